"""The seed article's times, and a floor on the gold files where they stand beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from camel_extract.times import Times

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "tests" / "data" / "seed_gold.json"
SHARED = ROOT.parent / "shared" / "data"


def documents(path: Path) -> list[dict[str, Any]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return data if isinstance(data, list) else [data]


def start_of(text: str, mention: dict[str, Any]) -> int:
    start = -1
    for _ in range(mention["nth"]):
        start = text.index(mention["text"], start + 1)
    return start


def counts(document: dict[str, Any]) -> tuple[int, int, int]:
    """(right, found, gold): an overlapping expression with the same value is right."""
    text = document["text"]
    found = list(Times().find(text, document_date=document["date"]))
    left, right = list(found), 0
    for mention in document["times"]:
        start = start_of(text, mention)
        end = start + len(mention["text"])
        hit = next((t for t in left if t.start < end and start < t.end and t.value == mention["value"]), None)
        if hit:
            left.remove(hit)
            right += 1
    return right, len(found), len(document["times"])


def test_all_times_of_the_seed_article() -> None:
    (document,) = documents(SEED)
    assert counts(document) == (7, 7, 7)


@pytest.mark.parametrize(("name", "floor"), [("dev", 0.95), ("train", 0.93)])
def test_floor_on_newspaper_articles(name: str, floor: float) -> None:
    path = SHARED / name / "gold.json"
    if not path.exists():
        pytest.skip("the gold files are not beside the project")
    totals = [sum(column) for column in zip(*map(counts, documents(path)), strict=True)]
    assert 2 * totals[0] / (totals[1] + totals[2]) >= floor
