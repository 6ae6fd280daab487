"""Times of the day: clock times, parts of the day, prayers."""

from __future__ import annotations

from dataclasses import dataclass

from ..text import fold
from . import _tables as tables
from ._dates import small_number
from ._tables import index
from ._tense import is_tensed
from ._words import Words, folded, folded_set, lookup, remembered

__all__ = [
    "TimeOfDay",
    "clock_at",
    "clock_range_at",
    "construct_daypart_at",
    "daypart_adverb_at",
    "hour_by_its_rank",
    "prayer_at",
    "time_before_a_day",
    "twelve_hours",
]

Clock = tuple[int, int | None, int | None]

_CONSTRUCT = index(tables.DAYPARTS)
_ADVERBS = index(tables.DAYPART_ADVERBS)
_PRAYERS = index(tables.PRAYERS)
_ALONE = frozenset(
    tuple(fold(form).split())
    for form in (
        "صباحا", "فجرا", "قبل الظهر", "هذا الصباح", "هذا الفجر", "هذا الظهر", "هذه الظهيرة", "هذه الأمسية",
        "ظهرا", "عصرا", "بعد الظهر", "بعد العصر", "بعيد الظهر", "مساء", "مساءا",
        "هذا المساء", "ليلا", "نهارا", "وقت الفجر", "وقت الصباح", "وقت الضحى", "وقت السحر", "وقت الظهر", "وقت الظهيرة", "وقت الغداء",
        "وقت العصر", "وقت المغرب", "وقت الغروب", "وقت المساء", "وقت العشاء", "وقت الإفطار", "وقت الليل",
    )
)  # fmt: skip
"""Adverbs that are a time with nothing beside them."""
_AFTER_PREPOSITION = frozenset(tuple(fold(form).split()) for form in ("الصباح", "المساء", "الليل", "النهار"))
_PREPOSITIONS = folded_set("في", "خلال", "منذ", "حتى", "اثناء", "طوال", "طيلة")
_OF_THE_SUN = frozenset((folded(form),) for form in ("الفجر", "الظهر", "الظهيرة", "العصر", "المغرب"))
"""These are also names and eras: a time alone after ``عند``, or at an end of a stretch of the day."""
_AT = folded_set("عند", "قبيل", "حتى")
_TO = folded_set("إلى", "حتى", "وحتى")
_TIME = folded("وقت")
_HOUR = folded_set("الساعة", "الساعه")
_MINUTES = folded_set("دقيقة", "دقائق", "دقايق")
_BEFORE_THE_HOUR = folded_set("في", "عند", "على", "عن")
_TOP = folded_set("تمام", "حدود", "نحو", "حوالي", "قرابة")
_FRACTIONS = {fold(form): minutes for form, minutes in (
    ("والنصف", 30), ("ونصف", 30), ("ونص", 30), ("والنص", 30), ("والربع", 15), ("وربع", 15), ("والثلث", 20), ("وثلث", 20), ("وتلت", 20),
)}  # fmt: skip
_LESS = {fold(form): minutes for form, minutes in (
    ("ربع", 15), ("ربعا", 15), ("الربع", 15), ("تلت", 20), ("ثلث", 20), ("ثلثا", 20), ("الثلث", 20),
    ("خمسة", 5), ("خمس", 5), ("عشرة", 10), ("عشر", 10),
    ("خمسا", 5), ("عشرا", 10),
)}  # fmt: skip
_EXCEPT = folded_set("إلا", "الا")
_BESIDE_A_PRAYER = folded_set("بعد", "عقب", "قبل", "قبيل", "بعيد", "عند", "وقت", "حتى")
_PRAYER_NOUNS = folded_set("صلاة", "أذان")
_SUN = {fold(form): part for form, part in (
    ("شروق", "MO"), ("طلوع", "MO"), ("غروب", "EV"), ("مغيب", "EV"), ("الغروب", "EV"), ("المغيب", "EV"),
)}  # fmt: skip
_NOT_BEFORE_A_CLOCK = folded_set("المغرب", "العشاء")
"""The country and the meal: a part of the day only after the hour."""
_ZONES = {fold(form): "Z" for form in ("غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "قرينتش", "غرينويتش")}
_TWO_WORD_ZONES = folded_set("مكة", "الولايات", "المملكة", "وسط", "شرق", "الساحل", "دولة", "بريطانيا")


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time, a part of the day or both, up to the token ``end``."""

    end: int
    clock: Clock | None = None
    daypart: str | None = None
    zone: str | None = None


def daypart_adverb_at(words: Words, i: int, *, alone: bool = False, cut: bool = False) -> tuple[str, int] | None:
    """A part of the day that no day follows; ``alone`` asks for one that is a time with no clock before it."""
    found = lookup(words, i, _ADVERBS, cut=cut, longest=3)
    if found is None or not alone:
        return found
    key = (words.form(i), *(words.folded(k) for k in range(i + 1, found[1])))
    return found if key in _ALONE or _is_placed(words, i, key, found[1]) else None


def _is_placed(words: Words, i: int, key: tuple[str, ...], end: int) -> bool:
    """``في الصباح``, ``عند الفجر``, ``من الصباح إلى المساء``: a part of the day by what stands before it, or by the stretch it bounds."""
    part = key in _AFTER_PREPOSITION
    if not (part or key in _OF_THE_SUN) or words.proclitic(i):
        return False
    before = words.form(i - 1)
    if before in (_PREPOSITIONS if part else _AT):
        return part or not words.definite(end)
    if before == folded("من"):
        return words.folded(end) in _TO and lookup(words, end + 1, _ADVERBS, longest=1) is not None
    return part and (before in _TO or (i == words.first and end == words.limit))


def construct_daypart_at(words: Words, i: int, *, cut: bool = True) -> tuple[str, int] | None:
    """A part of the day that a day must follow: ``صباح``, ``بعد ظهر``, ``ليلة``."""
    return lookup(words, i, _CONSTRUCT, cut=cut, longest=2)


def prayer_at(words: Words, i: int) -> TimeOfDay | None:
    """``بعد صلاة العشاء``, ``عقب صلاة الجمعة``, ``مع أذان المغرب``, ``قبل غروب الشمس``."""
    if words.form(i) == folded("أذان"):
        called = lookup(words, i + 1, _PRAYERS, longest=1)
        return TimeOfDay(called[1], daypart=called[0]) if called else None
    if words.form(i) not in _BESIDE_A_PRAYER:
        return None
    if words.folded(i + 1) in _PRAYER_NOUNS:
        found = lookup(words, i + 2, _PRAYERS, longest=1)
        return TimeOfDay(found[1], daypart=found[0]) if found else None
    part = _SUN.get(words.folded(i + 1))
    sun = words.folded(i + 2) == folded("الشمس")
    if part is None or not (sun or words.definite(i + 1)):
        return None
    return TimeOfDay(i + 2 + sun, daypart=part)


def _digital(words: Words, i: int) -> tuple[Clock, int] | None:
    """``18:30``, ``12:34:25``."""
    if not (words.is_number(i) and words.folded(i + 1) == ":" and words.is_number(i + 2)):
        return None
    groups, at = [words.folded(i), words.folded(i + 2)], i + 3
    if words.folded(at) == ":" and words.is_number(at + 1) and words.touches_next(at):
        groups.append(words.folded(at + 1))
        at += 2
    if not all(group.isdigit() for group in groups) or len(groups[0]) > 2 or any(len(group) != 2 for group in groups[1:]):
        return None
    return _checked([int(group) for group in groups], at)


def _checked(numbers: list[int], end: int) -> tuple[Clock, int] | None:
    hour, minute, second = [*numbers, None, None][:3]
    if hour is None or hour > 24 or (minute or 0) > 59 or (second or 0) > 59 or (hour == 24 and (minute or second)):
        return None
    return (hour, minute, second), end


def _agency_digits(words: Words, i: int) -> tuple[Clock, int] | None:
    """After ``الساعة``: ``13,30``, ``10.30``, ``0424``."""
    written = words.folded(i).replace(",", ".")
    if not words.is_number(i):
        return None
    if written.isdigit() and len(written) == 4:
        return _checked([int(written[:2]), int(written[2:])], i + 1)
    if words.folded(i + 1) == "ر" and words.is_number(i + 2) and words.touches_next(i) and words.touches_next(i + 1):
        return _reversed_digits(words, i)
    hour, dot, minute = written.partition(".")
    if dot and len(hour) <= 2 and len(minute) == 2 and minute.isdigit() and hour.isdigit():
        return _checked([int(hour), int(minute)], i + 1)
    return None


def _reversed_digits(words: Words, i: int) -> tuple[Clock, int] | None:
    """``47ر09`` is 09:47: the agencies type the minutes first, so that the screen shows them last."""
    minute, hour = words.folded(i), words.folded(i + 2)
    if not (minute.isdigit() and hour.isdigit() and len(minute) == 2 and len(hour) <= 2):
        return None
    return _checked([int(hour), int(minute)], i + 3)


def _spoken(words: Words, i: int) -> tuple[Clock, int] | None:
    """``السادسة والنصف``, ``الثانية عشرة إلا ربعا``, ``3``, ``الثالثة و18 دقيقة``."""
    minutes: int | None = None
    hour = small_number(words, i, 24) or _spoken_one(words, i)
    if hour is None:
        fractional = _hour_and_fraction(words, i)
        if fractional is None:
            return None
        number, minutes, at = fractional
    else:
        number, at = hour
    if words.folded(at) == ":" and words.is_number(at + 1):
        return None
    if words.folded(at) == "." or (words.is_number(i) and words.folded(at) in {"/", "-", "%", ","}):
        return ((number, None, None), at) if not words.is_number(at + 1) else None
    added = _added_minutes(words, at)
    if added and (minutes or 0) + added[0] < 60:
        minutes, at = (minutes or 0) + added[0], added[1]
    if words.folded(at) in _EXCEPT:
        less = _less_minutes(words, at + 1)
        if less:
            total = number * 60 + (minutes or 0) - less[0]
            if total >= 0:
                return (total // 60, total % 60, None), less[1]
    return (number, minutes, None), at


def _spoken_one(words: Words, i: int) -> tuple[int, int] | None:
    """``الساعة وحدة``, as some dialects say ``واحدة``; elsewhere it is unity."""
    said = words.folded(i) == folded("وحدة") and words.form(i - 1) in _HOUR
    return (1, i + 1) if said else None


def _hour_and_fraction(words: Words, i: int) -> tuple[int, int, int] | None:
    """``ثلاثة وثلث``, ``عشرة وربع``, which the number reader takes as one number: (hour, minute, end)."""
    match = words.number(i) if not words.is_number(i) else None
    if match is None or not 1 < match.value < 25:
        return None
    hour = int(match.value)
    return hour, round((match.value - hour) * 60), match.end


def _numbered_minute(words: Words, i: int) -> tuple[int, int] | None:
    """``والدقيقة الثلاثين``, ``والدقيقة 45``."""
    if words.folded(i) != folded("والدقيقة"):
        return None
    match = words.ordinal(i + 1) or words.number(i + 1)
    return (int(match.value), match.end) if match and not match.prefix and 0 < match.value < 60 else None


def _added_minutes(words: Words, i: int) -> tuple[int, int] | None:
    numbered = _numbered_minute(words, i)
    if numbered:
        return numbered
    detached = words.folded(i) == "و"
    written = "و" + words.folded(i + 1) if detached else words.folded(i)
    at = i + detached
    if written in _FRACTIONS:
        minutes, at = _FRACTIONS[written], at + 1
        more = _counted_minutes(words, at)
        return (minutes + more[0], more[1]) if more and minutes + more[0] < 60 else (minutes, at)
    return _counted_minutes(words, i)


def _counted_minutes(words: Words, i: int) -> tuple[int, int] | None:
    """``و18 دقيقة``, ``وخمس دقائق``, ``وعشرة``."""
    detached = words.folded(i) == "و"
    at = i + detached
    match = words.number(at)
    if match is None or (not detached and match.prefix != "و") or not 0 < match.value < 60:
        return None
    if words.folded(match.end) in _MINUTES:
        return int(match.value), match.end + 1
    return (int(match.value), match.end) if not match.digits and not words.inside(match.end) else None


def _less_minutes(words: Words, i: int) -> tuple[int, int] | None:
    if words.folded(i) in _LESS:
        return _LESS[words.folded(i)], i + 1 + (words.folded(i + 1) in _MINUTES)
    match = words.number(i)
    if match and 0 < match.value < 60 and words.folded(match.end) in _MINUTES:
        return int(match.value), match.end + 1
    return None


def zone_at(words: Words, i: int) -> tuple[str | None, int] | None:
    """``بتوقيت غرينتش``, ``ت غ``, ``بالتوقيت المحلي``, ``ت م``: (``Z`` or ``None``, the end)."""
    opened = words.folded(i) == "("
    at = i + opened
    if words.folded(at) in {"تغ", "gmt", "utc"} or (words.folded(at) == "z" and words.touches_next(at - 1)):
        return "Z", at + 1
    if words.folded(at) == "ت" and words.folded(at + 1 + (words.folded(at + 1) == ".")) in {"غ", "م"}:
        at += 1 + (words.folded(at + 1) == ".")
        return ("Z" if words.folded(at) == "غ" else None), at + 1
    if words.folded(at) in folded_set("بالتوقيت", "التوقيت"):
        end = at + 2 if words.inside(at + 1) else at + 1
        return None, end + (opened and words.folded(end) == ")")
    if words.folded(at) not in folded_set("بتوقيت", "توقيت") or not words.inside(at + 1):
        return None
    end = at + 2 + (words.folded(at + 1) in _TWO_WORD_ZONES and words.inside(at + 2))
    return _ZONES.get(words.folded(at + 1)), end + (opened and words.folded(end) == ")")


def twelve_hours(clock: Clock, daypart: str | None) -> Clock:
    """The hour on the 24-hour clock, given the part of the day said beside it."""
    hour, minute, second = clock
    if hour > 12 or daypart is None or daypart == "DT":
        return clock
    if daypart == "MO":
        hour = 0 if hour == 12 else hour
    elif daypart == "MI":
        hour = hour + 12 if hour <= 9 else hour
    elif daypart == "NI":
        hour = 24 if hour == 12 and not minute else 0 if hour == 12 else hour + 12 if hour >= 6 else hour
    else:
        hour = hour if hour == 12 else hour + 12
    return hour, minute, second


def _daypart_of_clock(words: Words, i: int) -> tuple[str, int] | None:
    """``مساء``, ``بعد الظهر``, ``من مساء`` before a day, after a clock time."""
    at = i + (words.folded(i) in folded_set("من", "في"))
    adverb = daypart_adverb_at(words, at)
    if at > i:
        construct = construct_daypart_at(words, at, cut=False)
        if construct and words.folded(construct[1]) == folded("كل"):
            return None
        if construct and (adverb is None or construct[1] >= adverb[1]):
            return construct
    return adverb or construct_daypart_at(words, at, cut=False)


@remembered
def clock_at(words: Words, i: int) -> TimeOfDay | None:
    """A clock time: ``الساعة السادسة والنصف مساء``, ``18:30``, ``الثالثة فجرا``, ``3 بعد الظهر``."""
    before = daypart_adverb_at(words, i, cut=True)
    if before and words.folded(i) in _NOT_BEFORE_A_CLOCK:
        before = None
    at = before[1] if before else i
    if words.folded(at) in _TOP and before:
        at += 1
    if words.folded(at) in _BEFORE_THE_HOUR and before and words.folded(at + 1) in _HOUR:
        at += 1
    announced = (words.form(at) if at == i else words.folded(at)) in _HOUR
    parted = words.folded(at - 1) == "-" and not words.touches_next(at - 1) and _digital(words, at) is not None
    if not announced and words.is_number(at) and words.folded(at - 1) in {"/", "-", ":", "."} and words.is_number(at - 2) and not parted:
        return None
    at += announced
    if announced and words.folded(at) in folded_set("الـ", "ال"):
        at += 1
    opened = announced and words.folded(at) == "("
    at += opened
    found = _digital(words, at) or (_agency_digits(words, at) if announced or _clock_follows(words, at) else None)
    digital = found is not None
    found = found or _spoken(words, at)
    if found is None:
        return None
    clock, at = found
    if opened and words.folded(at) == ")":
        at += 1
    if words.is_mark(at) and words.folded(at) in {"/", "%"}:
        return None
    daypart = _daypart_of_clock(words, at) or _letter_of_the_half(words, at, announced or digital)
    if not announced and not digital and daypart is None and before is None and not _hour_by_its_form(words, i, clock, at):
        return None
    closes = words.form(i) == _TIME and _closed(words, at)
    if before and not announced and not digital and not closes and not _certain_hour(words, before[1], at):
        return None
    if not announced and not digital and daypart and not _hour_like(words, i, clock, daypart, at):
        return None
    if digital and not (announced or parted) and daypart is None and before is None and not _clock_like(words, i, at):
        return None
    at = daypart[1] if daypart else at
    part = daypart[0] if daypart else before[0] if before else None
    zone = zone_at(words, at)
    return TimeOfDay(zone[1] if zone else at, twelve_hours(clock, part), part, zone[0] if zone else None)


def _clock_follows(words: Words, i: int) -> bool:
    """``10.30 ت غ``, ``7.30 مساء``: what stands after the digits shows that they are a clock's."""
    if not words.is_number(i):
        return False
    return zone_at(words, i + 1) is not None or ("." in words.folded(i) and daypart_adverb_at(words, i + 1) is not None)


def _letter_of_the_half(words: Words, i: int, certain: bool) -> tuple[str, int] | None:
    """``7:30 م``, ``7 ص``: a letter for before or after noon; ``م`` after a bare number is a metre."""
    letter = words.folded(i)
    if letter == "ص" and words.is_number(i - 1) and not words.is_number(i + 1):
        return "MO", i + 1
    if certain and letter in {"م", "ص"} and zone_at(words, i) is None:
        return ("EV" if letter == "م" else "MO"), i + 1
    return None


_BEFORE_A_BARE_HOUR = folded_set("في", "عند", "تمام", "حوالي", "نحو", "قرابة", "قبل", "بعد", "حتى", "منذ", "إلى", "قبيل", "عن")


def _hour_by_its_form(words: Words, i: int, clock: Clock, end: int) -> bool:
    """``عند السابعة``, ``في السابعة والنصف``, ``في الحادية عشرة``, ``التاسعة بتوقيت القاهرة``: an hour with nothing else that says so."""
    if not words.form(i).endswith("ه") or not words.definite(i) or words.number(i) or words.proclitic(i):
        return False
    if zone_at(words, end) or words.form(i - 1) in folded_set("تمام", "عند"):
        return True
    alone = i == words.first and end == words.limit
    placed = words.form(i - 1) in _BEFORE_A_BARE_HOUR or alone
    eleven = clock[0] in {11, 12} and _closed(words, end) and (alone or is_tensed(words, i - 2))
    return placed and (clock[1] is not None or eleven)


def _describes_a_noun(words: Words, i: int) -> bool:
    """``المواجهة الودية الثانية مساء اليوم``: the rank agrees with a feminine noun before it."""
    agrees = words.definite(i) and words.definite(i - 1) and words.form(i - 1).endswith("ه") and not words.proclitic(i)
    return agrees and words.form(i - 1) not in _HOUR


def hour_by_its_rank(words: Words, i: int) -> TimeOfDay | None:
    """``الثامنة``, ``التاسعة والنصف``, where a part of a day or of every day must follow; not ``المرتبة الثامنة``."""
    ranked = words.form(i).endswith("ه") and words.definite(i) and not words.is_number(i)
    if not ranked or _describes_a_noun(words, i):
        return None
    spoken = _spoken(words, i)
    return TimeOfDay(spoken[1], spoken[0]) if spoken and spoken[0][0] <= 12 else None


def _closed(words: Words, i: int) -> bool:
    """Whether no word follows that a number before it would count."""
    return not words.inside(i) or words.is_mark(i) or words.folded(i) in folded_set("يوم", "في", "غدا", "اليوم")


def _certain_hour(words: Words, i: int, end: int) -> bool:
    """An hour after a part of the day (``بعد الظهر السابعة مساء``) needs a further sign."""
    return daypart_adverb_at(words, end) is not None


def _hour_like(words: Words, i: int, clock: Clock, daypart: tuple[str, int], at: int) -> bool:
    """``الثالثة فجرا``, ``8 مساء``: a definite ordinal or a number up to 12 right before an adverb."""
    if clock[0] > 12 or words.form(i) == folded("أول") or _describes_a_noun(words, i):
        return False
    of_a_part = words.folded(at) == folded("من") and words.definite(i) and words.form(i).endswith("ه")
    return daypart_adverb_at(words, at) is not None or of_a_part or words.folded(at) == "ص"


def _clock_like(words: Words, i: int, end: int) -> bool:
    """A bare ``18:30`` is no score (``2:1`` has one digit) and no verse after a chapter's name."""
    return words.folded(i - 1) not in {"/", "-"} and words.folded(end) not in {"/", ":"}


_RANGE_MARKS = frozenset("-–—")
_OPENS_A_RANGE = folded_set("من", "بين")


def _point(words: Words, i: int) -> tuple[Clock, bool, int] | None:
    """An hour at an end of a stretch: (clock, whether it is written as one, end)."""
    digital = _digital(words, i)
    if digital:
        return digital[0], True, digital[1]
    if words.is_number(i) and words.folded(i + 1) in _RANGE_MARKS:
        hour = small_number(words, i, 24)
        return ((hour[0], None, None), False, hour[1]) if hour else None
    spoken = _spoken(words, i)
    return (spoken[0], False, spoken[1]) if spoken else None


def _after_the_joint(words: Words, i: int, between: bool) -> int | None:
    word = words.folded(i)
    if word in _TO or word in _RANGE_MARKS:
        return i + 1
    if between and word.startswith("و"):
        return i + (word == "و")
    return None


@remembered
def clock_range_at(words: Words, i: int) -> tuple[TimeOfDay, int, TimeOfDay] | None:
    """``من 3 إلى 5 مساء``, ``بين الثالثة والخامسة عصرا``, ``الساعة 9 حتى 11``, ``9:30-11:00``: (first, where the second begins, second).

    A part of the day said once holds for both ends, unless the stretch would then run backwards.
    """
    opened = words.form(i - 1) in _OPENS_A_RANGE
    announced = words.form(i) in _HOUR
    first = _point(words, i + announced)
    if first is None or not (opened or announced or first[1]):
        return None
    one, written, end = first
    part = _daypart_of_clock(words, end)
    end = part[1] if part else end
    start = _after_the_joint(words, end, opened and words.form(i - 1) == folded("بين"))
    if start is None:
        return None
    named = words.form(start) in _HOUR
    second = _point(words, start + named)
    if second is None:
        return None
    other, also_written, last = second
    last_part = _daypart_of_clock(words, last) or _letter_of_the_half(words, last, announced or named or also_written)
    last = last_part[1] if last_part else last
    zone = zone_at(words, last)
    halved = opened and (one[1] is not None or other[1] is not None) and _two_ranked_hours(words, i, start)
    if not (announced or named or written or also_written or part or last_part or halved):
        return None
    if not (last_part or zone or also_written or _closed(words, last)):
        return None
    from_, to = _stretch(one, part[0] if part else None, other, last_part[0] if last_part else None)
    place = zone[0] if zone else None
    return TimeOfDay(end, from_, zone=place), start, TimeOfDay(zone[1] if zone else last, to, zone=place)


def _two_ranked_hours(words: Words, i: int, start: int) -> bool:
    """``بين الحادية عشرة والنصف والواحدة والنصف``."""
    hours = (words.folded(k).removeprefix("و") for k in (i, start))
    return all(hour.startswith("ال") and hour.endswith("ه") for hour in hours)


def _stretch(one: Clock, part: str | None, other: Clock, last_part: str | None) -> tuple[Clock, Clock]:
    """Both ends on the 24-hour clock."""
    first, last = twelve_hours(one, part or last_part), twelve_hours(other, last_part)
    if part is None and _minutes(first) > _minutes(last):
        first = one
    if last_part is None and _minutes(last) <= _minutes(first) and first[0] <= 12 and last[0] < 12:
        last = (last[0] + 12, *last[1:])
    return first, last


def _minutes(clock: Clock) -> int:
    return clock[0] * 60 + (clock[1] or 0)


def time_before_a_day(words: Words, i: int) -> TimeOfDay | None:
    """What may stand before a day: a clock time, or a part of the day in construct."""
    clock = clock_at(words, i)
    if clock:
        return clock
    construct = construct_daypart_at(words, i)
    return TimeOfDay(construct[1], daypart=construct[0]) if construct else None
