"""What a phase of training leaves behind now and then, so that it can go on after an interruption."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import torch

SAVED_EVERY = 1000
"""Steps between two checkpoints."""


class Stateful(Protocol):
    """A network, an optimiser: what gives its state and takes it back."""

    def state_dict(self) -> dict[str, Any]: ...

    def load_state_dict(self, state_dict: dict[str, Any], /) -> Any: ...


class Progress:
    """The checkpoint file ``path`` of a phase; ``parts`` are brought to where it stands. ``step`` is the number of steps done.

    From a checkpoint on, chance is drawn anew, so an interrupted run gives like weights and not the same ones.
    """

    def __init__(self, path: Path, *, seed: int, **parts: Stateful) -> None:
        self.path, self.parts, self.step = path, parts, 0
        if path.exists():
            state = torch.load(path, weights_only=True, map_location="cpu")
            for name, part in parts.items():
                part.load_state_dict(state[name])
            self.step = int(state["step"])
        torch.manual_seed(seed + self.step)

    def done(self, step: int) -> None:
        """Count a step, and write the checkpoint where it is due."""
        self.step = step + 1
        if self.step % SAVED_EVERY == 0:
            state: dict[str, Any] = {name: part.state_dict() for name, part in self.parts.items()}
            save(self.path, state | {"step": self.step})


def save(path: Path, state: dict[str, Any]) -> None:
    """Write a file of tensors in one move."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)
