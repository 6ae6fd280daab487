"""Properties over random text: offsets, order, intervals."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camel_extract import InvalidInputError
from camel_extract.numerals import Numerals

NUMERALS = Numerals()

WORDS = (
    "خمسة وعشرون ألف مليون مئة مئات عشرات بضع نحو أكثر من على الأقل بين و إلى نصف ونصف ثلاثة أرباع 12 3.5 1,250 ٢٥ ٪ % في المئة دولار ريال "
    "سعودي جنديين البلدين اثنين الأول الثانية والعشرون - / ( ) « » . ، ر ½ $ طن عاما من العمر رقم #"
)
PIECES = st.sampled_from(WORDS.split())


def check(text: str) -> None:
    end = 0
    for quantity in NUMERALS.find(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.text
        assert quantity.start >= end
        end = quantity.end
        if quantity.unit is not None:
            assert text[quantity.unit.start : quantity.unit.end] == quantity.unit.text
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        if quantity.mod is None and quantity.value is not None:
            assert quantity.low == quantity.high == quantity.value


@settings(deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " ", "\n", "\u200f", "ـ"])), max_size=25))
def test_any_order_of_number_words_and_marks(pieces: list[tuple[str, str]]) -> None:
    check("".join(piece + gap for piece, gap in pieces))


def test_parse_one() -> None:
    assert NUMERALS.parse_one("وصل نحو 300 شخص").value == 300
    for text in ("", "وصل الوفد", "وصل 3 وزراء و5 سفراء"):
        with pytest.raises(InvalidInputError, match="holds"):
            NUMERALS.parse_one(text)


def test_lone_surrogates() -> None:
    check("\ud800 خمسة \udfff 12 %")


CRAFTED = ["9", "1 ", "1-", "1 000 ", "و", "و ", "خمسة ", "ألف و", "مئة وخمسة وعشرون ألف و", "المئة و", "بين 1 دولار و", "أكثر من ", "نصف "]


def seconds(text: str) -> float:
    """The better of two runs, in processor time."""
    runs = []
    for _ in range(2):
        start = process_time()
        NUMERALS.find(text)
        runs.append(process_time() - start)
    return min(runs)


@pytest.mark.parametrize("piece", CRAFTED)
def test_cost_grows_with_length(piece: str) -> None:
    """Four times the text takes about four times as long; quadratic work would take sixteen times."""
    short, long = (seconds(piece * (length // len(piece))) for length in (2_000, 8_000))
    assert long < 10 * short + 0.05
