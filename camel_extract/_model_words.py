"""What other people's models are given: words as they were trained to see them, long sentences in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ._analysis import Analysis
from ._records import Token
from .encoder._pieces import clean_word

__all__ = ["Part", "parts_of", "sentence_parts", "word_for_model"]

_EMPTY_WORD = "-"


class Part(NamedTuple):
    """The half-open range of tokens that an engine reads at once."""

    first: int
    end: int


def word_for_model(token: Token) -> str:
    """The token as models were trained to see it: no marks, tatweel or invisible characters, and never empty or with a space."""
    return "".join(clean_word(token.text).split()) or _EMPTY_WORD


def parts_of(costs: Sequence[int], pauses: Sequence[bool], limit: int) -> Iterator[Part]:
    """Cut a sentence so that the costs of each part sum to ``limit`` at most; a token that costs more stands alone.

    A part ends on a pause (a mark) where one stands in its second half, so that few names are cut.
    """
    total = list(accumulate(costs, initial=0))
    first = 0
    while first < len(costs):
        end = first + 1
        while end < len(costs) and total[end + 1] - total[first] <= limit:
            end += 1
        if end < len(costs):
            middle = (first + end) // 2
            end = next((i + 1 for i in range(end - 1, middle - 1, -1) if pauses[i]), end)
        yield Part(first, end)
        first = end


def sentence_parts(analysis: Analysis, limit: int) -> Iterator[Part]:
    """The sentences of a text, those of more than ``limit`` tokens in parts that end on marks."""
    for sentence in analysis.sentences:
        tokens = analysis.sentence_tokens(sentence)
        for part in parts_of([1] * len(tokens), [token.kind == "punct" for token in tokens], limit):
            yield Part(sentence.first_token + part.first, sentence.first_token + part.end)
