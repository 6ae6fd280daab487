from __future__ import annotations

from typing import Any

import pytest

from camel_extract.events._coreference import BLOCKS, LINKS

# rule, text, trigger of the first mention, trigger of the later one
LINKED = [
    ["headline_in_lead", "مقتل خمسة جنود شمال بغداد\n\nقتل خمسة جنود عراقيين أمس عند نقطة تفتيش.", "مقتل", "قتل"],
    ["headline_in_lead", "الأردن يغلق سفارته في دمشق\n\nأعلنت الحكومة الأردنية إغلاق سفارتها في دمشق أمس.", "يغلق", "إغلاق"],
    ["headline_in_lead", "اعتقال عشرة مسلحين في كركوك\n\nاعتقلت الشرطة العراقية عشرة مسلحين في كركوك.", "اعتقال", "اعتقلت"],
    ["verb_of_its_noun", "دانت مصر الهجوم الذي هاجم فيه مسلحون مسجدا في عسير أمس.", "الهجوم", "هاجم"],
    ["definite_noun", "التقى الوزير نظيره الفرنسي في باريس. واستمر اللقاء ساعة.", "التقى", "اللقاء"],
    ["definite_noun", "زار الرئيس التونسي الجزائر أمس. وقال إن الزيارة كانت ناجحة.", "زار", "الزيارة"],
    ["definite_noun", "أعلنت النقابة إضرابا عن العمل. وشارك في الإضراب ألف عامل.", "إضرابا", "الإضراب"],
    ["definite_noun", "وقع انفجار في وسط أنقرة. وقالت الشرطة إن الانفجار وقع صباحا.", "انفجار", "الانفجار"],
    ["definite_noun", "هاجم مسلحون مركزا للشرطة في سيناء. وأسفر الهجوم عن مقتل ضابط.", "هاجم", "الهجوم"],
    ["pointed_at", "عقدت الوزارة ورشة عمل في بغداد. وقال المدير إن ورشة العمل هذه كانت مفيدة.", "ورشة", "ورشة"],
    ["owned_noun", "زار وزير الدفاع أربيل أمس. والتقى خلال زيارته قادة البيشمركة.", "زار", "زيارته"],
    ["owned_noun", "أصيب جندي في المواجهات. وقال الطبيب إن إصابته خفيفة.", "أصيب", "إصابته"],
    ["noun_with_its_party", "وقعت الشركة مذكرة تفاهم مع الوزارة. وقال المدير إن توقيع المذكرة يفتح الباب أمام الاستثمار.", "وقعت", "توقيع"],
    ["noun_with_its_party", "اعتقلت الشرطة زعيم العصابة في مدريد. وجاء اعتقال زعيم العصابة بعد شهور من البحث.", "اعتقلت", "اعتقال"],
    ["told_in_full_again", "قتل ثلاثة جنود في انفجار عبوة. وذكر مصدر أمني أن ثلاثة جنود قتلوا.", "قتل", "قتلوا"],
    ["told_in_full_again", "دعا الأمين العام إلى وقف القتال في ليبيا. وأضاف أنه يدعو إلى وقف القتال فورا.", "دعا", "يدعو"],
    ["general_noun", "انفجرت سيارة مفخخة في كابول صباح اليوم. ولم تعلن أي جهة مسؤوليتها عن هذا الهجوم.", "انفجرت", "الهجوم"],
]

# block, text, trigger of one mention, trigger of another
APART = [
    ["other_polarity", "قال الجيش إنه قصف القرية. ولم يقصف الجيش القرية أمس بحسب السكان.", "قصف", "يقصف"],
    ["other_modality", "طالب الحزب باعتقال المدير. واعتقلت الشرطة المدير أمس.", "باعتقال", "واعتقلت"],
    ["other_time", "وقع هجوم في بغداد أمس. وأدى الهجوم في بغداد اليوم إلى أضرار.", "هجوم", "الهجوم"],
    ["other_place", "وقع هجوم في بغداد. وأدى هجوم مسلح في دمشق إلى أضرار.", "هجوم", "هجوم"],
    ["other_number", "قتل خمسة جنود. وقتل سبعة جنود.", "قتل", "وقتل"],
    ["other_party", "اعتقلت الشرطة زعيم العصابة. واعتقلت الشرطة تاجرا.", "اعتقلت", "واعتقلت"],
    ["other_owner", "لقي شخصان مصرعهما في حلب. وأعلن الطبيب مصرعه.", "مصرعهما", "مصرعه"],
    ["other_attribute", "ناقشت ورشة العمل الأولى الميزانية. وناقشت ورشة العمل الثانية الأجور.", "ورشة", "ورشة"],
    ["another_one", "هاجم مسلحون قرية في نيجيريا أمس. وشن مسلحون هجوما آخر.", "هاجم", "هجوما"],
    ["of_any_kind", "وقع هجوم في عدن. وقال الوزير إن كل هجوم على المدنيين مدان.", "هجوم", "هجوم"],
    ["one_against_many", "وقع هجوم في عدن. وقال الوزير إن الهجمات لن تستمر.", "هجوم", "الهجمات"],
    ["governed_by_it", "جرى في جنيف توقيع الاتفاق بين الطرفين.", "توقيع", "الاتفاق"],
    ["joined_to_it", "نفذ الطيران غارات وضربات على المواقع.", "غارات", "وضربات"],
]


def mentions(nlp: Any, text: str) -> Any:
    return nlp(text, document_date="2021-02-25").events


def event(events: Any, trigger: str, *, last: bool = False) -> Any:
    found = [e for e in events if e.trigger.text == trigger]
    assert found, f"{trigger} is no trigger"
    return found[-1 if last else 0]


@pytest.mark.parametrize(("rule", "text", "first", "later"), LINKED)
def test_later_mentions_point_to_the_first(nlp: Any, rule: str, text: str, first: str, later: str) -> None:
    document = nlp(text, document_date="2021-02-25")
    told, again = event(document.events, first), event(document.events, later, last=True)
    assert told.coref is None
    assert again.coref == told.id
    assert [r.rule for r in nlp.explain(document, again).reasons if r.stage == "coreference"] == [rule]


@pytest.mark.parametrize(("block", "text", "one", "other"), APART)
def test_other_happenings_stay_apart(nlp: Any, monkeypatch: Any, block: str, text: str, one: str, other: str) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("camel_extract.events._coreference._link", lambda mention, earlier, chains: asked.append((mention, earlier)))
    events = mentions(nlp, text)
    first, later = event(events, one), event(events, other, last=True)
    mention, earlier = next(pair for pair in asked if pair[0].event.id == later.id)
    told = next(m for m in earlier if m.event.id == first.id)
    assert block in [rule.__name__ for rule in BLOCKS if rule(told, mention)]


@pytest.mark.parametrize("row", APART, ids=[row[0] for row in APART])
def test_blocked_mentions_are_not_linked(nlp: Any, row: list[str]) -> None:
    assert event(mentions(nlp, row[1]), row[3], last=True).coref is None


def test_every_rule_has_examples() -> None:
    assert {row[0] for row in LINKED} == {rule.__name__ for rule in LINKS}
    assert {row[0] for row in APART} == {rule.__name__ for rule in BLOCKS}


def test_a_chain_points_to_its_first_mention(nlp: Any) -> None:
    text = "زار الرئيس التونسي الجزائر أمس. وقال إن الزيارة كانت ناجحة. ووصفت الصحف الزيارة بأنها مهمة."
    visits = [e for e in mentions(nlp, text) if e.type == "TRAVEL"]
    assert [e.coref for e in visits] == [None, visits[0].id, visits[0].id]


def test_links_are_of_one_type_and_go_back(seed_document: Any) -> None:
    by_id = {e.id: e for e in seed_document.events}
    for e in seed_document.events:
        if e.coref is not None:
            assert by_id[e.coref].type == e.type
            assert by_id[e.coref].trigger.start < e.trigger.start
            assert by_id[e.coref].coref is None


def test_a_long_text_of_one_event_is_read(nlp: Any) -> None:
    events = mentions(nlp, "وقع هجوم في عدن. وقال الوزير إن الهجوم كبير.\n" * 150)
    assert len({e.coref or e.id for e in events}) < len(events)
