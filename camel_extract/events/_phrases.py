"""A sentence as the argument rules see it: noun phrases, times and quantities, and what stands between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .._analysis import Analysis
from .._records import Sentence, Span
from ..syntax import SentenceSyntax, attached_clitics, entity_at, is_function_word, looks_like_verb, read_syntax
from ..syntax._words import COMPLEMENTIZERS, CONJUNCTIONS, DEMONSTRATIVES, NEGATIONS, PREPOSITIONS, QUANTIFIERS, RELATIVES
from ..text import fold

__all__ = ["Clause", "Phrase", "read_clause"]

Kind = Literal["noun", "time"]

_OPENING = frozenset("«“\"‘")
_MORE_PREPOSITIONS = frozenset(fold("على يد جانب أيدي صالح قبل غرار أساس مدى").split())
_COMPOUND_FIRST = frozenset(fold("على من في ل").split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or time: its half-open token range, the preposition before or on it, and whether ``و`` joins it to what precedes.

    ``inner`` phrases stand inside another: a name, the definite end of an idafa chain, what follows a trigger.
    """

    first: int
    end: int
    preposition: str
    attached: bool
    conjoined: bool
    kind: Kind
    inner: bool = False
    record: Span | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence's phrases in order, and one symbol a token: ``V`` verb, ``R`` relative, ``C`` complementizer, ``P`` preposition, ``-``
    negation, ``F`` other function word, ``,`` mark, ``N`` part of a phrase."""

    sentence: Sentence
    phrases: tuple[Phrase, ...]
    symbols: str
    syntax: SentenceSyntax

    def symbol(self, token: int) -> str:
        return self.symbols[token - self.sentence.first_token]

    def between(self, first: int, end: int) -> str:
        """The symbols of a half-open token range."""
        offset = self.sentence.first_token
        return self.symbols[max(first - offset, 0) : max(end - offset, 0)]


def _function_symbol(word: str) -> str:
    bare = word[1:] if word[:1] in "وف" else word
    for symbol, table in (("R", RELATIVES), ("C", COMPLEMENTIZERS), ("-", NEGATIONS), ("P", PREPOSITIONS)):
        if word in table or bare in table:
            return symbol
    return "F"


def _preposition_before(analysis: Analysis, at: int, first: int) -> str:
    """The run of free prepositions straight before a token: ``من قبل``, ``على يد``, ``في``."""
    words: list[str] = []
    i = at - 1
    while i >= first and len(words) < 3:
        word = analysis.tokens[i].folded
        bare = word[1:] if word[:1] in "وف" and word[1:] in PREPOSITIONS else word
        if bare not in PREPOSITIONS and not (bare in _MORE_PREPOSITIONS and i > first and analysis.tokens[i - 1].folded in _COMPOUND_FIRST):
            break
        words.insert(0, bare)
        i -= 1
    return " ".join(words)


def _starts_phrase(analysis: Analysis, syntax: SentenceSyntax, at: int, end: int) -> bool:
    token = analysis.tokens[at]
    if syntax.opens_phrase(at):
        return True
    if token.kind == "punct":
        return token.folded in _OPENING and at + 1 < end and analysis.tokens[at + 1].kind == "word"
    if token.kind == "number" or token.folded in QUANTIFIERS or token.folded in DEMONSTRATIVES:
        return True
    entity = entity_at(analysis, at)
    if entity is not None and entity.start <= token.start:
        return True
    return not is_function_word(token) and token.folded not in CONJUNCTIONS and not looks_like_verb(token)


def _phrase_end(analysis: Analysis, syntax: SentenceSyntax, at: int, limit: int) -> int:
    """The token after the phrase that starts at ``at``; 0 where that is an opening mark and no name in marks follows."""
    after = syntax.phrase_end(at, limit)
    if analysis.tokens[at].kind == "punct":
        return after if after > at + 1 else 0
    return max(after, at + 1)


def _spans_by_token(analysis: Analysis, sentence: Sentence) -> dict[int, tuple[int, Span]]:
    """Times of a sentence: first token -> (token after it, record)."""
    times = analysis.times
    found: dict[int, tuple[int, Span]] = {}
    i = bisect_left(times, sentence.start, key=lambda time: time.start)
    while i < len(times) and times[i].start < sentence.end:
        first, end = analysis.token_range(times[i].start, times[i].end)
        found.setdefault(first, (end, times[i]))
        i += 1
    return found


def _is_definite(word: str) -> bool:
    return word.startswith(("ال", "لل", "بال", "وال", "كال", "فال"))


def _inner_phrases(analysis: Analysis, syntax: SentenceSyntax, outer: Phrase, triggers: Container[int]) -> Iterator[Phrase]:
    """Phrases that start inside another: at a name, after a trigger, at a number, where an idafa turns definite, at ``و`` or ``ل``."""
    tokens = analysis.tokens
    for at in range(outer.first + 1, outer.end):
        token, before = tokens[at], tokens[at - 1]
        if token.kind == "punct" or is_function_word(token):
            continue
        entity = entity_at(analysis, at)
        starts_name = entity is not None and entity.start <= token.start and tokens[at - 1].end <= entity.start
        inside_name = entity is not None and entity.start < token.start
        turns_definite = _is_definite(token.folded) and not _is_definite(before.folded) and before.kind == "word"
        preposition, conjoined = attached_clitics(analysis, at)
        counts = token.kind == "number"
        if inside_name or not (starts_name or turns_definite or counts or preposition or conjoined or at - 1 in triggers
                               or before.folded in PREPOSITIONS or syntax.opens_phrase(at)):
            continue
        free = before.folded if before.folded in PREPOSITIONS else ""
        yield Phrase(at, syntax.inner_end(at, outer.end), preposition or free, bool(preposition), conjoined, "noun", inner=True)


def read_clause(analysis: Analysis, sentence: Sentence, verbs: Sequence[int], triggers: Container[int]) -> Clause:
    """Read one sentence; ``verbs`` are tokens known to be verbs, in order, which no phrase runs over; ``triggers`` all triggers."""
    tokens = analysis.tokens
    first, end = sentence.first_token, sentence.end_token
    syntax = read_syntax(analysis, sentence)
    times = _spans_by_token(analysis, sentence)
    barriers = sorted({*verbs, *times, end})
    known_verbs = set(verbs)
    phrases: list[Phrase] = []
    symbols: list[str] = []
    at, barrier = first, 0
    while at < end:
        while barriers[barrier] <= at and barrier + 1 < len(barriers):
            barrier += 1
        token = tokens[at]
        if at in times:
            after, record = times[at]
            after = min(after, end)
            preposition, conjoined = attached_clitics(analysis, at)
            free = _preposition_before(analysis, at, first)
            phrases.append(Phrase(at, after, preposition or free, bool(preposition), conjoined, "time", record=record))
            symbols.extend("N" * (after - at))
            at = after
        elif at in known_verbs:
            symbols.append("V")
            at += 1
        elif _starts_phrase(analysis, syntax, at, end) and (after := _phrase_end(analysis, syntax, at, max(barriers[barrier], at + 1))):
            preposition, conjoined = attached_clitics(analysis, at)
            free = _preposition_before(analysis, at, first)
            phrases.append(Phrase(at, after, preposition or free, bool(preposition), conjoined, "noun"))
            phrases.extend(_inner_phrases(analysis, syntax, phrases[-1], triggers))
            symbols.extend("N" * (after - at))
            at = after
        elif token.kind == "punct":
            symbols.append(",")
            at += 1
        elif looks_like_verb(token) and not is_function_word(token):
            symbols.append("V")
            at += 1
        else:
            symbols.append(_function_symbol(token.folded))
            at += 1
    return Clause(sentence, tuple(phrases), "".join(symbols), syntax)
