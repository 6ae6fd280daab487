"""The command line: ``camel-extract extract``, ``schema``, ``engines``.

Exit codes: 0, all was read; 1, some of the input could not be read, which standard error names, and the rest was written;
2, nothing could be done: a wrong option, a missing engine or model, an output that cannot be written; 130, interrupted.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from ._errors import CamelExtractError, EngineUnavailableError, InvalidInputError, ModelError

if TYPE_CHECKING:
    from ._analysis import Analysis
    from ._document import Document

__all__ = ["app", "main"]

app = typer.Typer(
    name="camel-extract",
    help="Typed records from Modern Standard Arabic news: who, what, when, where, how many, and who said so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

# At import, since worker processes import this module too: what the library logs of a bad document is reported here in one line.
logging.getLogger("camel_extract").addHandler(logging.NullHandler())

_DOCUMENTS_A_BATCH = 16


class OutputFormat(StrEnum):
    """How documents are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class InputKind(StrEnum):
    """What the input files hold."""

    auto = "auto"
    text = "text"
    jsonl = "jsonl"


class Failures:
    """What could not be read: each reported at once on standard error, all counted."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, place: str, reason: str) -> None:
        _complain(f"{place}: {reason}")
        self.count += 1


def _complain(message: str) -> None:
    from .outputs._characters import displayed

    typer.echo(f"camel-extract: {' '.join(displayed(message).split())}", err=True)


def _show_version(wanted: bool) -> None:
    if wanted:
        from . import __version__

        typer.echo(f"camel-extract {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Options of the command itself."""


@app.command()
def extract(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Texts to read; none or - is standard input.")] = None,
    date: Annotated[str | None, typer.Option(help="Day the texts were written, ISO 8601; a JSON line's own date goes first.")] = None,
    format: Annotated[OutputFormat | None, typer.Option("--format", "-f", help="By default from the name of --output, else table.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    layer: Annotated[str | None, typer.Option(help="Layer for csv, parquet (default: events) and table (default: all).")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")] = None,
    ner: Annotated[str, typer.Option(help="Entity engine: embedded, fast, camel, stanza, or a model's folder.")] = "embedded",
    syntax: Annotated[str, typer.Option(help="Syntax engine: light, stanza, or a folder with Stanza's models.")] = "light",
    frames: Annotated[str | None, typer.Option(metavar="FILE", help="JSON file of event frames to add.")] = None,
    cues: Annotated[str | None, typer.Option(metavar="FILE", help="Tab-separated file of reporting words to add.")] = None,
    encoding: Annotated[str, typer.Option(help="Encoding of plain texts; JSON lines are always UTF-8.")] = "utf-8",
    input_format: Annotated[InputKind, typer.Option(help="What the input holds; auto goes by the file's name.")] = InputKind.auto,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that share the work.")] = 1,
) -> None:
    """Read Arabic news and write its records.

    A file is one text. A .jsonl file (also .jsonl.gz, .jsonl.xz) holds one document a line: an object with "text" and, where they
    are known, "id", "date" and "title"; a title becomes the first line of the text. JSON is one object for one text, else an array.

    Exit code 0: all read. 1: some input could not be read, and is named on standard error; the rest is written. 2: nothing done.
    """
    from ._sources import STDIN

    failures = Failures()
    paths = files or [STDIN]
    with _errors_in_one_line():
        chosen = _chosen_format(format, as_json, output)
        _check(chosen, layer, encoding, date, paths, output)
        if STDIN in paths and sys.stdin.isatty():
            typer.echo("camel-extract: reading standard input; end it with Ctrl-D", err=True)
        documents = _documents(paths, encoding, input_format, date, _pipeline(ner, syntax, frames, cues), jobs, failures)
        is_list = len(paths) > 1 or _is_lines(paths[0], input_format)
        with _output(output) as sink:
            _write(documents, sink, chosen, layer, is_list)
    if failures.count:
        raise typer.Exit(1)


def _chosen_format(format: OutputFormat | None, as_json: bool, output: str | None) -> OutputFormat:
    if as_json:
        if format not in (None, OutputFormat.json):
            raise InvalidInputError(f"--json and --format {format} exclude each other")
        return OutputFormat.json
    suffix = Path(output).suffix.lower().removeprefix(".") if output else ""
    return format or (OutputFormat(suffix) if suffix in list(OutputFormat) else OutputFormat.table)


def _check(chosen: OutputFormat, layer: str | None, encoding: str, date: str | None, paths: list[str], output: str | None) -> None:
    """Whatever can be known to be wrong before the models are loaded."""
    from ._anchor import Anchor
    from ._sources import check_encoding
    from .outputs._columns import columns_of

    Anchor.parse(date)
    check_encoding(encoding)
    if layer is not None:
        columns_of(layer)
        if chosen in (OutputFormat.json, OutputFormat.jsonl):
            raise InvalidInputError(f"--layer goes with table, csv and parquet; {chosen} holds all layers")
    if chosen == OutputFormat.parquet and _to_stdout(output) and _on_terminal():
        raise InvalidInputError("Parquet is not for a terminal; name a file with --output, or a pipe")
    for path in paths:
        if output is not None and _is_same_file(path, output):
            raise InvalidInputError(f"{path} is both input and --output")


def _is_same_file(path: str, output: str) -> bool:
    return os.path.exists(path) and os.path.exists(output) and os.path.samefile(path, output)


def _on_terminal() -> bool:
    return sys.stdout.isatty()


def _to_stdout(output: str | None) -> bool:
    return output in (None, "-")


def _is_lines(path: str, input_format: InputKind) -> bool:
    from ._sources import holds_lines

    return holds_lines(path, input_format.value)


def _pipeline(ner: str, syntax: str, frames: str | None, cues: str | None) -> Any:
    import camel_extract

    return camel_extract.load(ner=ner, frames=frames, cues=cues, syntax=syntax)


def _documents(
    paths: list[str], encoding: str, input_format: InputKind, date: str | None, nlp: Any, jobs: int, failures: Failures
) -> Iterator[Document]:
    from ._sources import read_sources

    sources = read_sources(paths, encoding=encoding, input_format=input_format.value, date=date, on_failure=failures)
    batch_size = 1 if jobs == 1 else _DOCUMENTS_A_BATCH
    for document in nlp.pipe(sources, batch_size=batch_size, n_process=jobs):
        if document.error is not None:
            failures(document.id or "stdin", document.error)
        yield document


@contextmanager
def _output(path: str | None) -> Iterator[BinaryIO]:
    if _to_stdout(path):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        file = open(str(path), "wb")  # noqa: SIM115  closed below, with what was written
    except OSError as error:
        raise InvalidInputError(f"cannot write {path}: {error.strerror}") from None
    with file:
        yield file


def _write(documents: Iterable[Document], sink: BinaryIO, chosen: OutputFormat, layer: str | None, is_list: bool) -> None:
    from .outputs._writers import write_documents

    write_documents(documents, sink, format=chosen.value, layer=layer, is_list=is_list)


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    """Turn what the library raises on purpose into a line on standard error and exit code 2; a closed pipe ends quietly."""
    try:
        yield
    except BrokenPipeError:
        _silence_stdout()
        raise typer.Exit(0) from None
    except CamelExtractError as error:
        _complain(str(error))
        raise typer.Exit(2) from None
    except OSError as error:
        _complain(f"cannot write: {error.strerror or error}")
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def _silence_stdout() -> None:
    """Send what is still buffered nowhere; the interpreter would else complain about the closed pipe as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@app.command()
def schema() -> None:
    """Print the JSON Schema of a document."""
    from . import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command()
def engines() -> None:
    """List the engines for entities (--ner) and syntax (--syntax): what is ready, what is missing, and the command that fetches it."""
    from .entities import ENGINES, missing_for_folders
    from .syntax import PARSERS

    typer.echo("--ner")
    for name, engine in ENGINES.items():
        _show_engine(name, engine.description, _problem_of(name, _recognize))
    _show_engine("FOLDER", "a Hugging Face token-classification model exported to ONNX", None)
    _show_engine("FOLDER", "the same with weights in safetensors", missing_for_folders())
    typer.echo("--syntax")
    for name, parser in PARSERS.items():
        _show_engine(name, parser.description, _problem_of(name, _parse))


def _show_engine(name: str, description: str, problem: str | None) -> None:
    typer.echo(f"{name:<10}{'missing' if problem else 'ready':<9}{description}")
    if problem:
        typer.echo(f"{'':<10}{problem}")


def _recognize(engine: str, analysis: Analysis) -> object:
    from .entities import load_recognizer

    return load_recognizer(engine).recognize(analysis)


def _parse(engine: str, analysis: Analysis) -> object:
    from .syntax import load_parser

    return load_parser(engine).parse(analysis)


def _problem_of(engine: str, read: Callable[[str, Analysis], object]) -> str | None:
    """Why an engine cannot be used, with the command that mends it; ``None`` where it is loaded and reads a word."""
    from ._analysis import analyze_text

    try:
        read(engine, analyze_text("بغداد"))
    except (EngineUnavailableError, ModelError) as error:
        return str(error)
    return None


def main() -> None:
    """Entry point of the ``camel-extract`` command."""
    app(prog_name="camel-extract")
