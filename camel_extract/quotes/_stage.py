"""The stage: an analysis in, its quotes out."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike

from .._analysis import Analysis
from .._explanation import Reason
from .._records import Cue, Quote, QuoteKind, Span
from ._content import Draft, find_drafts
from ._explain import explain_quote
from ._lexicon import load_cues
from ._medium import find_medium
from ._names import NameBook
from ._reading import Reading
from ._speakers import Speaker, find_relay, find_speakers

__all__ = ["Quotes"]

Decided = tuple[Quote, Draft, Speaker]


class Quotes:
    """Attributed speech with its speakers.

    Called with an :class:`Analysis` that has its entities, it gives the quotes in order of their content's offset. A cue with no speaker
    anywhere in the document (``قيل إن``) gives none. ``score`` is the encoder's probability of the cue, ``None`` where it has not run.

    ``cues`` is a tab-separated file of cues that are added to the library's own; a row of the same lemma replaces the library's. Raises
    :class:`LexiconError` where the file cannot be read or breaks the schema.
    """

    def __init__(self, *, cues: str | PathLike[str] | None = None) -> None:
        self.cues = load_cues(cues)

    def __call__(self, analysis: Analysis) -> tuple[Quote, ...]:
        return tuple(quote for quote, _, _ in self._decide(Reading(analysis, self.cues)))

    def explain(self, analysis: Analysis, record: Quote) -> tuple[Reason, ...]:
        """The rules that made a quote of this analysis."""
        reading = Reading(analysis, self.cues)
        return next(tuple(explain_quote(reading, *decided)) for decided in self._decide(reading) if decided[0].id == record.id)

    def _decide(self, reading: Reading) -> list[Decided]:
        """The quotes in order, each with the draft and the speaker that it was made from."""
        if not reading.tokens:
            return []
        drafts = find_drafts(reading)
        book = NameBook(reading)
        decided = [
            (_quote(reading, book, draft, speaker), draft, speaker)
            for draft, speaker in zip(drafts, find_speakers(reading, drafts), strict=True)
            if speaker is not None
        ]
        decided.sort(key=lambda row: (row[0].start, -row[0].end))
        return [(replace(quote, id=f"u{number}"), draft, speaker) for number, (quote, draft, speaker) in enumerate(decided, 1)]


def _quote(reading: Reading, book: NameBook, draft: Draft, speaker: Speaker) -> Quote:
    """The record of a draft, still without its id; the book learns the speaker's name."""
    analysis, phrase = reading.analysis, speaker.phrase
    name, entity = book.name_of(phrase)
    book.note(phrase, name, entity)
    relay = draft.relayed_by or (draft.subject if find_relay(reading, draft) else None)
    medium = find_medium(reading, draft)
    content = _content_span(reading, draft)
    return Quote(
        content.start,
        content.end,
        content.text,
        id="",
        kind=_kind(reading, draft),
        cue=_cue(reading, draft),
        speaker=analysis.span(*phrase),
        speaker_name=name,
        speaker_entity=entity.id if entity is not None else None,
        relayed_by=analysis.span(*relay) if relay else None,
        medium=analysis.span(*medium) if medium else None,
        score=reading.evidence.score(draft.cue[0]),
    )


def _is_direct(reading: Reading, draft: Draft) -> bool:
    region = draft.opening.region
    if _opens_unpaired(reading, draft):
        return True
    return region is not None and (draft.opening.kind == "marks" or draft.end == region.close or draft.end == region.close + 1)


def _opens_unpaired(reading: Reading, draft: Draft) -> bool:
    """``وأضاف: "نتج عن الحادث`` with no closing mark anywhere."""
    region = reading.opened_at.get(draft.start)
    return reading.is_mark(draft.start) and (region is None or not region.closed)


def _content_span(reading: Reading, draft: Draft) -> Span:
    region = draft.opening.region
    start, end = draft.start, draft.end
    if region is not None and start == region.open and (draft.opening.kind == "marks" or end <= region.close + 1):
        start += 1
        end = min(end, region.close) if end <= region.close + 1 else end
    elif _opens_unpaired(reading, draft) and end > start + 1:
        start += 1
    while end > start + 1 and reading.folded(end - 1) in {".", "،", ",", "…", ":", "؛"}:
        end -= 1
    return reading.analysis.span(start, end)


def _kind(reading: Reading, draft: Draft) -> QuoteKind:
    if _is_direct(reading, draft):
        return "direct"
    return "mixed" if reading.holds_fragment(draft.start, draft.end) else "indirect"


def _cue(reading: Reading, draft: Draft) -> Cue:
    span = reading.analysis.span(*draft.cue)
    return Cue(span.start, span.end, span.text, lemma=draft.entry.lemma)
