"""Types that a user adds: the frame's markers decide the roles, since no model knows the type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import camel_extract as ce
from camel_extract.events._frames import SCHEMA

FRAMES = [
    {
        "type": "SAIL",
        "roles": {"subject": "agent", "idafa": "agent", "من": "place", "إلى": "target", "مع": "participant"},
        "triggers": [{"lemma": "أبحر", "pos": "verb"}, {"lemma": "إبحار", "pos": "verbal_noun"}],
    },
    {
        "type": "INSPECT",
        "plover": None,
        "cameo": None,
        "roles": {"subject": "agent", "object": "target", "idafa": "target", "من قبل": "agent", "في": "place"},
        "triggers": [{"lemma": "فتش", "pos": "verb"}, {"lemma": "تفتيش", "pos": "verbal_noun"}],
    },
]

FINER = {"type": "BOMBING", "triggers": [{"lemma": "تفجير", "pos": "verbal_noun", "weight": 1}]}

CASES = [
    ["أبحرت السفينة من ميناء جدة إلى جزيرة قبرص.", "SAIL", {"agent": "السفينة", "place": "ميناء جدة", "target": "جزيرة قبرص"}],
    ["وأعلنت الشركة إبحار الناقلة من البصرة مع ثلاث سفن.", "SAIL", {"agent": "الناقلة", "place": "البصرة", "participant": "ثلاث سفن"}],
    ["بدأ تفتيش المصانع من قبل المفتشين في العراق.", "INSPECT", {"target": "المصانع", "agent": "المفتشين", "place": "العراق"}],
    ["وقال الوزير إن فريقا دوليا فتش الموقع.", "INSPECT", {"agent": "فريقا دوليا", "target": "الموقع"}],
    ["وقام مفتشو الوزارة بتفتيش المطعم.", "INSPECT", {"target": "المطعم"}],
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path: Path = tmp_path_factory.mktemp("frames") / "mine.json"
    path.write_text(json.dumps({"schema": SCHEMA, "frames": FRAMES}, ensure_ascii=False), encoding="utf-8")
    return ce.load(frames=path)


@pytest.mark.parametrize(("text", "kind", "roles"), CASES)
def test_markers_decide(pipeline: Any, text: str, kind: str, roles: dict[str, str]) -> None:
    (event,) = [e for e in pipeline(text).events if e.type == kind]
    given = {a.role: a.text for a in event.arguments}
    assert {role: given.get(role) for role in roles} == roles
    assert (event.plover, event.cameo) == (None, None)


def test_new_types_have_modality_and_negation(pipeline: Any) -> None:
    planned, denied = pipeline("ستبحر السفينة غدا. ولم يفتش الفريق السفينة.").events
    assert (planned.type, planned.modality, planned.negated) == ("SAIL", "planned", False)
    assert (denied.type, denied.negated) == ("INSPECT", True)


def test_new_types_are_linked_and_explained(pipeline: Any) -> None:
    document = pipeline("أبحرت السفينة من جدة. وتأخر الإبحار يومين.")
    first, again = document.events
    assert again.coref == first.id
    reasons = {(r.stage, r.rule): r for r in pipeline.explain(document, again).reasons}
    assert ("coreference", "definite_noun") in reasons
    assert reasons["trigger", "counts"].detail.endswith("never counted, the frame's weight stands")
    assert "marked by 'subject'" in next(r.detail for r in pipeline.explain(document, first).reasons if r.stage == "role")


def test_a_weight_of_one_goes_before_the_librarys_types(tmp_path: Path) -> None:
    path = tmp_path / "finer.json"
    path.write_text(json.dumps({"schema": SCHEMA, "frames": [FINER]}), encoding="utf-8")
    nlp = ce.load(frames=path)
    document = nlp("وقع تفجير في أنقرة.")
    assert [event.type for event in document.events] == ["BOMBING"]
    reasons = nlp.explain(document, "v1").reasons
    assert "before ATTACK" in next(r.detail for r in reasons if r.stage == "trigger" and r.rule == "frame" and "taken as" in r.detail)
    assert not [r for r in reasons if r.rule == "model" and r.stage == "trigger"]


def test_the_librarys_types_stay(pipeline: Any) -> None:
    assert [e.type for e in pipeline("هاجم مسلحون القرية.").events] == [e.type for e in ce.load()("هاجم مسلحون القرية.").events]
