"""The Document: a text with its records, and its way to and from plain data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ._anchor import Anchor, DocumentDate
from ._errors import InvalidInputError
from ._records import Entity, Event, Quantity, Quote, Sentence, Span, TimeExpression, Token

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from ._stories import Story
    from ._things import Thing
    from .times import Expression

__all__ = ["LAYERS", "SCHEMA", "Document", "json_schema"]

SCHEMA = "camel_extract.document/1"
"""Name and version of the form that :meth:`Document.to_dict` writes."""

LAYERS: tuple[str, ...] = ("sentences", "entities", "times", "quantities", "quotes", "events")


@dataclass(frozen=True)
class Document:
    """A text and the typed records read from it.

    ``date`` is the document date as ISO 8601 (a day, or a day and time), ``None`` if none was given. ``error`` is ``None``, or says
    why this document of a batch could not be read; its layers are then empty. ``doc.text[r.start:r.end] == r.text`` for every
    record ``r`` and every span nested in it.
    """

    text: str
    id: str | None = None
    date: str | None = None
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    error: str | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the text, in order of offset; they are no part of :meth:`to_dict`, since the text alone gives them."""
        from .text import fold_text, tokenize

        return tokenize(fold_text(self.text))

    @cached_property
    def _expressions(self) -> dict[tuple[int, int], Expression]:
        """Span -> what a time expression says there before any date is known; like the tokens, the text alone gives them."""
        from .times import Times

        return {(span.start, span.end): expression for span, expression in Times().expressions(self.text)}

    def resolve(self, document_date: DocumentDate | None) -> Document:
        """The same document as if written on another day: its times have other values, and nothing is extracted again.

        ``document_date`` is a date, a datetime or an ISO 8601 string; with ``None`` what is fixed stays, and what is relative keeps its
        ``X``. Spans and ids stay, so every reference to a time holds. Raises :class:`InvalidDateError` for what is no date.
        """
        from .times import resolved_again

        anchor = Anchor.parse(document_date)
        times = resolved_again(self.times, self._expressions, anchor)
        document = replace(self, date=anchor.isoformat() if anchor else None, times=times)
        document.__dict__["_expressions"] = self._expressions
        return document

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The persons, bodies and places that the entities name, one :class:`Thing` each, in order of first mention; a view, no part of
        :meth:`to_dict`."""
        from ._things import gather_things

        return gather_things(self)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The happenings that the events tell of, one :class:`Story` each, in order of first mention; a view, no part of
        :meth:`to_dict`."""
        from ._stories import gather_stories

        return gather_stories(self)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: ``schema``, ``id``, ``date``, ``text`` and one list of dicts a layer, with the records' field names.

        A nested span is ``{"start", "end", "text"}``. A document that failed in a batch has ``error`` too. :meth:`from_dict` reads it
        back without loss.
        """
        plain: dict[str, Any] = {"schema": SCHEMA, "id": self.id, "date": self.date, "text": self.text}
        if self.error is not None:
            plain["error"] = self.error
        plain.update((layer, _plain(getattr(self, layer))) for layer in LAYERS)
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Read what :meth:`to_dict` wrote. Raises :class:`InvalidInputError` if the data breaks the schema or an offset its text."""
        from pydantic import ValidationError

        if not isinstance(data, Mapping):
            raise InvalidInputError(f"from_dict takes the mapping that to_dict gives, not {type(data).__name__}")
        if data.get("schema") != SCHEMA:
            raise InvalidInputError(f"expected schema {SCHEMA!r}, found {data.get('schema')!r}; extract the text again with this version")
        try:
            document = _adapter().validate_python({k: v for k, v in data.items() if k != "schema"})
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise InvalidInputError(f"not a camel_extract document: {place}: {first['msg']}") from None
        document._check_offsets()
        return document

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text. Arabic is written as it is; a text with lone surrogates is written in ASCII escapes."""
        written = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        try:
            written.encode()
        except UnicodeEncodeError:
            return json.dumps(self.to_dict(), indent=indent)
        return written

    @classmethod
    def from_json(cls, text: str | bytes) -> Document:
        """Read what :meth:`to_json` wrote. Raises :class:`InvalidInputError`."""
        try:
            data = json.loads(text)
        except (ValueError, TypeError) as error:
            raise InvalidInputError(f"not JSON: {error}") from None
        return cls.from_dict(data)

    def records(self) -> Iterator[Span]:
        """Every record of every layer, and every span nested in one."""
        for layer in LAYERS:
            for record in getattr(self, layer):
                yield from _spans(record)

    def _check_offsets(self) -> None:
        for span in self.records():
            if not 0 <= span.start <= span.end or self.text[span.start : span.end] != span.text:
                raise InvalidInputError(
                    f"record {span.text[:40]!r} does not stand at {span.start}:{span.end} of its text; "
                    "text and records do not belong together"
                )

    def _repr_html_(self) -> str:
        from .outputs import to_html

        return to_html(self)

    def __repr__(self) -> str:
        start = " ".join(self.text[:200].split())
        counts = ", ".join(f"{len(getattr(self, layer))} {layer}" for layer in LAYERS)
        identity = f"id={self.id!r}, " if self.id is not None else ""
        failed = f", error={self.error!r}" if self.error else ""
        return f"Document({identity}{start[:40] + '…' if len(start) > 40 else start!r}, {counts}{failed})"


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
        for f in fields(value):
            yield from _spans(getattr(value, f.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Document]:
    from pydantic import ConfigDict, TypeAdapter, with_config

    strict = with_config(ConfigDict(extra="forbid", ser_json_inf_nan="constants"))
    return TypeAdapter(strict(Document))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what :meth:`Document.to_dict` writes."""
    schema = _adapter().json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["properties"] = {"schema": {"const": SCHEMA}, **schema["properties"]}
    schema["required"] = ["schema", "text", "id", "date", *LAYERS]
    return schema
