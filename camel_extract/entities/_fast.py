"""The fast engine: a small convolutional network over hashed words, run by numpy.

A token is the sum of the vectors of its features (:mod:`._word_features`), remembered for each way of writing it; a few convolutions
over three tokens each let its neighbours speak; one linear layer gives the labels. It was taught by the embedded model.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .._errors import ModelError
from .._model_files import REMEDY, read_listed, read_meta
from .._paths import model_dir
from .._records import Token, TokenKind
from ._protocol import Mention
from ._tagging import mentions_of_probabilities
from ._word_features import FORMAT, word_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .._analysis import Analysis

__all__ = ["FastRecognizer", "FastTagger"]

WEIGHTS = "model.npz"
_TOKENS_AT_ONCE = 8192
_REMEMBERED_WORDS = 65_536

_Written = tuple[str, TokenKind]


class _Weights(NamedTuple):
    """``vectors`` (rows, narrow), int8, to be taken times the ``scale`` of its row; ``inner`` (narrow, wide); ``layers``, each (wide,
    3 * wide): what a token says to the one after it, to itself, to the one before it; ``outer`` (wide, labels); and their biases."""

    vectors: NDArray[Any]
    scale: NDArray[Any]
    inner: NDArray[Any]
    inner_bias: NDArray[Any]
    layers: NDArray[Any]
    layer_bias: NDArray[Any]
    outer: NDArray[Any]
    outer_bias: NDArray[Any]


class FastTagger:
    """Sentences of tokens in, probabilities of labels out.

    ``folder`` is a model folder (default: the one that ships with the library). Raises :class:`ModelError` where a file is missing,
    damaged or does not fit.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder or model_dir("fast")
        meta = read_meta(self._path, format=FORMAT)
        try:
            self.labels: tuple[str, ...] = tuple(map(str, meta["labels"]))
            self.version = str(meta["version"])
            self._hashes = {WEIGHTS: str(meta["files"][WEIGHTS])}
        except (KeyError, TypeError) as error:
            raise ModelError(f"{self._path / 'meta.json'} lacks a field or has a wrong one ({error}); {REMEDY}") from error
        self._known: dict[_Written, int] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return FastTagger, (self._path,)

    def __call__(self, sentences: Sequence[Sequence[Token]]) -> NDArray[Any]:
        """Float32 probabilities of shape (tokens of all sentences, labels). Memory beside the result is bounded."""
        import numpy as np

        tables = [self._probabilities(group) for group in _groups(sentences)]
        return np.concatenate([np.zeros((0, len(self.labels)), dtype=np.float32), *tables])

    def _probabilities(self, sentences: Sequence[Sequence[Token]]) -> NDArray[Any]:
        """The network over sentences with an empty place after each, so that none sees another."""
        import numpy as np

        weights = self._weights
        rows = self._rows([token for sentence in sentences for token in sentence])
        lengths = np.array([len(sentence) for sentence in sentences])
        is_token = np.ones(len(rows) + len(sentences), dtype=bool)
        gaps = np.cumsum(lengths + 1) - 1
        is_token[gaps] = False
        states = np.zeros((len(is_token), weights.inner.shape[1]), dtype=np.float32)
        states[is_token] = self._remembered[rows]
        for layer, bias in zip(weights.layers, weights.layer_bias, strict=True):
            width = states.shape[1]
            heard = states @ layer
            mixed = heard[:, width : 2 * width] + bias
            mixed[1:] += heard[:-1, :width]
            mixed[:-1] += heard[1:, 2 * width :]
            np.maximum(mixed, 0.0, out=mixed)
            states += mixed
            states[gaps] = 0.0
        logits = states[is_token] @ weights.outer + weights.outer_bias
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        result: NDArray[Any] = shifted / shifted.sum(axis=1, keepdims=True)
        return result

    def _rows(self, tokens: Sequence[Token]) -> list[int]:
        """The row of each token in the remembered states."""
        if len(self._known) > _REMEMBERED_WORDS:
            self._known.clear()
        keys = [(token.text, token.kind) for token in tokens]
        new = {key: token for key, token in zip(keys, tokens, strict=True) if key not in self._known}
        if new:
            self._learn(new)
        return [self._known[key] for key in keys]

    def _learn(self, new: dict[_Written, Token]) -> None:
        import numpy as np

        weights = self._weights
        features = [word_features(token.text, token.folded, token.kind, len(weights.vectors)) for token in new.values()]
        flat = np.fromiter(chain.from_iterable(features), dtype=np.intp)
        starts = np.cumsum([0, *map(len, features[:-1])])
        sums = np.add.reduceat(weights.vectors[flat] * weights.scale[flat, None], starts, axis=0)
        states = np.maximum(sums @ weights.inner + weights.inner_bias, 0.0)
        first = len(self._known)
        self._known.update(zip(new, range(first, first + len(new)), strict=True))
        self._remembered[first : first + len(new)] = states

    @cached_property
    def _remembered(self) -> NDArray[Any]:
        import numpy as np

        return np.zeros((_REMEMBERED_WORDS + _TOKENS_AT_ONCE + 1, self._weights.inner.shape[1]), dtype=np.float32)

    @cached_property
    def _weights(self) -> _Weights:
        import numpy as np

        content = read_listed(self._path, WEIGHTS, self._hashes)
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
                weights = _Weights(**{name: arrays[name] for name in _Weights._fields})
        except (KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
            raise ModelError(f"{self._path / WEIGHTS} holds no weights of this engine ({error}); {REMEDY}") from error
        if weights.outer.shape[1] != len(self.labels):
            raise ModelError(f"{self._path / WEIGHTS} has {weights.outer.shape[1]} labels, meta.json {len(self.labels)}; {REMEDY}")
        return weights


def _groups(sentences: Sequence[Sequence[Token]]) -> Iterator[list[Sequence[Token]]]:
    """Sentences in groups of bounded size; one that is too long alone is cut."""
    group: list[Sequence[Token]] = []
    size = 0
    for sentence in sentences:
        for first in range(0, len(sentence), _TOKENS_AT_ONCE):
            part = sentence[first : first + _TOKENS_AT_ONCE]
            if group and size + len(part) > _TOKENS_AT_ONCE:
                yield group
                group, size = [], 0
            group.append(part)
            size += len(part)
    if group:
        yield group


class FastRecognizer:
    """Names found by a word-level model of a few megabytes, some ten times as fast as the embedded one and less sure of itself.

    ``folder`` is a model folder (default: the one that ships with the library).
    """

    follows_guidelines = True
    without_encoder = True

    def __init__(self, folder: Path | None = None) -> None:
        self._tagger = FastTagger(folder)

    def recognize(self, analysis: Analysis) -> Sequence[Mention]:
        """The mentions of one text, in order; none crosses a sentence border."""
        probabilities = self._tagger([analysis.sentence_tokens(sentence) for sentence in analysis.sentences])
        is_inside = probabilities.argmax(axis=1) != self._tagger.labels.index("O")
        return [
            mention
            for sentence in analysis.sentences
            if is_inside[sentence.first_token : sentence.end_token].any()
            for mention in mentions_of_probabilities(
                analysis.sentence_tokens(sentence),
                probabilities[sentence.first_token : sentence.end_token],
                self._tagger.labels,
            )
        ]
