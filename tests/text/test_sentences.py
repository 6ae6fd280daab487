"""Where sentences end, and which lines are headings."""

import pytest

from camel_extract.text import fold_text, split_sentences, tokenize


def sentences(text):
    folded = fold_text(text)
    return split_sentences(folded, tokenize(folded))


CUTS = [
    ["وصل الوزير أمس. غادر اليوم.", ["وصل الوزير أمس.", "غادر اليوم."]],
    ["هل وصل؟ نعم!", ["هل وصل؟", "نعم!"]],
    ["هل وصل؟! نعم", ["هل وصل؟!", "نعم"]],
    ["بلغ 3.5 مليون. ثم زاد", ["بلغ 3.5 مليون.", "ثم زاد"]],
    ["قال د. محمد علي ذلك. ثم غادر", ["قال د. محمد علي ذلك.", "ثم غادر"]],
    ["نقلت أ. ف. ب عنه", ["نقلت أ. ف. ب عنه"]],
    ["وفق U.S. News اليوم", ["وفق U.S. News اليوم"]],
    ["موقع www.example.com اليوم. انتهى", ["موقع www.example.com اليوم.", "انتهى"]],
    ["قال: «وصلنا.» ثم غادر", ["قال: «وصلنا.»", "ثم غادر"]],
    ["قال “وصلنا.“ ثم غادر", ["قال “وصلنا.“", "ثم غادر"]],
    ["جاء متأخرا؛ لأنه مريض. انتهى", ["جاء متأخرا؛ لأنه مريض.", "انتهى"]],
    ["لم يصل... وغادر", ["لم يصل... وغادر"]],
    ["لم يصل… غادر", ["لم يصل…", "غادر"]],
    ["سأل «لماذا؟»، ثم صمت", ["سأل «لماذا؟»، ثم صمت"]],
    ["انتهى الاجتماع.غادر الوفد", ["انتهى الاجتماع.", "غادر الوفد"]],
    ["بدأ عام .2014 وانتهى أمس", ["بدأ عام .2014", "وانتهى أمس"]],
    ["1. القدس", ["1. القدس"]],
    ["يوم 18.2.2021 وصل", ["يوم 18.2.2021 وصل"]],
    ["عنوان\nوصل الوزير.", ["عنوان", "وصل الوزير."]],
    ["سطر\r\nسطر", ["سطر", "سطر"]],
    ["", []],
    [" \n\n ", []],
    ["...", ["..."]],
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_sentence_cuts(text, expected):
    assert [s.text for s in sentences(text)] == expected


WRAPPED = """أكدت الوزارة في بيان نشرته اليوم الخميس على موقعها الرسمي
أن العمل في المشروع سيبدأ خلال الأيام القليلة المقبلة بعد
استكمال الإجراءات اللازمة لذلك في جميع المحافظات العراقية كلها
وانتهاء اللجنة المختصة من عملها."""


def test_hard_wrapped_lines_are_one_sentence():
    assert len(sentences(WRAPPED)) == 1


HEADINGS = [
    ["دولي\n\nوصل الوزير أمس إلى بغداد.", [True, False]],
    ["الناتو: زيادة الدعم بطلب من العراق\n\nأكدت البعثة ذلك.", [True, False]],
    ["وصل الوزير.\n\nزر الذهاب إلى الأعلى", [False, True]],
    ["وقال:\nوصلنا أمس.", [False, False]],
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings(text, expected):
    assert [s.heading for s in sentences(text)] == expected


def test_paragraph_numbers_follow_lines():
    assert [s.paragraph for s in sentences("وصل الوفد. غادر الوزير.\nانتهى اللقاء.")] == [0, 0, 1]
