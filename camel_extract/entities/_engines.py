"""The engines by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from .._errors import InvalidInputError
from ._protocol import EntityRecognizer

__all__ = ["ENGINES", "INSTALL_FOR_FOLDERS", "Engine", "load_recognizer", "missing_for_folders"]


INSTALL_FOR_FOLDERS = 'pip install "transformers>=4.40" torch'


class Engine(NamedTuple):
    """An engine that the library knows by name: what it is, and how it is made."""

    description: str
    make: Callable[[], EntityRecognizer]


def _embedded() -> EntityRecognizer:
    from ._embedded import EmbeddedRecognizer

    return EmbeddedRecognizer()


def _fast() -> EntityRecognizer:
    from ._fast import FastRecognizer

    return FastRecognizer()


def _camel() -> EntityRecognizer:
    from ._camel import CamelRecognizer

    return CamelRecognizer()


def _stanza() -> EntityRecognizer:
    from ._stanza import StanzaRecognizer

    return StanzaRecognizer()


def _of_folder(folder: Path) -> EntityRecognizer:
    from ._token_classifier import FolderRecognizer

    return FolderRecognizer(folder)


ENGINES: Mapping[str, Engine] = {
    "embedded": Engine("the transformer that ships with the library", _embedded),
    "fast": Engine("its pupil without a transformer; the encoder does not run then", _fast),
    "camel": Engine("camel-tools' NERecognizer (AraBERT)", _camel),
    "stanza": Engine("Stanza's Arabic NER", _stanza),
}


def missing_for_folders() -> str | None:
    """What is missing to run a folder's weights in safetensors, with the command that installs it; ``None`` where all is there."""
    missing = [name for name in ("transformers", "torch") if find_spec(name) is None]
    return f"{' and '.join(missing)} cannot be imported; install: {INSTALL_FOR_FOLDERS}" if missing else None


def load_recognizer(spec: str | PathLike[str] | EntityRecognizer) -> EntityRecognizer:
    """The engine that ``spec`` names: ``"embedded"``, ``"fast"``, ``"camel"``, ``"stanza"``, or a folder with a Hugging Face
    token-classification model; an object with the protocol comes back as it is.

    Raises :class:`InvalidInputError` for anything else, :class:`EngineUnavailableError` where the engine's package or data is
    missing, :class:`ModelError` where its files are damaged.
    """
    if isinstance(spec, str) and spec in ENGINES:
        return ENGINES[spec].make()
    if isinstance(spec, str | PathLike) and spec and Path(spec).is_dir():
        return _of_folder(Path(spec))
    if isinstance(spec, EntityRecognizer) and not isinstance(spec, type):
        return spec
    raise InvalidInputError(
        f"no entity engine {str(spec) if isinstance(spec, PathLike) else spec!r}; engines are {', '.join(map(repr, ENGINES))}, "
        "the folder of a Hugging Face model, or an object with a method recognize(analysis) that gives mentions"
    )
