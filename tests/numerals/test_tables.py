"""Every row of the numerals' tables and of the list of dual nouns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import pytest

from camel_extract.numerals import Numerals, _amounts, _duals, _reader, _tables, _units, read_number, read_ordinal
from camel_extract.text import fold, fold_text, tokenize


def words_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, frozenset)):
        for item in value:
            yield from words_of(item)


TABLES = {name: value for name, value in vars(_tables).items() if name.isupper()}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_composed(name: str) -> None:
    for word in words_of(TABLES[name]):
        assert unicodedata.normalize("NFC", word) == word
        assert word == word.strip()
        assert word


def forms(rows: tuple[tuple[object, ...], ...], column: int) -> list[tuple[object, str]]:
    return [(row[0], form) for row in rows for form in str(row[column]).split()]


def read(text: str) -> float | None:
    tokens = tokenize(fold_text(text))
    match = read_number(tokens, 0)
    return match.value if match and match.end == len(tokens) else None


@pytest.mark.parametrize(("value", "form"), [*forms(_tables.UNITS, 1), *forms(_tables.FUSED_TEENS, 1), *forms(_tables.TENS, 1)])
def test_units_teens_and_tens(value: int, form: str) -> None:
    assert read(form) == value
    assert read("و" + form) == value
    if "ال" + form not in _tables.LOOKALIKES:
        assert read("ال" + form) == value


@pytest.mark.parametrize(("value", "form"), forms(_tables.TEEN_UNITS, 1))
def test_units_of_teens(value: int, form: str) -> None:
    assert read(form) is None
    assert read(form + " عشر") == value + 10


@pytest.mark.parametrize(("value", "form"), forms(_tables.BOUND_UNITS, 1))
def test_bound_units(value: int, form: str) -> None:
    assert read(form + " مية") == value * 100


@pytest.mark.parametrize("form", [*_tables.HUNDRED, *_tables.TEN])
def test_ten_and_hundred(form: str) -> None:
    assert read(form) in {10, 100}


@pytest.mark.parametrize(("value", "stem"), forms(_tables.HUNDREDS_STEMS, 1))
def test_fused_hundreds(value: int, stem: str) -> None:
    assert read(stem + "مئة") == read(stem + "مائة") == read(stem + "مية") == value * 100


@pytest.mark.parametrize("form", _tables.DUAL_HUNDRED)
def test_dual_hundred(form: str) -> None:
    assert read(form) == 200


@pytest.mark.parametrize("row", _tables.SCALES, ids=str)
def test_scales(row: tuple[int, str, str]) -> None:
    scale, singulars, plurals = row
    for form in singulars.split():
        assert read(form) == scale
        assert read("20 " + form) == 20 * scale
    for form in plurals.split():
        assert read(form) is None
        assert read("خمسة " + form) == 5 * scale
    for ending in _tables.DUAL_ENDINGS:
        assert read(singulars.split()[0] + ending) == 2 * scale


@pytest.mark.parametrize(("value", "form"), forms(_tables.ORDINAL_UNITS, 1))
def test_ordinal_units(value: int, form: str) -> None:
    match = read_ordinal(tokenize(fold_text(form)), 0)
    assert match is not None
    assert match.value == value


@pytest.mark.parametrize(("mod", "phrase"), [(mod, phrase) for mod, phrases in _tables.BOUNDS for phrase in phrases])
def test_bounds(mod: str, phrase: str) -> None:
    number = "الثلاثين" if phrase.endswith(" سن") else "300"
    (quantity,) = Numerals().find(f"{phrase} {number} شخص")
    assert quantity.mod == mod


@pytest.mark.parametrize(("mod", "phrase"), [(mod, phrase) for mod, phrases in _tables.AFTER_BOUNDS for phrase in phrases])
def test_bounds_after(mod: str, phrase: str) -> None:
    quantities = Numerals().find(f"قتل 300 شخص {phrase}")
    assert quantities[0].mod == mod


@pytest.mark.parametrize(("forms_", "low", "high"), _tables.VAGUE_WORDS)
def test_vague_words(forms_: str, low: int, high: int) -> None:
    for form in forms_.split():
        amount = _amounts.read_amount(tokenize(fold_text(form)), 0)
        assert amount is not None
        assert (amount.value, amount.low, amount.high) == (None, low, high)


@pytest.mark.parametrize(("base", "code", "written"), _tables.CURRENCY_NOUNS)
def test_currency_nouns(base: str, code: str | None, written: str) -> None:
    for form in written.split():
        found = _units.currency_at(tokenize(fold_text(form)), 0)
        assert found == (1, code, fold(base))


@pytest.mark.parametrize(("base", "adjectives", "code"), _tables.CURRENCY_QUALIFIERS)
def test_currency_qualifiers(base: str, adjectives: str, code: str) -> None:
    from babel import Locale

    assert code in Locale("en").currencies
    for adjective in adjectives.split():
        for text in (f"{base} {adjective}", f"{base} ال{adjective}", f"{base} {adjective}ة", f"{base} {adjective}اً"):
            found = _units.currency_at(tokenize(fold_text(text)), 0)
            assert found is not None
            assert found[:2] == (2, code)


@pytest.mark.parametrize(("currency", "part", "count"), _tables.SUBUNITS)
def test_subunits(currency: str, part: str, count: int) -> None:
    bases = {base for base, _, _ in _tables.CURRENCY_NOUNS}
    assert currency in bases | {"$"}
    assert part in bases | {"c", "¢"}
    assert count in {100, 1000}


@pytest.mark.parametrize("row", _tables.MEASURE_UNITS)
def test_measure_units(row: str) -> None:
    for form in row.split():
        assert all(_units.is_measure(token) for token in tokenize(fold_text(form)))


DUAL_ROWS = files("camel_extract.numerals").joinpath("dual_nouns.tsv").read_text(encoding="utf-8").splitlines()


def test_dual_nouns_are_composed_and_stand_once() -> None:
    nouns = [row.split("\t")[0] for row in DUAL_ROWS]
    assert all(unicodedata.normalize("NFC", noun) == noun for noun in nouns)
    assert len({fold(noun) for noun in nouns}) == len(nouns)
    assert len(_duals.dual_nouns()) == len(nouns)


@pytest.mark.parametrize("noun_class", _duals.DUAL_CLASSES)
def test_every_dual_noun_is_read_in_its_forms(noun_class: str) -> None:
    nouns = [row.split("\t")[0] for row in DUAL_ROWS if row.endswith("\t" + noun_class)]
    endings = ("ان",) if noun_class == "human" else ("ان", "ين")
    excluded = {fold(word) for word in (*_tables.NO_DUAL, *_tables.NO_DUAL_WITH_CONJUNCTION)} | {fold("بلدان")} | set(_duals.dual_nouns())
    for noun in nouns:
        stem = noun[:-1] + "ت" if noun_class == "feminine" else noun
        for ending in endings:
            form = stem + ending
            if fold(form) in excluded:
                continue
            amount = _duals.read_dual(tokenize(fold_text(form)), 0)
            assert amount is not None, form
            assert amount.value == 2


@pytest.mark.parametrize("noun", [row.split("\t")[0] for row in DUAL_ROWS if row.endswith("\thuman")][:40])
def test_sound_plurals_are_no_duals(noun: str) -> None:
    assert _duals.read_dual(tokenize(fold_text(noun + "ين")), 0) is None
    assert _duals.read_dual(tokenize(fold_text("ال" + noun + "ين")), 0) is None


@pytest.mark.parametrize("word", [*_tables.NO_DUAL, *_tables.NO_DUAL_WITH_CONJUNCTION, *_tables.NO_FEMININE_DUAL])
def test_words_spelled_like_duals(word: str) -> None:
    assert _duals.read_dual(tokenize(fold_text(word)), 0) is None


@pytest.mark.parametrize("word", [*_tables.LOOKALIKES, *_tables.AMOUNT_NOUNS])
def test_words_spelled_like_numbers(word: str) -> None:
    assert read(word) is None
    assert Numerals().find(f"قال {word} هنا") == ()


def test_number_words_fold_apart() -> None:
    """No form stands for two numbers, but for the units that only bind."""
    seen: dict[str, tuple[str, int]] = {}
    for form, kind, value in _reader._rows():
        folded = fold(form)
        known = seen.setdefault(folded, (kind, value))
        assert known[1] == value, form
