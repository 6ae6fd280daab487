"""Parses written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest

from camel_extract import Dependency
from camel_extract._analysis import Analysis


class Parse(NamedTuple):
    """A sentence and its dependencies."""

    text: str
    dependencies: list[Dependency]


def parse_of(rows: str) -> Parse:
    """A parse from rows ``word head relation upos``, heads counted from 1 and 0 a root, parted by ``|``."""
    words = [row.split() for row in rows.split("|")]
    dependencies = [Dependency(int(head) - 1 if head != "0" else None, relation, upos) for _, head, relation, upos in words]
    return Parse(" ".join(word for word, *_ in words), dependencies)


class HandParser:
    """Knows the parses of some texts by heart; each is one sentence."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self._parses: Mapping[str, list[Dependency]] = {parse.text: parse.dependencies for parse in parses}

    def parse(self, analysis: Analysis) -> Sequence[Dependency]:
        return self._parses.get(analysis.text, [])


@pytest.fixture(scope="session")
def written():
    return parse_of


@pytest.fixture(scope="session")
def hand_parser():
    return lambda *rows: HandParser([parse_of(row) for row in rows])
