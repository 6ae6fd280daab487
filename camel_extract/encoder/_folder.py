"""A model folder: ``meta.json`` and the files that it lists, each checked against its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .._errors import ModelError

FORMAT = 1
WEIGHTS = "model.onnx"
TOKENIZER = "tokenizer.json"
ROLE_TRIGGERS = "role_triggers"
ROLE_ARGUMENTS = "role_arguments"
_REMEDY = "reinstall camel-extract, or make the model again with the scripts in training/"


@dataclass(frozen=True)
class ModelFolder:
    """What ``meta.json`` says of a model: its heads with their labels, the argument roles that it scores (none in a model without),
    the longest input in pieces, the hash of each file."""

    path: Path
    version: str
    heads: Mapping[str, tuple[str, ...]]
    roles: tuple[str, ...]
    window: int
    hashes: Mapping[str, str]

    @classmethod
    def open(cls, path: Path) -> ModelFolder:
        """Read ``meta.json``; raises :class:`ModelError` where it is missing, damaged or of another format."""
        try:
            meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
        except OSError as error:
            raise ModelError(f"no model at {path}: meta.json cannot be read ({error.strerror}); {_REMEDY}") from error
        except ValueError as error:
            raise ModelError(f"{path / 'meta.json'} is damaged: it is no JSON; {_REMEDY}") from error
        return cls._from_meta(path, meta)

    @classmethod
    def _from_meta(cls, path: Path, meta: Any) -> ModelFolder:
        found = meta.get("format") if isinstance(meta, dict) else None
        if found != FORMAT:
            raise ModelError(
                f"the model at {path} has format {found!r} and this version of camel-extract reads format {FORMAT}; {_REMEDY}"
            )
        try:
            heads = {str(head): tuple(map(str, labels)) for head, labels in meta["heads"].items()}
            hashes = {name: str(meta["files"][name]) for name in (WEIGHTS, TOKENIZER)}
            roles = tuple(map(str, meta.get("roles", ())))
            folder = cls(path, str(meta["version"]), heads, roles, int(meta["window"]), hashes)
            if roles and "triggers" not in heads:
                raise KeyError("triggers")
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{path / 'meta.json'} lacks a field or has a wrong one ({error}); {_REMEDY}") from error
        return folder

    def read(self, name: str) -> bytes:
        """The bytes of a listed file; raises :class:`ModelError` where it is missing or is not the one that was shipped."""
        try:
            content = (self.path / name).read_bytes()
        except OSError as error:
            raise ModelError(f"model file {self.path / name} cannot be read ({error.strerror}); {_REMEDY}") from error
        found = hashlib.sha256(content).hexdigest()
        if found != self.hashes[name]:
            raise ModelError(
                f"model file {self.path / name} is damaged: its SHA-256 is {found[:12]}…, "
                f"meta.json says {self.hashes[name][:12]}…; {_REMEDY}"
            )
        return content
