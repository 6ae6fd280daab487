"""How arguments change with a parse that is written by hand; the light reader goes by words alone."""

from __future__ import annotations

import json

import pytest

import camel_extract as ce
from camel_extract.events._frames import SCHEMA

FRAME = {
    "type": "INSPECT",
    "roles": {"subject": "agent", "object": "target", "idafa": "target", "head": "target", "في": "place"},
    "triggers": [{"lemma": "فتش", "pos": "verb"}, {"lemma": "تفتيش", "pos": "verbal_noun"}, {"lemma": "مفتش", "pos": "participle"}],
}

CASES = [
    # (word head relation upos | …, arguments by the light reader, arguments by the parse)
    [
        "فتش 0 root VERB | الموقع 1 obj NOUN | فريق 1 nsubj NOUN | دولي 3 amod ADJ",
        [("agent", "الموقع"), ("target", "فريق دولي")],
        [("target", "الموقع"), ("agent", "فريق دولي")],
    ],
    [
        "ثم 2 cc CCONJ | فتش 0 root VERB | الموقع 2 nsubj:pass NOUN",
        [("agent", "الموقع")],
        [("target", "الموقع")],
    ],
    [
        "وصل 0 root VERB | الخبراء 1 nsubj NOUN | إلى 4 case ADP | بغداد 1 obl PROPN | وفتشوا 1 conj VERB | الموقع 5 obj NOUN",
        [("agent", "الخبراء"), ("agent", "الموقع")],
        [("agent", "الخبراء"), ("target", "الموقع")],
    ],
]

BORDERS = [
    # (word head relation upos | …, type, phrases that are arguments by the parse)
    [
        "اعتقلت 0 root VERB | الشرطة 1 nsubj NOUN | المتهم 1 obj NOUN | الذي 5 nsubj PRON | هرب 3 acl:relcl VERB",
        "ARREST",
        ["الشرطة", "المتهم"],
    ],
    [
        "زار 0 root VERB | بغداد 1 obj PROPN | وزير 1 nsubj NOUN | الخارجية 3 nmod NOUN | الفرنسي 3 amod ADJ | أمس 1 obl NOUN",
        "TRAVEL",
        ["بغداد", "وزير الخارجية الفرنسي", "أمس"],
    ],
]


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    path = tmp_path_factory.mktemp("frames") / "inspect.json"
    path.write_text(json.dumps({"schema": SCHEMA, "frames": [FRAME]}, ensure_ascii=False), encoding="utf-8")
    return path


def arguments_of(nlp, text, kind):
    (event,) = [event for event in nlp(text).events if event.type == kind]
    return [(argument.role, argument.text) for argument in event.arguments]


@pytest.mark.parametrize(("rows", "light", "parsed"), CASES)
def test_roles_follow_the_parse(written, hand_parser, frames, rows, light, parsed):
    text = written(rows).text
    assert arguments_of(ce.load(frames=frames), text, "INSPECT") == light
    assert arguments_of(ce.load(frames=frames, syntax=hand_parser(rows)), text, "INSPECT") == parsed


@pytest.mark.parametrize(("rows", "kind", "phrases"), BORDERS)
def test_borders_follow_the_parse(written, hand_parser, rows, kind, phrases):
    found = arguments_of(ce.load(syntax=hand_parser(rows)), written(rows).text, kind)
    assert [text for _, text in found] == phrases


OBJECTS = [
    ["هاجم 0 root VERB | القرية 1 obj NOUN | مسلحون 1 nsubj NOUN | ملثمون 3 amod ADJ", "ATTACK", "القرية"],
    ["زار 0 root VERB | بغداد 1 obj PROPN | وزير 1 nsubj NOUN | الخارجية 3 nmod NOUN", "TRAVEL", "بغداد"],
    ["ثم 2 cc CCONJ | اعتقل 0 root VERB | ضباط 2 nsubj:pass NOUN | سابقون 3 amod ADJ", "ARREST", "ضباط سابقون"],
]


@pytest.mark.parametrize(("rows", "kind", "text"), OBJECTS)
def test_an_object_is_no_agent(written, hand_parser, rows, kind, text):
    assert ("agent", text) not in arguments_of(ce.load(syntax=hand_parser(rows)), written(rows).text, kind)


def test_explain_names_the_relation(written, hand_parser, frames):
    rows = CASES[0][0]
    nlp = ce.load(frames=frames, syntax=hand_parser(rows))
    document = nlp(written(rows).text)
    details = {reason.rule: reason.detail for reason in nlp.explain(document, document.events[0]).reasons if reason.stage == "role"}
    assert "marked by 'object'" in details["target"]
    assert "marked by 'subject'" in details["agent"]
