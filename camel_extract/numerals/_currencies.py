"""Currencies: which one is named at a token, by noun, adjective, sign, abbreviation or ISO 4217 code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from .._records import Token
from ..text import fold
from . import _currency_tables as tables
from ._measures import dual_forms

__all__ = ["Currency", "code_before", "count_of_currency", "currency_at", "currency_duals"]

Currency = tuple[int, str | None, str]
"""(end of its tokens, ISO 4217 code or ``None``, folded base noun)."""

_SYMBOLS = dict(tables.CURRENCY_SYMBOLS)
_QUALIFIED_ONLY = frozenset(fold(base) for base in tables.QUALIFIED_ONLY)
_BARE_CODES = {fold(base): code for base, code, _ in tables.CURRENCY_NOUNS}
_ABBREVIATIONS = {tuple(written.split(".")): code for written, code in tables.CURRENCY_ABBREVIATIONS}
_LONGEST_QUALIFIER = 3


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base, _, written in tables.CURRENCY_NOUNS:
        duals = dual_forms(base) if base not in tables.NO_CURRENCY_DUAL else ()
        for form in (*written.split(), *duals):
            forms[fold(form)] = fold(base)
    return forms


_BASES = _forms()


@lru_cache(maxsize=32768)
def _base(folded: str) -> str | None:
    """The base of a currency noun in any of its forms, with or without the article."""
    return _BASES.get(folded) or (_BASES.get(folded[2:]) if folded.startswith("ال") and len(folded) > 4 else None)


@cache
def currency_duals() -> frozenset[str]:
    """The folded duals of all currencies, but for those that are another word."""
    left_out = {*tables.QUALIFIED_ONLY, *tables.NO_CURRENCY_DUAL}
    return frozenset(fold(dual) for base, _, _ in tables.CURRENCY_NOUNS if base not in left_out for dual in dual_forms(base))


@cache
def count_of_currency() -> dict[str, int]:
    """Folded singular -> 1, dual -> 2."""
    bases = [base for base, _, _ in tables.CURRENCY_NOUNS if base not in tables.QUALIFIED_ONLY]
    singulars = {fold(form) for base in bases for form in (base, base + "ا")} & _BASES.keys()
    return {**dict.fromkeys(currency_duals(), 2), **dict.fromkeys(singulars, 1)}


def _masculine(adjective: str) -> str:
    """The adjective without article, tanwin alef, feminine and dual ending: ``السعوديه``, ``سعوديا``, ``سعوديين`` -> ``سعودي``."""
    bare = adjective.removeprefix("ال")
    if bare.endswith(("يين", "يان")):
        return bare[:-2]
    return bare[:-1] if bare.endswith(("يه", "يا")) and len(bare) > 4 else bare


@cache
def _qualified_codes() -> dict[tuple[str, ...], str]:
    """(base noun, masculine of each word after it), folded -> ISO 4217 code: the spellings of news, and CLDR's names."""
    from babel import Locale

    codes: dict[tuple[str, ...], str] = {}
    for code, name in Locale("ar").currencies.items():
        words = fold(str(name)).split()
        if 2 <= len(words) <= _LONGEST_QUALIFIER + 1 and words[0] in _BASES and code.isalpha():
            codes.setdefault((_BASES[words[0]], *map(_masculine, words[1:])), code)
    for base, qualifiers, code in tables.CURRENCY_QUALIFIERS:
        for qualifier in qualifiers.split("|"):
            codes[fold(base), *map(_masculine, fold(qualifier).split())] = code
    return codes


@cache
def _iso_codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(map(str, Locale("ar").currencies))


def _is_iso_code(written: str) -> bool:
    """``KWD``: in capitals, since in small letters many codes are English words."""
    return len(written) == 3 and written.isascii() and written.isupper() and written in _iso_codes()


def code_before(token: Token) -> str | None:
    """The code that a sign or an ISO code before the number gives: ``$ 20``, ``USD 20``; ``""`` for a sign that several states share."""
    if token.folded in _SYMBOLS:
        return _SYMBOLS[token.folded] or ""
    return token.text if _is_iso_code(token.text) else None


def _abbreviation_at(tokens: Sequence[Token], i: int) -> Currency | None:
    """``د.ك``, ``ر.س.``: letters and dots that touch."""
    if i + 2 >= len(tokens) or tokens[i + 1].folded != "." or tokens[i].end + 1 != tokens[i + 2].start:
        return None
    code = _ABBREVIATIONS.get((tokens[i].text, tokens[i + 2].text))
    return (i + 3, code, tokens[i].folded) if code else None


def _qualified(tokens: Sequence[Token], i: int, base: str) -> Currency | None:
    """``دينار عراقي``, ``دولار هونغ كونغ``: the longest qualifier after the noun at ``i``."""
    words: list[str] = []
    found: Currency | None = None
    for at in range(i + 1, min(i + 1 + _LONGEST_QUALIFIER, len(tokens))):
        if tokens[at].kind != "word":
            break
        words.append(_masculine(tokens[at].folded))
        code = _qualified_codes().get((base, *words))
        if code:
            found = (at + 1, code, base)
    return found


def currency_at(tokens: Sequence[Token], i: int) -> Currency | None:
    """The currency named at token ``i``."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    base = _base(token.folded)
    if base is not None:
        found = _qualified(tokens, i, base)
        if found or base in _QUALIFIED_ONLY:
            return found
        return i + 1, _BARE_CODES[base], base
    if token.folded in _SYMBOLS:
        return i + 1, _SYMBOLS[token.folded], token.folded
    if _is_iso_code(token.text):
        return i + 1, token.text, token.folded
    return _abbreviation_at(tokens, i) if len(token.folded) == 1 else None
