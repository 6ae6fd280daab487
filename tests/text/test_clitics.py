"""Clitic candidates."""

import pytest

from camel_extract.text import fold, segmentations, split_proclitics

CUTS = [
    # word, prefixes, stem, suffix: one of the candidates
    ["وقالت", ("و",), "قالت", ""],
    ["وبالعراق", ("و", "ب", "ال"), "عراق", ""],
    ["للحكومة", ("ل", "ال"), "حكومه", ""],
    ["فللجيش", ("ف", "ل", "ال"), "جيش", ""],
    ["سيصل", ("س",), "يصل", ""],
    ["قوتها", (), "قوه", "ها"],
    ["كتابهم", (), "كتاب", "هم"],
    ["وبلدنا", ("و",), "بلد", "نا"],
    ["وزير", (), "وزير", ""],
]


@pytest.mark.parametrize(("word", "prefixes", "stem", "suffix"), CUTS)
def test_candidate_is_given(word, prefixes, stem, suffix):
    assert (prefixes, stem, suffix) in {(c.prefixes, c.stem, c.suffix) for c in segmentations(fold(word))}


def test_the_uncut_word_comes_first():
    assert segmentations("وزير")[0].stem == "وزير"


def test_parts_of_a_cut():
    cut = next(c for c in segmentations("وبالعراق") if c.stem == "عراق")
    assert (cut.conjunction, cut.preposition, cut.definite) == ("و", "ب", True)


PROCLITICS = [
    ["وبغداد", {"بغداد"}, ("و", "بغداد")],
    ["بغداد", {"بغداد", "غداد"}, ("", "بغداد")],
    ["لبغداد", {"بغداد"}, ("ل", "بغداد")],
    ["للعراق", {"العراق"}, ("ل", "العراق")],
    ["وللعراق", {"العراق"}, ("ول", "العراق")],
    ["دمشق", {"بغداد"}, None],
    ["", {"بغداد"}, None],
]


@pytest.mark.parametrize(("word", "known", "expected"), PROCLITICS)
def test_split_proclitics(word, known, expected):
    assert split_proclitics(word, known) == expected
