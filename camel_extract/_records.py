"""The records: frozen, typed, each tied to the characters it came from.

Offsets are half-open code-point offsets into the text as it was given, so ``doc.text[r.start:r.end] == r.text`` holds for
every record and every nested span. What is not known is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Argument",
    "ArgumentRole",
    "Cue",
    "Entity",
    "EntityLabel",
    "Event",
    "EventType",
    "Modality",
    "Quantity",
    "QuantityKind",
    "Quote",
    "QuoteKind",
    "Sentence",
    "Span",
    "TimeExpression",
    "TimeType",
    "Token",
    "TokenKind",
]

TokenKind = Literal["word", "number", "punct"]
EntityLabel = Literal["PER", "ORG", "LOC", "MISC"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
QuantityKind = Literal["cardinal", "ordinal", "percent", "fraction", "money", "measure"]
QuoteKind = Literal["direct", "indirect", "mixed"]
ArgumentRole = Literal["agent", "target", "theme", "participant", "place", "time", "quantity"]
Modality = Literal["actual", "planned", "requested", "hypothetical"]
EventType = str
"""Name of a frame's type, such as ``MEET``: the 24 of the guidelines, or one that a user's frame file adds."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: half-open code-point offsets, and the characters between them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word, a number or a punctuation mark; ``folded`` is its form in the normalizer's folded view."""

    folded: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence, with the half-open range of its tokens, the number of its paragraph, and whether it stands as a heading.

    A heading is a short line of its own with no closing punctuation: a headline, a section word, a line of site chrome.
    """

    first_token: int
    end_token: int
    paragraph: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Entity(Span):
    """A named person, organisation or place.

    ``ref`` is ``ISO3166:IQ`` for a country, ``ISO3166-2:IQ-DI`` for a province, ``wikidata:Q7184`` for other known things,
    ``geonames:`` and a number for a city without one; ``name`` the canonical English name of ``ref``; ``score`` the recogniser's
    probability in 0..1, to three places. A thing that is known but has no certain identifier has ``name`` alone. ``coref`` is the id of
    the entity that carries the fullest name of the same thing; ``None`` where this one does, or stands alone.
    """

    id: str
    label: EntityLabel
    score: float | None = None
    ref: str | None = None
    name: str | None = None
    coref: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """A TIMEX3 expression.

    ``value`` is the TIMEX3 value, with ``X`` for what the text and the document date leave open. ``earliest`` and ``latest`` are
    inclusive ISO dates or datetimes, ``None`` where unresolved. ``mod`` is TIMEX3's (``START``, ``MID``, ``END``, ``APPROX``,
    ``MORE_THAN``…). ``calendar`` is ``gregorian`` or ``hijri``, as the text wrote it.
    """

    id: str
    type: TimeType
    value: str
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number or quantity with the interval that it means.

    ``value`` is the number stated (``None`` for a vague one); ``low`` and ``high`` the closed interval, ``None`` where open.
    ``unit`` is the span of the counted noun, measure, currency or percent word; ``currency`` its ISO 4217 code.
    ``mod`` is ``APPROX``, ``MORE_THAN``, ``LESS_THAN``, ``EQUAL_OR_MORE``, ``EQUAL_OR_LESS`` or ``VAGUE``.
    """

    id: str
    kind: QuantityKind
    value: int | float | None
    low: int | float | None
    high: int | float | None
    mod: str | None = None
    unit: Span | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """The word that reports; ``lemma`` is its dictionary form."""

    lemma: str | None = None


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Attributed speech: the content as the record's own span, and who is said to have said it.

    ``speaker`` is the phrase that names the speaker, ``speaker_name`` the fullest name of that speaker in the document,
    ``speaker_entity`` the id of the entity in it, ``relayed_by`` the outlet that passes the speech on, ``medium`` the phrase
    that says how it was said (``في بيان صحفي``).
    """

    id: str
    kind: QuoteKind
    cue: Cue
    speaker: Span | None = None
    speaker_name: str | None = None
    speaker_entity: str | None = None
    relayed_by: Span | None = None
    medium: Span | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Argument(Span):
    """A role's filler; ``ref`` is the id of the entity, time or quantity that it holds."""

    role: ArgumentRole
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Event(Span):
    """Something that happens, is planned, asked for or denied.

    The record's own span runs from the first to the last character of trigger and arguments. ``quote`` is the id of the innermost
    quote it stands in, ``time`` the id of its time; ``plover`` and ``cameo`` are the codes of its type, where one exists. ``coref`` is
    the id of the event that told of the same happening first; ``None`` for that first mention itself, and for an only one.
    """

    id: str
    type: EventType
    trigger: Span
    arguments: tuple[Argument, ...] = ()
    modality: Modality = "actual"
    negated: bool = False
    quote: str | None = None
    time: str | None = None
    plover: str | None = None
    cameo: str | None = None
    score: float | None = None
    coref: str | None = None
