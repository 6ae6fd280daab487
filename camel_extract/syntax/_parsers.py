"""The syntax engines by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


PARSERS: Mapping[str, Parser] = {
    "light": Parser("the library's own reader of noun phrases; no parser runs", _light),
}


def load_parser(spec: str | SyntaxParser) -> SyntaxParser:
    """The parser that ``spec`` names; an object with the protocol comes back as it is.

    Raises :class:`InvalidInputError` for anything else, :class:`EngineUnavailableError` where the parser's package or data is missing,
    :class:`ModelError` where its files are damaged.
    """
    if isinstance(spec, str) and spec in PARSERS:
        return PARSERS[spec].make()
    if isinstance(spec, SyntaxParser) and not isinstance(spec, type):
        return spec
    raise InvalidInputError(
        f"no parser {spec!r}; parsers are {', '.join(map(repr, PARSERS))}, or an object with a method parse(analysis) that gives one "
        "Dependency a token"
    )
