"""Every row of the numerals' tables and of the list of dual nouns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import pytest

from camel_extract.numerals import (
    Numerals,
    _amounts,
    _currencies,
    _currency_tables,
    _duals,
    _measure_tables,
    _measures,
    _reader,
    _tables,
    read_number,
    read_ordinal,
)
from camel_extract.text import fold, fold_text, tokenize


def words_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, frozenset)):
        for item in value:
            yield from words_of(item)


TABLES = {name: value for module in (_tables, _currency_tables, _measure_tables) for name, value in vars(module).items() if name.isupper()}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_composed(name: str) -> None:
    for word in words_of(TABLES[name]):
        assert unicodedata.normalize("NFC", word) == word
        assert word == word.strip()


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


CURRENCIES = [(base, code, form) for base, code, forms_ in _currency_tables.CURRENCY_NOUNS for form in forms_.split()]


@pytest.mark.parametrize(("base", "code", "form"), CURRENCIES)
def test_currency_nouns(base: str, code: str | None, form: str) -> None:
    expected = None if base in _currency_tables.QUALIFIED_ONLY else (1, code, fold(base))
    assert _currencies.currency_at(tokenize(fold_text(form)), 0) == expected
    if len(form) > 2:
        assert _currencies.currency_at(tokenize(fold_text(f"ال{form}")), 0) == expected


QUALIFIED = [(base, words, code) for base, qualifiers, code in _currency_tables.CURRENCY_QUALIFIERS for words in qualifiers.split("|")]


@pytest.mark.parametrize(("base", "words", "code"), QUALIFIED)
def test_currency_qualifiers(base: str, words: str, code: str) -> None:
    from babel import Locale

    assert code in Locale("en").currencies
    texts = [f"{base} {words}"]
    if words.endswith("ي") and " " not in words:
        texts += [f"{base} ال{words}", f"{base} {words}ة", f"{base} {words}اً"]
    for text in texts:
        found = _currencies.currency_at(tokenize(fold_text(text)), 0)
        assert found is not None
        assert found[:2] == (1 + len(words.split()), code)


FUNDS = {"BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "XSU", "XUA"}
"""Codes of ISO 4217 that are funds and units of account, no money in hand."""


def test_every_currency_in_use_has_a_name() -> None:
    """Each legal tender of a territory is read from its CLDR name or from a name of the tables."""
    from babel import Locale
    from babel.core import get_global

    in_use = {
        code
        for rows in get_global("territory_currencies").values()
        for code, _, end, tender in rows
        if tender and end is None and code not in FUNDS
    }
    names = {code: str(name) for code, name in Locale("ar").currencies.items()}
    named = {code for _, code, _ in _currency_tables.CURRENCY_NOUNS} | {code for _, _, code in _currency_tables.CURRENCY_QUALIFIERS}
    missing = set()
    for code in in_use - named:
        found = _currencies.currency_at(tokenize(fold_text(names.get(code, code))), 0)
        if found is None or found[1] != code:
            missing.add(code)
    assert len(in_use) > 140
    assert not missing


@pytest.mark.parametrize(("written", "code"), _currency_tables.CURRENCY_ABBREVIATIONS)
def test_currency_abbreviations(written: str, code: str) -> None:
    (quantity,) = Numerals().find(f"بلغ السعر 20 {written} للوحدة")
    assert (quantity.value, quantity.currency) == (20, code)
    assert quantity.unit is not None
    assert quantity.unit.text == written


@pytest.mark.parametrize(("sign", "code"), _currency_tables.CURRENCY_SYMBOLS)
def test_currency_signs(sign: str, code: str | None) -> None:
    for text in (f"20 {sign}", f"{sign}20"):
        (quantity,) = Numerals().find(text)
        assert (quantity.kind, quantity.value, quantity.currency) == ("money", 20, code)


@pytest.mark.parametrize(("currency", "part", "count"), _currency_tables.SUBUNITS)
def test_subunits(currency: str, part: str, count: int) -> None:
    bases = {base for base, _, _ in _currency_tables.CURRENCY_NOUNS}
    assert currency in bases | {"$", "€", "£"}
    assert part in bases | {"c", "¢"}
    assert count in {100, 1000}
    (quantity,) = Numerals().find(f"3 {currency} و20 {part}")
    assert quantity.value == pytest.approx(3 + 20 / count)


@pytest.mark.parametrize("base", [base for base, _, _ in _currency_tables.CURRENCY_NOUNS])
def test_currency_duals(base: str) -> None:
    if base in {*_currency_tables.QUALIFIED_ONLY, *_currency_tables.NO_CURRENCY_DUAL}:
        return
    for dual in _measures.dual_forms(base):
        (quantity,) = Numerals().find(f"ثمنه {dual}")
        assert (quantity.kind, quantity.value) == ("money", 2)


MEASURES = [
    (singulars.split()[0], form)
    for singulars, others in (*_measure_tables.METRIC_NOUNS, *_measure_tables.MEASURE_NOUNS)
    for form in f"{singulars} {others}".split()
]


@pytest.mark.parametrize(("base", "form"), MEASURES)
def test_measures(base: str, form: str) -> None:
    if base not in _measure_tables.NO_MEASURE_ALONE:
        (quantity,) = Numerals().find(f"بلغ 5 {form}")
        assert (quantity.kind, quantity.value, quantity.unit and quantity.unit.text) == ("measure", 5, form)


@pytest.mark.parametrize("singulars", [singulars for singulars, _ in _measure_tables.METRIC_NOUNS])
@pytest.mark.parametrize(("prefix", "spellings"), _measure_tables.PREFIXES)
def test_prefixes(prefix: str, spellings: str, singulars: str) -> None:
    for spelling in spellings.split():
        for noun in singulars.split():
            for written in (spelling + noun, f"{spelling} {noun}"):
                (quantity,) = Numerals().find(f"بلغ 5 {written}")
                assert (quantity.kind, quantity.unit and quantity.unit.text) == ("measure", written)
            assert _measures.measure_at(tokenize(fold_text(spelling + noun)), 0) == (1, fold(prefix + singulars.split()[0]))


@pytest.mark.parametrize("sign", [sign for _, signs in _measure_tables.MEASURE_SIGNS for sign in signs.split()])
def test_measure_signs(sign: str) -> None:
    (quantity,) = Numerals().find(f"بلغ 5 {sign} أمس")
    assert (quantity.kind, quantity.unit and quantity.unit.text) == ("measure", sign)


def test_measure_signs_stand_for_measures() -> None:
    known = set(_measures.count_of_measure())
    assert {fold(base) for base, _ in _measure_tables.MEASURE_SIGNS} <= known


@pytest.mark.parametrize("phrase", _measure_tables.TWO_WORD_MEASURES)
def test_two_word_measures(phrase: str) -> None:
    (quantity,) = Numerals().find(f"بلغ 5 {phrase}")
    assert (quantity.kind, quantity.unit and quantity.unit.text) == ("measure", phrase)


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
