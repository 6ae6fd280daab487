"""What the lists of names add to what the encoder says of a word.

The encoder has learnt names from text; the lists know others. A small log-linear model over what the lists know of a word
(``known_names.tsv``, made by ``training/known_names.py``) is multiplied with the encoder's probabilities: evidence, not an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .._loglinear import LogLinear, read_model
from .._records import Token
from ..text import segmentations
from ._marks import gazetteer_marks, kinds_of_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["known_name_features", "shared_known_names", "with_known_names"]

BIAS = "bias"
TABLE = "known_names.tsv"
LEAST = 1e-5
"""No label is less probable than this before the lists are asked."""
_REMEMBERED = 65_536


def known_name_features(tokens: Sequence[Token]) -> list[frozenset[str]]:
    """For each token the marks of the listed names that it stands in (``B-city``), and the kinds of names that it is by itself when
    conjunction and preposition are cut in any way (``word city``)."""
    return [
        marks | _kinds_of_word(token.folded) if token.kind == "word" else marks
        for token, marks in zip(tokens, gazetteer_marks(tokens), strict=True)
    ]


@lru_cache(maxsize=_REMEMBERED)
def _kinds_of_word(word: str) -> frozenset[str]:
    stems = {f"ال{cut.stem}" if cut.definite else cut.stem for cut in segmentations(word) if not cut.suffix}
    return frozenset(f"word {kind}" for stem in stems for kind in kinds_of_name(stem))


def with_known_names(
    tokens: Sequence[Token], probabilities: NDArray[np.float32], labels: Sequence[str], model: LogLinear
) -> NDArray[np.float32]:
    """The probabilities (tokens, labels) of an encoder times those of the lists, made to sum to 1 again.

    They stay as they are where the labels are not those of ``model``, which knows nothing of others.
    """
    import numpy as np

    if tuple(labels) != model.labels or len(probabilities) == 0:
        return probabilities
    known: dict[frozenset[str], tuple[float, ...]] = {}
    rows = []
    for features in known_name_features(tokens):
        if features not in known:
            known[features] = tuple(model((BIAS, *features)).values())
        rows.append(known[features])
    product = np.maximum(probabilities, LEAST) * np.array(rows, dtype=np.float32)
    result: NDArray[np.float32] = product / product.sum(axis=1, keepdims=True)
    return result


@lru_cache(maxsize=1)
def shared_known_names() -> LogLinear:
    """The model that ships with the library, read on first use."""
    return read_model(__package__, TABLE)
