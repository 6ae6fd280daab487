"""A name found once with confidence is found again: the second pass over a document's mentions.

An engine reads a sentence at a time and may cut the same name in different ways. The pass knows the whole document: it counts how each
run of words was read, and lets the firm reading decide where the words stand again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .._records import EntityLabel, Token
from ..text import split_proclitics

__all__ = ["Found", "agree"]

SURE = 0.8
"""The least score of a mention that speaks for its name elsewhere; an engine without scores is taken at its word."""


class Found(NamedTuple):
    """A mention as a half-open range of tokens."""

    first: int
    end: int
    label: EntityLabel
    score: float | None


_Name = tuple[str, ...]


def _sure(found: Found) -> bool:
    return found.score is None or found.score >= SURE


class _Names:
    """The names of several words that a document's mentions are sure of, ready to be met again."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Found]) -> None:
        self._tokens = tokens
        readings: dict[_Name, Counter[EntityLabel]] = defaultdict(Counter)
        for found in mentions:
            if found.end - found.first > 1 and _sure(found):
                readings[self._name(found)][found.label] += 1
        self._labels = {name: labels.most_common(1)[0] for name, labels in readings.items()}
        starts: dict[str, set[int]] = defaultdict(set)
        for name in self._labels:
            starts[name[0]].add(len(name))
        self._lengths = {first: sorted(lengths, reverse=True) for first, lengths in starts.items()}

    def _name(self, found: Found) -> _Name:
        first, *rest = (token.folded for token in self._tokens[found.first : found.end])
        return (_without_conjunction(first), *rest)

    def at(self, i: int) -> Iterator[tuple[int, EntityLabel, int]]:
        """The names that stand from token ``i`` on, longest first: end, label, how often the engine was sure of it."""
        word = self._tokens[i].folded
        cut = split_proclitics(word, self._lengths)
        if cut is None:
            return
        first = cut[1]
        for length in self._lengths[first]:
            end = i + length
            name = (first, *(token.folded for token in self._tokens[i + 1 : end]))
            if name in self._labels and end <= len(self._tokens):
                label, times = self._labels[name]
                yield end, label, times


def _without_conjunction(word: str) -> str:
    return word[1:] if word[0] == "و" and word[1:3] == "ال" else word


def agree(tokens: Sequence[Token], mentions: Sequence[Found]) -> list[Found]:
    """The mentions with each name of several words read alike throughout.

    Where the words of a name stand again and the mentions there, if any, are parts of it, the whole name takes their place: a name
    that was not seen needs one sure mention elsewhere, one that was cut up needs two.
    """
    names = _Names(tokens, mentions)
    agreed: list[Found] = []
    left = sorted(mentions, key=lambda found: found.first)
    at = 0
    i = 0
    while i < len(tokens):
        while at < len(left) and left[at].end <= i:
            agreed.append(left[at])
            at += 1
        whole = _whole_name(names, left, at, i)
        if whole is None:
            i += 1
            continue
        while at < len(left) and left[at].first < whole.end:
            at += 1
        agreed.append(whole)
        i = whole.end
    agreed.extend(left[at:])
    return agreed


def _starting_before(end: int, mentions: Sequence[Found], at: int) -> list[Found]:
    until = at
    while until < len(mentions) and mentions[until].first < end:
        until += 1
    return list(mentions[at:until])


def _whole_name(names: _Names, mentions: Sequence[Found], at: int, i: int) -> Found | None:
    """The name from token ``i`` on that should replace the parts of it among ``mentions[at:]``."""
    if at < len(mentions) and mentions[at].first < i:
        return None
    for end, label, times in names.at(i):
        inside = _starting_before(end, mentions, at)
        if any(found.end > end for found in inside):
            continue
        if len(inside) == 1 and (inside[0].first, inside[0].end) == (i, end):
            return None
        if times >= (2 if inside else 1):
            scores = [found.score for found in inside if found.score is not None]
            return Found(i, end, label, min(scores) if scores else None)
    return None
