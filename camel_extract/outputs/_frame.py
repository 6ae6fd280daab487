"""Layers as pandas data frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .._document import Document
from ._columns import Column, columns_of, iterate_rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["to_frame"]


def to_frame(docs: Document | Iterable[Document], layer: str) -> pd.DataFrame:
    """A layer of one or many documents as a data frame, one row a record.

    ``docs`` may be a generator, such as ``nlp.pipe(texts)``. ``layer`` is ``sentences``, ``entities``, ``times``, ``quantities``,
    ``quotes``, ``events``, ``arguments`` (one row an argument of an event), ``things`` (one row a person, body or place) or ``stories``
    (one row a happening). The columns and their types are the same for any number of rows: ``doc`` (the document's id, else its position
    from 0) and ``date`` come first, a nested span is spread over ``speaker_text``, ``speaker_start`` and ``speaker_end``, and the role
    columns of ``events`` and ``stories`` hold the fillers' text, several joined with ``" | "``. Texts are ``string``, offsets ``int64``
    (``Int64`` where they may be missing), numbers ``float64``, flags ``bool``; ``arguments`` holds lists of dicts, ``mentions`` and
    ``sources`` lists of texts.

    Texts are kept as they are, lone surrogates too; :func:`camel_extract.to_arrow` gives what can be written to Parquet.
    Raises :class:`InvalidInputError` for an unknown layer or for what is no Document.
    """
    import pandas as pd

    columns = columns_of(layer)
    cells: list[list[Any]] = [[] for _ in columns]
    for row in iterate_rows(docs, layer):
        for column, cell in zip(cells, row, strict=True):
            column.append(cell)
    return pd.DataFrame({column.name: pd.Series(values, dtype=_dtype(column)) for column, values in zip(columns, cells, strict=True)})


def _dtype(column: Column) -> Any:
    if column.type == "text":
        import pandas as pd

        # pyarrow's string storage, the default where it is installed, refuses lone surrogates
        return pd.StringDtype("python")
    if column.type == "integer":
        return "Int64" if column.nullable else "int64"
    return {"number": "float64", "flag": "bool", "arguments": "object", "texts": "object"}[column.type]
