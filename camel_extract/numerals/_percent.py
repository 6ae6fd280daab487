"""Percent in all its writings."""

from __future__ import annotations

from collections.abc import Sequence

from .._records import Token
from ..text import fold
from . import _tables as tables

__all__ = ["is_part_noun", "is_percent_word", "per_mille_after", "percent_after"]

_PERCENT_WORDS = frozenset(fold(word) for word in tables.PERCENT_WORDS)
_AFTER_IN = frozenset(fold(word) for word in tables.PERCENT_PHRASES)
_ARTICLES = frozenset({"ال", "لل"})
_PARTS = {fold(word): parts for parts, words in tables.PARTS_PER for word in words.split()}
_PART_NOUNS = frozenset(fold(word) for word in tables.PART_NOUNS)


def is_percent_word(folded: str) -> bool:
    """Whether a word is percent by itself: ``بالمئة``."""
    return folded in _PERCENT_WORDS


def is_part_noun(folded: str) -> bool:
    """``جزء``, ``أجزاء``."""
    return folded in _PART_NOUNS


def percent_after(tokens: Sequence[Token], i: int) -> int | None:
    """The end of the percent sign or words at ``i``: ``%``, ``بالمئة``, ``في المئة``, ``في الـ100``, ``per cent``."""
    if i >= len(tokens):
        return None
    folded = tokens[i].folded
    if folded == "%" or folded in _PERCENT_WORDS:
        return i + 1
    after = [token.folded for token in tokens[i + 1 : i + 3]]
    if folded == "في" and after[:1] and after[0] in _AFTER_IN:
        return i + 2
    if folded == "في" and len(after) == 2 and after[0] in _ARTICLES and after[1] == "100":
        return i + 3
    if folded == "per" and after[:1] == ["cent"]:
        return i + 2
    return None


def per_mille_after(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """``‰``, ``بالألف``, ``في الألف``, ``جزء من المليون``: (the parts of one, end)."""
    if i >= len(tokens):
        return None
    if tokens[i].folded == "‰":
        return 1000, i + 1
    folded = tokens[i].folded
    if folded.startswith("ب") and folded[1:] in _PARTS:
        return _PARTS[folded[1:]], i + 1
    at = i + 1
    if folded in _PART_NOUNS and at < len(tokens) and tokens[at].folded == "من":
        at += 1
    elif folded != "في":
        return None
    parts = _PARTS.get(tokens[at].folded) if at < len(tokens) else None
    return (parts, at + 1) if parts else None
