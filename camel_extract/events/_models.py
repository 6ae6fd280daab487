"""The three models over features that decide beside the frames and the encoder's heads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ._frames import word_counts
from ._loglinear import LogLinear, read_model

__all__ = ["Models"]


@dataclass(frozen=True, slots=True)
class Models:
    """What was learnt: which candidates are triggers, which phrases fill which role, which modality an event has, and how often each word
    reports each type: (word, type) -> (times it does, times it occurs)."""

    triggers: LogLinear
    roles: LogLinear
    modality: LogLinear
    words: Mapping[tuple[str, str], tuple[int, int]]

    def knows(self, kind: str) -> bool:
        """Whether a type is one of those that the models were trained on."""
        return f"type:{kind}:a" in self.roles

    @staticmethod
    @lru_cache(maxsize=1)
    def own() -> Models:
        """Those that ship with the library."""
        return Models(read_model("triggers.tsv"), read_model("roles.tsv"), read_model("modality.tsv"), word_counts())
