"""The models over features that decide beside the frames and the encoder's heads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .._loglinear import LogLinear, read_model
from ._frames import word_counts
from ._second_look import Trees, read_trees

__all__ = ["BARE", "Models"]

BARE = "_bare"
"""Ends the names of the files of models that do without the encoder."""


@dataclass(frozen=True, slots=True)
class Models:
    """What was learnt: which candidates are triggers, which phrases fill which role, which modality an event has, where an argument
    ends, how often each word reports each type: (word, type) -> (times it does, times it occurs), and how phrases compare side by side."""

    triggers: LogLinear
    roles: LogLinear
    modality: LogLinear
    borders: LogLinear
    words: Mapping[tuple[str, str], tuple[int, int]]
    trees: Trees | None = None

    def knows(self, kind: str) -> bool:
        """Whether a type is one of those that the models were trained on."""
        return f"type:{kind}:a" in self.roles

    @staticmethod
    @lru_cache(maxsize=2)
    def own(*, encoder: bool) -> Models:
        """Those that ship with the library: the ones that weigh the encoder's heads, or the ones that do without."""
        ending = "" if encoder else BARE
        names = "triggers", "roles", "modality", "borders"
        triggers, roles, modality, borders = (read_model(__package__, f"{name}{ending}.tsv") for name in names)
        return Models(triggers, roles, modality, borders, word_counts(), read_trees(f"second_look{ending}.tsv"))
