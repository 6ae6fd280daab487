"""Fractions in words, signs and digits, ratios, and decimals that are spoken."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from .._records import Token
from ..text import fold, split_proclitics
from . import _tables as tables
from ._amount import Amount, interval
from ._measures import is_measure
from ._percent import is_part_noun, per_mille_after
from ._ranges import after_score_word
from ._reader import (
    FRACTION_PLURALS,
    parse_digits,
    plain_number,
    read_number,
    read_ordinal,
    read_scales,
    scale_word,
    spoken_digits,
    touches,
)

__all__ = [
    "definite_fraction",
    "is_fraction_word",
    "read_colloquial_half",
    "read_counted_fraction",
    "read_division",
    "read_fraction_range",
    "read_fraction_sign",
    "read_fraction_word",
    "read_mixed_fraction",
    "read_part_of",
    "read_parts_per",
    "read_ratio",
    "read_slash_fraction",
    "read_spoken_decimal",
]


@cache
def _fractions() -> dict[str, Fraction]:
    words: dict[str, Fraction] = {}
    for numerator, denominator, forms in tables.FRACTIONS:
        for form in forms.split():
            words[fold(form)] = words["ال" + fold(form)] = Fraction(numerator, denominator)
    return words


_AMBIGUOUS = frozenset(fold(form) for form in tables.AMBIGUOUS_FRACTIONS)
_PRICED = frozenset(fold(form) for form in tables.PRICE_FRACTIONS)
_WHOLES = frozenset(fold(word) for word in tables.WHOLES)
_SHARES = frozenset(fold(word) for word in tables.SHARES)
_NO_FRACTION_BEFORE = frozenset(fold(form) for form in tables.NO_FRACTION_BEFORE)
_PRONOUN_ENDINGS = ("ه", "ها", "هم", "هن", "هما", "نا", "كم")
_POINTS = frozenset(fold(word) for word in tables.POINT_WORDS)
_DAMMA = "ُ"
_FATHAS = "َّ"


def is_fraction_word(folded: str) -> bool:
    """Whether a folded word, clitics cut, is a fraction's: ``نصف``, ``بثلثي``."""
    return split_proclitics(folded, _fractions()) is not None


def _fraction_amount(first: int, end: int, value: Fraction, tokens: Sequence[Token]) -> Amount:
    scale = scale_word(tokens[end]) if end < len(tokens) else None
    if scale:
        number = plain_number(value * scale)
        return Amount(first, end + 1, number, number, number, "number")
    number = plain_number(value)
    return Amount(first, end, number, number, number, "fraction")


def read_division(tokens: Sequence[Token], i: int) -> Amount | None:
    """``واحد على ثلاثة``: a third, where nothing is counted after it."""
    if tokens[i].kind != "word":
        return None
    over = read_number(tokens, i)
    if over is None or over.prefix or over.end + 1 >= len(tokens) or tokens[over.end].folded != "علي":
        return None
    under = read_number(tokens, over.end + 1)
    if under is None or under.prefix or not under.value or (under.end < len(tokens) and tokens[under.end].kind == "word"):
        return None
    return _fraction_amount(i, under.end, Fraction(over.value) / Fraction(under.value), tokens)


def _fraction_at(tokens: Sequence[Token], i: int) -> Amount | None:
    """A fraction in words at ``i``, definite or not."""
    if i >= len(tokens):
        return None
    found = read_counted_fraction(tokens, i) or definite_fraction(tokens, i) or read_fraction_word(tokens, i)
    return found if found and found.form == "fraction" else None


def read_fraction_range(tokens: Sequence[Token], i: int) -> Amount | None:
    """``بين الثلث والنصف``, ``من ربع إلى نصف``."""
    opening = tokens[i].folded
    low = _fraction_at(tokens, i + 1) if opening in {"بين", "وبين", "من"} else None
    if low is None or low.end >= len(tokens):
        return None
    if opening == "من":
        high = _fraction_at(tokens, low.end + 1) if tokens[low.end].folded in {"الي", "حتي"} else None
    else:
        high = _fraction_at(tokens, low.end) if tokens[low.end].folded.startswith("و") else None
    if high is None or low.value is None or high.value is None or low.value >= high.value:
        return None
    return replace(interval(i, high.end, low.value, high.value), form="fraction")


def read_ratio(tokens: Sequence[Token], i: int) -> Amount | None:
    """``3 من كل 10``, ``واحد من كل ثلاثة``; without ``كل`` only where it opens what is said, for elsewhere it picks one out."""
    over = read_number(tokens, i)
    if over is None or over.definite or over.end + 1 >= len(tokens) or tokens[over.end].folded != "من":
        return None
    each = tokens[over.end + 1].folded == "كل"
    under = read_number(tokens, over.end + 1 + each)
    if under is None or under.prefix or under.definite or not over.value < under.value:
        return None
    if not each and (i or over.value != 1 or tokens[i].kind != "word" or under.value > 100):
        return None
    number = plain_number(Fraction(over.value) / Fraction(under.value))
    return Amount(i, under.end, number, number, number, "fraction")


def read_parts_per(tokens: Sequence[Token], i: int) -> Amount | None:
    """``5‰``, ``خمسة في الألف``, ``30 جزءا من المليون``, ``ثلاثة أجزاء من عشرة``."""
    over = read_number(tokens, i)
    if over is None or over.definite:
        return None
    found = per_mille_after(tokens, over.end) or _parts_of(tokens, over.end)
    if found is None or over.value >= found[0]:
        return None
    number = plain_number(Fraction(str(over.value)) / found[0])
    return Amount(i, found[1], number, number, number, "fraction")


def _parts_of(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """``أجزاء من عشرة``: (how many parts make one, end)."""
    if i + 2 >= len(tokens) or not is_part_noun(tokens[i].folded) or tokens[i + 1].folded != "من":
        return None
    under = read_number(tokens, i + 2)
    if under is None or under.prefix or under.digits or not isinstance(under.value, int) or under.value < 2:
        return None
    return under.value, under.end


def read_part_of(tokens: Sequence[Token], i: int) -> Amount | None:
    """``جزء من مئة``, ``جزءا من الألف``: one of so many parts."""
    if tokens[i].folded not in {"جزء", "جزءا"} or i + 2 >= len(tokens) or tokens[i + 1].folded != "من":
        return None
    under = read_number(tokens, i + 2)
    if under is None or under.prefix or under.digits or under.value < 10:
        return None
    number = plain_number(1 / Fraction(under.value))
    return Amount(i, under.end, number, number, number, "fraction")


def read_spoken_decimal(tokens: Sequence[Token], i: int) -> Amount | None:
    """``خمسة فاصلة اثنان``: 5.2; ``ثلاثة فاصلة صفر خمسة``: 3.05; ``واحد فاصلة خمسة مليون``."""
    whole = read_number(tokens, i) if tokens[i].kind == "word" else None
    if whole is None or whole.end + 1 >= len(tokens) or tokens[whole.end].folded not in _POINTS or not isinstance(whole.value, int):
        return None
    decimals = spoken_digits(tokens, whole.end + 1)
    if decimals is None:
        match = read_number(tokens, whole.end + 1)
        if match is None or match.prefix or not isinstance(match.value, int):
            return None
        decimals = str(match.value // match.scale), match.end - (match.scale > 1)
    scale, end = read_scales(tokens, decimals[1])
    value = plain_number(Fraction(f"{whole.value}.{decimals[0]}") * scale)
    return Amount(i, end, value, value, value, "number", definite=whole.definite, scale=scale)


def read_colloquial_half(tokens: Sequence[Token], i: int) -> Amount | None:
    """``نص مليون``, ``نص كيلو``."""
    if tokens[i].folded != tables.COLLOQUIAL_HALF or i + 1 >= len(tokens):
        return None
    if not scale_word(tokens[i + 1]) and not is_measure(tokens, i + 1):
        return None
    return _fraction_amount(i, i + 1, Fraction(1, 2), tokens)


def read_counted_fraction(tokens: Sequence[Token], i: int) -> Amount | None:
    """``ثلاثة أرباع``, ``خمسة أثمان``."""
    match = read_number(tokens, i)
    if match is None or match.end >= len(tokens) or not 2 <= match.value <= 10:
        return None
    denominator = FRACTION_PLURALS.get(tokens[match.end].folded.removeprefix("ال"))
    if denominator is None:
        return None
    return _fraction_amount(i, match.end + 1, Fraction(match.value) / denominator, tokens)


def _is_whole_of_a_part(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` is a definite noun, or one with a pronoun: what a fifth or a tenth is taken of."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return False
    folded = tokens[i].folded
    if folded.startswith("ال") and len(folded) > 3:
        return read_ordinal(tokens, i) is None and not folded.endswith("ات")
    return len(folded) > 4 and folded.endswith(_PRONOUN_ENDINGS) and tokens[i].text[-1:] not in {"ة", "ى"}


def _is_a_whole_without_price(tokens: Sequence[Token], i: int) -> bool:
    """Whether ``ثمن`` before the word at ``i`` is an eighth and no price: ``ثمن السكان``, ``ثمن التركة``."""
    return i < len(tokens) and tokens[i].folded in _WHOLES


def _has_its_whole(tokens: Sequence[Token], i: int, word: str) -> bool:
    """Whether what an ambiguous fraction is taken of follows it."""
    return _is_a_whole_without_price(tokens, i + 1) if word in _PRICED else _is_whole_of_a_part(tokens, i + 1)


def _vowelled_as_fraction(text: str, cut: int) -> bool:
    """``خُمس``: the damma on the first letter tells the fraction from ``خَمس``."""
    rest = text.lstrip(_FATHAS)
    for _ in range(cut):
        rest = rest[1:].lstrip(_FATHAS)
    return rest[1:2] == _DAMMA


def read_fraction_word(tokens: Sequence[Token], i: int) -> Amount | None:
    """``نصف``, ``ثلثي``, ``ربع مليون``; ``خمس`` and its like only before a definite noun, else they count."""
    if tokens[i].kind != "word":
        return None
    cut = split_proclitics(tokens[i].folded, _fractions())
    if cut is None:
        return None
    word = cut[1]
    following = tokens[i + 1].folded if i + 1 < len(tokens) else ""
    if following in _NO_FRACTION_BEFORE:
        return None
    if word.startswith("ال"):
        return definite_fraction(tokens, i) if len(tokens) == 1 or (i and tokens[i - 1].folded in _SHARES) else None
    if word in _AMBIGUOUS and not (_vowelled_as_fraction(tokens[i].text, len(cut[0])) or _has_its_whole(tokens, i, word)):
        return None
    number = read_number(tokens, i)
    if number and number.end > i + 1:
        return None
    return _fraction_amount(i, i + 1, _fractions()[word], tokens)


def definite_fraction(tokens: Sequence[Token], i: int) -> Amount | None:
    """``النصف``, ``الثلثين``: a share, after a word that asks for one; not ``النصف الأول``, ``النصف الآخر``."""
    cut = split_proclitics(tokens[i].folded, _fractions())
    if cut is None or not cut[1].startswith("ال") or cut[1].removeprefix("ال") in _AMBIGUOUS:
        return None
    if i + 1 < len(tokens) and (read_ordinal(tokens, i + 1) or tokens[i + 1].folded in {"الاخر", "الاخير"}):
        return None
    return _fraction_amount(i, i + 1, _fractions()[cut[1]], tokens)


def read_slash_fraction(tokens: Sequence[Token], i: int) -> Amount | None:
    """``1/2``; not a part of a date in digits, nor a score: above one only where nothing else is written."""
    if i + 2 >= len(tokens) or tokens[i].kind != "number" or tokens[i + 1].folded not in {"/", "⁄", "∕"} or tokens[i + 2].kind != "number":
        return None
    if not touches(tokens, i) or not touches(tokens, i + 1) or (i and tokens[i - 1].folded == "/" and touches(tokens, i - 1)):
        return None
    if i + 3 < len(tokens) and tokens[i + 3].folded == "/" and touches(tokens, i + 2):
        return None
    over, under = parse_digits(tokens[i].folded), parse_digits(tokens[i + 2].folded)
    if over is None or not under or (min(over, under) >= 100) or after_score_word(tokens, i):
        return None
    if over >= under and not (i <= 1 and i + 3 == len(tokens)):
        return None
    return _fraction_amount(i, i + 3, over / under, tokens)


def _sign_value(sign: str) -> Fraction | None:
    if len(sign) != 1 or not unicodedata.decomposition(sign).startswith("<fraction>") or not unicodedata.numeric(sign, 0):
        return None
    return Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def read_fraction_sign(tokens: Sequence[Token], i: int) -> Amount | None:
    """``½``, ``3½``."""
    whole, at = Fraction(0), i
    if tokens[i].kind == "number" and touches(tokens, i):
        whole, at = parse_digits(tokens[i].folded) or Fraction(0), i + 1
    part = _sign_value(tokens[at].folded)
    if part is None:
        return None
    amount = _fraction_amount(i, at + 1, whole + part, tokens)
    return replace(amount, form="number") if whole else amount


def read_mixed_fraction(tokens: Sequence[Token], i: int) -> Amount | None:
    """``2 ½``, ``1 1/2``: a whole number, one space, a fraction below one."""
    if tokens[i].kind != "number" or not tokens[i].folded.isdigit() or i + 1 >= len(tokens) or tokens[i + 1].start != tokens[i].end + 1:
        return None
    whole = parse_digits(tokens[i].folded)
    part = read_fraction_sign(tokens, i + 1) or read_slash_fraction(tokens, i + 1)
    if whole is None or part is None or part.form != "fraction" or part.value is None or not 0 < part.value < 1:
        return None
    number = plain_number(whole + Fraction(part.value).limit_denominator(1000))
    return Amount(i, part.end, number, number, number, "number")
