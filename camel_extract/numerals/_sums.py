"""Sums that go over the counted noun: ``20 دولارا و43 سنتا``, ``3 أطنان ونصف``, ``طن ونصف``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from .._records import Token
from ..text import fold
from . import _tables as tables
from ._amounts import Amount
from ._reader import NumberMatch, half_after, plain_number, read_number
from ._units import Unit, currency_at, is_measure

__all__ = ["read_lone_noun", "with_parts"]

_PARTS = {(fold(currency), fold(part)): count for currency, part, count in tables.SUBUNITS}


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


def _added(tokens: Sequence[Token], noun: int) -> tuple[Fraction, int] | None:
    """What is added to a number after its noun at token ``noun``, a currency or a measure: (part of one, end)."""
    money = currency_at(tokens, noun)
    if money is None and not is_measure(tokens[noun]):
        return None
    end = money[0] if money else noun + 1
    return (_subunits(tokens, end, money[2]) if money else None) or half_after(tokens, end) or _half_of_the_noun(tokens, end, noun)


def _half_of_the_noun(tokens: Sequence[Token], end: int, noun: int) -> tuple[Fraction, int] | None:
    """``طن ونصف الطن``: the noun once more, definite."""
    if end + 1 >= len(tokens) or tokens[end + 1].folded != "ال" + tokens[noun].folded:
        return None
    half = half_after(tokens[end : end + 1], 0)
    return (half[0], end + 2) if half else None


def with_parts(tokens: Sequence[Token], amount: Amount, unit: Unit) -> tuple[Amount, int]:
    """The amount with what is added after its unit, and the token after all that was read."""
    if amount.form != "number" or amount.value is None or unit.tokens is None or unit.tokens[0] < amount.end or amount.mod:
        return amount, amount.end
    added = _added(tokens, unit.tokens[0]) if unit.kind in {"money", "measure"} else None
    if added is None:
        return amount, amount.end
    value = plain_number(Fraction(str(amount.value)) + added[0])
    return replace(amount, end=added[1], value=value, low=value, high=value), added[1]


def read_lone_noun(tokens: Sequence[Token], i: int) -> Amount | None:
    """``طن ونصف``, ``درهم وخمسون فلسا``: one of the noun, and a part."""
    if tokens[i].kind != "word" or len(tokens[i].folded) < 2 or tokens[i].folded.startswith("ال"):
        return None
    added = _added(tokens, i)
    if added is None:
        return None
    value = plain_number(1 + added[0])
    return Amount(i, added[1], value, value, value, "number", unit=(i, i + 1))
