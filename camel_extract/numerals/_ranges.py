"""Ranges: two numbers that bound an interval. A unit may stand after the first too, where it is the second's: ``من 5% إلى 10%``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .._records import Token
from ..text import fold
from ..text._clitics import segmentations
from . import _tables as tables
from ._amount import Amount, Number, interval, past_article
from ._currencies import code_before, currency_at
from ._measures import measure_at
from ._percent import percent_after
from ._reader import NumberMatch, read_number, touches

__all__ = ["after_score_word", "read_alternative", "read_between", "read_dash_range", "read_from_to", "read_one_or_two", "read_to"]

_TO = frozenset(fold(word) for word in tables.RANGE_PREPOSITIONS)
_DASHES = frozenset({"-", "–", "—", "‐", "‑", "−", "~"})
_COMPARATIVES = frozenset(fold(word) for word in ("أكثر", "أقل", "أكبر", "أصغر", "أعلى", "أدنى"))
_GROWTH = frozenset(fold(word) for word in tables.GROWTH_WORDS)
_YEARS = frozenset(fold(word) for word in tables.YEAR_WORDS)
_SCORES = frozenset(fold(word) for word in tables.SCORE_WORDS)
_TIME_UNITS = frozenset(fold(word) for word in tables.TIME_UNITS)
_TWOS = frozenset(fold(word) for word in ("اثنين", "اثنان", "اثنتين", "اثنتان"))


def _unit_at(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    """The percent word, currency or measure at ``i``: (end, what tells it from others)."""
    percent = percent_after(tokens, i)
    if percent:
        return percent, "%"
    money = currency_at(tokens, i)
    return (money[0], money[2]) if money else measure_at(tokens, i)


def _past_unit(tokens: Sequence[Token], i: int) -> int:
    """The token after the unit at ``i``, or ``i`` where none stands."""
    unit = _unit_at(tokens, i)
    return unit[0] if unit else i


def _of_one_unit(tokens: Sequence[Token], low: NumberMatch, high: NumberMatch) -> bool:
    """Whether a unit after the lower number stands after the higher too, or before it as a sign does."""
    first = _unit_at(tokens, low.end)
    if first is None:
        return True
    second = _unit_at(tokens, high.end)
    return second is not None and first[1] == second[1]


def _second(tokens: Sequence[Token], i: int) -> NumberMatch | None:
    """The number at ``i`` that ``و`` joins on."""
    match = read_number(tokens, i)
    if match and match.prefix == "و":
        return match
    if i < len(tokens) and tokens[i].folded == "و":
        match = read_number(tokens, past_article(tokens, i + 1))
        return match if match and not match.prefix else None
    return None


def _shared_scale(low: NumberMatch, high: NumberMatch) -> Number:
    """``بين 300 و350 ألف``: the scale goes for both."""
    if low.scale == 1 < high.scale and low.value < 1000 and low.value * high.scale < high.value:
        return low.value * high.scale
    return low.value


def read_between(tokens: Sequence[Token], i: int) -> Amount | None:
    """``بين عشرة وعشرين``, ``ما بين 30 و40``, ``بين 5% و10%``."""
    at = i + 1 if tokens[i].folded in {"ما", "فيما"} else i
    if at + 1 >= len(tokens) or tokens[at].folded not in {"بين", "مابين", "وبين"}:
        return None
    low = read_number(tokens, past_article(tokens, at + 1))
    if low is None or low.prefix:
        return None
    end = low.end + 1 if low.end < len(tokens) and tokens[low.end].folded in _YEARS else _past_unit(tokens, low.end)
    high = _second(tokens, end)
    if high is None and end < len(tokens) and tokens[end].folded in _TO:
        high = read_number(tokens, past_article(tokens, end + 1))
    if high is not None and low.value < high.value and _of_one_unit(tokens, low, high):
        return interval(i, high.end, _shared_scale(low, high), high.value)
    return _between_read_as_one(tokens, i, low)


def _between_read_as_one(tokens: Sequence[Token], first: int, match: NumberMatch) -> Amount | None:
    """``بين خمسة وعشرين`` has both its ends in what reads as one number."""
    for cut in range(match.first + 1, match.end):
        high = _second(tokens, cut)
        low = read_number(tokens[match.first : cut], 0) if high else None
        if high and low and low.end == cut - match.first and low.value < high.value:
            return interval(first, high.end, low.value, high.value)
    return None


def read_from_to(tokens: Sequence[Token], i: int) -> Amount | None:
    """``من 3 إلى 5``, ``من عشرة لعشرين``; not after a word of growth, where the two are values at two times."""
    if tokens[i].folded not in {"من", "ومن"} or (i and tokens[i - 1].folded in _COMPARATIVES):
        return None
    low = read_number(tokens, past_article(tokens, i + 1))
    if low is None or low.prefix:
        return None
    to = _past_unit(tokens, low.end)
    if to >= len(tokens):
        return None
    if tokens[to].folded in _TO:
        high = read_number(tokens, past_article(tokens, to + 1))
    else:
        high = read_number(tokens, to)
        high = high if high and high.prefix == "ل" else None
    if high is None or low.value >= high.value or _after_growth(tokens, i) or not _of_one_unit(tokens, low, high):
        return None
    return interval(i, high.end, _shared_scale(low, high), high.value)


def _after_growth(tokens: Sequence[Token], i: int) -> bool:
    return any(_names_growth(token.folded) for token in tokens[max(0, i - _REACH) : i])


@lru_cache(maxsize=32768)
def _names_growth(folded: str) -> bool:
    """``ارتفع``, ``وارتفعت``, ``للتراجع``, ``بانخفاضها``."""
    return any(cut.stem in _GROWTH or (not cut.suffix and cut.stem.removesuffix("ت") in _GROWTH) for cut in segmentations(folded))


_REACH = 8


def after_score_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word of results stands close before: ``فاز 3 - 1``."""
    return any(token.folded.removeprefix("و") in _SCORES for token in tokens[max(0, i - 6) : i])


def read_dash_range(tokens: Sequence[Token], i: int) -> Amount | None:
    """``20-30``, ``8 - 10``, ``5%-10%``, ``ثلاثة - خمسة``; not a score, not three numbers in a row."""
    low = read_number(tokens, i)
    if low is None or low.prefix or low.definite:
        return None
    dash = _past_unit(tokens, low.end)
    if dash + 1 >= len(tokens) or tokens[dash].folded not in _DASHES:
        return None
    if i and tokens[i - 1].folded in {"-", "–", "/", ":"} and touches(tokens, i - 1):
        return None
    second = dash + 2 if code_before(tokens[dash + 1]) is not None else dash + 1
    high = read_number(tokens, second)
    if high is None or high.prefix or high.definite or (high.digits != low.digits and low.scale == high.scale == 1):
        return None
    if low.value >= high.value or tokens[second].kind != tokens[i].kind or not _of_one_unit(tokens, low, high):
        return None
    if high.end < len(tokens) and tokens[high.end].folded in {"-", "–", "/"} and touches(tokens, high.end - 1):
        return None
    return None if after_score_word(tokens, i) else interval(i, high.end, _shared_scale(low, high), high.value)


def read_to(tokens: Sequence[Token], i: int) -> Amount | None:
    """``5 إلى 10 أشخاص``, ``ثلاث إلى أربع سنوات``: without ``من``; not after a word of growth or a score."""
    low = read_number(tokens, i)
    if low is None or low.prefix or low.definite:
        return None
    to = percent_after(tokens, low.end) or low.end
    if to + 1 >= len(tokens) or tokens[to].folded != "الي":
        return None
    high = read_number(tokens, to + 1)
    if high is None or high.prefix or high.definite or low.value >= high.value or not _of_one_unit(tokens, low, high):
        return None
    if _after_growth(tokens, i) or after_score_word(tokens, i):
        return None
    return interval(i, high.end, _shared_scale(low, high), high.value)


def read_alternative(tokens: Sequence[Token], i: int) -> Amount | None:
    """``ثلاثة أو أربعة``, ``ثلاثة أو أربعة آلاف``."""
    low = read_number(tokens, i)
    if low is None or low.end + 1 >= len(tokens) or tokens[low.end].folded not in {"او", "ام"}:
        return None
    high = read_number(tokens, low.end + 1)
    if high is None or high.prefix:
        return None
    least = _shared_scale(low, high)
    return interval(i, high.end, least, high.value) if least < high.value <= least * 10 else None


def read_one_or_two(tokens: Sequence[Token], i: int) -> Amount | None:
    """``شخص أو اثنين``: one or two of the noun before."""
    if tokens[i].folded not in _TWOS or i < 2 or tokens[i - 1].folded != "او" or tokens[i - 2].kind != "word":
        return None
    noun = tokens[i - 2].folded
    if noun.startswith("ال") or noun in _TIME_UNITS or read_number(tokens, i - 2) or (i + 1 < len(tokens) and tokens[i + 1].folded == "من"):
        return None
    return Amount(i - 2, i + 1, None, 1, 2, "range", unit=(i - 2, i - 1))
