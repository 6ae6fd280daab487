"""The stage: times of an analysis, or of a plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from .._analysis import Analysis, analyze_text
from .._anchor import Anchor, DocumentDate
from .._errors import InvalidInputError
from .._explanation import Reason
from .._records import Span, TimeExpression
from ._explain import explain_time
from ._expression import Expression, Match
from ._grammar import scan
from ._ranges import TimeRange, range_pairs
from ._resolver import Preference, Resolution, checked_preference, resolve, weekday_correction

__all__ = ["Times", "resolved_again"]


class Times:
    """Finds TIMEX3 expressions and resolves them against the document date.

    >>> [t.value for t in Times().find("عقد الاجتماع أمس الأول", document_date="2021-02-25")]
    ['2021-02-23']

    ``prefer`` is :class:`TimeResolver`'s: ``"news"``, or ``"past"`` or ``"future"`` for texts that look one way, such as what is said to
    an assistant.
    """

    def __init__(self, *, prefer: Preference = "news") -> None:
        self._prefer = checked_preference(prefer)

    def __call__(self, analysis: Analysis) -> tuple[TimeExpression, ...]:
        """The time expressions of an analysis, in order of offset."""
        matches, anchor = self._matches(analysis)
        return tuple(
            _record(analysis, match, resolve(match.expression, anchor, self._prefer), number) for number, match in enumerate(matches, 1)
        )

    def _matches(self, analysis: Analysis) -> tuple[list[Match], Anchor | None]:
        """What the grammar finds, and the day of writing."""
        matches = [match for match in scan(analysis) if not _inside_a_name(analysis, match)]
        return matches, _day_of_writing([match.expression for match in matches], analysis.anchor)

    def explain(self, analysis: Analysis, record: TimeExpression) -> tuple[Reason, ...]:
        """The rules and steps that made a time expression of this analysis."""
        matches, anchor = self._matches(analysis)
        match = next(m for m in matches if analysis.span(m.first, m.end).start == record.start)
        return tuple(explain_time(record, match, analysis.anchor, anchor, self._prefer))

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

    def find_ranges(self, text: str, *, document_date: DocumentDate | None = None) -> tuple[TimeRange, ...]:
        """The stretches of time of a text, each with the two expressions of :meth:`find` that begin and end it.

        Raises :class:`InvalidDateError` for what is no date.
        """
        analysis = analyze_text(text, Anchor.parse(document_date))
        matches, times = self._matches(analysis)[0], self(analysis)
        return tuple(TimeRange(times[first], times[last]) for first, last in range_pairs(analysis, matches))

    def parse_one(self, text: str, *, document_date: DocumentDate | None = None) -> TimeExpression:
        """The time expression of a text that holds exactly one.

        Raises :class:`InvalidInputError` if it holds none or several, :class:`InvalidDateError` for what is no date.
        """
        found = self.find(text, document_date=document_date)
        if len(found) != 1:
            raise InvalidInputError(f"{text[:40]!r} holds {len(found)} time expressions; give the text of exactly one, or use find")
        return found[0]


def resolved_again(
    times: tuple[TimeExpression, ...], expressions: Mapping[tuple[int, int], Expression], anchor: Anchor | None
) -> tuple[TimeExpression, ...]:
    """The records with the values they have in a text written at ``anchor``.

    ``expressions`` holds what is said at each span of the text; a record at none of them stays as it is.
    """
    said = [expressions.get((time.start, time.end)) for time in times]
    day = _day_of_writing([expression for expression in said if expression], anchor)
    return tuple(
        _with_value(time, expression, resolve(expression, day)) if expression else time
        for time, expression in zip(times, said, strict=True)
    )


def _with_value(time: TimeExpression, expression: Expression, found: Resolution) -> TimeExpression:
    calendar = _calendar(expression, found)
    return replace(time, type=found.type, value=found.value, earliest=found.earliest, latest=found.latest, calendar=calendar)


def _calendar(expression: Expression, found: Resolution) -> str | None:
    return expression.calendar if found.type in {"DATE", "TIME"} and expression.kind != "reference" else None


def _inside_a_name(analysis: Analysis, match: Match) -> bool:
    """Whether an expression is part of an entity's name (``رجب طيب أردوغان``), or one word that is a name (``الخميس``)."""
    start, end = analysis.tokens[match.first].start, analysis.tokens[match.end - 1].end
    for entity in analysis.entities:
        if entity.start <= start and end <= entity.end:
            weekday_or_month = match.end == match.first + 1 and match.expression.day is None
            return entity.end - entity.start > end - start or weekday_or_month
    return False


def _day_of_writing(expressions: list[Expression], anchor: Anchor | None) -> Anchor | None:
    """The document date, moved back to the day that ``اليوم (الاثنين)`` fixes, where the text has such."""
    if anchor is None:
        return None
    for expression in expressions:
        if expression.kind == "day" and expression.weekday is not None and expression.offset <= 0:
            late = weekday_correction(expression, anchor.day)
            return replace(anchor, day=anchor.day - dt.timedelta(late)) if late else anchor
    return anchor


def _record(analysis: Analysis, match: Match, found: Resolution, number: int) -> TimeExpression:
    span = analysis.span(match.first, match.end)
    expression = match.expression
    return TimeExpression(
        span.start,
        span.end,
        span.text,
        f"t{number}",
        found.type,
        found.value,
        expression.mod,
        found.earliest,
        found.latest,
        _calendar(expression, found),
    )
