"""The folder of an encoder: what its ``meta.json`` says, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .._errors import ModelError
from .._model_files import REMEDY, read_listed, read_meta

FORMAT = 1
WEIGHTS = "model.onnx"
TOKENIZER = "tokenizer.json"
ROLE_TRIGGERS = "role_triggers"
ROLE_ARGUMENTS = "role_arguments"


@dataclass(frozen=True)
class ModelFolder:
    """What ``meta.json`` says of a model: its heads with their labels, the argument roles that it scores (none in a model without) and
    what each distance in words weighs for them, the longest input in pieces, the hash of each file."""

    path: Path
    version: str
    heads: Mapping[str, tuple[str, ...]]
    roles: tuple[str, ...]
    role_distances: tuple[tuple[float, ...], ...]
    window: int
    hashes: Mapping[str, str]

    @classmethod
    def open(cls, path: Path) -> ModelFolder:
        """Read ``meta.json``; raises :class:`ModelError` where it is missing, damaged or of another format."""
        meta = read_meta(path, format=FORMAT)
        try:
            heads = {str(head): tuple(map(str, labels)) for head, labels in meta["heads"].items()}
            hashes = {name: str(meta["files"][name]) for name in (WEIGHTS, TOKENIZER)}
            roles = tuple(map(str, meta.get("roles", ())))
            distances = tuple(tuple(map(float, row)) for row in meta["role_distances"]) if roles else ()
            if roles and "triggers" not in heads:
                raise KeyError("triggers")
            if any(len(row) != len(roles) for row in distances) or (roles and len(distances) % 2 == 0):
                raise ValueError(f"role_distances must be an odd number of rows of {len(roles)} weights")
            folder = cls(path, str(meta["version"]), heads, roles, distances, int(meta["window"]), hashes)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{path / 'meta.json'} lacks a field or has a wrong one ({error}); {REMEDY}") from error
        return folder

    def read(self, name: str) -> bytes:
        """The bytes of a listed file; raises :class:`ModelError` where it is missing or is not the one that was shipped."""
        return read_listed(self.path, name, self.hashes)
