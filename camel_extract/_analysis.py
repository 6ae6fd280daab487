"""What the stages pass along: a text and the layers read from it so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from ._anchor import Anchor
from ._records import Entity, Event, Quantity, Quote, Sentence, Span, TimeExpression, Token
from .text import FoldedText, fold_text, split_sentences, tokenize

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Analysis", "Dependency", "Stage", "Tags", "analyze_text"]

Tags = Mapping[str, "np.ndarray"]
"""The encoder's word-level probabilities for one sentence: head -> array of (tokens of the sentence, labels of the head)."""

RecordT = TypeVar("RecordT", bound=Span, covariant=True)


@dataclass(frozen=True, slots=True)
class Dependency:
    """How a token hangs in its sentence, in the terms of Universal Dependencies.

    ``head`` is the number of the token that it depends on, counted over the whole text, or ``None`` for a root; ``relation`` is the name
    of the tie (``nsubj``, ``obl``, ``nmod``; a subtype after a colon), ``upos`` the part of speech (``NOUN``, ``VERB``). Of a word with
    clitics it is the host's.
    """

    head: int | None
    relation: str
    upos: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its layers. A stage reads the layers before its own and gives back its own; it edits none.

    ``tags`` holds one :data:`Tags` a sentence where the encoder has run, and is empty where it has not. ``dependencies`` holds one a token
    where a parser has run, and is empty where none has.
    """

    folded: FoldedText
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    anchor: Anchor | None = None
    tags: tuple[Tags, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    events: tuple[Event, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [token.start for token in self.tokens])

    @property
    def text(self) -> str:
        """The text as it was given."""
        return self.folded.original

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first_token : sentence.end_token]

    def span(self, first_token: int, end_token: int) -> Span:
        """The span of a non-empty half-open range of tokens."""
        start, end = self.tokens[first_token].start, self.tokens[end_token - 1].end
        return Span(start, end, self.text[start:end])

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that overlap the characters ``start`` to ``end``."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        while first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return first, last

    def sentence_at(self, token: int) -> int:
        """The index of the sentence that holds a token."""
        return bisect_right(self.sentences, token, key=lambda s: s.first_token) - 1


class Stage(Protocol[RecordT]):
    """A stage: reads an analysis, gives back the records of its own layer in order of offset."""

    def __call__(self, analysis: Analysis) -> tuple[RecordT, ...]: ...


def analyze_text(text: str, anchor: Anchor | None = None) -> Analysis:
    """The text layer of ``text``: folded view, tokens and sentences."""
    folded = fold_text(text)
    tokens = tokenize(folded)
    return Analysis(folded, tokens, split_sentences(folded, tokens), anchor)
