"""Why there is a quote: its cue and frame, the rules for content and speaker, what the encoder's heads say."""

from __future__ import annotations

from collections.abc import Iterator

from .._explanation import Reason
from .._records import Quote
from ._content import Draft
from ._reading import Reading
from ._speakers import Speaker

__all__ = ["explain_quote"]


def explain_quote(reading: Reading, record: Quote, draft: Draft, speaker: Speaker) -> Iterator[Reason]:
    """The reasons for ``record``, made from ``draft`` and ``speaker``."""
    form = f", {draft.hit.form.kind}" if draft.hit is not None and draft.hit.form.kind != "other" else ""
    frames = ", ".join(sorted(draft.entry.frames))
    yield Reason("cue", draft.entry.lemma, f"{record.cue.text!r} ({draft.entry.pos}{form}) takes {frames}")
    yield Reason("content", draft.rule, f"opens by {_FRAMES.get(draft.opening.kind, draft.opening.kind)}, {record.kind}")
    name = f", named {record.speaker_name!r}" if record.speaker_name else ""
    entity = f" ({record.speaker_entity})" if record.speaker_entity else ""
    yield Reason("speaker", speaker.rule, f"{reading.analysis.span(*speaker.phrase).text!r}{name}{entity}")
    if record.relayed_by is not None:
        yield Reason("speaker", "relayed_by", repr(record.relayed_by.text))
    if record.score is not None:
        yield Reason("head", "cues", f"{record.cue.text!r} is a cue", round(record.score, 3))
    if reading.evidence.starts:
        start = reading.tokens[draft.start]
        yield Reason("head", "quotes", f"a report starts at {start.text!r}", round(reading.evidence.starts[draft.start], 3))


_FRAMES = {
    "marks": "quotation marks",
    "clause": "a clause after أن",
    "colon": "a colon",
    "preposition": "a noun after its preposition",
    "noun": "a bare noun or the sentence around the cue",
}
