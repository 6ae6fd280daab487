"""Why a quantity has its value: the reader of its number, the bound on it, its unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .._explanation import Reason
from .._records import Quantity, Token
from ._amounts import Amount

__all__ = ["explain_quantity"]


def explain_quantity(record: Quantity, amount: Amount, tokens: Sequence[Token]) -> Iterator[Reason]:
    """The reasons for ``record``, read from ``amount`` at ``tokens``."""
    number = " ".join(token.text for token in tokens[amount.number : amount.end])
    yield Reason("reader", amount.rule, f"{number!r} read as a {amount.form}: value {record.value}")
    if record.mod is not None:
        before = " ".join(token.text for token in tokens[amount.first : amount.number])
        bound = f"{before!r} before the number" if before else "by the number's own words or those after it"
        yield Reason("bound", record.mod, f"{bound}: {_interval(record)}")
    else:
        yield Reason("interval", "as_stated", _interval(record))
    unit = "nothing counted" if record.unit is None else repr(record.unit.text)
    currency = f", currency {record.currency}" if record.currency else ""
    yield Reason("unit", record.kind, f"{unit}{currency}")


def _interval(record: Quantity) -> str:
    return f"from {'…' if record.low is None else record.low} to {'…' if record.high is None else record.high}"
