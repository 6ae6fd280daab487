"""Layers as Arrow tables with a declared schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from .._document import Document
from ._characters import encodable
from ._columns import Column, columns_of, iterate_rows, schema_name

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["arrow_schema", "record_batches", "to_arrow"]

_ROWS_A_BATCH = 8192


def to_arrow(docs: Document | Iterable[Document], layer: str) -> pa.Table:
    """A layer of one or many documents as an Arrow table: the columns of :func:`camel_extract.to_frame` under :func:`arrow_schema`.

    The schema's metadata has the table's name and version under ``camel_extract.schema``, as in ``camel_extract.events/1``. A lone
    surrogate, which UTF-8 cannot write, becomes U+FFFD here, so that offsets into the text stay right.
    Raises :class:`InvalidInputError` for an unknown layer or for what is no Document.
    """
    import pyarrow as pa

    return pa.Table.from_batches(record_batches(docs, layer), schema=arrow_schema(layer))


def arrow_schema(layer: str) -> pa.Schema:
    """The Arrow schema of a layer's table. Raises :class:`InvalidInputError` for an unknown layer."""
    import pyarrow as pa

    fields = [pa.field(column.name, _arrow_type(column), nullable=column.nullable) for column in columns_of(layer)]
    return pa.schema(fields, metadata={"camel_extract.schema": schema_name(layer)})


def record_batches(docs: Document | Iterable[Document], layer: str) -> Iterator[pa.RecordBatch]:
    """The table in pieces of some thousand rows, made as the documents come."""
    import pyarrow as pa

    columns = columns_of(layer)
    schema = arrow_schema(layer)
    rows = iterate_rows(docs, layer)
    while chunk := list(islice(rows, _ROWS_A_BATCH)):
        arrays = [
            pa.array([_arrow_cell(column, cell) for cell in cells], field.type)
            for column, field, cells in zip(columns, schema, zip(*chunk, strict=True), strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _arrow_type(column: Column) -> Any:
    import pyarrow as pa

    if column.type == "arguments":
        argument = [
            pa.field("role", pa.string(), nullable=False),
            pa.field("start", pa.int64(), nullable=False),
            pa.field("end", pa.int64(), nullable=False),
            pa.field("text", pa.string(), nullable=False),
            pa.field("ref", pa.string()),
        ]
        return pa.list_(pa.field("item", pa.struct(argument), nullable=False))
    if column.type == "texts":
        return pa.list_(pa.field("item", pa.string(), nullable=False))
    return {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}[column.type]


def _arrow_cell(column: Column, cell: Any) -> Any:
    if column.type == "text":
        return encodable(cell)
    if column.type == "arguments":
        return [{**argument, "text": encodable(argument["text"])} for argument in cell]
    if column.type == "texts":
        return [encodable(text) for text in cell]
    return cell
