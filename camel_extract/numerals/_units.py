"""What an amount counts: its unit, its kind, its currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .._records import QuantityKind, Token
from ..syntax import is_function_word, looks_like_verb
from ..syntax._words import own_initials
from ..text import fold
from . import _tables as tables
from ._amounts import MEASURES, Amount
from ._reader import touches

__all__ = ["Unit", "currency_at", "is_age", "is_measure", "is_time_unit", "percent_after", "read_unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """``tokens`` is the half-open range of the unit, ``None`` where nothing is named."""

    kind: QuantityKind
    tokens: tuple[int, int] | None = None
    currency: str | None = None


_PERCENT_WORDS = frozenset(fold(word) for word in tables.PERCENT_WORDS)
_PERCENT_AFTER_IN = frozenset(fold(word) for word in tables.PERCENT_PHRASES)
_YEARS = frozenset(fold(word) for word in tables.YEAR_WORDS)
_TIME_UNITS = frozenset(fold(word) for word in tables.TIME_UNITS)
_AGE_WORDS = frozenset(fold(word) for word in tables.AGE_WORDS)
_SYMBOLS = dict(tables.CURRENCY_SYMBOLS)
_CURRENCY_BASES = {fold(form): fold(base) for base, _, forms in tables.CURRENCY_NOUNS for form in forms.split()}
_BARE_CODES = {fold(base): code for base, code, _ in tables.CURRENCY_NOUNS}
_CLOSING = frozenset("»”\"')/]“’›")


def percent_after(tokens: Sequence[Token], i: int) -> int | None:
    """The end of the percent sign or words at ``i``."""
    if i >= len(tokens):
        return None
    if tokens[i].folded == "%" or tokens[i].folded in _PERCENT_WORDS:
        return i + 1
    if tokens[i].folded in {"في", "فى"} and i + 1 < len(tokens) and tokens[i + 1].folded in _PERCENT_AFTER_IN:
        return i + 2
    return None


def _bare_noun(folded: str) -> str:
    return folded.removeprefix("ال") if len(folded) > 4 else folded


@cache
def _qualified_codes() -> dict[tuple[str, str], str]:
    """(base noun, masculine adjective), folded -> ISO 4217 code: the news spellings, and the CLDR names of two words."""
    from babel import Locale

    codes: dict[tuple[str, str], str] = {}
    for code, name in Locale("ar").currencies.items():
        words = fold(str(name)).split()
        if len(words) == 2 and words[0] in _CURRENCY_BASES and code.isalpha():
            codes.setdefault((_CURRENCY_BASES[words[0]], _masculine(words[1])), code)
    for base, adjectives, code in tables.CURRENCY_QUALIFIERS:
        for adjective in adjectives.split():
            codes[fold(base), fold(adjective)] = code
    return codes


@cache
def _iso_codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(map(str, Locale("ar").currencies))


def _masculine(adjective: str) -> str:
    """The adjective without article, tanwin alef and feminine ending: ``السعوديه``, ``سعوديا`` -> ``سعودي``."""
    bare = adjective.removeprefix("ال")
    return bare[:-1] if bare.endswith(("يه", "يا")) else bare


def _is_iso_code(written: str) -> bool:
    """``KWD``: in capitals, since in small letters many codes are English words."""
    return len(written) == 3 and written.isascii() and written.isupper() and written in _iso_codes()


def currency_at(tokens: Sequence[Token], i: int) -> tuple[int, str | None, str] | None:
    """The currency named at token ``i``: (end, ISO 4217 code or ``None``, folded base noun)."""
    if i >= len(tokens):
        return None
    folded = tokens[i].folded
    if folded in _SYMBOLS:
        return i + 1, _SYMBOLS[folded], folded
    base = _CURRENCY_BASES.get(folded) or _CURRENCY_BASES.get(_bare_noun(folded))
    if base is None:
        return (i + 1, tokens[i].text, folded) if _is_iso_code(tokens[i].text) else None
    if i + 1 < len(tokens) and tokens[i + 1].kind == "word":
        code = _qualified_codes().get((base, _masculine(tokens[i + 1].folded)))
        if code:
            return i + 2, code, base
    return i + 1, _BARE_CODES[base], base


def is_measure(token: Token) -> bool:
    return token.folded in MEASURES


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
    if first and tokens[first - 1].folded in {"(", "/"} and at + 1 < len(tokens) and tokens[at + 1].folded in {")", "/", "،", ","}:
        return True
    return any(
        token.folded.removeprefix("و") in _AGE_WORDS or token.folded[1:] in _AGE_WORDS for token in tokens[max(0, first - 4) : first]
    )


_NO_UNIT = frozenset(fold(word) for word in ("كل", "كلا", "حتى", "الآن", "أمس", "اليوم", "آخر"))


def _is_joined(token: Token) -> bool:
    """Whether the word opens on the conjunction: what it joins on is not what was counted."""
    return token.folded.startswith("و") and token.folded not in own_initials()


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
    return at, at + 1


def read_unit(tokens: Sequence[Token], amount: Amount) -> Unit:
    """What the amount counts, read from the tokens round it."""
    percent = percent_after(tokens, amount.end)
    if percent:
        return Unit("percent", (amount.end, percent))
    before = amount.first - 1
    if before >= 0 and tokens[before].folded == "%" and touches(tokens, before):
        return Unit("percent", (before, amount.first))
    if before >= 0 and tokens[before].folded in _PERCENT_WORDS and amount.digits:
        return Unit("percent", (before, amount.first))
    if before >= 0 and tokens[before].folded in _SYMBOLS:
        return Unit("money", (before, amount.first), _SYMBOLS[tokens[before].folded])
    at = amount.end
    while at < len(tokens) and at < amount.end + 2 and tokens[at].folded in _CLOSING:
        at += 1
    at += at < len(tokens) and tokens[at].folded == "من"
    money = currency_at(tokens, at)
    if money:
        return Unit("money", (at, at + 1), money[1])
    if amount.form == "fraction":
        return Unit("fraction", _counted_noun(tokens, amount.end))
    if is_age(tokens, amount.first, amount.end):
        return Unit("measure", _counted_noun(tokens, amount.end))
    if at < len(tokens) and is_measure(tokens[at]):
        return Unit("measure", (at, at + 1))
    if amount.definite and amount.first and tokens[before].kind == "word" and tokens[before].folded.startswith("ال"):
        return Unit("cardinal", (before, amount.first))
    return Unit("cardinal", _counted_noun(tokens, amount.end))
