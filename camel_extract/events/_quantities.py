"""Which numbers belong to an event: those that count its fillers, its mentions, or the size of a change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from .._analysis import Analysis
from .._records import Quantity
from ..text import fold
from ._phrases import Clause, Phrase
from ._triggers import Candidate

__all__ = ["event_quantities"]

Filler = tuple[Phrase, str]
Rule = Callable[[Analysis, Clause, Candidate, Sequence[Filler]], Iterator[Quantity]]

_INTRODUCERS = frozenset(fold("إلى من بنسبة بمقدار بقيمة بواقع بمعدل نحو حوالي عند").split())
_CLOSING = frozenset("»”\"'’)")
_DEFINITE = ("ال", "وال", "بال", "لل")
_PAIR = 2
_REACH = 3
"""Tokens from the head of a filler within which a number counts it."""


def _quantities_between(analysis: Analysis, start: int, end: int) -> Iterator[Quantity]:
    quantities = analysis.quantities
    i = bisect_left(quantities, start, key=lambda quantity: quantity.end - 1)
    while i < len(quantities) and quantities[i].start < end:
        yield quantities[i]
        i += 1


def _known_pair(analysis: Analysis, quantity: Quantity) -> bool:
    """``البلدين``: two that are known already, and not counted; ``العشرات`` counts."""
    first, end = analysis.token_range(quantity.start, quantity.end)
    return end - first == 1 and quantity.value == _PAIR and analysis.tokens[first].folded.startswith(_DEFINITE)


def counted_filler(analysis: Analysis, clause: Clause, trigger: Candidate, fillers: Sequence[Filler]) -> Iterator[Quantity]:
    """``مقتل خمسة جنود``, but not ``وصول أول سفينة``: a number at the head of a filler whose role the frame counts."""
    for phrase, role in fillers:
        if role in trigger.frame.counted:
            end = min(phrase.first + _REACH, phrase.end)
            for quantity in _quantities_between(analysis, analysis.tokens[phrase.first].start, analysis.tokens[end - 1].end):
                if quantity.kind not in {"measure", "ordinal"} and not _known_pair(analysis, quantity):
                    yield quantity


def counted_trigger(analysis: Analysis, clause: Clause, trigger: Candidate, fillers: Sequence[Filler]) -> Iterator[Quantity]:
    """``19 غارة``, ``«19» غارة``, ``عشرات القتلى``, ``حربين``: a number straight before a nominal trigger, or in it."""
    if trigger.is_verb:
        return
    token = analysis.tokens[trigger.token]
    for quantity in _quantities_between(analysis, _start_of_number_before(analysis, clause, trigger), token.end):
        if quantity.kind != "ordinal":
            yield quantity


def _start_of_number_before(analysis: Analysis, clause: Clause, trigger: Candidate) -> int:
    """Where the word before the trigger starts, closing marks passed over; the trigger's own start after ``و``: ``مقتل 7 وإصابة 19``."""
    tokens, first = analysis.tokens, clause.sentence.first_token
    before = trigger.token - 1
    if before > first and tokens[before].folded in _CLOSING:
        before -= 1
    if before < first or tokens[before].kind == "punct" or trigger.cut.conjunction:
        return tokens[trigger.token].start
    return tokens[before].start


def size_of_change(analysis: Analysis, clause: Clause, trigger: Candidate, fillers: Sequence[Filler]) -> Iterator[Quantity]:
    """``ارتفع بنسبة 5%``, ``انخفض إلى 300``: numbers after the trigger, up to the next mark, where the frame measures a change."""
    if not trigger.frame.measures:
        return
    at = trigger.token + 1
    while at < clause.sentence.end_token and clause.symbol(at) not in ",V" and at - trigger.token < 24:
        at += 1
    end = analysis.tokens[at - 1].end
    for quantity in _quantities_between(analysis, analysis.tokens[trigger.token].end, end):
        first, _ = analysis.token_range(quantity.start, quantity.end)
        introduced = analysis.tokens[first - 1].folded in _INTRODUCERS or analysis.tokens[first].folded[0] in "بل"
        if quantity.kind in {"percent", "money", "measure"} or (quantity.kind != "ordinal" and introduced):
            yield quantity


RULES: tuple[Rule, ...] = (counted_filler, counted_trigger, size_of_change)


def event_quantities(analysis: Analysis, clause: Clause, trigger: Candidate, fillers: Sequence[Filler]) -> tuple[Quantity, ...]:
    """The quantities of an event, in order, each once."""
    found = {q.start: q for rule in RULES for q in rule(analysis, clause, trigger, fillers)}
    return tuple(found[start] for start in sorted(found))
