from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from camel_extract._analysis import analyze_text
from camel_extract.events._governors import GOVERNORS, governor_forms, governor_of
from camel_extract.text import fold

# sense, text, governed word
GOVERNED = [
    ["hope", "عبر الوزير عن أمله في انتهاء القتال.", "انتهاء"],
    ["hope", "تأمل الحكومة في عقد مؤتمر دولي.", "مؤتمر"],
    ["right", "يمنح القانون الرئيس الحق في إقالة الوزراء.", "إقالة"],
    ["ability", "شكك الخبير في قدرة الجيش على حماية الحدود.", "حماية"],
    ["ability", "الفريق قادر على تنفيذ هجوم جديد.", "هجوم"],
    ["possibility", "لا يمكن عقد اجتماع قبل الصيف.", "اجتماع"],
    ["possibility", "بإمكان الوزارة زيادة الإنتاج.", "زيادة"],
    ["chance", "بحث الطرفان إمكانية تعاون اقتصادي.", "تعاون"],
    ["chance", "حذر التقرير من احتمال اندلاع حرب.", "حرب"],
    ["effect", "هذا القرار من شأنه أن يقلل الأسعار.", "يقلل"],
    ["way", "يمهد الاتفاق الطريق أمام رفع العقوبات.", "رفع"],
    ["enabling", "تتيح المعاهدة للأعضاء طلب المشورة.", "طلب"],
    ["dependence", "نجاح الخطة مرهون بموافقة البرلمان.", "بموافقة"],
    ["condition", "وقع الطرفان شريطة وقف القصف.", "وقف"],
    ["permission", "سمحت الحكومة للطائرات بشن غارات.", "غارات"],
    ["licence", "يجوز لرئيس الجمهورية تعيين وزراء.", "تعيين"],
    ["duty", "يجب على الحكومة وقف القصف.", "وقف"],
    ["necessity", "لا بد من إقالة الوزير.", "إقالة"],
    ["duty", "ينبغي أن يوافق البرلمان على النص.", "يوافق"],
    ["need", "المنطقة بحاجة إلى مساعدات عاجلة.", "مساعدات"],
    ["importance", "أكد الرئيس أهمية تعزيز الأمن.", "تعزيز"],
    ["order", "كلف الوزير الشرطة باعتقال المتهمين.", "باعتقال"],
    ["demand", "طالب المحتجون الحكومة بإقالة المحافظ.", "بإقالة"],
    ["call", "دعا الأمين العام الطرفين إلى وقف القتال.", "وقف"],
    ["urging", "حث الرئيس النواب على رفض المشروع.", "رفض"],
    ["appeal", "طلبت الحكومة عقد جلسة طارئة.", "جلسة"],
    ["proposal", "ناقش المجلس مقترح تشكيل لجنة.", "تشكيل"],
    ["pledge", "تعهدت الدول المانحة بتقديم مساعدات.", "مساعدات"],
    ["forecast", "توقع البنك انخفاض الأسعار.", "انخفاض"],
    ["forecast", "من المتوقع أن يصل الوفد مساء.", "يصل"],
    ["striving", "تسعى الشركة إلى زيادة الإنتاج.", "زيادة"],
    ["intention", "تعتزم الحكومة إغلاق المعبر.", "إغلاق"],
    ["intention", "حاول المسلحون اقتحام القاعدة.", "اقتحام"],
    ["wish", "لدى النادي رغبة في تعيين مدرب جديد.", "تعيين"],
    ["wish", "يرغب اللاعب حقا في العودة إلى ناديه.", "العودة"],
    ["resolve", "الجيش مصمم على مواصلة القتال.", "القتال"],
    ["decision", "قررت المحكمة حبس المتهم.", "حبس"],
    ["accord", "اتفق الوزيران على زيادة التبادل.", "زيادة"],
    ["preparation", "تستعد المدينة لاستقبال الوفد.", "لاستقبال"],
    ["awaiting", "هم قيد التوقيف في انتظار محاكمتهم.", "محاكمتهم"],
    ["date", "لم تحدد اللجنة موعدا لإجراء انتخابات.", "انتخابات"],
    ["aim", "أرسلت الدولة قوات بهدف دعم الحكومة.", "دعم"],
]

# text, word that nothing governs
FREE = [
    ["أعلنت الشرطة اعتقال خمسة رجال.", "اعتقال"],
    ["قال الوزير الذي يعتزم السفر إن الحرب انتهت.", "الحرب"],
    ["بعد أن وافق المجلس وقع الرئيس القانون.", "وافق"],
    ["تبذل الدولة جهودا كبيرة استجابة لمناشدة الحكومة.", "لمناشدة"],
    ["دعا الوزير إلى التطبيق الكامل للتشريعات.", "للتشريعات"],
    ["تظهر بيانات تصدر في وقت لاحق اليوم ارتفاع الأسعار.", "ارتفاع"],
    ["يجلسون عشر ساعات يوميا عرضة للإصابة بالمرض.", "للإصابة"],
    ["فتش الجنود الزورق وأحالوا الموقوفين وإحالة الموقوفين جائزة.", "الموقوفين"],
    ["تحدث عن خطة أمنية محكمة بالتعاون مع الشرطة.", "بالتعاون"],
]


def governor(text: str, word: str) -> Any:
    analysis = analyze_text(text, None)
    at = next(i for i, token in enumerate(analysis.tokens) if token.text == word)
    attached = word[0] if word[0] in "بل" and word != "بدء" else ""
    is_verb = word[0] == "ي"
    sentence = analysis.sentences[analysis.sentence_at(at)]
    return governor_of(analysis, sentence, at, preposition=attached, is_verb=is_verb, definite=word.startswith("ال"))


@pytest.mark.parametrize(("sense", "text", "word"), GOVERNED)
def test_governors(sense: str, text: str, word: str) -> None:
    found = governor(text, word)
    assert found is not None
    assert found.governor.sense == sense


@pytest.mark.parametrize(("text", "word"), FREE)
def test_nothing_governs(text: str, word: str) -> None:
    assert governor(text, word) is None


def test_every_sense_has_a_case() -> None:
    assert {row.sense for row in GOVERNORS} == {sense for sense, *_ in GOVERNED}
    assert len({row.sense for row in GOVERNORS}) == len(GOVERNORS)


@pytest.mark.parametrize("row", GOVERNORS, ids=[row.sense for row in GOVERNORS])
def test_rows(row: Any) -> None:
    written = " ".join((row.takes, row.verbs, row.nouns, row.participles, row.words))
    assert unicodedata.normalize("NFC", written) == written
    assert row.markers
    forms = [form for form, _ in governor_forms(row)]
    assert forms
    assert all(form == fold(form) for form in forms)
    assert all(verb.count("/") == 1 for verb in row.verbs.split())
