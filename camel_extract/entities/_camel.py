"""camel-tools' named-entity recognizer as an engine.

``camel_tools.data`` fetches a catalogue from the network while it is imported, so all that it needs is looked for first.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .._analysis import Analysis
from .._errors import EngineUnavailableError, ModelError
from .._model_words import Part, parts_of, word_for_model
from ._protocol import Mention
from ._quiet import no_progress_bar
from ._tagging import label_of, mentions_of

if TYPE_CHECKING:
    from camel_tools.ner import NERecognizer

__all__ = ["CamelRecognizer"]

INSTALL_PACKAGE = 'pip install "camel-tools>=1.6"'
INSTALL_DATA = "camel_data -i ner-arabert"

_COMPONENT = "NamedEntityRecognition"
_MODEL_FILES = ("config.json", "vocab.txt")
_WORD_PIECES = 240
"""Below the 254 at which camel-tools cuts a sentence wherever a word happens to end."""
_REMEMBERED_WORDS = 65_536


class CamelRecognizer:
    """camel-tools' ``NERecognizer`` with its default model (AraBERT fine-tuned on ANERcorp). It gives no probabilities.

    Raises :class:`EngineUnavailableError` with the command that mends it where the package or its data is missing,
    :class:`ModelError` where the model's files are damaged. Nothing is fetched.
    """

    verbatim = True

    def __init__(self) -> None:
        self._model = _load(_model_folder(_data_folder()))
        self._costs: dict[str, int] = {}

    def recognize(self, analysis: Analysis) -> Sequence[Mention]:
        """The mentions of one text. A sentence too long for the model is read in parts that end on marks."""
        words = [self._readable(word_for_model(token)) for token in analysis.tokens]
        parts = list(self._parts(analysis, words))
        tagged = self._model.predict([words[part.first : part.end] for part in parts])
        if len(tagged) != len(parts):
            raise ModelError(f"camel-tools gave tags for {len(tagged)} sentences of {len(parts)}")
        return [
            mention for part, tags in zip(parts, tagged, strict=True) for mention in mentions_of(analysis, part, tags)
        ]

    def _readable(self, word: str) -> str:
        """The word, or the unknown word's mark where the model's tokenizer finds nothing in it and would drop its tag."""
        return word if self._cost(word) else str(self._model.tokenizer.unk_token)

    def _cost(self, word: str) -> int:
        if word not in self._costs:
            if len(self._costs) >= _REMEMBERED_WORDS:
                self._costs.clear()
            self._costs[word] = len(self._model.tokenizer.tokenize(word))
        return self._costs[word]

    def _parts(self, analysis: Analysis, words: Sequence[str]) -> Iterator[Part]:
        for sentence in analysis.sentences:
            first, end = sentence.first_token, sentence.end_token
            costs = [self._cost(word) for word in words[first:end]]
            pauses = [token.kind == "punct" for token in analysis.tokens[first:end]]
            for part in parts_of(costs, pauses, _WORD_PIECES):
                yield Part(first + part.first, first + part.end)


def _data_folder() -> Path:
    """Where camel-tools looks for its data."""
    if chosen := os.environ.get("CAMELTOOLS_DATA"):
        return Path(chosen).expanduser().absolute()
    return Path.home() / ("AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools")


def _model_folder(data: Path) -> Path:
    """The folder of the default model, as the catalogue in the data folder names it."""
    catalogue = data / "catalogue.json"
    try:
        component = json.loads(catalogue.read_text(encoding="utf-8"))["components"][_COMPONENT]
        folder = data / "data" / str(component["datasets"][component["default"]]["path"])
    except FileNotFoundError as error:
        raise _data_missing(f"there is no {catalogue}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _data_missing(f"{catalogue} is damaged or names no model") from error
    for name in _MODEL_FILES:
        if not (folder / name).is_file():
            raise _data_missing(f"there is no {folder / name}")
    return folder


def _data_missing(found: str) -> EngineUnavailableError:
    return EngineUnavailableError(f"the data of camel-tools' NER is missing ({found}); install it with: {INSTALL_DATA}")


def _load(folder: Path) -> NERecognizer:
    try:
        import transformers
        from camel_tools.ner import NERecognizer
    except ImportError as error:
        raise EngineUnavailableError(f"camel-tools cannot be imported ({error}); install it: {INSTALL_PACKAGE}") from error
    with no_progress_bar(transformers):
        try:
            model = NERecognizer(str(folder))
        except Exception as error:
            raise ModelError(f"the model in {folder} cannot be loaded ({error}); fetch it anew: {INSTALL_DATA}") from error
    for tag in model.labels_map.values():
        if tag != "O":
            label_of(tag.partition("-")[2])
    return model
