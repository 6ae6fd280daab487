"""What the encoder's heads say of a token, for the models to weigh beside all else; empty where the encoder lacks the head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .._analysis import Analysis, Tags
from ..encoder import Encoder, role_probabilities

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["modality_shares", "role_curve", "role_shares", "role_table", "steps", "type_shares"]

OUTSIDE = "O"
_HEAD_WORDS = 3
"""Words at the start of a phrase whose role probabilities count."""


_STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


def steps(share: float) -> Iterator[float]:
    """The steps that a probability reaches; a model that weighs each apart can bend it as it likes."""
    for step in _STEPS:
        if share < step:
            return
        yield step


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, tuple[str, ...]]:
    return Encoder.shared().heads


@lru_cache(maxsize=1)
def _roles() -> tuple[str, ...]:
    return Encoder.shared().roles


def _tags_of(analysis: Analysis, token: int) -> tuple[Tags, int] | None:
    """The tags of a token's sentence, and the token's place in it."""
    if not analysis.tags:
        return None
    number = analysis.sentence_at(token)
    return analysis.tags[number], token - analysis.sentences[number].first_token


def _shares(analysis: Analysis, token: int, head: str) -> dict[str, float]:
    found = _tags_of(analysis, token)
    if found is None or head not in found[0]:
        return {}
    tags, place = found
    return dict(zip(_labels()[head], tags[head][place].tolist(), strict=True))


def type_shares(analysis: Analysis, token: int) -> dict[str, float]:
    """Type of event -> probability that the token reports one; empty without the ``triggers`` head."""
    shares = _shares(analysis, token, "triggers")
    shares.pop(OUTSIDE, None)
    return shares


def modality_shares(analysis: Analysis, token: int) -> dict[str, float]:
    """Modality -> probability; empty without the ``modality`` head."""
    return _shares(analysis, token, "modality")


def role_shares(analysis: Analysis, trigger: int, first: int, end: int) -> dict[str, tuple[float, float]]:
    """Role -> probability that the first words of a phrase stand in that role of a trigger, and that the word before the phrase does.

    Empty where none were scored, as for a word that is hardly a trigger.
    """
    found = _tags_of(analysis, trigger)
    if found is None:
        return {}
    tags, place = found
    table = role_probabilities(tags, place)
    if table is None:
        return {}
    start = place + first - trigger
    inside = table[start : min(place + end - trigger, start + _HEAD_WORDS)].mean(axis=0).tolist()
    before = table[start - 1].tolist() if start > 0 and first - 1 != trigger else [0.0] * len(inside)
    return dict(zip(_roles(), zip(inside, before, strict=True), strict=True))


def role_curve(analysis: Analysis, trigger: int, role: str, first: int, end: int) -> list[float]:
    """The probability that each word from ``first`` to ``end`` (left out), or the end of the sentence, stands in a role of a trigger.

    Empty where none were scored.
    """
    found = _tags_of(analysis, trigger)
    table = role_probabilities(*found) if found is not None else None
    if found is None or table is None:
        return []
    start = found[1] + first - trigger
    shares: list[float] = table[start : start + end - first, _roles().index(role)].tolist()
    return shares


def role_table(analysis: Analysis, trigger: int, roles: Sequence[str]) -> NDArray[Any] | None:
    """Probabilities (words of the sentence, ``roles``) that each word stands in each role of a trigger; ``None`` where none were scored."""
    found = _tags_of(analysis, trigger)
    table = role_probabilities(*found) if found is not None else None
    return None if table is None else table[:, [_roles().index(role) for role in roles]]
