"""The second step: the value of an expression, given the day on which the text was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from .._anchor import Anchor, DocumentDate
from .._errors import InvalidInputError
from .._records import TimeType
from . import _spans as spans
from ._expression import Expression
from ._hijri import hijri_day, hijri_month, hijri_of, hijri_year
from ._spans import UNKNOWN_DAY, Days
from ._tables import SEASON_MONTHS

__all__ = ["Preference", "Resolution", "TimeResolver", "checked_preference", "resolve", "weekday_correction", "with_day"]

Preference = Literal["news", "past", "future"]
"""Where a day lies whose text leaves it open: ``news`` looks back unless the clause looks ahead, ``future`` is for assistants."""

_SEASON_MONTH = dict(SEASON_MONTHS)
_NEAR_FUTURE = 100
"""A day and month whose clause shows no tense lies ahead only within so many days; reports look back."""
_NEAR_BY_THE_PRESENT = 150
"""The same with a verb in the present (``تنتهي المهلة في 30 يونيو``)."""
_SCHOOL_YEAR_BEGINS, _SCHOOL_YEAR_ENDS = 9, 6
"""A school year is named by the calendar year in which it begins, in September."""
_LATEST_CORRECTION = 3
"""How many days ``اليوم (الاثنين)`` may move the document date back."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A TIMEX3 value with its type; ``earliest`` and ``latest`` are inclusive ISO dates or datetimes, ``None`` where unresolved."""

    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None


class TimeResolver:
    """Resolves an expression against a document date; the same expression may be resolved again with another.

    >>> TimeResolver()("الأسبوع الماضي", document_date="2021-02-25").value
    '2021-W07'

    ``prefer`` says on which side of the document date a weekday, or a day without a year, lies where the text leaves it open: ``"news"``
    (the default) looks back, and ahead where the day is near; ``"past"`` and ``"future"`` look one way. What the words say goes first.
    """

    def __init__(self, *, prefer: Preference = "news") -> None:
        self._prefer = checked_preference(prefer)

    def __call__(self, expression: Expression | str, *, document_date: DocumentDate | None = None) -> Resolution:
        """Resolve an :class:`Expression`, or the text of one.

        ``document_date`` is a date, a datetime or an ISO 8601 string; without it what is relative keeps its ``X``. Raises
        :class:`InvalidInputError` for a text that is no single time expression, and for what is no date.
        """
        if isinstance(expression, str):
            expression = _only_expression(expression)
        return resolve(expression, Anchor.parse(document_date), self._prefer)


def _only_expression(text: str) -> Expression:
    from .._analysis import analyze_text
    from ._grammar import scan

    matches = scan(analyze_text(text))
    if len(matches) != 1:
        raise InvalidInputError(f"{text[:40]!r} holds {len(matches)} time expressions; give the text of exactly one")
    return matches[0].expression


def checked_preference(prefer: Preference) -> Preference:
    """``prefer`` itself; raises :class:`InvalidInputError` if it is none."""
    if prefer not in get_args(Preference):
        raise InvalidInputError(f"prefer is one of {', '.join(map(repr, get_args(Preference)))}, not {prefer!r}")
    return prefer


def resolve(expression: Expression, anchor: Anchor | None, prefer: Preference = "news") -> Resolution:
    """The value of ``expression`` in a text written at ``anchor``."""
    lean = prefer if prefer != "news" else "future" if expression.alone else None
    if lean:
        expression = _leaning(expression, lean)
    if expression.kind == "duration" and expression.direction and anchor:
        return _stretch_beside(expression, anchor.day)
    if expression.kind in {"duration", "set", "reference"}:
        return Resolution(expression.type, expression.value or "")
    if expression.kind == "shift" and expression.unit in {"H", "MIN", "S"}:
        return _shifted_clock(expression, anchor)
    days = spans.narrowed(_days(expression, anchor), expression.mod)
    if expression.daypart or expression.clock:
        return _in_the_day(expression, days)
    return Resolution(expression.type, days.value, _iso(days.first), _iso(days.last))


def _leaning(expression: Expression, tense: Literal["past", "future"]) -> Expression:
    """The expression, and those it rests on, with ``tense`` where the text shows none."""
    base = _leaning(expression.base, tense) if expression.base else None
    return replace(expression, base=base, tense=expression.tense or tense)


def _stretch_beside(expression: Expression, today: dt.date) -> Resolution:
    """``الأيام الثلاثة الماضية``, ``الأسابيع الثلاثة القادمة``: the whole units right before or after the document date's own."""
    amount, plain = expression.amount, Resolution(expression.type, expression.value or "")
    if amount is None or amount != int(amount) or expression.unit not in {"D", "W", "M", "Y"} or abs(expression.direction or 0) != 1:
        return plain
    near, far = (1, int(amount)) if (expression.direction or 0) > 0 else (-1, -int(amount))
    ends = [_period(Expression("DATE", "period", unit=expression.unit, offset=n), today) for n in sorted((near, far))]
    return replace(plain, earliest=_iso(ends[0].first), latest=_iso(ends[1].last))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _days(expression: Expression, anchor: Anchor | None) -> Days:
    try:
        return _RESOLVERS[expression.kind](expression, anchor.day if anchor else None)
    except OverflowError:  # beyond the first or the last year of the calendar
        return Days("XXXX")


def _based(expression: Expression, today: dt.date | None) -> Days | None:
    return _days(expression.base, Anchor(today) if today else None) if expression.base else None


def _day(expression: Expression, today: dt.date | None) -> Days:
    if today is None:
        return Days(UNKNOWN_DAY)
    if expression.offset <= 0 and expression.weekday is not None:
        today -= dt.timedelta(weekday_correction(expression, today))
    return spans.day(today + dt.timedelta(expression.offset))


def weekday_correction(expression: Expression, today: dt.date) -> int:
    """By how many days before ``today`` the text was written, if ``اليوم (الاثنين)`` is to be right; 0 if it cannot be."""
    if expression.kind != "day" or expression.weekday is None:
        return 0
    late = ((today + dt.timedelta(expression.offset)).isoweekday() - expression.weekday) % 7
    return late if late <= _LATEST_CORRECTION else 0


def _weekday(expression: Expression, today: dt.date | None) -> Days:
    weekday = expression.weekday or 1
    base = _based(expression, today)
    if base is not None and base.is_day and base.first:
        return spans.day(base.first + dt.timedelta((weekday - base.first.isoweekday()) % 7 or 7))
    if base is not None:
        if expression.day and base.first and (base.first + dt.timedelta(expression.day - 1)).isoweekday() == weekday:
            return spans.day(base.first + dt.timedelta(expression.day - 1))  # الثلاثاء الثالث من سبتمبر: a date, if the 3rd is a Tuesday
        in_a_named_month = expression.base is not None and expression.base.month is not None
        return _weekday_of(base, weekday, expression.nth, expression.day if in_a_named_month else None)
    if today is None:
        return Days(f"XXXX-WXX-{weekday}")
    ahead = (weekday - today.isoweekday()) % 7
    direction = expression.direction
    if direction is None:
        days = ahead if expression.tense in {"present", "future"} or not ahead else ahead - 7
    elif direction > 0:
        days = (ahead or 7) + 7 * (direction - 1)
    elif direction < 0:
        days = ahead - 7 + 7 * (direction + 1)
    else:
        days = ahead
    return spans.day(today + dt.timedelta(days))


def _weekday_of(base: Days, weekday: int, nth: int | None, day: int | None) -> Days:
    """The day of a week, or the ``nth`` (-1 the last) such day of a month; the ``day`` of the month where there is no such."""
    if base.first is None or base.last is None:
        return Days(f"XXXX-WXX-{weekday}")
    if nth is not None and nth < 0:
        return spans.day(base.last - dt.timedelta((base.last.isoweekday() - weekday) % 7))
    found = base.first + dt.timedelta((weekday - base.first.isoweekday()) % 7 + 7 * ((nth or 1) - 1))
    if found > base.last and day:
        found = base.first + dt.timedelta(day - 1)
    return spans.day(found) if found <= base.last else Days(UNKNOWN_DAY)


def _calendar(expression: Expression, today: dt.date | None) -> Days:
    if expression.calendar == "hijri":
        return _hijri(expression, today)
    base = _based(expression, today)
    if base is not None and expression.month is None:
        return _day_of(base, expression)
    year = expression.year
    if year is None and base is not None:
        year = base.first.year if base.first else None
        if year is None:
            return _without_year(expression)
    if year is not None and year < 0:
        return Days(f"BC{-year:04d}")
    if expression.month is None:
        return spans.year(year) if year is not None else Days("XXXX")
    if year is None:
        if today is None:
            return _without_year(expression)
        year = _year_of(expression, today)
    return _month_or_day(expression, year)


def _without_year(expression: Expression) -> Days:
    day = f"-{expression.day:02d}" if expression.day else ""
    return Days(f"XXXX-{expression.month or 0:02d}{day}")


def _month_or_day(expression: Expression, year: int) -> Days:
    month, day = expression.month or 1, expression.day
    if day is None:
        return spans.month(month, year)
    try:
        return spans.day(dt.date(year, month, day))
    except ValueError:
        return _without_year(expression)


def _day_of(base: Days, expression: Expression) -> Days:
    """``الخامس من الشهر الجاري``."""
    if base.first is None or base.last is None:
        return Days(f"XXXX-XX-{expression.day:02d}")
    if expression.day == -1:
        return spans.day(base.last)
    found = base.first + dt.timedelta((expression.day or 1) - 1)
    return spans.day(found) if found <= base.last else Days(f"{base.value}-XX")


def _year_of(expression: Expression, today: dt.date) -> int:
    """The year of a day and month, or a month, that the text gives without one."""
    starts = []
    for year in range(today.year - 4, today.year + 5):
        days = _month_or_day(expression, year)
        if days.first is not None and days.last is not None:
            starts.append((year, days.first, days.last))
    if expression.weekday is not None and expression.day is not None and expression.direction is None:
        before, after = [row for row in starts if row[1] <= today], [row for row in starts if row[1] > today]
        agreeing = [row for row in before[-1:] + after[:1] if row[1].isoweekday() == expression.weekday]
        if agreeing:
            return agreeing[0][0]
    return _chosen(starts, expression, today)


def _chosen(starts: list[tuple[int, dt.date, dt.date]], expression: Expression, today: dt.date) -> int:
    """Which of the years, with the first and last day that the expression has in each, direction and tense ask for."""
    direction = expression.direction
    past = [year for year, _, last in starts if last < today]
    begun = [year for year, first, _ in starts if first <= today]
    ahead = [year for year, first, _ in starts if first > today]
    unfinished = [year for year, _, last in starts if last >= today]
    if direction is not None and direction < 0:
        return past[max(direction, -len(past))] if past else today.year
    if direction is not None and direction > 0:
        return ahead[min(direction, len(ahead)) - 1] if ahead else today.year
    if direction == 0:
        return unfinished[0] if begun and unfinished and begun[-1] == unfinished[0] else today.year
    if expression.tense == "future":
        return unfinished[0] if unfinished else today.year
    next_start = next((first for _, first, _ in starts if first > today), None)
    near = _NEAR_BY_THE_PRESENT if expression.tense == "present" else _NEAR_FUTURE
    if expression.tense != "past" and next_start and (next_start - today).days <= near and ahead:
        current = [year for year, first, last in starts if first <= today <= last]
        return current[0] if current else ahead[0]
    return begun[-1] if begun else today.year


def _hijri(expression: Expression, today: dt.date | None) -> Days:
    year = expression.year
    base = _based(expression, today)
    if base is not None and base.first is not None:
        today, expression = base.first, replace(expression, base=None, tense="future")
    if expression.month is None:
        days = hijri_year(year) if year is not None else None
        return Days(f"{_middle_year(*days):04d}", *days) if days else Days("XXXX")
    if year is None:
        year = _hijri_year_of(expression, today) if today else None
    if year is None:
        return Days(UNKNOWN_DAY if expression.day else "XXXX-XX")
    if expression.day is not None:
        day = hijri_day(year, expression.month, expression.day)
        return spans.day(day) if day else Days(UNKNOWN_DAY)
    days = hijri_month(year, expression.month)
    return Days(f"{days[0].isoformat()}/{days[1].isoformat()}", *days) if days else Days("XXXX-XX")


def _middle_year(first: dt.date, last: dt.date) -> int:
    """The Gregorian year that holds most of a Hijri one."""
    return (first + (last - first) / 2).year


def _hijri_year_of(expression: Expression, today: dt.date) -> int | None:
    current = hijri_of(today)
    if current is None or expression.month is None:
        return None
    starts = []
    for year in range(current[0] - 4, current[0] + 5):
        if expression.day is None:
            days = hijri_month(year, expression.month)
        else:
            day = hijri_day(year, expression.month, expression.day)
            days = (day, day) if day else None
        if days:
            starts.append((year, *days))
    if expression.direction == 0:
        return current[0]
    return _chosen(starts, expression, today)


def _period(expression: Expression, today: dt.date | None) -> Days:
    unit, offset = expression.unit, expression.offset
    if today is None:
        return Days({"W": "XXXX-WXX", "M": "XXXX-XX", "D": UNKNOWN_DAY}.get(unit or "", "XXXX"))
    if unit == "D":
        return spans.day(today + dt.timedelta(offset))
    if unit == "W":
        return spans.week(today + dt.timedelta(7 * offset))
    if unit == "M":
        at = spans.shifted_month(today, offset)
        return spans.month(at[1], at[0]) if at else Days("XXXX-XX")
    if unit == "SY":
        return spans.year(_school_year(offset, today))
    if unit == "Q":
        at = spans.shifted_month(today, 3 * offset)
        return _part_of_year(f"Q{(at[1] + 2) // 3}", at[0]) if at else Days("XXXX-QX")
    if unit == "DE":
        return spans.decade(max(today.year // 10 + offset, 1) * 10)
    return spans.year(today.year + offset)


def _school_year(offset: int, today: dt.date) -> int:
    """The year in which the last, present or next school year begins; in the holidays the last is the one just over."""
    begun = today.year - (today.month < _SCHOOL_YEAR_BEGINS)
    over = _SCHOOL_YEAR_ENDS < today.month < _SCHOOL_YEAR_BEGINS
    return begun + offset + (over and offset < 0)


def _part(expression: Expression, today: dt.date | None) -> Days:
    part = expression.part or ""
    base = _based(expression, today)
    if part == "WE":
        return _weekend(base, today)
    year = expression.year
    if year is None and base is not None:
        year = base.first.year if base.first else None
    elif year is None and today is not None:
        year = _year_of_part(expression, today)
    if year is None:
        return Days(f"XXXX-{part}")
    return _part_of_year(part, year)


def _numbered_week(number: int, year: int) -> Days:
    """The week of that number; -1 the last, which holds the 28th of December."""
    try:
        return spans.week(dt.date.fromisocalendar(year, number, 1) if number > 0 else dt.date(year, 12, 28))
    except ValueError:
        return Days(f"{year:04d}-WXX")


def _part_of_year(part: str, year: int) -> Days:
    if part[0] == "W" and part not in _SEASON_MONTH:
        return _numbered_week(int(part[1:]), year)
    first, months = _months_of_part(part)
    if not spans.MIN_YEAR < year < spans.MAX_YEAR:
        return Days(f"{year:04d}-{part}")
    begin = dt.date(year, first, 1)
    after = first - 1 + months
    end = dt.date(year + after // 12, after % 12 + 1, 1) - dt.timedelta(1)
    if part[0] == "M":
        return Days(f"{year:04d}-{first:02d}/{year:04d}-{end.month:02d}", begin, end)
    return Days(f"{year:04d}-{part}", begin, end)


def _months_of_part(part: str) -> tuple[int, int]:
    """(first month, how many) of a season, quarter, half, or of the first (``M9``) or last (``M-4``) months of a year."""
    if part in _SEASON_MONTH:
        return _SEASON_MONTH[part], 3
    number = int(part[1:])
    if part[0] == "Q":
        return 3 * number - 2, 3
    if part[0] == "H":
        return 6 * number - 5, 6
    return (1, number) if number > 0 else (13 + number, -number)


def _year_of_part(expression: Expression, today: dt.date) -> int:
    rows = [(year, _part_of_year(expression.part or "", year)) for year in range(max(today.year - 3, 2), today.year + 4)]
    starts = [(year, days.first, days.last) for year, days in rows if days.first and days.last]
    if expression.direction is None and expression.tense is None and expression.part in _SEASON_MONTH:
        return next((year for year, first, last in starts if first <= today <= last), today.year)
    if expression.tense is None and expression.part not in _SEASON_MONTH:
        expression = replace(expression, tense="past")  # figures of a quarter or half are reported after it
    return _chosen(starts, expression, today)


def _weekend(base: Days | None, today: dt.date | None) -> Days:
    week = base if base is not None else spans.week(today) if today else Days("XXXX-WXX")
    if week.last is None:
        return Days("XXXX-WXX-WE")
    return Days(f"{week.value}-WE", week.last - dt.timedelta(1), week.last)


def _shift(expression: Expression, today: dt.date | None) -> Days:
    amount, unit = expression.amount or 0.0, expression.unit or "D"
    base = _based(expression, today)
    start = base.first if base is not None else None if expression.told else today
    if start is None:
        return Days({"W": "XXXX-WXX", "M": "XXXX-XX", "D": UNKNOWN_DAY}.get(unit, "XXXX"))
    if unit == "D":
        return spans.day(start + dt.timedelta(amount))
    if unit == "W":
        return spans.week(start + dt.timedelta(7 * amount))
    years = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    if years is not None and amount * years == int(amount * years):
        found = start.year + int(amount * years)
        return spans.year(found) if spans.MIN_YEAR <= found <= spans.MAX_YEAR else Days("XXXX")
    at = spans.shifted_month(start, round(amount * 12 * years) if years else round(amount))
    return spans.month(at[1], at[0]) if at else Days("XXXX-XX")


def _shifted_clock(expression: Expression, anchor: Anchor | None) -> Resolution:
    """``قبل ساعتين``: a moment where the document date has a time of day, else the length of time alone."""
    if anchor is None or anchor.time is None:
        return Resolution("DURATION", expression.value or "")
    seconds = (expression.amount or 0.0) * {"H": 3600, "MIN": 60, "S": 1}[expression.unit or "H"]
    try:
        moment = dt.datetime.combine(anchor.day, anchor.time.replace(tzinfo=None)) + dt.timedelta(seconds=seconds)
    except OverflowError:
        return Resolution("DURATION", expression.value or "")
    written = moment.isoformat(timespec="seconds" if expression.unit == "S" else "minutes")
    return Resolution("TIME", written, written, written)


def _decade(expression: Expression, today: dt.date | None) -> Days:
    base = _based(expression, today)
    if expression.year is not None:
        return spans.decade(expression.year)
    if base is not None:
        return spans.decade(base.first.year // 100 * 100 + 10 * expression.offset) if base.first else Days(f"XX{expression.offset}")
    century = 1900
    if today is not None and today.year // 100 * 100 + 10 * expression.offset <= today.year - 5:
        century = today.year // 100 * 100
    return spans.decade(century + 10 * expression.offset)


def _century(expression: Expression, today: dt.date | None) -> Days:
    if expression.year is not None:
        return Days(f"BC{-expression.year - 1:02d}") if expression.year < 0 else spans.century(expression.year)
    if today is None:
        return Days("XX")
    return spans.century(max(today.year // 100 + 1 + expression.offset, 1))


def _clock(expression: Expression, today: dt.date | None) -> Days:
    base = _based(expression, today)
    if base is not None and base.is_day:
        return base
    return spans.day(today) if today else Days(UNKNOWN_DAY)


def _easter(expression: Expression, today: dt.date | None) -> Days:
    from dateutil.easter import easter

    year = expression.year
    if year is None:
        if today is None:
            return Days(UNKNOWN_DAY)
        years = range(max(today.year - 3, 1583), min(today.year + 3, 4099) + 1)
        year = _chosen([(n, easter(n), easter(n)) for n in years], expression, today)
    return spans.day(easter(year)) if 1583 <= year <= 4099 else Days(f"{year:04d}-XX-XX")


def _range(expression: Expression, today: dt.date | None) -> Days:
    first, last = (_calendar(replace(expression, kind="calendar", year=year), today) for year in (expression.year, expression.end_year))
    return Days(f"{first.value}/{last.value}", first.first, last.last)


_RESOLVERS: dict[str, Callable[[Expression, dt.date | None], Days]] = {
    "calendar": _calendar,
    "day": _day,
    "weekday": _weekday,
    "period": _period,
    "part": _part,
    "shift": _shift,
    "decade": _decade,
    "century": _century,
    "clock": _clock,
    "easter": _easter,
    "range": _range,
}


def _in_the_day(expression: Expression, days: Days) -> Resolution:
    """The day's value with its part of the day or its clock time."""
    if not days.is_day:
        return Resolution("TIME", days.value, _iso(days.first), _iso(days.last))
    if expression.clock is None:
        return Resolution("TIME", f"{days.value}T{expression.daypart}", _iso(days.first), _iso(days.last))
    hour, minute, second = expression.clock
    written = f"{hour:02d}:{minute or 0:02d}" + (f":{second:02d}" if second is not None else "")
    value = f"{days.value}T{written}{expression.zone or ''}"
    if days.first is None:
        return Resolution("TIME", value)
    moment = dt.datetime.combine(days.first, dt.time(hour % 24, minute or 0, second or 0))
    if hour == 24 and days.first < dt.date.max:
        moment += dt.timedelta(1)
    known = moment.isoformat(timespec="minutes" if second is None else "seconds")
    return Resolution("TIME", value, known, known)


def with_day(expression: Expression, day: Expression) -> Expression:
    """``expression``, a time of day of no day of its own, on ``day``."""
    return replace(expression, base=replace(day, daypart=None, clock=None, zone=None, type="DATE", mod=None))
