"""Ordinals as quantities: the rank of a thing, with the noun that has it."""

from __future__ import annotations

from collections.abc import Sequence

from .._records import Token
from ..syntax import is_function_word, looks_like_verb
from ..text import fold
from . import _tables as tables
from ._amount import LOOSE_ARTICLES, Amount
from ._reader import NumberMatch, is_number_word, is_ordinal_word, read_ordinal
from ._units import is_definite, is_relation

__all__ = ["may_rank", "read_rank"]

_RANKS = frozenset(fold(word) for word in tables.RANKS_BEFORE_ORDINAL)
_NOT_COUNTED = frozenset(fold(word) for word in tables.NOT_COUNTED_BEFORE_ORDINAL)
_SUPERLATIVES = frozenset(fold(word) for word in tables.SUPERLATIVES)
_BEGINNINGS = frozenset(fold(word) for word in tables.BEGINNINGS)
_REGNAL_NAMES = frozenset(fold(word) for word in tables.REGNAL_NAMES)
_ROYAL_TITLES = frozenset(fold(word) for word in tables.ROYAL_TITLES)
_LAST = frozenset({"الاخير", "الاخيره"})
_ENDS = _LAST | {"النهايه", "الاخر"}
_ADVERBS = frozenset(fold(word) for word in tables.ORDINAL_ADVERBS)


def part_of_a_title(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``ملازم أول``, ``النائب الثاني``, ``آل ثاني``."""
    return match.first > 0 and tokens[match.first - 1].folded.removeprefix("و") in _RANKS


def no_rank_of_the_noun(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``من جهة ثانية``, ``المادة الأولى``, ``كانون الثاني``: the ordinal names."""
    if not match.first:
        return False
    before = tokens[match.first - 1].folded
    return before in _NOT_COUNTED or before.removeprefix("و") in _NOT_COUNTED


def first_as_yesterday(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``أول أمس``, ``أول من أمس``."""
    after = [token.folded for token in tokens[match.end : match.end + 2]]
    return match.value == 1 and ((not match.definite and after[:1] == ["امس"]) or after == ["من", "امس"])


def second_of_time(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``في الثانية``, ``أقل من ثانية``: sixty make a minute."""
    if tokens[match.first].folded not in {"الثانيه", "ثانيه"} or not match.first:
        return False
    before = [token.folded for token in tokens[max(0, match.first - 2) : match.first]]
    return before[-1] == "في" or before in (["اقل", "من"], ["اكثر", "من"]) or before in (["جزء", "من"], ["اجزاء", "من"])


def adverb(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``أولا``, ``ثانيا:``: counts points of a speech; ``قرارا ثانيا`` does not."""
    if tokens[match.first].folded.removeprefix("و") not in _ADVERBS:
        return False
    return not (match.first and tokens[match.first - 1].folded.endswith("ا") and len(tokens[match.first - 1].folded) > 3)


def _after_so_many(tokens: Sequence[Token], i: int) -> bool:
    """``الأيام الثلاثة``, ``الثلاثة أشهر``, ``الـ24 ساعة`` before token ``i``: a definite number, its noun after it or not."""
    for at in (i - 1, i - 2):
        if at >= 0 and tokens[at].folded.startswith("ال") and is_number_word(tokens[at].folded):
            return True
    return i > 2 and tokens[i - 2].kind == "number" and tokens[i - 3].folded in LOOSE_ARTICLES


def initial(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``اللحظات الأولى``, ``أولى الخطوات``: of a plural, or of so many, the first are the beginnings, and no rank."""
    if match.value != 1 or match.end > match.first + 1:
        return False
    if match.definite:
        before = tokens[match.first - 1].folded if match.first else ""
        return (
            _after_so_many(tokens, match.first)
            or before in _BEGINNINGS
            or (before.endswith("ات") and len(before) > 4 and before.startswith("ال"))
        )
    return match.end < len(tokens) and tokens[match.end].folded in _BEGINNINGS


def primary(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``تقرير أولي``: written with yeh it is ``primary``, unless a feminine noun before it asks for ``أولى``."""
    written = tokens[match.first]
    if match.end > match.first + 1 or not written.folded.endswith("اولي") or not written.text.rstrip("ًٌٍَُِّْ").endswith("ي"):
        return False
    return not (match.first and tokens[match.first - 1].folded.endswith("ه"))


def regnal(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``لويس الرابع عشر``, ``الملك عبدالله الثاني``, ``البابا يوحنا بولس الثاني``: which of a name, not of a thing."""
    if not match.definite or not match.first:
        return False
    if tokens[match.first - 1].folded.removeprefix("و") in _REGNAL_NAMES:
        return True
    for i in range(match.first - 1, max(match.first - 5, -1), -1):
        token = tokens[i]
        if token.folded.removeprefix("و").removeprefix("ل") in _ROYAL_TITLES:
            return i < match.first - 1
        if token.kind != "word" or is_function_word(token) or (token.folded.startswith("ال") and i == match.first - 1):
            return False
    return False


REJECTIONS = (part_of_a_title, no_rank_of_the_noun, first_as_yesterday, second_of_time, adverb, initial, primary, regnal)


def _ranked_noun(tokens: Sequence[Token], match: NumberMatch) -> tuple[int, int] | None:
    """``أول سفينة`` has its noun after it, ``المرة الأولى`` before it."""
    if not match.definite and match.end < len(tokens):
        at = match.end + (tokens[match.end].folded in _SUPERLATIVES)
        if (
            at < len(tokens)
            and tokens[at].kind == "word"
            and not is_ordinal_word(tokens[at].folded)
            and not is_function_word(tokens[at])
            and not looks_like_verb(tokens[at])
        ):
            return at, at + 1
    at = match.first - 1
    if at < 0 or tokens[at].kind != "word" or is_function_word(tokens[at]):
        return None
    while at and at > match.first - 4 and is_relation(tokens[at].folded) and is_definite(tokens[at - 1].folded):
        at -= 1
    return at, at + 1


def _noun_before(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The noun that ends before token ``i``."""
    if i < 1 or tokens[i - 1].kind != "word" or is_function_word(tokens[i - 1]) or looks_like_verb(tokens[i - 1]):
        return None
    return i - 1, i


def may_rank(token: Token) -> bool:
    """Whether a rank can start at a token: most words are told off here."""
    return token.kind == "word" and (token.folded in {"ما", "الما", "قبل"} or is_ordinal_word(token.folded))


def read_from_end(tokens: Sequence[Token], i: int) -> Amount | None:
    """``قبل الأخير``, ``ما قبل الأخيرة``: -2; ``الثالث من النهاية``: -3; ``ثاني آخر``: -2; ``الثاني قبل الأخير``: -3. The last is -1."""
    folded = tokens[i].folded
    at = i + 1 if folded in {"ما", "الما"} else i
    if at + 1 < len(tokens) and tokens[at].folded == "قبل" and tokens[at + 1].folded in _LAST:
        return Amount(i, at + 2, -2, -2, -2, "ordinal", definite=True, unit=_noun_before(tokens, i))
    match = read_ordinal(tokens, i)
    if match is None or match.cardinal_form or match.end + 1 >= len(tokens):
        return None
    if not match.definite:
        if tokens[match.end].folded != "اخر" or match.value < 2 or tokens[match.end + 1].kind != "word":
            return None
        return Amount(i, match.end + 1, -match.value, -match.value, -match.value, "ordinal", unit=(match.end + 1, match.end + 2))
    link, last = tokens[match.end].folded, tokens[match.end + 1].folded
    if link == "من" and last in _ENDS:
        rank = -match.value
    elif link == "قبل" and last in _LAST:
        rank = -match.value - 1
    else:
        return None
    return Amount(i, match.end + 2, rank, rank, rank, "ordinal", definite=True, unit=_noun_before(tokens, i))


def read_rank(tokens: Sequence[Token], i: int) -> tuple[Amount, bool] | None:
    """The ordinal at token ``i`` with its noun as the unit, and whether it ranks anything.

    What is spelled as the definite cardinal (``الثلاثون``) is left to the amounts. A rank counted from the end is negative.
    """
    from_end = read_from_end(tokens, i)
    if from_end:
        return from_end, True
    match = read_ordinal(tokens, i)
    if match is None or match.cardinal_form:
        return None
    ranks = not any(rejects(tokens, match) for rejects in REJECTIONS)
    unit = _ranked_noun(tokens, match) if ranks else None
    amount = Amount(i, match.end, match.value, match.value, match.value, "ordinal", definite=match.definite, unit=unit)
    return amount, ranks
