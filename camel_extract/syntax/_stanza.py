"""Stanza's dependency parser as an engine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .._analysis import Analysis, Dependency
from .._errors import ModelError
from .._model_words import sentence_parts, word_for_model
from .._stanza import WORDS_AT_ONCE, load_stanza
from ._surface import SyntacticWord, surface_dependencies

if TYPE_CHECKING:
    from stanza.models.common.doc import Sentence

__all__ = ["StanzaParser"]

_BETWEEN_PARTS = "\n\n"


class StanzaParser:
    """Stanza's Arabic parser with its default models, from ``model_dir`` or where Stanza keeps them.

    Sentences and words are cut by this library; Stanza cuts clitics off inside a word, since its models were trained on
    words so cut, and what it says of them comes back as that of the token. Raises :class:`EngineUnavailableError` with the command that
    mends it where the package or its data is missing, :class:`ModelError` where the models' files are damaged. Nothing is fetched.
    """

    def __init__(self, *, model_dir: Path | None = None) -> None:
        self._pipeline = load_stanza("tokenize,mwt,pos,lemma,depparse", what="parser", folder=model_dir, tokenize_no_ssplit=True)

    def parse(self, analysis: Analysis) -> Sequence[Dependency]:
        """One dependency a token. A sentence of more than 200 words is read in parts that end on marks, each with a root of its own."""
        text, starts = _text_for_stanza(analysis)
        if not starts:
            return []
        found: dict[int, Dependency] = {}
        for sentence in self._pipeline(text).sentences:
            found |= surface_dependencies(list(_words_of(sentence, starts)))
            for token, dependency in _run_together(sentence, starts):
                found.setdefault(token, dependency)
        if missing := [token for token in range(len(starts)) if token not in found]:
            first = analysis.tokens[missing[0]].text
            raise ModelError(f"Stanza gave no word for {len(missing)} of {len(starts)} tokens, first for {first!r}")
        return [found[token] for token in range(len(starts))]


def _text_for_stanza(analysis: Analysis) -> tuple[str, list[int]]:
    """The words as the models were trained to see them, parted by spaces, sentences by empty lines; and where each word starts."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for part in sentence_parts(analysis, WORDS_AT_ONCE):
        for token in range(part.first, part.end):
            word = word_for_model(analysis.tokens[token])
            starts.append(length)
            gap = _BETWEEN_PARTS if token + 1 == part.end else " "
            pieces += word, gap
            length += len(word) + len(gap)
    return "".join(pieces), starts


def _token_at(starts: Sequence[int], character: int) -> int:
    return bisect_right(starts, character) - 1


def _words_of(sentence: Sentence, starts: Sequence[int]) -> Iterator[SyntacticWord]:
    """The syntactic words of a sentence, each with the token that it is written in."""
    for word in sentence.words:
        yield SyntacticWord(_token_at(starts, word.parent.start_char), word.head - 1 if word.head else None, word.deprel, word.upos)


def _run_together(sentence: Sentence, starts: Sequence[int]) -> Iterator[tuple[int, Dependency]]:
    """The tokens that Stanza took into the word before them, as parts of that word."""
    for token in sentence.tokens:
        first, last = _token_at(starts, token.start_char), _token_at(starts, token.end_char - 1)
        for part in range(first + 1, last + 1):
            yield part, Dependency(first, "goeswith", "X")
