"""Decoding of label probabilities, and the engine that makes mentions of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from camel_extract._analysis import analyze_text
from camel_extract._errors import ModelError
from camel_extract.entities import EntityRecognizer
from camel_extract.entities._decoding import allowed_transitions, best_path, decode_spans
from camel_extract.entities._embedded import EmbeddedRecognizer

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def table(*rows: dict[str, float]) -> np.ndarray:
    """Probabilities where each row names its likely labels; the rest share what is left."""
    result = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    for row, likely in zip(result, rows, strict=True):
        row += (1 - sum(likely.values())) / len(LABELS)
        for label, probability in likely.items():
            row[LABELS.index(label)] += probability
    return result


DECODED = [
    [[{"O": 0.9}, {"B-PER": 0.9}, {"I-PER": 0.8}], [(1, 3, "PER")]],
    [[{"B-PER": 0.9}, {"B-PER": 0.9}], [(0, 1, "PER"), (1, 2, "PER")]],
    [[{"B-LOC": 0.9}, {"O": 0.9}, {"B-LOC": 0.9}], [(0, 1, "LOC"), (2, 3, "LOC")]],
    [[{"I-PER": 0.6, "B-PER": 0.3}], [(0, 1, "PER")]],  # nothing before it to go on from
    [[{"B-LOC": 0.9}, {"I-PER": 0.5, "I-LOC": 0.4}], [(0, 2, "LOC")]],  # one name, one label
    [[{"O": 0.9}, {"I-LOC": 0.5, "O": 0.4}], []],
    [[], []],
]


@pytest.mark.parametrize(("rows", "spans"), DECODED)
def test_decode_spans(rows, spans):
    assert [(s.first, s.last, s.label) for s in decode_spans(table(*rows), LABELS)] == spans


@given(st.lists(st.lists(st.floats(0, 1), min_size=5, max_size=5), max_size=20))
def test_paths_are_valid_bio(rows):
    probabilities = np.array(rows, dtype=np.float32).reshape(-1, 5)
    path = best_path(probabilities, LABELS)
    assert len(path) == len(rows)
    allowed = allowed_transitions(LABELS)
    assert all(allowed[a, b] for a, b in zip([0, *path], path, strict=False))


def test_the_best_path_is_the_best_of_all():
    rng = np.random.default_rng(5)
    allowed = allowed_transitions(LABELS)
    for _ in range(20):
        probabilities = rng.dirichlet(np.ones(5), size=4).astype(np.float32)
        paths = [p for p in np.ndindex(5, 5, 5, 5) if all(allowed[a, b] for a, b in zip((0, *p), p, strict=False))]
        scores = [sum(np.log(probabilities[i, label]) for i, label in enumerate(path)) for path in paths]
        assert tuple(best_path(probabilities, LABELS)) == paths[int(np.argmax(scores))]


def test_a_score_is_that_of_the_least_sure_word():
    (span,) = decode_spans(table({"B-PER": 0.9}, {"I-PER": 0.6}), LABELS)
    assert span.score == pytest.approx(0.6 + 0.4 / 5, abs=1e-6)


class OneWordEncoder:
    """Says PER of every word that begins with a given letter, and goes on over what follows it in brackets."""

    def __init__(self):
        self.heads = {"entities": LABELS}

    def tag(self, analysis):
        return tuple({"entities": self._rows(analysis.sentence_tokens(s))} for s in analysis.sentences)

    def _rows(self, tokens):
        rows, before = [], False
        for token in tokens:
            inside = before and token.kind == "punct"
            starts = token.text.startswith("ز")
            rows.append({"B-PER": 0.95} if starts else {"I-PER": 0.95} if inside else {"O": 0.95})
            before = starts or inside
        return table(*rows)


RECOGNIZED = [
    ["جاء زيد، ثم زينب", ["زيد", "زينب"]],  # the comma that the model took in is no part of the name
    ["زيد.\nزينب", ["زيد", "زينب"]],  # never over a sentence border
    ["لا أحد", []],
    ["", []],
    ["\ud800 زيد", ["زيد"]],
]


@pytest.mark.parametrize(("text", "names"), RECOGNIZED)
def test_recognize(text, names):
    mentions = EmbeddedRecognizer(OneWordEncoder()).recognize(analyze_text(text))
    assert [text[m.start : m.end] for m in mentions] == names
    assert all(m.label == "PER" and 0 < m.score <= 1 for m in mentions)


def test_the_tags_of_the_analysis_are_used():
    analysis = analyze_text("جاء زيد")
    tags = ({"entities": table({"O": 0.9}, {"B-LOC": 0.9})},)
    (mention,) = EmbeddedRecognizer(OneWordEncoder()).recognize(replace(analysis, tags=tags))
    assert mention.label == "LOC"


@pytest.mark.parametrize("tags", [({"entities": table({"O": 0.9})},), ({"entities": table()},) * 2])
def test_tags_that_do_not_fit_are_refused(tags):
    with pytest.raises(ModelError):
        EmbeddedRecognizer(OneWordEncoder()).recognize(replace(analyze_text("جاء زيد"), tags=tags))


def test_it_is_an_engine():
    assert isinstance(EmbeddedRecognizer(OneWordEncoder()), EntityRecognizer)
