"""Ordinals as quantities: the rank of a thing, with the noun that has it."""

from __future__ import annotations

from collections.abc import Sequence

from .._records import Token
from ..syntax import is_function_word, looks_like_verb
from ..text import fold
from . import _tables as tables
from ._amounts import Amount
from ._reader import NumberMatch, read_ordinal

__all__ = ["read_rank"]

_RANKS = frozenset(fold(word) for word in tables.RANKS_BEFORE_ORDINAL)
_NOT_COUNTED = frozenset(fold(word) for word in tables.NOT_COUNTED_BEFORE_ORDINAL)
_SUPERLATIVES = frozenset(fold(word) for word in tables.SUPERLATIVES)
_BEGINNINGS = frozenset(fold(word) for word in tables.BEGINNINGS)
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


def initial(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``اللحظات الأولى``, ``أولى الخطوات``: of a plural, the first are the beginnings, and no rank."""
    if match.value != 1 or match.end > match.first + 1:
        return False
    if match.definite:
        before = tokens[match.first - 1].folded if match.first else ""
        return before in _BEGINNINGS or (before.endswith("ات") and len(before) > 4 and before.startswith("ال"))
    return match.end < len(tokens) and tokens[match.end].folded in _BEGINNINGS


def primary(tokens: Sequence[Token], match: NumberMatch) -> bool:
    """``تقرير أولي``: written with yeh it is ``primary``, unless a feminine noun before it asks for ``أولى``."""
    written = tokens[match.first]
    if match.end > match.first + 1 or not written.folded.endswith("اولي") or not written.text.rstrip("ًٌٍَُِّْ").endswith("ي"):
        return False
    return not (match.first and tokens[match.first - 1].folded.endswith("ه"))


REJECTIONS = (part_of_a_title, no_rank_of_the_noun, first_as_yesterday, second_of_time, adverb, initial, primary)


def _ranked_noun(tokens: Sequence[Token], match: NumberMatch) -> tuple[int, int] | None:
    """``أول سفينة`` has its noun after it, ``المرة الأولى`` before it."""
    if not match.definite and match.end < len(tokens):
        at = match.end + (tokens[match.end].folded in _SUPERLATIVES)
        if at < len(tokens) and tokens[at].kind == "word" and not is_function_word(tokens[at]) and not looks_like_verb(tokens[at]):
            return at, at + 1
    at = match.first - 1
    if at < 0 or tokens[at].kind != "word" or is_function_word(tokens[at]):
        return None
    while at and at > match.first - 4 and _is_definite_adjective(tokens, at):
        at -= 1
    return at, at + 1


def _is_definite_adjective(tokens: Sequence[Token], i: int) -> bool:
    """``الطائرة الإغاثية السعودية الخامسة``: adjectives of relation between the noun and its rank."""
    before = tokens[i - 1].folded
    return tokens[i].folded.startswith("ال") and tokens[i].folded.endswith(("ي", "يه")) and before.removeprefix("و").startswith("ال")


def read_rank(tokens: Sequence[Token], i: int) -> tuple[Amount, bool] | None:
    """The ordinal at token ``i`` with its noun as the unit, and whether it ranks anything.

    What is spelled as the definite cardinal (``الثلاثون``) is left to the amounts.
    """
    match = read_ordinal(tokens, i)
    if match is None or match.cardinal_form:
        return None
    ranks = not any(rejects(tokens, match) for rejects in REJECTIONS)
    unit = _ranked_noun(tokens, match) if ranks else None
    amount = Amount(i, match.end, match.value, match.value, match.value, "ordinal", definite=match.definite, unit=unit)
    return amount, ranks
