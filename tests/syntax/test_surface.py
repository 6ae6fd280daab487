"""Clitics and hosts, parsed apart, come back as the tokens that they are written in."""

from __future__ import annotations

import pytest

from camel_extract import Dependency, ModelError
from camel_extract.syntax._surface import SyntacticWord, surface_dependencies

SENTENCES = [
    # (token:word head relation upos | …, heads counted from 1; what the tokens get: head relation upos | …, tokens counted from 0)
    ["0:و 2 cc CCONJ | 0:قال 0 root VERB | 1:الوزير 2 nsubj NOUN", "- root VERB | 0 nsubj NOUN"],
    ["0:زار 0 root VERB | 1:ب 3 case ADP | 1:بغداد 1 obl PROPN", "- root VERB | 0 obl PROPN"],
    ["0:انتهت 0 root VERB | 1:زيارة 1 nsubj NOUN | 1:ه 2 nmod PRON", "- root VERB | 0 nsubj NOUN"],
    ["0:قال 0 root VERB | 1:إن 3 mark SCONJ | 1:ه 4 nsubj PRON | 2:سافر 1 ccomp VERB", "- root VERB | 2 nsubj PRON | 0 ccomp VERB"],
    ["0:قال 0 root VERB | 1:إن 4 mark SCONJ | 1:ه 4 nsubj PRON | 2:سافر 1 ccomp VERB", "- root VERB | 2 nsubj PRON | 0 ccomp VERB"],
    ["0:و 3 cc CCONJ | 0:ل 3 case ADP | 0:بغداد 4 obl PROPN | 1:سافر 0 root VERB", "1 obl PROPN | - root VERB"],
    ["0:كتاب 0 root NOUN | 0:ه 1 nmod PRON | 1:قديم 2 amod ADJ", "- root NOUN | 0 amod ADJ"],
    ["0:a 4 dep X | 0:b 0 root X | 1:c 2 dep X | 1:d 3 dep X", "- root X | 0 dep X"],
    ["0:a 0 root X", "- root X"],
    ["", ""],
]


def words_of(rows: str) -> list[SyntacticWord]:
    words = [row.split() for row in rows.split("|") if row.strip()]
    return [SyntacticWord(int(w.partition(":")[0]), int(h) - 1 if h != "0" else None, r, u) for w, h, r, u in words]


def dependencies_of(rows: str) -> list[Dependency]:
    tokens = [row.split() for row in rows.split("|") if row.strip()]
    return [Dependency(None if head == "-" else int(head), relation, upos) for head, relation, upos in tokens]


@pytest.mark.parametrize(("words", "tokens"), SENTENCES)
def test_a_token_takes_the_part_of_its_host(words, tokens):
    assert list(surface_dependencies(words_of(words)).values()) == dependencies_of(tokens)


def test_tokens_make_no_circle_where_words_make_none():
    """Each of two tokens holds a word that hangs on a word of the other: the one nearer to the root stays on top."""
    found = surface_dependencies(words_of("0:a 4 dep X | 0:b 0 root X | 1:c 1 dep X | 1:d 2 dep X"))
    assert found == {0: Dependency(None, "root", "X"), 1: Dependency(0, "dep", "X")}


def test_words_in_a_circle_are_refused():
    with pytest.raises(ModelError, match="circle"):
        surface_dependencies(words_of("0:a 2 dep X | 1:b 1 dep X"))


def test_a_long_chain_is_mapped():
    chain = [SyntacticWord(n // 2, n - 1 if n else None, "dep", "X") for n in range(20_000)]
    assert surface_dependencies(chain)[9_999] == Dependency(9_998, "dep", "X")
