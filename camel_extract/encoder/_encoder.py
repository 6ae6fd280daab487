"""The encoder: sentences in, per-word probabilities of every head out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._errors import ModelError
from .._paths import model_dir
from ._folder import TOKENIZER, WEIGHTS, ModelFolder
from ._pieces import WordPieces
from ._windows import Window, pack

if TYPE_CHECKING:
    import numpy as np
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
    def version(self) -> str:
        """The model's version."""
        return self._folder.version

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[dict[str, NDArray[np.float32]]]:
        """For each sentence (words as they stand in the text): head -> float32 probabilities of shape (words, labels).

        Sentences given together are read in each other's context. Any string is a word; memory beside the result is bounded.
        """
        import numpy as np

        results = [
            {head: np.zeros((len(words), len(labels)), dtype=np.float32) for head, labels in self.heads.items()}
            for words in sentences
        ]
        pieces = self._pieces if any(sentences) else None
        if pieces is None:
            return results
        for window in pack((pieces(words) for words in sentences), self._folder.window):
            probabilities = self._run(window)
            for stretch in window.stretches:
                end = stretch.first + len(stretch.places)
                for head, table in probabilities.items():
                    results[stretch.sentence][head][stretch.first : end] = table[stretch.places]
        return results

    def tag(self, analysis: Analysis) -> tuple[Tags, ...]:
        """The probabilities for each sentence of ``analysis``, over its tokens."""
        return tuple(self([[token.text for token in analysis.sentence_tokens(s)] for s in analysis.sentences]))

    def _run(self, window: Window) -> dict[str, NDArray[np.float32]]:
        """Probabilities (pieces, labels) of every head for one window, checked against what was asked."""
        import numpy as np

        ids = np.array([window.ids], dtype=np.int64)
        outputs = self._session.run(list(self.heads), {"ids": ids})
        tables = {}
        for (head, labels), logits in zip(self.heads.items(), outputs, strict=True):
            if logits.shape != (1, len(window.ids), len(labels)):
                raise ModelError(
                    f"head {head!r} of the model at {self._folder.path} gave an array of shape {logits.shape} for "
                    f"{len(window.ids)} pieces and {len(labels)} labels; reinstall camel-extract"
                )
            tables[head] = _softmax(logits[0])
        return tables

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
        # Read when onnxruntime is first imported: later calls come after it has written a device id and opened its uploader.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        content = self._folder.read(WEIGHTS)
        try:
            session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's own errors share no public base class
            raise ModelError(f"{self._folder.path / WEIGHTS} is no model: {error}; reinstall camel-extract") from error
        missing = set(self.heads) - {output.name for output in session.get_outputs()}
        if missing:
            raise ModelError(f"the model at {self._folder.path} lacks the heads {sorted(missing)} that its meta.json names")
        return session


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: NDArray[np.float32] = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def _rebuild(folder: Path, threads: int) -> Encoder:
    return Encoder(folder, threads=threads)
