"""Packing: every word stands in exactly one stretch, no window is longer than asked, short sentences share windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camel_extract.encoder._pieces import BOS, EOS
from camel_extract.encoder._windows import pack

WORDS = st.lists(st.integers(1, 16).map(lambda length: (7,) * length), max_size=60)


def covered(sentences, size):
    return [
        (stretch.sentence, word)
        for window in pack(sentences, size)
        for stretch in window.stretches
        for word in range(*stretch.kept)
    ]


@given(st.lists(WORDS, max_size=6), st.integers(18, 128))
def test_every_word_is_covered_once_in_order(sentences, size):
    assert covered(sentences, size) == [(s, w) for s, words in enumerate(sentences) for w in range(len(words))]


@given(st.lists(WORDS, max_size=6), st.integers(18, 128))
def test_no_window_is_too_long(sentences, size):
    for window in pack(sentences, size):
        assert len(window.ids) <= size
        assert window.ids[0] == BOS
        assert window.ids[-1] == EOS


@given(st.lists(WORDS, max_size=6), st.integers(18, 128))
def test_places_hold_the_first_piece_of_the_word(sentences, size):
    numbered = [[(100 + 60 * s + w, *word[1:]) for w, word in enumerate(words)] for s, words in enumerate(sentences)]
    for window in pack(numbered, size):
        for stretch in window.stretches:
            for offset, place in enumerate(stretch.places):
                assert window.ids[place] == 100 + 60 * stretch.sentence + stretch.first + offset


@pytest.mark.parametrize(
    ("lengths", "windows"),
    [
        ([], 0),
        ([0], 0),
        ([3], 1),
        ([3, 3, 3], 1),  # 1 + 4 + 4 + 4 ids
        ([3, 3, 3, 3, 3], 2),
        ([14], 1),
        ([15], 2),  # begin and end marks leave room for 14 of 16
        ([3, 15, 3], 4),
        ([100], 9),  # each step forward is 14 - 3
    ],
)
def test_windows_needed(lengths, windows):
    assert sum(1 for _ in pack([[(7,)] * length for length in lengths], 16)) == windows


def test_words_of_a_long_sentence_are_read_with_context_on_both_sides():
    for window in list(pack([[(7,)] * 100], 16))[1:-1]:
        (stretch,) = window.stretches
        assert stretch.first < stretch.kept[0] < stretch.kept[1] < stretch.first + len(stretch.places)
