"""The stage: a parser's dependencies, checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from .._analysis import Analysis, Dependency
from .._errors import ModelError
from .._records import Sentence
from ._protocol import SyntaxParser

__all__ = ["Syntax"]

_TYPES = ([int, str, str], [type(None), str, str])


class Syntax:
    """The dependencies of a text, as ``parser`` gives them: one a token, or none at all.

    Raises :class:`ModelError` where they do not fit the text: too few or too many, a head in another sentence, a circle.
    """

    def __init__(self, parser: SyntaxParser) -> None:
        self._parser = parser

    def __call__(self, analysis: Analysis) -> tuple[Dependency, ...]:
        dependencies = tuple(self._parser.parse(analysis))
        name = type(self._parser).__name__
        if dependencies and len(dependencies) != len(analysis.tokens):
            raise ModelError(
                f"{name} gave {len(dependencies)} dependencies for {len(analysis.tokens)} tokens; "
                "a parser gives one for each token, or none"
            )
        for number, dependency in enumerate(dependencies):
            _check_type(name, number, dependency)
        if dependencies:
            for sentence in analysis.sentences:
                _check_heads(name, dependencies, sentence)
        return dependencies


def _check_type(parser: str, token: int, dependency: object) -> None:
    if not isinstance(dependency, Dependency) or [type(value) for value in astuple(dependency)] not in _TYPES:
        raise ModelError(f"{parser} gave {dependency!r} for token {token}; expected Dependency(head, relation, upos)")


def _check_heads(parser: str, dependencies: Sequence[Dependency], sentence: Sentence) -> None:
    """Heads stand in the sentence, and every way up ends at a root."""
    first, end = sentence.first_token, sentence.end_token
    rooted: set[int | None] = {None}
    for token in range(first, end):
        way: list[int] = []
        at: int | None = token
        seen: set[int] = set()
        while at not in rooted:
            if at is None or not first <= at < end:
                raise ModelError(
                    f"{parser} gave token {way[-1]} the head {at!r}; a head is a token of its sentence, {first} to {end - 1}, or None"
                )
            if at in seen:
                raise ModelError(f"{parser} gave heads that make a circle at token {at}")
            seen.add(at)
            way.append(at)
            at = dependencies[at].head
        rooted.update(way)
