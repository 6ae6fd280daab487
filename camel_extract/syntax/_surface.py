"""From syntactic words, which stand for clitics and hosts apart, to the tokens that they are written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .._analysis import Dependency
from .._errors import ModelError

__all__ = ["SyntacticWord", "surface_dependencies"]

_FUNCTION_RELATIONS = frozenset(("case", "cc", "mark", "det", "aux", "advmod", "punct", "discourse", "cop", "fixed", "dep"))


class SyntacticWord(NamedTuple):
    """A word of a parsed sentence: the token that it is written in, the number of the word that it depends on (``None`` for a root)
    among the words of the sentence, its relation and its part of speech."""

    token: int
    head: int | None
    relation: str
    upos: str


def surface_dependencies(words: Sequence[SyntacticWord]) -> dict[int, Dependency]:
    """Token -> its dependency, for the words of one sentence.

    A token takes the part of its host: of its words that depend on something outside it (``و`` and ``قال`` of ``وقال``, where the one
    depends on the other), the one nearest to the root, and of two as near not the function word. So the ways up between tokens make
    no circle where those between words make none; :class:`ModelError` where they do.
    """
    depths = _depths(words)
    hosts: dict[int, int] = {}
    for number, word in enumerate(words):
        host = hosts.get(word.token)
        if (word.head is None or words[word.head].token != word.token) and (
            host is None or _rank(words, depths, number) < _rank(words, depths, host)
        ):
            hosts[word.token] = number
    return {token: _dependency(words, words[host]) for token, host in hosts.items()}


def _dependency(words: Sequence[SyntacticWord], host: SyntacticWord) -> Dependency:
    return Dependency(None if host.head is None else words[host.head].token, host.relation, host.upos)


def _rank(words: Sequence[SyntacticWord], depths: Sequence[int], number: int) -> tuple[int, bool, int]:
    return depths[number], words[number].relation.partition(":")[0] in _FUNCTION_RELATIONS, number


def _depths(words: Sequence[SyntacticWord]) -> list[int]:
    """How many steps each word is from its root."""
    depths = [-1] * len(words)
    for number in range(len(words)):
        way: list[int] = []
        at: int | None = number
        while at is not None and depths[at] < 0:
            if len(way) > len(words):
                raise ModelError(f"the parser gave heads that make a circle at word {at} of a sentence")
            way.append(at)
            at = words[at].head
        depth = -1 if at is None else depths[at]
        for back in reversed(way):
            depth += 1
            depths[back] = depth
    return depths
