"""Stretches of days with their TIMEX3 value, and the arithmetic on them."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

__all__ = ["UNKNOWN_DAY", "Days", "century", "day", "decade", "month", "narrowed", "shifted_month", "week", "year"]

MIN_YEAR, MAX_YEAR = 1, 9999
UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Days:
    """A value, with its first and last day where they are known (inclusive)."""

    value: str
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def is_day(self) -> bool:
        """Whether the value is one day, known or not."""
        return self.value.count("-") == 2 and not self.value.startswith("P") and "/" not in self.value


def day(date: dt.date) -> Days:
    return Days(date.isoformat(), date, date)


def week(date: dt.date) -> Days:
    """The ISO week that holds a day."""
    iso = date.isocalendar()
    first = date - dt.timedelta(iso.weekday - 1)
    return Days(f"{iso.year:04d}-W{iso.week:02d}", first, first + dt.timedelta(6))


def month(number: int, year: int) -> Days:
    value = f"{year:04d}-{number:02d}"
    if not MIN_YEAR <= year <= MAX_YEAR:
        return Days(value)
    return Days(value, dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Days:
    value = f"{number:04d}"
    if not MIN_YEAR <= number <= MAX_YEAR:
        return Days(value)
    return Days(value, dt.date(number, 1, 1), dt.date(number, 12, 31))


def decade(first_year: int) -> Days:
    return Days(f"{first_year // 10:03d}", dt.date(first_year, 1, 1), dt.date(first_year + 9, 12, 31))


def century(number: int) -> Days:
    """The ``number``-th century, as the years that begin with the same two digits."""
    first = (number - 1) * 100
    if not 1 <= first <= MAX_YEAR - 99:
        return Days(f"{number - 1:02d}")
    return Days(f"{number - 1:02d}", dt.date(first, 1, 1), dt.date(first + 99, 12, 31))


def shifted_month(date: dt.date, months: int) -> tuple[int, int] | None:
    """(year, month) that many months after a day's; ``None`` outside the calendar."""
    at = date.year * 12 + date.month - 1 + months
    return (at // 12, at % 12 + 1) if MIN_YEAR <= at // 12 <= MAX_YEAR else None


def narrowed(days: Days, mod: str | None) -> Days:
    """The stretch that ``START``, ``MID`` or ``END`` of days is: a third of it, in a month the tens of its days."""
    if mod not in {"START", "MID", "END"} or days.first is None or days.last is None or days.first == days.last:
        return days
    length = (days.last - days.first).days + 1
    third = 10 if 28 <= length <= 31 else max(length // 3, 1)
    one, two = days.first + dt.timedelta(third), days.first + dt.timedelta(2 * third)
    before = dt.timedelta(1)
    if mod == "START":
        return Days(days.value, days.first, one - before)
    if mod == "MID":
        return Days(days.value, one, max(one, two - before))
    return Days(days.value, min(two, days.last), days.last)
