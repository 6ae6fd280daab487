"""The terminal view of a Document: one rich table a layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from .._document import Document
from .._errors import InvalidInputError
from .._records import Entity, Event, Quantity, Quote, Sentence, TimeExpression
from .._stories import Story
from ._characters import displayed
from ._values import interval_text, number_text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, Group
    from rich.segment import Segment
    from rich.table import Table

__all__ = ["to_table"]

_LEFT_TO_RIGHT_MARK = "\u200e"
_SHOWN = ("entities", "times", "quantities", "quotes", "events")


def to_table(doc: Document, *, layers: Sequence[str] = _SHOWN) -> Group:
    """A rich renderable with one table a layer, for ``rich.print`` or a ``Console``; layers without records are left out.

    ``layers`` may name ``sentences``, ``entities``, ``times``, ``quantities``, ``quotes``, ``events`` and ``stories``. Text stands in
    its logical order, which terminals with bidi support show right to left; on a terminal left-to-right marks keep the columns apart.
    Characters that could steer the terminal are shown as U+FFFD.
    Raises :class:`InvalidInputError` for an unknown layer.
    """
    from rich.console import Group

    for layer in layers:
        if layer not in _VIEWS:
            raise InvalidInputError(f"no layer {layer!r}; layers of the terminal view are {', '.join(_VIEWS)}")
    tables = [_ColumnsInOrder(_layer_table(doc, layer)) for layer in layers if getattr(doc, layer)]
    return Group(_heading(doc), *(tables or [_text("no records", "dim")]))


@dataclass(frozen=True, slots=True)
class _ColumnsInOrder:
    """A table whose right-to-left cells a terminal with bidi support does not join into one run, which would swap its columns."""

    table: Table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        from rich.segment import Segment

        for segment in console.render(self.table, options):
            if console.is_terminal and any(bidirectional(c) in ("R", "AL", "AN") for c in segment.text):
                yield Segment(f"{_LEFT_TO_RIGHT_MARK}{segment.text}{_LEFT_TO_RIGHT_MARK}", segment.style, segment.control)
            else:
                yield segment


def _heading(doc: Document) -> Any:
    title = " ".join(part for part in (doc.id, doc.date and f"({doc.date})") if part) or "document"
    heading = _text(title, "bold")
    if doc.error is not None:
        heading.append_text(_text(f"  {doc.error}", "bold red"))
    return heading


def _layer_table(doc: Document, layer: str) -> Table:
    from rich import box
    from rich.table import Table

    headings, cells_of = _VIEWS[layer]
    records = getattr(doc, layer)
    table = Table(title=_text(f"{layer} ({len(records)})", "bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, ratio in headings:
        table.add_column(heading, overflow="fold", ratio=ratio or None, no_wrap=False, min_width=2)
    for record in records:
        table.add_row(*(_text(cell) for cell in cells_of(record)))
    return table


def _text(content: str, style: str = "") -> Any:
    from rich.text import Text

    return Text(" ".join(displayed(content).split()), style)


def _sentence_cells(sentence: Sentence) -> Iterator[str]:
    yield str(sentence.paragraph)
    yield "heading" if sentence.heading else ""
    yield sentence.text


def _entity_cells(entity: Entity) -> Iterator[str]:
    yield entity.id
    yield entity.label
    yield entity.text
    yield entity.name or ""
    yield entity.ref or ""


def _time_cells(time: TimeExpression) -> Iterator[str]:
    yield time.id
    yield time.type
    yield time.text
    yield " ".join(part for part in (time.value, time.mod) if part)
    yield _range(time.earliest, time.latest)


def _range(earliest: str | None, latest: str | None) -> str:
    if earliest is None and latest is None:
        return ""
    return earliest or "" if earliest == latest else f"{earliest or '…'} – {latest or '…'}"


def _quantity_cells(quantity: Quantity) -> Iterator[str]:
    yield quantity.id
    yield quantity.kind
    yield quantity.text
    yield "" if quantity.value is None else number_text(quantity.value)
    yield interval_text(quantity)
    yield " ".join(part for part in (quantity.unit.text if quantity.unit else "", quantity.currency) if part)


def _quote_cells(quote: Quote) -> Iterator[str]:
    yield quote.id
    yield quote.kind
    yield quote.speaker_name or (quote.speaker.text if quote.speaker else "")
    yield quote.cue.text
    yield quote.text


def _event_cells(event: Event) -> Iterator[str]:
    yield event.id
    yield event.type
    yield event.trigger.text
    yield "; ".join(f"{argument.role}: {argument.text}" for argument in event.arguments)
    yield " ".join(part for part in ("" if event.modality == "actual" else event.modality, "negated" if event.negated else "") if part)
    yield event.quote or ""


def _story_cells(story: Story) -> Iterator[str]:
    yield story.id
    yield story.type
    yield story.first.trigger.text
    yield "; ".join(f"{party.role}: {party.text}" for party in (*story.parties, *([story.place] if story.place else [])))
    yield story.time.value if story.time else ""
    yield story.quantity.text if story.quantity else ""
    yield " ".join(story.mentions)


View = tuple[tuple[tuple[str, int], ...], Callable[[Any], Iterator[str]]]
"""Headings, each with its share of the free width (0: as wide as its content), and the cells of a record."""

_VIEWS: dict[str, View] = {
    "sentences": ((("paragraph", 0), ("", 0), ("text", 1)), _sentence_cells),
    "entities": ((("id", 0), ("label", 0), ("text", 3), ("name", 2), ("ref", 2)), _entity_cells),
    "times": ((("id", 0), ("type", 0), ("text", 2), ("value", 1), ("range", 1)), _time_cells),
    "quantities": ((("id", 0), ("kind", 0), ("text", 2), ("value", 1), ("interval", 1), ("unit", 1)), _quantity_cells),
    "quotes": ((("id", 0), ("kind", 0), ("speaker", 2), ("cue", 1), ("content", 5)), _quote_cells),
    "events": ((("id", 0), ("type", 0), ("trigger", 1), ("arguments", 5), ("modality", 0), ("quote", 0)), _event_cells),
    "stories": (
        (("id", 0), ("type", 0), ("trigger", 1), ("parties and place", 4), ("time", 0), ("quantity", 1), ("mentions", 1)),
        _story_cells,
    ),
}
