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
SURE_START = 0.5
"""Above it a report may begin at a word behind such a cue."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Probabilities a token: that it is a cue, and that a report starts there. Both are empty where the encoder has not run."""

    cues: tuple[float, ...] = ()
    starts: tuple[float, ...] = ()

    @classmethod
    def of(cls, analysis: Analysis) -> Evidence:
        """The evidence of an analysis."""
        return cls(_probabilities(analysis, "cues"), _probabilities(analysis, "quotes"))

    def score(self, token: int) -> float | None:
        """The probability that a token is a cue; ``None`` where the encoder has not run."""
        return self.cues[token] if self.cues else None

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


def _probabilities(analysis: Analysis, head: str) -> tuple[float, ...]:
    """The probability of a head's second label (``CUE``, ``B-QUOTE``), a token."""
    tags = analysis.tags
    if len(tags) != len(analysis.sentences) or not all(head in tag for tag in tags):
        return ()
    return tuple(float(row[1]) for tag in tags for row in tag[head])
