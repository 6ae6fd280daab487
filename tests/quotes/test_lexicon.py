from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from camel_extract import LexiconError
from camel_extract.quotes._lexicon import COLUMNS, FRAMES, cue_forms, read_lexicon
from camel_extract.text import fold

TEXT = files("camel_extract.quotes").joinpath("cues.tsv").read_text(encoding="utf-8")
ROWS = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in TEXT.splitlines()[1:]]
HEADER = "\t".join(COLUMNS) + "\n"


@pytest.mark.parametrize("row", ROWS, ids=[row["lemma"] for row in ROWS])
def test_row(row: dict[str, str]) -> None:
    for cell in row.values():
        assert unicodedata.is_normalized("NFC", cell)
        assert cell == cell.strip()
    assert set(row["frames"].split()) <= FRAMES


def test_no_lemma_twice_after_folding() -> None:
    lemmas = [fold(row["lemma"]) for row in ROWS]
    assert len(lemmas) == len(set(lemmas))


FORMS = [
    ["قال", "قال"],
    ["قالت", "قال"],
    ["يقولون", "قال"],
    ["موكدا", "أكد"],
    ["مشيره", "أشار"],
    ["رات", "رأى"],
    ["يدعون", "دعا"],
    ["وفقا", "وفق"],
]


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_form(form: str, lemma: str) -> None:
    assert cue_forms()[form].entry.lemma == lemma


BROKEN = [
    ["", "row 1"],
    ["lemma\tpos\n", "row 1"],
    [HEADER + "قال\tverb\tquote\n", "row 2: 3 fields"],
    [HEADER + "قال\tverb\tshout\tقال\t\t\t\n", "row 2, frames"],
    [HEADER + "قال\tadverb\tquote\tقال\t\t\t\n", "row 2, pos"],
    [HEADER + "قال\tverb\tquote\t\t\t\t\n", "row 2: no form"],
    [HEADER + "قال\tverb\tquote\tقال\t\t\t\nقال\tverb\tquote\tقال\t\t\t\n", "row 3, lemma"],
]


@pytest.mark.parametrize(("text", "place"), BROKEN)
def test_broken_lexicon(text: str, place: str) -> None:
    with pytest.raises(LexiconError, match=place):
        read_lexicon(text)
