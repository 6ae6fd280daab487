"""What looks like a time expression and is none. Each rule gives ``True`` (none) or ``None`` (no opinion)."""

from __future__ import annotations

from collections.abc import Callable

from ..text import split_proclitics
from . import _tables as tables
from ._expression import Match
from ._tense import is_future
from ._words import Words, folded, folded_set

__all__ = ["is_no_time"]

_AGE_NOUNS = folded_set(
    "العمر", "عمره", "عمرها", "عمرهم", "عمري", "بعمر", "أعمارهم", "أعمارهن", "سن", "أعمار", "العمرية", "عمر", "بسن",
    "لسن", "السن",
)  # fmt: skip
_AGED = folded_set("البالغ", "البالغة", "يبلغ", "تبلغ", "بالغ")
_UNDER = folded_set("تحت", "دون")
_MEASURES = folded_set("لمدة", "مدة", "خلال", "منذ", "قبل", "بعد", "طوال", "استمر", "استمرت")
_LENGTHS = folded_set("نحو", "حوالي", "قرابة", "بعد", "على", "إلى", "في", "السجن", "بالسجن", "تجاوز", "من")
_NAME_HEADS = folded_set(*tables.NAME_HEADS)
_MONTH_SIGNS = folded_set("من", "شهر", "هـ")
_OUTLETS = folded_set(*tables.OUTLETS)
_FRIDAY_NAMES = folded_set("صلاة", "صلوات", "سورة", "خطب", "خطبة", "خطبتي", "منابر", "منبر", "سوق", "مسجد", "جامع", "خطيب")
_FORMERLY = folded_set("السابق", "الأسبق")
_OFFICES = folded_set(
    "أمين", "مدير", "نائب", "مدعي", "مرشد", "قائد", "مراقب", "مفتي", "مشرف", "منسق", "حاكم", "مفتش", "سكرتير", "محامي", "قنصل", "مفوض",
    "منتج", "محاسب",
)  # fmt: skip
"""With ``العام`` behind them these are offices."""
_OPEN = frozenset("([")
_CLOSE = frozenset(")]")


def _bare(folded_word: str) -> str:
    """The word with no conjunction before it."""
    return folded_word[1:] if folded_word[:1] in {"و", "ف"} and len(folded_word) > 3 else folded_word


def age_after_a_name(words: Words, match: Match) -> bool | None:
    """``أحمد (19 عاما)``, ``أحمد 40/ سنة/``, ``المدافع أحمد (30) عاما``."""
    expression = match.expression
    if expression.kind != "duration" or expression.unit != "Y" or expression.amount is None:
        return None
    opening = match.first if words.folded(match.first) in _OPEN else match.first - 1
    if words.folded(opening) in _OPEN and words.is_number(opening + 1) and words.folded(opening + 2) in _CLOSE:
        before = words.form(opening - 1)
        named = bool(before) and not words.is_mark(opening - 1) and before not in _MEASURES | _LENGTHS
        return True if named and 14 < expression.amount < 100 else None
    in_brackets = words.folded(match.first - 1) in _OPEN and words.folded(match.end) in _CLOSE
    in_brackets = in_brackets or (words.folded(match.first + 1) == "/" and words.folded(match.end) == "/")
    return True if in_brackets and expression.amount < 130 else None


def age_by_its_words(words: Words, match: Match) -> bool | None:
    """``البالغ من العمر 53 عاما``, ``تحت 14 سنة``, ``يبلغ 20 عاما``, ``عمره 40 سنة``, ``طفل عمره شهران``, ``20 عاما من العمر``."""
    if match.expression.kind != "duration":
        return None
    before = [_bare(words.folded(match.first - k)) for k in (1, 2, 3)]
    if before[0] in _MEASURES:
        return None
    under = before[0] in _UNDER or (before[0] == "ال" and before[1] in _UNDER)
    if under and match.expression.unit == "Y" and match.expression.amount is not None and match.expression.amount < 100:
        return True
    if any(word in _AGE_NOUNS for word in before) or (before[0] in _AGED and match.expression.unit == "Y"):
        return True
    after = [words.folded(match.end + k) for k in (0, 1)]
    return True if after[0] in _AGE_NOUNS or (after[0] == folded("من") and after[1] in _AGE_NOUNS) else None


def date_in_a_name(words: Words, match: Match) -> bool | None:
    """``ثورة 25 يناير``, ``شارع 26 يوليو``: the day is part of the name, unless it has a year."""
    expression = match.expression
    quoted = words.folded(match.first - 1) in {"«", '"', "“", "”"}
    head = words.folded(match.first - 1 - quoted)
    named = bool(head) and split_proclitics(head, _NAME_HEADS) is not None
    return True if named and expression.kind == "calendar" and expression.day is not None and expression.year is None else None


def score(words: Words, match: Match) -> bool | None:
    """``1-صفر``, ``فازوا 3 صفر``: a nil and no month, unless ``من``, ``شهر``, a year or a direction say so."""
    expression = match.expression
    if expression.calendar != "hijri" or expression.month != 2 or expression.day is None:
        return None
    said = any(words.folded(k) in _MONTH_SIGNS for k in range(match.first, match.end))
    return None if said or expression.year is not None or expression.direction is not None else True


def outlet(words: Words, match: Match) -> bool | None:
    """``صحيفة اليوم``, ``عين اليوم``: names of newspapers."""
    today = match.expression.kind == "day" and match.end == match.first + 1 and not words.proclitic(match.first)
    return True if today and words.form(match.first - 1) in _OUTLETS else None


def ages_of_several(words: Words, match: Match) -> bool | None:
    """``تتراوح أعمارهم بين 18 عاما و25 عاما``: the ages after the first."""
    if match.expression.kind != "duration" or match.expression.unit != "Y":
        return None
    before = [_bare(words.folded(match.first - k)) for k in range(1, 10)]
    return True if "بين" in before and any(word in _AGE_NOUNS for word in before) else None


def one_after_the_other(words: Words, match: Match) -> bool | None:
    """``عاما بعد عام``, ``يوما بعد يوم``: a manner, no length."""
    after = folded("بعد")
    at = match.first if words.folded(match.first) == after else match.first - 1
    if words.folded(at) != after or match.expression.kind not in {"shift", "duration"} or match.end != at + 2:
        return None
    one, other = words.folded(at - 1).removesuffix("ا"), words.folded(at + 1)
    return True if one == other else None


def friday_of_the_prayer(words: Words, match: Match) -> bool | None:
    """``صلاة الجمعة``, ``سورة الجمعة``: names."""
    friday = match.expression.kind == "weekday" and match.expression.weekday == 5 and match.end == match.first + 1
    return True if friday and words.form(match.first - 1) in _FRIDAY_NAMES else None


def impossible_date(words: Words, match: Match) -> bool | None:
    """``31 فبراير``."""
    return True if match.expression.kind == "impossible" else None


def adjective_after_a_noun(words: Words, match: Match) -> bool | None:
    """``وزيرًا سابقًا``: two words in the accusative are noun and adjective."""
    if words.form(match.first) != folded("سابقا") or match.end > match.first + 1:
        return None
    before = words.tokens[match.first - 1].text if words.inside(match.first - 1) else ""
    return True if "\u064b" in before[-2:] else None


def so_much_a_day(words: Words, match: Match) -> bool | None:
    """``18 ساعة في اليوم``, ``مليون برميل في اليوم``: each day's, and not today."""
    today = match.expression.kind == "day" and match.end == match.first + 1 and match.expression.offset == 0
    if not today or words.folded(match.first - 1) != folded("في"):
        return None
    counted = words.number(match.first - 3)
    return True if counted and counted.end == match.first - 2 and not words.definite(match.first - 2) else None


_BESIDE_TOMORROW = folded_set(
    "الساعة", "الصبح", "الظهر", "العصر", "المسا", "المساء", "بالليل", "في", "صباحا", "مساء", "ليلا", "ظهرا", "من", "إن",
)  # fmt: skip


def with_a_ball(words: Words, match: Match) -> bool | None:
    """``سجل بكرة رأسية``: a ball, where something describes it."""
    ball = match.end == match.first + 1 and words.folded(match.first) == folded("بكرة")
    plain = words.inside(match.end) and not words.is_mark(match.end) and words.folded(match.end) not in _BESIDE_TOMORROW
    return True if ball and plain and not is_future(words, match.end) else None


def general_office(words: Words, match: Match) -> bool | None:
    """``الأمين العام السابق``, ``المدير العام الحالي``: general and no year."""
    if match.expression.kind not in {"period", "shift"} or words.folded(match.first) != folded("العام"):
        return None
    before = words.folded(match.first - 1)
    held_before = words.folded(match.first + 1) in _FORMERLY and before.startswith(("ال", "لل", "وال", "بال"))
    office = before.removeprefix("و").removeprefix("ل").removeprefix("ال").removeprefix("ل")
    return True if held_before or office in _OFFICES else None


RULES: tuple[Callable[[Words, Match], bool | None], ...] = (
    age_after_a_name,
    age_by_its_words,
    date_in_a_name,
    score,
    outlet,
    ages_of_several,
    one_after_the_other,
    friday_of_the_prayer,
    impossible_date,
    adjective_after_a_noun,
    so_much_a_day,
    with_a_ball,
    general_office,
)


def is_no_time(words: Words, match: Match) -> bool:
    """Whether one of the rules says so."""
    return any(rule(words, match) for rule in RULES)
