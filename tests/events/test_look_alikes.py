from __future__ import annotations

from typing import Any

import pytest

# a text, the word in it that reports nothing
NO_EVENTS = [
    ["رحب الوزير بالاتفاق النووي مع إيران.", "بالاتفاق"],
    ["قال الوزير إن الاتفاق النووي يخدم الأمن. وأضاف أن الاتفاق يحد من الخطر.", "الاتفاق"],
    ["شدد المندوب على تنفيذ قرار مجلس الأمن رقم 2216.", "قرار"],
    ["شدد المندوب على تنفيذ القرار 2216.", "القرار"],
    ["تنص اتفاقية جنيف على حماية المدنيين.", "اتفاقية"],
]
EVENTS = [
    ["وقعت الحكومتان اتفاقا لوقف إطلاق النار أمس.", "AGREE"],
    ["أصدر المجلس قرارا بإغلاق المعبر.", "DECIDE"],
]


@pytest.mark.parametrize(("text", "word"), NO_EVENTS)
def test_documents_by_name_are_no_events(nlp: Any, text: str, word: str) -> None:
    assert word not in {event.trigger.text for event in nlp(text).events}


@pytest.mark.parametrize(("text", "kind"), EVENTS)
def test_agreeing_and_deciding_are(nlp: Any, text: str, kind: str) -> None:
    assert kind in {event.type for event in nlp(text).events}
