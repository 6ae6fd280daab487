"""Stanza's named-entity tagger as an engine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .._analysis import Analysis
from .._errors import EngineUnavailableError, ModelError
from ._protocol import Mention
from ._tagging import Part, label_of, mentions_of, parts_of, word_for_model

if TYPE_CHECKING:
    from stanza import Pipeline

__all__ = ["StanzaRecognizer"]

INSTALL_PACKAGE = 'pip install "stanza>=1.9"'
INSTALL_DATA = "python -c \"import stanza; stanza.download('ar', processors='tokenize,ner')\""

_WORDS = 200
"""Words read at once: the tagger is recurrent, so its memory grows with the longest sentence of a batch."""


class StanzaRecognizer:
    """Stanza's Arabic NER with its default model, over our own tokens. It gives no probabilities.

    Raises :class:`EngineUnavailableError` with the command that mends it where the package or its data is missing,
    :class:`ModelError` where the model's files are damaged. Nothing is fetched.
    """

    verbatim = True

    def __init__(self) -> None:
        self._pipeline = _load()

    def recognize(self, analysis: Analysis) -> Sequence[Mention]:
        """The mentions of one text. A sentence of more than 200 words is read in parts that end on marks."""
        parts = list(_parts(analysis))
        if not parts:
            return []
        words = [[word_for_model(token) for token in analysis.tokens[part.first : part.end]] for part in parts]
        sentences = self._pipeline(words).sentences
        if len(sentences) != len(parts):
            raise ModelError(f"Stanza gave tags for {len(sentences)} sentences of {len(parts)}")
        return [
            mention
            for part, sentence in zip(parts, sentences, strict=True)
            for mention in mentions_of(analysis, part, [token.ner for token in sentence.tokens])
        ]


def _parts(analysis: Analysis) -> Iterator[Part]:
    for sentence in analysis.sentences:
        tokens = analysis.sentence_tokens(sentence)
        for part in parts_of([1] * len(tokens), [token.kind == "punct" for token in tokens], _WORDS):
            yield Part(sentence.first_token + part.first, sentence.first_token + part.end)


def _load() -> Pipeline:
    try:
        import stanza
    except ImportError as error:
        raise EngineUnavailableError(f"Stanza cannot be imported ({error}); install it: {INSTALL_PACKAGE}") from error
    try:
        pipeline = stanza.Pipeline(
            "ar",
            dir=_model_folder(),
            processors="tokenize,ner",
            tokenize_pretokenized=True,
            download_method=None,
            logging_level="CRITICAL",
        )
    except Exception as error:
        if missing := _missing_file(error):
            raise EngineUnavailableError(
                f"the data of Stanza's Arabic NER is missing ({missing}); install it with: {INSTALL_DATA}"
            ) from error
        raise ModelError(f"Stanza's Arabic NER cannot be loaded ({error}); fetch it anew: {INSTALL_DATA}") from error
    for kind in pipeline.processors["ner"].get_known_tags():
        label_of(kind)
    return pipeline


def _missing_file(error: BaseException | None) -> FileNotFoundError | None:
    """The missing file behind an error; Stanza may fail anew while it handles the first failure."""
    while error is not None and not isinstance(error, FileNotFoundError):
        error = error.__context__
    return error


def _model_folder() -> str:
    """Where Stanza keeps its models. It reads the variable once, when it is imported; it may have been set since."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return str(os.environ.get("STANZA_RESOURCES_DIR", DEFAULT_MODEL_DIR))
