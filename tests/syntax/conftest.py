"""Parses written by hand, and a tiny parser in the format of Stanza."""

from __future__ import annotations

import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks._random_models import write_stanza_parser
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


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError(f"network touched: {args}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


CLITICS = {"واعتقل": "و اعتقل", "ببغداد": "ب بغداد"}
LEARNT = "و 2 cc CCONJ | اعتقل 0 root VERB | المتهم 2 obj NOUN | ضباط 2 nsubj NOUN | الشرطة 4 nmod NOUN | ب 7 case ADP | بغداد 2 obl PROPN"


@pytest.fixture(scope="session")
def parser_resources(tmp_path_factory) -> Path:
    """A resources folder of Stanza with a tiny parser that has learnt one sentence by heart."""
    root = tmp_path_factory.mktemp("stanza_parser")
    rows = [row.split() for row in LEARNT.split("|")]
    sentence = [
        {"id": n, "text": word, "lemma": word, "upos": upos, "xpos": "_", "feats": "_", "head": int(head), "deprel": relation}
        for n, (word, head, relation, upos) in enumerate(rows, 1)
    ]
    write_stanza_parser(root, words=[word for word, *_ in rows], clitics=CLITICS, treebank=[sentence])
    return root
