"""The files of a shipped model: ``meta.json``, and the files that it lists, each checked against its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ._errors import ModelError

__all__ = ["REMEDY", "read_listed", "read_meta"]

REMEDY = "reinstall camel-extract, or make the model again with the scripts in training/"


def read_meta(path: Path, *, format: int) -> dict[str, Any]:
    """What ``meta.json`` of the folder ``path`` says; raises :class:`ModelError` where it is missing, damaged or of another format."""
    try:
        meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"no model at {path}: meta.json cannot be read ({error.strerror}); {REMEDY}") from error
    except ValueError as error:
        raise ModelError(f"{path / 'meta.json'} is damaged: it is no JSON; {REMEDY}") from error
    found = meta.get("format") if isinstance(meta, dict) else None
    if found != format:
        raise ModelError(f"the model at {path} has format {found!r} and this version of camel-extract reads format {format}; {REMEDY}")
    return dict(meta)


def read_listed(path: Path, name: str, hashes: Mapping[str, str]) -> bytes:
    """The bytes of a listed file; raises :class:`ModelError` where it is missing or is not the one that was shipped."""
    try:
        content = (path / name).read_bytes()
    except OSError as error:
        raise ModelError(f"model file {path / name} cannot be read ({error.strerror}); {REMEDY}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != hashes[name]:
        raise ModelError(
            f"model file {path / name} is damaged: its SHA-256 is {found[:12]}…, meta.json says {hashes[name][:12]}…; {REMEDY}"
        )
    return content
