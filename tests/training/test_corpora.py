"""How annotated articles and CoNLL files become labelled words."""

from __future__ import annotations

import numpy as np
import pytest

from training.corpora import GoldWords, merge_parallel, read_conll
from training.scoring import Tally, gold_spans
from training.vocabulary import is_kept_without_use
from training.weights import dequantise

ARTICLE = {
    "id": "x",
    "text": "زار جون كيري بغداد.\nوقال إن «الوضع، عموما، هادئ».",
    "entities": [{"text": "جون كيري", "label": "PER"}, {"text": "بغداد", "label": "LOC"}],
    "quotes": [{"text": "الوضع، عموما، هادئ", "nth": 1, "cue": "وقال"}],
    "events": [{"text": "زار", "type": "TRAVEL", "modality": "actual", "negated": False}],
}


@pytest.fixture(scope="module")
def document():
    return GoldWords(ARTICLE).document()


@pytest.mark.parametrize(
    ("sentence", "head", "labels"),
    [
        [0, "entities", ["O", "B-PER", "I-PER", "B-LOC", "O"]],
        [0, "triggers", ["TRAVEL", "O", "O", "O", "O"]],
        [0, "modality", ["actual", None, None, None, None]],
        [0, "negated", ["no", None, None, None, None]],
        [1, "cues", ["CUE", *["O"] * 9]],
        [1, "quotes", ["O", "O", "O", "B-QUOTE", *["I-QUOTE"] * 4, "O", "O"]],
    ],
)
def test_labels_of_gold(document, sentence, head, labels):
    assert document[sentence].labels[head] == labels


def test_conll_words_are_cut_as_the_library_cuts_them(tmp_path):
    path = tmp_path / "a.conll"
    path.write_text("(د B-ORG\nب) I-ORG\nفي O\nرويترز، B-ORG\nX-Y X\n\nنعم O\n", encoding="utf8")
    ((first, second),) = read_conll(path, "aqmar")
    assert first.words == ("(", "د", "ب", ")", "في", "رويترز", "،", "X", "-", "Y")
    assert first.labels["aqmar"] == ["O", "B-ORG", "I-ORG", "O", "O", "B-ORG", "O", None, None, None]
    assert second.words == ("نعم",)


def test_two_labellings_of_the_same_words_become_one(tmp_path):
    for name, label in (("a", "O"), ("b", "B-ORG")):
        (tmp_path / name).write_text(f"رويترز {label}\n\nكلمة{name} O\n", encoding="utf8")
    first, second = (
        read_conll(tmp_path / name, head)
        for name, head in (("a", "anercorp_original"), ("b", "anercorp_corrected"))
    )
    merged = [sentence for document in merge_parallel(first, second) for sentence in document]
    assert [sorted(sentence.labels) for sentence in merged] == [
        ["anercorp_corrected", "anercorp_original"],
        ["anercorp_original"],
        ["anercorp_corrected"],
    ]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        [["O", "B-PER", "I-PER", "B-PER"], [(1, 3, "PER"), (3, 4, "PER")]],
        [["I-PER", "O"], []],
        [["B-LOC", "I-PER", None], [(0, 1, "LOC")]],
    ],
)
def test_gold_spans(labels, spans):
    assert gold_spans(labels) == spans


def test_tally():
    tally = Tally()
    tally.add([1, 2, 3], [2, 3, 4, 5])
    assert tally.row() == {"p": 50.0, "r": 66.7, "f1": 57.1, "gold": 3}


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ["\u2581وزير", True],
        ["ية", True],
        ["\u2581", True],
        ["«", True],
        ["گ", True],
        ["٢٠١٥", True],
        ["\u2581is", True],
        ["\u2581the", False],
        ["字", False],
    ],
)
def test_pieces_kept(piece, kept):
    assert is_kept_without_use(piece) is kept


def test_dequantise_blocks():
    scale = np.array([0.5], dtype=np.float16).tobytes()
    nibbles = bytes([0x10 | 0x0F] + [0x88] * 15)  # weight 0 is 15, weight 16 is 1
    values = dequantise(scale + nibbles, 32)
    assert values[0] == 3.5
    assert values[16] == -3.5
    assert values[1] == 0.0
