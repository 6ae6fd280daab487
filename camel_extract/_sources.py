"""Texts from files: plain ones, one document each, and JSON lines, one document a line. Both may be compressed."""

from __future__ import annotations

import bz2
import codecs
import gzip
import json
import lzma
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import PurePath
from typing import Any, Literal

from ._errors import InvalidInputError, UnreadableFileError
from ._pipeline import Source

__all__ = ["STDIN", "InputFormat", "check_encoding", "holds_lines", "read_sources"]

InputFormat = Literal["auto", "text", "jsonl"]
OnFailure = Callable[[str, str], None]

STDIN = "-"

_OPENERS: dict[str, Callable[[str], Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_LINE_SUFFIXES = (".jsonl", ".ndjson")
_READ_ERRORS = (OSError, EOFError, lzma.LZMAError, zlib.error)


def check_encoding(name: str) -> None:
    """Raises :class:`InvalidInputError` for an encoding that Python does not know."""
    try:
        codecs.lookup(name)
    except LookupError:
        raise InvalidInputError(f"no encoding {name!r}; try utf-8, windows-1256 or iso-8859-6") from None


def read_sources(
    paths: Iterable[str],
    *,
    encoding: str = "utf-8",
    input_format: InputFormat = "auto",
    date: str | None = None,
    on_failure: OnFailure,
) -> Iterator[Source]:
    """The texts of files, one at a time, in order. ``-`` is standard input.

    A file whose name ends in ``.jsonl`` or ``.ndjson`` holds a JSON object a line, in UTF-8, with ``text`` and, where they are known,
    ``id``, ``date`` and ``title``; a title becomes the first line of the text, before an empty one, unless the text starts with it.
    Any other file is one text in ``encoding``, with its path as id. ``.gz``, ``.xz`` and ``.bz2`` after the name are unpacked.
    ``date`` serves where a line has none. What cannot be read goes to ``on_failure`` as place and reason, and the rest goes on.
    """
    for path in paths:
        name = "stdin" if path == STDIN else path
        try:
            with _open(path) as file:
                if holds_lines(path, input_format):
                    yield from _line_sources(file, name, date, on_failure)
                else:
                    yield Source(_decode(file.read(), encoding), None if path == STDIN else path, date)
        except UnreadableFileError as error:
            on_failure(name, str(error))
        except _READ_ERRORS as error:
            on_failure(name, getattr(error, "strerror", None) or str(error) or "cannot be read")


def _open(path: str) -> Any:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    opener = _OPENERS.get(PurePath(path).suffix.lower())
    return opener(path) if opener else open(path, "rb")


def holds_lines(path: str, input_format: InputFormat) -> bool:
    if input_format != "auto":
        return input_format == "jsonl"
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    if suffixes and suffixes[-1] in _OPENERS:
        suffixes.pop()
    return bool(suffixes) and suffixes[-1] in _LINE_SUFFIXES


def _decode(data: bytes, encoding: str) -> str:
    """The text with its line ends as they are, so that offsets count what the file holds; a byte order mark is no text."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"not {encoding} text (byte {error.start}); name its encoding with --encoding") from None


def _line_sources(lines: Iterable[bytes], name: str, date: str | None, on_failure: OnFailure) -> Iterator[Source]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            yield _line_source(line, place, date)
        except InvalidInputError as error:
            on_failure(place, str(error))


def _line_source(line: bytes, place: str, date: str | None) -> Source:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"not UTF-8 (byte {error.start} of the line)") from None
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(f"not JSON: {error}") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InvalidInputError("a line must be a JSON object whose 'text' is a string")
    for key in ("title", "date"):
        if not isinstance(row.get(key), str | None):
            raise InvalidInputError(f"{key!r} must be a string, not {row[key]!r}"[:120])
    id = row.get("id")
    return Source(_with_title(row["text"], row.get("title")), place if id is None else str(id), row.get("date") or date)


def _with_title(text: str, title: str | None) -> str:
    if not title or text.lstrip().startswith(title.strip()):
        return text
    return f"{title}\n\n{text}"
