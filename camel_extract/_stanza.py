"""Stanza's Arabic models, loaded from disk for the engines that run them. Nothing is fetched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._errors import EngineUnavailableError, ModelError

if TYPE_CHECKING:
    from stanza import Pipeline

__all__ = ["WORDS_AT_ONCE", "load_stanza"]

INSTALL_PACKAGE = 'pip install "stanza>=1.9"'

WORDS_AT_ONCE = 200
"""Words of a sentence read at once: the models are recurrent, so their memory grows with the longest sentence of a batch."""


def load_stanza(processors: str, *, what: str, folder: Path | None = None, **options: Any) -> Pipeline:
    """The pipeline of ``processors`` (their names, parted by commas) with ``options``, from ``folder`` or where Stanza keeps its models.

    ``what`` names it in messages. Raises :class:`EngineUnavailableError` with the command that mends it where the package or its data is
    missing, :class:`ModelError` where the model's files are damaged.
    """
    try:
        import stanza
    except ImportError as error:
        raise EngineUnavailableError(f"Stanza cannot be imported ({error}); install it: {INSTALL_PACKAGE}") from error
    command = _download_command(processors, folder)
    try:
        return stanza.Pipeline(
            "ar",
            dir=str(folder or _default_folder()),
            processors=processors,
            download_method=None,
            logging_level="CRITICAL",
            **options,
        )
    except Exception as error:
        if missing := _missing_file(error):
            raise EngineUnavailableError(
                f"the data of Stanza's Arabic {what} is missing ({missing}); install it with: {command}"
            ) from error
        raise ModelError(f"Stanza's Arabic {what} cannot be loaded ({error}); fetch it anew: {command}") from error


def _download_command(processors: str, folder: Path | None) -> str:
    where = f", model_dir={str(folder)!r}" if folder else ""
    return f"python -c \"import stanza; stanza.download('ar', processors='{processors}'{where})\""


def _missing_file(error: BaseException | None) -> FileNotFoundError | None:
    """The missing file behind an error; Stanza may fail anew while it handles the first failure."""
    while error is not None and not isinstance(error, FileNotFoundError):
        error = error.__context__
    return error


def _default_folder() -> str:
    """Where Stanza keeps its models. It reads the variable once, when it is imported; it may have been set since."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return str(os.environ.get("STANZA_RESOURCES_DIR", DEFAULT_MODEL_DIR))
