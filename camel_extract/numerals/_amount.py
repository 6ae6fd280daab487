"""The record that the readers of numbers give back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .._records import Token
from ._reader import NumberMatch

__all__ = ["LOOSE_ARTICLES", "Amount", "Form", "exact", "interval", "past_article"]

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


def exact(match: NumberMatch) -> Amount:
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


def interval(first: int, end: int, low: Number, high: Number) -> Amount:
    return Amount(first, end, None, low, high, "range")


def past_article(tokens: Sequence[Token], i: int) -> int:
    """``الـ 70``: the article before digits is a token of its own."""
    if i + 1 < len(tokens) and tokens[i].folded in LOOSE_ARTICLES and tokens[i + 1].kind == "number":
        return i + 1
    return i


LOOSE_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "كال", "فال"})
