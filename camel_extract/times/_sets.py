"""What comes again: every day, every Thursday at eight, twice a month, the fifth of every month."""

from __future__ import annotations

from dataclasses import replace

from ..text import fold
from . import _tables as tables
from ._clock import clock_at, daypart_adverb_at, hour_by_its_rank, twelve_hours
from ._dates import calendar_date, direction_at, month_at, month_period, small_number
from ._days import time_after_a_day, weekday_at
from ._durations import SINGULAR_UNITS, counted_units, dual, duration_value
from ._expression import Expression, Match
from ._tables import index
from ._words import Words, folded, folded_set

__all__ = ["days_of_every_week", "hours_of_every_day", "recurrence"]

_SET_ADVERBS = {key[0]: value for key, value in index(tables.SET_ADVERBS).items()}
_BARE_WEEKDAYS = {key[0].removeprefix("ال"): day for key, day in index(tables.WEEKDAYS).items()}
_PERIODIC = {fold(form): value for form, value in (
    ("يومي", "P1D"), ("أسبوعي", "P1W"), ("شهري", "P1M"), ("سنوي", "P1Y"), ("فصلي", "P3M"),
)}  # fmt: skip
_SEASONS = {key[0]: part for key, part in index(tables.SEASONS).items()}
_ENDS = {fold(form): mod for form, mod in (
    ("أول", "START"), ("بداية", "START"), ("مطلع", "START"), ("منتصف", "MID"), ("نهاية", "END"), ("آخر", "END"),
)}  # fmt: skip
_PLACES = folded_set("أول", "آخر", "الأخير")
_EVERY_PART = {fold(form): part for form, part in (
    ("صباح", "TMO"), ("ليل", "TNI"), ("فجر", "TMO"), ("ظهر", "TMI"), ("عصر", "TAF"), ("مساء", "TEV"), ("ليلة", "TNI"),
)}  # fmt: skip


_TO = folded_set("إلى", "حتى", "وحتى")
_OF = folded_set("من", "في")
_EVERY_DAY = "XXXX-XX-XX"


def recurrence(words: Words, i: int) -> Match | None:
    """``يوميا``, ``كل خميس``, ``كل ثلاثة أشهر``, ``بشكل أسبوعي``, ``مرة في السنة``, ``نصف سنوية``, ``الخامس من كل شهر``."""
    match = (_of_every(words, i) or _hour_of_every_day(words, i)) if words.says_every else None
    if match or words.is_number(i):
        return match or _times_in(words, i)
    for rule in (_adverb, _plural_days, *((_part_of_every_day, _end_of_every, _every) if words.says_every else ())):
        match = rule(words, i)
        if match:
            return _at_its_hour(words, match)
    return _in_a_way(words, i) or _times_in(words, i) or _half_yearly(words, i)


def _day_and_part(value: str | None) -> tuple[str, str | None] | None:
    """The day that a set repeats, and the part of it: of ``P1D``, ``XXXX-WXX-4``, ``XXXX-XX-XXTEV``."""
    if value == "P1D":
        return _EVERY_DAY, None
    if value is None or not value.startswith(("XXXX-WXX-", _EVERY_DAY)):
        return None
    day, _, part = value.partition("T")
    return day, part or None


def _at_its_hour(words: Words, match: Match) -> Match:
    """``كل يوم الساعة 8``, ``كل جمعة في الثامنة مساء``, ``يوميا صباحا``."""
    day = _day_and_part(match.expression.value)
    time = time_after_a_day(words, match.end) if day and not day[1] and not match.expression.mod else None
    if day is None or time is None:
        return match
    written = time.daypart if time.clock is None else f"{time.clock[0]:02d}:{time.clock[1] or 0:02d}"
    return _set(match.first, time.end, f"{day[0]}T{written}")


def _clock_of_every_day(words: Words, i: int) -> tuple[str, tuple[int, int], int] | None:
    """(day, hour and minute, end) of ``الساعة 8 من كل يوم``, ``الثامنة من مساء كل خميس``."""
    time = clock_at(words, i) or hour_by_its_rank(words, i)
    if time is None or time.clock is None:
        return None
    at = time.end + (words.folded(time.end) in _OF)
    every = _part_of_every_day(words, at) or _every(words, at)
    day = _day_and_part(every.expression.value) if every and not words.proclitic(at) else None
    if every is None or day is None:
        return None
    hour, minute, _ = time.clock if time.daypart else twelve_hours(time.clock, day[1])
    return day[0], (hour, minute or 0), every.end


def _hour_of_every_day(words: Words, i: int) -> Match | None:
    found = _clock_of_every_day(words, i)
    return _set(i, found[2], "{}T{:02d}:{:02d}".format(found[0], *found[1])) if found else None


def hours_of_every_day(words: Words, i: int) -> tuple[Match, ...] | None:
    """``من السابعة وحتى الحادية عشرة من مساء كل يوم``: the day of the second holds for both, and its half of the day."""
    first = (clock_at(words, i) or hour_by_its_rank(words, i)) if words.says_every else None
    if first is None or first.clock is None or words.folded(first.end) not in _TO:
        return None
    start = first.end + 1
    last = _clock_of_every_day(words, start)
    if last is None:
        return None
    day, end_of_it, end = last
    hour, minute = first.clock[0], first.clock[1] or 0
    if first.daypart is None and hour < 12 <= end_of_it[0] and (hour + 12, minute) < end_of_it:
        hour += 12
    return _set(i, first.end, f"{day}T{hour:02d}:{minute:02d}"), _set(start, end, f"{day}T{end_of_it[0]:02d}:{end_of_it[1]:02d}")


def _every_unit(words: Words, i: int) -> tuple[str, int] | None:
    """(unit, end) of ``من كل شهر``, ``في كل عام``."""
    if words.folded(i) not in _OF or words.folded(i + 1) != folded("كل"):
        return None
    unit = SINGULAR_UNITS.get(words.folded(i + 2))
    return (unit, i + 3) if unit else None


def _of_every(words: Words, i: int) -> Match | None:
    """``5 مايو من كل عام``, ``الخامس من كل شهر``, ``أول خميس من كل شهر``, ``يوم الجمعة من كل أسبوع``."""
    for unit, named in (("Y", _date_of_a_year), ("M", _day_of_a_month), ("M", _weekday_of_a_month), ("W", _day_of_a_week)):
        found = named(words, i)
        every = _every_unit(words, found[1]) if found else None
        if found and every and every[0] == unit:
            return _set(i, every[1], found[0])
    return None


def _date_of_a_year(words: Words, i: int) -> tuple[str, int] | None:
    match = calendar_date(words, i) or month_period(words, i)
    if match is None:
        bare = month_at(words, i, cut=True)
        return ("P1Y" if bare.calendar == "hijri" else f"XXXX-{bare.number:02d}", bare.end) if bare else None
    date = match.expression
    if date.month is None or (date.year, date.base, date.direction) != (None, None, None):
        return None
    day = f"-{date.day:02d}" if date.day else ""
    return "P1Y" if date.calendar == "hijri" else f"XXXX-{date.month:02d}{day}", match.end


def _day_of_a_month(words: Words, i: int) -> tuple[str, int] | None:
    announced = words.form(i) == folded("يوم")
    day = small_number(words, i + announced, 31) if announced or words.definite(i) else None
    return (f"XXXX-XX-{day[0]:02d}", day[1]) if day else None


def _weekday_of_a_month(words: Words, i: int) -> tuple[str, int] | None:
    """``أول خميس``, ``الخميس الأخير``: no single value says more than that it comes once a month."""
    for place, weekday in ((i, i + 1), (i + 1, i)):
        ranked = words.form(place) in _PLACES or words.ordinal(place) is not None
        if ranked and words.form(weekday).removeprefix("ال") in _BARE_WEEKDAYS:
            return "P1M", i + 2
    return None


def _day_of_a_week(words: Words, i: int) -> tuple[str, int] | None:
    day = weekday_at(words, i)
    if day:
        plain = (day.expression.direction, day.expression.base) == (None, None)
        return (f"XXXX-WXX-{day.expression.weekday}", day.end) if plain else None
    plural = _plural_days(words, i)
    return (plural.expression.value or "", plural.end) if plural else None


def _set(i: int, end: int, value: str) -> Match:
    return Match(i, end, Expression("SET", "set", value=value))


def _adverb(words: Words, i: int) -> Match | None:
    value = _SET_ADVERBS.get(words.form(i))
    return _set(i, i + 1, value) if value else None


def _plural_days(words: Words, i: int) -> Match | None:
    """``أيام الأحد``: every Sunday."""
    weekday = _BARE_WEEKDAYS.get(words.folded(i + 1).removeprefix("ال")) if words.definite(i + 1) else None
    if words.form(i) != folded("أيام") or weekday is None or direction_at(words, i + 2):
        return None
    joined = words.folded(i + 2).removeprefix("و").removeprefix("ال") in _BARE_WEEKDAYS
    return None if joined else _set(i, i + 2, f"XXXX-WXX-{weekday}")


def _part_of_every_day(words: Words, i: int) -> Match | None:
    """``مساء كل يوم``, ``صباح كل خميس``."""
    part = _EVERY_PART.get(words.form(i))
    every = _every(words, i + 1) if part else None
    if every is None or every.expression.value is None:
        return None
    day = "XXXX-XX-XX" if every.expression.value == "P1D" else every.expression.value
    return _set(i, every.end, day + (part or "")) if day.startswith("X") and "T" not in day else None


def _every(words: Words, i: int) -> Match | None:
    if words.form(i) != folded("كل"):
        return None
    at = i + 1
    named = at + (words.folded(at) == folded("يوم"))
    weekday = _BARE_WEEKDAYS.get(words.folded(named).removeprefix("ال"))
    adverb = daypart_adverb_at(words, named + 1, alone=True) if weekday else None
    if weekday and (words.folded(named) != folded("أحد") or named > at or adverb or _is_sunday(words, i)):
        day = f"XXXX-WXX-{weekday}"
        return _set(i, adverb[1], f"{day}T{adverb[0]}") if adverb else _set(i, named + 1, day)
    part = _EVERY_PART.get(words.folded(at))
    of_weekday = _BARE_WEEKDAYS.get(words.folded(at + 1).removeprefix("ال")) if part else None
    if of_weekday:
        return _set(i, at + 2, f"XXXX-WXX-{of_weekday}{part}")
    if part:
        return _set(i, at + 1, "XXXX-XX-XX" + part)
    number = counted_units(words, at, at) or dual(words, at, at)
    if number:
        return _set(i, number.end, number.value)
    month = month_at(words, at)
    if month:
        return _set(i, month.end, f"XXXX-{month.number:02d}" if month.calendar == "gregorian" else "P1Y")
    season = _SEASONS.get(words.folded(at))
    if season:
        return _set(i, at + 1, f"XXXX-{season}")
    unit = SINGULAR_UNITS.get(words.folded(at))
    if unit is None or words.folded(at) == folded("ثانية") or words.folded(at + 1) in folded_set("وأنتم", "وأنت", "وانتو"):
        return None
    return _set(i, at + 1 + (words.folded(at + 1) in folded_set("تقريبا")), duration_value(unit, 1))


def _is_sunday(words: Words, i: int) -> bool:
    """``كل أحد`` alone, or with another day; else it is everyone."""
    joined = words.folded(i + 2).startswith("و") and words.folded(i + 2)[1:].removeprefix("ال") in _BARE_WEEKDAYS
    return joined or (i == words.first and i + 2 == words.limit)


def _in_a_way(words: Words, i: int) -> Match | None:
    """``بشكل يومي``, ``بصورة شهرية``, ``على أساس سنوي`` aside."""
    if words.folded(i) not in folded_set("بشكل", "بصورة", "بصفة"):
        return None
    value = _PERIODIC.get(words.folded(i + 1).removesuffix("ه"))
    return _set(i, i + 2, value) if value else None


def _times_in(words: Words, i: int) -> Match | None:
    """``مرة في السنة``, ``ثلاث مرات في الأسبوع``, ``مرة كل عام``, ``مرتين يوميا``."""
    number = words.number(i)
    at = number.end if number else i
    if (words.folded(at) if number else words.form(at)) not in folded_set("مرة", "مرتين", "مرات"):
        return None
    at += 1 + (words.folded(at + 1) == folded("واحدة"))
    again = _every(words, at) or _adverb(words, at)
    if again:
        return replace(again, first=i)
    unit = SINGULAR_UNITS.get(words.folded(at + 1).removeprefix("ال"))
    if words.folded(at) != folded("في") or unit is None or not words.definite(at + 1):
        return None
    return _set(i, at + 2, duration_value(unit, 1))


def _end_of_every(words: Words, i: int) -> Match | None:
    """``نهاية كل شهر``, ``أول كل عام``."""
    mod = _ENDS.get(words.form(i))
    every = _every(words, i + 1) if mod and words.folded(i + 1) == folded("كل") else None
    return Match(i, every.end, replace(every.expression, mod=mod)) if every else None


def days_of_every_week(words: Words, i: int) -> tuple[Match, ...] | None:
    """``كل اثنين وخميس``, ``أيام الأحد والثلاثاء``, ``الجمعة والسبت من كل أسبوع``: a set for each day."""
    listed = _days_of_each_week(words, i)
    if listed:
        return listed
    first = _every(words, i) or _first_of_two_days(words, i)
    if first is None or not (first.expression.value or "").startswith("XXXX-WXX-"):
        return None
    matches = [first]
    while len(matches) < 7:
        at = matches[-1].end
        day = _BARE_WEEKDAYS.get(words.folded(at)[1:].removeprefix("ال")) if words.folded(at).startswith("و") else None
        if day is None:
            break
        matches.append(_set(at, at + 1, f"XXXX-WXX-{day}"))
    return tuple(matches) if len(matches) > 1 else None


def _days_of_each_week(words: Words, i: int) -> tuple[Match, ...] | None:
    days: list[tuple[int, int, int]] = []
    at = i
    while words.says_every and len(days) < 7:
        day = weekday_at(words, at)
        if day is None or day.expression.weekday is None or (days and words.proclitic(at) != "و"):
            break
        days.append((at, day.end, day.expression.weekday))
        at = day.end
    every = _every_unit(words, at) if len(days) > 1 else None
    if every is None or every[0] != "W":
        return None
    ends = [end for _, end, _ in days[:-1]] + [every[1]]
    return tuple(_set(first, end, f"XXXX-WXX-{weekday}") for (first, _, weekday), end in zip(days, ends, strict=True))


def _first_of_two_days(words: Words, i: int) -> Match | None:
    """``أيام الأحد والثلاثاء``: each week's; of the days of one week two take the dual, three the plural."""
    one, other, third = (words.folded(i + k).removeprefix("و").removeprefix("ال") for k in (1, 2, 3))
    two = words.form(i) == folded("أيام") and one in _BARE_WEEKDAYS and other in _BARE_WEEKDAYS and words.folded(i + 2).startswith("و")
    if not two or not words.definite(i + 1) or third in _BARE_WEEKDAYS or direction_at(words, i + 3) or words.folded(i + 3) in _OF:
        return None
    return _set(i, i + 2, f"XXXX-WXX-{_BARE_WEEKDAYS[one]}")


def _half_yearly(words: Words, i: int) -> Match | None:
    fractions = {folded("نصف"): "P6M", folded("ربع"): "P3M"}
    value = fractions.get(words.form(i))
    if value and words.folded(i + 1).removesuffix("ه") == folded("سنوي"):
        return _set(i, i + 2, value)
    return None
