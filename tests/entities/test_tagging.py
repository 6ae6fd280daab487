from __future__ import annotations

import pytest

from camel_extract import ModelError
from camel_extract._model_words import parts_of, word_for_model
from camel_extract.entities._tagging import read_tags
from camel_extract.text import fold_text, tokenize

TAGS = [
    # the tags of a sentence, and the names in it
    ["O O", []],
    ["B-PER I-PER O B-LOC", [(0, 2, "PER"), (3, 4, "LOC")]],
    ["B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]],
    ["B-PER I-LOC", [(0, 1, "PER"), (1, 2, "LOC")]],
    ["I-PER I-PER", [(0, 2, "PER")]],
    ["O I-PER O", [(1, 2, "PER")]],
    ["S-LOC S-LOC", [(0, 1, "LOC"), (1, 2, "LOC")]],
    ["B-ORG I-ORG E-ORG S-LOC", [(0, 3, "ORG"), (3, 4, "LOC")]],
    ["B-ORG E-ORG I-ORG", [(0, 2, "ORG"), (2, 3, "ORG")]],
    ["S-ORG I-ORG", [(0, 1, "ORG"), (1, 2, "ORG")]],
    ["B-ORG O I-ORG", [(0, 1, "ORG"), (2, 3, "ORG")]],
]


@pytest.mark.parametrize(("tags", "spans"), TAGS)
def test_tags_are_read(tags, spans):
    assert read_tags(tags.split()) == spans


@pytest.mark.parametrize("tag", ["X-PER", "PER", "B-", "B", "O-PER", "", "<PAD>"])
def test_what_is_no_tag_is_a_model_error(tag):
    with pytest.raises(ModelError):
        read_tags([tag])


PARTS = [
    # cost of each word (! after it: a pause), limit, lengths of the parts
    ["1 1 1", 5, [3]],
    ["", 5, []],
    ["1 1 1 1 1 1", 4, [4, 2]],
    ["1 1 1! 1 1 1", 4, [3, 3]],
    ["1! 1 1 1 1 1", 4, [4, 2]],
    ["9 1 1", 4, [1, 2]],
    ["1 9 1", 4, [1, 1, 1]],
    ["2 2 2 2", 4, [2, 2]],
]


@pytest.mark.parametrize(("words", "limit", "lengths"), PARTS)
def test_long_sentences_are_cut(words, limit, lengths):
    costs = [int(word.rstrip("!")) for word in words.split()]
    parts = list(parts_of(costs, [word.endswith("!") for word in words.split()], limit))
    assert [end - first for first, end in parts] == lengths
    assert [i for first, end in parts for i in range(first, end)] == list(range(len(costs)))


WORDS = [["العــراقِ", "العراق"], ["أحمد", "أحمد"], ["ﷲ", "الله"], ["\ud800", "-"], ["ال\u200fعراق", "العراق"]]


@pytest.mark.parametrize(("text", "word"), WORDS)
def test_words_are_as_models_know_them(text, word):
    (token,) = tokenize(fold_text(text))
    assert word_for_model(token) == word
