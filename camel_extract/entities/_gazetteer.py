"""The gazetteer's files, checked and folded for look-up.

``gazetteer.tsv`` is our own: names that maintained data lacks or writes in another way. ``gazetteer_generated.tsv`` is made from
CLDR, ISO 3166 and GeoNames by ``scripts/build_gazetteer.py``. Both have the columns kind, ref (empty where no identifier is certain),
country (of a city: its ISO 3166-1 code), name and arabic (variants, parted by ``|``, in ordinary spelling; one after ``~`` means the
thing only where the text speaks of its country). ``nationalities.tsv`` has ref, adjectives (masculine singular) and plurals (broken ones
only). ``person_names.tsv`` has kind (given, family) and name: names that persons bear, which link to nobody. A line that starts with
``#`` is a remark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .._errors import LexiconError
from ..text import fold

__all__ = ["KINDS", "Gazetteer", "Link", "read_gazetteer", "read_nationalities", "read_person_names", "shared_gazetteer"]

FOLDER = Path(__file__).parent
OWN, GENERATED, NATIONALITIES, PERSON_NAMES = "gazetteer.tsv", "gazetteer_generated.tsv", "nationalities.tsv", "person_names.tsv"

KINDS: tuple[str, ...] = ("country", "city", "region", "place", "org", "media", "company", "club", "party", "group", "person")
_COLUMNS = ("kind", "ref", "country", "name", "arabic")
_NATIONALITY_COLUMNS = ("ref", "adjectives", "plurals")
_PERSON_NAME_COLUMNS = ("kind", "name")
PERSON_NAME_KINDS: tuple[str, ...] = ("given", "family")
_REF = re.compile(r"ISO3166:[A-Z]{2}|ISO3166-2:[A-Z]{2}-[A-Z0-9]{1,3}|wikidata:Q[1-9][0-9]*|geonames:[1-9][0-9]*")
_COUNTRY = re.compile("[A-Z]{2}|")
_VARIANT = re.compile(r"~?\w+(?: \w+)*")
ELSEWHERE = "~"


@dataclass(frozen=True, slots=True)
class Link:
    """A known thing: ``ref`` is ``ISO3166:IQ``, ``ISO3166-2:IQ-NI``, ``wikidata:Q7184`` or ``geonames:98182``, ``None`` where no
    identifier of it is certain; ``name`` its English name; ``country`` the ISO 3166-1 code of a country or of what lies in one."""

    ref: str | None
    name: str
    country: str | None = field(default=None, compare=False)


Names = Mapping[str, Mapping[str, Link]]
Others = Mapping[str, Mapping[str, tuple[Link, ...]]]


class Gazetteer(NamedTuple):
    """``names`` has for each kind the links by folded name, ``others`` those that a name means only where the text speaks of their
    country, ``countries`` the country by folded nationality adjective."""

    names: Names
    others: Others
    countries: Mapping[str, Link]


class _Row(NamedTuple):
    number: int
    fields: tuple[str, ...]


def _rows(path: Path, columns: Sequence[str]) -> Iterator[_Row]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name} cannot be read: {error}") from error
    if not unicodedata.is_normalized("NFC", text):
        number = next(n for n, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line))
        raise LexiconError(f"{path.name}, row {number}: not in Unicode normal form C")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != tuple(columns):
        raise LexiconError(f"{path.name}, row {lines[0][0] if lines else 1}: the columns are {', '.join(columns)}, parted by tabs")
    for number, line in lines[1:]:
        fields = tuple(line.split("\t"))
        if len(fields) != len(columns):
            raise LexiconError(f"{path.name}, row {number}: {len(fields)} fields where {len(columns)} belong")
        yield _Row(number, fields)


def _variants(path: Path, row: _Row, column: str, value: str) -> list[str]:
    variants = value.split("|")
    for variant in variants:
        if not _VARIANT.fullmatch(variant):
            raise LexiconError(f"{path.name}, row {row.number}, field {column}: {variant!r} is not words with single spaces")
    return variants


def _link(path: Path, row: _Row) -> Link:
    _, ref, country, name, _ = row.fields
    if ref and not _REF.fullmatch(ref):
        raise LexiconError(f"{path.name}, row {row.number}, field ref: {ref!r} is no ISO 3166, Wikidata or GeoNames reference")
    if not _COUNTRY.fullmatch(country):
        raise LexiconError(f"{path.name}, row {row.number}, field country: {country!r} is no ISO 3166-1 code")
    if not name.strip():
        raise LexiconError(f"{path.name}, row {row.number}, field name: empty")
    scheme, _, code = ref.partition(":")
    return Link(ref or None, name, country or (code[:2] if scheme.startswith("ISO3166") else None))


def _fold_all(words: Sequence[str]) -> list[str]:
    return fold("\n".join(words)).split("\n") if words else []


def read_gazetteer(*paths: Path) -> tuple[Names, Others]:
    """The links of the files by kind and folded name: those that a name means anywhere, and those that it means in their country.

    A name means one thing of a kind anywhere, whatever the file. Raises :class:`LexiconError` that names file, row and field.
    """
    names: dict[str, dict[str, Link]] = {kind: {} for kind in KINDS}
    others: dict[str, dict[str, tuple[Link, ...]]] = {kind: {} for kind in KINDS}
    for path in paths:
        written: list[str] = []
        meant: list[tuple[int, str, Link]] = []
        for row in _rows(path, _COLUMNS):
            kind, arabic = row.fields[0], row.fields[-1]
            if kind not in names:
                raise LexiconError(f"{path.name}, row {row.number}, field kind: {kind!r} is none of {', '.join(KINDS)}")
            link = _link(path, row)
            variants = _variants(path, row, "arabic", arabic)
            written.extend(variants)
            meant.extend((row.number, kind, link) for _ in variants)
        for folded, (number, kind, link) in zip(_fold_all(written), meant, strict=True):
            if folded.startswith(ELSEWHERE):
                if link.country is None:
                    raise LexiconError(f"{path.name}, row {number}, field country: empty, though {folded!r} needs one")
                name = folded.removeprefix(ELSEWHERE)
                others[kind][name] = (*others[kind].get(name, ()), link)
                continue
            if folded in names[kind]:
                raise LexiconError(
                    f"{path.name}, row {number}, field arabic: {folded!r} (folded) already means {names[kind][folded].name}"
                )
            names[kind][folded] = link
    return names, others


def read_nationalities(path: Path, countries: Mapping[str, Link]) -> dict[str, Link]:
    """The country by folded adjective, in all genders, numbers and cases; ``countries`` are the links by ref.

    Raises :class:`LexiconError` that names file, row and field.
    """
    found: dict[str, Link] = {}
    for row in _rows(path, _NATIONALITY_COLUMNS):
        ref, adjectives, plurals = row.fields
        if ref not in countries:
            raise LexiconError(f"{path.name}, row {row.number}, field ref: {ref!r} is no country of the gazetteer")
        forms = [form for word in _fold_all(_variants(path, row, "adjectives", adjectives)) for form in _inflected(word)]
        if plurals:
            forms += _fold_all(_variants(path, row, "plurals", plurals))
        for form in forms:
            if form in found:
                raise LexiconError(f"{path.name}, row {row.number}: {form!r} (folded) already means {found[form].name}")
            found[form] = countries[ref]
    return found


def read_person_names(path: Path) -> dict[str, frozenset[str]]:
    """The folded names that persons bear, by kind. Raises :class:`LexiconError` that names file, row and field."""
    names: dict[str, set[str]] = {kind: set() for kind in PERSON_NAME_KINDS}
    rows = list(_rows(path, _PERSON_NAME_COLUMNS))
    for row, folded in zip(rows, _fold_all([row.fields[1] for row in rows]), strict=True):
        kind, name = row.fields
        if kind not in names:
            raise LexiconError(f"{path.name}, row {row.number}, field kind: {kind!r} is none of {', '.join(PERSON_NAME_KINDS)}")
        if not _VARIANT.fullmatch(name) or name.startswith(ELSEWHERE) or folded in names[kind]:
            raise LexiconError(f"{path.name}, row {row.number}, field name: {name!r} is not words with single spaces, or stands twice")
        names[kind].add(folded)
    return {kind: frozenset(found) for kind, found in names.items()}


_ENDINGS: tuple[str, ...] = ("", "ه", "ون", "ين", "ات", "ان", "تان", "تين")


def _inflected(adjective: str) -> Iterator[str]:
    """``عراقي``, ``عراقيه``, ``عراقيون``, ``عراقيين``, ``عراقيات`` and the duals."""
    return (adjective + ending for ending in _ENDINGS)


@lru_cache(maxsize=1)
def shared_gazetteer() -> Gazetteer:
    """The gazetteer of the library, read on first use."""
    names, others = read_gazetteer(FOLDER / OWN, FOLDER / GENERATED)
    countries = {link.ref: link for link in names["country"].values() if link.ref}
    return Gazetteer(names, others, read_nationalities(FOLDER / NATIONALITIES, countries))
