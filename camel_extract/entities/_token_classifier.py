"""A user's own token-classification model as an engine: a Hugging Face folder, or its ONNX export.

The folder holds ``config.json`` with ``id2label``, ``tokenizer.json``, and ``model.onnx`` (run by onnxruntime) or ``model.safetensors``
(run by transformers and torch, imported only then).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._errors import EngineUnavailableError, ModelError
from .._model_words import word_for_model
from .._records import EntityLabel, Token
from ..encoder._windows import overlapping_ranges
from ._engines import INSTALL_FOR_FOLDERS
from ._protocol import Mention
from ._quiet import no_progress_bar
from ._tagging import LABEL_OF_TYPE, mentions_of_probabilities

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

    from .._analysis import Analysis

__all__ = ["FolderRecognizer"]

CONFIG, TOKENIZER, TORCH_WEIGHTS = "config.json", "tokenizer.json", "model.safetensors"
ONNX_WEIGHTS = ("model.onnx", "onnx/model.onnx")
EXPORT = f"a folder holds {CONFIG}, {TOKENIZER} and {ONNX_WEIGHTS[0]} or {TORCH_WEIGHTS}, as save_pretrained() and ONNX export write them"

NO_NAMES: frozenset[str] = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "UNIT", "CURR", "AGE", "CALENDAR", "OCC")
)
"""Types of OntoNotes, Wojood and their kin that other layers read; such a word is no entity."""

FURTHER_TYPES: Mapping[str, EntityLabel] = {
    "PERSONS": "PER",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "LOCATION": "LOC",
    "COUNTRY": "LOC",
    "CITY": "LOC",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
    "WEBSITE": "MISC",
}
_TYPES: Mapping[str, EntityLabel] = {**LABEL_OF_TYPE, **FURTHER_TYPES}
_PLACES: Mapping[str, str] = {"B": "B", "S": "B", "U": "B", "I": "I", "E": "I", "L": "I", "M": "I"}
"""Places of BIO, BIOES and BILOU in BIO."""

_LONGEST_WINDOW = 512
_UNREAD_POSITIONS = 2
"""RoBERTa's kin count positions from 2, so that many of ``max_position_embeddings`` are not to be used."""
_UNREADABLE = "-"

Run = Callable[[Mapping[str, "NDArray[Any]"]], "NDArray[Any]"]
"""Inputs (1, pieces) by name to logits (1, pieces, ids of labels)."""


class FolderRecognizer:
    """Names found by the model in ``folder``, over our own tokens.

    A word has the labels of its first piece; the best path of valid BIO labels is read. A sentence too long for the model is read in
    windows that overlap, and each word takes its labels from the window where it stands deepest. Raises :class:`ModelError` where a
    file is missing, damaged or does not fit, :class:`EngineUnavailableError` where the weights need a package that is not installed.
    """

    verbatim = True

    def __init__(self, folder: Path) -> None:
        self._path = folder
        config = _read_config(folder / CONFIG)
        self.labels, self._columns = _read_labels(config, folder / CONFIG)
        self._window = _window(config)
        self._tokenizer = _read_tokenizer(folder / TOKENIZER)
        self._special = self._tokenizer.num_special_tokens_to_add(False)
        self._run = _open_weights(folder)

    def __reduce__(self) -> tuple[Any, ...]:
        return FolderRecognizer, (self._path,)

    def recognize(self, analysis: Analysis) -> Sequence[Mention]:
        """The mentions of one text, in order; none crosses a sentence border."""
        return [
            mention
            for sentence in analysis.sentences
            if (tokens := analysis.sentence_tokens(sentence))
            for mention in mentions_of_probabilities(tokens, self._probabilities(tokens), self.labels)
        ]

    def _probabilities(self, tokens: Sequence[Token]) -> NDArray[Any]:
        """Float32 probabilities (tokens, labels) of one sentence."""
        import numpy as np

        room = self._window - self._special
        words = [word_for_model(token) for token in tokens]
        lengths = self._piece_counts(words)
        words = [word if length <= room else _UNREADABLE for word, length in zip(words, lengths, strict=True)]
        lengths = [length if length <= room else 1 for length in lengths]
        table = np.zeros((len(tokens), len(self.labels)), dtype=np.float32)
        table[:, self.labels.index("O")] = 1.0
        for first, end, (low, high) in overlapping_ranges(lengths, room):
            encoding = self._tokenizer.encode(words[first:end], is_pretokenized=True)
            places = _first_pieces(encoding)
            kept = [word for word in range(low, high) if word - first in places]
            if kept:
                table[kept] = self._read(encoding)[[places[word - first] for word in kept]]
        return table

    def _piece_counts(self, words: Sequence[str]) -> list[int]:
        counts = [0] * len(words)
        for word in self._tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False).word_ids:
            if word is not None:
                counts[word] += 1
        return counts

    def _read(self, encoding: Encoding) -> NDArray[Any]:
        """Probabilities (pieces, labels), the model's labels taken together as ours."""
        import numpy as np

        inputs = {"input_ids": encoding.ids, "attention_mask": encoding.attention_mask, "token_type_ids": encoding.type_ids}
        logits = self._run({name: np.array([values], dtype=np.int64) for name, values in inputs.items()})
        if logits.shape != (1, len(encoding.ids), len(self._columns)):
            raise ModelError(
                f"the model in {self._path} gave logits of shape {logits.shape} for {len(encoding.ids)} pieces and "
                f"{len(self._columns)} labels of its {CONFIG}; export it again for token classification"
            )
        odds = np.exp(logits[0] - logits[0].max(axis=1, keepdims=True), dtype=np.float32)
        table = np.zeros((len(odds), len(self.labels)), dtype=np.float32)
        for column, label in enumerate(self._columns):
            table[:, label] += odds[:, column]
        result: NDArray[Any] = table / odds.sum(axis=1, keepdims=True)
        return result


def _first_pieces(encoding: Encoding) -> dict[int, int]:
    """The place of the first piece of each word that has one."""
    places: dict[int, int] = {}
    for place, word in enumerate(encoding.word_ids):
        if word is not None:
            places.setdefault(word, place)
    return places


def _read_config(path: Path) -> Mapping[str, Any]:
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"no model in {path.parent}: {path.name} cannot be read ({error.strerror}); {EXPORT}") from error
    except ValueError as error:
        raise ModelError(f"{path} is damaged: it is no JSON; save the model's configuration again") from error
    if not isinstance(config, dict):
        raise ModelError(f"{path} is damaged: it is no JSON object; save the model's configuration again")
    return config


def _read_labels(config: Mapping[str, Any], path: Path) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Our BIO labels, and for each of the model's labels the index of ours that it counts for."""
    try:
        names = {int(number): str(name) for number, name in config["id2label"].items()}
        ordered = [names[number] for number in range(len(names))]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path} has no id2label that numbers labels from 0 on; write one, such as {_EXAMPLE_LABELS}") from error
    meant = [_bio(name, path) for name in ordered]
    labels = tuple(dict.fromkeys(["O", *meant]))
    for label in labels:
        if label.startswith("I-") and "B-" + label[2:] not in labels:
            raise ModelError(f"{path} has {label} and no label that begins such a name; labels are BIO, such as {_EXAMPLE_LABELS}")
    if len(labels) == 1:
        raise ModelError(f"{path} names no entity type; id2label must hold BIO labels, such as {_EXAMPLE_LABELS}")
    return labels, tuple(labels.index(label) for label in meant)


_EXAMPLE_LABELS = '{"0": "O", "1": "B-PER", "2": "I-PER"}'


def _bio(name: str, path: Path) -> str:
    """``B-PERS`` to ``B-PER``, ``S-GPE`` to ``B-LOC``, ``I-DATE`` to ``O``."""
    place, _, kind = name.replace("_", "-", 1).partition("-")
    kind = kind.upper()
    if place == "O" and not kind:
        return "O"
    if place not in _PLACES or not kind:
        raise ModelError(f"{path} has {name!r}, which is no BIO, BIOES or BILOU label; rename it in id2label, as in {_EXAMPLE_LABELS}")
    if kind in NO_NAMES:
        return "O"
    if kind not in _TYPES:
        raise ModelError(f"{path} has the entity type {kind!r}; rename it in id2label to one of {', '.join(_TYPES)}")
    return f"{_PLACES[place]}-{_TYPES[kind]}"


def _window(config: Mapping[str, Any]) -> int:
    positions = config.get("max_position_embeddings")
    return min(_LONGEST_WINDOW, positions - _UNREAD_POSITIONS) if isinstance(positions, int) and positions > 8 else _LONGEST_WINDOW


def _read_tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    remedy = f"write it with AutoTokenizer.from_pretrained(folder).save_pretrained(folder); {EXPORT}"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"no tokenizer in {path.parent}: {path.name} cannot be read ({error.strerror}); {remedy}") from error
    try:
        tokenizer = Tokenizer.from_buffer(content)
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(f"{path} is damaged: it is no tokenizer ({error}); {remedy}") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _open_weights(folder: Path) -> Run:
    for name in ONNX_WEIGHTS:
        if (folder / name).is_file():
            return _run_by_onnxruntime(folder / name)
    if (folder / TORCH_WEIGHTS).is_file():
        return _run_by_transformers(folder)
    raise ModelError(f"no weights in {folder}; {EXPORT}")


def _run_by_onnxruntime(path: Path) -> Run:
    from ..encoder import open_session

    try:
        session = open_session(str(path))
    except Exception as error:  # onnxruntime's own errors share no public base class
        raise ModelError(f"{path} is damaged: onnxruntime cannot load it ({error}); export it again") from error
    wanted = [field.name for field in session.get_inputs()]
    if unknown := set(wanted) - {"input_ids", "attention_mask", "token_type_ids"}:
        raise ModelError(f"{path} asks for the inputs {sorted(unknown)}, which are not known; export it for token classification")
    output = session.get_outputs()[0].name

    def run(inputs: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
        logits: NDArray[Any] = session.run([output], {name: inputs[name] for name in wanted})[0]
        return logits

    return run


def _run_by_transformers(folder: Path) -> Run:
    try:
        import torch
        import transformers
    except ImportError as error:
        raise EngineUnavailableError(
            f"{folder / TORCH_WEIGHTS} needs transformers and torch ({error}); install them: {INSTALL_FOR_FOLDERS}; or export it to ONNX"
        ) from error
    with no_progress_bar(transformers):
        try:
            model, report = transformers.AutoModelForTokenClassification.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, output_loading_info=True
            )
        except Exception as error:
            raise ModelError(f"{folder / TORCH_WEIGHTS} cannot be loaded ({error}); save the model again") from error
    if missing := sorted(report["missing_keys"]):
        raise ModelError(f"{folder / TORCH_WEIGHTS} lacks the weights {', '.join(missing[:4])}; it was not saved for token classification")
    model.eval()
    takes_types = getattr(model.config, "type_vocab_size", 0) > 1

    def run(inputs: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
        given = {name: torch.from_numpy(values) for name, values in inputs.items() if takes_types or name != "token_type_ids"}
        with torch.no_grad():
            logits: NDArray[Any] = model(**given).logits.numpy()
        return logits

    return run
