from __future__ import annotations

import pytest

from camel_extract.events._inflection import imperfect_of, noun_forms, participle_forms, verb_forms
from camel_extract.text import fold

IMPERFECTS = [
    ["اجتمع", "يجتمع"],
    ["أطلق", "يطلق"],
    ["استقبل", "يستقبل"],
    ["هاجم", "يهاجم"],
    ["تظاهر", "يتظاهر"],
    ["انسحب", "ينسحب"],
]

VERBS = [
    ["قتل", None, "قتلت قتلوا قتلنا يقتل تقتل يقتلون نقتل"],
    ["دعا", "يدعو", "دعت دعوا دعونا يدعو يدعون تدعو يدع"],
    ["نفى", None, "نفت نفوا ينفي ينفون تنف"],
    ["زار", "يزور", "زارت زاروا يزور يزر يزورون"],
    ["التقى", None, "التقت التقوا التقيا يلتقي يلتقون"],
    ["هاجم", None, "هوجم هوجمت يهاجم"],
    ["أقام", "يقيم", "أقام أقيم أقيمت يقيم يقام تقام"],
    ["اغتال", "يغتال", "اغتال اغتيل اغتيلت يغتال"],
]

NOUNS = [
    ["زيارة", (), "زيارة زيارات زيارتان زيارتين"],
    ["هجوم", ("هجمات",), "هجوم هجوما هجومين هجمات"],
    ["لقاء", ("لقاءات",), "لقاء لقاءات لقاؤ لقائ"],
    ["قتيل", ("قتلى",), "قتيل قتيلا قتلى"],
]

PARTICIPLES = [
    ["محتجز", "محتجز محتجزة محتجزون محتجزين محتجزات محتجزا"],
    ["متوفى", "متوفى متوفاة"],
]


@pytest.mark.parametrize(("perfect", "imperfect"), IMPERFECTS)
def test_imperfect_follows_the_pattern(perfect: str, imperfect: str) -> None:
    assert imperfect_of(perfect) == imperfect


@pytest.mark.parametrize(("perfect", "imperfect", "expected"), VERBS)
def test_verb_forms(perfect: str, imperfect: str | None, expected: str) -> None:
    assert set(fold(expected).split()) <= set(verb_forms(perfect, imperfect))


def test_what_is_said_dismisses_nobody() -> None:
    assert not {"يقال", "تقال"} & set(verb_forms("أقال", "يقيل"))


def test_tense_is_told() -> None:
    forms = verb_forms("اجتمع")
    assert (forms["اجتمعت"], forms["يجتمعون"]) == ("perfect", "imperfect")


@pytest.mark.parametrize(("singular", "plurals", "expected"), NOUNS)
def test_noun_forms(singular: str, plurals: tuple[str, ...], expected: str) -> None:
    assert set(fold(expected).split()) <= set(noun_forms(singular, plurals))


@pytest.mark.parametrize(("singular", "expected"), PARTICIPLES)
def test_participle_forms(singular: str, expected: str) -> None:
    assert set(fold(expected).split()) <= set(participle_forms(singular))
