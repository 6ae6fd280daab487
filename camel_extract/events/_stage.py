"""The events stage."""

from __future__ import annotations

from os import PathLike

from .._analysis import Analysis
from .._records import Event
from ._frames import load_lexicon
from ._triggers import find_triggers

__all__ = ["Events"]


class Events:
    """Finds events: triggers by the frames, then arguments, modality, negation and the quote that each stands in.

    ``frames`` is a JSON file of frames that are added to the library's own; a type of the same name replaces the library's. Raises
    :class:`LexiconError` for a file that breaks the schema.
    """

    def __init__(self, *, frames: str | PathLike[str] | None = None) -> None:
        self.lexicon = load_lexicon(frames)

    def __call__(self, analysis: Analysis) -> tuple[Event, ...]:
        events = []
        for number, candidate in enumerate(find_triggers(analysis, self.lexicon), 1):
            span = analysis.span(candidate.token, candidate.token + 1)
            events.append(Event(span.start, span.end, span.text, f"v{number}", candidate.frame.type, span,
                                plover=candidate.frame.plover, cameo=candidate.frame.cameo, score=round(candidate.score, 3)))
        return tuple(events)
