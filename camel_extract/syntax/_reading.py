"""A sentence's noun phrases and how they stand to a word: by the light reader, or by the tree of a parser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from .._analysis import Analysis, Dependency
from .._records import Sentence
from ..text import fold
from ._clitics import attached_clitics
from ._noun_phrase import entity_at, noun_phrase_end

__all__ = ["Relation", "SentenceSyntax", "read_syntax"]

Relation = Literal["subject", "object", "idafa", "head", "preposition"]

_NOMINAL = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "DET", "X"))
_HEADS_A_PHRASE = frozenset(
    ("root", "nsubj", "csubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "dislocated", "vocative", "parataxis")
)
"""Relations of a noun that opens a phrase of its own, inside another too; what else hangs on a noun is a part of its phrase."""
_INSIDE_A_PHRASE = frozenset(("nmod", "amod", "nummod", "det", "flat", "compound", "fixed", "goeswith", "appos", "dep"))
"""Relations of the words that an argument keeps with its head: no clause, no coordination, nothing that hangs on a verb."""
_BRACKETS = frozenset("«»“”\"‘’'()-")
_OPENING = frozenset("«“‘(-")
_OF = fold("من")


class SentenceSyntax(Protocol):
    """What the stages ask of the syntax of one sentence."""

    is_parsed: bool
    """Whether a parser's tree stands behind it; else :meth:`relation` and :meth:`opens_phrase` say nothing, and words must tell."""

    def phrase_end(self, first: int, limit: int) -> int:
        """The token after the noun phrase that starts at token ``first``, never past ``limit``; ``first`` where none starts there."""
        ...

    def inner_end(self, first: int, outer: int) -> int:
        """The token after the noun phrase that starts at token ``first`` inside another, which ends before token ``outer``."""
        ...

    def opens_phrase(self, at: int) -> bool:
        """Whether a noun phrase is sure to start at a token."""
        ...

    def relation(self, word: int, first: int) -> Relation | None:
        """What the noun phrase that starts at token ``first`` is to a word; ``None`` where it does not hang on it."""
        ...


class _Light:
    """Rules over words alone: where phrases end, not what they are to a word."""

    is_parsed = False

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def phrase_end(self, first: int, limit: int) -> int:
        return noun_phrase_end(self._analysis, first, limit, coordination=False)

    def inner_end(self, first: int, outer: int) -> int:
        return outer

    def opens_phrase(self, at: int) -> bool:
        return False

    def relation(self, word: int, first: int) -> Relation | None:
        return None


class _Tree:
    """The tree of a parser, cut to what the guidelines take for an argument: a head with its adjectives, numbers, idafa and names, with
    ``من`` after it, and an apposition that no mark cuts off; without relative clauses, other prepositions and coordinated parts."""

    is_parsed = True

    def __init__(self, analysis: Analysis, sentence: Sentence) -> None:
        self._analysis = analysis
        self._first = sentence.first_token
        self._tokens = range(sentence.first_token, sentence.end_token)
        self._dependencies: Sequence[Dependency] = analysis.dependencies
        self._children: dict[int, list[int]] = {token: [] for token in self._tokens}
        for token in self._tokens:
            head = self._dependencies[token].head
            if head is not None:
                self._children[head].append(token)
        downward = self._downward()
        self._conjunct = self._first_conjuncts(downward)
        starts, self._ends = self._ranges(downward)
        self._head_at = self._heads_by_start(starts)

    def phrase_end(self, first: int, limit: int) -> int:
        head = self._head_at.get(first)
        end = first + 1 if head is None else min(self._ends[head], limit)
        tokens = self._analysis.tokens
        while end - 1 > first and tokens[end - 1].folded in _OPENING:
            end -= 1
        name = entity_at(self._analysis, end - 1)
        while name is not None and end < limit and tokens[end].start < name.end:
            end += 1
        return end

    def inner_end(self, first: int, outer: int) -> int:
        return self.phrase_end(first, outer)

    def opens_phrase(self, at: int) -> bool:
        head = self._head_at.get(at)
        return head is not None and self._dependencies[head].upos in _NOMINAL and self._name_of(head) in _HEADS_A_PHRASE

    def relation(self, word: int, first: int) -> Relation | None:
        head = self._head_at.get(first)
        if head is None:
            return None
        if self._dependencies[word].head == head and self._name_of(word) in {"acl", "amod"}:
            return "head"
        own = self._conjunct[head]
        governor, name = self._dependencies[own].head, self._name_of(own)
        if governor == word:
            return self._direct_relation(own)
        shares = governor is not None and governor == self._conjunct[word] and name == "nsubj" and own < word
        return "subject" if shares and not any(self._name_of(child) == "nsubj" for child in self._children[word]) else None

    def _direct_relation(self, token: int) -> Relation | None:
        """The relation of a head to the word that it hangs on; the subject of a passive is what the verb has for an object."""
        name = self._name_of(token)
        if name == "nsubj":
            return "object" if self._dependencies[token].relation.endswith(":pass") else "subject"
        if name in {"obj", "iobj"}:
            return "object"
        if name not in {"obl", "nmod"}:
            return None
        if self._preposition_of(token):
            return "preposition"
        return "idafa" if name == "nmod" else None

    def _name_of(self, token: int) -> str:
        """The relation of a token without its subtype."""
        return self._dependencies[token].relation.partition(":")[0]

    def _preposition_of(self, token: int) -> str:
        """The first preposition before a noun, or on it; ``""`` if none."""
        free = (self._analysis.tokens[child].folded for child in self._children[token] if self._name_of(child) == "case")
        return next(free, "") or attached_clitics(self._analysis, token)[0]

    def _downward(self) -> list[int]:
        """The tokens, each after its head."""
        order = [token for token in self._tokens if self._dependencies[token].head is None]
        for token in order:
            order.extend(self._children[token])
        return order

    def _first_conjuncts(self, downward: Sequence[int]) -> dict[int, int]:
        """Token -> the first part of the coordination that it is a part of; itself where it is in none."""
        found: dict[int, int] = {}
        for token in downward:
            head = self._dependencies[token].head
            found[token] = found[head] if head is not None and self._name_of(token) == "conj" else token
        return found

    def _ranges(self, downward: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
        """Token -> first token of the phrase that it heads; token -> token after it. What is kept touches what it hangs on."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for token in reversed(downward):
            kept = [child for child in self._children[token] if self._stays(child)]
            start, end = token, token + 1
            for child in kept:
                if child > token and starts[child] == end:
                    end = ends[child]
            for child in reversed(kept):
                if child < token and ends[child] == start:
                    start = starts[child]
            starts[token], ends[token] = start, end
        return starts, ends

    def _stays(self, child: int) -> bool:
        """Whether a word is part of the phrase of the word that it hangs on."""
        name, word = self._name_of(child), self._analysis.tokens[child].folded
        if name == "punct":
            return word in _BRACKETS
        if name == "case":
            return word == _OF
        return name in _INSIDE_A_PHRASE and (name != "nmod" or self._preposition_of(child) in {"", _OF})

    def _heads_by_start(self, starts: Mapping[int, int]) -> dict[int, int]:
        """Token -> the head of the longest phrase that starts there, marks and prepositions at its start counted in or not."""
        found: dict[int, int] = {}
        for token in self._tokens:
            start = starts[token]
            while True:
                if start not in found or self._ends[token] > self._ends[found[start]]:
                    found[start] = token
                if start == token or self._name_of(start) not in {"punct", "case"}:
                    break
                start += 1
        return found


def read_syntax(analysis: Analysis, sentence: Sentence) -> SentenceSyntax:
    """The syntax of a sentence: the parser's tree where one has run, else the rules over words."""
    return _Tree(analysis, sentence) if analysis.dependencies else _Light(analysis)
