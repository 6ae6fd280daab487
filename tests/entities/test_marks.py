"""Marks of the lists on words."""

import unicodedata

import pytest

from camel_extract.entities import MARKS, gazetteer_marks
from camel_extract.entities._gazetteer import FOLDER, PERSON_NAMES, read_person_names
from camel_extract.text import fold, fold_text, tokenize


def marks_of(text):
    return gazetteer_marks(tokenize(fold_text(text)))


CASES = [
    # text, number of the word from 0, a mark that it bears
    ["في بغداد", 1, "B-city"],
    ["ببغداد", 0, "B-city"],
    ["وللأمم المتحدة دور", 0, "B-org"],
    ["وللأمم المتحدة دور", 1, "I-org"],
    ["الرئيس العراقي", 1, "B-nationality"],
    ["محافظة ديالى", 0, "B-class"],
    ["محافظة ديالى", 1, "B-region"],
    ["السيد توفيق", 1, "B-given"],
    ["الولايات المتحدة الأميركية", 2, "I-country"],
]


@pytest.mark.parametrize(("text", "word", "mark"), CASES)
def test_a_word_bears_a_mark(text, word, mark):
    assert mark in marks_of(text)[word]


@pytest.mark.parametrize("text", ["", "ثم", "؟", "12", "\ud800", "المتحدة"])
def test_other_words_bear_none(text):
    assert all(not marks for marks in marks_of(text))


def test_marks_are_those_declared():
    found = set().union(*marks_of("قال توفيق الحجار إن الولايات المتحدة والأمم المتحدة تدعمان محافظة ديالى العراقية وحركة حماس"))
    assert found <= set(MARKS)


def test_the_longest_name_counts():
    assert marks_of("مجلس الأمن الدولي")[0] == {"B-org"}
    assert marks_of("مجلس الأمن الدولي")[2] == {"I-org"}


def test_person_names_are_in_normal_form_c_and_sorted():
    for number, line in enumerate((FOLDER / PERSON_NAMES).read_text(encoding="utf-8").splitlines(), start=1):
        assert unicodedata.is_normalized("NFC", line) and line == line.strip(), number
    names = read_person_names(FOLDER / PERSON_NAMES)
    assert fold("أحمد") in names["given"]
    assert all(len(name) > 1 for kind in names for name in names[kind])
