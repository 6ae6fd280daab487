"""Every row of the tables: its form, its place, and what the grammar makes of it."""

from __future__ import annotations

import unicodedata

import pytest

from camel_extract.text import fold
from camel_extract.times import Times, _tables

TABLES = {
    name: rows
    for name, rows in vars(_tables).items()
    if name.isupper() and isinstance(rows, tuple) and rows and isinstance(rows[0], tuple) and isinstance(rows[0][1], tuple)
}
MONTHS = [
    (calendar, number, form)
    for calendar, rows in (("gregorian", _tables.GREGORIAN_MONTHS), ("hijri", _tables.HIJRI_MONTHS))
    for number, forms in rows
    for form in forms
]


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_composed_and_stand_once(name: str) -> None:
    seen: dict[str, object] = {}
    for key, forms in TABLES[name]:
        for form in forms:
            assert form == unicodedata.normalize("NFC", form)
            assert form == " ".join(form.split())
            assert fold(form) not in seen, (form, key, seen.get(fold(form)))
            seen[fold(form)] = key


@pytest.mark.parametrize(("calendar", "number", "form"), MONTHS)
def test_month_names(calendar: str, number: int, form: str) -> None:
    year = 2019 if calendar == "gregorian" else 1440
    (time,) = Times().find(f"وصل في 7 {form} {year}")
    assert time.calendar == calendar
    if calendar == "gregorian":
        assert time.value == f"2019-{number:02d}-07"
    else:
        from hijridate import Hijri

        assert time.value == Hijri(1440, number, 7).to_gregorian().isoformat()


@pytest.mark.parametrize(("weekday", "form"), [(n, form) for n, forms in _tables.WEEKDAYS for form in forms])
def test_weekday_names(weekday: int, form: str) -> None:
    (time,) = Times().find(f"وصل يوم {form}")
    assert time.value == f"XXXX-WXX-{weekday}"


@pytest.mark.parametrize(("offset", "form"), [(n, form) for n, forms in _tables.DAY_WORDS for form in forms])
def test_day_words(offset: int, form: str) -> None:
    (time,) = Times().find(form, document_date="2021-02-15")
    assert time.value == f"2021-02-{15 + offset}"


@pytest.mark.parametrize(("unit", "form"), [(unit, form) for unit, forms in _tables.DUALS for form in forms])
def test_duals(unit: str, form: str) -> None:
    (time,) = Times().find(f"استمرت {form}")
    value = {"S": "PT2S", "MIN": "PT2M", "H": "PT2H", "DE": "P20Y", "CE": "P200Y"}.get(unit, f"P2{unit}")
    assert time.value == value


@pytest.mark.parametrize(("unit", "form"), [(unit, form) for unit, forms in _tables.PLURALS for form in forms])
def test_plurals_after_a_number(unit: str, form: str) -> None:
    (time,) = Times().find(f"استمرت خمس {form}")
    value = {"S": "PT5S", "MIN": "PT5M", "H": "PT5H", "DE": "P50Y", "CE": "P500Y"}.get(unit, f"P5{unit}")
    assert time.value == value


@pytest.mark.parametrize(("direction", "form"), [(n, form) for n, forms in _tables.DIRECTIONS for form in forms])
def test_directions(direction: int, form: str) -> None:
    (time,) = Times().find(f"في الشهر ال{form}", document_date="2021-02-15")
    assert time.value == f"2021-{2 + direction:02d}"


@pytest.mark.parametrize(("part", "form"), [(part, form) for part, forms in _tables.DAYPARTS for form in forms])
def test_parts_of_the_day(part: str, form: str) -> None:
    (time,) = Times().find(f"وقع الحادث {form} أمس", document_date="2021-02-15")
    assert time.value == f"2021-02-14T{part}"


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (value, form)
        for value, forms in (*_tables.ONE_WORD_REFERENCES, *_tables.TWO_WORD_REFERENCES)
        for form in forms
        if form not in {"وقت قريب"}
    ],
)
def test_references(value: str, form: str) -> None:
    (time,) = Times().find(f"ذكر في {form}", document_date="2021-02-15")
    assert time.value == value
