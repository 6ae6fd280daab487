"""Which numbers belong to an event."""

from __future__ import annotations

import pytest

import camel_extract as ce

CASES = [
    # (text, trigger, its quantities)
    ["مقتل خمسة جنود في هجوم.", "مقتل", ["خمسة"]],
    ["مقتل العشرات من المسلحين في غارة جوية.", "مقتل", ["العشرات"]],
    ["اعتقال الرجلين في بغداد.", "اعتقال", []],
    ["وصول أول سفينة مساعدات إلى ميناء عدن.", "وصول", []],
    ["شن الطيران 19 غارة على المدينة.", "غارة", ["19"]],
    ["شن الطيران «12» غارة على المدينة.", "غارة", ["12"]],
    ["سقط عشرات القتلى في الهجوم على السوق.", "القتلى", ["عشرات"]],
    ["أعلنت الشرطة مقتل 7 وإصابة 19 آخرين في انفجار.", "مقتل", ["7"]],
    ["أعلنت الشرطة مقتل 7 وإصابة 19 آخرين في انفجار.", "وإصابة", ["19"]],
    ["ارتفع سعر النفط بنسبة 5% أمس.", "ارتفع", ["5"]],
]


@pytest.mark.parametrize(("text", "trigger", "quantities"), CASES)
def test_quantities(text: str, trigger: str, quantities: list[str]) -> None:
    (event,) = [event for event in ce.load()(text).events if event.trigger.text == trigger]
    assert [argument.text for argument in event.arguments if argument.role == "quantity"] == quantities
