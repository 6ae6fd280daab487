"""Explanations: every record can say which rules and which model scores made it."""

from dataclasses import replace

import pytest

import camel_extract as ce

DATE = "2021-02-25"

# text, id of the record, (stage, rule) of decisions that made it, in order
DECISIONS = [
    ["زار وزير الخارجية بغداد.", "e1", [("recognizer", "EmbeddedRecognizer"), ("head", "entities"), ("linking", "bare_name")]],
    ["وصل الوزير إلى مدينة الكويت.", "e1", [("linking", "name_with_class_noun")]],
    ["وقع الحادث يوم الخميس الماضي.", "t1", [("grammar", "day_with_time"), ("resolver", "weekday")]],
    ["بدأ العمل في 18 فبراير 2021.", "t1", [("grammar", "day_with_time"), ("resolver", "calendar")]],
    ["ستمتد المهمة من 3 إلى 5 مايو.", "t1", [("grammar", "joined_days"), ("resolver", "calendar")]],
    ["استمر القصف ثلاثة أيام.", "t1", [("grammar", "duration"), ("resolver", "duration")]],
    ["قتل ثلاثة جنود.", "q1", [("reader", "read_exact"), ("interval", "as_stated"), ("unit", "cardinal")]],
    ["قتل أكثر من ثلاثين جنديا.", "q1", [("reader", "read_exact"), ("bound", "MORE_THAN")]],
    ["وصل بضع مئات من المستشارين.", "q1", [("reader", "read_few"), ("bound", "VAGUE")]],
    ["ارتفع السعر بنسبة 5 في المئة.", "q1", [("reader", "read_exact"), ("unit", "percent")]],
    ["قتل جنديان في الهجوم.", "q1", [("reader", "read_dual")]],
    [
        "قال وزير الدفاع إن القوات وصلت إلى المدينة.",
        "u1",
        [("cue", "قال"), ("content", "verb_or_participle"), ("speaker", "subject_with_the_cue"), ("head", "cues")],
    ],
    ["وصل وزير الدفاع إلى بغداد، مؤكدا أن القوات ستبقى في البلاد.", "u1", [("cue", "أكد"), ("speaker", "subject_of_the_main_verb")]],
    [
        "قال وزير الدفاع إن القوات وصلت. وأضاف أنها ستبقى شهرين في البلاد.",
        "u2",
        [("cue", "أضاف"), ("content", "verb_or_participle"), ("speaker", "carried_over")],
    ],
    ["الناتو: زيادة الدعم جاءت بطلب من العراق\n\nنص الخبر هنا.", "u1", [("content", "headline_colon")]],
    [
        "أدان الوزير الهجوم على القرية.",
        "v1",
        [("trigger", "frame"), ("trigger", "counts"), ("trigger", "model"), ("head", "triggers"), ("role", "agent")],
    ],
    ["لم يهاجم المسلحون القرية.", "v1", [("negation", "negated_verb")]],
    ["سيزور الرئيس القاهرة غدا.", "v1", [("modality", "announced"), ("negation", "none")]],
    ["وقد وصل وفد روسي إلى دمشق.", "v1", [("modality", "model"), ("head", "modality")]],
    ["قتل خمسة جنود في الهجوم.", "v1", [("quantity", "counted_filler")]],
]


@pytest.mark.parametrize(("text", "id", "decisions"), DECISIONS, ids=[f"{row[1]} {row[2][0][1]} {n}" for n, row in enumerate(DECISIONS)])
def test_decisions_are_named(nlp, text, id, decisions):
    document = nlp(text, document_date=DATE)
    found = [(reason.stage, reason.rule) for reason in nlp.explain(document, id).reasons]
    places = [found.index(decision) for decision in decisions]
    assert places == sorted(places), found


def test_every_record_is_explained_also_when_read_back(nlp, seed_document):
    read_back = ce.Document.from_json(seed_document.to_json())
    for layer in ("entities", "times", "quantities", "quotes", "events"):
        for record in getattr(read_back, layer)[:12]:
            explanation = nlp.explain(read_back, record)
            assert (explanation.id, explanation.layer, explanation.text) == (record.id, layer, record.text)
            assert len(explanation.reasons) > 1
            assert all(r.score is None or isinstance(r.score, float) for r in explanation.reasons)


def test_records_carry_scores(seed_document):
    assert all(0 <= r.score <= 1 for layer in ("entities", "quotes", "events") for r in getattr(seed_document, layer))


def test_a_record_or_its_id(nlp):
    document = nlp("وصل الوزير أمس.", document_date=DATE)
    assert nlp.explain(document, "t1") == nlp.explain(document, document.times[0])


def test_plain_and_readable_forms(nlp):
    explanation = nlp.explain(nlp("وصل الوزير أمس.", document_date=DATE), "t1")
    data = explanation.to_dict()
    assert (data["id"], data["layer"], data["text"]) == ("t1", "times", "أمس")
    assert data["reasons"][0] == {"stage": "grammar", "rule": "day_with_time", "detail": "'أمس' says kind=day, offset=-1", "score": None}
    head, *lines = str(explanation).splitlines()
    assert head == "t1 (times) أمس"
    assert len(lines) == len(explanation.reasons)


@pytest.mark.parametrize("record", ["t9", "", "s1", 7, None, ce.Span(0, 1, "و")])
def test_what_is_no_record_is_refused(nlp, record):
    with pytest.raises(ce.InvalidInputError, match=r"explain takes one of doc\.entities"):
        nlp.explain(nlp("وصل الوزير أمس.", document_date=DATE), record)


def test_a_record_that_the_pipeline_does_not_give_is_refused(nlp):
    document = nlp("وصل الوزير أمس.", document_date=DATE)
    other = replace(document, times=(replace(document.times[0], value="2020-01-01"),))
    with pytest.raises(ce.InvalidInputError, match="this pipeline does not give"):
        nlp.explain(other, "t1")


def test_a_date_of_another_day_is_explained_by_that_day(nlp):
    document = nlp("وصل الوزير أمس.", document_date=DATE).resolve("2020-01-02")
    assert "2020-01-01" in nlp.explain(document, "t1").reasons[-1].detail


class Names:
    """A recogniser of a user's own, that knows one name in one place."""

    def recognize(self, analysis):
        from camel_extract.entities import Mention

        return [Mention(0, len("جبهة النصر"), "ORG", 0.9)]


def test_other_engines_are_named():
    nlp = ce.load(ner=Names())
    document = nlp("جبهة النصر قالت ذلك. ثم قالت جبهة النصر غيره.")
    assert [nlp.explain(document, r).reasons[0].rule for r in document.entities] == ["Names", "whole_name"]
