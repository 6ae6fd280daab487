"""The engines by name."""

from __future__ import annotations

from collections.abc import Callable

from .._errors import InvalidInputError
from ._protocol import EntityRecognizer

__all__ = ["load_recognizer"]


def _embedded() -> EntityRecognizer:
    from ._embedded import EmbeddedRecognizer

    return EmbeddedRecognizer()


def _camel() -> EntityRecognizer:
    from ._camel import CamelRecognizer

    return CamelRecognizer()


def _stanza() -> EntityRecognizer:
    from ._stanza import StanzaRecognizer

    return StanzaRecognizer()


_ENGINES: dict[str, Callable[[], EntityRecognizer]] = {"embedded": _embedded, "camel": _camel, "stanza": _stanza}


def load_recognizer(spec: str | EntityRecognizer) -> EntityRecognizer:
    """The engine that ``spec`` names: ``"embedded"``, ``"camel"``, ``"stanza"``; an object with the protocol comes back as it is.

    Raises :class:`InvalidInputError` for anything else, :class:`EngineUnavailableError` where the engine's package or data is
    missing.
    """
    if isinstance(spec, str) and spec in _ENGINES:
        return _ENGINES[spec]()
    if isinstance(spec, EntityRecognizer) and not isinstance(spec, type):
        return spec
    raise InvalidInputError(
        f"no entity engine {spec!r}; engines are {', '.join(map(repr, _ENGINES))}, "
        "or an object with a method recognize(analysis) that gives mentions"
    )
