from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from camel_extract import LexiconError
from camel_extract._analysis import analyze_text
from camel_extract.quotes import Quotes
from camel_extract.quotes._lexicon import COLUMNS, FRAMES, load_cues, read_lexicon
from camel_extract.text import fold

TEXT = files("camel_extract.quotes").joinpath("cues.tsv").read_text(encoding="utf-8")
ROWS = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in TEXT.splitlines()[1:]]


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
    assert load_cues()[form].entry.lemma == lemma


BROKEN = [
    ["", "row 1"],
    ["lemma\tpos\n", "row 1"],
    ["lemma\tpos\tframes\tshape\n", "row 1"],
    ["lemma\tpos\tframes\tframes\n", "row 1"],
    ["lemma\tpos\tframes\tperfect\nقال\tverb\tquote\n", "row 2: 3 fields"],
    ["lemma\tpos\tframes\tperfect\nقال\tverb\tshout\tقال\n", "row 2, frames"],
    ["lemma\tpos\tframes\tperfect\nقال\tadverb\tquote\tقال\n", "row 2, pos"],
    ["lemma\tpos\tframes\tperfect\nقال\tverb\tquote\t\n", "row 2: no form"],
    ["lemma\tpos\tframes\tperfect\nقال\tverb\tquote\tقال\nقال\tverb\tquote\tقال\n", "row 3, lemma"],
]


@pytest.mark.parametrize(("text", "place"), BROKEN)
def test_broken_lexicon(text: str, place: str) -> None:
    with pytest.raises(LexiconError, match=place):
        read_lexicon(text)


def test_a_file_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "cues.tsv"
    path.write_text("lemma\tpos\tframes\tperfect\nخمن\tverb\tquote أن\tخمن\nقال\tverb\tأن\tقال\n", encoding="utf-8")
    forms = load_cues(path)
    assert forms["خمنت"].entry.lemma == "خمن"
    assert forms["قالت"].entry.frames == {"أن"}
    assert "يقول" not in forms
    assert load_cues()["يقول"].entry.frames == {"quote", "أن"}
    text = "خمن الوزير أن الجسر سيفتح غدا."
    assert [quote.cue.text for quote in Quotes(cues=path)(analyze_text(text))] == ["خمن"]
    assert Quotes()(analyze_text(text)) == ()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nowhere"):
        load_cues(tmp_path / "nowhere.tsv")
