"""A sentence as the grammar sees it: folded words with attached particles cut off where what is left is a word of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, wraps
from typing import TypeVar

from .._records import Token
from ..numerals import NumberMatch, read_number, read_ordinal
from ..text import fold, split_proclitics
from . import _tables as tables
from ._tables import Phrases, index

__all__ = ["Words", "folded", "folded_set", "lookup", "remembered"]

T = TypeVar("T")
_ARTICLE = "ال"

_EXTRA: tuple[str, ...] = (
    # words of the grammar that stand in no table
    "عام", "سنة", "العام", "السنة", "شهر", "الشهر", "شهري", "يوم", "يومي", "اليوم", "ساعة", "الساعة", "الساعات", "فصل", "موسم",
    "عقد", "القرن", "القرنين", "الربع", "النصف", "الأشهر", "الشهور", "الستة", "كل", "قبل", "بعد", "منذ", "مذ", "عدة", "بضع",
    "بضعة", "نصف", "نص", "ربع", "ثلاثة",
    "صلاة", "منتصف", "تمام", "أول", "آخر", "الأول", "ميلادي", "هجري", "وقت", "الوقت", "الفترة", "المرحلة", "الآونة", "القريب", "المستقبل",
    "عطلة", "هذا", "هذه", "ذلك", "فاتح", "الموسم", "أقرب", "بشكل", "بصورة", "بصفة", "مرة", "مرتين", "من", "ال", "عقب", "قبيل", "بعيد",
    "الليلة", "إجازة", "ثلث", "ثلثا", "ثلثي", "غرة", "العشر", "العامين", "السنتين", "الأعوام", "السنوات", "الثلث", "ثلاث", "أذان",
    "عند", "العقد", "الربعين", "الربعان", "النصفين",
    "هالشهر", "هالسنة", "هالعام", "هالأسبوع", "اللحظة", "المستقبل", "زمن", "فترة", "تلك", "موسم", "عامي", "سنتي", "ساعات",
)  # fmt: skip


@cache
def folded(form: str) -> str:
    """The folded form, as it is compared."""
    return fold(form)


@cache
def folded_set(*forms: str) -> frozenset[str]:
    """The folded forms, as they are compared."""
    return frozenset(fold(form) for form in forms)


@cache
def _vocabulary() -> frozenset[str]:
    words: set[str] = {fold(word) for word in _EXTRA}
    for rows in (
        tables.GREGORIAN_MONTHS,
        tables.HIJRI_MONTHS,
        tables.WEEKDAYS,
        tables.DAY_WORDS,
        tables.MODIFIERS,
        tables.DAYPARTS,
        tables.DAYPART_ADVERBS,
        tables.SET_ADVERBS,
        tables.HOLIDAYS,
        tables.ONE_WORD_REFERENCES,
        tables.TWO_WORD_REFERENCES,
        tables.APPROXIMATIONS,
    ):
        words.update(key[0] for key in index(rows))
    for rows in (tables.PERIOD_NOUNS, tables.DUALS, tables.PLURALS, tables.SEASONS, tables.DECADES, tables.DIRECTIONS):
        for key in index(rows):
            words.update((key[0], _ARTICLE + key[0]))
    words.update(fold(form).split()[0] for form in tables.EASTER)
    return frozenset(word for word in words if len(word) > 1)


_COMMON = folded_set("في", "من", "على", "ذلك", "تلك", "حول")
"""Frequent words that stand in phrases of time and open none, but for these pairs and the first word of a sentence."""
_PAIRS = frozenset(tuple(fold(pair).split()) for pair in ("من قبل", "ذلك الوقت", "ذلك الحين", "تلك الفترة"))


_EVERY = fold("كل")
_ROW_OF_NUMBERS = 5
"""So many numbers with nothing between are a list: no expression begins at the first of them."""
_NO_ARTICLE = folded_set("إلى", "إلا", "ألا", "الذي", "التي")
"""These only begin like the article."""


@cache
def _bare_weekdays() -> frozenset[str]:
    return frozenset(key[0].removeprefix(_ARTICLE) for key in index(tables.WEEKDAYS))


@lru_cache(maxsize=65536)
def _cut(folded: str) -> tuple[str, str]:
    found = split_proclitics(folded, _vocabulary())
    return found if found is not None and "ك" not in found[0] else ("", folded)


class Words:
    """The tokens from ``first`` to ``limit``, seen as words; an index outside gives empty words."""

    __slots__ = ("_cuts", "_memory", "first", "limit", "says_every", "tokens")

    def __init__(self, tokens: Sequence[Token], first: int, limit: int) -> None:
        self.tokens = tokens
        self.first = first
        self.limit = limit
        self._cuts = [_cut(token.folded) for token in tokens[first:limit]]
        self.says_every = any(form == _EVERY for _, form in self._cuts)
        self._memory: dict[tuple[object, int], object] = {}

    def remembered(self, rule: Callable[[Words, int], T], i: int) -> T:
        """What ``rule`` gives at ``i``, computed once."""
        key = (rule, i)
        if key not in self._memory:
            self._memory[key] = rule(self, i)
        return self._memory[key]  # type: ignore[return-value]

    def may_open(self, i: int) -> bool:
        """Whether an expression can begin here: a number, a number word, or a word of time."""
        token = self.tokens[i]
        if token.kind == "number":
            return not all(self.is_number(i + k) for k in range(1, _ROW_OF_NUMBERS))
        if token.folded in _COMMON:
            return i == self.first or (token.folded, self.folded(i + 1)) in _PAIRS
        return token.kind == "word" and (
            self.form(i) in _vocabulary() or token.folded in _bare_weekdays() or self.number(i) is not None or self.ordinal(i) is not None
        )

    def inside(self, i: int) -> bool:
        return self.first <= i < self.limit

    def folded(self, i: int) -> str:
        """The folded token as it stands."""
        return self.tokens[i].folded if self.first <= i < self.limit else ""

    def form(self, i: int) -> str:
        """The folded token, attached conjunction and prepositions cut off."""
        return self._cuts[i - self.first][1] if self.first <= i < self.limit else ""

    def proclitic(self, i: int) -> str:
        """What :meth:`form` cut off."""
        return self._cuts[i - self.first][0] if self.first <= i < self.limit else ""

    def stem(self, i: int) -> str:
        """The folded token with no article, or ``""`` if anything else is attached."""
        return self.folded(i).removeprefix(_ARTICLE)

    def definite(self, i: int) -> bool:
        """Whether the word has the article."""
        form = self.form(i)
        return form.startswith(_ARTICLE) and form not in _NO_ARTICLE

    def is_number(self, i: int) -> bool:
        return self.inside(i) and self.tokens[i].kind == "number"

    def is_mark(self, i: int) -> bool:
        return self.inside(i) and self.tokens[i].kind == "punct"

    def touches_next(self, i: int) -> bool:
        return self.inside(i) and self.inside(i + 1) and self.tokens[i].end == self.tokens[i + 1].start

    def number(self, i: int) -> NumberMatch | None:
        """The cardinal at ``i``, if it ends in the sentence."""
        return self.remembered(_number, i)

    def ordinal(self, i: int) -> NumberMatch | None:
        """The ordinal at ``i``, if it ends in the sentence."""
        return self.remembered(_ordinal, i)

    def sequence(self, i: int, forms: Iterable[str]) -> bool:
        """Whether the folded words from ``i`` on are ``forms``."""
        return all(self.folded(i + k) == form for k, form in enumerate(forms))


def _number(words: Words, i: int) -> NumberMatch | None:
    match = read_number(words.tokens, i) if words.inside(i) else None
    return match if match and match.end <= words.limit else None


def _ordinal(words: Words, i: int) -> NumberMatch | None:
    match = read_ordinal(words.tokens, i) if words.inside(i) else None
    return match if match and match.end <= words.limit else None


def remembered(rule: Callable[[Words, int], T]) -> Callable[[Words, int], T]:
    """A rule that several others ask at the same token: its answer is kept for the sentence."""

    @wraps(rule)
    def asked_once(words: Words, i: int) -> T:
        return words.remembered(rule, i)

    return asked_once


def lookup(words: Words, i: int, table: Phrases[T], *, cut: bool = False, longest: int = 4) -> tuple[T, int] | None:
    """The longest row of ``table`` that stands at ``i``: (its key, the end). ``cut`` lets particles be attached to the first word."""
    first = words.form(i) if cut else words.folded(i)
    longest = min(longest, table.heads.get(first, 0))
    if not longest:
        return None
    found: tuple[T, int] | None = None
    key: tuple[str, ...] = (first,)
    for length in range(1, longest + 1):
        if key in table:
            found = table[key], i + length
        key = (*key, words.folded(i + length))
    return found
