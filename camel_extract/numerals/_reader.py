"""Reads one cardinal or ordinal number from tokens: digits, words, and both mixed.

A number in words is a sum of groups below a thousand, each with a falling scale after it, joined by ``و``; so every read looks at a
bounded count of tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal

from .._records import Token
from ..text import fold, split_proclitics
from ..text._sentences import CLOSERS, OPENERS
from . import _tables as tables

__all__ = [
    "FRACTION_PLURALS",
    "NumberMatch",
    "half_after",
    "is_number_word",
    "is_one",
    "is_ordinal_word",
    "parse_digits",
    "part_left_out",
    "plain_number",
    "read_number",
    "read_ordinal",
    "read_scales",
    "scale_word",
    "spoken_digits",
    "touches",
]

Kind = Literal["unit", "bound", "teen_unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "plural_scale", "dual_scale"]

_LONGEST_DIGITS = 24
_ARTICLE = "ال"
_SCALE_LIMIT = 10**18


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number in the half-open token range ``first`` to ``end``.

    ``prefix`` is what was cut off the first word (``و``, ``ب``, ``ل`` …, folded); ``definite`` says whether the number carries the
    article, on its first word or as a token before the digits that the caller has seen to; ``digits`` whether it is written in digits
    alone. ``cardinal_form`` marks an ordinal that is spelled as the definite cardinal is (``الثلاثون``). ``scale`` is 1000 for ``350 ألف``
    and so on, 1 where the number has no scale or goes on after it.
    """

    first: int
    end: int
    value: int | float
    prefix: str = ""
    definite: bool = False
    digits: bool = False
    cardinal_form: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class _Word:
    """One number word as it stands: ``prefix`` cut off, ``definite`` if it carries the article."""

    kind: Kind
    value: int
    prefix: str
    definite: bool
    accusative: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    value: int
    definite: bool = False
    accusative: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """A number below a thousand in words, or one in digits."""

    value: Fraction
    end: int
    prefix: str
    definite: bool
    digits: bool


def _rows() -> Iterator[tuple[str, Kind, int]]:
    for value, forms in tables.UNITS:
        for form in forms.split():
            yield form, "unit", value
    for value, forms in tables.BOUND_UNITS:
        for form in forms.split():
            yield form, "bound", value
    for value, forms in tables.TEEN_UNITS:
        for form in forms.split():
            yield form, "teen_unit", value
    for form in tables.TEN:
        yield form, "ten", 10
    for value, forms in tables.FUSED_TEENS:
        for form in forms.split():
            yield form, "teen", value
    for value, forms in tables.TENS:
        for form in forms.split():
            yield form, "tens", value
    for form in tables.HUNDRED:
        yield form, "hundred", 100
    for form in tables.DUAL_HUNDRED:
        yield form, "hundreds", 200
    for value, stems in tables.HUNDREDS_STEMS:
        for stem in stems.split():
            for form in ("مئة", "مائة", "مية"):
                yield stem + form, "hundreds", value * 100
    for scale, singulars, plurals in tables.SCALES:
        for form in singulars.split():
            yield form, "scale", scale
        for form in plurals.split():
            yield form, "plural_scale", scale
        for form in singulars.split():
            if not form.endswith("ا"):
                stem = form[:-1] + "ت" if form.endswith("ة") else form
                yield from ((stem + ending, "dual_scale", scale) for ending in tables.DUAL_ENDINGS)


_NAMED_WITH_ARTICLE = "ألفي"
"""``الألفي`` is a family name."""


@cache
def _entries() -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for form, kind, value in _rows():
        folded = fold(form)
        accusative = kind == "scale" and folded.endswith("ا")
        entries[folded] = _Entry(kind, value, accusative=accusative)
        if form != _NAMED_WITH_ARTICLE:
            entries[_ARTICLE + folded] = _Entry(kind, value, True, accusative)
    return entries


@lru_cache(maxsize=16384)
def _word(folded: str) -> _Word | None:
    entries = _entries()
    cut = split_proclitics(folded, entries)
    if cut is None or "س" in cut[0] or folded in _LOOKALIKES or folded.endswith(AMOUNT_NOUNS):
        return None
    prefix, form = cut
    entry = entries[form]
    return _Word(entry.kind, entry.value, prefix, entry.definite, entry.accusative)


AMOUNT_NOUNS = tuple(fold(word) for word in tables.AMOUNT_NOUNS)
_LOOKALIKES = frozenset(fold(word) for word in tables.LOOKALIKES)


def _word_at(tokens: Sequence[Token], i: int) -> _Word | None:
    if not 0 <= i < len(tokens) or tokens[i].kind != "word":
        return None
    return _word(tokens[i].folded)


def _plain_at(tokens: Sequence[Token], i: int) -> _Word | None:
    """The number word at ``i`` if nothing but the article is attached."""
    word = _word_at(tokens, i)
    return word if word and not word.prefix else None


def is_number_word(folded: str) -> bool:
    """Whether a folded word, clitics cut, is one of the words that numbers are made of."""
    return _word(folded) is not None


def is_one(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` is ``واحد``, which follows the noun that it counts."""
    word = _plain_at(tokens, i)
    return word is not None and word.value == 1 and word.kind == "unit"


def scale_word(token: Token) -> int | None:
    """1000 for ``الآلاف`` or ``ألف``, and so on; ``None`` for any other word, duals too."""
    word = _word(token.folded) if token.kind == "word" else None
    return word.value if word and not word.prefix and word.kind in {"scale", "plural_scale"} else None


def _joined_at(tokens: Sequence[Token], i: int) -> tuple[int, _Word] | None:
    """The number word that ``و``, attached or apart, joins on at ``i``: (its token, the word)."""
    word = _word_at(tokens, i)
    if word and word.prefix == "و":
        return i, word
    if word and tokens[i].folded == "واحد" and _opens_a_compound(tokens, i):
        return i, _Word("teen_unit", 1, "و", False)
    if i < len(tokens) and tokens[i].folded == "و":
        word = _plain_at(tokens, i + 1)
        if word:
            return i + 1, word
    return None


def _opens_a_compound(tokens: Sequence[Token], i: int) -> bool:
    """``وأحد عشر``, ``وأحد وعشرون``: folded, ``وأحد`` looks like ``واحد``."""
    after = _word_at(tokens, i + 1)
    return after is not None and (after.kind, after.prefix) in {("ten", ""), ("tens", "و")}


def touches(tokens: Sequence[Token], i: int) -> bool:
    """Whether nothing stands between token ``i`` and the next."""
    return i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def parse_digits(written: str) -> Fraction | None:
    """The value of one number token (``1,250.5``, ``12,5``, ``1.250.000``, ``1.250,5``); ``None`` for dotted and for too long ones."""
    if len(written) > _LONGEST_DIGITS:
        return None
    commas, dots = written.count(","), written.count(".")
    if dots and commas == 1 and written.rindex(".") < written.index(","):
        whole, _, decimals = written.partition(",")
        return Fraction(f"{whole.replace('.', '')}.{decimals}") if _in_thousands(whole, ".") else None
    if dots > 1:
        return Fraction(written.replace(".", "")) if not commas and _in_thousands(written, ".") else None
    if commas == 0:
        return Fraction(written)
    whole, dot, decimals = written.partition(".")
    if _in_thousands(whole, ",") and "," not in decimals:
        return Fraction(whole.replace(",", "") + dot + decimals)
    if commas == 1 and dots == 0:
        return Fraction(written.replace(",", "."))
    return None


def _in_thousands(written: str, separator: str) -> bool:
    head, *groups = written.split(separator)
    return 0 < len(head) <= 3 and head != "0" and all(len(group) == 3 for group in groups)


def plain_number(value: Fraction) -> int | float:
    """An ``int`` where the value is whole, else a ``float``."""
    return int(value) if value.denominator == 1 else float(value)


def _decimal(whole: str, decimals: str) -> Fraction | None:
    if len(whole) + len(decimals) > _LONGEST_DIGITS or not (whole.isdigit() and decimals.isdigit()):
        return None
    return Fraction(f"{whole}.{decimals}")


def _newswire_decimal(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """``2ر4`` is 4.2: the agencies type the decimals first, so that the screen shows them last. ``0ر5`` was typed in reading order."""
    if i + 2 >= len(tokens) or tokens[i + 1].folded != "ر" or tokens[i + 2].kind != "number":
        return None
    if not touches(tokens, i) or not touches(tokens, i + 1):
        return None
    first, second = tokens[i].folded, tokens[i + 2].folded
    value = _decimal(first, second) if first == "0" else _decimal(second, first)
    return (value, i + 3) if value is not None else None


def _turned_decimal(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """``1. 9 مليار`` is 9.1: a decimal turned round by bidirectional display, known by the space after its point and the scale after it."""
    if i + 3 >= len(tokens) or tokens[i + 1].folded != "." or tokens[i + 2].kind != "number":
        return None
    if not touches(tokens, i) or touches(tokens, i + 1) or len(tokens[i + 2].folded) > 2:
        return None
    after = _plain_at(tokens, i + 3)
    scaled = after is not None and after.kind in {"scale", "plural_scale"} and len(tokens[i].folded) <= 2
    if not scaled and tokens[i + 2].folded != "0":
        return None
    value = _decimal(tokens[i + 2].folded, tokens[i].folded)
    return (value, i + 3) if value is not None else None


def _arabic_comma(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """``12،5``: the Arabic comma between two numbers and nothing else, no list of three."""
    if i + 2 >= len(tokens) or tokens[i + 1].folded != "،" or tokens[i + 2].kind != "number":
        return None
    if not (touches(tokens, i) and touches(tokens, i + 1)):
        return None
    opens = i > 0 and tokens[i - 1].folded == "،" and touches(tokens, i - 1)
    goes_on = i + 3 < len(tokens) and tokens[i + 3].folded == "،" and touches(tokens, i + 2)
    value = None if opens or goes_on else parse_digits(f"{tokens[i].folded},{tokens[i + 2].folded}")
    return (value, i + 3) if value is not None else None


def _spoken_decimal(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """``1 فاصلة 1``."""
    if i + 2 >= len(tokens) or tokens[i + 1].folded not in {"فاصله", "فاصل"} or tokens[i + 2].kind != "number":
        return None
    value = _decimal(tokens[i].folded, tokens[i + 2].folded)
    return (value, i + 3) if value is not None else None


def _spaced_thousands(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """``1 250 000``, ``12 500 ريال``, ``1'250``: groups of three after one space or apostrophe, no number beside them."""
    first = tokens[i].folded
    if not first.isdigit() or len(first) > 3 or first[0] == "0" or (i and tokens[i - 1].kind == "number" and _one_space(tokens, i - 1)):
        return None
    written, end = first, i + 1
    while len(written) <= _LONGEST_DIGITS:
        at = (
            end + 1
            if end < len(tokens) and tokens[end].folded in _APOSTROPHES and touches(tokens, end - 1) and touches(tokens, end)
            else end
        )
        if at >= len(tokens) or not _three_digits(tokens[at]) or not (at > end or _one_space(tokens, at - 1)):
            break
        written, end = written + tokens[at].folded, at + 1
    if written == first or (end < len(tokens) and tokens[end].kind == "number" and _one_space(tokens, end - 1)):
        return None
    counted = end < len(tokens) and tokens[end].kind == "word"
    return (Fraction(written), end) if counted or len(written) > 6 or tokens[i + 1].kind != "number" else None


_APOSTROPHES = frozenset("'’")


def _three_digits(token: Token) -> bool:
    return token.kind == "number" and len(token.folded) == 3 and token.folded.isdigit()


def _one_space(tokens: Sequence[Token], i: int) -> bool:
    """Whether one character, a space, stands between token ``i`` and the next."""
    return tokens[i].end + 1 == tokens[i + 1].start


def _plain_digits(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    value = parse_digits(tokens[i].folded)
    return (value, i + 1) if value is not None else None


_DIGIT_RULES = (_newswire_decimal, _turned_decimal, _arabic_comma, _spoken_decimal, _spaced_thousands, _plain_digits)


def _read_digits(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    if tokens[i].kind == "number":
        for rule in _DIGIT_RULES:
            found = rule(tokens, i)
            if found:
                return found
        return None
    if tokens[i].folded == "." and touches(tokens, i) and tokens[i + 1].kind == "number" and not (i and touches(tokens, i - 1)):
        written = tokens[i + 1].folded
        value = _decimal("0", written) if len(written) < 4 or written[0] == "0" else None
        return (value, i + 2) if value is not None else None
    return None


def _below_hundred(tokens: Sequence[Token], i: int, word: _Word) -> tuple[int, int] | None:
    """(value, end) of what starts with ``word`` at ``i``: a unit, a teen, tens, a unit with tens."""
    if word.kind in {"teen", "tens", "ten"}:
        return word.value, i + 1
    if word.kind not in {"unit", "teen_unit"}:
        return None
    after = _plain_at(tokens, i + 1)
    if after and after.kind == "ten" and 1 <= word.value <= 9 and not after.definite:
        return word.value + 10, i + 2
    joined = _joined_at(tokens, i + 1)
    if joined and joined[1].kind == "tens" and joined[1].definite <= word.definite and word.value:
        return word.value + joined[1].value, joined[0] + 1
    return (word.value, i + 1) if word.kind == "unit" else None


def _hundreds(tokens: Sequence[Token], i: int, word: _Word) -> tuple[int, int] | None:
    """(value, end) of the hundreds alone: ``مئة``, ``مئتان``, ``ثلاثمئة``, ``ثلاث مئة``."""
    if word.kind in {"hundred", "hundreds"}:
        return word.value, i + 1
    if (word.kind == "unit" and 3 <= word.value <= 9) or word.kind == "bound":
        after = _plain_at(tokens, i + 1)
        if after and after.kind == "hundred":
            return word.value * 100, i + 2
    return None


def _read_group(tokens: Sequence[Token], i: int, word: _Word | None) -> _Group | None:
    """The group that starts at token ``i``, whose number word is ``word`` if it is no digits."""
    if word is None:
        digits = _read_digits(tokens, i) if i < len(tokens) else None
        return _Group(digits[0], digits[1], "", False, True) if digits else None
    hundreds = _hundreds(tokens, i, word)
    if hundreds is None:
        small = _below_hundred(tokens, i, word)
        return _Group(Fraction(small[0]), small[1], word.prefix, word.definite, False) if small else None
    value, end = hundreds
    joined = _joined_at(tokens, end)
    if joined and joined[1].definite <= word.definite:
        small = _below_hundred(tokens, *joined)
        if small and _hundreds(tokens, *joined) is None and small[0]:
            value, end = value + small[0], small[1]
    return _Group(Fraction(value), end, word.prefix, word.definite, False)


def read_scales(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """(product, end) of the scale words that stand from ``i`` on: none gives 1."""
    product, end = 1, i
    while end < len(tokens):
        word = _plain_at(tokens, end)
        if word is None or word.kind not in {"scale", "plural_scale"} or product * word.value > _SCALE_LIMIT:
            break
        if product > 1 and (word.definite or word.kind == "plural_scale"):
            break
        product, end = product * word.value, end + 1
    return product, end


def _lone_scale(tokens: Sequence[Token], i: int, word: _Word) -> _Group | None:
    """A scale that opens its term: ``ألف``, ``مليونان``; the group is how many of it."""
    if word.kind == "dual_scale":
        return _Group(Fraction(2), i, word.prefix, word.definite, False)
    if word.kind != "scale":
        return None
    count = 2 if word.accusative and _is_dual_construct(tokens, i) else 1
    return _Group(Fraction(count), i, word.prefix, word.definite, False)


def _is_dual_construct(tokens: Sequence[Token], i: int) -> bool:
    """``ألفا جندي`` is two thousand, ``ألفا من`` and ``ألفا وعشرون`` one: the dual stands before its noun, with no tanwin written."""
    if tokens[i].text[-1:] == "ً" or tokens[i].text[-2:-1] == "ً" or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    if after.kind != "word" or _joined_at(tokens, i + 1) or _plain_at(tokens, i + 1):
        return after.kind == "word" and not _joined_at(tokens, i + 1)
    return after.folded not in _CLOSES_ACCUSATIVE and not after.folded.startswith("و")


_CLOSES_ACCUSATIVE = frozenset(fold(w) for w in ("من", "في", "على", "إلى", "عن", "أو", "ثم", "منذ", "خلال", "بعد", "قبل"))


def _read_term(tokens: Sequence[Token], i: int, word: _Word | None) -> tuple[_Group, int, int] | None:
    """One term, a group with its scales: (the group, the scale, the end)."""
    if word is not None:
        lone = _lone_scale(tokens, i, word)
        if lone is not None:
            scale, end = word.value, i + 1
            more, end = read_scales(tokens, end)
            if more > 1 and scale * more <= _SCALE_LIMIT:
                return lone, scale * more, end
            return lone, scale, i + 1
    group = _read_group(tokens, i, word)
    if group is None:
        return None
    scale, end = read_scales(tokens, group.end)
    if scale == 1 and group.digits and _stands_in_marks(tokens, i, group.end):
        scale, end = read_scales(tokens, group.end + 1)
        end = end if scale > 1 else group.end
    return group, scale, end


def _stands_in_marks(tokens: Sequence[Token], first: int, end: int) -> bool:
    """``(100) ألف``, ``«21» ألف``: digits in brackets or quotation marks."""
    return first > 0 and end < len(tokens) and tokens[first - 1].folded in OPENERS and tokens[end].folded in CLOSERS


def _part_joined(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """``ونصف``, ``و ربع``, ``وثلاثة أرباع``: the part of one that ``و`` joins on at ``i``, and its end."""
    if i >= len(tokens):
        return None
    written, at = tokens[i].folded, i
    if written == "و" and i + 1 < len(tokens):
        at, written = i + 1, "و" + tokens[i + 1].folded
    part = _TAILS.get(written)
    if part is not None:
        return part, at + 1
    joined = _joined_at(tokens, i)
    if joined is None or joined[1].kind != "unit" or not 1 <= joined[1].value <= 9:
        return None
    return _of_equal_parts(tokens, joined[0] + 1, joined[1].value)


def _of_equal_parts(tokens: Sequence[Token], i: int, count: int) -> tuple[Fraction, int] | None:
    """``أرباع``, ``بالعشرة``, ``من عشرة`` after a count: (so many parts of one, end)."""
    if i >= len(tokens):
        return None
    denominator = FRACTION_PLURALS.get(tokens[i].folded)
    if denominator:
        return (Fraction(count, denominator), i + 1) if count > 1 else None
    if tokens[i].folded == "بالعشره":
        return Fraction(count, 10), i + 1
    of_ten = tokens[i].folded == "من" and i + 1 < len(tokens) and tokens[i + 1].folded == "عشره"
    return (Fraction(count, 10), i + 2) if of_ten else None


def part_left_out(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """``إلا ربعا``: the part that is missing, and its end."""
    if i + 1 >= len(tokens) or tokens[i].folded != "الا":
        return None
    part = _TAILS.get("و" + tokens[i + 1].folded)
    return (part, i + 2) if part is not None else None


def spoken_digits(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """``صفر خمسة``, ``واحد أربعة واحد``: two digits and more named one by one, and the end."""
    digits = ""
    while len(digits) < _LONGEST_DIGITS:
        word = _plain_at(tokens, i + len(digits))
        if word is None or word.kind != "unit" or word.definite:
            break
        digits += str(word.value)
    return (digits, i + len(digits)) if len(digits) > 1 else None


def _half_of_the_scale(tokens: Sequence[Token], i: int, scale: int) -> tuple[Fraction, int] | None:
    """``مليونين ونصف المليون``, ``مليون ونصف``: (what is added, end)."""
    joined = _part_joined(tokens, i)
    if joined is None:
        return None
    part, end = joined
    after = _plain_at(tokens, end)
    if after and after.kind == "scale":
        return (part * scale, end + 1) if after.value == scale else None
    return part * scale, end


FRACTION_PLURALS = {fold(form): denominator for denominator, form in tables.FRACTION_PLURALS}
_TAILS = {"و" + fold(form): Fraction(over, under) for over, under, forms in tables.TAIL_PARTS for form in forms.split()}


_memo: tuple[tuple[Token, ...], dict[int, NumberMatch | None]] = ((), {})
"""The tokens last read and the answer at each of them: many readers ask at the same place."""


def read_number(tokens: Sequence[Token], i: int) -> NumberMatch | None:
    """The longest cardinal that starts at token ``i``, or ``None``.

    Digits of any script with separators and the newswire decimals; words in every gender, case and construct form, duals of hundreds and
    scales included; mixed (``3 آلاف و100``); ``مليون ونصف``. Not: fractions, signs, vague plurals (``آلاف`` alone), ``أحد`` alone.
    Conjunction, preposition and article may be attached to the first word; letters before digits are tokens of their own.
    """
    global _memo
    if not isinstance(tokens, tuple):
        return _read_number(tokens, i)
    memo = _memo
    if memo[0] is not tokens:
        _memo = memo = (tokens, {})
    known = memo[1]
    if i not in known:
        known[i] = _read_number(tokens, i)
    return known[i]


def _read_number(tokens: Sequence[Token], i: int) -> NumberMatch | None:
    if not 0 <= i < len(tokens):
        return None
    word = _word_at(tokens, i)
    if word is None and tokens[i].kind == "word":
        return None
    term = _read_term(tokens, i, word)
    if term is None:
        return None
    first, scale, end = term
    total, sole_scale, sole_end = first.value * scale, scale, end
    digits = first.digits and scale == 1
    while scale > 1:
        tail = _half_of_the_scale(tokens, end, scale)
        if tail:
            total, end = total + tail[0], tail[1]
            break
        following = _joined_term(tokens, end, first.definite)
        if following is None:
            break
        group, smaller, further = following
        if smaller > scale and scale == 1000 and 100 <= group.value < 1000 and (total + group.value) % 1 == 0:
            total, scale, end = (total + group.value) * smaller, smaller, further
            continue
        if smaller == scale and total % (100 * scale) == 0 and group.end < further and group.value <= 2:
            total, end = total + group.value * scale, further  # مئة ألف وألفان
            continue
        if group.value * smaller >= scale:
            break
        total, scale, end = total + group.value * smaller, smaller, further
    else:
        tail = half_after(tokens, end)
        if tail:
            total, end, digits = total + tail[0], tail[1], False
    return NumberMatch(i, end, plain_number(total), first.prefix, first.definite, digits, scale=sole_scale if end == sole_end else 1)


def half_after(tokens: Sequence[Token], i: int, *, scale: int = 1) -> tuple[Fraction, int] | None:
    """``خمسة ونصف``, ``خمسة وثلاثة أرباع``: only where no noun that is halved follows; parts of ``scale`` after ``مليون دولار``."""
    tail = _half_of_the_scale(tokens, i, scale)
    if tail is None:
        return None
    if tail[1] < len(tokens) and tokens[tail[1]].kind == "word" and tokens[tail[1]].folded.startswith(_ARTICLE):
        return None
    return tail


def _joined_term(tokens: Sequence[Token], i: int, definite: bool) -> tuple[_Group, int, int] | None:
    joined = _joined_at(tokens, i)
    if joined:
        at, word = joined
        return _read_term(tokens, at, word) if word.definite <= definite else None
    if i + 1 < len(tokens) and tokens[i].folded == "و" and tokens[i + 1].kind == "number":
        return _read_term(tokens, i + 1, None)
    return None


@dataclass(frozen=True, slots=True)
class _OrdinalEntry:
    value: int
    compound_only: bool
    definite: bool


@cache
def _ordinal_entries() -> dict[str, _OrdinalEntry]:
    entries: dict[str, _OrdinalEntry] = {}
    for rows, compound_only in ((tables.ORDINAL_TEEN_UNITS, True), (tables.ORDINAL_UNITS, False)):
        for value, forms in rows:
            for form in forms.split():
                entries[fold(form)] = _OrdinalEntry(value, compound_only, False)
                entries[_ARTICLE + fold(form)] = _OrdinalEntry(value, compound_only, True)
    for value, forms in tables.ORDINAL_STEMS:
        for stem in forms.split():
            entries.update((fold(stem + pronoun), _OrdinalEntry(value, False, False)) for pronoun in tables.ORDINAL_PRONOUNS)
    return entries


@lru_cache(maxsize=16384)
def _ordinal_word(folded: str) -> tuple[str, _OrdinalEntry] | None:
    entries = _ordinal_entries()
    cut = split_proclitics(folded, entries)
    return (cut[0], entries[cut[1]]) if cut else None


@lru_cache(maxsize=32768)
def is_ordinal_word(folded: str) -> bool:
    """Whether an ordinal can start with a folded word: ``الثالث``, ``للسابعة``, ``العشرون``."""
    if _ordinal_word(folded):
        return True
    word = _word(folded)
    return word is not None and word.definite


def _definite_hundreds(tokens: Sequence[Token], i: int, word: _Word) -> tuple[int, int] | None:
    """A definite ``المئة``, ``الثلاثمئة``, ``الألفين``, ``الثلاثة آلاف`` at ``i``: (value, end)."""
    if not word.definite:
        return None
    if word.kind in {"hundred", "hundreds"}:
        scale, end = read_scales(tokens, i + 1)
        return word.value * scale, end
    term = _read_term(tokens, i, word)
    if term is None:
        return None
    value = term[0].value * term[1]
    return (int(value), term[2]) if value >= 100 and value % 100 == 0 else None


def _after_the_hundred(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """``بعد المئة``, ``بعد المئتين والألف``, ``بعد الثلاثة آلاف``: (what is added, end)."""
    if i + 1 >= len(tokens) or tokens[i].folded != "بعد":
        return None
    word = _plain_at(tokens, i + 1)
    base = _definite_hundreds(tokens, i + 1, word) if word else None
    if base is None:
        return None
    value, end = base
    joined = _joined_at(tokens, end) if value < 1000 else None
    further = _definite_hundreds(tokens, *joined) if joined else None
    return (value + further[0], further[1]) if further and further[0] >= 1000 else base


def _joined_ordinal(tokens: Sequence[Token], i: int, below: int) -> tuple[int, int, bool] | None:
    """``والخامس``, ``والخامس والعشرون``, ``والعشرون`` after ``المئة`` or ``الألف``: (value, end, whether it can only be an ordinal)."""
    at = i + 1 if i < len(tokens) and tokens[i].folded == "و" else i
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    if _ordinal_word(tokens[at].folded):
        match = read_ordinal(tokens, at)
        joined = match is not None and match.definite and (match.prefix == "و" or (at > i and not match.prefix))
        return (int(match.value), match.end, True) if match and joined else None
    found = _joined_at(tokens, i)
    if found is None or not found[1].definite or found[1].value >= below or found[1].kind not in {"tens", "hundred", "hundreds"}:
        return None
    end, value = found[0] + 1, found[1].value
    further = _joined_ordinal(tokens, end, 100) if value >= 100 else None
    return (value + further[0], further[1], further[2]) if further else (value, end, False)


def read_ordinal(tokens: Sequence[Token], i: int) -> NumberMatch | None:
    """The longest ordinal that starts at token ``i``, or ``None``.

    ``أول`` to ``العاشرة``, ``الثاني عشر``, ``الحادي والعشرون``, ``الخامس بعد المئة``; definite tens, hundreds and thousands
    (``الثلاثون``, ``المئة``), which are the cardinal's words too, with ``cardinal_form`` set.
    """
    if not 0 <= i < len(tokens) or tokens[i].kind != "word":
        return None
    found = _ordinal_word(tokens[i].folded)
    if found is None:
        return _cardinal_as_ordinal(tokens, i)
    prefix, entry = found
    value, end = entry.value, i + 1
    after = _plain_at(tokens, i + 1)
    joined = _joined_at(tokens, i + 1)
    if after and after.kind == "ten" and value < 10 and not after.definite:
        value, end = value + 10, i + 2
    elif joined and joined[1].kind == "tens" and joined[1].definite == entry.definite and value < 10:
        value, end = value + joined[1].value, joined[0] + 1
    elif entry.compound_only:
        return None
    beyond = _after_the_hundred(tokens, end)
    if beyond:
        value, end = value + beyond[0], beyond[1]
    return NumberMatch(i, end, value, prefix, entry.definite)


def _cardinal_as_ordinal(tokens: Sequence[Token], i: int) -> NumberMatch | None:
    """``العشرون``, ``المئة``; with what only ordinals take it is one for sure: ``الخمسون بعد المئة``, ``المئة والخامس``."""
    word = _word_at(tokens, i)
    if word is None or not word.definite or word.kind not in {"tens", "hundred", "hundreds", "scale", "dual_scale"}:
        return None
    value, end, sure = word.value * (2 if word.kind == "dual_scale" else 1), i + 1, False
    if word.kind != "tens":
        further = _joined_ordinal(tokens, end, value)
        if further and further[0] < value:
            value, end, sure = value + further[0], further[1], further[2]
    beyond = _after_the_hundred(tokens, end)
    if beyond and beyond[0] > value:
        value, end, sure = value + beyond[0], beyond[1], True
    return NumberMatch(i, end, value, word.prefix, True, cardinal_form=not sure)
