"""The first step: the time expressions of a text, found by the rules in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .._analysis import Analysis
from .._records import Sentence, Token
from ._clock import clock_range_at
from ._dates import calendar_date, dot_inside_a_date, exists, month_at, month_period, numeric_date, small_number, written_date
from ._days import day_after_the_one_told, day_at, day_with_time, time_alone, weekday_at
from ._durations import (
    counted_from_the_day_told,
    counted_from_today,
    duration,
    duration_value,
    either_length,
    reference,
)
from ._expression import Expression, Match
from ._holidays import holiday
from ._not_times import is_no_time
from ._periods import bare_year, calendar_period, joined_periods, nth_weekday, year_of_an_event
from ._resolver import with_day
from ._sets import days_of_every_week, hours_of_every_day, recurrence
from ._tense import tense_at
from ._words import Words, folded, folded_set

__all__ = ["scan", "time_token_ranges"]

Rule = Callable[[Words, int], Match | None]

RULES: tuple[Rule, ...] = (
    nth_weekday,
    holiday,
    day_after_the_one_told,
    day_with_time,
    time_alone,
    numeric_date,
    calendar_period,
    recurrence,
    reference,
    counted_from_the_day_told,
    counted_from_today,
    duration,
    bare_year,
    year_of_an_event,
)
"""The rules in order; of all that match at a token the longest counts, of equals the first."""

_CORRESPONDING = folded_set("الموافق", "المصادف", "والموافق", "الموافقة", "المصادفة", "الموافقه")
_TO = folded_set("إلى", "حتى", "وحتى")
_OF = folded_set("من", "في")
_JOINTS = folded_set("إلى", "حتى", "وحتى", "أو", "و", "-", "–", "—", "الي")


def _joint(words: Words, i: int) -> int | None:
    """The token after a word that joins two ends of a range or two coordinates: ``إلى``, ``و``, ``-``; ``i`` for an attached ``و``."""
    if words.folded(i) in _JOINTS:
        return i + 1
    return i if words.folded(i).startswith("و") and words.inside(i) else None


_WORD_JOINTS = folded_set("إلى", "حتى", "أو")
_MOST_DAYS = 10


def joined_days(words: Words, i: int) -> tuple[Match, ...] | None:
    """``من 20 إلى 21 ربيع الآخر``, ``السابع والثامن من تموز``, ``8 و9 و10 مارس``: the last one's month and year hold for all."""
    at: int | None = i + (words.form(i) in folded_set("يومي", "يوم", "أيام"))
    days: list[tuple[int, int, int]] = []
    last: Match | None = None
    while at is not None and last is None:
        day = small_number(words, at, 31)
        if day is None or len(days) > _MOST_DAYS:
            return None
        days.append((at, *day))
        at = _joint(words, day[1])
        last = calendar_date(words, at) if at is not None else None
    single = calendar_date(words, i)
    if last is None or last.expression.day is None or (last.expression.month is None and last.expression.base is None):
        return None
    if single and single.end >= last.end:
        return None
    date = last.expression
    if date.month is not None and not all(exists(date.calendar, date.year, date.month, number) for _, number, _ in days):
        return None
    return (*(Match(first, end, replace(date, day=number)) for first, number, end in days), last)


def joined_numeric_days(words: Words, i: int) -> tuple[Match, ...] | None:
    """``4-5/10/1436هـ``, ``11- 22/ 10/ 1436هـ``: the first day takes month and year from the date after the joint."""
    day = small_number(words, i, 31) if words.is_number(i) else None
    at = _joint(words, i + 1)
    if day is None or at is None or not words.is_number(at) or words.folded(i - 1) in {"/", "-", "."}:
        return None
    second = written_date(words, at)
    if second is None or second.expression.year is None or second.expression.day is None or second.expression.day < day[0]:
        return None
    return Match(i, i + 1, replace(second.expression, day=day[0])), second


def month_with_days(words: Words, i: int) -> tuple[Match, ...] | None:
    """``تموز 13 إلى 15``: the second day stands bare after the joint."""
    first = calendar_date(words, i)
    if first is None or first.expression.day is None or first.expression.month is None or not words.is_number(first.end - 1):
        return None
    if month_at(words, i, cut=True) is None:
        return None
    at = _joint(words, first.end)
    day = small_number(words, at, 31) if at is not None and words.is_number(at) else None
    if at is None or day is None or not exists("gregorian", None, first.expression.month, day[0]) or words.folded(day[1]) in {":", "/"}:
        return None
    return first, Match(at, day[1], replace(first.expression, day=day[0]))


def joined_months(words: Words, i: int) -> tuple[Match, ...] | None:
    """``شهري شعبان ورمضان الماضيين``, ``سبتمبر أو أكتوبر المقبلين``: the year and direction of the second hold for both."""
    first = month_at(words, i, cut=True)
    if first is None:
        return None
    at = first.end + 1 if words.folded(first.end) == "/" else _joint(words, first.end)
    if at is None:
        return None
    second = month_period(words, at)
    if second is None or second.expression.calendar != first.calendar or second.expression.month is None:
        return None
    shared = second.expression
    if (shared.direction, shared.year, shared.base) == (None, None, None):
        return None
    return Match(i, first.end, replace(shared, month=first.number)), second


def joined_lengths(words: Words, i: int) -> tuple[Match, ...] | None:
    """``3 و7 سنوات``, ``30 أو 50 عاما``, ``ثلاثة إلى خمسة أيام``: the unit of the second holds for both."""
    first = words.number(i)
    if first is None or first.prefix or first.definite or not 0 < first.value < 1000 or first.value != int(first.value):
        return None
    at = _joint(words, first.end)
    if at is None or words.number(at) is None or words.is_number(i) != words.is_number(at):
        return None
    if not first.digits and words.folded(first.end) not in _WORD_JOINTS:
        return None
    second = duration(words, at)
    if second is None or second.expression.unit is None or second.expression.amount is None or second.expression.direction:
        return None
    amount = float(first.value)
    value = duration_value(second.expression.unit, amount)
    return Match(i, first.end, replace(second.expression, amount=amount, value=value)), second


def joined_years(words: Words, i: int) -> tuple[Match, ...] | None:
    """``بين 2003 و2011``, ``من 2004 وحتى 2014``, ``عامي 2010 و2011``."""
    noun = words.form(i) in folded_set("عامي", "سنتي", "الأعوام", "أعوام", "عام", "العامين", "السنتين", "السنوات", "سنوات")
    start = i + noun
    announced = noun or words.form(i - 1) in folded_set("بين", "من", "الفترة", "في", "منذ")
    if not announced or not (words.is_number(start) and _is_year(words, start)):
        return None
    places = [start]
    at = _joint(words, start + 1)
    while at is not None and len(places) < _MOST_DAYS and words.is_number(at) and _is_year(words, at):
        places.append(at)
        at = _joint(words, at + 1)
    if len(places) < 2:
        return None
    years = [Expression("DATE", "calendar", year=int(words.folded(k))) for k in places]
    return tuple(Match(i if k == start else k, k + 1, year) for k, year in zip(places, years, strict=True))


def _is_year(words: Words, i: int) -> bool:
    written = words.folded(i)
    return len(written) == 4 and written.isdigit() and 1000 <= int(written) <= 2200


def joined_weekdays(words: Words, i: int) -> tuple[Match, ...] | None:
    """``الأحد والاثنين المقبلين``, ``الأحد والاثنين في الأسبوع المقبل``: what follows the last holds for all."""
    matches: list[Match] = []
    at: int | None = i
    while at is not None and len(matches) < _MOST_DAYS:
        match = weekday_at(words, at)
        if match is None:
            break
        matches.append(match)
        at = _joint(words, match.end) if words.folded(match.end) not in {"-", "–"} else None
    if len(matches) < 2:
        return None
    last = matches[-1].expression
    if last.direction is None and last.base is None:
        return None
    shared = [replace(m.expression, direction=last.direction, base=last.base) for m in matches]
    return tuple(replace(match, expression=expression) for match, expression in zip(matches, shared, strict=True))


def joined_clocks(words: Words, i: int) -> tuple[Match, ...] | None:
    """``من 3 إلى 5 مساء``, ``من 3 إلى 5 مساء غد``: the day of the second holds for both."""
    found = clock_range_at(words, i)
    if found is None:
        return None
    first, start, second = found
    last = Match(start, second.end, Expression("TIME", "clock", clock=second.clock, zone=second.zone))
    dated = day_with_time(words, start)
    day = day_at(words, second.end + (words.folded(second.end) in _OF))
    if dated and dated.end > last.end and dated.expression.clock == second.clock:
        last = dated
    elif day and not words.proclitic(second.end):
        last = Match(start, day.end, replace(day.expression, type="TIME", clock=second.clock, zone=second.zone))
    return Match(i, first.end, replace(last.expression, clock=first.clock)), last


JOINED: tuple[Callable[[Words, int], tuple[Match, ...] | None], ...] = (
    joined_days,
    joined_numeric_days,
    month_with_days,
    joined_months,
    joined_lengths,
    joined_years,
    joined_weekdays,
    joined_clocks,
    either_length,
    days_of_every_week,
    hours_of_every_day,
    joined_periods,
)


_OPENED_BY_A_WORD = frozenset(
    (
        nth_weekday,
        holiday,
        day_after_the_one_told,
        reference,
        counted_from_the_day_told,
        joined_months,
        joined_weekdays,
        month_with_days,
        either_length,
        days_of_every_week,
        joined_periods,
    )
)
"""Rules that match nothing at digits."""


def _matches_at(words: Words, i: int) -> tuple[Match, ...]:
    best: tuple[Match, ...] = ()
    digits = words.is_number(i)
    for joined in JOINED:
        if digits and joined in _OPENED_BY_A_WORD:
            continue
        found = joined(words, i)
        if found and (not best or found[-1].end > best[-1].end):
            best = tuple(replace(match, rules=(joined.__name__,)) for match in found)
    for rule in RULES:
        match = None if digits and rule in _OPENED_BY_A_WORD else rule(words, i)
        if match and (not best or match.end > best[-1].end):
            best = (replace(match, rules=(rule.__name__,)),)
    return best


def scan_sentence(tokens: tuple[Token, ...], first: int, end: int) -> list[Match]:
    """The matches of the sentence that the tokens ``first`` to ``end`` make, in order, none overlapping."""
    words = Words(tokens, first, end)
    matches: list[Match] = []
    i = first
    while i < end:
        found = _matches_at(words, i) if words.may_open(i) else ()
        kept = [match for match in found if not is_no_time(words, match)]
        for match in kept:
            told = match.read_by("tense_of_the_clause", _in_context(words, match))
            matches.append(told.read_by("preposition_before", _bounded(words, told)))
        i = max(found[-1].end, i + 1) if found else i + 1
    return _sharing(words, matches)


_BOUNDS = {folded(form): mod for form, mod in (
    ("قبل", "BEFORE"), ("قبيل", "BEFORE"), ("بعد", "AFTER"), ("عقب", "AFTER"), ("حتى", "ON_OR_BEFORE"), ("لغاية", "ON_OR_BEFORE"),
    ("بحلول", "ON_OR_BEFORE"), ("منذ", "ON_OR_AFTER"),
)}  # fmt: skip


def _bounded(words: Words, match: Match) -> Expression:
    """``قبل 4 أبريل``, ``حتى الأحد``, ``منذ 2003``: the preposition before a time says on which side of it something lies."""
    expression = match.expression
    if expression.mod or expression.type not in {"DATE", "TIME"} or expression.kind in {"reference", "shift"}:
        return expression
    mod = _BOUNDS.get(words.form(match.first - 1)) if not words.proclitic(match.first) else None
    return replace(expression, mod=mod) if mod else expression


def _sharing(words: Words, matches: list[Match]) -> list[Match]:
    """``بين 14 يونيو و15 يوليو 2018``: a date takes the year or the direction of the one that a joint ties to it."""
    for n in range(len(matches) - 1, 0, -1):
        one, other = matches[n - 1], matches[n]
        at = _joint(words, one.end)
        if at is not None and at <= other.first <= at + 1 and words.folded(other.first - 1) not in {"،", "."}:
            matches[n - 1] = one.read_by("year_of_the_joined_date", _with_year_of(one.expression, other.expression))
            matches[n] = other.read_by("weekday_after_the_first_day", _weekday_after(words, one, other))
        elif _corresponds(words, one.end, other.first):
            matches[n - 1] = one.read_by("corresponding_date", _on_the_date_of(one.expression, other.expression))
    return matches


def _weekday_after(words: Words, one: Match, other: Match) -> Expression:
    """``من اليوم حتى الأحد``, ``بين غد والجمعة``: the weekday that ends a stretch is the first one after its beginning."""
    last = other.expression
    open_ended = last.kind == "weekday" and (last.direction, last.base) == (None, None)
    to = words.folded(one.end) in _TO or (words.form(one.first - 1) == folded("بين") and words.folded(one.end).startswith("و"))
    begins = one.expression.kind in {"day", "weekday"} or (one.expression.kind == "calendar" and one.expression.day is not None)
    if not (open_ended and to and begins) or one.expression.weekday == last.weekday:
        return last
    first = replace(one.expression, type="DATE", daypart=None, clock=None, zone=None, mod=None, tense=one.expression.tense or last.tense)
    return replace(last, base=first)


def _corresponds(words: Words, end: int, first: int) -> bool:
    """Whether ``الموافق`` or a like stands between two expressions, with no more than ``لـ`` or a bracket beside it."""
    between = [words.folded(k) for k in range(end, first)]
    return 0 < len(between) <= 3 and any(word in _CORRESPONDING for word in between)


def _on_the_date_of(one: Expression, other: Expression) -> Expression:
    """``يوم الجمعة الموافق 12 فبراير``: the weekday is that date."""
    if one.kind != "weekday" or one.base is not None or other.kind != "calendar" or other.day is None:
        return one
    return replace(other, weekday=one.weekday, type=one.type, clock=one.clock, daypart=one.daypart, zone=one.zone)


def _with_year_of(one: Expression, other: Expression) -> Expression:
    dates = (one, other)
    if any(date.kind != "calendar" or date.month is None for date in dates) or one.calendar != other.calendar:
        return one
    if (one.year, one.direction, one.base) != (None, None, None):
        return one
    if other.year is not None:
        return replace(one, year=other.year - ((one.month or 0) > (other.month or 0)))
    if other.direction is not None and (one.month or 0) <= (other.month or 0):
        return replace(one, direction=other.direction)
    return one


def _is_all(words: Words, match: Match) -> bool:
    """Whether nothing else is said (``أول رمضان``, ``في أول ثلاثاء من أكتوبر``), as of a holiday alone."""
    return match.end == words.limit == len(words.tokens) and (match.first == 0 or (match.first == 1 and words.folded(0) == folded("في")))


def _in_context(words: Words, match: Match) -> Expression:
    expression = match.expression
    if expression.base is not None:
        month = expression.base
        open_month = month.kind == "calendar" and (month.year, month.direction, month.base, month.tense) == (None, None, None, None)
        if open_month and expression.nth and _is_all(words, match):
            return replace(expression, alone=True)
        return replace(expression, base=replace(month, tense=tense_at(words, match.first, match.end))) if open_month else expression
    open_ended = expression.direction is None and expression.year is None
    if open_ended and expression.calendar == "hijri" and _is_all(words, match):
        return replace(expression, alone=True)
    if not open_ended or expression.tense or expression.kind not in {"calendar", "weekday", "part"}:
        return expression
    return replace(expression, tense=tense_at(words, match.first, match.end))


_last: tuple[tuple[Token, ...], tuple[Match, ...]] | None = None


def scan(analysis: Analysis) -> tuple[Match, ...]:
    """All time expressions of an analysis. Numerals and times both ask; the last answer is kept, so that the text is read once."""
    global _last
    if _last is not None and _last[0] is analysis.tokens:
        return _last[1]
    matches: list[Match] = []
    for paragraph in _paragraphs(analysis.sentences):
        found = [scan_sentence(analysis.tokens, first, end) for first, end in _stretches(analysis.tokens, paragraph)]
        beside = [match for sentence in _beside_what_is_told(found) for match in sentence]
        matches.extend(_on_the_day_spoken_of(beside))
    result = tuple(matches)
    _last = (analysis.tokens, result)
    return result


def _stretches(tokens: tuple[Token, ...], paragraph: list[Sentence]) -> list[tuple[int, int]]:
    """The token ranges of the sentences; a dot inside a date (``2. أكتوبر``, ``نوفمبر. 2016``) parts none."""
    ranges: list[tuple[int, int]] = []
    for sentence in paragraph:
        if ranges and dot_inside_a_date(tokens, ranges[-1][0], ranges[-1][1], sentence.end_token):
            ranges[-1] = (ranges[-1][0], sentence.end_token)
        else:
            ranges.append((sentence.first_token, sentence.end_token))
    return ranges


def _paragraphs(sentences: tuple[Sentence, ...]) -> list[list[Sentence]]:
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        if paragraphs and paragraphs[-1][-1].paragraph == sentence.paragraph:
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    return paragraphs


def _on_the_day_spoken_of(matches: list[Match]) -> list[Match]:
    """A time of the day without a day (``فجرا``) is on the last day that its paragraph speaks of, ``5 منه`` in its last month."""
    placed: list[Match] = []
    day: Expression | None = None
    month: Expression | None = None
    for match in matches:
        expression = match.expression
        if expression.told and expression.kind == "calendar":
            if month is None or not exists(month.calendar, month.year, month.month, expression.day):
                continue
            expression = replace(month, type="DATE", day=expression.day, weekday=None, clock=None, daypart=None, zone=None, mod=None)
            match = match.read_by("month_spoken_of", expression)
        elif expression.told and day is None:
            continue
        if expression.kind == "calendar" and expression.month is not None:
            month = expression
        if day is not None and (expression.told or (expression.kind == "clock" and expression.base is None)):
            match = match.read_by("day_spoken_of", with_day(expression, day))
        elif expression.kind in {"day", "weekday"} or (expression.kind == "calendar" and expression.day is not None):
            day = expression
        placed.append(match)
    return placed


def _beside_what_is_told(sentences: list[list[Match]]) -> list[list[Match]]:
    """``العام التالي`` is after the last year that the paragraph speaks of, ``الشهر السابق`` before the last month of its sentence.

    Where there is none they are counted from the document date.
    """
    placed: list[list[Match]] = []
    of_the_paragraph: dict[str, Expression] = {}
    for matches in sentences:
        of_the_sentence: dict[str, Expression] = {}
        beside: list[Match] = []
        for match in matches:
            expression = match.expression
            backward = expression.told and expression.offset < 0
            if expression.told and expression.kind in {"day", "period"}:
                told = of_the_sentence if backward and expression.kind == "period" else of_the_paragraph
                match = match.read_by("period_spoken_of", _counted_from(expression, told.get(expression.unit or "D")))
            if not backward:
                named = dict.fromkeys(_grains(match.expression), match.expression)
                of_the_sentence.update(named)
                of_the_paragraph.update(named)
            beside.append(match)
        placed.append(beside)
    return placed


def _counted_from(expression: Expression, base: Expression | None) -> Expression:
    if base is None:
        return replace(expression, told=False)
    start = replace(base, type="DATE", daypart=None, clock=None, zone=None, mod=None)
    return Expression("DATE", "shift", unit=expression.unit or "D", amount=expression.offset, base=start)


def _grains(expression: Expression) -> tuple[str, ...]:
    """The units of the calendar of which an expression names one."""
    if expression.told:
        return ()
    if expression.kind in {"shift", "period"}:
        return {"D": ("D", "W", "M", "Y"), "W": ("W",), "M": ("M", "Y"), "Y": ("Y",)}.get(expression.unit or "", ())
    if expression.kind in {"day", "weekday"}:
        return ("D", "W", "M", "Y") if expression.base is not None else ("D",)
    if expression.kind == "part":
        return ("Y",) if expression.base is not None else ()
    if expression.kind != "calendar":
        return ()
    return ("D", "W", "M", "Y") if expression.day is not None else ("M", "Y") if expression.month is not None else ("Y",)


def time_token_ranges(analysis: Analysis) -> tuple[tuple[int, int], ...]:
    """The half-open token ranges that time expressions cover, in order."""
    return tuple((match.first, match.end) for match in scan(analysis))
