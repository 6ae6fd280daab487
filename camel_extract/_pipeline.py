"""The pipeline: the stages in order, over one text, a stream, or several processes."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from multiprocessing import get_context
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from ._anchor import Anchor, DocumentDate
from ._document import Document
from ._errors import CamelExtractError, InvalidInputError, InvalidTextError
from ._records import Entity, Event, Quantity, Quote, TimeExpression

if TYPE_CHECKING:
    from ._analysis import Analysis, Tags
    from ._explanation import Explanation
    from .encoder import Encoder
    from .entities import Entities, EntityRecognizer
    from .events import Events
    from .numerals import Numerals
    from .quotes import Quotes
    from .syntax import Syntax, SyntaxParser
    from .times import Times

__all__ = ["Pipeline", "Source", "load"]

logger = logging.getLogger("camel_extract")

ContextT = TypeVar("ContextT")
OnError = Literal["keep", "raise"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text of a batch with what is known of it: its id and the day it was written."""

    text: str
    id: str | None = None
    date: DocumentDate | None = None


Input = str | Source
Record = Entity | TimeExpression | Quantity | Quote | Event


class Pipeline:
    """Arabic news in, :class:`Document` out. Made by :func:`load`; pickles as its configuration and loads its models on first use."""

    def __init__(
        self,
        *,
        ner: str | PathLike[str] | EntityRecognizer = "embedded",
        frames: str | PathLike[str] | None = None,
        cues: str | PathLike[str] | None = None,
        syntax: str | PathLike[str] | SyntaxParser = "light",
    ) -> None:
        self._ner = ner
        self._frames = frames
        self._cues = cues
        self._parser = syntax

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._ner, self._frames, self._cues, self._parser)

    @cached_property
    def _encoder(self) -> Encoder:
        from .encoder import Encoder

        return Encoder.shared()

    @cached_property
    def _entities(self) -> Entities:
        from .entities import Entities, load_recognizer

        return Entities(load_recognizer(self._ner))

    @cached_property
    def _numerals(self) -> Numerals:
        from .numerals import Numerals

        return Numerals()

    @cached_property
    def _times(self) -> Times:
        from .times import Times

        return Times()

    @cached_property
    def _quotes(self) -> Quotes:
        from .quotes import Quotes

        return Quotes(cues=self._cues)

    @cached_property
    def _syntax(self) -> Syntax:
        from .syntax import Syntax, load_parser

        return Syntax(load_parser(self._parser))

    @cached_property
    def _events(self) -> Events:
        from .events import Events

        return Events(frames=self._frames)

    def __call__(self, text: str, *, document_date: DocumentDate | None = None, id: str | None = None) -> Document:
        """Read one text.

        ``document_date`` is the day the text was written: a date, a datetime (its time and zone serve for "two hours ago") or an ISO
        8601 string; without it what is relative stays unresolved. Raises :class:`InvalidInputError` for what is not a ``str`` or no date.
        """
        return next(self.pipe([Source(text, id, document_date)], on_error="raise"))

    @overload
    def pipe(
        self,
        texts: Iterable[Input],
        *,
        as_tuples: Literal[False] = False,
        batch_size: int = 64,
        n_process: int = 1,
        on_error: OnError = "keep",
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[Input, ContextT]],
        *,
        as_tuples: Literal[True],
        batch_size: int = 64,
        n_process: int = 1,
        on_error: OnError = "keep",
    ) -> Iterator[tuple[Document, ContextT]]: ...

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        as_tuples: bool = False,
        batch_size: int = 64,
        n_process: int = 1,
        on_error: OnError = "keep",
    ) -> Iterator[Any]:
        """Read a stream of texts, in order.

        An item is a ``str`` or a :class:`Source` (text, id, date); with ``as_tuples`` a pair of one and anything, which comes back beside
        its Document. ``n_process`` processes share the work; at most two batches a process are held at a time. A document that fails
        keeps its place: with ``on_error="keep"`` it comes back with empty layers and its ``error`` set, and is logged with its id; with
        ``"raise"`` the error is raised.
        """
        if batch_size < 1 or n_process < 1:
            raise InvalidInputError(f"batch_size and n_process are at least 1, not {batch_size} and {n_process}")
        if as_tuples:
            return self._pipe_pairs(texts, batch_size, n_process, on_error)
        return self._pipe(texts, batch_size, n_process, on_error)

    def _pipe_pairs(
        self, pairs: Iterable[tuple[Input, ContextT]], batch_size: int, n_process: int, on_error: OnError
    ) -> Iterator[tuple[Document, ContextT]]:
        contexts: deque[ContextT] = deque()

        def texts() -> Iterator[Input]:
            for text, context in pairs:
                contexts.append(context)
                yield text

        for document in self._pipe(texts(), batch_size, n_process, on_error):
            yield document, contexts.popleft()

    def _pipe(self, texts: Iterable[Input], batch_size: int, n_process: int, on_error: OnError) -> Iterator[Document]:
        read = self._read_batches(_batches(texts, batch_size), n_process, on_error)
        for document in read:
            if document.error is not None:
                logger.error("document %r could not be read: %s", document.id, document.error)
            yield document

    def _read_batches(self, batches: Iterable[list[Input]], n_process: int, on_error: OnError) -> Iterator[Document]:
        if n_process == 1:
            for batch in batches:
                yield from self._read_batch(batch, on_error)
            return
        with ProcessPoolExecutor(n_process, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(self,)) as pool:
            running: deque[Future[list[Document]]] = deque()
            for batch in batches:
                running.append(pool.submit(_work, batch, on_error))
                if len(running) >= 2 * n_process:
                    yield from running.popleft().result()
            while running:
                yield from running.popleft().result()

    def _read_batch(self, batch: list[Input], on_error: OnError) -> list[Document]:
        return [self._read_or_report(item, on_error) for item in batch]

    def _read_or_report(self, item: Input, on_error: OnError) -> Document:
        source = item if isinstance(item, Source) else Source(item)
        try:
            return self._read(source)
        except Exception as error:
            if on_error == "raise":
                raise
            logger.debug("document %r", source.id, exc_info=not isinstance(error, CamelExtractError))
            text = source.text if isinstance(source.text, str) else ""
            return Document(text, id=source.id, error=f"{type(error).__name__}: {error}")

    def explain(self, doc: Document, record: Record | str) -> Explanation:
        """Why a record is in a document: the rules and model scores that made it, in order.

        ``record`` is an entity, time, quantity, quote or event of ``doc``, or its id. The stages run again over ``doc.text`` with
        ``doc.date``, so that a document read back from JSON is explained too. Raises :class:`InvalidInputError` for what is no such
        record of ``doc``, and for one that this pipeline does not give: another version, engine, frame or cue file made it.
        """
        from ._explanation import Explanation

        layer, asked = _record_of(doc, record)
        analysis = self._analyze(Source(doc.text, doc.id, doc.date))
        found = next((r for r in getattr(analysis, layer) if r.id == asked.id), None)
        if found is None or _without_score(found) != _without_score(asked):
            raise InvalidInputError(
                f"this pipeline does not give the record {asked.id} {asked.text[:40]!r}; extract the text again, or load the pipeline "
                "as it was when the document was made"
            )
        stage: Any = getattr(self, f"_{_STAGES.get(layer, layer)}")
        return Explanation(asked.id, layer, asked.text, stage.explain(analysis, found))

    def _read(self, source: Source) -> Document:
        return _document(self._analyze(source), source.id)

    def _analyze(self, source: Source) -> Analysis:
        """All layers of a text."""
        from ._analysis import analyze_text

        if not isinstance(source.text, str):
            raise InvalidTextError(f"text must be a str, not {type(source.text).__name__}; decode bytes first")
        anchor = Anchor.parse(source.date)
        analysis = analyze_text(source.text, anchor)
        analysis = replace(analysis, tags=self._tags(analysis))
        analysis = replace(analysis, entities=self._entities(analysis))
        analysis = replace(analysis, quantities=self._numerals(analysis))
        analysis = replace(analysis, times=self._times(analysis))
        analysis = replace(analysis, quotes=self._quotes(analysis))
        analysis = replace(analysis, dependencies=self._syntax(analysis))
        return replace(analysis, events=self._events(analysis))

    def _tags(self, analysis: Analysis) -> tuple[Tags, ...]:
        """The encoder's probabilities; none beside an engine that is chosen for doing without it."""
        return () if self._entities.without_encoder else self._encoder.tag(analysis)


_EXPLAINED = ("entities", "times", "quantities", "quotes", "events")
_STAGES = {"quantities": "numerals"}
"""The stage of a layer, where it has another name."""


def _record_of(doc: Document, record: Record | str) -> tuple[str, Record]:
    """The layer of a record, and the record itself, of a document; by itself or by its id."""
    for layer in _EXPLAINED:
        for known in getattr(doc, layer):
            if known == record or known.id == record:
                return layer, known
    shown = record if isinstance(record, str) else type(record).__name__
    raise InvalidInputError(f"{shown!r} is no record of this document; explain takes one of doc.{', doc.'.join(_EXPLAINED)}, or its id")


def _without_score(record: Record) -> Record:
    return record if isinstance(record, TimeExpression | Quantity) else replace(record, score=None)


def _document(analysis: Analysis, id: str | None) -> Document:
    return Document(
        analysis.text,
        id=id,
        date=analysis.anchor.isoformat() if analysis.anchor else None,
        sentences=analysis.sentences,
        entities=analysis.entities,
        times=analysis.times,
        quantities=analysis.quantities,
        quotes=analysis.quotes,
        events=analysis.events,
    )


def _batches(texts: Iterable[Input], size: int) -> Iterator[list[Input]]:
    items = iter(texts)
    while batch := list(islice(items, size)):
        yield batch


def _rebuild(ner: Any, frames: Any, cues: Any, syntax: Any) -> Pipeline:
    return Pipeline(ner=ner, frames=frames, cues=cues, syntax=syntax)


_worker: Pipeline


def _start_worker(pipeline: Pipeline) -> None:
    global _worker
    _worker = pipeline


def _work(batch: list[Input], on_error: OnError) -> list[Document]:
    return _worker._read_batch(batch, on_error)


def load(
    *,
    ner: str | PathLike[str] | EntityRecognizer = "embedded",
    frames: str | PathLike[str] | None = None,
    cues: str | PathLike[str] | None = None,
    syntax: str | PathLike[str] | SyntaxParser = "light",
) -> Pipeline:
    """The pipeline, ready for a text.

    ``ner`` names the engine that finds entities: ``"embedded"`` (the model that ships with the library), ``"fast"`` (its small pupil; the
    encoder is not run at all then, and quotes and events go by rules and lighter models), ``"camel"`` (camel-tools), ``"stanza"``, the
    folder of a Hugging Face token-classification model, or an object with the :class:`EntityRecognizer` protocol. ``frames`` is a JSON
    file of event frames that are added to the library's own; a type of the same name replaces the library's. ``cues`` is a tab-separated
    file of reporting words that are added to the library's own; a row of the same lemma replaces the library's. ``syntax`` names what
    tells the noun phrases and relations that events are read from: ``"light"`` (the library's own reader), ``"stanza"`` (Stanza's
    dependency parser), a folder with Stanza's models, or an object with the :class:`SyntaxParser` protocol.

    Raises :class:`EngineUnavailableError` where an engine's package or data is missing, :class:`ModelError` where a model's files are
    damaged, :class:`LexiconError` for a frame or cue file that breaks the schema.
    """
    pipeline = Pipeline(ner=ner, frames=frames, cues=cues, syntax=syntax)
    pipeline._entities  # noqa: B018  an engine that is missing, or a broken file, is reported here and not at the first text
    pipeline._quotes  # noqa: B018
    pipeline._syntax  # noqa: B018
    pipeline._events  # noqa: B018
    return pipeline
