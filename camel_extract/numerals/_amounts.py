"""Amounts: a number with its sign, its range, its bounds, or a vague word, before anything is known of what is counted.

Each reader looks at the tokens from ``i`` on and gives an :class:`Amount` or ``None``; they stand in order in :data:`READERS`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal

from .._records import Token
from ..syntax import is_function_word
from ..text import fold, split_proclitics
from . import _tables as tables
from ._measures import is_measure
from ._reader import (
    AMOUNT_NOUNS,
    FRACTION_PLURALS,
    NumberMatch,
    is_number_word,
    parse_digits,
    plain_number,
    read_number,
    read_ordinal,
    scale_word,
    touches,
)

__all__ = ["Amount", "bound_after", "match_phrase", "read_amount", "with_bound"]

Form = Literal["number", "range", "vague", "fraction", "ordinal", "dual"]
Number = int | float


@dataclass(frozen=True, slots=True)
class Amount:
    """What stands in the half-open token range ``first`` to ``end``; ``core`` is where the number itself begins.

    ``value``, ``low`` and ``high`` are as in :class:`~camel_extract.Quantity`. ``scale`` is 1000 for ``350 ألف`` and so on. ``unit`` is a
    token range where the reader knows it, ``rule`` the name of the reader.
    """

    first: int
    end: int
    value: Number | None
    low: Number | None
    high: Number | None
    form: Form
    mod: str | None = None
    definite: bool = False
    digits: bool = False
    core: int = -1
    scale: int = 1
    unit: tuple[int, int] | None = None
    rule: str = ""

    @property
    def number(self) -> int:
        """The token at which the number itself begins, after any bound."""
        return self.core if self.core >= 0 else self.first


def _exact(match: NumberMatch) -> Amount:
    return Amount(
        match.first,
        match.end,
        match.value,
        match.value,
        match.value,
        "number",
        definite=match.definite,
        digits=match.digits,
        scale=match.scale,
    )


def _interval(first: int, end: int, low: Number, high: Number) -> Amount:
    return Amount(first, end, None, low, high, "range")


def _second(tokens: Sequence[Token], i: int) -> NumberMatch | None:
    """The number at ``i`` that ``و`` joins on."""
    match = read_number(tokens, i)
    if match and match.prefix == "و":
        return match
    if i < len(tokens) and tokens[i].folded == "و":
        match = read_number(tokens, _past_article(tokens, i + 1))
        return match if match and not match.prefix else None
    return None


def _past_article(tokens: Sequence[Token], i: int) -> int:
    """``الـ 70``: the article before digits is a token of its own."""
    if i + 1 < len(tokens) and tokens[i].folded in _LOOSE_ARTICLES and tokens[i + 1].kind == "number":
        return i + 1
    return i


_LOOSE_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "كال", "فال"})


def _shared_scale(low: NumberMatch, high: NumberMatch) -> Number:
    """``بين 300 و350 ألف``: the scale goes for both."""
    if low.scale == 1 < high.scale and low.value < 1000 and low.value * high.scale < high.value:
        return low.value * high.scale
    return low.value


def read_between(tokens: Sequence[Token], i: int) -> Amount | None:
    """``بين عشرة وعشرين``, ``ما بين 30 و40``."""
    at = i + 1 if tokens[i].folded in {"ما", "فيما"} else i
    if at + 1 >= len(tokens) or tokens[at].folded not in {"بين", "مابين", "وبين", "وما بين"}:
        return None
    low = read_number(tokens, _past_article(tokens, at + 1))
    if low is None or low.prefix:
        return None
    high = _second(tokens, low.end)
    if high is None and low.end < len(tokens) and tokens[low.end].folded in _TO:
        high = read_number(tokens, _past_article(tokens, low.end + 1))
    if high is None and low.end < len(tokens) and tokens[low.end].folded in _YEARS:
        high = _second(tokens, low.end + 1)
    if high is not None and low.value < high.value:
        return _interval(i, high.end, _shared_scale(low, high), high.value)
    return _between_read_as_one(tokens, i, low)


def _between_read_as_one(tokens: Sequence[Token], first: int, match: NumberMatch) -> Amount | None:
    """``بين خمسة وعشرين`` has both its ends in what reads as one number."""
    for cut in range(match.first + 1, match.end):
        high = _second(tokens, cut)
        low = read_number(tokens[match.first : cut], 0) if high else None
        if high and low and low.end == cut - match.first and low.value < high.value:
            return _interval(first, high.end, low.value, high.value)
    return None


def read_from_to(tokens: Sequence[Token], i: int) -> Amount | None:
    """``من 3 إلى 5``, ``من عشرة لعشرين``; not after a word of growth, where the two are values at two times."""
    if tokens[i].folded not in {"من", "ومن"} or (i and tokens[i - 1].folded in _COMPARATIVES):
        return None
    low = read_number(tokens, _past_article(tokens, i + 1))
    if low is None or low.prefix:
        return None
    to = low.end
    if to < len(tokens) and tokens[to].folded == "%":
        to += 1
    if to >= len(tokens):
        return None
    if tokens[to].folded in _TO:
        high = read_number(tokens, _past_article(tokens, to + 1))
    else:
        high = read_number(tokens, to)
        high = high if high and high.prefix == "ل" else None
    if high is None or low.value >= high.value or _after_growth(tokens, i):
        return None
    return _interval(i, high.end, _shared_scale(low, high), high.value)


_TO = frozenset(fold(word) for word in ("إلى", "الى", "حتى", "لـ", "ل"))
_COMPARATIVES = frozenset(fold(word) for word in ("أكثر", "أقل", "أكبر", "أصغر", "أعلى", "أدنى"))
_GROWTH = frozenset(fold(word) for word in tables.GROWTH_WORDS)
_YEARS = frozenset(fold(word) for word in tables.YEAR_WORDS)
_SCORES = frozenset(fold(word) for word in tables.SCORE_WORDS)


def _after_growth(tokens: Sequence[Token], i: int) -> bool:
    return any(token.folded.removeprefix("و").removeprefix("ل") in _GROWTH for token in tokens[max(0, i - 6) : i])


def _after_score_word(tokens: Sequence[Token], i: int) -> bool:
    return any(token.folded.removeprefix("و") in _SCORES for token in tokens[max(0, i - 6) : i])


def read_dash_range(tokens: Sequence[Token], i: int) -> Amount | None:
    """``20-30``, ``8 - 10``; not a score, not three numbers in a row."""
    if tokens[i].kind != "number" or i + 2 >= len(tokens) or tokens[i + 1].folded not in {"-", "–", "—", "‐"}:
        return None
    if i and tokens[i - 1].folded in {"-", "–", "/", ":"} and touches(tokens, i - 1):
        return None
    low, high = read_number(tokens, i), read_number(tokens, i + 2)
    if low is None or high is None or low.end != i + 1 or tokens[i + 2].kind != "number" or low.value >= high.value:
        return None
    if high.end < len(tokens) and tokens[high.end].folded in {"-", "–", "/"} and touches(tokens, high.end - 1):
        return None
    if _after_score_word(tokens, i):
        return None
    return _interval(i, high.end, _shared_scale(low, high), high.value)


def read_to(tokens: Sequence[Token], i: int) -> Amount | None:
    """``5 إلى 10 أشخاص``: without ``من``; not after a word of growth or a score."""
    if tokens[i].kind != "number":
        return None
    low = read_number(tokens, i)
    if low is None or low.end + 1 >= len(tokens) or tokens[low.end].folded != "الي":
        return None
    high = read_number(tokens, low.end + 1)
    if high is None or high.prefix or low.value >= high.value or _after_growth(tokens, i) or _after_score_word(tokens, i):
        return None
    return _interval(i, high.end, _shared_scale(low, high), high.value)


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


def read_spoken_decimal(tokens: Sequence[Token], i: int) -> Amount | None:
    """``خمسة فاصلة اثنان``: 5.2."""
    whole = read_number(tokens, i) if tokens[i].kind == "word" else None
    if whole is None or whole.end + 1 >= len(tokens) or tokens[whole.end].folded != "فاصله":
        return None
    decimals = read_number(tokens, whole.end + 1)
    if decimals is None or decimals.prefix or not isinstance(decimals.value, int) or not isinstance(whole.value, int):
        return None
    value = plain_number(Fraction(f"{whole.value}.{decimals.value}"))
    return Amount(i, decimals.end, value, value, value, "number", definite=whole.definite)


def read_colloquial_half(tokens: Sequence[Token], i: int) -> Amount | None:
    """``نص مليون``, ``نص كيلو``."""
    if tokens[i].folded != tables.COLLOQUIAL_HALF or i + 1 >= len(tokens):
        return None
    if not scale_word(tokens[i + 1]) and not is_measure(tokens, i + 1):
        return None
    return _fraction_amount(i, i + 1, Fraction(1, 2), tokens)


def read_alternative(tokens: Sequence[Token], i: int) -> Amount | None:
    """``ثلاثة أو أربعة``."""
    low = read_number(tokens, i)
    if low is None or low.end + 1 >= len(tokens) or tokens[low.end].folded not in {"او", "ام"}:
        return None
    high = read_number(tokens, low.end + 1)
    if high is None or high.prefix or not low.value < high.value <= low.value * 10:
        return None
    return _interval(i, high.end, _shared_scale(low, high), high.value)


@cache
def _vague_words() -> dict[str, tuple[int, int]]:
    words: dict[str, tuple[int, int]] = {}
    for forms, low, high in tables.VAGUE_WORDS:
        for form in forms.split():
            words[fold(form)] = words["ال" + fold(form)] = (low, high)
    return words


@cache
def _few_words() -> dict[str, tuple[int, int]]:
    return {fold(form): (low, high) for forms, low, high in tables.FEW for form in forms.split()}


_VAGUE_TENS = frozenset(fold(word) for word in tables.VAGUE_TENS) | {"ال" + fold(word) for word in tables.VAGUE_TENS}


@lru_cache(maxsize=16384)
def _vague_word(folded: str) -> tuple[str, int, int] | None:
    cut = split_proclitics(folded, _vague_words())
    return (cut[1], *_vague_words()[cut[1]]) if cut and not folded.endswith(AMOUNT_NOUNS) else None


def read_few(tokens: Sequence[Token], i: int) -> Amount | None:
    """``بضعة``, ``بضع مئات``, ``عدة آلاف``: 3 to 9 of the scale."""
    if tokens[i].kind != "word":
        return None
    cut = split_proclitics(tokens[i].folded, _few_words())
    if cut is None:
        return None
    low, high = _few_words()[cut[1]]
    end, scale = i + 1, 1
    following = _vague_word(tokens[end].folded) if end < len(tokens) else None
    if following and end < len(tokens):
        scale, end = following[1] // 2, end + 1
    if scale == 1 and cut[1] == fold("عدة"):
        return None
    return Amount(i, end, None, low * scale, high * scale, "vague", "VAGUE")


def read_vague(tokens: Sequence[Token], i: int) -> Amount | None:
    """``عشرات``, ``مئات الآلاف``, ``الملايين``."""
    if tokens[i].kind != "word":
        return None
    found = _vague_word(tokens[i].folded)
    if found is None:
        return None
    word, low, high = found
    if word in _VAGUE_TENS and i + 1 < len(tokens):
        scale = scale_word(tokens[i + 1])
        if scale:
            return Amount(i, i + 2, None, low * scale, (high + 1) * scale - 1, "vague", "VAGUE")
    return Amount(i, i + 1, None, low, high, "vague", "VAGUE")


@cache
def _fractions() -> dict[str, Fraction]:
    words: dict[str, Fraction] = {}
    for numerator, denominator, forms in tables.FRACTIONS:
        for form in forms.split():
            words[fold(form)] = words["ال" + fold(form)] = Fraction(numerator, denominator)
    return words


_AMBIGUOUS_FRACTIONS = frozenset(fold(form) for form in tables.AMBIGUOUS_FRACTIONS)
_SHARES = frozenset(fold(word) for word in tables.SHARES)
_NO_FRACTION_BEFORE = frozenset(fold(form) for form in tables.NO_FRACTION_BEFORE)
_PRONOUN_ENDINGS = ("ه", "ها", "هم", "هن", "هما", "نا", "كم")


def _fraction_amount(first: int, end: int, value: Fraction, tokens: Sequence[Token]) -> Amount:
    scale = scale_word(tokens[end]) if end < len(tokens) else None
    if scale:
        number = plain_number(value * scale)
        return Amount(first, end + 1, number, number, number, "number")
    number = plain_number(value)
    return Amount(first, end, number, number, number, "fraction")


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
    if word.startswith("ال") and not (i and tokens[i - 1].folded in _SHARES and read_ordinal(tokens, i + 1) is None):
        return None
    if word.removeprefix("ال") in _AMBIGUOUS_FRACTIONS and (word.startswith("ال") or not _is_whole_of_a_part(tokens, i + 1)):
        return None
    number = read_number(tokens, i)
    if number and number.end > i + 1:
        return None
    return _fraction_amount(i, i + 1, _fractions()[word], tokens)


def read_slash_fraction(tokens: Sequence[Token], i: int) -> Amount | None:
    """``1/2``; not a part of a date in digits, nor a score: above one only where nothing else is written."""
    if i + 2 >= len(tokens) or tokens[i].kind != "number" or tokens[i + 1].folded not in {"/", "⁄", "∕"} or tokens[i + 2].kind != "number":
        return None
    if not touches(tokens, i) or not touches(tokens, i + 1) or (i and tokens[i - 1].folded == "/" and touches(tokens, i - 1)):
        return None
    if i + 3 < len(tokens) and tokens[i + 3].folded == "/" and touches(tokens, i + 2):
        return None
    over, under = parse_digits(tokens[i].folded), parse_digits(tokens[i + 2].folded)
    if over is None or not under or min(over, under) >= 100 or _after_score_word(tokens, i):
        return None
    if over >= under and not (i <= 1 and i + 3 == len(tokens)):
        return None
    return _fraction_amount(i, i + 3, over / under, tokens)


def read_fraction_sign(tokens: Sequence[Token], i: int) -> Amount | None:
    """``½``, ``3½``."""
    whole, at = Fraction(0), i
    if tokens[i].kind == "number" and touches(tokens, i):
        whole, at = parse_digits(tokens[i].folded) or Fraction(0), i + 1
    sign = tokens[at].folded
    if len(sign) != 1 or not unicodedata.decomposition(sign).startswith("<fraction>") or not unicodedata.numeric(sign, 0):
        return None
    amount = _fraction_amount(i, at + 1, whole + Fraction(unicodedata.numeric(sign)).limit_denominator(100), tokens)
    return replace(amount, form="number") if whole else amount


def read_negative(tokens: Sequence[Token], i: int) -> Amount | None:
    """``-5``, ``سالب واحد``, ``ناقص مئة على خمسة وثلاثين``."""
    spoken = tokens[i].folded in {"سالب", "ناقص"}
    written = tokens[i].folded in {"-", "−"} and touches(tokens, i) and not (i and touches(tokens, i - 1))
    if not spoken and not (written and tokens[i + 1].kind == "number"):
        return None
    inner = read_slash_fraction(tokens, i + 1) if i + 1 < len(tokens) else None
    if inner is None:
        match = read_number(tokens, i + 1)
        inner = _exact(match) if match else None
    if inner is None or inner.value is None:
        return None
    value, end = Fraction(inner.value), inner.end
    if spoken and end < len(tokens) and tokens[end].folded == "علي":
        under = read_number(tokens, end + 1)
        if under and under.value:
            value, end = value / Fraction(under.value), under.end
    number = plain_number(-value)
    return Amount(i, end, number, number, number, "number", digits=inner.digits)


def read_exact(tokens: Sequence[Token], i: int) -> Amount | None:
    """A plain number, in digits with the article of its own token."""
    at = _past_article(tokens, i)
    match = read_number(tokens, at)
    if match is None:
        return None
    return replace(_exact(match), first=i, definite=match.definite or at > i, core=at)


Reader = Callable[[Sequence[Token], int], Amount | None]

READERS: tuple[Reader, ...] = (
    read_between,
    read_from_to,
    read_negative,
    read_dash_range,
    read_to,
    read_division,
    read_spoken_decimal,
    read_colloquial_half,
    read_slash_fraction,
    read_fraction_sign,
    read_counted_fraction,
    read_fraction_word,
    read_alternative,
    read_few,
    read_vague,
    read_exact,
)


@cache
def _bounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    return _phrase_index(tables.BOUNDS)


@cache
def _after_bounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    return _phrase_index(tables.AFTER_BOUNDS)


def _phrase_index(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> its phrases with their mods, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for mod, phrases in rows:
        for phrase in phrases:
            words = tuple(fold(phrase).split())
            index.setdefault(words[0], []).append((words, mod))
    for phrases_of_word in index.values():
        phrases_of_word.sort(key=lambda item: -len(item[0]))
    return index


def _stands_parted(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
    """``يزيد عددهم على``: the phrase with its subject before the preposition."""
    last = i + len(words)
    if last >= len(tokens) or tokens[last].folded != words[-1] or tokens[last - 1].folded not in _INTERPOSED:
        return False
    return all(tokens[i + k].folded == words[k] for k in range(1, len(words) - 1))


def match_phrase(tokens: Sequence[Token], i: int, index: dict[str, list[tuple[tuple[str, ...], str]]]) -> tuple[int, str] | None:
    """The longest phrase of an index at ``i``, its first word with or without clitics: (end, mod)."""
    cut = split_proclitics(tokens[i].folded, index)
    if cut is None:
        return None
    for words, mod in index[cut[1]]:
        end = i + len(words)
        if end <= len(tokens) and all(tokens[i + k].folded == words[k] for k in range(1, len(words))):
            return end, mod
        if words[-1] in {"عن", "علي"} and _stands_parted(tokens, i, words):
            return end + 1, mod
    return None


def _bare(folded: str) -> str:
    """A verb without the conjunction or ``ل`` attached."""
    return folded if folded in _SILENT else folded.removeprefix("و").removeprefix("ل").removeprefix("س")


_INTERPOSED = frozenset(fold(word) for word in tables.INTERPOSED)
_SILENT = frozenset(fold(word) for word in tables.SILENT_BOUNDS)
_OPENERS = frozenset("(«\"“[‘'/")


def with_bound(amount: Amount, mod: str) -> Amount:
    """The amount under a bound: open on one side, or ten percent to both."""
    low = amount.low if amount.value is None else amount.value
    high = amount.high if amount.value is None else amount.value
    if mod == "APPROX":
        if amount.value is None:
            return replace(amount, mod=amount.mod or mod)
        exact = Fraction(amount.value)
        low, high = plain_number(exact * 9 / 10), plain_number(exact * 11 / 10)
        return replace(amount, low=min(low, high), high=max(low, high), mod=mod)
    if mod in {"MORE_THAN", "EQUAL_OR_MORE"}:
        return replace(amount, low=low, high=None, mod=mod)
    return replace(amount, low=None, high=high, mod=mod)


def _read_core(tokens: Sequence[Token], i: int) -> Amount | None:
    for reader in READERS:
        amount = reader(tokens, i)
        if amount:
            return replace(amount, rule=reader.__name__)
    return None


def _read_bounded(tokens: Sequence[Token], i: int) -> Amount | None:
    """``أكثر من ثلاثين``, ``نحو ما يصل إلى 50``, ``لا يقل عن (300)``."""
    if tokens[i].kind == "number":
        return None
    found = match_phrase(tokens, i, _bounds())
    if found is None:
        return None
    end, mod = found
    if found[0] == i + 1 and _bare(tokens[i].folded) in _SILENT:
        while end < min(i + 4, len(tokens)) and tokens[end].folded in _INTERPOSED:
            end += 1
    if end < len(tokens) and tokens[end].folded in _OPENERS:
        end += 1
    if end >= len(tokens):
        return None
    inner = match_phrase(tokens, end, _bounds())
    if inner and inner[0] < len(tokens) and inner[1] == "APPROX":
        end = inner[0]
    amount = _read_core(tokens, end) or (_age_in_order(tokens, end) if tokens[found[0] - 1].folded == "سن" else None)
    if amount is None:
        return None
    first = i
    if found[0] == i + 1 and _bare(tokens[i].folded) in _SILENT:
        first = amount.first
    return replace(with_bound(amount, mod), first=first, core=amount.number)


def _age_in_order(tokens: Sequence[Token], i: int) -> Amount | None:
    """``سن الخامسة عشرة``."""
    match = read_ordinal(tokens, i)
    return replace(_exact(match), form="ordinal", rule="age_in_order") if match else None


def _join_bounds(tokens: Sequence[Token], amount: Amount) -> Amount:
    """``أكبر من 100 وأصغر من 300``: one interval."""
    if amount.high is not None or amount.low is None or amount.end + 2 >= len(tokens):
        return amount
    if not tokens[amount.end].folded.startswith("و"):
        return amount
    other = _read_bounded(tokens, amount.end)
    if other is None or other.low is not None or other.high is None or other.high <= amount.low:
        return amount
    return replace(amount, end=other.end, value=None, high=other.high, form="range", mod=None)


_OPENING_WORDS = frozenset({"ما", "فيما", "بين", "مابين", "وبين", "من", "ومن", "سالب", "ناقص", tables.COLLOQUIAL_HALF}) | _LOOSE_ARTICLES


@lru_cache(maxsize=32768)
def _can_open(folded: str) -> bool:
    """Whether any reader can start on this word; most words are told off here at the cost of one look-up."""
    if len(folded) == 1 or folded in _OPENING_WORDS or is_number_word(folded) or _vague_word(folded):
        return True
    return any(split_proclitics(folded, known) for known in (_few_words(), _fractions(), _bounds()))


def read_amount(tokens: Sequence[Token], i: int) -> Amount | None:
    """The amount that starts at token ``i``, bounds before it included."""
    if tokens[i].kind == "word" and not _can_open(tokens[i].folded):
        return None
    bounded = _read_bounded(tokens, i)
    if bounded:
        return _join_bounds(tokens, bounded)
    return _read_core(tokens, i)


_AFTER_REACH = 4


def bound_after(tokens: Sequence[Token], end: int) -> tuple[str, int, int] | None:
    """``30 قتيلا على الأقل``: (mod, first, end) of the bound after the number or its noun, before any mark or further number."""
    for i in range(end, min(end + _AFTER_REACH, len(tokens))):
        if tokens[i].kind != "word":
            return None
        found = match_phrase(tokens, i, _after_bounds())
        if found:
            return found[1], i, found[0]
        if is_function_word(tokens[i]):
            return None
        if i > end and tokens[i].folded.startswith("و") and read_number(tokens, i):
            return None
    return None
