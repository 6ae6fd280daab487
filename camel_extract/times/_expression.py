"""What a time expression says, before any date is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from .._records import TimeType

__all__ = ["Calendar", "Expression", "Kind", "Match", "Tense"]

Kind = Literal[
    "calendar",
    "day",
    "weekday",
    "period",
    "part",
    "shift",
    "decade",
    "century",
    "duration",
    "set",
    "reference",
    "clock",
    "range",
    "easter",
    "impossible",
]
Calendar = Literal["gregorian", "hijri"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Expression:
    """The meaning of a time expression, free of the document date.

    ``kind`` says which fields count:

    ``calendar``  ``year``, ``month``, ``day`` of ``calendar`` (``None`` where unsaid), ``weekday``; ``base`` a month or year that holds it
    ``day``       ``offset`` days from the document date; ``weekday`` said beside it
    ``weekday``   ``weekday`` (ISO, 1 Monday) in ``direction``; ``base`` a week that holds it, ``nth`` its place in the month ``base``
    ``period``    the ``unit`` (``W``, ``M``, ``Y``…) that lies ``offset`` from the document date's
    ``part``      ``part`` (``SU``, ``Q3``, ``H1``, ``WE``) of ``year``, of ``base``, or in ``direction``
    ``shift``     ``amount`` of ``unit`` counted from the document date, or from ``base``
    ``decade``    ``offset`` 0 to 9 of a century; ``year`` its first year where known
    ``century``   ``year``: its number; or ``offset`` from the document date's
    ``duration``  ``value``
    ``set``       ``value``
    ``reference`` ``value``: ``PRESENT_REF``, ``PAST_REF``, ``FUTURE_REF``
    ``clock``     no day of its own; ``base`` the day spoken of before, if any
    ``range``     ``year`` to ``end_year``
    ``easter``    the Western Easter of ``year``, or in ``direction``
    ``impossible`` a date that no calendar has; no record is made of it

    ``daypart`` (``MO``, ``MI``, ``AF``, ``EV``, ``NI``, ``DT``) and ``clock`` (hour 0 to 24, minute, second) place any of the days
    in time. ``direction`` counts from the document date: -1 the last one, 0 this one, 1 the next one. ``tense`` is what the clause says
    of an expression that leaves it open. ``mod`` is TIMEX3's.
    ``alone`` marks a date that is all that its text says, whose year is open: with no preference asked for it is one to come.
    ``told`` marks what counts from the day spoken of before (``بعد ذلك بيومين``).
    """

    type: TimeType
    kind: Kind
    calendar: Calendar = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    offset: int = 0
    direction: int | None = None
    unit: str | None = None
    amount: float | None = None
    part: str | None = None
    end_year: int | None = None
    daypart: str | None = None
    clock: tuple[int, int | None, int | None] | None = None
    zone: str | None = None
    value: str | None = None
    mod: str | None = None
    tense: Tense | None = None
    base: Expression | None = None
    told: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An expression, the half-open range of tokens that say it, and the rules that read it, in order."""

    first: int
    end: int
    expression: Expression
    rules: tuple[str, ...] = ()

    def read_by(self, rule: str, expression: Expression) -> Match:
        """The match with what a further rule made of its expression; the rule is named where it changed anything."""
        return self if expression == self.expression else replace(self, expression=expression, rules=(*self.rules, rule))
