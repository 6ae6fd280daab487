"""Things: one row a person, body or place, with all that a document calls it. A view of a document's entities, computed and not stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._records import Entity, EntityLabel

if TYPE_CHECKING:
    from ._document import Document

__all__ = ["Thing", "gather_things"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a document names.

    ``mentions`` are the ids of its entities in order of offset, ``fullest`` the one with the fullest name; ``label``, ``ref`` and
    ``name`` are those of ``fullest``.
    """

    id: str
    label: EntityLabel
    name: str | None
    ref: str | None
    fullest: Entity
    mentions: tuple[str, ...]


def gather_things(document: Document) -> tuple[Thing, ...]:
    """The things that a document's entities name, in order of first mention; an entity whose ``coref`` the document lacks is its own."""
    entities = {entity.id: entity for entity in document.entities}
    mentions: dict[str, list[str]] = {}
    for entity in document.entities:
        fullest = entity.coref if entity.coref in entities else None
        mentions.setdefault(fullest or entity.id, []).append(entity.id)
    return tuple(
        Thing(f"n{number}", entities[id].label, entities[id].name, entities[id].ref, entities[id], tuple(ids))
        for number, (id, ids) in enumerate(mentions.items(), 1)
    )
