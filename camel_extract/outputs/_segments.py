"""Marks that nest and cross, cut into segments that do neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Mark", "Segment", "cut_segments"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight: a stretch of the text, the CSS classes it is drawn with, what its tooltip says, and the tag at its edge."""

    start: int
    end: int
    classes: str
    note: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text with the marks that cover all of it, outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut_segments(length: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Segments that cover the characters 0 to ``length`` without gap or overlap. Marks are cut off at ``length``."""
    inside = sorted((m for m in marks if m.start < min(m.end, length)), key=lambda m: (m.start, -m.end))
    edges = sorted({0, length, *(m.start for m in inside), *(min(m.end, length) for m in inside)})
    open_marks: list[Mark] = []
    following = 0
    for start, end in pairwise(edges):
        open_marks = [m for m in open_marks if m.end > start]
        while following < len(inside) and inside[following].start == start:
            open_marks.append(inside[following])
            following += 1
        yield Segment(start, end, tuple(open_marks))
