"""Names to what they name: countries, regions, cities, bodies, armed groups, persons.

A name is looked up as it stands, then without the clitics of its first word, then without a class noun before it, without its country
behind it, without brackets in it. The class noun then says which kind of thing is meant: ``مدينة الكويت`` is the city, ``دولة الكويت`` the
country. Of several things that bear one name the text decides by the countries that it speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from .._records import EntityLabel, Token
from ..text import fold, segmentations
from ._gazetteer import Gazetteer, Link, shared_gazetteer

__all__ = ["CLASS_NOUNS", "Link", "SpokenOf", "country_of_adjective", "link", "linked_by", "readings", "without_class_noun"]

KINDS_OF_LABEL: Mapping[EntityLabel, tuple[str, ...]] = {
    "PER": ("person",),
    "ORG": ("group", "party", "org", "media", "company", "club"),
    "LOC": ("country", "city", "region", "place"),
    "MISC": (),
}
"""The kinds that a label can mean; of a bare name that means several, the first."""

CLASS_NOUNS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("country",), ("دولة", "جمهورية", "مملكة", "سلطنة")),
    (("city",), ("مدينة", "بلدة", "العاصمة")),
    (("region", "place"), ("محافظة", "ولاية", "إقليم", "منطقة", "مقاطعة", "إمارة", "قارة", "جهة")),
    (("place",), ("نهر", "بحيرة", "هضبة", "مضيق")),
    (("group", "party"), ("تنظيم", "حركة", "جماعة", "حزب", "تيار", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "عصابة", "عصابات", "جبهة")),
    (("media", "org"), ("وكالة",)),
    (("media",), ("صحيفة", "جريدة", "مجلة", "قناة", "فضائية", "إذاعة", "تلفزيون", "راديو")),
    (("media", "company"), ("شبكة", "موقع")),
    (("company",), ("شركة", "مصرف", "بنك")),
    (("org", "company"), ("مجموعة", "مؤسسة")),
    (("org",), ("منظمة", "حلف")),
    (("club",), ("نادي", "فريق")),
)
"""Which kinds a class noun before a name can mean."""
_KINDS_OF_CLASS_NOUN = {fold(noun): kinds for kinds, nouns in CLASS_NOUNS for noun in nouns}

AMBIGUOUS: frozenset[str] = frozenset(map(fold, ("عمان", "وجدة")))
"""Names that stand bare for two things as often, each in its country: Oman and Amman, Oujda and "and Jeddah"."""

ARTICLE = "ال"
_CUT_BEFORE_NAMES = frozenset({"و", "ب", "ل", "ف", "ك"})
_SHORTEST_NAME = 3
_IN = fold("في")
_OPENING, _CLOSING = "([", ")]"

Countries = Callable[[], Mapping[str, int]]
"""Gives how often a text speaks of each country, by ISO 3166-1 code; asked only where a name needs it."""


def _of_none() -> Mapping[str, int]:
    return {}


def link(tokens: Sequence[Token], *, label: EntityLabel, countries: Countries = _of_none) -> Link | None:
    """What the name written by ``tokens`` stands for, ``None`` where it is not known or could be several things."""
    found = linked_by(tokens, label=label, countries=countries)
    return found[1] if found else None


def linked_by(tokens: Sequence[Token], *, label: EntityLabel, countries: Countries = _of_none) -> tuple[str, Link] | None:
    """The name of the rule that knows what a name stands for, and what that is. ``countries`` are those that its text speaks of."""
    kinds = KINDS_OF_LABEL[label]
    if not kinds:
        return None
    words = _words(tokens)
    if words:
        lookup = _Lookup(shared_gazetteer(), countries)
        for rule in _RULES:
            if found := rule(words, kinds, lookup):
                return rule.__name__, found
    return _name_with_brackets(tokens, label, countries)


def _words(tokens: Sequence[Token]) -> list[str]:
    return [token.folded for token in tokens if token.kind != "punct"]


class _Lookup:
    """The gazetteer, read in the light of a text."""

    def __init__(self, gazetteer: Gazetteer, countries: Countries) -> None:
        self._gazetteer = gazetteer
        self._countries = countries

    def anywhere(self, name: str, kinds: Sequence[str]) -> Link | None:
        """What a name means in any text: the first of the kinds."""
        names = self._gazetteer.names
        return next((names[kind][name] for kind in kinds if name in names[kind]), None)

    def all_of(self, name: str, kinds: Sequence[str]) -> Iterator[Link]:
        """Everything that a name can mean, the likelier first."""
        for kind in kinds:
            if name in self._gazetteer.names[kind]:
                yield self._gazetteer.names[kind][name]
            yield from self._gazetteer.others[kind].get(name, ())

    def meant(self, name: str, kinds: Sequence[str]) -> Link | None:
        """What a name means in this text: what it means anywhere, but where the text names the country of another bearer of the name
        and never that of this one, the other."""
        usual = self.anywhere(name, kinds)
        if usual is not None and (usual.country is None or self._gazetteer.names["country"].get(name) == usual):
            return usual
        rivals = [link for link in self.all_of(name, kinds) if usual is None or link.country != usual.country]
        if not rivals or (usual is not None and self._countries().get(usual.country or "")):
            return usual
        return self.most_spoken_of(rivals) or usual

    def most_spoken_of(self, links: Sequence[Link]) -> Link | None:
        """The one whose country the text names most; ``None`` where it names none of them, or two as often."""
        counts = {country: self._countries().get(country, 0) for link in links if (country := link.country)}
        most = max(counts.values(), default=0)
        if not most or sum(count == most for count in counts.values()) > 1:
            return None
        return next(link for link in links if link.country and counts[link.country] == most)


def bare_name(words: Sequence[str], kinds: Sequence[str], lookup: _Lookup) -> Link | None:
    """``العراق``, ``للعراق``, ``وبغداد``."""
    for name in readings(words):
        if name in AMBIGUOUS:
            return lookup.most_spoken_of([link for reading in readings(words) for link in lookup.all_of(reading, kinds)])
        if found := lookup.meant(name, kinds):
            return found
    return None


def name_with_class_noun(words: Sequence[str], kinds: Sequence[str], lookup: _Lookup) -> Link | None:
    """``مدينة جدة``, ``بمحافظة ديالى``, ``تنظيم داعش``."""
    name = " ".join(words[1:])
    for noun in readings(words[:1]):
        meant = [kind for kind in _KINDS_OF_CLASS_NOUN.get(noun, ()) if kind in kinds]
        if found := lookup.meant(name, meant):
            return found
    return None


def place_with_its_country(words: Sequence[str], kinds: Sequence[str], lookup: _Lookup) -> Link | None:
    """``مدينة الموصل العراقية``, ``محافظة القطيف بالسعودية``: what lies in the country that is named behind it."""
    if "city" not in kinds or len(words) < 2:
        return None
    country = country_of_adjective(words[-1])
    rest = words[:-1]
    if country is None:
        country = next((found for name in readings(words[-1:]) if (found := lookup.anywhere(name, ("country",)))), None)
        rest = words[:-2] if words[-2] == _IN else rest
    if country is None or not rest:
        return None
    candidates = (link for name, meant in _with_and_without_class_noun(rest, kinds) for link in lookup.all_of(name, meant))
    return next((link for link in candidates if link.country == country.country and link.ref != country.ref), None)


_RULES = (bare_name, name_with_class_noun, place_with_its_country)


def _name_with_brackets(tokens: Sequence[Token], label: EntityLabel, countries: Countries) -> tuple[str, Link] | None:
    """``حلف شمال الأطلسي (الناتو)``: what stands before the brackets, or else in them."""
    opening = next((i for i, token in enumerate(tokens) if token.folded in _OPENING and token.kind == "punct"), 0)
    closing = next((i for i, token in enumerate(tokens) if token.folded in _CLOSING and token.kind == "punct"), len(tokens))
    if not 0 < opening < closing:
        return None
    for part in (tokens[:opening], tokens[opening + 1 : closing]):
        if found := link(part, label=label, countries=countries):
            return "name_with_brackets", found
    return None


def _with_and_without_class_noun(words: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    for name in readings(words):
        yield name, kinds
    for noun in readings(words[:1]):
        if noun in _KINDS_OF_CLASS_NOUN:
            yield " ".join(words[1:]), [kind for kind in _KINDS_OF_CLASS_NOUN[noun] if kind in kinds]


def without_class_noun(words: Sequence[str]) -> tuple[str, ...]:
    """Folded words of a name without the class noun and its clitics before them: ``تنظيم داعش`` and ``لتنظيم داعش`` are ``داعش``."""
    if len(words) > 1 and any(noun in _KINDS_OF_CLASS_NOUN for noun in readings(words[:1])):
        return tuple(words[1:])
    return tuple(words)


def readings(words: Sequence[str]) -> Iterator[str]:
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


class SpokenOf:
    """The countries that a text speaks of: by their names, their people's, and places of theirs that are like no other's.

    ``names`` are the places that the text names, as tokens. Called, it gives how often each country is spoken of, by ISO 3166-1 code.
    """

    def __init__(self, tokens: Sequence[Token], names: Iterable[Sequence[Token]]) -> None:
        self._tokens = tokens
        self._names = names

    def __call__(self) -> Mapping[str, int]:
        return self._countries

    @cached_property
    def _countries(self) -> Counter[str]:
        found = [country_of_adjective(token.folded) for token in self._tokens if token.kind == "word"]
        found += [self._sure(_words(name)) for name in self._names]
        return Counter(link.country for link in found if link is not None and link.country is not None)

    def _sure(self, words: Sequence[str]) -> Link | None:
        """The country, or the place whose name no other country's place bears."""
        lookup = _Lookup(shared_gazetteer(), _of_none)
        kinds = KINDS_OF_LABEL["LOC"]
        for name, meant in _with_and_without_class_noun(words, kinds):
            if name in AMBIGUOUS and len(meant) == len(kinds):
                return None
            links = list(lookup.all_of(name, meant))
            if links:
                return links[0] if len({link.country for link in links}) == 1 else None
        return None
