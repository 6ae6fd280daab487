"""Which words report an event, and of which type: the frames propose, the encoder's head confirms where it has run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .._analysis import Analysis
from .._records import Token
from ..text import Segmentation, segmentations
from ._frames import Frame, Lexicon, Reading, Trigger, word_counts

__all__ = ["Candidate", "find_triggers", "readings_of"]

_NEAR = 4
_THRESHOLD = 0.4
_BACKOFF = 2.0
"""How many occurrences of a word the weight of its trigger stands for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token read as a trigger; ``rule`` names what decided, for whoever asks why."""

    token: int
    frame: Frame
    trigger: Trigger
    morph: str
    cut: Segmentation
    score: float
    rule: str

    @property
    def is_verb(self) -> bool:
        return self.trigger.pos == "verb"


def _cut_fits(cut: Segmentation, reading: Reading) -> bool:
    """Whether the clitics can stand on the form: ``س`` before an imperfect only, article and preposition on nouns only."""
    preposition = cut.preposition
    if reading.morph == "nominal":
        return preposition != "س"
    if cut.definite:
        return False
    if reading.morph == "imperfect":
        return preposition in {"", "س", "ل"}
    return preposition == "" and cut.suffix != "ي"


def readings_of(token: Token, lexicon: Lexicon) -> list[tuple[Segmentation, Reading]]:
    """All readings of a word as a trigger, fewest clitics first."""
    if token.kind != "word":
        return []
    return [(cut, reading) for cut in segmentations(token.folded) for reading in lexicon[cut.stem] if _cut_fits(cut, reading)]


def _matches(words: frozenset[str], folded: str) -> bool:
    """Whether a word stands in a list: as it is, without its article, or by its attached preposition (``ب`` in the list)."""
    return folded in words or (folded[:2] == "ال" and folded[2:] in words) or (folded[:1] in words and len(folded) > 3)


def _context_fits(trigger: Trigger, tokens: Sequence[Token], at: int, first: int, end: int) -> bool:
    after = tokens[at + 1].folded if at + 1 < end else ""
    before = tokens[at - 1].folded if at > first else ""
    if trigger.next and not _matches(trigger.next, after):
        return False
    if trigger.previous and not _matches(trigger.previous, before):
        return False
    if trigger.near:
        around = range(max(first, at - _NEAR), min(end, at + _NEAR + 1))
        if not any(i != at and _matches(trigger.near, tokens[i].folded) for i in around):
            return False
    return not (trigger.not_next and _matches(trigger.not_next, after)) and not (
        trigger.not_previous and _matches(trigger.not_previous, before)
    )


def candidates_at(analysis: Analysis, lexicon: Lexicon, at: int, first: int, end: int) -> list[Candidate]:
    """What the frames say of one token, best first. A reading with fewer clitics wins over one that needs more."""
    tokens = analysis.tokens
    found: dict[str, Candidate] = {}
    for cut, reading in readings_of(tokens[at], lexicon):
        if not _context_fits(reading.trigger, tokens, at, first, end):
            continue
        kept = found.get(reading.frame.type)
        if kept is None or (len(kept.cut.prefixes) + bool(kept.cut.suffix) == len(cut.prefixes) + bool(cut.suffix)
                            and reading.trigger.weight > kept.score):
            found[reading.frame.type] = Candidate(
                at, reading.frame, reading.trigger, reading.morph, cut, reading.trigger.weight, "frame"
            )
    return sorted(found.values(), key=lambda c: -c.score)


def prior(word: str, candidate: Candidate) -> float:
    """The share of a word's occurrences that report the candidate's type, backed off to the trigger's weight."""
    hits, seen = word_counts().get((word, candidate.frame.type), (0, 0))
    return (hits + _BACKOFF * candidate.trigger.weight) / (seen + _BACKOFF)


def decide(analysis: Analysis, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one reading of a token that stands, or None."""
    scored = [replace(c, score=prior(analysis.tokens[c.token].folded, c)) for c in candidates]
    best = max(scored, key=lambda c: c.score, default=None)
    return best if best is not None and best.score >= _THRESHOLD else None


def find_triggers(analysis: Analysis, lexicon: Lexicon) -> list[Candidate]:
    """The triggers of a text, at most one a token, in order."""
    found = []
    for sentence in analysis.sentences:
        for at in range(sentence.first_token, sentence.end_token):
            best = decide(analysis, candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token))
            if best is not None:
                found.append(best)
    return found
