"""What the encoder's heads say of a token; everything here is empty where the encoder has not run or lacks the head."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from .._analysis import Analysis, Tags
from ..encoder import Encoder, role_probabilities

__all__ = ["modality_shares", "negated_share", "role_shares", "type_shares"]

OUTSIDE = "O"
_HEAD_WORDS = 3
"""Words at the start of a phrase whose role probabilities count."""


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, tuple[str, ...]]:
    return Encoder.shared().heads


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


def negated_share(analysis: Analysis, token: int) -> float | None:
    """Probability that the event at a token is denied; ``None`` without the ``negated`` head."""
    return _shares(analysis, token, "negated").get("yes")


def role_shares(analysis: Analysis, trigger: int, first: int, end: int, *, opens: bool) -> dict[str, float]:
    """Role -> probability that a phrase fills that role of a trigger, from its first words; empty where none were scored.

    With ``opens`` the word before must stand outside: a phrase inside a longer filler is none of its own.
    """
    found = _tags_of(analysis, trigger)
    if found is None:
        return {}
    tags, place = found
    table = role_probabilities(tags, place)
    if table is None:
        return {}
    start = place + first - trigger
    rows = table[start : min(place + end - trigger, start + _HEAD_WORDS)]
    shares = rows.mean(axis=0)
    if opens and start > 0 and first - 1 != trigger:
        shares = shares * (1.0 - table[start - 1])
    return dict(zip(Encoder.shared().roles, shares.tolist(), strict=True))
