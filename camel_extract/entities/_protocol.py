"""What an entity engine is: texts in, labelled stretches of characters out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from .._analysis import Analysis
from .._records import EntityLabel

__all__ = ["EntityRecognizer", "Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as an engine found it: half-open code-point offsets, label, and the engine's probability in 0..1 if it has one."""

    start: int
    end: int
    label: EntityLabel
    score: float | None = None


@runtime_checkable
class EntityRecognizer(Protocol):
    """An engine that finds names. Any object with this method serves as ``ce.load(ner=...)``.

    A class may say more by attributes that are true: ``verbatim``, its mentions stay as they are; ``follows_guidelines``, they are
    mended by the annotation guidelines; ``without_encoder``, the encoder need not run for the other stages either.
    """

    def recognize(self, analysis: Analysis) -> Sequence[Mention]:
        """The mentions of one text, in order of offset and without overlap."""
        ...
