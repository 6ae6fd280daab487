from __future__ import annotations

from dataclasses import replace

import pytest

from camel_extract._analysis import Analysis, analyze_text
from camel_extract._records import Entity
from camel_extract.syntax import looks_like_verb, noun_phrase_end
from camel_extract.syntax._words import own_initials, verb_forms
from camel_extract.text import fold, fold_text, tokenize

PHRASES = [
    # (text, names as label:name, the phrase that its first word opens)
    ["وزير الخارجية الفرنسي جان مارك إن بلاده", "PER:جان مارك", "وزير الخارجية الفرنسي جان مارك"],
    ["المتحدث باسم الجيش العميد سامي الحسن أن القوات", "PER:سامي الحسن", "المتحدث باسم الجيش العميد سامي الحسن"],
    ["عدد من سكان القرية في اتصال", "", "عدد من سكان القرية"],
    ["مصدر في وزارة الدفاع لوكالة رويترز", "ORG:وزارة الدفاع", "مصدر في وزارة الدفاع"],
    ["رئيس البلدية في بيان صحفي", "", "رئيس البلدية"],
    ["مصادر طبية وأمنية محلية أن القصف", "", "مصادر طبية وأمنية محلية"],
    ["وزارتا الداخلية والدفاع اليوم", "", "وزارتا الداخلية والدفاع"],
    ["البعثة تواصل عملها", "", "البعثة"],
    ["الوزير زيادة عدد المدارس", "", "الوزير"],
    ["رئيس الحكومة، كمال سعيد، أن", "PER:كمال سعيد", "رئيس الحكومة، كمال سعيد"],
    ["الرئيس التنفيذي لشركة النور إن المشروع", "ORG:شركة النور", "الرئيس التنفيذي لشركة النور"],
    ["وزارة الدفاع (البنتاغون) أن", "ORG:وزارة الدفاع", "وزارة الدفاع (البنتاغون)"],
    ["المصادر لـ«الجزيرة» أن", "", "المصادر"],
    ["الحكومة التي شكلت أمس", "", "الحكومة"],
    ["قوات الاحتلال 15 فلسطينيا", "", "قوات الاحتلال"],
    ["الرئيس الأطراف إلى الحوار", "", "الرئيس"],
    ["الجيش القرية أمس", "", "الجيش"],
    ["الرئيس الأمريكي الجديد", "", "الرئيس الأمريكي الجديد"],
    ["القرار 2216 الصادر", "", "القرار 2216 الصادر"],
    ["الطيران «12» غارة", "", "الطيران"],
    ["انتحاري مجهول نفسه", "", "انتحاري مجهول"],
    ["الرئيس نفسه", "", "الرئيس نفسه"],
]

VERBS = ["قال", "وأضافت", "سيتم", "يستهدف", "أعلنت", "تعتزم", "فأصبح", "كانت"]
NO_VERBS = ["اليوم", "تدريب", "يناير", "تعزيز", "وزير", "بيان", "المدينة", "على", "يوسف", "وفد"]


def analysis_with(text: str, names: str) -> Analysis:
    analysis = analyze_text(text)
    entities = []
    for i, row in enumerate(filter(None, names.split(";")), 1):
        label, name = row.split(":")
        start = text.index(name)
        entities.append(Entity(start, start + len(name), name, f"e{i}", label))  # type: ignore[arg-type]
    return replace(analysis, entities=tuple(entities))


@pytest.mark.parametrize(("text", "names", "phrase"), PHRASES)
def test_noun_phrase(text: str, names: str, phrase: str) -> None:
    analysis = analysis_with(text, names)
    end = noun_phrase_end(analysis, 0, len(analysis.tokens))
    assert analysis.span(0, end).text == phrase


def test_limit_and_coordination() -> None:
    analysis = analyze_text("وزارتا الداخلية والدفاع اليوم")
    assert noun_phrase_end(analysis, 0, 1) == 1
    assert noun_phrase_end(analysis, 0, 4, coordination=False) == 2
    assert noun_phrase_end(analysis, 3, 3) == 3


@pytest.mark.parametrize("word", VERBS)
def test_verb(word: str) -> None:
    assert looks_like_verb(tokenize(fold_text(word))[0])


@pytest.mark.parametrize("word", NO_VERBS)
def test_no_verb(word: str) -> None:
    assert not looks_like_verb(tokenize(fold_text(word))[0])


@pytest.mark.parametrize("forms", [verb_forms(), own_initials()], ids=["verbs", "stems"])
def test_form_lists(forms: frozenset[str]) -> None:
    assert len(forms) > 1000
    assert all(fold(form) == form and form.isalpha() for form in forms)
