"""The syntax engines by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from .._errors import InvalidInputError
from ._protocol import SyntaxParser

__all__ = ["PARSERS", "Parser", "load_parser"]


class Parser(NamedTuple):
    """A parser that the library knows by name: what it is, and how it is made."""

    description: str
    make: Callable[[], SyntaxParser]


def _light() -> SyntaxParser:
    from ._light import LightReader

    return LightReader()


def _stanza() -> SyntaxParser:
    from ._stanza import StanzaParser

    return StanzaParser()


def _of_folder(folder: Path) -> SyntaxParser:
    from ._stanza import StanzaParser

    return StanzaParser(model_dir=folder)


PARSERS: Mapping[str, Parser] = {
    "light": Parser("the library's own reader of noun phrases; no parser runs", _light),
    "stanza": Parser("Stanza's Arabic dependency parser", _stanza),
}


def load_parser(spec: str | PathLike[str] | SyntaxParser) -> SyntaxParser:
    """The parser that ``spec`` names: ``"light"``, ``"stanza"``, or a folder with Stanza's models; an object with the protocol comes back
    as it is.

    Raises :class:`InvalidInputError` for anything else, :class:`EngineUnavailableError` where the parser's package or data is missing,
    :class:`ModelError` where its files are damaged.
    """
    if isinstance(spec, str) and spec in PARSERS:
        return PARSERS[spec].make()
    if isinstance(spec, str | PathLike) and spec and Path(spec).is_dir():
        return _of_folder(Path(spec))
    if isinstance(spec, SyntaxParser) and not isinstance(spec, type):
        return spec
    raise InvalidInputError(
        f"no parser {str(spec) if isinstance(spec, PathLike) else spec!r}; parsers are {', '.join(map(repr, PARSERS))}, a folder with "
        "Stanza's models, or an object with a method parse(analysis) that gives one Dependency a token"
    )
