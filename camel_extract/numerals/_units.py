"""What an amount counts: its unit, its kind, its currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .._records import QuantityKind, Token
from ..syntax import is_function_word, looks_like_verb
from ..syntax._words import own_initials
from ..text import fold
from . import _tables as tables
from ._amount import Amount
from ._currencies import code_before, currency_at
from ._measures import count_of_measure, measure_at
from ._percent import is_percent_word, percent_after
from ._reader import is_one, touches

__all__ = ["Unit", "definite_stem", "is_age", "is_definite", "is_relation", "is_time_unit", "read_unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """``tokens`` is the half-open range of the unit, ``None`` where nothing is named."""

    kind: QuantityKind
    tokens: tuple[int, int] | None = None
    currency: str | None = None


_YEARS = frozenset(fold(word) for word in tables.YEAR_WORDS)
_TIME_UNITS = frozenset(fold(word) for word in tables.TIME_UNITS)
_AGE_WORDS = frozenset(fold(word) for word in tables.AGE_WORDS)
_UNDER_AGE = frozenset({"تحت", "دون"})
_CLOSING = frozenset("»”\"')/]“’›")


def is_time_unit(token: Token) -> bool:
    return token.folded in _TIME_UNITS


def is_age(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the number in ``first`` to ``end`` is an age: years after ``البالغ من العمر``, in brackets after a name, or ``من العمر``."""
    if end >= len(tokens):
        return False
    at = end
    while at < len(tokens) and at < end + 2 and tokens[at].folded in _CLOSING:
        at += 1
    if at < len(tokens) and tokens[at].folded == "من" and at + 1 < len(tokens) and tokens[at + 1].folded in _AGE_WORDS:
        return True
    if at >= len(tokens) or tokens[at].folded not in _YEARS:
        return False
    before = tokens[first - 1].folded if first else ""
    if before in {"(", "/"} and at + 1 < len(tokens) and tokens[at + 1].folded in {")", "/", "،", ","}:
        return True
    under = (tokens[first].folded, before, tokens[first - 2].folded if before == "ال" and first > 1 else "")
    if any(word in _UNDER_AGE for word in under):
        return True
    return any(
        token.folded.removeprefix("و") in _AGE_WORDS or token.folded[1:] in _AGE_WORDS for token in tokens[max(0, first - 4) : first]
    )


_NO_UNIT = frozenset(fold(word) for word in tables.NO_UNIT)
_RANKED_NOUNS = frozenset(fold(word) for word in tables.RANKED_NOUNS)
_ARTICLES = ("وبال", "وكال", "ولل", "فلل", "وال", "بال", "كال", "فال", "ال", "لل")
_NOUNS_IN_LAM = frozenset(fold(word) for word in tables.NOUNS_IN_LAM)


def definite_stem(folded: str) -> str:
    """The noun after its article and what stands before that: ``للمره`` -> ``مره``; the word itself where no article is written."""
    article = next((article for article in _ARTICLES if folded.startswith(article)), "")
    if article.endswith("لل") and folded[len(article) - 1 :] in _NOUNS_IN_LAM:
        article = article[:-1]
    return folded[len(article) :] if len(folded) >= len(article) + 2 else folded


def is_definite(folded: str) -> bool:
    """Whether a word may carry the article, with or without what is attached before it."""
    return definite_stem(folded) != folded


def _is_joined(token: Token) -> bool:
    """Whether the word opens on the conjunction: what it joins on is not what was counted."""
    folded = token.folded
    if not folded.startswith("و") or folded in own_initials():
        return False
    return not any(folded.endswith(ending) and folded.removesuffix(ending) in own_initials() for ending in _NOUN_ENDINGS)


_NOUN_ENDINGS = ("ا", "ه", "ات", "ين", "ان")


def _counted_noun(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The head of the counted noun at ``i``, past closing marks and ``من``."""
    at = i
    while at < len(tokens) and at < i + 2 and tokens[at].folded in _CLOSING:
        at += 1
    if at < len(tokens) and tokens[at].folded == "من":
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    token = tokens[at]
    if is_function_word(token) or looks_like_verb(token) or token.folded in _NO_UNIT or _is_joined(token):
        return None
    if token.folded.startswith("لل") and len(token.folded) > 4 and token.text[:2] == "لل":
        return None
    return at, at + 1


def is_relation(folded: str) -> bool:
    """Whether a word looks like a definite adjective of relation: ``السعودية``, ``السنوي``."""
    return folded.startswith("ال") and folded.endswith(("ي", "يه"))


def _percent_before(tokens: Sequence[Token], amount: Amount) -> bool:
    """``%25``, ``% 25`` with no number before the sign, ``بالمئة 10``."""
    before = amount.first - 1
    if tokens[before].folded == "%":
        return touches(tokens, before) or not before or tokens[before - 1].kind != "number"
    return amount.digits and is_percent_word(tokens[before].folded)


def _one_of_a_noun(tokens: Sequence[Token], i: int) -> Unit | None:
    """``دولار واحد``, ``دولارا أمريكيا واحدا``, ``كيلومتر واحد``: the currency or measure that ends at token ``i``."""
    for first in (i, i - 1):
        money = currency_at(tokens, first) if first >= 0 else None
        if money and money[0] == i + 1:
            return Unit("money", (first, first + 1), money[1])
        measure = measure_at(tokens, first) if first >= 0 and tokens[first].folded in count_of_measure() else None
        if measure and measure[0] == i + 1:
            return Unit("measure", (first, i + 1))
    return None


def read_unit(tokens: Sequence[Token], amount: Amount) -> Unit:
    """What the amount counts, read from the tokens round it."""
    percent = percent_after(tokens, amount.end)
    if percent:
        return Unit("percent", (amount.end, percent))
    before = amount.first - 1
    if before >= 0 and _percent_before(tokens, amount):
        return Unit("percent", (before, amount.first))
    code = code_before(tokens[before]) if before >= 0 else None
    if code is not None:
        return Unit("money", (before, amount.first), code or None)
    if amount.value == 1 and before >= 0 and is_one(tokens, amount.first):
        counted = _one_of_a_noun(tokens, before)
        if counted:
            return counted
    at = amount.end
    while at < len(tokens) and at < amount.end + 2 and tokens[at].folded in _CLOSING:
        at += 1
    at += at < len(tokens) and tokens[at].folded == "من"
    measured = measure_at(tokens, at) if at < len(tokens) and not tokens[at].folded.startswith("ال") else None
    money = currency_at(tokens, at) if not (measured and measured[0] > at + 1) else None
    if money:
        return Unit("money", (at, at + 1) if tokens[at].kind == "word" and len(tokens[at].text) > 1 else (at, money[0]), money[1])
    if amount.form == "fraction" and not measured:
        return Unit("fraction", _counted_noun(tokens, amount.end))
    if is_age(tokens, amount.first, amount.end):
        return Unit("measure", _counted_noun(tokens, amount.end))
    if measured:
        return Unit("measure", (at, measured[0]))
    if amount.definite and amount.first and tokens[before].kind == "word" and is_definite(tokens[before].folded):
        while before and is_relation(tokens[before].folded) and is_definite(tokens[before - 1].folded):
            before -= 1
        ranked = amount.form == "number" and definite_stem(tokens[before].folded) in _RANKED_NOUNS
        return Unit("ordinal" if ranked else "cardinal", (before, before + 1))
    return Unit("cardinal", _counted_noun(tokens, amount.end))
