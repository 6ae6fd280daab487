"""The tables of phenomena in docs/times-and-numbers.md: each row is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from camel_extract.numerals import Numerals

PAGE = Path(__file__).parents[2] / "docs" / "times-and-numbers.md"
SECTION = PAGE.read_text(encoding="utf-8").split("\n## Times")[0].split("\n## Numbers")[1]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in SECTION.splitlines() if line.startswith("|") and "---" not in line
]
QUANTITIES = [row for row in ROWS if len(row) == 8 and row[0] != "phenomenon"]
TOLD_OFF = [row for row in ROWS if len(row) == 2 and row[0] != "phenomenon"]


def written(value: float | None) -> str:
    return "–" if value is None else f"{value:.12g}"


def test_the_tables_are_there() -> None:
    assert len(QUANTITIES) > 40
    assert len(TOLD_OFF) > 8


@pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row[0])
def test_phenomenon(row: list[str]) -> None:
    quantity = Numerals().parse_one(row[1])
    unit = quantity.currency or (quantity.unit.text if quantity.unit else "–")
    assert row[2:] == [quantity.text, *map(written, (quantity.value, quantity.low, quantity.high)), quantity.kind, unit]


@pytest.mark.parametrize("row", TOLD_OFF, ids=lambda row: row[0])
def test_told_off(row: list[str]) -> None:
    assert Numerals().find(row[1]) == ()
