"""Lengths of time, days counted from today, and references to now, once and soon."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..numerals import NumberMatch
from ..text import fold
from . import _tables as tables
from ._dates import direction_at, month_at, month_period, year_at
from ._days import day_at
from ._expression import Expression, Match
from ._holidays import feast_at
from ._tables import index
from ._tense import tense_at
from ._words import Words, folded, folded_set, lookup, remembered

__all__ = [
    "SINGULAR_UNITS",
    "counted_from_the_day_told",
    "counted_from_today",
    "counted_units",
    "dual",
    "duration",
    "duration_value",
    "either_length",
    "reference",
]

SINGULAR_UNITS = {key[0]: unit for key, unit in index(tables.PERIOD_NOUNS).items()}
_DUALS = {key[0]: unit for key, unit in index(tables.DUALS).items()}
"""Folded noun -> the unit that one of it is."""
_PLURALS = {key[0]: unit for key, unit in index(tables.PLURALS).items()}
_COUNTED = {**SINGULAR_UNITS, **_PLURALS}
_DEFINITE_PLURALS = {"ال" + form: unit for form, unit in {**_PLURALS, **_DUALS}.items()}
_APPROXIMATIONS = index(tables.APPROXIMATIONS)
_DIRECTIONS = {key[0]: direction for key, direction in index(tables.DIRECTIONS).items()}
_SOME = folded_set("عدة", "بضع", "بضعة")
_VAGUE_ADJECTIVES = folded_set(
    "عدة", "عديدة", "قليلة", "طويلة", "كثيرة", "معدودة", "قلائل", "معدودات", "متتالية", "طوال", "متواصلة", "قصيرة", "سابقة", "ماضية",
    "قادمة", "مقبلة", "خلت", "مضت",
)  # fmt: skip
_DEFINITE_VAGUE = folded_set("القليلة", "العديدة", "الطويلة", "المعدودة")
_FRACTIONS = {fold(form): part for form, part in (("نصف", 0.5), ("نص", 0.5), ("ربع", 0.25), ("ثلث", 1 / 3), ("ثلثي", 2 / 3))}
_QUARTERS = (folded("أرباع"), 0.25)
_ADDED = {fold(form): part for form, part in (("ونصف", 0.5), ("والنصف", 0.5), ("وربع", 0.25), ("والربع", 0.25), ("ونص", 0.5))}
_TAKEN_OFF = {fold(form): part for form, part in (("ربع", 0.25), ("ربعا", 0.25), ("ثلث", 1 / 3), ("ثلثا", 1 / 3))}
_MOST_BELOW: dict[str, dict[str, int]] = {
    "S": {},
    "MIN": {"S": 60},
    "H": {"MIN": 60, "S": 60},
    "D": {"H": 24, "MIN": 60, "S": 60},
    "W": {"D": 7, "H": 24},
    "M": {"W": 5, "D": 31, "H": 24},
    "Y": {"M": 12, "W": 53, "D": 366},
}
"""Unit -> the shorter units that may be added to it, and how many of each make the next one up."""
_PARTS_OF = {("Y", "M"): 12, ("W", "D"): 7, ("D", "H"): 24, ("H", "MIN"): 60, ("H", "S"): 3600, ("MIN", "S"): 60}
"""(longer unit, shorter unit) -> how many of the shorter it holds, where the calendar does not change it."""
_OF_TIME = folded_set("الزمن", "الزمان")
_CODES = {"S": ("T", "S"), "MIN": ("T", "M"), "H": ("T", "H"), "D": ("", "D"), "W": ("", "W"), "M": ("", "M"), "Y": ("", "Y")}
_SMALLER = {"MIN": ("S", 60), "H": ("MIN", 60), "D": ("H", 24), "Y": ("M", 12)}
_YEARS = {"DE": 10, "CE": 100}
_BEFORE_SINGULAR = folded_set(
    "لمدة", "مدة", "مدته", "مدتها", "خلال", "منذ", "بعد", "قبل", "طوال", "طيلة", "غضون", "نحو", "حوالي", "قرابة", "قبيل", "عقب",
    "استمر", "استمرت", "على مدى", "مدى", "مدار", "بمدة", "ولمدة", "وخلال", "مرور", "تقريبا", "زهاء", "كامل",
)  # fmt: skip
_MEASURED_BY = {tuple(fold(phrase).split()) for phrase in ("أقل من", "أكثر من", "اكتر من", "أزيد من", "على مدى", "على مدار")}
_OF_AN_EVENT = folded_set("من", "على", "فقط", "عن")
_ONLY_COUNTED = folded_set("ليال", "ليالي")
_TIMED_VERBS = folded_set("استغرق", "استغرقت", "يستغرق", "تستغرق", "دام", "دامت", "تدوم", "يدوم", "استمر", "استمرت", "يستمر", "تستمر", "أو")
_ABSTRACT = {"DE"}
"""Units whose plural is another word too: ``عقود`` are decades and contracts."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time up to the token ``end``; ``amount`` ``None`` where vague."""

    unit: str
    amount: float | None
    end: int
    value: str
    mod: str | None = None
    finest: tuple[str, float] | None = None
    """Unit and amount of the whole, where several units are added."""


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def duration_value(unit: str, amount: float | None) -> str:
    """The TIMEX3 value of a length: ``PT2H``, ``P1Y6M``, ``P30Y`` of three decades, ``PXW`` where vague, ``PXDE`` of decades."""
    if amount is None:
        return "PX" + unit if unit in _YEARS else "P{}X{}".format(*_CODES[unit])
    if unit in _YEARS:
        unit, amount = "Y", amount * _YEARS[unit]
    smaller = _SMALLER.get(unit)
    time, code = _CODES[unit]
    if smaller and amount != int(amount) and abs(amount * smaller[1] - round(amount * smaller[1])) < 1e-6:
        whole, rest = int(amount), round((amount - int(amount)) * smaller[1])
        lesser_time, lesser = _CODES[smaller[0]]
        head = f"P{time}{whole}{code}" if whole else "P" + time
        return f"{head}{lesser_time if not time else ''}{rest}{lesser}"
    return f"P{time}{_number(amount)}{code}"


@remembered
def _length(words: Words, i: int) -> Length | None:
    """The longest way to read a length at ``i``."""
    approximation = lookup(words, i, _APPROXIMATIONS, cut=True, longest=4)
    at = approximation[1] if approximation else i
    rules = _LENGTHS_IN_DIGITS if words.is_number(at) else _LENGTHS
    found = next((length for rule in rules if (length := rule(words, at, i))), None)
    if found is None:
        return None
    if words.folded(found.end) == folded("من") and words.folded(found.end + 1) in _OF_TIME:
        found = replace(found, end=found.end + 2)
    if words.folded(found.end) == folded("تقريبا"):
        return replace(found, mod="APPROX", end=found.end + 1)
    return replace(found, mod=approximation[0]) if approximation else found


def _made(unit: str, amount: float | None, end: int) -> Length:
    return Length(unit, amount, end, duration_value(unit, amount))


def counted_units(words: Words, at: int, i: int) -> Length | None:
    """``ثلاثة أيام``, ``30 يوما``, ``3 سنوات و4 أشهر``, ``ساعة ونصف`` after a number."""
    start = at + (words.folded(at) in {"(", "ال", '"', "“", "”", "«"} and (words.is_number(at + 1) or words.folded(at) == "("))
    match = words.number(start)
    if match is None or (match.prefix and start > i) or match.value <= 0 or match.value > 10**6:
        return None
    end = match.end
    if words.folded(end) in {")", '"', "”", "“", "»"} and (start > at or (words.folded(start - 1), words.folded(end)) == ("(", ")")):
        end += 1
    fraction = words.folded(end) == _QUARTERS[0]
    amount = match.value * _QUARTERS[1] if fraction else float(match.value)
    end += fraction
    unit = _COUNTED.get(words.folded(end).removeprefix("ال") if fraction else words.folded(end))
    if unit is None and words.folded(end) == "/":
        unit, end = _COUNTED.get(words.folded(end + 1)), end + 1
    if unit is None or _is_a_year(words, match, unit) or _is_percent(words, start, unit) or _of_a_year(words, unit, end + 1):
        return None
    if (unit == "DE" and amount > 10) or (unit == "S" and not match.digits and words.folded(end) == folded("ثانية") and amount < 11):
        return None
    return _with_rest(words, unit, amount, end + 1)


def _is_a_year(words: Words, match: NumberMatch, unit: str) -> bool:
    """``في 2010 يوم الخامس``."""
    return match.digits and unit == "D" and 1900 <= match.value <= 2100


def _is_percent(words: Words, i: int, unit: str) -> bool:
    """``في المئة الأسبوع الماضي``, ``بالمئة يوم الجمعة``: the hundred belongs to the percentage."""
    hundred = words.folded(i).removeprefix("ب") in folded_set("المئة", "المائة", "المية")
    return hundred and (words.folded(i).startswith("ب") or words.folded(i - 1) == folded("في"))


def _of_a_year(words: Words, unit: str, i: int) -> bool:
    """``الدورة الـ36 عام 2012``: the year's own noun."""
    return unit == "Y" and words.is_number(i) and len(words.folded(i)) == 4 and words.folded(i - 1) in folded_set("عام", "سنة")


def slashed_fraction(words: Words, at: int, i: int) -> Length | None:
    """``1/2 ساعة``, ``3/4 ساعة``."""
    if not (words.is_number(at) and words.folded(at + 1) == "/" and words.is_number(at + 2)):
        return None
    above, below = words.folded(at), words.folded(at + 2)
    unit = SINGULAR_UNITS.get(words.folded(at + 3))
    if unit is None or len(above) > 1 or len(below) > 1 or below == "0" or above == "0" or int(above) >= int(below):
        return None
    return _made(unit, int(above) / int(below), at + 4)


def _with_rest(words: Words, unit: str, amount: float, end: int) -> Length:
    """``ونصف``, ``ونصف العام``, ``و4 أشهر`` after a length."""
    detached = words.folded(end) == "و"
    written = "و" + words.folded(end + 1) if detached else words.folded(end)
    if written in _ADDED:
        at = end + 1 + detached
        at += words.folded(at).removeprefix("ال") in SINGULAR_UNITS
        return _made(unit, amount + _ADDED[written], at)
    less = _taken_off(words, end) if unit == "H" else None
    if less:
        return _made(unit, amount - less[0], less[1])
    value, last = duration_value(unit, amount), unit
    total: float | None = amount
    while more := _lesser_unit(words, last, end):
        parts = _PARTS_OF.get((last, more[0]))
        last, count, end = more
        total = total * parts + count if total is not None and parts else None
        tail = duration_value(last, count)
        value += tail[1:].removeprefix("T") if "T" in value else tail[1:]
    return Length(unit, amount, end, value, finest=(last, total) if last != unit and total is not None else None)


def _taken_off(words: Words, i: int) -> tuple[float, int] | None:
    """``إلا ربعا``, ``إلا عشر دقائق`` after hours: (part of an hour, end)."""
    if words.folded(i) != folded("إلا"):
        return None
    if words.folded(i + 1) in _TAKEN_OFF:
        return _TAKEN_OFF[words.folded(i + 1)], i + 2
    match = words.number(i + 1)
    minutes = match is not None and _COUNTED.get(words.folded(match.end)) == "MIN" and 0 < match.value < 60
    return (float(match.value) / 60, match.end + 1) if match and minutes else None


def _lesser_unit(words: Words, unit: str, i: int) -> tuple[str, float, int] | None:
    """``و4 أشهر``, ``وعشرين دقيقة``, ``وشهرين`` after a length in a longer unit: (unit, count, end)."""
    if unit in _YEARS:
        return None
    detached = words.folded(i) == "و"
    match = words.number(i + detached)
    if match is not None and (detached or match.prefix == "و"):
        lesser, count, end = _COUNTED.get(words.folded(match.end)), float(match.value), match.end + 1
    elif words.proclitic(i) == "و" and words.form(i) in _DUALS:
        lesser, count, end = _DUALS[words.form(i)], 2.0, i + 1
    else:
        return None
    fits = lesser is not None and tables.UNITS.index(lesser) < tables.UNITS.index(unit) and 0 < count < _MOST_BELOW[unit].get(lesser, 0)
    return (lesser, count, end) if lesser and fits else None


def dual(words: Words, at: int, i: int) -> Length | None:
    """``ساعتين``, ``عامان ونصف``."""
    unit = _DUALS.get(words.form(at) if at == i else words.folded(at))
    return _with_rest(words, unit, 2, at + 1) if unit else None


def some_units(words: Words, at: int, i: int) -> Length | None:
    """``عدة أشهر``, ``بضعة أيام``."""
    first = words.form(at) if at == i else words.folded(at)
    unit = _PLURALS.get(words.folded(at + 1))
    return _made(unit, None, at + 2) if first in _SOME and unit else None


def plural_alone(words: Words, at: int, i: int) -> Length | None:
    """``أسابيع``, ``أيام قليلة``, ``سنوات طويلة``."""
    unit = _PLURALS.get(words.form(at) if at == i else words.folded(at))
    if unit is None or words.form(at) in _ONLY_COUNTED:
        return None
    told = words.form(at - 1) == folded("قبل") and not words.definite(at + 1)  # أعلنت قبل أيام قوائمها
    if not told and _in_construct(words, at + 1):
        return None
    if words.form(at) == folded("أشهر") and not _is_months(words, at):
        return None
    adjective = words.folded(at + 1) in _VAGUE_ADJECTIVES
    if unit in _ABSTRACT and not adjective and words.form(at - 1) not in _BEFORE_SINGULAR and words.proclitic(at) != "ل":
        return None
    return _made(unit, None, at + 1 + adjective)


def _is_months(words: Words, i: int) -> bool:
    """``أشهر`` is also ``most famous``: months only after a word that measures, or with no noun behind."""
    measured = words.form(i - 1) in _BEFORE_SINGULAR or words.proclitic(i)[-1:] in {"ل", "ب"} or words.form(i - 1) in _TIMED_VERBS
    closed = not words.inside(i + 1) or words.is_mark(i + 1) or words.folded(i + 1) in _VAGUE_ADJECTIVES | _OF_AN_EVENT
    return measured or closed


def _in_construct(words: Words, i: int) -> bool:
    """``سنوات الحرب``, ``أيام عيد الفطر``, ``سنوات حكمه``: the years and days of something, with no length said."""
    if words.folded(i) == folded("عيد"):
        return True
    if words.folded(i).endswith(("هم", "ها")) and len(words.folded(i)) >= 5:
        return True
    if words.folded(i).endswith("ته") and len(words.folded(i)) >= 6 and not words.folded(i).startswith(("و", "ي", "ت", "است")):
        return True  # سنوات مسيرته
    return words.definite(i) and not words.proclitic(i) and direction_at(words, i) is None


def fraction(words: Words, at: int, i: int) -> Length | None:
    """``نصف ساعة``, ``ربع قرن``."""
    part = _FRACTIONS.get(words.form(at) if at == i else words.folded(at))
    unit = "H" if words.folded(at + 1) == folded("الساعة") else SINGULAR_UNITS.get(words.folded(at + 1))
    if part is None or unit is None or month_at(words, at + 1) or words.folded(at + 2) in folded_set("سنوية"):
        return None
    if unit == "Y" and part < 1:
        return Length("M", part * 12, at + 2, duration_value("M", round(part * 12)))
    return _made(unit, part, at + 2)


def singular(words: Words, at: int, i: int) -> Length | None:
    """``لمدة شهر``, ``خلال ساعة``, ``أقل من أسبوع``; a unit alone is a length only after a word that measures."""
    unit = SINGULAR_UNITS.get(words.form(at) if at == i else words.folded(at))
    alone = at + 1 == words.limit and (at == words.first or (at == words.first + 1 and words.folded(words.first) == folded("من")))
    if unit is None or (words.form(at) == folded("ثانية") and words.folded(at + 1) != folded("واحدة") and not alone):
        return None
    if month_at(words, at) or year_at(words, at) or day_at(words, at):
        return None
    one = words.folded(at + 1) in folded_set("واحد", "واحدة", "كامل", "كاملة")
    measured = words.form(at - 1) in _BEFORE_SINGULAR or (words.folded(at - 2), words.folded(at - 1)) in _MEASURED_BY or at > i
    alone = alone and unit not in _YEARS
    more = (_lesser_unit(words, unit, at + 1) if words.form(at - 1) != folded("بين") else None) or (
        unit == "H" and _taken_off(words, at + 1) is not None
    )
    of_time = words.folded(at + 1) == folded("من") and words.folded(at + 2) in _OF_TIME
    halved = words.folded(at + 1) in _ADDED and unit != "DE" and (words.folded(at + 1) != folded("ونص") or _closed(words, at + 2))
    measured = measured or (at == i and words.proclitic(at)[-1:] == "ل" and _closed(words, at + 1))
    if not (measured or alone or halved or more or of_time or (one and words.form(at - 1) not in folded_set("في"))):
        return None
    if not more and _in_construct(words, at + 1):
        return None
    return _with_rest(words, unit, 1, at + 1 + one)


def _closed(words: Words, i: int) -> bool:
    """Whether no word follows."""
    return not words.inside(i) or words.is_mark(i)


_LENGTHS_IN_DIGITS = (slashed_fraction, counted_units)
_LENGTHS = (*_LENGTHS_IN_DIGITS, dual, some_units, fraction, plural_alone, singular)


def definite_length(words: Words, i: int) -> Match | None:
    """``الأيام الثلاثة الماضية``, ``السنوات الـ35 الماضية``, ``اليومين المقبلين``, ``الـ24 ساعة القادمة``, ``الساعات القليلة الماضية``."""
    recent = _last_units(words, i)
    if recent:
        return recent
    amount: float | None = None
    unit = _DEFINITE_PLURALS.get(words.form(i))
    end = i + 1
    if unit:
        amount = 2 if words.form(i).removeprefix("ال") in _DUALS else None
        number = _article_number(words, end)
        if number:
            amount, end = number
        elif words.folded(end) in _DEFINITE_VAGUE:
            end += 1
    else:
        number = _article_number(words, i)
        unit = _COUNTED.get(words.folded(number[1]).removeprefix("ال")) if number else None
        if number is None or unit is None or _is_percent(words, i, unit) or _of_a_year(words, unit, number[1] + 1):
            return None
        amount, end = number[0], number[1] + 1
    direction = direction_at(words, end)
    end = direction[1] if direction else end
    if direction is None or direction[0] == 0:
        return None
    of_something = words.folded(end) == folded("من") or words.folded(end).startswith("لل")
    if of_something and words.stem(end - 1).startswith(folded("أخير")):
        return None  # الأيام الأخيرة من الحرب, الأيام الأخيرة للحرب: the last of something else
    if words.folded(end) in _DEFINITE_VAGUE:
        end += 1
    value = duration_value(unit, amount)
    return Match(i, end, Expression("DURATION", "duration", value=value, unit=unit, amount=amount, direction=direction[0]))


def _last_units(words: Words, i: int) -> Match | None:
    """``آخر 24 ساعة``, ``آخر ثلاثة أشهر``, ``الساعة الماضية``: the units just past, or the hour beside this one."""
    if words.form(i) == folded("آخر"):
        length = counted_units(words, i + 1, i + 1) or dual(words, i + 1, i + 1)
        if length is None or length.amount is None or words.folded(length.end) == folded("من"):
            return None
        return Match(
            i, length.end, Expression("DURATION", "duration", value=length.value, unit=length.unit, amount=length.amount, direction=-1)
        )
    unit = {folded("الساعة"): "H", folded("الدقيقة"): "MIN"}.get(words.form(i))
    direction = direction_at(words, i + 1) if unit else None
    if unit is None or direction is None or direction[0] == 0 or words.stem(i + 1).startswith(folded("أخير")):
        return None
    value = duration_value(unit, 1)
    return Match(i, direction[1], Expression("DURATION", "duration", value=value, unit=unit, amount=1, direction=direction[0]))


def _article_number(words: Words, i: int) -> tuple[float, int] | None:
    """``الثلاثة``, ``الـ35``, ``الـ"24"``, ``الأربعة والعشرين``: (value, end)."""
    at = i
    article = words.folded(at) == "ال"
    at += article
    quoted = words.folded(at) in {'"', "“", "«", "("} and article
    at += quoted
    match = words.number(at)
    if match is None or not (article or match.definite) or not 0 < match.value < 10**6:
        return None
    end = match.end + (quoted and words.is_mark(match.end))
    return float(match.value), end


_WHOLE_PERIODS = {fold(form): unit for form, unit in (
    ("العام", "Y"), ("السنة", "Y"), ("الشهر", "M"), ("الأسبوع", "W"), ("اليوم", "D"),
)}  # fmt: skip


def course_of_a_period(words: Words, i: int) -> Match | None:
    """``على مدار العام``, ``طوال الأسبوع``, ``طوال اليوم``: the whole of one, whichever."""
    if words.form(i - 1) not in folded_set("مدار", "طوال", "طيلة") or direction_at(words, i + 1):
        return None
    unit = _WHOLE_PERIODS.get(words.folded(i))
    if unit is None or (unit == "D" and not _closed(words, i + 1)):
        return None
    if (words.definite(i + 1) and not words.proclitic(i + 1)) or year_at(words, i):
        return None
    return Match(i, i + 1, Expression("DURATION", "duration", value=duration_value(unit, 1), unit=unit, amount=1))


def duration(words: Words, i: int) -> Match | None:
    """A length of time."""
    definite = None if words.is_number(i) else definite_length(words, i) or course_of_a_period(words, i)
    if definite:
        return definite
    length = _length(words, i)
    if length is None:
        return None
    expression = Expression("DURATION", "duration", value=length.value, unit=length.unit, amount=length.amount, mod=length.mod)
    later = _DIRECTIONS.get(words.folded(length.end)) or (direction_at(words, length.end) or (None,))[0]
    if later and length.amount is not None:
        return Match(i, length.end + 1, replace(expression, direction=later))
    return Match(i, length.end, expression)


_SIGNS = {fold(form): sign for form, sign in (("قبل", -1), ("بعد", 1), ("منذ", -1), ("من", -1))}
_SINCE = folded_set("منذ", "من")
_WITHIN = folded_set("خلال", "غضون")


def _counted_from_a_day(words: Words, i: int, length: Length, sign: int) -> Match | None:
    """``بعد أسبوعين من اليوم``, ``قبل ثلاثة أيام من 5 مارس 2020``, ``بعد شهر من عيد الفطر``."""
    at = length.end + 1
    if length.amount is None or length.unit in {"H", "MIN", "S"} or words.form(i) in _SINCE or words.proclitic(at):
        return None
    base = day_at(words, at) or feast_at(words, at) or month_period(words, at)
    if base is None or base.expression.kind == "impossible":
        return None
    start = replace(base.expression, type="DATE")
    return Match(i, base.end, replace(_shift(length, sign), base=start))


def counted_from_today(words: Words, i: int) -> Match | None:
    """``قبل يومين``, ``3 أيام مضت``, ``بعد يومين من 5 مارس``; ``قبل عام من الموعد`` and ``بعد شهرين على`` are plain lengths."""
    sign = _SIGNS.get(words.form(i))
    if sign is None:
        length = _length(words, i)
        if length and length.amount is not None and words.folded(length.end) in folded_set("مضت", "خلت"):
            return Match(i, length.end + 1, _shift(length, -1))
        if length and length.amount is not None and words.sequence(length.end, (folded("من"), folded("الآن"))):
            return None if words.form(i - 1) in _WITHIN else Match(i, length.end + 2, _shift(length, 1))
        return None
    length = _length(words, i + 1)
    if length is None or words.proclitic(i + 1):
        return None
    counted = _counted_from_a_day(words, i, length, sign) if words.folded(length.end) == folded("من") else None
    if counted:
        return counted
    if words.form(i) in _SINCE and not (i == words.first and length.end == words.limit):
        return None
    if words.folded(length.end) == folded("من") and words.folded(length.end + 1) == folded("الآن"):
        return Match(i, length.end + 2, _shift(length, sign)) if length.amount is not None else None
    if words.folded(length.end) in _OF_AN_EVENT or (sign > 0 and not _lies_ahead(words, i, length.end)):
        return None
    if length.amount is None:
        reference = "PAST_REF" if sign < 0 else None
        return Match(i, length.end, Expression("DATE", "reference", value=reference)) if reference else None
    return Match(i, length.end, _shift(length, sign))


def either_length(words: Words, i: int) -> tuple[Match, ...] | None:
    """``يوم أو يومين``, ``شهرين أو ثلاثة``, ``بين ساعة وساعتين``: two lengths in the unit of the first."""
    form = words.form(i)
    unit, amount = (_DUALS[form], 2) if form in _DUALS else (SINGULAR_UNITS.get(form), 1)
    counted = _one_and_so_many(words, i, unit) if unit and amount == 1 else None
    if counted:
        return counted
    between = amount == 1 and words.form(i - 1) == folded("بين") and words.proclitic(i + 1) == "و"
    if unit and between and _DUALS.get(words.form(i + 1)) == unit:
        one, other = (Expression("DURATION", "duration", value=duration_value(unit, n), unit=unit, amount=n) for n in (1, 2))
        return Match(i, i + 1, one), Match(i + 1, i + 2, other)
    if unit is None or words.folded(i + 1) != folded("أو") or form == folded("ثانية"):
        return None
    if amount == 1:
        end = i + 3 if _DUALS.get(words.folded(i + 2)) == unit else None
        more = 2.0
    else:
        match = words.number(i + 2)
        fits = (
            match is not None
            and 2 < match.value <= 10
            and (not words.inside(match.end) or words.is_mark(match.end) or words.folded(match.end) in _OF_AN_EVENT)
        )
        end = match.end if match and fits else None
        more = float(match.value) if match else 0.0
    if end is None:
        return None
    lengths = ((i, i + 1, float(amount)), (i + 2, end, more))
    return tuple(
        Match(first, last, Expression("DURATION", "duration", value=duration_value(unit, count), unit=unit, amount=count))
        for first, last, count in lengths
    )


def _one_and_so_many(words: Words, i: int, unit: str) -> tuple[Match, ...] | None:
    """``بين شهر وثلاثة أشهر``."""
    number = words.number(i + 1) if words.form(i - 1) == folded("بين") else None
    more = counted_units(words, i + 1, i + 1) if number and number.prefix == "و" else None
    if more is None or more.amount is None:
        return None
    first, last = (
        Expression("DURATION", "duration", value=duration_value(named, count), unit=named, amount=count)
        for named, count in ((unit, 1.0), (more.unit, more.amount))
    )
    return Match(i, i + 1, first), Match(i + 1, more.end, last)


def counted_from_the_day_told(words: Words, i: int) -> Match | None:
    """``بعد ذلك بثلاثة أيام``, ``بعدها بيومين``, ``قبل ذلك بأسبوع``."""
    forms = {folded("بعد"): 1, folded("قبل"): -1}
    sign = forms.get(words.form(i))
    at = i + 2
    if sign is None or words.folded(i + 1) not in folded_set("ذلك", "هذا"):
        sign, at = {folded("بعدها"): 1, folded("بعده"): 1, folded("قبلها"): -1, folded("قبله"): -1}.get(_bare(words.folded(i))), i + 1
    if sign is None or not words.folded(at).startswith("ب"):
        return None
    length = _length(words, at)
    if length is None or length.amount is None or length.unit in {"H", "MIN", "S"}:
        return None
    return Match(i, length.end, replace(_shift(length, sign), told=True))


def _bare(word: str) -> str:
    return word[1:] if word[:1] in {"و", "ف"} else word


def _lies_ahead(words: Words, i: int, end: int) -> bool:
    """``بعد شهرين`` counts from today unless it tells what came next in a story (``وصل بعد أسبوعين``)."""
    tense = tense_at(words, i, end)
    unit = words.stem(end - 1)
    weighty = _COUNTED.get(unit) or _DUALS.get(unit)
    return tense in {"present", "future"} or (tense is None and (weighty in {"D", "W"} or (i == words.first and end == words.limit)))


def _shift(length: Length, sign: int) -> Expression:
    unit, amount = length.finest or (length.unit, length.amount or 0)
    kind = "TIME" if unit in {"H", "MIN", "S"} else "DATE"
    return Expression(kind, "shift", unit=unit, amount=sign * amount, value=length.value, mod=length.mod)  # type: ignore[arg-type]


_ONE_WORD = index(tables.ONE_WORD_REFERENCES)
_PHRASES = index(tables.TWO_WORD_REFERENCES)
_BEFORE_THAT_TIME = folded_set("في", "منذ", "حتى", "من", "بحلول", "خلال", "قبل", "بعد")
_NEAR = folded("قريبا")


def reference(words: Words, i: int) -> Match | None:
    """``حاليا``, ``في وقت سابق``, ``قريبا``: now, once, soon."""
    found = lookup(words, i, _PHRASES, cut=True, longest=2) or lookup(words, i, _ONE_WORD, cut=True, longest=1)
    if found is None:
        return _once_before(words, i) or _in_the_past(words, i) or _up_to_now(words, i)
    if words.form(i) == _NEAR and words.folded(i + 1) in folded_set("من", "جدا", "منه", "منها", "منهم", "منا", "مني", "منك", "إلى"):
        return None
    if words.form(i) == folded("أخيرا") and words.proclitic(i):
        return None
    if words.folded(i) in folded_set("ذلك", "ذاك", "تلك") and words.form(i - 1) not in _BEFORE_THAT_TIME:
        return None
    if words.form(i) == folded("المرحلة") and words.form(i - 1) not in folded_set("في", "خلال"):
        return None
    return Match(i, found[1], Expression("DATE", "reference", value=_open_reference(words, i, found[0])))


def _open_reference(words: Words, i: int, value: str) -> str:
    """``وقت لاحق`` and ``وقت قريب`` lie where the clause says."""
    if words.sequence(i, (folded("وقت"), folded("لاحق"))) or words.form(i) == folded("لاحقا"):
        return "FUTURE_REF" if tense_at(words, i, i + 2) == "future" else "PAST_REF"
    if words.sequence(i, (folded("وقت"), folded("قريب"))):
        return "PAST_REF" if words.folded(i - 1) == folded("حتى") else "FUTURE_REF"
    return value


def _up_to_now(words: Words, i: int) -> Match | None:
    """``حتى اللحظة``."""
    now = words.folded(i) == folded("اللحظة") and words.folded(i - 1) in folded_set("حتى", "إلى") and not words.definite(i + 1)
    return Match(i, i + 1, Expression("DATE", "reference", value="PRESENT_REF")) if now else None


def _in_the_past(words: Words, i: int) -> Match | None:
    """``في الماضي``, ``في السابق``, with no noun behind that they would describe."""
    if words.folded(i) not in folded_set("الماضي", "السابق") or words.folded(i - 1) != folded("في"):
        return None
    return None if words.definite(i + 1) else Match(i, i + 1, Expression("DATE", "reference", value="PAST_REF"))


def _once_before(words: Words, i: int) -> Match | None:
    """``من قبل`` at the end of a clause: before it a noun it is ``by``."""
    if words.folded(i) != folded("من") or words.folded(i + 1) != folded("قبل"):
        return None
    after = words.folded(i + 2)
    if words.inside(i + 2) and not words.is_mark(i + 2) and after not in folded_set("أن", "إن", "و"):
        return None
    return Match(i, i + 2, Expression("DATE", "reference", value="PAST_REF"))
