"""Why a time expression has its value: the grammar rules that read it, and the steps that resolved it."""

from __future__ import annotations

from collections.abc import Iterator

from .._anchor import Anchor
from .._explanation import Reason, told
from .._records import TimeExpression
from ._expression import Expression, Match
from ._resolver import Preference, resolve

__all__ = ["explain_time"]

_RELATIVE = frozenset({"day", "weekday", "period", "part", "shift", "decade", "century", "clock", "easter", "duration"})
"""Kinds that may count from the day of writing."""


def explain_time(record: TimeExpression, match: Match, given: Anchor | None, anchor: Anchor | None, prefer: Preference) -> Iterator[Reason]:
    """The reasons for ``record``. ``given`` is the document date, ``anchor`` the day of writing that the text corrects it to."""
    expression = match.expression
    first, *further = match.rules
    yield Reason("grammar", first, f"{record.text!r} says {told(expression, leave_out=('type', 'base'))}")
    yield from (Reason("grammar", rule, "read in context") for rule in further)
    if given != anchor and anchor is not None and given is not None:
        yield Reason("resolver", "day_of_writing", f"the text fixes it to {anchor.day.isoformat()}, document date {given.day.isoformat()}")
    yield from _steps(expression, anchor, prefer)
    span = "unresolved" if record.earliest is None else f"{record.earliest} to {record.latest}"
    yield Reason("resolver", expression.kind, f"{record.type} {record.value}, {span}{_counted_from(expression, anchor)}")


def _steps(expression: Expression, anchor: Anchor | None, prefer: Preference) -> Iterator[Reason]:
    if expression.base is not None:
        yield Reason("resolver", "base", f"counted from {resolve(expression.base, anchor, prefer).value}: {told(expression.base)}")
    if prefer != "news" and expression.tense is None:
        yield Reason("resolver", "preference", f"{prefer}, where the text shows no tense")
    if expression.mod is not None:
        yield Reason("resolver", "mod", expression.mod)
    if expression.daypart is not None or expression.clock is not None:
        yield Reason("resolver", "time_of_day", expression.daypart or f"clock {expression.clock}")


def _counted_from(expression: Expression, anchor: Anchor | None) -> str:
    open_year = expression.kind == "calendar" and expression.year is None
    if expression.kind not in _RELATIVE and not open_year:
        return ""
    if expression.kind == "duration" and expression.direction is None:
        return ""
    return "; no document date" if anchor is None else f"; written on {anchor.isoformat()}"
