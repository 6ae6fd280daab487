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


def role_shares(analysis: Analysis, trigger: int, first: int, end: int) -> dict[str, float]:
    """Role -> mean probability that the first words of a phrase stand in that role of a trigger; empty where none were scored."""
    found = _tags_of(analysis, trigger)
    if found is None:
        return {}
    tags, place = found
    table = role_probabilities(tags, place)
    if table is None:
        return {}
    start = place + first - trigger
    rows = table[start : min(place + end - trigger, start + _HEAD_WORDS)]
    return dict(zip(Encoder.shared().roles, rows.mean(axis=0).tolist(), strict=True))
