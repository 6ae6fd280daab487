"""Why a record is there: the rules that made it and the scores that models gave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

__all__ = ["Explanation", "Reason", "told"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision on the way to a record.

    ``stage`` is the step (``recognizer``, ``grammar``, ``trigger``, ``role``…), ``rule`` the name of the rule, frame, model or head that
    decided, ``detail`` what it saw and gave, ``score`` a probability or weight where it has one.
    """

    stage: str
    rule: str
    detail: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons for one record, in the order in which they were decided. ``str`` gives them a line each."""

    id: str
    layer: str
    text: str
    reasons: tuple[Reason, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, with the reasons as a list of dicts."""
        return {**asdict(self), "reasons": [asdict(reason) for reason in self.reasons]}

    def __str__(self) -> str:
        width = max((len(reason.stage) for reason in self.reasons), default=0)
        lines = (f"  {reason.stage:<{width}}  {reason.rule}{_shown(reason.score)}: {reason.detail}" for reason in self.reasons)
        return "\n".join((f"{self.id} ({self.layer}) {' '.join(self.text.split())}", *lines))


def _shown(score: float | None) -> str:
    return "" if score is None else f" ({score:.3f})"


def told(value: Any, *, leave_out: Iterable[str] = ()) -> str:
    """The fields of a dataclass that differ from their defaults, as ``name=value``."""
    shown = (f for f in fields(value) if f.name not in leave_out)
    return ", ".join(f"{f.name}={getattr(value, f.name)}" for f in shown if getattr(value, f.name) != f.default)
