"""Names to what they name: countries, cities, organisations and armed groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .._records import EntityLabel, Token

__all__ = ["Link", "link"]


@dataclass(frozen=True, slots=True)
class Link:
    """A known thing: ``ref`` is ``ISO3166:IQ``, ``wikidata:Q7184`` or ``geonames:98182``, ``name`` its English name."""

    ref: str
    name: str


def link(tokens: Sequence[Token], *, label: EntityLabel) -> Link | None:
    """What the name written by ``tokens`` stands for, ``None`` where it is not known."""
    return None
