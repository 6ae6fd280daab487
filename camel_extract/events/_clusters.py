"""Groups of words that keep the same company in news, counted without labels by ``scripts/word_clusters.py``.

What is learnt of a word holds, more weakly, for the words of its group, also those that no labelled text has.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from .._errors import LexiconError
from ..text import fold

__all__ = ["coarse_group", "fine_group", "read_clusters"]


def read_clusters(text: str, *, name: str) -> dict[str, tuple[str, str]]:
    """Rows of folded word, coarse group, fine group. Raises :class:`LexiconError` naming ``name`` and row."""
    groups = {}
    for number, line in enumerate(text.splitlines(), 1):
        word, coarse, fine = (*line.split("\t"), "", "", "")[:3]
        if not word or fold(word) != word or not coarse.isdecimal() or not fine.isdecimal() or word in groups:
            raise LexiconError(f"{name}, row {number}: expected a new folded word and two group numbers, found {line!r}")
        groups[word] = (coarse, fine)
    return groups


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[str, str]]:
    return read_clusters(files(__package__).joinpath("clusters.tsv").read_text(encoding="utf-8"), name="clusters.tsv")


def coarse_group(word: str) -> str:
    """The coarse group of a folded word; ``?`` for a word of none."""
    return _groups().get(word, ("?", "?"))[0]


def fine_group(word: str) -> str:
    """The fine group of a folded word; ``?`` for a word of none."""
    return _groups().get(word, ("?", "?"))[1]
