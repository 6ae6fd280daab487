"""Stories: what the mentions of one happening say together."""

from dataclasses import FrozenInstanceError

import pytest

import camel_extract as ce

TEXT = "هجوم في بغداد. قتل مسلحون خمسة جنود في الهجوم شمال بغداد أمس. وندد الوزير بهذا الهجوم."


def span(piece, nth=1):
    start = -1
    for _ in range(nth):
        start = TEXT.index(piece, start + 1)
    return start, start + len(piece), piece


def argument(role, piece, nth=1, ref=None):
    return ce.Argument(*span(piece, nth), role, ref)


def attack(id, trigger, nth, *arguments, **fields):
    return ce.Event(*span(trigger, nth), id, "ATTACK", ce.Span(*span(trigger, nth)), arguments, plover="ASSAULT", **fields)


DOCUMENT = ce.Document(
    TEXT,
    times=(ce.TimeExpression(*span("أمس"), "t1", "DATE", "2021-02-24", None, "2021-02-24", "2021-02-24"),),
    quantities=(ce.Quantity(*span("خمسة"), "q1", "cardinal", 5, 5, 5),),
    quotes=(ce.Quote(*span("الهجوم", 2), "u1", "indirect", ce.Cue(*span("ندد")), ce.Span(*span("الوزير")), "جمعة عناد"),),
    events=(
        attack("v1", "هجوم", 1, argument("place", "بغداد"), modality="planned"),
        attack(
            "v2",
            "الهجوم",
            1,
            argument("agent", "مسلحون"),
            argument("target", "خمسة جنود"),
            argument("target", "جنود"),
            argument("place", "شمال بغداد"),
            argument("time", "أمس", ref="t1"),
            argument("quantity", "خمسة", ref="q1"),
            coref="v1",
            time="t1",
        ),
        ce.Event(*span("وندد"), "v3", "ACCUSE", ce.Span(*span("وندد")), (argument("agent", "الوزير"),), negated=True),
        attack("v4", "الهجوم", 2, coref="v1", quote="u1"),
    ),
)


def test_a_row_a_happening():
    attacked, condemned = DOCUMENT.stories
    assert (attacked.id, attacked.type, attacked.mentions, attacked.first.id) == ("s1", "ATTACK", ("v1", "v2", "v4"), "v1")
    assert (condemned.id, condemned.mentions, condemned.negated, condemned.sources) == ("s2", ("v3",), True, ())


def test_a_story_gathers_what_its_mentions_say():
    story = DOCUMENT.stories[0]
    assert (story.time.value, story.place.text, story.quantity.value) == ("2021-02-24", "شمال بغداد", 5)
    assert [(party.role, party.text) for party in story.parties] == [("agent", "مسلحون"), ("target", "خمسة جنود")]
    assert [party.text for party in story.fillers("target")] == ["خمسة جنود"]
    assert (story.modality, story.negated, story.sources) == ("actual", False, ("جمعة عناد",))


def test_a_day_goes_before_its_month():
    text = "هجوم في فبراير يوم 24 فبراير"
    month = ce.TimeExpression(8, 14, "فبراير", "t1", "DATE", "2021-02", None, "2021-02-01", "2021-02-28")
    day = ce.TimeExpression(19, 28, "24 فبراير", "t2", "DATE", "2021-02-24", None, "2021-02-24", "2021-02-24")
    times = (ce.Argument(8, 14, "فبراير", "time", "t1"), ce.Argument(19, 28, "24 فبراير", "time", "t2"))
    event = ce.Event(0, 28, text, "v1", "ATTACK", ce.Span(0, 4, "هجوم"), times, time="t1")
    assert ce.Document(text, times=(month, day), events=(event,)).stories[0].time == day


def test_stories_are_no_part_of_the_data():
    assert "stories" not in DOCUMENT.to_dict()
    assert ce.Document.from_json(DOCUMENT.to_json()).stories == DOCUMENT.stories


def test_stories_are_frozen():
    with pytest.raises(FrozenInstanceError):
        DOCUMENT.stories[0].type = "MEET"


def test_the_table_has_a_row_a_story():
    row = ce.to_frame(DOCUMENT, "stories").iloc[0]
    assert (row["trigger_text"], row["mentions"], row["agent"], row["target"]) == ("هجوم", ["v1", "v2", "v4"], "مسلحون", "خمسة جنود")
    assert (row["place"], row["time_value"], row["quantity_low"], row["plover"]) == ("شمال بغداد", "2021-02-24", 5.0, "ASSAULT")
    assert ce.to_arrow(DOCUMENT, "stories").to_pylist()[0]["sources"] == ["جمعة عناد"]


def test_an_empty_document_has_none():
    assert ce.Document("").stories == ()
