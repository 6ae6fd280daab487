"""Documents written to a file or a pipe as they come, in one of five formats."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Literal

from .._document import Document
from ._arrow import arrow_schema, record_batches
from ._characters import encodable
from ._columns import Column, columns_of, iterate_rows
from ._terminal import to_table

__all__ = ["Format", "write_documents"]

Format = Literal["table", "json", "jsonl", "csv", "parquet"]

_WIDTH_OF_A_FILE = 120


def write_documents(
    documents: Iterable[Document], sink: BinaryIO, *, format: Format, layer: str | None = None, is_list: bool = True
) -> None:
    """Write documents to a binary file, each as soon as it is there; the sink stays open.

    ``layer`` is the table for ``csv`` and ``parquet`` (``events`` by default) and the only one shown for ``table``. ``json`` is an
    array, or with ``is_list=False`` the object of the one document. Everything is written in UTF-8; lone surrogates become U+FFFD,
    in JSON ASCII escapes. Raises :class:`InvalidInputError` for an unknown layer, :class:`OSError` where the sink fails.
    """
    match format:
        case "table":
            _write_tables(documents, sink, layer)
        case "json":
            _write_json(documents, sink, is_list=is_list)
        case "jsonl":
            _write_lines(documents, sink)
        case "csv":
            _write_csv(documents, sink, layer or "events")
        case "parquet":
            _write_parquet(documents, sink, layer or "events")


def _write_tables(documents: Iterable[Document], sink: BinaryIO, layer: str | None) -> None:
    from rich.console import Console

    on_terminal = sink.isatty()
    width = None if on_terminal or "COLUMNS" in os.environ else _WIDTH_OF_A_FILE
    console = Console(file=io.StringIO(), force_terminal=on_terminal, width=width)
    for document in documents:
        with console.capture() as capture:
            console.print(to_table(document, layers=[layer]) if layer else to_table(document))
        shown = capture.get()
        sink.write((shown if on_terminal else _without_padding(shown)).encode())
        sink.flush()


def _without_padding(shown: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


def _write_json(documents: Iterable[Document], sink: BinaryIO, *, is_list: bool) -> None:
    if not is_list:
        for document in documents:
            sink.write(document.to_json(indent=2).encode() + b"\n")
        return
    sink.write(b"[")
    for number, document in enumerate(documents):
        sink.write((b",\n" if number else b"\n") + document.to_json(indent=2).encode())
    sink.write(b"\n]\n")


def _write_lines(documents: Iterable[Document], sink: BinaryIO) -> None:
    for document in documents:
        sink.write(document.to_json().encode() + b"\n")
        sink.flush()


def _write_csv(documents: Iterable[Document], sink: BinaryIO, layer: str) -> None:
    columns = columns_of(layer)
    for row in _with_header(columns, iterate_rows(documents, layer)):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(row)
        sink.write(line.getvalue().encode())


def _with_header(columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[list[str]]:
    yield [column.name for column in columns]
    for row in rows:
        yield [_csv_cell(column, cell) for column, cell in zip(columns, row, strict=True)]


def _csv_cell(column: Column, cell: Any) -> str:
    if cell is None:
        return ""
    match column.type:
        case "flag":
            return "true" if cell else "false"
        case "number":
            return repr(cell).removesuffix(".0")
        case "arguments" | "texts":
            return encodable(json.dumps(cell, ensure_ascii=False))
    return encodable(str(cell))


def _write_parquet(documents: Iterable[Document], sink: BinaryIO, layer: str) -> None:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(_Forward(sink), arrow_schema(layer), compression="zstd") as writer:
        for batch in record_batches(documents, layer):
            writer.write_batch(batch)


class _Forward(io.RawIOBase):
    """A sink that only goes forward, as a pipe does, with the position that the Parquet writer asks for."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._position = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def write(self, data: Any) -> int:
        size = memoryview(data).nbytes
        self._sink.write(data)
        self._position += size
        return size

    def flush(self) -> None:
        if not self.closed:
            self._sink.flush()
