"""Stretches of the calendar: years, months, weeks, seasons, quarters, decades, centuries, and the beginning or end of one."""

from __future__ import annotations

from dataclasses import replace

from ..text import fold
from . import _tables as tables
from ._dates import direction_at, month_period, numeric_date, small_number, year_at
from ._days import week_at
from ._expression import Calendar, Expression, Match
from ._tables import Phrases, index
from ._words import Words, folded, folded_set, lookup, remembered

__all__ = ["bare_year", "calendar_period", "joined_periods", "nth_weekday", "year_of_an_event"]

_MODIFIERS = index(tables.MODIFIERS)
_SEASONS = {key[0]: part for key, part in index(tables.SEASONS).items()}
_DECADES = {key[0]: decade for key, decade in index(tables.DECADES).items()}
_WEEKDAYS = index(tables.WEEKDAYS)
_BARE_WEEKDAYS = Phrases({(key[0].removeprefix("ال"),): day for key, day in _WEEKDAYS.items()})
_DEMONSTRATIVES = folded_set(*tables.DEMONSTRATIVES)
_NOUNS = {fold(form): unit for form, unit in (
    ("الشهر", "M"), ("العام", "Y"), ("السنة", "Y"), ("الأسبوع", "W"), ("العقد", "DE"), ("الربع", "Q"), ("القرن", "CE"), ("الموسم", "Y"),
)}  # fmt: skip
_SHOWN = {fold("هال" + noun): unit for noun, unit in (("شهر", "M"), ("سنة", "Y"), ("عام", "Y"), ("أسبوع", "W"))}
"""``هالسنة``, as the dialects of the east say ``هذه السنة``."""
_NEXT_OR_PREVIOUS = folded_set("التالي", "التالية", "السابق", "السابقة")
_KINDS_OF_YEAR = folded_set("الدراسي", "المالي", "الميلادي", "الهجري", "الدراسية", "المالية", "الميلادية", "الهجرية", "الضريبية", "الجامعي")
_SCHOOL_YEAR = folded_set("الدراسي", "الدراسية", "الجامعي")
_YEAR_NOUNS = folded_set("عام", "سنة", "العام", "السنة", "موسم", "الموسم")
_PREPOSITIONS = folded_set(
    "في", "خلال", "منذ", "بحلول", "حتى", "مع", "بعد", "قبل", "هذا", "بداية", "نهاية", "طوال", "منتصف", "مطلع", "أوائل", "أواخر", "أواسط",
)  # fmt: skip
_REPORTED_IN = folded_set("خلال", "بنهاية", "نهاية", "أرباح", "نتائج", "في")
_OF = folded_set("من", "في", "لـ")
_YEAR_SIGNS = folded_set(
    "منذ", "بحلول", "حتى", "في", "خلال", "مذ", "وحتى", "وفي", "ومنذ", "من", "ومن", "حوالي", "إلى", "والى", "مطلع", "نهاية",
    "قبل", "بعد", "بين",
)  # fmt: skip
_STRONG_YEAR_SIGNS = folded_set("منذ", "بحلول", "مذ", "ومنذ")
_COUNTS = frozenset("%$€£/:،") - {"،"}


def bare_year(words: Words, i: int) -> Match | None:
    """``منذ 2013``, ``في 2016 ...``: four digits after a word that announces a time, with nothing that they count."""
    if not words.is_number(i) or words.folded(i - 1) not in _YEAR_SIGNS:
        return None
    year = year_at(words, i)
    if year is None or year.end > i + 2:
        return None
    strong = words.folded(i - 1) in _STRONG_YEAR_SIGNS or year.end > i + 1
    if not strong and (not 1900 <= year.number <= 2060 or not _plain_end(words, i - 1, year.end, year.number)):
        return None
    if strong and not 1000 <= year.number <= 2200:
        return None
    return Match(i, year.end, Expression("DATE", "calendar", year.calendar or _calendar_of(year.number), year.number))


_OF_A_YEAR = folded_set(
    "حرب", "ثورة", "انتخابات", "موازنة", "ميزانية", "أحداث", "هجمات", "انقلاب", "غزو", "عدوان", "نكسة", "نكبة", "هزيمة", "حدود", "مواليد",
    "دفعة", "زلزال", "انتفاضة", "مجزرة", "فيضانات", "استفتاء", "اجتياح", "اتفاق", "اتفاقية", "معاهدة", "دستور", "قمة", "هدنة", "معركة",
    "مفاوضات", "رئاسيات", "تشريعيات", "احتجاجات", "مظاهرات",
)  # fmt: skip
"""Events and what is made for a year: in construct before four digits these name their year (``حرب 1967``)."""


def year_of_an_event(words: Words, i: int) -> Match | None:
    """``حدود 1967``, ``انتخابات 2014``."""
    if not words.is_number(i) or words.form(i - 1) not in _OF_A_YEAR:
        return None
    year = year_at(words, i)
    if year is None or year.end > i + 1 or not 1900 <= year.number <= 2060 or not _plain_end(words, i - 1, year.end, year.number):
        return None
    return Match(i, year.end, Expression("DATE", "calendar", year=year.number))


def _calendar_of(year: int) -> Calendar:
    """The calendar of a bare year: the news of our time writes 1400 and later for Hijri years."""
    return "hijri" if 1400 <= year <= 1500 else "gregorian"


def _plain_end(words: Words, sign: int, end: int, year: int) -> bool:
    """Whether what follows the digits leaves them a year: no counted noun, no mark of another number."""
    after = words.folded(end)
    if after in _COUNTS or (after in {".", "-"} and words.is_number(end + 1) and words.touches_next(end)):
        return False
    if words.folded(sign) in folded_set("من", "إلى", "بعد", "قبل", "حوالي", "بين"):
        return not words.inside(end) or words.is_mark(end) or words.folded(end) in folded_set("إلى", "حتى", "وحتى", "و", "ثم", "أن")
    return year % 100 != 0 or not words.inside(end) or words.is_mark(end)


def calendar_period(words: Words, i: int) -> Match | None:
    """A period, or the beginning, middle or end of one: ``مطلع آب/أغسطس القادم``, ``الأسبوع الماضي``, ``الربع الأول من 2016``."""
    if words.is_number(i):
        return marked_year(words, i)
    modified = _modified(words, i)
    plain = next((match for rule in PERIODS if (match := rule(words, i))), None)
    if modified and (plain is None or modified.end >= plain.end):
        return modified
    return plain


def _modified(words: Words, i: int) -> Match | None:
    weekend = _weekend(words, i)
    if weekend:
        return weekend
    found = lookup(words, i, _MODIFIERS, cut=True, longest=1) or _first_or_last(words, i)
    if found is None:
        return None
    mod, at = found
    if words.folded(at) == "من":
        if words.form(i) == folded("بداية"):
            return None  # بداية من الموسم: from it on
        at += 1
    period = next((match for rule in (*PERIODS, _bare_noun) if (match := rule(words, at))), None)
    period = period or _year_alone(words, at)
    if period is None or words.proclitic(at):
        return None
    return Match(i, period.end, replace(period.expression, mod=mod))


def _first_or_last(words: Words, i: int) -> tuple[str, int] | None:
    """``أول العام``, ``آخر الشهر``: only before the definite noun, else they count (``أول شهر``); ``نصف شهر مارس``."""
    if words.form(i) in folded_set("نصف", "نص") and words.folded(i + 1) == folded("شهر"):
        return "MID", i + 1
    mod = {folded("أول"): "START", folded("آخر"): "END"}.get(words.form(i))
    return (mod, i + 1) if mod and words.folded(i + 1) in _NOUNS else None


def _bare_noun(words: Words, i: int) -> Match | None:
    """``مطلع العام``, ``أوائل الشهر``: the present one."""
    unit = _NOUNS.get(words.folded(i))
    if words.folded(i) == folded("اليوم") and not words.definite(i + 1):
        return Match(i, i + 1, Expression("DATE", "day"))
    if unit == "CE" and not words.definite(i + 1):
        return Match(i, i + 1, Expression("DATE", "century"))
    if unit is None or unit in {"DE", "Q", "CE"}:
        return None
    return Match(i, i + 1, Expression("DATE", "period", unit=unit))


def _weekend(words: Words, i: int) -> Match | None:
    """``نهاية الأسبوع الماضي``, ``عطلة نهاية الأسبوع``."""
    at = i + (words.form(i) in folded_set("عطلة", "إجازة"))
    shown = words.folded(at + 1) in _DEMONSTRATIVES and words.folded(at + 2) == folded("الأسبوع")
    if (words.form(at) if at == i else words.folded(at)) == folded("نهاية") and shown:
        return Match(i, at + 3, Expression("DATE", "part", part="WE", base=Expression("DATE", "period", unit="W")))
    if (words.form(at) if at == i else words.folded(at)) != folded("نهاية") or words.folded(at + 1) != folded("الأسبوع"):
        return None
    week = week_at(words, at + 1)
    base = week.expression if week else Expression("DATE", "period", unit="W")
    return Match(i, week.end if week else at + 2, Expression("DATE", "part", part="WE", base=base))


def year_period(words: Words, i: int) -> Match | None:
    """``عام 2011``, ``العام الدراسي 2015/2016``, ``سنة 1990م``."""
    at = i + 1
    if words.form(i) not in _YEAR_NOUNS:
        return None
    kind = words.folded(at) in _KINDS_OF_YEAR
    years = numeric_date(words, at + kind)
    if years and years.expression.kind == "range":
        return Match(i, years.end, years.expression)
    if kind:
        number = year_at(words, at + 1)
        if number is None:
            return None
        return Match(i, number.end, Expression("DATE", "calendar", number.calendar or _calendar_of(number.number), number.number))
    year = year_at(words, i)
    return Match(i, year.end, Expression("DATE", "calendar", year.calendar or "gregorian", year.number)) if year else None


def marked_year(words: Words, i: int) -> Match | None:
    """``1967م``, ``1436 هـ``, ``44 ق.م``: known by its mark."""
    if not words.is_number(i):
        return None
    year = year_at(words, i)
    if year is None or year.calendar is None or year.end == i + 1:
        return None
    if year.calendar == "gregorian" and year.number > 0 and not _years_of_our_era(words, i, year.number, year.end):
        return None
    return Match(i, year.end, Expression("DATE", "calendar", year.calendar, year.number))


def _years_of_our_era(words: Words, i: int, number: int, end: int) -> bool:
    """``1967م`` is a year, ``1000م``, ``1500م2`` and ``1200 م مربع`` are lengths and areas."""
    if words.is_number(end) or words.folded(end) in folded_set("مربع", "طول", "عرض", "²", "مكعب"):
        return False
    if 1800 <= number <= 2060:
        return number % 100 != 0 or words.form(i - 1) in _YEAR_SIGNS
    return 500 <= number < 1800 and words.form(i - 1) in _YEAR_SIGNS


@remembered
def relative_period(words: Words, i: int) -> Match | None:
    """``الأسبوع الماضي``, ``هذا العام``, ``الشهر قبل الماضي``, ``العام الدراسي المقبل``, ``السنة نفسها`` aside."""
    if words.form(i) in _SHOWN:
        return Match(i, i + 1, Expression("DATE", "period", unit=_SHOWN[words.form(i)]))
    shown = words.form(i) in _DEMONSTRATIVES
    at = i + shown
    unit = _NOUNS.get(words.folded(at) if shown else words.form(at))
    if unit is None:
        return None
    after = at + 1 + (words.folded(at + 1) in _KINDS_OF_YEAR)
    direction = direction_at(words, after)
    if direction is None and not shown:
        shown = words.folded(after) in _DEMONSTRATIVES
        after += shown
    if direction is None and not shown:
        return None
    offset, end = direction if direction else (0, after)
    if unit in {"DE", "Q"} and direction is None and words.form(at) != folded("الربع"):
        return None
    if words.folded(at + 1) in _SCHOOL_YEAR:
        unit = "SY"
    if unit == "CE":
        return Match(i, end, Expression("DATE", "century", offset=offset))
    if unit == "DE" and offset:
        return Match(i, end, Expression("DURATION", "duration", value="P10Y", unit="Y", amount=10, direction=offset))
    number = _its_number(words, end) if unit == "Y" else None
    if number:
        return Match(i, number[1], Expression("DATE", "calendar", year=number[0]))
    beside_the_one_told = words.folded(end - 1) in _NEXT_OR_PREVIOUS
    return Match(i, end, Expression("DATE", "period", unit=unit, offset=offset, told=beside_the_one_told))


def _its_number(words: Words, i: int) -> tuple[int, int] | None:
    """``العام الماضي 2014م``, ``هذا العام (2015)``: (the number that says again which year it is, end)."""
    opened = words.folded(i) == "("
    at = i + opened
    written = words.folded(at)
    if not (words.is_number(at) and len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2100):
        return None
    end = at + 1 + (words.folded(at + 1) == "م")
    alone = end > at + 1 or not words.inside(end) or words.is_mark(end) or _counts_nothing(words, end)
    closed = words.folded(end) == ")" if opened else alone
    return (int(written), end + opened) if closed and words.folded(end) not in {"/", "-", "%"} else None


def _counts_nothing(words: Words, i: int) -> bool:
    """``العام الماضي 2014 بزيادة``: a word that a number before it cannot count."""
    word = words.folded(i)
    return word in _UNCOUNTED or word.startswith(("ال", "وال", "بال", "لل", "ب"))


_UNCOUNTED = folded_set(
    "في", "من", "إلى", "على", "عن", "مع", "بعد", "قبل", "خلال", "منذ", "حتى", "حيث", "مقارنة", "مقابل", "قياسا", "وذلك", "التي", "الذي",
    "كما", "ثم",
)


def quarter_beside_this_one(words: Words, i: int) -> Match | None:
    """``ربع السنة القادم``, ``ربع العام الماضي``."""
    direction = direction_at(words, i + 2) if words.folded(i + 1) in folded_set("السنة", "العام") else None
    if words.form(i) != folded("ربع") or direction is None or words.stem(i + 2).endswith("ه"):
        return None
    return Match(i, direction[1], Expression("DATE", "period", unit="Q", offset=direction[0]))


@remembered
def _year_after(words: Words, i: int) -> tuple[Expression, int] | None:
    """The year that a season, quarter or half belongs to: (its expression, the end)."""
    at = i + (words.folded(i) in _OF)
    year = year_at(words, at) or year_at(words, i)
    if year:
        return Expression("DATE", "calendar", year.calendar or "gregorian", year.number), year.end
    relative = relative_period(words, at)
    if relative and (relative.expression.kind == "calendar" or (relative.expression.kind, relative.expression.unit) == ("period", "Y")):
        return relative.expression, relative.end
    if at > i and _NOUNS.get(words.folded(at)) == "Y":
        return Expression("DATE", "period", unit="Y"), at + 1
    return None


def season(words: Words, i: int) -> Match | None:
    """``الصيف الماضي``, ``صيف 2014``, ``في الخريف``, ``هذا الشتاء``."""
    shown = words.form(i) in _DEMONSTRATIVES
    at = i + shown
    announced = words.folded(at) in folded_set("فصل", "موسم") if at > i else words.form(at) in folded_set("فصل", "موسم")
    at += announced
    form = words.folded(at) if at > i else words.form(at)
    part = _SEASONS.get(form.removeprefix("ال"))
    if part is None:
        return None
    definite = form.startswith("ال")
    expression = Expression("DATE", "part", part=part, direction=0 if shown else None)
    direction = direction_at(words, at + 1)
    if direction:
        return Match(i, direction[1], replace(expression, direction=direction[0]))
    year = _year_after(words, at + 1)
    if year:
        return Match(i, _second_year_of_a_winter(words, year[0], year[1]), replace(expression, base=year[0]))
    if shown or announced:
        return Match(i, at + 1, expression)
    if definite and i == words.first and at + 1 == words.limit:
        return Match(i, at + 1, expression)
    if definite and words.form(i - 1) in _PREPOSITIONS and words.folded(at + 1) not in folded_set("العربي", "العربية"):
        return Match(i, at + 1, expression)
    return None


def _second_year_of_a_winter(words: Words, year: Expression, end: int) -> int:
    """``شتاء 2010-2011``: the end of the season's second year, if it is written."""
    following = words.folded(end) in {"-", "/", "–"} and year.year is not None and words.folded(end + 1) == str(year.year + 1)
    return end + 2 if following else end


def part_of_year(words: Words, i: int) -> Match | None:
    """``الربع الثالث من عام 2016``, ``النصف الأول من العام الجاري``, ``الأشهر الستة الأولى من 2015``."""
    found = _fraction_of_year(words, i) or _first_months(words, i)
    if found is None:
        return None
    part, at = found
    year = _year_after(words, at)
    if year is None:
        announced = words.form(i - 1) in _REPORTED_IN or words.proclitic(i)[-1:] in {"ل", "ب"} or (i == words.first and at == words.limit)
        plain = part[0] == "Q" and folded("ربع") in words.form(i) and announced and words.folded(at) not in folded_set("من", "لـ")
        return Match(i, at, Expression("DATE", "part", part=part)) if plain else None
    return Match(i, year[1], Expression("DATE", "part", part=part, base=year[0]))


_FRACTIONS = {fold(form): count for form, count in (("الأسبوع", 4), ("النصف", 2), ("الثلث", 3), ("الربع", 4))}
_TENS_OF_A_MONTH = {fold(form): mod for form, mod in (
    ("الأوائل", "START"), ("الأول", "START"), ("الأولى", "START"), ("الأواسط", "MID"), ("الوسطى", "MID"), ("الأواخر", "END"),
    ("الأخيرة", "END"),
)}  # fmt: skip


def part_of_period(words: Words, i: int) -> Match | None:
    """``الأسبوع الأول من مارس``, ``النصف الثاني من القرن العشرين``, ``الثلث الأخير من رمضان``, ``العشر الأواخر من رمضان``."""
    found = _part_ahead(words, i) or _week_ahead(words, i)
    if found is None:
        return None
    of, mod, end = found
    end += 1
    period = month_period(words, end) or century(words, end) or decade(words, end) or relative_period(words, end)
    if period is None and words.folded(end) == folded("الشهر") and not words.definite(end + 1):
        period = _bare_noun(words, end)
    if period is None and of == 3:
        period = year_period(words, end) or _year_alone(words, end) or _this_year(words, end)
    if period is None:
        return None
    monthly = period.expression.month is not None or period.expression.unit == "M"
    longer = period.expression.kind in {"decade", "century"} or (of == 3 and (period.expression.unit == "Y" or period.expression.year))
    if not monthly and (of in {4, 10} or not longer):
        return None
    return Match(i, period.end, replace(period.expression, mod=mod))


def _this_year(words: Words, i: int) -> Match | None:
    """``العام``, ``السنة`` with nothing that says which."""
    return _bare_noun(words, i) if _NOUNS.get(words.folded(i)) == "Y" and not words.definite(i + 1) else None


def _part_ahead(words: Words, i: int) -> tuple[int, str, int] | None:
    """(how many such parts there are, mod, where ``من`` stands) of ``النصف الأول من``, ``العشر الأواخر من``."""
    if words.form(i) == folded("العشر"):
        mod = _TENS_OF_A_MONTH.get(words.folded(i + 1))
        return (10, mod, i + 2) if mod and words.folded(i + 2) == folded("من") else None
    of = _FRACTIONS.get(words.form(i))
    if of is None:
        return None
    last = words.folded(i + 1) in folded_set("الأخير")
    ordinal = words.ordinal(i + 1) if not last else None
    if not last and (ordinal is None or ordinal.prefix or ordinal.value > of):
        return None
    end = ordinal.end if ordinal else i + 2
    place = of if ordinal is None else int(ordinal.value)
    mod = "START" if place == 1 else "END" if place == of else "MID"
    return (of, mod, end) if words.folded(end) == folded("من") else None


def _week_ahead(words: Words, i: int) -> tuple[int, str, int] | None:
    """``أول أسبوع من مارس``, ``آخر أسبوع في رمضان``."""
    mod = {folded("أول"): "START", folded("آخر"): "END"}.get(words.form(i))
    named = mod is not None and words.folded(i + 1) == folded("أسبوع") and words.folded(i + 2) in folded_set("من", "في")
    return (4, mod, i + 2) if named and mod else None


def _year_alone(words: Words, i: int) -> Match | None:
    year = year_at(words, i) if words.is_number(i) else None
    if year is None or not 1000 <= year.number <= 2200:
        return None
    return Match(i, year.end, Expression("DATE", "calendar", year.calendar or _calendar_of(year.number), year.number))


def numbered_week(words: Words, i: int) -> Match | None:
    """``الأسبوع 30 من 2020``, ``الأسبوع الثاني من العام الجاري``, ``آخر أسبوع في السنة``: a week of the year by its number."""
    found = _week_and_its_number(words, i)
    if found is None or words.folded(found[1]) not in _OF:
        return None
    year = _year_after(words, found[1])
    return Match(i, year[1], Expression("DATE", "part", part=f"W{found[0]:02d}", base=year[0])) if year else None


def _week_and_its_number(words: Words, i: int) -> tuple[int, int] | None:
    """(number, end); the last week is -1."""
    if words.folded(i + 1) == folded("أسبوع"):
        place = {folded("أول"): 1, folded("آخر"): -1}.get(words.form(i))
        return (place, i + 2) if place else None
    if words.form(i) != folded("الأسبوع"):
        return None
    if words.folded(i + 1) == folded("الأخير"):
        return -1, i + 2
    return small_number(words, i + 1, 53) if words.is_number(i + 1) or words.definite(i + 1) else None


def numbered_month(words: Words, i: int) -> Match | None:
    """``الشهر الخامس من عام 2021``, ``الشهر الأول من السنة الجارية``."""
    ordinal = words.ordinal(i + 1) if words.form(i) == folded("الشهر") else None
    if ordinal is None or ordinal.prefix or not ordinal.definite or not 1 <= ordinal.value <= 12 or words.folded(ordinal.end) not in _OF:
        return None
    year = _year_after(words, ordinal.end)
    if year is None or year[0].calendar != "gregorian":
        return None
    return Match(i, year[1], Expression("DATE", "calendar", month=int(ordinal.value), base=year[0]))


def decade_of_century(words: Words, i: int) -> Match | None:
    """``العقد الأول من القرن الحادي والعشرين``."""
    ordinal = words.ordinal(i + 1) if words.form(i) == folded("العقد") else None
    last = words.form(i) == folded("العقد") and words.folded(i + 1) == folded("الأخير")
    if not last and (ordinal is None or ordinal.prefix or ordinal.value > 10):
        return None
    end = ordinal.end if ordinal else i + 2
    of = century(words, end + 1) if words.folded(end) == folded("من") else None
    if of is None:
        return None
    return Match(i, of.end, Expression("DATE", "decade", offset=int(ordinal.value) - 1 if ordinal else 9, base=of.expression))


def _fraction_of_year(words: Words, i: int) -> tuple[str, int] | None:
    letter = {folded("الربع"): "Q", folded("النصف"): "H"}.get(words.form(i))
    at = i + 1
    if letter is None and words.folded(i + 1) in folded_set("السنة", "العام"):  # ربع السنة الأول
        letter, at = {folded("ربع"): "Q", folded("نصف"): "H"}.get(words.form(i)), i + 2
    if letter is None:
        return None
    if words.folded(at) == folded("الأخير"):
        return letter + ("4" if letter == "Q" else "2"), at + 1
    ordinal = words.ordinal(at)
    if ordinal is None or ordinal.prefix or ordinal.value > (4 if letter == "Q" else 2):
        return None
    return f"{letter}{ordinal.value}", ordinal.end


def _first_months(words: Words, i: int) -> tuple[str, int] | None:
    """``الأشهر الستة الأولى``, ``الستة أشهر الأولى``, ``أول ستة أشهر``."""
    months = folded_set("الأشهر", "الشهور", "أشهر", "شهور")
    if words.form(i) in folded_set("أول", "آخر"):
        counted = words.number(i + 1)
        if counted is None or not 2 <= counted.value <= 11 or words.folded(counted.end) not in months:
            return None
        ends = words.form(i) == folded("آخر")
        return _months_at_an_end(int(counted.value), ends), counted.end + 1
    at = i + (words.form(i) in months)
    number = words.number(at)
    if number is None or (at == i and not number.definite) or not 2 <= number.value <= 11:
        return None
    end = number.end
    if at == i:
        if words.folded(end) not in months:
            return None
        end += 1
    ends = words.folded(end) in folded_set("الأخيرة")
    return (_months_at_an_end(int(number.value), ends), end + 1) if ends or words.folded(end) in folded_set("الأولى", "الأول") else None


def _months_at_an_end(count: int, last: bool) -> str:
    """The part that the first or the last months of a year are."""
    return ({6: "H2", 3: "Q4"} if last else {6: "H1", 3: "Q1"}).get(count, f"M-{count}" if last else f"M{count}")


def decade(words: Words, i: int) -> Match | None:
    """``الثمانينيات``, ``عقد السبعينات``, ``تسعينيات القرن الماضي``; not an age (``في الثلاثينيات من عمره``)."""
    announced = words.form(i) == folded("عقد")
    at = i + announced
    form = words.folded(at) if announced else words.form(at)
    number = _DECADES.get(form.removeprefix("ال"))
    if number is None:
        return None
    end = at + 1
    expression = Expression("DATE", "decade", offset=number)
    base = century(words, end + (words.folded(end) == folded("من")))
    if base:
        return Match(i, base.end, replace(expression, base=base.expression))
    of_age = words.folded(end) == folded("من") and words.folded(end + 1).startswith(folded("عمر"))
    if of_age or words.folded(end) in folded_set("العمر") or not form.startswith("ال"):
        return None
    direction = direction_at(words, end)
    return Match(i, direction[1] if direction else end, expression)


def century(words: Words, i: int) -> Match | None:
    """``القرن الحادي والعشرين``, ``القرن الماضي``, ``القرن الثالث قبل الميلاد``."""
    if words.form(i) != folded("القرن"):
        return None
    direction = direction_at(words, i + 1)
    if direction:
        return Match(i, direction[1], Expression("DATE", "century", offset=direction[0]))
    at = i + 1 + (words.folded(i + 1) in {"ال", folded("الميلادي")})
    ordinal = words.ordinal(at)
    number = int(ordinal.value) if ordinal and not ordinal.prefix else None
    end = ordinal.end if ordinal else at + 1
    if number is None and words.is_number(at) and len(words.folded(at)) <= 2 and words.folded(at).isdigit():
        number = int(words.folded(at))
    if number is None or not 1 <= number <= 30:
        return None
    if words.sequence(end, (folded("قبل"), folded("الميلاد"))):
        return Match(i, end + 2, Expression("DATE", "century", year=-number))
    if words.folded(end) in folded_set("الميلادي"):
        end += 1
    if words.folded(end) in folded_set("الهجري"):
        return None
    return Match(i, end, Expression("DATE", "century", year=number))


def joined_periods(words: Words, i: int) -> tuple[Match, ...] | None:
    """``خمسينيات وستينيات القرن الماضي``, ``الربعين الأول والثاني من 2020``, ``القرنين التاسع عشر والعشرين``."""
    return _two_decades(words, i) or _two_parts(words, i) or _two_centuries(words, i)


def _two_decades(words: Words, i: int) -> tuple[Match, ...] | None:
    first = _DECADES.get(words.form(i).removeprefix("ال"))
    second = decade(words, i + 1) if first is not None and words.folded(i + 1).startswith("و") else None
    if first is None or second is None:
        return None
    return Match(i, i + 1, replace(second.expression, offset=first)), second


def _two_parts(words: Words, i: int) -> tuple[Match, ...] | None:
    letter = _TWO_PARTS.get(words.form(i))
    first = words.ordinal(i + 1) if letter else None
    second = words.ordinal(first.end) if first else None
    most = 4 if letter == "Q" else 2
    if letter is None or first is None or second is None or second.prefix != "و" or max(first.value, second.value) > most:
        return None
    year = _year_after(words, second.end)
    if year is None:
        return None
    one, other = (Expression("DATE", "part", part=f"{letter}{ordinal.value}", base=year[0]) for ordinal in (first, second))
    return Match(i, first.end, one), Match(first.end, year[1], other)


def _two_centuries(words: Words, i: int) -> tuple[Match, ...] | None:
    first = words.ordinal(i + 1) if words.form(i) == folded("القرنين") else None
    second = words.ordinal(first.end) if first else None
    if first is None or second is None or second.prefix != "و" or max(first.value, second.value) > 30:
        return None
    one, other = (Expression("DATE", "century", year=int(ordinal.value)) for ordinal in (first, second))
    return Match(i, first.end, one), Match(first.end, second.end, other)


_TWO_PARTS = {folded("الربعين"): "Q", folded("الربع"): "Q", folded("النصفين"): "H", folded("الربعان"): "Q"}
PERIODS = (
    month_period,
    year_period,
    marked_year,
    part_of_period,
    numbered_week,
    numbered_month,
    part_of_year,
    season,
    decade_of_century,
    decade,
    century,
    quarter_beside_this_one,
    relative_period,
)


def nth_weekday(words: Words, i: int) -> Match | None:
    """``آخر اثنين من شهر آذار``, ``الثلاثاء الثالث من أيلول 2014``, ``آخر يوم من شهر مارس``."""
    place = _place(words, i)
    at = place[1] if place else i
    before_weekday = lookup(words, at + 1, _BARE_WEEKDAYS, longest=1) is not None
    at += words.folded(at) == folded("يوم") and place is not None and before_weekday
    ahead = place is not None
    weekday = lookup(words, at, _BARE_WEEKDAYS if place else _WEEKDAYS, cut=place is None, longest=1)
    of_day = weekday is None and words.form(at) in folded_set("يوم", "اليوم")
    if weekday is None and not of_day:
        return None
    end = weekday[1] if weekday else at + 1
    if place is None:
        place = _place(words, end)
        if place is None:
            return None
        end = place[1]
    if words.folded(end) not in folded_set("من", "في") and words.form(end) == words.folded(end):
        return None
    end += words.folded(end) in folded_set("من", "في")
    month = month_period(words, end) or relative_period(words, end) or _year_or_month_alone(words, end)
    if month is None or (month.expression.month is None and month.expression.unit not in {"M", "Y"} and month.expression.year is None):
        return None
    if of_day or weekday is None:
        return Match(i, month.end, Expression("DATE", "calendar", day=place[0], base=month.expression))
    if place[0] > 5:
        return None
    day = None if ahead or place[0] < 0 else place[0]
    return Match(i, month.end, Expression("DATE", "weekday", weekday=weekday[0], day=day, nth=place[0], base=month.expression))


def _year_or_month_alone(words: Words, i: int) -> Match | None:
    """``الشهر``, ``السنة``, ``عام 2020`` after ``آخر يوم من``."""
    year = year_period(words, i) or _year_alone(words, i)
    if year:
        return year if year.expression.kind == "calendar" else None
    bare = words.folded(i) in folded_set("الشهر", "السنة", "العام") and not words.definite(i + 1)
    return _bare_noun(words, i) if bare else None


def _place(words: Words, i: int) -> tuple[int, int] | None:
    """``آخر``, ``الأخير`` (-1), ``أول``, ``الثالث``: (place, end)."""
    if words.form(i) in folded_set("آخر") or words.folded(i) in folded_set("الأخير", "الأخيرة"):
        return -1, i + 1
    ordinal = words.ordinal(i)
    if ordinal is None or ordinal.cardinal_form or ordinal.value > 31:
        return None
    return int(ordinal.value), ordinal.end
