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
    ["تعهدت الدول المانحة بتقديم مساعدات للاجئين.", "مساعدات", "planned"],
    ["قررت الحكومة إغلاق المعبر.", "إغلاق", "planned"],
    ["أعرب الوزير عن أمله في انتهاء القتال.", "انتهاء", "hypothetical"],
    ["يمنح الدستور الرئيس الحق في إقالة الوزراء.", "إقالة", "hypothetical"],
    ["سمحت الحكومة للطائرات الأميركية بشن غارات على المنطقة.", "غارات", "requested"],
    ["يناقش البرلمان قانونا من شأنه أن يسمح للجيش بشن هجمات.", "هجمات", "hypothetical"],
    ["دعا الوزير إلى بحث ما إذا كان يجب أن تنضم بلاده إلى الضربات.", "تنضم", "hypothetical"],
    ["حذر الوزير من شعارات قد تتسبب في اشتباكات بين الطرفين.", "اشتباكات", "hypothetical"],
    ["وقد تسببت الشعارات في اشتباكات بين الطرفين.", "اشتباكات", "actual"],
    ["يتوقع أن تعلن الشركة استقالة رئيسها.", "استقالة", "planned"],
    ["وعلى مجلس الشيوخ أن يصوت على النص.", "يصوت", "requested"],
    ["وزير الخارجية يزور موسكو الاثنين المقبل", "يزور", "planned"],
    ["أجلت الحكومة المحادثات المقررة بين الطرفين.", "المحادثات", "planned"],
    ["ملف الانتخابات مرهون بموافقة الفصائل.", "الانتخابات", "hypothetical"],
    ["فإن اتفقت الفصائل انتهت الأزمة.", "اتفقت", "hypothetical"],
    ["عززت الشرطة وجودها خشية تكرار التفجيرات والاغتيالات.", "والاغتيالات", "hypothetical"],
    ["يتوجه الوزير إلى باريس بعدما زار موسكو الأسبوع الماضي.", "زار", "actual"],
]

# text, trigger, whether the text denies it
DENIALS = [
    ["لم توافق الحكومة على الطلب.", "توافق", True],
    ["وافقت الحكومة على الطلب.", "وافقت", False],
    ["انتهى الاجتماع دون اتفاق بين الطرفين.", "اتفاق", True],
    ["أحبطت الشرطة هجوما على السفارة.", "هجوما", True],
    ["لم يخلف القصف أي إصابات بين السكان.", "إصابات", True],
    ["لم يخلف القصف أي إصابات بين السكان.", "القصف", False],
    ["لا يزال خمسة رجال موقوفين في القضية.", "موقوفين", False],
    ["لم تنقطع الأمطار وأدت إلى فيضانات واسعة.", "فيضانات", False],
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
