"""The exception tree. Every error the library raises on purpose derives from :class:`CamelExtractError`."""

from __future__ import annotations

__all__ = [
    "CamelExtractError",
    "EngineUnavailableError",
    "InvalidDateError",
    "InvalidInputError",
    "InvalidTextError",
    "LexiconError",
    "ModelError",
    "UnreadableFileError",
]


class CamelExtractError(Exception):
    """Root of all errors that the library raises on purpose."""


class InvalidInputError(CamelExtractError, ValueError):
    """The caller passed something that the library cannot work on."""


class InvalidTextError(InvalidInputError, TypeError):
    """The text is not a ``str``."""


class InvalidDateError(InvalidInputError):
    """The document date is not a date, a datetime or an ISO 8601 string of one."""


class UnreadableFileError(InvalidInputError, OSError):
    """A file cannot be opened or is not text in the stated encoding."""


class LexiconError(CamelExtractError, ValueError):
    """A lexicon or frame file breaks its schema; the message names file, row and field."""


class ModelError(CamelExtractError, RuntimeError):
    """A model folder is missing, damaged, or does not fit this version of the library."""


class EngineUnavailableError(CamelExtractError, ImportError):
    """An optional engine lacks its package or its data; the message holds the command that fetches it."""
