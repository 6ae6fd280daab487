"""Names to what they name: countries, regions, cities, organisations and armed groups.

A name is looked up as it stands, then without the clitics of its first word, then without a class noun before it; the class noun then
says which kind of thing is meant: ``مدينة الكويت`` is the city, ``دولة الكويت`` the country.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .._records import EntityLabel, Token
from ..text import fold, segmentations
from ._gazetteer import Gazetteer, Link, shared_gazetteer

__all__ = ["Link", "country_of_adjective", "link", "linked_by"]

KINDS_OF_LABEL: Mapping[EntityLabel, tuple[str, ...]] = {
    "PER": (),
    "ORG": ("group", "org"),
    "LOC": ("country", "city", "region", "place"),
    "MISC": (),
}
"""The kinds that a label can mean; of a bare name that means several, the first."""

CLASS_NOUNS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("country",), ("دولة", "جمهورية", "مملكة", "سلطنة")),
    (("city",), ("مدينة", "بلدة", "العاصمة")),
    (("region", "place"), ("محافظة", "ولاية", "إقليم", "منطقة", "مقاطعة", "إمارة", "قارة")),
    (("group",), ("تنظيم", "حركة", "جماعة", "حزب", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "عصابة", "عصابات")),
    (("org",), ("منظمة", "وكالة", "صحيفة", "قناة", "شبكة", "شركة", "موقع", "حلف", "مجموعة", "نادي", "فريق")),
)
"""Which kinds a class noun before a name can mean."""
_KINDS_OF_CLASS_NOUN = {fold(noun): kinds for kinds, nouns in CLASS_NOUNS for noun in nouns}

AMBIGUOUS: frozenset[str] = frozenset(map(fold, ("عمان", "وجدة")))
"""Names that stand bare for two things as often: Oman and Amman, Oujda and "and Jeddah"."""

ARTICLE = "ال"
_CUT_BEFORE_NAMES = frozenset({"و", "ب", "ل"})
_SHORTEST_NAME = 3


def link(tokens: Sequence[Token], *, label: EntityLabel) -> Link | None:
    """What the name written by ``tokens`` stands for, ``None`` where it is not known or could be several things."""
    found = linked_by(tokens, label=label)
    return found[1] if found else None


def linked_by(tokens: Sequence[Token], *, label: EntityLabel) -> tuple[str, Link] | None:
    """The name of the rule that knows what a name stands for, and what that is."""
    words = [token.folded for token in tokens if token.kind != "punct"]
    kinds = KINDS_OF_LABEL[label]
    if not words or not kinds:
        return None
    gazetteer = shared_gazetteer()
    for rule in (bare_name, name_with_class_noun):
        if found := rule(words, kinds, gazetteer):
            return rule.__name__, found
    return None


def bare_name(words: Sequence[str], kinds: Sequence[str], gazetteer: Gazetteer) -> Link | None:
    """``العراق``, ``للعراق``, ``وبغداد``."""
    for name in _readings(words):
        if name in AMBIGUOUS:
            return None
        if found := _first_kind(name, kinds, gazetteer):
            return found
    return None


def name_with_class_noun(words: Sequence[str], kinds: Sequence[str], gazetteer: Gazetteer) -> Link | None:
    """``مدينة جدة``, ``بمحافظة ديالى``, ``تنظيم داعش``."""
    name = " ".join(words[1:])
    for noun in _readings(words[:1]):
        meant = [kind for kind in _KINDS_OF_CLASS_NOUN.get(noun, ()) if kind in kinds]
        if found := _first_kind(name, meant, gazetteer):
            return found
    return None


def _first_kind(name: str, kinds: Sequence[str], gazetteer: Gazetteer) -> Link | None:
    return next((gazetteer.names[kind][name] for kind in kinds if name in gazetteer.names[kind]), None)


def _readings(words: Sequence[str]) -> Iterator[str]:
    """The name as it stands, then without conjunction and preposition; fewest cuts first."""
    yield " ".join(words)
    for cut in segmentations(words[0]):
        if not cut.suffix and _CUT_BEFORE_NAMES.issuperset(clitics := [p for p in cut.prefixes if p != ARTICLE]) and clitics:
            name = " ".join((ARTICLE * cut.definite + cut.stem, *words[1:]))
            if len(name) >= _SHORTEST_NAME:
                yield name


def country_of_adjective(word: str) -> Link | None:
    """The country of a nationality adjective in any form: ``العراقية`` and ``للعراقيين`` are Iraq's. ``None`` for other words."""
    countries = shared_gazetteer().countries
    for cut in segmentations(fold(word)):
        if not cut.suffix and (found := countries.get(cut.stem)):
            return found
    return None
