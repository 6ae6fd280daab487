from __future__ import annotations

from typing import Any

import pytest

# text, trigger, modality
MODALITIES = [
    ["سيزور الرئيس القاهرة الأحد المقبل.", "سيزور", "planned"],
    ["تعتزم الحكومة إغلاق المعبر.", "إغلاق", "planned"],
    ["زار الرئيس القاهرة أمس.", "زار", "actual"],
    ["شدد الوزير على ضرورة دعم اللاجئين.", "دعم", "requested"],
    ["يجب وقف هذه الهجمات فورا ودعم الضحايا.", "ودعم", "requested"],
    ["دعا الأمين العام الأطراف إلى التعاون.", "التعاون", "requested"],
    ["إذا وافق البرلمان فسيعلن الوزير ذلك.", "وافق", "hypothetical"],
    ["قال الوزير إنه في حال تمت الموافقة على المشروع فسيكون ذلك إنجازا.", "الموافقة", "hypothetical"],
    ["عززت الشرطة وجودها تحسبا لهجمات جديدة.", "لهجمات", "hypothetical"],
    ["رحب الوزير بأي تعاون بين البلدين.", "تعاون", "hypothetical"],
    ["سيصوت النواب سواء بالموافقة على المشروع أو رفضه.", "بالموافقة", "hypothetical"],
]

# text, trigger, whether the text denies it
DENIALS = [
    ["لم توافق الحكومة على الطلب.", "توافق", True],
    ["وافقت الحكومة على الطلب.", "وافقت", False],
    ["انتهى الاجتماع دون اتفاق بين الطرفين.", "اتفاق", True],
    ["أحبطت الشرطة هجوما على السفارة.", "هجوما", True],
]


def event(nlp: Any, text: str, trigger: str) -> Any:
    found = [e for e in nlp(text, document_date="2021-02-25").events if e.trigger.text == trigger]
    assert found, f"{trigger} is no trigger"
    return found[0]


@pytest.mark.parametrize(("text", "trigger", "modality"), MODALITIES)
def test_modality(nlp: Any, text: str, trigger: str, modality: str) -> None:
    assert event(nlp, text, trigger).modality == modality


@pytest.mark.parametrize(("text", "trigger", "denied"), DENIALS)
def test_negation(nlp: Any, text: str, trigger: str, denied: bool) -> None:
    assert event(nlp, text, trigger).negated is denied
