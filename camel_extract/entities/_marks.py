"""What the lists know of each word: marks that a recogniser can take as features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .._records import Token
from ..text import fold, split_proclitics
from ._gazetteer import FOLDER, KINDS, PERSON_NAME_KINDS, PERSON_NAMES, read_person_names, shared_gazetteer
from ._linking import CLASS_NOUNS

__all__ = ["MARKS", "gazetteer_marks", "kinds_of_name"]

_NATIONALITY, _CLASS_NOUN = "nationality", "class"

MARKS: tuple[str, ...] = tuple(f"{place}-{kind}" for kind in (*KINDS, *PERSON_NAME_KINDS, _NATIONALITY, _CLASS_NOUN) for place in "BI")
"""Every mark that a word can bear: ``B-city`` where a city's name begins, ``I-city`` where it goes on."""

_NOTHING: frozenset[str] = frozenset()


class _Names(NamedTuple):
    """``kinds`` has the kinds of each name, ``lengths`` the numbers of words, longest first, of the names that begin with a word."""

    kinds: dict[str, frozenset[str]]
    lengths: dict[str, tuple[int, ...]]


def gazetteer_marks(tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
    """For each token the :data:`MARKS` of the known names that it stands in.

    Names are matched on folded forms, with conjunction and preposition cut from their first word. Of the names that begin at a token the
    longest counts, and names that begin inside another are marked too, so that a word may bear ``I-org`` and ``B-country`` both. Linear in
    the number of tokens.
    """
    names = _all_names()
    marks: list[set[str]] = [set() for _ in tokens]
    words = [token.folded for token in tokens]
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        length, kinds = _longest_name(words, i, names)
        for kind in kinds:
            marks[i].add(f"B-{kind}")
            for j in range(i + 1, i + length):
                marks[j].add(f"I-{kind}")
    return tuple(frozenset(found) if found else _NOTHING for found in marks)


def kinds_of_name(name: str) -> frozenset[str]:
    """The kinds that the lists know of a folded name, ``nationality`` and ``class`` among them; none for other words."""
    return _all_names().kinds.get(name, _NOTHING)


def _longest_name(words: Sequence[str], i: int, names: _Names) -> tuple[int, frozenset[str]]:
    cut = split_proclitics(words[i], names.lengths)
    if cut is None:
        return 0, _NOTHING
    for length in names.lengths[cut[1]]:
        kinds = names.kinds.get(" ".join((cut[1], *words[i + 1 : i + length])))
        if kinds and i + length <= len(words):
            return length, kinds
    return 0, _NOTHING


def _known_names() -> Iterator[tuple[str, str]]:
    """Every folded name of the lists with a kind of it."""
    gazetteer = shared_gazetteer()
    for kind, links in gazetteer.names.items():
        for name in links:
            yield name, kind
    for adjective in gazetteer.countries:
        yield adjective, _NATIONALITY
        yield f"ال{adjective}", _NATIONALITY
    for kind, person_names in read_person_names(FOLDER / PERSON_NAMES).items():
        for name in person_names:
            yield name, kind
    for _, nouns in CLASS_NOUNS:
        for noun in nouns:
            yield fold(noun), _CLASS_NOUN


@lru_cache(maxsize=1)
def _all_names() -> _Names:
    kinds: dict[str, frozenset[str]] = {}
    lengths: dict[str, set[int]] = {}
    for name, kind in _known_names():
        kinds[name] = kinds.get(name, _NOTHING) | {kind}
        words = name.split()
        lengths.setdefault(words[0], set()).add(len(words))
    return _Names(kinds, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})
