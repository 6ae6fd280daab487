"""The written forms of a lemma, by rule, in the folded view: persons, genders and numbers; clitics are cut before the lookup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..text import fold

__all__ = ["Morph", "imperfect_of", "noun_forms", "participle_forms", "verb_forms"]

Morph = Literal["perfect", "imperfect", "nominal"]

_PERFECT_ENDINGS = ("", "ت", "وا", "و", "ا", "تا", "نا", "ن", "تم")
_IMPERFECT_PREFIXES = ("ي", "ت", "ن", "ا")
_IMPERFECT_ENDINGS = ("", "ون", "وا", "و", "ان", "ا", "ين", "ن")
_LONG_VOWELS = "اوي"
_IS_SAID = "يقال"
"""What ``أقال`` would make of its imperfect, and ``قال`` makes far more often."""


def imperfect_of(perfect: str) -> str:
    """The imperfect (third person masculine) that a perfect's pattern asks for.

    Derived forms drop their prefixed alef (``اجتمع``, ``أطلق``, ``استقبل``); the rest takes ``ي`` before the whole word. Verbs whose
    vowel changes (``زار``, ``دعا``) state theirs in the data.
    """
    drops = perfect[0] in "أإآ" or (perfect[0] == "ا" and len(perfect) > 3)
    return "ي" + (perfect[1:] if drops else perfect)


def _perfect(stem: str) -> Iterator[str]:
    yield from (stem + ending for ending in _PERFECT_ENDINGS)
    if stem[-1] in "اي" and len(stem) > 2:
        yield from (stem[:-1] + ending for ending in ("ت", "وا", "و", "تا", "ا"))
    if stem[-1] == "ا" and len(stem) > 2:
        yield from (stem[:-1] + "و" + ending for ending in ("نا", "ا"))


def _imperfect(stem: str) -> Iterator[str]:
    body = stem[1:]
    for prefix in _IMPERFECT_PREFIXES:
        yield from (prefix + body + ending for ending in _IMPERFECT_ENDINGS)
        if body[-1] in _LONG_VOWELS and len(body) > 2:  # دعا يدعو: لم يدع، يدعون
            yield from (prefix + body[:-1] + ending for ending in ("", "ون", "وا", "ا"))
        if len(body) > 2 and body[-2] in _LONG_VOWELS:  # زار يزور: لم يزر
            yield prefix + body[:-2] + body[-1]


def _passives(perfect: str, imperfect: str) -> tuple[str, str | None]:
    """The passive perfect and imperfect of a verb whose letters change in it, else its own: ``هوجم``, ``أقيم`` and ``يقام``."""
    if len(perfect) == 4 and perfect[1] == "ا" and perfect[0] not in "ات":
        return perfect[0] + "و" + perfect[2:], None
    if len(perfect) > 3 and perfect[0] == "ا" and perfect[-2] == "ا":
        passive = imperfect[:-2] + "ا" + imperfect[-1]
        return perfect[:-2] + "ي" + perfect[-1], None if passive == _IS_SAID else passive
    return perfect, None


def verb_forms(perfect: str, imperfect: str | None = None) -> dict[str, Morph]:
    """All persons of a verb and of its passive, from its perfect and imperfect (third person masculine singular). Folded."""
    forms: dict[str, Morph] = dict.fromkeys(_perfect(fold(perfect)), "perfect")
    stem = fold(imperfect or imperfect_of(perfect))
    for form in _imperfect(stem):
        forms.setdefault(form, "imperfect")
    done, being_done = _passives(fold(perfect), stem)
    for form in _perfect(done):
        forms.setdefault(form, "perfect")
    for form in _imperfect(being_done) if being_done else ():
        forms.setdefault(form, "imperfect")
    return forms


def noun_forms(singular: str, plurals: tuple[str, ...] = ()) -> dict[str, Morph]:
    """Cases, dual and plural of a noun or verbal noun. Folded; without article and pronoun."""
    stem = fold(singular)
    found = [stem]
    if stem.endswith("ه") and singular.endswith("ة"):
        body = stem[:-1]
        found += [body + ending for ending in ("ات", "تان", "تين", "تي", "تا")]
    elif stem.endswith("ء"):
        found += [stem + "ا", stem[:-1] + "و", stem[:-1] + "ي", stem + "ين", stem[:-1] + "ين", stem + "ان", stem + "ات"]
    else:
        found += [stem + ending for ending in ("ا", "ان", "ين")]
        if stem.endswith("ي"):
            found.append(stem[:-1] + "ا")
    for plural in plurals:
        found += [fold(plural)]
        if not plural.endswith(("ات", "ى", "اء")):
            found.append(fold(plural) + "ا")
    return dict.fromkeys(found, "nominal")


def participle_forms(singular: str, plurals: tuple[str, ...] = ()) -> dict[str, Morph]:
    """Genders, numbers and cases of a participle. Folded."""
    stem = fold(singular)
    body = stem[:-1] if stem.endswith("ي") and singular.endswith("ى") else stem
    endings = ("", "ا", "ه", "ات", "ون", "ين", "ان", "تان", "تين", "و", "ي")
    found = [stem, *(body + ending for ending in endings), *(fold(plural) for plural in plurals)]
    if singular.endswith("ى"):
        found.append(body + "اه")
    return dict.fromkeys(found, "nominal")
