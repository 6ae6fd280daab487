"""The table of phenomena in the docs: each example has the values that the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from camel_extract.times import Times

PAGE = Path(__file__).parents[2] / "docs" / "times-and-numbers.md"


def rows() -> list[tuple[str, list[str]]]:
    section = PAGE.read_text(encoding="utf-8").split("\n## Times\n")[1].split("### What is read")[1].split("### Limits")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("|")]
    return [(example, values.split()) for _, example, values in cells[2:]]


ROWS = rows()


def test_there_is_a_table() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize(("example", "values"), ROWS)
def test_example_has_its_values(example: str, values: list[str]) -> None:
    assert [time.value for time in Times().find(example, document_date="2021-02-25T12:00")] == values
