"""The stage: times of an analysis, or of a plain text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from .._analysis import Analysis, analyze_text
from .._anchor import Anchor, DocumentDate
from .._records import Span, TimeExpression
from ._expression import Expression, Match
from ._grammar import scan
from ._resolver import resolve, weekday_correction

__all__ = ["Times"]


class Times:
    """Finds TIMEX3 expressions and resolves them against the document date.

    >>> [t.value for t in Times().find("عقد الاجتماع أمس الأول", document_date="2021-02-25")]
    ['2021-02-23']
    """

    def __call__(self, analysis: Analysis) -> tuple[TimeExpression, ...]:
        """The time expressions of an analysis, in order of offset."""
        matches = [match for match in scan(analysis) if not _inside_a_name(analysis, match)]
        anchor = _day_of_writing(matches, analysis.anchor)
        return tuple(_record(analysis, match, anchor, number) for number, match in enumerate(matches, 1))

    def expressions(self, text: str) -> tuple[tuple[Span, Expression], ...]:
        """The first step alone: each expression of a text with its span, for :class:`TimeResolver` to resolve against any date."""
        analysis = analyze_text(text)
        return tuple((analysis.span(match.first, match.end), match.expression) for match in scan(analysis))

    def find(self, text: str, *, document_date: DocumentDate | None = None) -> tuple[TimeExpression, ...]:
        """The time expressions of a text.

        ``document_date`` is a date, a datetime or an ISO 8601 string; without it what is relative keeps its ``X``. Raises
        :class:`InvalidDateError` for what is no date.
        """
        return self(analyze_text(text, Anchor.parse(document_date)))


def _inside_a_name(analysis: Analysis, match: Match) -> bool:
    """Whether an expression is part of an entity's name (``رجب طيب أردوغان``), or one word that is a name (``الخميس``)."""
    start, end = analysis.tokens[match.first].start, analysis.tokens[match.end - 1].end
    for entity in analysis.entities:
        if entity.start <= start and end <= entity.end:
            return entity.end - entity.start > end - start or match.end == match.first + 1
    return False


def _day_of_writing(matches: list[Match], anchor: Anchor | None) -> Anchor | None:
    """The document date, moved back to the day that ``اليوم (الاثنين)`` fixes, where the text has such."""
    if anchor is None:
        return None
    for match in matches:
        if match.expression.kind == "day" and match.expression.weekday is not None and match.expression.offset <= 0:
            late = weekday_correction(match.expression, anchor.day)
            return replace(anchor, day=anchor.day - dt.timedelta(late)) if late else anchor
    return anchor


def _record(analysis: Analysis, match: Match, anchor: Anchor | None, number: int) -> TimeExpression:
    span = analysis.span(match.first, match.end)
    expression = match.expression
    found = resolve(expression, anchor)
    calendar = expression.calendar if found.type in {"DATE", "TIME"} and expression.kind != "reference" else None
    return TimeExpression(
        span.start, span.end, span.text, f"t{number}", found.type, found.value, expression.mod, found.earliest, found.latest, calendar
    )
