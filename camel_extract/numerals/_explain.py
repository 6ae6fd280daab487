"""Why a quantity has its value: the reader of its number, the bound on it, its unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .._explanation import Reason
from .._records import Quantity, Token
from ._amount import Amount

__all__ = ["explain_quantity"]


def explain_quantity(record: Quantity, amount: Amount, tokens: Sequence[Token]) -> Iterator[Reason]:
    """The reasons for ``record``, read from ``amount`` at ``tokens``."""
    number = " ".join(token.text for token in tokens[amount.number : amount.end])
    yield Reason("reader", amount.rule, f"{number!r} read as {amount.form}: value {record.value}")
    if record.mod is not None:
        yield Reason("bound", record.mod, f"{_bound(record, amount, tokens)}: {_interval(record)}")
    else:
        yield Reason("interval", "as_stated", _interval(record))
    unit = "nothing counted" if record.unit is None else repr(record.unit.text)
    currency = f", currency {record.currency}" if record.currency else ""
    yield Reason("unit", record.kind, f"{unit}{currency}")


def _bound(record: Quantity, amount: Amount, tokens: Sequence[Token]) -> str:
    """Where the bound stands."""
    before = " ".join(token.text for token in tokens[amount.first : amount.number])
    if before:
        return f"{before!r} before the number"
    return "the words give no exact number" if record.mod == "VAGUE" else "said by the words after the number, or left out of the span"


def _interval(record: Quantity) -> str:
    return f"from {'…' if record.low is None else record.low} to {'…' if record.high is None else record.high}"
