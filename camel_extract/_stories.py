"""Stories: one row a happening, with all that its mentions say of it. A view of a document's events, computed and not stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._records import Argument, ArgumentRole, Event, EventType, Modality, Quantity, TimeExpression
from .text import fold

if TYPE_CHECKING:
    from ._document import Document

__all__ = ["Story", "gather_stories"]

_PARTIES: tuple[ArgumentRole, ...] = ("agent", "target", "theme", "participant")


@dataclass(frozen=True, slots=True)
class Story:
    """One happening as its mentions tell it together.

    ``mentions`` are the ids of its events in order of offset, ``first`` the first of them. ``time`` is the narrowest resolved time of any
    mention, or else its first; ``place`` the place with the most words; ``parties`` the fillers of agent, target, theme and participant,
    each party once a role in its fullest form; ``quantity`` the first number. ``modality`` is ``actual`` if any mention is, else the first
    mention's; ``sources`` are the names of those who tell of it in quotes, none for what the writer tells.
    """

    id: str
    type: EventType
    mentions: tuple[str, ...]
    first: Event
    time: TimeExpression | None = None
    place: Argument | None = None
    parties: tuple[Argument, ...] = ()
    quantity: Quantity | None = None
    modality: Modality = "actual"
    negated: bool = False
    sources: tuple[str, ...] = ()

    def fillers(self, role: ArgumentRole) -> tuple[Argument, ...]:
        """The parties of one role."""
        return tuple(party for party in self.parties if party.role == role)


def gather_stories(document: Document) -> tuple[Story, ...]:
    """The happenings of a document, in order of first mention."""
    mentions: dict[str, list[Event]] = {}
    for event in document.events:
        mentions.setdefault(event.coref or event.id, []).append(event)
    times = {time.id: time for time in document.times}
    quantities = {quantity.id: quantity for quantity in document.quantities}
    speakers = {quote.id: quote.speaker_name for quote in document.quotes}
    return tuple(
        _story(f"s{number}", events, times, quantities, speakers) for number, events in enumerate(mentions.values(), 1)
    )


def _story(
    id: str,
    events: Sequence[Event],
    times: dict[str, TimeExpression],
    quantities: dict[str, Quantity],
    speakers: dict[str, str | None],
) -> Story:
    arguments = [argument for event in events for argument in event.arguments]
    sources = (speakers.get(event.quote) for event in events if event.quote is not None)
    return Story(
        id,
        events[0].type,
        tuple(event.id for event in events),
        events[0],
        _narrowest(times[a.ref] for a in arguments if a.role == "time" and a.ref in times),
        _fullest([a for a in arguments if a.role == "place"]),
        tuple(party for role in _PARTIES for party in _distinct([a for a in arguments if a.role == role])),
        next((quantities[a.ref] for a in arguments if a.role == "quantity" and a.ref in quantities), None),
        "actual" if any(event.modality == "actual" for event in events) else events[0].modality,
        events[0].negated,
        tuple(dict.fromkeys(name for name in sources if name is not None)),
    )


def _narrowest(times: Iterable[TimeExpression]) -> TimeExpression | None:
    """The time with the longest value of those that are resolved (a day before its month), the first of equals; else the first."""
    return max(times, key=lambda time: (time.earliest is not None, len(time.earliest or ""), time.earliest == time.latest), default=None)


def _words(argument: Argument) -> frozenset[str]:
    return frozenset(fold(argument.text).split())


def _fullest(arguments: Sequence[Argument]) -> Argument | None:
    return max(arguments, key=lambda argument: len(argument.text.split()), default=None)


def _distinct(arguments: Sequence[Argument]) -> list[Argument]:
    """Each party once: of fillers that hold one entity, or whose words are some of another's, the longest; in order of first mention."""
    kept: list[Argument] = []
    for argument in arguments:
        words = _words(argument)
        for i, other in enumerate(kept):
            others = _words(other)
            if words <= others or others <= words or (argument.ref is not None and argument.ref == other.ref):
                kept[i] = max(other, argument, key=lambda a: len(a.text.split()))
                break
        else:
            kept.append(argument)
    return kept
