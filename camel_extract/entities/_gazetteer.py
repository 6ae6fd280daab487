"""The gazetteer's files, checked and folded for look-up.

``gazetteer.tsv`` is our own: names that maintained data lacks or writes in another way. ``gazetteer_generated.tsv`` is made from
CLDR, ISO 3166 and GeoNames by ``scripts/build_gazetteer.py``. Both have the columns kind, ref, name and arabic (variants, parted by
``|``, in ordinary spelling). ``nationalities.tsv`` has ref, adjectives (masculine singular) and plurals (broken ones only).
``person_names.tsv`` has kind (given, family) and name: names that persons bear, which link to nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .._errors import LexiconError
from ..text import fold

__all__ = ["KINDS", "Gazetteer", "Link", "read_gazetteer", "read_nationalities", "read_person_names", "shared_gazetteer"]

FOLDER = Path(__file__).parent
OWN, GENERATED, NATIONALITIES, PERSON_NAMES = "gazetteer.tsv", "gazetteer_generated.tsv", "nationalities.tsv", "person_names.tsv"

KINDS: tuple[str, ...] = ("country", "city", "region", "place", "org", "group")
_COLUMNS = ("kind", "ref", "name", "arabic")
_NATIONALITY_COLUMNS = ("ref", "adjectives", "plurals")
_PERSON_NAME_COLUMNS = ("kind", "name")
PERSON_NAME_KINDS: tuple[str, ...] = ("given", "family")
_REF = re.compile(r"ISO3166:[A-Z]{2}|ISO3166-2:[A-Z]{2}-[A-Z0-9]{1,3}|wikidata:Q[1-9][0-9]*|geonames:[1-9][0-9]*")
_VARIANT = re.compile(r"\w+(?: \w+)*")


@dataclass(frozen=True, slots=True)
class Link:
    """A known thing: ``ref`` is ``ISO3166:IQ``, ``ISO3166-2:IQ-NI``, ``wikidata:Q7184`` or ``geonames:98182``; ``name`` its
    English name."""

    ref: str
    name: str


class Gazetteer(NamedTuple):
    """``names`` has for each kind the links by folded name, ``countries`` the country by folded nationality adjective."""

    names: Mapping[str, Mapping[str, Link]]
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
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != tuple(columns):
        raise LexiconError(f"{path.name}, row 1: the columns are {', '.join(columns)}, parted by tabs")
    for number, line in enumerate(lines[1:], start=2):
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


def _checked_ref(path: Path, row: _Row, ref: str) -> str:
    if not _REF.fullmatch(ref):
        raise LexiconError(f"{path.name}, row {row.number}, field ref: {ref!r} is no ISO 3166, Wikidata or GeoNames reference")
    return ref


def _fold_all(words: Sequence[str]) -> list[str]:
    return fold("\n".join(words)).split("\n") if words else []


def read_gazetteer(*paths: Path) -> dict[str, dict[str, Link]]:
    """The links of the files by kind and folded name. A name stands once in a kind, whatever the file.

    Raises :class:`LexiconError` that names file, row and field.
    """
    names: dict[str, dict[str, Link]] = {kind: {} for kind in KINDS}
    for path in paths:
        written: list[str] = []
        meant: list[tuple[int, str, Link]] = []
        for row in _rows(path, _COLUMNS):
            kind, ref, name, arabic = row.fields
            if kind not in names:
                raise LexiconError(f"{path.name}, row {row.number}, field kind: {kind!r} is none of {', '.join(KINDS)}")
            if not name.strip():
                raise LexiconError(f"{path.name}, row {row.number}, field name: empty")
            link = Link(_checked_ref(path, row, ref), name)
            variants = _variants(path, row, "arabic", arabic)
            written.extend(variants)
            meant.extend((row.number, kind, link) for _ in variants)
        for folded, (number, kind, link) in zip(_fold_all(written), meant, strict=True):
            if folded in names[kind]:
                raise LexiconError(
                    f"{path.name}, row {number}, field arabic: {folded!r} (folded) already means {names[kind][folded].name}"
                )
            names[kind][folded] = link
    return names


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
        if not _VARIANT.fullmatch(name) or folded in names[kind]:
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
    names = read_gazetteer(FOLDER / OWN, FOLDER / GENERATED)
    countries = {link.ref: link for link in names["country"].values()}
    return Gazetteer(names, read_nationalities(FOLDER / NATIONALITIES, countries))
