"""Months, years, and the dates that are made of them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .._records import Token
from ..text import fold
from . import _tables as tables
from ._expression import Calendar, Expression, Match
from ._hijri import hijri_day
from ._tables import index
from ._tense import is_future
from ._words import Words, folded, folded_set, lookup, remembered

__all__ = [
    "IMPOSSIBLE",
    "Month",
    "Year",
    "calendar_date",
    "direction_at",
    "dot_inside_a_date",
    "exists",
    "hijri_mark",
    "month_at",
    "month_period",
    "numeric_date",
    "rank_before_days",
    "small_number",
    "written_date",
    "year_at",
]

_GREGORIAN = index(tables.GREGORIAN_MONTHS)
_HIJRI = index(tables.HIJRI_MONTHS)
_AMBIGUOUS = folded_set(*tables.AMBIGUOUS_MONTHS)
_DIRECTIONS = {key[0]: direction for key, direction in index(tables.DIRECTIONS).items()}
_DEMONSTRATIVES = folded_set(*tables.DEMONSTRATIVES)
_MONTH_NOUNS = folded_set("شهر", "الشهر", "شهري")
_YEAR_NOUNS = folded_set("عام", "سنة", "العام", "السنة", "للعام", "لعام", "لسنة", "للسنة", "بعام", "بسنة")
_GREGORIAN_MARKS = folded_set("م", "ميلادي", "ميلادية", "الميلادي", "الميلادية", "للميلاد", "ميلاديا")
_HIJRI_MARKS = folded_set("هـ", "هجري", "هجرية", "الهجري", "الهجرية", "للهجرة")
_OF = folded_set("من", "في")
_ARTICLE = "ال"
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HIJRI_YEARS = range(1300, 1501)


_TIME_WORDS = folded_set(
    "في", "منذ", "خلال", "حتى", "بحلول", "مطلع", "بداية", "أوائل", "مستهل", "منتصف", "أواسط", "نهاية", "أواخر", "ختام", "وفي",
    "ومنذ", "من", "إلى",
    "اعتبارا من", "قبل", "بعد", "مع حلول",
)  # fmt: skip
IMPOSSIBLE = Expression("DATE", "impossible")
"""What ``31 فبراير`` says: it is read as a whole, so that no part of it is taken for a date, and then left out."""


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    calendar: Calendar
    end: int
    certain: bool
    """Whether it is a month even with nothing beside it."""


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    end: int
    calendar: Calendar | None
    """``None`` where neither mark nor size tells."""


def exists(calendar_name: Calendar, year: int | None, month: int | None, day: int | None) -> bool:
    """Whether some such day exists: ``31 فبراير`` does not, ``29 فبراير`` does where the year is open or a leap year."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    if month is None or day < 1:
        return False
    if calendar_name == "hijri":
        return day <= 30 or (day == 31 and year is not None and hijri_day(year, month, day) is not None)
    leap = year is None or not 1 <= year <= 9999 or calendar.isleap(year)
    return day <= _LONGEST[month - 1] - (month == 2 and not leap)


def _month_name(words: Words, i: int, *, cut: bool = False) -> Month | None:
    for calendar_name, table in (("gregorian", _GREGORIAN), ("hijri", _HIJRI)):
        found = lookup(words, i, table, cut=cut, longest=2)
        if found:
            abbreviated = len(words.form(i)) == 1
            certain = not abbreviated and (words.form(i) not in _AMBIGUOUS or found[1] > i + 1)
            return Month(found[0], calendar_name, found[1], certain)  # type: ignore[arg-type]
    return None


def dot_inside_a_date(tokens: Sequence[Token], first: int, end: int, limit: int) -> bool:
    """Whether the dot that ends the tokens is inside a date: ``2. أكتوبر``, ``16. نوفمبر. 2016``, ``عام .2016``."""
    if end - first < 2 or tokens[end - 1].folded != "." or end >= limit:
        return False
    before, after = tokens[end - 2], tokens[end]
    if before.folded in _YEAR_NOUNS:
        return after.kind == "number" and len(after.folded) == 4 and tokens[end - 1].end == after.start
    if before.kind == "number":
        of_two_words = end + 1 < limit and (after.folded, tokens[end + 1].folded) in _GREGORIAN
        return len(before.folded) <= 2 and (of_two_words or ((after.folded,) in _GREGORIAN and after.folded not in _AMBIGUOUS))
    return (before.folded,) in _GREGORIAN and after.kind == "number" and len(after.folded) == 4 and tokens[end - 3].folded == "."


def _second_name(words: Words, month: Month) -> int:
    """The end of a month that is named twice: ``فبراير (شباط)``, ``شباط/فبراير``, ``مارس آذار``."""
    at = month.end
    opening = words.folded(at) in {"(", "/", "-", "["}
    twin = _month_name(words, at + opening)
    if twin is None or (twin.number, twin.calendar) != (month.number, month.calendar):
        return month.end
    closing = words.folded(at) in {"(", "["} and words.folded(twin.end) in {")", "]"}
    return twin.end + closing


def month_at(words: Words, i: int, *, cut: bool = False) -> Month | None:
    """A month by name, with or without ``شهر``, once or twice; or by number after ``شهر``."""
    announced = (words.form(i) if cut else words.folded(i)) in _MONTH_NOUNS
    at = i + announced
    month = _month_name(words, at, cut=cut and not announced)
    if month is None:
        number = small_number(words, at, 12) if announced and not words.definite(i) else None
        if number is None or words.folded(at).startswith("و"):  # شهر واحد is one month, شهر وثلاثة أيام one and three days
            return None
        return Month(number[0], "gregorian", number[1], True)
    end = _second_name(words, month)
    return replace(month, end=end, certain=month.certain or announced or end > month.end)


def small_number(words: Words, i: int, largest: int) -> tuple[int, int] | None:
    """A number from 1 to ``largest`` in digits, as a cardinal or as an ordinal: (value, end)."""
    if not words.inside(i):
        return None
    if words.is_number(i):
        written = words.folded(i)
        return (int(written), i + 1) if len(written) <= 2 and written.isdigit() and 1 <= int(written) <= largest else None
    number = words.ordinal(i) or words.number(i)
    if number is None or not 1 <= number.value <= largest or number.value != int(number.value):
        return None
    return int(number.value), number.end


def hijri_mark(words: Words, i: int) -> Calendar | None:
    """The calendar that a mark after a year names."""
    if words.folded(i) in _HIJRI_MARKS:
        return "hijri"
    if words.folded(i) in _GREGORIAN_MARKS:
        return "gregorian"
    return None


def _before_christ(words: Words, i: int) -> int | None:
    """The end of ``قبل الميلاد``, ``ق.م``, ``ق م``."""
    if words.sequence(i, (folded("قبل"), folded("الميلاد"))):
        return i + 2
    if words.folded(i) == "ق":
        at = i + 1 + (words.folded(i + 1) == ".")
        if words.folded(at) == "م":
            return at + 1
    return None


def _year_number(words: Words, i: int, announced: bool) -> tuple[int, int] | None:
    """(year, end) of a number that can be a year."""
    if words.is_number(i):
        written = words.folded(i)
        if not written.isdigit() or not (2 <= len(written) <= 4 if announced else len(written) == 4):
            return None
        number, end = int(written), i + 1
    else:
        match = words.number(i)
        if match is None or match.prefix or match.value != int(match.value):
            return None
        number, end = int(match.value), match.end
        if number <= _FIRST_YEAR:
            return None
    if announced:
        return (number, end) if 30 <= number <= _LAST_YEAR else None
    return (number, end) if _FIRST_YEAR <= number <= _LAST_YEAR else None


def _distant_year(words: Words, i: int) -> tuple[int, int] | None:
    """``3000 ق.م``: larger than any year of our era that is written."""
    far = words.is_number(i) and len(words.folded(i)) == 4 and words.folded(i).isdigit() and _before_christ(words, i + 1)
    return (int(words.folded(i)), i + 1) if far else None


def _closes_with_a_number(words: Words, i: int) -> bool:
    """``العاشر من سبتمبر، ألفين``: nothing follows the number."""
    number = words.number(i)
    return number is not None and not number.prefix and (not words.inside(number.end) or words.is_mark(number.end))


def year_at(words: Words, i: int, *, bare: bool = True, hijri: bool = False) -> Year | None:
    """A year: ``عام 2011``, ``لسنة 1996``, ``1436هـ``, ``44 ق.م``; without ``عام`` only if ``bare``. ``hijri`` says that the month was."""
    at = i
    if words.folded(at) in {"،", ","} and (
        words.folded(at + 1) in _YEAR_NOUNS or words.is_number(at + 1) or _closes_with_a_number(words, at + 1)
    ):
        at += 1
    if words.folded(at) in _OF and words.folded(at + 1) in _YEAR_NOUNS:
        at += 1
    announced = words.form(at) in _YEAR_NOUNS or words.folded(at) in _YEAR_NOUNS
    at += announced
    if announced and words.folded(at) in _HIJRI_MARKS | _GREGORIAN_MARKS:
        at += 1
    if words.folded(at) in {".", "("} and announced:
        at += 1
    if not announced and not bare:
        return None
    number = _year_number(words, at, announced) or _distant_year(words, at)
    if number is None:
        return None
    value, end = number
    christ = _before_christ(words, end)
    if christ is not None:
        return Year(-value, christ, "gregorian")
    marked = hijri_mark(words, end)
    if marked:
        return Year(value, end + 1, marked)
    if announced and 30 <= value < 100:
        value += 1900  # عام 67
    guessed: Calendar | None = "hijri" if value in _HIJRI_YEARS and (hijri or (announced and value >= 1400)) else None
    return Year(value, end, guessed)


_RELATIVES = folded_set("الذي", "التي", "اللذين", "اللتين", "اللي")
_DIRECTION_VERBS = {fold(form): direction for form, direction in (
    ("مضى", -1), ("مضت", -1), ("انقضى", -1), ("انقضت", -1), ("انصرم", -1), ("انصرمت", -1), ("فات", -1), ("فاتت", -1),
    ("جاي", 1), ("جاية", 1),
)}  # fmt: skip


@remembered
def direction_at(words: Words, i: int) -> tuple[int, int] | None:
    """(direction, end) of ``الماضي``, ``المقبل``, ``الجاري``, ``قبل الماضي``, ``ما قبل الماضي``, ``الذي مضى``."""
    if words.folded(i) in _RELATIVES:
        verb = _DIRECTION_VERBS.get(words.folded(i + 1))
        return (verb, i + 2) if verb else None
    at = i + (words.folded(i) == folded("ما"))
    doubled = words.folded(at) in {folded("قبل"), folded("بعد")}
    at += doubled
    if not words.folded(at).startswith(_ARTICLE):
        return None
    direction = _DIRECTIONS.get(words.stem(at))
    if direction is None or (doubled and direction == 0) or (at > i and not doubled):
        return None
    return direction * 2 if doubled else direction, at + 1


def _relative_year(words: Words, i: int) -> tuple[Expression, int] | None:
    """``من العام الماضي``, ``العام المقبل``, ``من هذا العام``: the year that holds a month."""
    at = i + (words.folded(i) in _OF)
    if words.folded(at) in _DEMONSTRATIVES and words.folded(at + 1) in _YEAR_NOUNS:
        return Expression("DATE", "period", unit="Y"), at + 2
    if words.folded(at) not in _YEAR_NOUNS:
        return None
    direction = direction_at(words, at + 1)
    if direction is None:
        return None
    return Expression("DATE", "period", unit="Y", offset=direction[0]), direction[1]


def _complete(words: Words, expression: Expression, at: int) -> tuple[Expression, int]:
    """What follows a month: year, direction, or both."""
    hijri = expression.calendar == "hijri"
    direction = direction_at(words, at)
    if direction:
        expression, at = replace(expression, direction=direction[0]), direction[1]
    year = year_at(words, at, hijri=hijri)
    if year and direction and words.is_number(at) and year.end == at + 1 and _counts_something(words, year.end):
        year = None  # نهاية مايو الماضي 1959 فرعا
    if year and hijri and year.calendar != "hijri" and year.number > _HIJRI_YEARS[-1]:
        return replace(expression, base=Expression("DATE", "calendar", year=year.number)), year.end
    if year and (year.calendar or expression.calendar) == expression.calendar:
        if words.folded(year.end) in {":", "/"} and words.is_number(year.end + 1):
            return expression, at
        expression, at = replace(expression, year=year.number, direction=None), year.end
        known = exists(expression.calendar, year.number, expression.month, expression.day)
        return (expression if known else IMPOSSIBLE), at
    relative = None if direction else _relative_year(words, at)
    if relative:
        return replace(expression, base=relative[0]), relative[1]
    return expression, at


@remembered
def calendar_date(words: Words, i: int) -> Match | None:
    """A day of a named month: ``18 فبراير 2021``, ``الثامن عشر من شباط/فبراير الماضي``, ``الخامس من الشهر الجاري``."""
    among = _day_among_days(words, i)
    if among:
        return among
    day = small_number(words, i, 31)
    if day is None:
        return _month_first(words, i)
    number, at = day
    mark = words.folded(at) if words.folded(at) in {"/", "-", "."} and not words.is_number(at + 1) else ""
    at += bool(mark)
    if _qualifies_a_noun(words, i):
        return None
    month = month_at(words, at + (words.folded(at) == folded("من")))
    if month is None:
        return _day_of_this_month(words, i, number, at)
    at = month.end + (words.folded(month.end) in {".", "-", "/"} and words.is_number(month.end + 1))
    expression = Expression("DATE", "calendar", month.calendar, month=month.number, day=number)
    short = _two_digit_year(words, month.end, mark)
    expression, end = (replace(expression, year=short), at + 1) if short else _complete(words, expression, at)
    if expression is not IMPOSSIBLE and not exists(month.calendar, expression.year, month.number, number):
        expression = IMPOSSIBLE
    return Match(i, month.end if end == at else end, expression)


def _two_digit_year(words: Words, i: int, mark: str) -> int | None:
    """``05-مايو-21``, ``5/مايو/21``: two digits behind the mark that stands before the month."""
    written = words.folded(i + 1)
    if not mark or words.folded(i) != mark or not (words.is_number(i + 1) and len(written) == 2 and written.isdigit()):
        return None
    return _of_its_century(int(written))


def _of_its_century(year: int) -> int:
    """The year that two digits of a date mean: 1970 to 2069."""
    return year + (2000 if year < 70 else 1900)


def _qualifies_a_noun(words: Words, i: int) -> bool:
    """``الأسبوع الأول من مارس``, ``المركز الثاني``: an ordinal after a definite noun that names no day belongs to it."""
    if words.is_number(i) or not words.definite(i) or words.proclitic(i) or not words.definite(i - 1):
        return False
    before = words.form(i - 1)
    return before not in _DATE_HEADS and before not in _WEEKDAY_WORDS


def _month_first(words: Words, i: int) -> Match | None:
    """``تموز 13``, ``مارس 5، 2020``, ``أول رمضان``, ``فاتح مارس``."""
    if words.form(i) in folded_set("أول", "فاتح", "غرة"):
        month = month_at(words, i + 1)
        if month is None:
            return None
        expression, end = _complete(words, Expression("DATE", "calendar", month.calendar, month=month.number, day=1), month.end)
        return Match(i, end, expression)
    month = month_at(words, i, cut=True)
    if month is None or month.calendar == "hijri":
        return None
    at = month.end + (words.folded(month.end) == "-" and words.touches_next(month.end))
    day = small_number(words, at, 31) if words.is_number(at) else None
    if day is None or not exists("gregorian", None, month.number, day[0]):
        return None
    after = day[1] + (words.folded(day[1]) in {"،", ","})
    year = year_at(words, after) if len(words.folded(after)) == 4 and words.is_number(after) else None
    if year:
        known = exists("gregorian", year.number, month.number, day[0])
        return Match(i, year.end, Expression("DATE", "calendar", "gregorian", year.number, month.number, day[0]) if known else IMPOSSIBLE)
    if _counts_something(words, day[1]):
        return None
    return Match(i, day[1], Expression("DATE", "calendar", month=month.number, day=day[0]))


def _day_among_days(words: Words, i: int) -> Match | None:
    """``أول أيام رمضان``, ``آخر أيام شهر شعبان``: a day by its rank in the month."""
    if words.folded(i + 1) != folded("أيام"):
        return None
    month = month_at(words, i + 2)
    day = -1 if words.form(i) == folded("آخر") else rank_before_days(words, i)
    if month is None or day is None or not (day < 0 or exists(month.calendar, None, month.number, day)):
        return None
    expression, end = _complete(words, Expression("DATE", "calendar", month.calendar, month=month.number), month.end)
    if day > 0:
        return Match(i, end, replace(expression, day=day))
    return Match(i, end, Expression("DATE", "calendar", day=day, base=expression))


def rank_before_days(words: Words, i: int) -> int | None:
    """``أول``, ``ثالث`` before ``أيام``: the rank."""
    if words.form(i) == folded("أول"):
        return 1
    ordinal = words.ordinal(i)
    return int(ordinal.value) if ordinal and not ordinal.definite and ordinal.end == i + 1 and ordinal.value <= 30 else None


def _counts_something(words: Words, i: int) -> bool:
    """Whether a plain word follows: the number before it counts it."""
    return words.inside(i) and not words.is_mark(i) and words.folded(i) not in {folded("إلى"), folded("حتى"), "و"}


_BEFORE_A_DAY = folded_set("في", "يوم", "إلى", "حتى", "بتاريخ", "تاريخ", "من")


def _of_the_month_told(words: Words, i: int) -> bool:
    return words.folded(i) == folded("منه") or words.sequence(i, (folded("من"), folded("الشهر"), folded("نفسه")))


def _day_of_this_month(words: Words, i: int, number: int, at: int) -> Match | None:
    """``الخامس من الشهر الجاري``, ``15 من هذا الشهر``, ``25 الجاري``, ``5 منه``."""
    if _of_the_month_told(words, at) and (words.definite(i) or words.form(i - 1) in _BEFORE_A_DAY):
        return Match(i, at + (1 if words.folded(at) == folded("منه") else 3), Expression("DATE", "calendar", day=number, told=True))
    at += words.folded(at) in _OF
    if words.folded(at) in _DEMONSTRATIVES and words.folded(at + 1) == folded("الشهر"):
        return Match(i, at + 2, _in_month(number, 0))
    announced = words.folded(at) == folded("الشهر")
    direction = direction_at(words, at + announced)
    if direction is None or (not announced and (words.stem(at) != folded("جاري") or not words.is_number(i))):
        return None
    return Match(i, direction[1], _in_month(number, direction[0]))


def _in_month(day: int, offset: int) -> Expression:
    return Expression("DATE", "calendar", day=day, base=Expression("DATE", "period", unit="M", offset=offset))


@remembered
def month_period(words: Words, i: int) -> Match | None:
    """A month: ``فبراير 2021``, ``أيلول/سبتمبر المقبل``, ``شهر رمضان``, ``يونيو العام المقبل``."""
    month = month_at(words, i, cut=True)
    if month is None:
        return None
    at = month.end + (words.folded(month.end) in {".", "-"} and words.is_number(month.end + 1))
    expression = Expression("DATE", "calendar", month.calendar, month=month.number)
    expression, end = _complete(words, expression, at)
    if end == at:
        certain = month.certain or (words.folded(i - 1) in _TIME_WORDS and not words.proclitic(i))
        return Match(i, _blessed(words, month), expression) if certain else None
    return Match(i, end, expression)


def _blessed(words: Words, month: Month) -> int:
    """``رمضان المبارك``, ``محرم الحرام``: the epithet belongs to the month."""
    epithet = month.calendar == "hijri" and words.folded(month.end) in _EPITHETS
    return month.end + epithet


_EPITHETS = folded_set("المبارك", "الفضيل", "الكريم", "الحرام", "المعظم")


def _numeric_parts(words: Words, i: int) -> tuple[list[str], str, int] | None:
    """Digit groups parted by one and the same mark: (groups, mark, end). At most three."""
    if not words.is_number(i):
        return None
    written = words.folded(i)
    if "." in written:
        return written.split("."), ".", i + 1
    groups, at = [written], i + 1
    mark = words.folded(at)
    if mark not in {"/", "-", ".", "\\", "–"}:
        return None
    while len(groups) < 3 and words.folded(at) == mark and words.is_number(at + 1):
        groups.append(words.folded(at + 1))
        at += 2
    if words.folded(at) == mark and words.is_number(at + 1) and words.touches_next(at):
        return None
    return groups, mark, at


@remembered
def numeric_date(words: Words, i: int) -> Match | None:
    """``18/2/2021``, ``2021-02-18``, ``18.2.2021``, ``8/ 2/ 1433هـ``; day before month unless that cannot be."""
    if words.folded(i - 1) in {"/", "-", ".", ":", "$", "€", "£", "%", "+"} and words.touches_next(i - 1):
        return None
    return written_date(words, i)


def written_date(words: Words, i: int) -> Match | None:
    """A numeric date, whatever stands before it."""
    parts = _numeric_parts(words, i)
    if parts is None:
        return None
    groups, mark, end = parts
    if not all(group.isdigit() and len(group) <= 4 for group in groups):
        return None
    if len(groups) == 3:
        return _three_numbers(words, i, groups, mark, end)
    if len(groups) == 2:
        return _two_numbers(words, i, groups, mark, end)
    return None


def _three_numbers(words: Words, i: int, groups: list[str], mark: str, end: int) -> Match | None:
    if len(groups[0]) == 4:
        year, month, day = (int(group) for group in groups)
    elif len(groups[2]) == 4 or (len(groups[2]) == 2 and len(groups[0]) <= 2 and _is_short_date(words, i, groups, mark, end)):
        day, month, year = (int(group) for group in groups)
        if len(groups[2]) == 2:
            year = _of_its_century(year)
    else:
        return None
    marked = hijri_mark(words, end)
    calendar_name: Calendar = marked or ("hijri" if year in _HIJRI_YEARS else "gregorian")
    if month > 12 >= day:
        day, month = month, day
    if not exists(calendar_name, year, month, day) or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Match(i, end, IMPOSSIBLE)
    return Match(i, end + (marked is not None), Expression("DATE", "calendar", calendar_name, year, month, day))


def _is_short_date(words: Words, i: int, groups: list[str], mark: str, end: int) -> bool:
    """``5/5/21``; with another mark (``5-5-21``, ``9.19.15``) only where a word announces it, or alone with a mark that no version has."""
    if mark == "/":
        return True
    if max(map(int, groups[:2])) > 31 or min(map(int, groups[:2])) > 12:
        return False
    alone = i == words.first and end == words.limit and (mark == "-" or groups[0][0] == "0" or int(groups[0]) > 12)
    return alone or words.folded(i - 1) in _DATE_HEADS or _weekday_word(words, i - 1) or _goal_of_a_verb(words, i, end)


_MEASURED = folded_set(
    "بلغ", "سجل", "وصل", "زاد", "ارتفع", "انخفض", "تراجع", "بلغت", "دفع", "صعد", "هبط", "كلف", "يبلغ", "يسجل", "يصل", "يزيد", "يرتفع",
    "ينخفض", "يتراجع", "تبلغ", "تسجل", "تصل", "تزيد", "ترتفع", "تنخفض", "تتراجع", "ادفع", "يدفع", "تدفع", "يكلف", "تكلف", "يساوي", "تساوي",
    "يكون", "تكون", "يحقق", "تحقق",
)  # fmt: skip
"""What follows these is an amount."""


def _goal_of_a_verb(words: Words, i: int, end: int, *, placed: bool = False) -> bool:
    """``سأعود 22-4``, ``سيصل في 4.22``: after a verb of the future, with nothing behind that it would count."""
    within = words.folded(i - 1) == folded("في")
    verb = words.folded(i - 1 - within)
    if (placed and not within) or not is_future(words, i - 1 - within) or verb.removeprefix("س") in _MEASURED:
        return False
    return not words.inside(end) or words.is_mark(end)


def _two_numbers(words: Words, i: int, groups: list[str], mark: str, end: int) -> Match | None:
    first, second = groups
    if (len(first), len(second)) == (4, 4):
        return _two_years(words, i, int(first), int(second), end)
    decimal = mark == "." and not _goal_of_a_verb(words, i, end)
    if len(second) == 4 and len(first) <= 2 and not decimal:
        return _month_of_year(i, int(first), int(second), end)
    if len(first) == 4 and len(second) <= 2 and (not decimal or len(words.tokens) == 1):
        return _month_of_year(i, int(second), int(first), end)
    if decimal or len(first) > 2 or len(second) > 2:
        return None
    return _eleventh_of_september(words, i, groups, end) or _day_and_month(words, i, groups, mark, end)


def _two_years(words: Words, i: int, first: int, second: int, end: int) -> Match | None:
    lifetime = words.folded(i - 1) in {"(", "["} and words.folded(end) in {")", "]"} and 500 <= first < second <= first + 120
    if (first >= 1800 or lifetime) and first < second <= _LAST_YEAR:
        return Match(i, end, Expression("DATE", "range", year=first, end_year=second))
    if second == first + 1 and first in _HIJRI_YEARS:
        marked = hijri_mark(words, end) == "hijri"
        return Match(i, end + marked, Expression("DATE", "range", "hijri", year=first, end_year=second))
    return None


def _month_of_year(i: int, month: int, year: int, end: int) -> Match | None:
    if 1 <= month <= 12 and 1900 <= year <= _LAST_YEAR:
        return Match(i, end, Expression("DATE", "calendar", year=year, month=month))
    return None


_ATTACKS = folded_set("هجمات", "أحداث", "اعتداءات", "هجوم", "تفجيرات")
_DATE_HEADS = folded_set("يوم", "تاريخ", "بتاريخ", "ليوم", "الموافق", "اليوم")


def _eleventh_of_september(words: Words, i: int, groups: list[str], end: int) -> Match | None:
    """``هجمات 9/11``: known by its name, in either order."""
    if words.form(i - 1) in _ATTACKS and sorted(map(int, groups)) == [9, 11]:
        return Match(i, end, Expression("DATE", "calendar", year=2001, month=9, day=11))
    return None


def _day_and_month(words: Words, i: int, groups: list[str], mark: str, end: int) -> Match | None:
    """``21/09``: only after a word that announces a date, alone on its line, or with a leading zero; else a fraction or a score."""
    day, month = int(groups[0]), int(groups[1])
    if month > 12 >= day:
        day, month = month, day
    announced = words.folded(i - 1) in _DATE_HEADS or (_weekday_word(words, i - 1) and mark == "/")
    alone = i == words.first and end == words.limit and max(day, month) > 12 - 12 * ("0" in (groups[0][0], groups[1][0]))
    zero = mark == "/" and "0" in (groups[0][0], groups[1][0]) and len(groups[0]) == len(groups[1]) == 2
    preceded = words.folded(i - 1) == folded("في") and mark == "/" and day > 12
    preceded = preceded or _goal_of_a_verb(words, i, end, placed=mark == ".")
    announced = announced or (mark == "/" and (_bounds_a_stretch(words, i, end) or words.folded(end) == folded("الساعة")))
    if not (announced or alone or zero or preceded) or not exists("gregorian", None, month, day):
        return None
    american = _year_behind_a_comma(words, i, groups, end)
    return american or Match(i, end, Expression("DATE", "calendar", month=month, day=day))


def _year_behind_a_comma(words: Words, i: int, groups: list[str], end: int) -> Match | None:
    """``08/12, 2015``: only the American order, the month first, puts a comma before the year."""
    written = words.folded(end + 1)
    if words.folded(end) != "," or not (words.is_number(end + 1) and len(written) in {2, 4} and written.isdigit()):
        return None
    year = int(written) if len(written) == 4 else _of_its_century(int(written))
    month, day = map(int, groups)
    if month > 12:
        month, day = day, month
    known = exists("gregorian", year, month, day) and year <= _LAST_YEAR
    return Match(i, end + 2, Expression("DATE", "calendar", year=year, month=month, day=day)) if known else None


def _bounds_a_stretch(words: Words, i: int, end: int) -> bool:
    """``من 1/1 إلى 5/1``: a second day and month beyond ``إلى``, or a first one before it."""
    to = folded_set("إلى", "حتى", "وحتى")
    ahead = words.folded(end) in to and words.is_number(end + 1) and words.folded(end + 2) == "/" and words.folded(i - 1) == folded("من")
    behind = words.folded(i - 1) in to and words.is_number(i - 2) and words.folded(i - 3) == "/" and words.is_number(i - 4)
    return ahead or behind


_WEEKDAY_WORDS = frozenset(key[0] for key in index(tables.WEEKDAYS))


def _weekday_word(words: Words, i: int) -> bool:
    return words.form(i) in _WEEKDAY_WORDS
