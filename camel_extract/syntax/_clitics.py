"""Clitics written onto a noun, told from its letters, its name and the words that start so."""

from __future__ import annotations

from .._analysis import Analysis
from ._noun_phrase import entity_at
from ._words import own_initials

__all__ = ["attached_clitics"]

_PREFIXED = frozenset("بلك")
_SHORTEST_REST = 3


def attached_clitics(analysis: Analysis, token: int) -> tuple[str, bool]:
    """The preposition written onto a noun (``""`` if none), and whether a conjunction is."""
    word = analysis.tokens[token].folded
    entity = entity_at(analysis, token)
    if word in own_initials() or len(word) <= _SHORTEST_REST:
        return "", False
    names_start = entity is not None and entity.start == analysis.tokens[token].start
    conjoined = word[0] in "وف" and len(word) > _SHORTEST_REST and (not names_start or word[1:3] == "ال")
    rest = word[1:] if conjoined else word
    if rest in own_initials() or (names_start and not conjoined):
        return "", conjoined
    if rest[0] in _PREFIXED and len(rest) > _SHORTEST_REST:
        return rest[0], conjoined
    return "", conjoined
