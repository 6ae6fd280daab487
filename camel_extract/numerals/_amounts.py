"""Amounts: a number with its sign, its range, its bounds, or a vague word, before anything is known of what is counted.

Each reader looks at the tokens from ``i`` on and gives an :class:`Amount` or ``None``; they stand in order in :data:`READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from .._records import Token
from ..syntax import is_function_word
from ..text import fold, split_proclitics
from . import _tables as tables
from ._amount import LOOSE_ARTICLES, Amount, exact, past_article
from ._currencies import code_before, currency_at
from ._fractions import (
    definite_fraction,
    is_fraction_word,
    read_colloquial_half,
    read_counted_fraction,
    read_division,
    read_fraction_range,
    read_fraction_sign,
    read_fraction_word,
    read_mixed_fraction,
    read_part_of,
    read_parts_per,
    read_ratio,
    read_slash_fraction,
    read_spoken_decimal,
)
from ._ranges import read_alternative, read_between, read_dash_range, read_from_to, read_one_or_two, read_to
from ._reader import is_number_word, part_left_out, plain_number, read_number, read_ordinal, touches
from ._vague import is_vague_word, read_few, read_vague

__all__ = ["bound_after", "match_phrase", "read_amount", "with_bound"]


def read_negative(tokens: Sequence[Token], i: int) -> Amount | None:
    """``-5``, ``سالب واحد``, ``سالب ثلاثة أرباع``, ``ناقص مئة على خمسة وثلاثين``."""
    spoken = tokens[i].folded in {"سالب", "ناقص"}
    written = tokens[i].folded in {"-", "−"} and touches(tokens, i) and not (i and touches(tokens, i - 1))
    if i + 1 >= len(tokens) or (not spoken and not (written and tokens[i + 1].kind == "number")):
        return None
    inner: Amount | None = None
    for reader in (read_slash_fraction, read_spoken_decimal, read_counted_fraction, read_fraction_word):
        inner = inner or reader(tokens, i + 1)
    if inner is None:
        match = read_number(tokens, i + 1)
        inner = exact(match) if match else None
    if inner is None or inner.value is None:
        return None
    value, end = Fraction(inner.value), inner.end
    if spoken and end < len(tokens) and tokens[end].folded == "علي":
        under = read_number(tokens, end + 1)
        if under and under.value:
            value, end = value / Fraction(under.value), under.end
    number = plain_number(-value)
    return Amount(i, end, number, number, number, "number", digits=inner.digits)


def read_and_more(tokens: Sequence[Token], i: int) -> Amount | None:
    """``18+``: at least so many."""
    match = read_number(tokens, i)
    if (
        match is None
        or not match.digits
        or match.end >= len(tokens)
        or tokens[match.end].folded != "+"
        or not touches(tokens, match.end - 1)
    ):
        return None
    if touches(tokens, match.end) and tokens[match.end + 1].kind != "punct":
        return None
    return Amount(i, match.end + 1, match.value, match.value, None, "number", "EQUAL_OR_MORE", digits=True)


def read_plus_minus(tokens: Sequence[Token], i: int) -> Amount | None:
    """``5 ± 2``: five, from three to seven."""
    middle = read_number(tokens, i)
    if middle is None or not middle.digits or middle.end >= len(tokens) or tokens[middle.end].folded != "±":
        return None
    margin = read_number(tokens, middle.end + 1)
    if margin is None or not margin.digits:
        return None
    low, high = (plain_number(Fraction(str(middle.value)) + sign * Fraction(str(margin.value))) for sign in (-1, 1))
    return Amount(i, margin.end, middle.value, low, high, "number", "APPROX", digits=True)


def read_short_scale(tokens: Sequence[Token], i: int) -> Amount | None:
    """``$10K``, ``5M$``: a Latin letter for the scale, where money is spoken of."""
    match = read_number(tokens, i)
    if match is None or not match.digits or match.end >= len(tokens) or not touches(tokens, match.end - 1):
        return None
    scale = _SHORT_SCALES.get(tokens[match.end].folded)
    end = match.end + 1
    if scale is None or not (currency_at(tokens, end) or (i and code_before(tokens[i - 1]) is not None)):
        return None
    number = plain_number(Fraction(str(match.value)) * scale)
    return Amount(i, end, number, number, number, "number", digits=True, scale=scale)


_SHORT_SCALES = {fold(letters): scale for scale, forms in tables.SHORT_SCALES for letters in forms.split()}


def read_less(tokens: Sequence[Token], i: int) -> Amount | None:
    """``خمسة إلا ربعا``, ``مئة إلا خمسة``: a round number, or a part, less what follows ``إلا``."""
    whole = read_number(tokens, i)
    if whole is None or whole.definite or whole.end + 1 >= len(tokens) or tokens[whole.end].folded != "الا":
        return None
    part = part_left_out(tokens, whole.end)
    if part:
        left, end = part[0], part[1]
    else:
        less = read_number(tokens, whole.end + 1)
        if less is None or less.prefix or less.definite or whole.value % 10 or not less.value < whole.value / 2:
            return None
        left, end = Fraction(less.value), less.end
    number = plain_number(Fraction(whole.value) - left)
    return Amount(i, end, number, number, number, "number")


def read_exact(tokens: Sequence[Token], i: int) -> Amount | None:
    """A plain number, in digits with the article of its own token."""
    at = past_article(tokens, i)
    match = read_number(tokens, at)
    if match is None:
        return None
    return replace(exact(match), first=i, definite=match.definite or at > i, core=at)


Reader = Callable[[Sequence[Token], int], Amount | None]

READERS: tuple[Reader, ...] = (
    read_between,
    read_from_to,
    read_fraction_range,
    read_negative,
    read_dash_range,
    read_to,
    read_division,
    read_ratio,
    read_parts_per,
    read_part_of,
    read_spoken_decimal,
    read_colloquial_half,
    read_mixed_fraction,
    read_slash_fraction,
    read_fraction_sign,
    read_counted_fraction,
    read_fraction_word,
    read_one_or_two,
    read_alternative,
    read_few,
    read_vague,
    read_less,
    read_and_more,
    read_plus_minus,
    read_short_scale,
    read_exact,
)


_WORD_READERS = frozenset(
    {
        read_between,
        read_from_to,
        read_fraction_range,
        read_division,
        read_part_of,
        read_spoken_decimal,
        read_colloquial_half,
        read_fraction_word,
        read_one_or_two,
        read_few,
        read_vague,
    }
)
"""The readers that start on a word alone."""
_DIGIT_READERS = tuple(reader for reader in READERS if reader not in _WORD_READERS)


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
    for reader in _DIGIT_READERS if tokens[i].kind == "number" else READERS:
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
    amount = definite_fraction(tokens, end) or _read_core(tokens, end)
    if amount is None and tokens[found[0] - 1].folded == "سن":
        amount = _age_in_order(tokens, end)
    if amount is None:
        return None
    first = i
    if found[0] == i + 1 and _bare(tokens[i].folded) in _SILENT:
        first = amount.first
    return replace(with_bound(amount, mod), first=first, core=amount.number)


def _age_in_order(tokens: Sequence[Token], i: int) -> Amount | None:
    """``سن الخامسة عشرة``."""
    match = read_ordinal(tokens, i)
    return replace(exact(match), form="ordinal", rule="age_in_order") if match else None


def _join_bounds(tokens: Sequence[Token], amount: Amount) -> Amount:
    """``أكبر من 100 وأصغر من 300``, ``أقل من 100 وأكثر من 50``: one interval."""
    open_once = (amount.high is None) != (amount.low is None)
    if not open_once or amount.end + 1 >= len(tokens) or not tokens[amount.end].folded.startswith("و"):
        return amount
    other = _read_bounded(tokens, amount.end)
    if other is None or (other.low is None) == (other.high is None):
        return amount
    low, high = (amount.low, other.high) if amount.high is None else (other.low, amount.high)
    if low is None or high is None or low >= high:
        return amount
    return replace(amount, end=other.end, value=None, low=low, high=high, form="range", mod=None)


_OPENING_WORDS = LOOSE_ARTICLES | {"ما", "فيما", "بين", "مابين", "وبين", "من", "ومن", "سالب", "ناقص", "جزء", "جزءا", tables.COLLOQUIAL_HALF}


@lru_cache(maxsize=32768)
def _can_open(folded: str) -> bool:
    """Whether any reader can start on this word; most words are told off here at the cost of one look-up."""
    if len(folded) == 1 or folded in _OPENING_WORDS or is_number_word(folded) or is_vague_word(folded) or is_fraction_word(folded):
        return True
    return split_proclitics(folded, _bounds()) is not None


def read_amount(tokens: Sequence[Token], i: int) -> Amount | None:
    """The amount that starts at token ``i``, bounds before it included."""
    if tokens[i].kind == "word" and not _can_open(tokens[i].folded):
        return None
    bounded = _read_bounded(tokens, i)
    if bounded:
        return _join_bounds(tokens, bounded)
    return _read_core(tokens, i)


_AFTER_REACH = 4
_COMPARES = ("اكثر", "اقل", "اعلي", "ادني", "يزيد")


def _goes_on_comparing(tokens: Sequence[Token], end: int) -> bool:
    """``5 وأكثر من 20``: the phrase that ends at ``end`` bounds what follows."""
    return end < len(tokens) and tokens[end].folded in {"من", "علي", "عن"} and tokens[end - 1].folded.lstrip("و") in _COMPARES


def bound_after(tokens: Sequence[Token], end: int) -> tuple[str, int, int] | None:
    """``30 قتيلا على الأقل``: (mod, first, end) of the bound after the number or its noun, before any mark or further number."""
    for i in range(end, min(end + _AFTER_REACH, len(tokens))):
        if tokens[i].kind != "word":
            return None
        found = match_phrase(tokens, i, _after_bounds())
        if found and not _goes_on_comparing(tokens, found[0]):
            return found[1], i, found[0]
        if is_function_word(tokens[i]):
            return None
        if i > end and tokens[i].folded.startswith("و") and read_number(tokens, i):
            return None
    return None
