"""The table of trees that weighs the phrases of a trigger side by side."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

import camel_extract as ce
from camel_extract._errors import LexiconError
from camel_extract.events._models import BARE
from camel_extract.events._second_look import COLUMNS, LABELS, parse_trees

ANSWERS = ["0", "1", "2", "3", "4", "5", "6", "7"]
ASKED = ["rank > 1", "length > 2", "distance > 3", *["-"] * 4]
TREE = "\t".join(["agent", *ASKED, *ANSWERS])

PATHS = [
    # (values of columns, the answer of the tree)
    [{"rank": 1, "length": 2}, 0],
    [{"rank": 1, "length": 3}, 2],
    [{"rank": 2, "distance": 3}, 4],
    [{"rank": 2, "distance": 4}, 6],
]

BROKEN = [
    "",
    "agent",
    "\t".join(["actor", *ASKED, *ANSWERS]),
    "\t".join(["agent", "height > 1", *ASKED[1:], *ANSWERS]),
    "\t".join(["agent", "rank > one", *ASKED[1:], *ANSWERS]),
    "\t".join(["agent", *ASKED, *ANSWERS[1:], "inf"]),
    "\t".join(["agent", *ASKED, *ANSWERS[1:]]),
]


@pytest.mark.parametrize(("values", "answer"), PATHS)
def test_a_tree_answers(values: dict[str, float], answer: float) -> None:
    row = np.zeros((1, len(COLUMNS)))
    for column, value in values.items():
        row[0, COLUMNS.index(column)] = value
    shares = parse_trees(TREE, name="trees")(row)[0]
    assert shares.sum() == pytest.approx(1)
    assert shares[LABELS.index("agent")] == pytest.approx(np.exp(answer) / (np.exp(answer) + len(LABELS) - 1))


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_table_is_told(text: str) -> None:
    with pytest.raises(LexiconError, match="trees"):
        parse_trees(text, name="trees")


@pytest.mark.parametrize("ending", ["", BARE])
def test_every_row_that_ships_is_read(ending: str) -> None:
    rows = files("camel_extract.events").joinpath(f"second_look{ending}.tsv").read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(rows, 1):
        parse_trees(row, name=f"row {number}")
    assert {row.split("\t")[0] for row in rows} == set(LABELS)


CASES = [
    # (text, trigger, roles and their phrases)
    ["زار وزير الخارجية المصري بغداد أمس.", "زار", {"agent": "وزير الخارجية المصري", "place": "بغداد", "time": "أمس"}],
    ["اعتقلت الشرطة ثلاثة متهمين في القاهرة.", "اعتقلت", {"agent": "الشرطة", "target": "ثلاثة متهمين", "place": "القاهرة"}],
    ["دعا الرئيس جميع الأطراف إلى الحوار.", "دعا", {"agent": "الرئيس", "target": "جميع الأطراف", "theme": "الحوار"}],
    [
        "قصفت طائرات التحالف مواقع للتنظيم في الرقة أمس.",
        "قصفت",
        {"agent": "طائرات التحالف", "target": "مواقع للتنظيم", "place": "الرقة", "time": "أمس"},
    ],
]


@pytest.mark.parametrize(("text", "trigger", "roles"), CASES)
def test_roles(text: str, trigger: str, roles: dict[str, str]) -> None:
    event = next(event for event in ce.load()(text).events if event.trigger.text == trigger)
    assert {argument.role: argument.text for argument in event.arguments if argument.role in roles} == roles
