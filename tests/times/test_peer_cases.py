"""The cases that other tools are measured on beside this library: the library has to know them all."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "peers.py"
spec = importlib.util.spec_from_file_location("peers", SCRIPT)
assert spec is not None
assert spec.loader is not None
peers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(peers)
CASES = list(peers.own_cases())


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_library_has_every_case_right(case: dict[str, object]) -> None:
    answers = peers.camel_extract_reader()(case)
    assert all(peers.right(case, expected, answers) for expected in case["expected"])
    assert bool(answers) or case["expected"] == []


def test_a_wrong_answer_is_wrong() -> None:
    case = {"kind": "date", "text": "", "reference": None, "expected": [{"value": "2021-02-18"}]}
    counts = peers.score([case], [[{"value": "2021-02-19"}]], frozenset({"dates"}))
    assert (counts["dates", "right"], counts["dates", "of"]) == (0, 1)


def test_a_tool_that_is_not_there_is_missing() -> None:
    assert peers.ask_chrono([], Path("nowhere")) is None
