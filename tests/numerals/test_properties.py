"""Properties over random text: offsets, order, intervals."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_lone_surrogates() -> None:
    check("\ud800 خمسة \udfff 12 %")
