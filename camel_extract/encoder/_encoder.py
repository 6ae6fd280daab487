"""The encoder: sentences in, per-word probabilities of every head out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._errors import ModelError
from .._paths import model_dir
from ._folder import ROLE_ARGUMENTS, ROLE_TRIGGERS, TOKENIZER, WEIGHTS, ModelFolder
from ._pieces import WordPieces
from ._roles import RoleScores, may_be_triggers
from ._windows import Stretch, Window, pack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .._analysis import Analysis, Tags

_shared: dict[tuple[int, Path], Encoder] = {}


class Encoder:
    """A small transformer with one head a task, run by onnxruntime.

    ``folder`` is a model folder (default: the one that ships with the library); its ``meta.json`` is read at once, weights and
    tokenizer on first use. ``threads`` is how many threads one run may use. Raises :class:`ModelError` where a file is missing, damaged
    or does not fit.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self._folder = ModelFolder.open(folder or model_dir("encoder"))
        self._threads = threads

    @classmethod
    def shared(cls, folder: Path | None = None) -> Encoder:
        """The one encoder of this process for ``folder``."""
        key = (os.getpid(), folder or model_dir("encoder"))
        if key not in _shared:
            _shared[key] = cls(folder)
        return _shared[key]

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._folder.path, self._threads)

    @property
    def heads(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of each head, in the order of the columns of its probabilities."""
        return self._folder.heads

    @property
    def roles(self) -> tuple[str, ...]:
        """The argument roles that the model scores, in the order of the last axis of its ``roles``; empty for a model without."""
        return self._folder.roles

    @property
    def version(self) -> str:
        """The model's version."""
        return self._folder.version

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[dict[str, NDArray[Any]]]:
        """For each sentence (words as they stand in the text): head -> float32 probabilities of shape (words, labels).

        A model that scores roles adds ``role_triggers``, the indexes of the k words that may be triggers, and ``roles``, float32
        probabilities of shape (k, words, roles) that a word stands in the argument of that role of that trigger; see
        :func:`role_probabilities`. Sentences given together are read in each other's context. Any string is a word; memory beside the
        result is bounded.
        """
        import numpy as np

        tables: list[dict[str, NDArray[Any]]] = [
            {head: np.zeros((len(words), len(labels)), dtype=np.float32) for head, labels in self.heads.items()}
            for words in sentences
        ]
        distances = np.array(self._folder.role_distances, dtype=np.float32)
        roles = [RoleScores(len(words), distances) for words in sentences] if self.roles else []
        if any(sentences):
            pieces = self._pieces
            for window in pack((pieces(words) for words in sentences), self._folder.window):
                outputs = self._run(window)
                for stretch in window.stretches:
                    self._keep_labels(outputs, stretch, tables[stretch.sentence])
                    if self.roles:
                        self._keep_roles(outputs, stretch, tables[stretch.sentence], roles[stretch.sentence])
        for table, scores in zip(tables, roles, strict=False):
            table |= scores.arrays()
        return tables

    def tag(self, analysis: Analysis) -> tuple[Tags, ...]:
        """The probabilities for each sentence of ``analysis``, over its tokens."""
        return tuple(self([[token.text for token in analysis.sentence_tokens(s)] for s in analysis.sentences]))

    def _keep_labels(self, outputs: Mapping[str, NDArray[Any]], stretch: Stretch, table: dict[str, NDArray[Any]]) -> None:
        first, last = stretch.kept
        places = stretch.places[first - stretch.first : last - stretch.first]
        for head in self.heads:
            table[head][first:last] = _softmax(outputs[head][places])

    def _keep_roles(
        self, outputs: Mapping[str, NDArray[Any]], stretch: Stretch, table: dict[str, NDArray[Any]], scores: RoleScores
    ) -> None:
        first, last = stretch.kept
        words = [first + int(word) for word in may_be_triggers(table["triggers"][first:last])]
        places = [stretch.places[word - stretch.first] for word in words]
        scores.add(words, stretch.first, outputs[ROLE_TRIGGERS][places], outputs[ROLE_ARGUMENTS][stretch.places])

    def _run(self, window: Window) -> dict[str, NDArray[Any]]:
        """The model's outputs (pieces, width) by name for one window, checked against what was asked."""
        import numpy as np

        ids = np.array([window.ids], dtype=np.int64)
        names = [*self.heads, ROLE_TRIGGERS, ROLE_ARGUMENTS] if self.roles else list(self.heads)
        outputs = dict(zip(names, self._session.run(names, {"ids": ids}), strict=True))
        for name, output in outputs.items():
            labels = self.heads.get(name)
            fits = output.shape[-1] == len(labels) if labels else output.shape[-1] % len(self.roles) == 0
            if output.shape[:-1] != ids.shape or not fits:
                raise ModelError(
                    f"head {name!r} of the model at {self._folder.path} gave an array of shape {output.shape} for "
                    f"{ids.size} pieces and {len(labels or self.roles)} labels; reinstall camel-extract"
                )
        return {name: output[0] for name, output in outputs.items()}

    @cached_property
    def _pieces(self) -> WordPieces:
        from tokenizers import Tokenizer

        content = self._folder.read(TOKENIZER)
        try:
            return WordPieces(Tokenizer.from_buffer(content))
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(f"{self._folder.path / TOKENIZER} is no tokenizer: {error}; reinstall camel-extract") from error

    @cached_property
    def _session(self) -> Any:
        content = self._folder.read(WEIGHTS)
        try:
            session = open_session(content, threads=self._threads)
        except Exception as error:  # onnxruntime's own errors share no public base class
            raise ModelError(f"{self._folder.path / WEIGHTS} is no model: {error}; reinstall camel-extract") from error
        wanted = {*self.heads, *((ROLE_TRIGGERS, ROLE_ARGUMENTS) if self.roles else ())}
        missing = wanted - {output.name for output in session.get_outputs()}
        if missing:
            raise ModelError(f"the model at {self._folder.path} lacks the heads {sorted(missing)} that its meta.json names")
        return session


def open_session(model: bytes | str, *, threads: int = 1) -> Any:
    """An onnxruntime session on the CPU for a model's bytes or path, silent and without telemetry."""
    # Read when onnxruntime is first imported: later calls come after it has written a device id and opened its uploader.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _softmax(logits: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: NDArray[Any] = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def _rebuild(folder: Path, threads: int) -> Encoder:
    return Encoder(folder, threads=threads)
