"""Clitic candidates: which ways a folded word can be cut into conjunction, preposition, article, stem and pronoun.

Arabic writes these onto the word, and without a dictionary many cuts are possible. The candidates are all of them, the uncut word
first; whoever asks keeps the one whose stem it knows.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Segmentation", "segmentations", "split_proclitics"]

CONJUNCTIONS: tuple[str, ...] = ("و", "ف")
PREPOSITIONS: tuple[str, ...] = ("ب", "ك", "ل", "س")
"""Attached prepositions, and the future ``س`` that stands in their place before a verb."""
ARTICLE = "ال"
PRONOUNS: tuple[str, ...] = ("ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا")

_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Segmentation:
    """One way to cut a folded word. ``prefixes`` in reading order, ``suffix`` a pronoun or ``""``."""

    prefixes: tuple[str, ...]
    stem: str
    suffix: str

    @property
    def conjunction(self) -> str:
        return self.prefixes[0] if self.prefixes and self.prefixes[0] in CONJUNCTIONS else ""

    @property
    def preposition(self) -> str:
        return next((p for p in self.prefixes if p in PREPOSITIONS), "")

    @property
    def definite(self) -> bool:
        return ARTICLE in self.prefixes


def _cut_front(word: str) -> list[tuple[tuple[str, ...], str]]:
    """All cuts of conjunction, preposition and article, the uncut word first."""
    cuts: list[tuple[tuple[str, ...], str]] = [((), word)]
    if word[0] in CONJUNCTIONS:
        cuts.append(((word[0],), word[1:]))
    for prefixes, rest in tuple(cuts):
        if rest[:1] in PREPOSITIONS and rest:
            cuts.append(((*prefixes, rest[0]), rest[1:]))
    for prefixes, rest in tuple(cuts):
        if rest.startswith(ARTICLE):
            cuts.append(((*prefixes, ARTICLE), rest[2:]))
        elif prefixes[-1:] == ("ل",) and rest.startswith("ل"):  # للحكومة: the article's alef is not written after ل
            cuts.append(((*prefixes, ARTICLE), rest[1:]))
    return [cut for cut in cuts if len(cut[1]) >= _SHORTEST_STEM or cut[1] == word]


@lru_cache(maxsize=65536)
def segmentations(word: str) -> tuple[Segmentation, ...]:
    """All candidate cuts of one folded word, fewest clitics first.

    Before a pronoun a final ``ت`` may stand for teh marbuta (``قوتها`` from ``قوه``): both stems are given.
    """
    if not word:
        return ()
    found: dict[Segmentation, None] = {}
    fronts = _cut_front(word)
    for prefixes, rest in fronts:
        found[Segmentation(prefixes, rest, "")] = None
    for prefixes, rest in fronts:
        if ARTICLE in prefixes:
            continue
        for pronoun in PRONOUNS:
            stem = rest[: -len(pronoun)]
            if not rest.endswith(pronoun) or len(stem) < _SHORTEST_STEM:
                continue
            found[Segmentation(prefixes, stem, pronoun)] = None
            if stem.endswith("ت") and len(stem) > _SHORTEST_STEM:
                found[Segmentation(prefixes, stem[:-1] + "ه", pronoun)] = None
    return tuple(sorted(found, key=lambda cut: len(cut.prefixes) + bool(cut.suffix)))


def split_proclitics(word: str, known: Container[str]) -> tuple[str, str] | None:
    """Cut attached conjunction and prepositions off a folded word so that what is left is in ``known``.

    Returns (what was cut, the rest), nothing cut if the word itself is known, or ``None``. The article is part of the rest.
    """
    for prefixes, rest in _cut_front(word) if word else ():
        if ARTICLE in prefixes:
            continue
        if rest in known:
            return word[: len(word) - len(rest)], rest
    for prefixes, rest in _cut_front(word) if word else ():
        if prefixes[-2:] == ("ل", ARTICLE) and ARTICLE + rest in known:
            return "".join(prefixes[:-1]), ARTICLE + rest
    return None
