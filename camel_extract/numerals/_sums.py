"""Sums that go over the counted noun: ``20 دولارا و43 سنتا``, ``3 أطنان ونصف``, ``طن ونصف``, ``مليون دولار ونصف``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from .._records import Token
from ..text import fold, split_proclitics
from . import _currency_tables as currency_tables
from . import _tables as tables
from ._amount import Amount
from ._currencies import count_of_currency, currency_at
from ._measures import count_of_measure, measure_at
from ._reader import NumberMatch, half_after, part_left_out, plain_number, read_number
from ._units import Unit, is_age, is_time_unit

__all__ = ["read_lone_noun", "with_parts"]

_PARTS = {(fold(currency), fold(part)): count for currency, part, count in currency_tables.SUBUNITS}
_DEGREES = frozenset({"درجه", "درجات", "درجتان", "درجتين"})
_DEGREE_SCALES = frozenset({"مئويه", "ميويه", "فهرنهايت", "فهرنهايتيه", "سليزيوس", "سلسيوس"})
_HALVED = {fold(noun): count for noun, count in tables.HALVED_NOUNS}


def _subunit_at(tokens: Sequence[Token], i: int, currency: str) -> int | None:
    """How many of the part named at ``i`` make one of the currency."""
    if i >= len(tokens):
        return None
    named = currency_at(tokens, i)
    return _PARTS.get((currency, named[2] if named else tokens[i].folded))


def _subunits(tokens: Sequence[Token], end: int, currency: str) -> tuple[Fraction, int] | None:
    """``و43 سنتا`` after a currency that ends at ``end``: (its part of one, the end)."""
    joined = end < len(tokens) and tokens[end].folded == "و"
    small: NumberMatch | None = read_number(tokens, end + joined)
    if small is None or not (joined or small.prefix == "و" or currency == "$"):
        return None
    count = _subunit_at(tokens, small.end, currency)
    if count is None or not small.value < count:
        return None
    return Fraction(str(small.value)) / count, small.end + 1


def _added(tokens: Sequence[Token], noun: int, scale: int) -> tuple[Fraction, int] | None:
    """What is added to a number after its noun at token ``noun``, a currency or a measure: (how much, end)."""
    money = currency_at(tokens, noun)
    if money:
        end, base = money[0], money[2]
    else:
        measure = measure_at(tokens, noun)
        end, base = measure or (noun + 1, "")
        if measure is None and tokens[noun].folded not in _HALVED and not is_time_unit(tokens[noun]):
            return None
    return (
        (_subunits(tokens, end, base) if money else None)
        or half_after(tokens, end, scale=scale)
        or _half_of_the_noun(tokens, end, noun)
        or _left_out(tokens, end, scale)
    )


def _left_out(tokens: Sequence[Token], i: int, scale: int) -> tuple[Fraction, int] | None:
    """``ثلاثة دنانير إلا ربعا``: what is missing, as a negative part."""
    part = part_left_out(tokens, i)
    return (-part[0] * scale, part[1]) if part else None


def _half_of_the_noun(tokens: Sequence[Token], end: int, noun: int) -> tuple[Fraction, int] | None:
    """``طن ونصف الطن``, ``ثلاثة أمتار ونصف المتر``: the noun once more, definite."""
    half = half_after(tokens[end : end + 1], 0)
    if half is None or end + 1 >= len(tokens) or not tokens[end + 1].folded.startswith("ال"):
        return None
    return (half[0], end + 2) if _same_noun(tokens, noun, end + 1) else None


def _same_noun(tokens: Sequence[Token], i: int, k: int) -> bool:
    """Whether the noun at ``k`` is that at ``i`` with the article, in the singular or not."""
    if tokens[k].folded == "ال" + tokens[i].folded:
        return True
    measures, currencies = (measure_at(tokens, i), measure_at(tokens, k)), (currency_at(tokens, i), currency_at(tokens, k))
    if measures[0] and measures[1]:
        return measures[0][1] == measures[1][1]
    if currencies[0] and currencies[1]:
        return currencies[0][2] == currencies[1][2]
    return {tokens[i].folded, tokens[k].folded} == {"مرتين", "المره"}


def below_zero(tokens: Sequence[Token], amount: Amount, unit: Unit) -> tuple[Amount, int] | None:
    """``خمس درجات مئوية تحت الصفر``: minus five; the amount, and the token after all that was read."""
    if (
        unit.tokens is None
        or tokens[unit.tokens[0]].folded not in _DEGREES
        or amount.form != "number"
        or amount.mod
        or amount.value is None
    ):
        return None
    at = unit.tokens[1]
    at += at < len(tokens) and tokens[at].folded in _DEGREE_SCALES
    if at + 1 >= len(tokens) or tokens[at].folded not in {"تحت", "دون"} or tokens[at + 1].folded != "الصفر":
        return None
    return replace(amount, value=-amount.value, low=-amount.value, high=-amount.value), at + 2


def with_parts(tokens: Sequence[Token], amount: Amount, unit: Unit) -> tuple[Amount, int]:
    """The amount with what is added after its unit, and the token after all that was read."""
    if amount.form != "number" or amount.value is None or unit.tokens is None or unit.tokens[0] < amount.end or amount.mod:
        return amount, amount.end
    if unit.kind not in {"money", "measure"} and tokens[unit.tokens[0]].folded not in _HALVED:
        return amount, amount.end
    added = _added(tokens, unit.tokens[0], amount.scale)
    if added is None:
        return amount, amount.end
    value = plain_number(Fraction(str(amount.value)) + added[0])
    return replace(amount, end=added[1], value=value, low=value, high=value), added[1]


@cache
def _counts() -> dict[str, int]:
    return {**_HALVED, **count_of_currency(), **count_of_measure()}


@lru_cache(maxsize=32768)
def _own_count(folded: str) -> int | None:
    """How many a noun in the singular or dual is by itself, with or without a preposition."""
    cut = split_proclitics(folded, _counts())
    return _counts()[cut[1]] if cut else None


def _age_and_a_half(tokens: Sequence[Token], i: int) -> Amount | None:
    """``عمره سنة ونصف``: one of a noun that is said of an age."""
    half = half_after(tokens, i + 1, scale=1) if is_time_unit(tokens[i]) and is_age(tokens, i, i) else None
    return Amount(i, half[1], 1.5, 1.5, 1.5, "number", unit=(i, i + 1)) if half and half[0] == Fraction(1, 2) else None


def _one_measure(tokens: Sequence[Token], i: int) -> Amount | None:
    """``كيلومتر``: one of a measure, where nothing else is written."""
    alone = len(tokens) == 1 and count_of_measure().get(tokens[i].folded) == 1
    return Amount(i, i + 1, 1, 1, 1, "number", unit=(i, i + 1)) if alone else None


def read_lone_noun(tokens: Sequence[Token], i: int) -> Amount | None:
    """``طن ونصف``, ``درهم وخمسون فلسا``, ``لترين ونصف``: one or two of the noun, and a part."""
    if tokens[i].kind != "word":
        return None
    count = _own_count(tokens[i].folded)
    if count is None:
        return _age_and_a_half(tokens, i)
    added = _added(tokens, i, 1)
    if added is None:
        return _one_measure(tokens, i)
    value = plain_number(count + added[0])
    return Amount(i, added[1], value, value, value, "number", unit=(i, i + 1))
