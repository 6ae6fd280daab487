"""Holidays, where they are given as a date and not as an occasion: with a year, with a direction, or alone on their line."""

from __future__ import annotations

from dataclasses import replace

from . import _tables as tables
from ._dates import direction_at, rank_before_days, year_at
from ._expression import Calendar, Expression, Match
from ._tables import index
from ._words import Words, folded, lookup

__all__ = ["feast_at", "holiday"]

_DAY, _DAYS = folded("يوم"), folded("أيام")
_HOLIDAYS = index(tables.HOLIDAYS)
_EASTER = index(((True, tables.EASTER),))


def holiday(words: Words, i: int) -> Match | None:
    """``عيد الفطر 2013``, ``عيد الأضحى المقبل``, ``ثاني أيام عيد الفطر``; ``بمناسبة عيد الفطر`` is an occasion."""
    rank = rank_before_days(words, i) if words.folded(i + 1) == _DAYS else None
    if rank is not None:
        first = _named(words, i + 2)
        return _day_of_a_feast(words, i, rank, *first) if first else None
    named = _named(words, i)
    if named is None:
        return None
    expression, end = named
    direction = direction_at(words, end)
    if direction:
        return Match(i, direction[1], replace(expression, direction=direction[0]))
    year = year_at(words, end, hijri=expression.calendar == "hijri")
    if year:
        return Match(i, year.end, _in_year(expression, year.number, year.calendar))
    if i == words.first and end == words.limit:
        return Match(i, end, replace(expression, alone=True))
    return None


def feast_at(words: Words, i: int) -> Match | None:
    """A holiday that something is counted from, with its year or direction if they are said."""
    named = _named(words, i)
    if named is None:
        return None
    return holiday(words, i) or Match(i, named[1], named[0])


def _day_of_a_feast(words: Words, i: int, rank: int, first: Expression, end: int) -> Match:
    direction, year = direction_at(words, end), year_at(words, end, hijri=first.calendar == "hijri")
    if direction:
        first, end = replace(first, direction=direction[0]), direction[1]
    elif year:
        first, end = _in_year(first, year.number, year.calendar), year.end
    return Match(i, end, Expression("DATE", "shift", unit="D", amount=rank - 1, base=first) if rank > 1 else first)


def _named(words: Words, i: int) -> tuple[Expression, int] | None:
    easter = lookup(words, i, _EASTER, cut=True, longest=4)
    if easter:
        return Expression("DATE", "easter"), easter[1]
    found = lookup(words, i, _HOLIDAYS, cut=True, longest=4)
    if found is None and words.form(i) == _DAY:
        found = lookup(words, i + 1, _HOLIDAYS, longest=4)
    if found is None:
        return None
    (name, month, day), end = found
    calendar: Calendar = "hijri" if name == "hijri" else "gregorian"
    return Expression("DATE", "calendar", calendar, month=month, day=day), end


def _in_year(expression: Expression, year: int, calendar: Calendar | None) -> Expression:
    """A Hijri holiday in a Gregorian year is the one that falls into it."""
    if expression.calendar == (calendar or "gregorian"):
        return replace(expression, year=year)
    return replace(expression, base=Expression("DATE", "calendar", calendar or "gregorian", year))
