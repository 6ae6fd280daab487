"""Numbers and intervals as people read them."""

from __future__ import annotations

from .._records import Quantity

__all__ = ["interval_text", "number_text"]


def number_text(value: int | float) -> str:
    """A number with grouped thousands and no more digits than it has: ``12,500``, ``4.2``; a very long one with an exponent."""
    if isinstance(value, int):
        return f"{value:,}" if abs(value) < 10**21 else f"~10^{value.bit_length() * 30103 // 100000}"
    return f"{value:,.12g}"


def interval_text(quantity: Quantity) -> str:
    """The interval that a quantity means: ``300–900``, ``≥ 1,000``, ``≤ 40``, ``30``, or nothing where both ends are open."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"≥ {number_text(low)}" if low is not None else f"≤ {number_text(high or 0)}"
    return number_text(low) if low == high else f"{number_text(low)}–{number_text(high)}"
