"""Which words are read as triggers, and what they stand by."""

from __future__ import annotations

from typing import Any

import pytest

# a text, its trigger, the type; no annotated text has the word
UNCOUNTED = [
    ["تحطمت طائرة مدنية قرب المطار.", "تحطمت", "DISASTER"],
    ["أدى تحطم طائرة إلى إغلاق الطريق.", "تحطم", "DISASTER"],
    ["اشتعلت النيران في مصنع.", "اشتعلت", "DISASTER"],
    ["تقلد الوزير منصبه أمس.", "تقلد", "APPOINT"],
    ["اقتتل مسلحون في القرية.", "اقتتل", "ATTACK"],
    ["انكمش الاقتصاد بنسبة 2%.", "انكمش", "REDUCE"],
]

# a text, its trigger, the type: the word beside makes it one
IN_COMPANY = [
    ["صدر أمر ملكي بتعيين وزير جديد.", "أمر", "DECIDE"],
    ["انقلبت مركبة على الطريق السريع وأصيب ثلاثة.", "انقلبت", "DISASTER"],
    ["نفذ الجيش عملية عسكرية واسعة.", "عملية", "ATTACK"],
]


def types(nlp: Any, text: str) -> dict[str, str]:
    return {event.trigger.text: event.type for event in nlp(text).events}


@pytest.mark.parametrize(("text", "trigger", "kind"), UNCOUNTED)
def test_what_was_never_counted_stands_by_its_prior(nlp: Any, text: str, trigger: str, kind: str) -> None:
    assert types(nlp, text).get(trigger) == kind


@pytest.mark.parametrize(("text", "trigger", "kind"), IN_COMPANY)
def test_words_beside_make_a_trigger(nlp: Any, text: str, trigger: str, kind: str) -> None:
    assert types(nlp, text).get(trigger) == kind


def test_no_noun_follows_what_only_a_verb_follows(nlp: Any) -> None:
    (event,) = nlp("لم توافق الحكومة على الطلب.").events[:1]
    assert (event.trigger.text, event.negated) == ("توافق", True)


def test_the_prior_is_named_as_what_decided(nlp: Any) -> None:
    document = nlp("تحطمت طائرة مدنية قرب المطار.")
    assert [reason.rule for reason in nlp.explain(document, "v1").reasons if "taken as" in reason.detail] == ["prior"]
