"""Stretches of time: two expressions that the text ties together as beginning and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from .._analysis import Analysis
from .._records import TimeExpression
from ._expression import Match
from ._words import folded, folded_set

__all__ = ["TimeRange", "range_pairs"]

_TO = folded_set("إلى", "حتى", "وحتى", "-", "–", "—")
_BETWEEN = folded("بين")


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Two ends of one stretch of time: ``من 3 إلى 5 مايو``, ``بين غد والجمعة``."""

    first: TimeExpression
    last: TimeExpression

    @property
    def earliest(self) -> str | None:
        """The first day or moment of the stretch, ``None`` where unresolved."""
        return self.first.earliest

    @property
    def latest(self) -> str | None:
        """The last day or moment of the stretch, ``None`` where unresolved."""
        return self.last.latest


def range_pairs(analysis: Analysis, matches: list[Match]) -> tuple[tuple[int, int], ...]:
    """The places of the matches that are the two ends of one stretch."""
    ends = ((n, n + 1) for n, (one, other) in enumerate(pairwise(matches)) if _are_ends(analysis, one, other))
    return tuple(ends)


def _are_ends(analysis: Analysis, one: Match, other: Match) -> bool:
    types = {one.expression.type, other.expression.type}
    if not types <= {"DATE", "TIME"}:
        return False
    between = [token.folded for token in analysis.tokens[one.end : other.first]]
    if len(between) == 1 and between[0] in _TO:
        return True
    if one.first == 0 or analysis.tokens[one.first - 1].folded != _BETWEEN:
        return False
    return between == ["و"] or (not between and analysis.tokens[other.first].folded.startswith("و"))
