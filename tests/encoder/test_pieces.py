"""What the tokenizer sees of a word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camel_extract._paths import model_dir
from camel_extract.encoder._pieces import MAX_PIECES, WordPieces, clean_word, with_boundary

CLEANED = [
    ["بغداد", "بغداد"],
    ["أُعلِنَ", "أعلن"],  # hamza stays, vowels go
    ["العــراق", "العراق"],
    ["إیران", "إيران"],  # Farsi yeh
    ["کوفی", "كوفي"],
    ["ﻣﺤﻤﺪ", "محمد"],
    ["\u200fمصر\u200e", "مصر"],
    ["٢٠٢١", "٢٠٢١"],
    ["NATO", "NATO"],
    ["\ud83d", ""],
    ["\u064b", ""],
    ["", ""],
]
BOUNDARIES = [["بغداد", "\u2581بغداد"], ["،", "،"], [".", "."], ["«", "\u2581«"], ["", "\u2581"], ["..", "\u2581.."]]


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces.from_file(model_dir("encoder") / "tokenizer.json")


@pytest.mark.parametrize(("word", "cleaned"), CLEANED)
def test_clean_word(word, cleaned):
    assert clean_word(word) == cleaned


@pytest.mark.parametrize(("cleaned", "marked"), BOUNDARIES)
def test_with_boundary(cleaned, marked):
    assert with_boundary(cleaned) == marked


@given(words=st.lists(st.text(st.characters(exclude_categories=()), max_size=90), max_size=5))
def test_any_word_has_pieces(pieces, words):
    ids = pieces(words)
    assert len(ids) == len(words)
    assert all(1 <= len(word) <= MAX_PIECES for word in ids)


def test_a_huge_word_costs_no_more_than_a_long_one(pieces):
    began = time.process_time()
    assert len(pieces(["ضظغ" * 1_000_000])[0]) <= MAX_PIECES
    assert time.process_time() - began < 0.5


def test_words_are_remembered(pieces):
    assert pieces(["بغداد", "في", "بغداد"]) == pieces(["بغداد", "في", "بغداد"])


def test_an_unknown_script_has_the_unknown_piece(pieces):
    assert pieces(["𐎀"])[0][-1] == 3
