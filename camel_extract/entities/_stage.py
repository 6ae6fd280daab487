"""The stage: an engine's mentions in, linked entity records out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from .._analysis import Analysis
from .._errors import ModelError
from .._explanation import Reason
from .._records import Entity, EntityLabel, Token
from ._consistency import Found, agree
from ._coref import Named, corefer
from ._explain import explain_entity
from ._guidelines import follow_guidelines
from ._keywords import cut_keywords
from ._linking import SpokenOf, link
from ._protocol import EntityRecognizer, Mention

__all__ = ["Entities"]

_LABELS: frozenset[str] = frozenset(get_args(EntityLabel))


class Entities:
    """Names of persons, organisations and places, found by ``recognizer`` and linked to what they name.

    Mentions are widened to whole tokens and lose the marks at their edges; of two that overlap the longer stays, the first of two as
    long. Repeated names are then read alike over the text. Two attributes of an engine say more: with a true ``follows_guidelines``,
    as the library's own models have, its mentions are first mended by the annotation guidelines; with a true ``verbatim``, as those that
    run other people's models have, they stay as it gave them. Raises :class:`ModelError` where the recognizer's offsets, labels or scores
    do not fit the text.
    """

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._recognizer = recognizer

    @property
    def without_encoder(self) -> bool:
        """Is the engine one that is chosen so that the encoder need not run (a true attribute ``without_encoder``)?"""
        return bool(getattr(self._recognizer, "without_encoder", False))

    def __call__(self, analysis: Analysis) -> tuple[Entity, ...]:
        names = self._names(analysis, self._mentions(analysis))
        spoken_of = countries_spoken_of(analysis.tokens, names)
        named = [Named(_entity(number, found, analysis, spoken_of), found.first, found.end) for number, found in enumerate(names, start=1)]
        return corefer(analysis.tokens, named)

    def _mentions(self, analysis: Analysis) -> list[Found]:
        """The engine's mentions, whole tokens each, flat."""
        mentions = list(self._recognizer.recognize(analysis))
        for mention in mentions:
            _check(mention, analysis, type(self._recognizer).__name__)
        return _flat(found for mention in mentions if (found := _snap(mention, analysis)))

    def _names(self, analysis: Analysis, mentions: list[Found]) -> list[Found]:
        """The mentions as the guidelines and the whole text would have them."""
        if getattr(self._recognizer, "verbatim", False):
            return mentions
        if getattr(self._recognizer, "follows_guidelines", False):
            mentions = [mended.found for mended in follow_guidelines(analysis.tokens, mentions)]
        return agree(analysis.tokens, cut_keywords(analysis.tokens, mentions))

    def explain(self, analysis: Analysis, record: Entity) -> tuple[Reason, ...]:
        """The engine and rules that made an entity of this analysis."""
        mentions = self._mentions(analysis)
        names = self._names(analysis, mentions)
        found = next(f for f in names if analysis.tokens[f.first].start == record.start)
        spoken_of = countries_spoken_of(analysis.tokens, names)
        return tuple(explain_entity(analysis, record, found, mentions, type(self._recognizer).__name__, spoken_of))


def countries_spoken_of(tokens: Sequence[Token], mentions: Iterable[Found]) -> SpokenOf:
    """What decides between places of one name; counted only where a name asks for it."""
    return SpokenOf(tokens, [tokens[found.first : found.end] for found in mentions if found.label == "LOC"])


def _check(mention: Mention, analysis: Analysis, engine: str) -> None:
    length = len(analysis.text)
    if not _is_offset(mention.start) or not _is_offset(mention.end) or not 0 <= mention.start < mention.end <= length:
        raise ModelError(
            f"{engine} gave a mention at {mention.start!r}:{mention.end!r} of a text of {length} characters; "
            "offsets are half-open code-point offsets with 0 <= start < end <= len(text)"
        )
    if mention.label not in _LABELS:
        raise ModelError(f"{engine} gave the label {mention.label!r}; labels are {', '.join(sorted(_LABELS))}")
    if mention.score is not None and not 0 <= mention.score <= 1:
        raise ModelError(f"{engine} gave the score {mention.score!r}; a score is a probability in 0..1 or None")


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _snap(mention: Mention, analysis: Analysis) -> Found | None:
    """The tokens that a mention touches, without marks at the edges; ``None`` where no word is left."""
    tokens = analysis.tokens
    first, end = analysis.token_range(mention.start, mention.end)
    while first < end and tokens[first].kind == "punct":
        first += 1
    while first < end and tokens[end - 1].kind == "punct":
        end -= 1
    score = None if mention.score is None else float(mention.score)
    return Found(first, end, mention.label, score) if first < end else None


def _flat(snapped: Iterable[Found]) -> list[Found]:
    """The longest mentions that do not overlap, in order."""
    kept: list[Found] = []
    for found in sorted(snapped, key=lambda found: (found.first, found.end)):
        if kept and found.first < kept[-1].end:
            if found.end - found.first > kept[-1].end - kept[-1].first:
                kept[-1] = found
        else:
            kept.append(found)
    return kept


def _entity(number: int, found: Found, analysis: Analysis, spoken_of: SpokenOf) -> Entity:
    span = analysis.span(found.first, found.end)
    known = link(analysis.tokens[found.first : found.end], label=found.label, countries=spoken_of)
    return Entity(
        span.start,
        span.end,
        span.text,
        f"e{number}",
        found.label,
        None if found.score is None else round(found.score, 3),
        known.ref if known else None,
        known.name if known else None,
    )
