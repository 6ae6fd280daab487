"""What the fast engine sees of a word: hashed features of its letters, its possible stems and the gazetteer.

The numbers are part of the model's format: a change here asks for new weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from .._records import TokenKind
from ..text import segmentations
from ._marks import kinds_of_name

__all__ = ["FORMAT", "word_features"]

FORMAT = 1
"""Raised whenever the features of a word change; a model of another format is not read."""

LONGEST = 24
"""Letters of a word that are looked at; the longest real Arabic words have some 15."""

_TELLING_FIRST = frozenset("أإآ")
_TELLING_LAST = frozenset("ةىئاءً")
_AFFIX_LENGTHS = (1, 2, 3, 4)
_LONGEST_COUNTED = 12


def word_features(text: str, folded: str, kind: TokenKind, rows: int) -> list[int]:
    """Rows, in ``0 .. rows - 1``, of the table of vectors whose sum stands for a token as it is written and folded."""
    return sorted({crc32(name.encode("utf-8", "surrogatepass")) % rows for name in _names(text, folded[:LONGEST], kind)})


def _names(text: str, word: str, kind: TokenKind) -> Iterator[str]:
    yield f"kind {kind}"
    if kind == "number":
        yield f"digits {len(word)}"
        return
    yield f"word {word}"
    if kind == "punct":
        return
    yield f"length {min(len(word), _LONGEST_COUNTED)}"
    yield from _of_spelling(text)
    for stem in _stems(word):
        yield f"stem {stem}"
        for known in sorted(kinds_of_name(stem)):
            yield f"known {known}"
    for length in _AFFIX_LENGTHS:
        if len(word) > length:
            yield f"prefix {word[:length]}"
            yield f"suffix {word[-length:]}"
    framed = f"<{word}>"
    for i in range(len(framed) - 2):
        yield f"letters {framed[i : i + 3]}"


def _of_spelling(text: str) -> Iterator[str]:
    """What folding loses: hamza at the front, teh marbuta and the like at the end, capitals."""
    if text[0] in _TELLING_FIRST:
        yield f"first {text[0]}"
    if text[-1] in _TELLING_LAST:
        yield f"last {text[-1]}"
    if text.isascii():
        yield f"latin {'capitals' if text.isupper() else 'capital' if text[:1].isupper() else 'small'}"


def _stems(word: str) -> Iterator[str]:
    """The word, and what is left when conjunction and preposition are cut in any way; the article stays."""
    seen = set()
    for cut in segmentations(word):
        if not cut.suffix:
            stem = f"ال{cut.stem}" if cut.definite else cut.stem
            if stem not in seen:
                seen.add(stem)
                yield stem
