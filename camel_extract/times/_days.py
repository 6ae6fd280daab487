"""Days, with or without a time of the day: from the document date, by weekday, by date, and these together."""

from __future__ import annotations

from dataclasses import replace

from ..text import fold
from . import _tables as tables
from ._clock import (
    TimeOfDay,
    clock_at,
    construct_daypart_at,
    daypart_adverb_at,
    hour_by_its_rank,
    prayer_at,
    time_before_a_day,
    twelve_hours,
)
from ._dates import calendar_date, direction_at, numeric_date, small_number
from ._expression import Expression, Match
from ._tables import Phrases, index
from ._tense import is_future
from ._words import Words, folded, folded_set, lookup, remembered

__all__ = ["day_after_the_one_told", "day_at", "day_with_time", "time_after_a_day", "time_alone", "weekday_at"]

_DAY_WORDS = index(tables.DAY_WORDS)
_WEEKDAYS = index(tables.WEEKDAYS)
_BARE_WEEKDAYS = Phrases({(key[0].removeprefix("ال"),): day for key, day in _WEEKDAYS.items()})
_SPOKEN_WEEKDAYS = index(tables.SPOKEN_WEEKDAYS)
_TODAY = folded("اليوم")
_DAY_NOUNS = folded_set("يوم", "يومي", "نهار", "ليوم", "بيوم")
_ENDS_IN_YEH = folded_set("الماضي", "الحالي", "الجاري", "التالي", "الذي", "القاضي", "الرياضي", "الحوثي", "النادي", "المساعي")
_DEMONSTRATIVES = folded_set("هذا", "هذه")
_NOT_TODAY = folded_set(
    "نفسه", "ذاته", "الواحد", "الوطني", "العالمي", "الدولي", "الدراسي", "المحدد", "الذي", "الموالي", "الختامي", "المفتوح", "المقرر",
    "الأخير", "اللاحق", "الموعود", "التاريخي",
)  # fmt: skip
_NOT_BEFORE_TODAY = folded_set("ذلك", "نفس", "ذات", "تلك", "طوال", "مدار", "ليوم", "بعد")  # fmt: skip
_FIRST_HOURS = tuple(
    tuple(fold(form).split()) for form in ("الساعات الأولى", "ساعات الصباح الأولى", "ساعات الفجر الأولى", "ساعة مبكرة", "الساعات الاولى")
)
_HOURS_OF = folded("ساعات")
_PARTS_WITH_HOURS = {fold(form): part for form, part in (
    ("الصباح", "MO"), ("الفجر", "MO"), ("الظهيرة", "MI"), ("المساء", "EV"), ("الليل", "NI"), ("النهار", "DT"),
)}  # fmt: skip
_EARLY_OR_LATE = folded_set("الأولى", "الباكرة", "المبكرة", "المتأخرة", "الأخيرة")
_LATE_HOURS = tuple(
    tuple(fold(form).split())
    for form in ("وقت متأخر من", "ساعة متأخرة من", "ساعات متأخرة من", "الساعات المتأخرة من", "ساعة متأخرة")
)
_SOME_TIME = tuple(tuple(fold(form).split()) for form in ("وقت سابق", "وقت لاحق"))
_OF = folded("من")


@remembered
def day_word_at(words: Words, i: int) -> Match | None:
    """``اليوم``, ``أمس الأول``, ``غدا``; ``اليوم الأول`` and ``ذلك اليوم`` are no such days."""
    found = lookup(words, i, _DAY_WORDS, cut=True, longest=4)
    if found is None:
        return None
    offset, end = found
    if words.form(i) == _TODAY and end == i + 1 and not _is_today(words, i):
        return None
    if words.form(end - 1) == _TODAY and folded("مثل") in (words.folded(i - 1), words.folded(i - 2)):
        return None  # في مثل هذا اليوم
    return Match(i, end, Expression("DATE", "day", offset=offset, told=words.sequence(i + 1, (folded("السابق"),))))


def _is_today(words: Words, i: int) -> bool:
    after = words.folded(i + 1)
    if words.folded(i - 1) in _NOT_BEFORE_TODAY or after in _NOT_TODAY or _is_relational_adjective(after):
        return False
    if small_number(words, i + 1, 31) and not words.is_number(i + 1) and words.definite(i + 1):
        return False
    return not (direction_at(words, i + 1) and not words.is_number(i + 1))


def _is_relational_adjective(folded_word: str) -> bool:
    """``الثقافي``, ``الوطني``: after ``اليوم`` it says which day of a programme or calendar is meant."""
    return len(folded_word) > 5 and folded_word.startswith("ال") and folded_word.endswith("ي") and folded_word not in _ENDS_IN_YEH


def day_after_the_one_told(words: Words, i: int) -> Match | None:
    """``اليوم التالي``: counted from the day that the text spoke of before; where it looks ahead and speaks of none, from today."""
    if words.form(i) != folded("اليوم") or words.folded(i + 1) not in folded_set("التالي", "الموالي"):
        return None
    if is_future(words, i - 1 - (words.folded(i - 1) == folded("في"))):
        return Match(i, i + 2, Expression("DATE", "day", offset=1, told=True))
    return Match(i, i + 2, Expression("DATE", "shift", unit="D", amount=1, told=True))


@remembered
def weekday_at(words: Words, i: int) -> Match | None:
    """``الخميس``, ``يوم الثلاثاء المقبل``, ``هذا الأحد``, ``الاثنين في الأسبوع المقبل``."""
    shown = words.folded(i) in _DEMONSTRATIVES
    at = i + shown
    noun = words.form(at) in _DAY_NOUNS
    at += noun
    found = lookup(words, at, _WEEKDAYS, cut=at == i, longest=1)
    if found is None and noun:
        found = lookup(words, at, _BARE_WEEKDAYS, longest=1) or lookup(words, at, _SPOKEN_WEEKDAYS, longest=1)
    if found is None:
        return _weekday_of_a_week(words, i)
    weekday, end = found
    if weekday == 7 and words.folded(end) == folded("عشر"):
        return None  # الأحد عشر لاعبا
    expression = Expression("DATE", "weekday", weekday=weekday, direction=0 if shown else None)
    direction = direction_at(words, end)
    if direction:
        return Match(i, direction[1], replace(expression, direction=direction[0]))
    week = week_at(words, end + (words.folded(end) in folded_set("من", "في")))
    if week:
        return Match(i, week.end, replace(expression, base=week.expression))
    ranked = _of_this_month(words, expression, end) if not shown else None
    return Match(i, ranked[1], ranked[0]) if ranked else Match(i, end, expression)


def _of_this_month(words: Words, weekday: Expression, i: int) -> tuple[Expression, int] | None:
    """``السبت السادس عشر``, ``الأحد الأول``: the weekday and its day, or its place, in the month of writing."""
    found = small_number(words, i, 31) if words.is_number(i) or (words.definite(i) and not words.proclitic(i)) else None
    if found is None:
        return None
    day, end = found
    if words.inside(end) and (not words.is_mark(end) or words.folded(end) in {"/", "-", ":", "%", "(", ","}):
        return None
    month = Expression("DATE", "period", unit="M")
    if words.is_number(i) or day > 5:
        return Expression("DATE", "calendar", day=day, weekday=weekday.weekday, base=month), end
    return replace(weekday, day=day, nth=day, base=month), end


def _weekday_of_a_week(words: Words, i: int) -> Match | None:
    """``ثلاثاء الأسبوع الفائت``, ``الأسبوع القادم الأحد``."""
    bare = lookup(words, i, _BARE_WEEKDAYS, longest=1)
    if bare:
        week = week_at(words, bare[1])
        return Match(i, week.end, Expression("DATE", "weekday", weekday=bare[0], base=week.expression)) if week else None
    week = week_at(words, i)
    if week is None:
        return None
    found = lookup(words, week.end + (words.folded(week.end) == folded("يوم")), _WEEKDAYS, longest=1)
    return Match(i, found[1], Expression("DATE", "weekday", weekday=found[0], base=week.expression)) if found else None


@remembered
def week_at(words: Words, i: int) -> Match | None:
    """``الأسبوع المقبل``, ``هذا الأسبوع``."""
    if words.folded(i) in _DEMONSTRATIVES and words.folded(i + 1) == folded("الأسبوع"):
        return Match(i, i + 2, Expression("DATE", "period", unit="W"))
    if words.form(i) != folded("الأسبوع"):
        return None
    direction = direction_at(words, i + 1)
    return Match(i, direction[1], Expression("DATE", "period", unit="W", offset=direction[0])) if direction else None


def period_spoken_of(words: Words, i: int) -> Match | None:
    """``هذا الشهر``, ``العام الجاري``, after ``وقت سابق من``."""
    shown = words.folded(i) in _DEMONSTRATIVES
    at = i + shown
    unit = {folded("الشهر"): "M", folded("العام"): "Y", folded("الأسبوع"): "W"}.get(words.folded(at))
    direction = direction_at(words, at + 1) if unit and not shown else None
    if unit is None or not (shown or direction):
        return None
    return Match(i, direction[1] if direction else at + 1, Expression("DATE", "period", unit=unit, offset=direction[0] if direction else 0))


def _day_of_the_present_month(words: Words, i: int) -> Match | None:
    """``سأعود يوم 15``, ``سيصل في الخامس عشر``: a number alone, after a verb of the future."""
    announced = words.form(i) == folded("يوم")
    at = i - 1 - (words.folded(i - 1) == folded("في"))
    number = small_number(words, i + announced, 31) if announced or (at < i - 1 and words.definite(i)) else None
    if number is None or (words.inside(number[1]) and not words.is_mark(number[1])) or not is_future(words, at):
        return None
    if words.folded(number[1]) in {"/", "-", ":", "%"} or (not announced and words.form(i).endswith("ه")):
        return None
    return Match(i, number[1], Expression("DATE", "calendar", day=number[0], base=Expression("DATE", "period", unit="M")))


def _merged(one: Expression, other: Expression) -> Expression | None:
    """Two ways to name one day as one expression; ``None`` if they cannot be told together."""
    kinds = {one.kind: one, other.kind: other}
    if len(kinds) < 2:
        return None
    weekday, day, date = kinds.get("weekday"), kinds.get("day"), kinds.get("calendar")
    if date is not None:
        if date.day is None or (weekday is not None and weekday.base is not None):
            return None
        direction = weekday.direction if weekday and date.year is None and date.direction is None else date.direction
        return replace(date, weekday=weekday.weekday if weekday else None, direction=direction)
    if weekday is not None and day is not None:
        return replace(day, weekday=weekday.weekday) if weekday.base is None else None
    return None


@remembered
def _one_day_at(words: Words, i: int) -> Match | None:
    for rule in (day_word_at, calendar_date, numeric_date, weekday_at):
        match = rule(words, i)
        if match and (match.expression.day or match.expression.kind != "calendar"):
            return match
    return None


@remembered
def day_at(words: Words, i: int) -> Match | None:
    """A day, named once or more: ``اليوم (الاثنين)``, ``الخميس 23 يوليو``, ``يوم 24 يوليو تموز``, ``أمس الجمعة``."""
    noun = words.form(i) in _DAY_NOUNS
    match = _one_day_at(words, i) or _day_of_the_present_month(words, i)
    inner = _one_day_at(words, i + 1) if noun else None
    if inner and (match is None or inner.end > match.end):
        match = Match(i, inner.end, inner.expression)
    if match is None:
        return None
    while True:
        longer = _named_again(words, match)
        if longer is None:
            return match
        match = longer


def _named_again(words: Words, match: Match) -> Match | None:
    at = match.end
    opened = words.folded(at) in {"(", "["}
    comma = words.folded(at) in {"،", ","} and match.expression.kind == "weekday"
    slash = words.folded(at) == "/" and match.expression.kind == "weekday"
    at += opened or comma or slash
    if words.folded(at) == folded("يوم") and (opened or comma):
        at += 1
    if words.proclitic(at):
        return None
    further = _one_day_at(words, at)
    if further is None or (slash and further.expression.kind == "weekday"):
        return None
    merged = _merged(match.expression, further.expression)
    if merged is None:
        return None
    closing = opened and words.folded(further.end) in {")", "]"}
    if opened and not closing:
        return None
    return Match(match.first, further.end + closing, merged)


def _with_time(expression: Expression, time: TimeOfDay) -> Expression:
    return replace(expression, type="TIME", clock=time.clock, daypart=time.daypart, zone=time.zone)


def _phrase(words: Words, i: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
    """The end of one of the phrases at ``i``."""
    for phrase in phrases:
        if words.form(i) == phrase[0] and words.sequence(i + 1, phrase[1:]):
            return i + len(phrase)
    return None


def day_with_time(words: Words, i: int) -> Match | None:
    """A day, with a time of the day before or after it: ``صباح أمس الخميس``, ``الساعة العاشرة من صباح اليوم``, ``غدا الساعة 5 مساء``."""
    opened = None if words.is_number(i) else _opened_by_a_word(words, i)
    if opened:
        return opened
    time = time_before_a_day(words, i)
    if time:
        parted = time.clock is not None and words.folded(time.end) in {"-", "–"} and not words.touches_next(time.end)
        at = time.end + (parted or words.folded(time.end) in folded_set("من", "في", "،", "بتاريخ"))
        day = day_at(words, at) if not words.proclitic(at) or at > time.end else None
        if day:
            later = _clock_after_the_part(words, time, day.end)
            if later:
                return Match(i, later.end, _with_time(day.expression, later))
            return _weekday_pair(words, Match(i, day.end, _with_time(day.expression, time)))
    day = day_at(words, i)
    if day is None:
        return None
    after = time_after_a_day(words, day.end) or _part_beside(words, day)
    return Match(i, after.end, _with_time(day.expression, after)) if after else day


def _opened_by_a_word(words: Words, i: int) -> Match | None:
    rules = (_midnight, _night_with_its_hour, _hour_in_a_part_of_a_day, _part_of_a_day)
    return next((match for rule in rules if (match := rule(words, i))), None)


def _hour_in_a_part_of_a_day(words: Words, i: int) -> Match | None:
    """``الثامنة صباح أمس``, ``التاسعة والنصف ليلة غد``, ``الثالثة بعد ظهر الأحد``."""
    hour = hour_by_its_rank(words, i)
    part = construct_daypart_at(words, hour.end, cut=False) if hour else None
    day = day_at(words, part[1]) if part and not words.proclitic(part[1]) else None
    if hour is None or hour.clock is None or part is None or day is None:
        return None
    return Match(i, day.end, _with_time(day.expression, TimeOfDay(day.end, twelve_hours(hour.clock, part[0]), part[0])))


def _clock_after_the_part(words: Words, part: TimeOfDay, i: int) -> TimeOfDay | None:
    """``مساء السبت الساعة 9``: the part of the day, said first, holds for the hour."""
    after = time_after_a_day(words, i) if part.clock is None else None
    if after is None or after.clock is None:
        return None
    return after if after.daypart else replace(after, clock=twelve_hours(after.clock, part.daypart))


def _weekday_pair(words: Words, match: Match) -> Match:
    """``ليل الأحد / الاثنين``, ``مساء السبت - الأحد``: a night between two days counts as the first's."""
    if match.expression.kind != "weekday" or match.expression.daypart not in {"NI", "EV"}:
        return match
    at = match.end + (words.folded(match.end) in {"/", "-", "–"})
    found = lookup(words, at, _WEEKDAYS, longest=1)
    weekday = match.expression.weekday or 0
    return replace(match, end=found[1]) if found and found[0] == weekday % 7 + 1 else match


def time_after_a_day(words: Words, i: int) -> TimeOfDay | None:
    """``الساعة 5 مساء``, ``في الثامنة صباحا``, ``مساء``, after a day."""
    at = i + (words.folded(i) in {"،", ",", "-", "(", "t"})
    if words.folded(at) in folded_set("عند", "في", "عن", "على", "بحدود"):
        at += 1
    at += words.folded(at) == folded("تمام")
    clock = clock_at(words, at) if not words.proclitic(at) else None
    if clock and (clock.clock is not None):
        closing = words.folded(i) == "(" and words.folded(clock.end) == ")"
        return replace(clock, end=clock.end + closing) if words.folded(i) != "(" or closing else None
    at = i + (words.folded(i) == folded("في") and words.definite(i + 1))
    adverb = daypart_adverb_at(words, at, alone=True)
    return TimeOfDay(adverb[1], daypart=adverb[0]) if adverb and not words.proclitic(i) else None


_NO_PARTS = folded_set("المغرب", "العشاء")
"""The country and the meal."""


_SPOKEN_PARTS = {folded(form): part for form, part in (("بالليل", "NI"), ("بالنهار", "DT"), ("الصبح", "MO"), ("المسا", "EV"))}


def _part_beside(words: Words, day: Match) -> TimeOfDay | None:
    """``غدا الظهر``, ``مبارح بالليل``; beside ``اليوم`` the word is rather the subject (``أعلن اليوم الفجر``)."""
    spoken = _SPOKEN_PARTS.get(words.folded(day.end))
    if spoken:
        return TimeOfDay(day.end + 1, daypart=spoken)
    if day.expression.kind != "day" or not day.expression.offset or words.folded(day.end) in _NO_PARTS:
        return None
    part = daypart_adverb_at(words, day.end) if words.definite(day.end) else None
    return TimeOfDay(part[1], daypart=part[0]) if part and part[1] == day.end + 1 else None


def _midnight(words: Words, i: int) -> Match | None:
    """``منتصف ليل الأحد``, ``منتصف ليلة أمس الأول الجمعة``, ``منتصف الليل``, ``منتصف النهار``."""
    if words.form(i) != folded("منتصف"):
        return None
    if words.folded(i + 1) == folded("النهار"):
        return Match(i, i + 2, Expression("TIME", "clock", clock=(12, 0, None)))
    if words.folded(i + 1) == folded("الليل"):
        day = day_at(words, i + 2)
        if day is None:
            return Match(i, i + 2, Expression("TIME", "clock", clock=(0, 0, None)))
        return _midnight_between(words, Match(i, day.end, day.expression))
    if words.folded(i + 1) in folded_set("ليل", "ليلة"):
        day = day_at(words, i + 2)
        return _midnight_between(words, Match(i, day.end, day.expression)) if day else None
    return None


def _midnight_between(words: Words, match: Match) -> Match:
    """``منتصف ليل الأحد`` ends that day; ``منتصف ليل الأربعاء - الخميس`` begins the second."""
    pair = _weekday_pair(words, replace(match, expression=replace(match.expression, daypart="NI")))
    if pair.end == match.end:
        return replace(match, expression=replace(match.expression, type="TIME", clock=(24, 0, None)))
    second = (match.expression.weekday or 0) % 7 + 1
    return replace(pair, expression=replace(match.expression, type="TIME", weekday=second, clock=(0, 0, None)))


def _night_with_its_hour(words: Words, i: int) -> Match | None:
    """``الليلة``, ``الليلة الساعة 9``."""
    night = _night(words, i)
    hour = _clock_after_the_part(words, TimeOfDay(night.end, daypart="NI"), night.end) if night else None
    return Match(i, hour.end, _with_time(night.expression, hour)) if night and hour else night


def _night(words: Words, i: int) -> Match | None:
    """``الليلة``, ``هذه الليلة``, ``الليلة الماضية``, ``مساء هذا اليوم`` aside."""
    shown = words.folded(i) in _DEMONSTRATIVES
    at = i + shown
    if (words.form(at) if at == i else words.folded(at)) != folded("الليلة"):
        return None
    direction = None if shown else direction_at(words, at + 1)
    if direction is None and words.folded(at + 1) == folded("البارحة"):
        return Match(i, at + 2, Expression("TIME", "day", offset=-1, daypart="NI"))
    described = words.definite(at + 1) and words.folded(at + 1).endswith("ه") and words.folded(at + 1) != folded("الساعة")
    if direction is None and described and not words.proclitic(at + 1):
        return None
    offset = direction[0] if direction else 0
    return Match(i, direction[1] if direction else at + 1, Expression("TIME", "day", offset=offset, daypart="NI"))


def _part_of_a_day(words: Words, i: int) -> Match | None:
    """``الساعات الأولى من فجر اليوم``, ``وقت متأخر من مساء أمس``, ``وقت سابق اليوم``."""
    for phrases, daypart in ((_FIRST_HOURS, "MO"), (_LATE_HOURS, "NI"), (_SOME_TIME, None)):
        end = _phrase(words, i, phrases)
        if end is None:
            continue
        at = end + (words.folded(end) in folded_set("من", "في"))
        construct = construct_daypart_at(words, at, cut=False)
        night = None if construct else _night(words, at)
        day = night or day_at(words, construct[1] if construct else at) or (period_spoken_of(words, at) if phrases is _SOME_TIME else None)
        if day is None:
            continue
        part = construct[0] if construct else daypart
        expression = replace(day.expression, type="TIME", daypart=part) if part else day.expression
        return Match(i, day.end, expression)
    return None


def time_alone(words: Words, i: int) -> Match | None:
    """A time of the day with no day: ``الساعة السابعة مساء``, ``فجرا``, ``بعد صلاة العشاء``."""
    time = clock_at(words, i) or prayer_at(words, i) or _hours_of_a_part(words, i)
    if time:
        return Match(i, time.end, Expression("TIME", "clock", clock=time.clock, daypart=time.daypart, zone=time.zone))
    adverb = daypart_adverb_at(words, i, alone=True, cut=True)
    return Match(i, adverb[1], Expression("TIME", "clock", daypart=adverb[0])) if adverb else None


def _hours_of_a_part(words: Words, i: int) -> TimeOfDay | None:
    """``ساعات الصباح الأولى``, ``ساعات الليل المتأخرة``, ``ساعة متأخرة من الليل``, ``الساعات الأولى من الصباح``."""
    late = _phrase(words, i, _LATE_HOURS)
    if late is not None and words.folded(late) == folded("الليل"):
        return TimeOfDay(late + 1, daypart="NI")
    at = _phrase(words, i, _FIRST_HOURS[:1])
    if at is not None and words.folded(at) == _OF:
        part = _PARTS_WITH_HOURS.get(words.folded(at + 1))
        return TimeOfDay(at + 2, daypart=part) if part else None
    part = _PARTS_WITH_HOURS.get(words.folded(i + 1)) if words.form(i) == _HOURS_OF and words.folded(i + 2) in _EARLY_OR_LATE else None
    return TimeOfDay(i + 3, daypart=part) if part else None
