"""Vague counts: a few, tens, hundreds, each with the interval that it means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from .._records import Token
from ..text import fold, split_proclitics
from . import _tables as tables
from ._amount import Amount
from ._reader import AMOUNT_NOUNS, read_number, scale_word

__all__ = ["is_vague_word", "read_few", "read_vague"]


@cache
def _vague_words() -> dict[str, tuple[int, int]]:
    words: dict[str, tuple[int, int]] = {}
    for forms, low, high in tables.VAGUE_WORDS:
        for form in forms.split():
            words[fold(form)] = words["ال" + fold(form)] = (low, high)
    return words


@cache
def _few_words() -> dict[str, tuple[int, int]]:
    return {fold(form): (low, high) for forms, low, high in tables.FEW for form in forms.split()}


_VAGUE_TENS = frozenset(fold(word) for word in tables.VAGUE_TENS) | {"ال" + fold(word) for word in tables.VAGUE_TENS}
_SEVERAL = fold("عدة")
_FEW_LOW, _FEW_HIGH = 3, 9


@lru_cache(maxsize=16384)
def _vague_word(folded: str) -> tuple[str, int, int] | None:
    cut = split_proclitics(folded, _vague_words())
    return (cut[1], *_vague_words()[cut[1]]) if cut and not folded.endswith(AMOUNT_NOUNS) else None


def is_vague_word(folded: str) -> bool:
    """Whether a folded word, clitics cut, opens a vague count: ``عشرات``, ``بضع``."""
    return _vague_word(folded) is not None or split_proclitics(folded, _few_words()) is not None


def _vague_scale(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """(the scale, end) of ``مئات``, ``مئات الآلاف``, ``عشرات الملايين`` at ``i``; 1 where none stands."""
    found = _vague_word(tokens[i].folded) if i < len(tokens) and tokens[i].kind == "word" else None
    if found is None:
        return 1, i
    scale, end = found[1] // 2, i + 1
    further = scale_word(tokens[end]) if found[0] in _VAGUE_TENS and end < len(tokens) else None
    return (scale * further, end + 1) if further else (scale, end)


def read_few(tokens: Sequence[Token], i: int) -> Amount | None:
    """``بضعة``, ``بضع مئات``, ``عدة آلاف``, ``بضع مئات الآلاف``: 3 to 9 of the scale; ``بضعة عشر``, ``بضع وعشرون`` of the units."""
    if tokens[i].kind != "word":
        return None
    cut = split_proclitics(tokens[i].folded, _few_words())
    if cut is None:
        return None
    low, high = _few_words()[cut[1]]
    scale, end = _vague_scale(tokens, i + 1)
    if scale == 1 and cut[1] == _SEVERAL:
        return None
    tens = read_number(tokens, end) if scale == 1 else None
    if tens and tens.value % 10 == 0 and not tens.definite and (tens.value == 10 or tens.prefix == "و") and tens.value < 100:
        return Amount(i, tens.end, None, tens.value + low, tens.value + high, "vague", "VAGUE")
    return Amount(i, end, None, low * scale, high * scale, "vague", "VAGUE")


def read_vague(tokens: Sequence[Token], i: int) -> Amount | None:
    """``عشرات``, ``مئات الآلاف``, ``الملايين``; ``مئات عدة`` are a few of them."""
    if tokens[i].kind != "word":
        return None
    found = _vague_word(tokens[i].folded)
    if found is None:
        return None
    _, low, high = found
    scale, end = _vague_scale(tokens, i)
    factor = scale * 2 // low
    low, high = low * factor, (high + 1) * factor - 1
    if end < len(tokens) and tokens[end].folded == _SEVERAL:
        return Amount(i, end + 1, None, _FEW_LOW * scale, _FEW_HIGH * scale, "vague", "VAGUE")
    return Amount(i, end, None, low, high, "vague", "VAGUE")
