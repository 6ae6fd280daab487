"""What the encoder thinks of cues and reports, and the few thresholds at which the rules listen to it.

The thresholds were set on articles that the encoder was not trained on. A new encoder needs them set again: run the scores of the quotes
with each a step lower and higher, and keep what scores best.
"""

from __future__ import annotations

from dataclasses import dataclass

from .._analysis import Analysis

__all__ = ["Evidence"]

NO_CUE = 0.02
"""Below it the encoder is sure that a word is no cue, and the rules give way."""
NO_CUE_INSIDE = 0.05
"""Below it a word inside another's report is no cue: most that look like cues there belong to what is said."""
SURE_CUE = 0.9
"""Above it a word is a cue even where no frame tells where its report begins."""
SPEAKER_GOES_ON = 0.7
"""Above it a word goes on with the speaker phrase before it."""
SURE_START = 0.5
"""Above it a report may begin at a word behind such a cue."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Probabilities a token: that it is a cue, that a report starts there, that it goes on with a speaker phrase. Each is empty where the
    encoder has not run or has no such head."""

    cues: tuple[float, ...] = ()
    starts: tuple[float, ...] = ()
    speakers: tuple[float, ...] = ()

    @classmethod
    def of(cls, analysis: Analysis) -> Evidence:
        """The evidence of an analysis."""
        return cls(_probabilities(analysis, "cues", 1), _probabilities(analysis, "quotes", 1), _probabilities(analysis, "speakers", 2))

    def score(self, token: int) -> float | None:
        """The probability that a token is a cue, to three places; ``None`` where the encoder has not run."""
        return round(self.cues[token], 3) if self.cues else None

    def rules_out(self, token: int) -> bool:
        """Whether the encoder is sure that a word is no cue."""
        return bool(self.cues) and self.cues[token] < NO_CUE

    def rules_out_inside(self, token: int) -> bool:
        """Whether the encoder thinks that a word inside another's report is no cue."""
        return bool(self.cues) and self.cues[token] < NO_CUE_INSIDE

    def is_sure_of(self, token: int) -> bool:
        """Whether the encoder is sure that a word is a cue."""
        return bool(self.cues) and self.cues[token] >= SURE_CUE

    def starts_report(self, token: int) -> bool:
        """Whether the encoder sees a report begin at a token."""
        return bool(self.starts) and self.starts[token] > SURE_START

    def speaker_end(self, end: int, limit: int) -> int:
        """Where a speaker phrase that the rules end at token ``end`` ends, ``limit`` at the latest."""
        while self.speakers and end < limit and self.speakers[end] > SPEAKER_GOES_ON:
            end += 1
        return end


def _probabilities(analysis: Analysis, head: str, label: int) -> tuple[float, ...]:
    """The probability of one of a head's labels (``CUE``, ``B-QUOTE``, ``I-SPEAKER``), a token."""
    tags = analysis.tags
    if len(tags) != len(analysis.sentences) or not all(head in tag for tag in tags):
        return ()
    return tuple(float(row[label]) for tag in tags for row in tag[head])
