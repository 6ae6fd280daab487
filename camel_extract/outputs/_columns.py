"""The columns of every table: one declaration for pandas, Arrow, Parquet and CSV.

A nested span ``speaker`` becomes the columns ``speaker_text``, ``speaker_start`` and ``speaker_end``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from .._document import Document
from .._errors import InvalidInputError
from .._records import Argument, ArgumentRole, Entity, Event, Quote, Span, TimeExpression

__all__ = ["JOINER", "TABLE_LAYERS", "Column", "columns_of", "iterate_rows", "schema_name"]

ColumnType = Literal["text", "integer", "number", "flag", "arguments", "texts"]

JOINER = " | "
"""Stands between several fillers of one role in the role columns of the events table."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Row:
    """What a cell is read from: the record, and the document around it."""

    record: Any
    view: DocumentView


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type, whether a cell may be empty, and how it is read from a row."""

    name: str
    type: ColumnType
    nullable: bool
    read: Callable[[Row], Any]


class DocumentView:
    """A document with its key in the tables, and its records by id."""

    def __init__(self, document: Document, key: str) -> None:
        self.document = document
        self.key = key

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.document.entities}

    @cached_property
    def times(self) -> dict[str, TimeExpression]:
        return {time.id: time for time in self.document.times}

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        return {quote.id: quote for quote in self.document.quotes}


def _field(name: str, type: ColumnType, *, of: str | None = None, nullable: bool = False) -> Column:
    field = of or name
    return Column(name, type, nullable, lambda row: getattr(row.record, field))


def _number(name: str) -> Column:
    return Column(name, "number", True, lambda row: _as_float(getattr(row.record, name)))


def _as_float(value: int | float | None) -> float | None:
    if value is None:
        return None
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _span(name: str, *, nullable: bool) -> tuple[Column, Column, Column]:
    def part(attribute: str, type: ColumnType) -> Column:
        def read(row: Row) -> Any:
            span: Span | None = getattr(row.record, name)
            return None if span is None else getattr(span, attribute)

        return Column(f"{name}_{attribute}", type, nullable, read)

    return part("text", "text"), part("start", "integer"), part("end", "integer")


def _role(role: ArgumentRole, name: str | None = None) -> Column:
    def read(row: Row) -> str | None:
        fillers = [argument.text for argument in row.record.arguments if argument.role == role]
        return JOINER.join(fillers) if fillers else None

    return Column(name or role, "text", True, read)


def _party(role: ArgumentRole, name: str | None = None) -> Column:
    def read(row: Row) -> str | None:
        fillers = [argument.text for argument in row.record.fillers(role)]
        return JOINER.join(fillers) if fillers else None

    return Column(name or role, "text", True, read)


def _inner(name: str, field: str, attribute: str, type: ColumnType = "text", *, nullable: bool = True) -> Column:
    """An attribute of the record that a field holds."""

    def read(row: Row) -> Any:
        held = getattr(row.record, field)
        value = None if held is None else getattr(held, attribute)
        return _as_float(value) if type == "number" else value

    return Column(name, type, nullable, read)


def _linked(name: str, layer: str, link: str, attribute: str) -> Column:
    """A field of the record that ``link``, an id in this one, points to."""

    def read(row: Row) -> Any:
        linked = getattr(row.view, layer).get(getattr(row.record, link))
        return None if linked is None else getattr(linked, attribute)

    return Column(name, "text", True, read)


def _arguments(row: Row) -> list[dict[str, Any]]:
    return [{"role": a.role, "start": a.start, "end": a.end, "text": a.text, "ref": a.ref} for a in row.record.arguments]


@dataclass(frozen=True, slots=True)
class EventArgument:
    """A row of the arguments table."""

    event: Event
    argument: Argument


def _event_field(name: str, read: Callable[[Event], str]) -> Column:
    return Column(name, "text", False, lambda row: read(row.record.event))


def _argument_field(name: str, type: ColumnType, *, nullable: bool = False) -> Column:
    return Column(name, type, nullable, lambda row: getattr(row.record.argument, name))


def _argument_entity(name: str, attribute: str) -> Column:
    def read(row: Row) -> str | None:
        entity = row.view.entities.get(row.record.argument.ref)
        return None if entity is None else getattr(entity, attribute)

    return Column(name, "text", True, read)


_DOCUMENT = (
    Column("doc", "text", False, lambda row: row.view.key),
    Column("date", "text", True, lambda row: row.view.document.date),
)
_OFFSETS = (_field("start", "integer"), _field("end", "integer"))

_TABLES: dict[str, tuple[Column, ...]] = {
    "sentences": (
        *_DOCUMENT,
        _field("text", "text"),
        _field("paragraph", "integer"),
        _field("heading", "flag"),
        _field("first_token", "integer"),
        _field("end_token", "integer"),
        *_OFFSETS,
    ),
    "entities": (
        *_DOCUMENT,
        _field("id", "text"),
        _field("label", "text"),
        _field("text", "text"),
        _field("ref", "text", nullable=True),
        _field("name", "text", nullable=True),
        _field("coref", "text", nullable=True),
        _number("score"),
        *_OFFSETS,
    ),
    "times": (
        *_DOCUMENT,
        _field("id", "text"),
        _field("type", "text"),
        _field("text", "text"),
        _field("value", "text"),
        _field("mod", "text", nullable=True),
        _field("earliest", "text", nullable=True),
        _field("latest", "text", nullable=True),
        _field("calendar", "text", nullable=True),
        *_OFFSETS,
    ),
    "quantities": (
        *_DOCUMENT,
        _field("id", "text"),
        _field("kind", "text"),
        _field("text", "text"),
        _number("value"),
        _number("low"),
        _number("high"),
        _field("mod", "text", nullable=True),
        _field("currency", "text", nullable=True),
        *_span("unit", nullable=True),
        *_OFFSETS,
    ),
    "quotes": (
        *_DOCUMENT,
        _field("id", "text"),
        _field("kind", "text"),
        _field("speaker_name", "text", nullable=True),
        *_span("speaker", nullable=True),
        _field("speaker_entity", "text", nullable=True),
        _linked("speaker_ref", "entities", "speaker_entity", "ref"),
        *_span("cue", nullable=False),
        Column("cue_lemma", "text", True, lambda row: row.record.cue.lemma),
        _field("text", "text"),
        *_span("relayed_by", nullable=True),
        *_span("medium", nullable=True),
        _number("score"),
        *_OFFSETS,
    ),
    "events": (
        *_DOCUMENT,
        _field("id", "text"),
        _field("type", "text"),
        *_span("trigger", nullable=False),
        _role("agent"),
        _role("target"),
        _role("theme"),
        _role("participant", "participants"),
        _role("place"),
        _role("time"),
        _role("quantity"),
        _field("modality", "text"),
        _field("negated", "flag"),
        _field("quote_id", "text", of="quote", nullable=True),
        _linked("source", "quotes", "quote", "speaker_name"),
        _field("time_id", "text", of="time", nullable=True),
        _linked("time_value", "times", "time", "value"),
        _linked("time_earliest", "times", "time", "earliest"),
        _linked("time_latest", "times", "time", "latest"),
        _field("plover", "text", nullable=True),
        _field("cameo", "text", nullable=True),
        _field("coref", "text", nullable=True),
        _number("score"),
        _field("text", "text"),
        *_OFFSETS,
        Column("arguments", "arguments", False, _arguments),
    ),
    "arguments": (
        *_DOCUMENT,
        _event_field("event_id", lambda event: event.id),
        _event_field("event_type", lambda event: event.type),
        _event_field("trigger_text", lambda event: event.trigger.text),
        _argument_field("role", "text"),
        _argument_field("text", "text"),
        _argument_field("ref", "text", nullable=True),
        _argument_entity("entity_ref", "ref"),
        _argument_entity("entity_name", "name"),
        _argument_field("start", "integer"),
        _argument_field("end", "integer"),
    ),
    "things": (
        *_DOCUMENT,
        _field("id", "text"),
        _field("label", "text"),
        _inner("text", "fullest", "text", nullable=False),
        _field("ref", "text", nullable=True),
        _field("name", "text", nullable=True),
        Column("mentions", "texts", False, lambda row: list(row.record.mentions)),
    ),
    "stories": (
        *_DOCUMENT,
        _field("id", "text"),
        _field("type", "text"),
        Column("trigger_text", "text", False, lambda row: row.record.first.trigger.text),
        Column("trigger_start", "integer", False, lambda row: row.record.first.trigger.start),
        Column("trigger_end", "integer", False, lambda row: row.record.first.trigger.end),
        Column("mentions", "texts", False, lambda row: list(row.record.mentions)),
        _party("agent"),
        _party("target"),
        _party("theme"),
        _party("participant", "participants"),
        _inner("place", "place", "text"),
        _inner("time", "time", "text"),
        _inner("time_value", "time", "value"),
        _inner("time_earliest", "time", "earliest"),
        _inner("time_latest", "time", "latest"),
        _inner("quantity", "quantity", "text"),
        _inner("quantity_value", "quantity", "value", "number"),
        _inner("quantity_low", "quantity", "low", "number"),
        _inner("quantity_high", "quantity", "high", "number"),
        _field("modality", "text"),
        _field("negated", "flag"),
        Column("sources", "texts", False, lambda row: list(row.record.sources)),
        _inner("plover", "first", "plover"),
        _inner("cameo", "first", "cameo"),
    ),
}

TABLE_LAYERS: tuple[str, ...] = tuple(_TABLES)
"""The layers that have a table."""


def columns_of(layer: str) -> tuple[Column, ...]:
    """The columns of a layer's table. Raises :class:`InvalidInputError` for a layer that has none."""
    if not isinstance(layer, str) or layer not in _TABLES:
        raise InvalidInputError(f"no layer {layer!r}; layers are {', '.join(TABLE_LAYERS)}")
    return _TABLES[layer]


def schema_name(layer: str) -> str:
    """Name and version of a layer's table, as in ``camel_extract.events/1``."""
    return f"camel_extract.{layer}/{_VERSION}"


def iterate_rows(docs: Document | Iterable[Document], layer: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a layer's table, each a tuple in the order of :func:`columns_of`. Documents are taken one at a time."""
    columns = columns_of(layer)
    for position, document in enumerate(_documents(docs)):
        view = DocumentView(document, str(position) if document.id is None else document.id)
        for record in _records(document, layer):
            row = Row(record, view)
            yield tuple(column.read(row) for column in columns)


def _documents(docs: Document | Iterable[Document]) -> Iterator[Document]:
    if isinstance(docs, Document):
        yield docs
        return
    if isinstance(docs, str | bytes) or not isinstance(docs, Iterable):
        raise InvalidInputError(f"tables are made of a Document or an iterable of Documents, not {type(docs).__name__}")
    for document in docs:
        if not isinstance(document, Document):
            raise InvalidInputError(f"tables are made of Documents, not {type(document).__name__}; extract the text first")
        yield document


def _records(document: Document, layer: str) -> Iterable[Any]:
    if layer == "arguments":
        return (EventArgument(event, argument) for event in document.events for argument in event.arguments)
    records: tuple[Any, ...] = getattr(document, layer)
    return records
