"""The folded view and its offset map."""

import pytest
from camel_tools.utils.charmap import CharMapper
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar
from hypothesis import given
from hypothesis import strategies as st

from camel_extract.text import fold, fold_text
from camel_extract.text._tables import ATTACHED, FOLDS, PRESENTATION_FORMS, VANISHING

FOLDED = [
    ["أكّدَ", "اكد"],
    ["إلى", "الي"],
    ["الآن", "الان"],
    ["مسؤول", "مسوول"],
    ["هيئة", "هييه"],
    ["باحترام کامل", "باحترام كامل"],
    ["اعتقـــال", "اعتقال"],
    ["ﻻ إله", "لا اله"],
    ["ﷲ", "الله"],
    ["ﺑﻐﺪﺍﺩ", "بغداد"],
    ["۱۲۳ ١٢٣ 123", "123 123 123"],
    ["१२३", "123"],
    ["١٢٫٥٪", "12.5%"],
    ["١٬٠٠٠", "1,000"],
    ["\u202bعمان\u202c", "عمان"],
    ["بيت\u200cلحم", "بيتلحم"],
    ["في\u00a0بغداد", "في بغداد"],
    ["سطر\r\nسطر", "سطر\nسطر"],
    ["سطر\u2028سطر", "سطر\nسطر"],
    ["NATO", "nato"],
    ["", ""],
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folded_view(text, expected):
    assert fold(text) == expected


SPANS = [
    # text, folded piece, the characters it came from
    ["قالَ الوزيرُ أمس", "الوزير", "الوزيرُ"],
    ["في ﻻهاي", "لا", "ﻻ"],
    ["ﻻهاي", "اه", "ﻻه"],
    ["\u202bبغداد\u202c اليوم", "بغداد", "بغداد"],
    ["اعتقـال", "اعتقال", "اعتقـال"],
    ["كتابــ جديد", "كتاب", "كتابــ"],
    ["٣٫٥ في", "3.5", "٣٫٥"],
    ["أ\r\nب", "ب", "ب"],
]


@pytest.mark.parametrize(("text", "piece", "original"), SPANS)
def test_span_maps_back(text, piece, original):
    folded = fold_text(text)
    at = folded.text.index(piece)
    start, end = folded.span(at, at + len(piece))
    assert text[start:end] == original


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from("ابتةىأإآؤئءـَُِّْٰﻻﷲﺑ٠٫٬٪۱\u200f\u202b\u200c\ufeff\r\n\u00a0\ud800ﬀİ"),
)


@given(st.text(ALPHABET))
def test_every_folded_character_maps_to_its_source(text):
    folded = fold_text(text)
    previous = 0
    for i in range(len(folded.text)):
        start, end = folded.span(i, i + 1)
        assert previous <= start < end <= len(text)
        assert folded.text[i] in fold(text[start:end])
        previous = start


@given(st.text(ALPHABET))
def test_folding_is_idempotent(text):
    once = fold(text)
    assert fold(once) == once


@given(st.text(ALPHABET), st.text(ALPHABET))
def test_folding_is_local(left, right):
    separated = fold(left + " \n " + right)
    assert separated == fold(left) + " \n " + fold(right)


@pytest.mark.parametrize("characters", [row[0] for row in FOLDS])
def test_fold_row_is_single_code_points_outside_the_vanishing_ranges(characters):
    assert not any(low <= ord(c) <= high for c in characters for low, high in VANISHING)


def test_no_character_is_folded_twice():
    listed = [c for characters, _ in FOLDS for c in characters]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("ranges", [VANISHING, ATTACHED, PRESENTATION_FORMS])
def test_ranges_are_sorted_and_apart(ranges):
    flat = [bound for pair in sorted(ranges) for bound in pair]
    assert flat == sorted(flat)


def test_agrees_with_camel_tools_on_letters_and_marks():
    """camel-tools' utilities keep no offsets, so the view is our own; on the Arabic block the two must not differ."""
    for code in range(0x0621, 0x0653):
        camel = dediac_ar(chr(code))
        camel = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(camel)))
        if camel in {"", "ـ"} or code in {0x0624, 0x0626}:  # hamza on waw and yeh: camel-tools leaves them
            continue
        assert fold(chr(code)) == camel, hex(code)


def test_agrees_with_camel_tools_cleaning_of_foreign_letters():
    clean = CharMapper.builtin_mapper("arclean")
    differing = {
        c
        for c in map(chr, [*range(0x0671, 0x06D3), *range(0xFE70, 0xFEFD)])
        if c.isalpha() and len(fold(c)) == 1 and fold(clean(c)) != fold(c) and "؀" <= fold(clean(c)) <= "ۿ"
    }
    assert differing == set()
