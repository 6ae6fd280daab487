from __future__ import annotations

import time

import pytest

from camel_extract._analysis import analyze_text
from camel_extract.quotes import Quotes
from camel_extract.quotes._marks import pair_marks

REGIONS = [
    # (text, what stands between paired marks, in order of opening)
    ["قال «نعم هذا صحيح» ثم", ["نعم هذا صحيح"]],
    ["قال “نعم هذا صحيح“ ثم", ["نعم هذا صحيح"]],
    ["قال ”نعم هذا صحيح“ ثم", ["نعم هذا صحيح"]],
    ["صحيفة »الجزيرة« أمس", ["الجزيرة"]],
    ["لـ»الجزيرة» أمس", ["الجزيرة"]],
    ['قال "نعم" ثم "لا"', ["نعم", "لا"]],
    ['قال «هذا "مهم" جدا» ثم', ['هذا "مهم" جدا', "مهم"]],
    ['انتهى الكلام". وقال "نعم هذا صحيح" ثم', ["نعم هذا صحيح"]],
    ["قال «نعم\nثم ذهب", ["نعم"]],
    ['قال ""الأفق" ستكون معنا" ثم', ['"الأفق" ستكون معنا', "الأفق"]],
    ["يقول سبحانه ﴿وقل رب زدني علما﴾ ثم", ["وقل رب زدني علما"]],
    ["قال «نعم هذا صحيح.\nوالعمل مستمر».\nثم ذهب", ["نعم هذا صحيح.\nوالعمل مستمر"]],
    ['قال "نعم هذا صحيح.\nوالعمل مستمر".\nثم ذهب', ["نعم هذا صحيح.\nوالعمل مستمر"]],
    ["قال “نعم هذا صحيح.\nوالعمل مستمر“.\nثم ذهب", ["نعم هذا صحيح.\nوالعمل مستمر"]],
    ["قال «نعم هذا صحيح.\nوزار شركة «النور» أمس.", ["نعم هذا صحيح.", "النور"]],
    ["بلا علامات", []],
]


@pytest.mark.parametrize(("text", "inside"), REGIONS)
def test_regions(text: str, inside: list[str]) -> None:
    analysis = analyze_text(text)
    found = []
    for region in pair_marks(analysis):
        end = region.close if region.close > region.open + 1 else region.close + 1
        found.append(analysis.span(region.open + 1, end).text)
    assert found == inside


@pytest.mark.parametrize("text", ["«" * 100_000, "»" * 100_000, '«"“' * 40_000, "قال «" * 20_000])
def test_unbalanced_marks_are_linear(text: str) -> None:
    analysis = analyze_text(text)
    start = time.process_time()
    Quotes()(analysis)
    assert time.process_time() - start < 15
