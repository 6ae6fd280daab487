"""Measures: which one is named at a token, whatever its spelling, number or sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from .._records import Token
from ..text import fold
from . import _measure_tables as tables

__all__ = ["count_of_measure", "dual_forms", "is_measure", "measure_at", "measure_duals"]


def dual_forms(base: str) -> tuple[str, str]:
    """The dual of a noun in normal spelling, nominative and oblique."""
    stem = base[:-1] + "ت" if base.endswith("ة") else base
    return stem + "ان", stem + "ين"


def _rows() -> Iterator[tuple[str, str, str]]:
    """(base, singular spellings, other forms) of every measure in words: the metric nouns alone and fused with each prefix, the others."""
    for singulars, others in (*tables.METRIC_NOUNS, *tables.MEASURE_NOUNS):
        base = singulars.split()[0]
        if base not in tables.NO_MEASURE_ALONE:
            yield base, singulars, others
    for prefix, spellings in tables.PREFIXES:
        for singulars, others in tables.METRIC_NOUNS:
            for spelling in spellings.split():
                nouns = singulars.split()
                fused = [spelling + noun for noun in nouns]
                forms = [spelling + form for form in (*others.split(), *(noun + "ات" for noun in nouns))]
                yield prefix + nouns[0], " ".join(fused), " ".join(forms)


@cache
def _singulars() -> dict[str, str]:
    """Folded singular -> folded base."""
    return {fold(form): fold(base) for base, singulars, _ in _rows() for form in singulars.split()}


@cache
def measure_duals() -> dict[str, str]:
    """Folded dual -> folded base, but for the measures whose dual is another word."""
    return {
        fold(dual): fold(base)
        for base, singulars, _ in _rows()
        if base not in tables.NO_MEASURE_DUAL
        for singular in singulars.split()
        for dual in dual_forms(singular)[base in tables.NOMINATIVE_IS_A_NAME :]
    }


@cache
def _words() -> dict[str, str]:
    """Folded form -> folded base, the article with or without."""
    others = {fold(form): fold(base) for base, _, forms in _rows() for form in forms.split()}
    words = {**others, **measure_duals(), **_singulars()}
    return {**{"ال" + form: base for form, base in words.items()}, **words}


@cache
def _signs() -> dict[str, str]:
    """Sign as written -> folded base."""
    return {sign: fold(base) for base, signs in tables.MEASURE_SIGNS for sign in signs.split()}


_PREFIX_WORDS = {fold(spelling): fold(prefix) for prefix, spellings in tables.PREFIXES for spelling in spellings.split()}
_METRIC_FORMS = {
    fold(form): fold(singulars.split()[0]) for singulars, others in tables.METRIC_NOUNS for form in (*singulars.split(), *others.split())
}
_TWO_WORDS = frozenset(tuple(fold(phrase).split()) for phrase in tables.TWO_WORD_MEASURES)


def measure_at(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    """The measure named at token ``i``: (end, folded base). ``كيلو متر`` and ``قوة حصان`` are two tokens."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    folded = token.folded
    if i + 1 < len(tokens) and tokens[i + 1].kind == "word":
        prefix, noun = _PREFIX_WORDS.get(folded), _METRIC_FORMS.get(tokens[i + 1].folded)
        if prefix and noun:
            return i + 2, prefix + noun
        if (folded, tokens[i + 1].folded) in _TWO_WORDS:
            return i + 2, folded
    base = _words().get(folded) or _signs().get(token.text)
    return (i + 1, base) if base else None


def is_measure(tokens: Sequence[Token], i: int) -> bool:
    """Whether a measure is named at token ``i``."""
    return measure_at(tokens, i) is not None


@cache
def count_of_measure() -> dict[str, int]:
    """Folded singular -> 1, dual -> 2; no plural, no sign."""
    accusatives = {form: 1 for form in (singular + "ا" for singular in _singulars()) if form in _words()}
    return {**accusatives, **dict.fromkeys(measure_duals(), 2), **dict.fromkeys(_singulars(), 1)}
