"""The Hijri calendar of Umm al-Qura, 1343 to 1500."""

from __future__ import annotations

import datetime as dt

__all__ = ["hijri_day", "hijri_month", "hijri_of", "hijri_year"]

_FIRST, _LAST = 1343, 1500


def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a Hijri one; ``None`` where there is no such day, or no table for it."""
    from hijridate import Hijri

    if not _FIRST <= year <= _LAST or not 1 <= month <= 12 or day < 1:
        return None
    if day > Hijri(year, month, 1).month_length():
        return None
    found = Hijri(year, month, day).to_gregorian()
    return dt.date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """First and last Gregorian day of a Hijri month."""
    from hijridate import Hijri

    first = hijri_day(year, month, 1)
    if first is None:
        return None
    return first, first + dt.timedelta(Hijri(year, month, 1).month_length() - 1)


def hijri_year(year: int) -> tuple[dt.date, dt.date] | None:
    """First and last Gregorian day of a Hijri year."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return (first[0], last[1]) if first and last else None


def hijri_of(day: dt.date) -> tuple[int, int, int] | None:
    """The Hijri year, month and day of a Gregorian day; ``None`` outside the tables."""
    from hijridate import Gregorian

    try:
        year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except (OverflowError, ValueError):
        return None
    return year, month, number
