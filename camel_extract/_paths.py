"""Where the files that ship with the library are found."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def model_dir(name: str) -> Path:
    """Folder of a shipped model: inside the installed package, or beside it in a source checkout.

    The folder need not exist; whoever loads it says what is missing.
    """
    installed = _PACKAGE / "models" / name
    return installed if installed.is_dir() else _PACKAGE.parent / "models" / name
