"""Guards: the phenomena in which a number that was read is no quantity. Each is a small function; they stand in order in :data:`GUARDS`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from .._records import Entity, Token
from ..text import fold
from . import _tables as tables
from ._amount import Amount
from ._percent import is_percent_word, percent_after
from ._reader import read_number, touches
from ._units import is_age, is_time_unit, read_unit

__all__ = ["GUARDS", "Context", "inside_a_name", "inside_a_time"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a guard looks at: the tokens, which of them a time covers, and the entity at each token that one covers."""

    tokens: Sequence[Token]
    timed: frozenset[int]
    named: dict[int, Entity]
    alone: bool


Guard = Callable[[Context, Amount], bool]

_RESOLUTIONS = frozenset({"قرار", "القرار", "قراره", "قرارها", "قرارات", "القرارات"})
_PLUS = frozenset({"زايد", "+"})
_WISHES = frozenset(fold(word) for word in tables.WISHES)
_STREETS = frozenset(fold(word) for word in tables.STREET_WORDS)
_NUMBER_NOUNS = frozenset(fold(word) for word in ("رقم", "الرقم", "برقم", "هاتف", "الهاتف", "جوال", "الجوال", "فاكس"))
_ROUNDS = frozenset({"دور", "الدور"})
_GROUPS = frozenset({"مجموعه", "المجموعه"})
_LABELS = frozenset(
    fold(article + word)
    for word in tables.LABEL_WORDS
    for article in ("", "ال")
    if not article or (len(word) > 2 and word not in tables.BARE_LABELS)
)
_NUMBERED_PLACES = frozenset(fold(article + word) for word in tables.NUMBERED_PLACES for article in ("", "ال"))
_NUMBER_TITLES = frozenset(fold(word) for word in ("رقم", "الرقم", "برقم"))
_SCORES = frozenset(fold(word) for word in tables.SCORE_WORDS)
_ONES = frozenset(fold(word) for word in ("واحد", "واحدة", "واحدا", "الواحد", "الواحدة"))
_ONE_OF_NOTHING = frozenset(fold(word) for word in tables.ONE_AS_SAME)


def inside_a_time(context: Context, amount: Amount) -> bool:
    """Dates, clock times and durations are the times' own; an age is not."""
    covered = any(i in context.timed for i in range(amount.number, amount.end))
    return covered and not context.alone and not is_age(context.tokens, amount.first, amount.end)


def duration_in_brackets(context: Context, amount: Amount) -> bool:
    """``لمدة (5) أيام``: a duration, with marks that part it."""
    tokens, end = context.tokens, amount.end
    if end + 1 >= len(tokens) or tokens[end].folded not in {")", "»", '"', "”", "]"}:
        return False
    return is_time_unit(tokens[end + 1]) and not is_age(tokens, amount.first, end)


def _goes_beyond(context: Context, entity: Entity, amount: Amount) -> bool:
    """Whether an entity holds more than the amount's own tokens."""
    return context.named.get(amount.first - 1) is entity or context.named.get(amount.end) is entity


def inside_a_name(context: Context, amount: Amount) -> bool:
    """``اللواء 35``, ``آل ثاني``; ``الدول الست`` counts even where the whole is a name, and so do digits at the end of one that count
    what follows: ``نفذ طيران الجيش 30 طلعة``. What is nothing but a number of two words and more is no name."""
    entity = context.named.get(amount.number)
    if entity is None:
        return False
    if context.alone or (amount.end > amount.first + 1 and not _goes_beyond(context, entity, amount)):
        return False
    if amount.form == "dual":
        return entity.label == "PER" or context.named.get(amount.first - 1) is entity
    if amount.digits and context.named.get(amount.end) is not entity:
        unit = read_unit(context.tokens, amount).tokens
        return unit is None or context.tokens[unit[0]].folded.startswith("ال")
    counts_its_noun = amount.definite and amount.form == "number" and not amount.digits
    return not (counts_its_noun and context.named.get(amount.number - 2) is not entity)


def _past_listed_numbers(tokens: Sequence[Token], first: int) -> int:
    """The first of the numbers that ``و`` or a comma lists up to ``first``: ``الدقائق 51 و70 و73``."""
    at = first
    while at > 1 and at > first - 8 and tokens[at - 1].folded in {"و", "،", ","} and tokens[at - 2].kind == "number":
        at -= 2
    return at


def labels_a_thing(context: Context, amount: Amount) -> bool:
    """``رقم 12``, ``المادة 4``, ``إف 16``, ``Nexus 5``: digits that name; ``شارع الأربعين``: words that do."""
    if amount.first and amount.form == "number" and not amount.digits:
        before_word = context.tokens[amount.first - 1].folded.removeprefix("و")
        if before_word in _NUMBER_TITLES or (amount.definite and before_word in _STREETS):
            return True
    if not amount.digits or amount.form != "number" or not amount.first or amount.mod or percent_after(context.tokens, amount.end):
        return False
    before = _past_listed_numbers(context.tokens, amount.first) - 1
    while before > 0 and before > amount.first - 9 and context.tokens[before].folded in {"(", "«", '"', ":", "/", ".", "-", "ال", "_"}:
        before -= 1
    if any(token.folded in _NUMBER_NOUNS for token in context.tokens[max(0, amount.first - 3) : amount.first]):
        return read_unit(context.tokens, amount).kind == "cardinal"
    word = context.tokens[before].folded
    if before and context.tokens[before - 1].folded == "ما":
        return False
    if word.isascii() and word.isalpha():
        return read_unit(context.tokens, amount).tokens is None
    if word in _NUMBERED_PLACES or word.removeprefix("و") in _NUMBERED_PLACES:
        return read_unit(context.tokens, amount).tokens is None
    return any(bare in _LABELS for bare in (word, word.removeprefix("و"), word.removeprefix("ب"))) or word[1:] in {"رقم", "الرقم"}


@cache
def _months() -> frozenset[tuple[str, ...]]:
    """The names of months that are nothing else."""
    from ..times._tables import AMBIGUOUS_MONTHS, GREGORIAN_MONTHS, HIJRI_MONTHS

    names = {tuple(fold(name).split()) for _, names in (*GREGORIAN_MONTHS, *HIJRI_MONTHS) for name in names}
    return frozenset(names - {(fold(name),) for name in AMBIGUOUS_MONTHS})


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    return any(tuple(token.folded for token in tokens[i : i + length]) in _months() for length in (1, 2))


def day_of_a_month(context: Context, amount: Amount) -> bool:
    """``ثورة 25 يناير``, ``حركة 20 فبراير``: a day that names a thing, which is no time either."""
    return amount.digits and amount.form == "number" and amount.value in range(1, 32) and _is_month(context.tokens, amount.end)


def thousand_of_a_wish(context: Context, amount: Amount) -> bool:
    """``ألف مبروك``, ``ألف شكر``."""
    tokens, end = context.tokens, amount.end
    return amount.value == 1000 and not amount.digits and not amount.definite and end < len(tokens) and tokens[end].folded in _WISHES


def percent_word(context: Context, amount: Amount) -> bool:
    """``بالمئة``, ``في المئة 10``: the hundred is the percent word, wherever its number stands; ``بالمئة ريال`` counts."""
    first, end = amount.first, amount.end
    if end != first + 1:
        return False
    before_number = end < len(context.tokens) and context.tokens[end].kind == "number"
    in_hundred = before_number and amount.value == 100 and first > 0 and context.tokens[first - 1].folded == "في"
    alone = before_number or read_unit(context.tokens, amount).kind == "cardinal"
    return in_hundred or (alone and is_percent_word(context.tokens[first].folded))


def score_after_its_word(context: Context, amount: Amount) -> bool:
    """``بنتيجة 4``, ``بنتيجة (4 ـ 2)``."""
    before = context.tokens[max(0, amount.first - 3) : amount.first]
    return amount.digits and any(token.folded in {"بنتيجه", "النتيجه"} for token in before)


def square_sign(context: Context, amount: Amount) -> bool:
    """``3460م2``: the exponent of a measure."""
    if not amount.digits or amount.value not in (2, 3) or not amount.first:
        return False
    return context.tokens[amount.first - 1].folded in {"م", "كم", "سم"} and context.tokens[amount.number].folded in {"2", "3"}


def message_code(context: Context, amount: Amount) -> bool:
    """``أرسل رسالة sms إلى 88548``."""
    if not amount.digits or amount.form != "number":
        return False
    return any(token.folded in {"sms", "بالرمز", "whatsapp"} for token in context.tokens[max(0, amount.first - 20) : amount.first])


def numbers_a_resolution(context: Context, amount: Amount) -> bool:
    """``قرار مجلس الأمن الدولي 2216``."""
    if not amount.digits or amount.form != "number" or read_unit(context.tokens, amount).tokens is not None:
        return False
    before = context.tokens[max(0, amount.first - 6) : amount.first]
    return any(token.folded.removeprefix("و").removeprefix("ل").removeprefix("ب") in _RESOLUTIONS for token in before)


def names_a_group(context: Context, amount: Amount) -> bool:
    """``مجموعة العشرين``, ``مجموعة الدول السبع``."""
    if not amount.definite or amount.form != "number":
        return False
    before = [token.folded for token in context.tokens[max(0, amount.first - 2) : amount.first]]
    if before and before[-1] in {"دول", "الدول"}:
        before.pop()
    return bool(before) and before[-1].removeprefix("و").removeprefix("ل").removeprefix("ب") in _GROUPS


def names_a_round(context: Context, amount: Amount) -> bool:
    """``دور الستة عشر``, ``لدور الثمانية``, ``دور الـ16``: the round of so many."""
    if not amount.definite or amount.form != "number" or not amount.first:
        return False
    before = context.tokens[amount.first - 1].folded
    return before in _ROUNDS or before[1:] in _ROUNDS


def names_by_sum(context: Context, amount: Amount) -> bool:
    """``دول خمسة زائد واحد``: a group named by a sum."""
    tokens, first, end = context.tokens, amount.first, amount.end
    if amount.form != "number":
        return False
    goes_on = end + 1 < len(tokens) and tokens[end].folded in _PLUS and read_number(tokens, end + 1) is not None
    return goes_on or (first > 1 and tokens[first - 1].folded in _PLUS and read_number(tokens, first - 2) is not None)


def part_of_a_code(context: Context, amount: Amount) -> bool:
    """``F-16``, ``ssc9``, ``13:30``, ``@2015``: digits that touch a mark or letters of another script."""
    if not amount.digits or amount.form not in {"number", "fraction"} or context.alone:
        return False
    tokens, first, end = context.tokens, amount.first, amount.end
    if first and touches(tokens, first - 1):
        before = tokens[first - 1].folded
        if before in {"_", "#", "@", ":", "&", "="} or (before[0].isascii() and before.isalpha()):
            return True
        if before in {"-", "/", "\\"} and first > 1 and touches(tokens, first - 2):
            return True
        if before == "." and first > 1 and touches(tokens, first - 2):
            return True
    if end < len(tokens) and touches(tokens, end - 1):
        after = tokens[end].folded
        if after in {"_", "@", "=", "\\"}:
            return True
        if after in {":", "/", "-"} and end + 1 < len(tokens) and touches(tokens, end) and tokens[end + 1].kind == "number":
            return True
    return False


def long_bare_digits(context: Context, amount: Amount) -> bool:
    """Telephone, account and registration numbers: eight digits and more with no separator, or a zero before others."""
    written = context.tokens[amount.number].folded
    zero_ahead = written.isdigit() and len(written) > 1 and written[0] == "0"
    if amount.form == "range" and zero_ahead and context.tokens[amount.number + 1].folded == "-":
        return True
    if not amount.digits or context.alone:
        return False
    if zero_ahead:
        return True
    if not (written.isdigit() and len(written) >= 8):
        return False
    return not (written.endswith("000") and len(written) <= 12) and read_unit(context.tokens, amount).kind == "cardinal"


def _are_years(amount: Amount) -> bool:
    return isinstance(amount.low, int) and isinstance(amount.high, int) and 1000 <= amount.low < amount.high <= 2100


def bare_year(context: Context, amount: Amount) -> bool:
    """``(2015)``, ``1732 - 1763``: four digits of a year with nothing counted."""
    if amount.form == "range" and context.tokens[amount.first].kind == "number" and _are_years(amount):
        return read_unit(context.tokens, amount).tokens is None
    if not amount.digits or amount.form != "number" or context.alone or amount.mod:
        return False
    written = context.tokens[amount.number].folded
    if not (written.isdigit() and len(written) == 4 and amount.end == amount.number + 1):
        return False
    said = amount.first > 0 and context.tokens[amount.first - 1].folded in {"في", "عام", "منذ", "سنه", "حتي", "العام"}
    if not (1000 if said else 1900) <= int(written) <= 2100:
        return False
    return read_unit(context.tokens, amount).tokens is None


def list_number(context: Context, amount: Amount) -> bool:
    """``1- الأول``: a number that opens a line, before a dash or bracket."""
    tokens, first, end = context.tokens, amount.first, amount.end
    if not amount.digits or amount.form != "number" or context.alone or end >= len(tokens):
        return False
    opens = first == 0 or tokens[first].start - tokens[first - 1].end > 1 or tokens[first - 1].folded in {".", "-"}
    return opens and tokens[end].folded in {"-", ")", ".", "_"} and touches(tokens, end - 1) and tokens[first].folded.isdigit()


def one_as_article(context: Context, amount: Amount) -> bool:
    """``واحدة من القضايا``, ``صفا واحدا``, ``السهم الواحد``: no count; ``مرة واحدة`` is one."""
    tokens, i = context.tokens, amount.number
    bare = tokens[i].folded
    cut = bare if bare in _ONES else bare[1:] if bare[1:] in _ONES else None
    if amount.end != i + 1 or cut is None or context.alone or amount.mod or amount.value != 1:
        return False
    if percent_after(tokens, amount.end):
        return False
    if bare[0] in "بك" and not (amount.end < len(tokens) and tokens[amount.end].folded in {"مقابل", "في"}):
        return True
    if (
        tokens[i].text.startswith("وأ")
        or cut.startswith("ال")
        or (amount.end < len(tokens) and tokens[amount.end].folded in {"من", "تلو", "بعد"})
    ):
        return True
    if not i or tokens[i - 1].kind != "word" or tokens[i - 1].folded.startswith("ال"):
        return True
    return tokens[i - 1].folded.removeprefix("ل").removeprefix("ب") in _ONE_OF_NOTHING


_DASHES = frozenset("-–—‐:/")


def _is_figure(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and (tokens[i].kind == "number" or tokens[i].folded == "صفر")


def score_or_code(context: Context, amount: Amount) -> bool:
    """``4 - 1``, ``صفر - 3``: two figures with a dash that are no range."""
    tokens, first, end = context.tokens, amount.first, amount.end
    if amount.form != "number" or not _is_figure(tokens, end - 1):
        return False
    after = end < len(tokens) and tokens[end].folded in _DASHES and _is_figure(tokens, end + 1)
    return after or (first > 0 and tokens[first - 1].folded in _DASHES and _is_figure(tokens, first - 2))


def number_of_a_part(context: Context, amount: Amount) -> bool:
    """``(2)`` closing a title or opening a point."""
    tokens, first, end = context.tokens, amount.first, amount.end
    if not amount.digits or not first or end >= len(tokens) or tokens[first - 1].folded != "(" or tokens[end].folded != ")":
        return False
    return end + 1 == len(tokens) or first == 1


def part_of_a_hashtag(context: Context, amount: Amount) -> bool:
    """``#ثمان_وأربعون``."""
    tokens, first, end = context.tokens, amount.first, amount.end
    before = first > 0 and tokens[first - 1].folded in {"#", "_", "@"} and touches(tokens, first - 1)
    return before or (end < len(tokens) and tokens[end].folded == "_" and touches(tokens, end - 1))


GUARDS: tuple[Guard, ...] = (
    inside_a_time,
    duration_in_brackets,
    inside_a_name,
    labels_a_thing,
    day_of_a_month,
    thousand_of_a_wish,
    percent_word,
    score_after_its_word,
    square_sign,
    message_code,
    numbers_a_resolution,
    names_a_group,
    names_a_round,
    names_by_sum,
    part_of_a_code,
    long_bare_digits,
    bare_year,
    list_number,
    score_or_code,
    number_of_a_part,
    part_of_a_hashtag,
    one_as_article,
)
"""Each tells of one phenomenon in which a number is no quantity."""
