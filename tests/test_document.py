"""Documents: plain data and back without loss, the schema, the offsets."""

import dataclasses
import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import camel_extract as ce
from camel_extract._document import SCHEMA

TEXT = "قال الوزير «وصلنا» إلى بغداد أمس مع ثلاثة وزراء."


def span(piece):
    start = TEXT.index(piece)
    return start, start + len(piece), piece


DOCUMENT = ce.Document(
    TEXT,
    id="a-1",
    date="2021-02-25",
    sentences=(ce.Sentence(0, len(TEXT), TEXT, 0, 12, 0, False),),
    entities=(ce.Entity(*span("بغداد"), "e1", "LOC", 0.9, "wikidata:Q1530", "Baghdad"),),
    times=(ce.TimeExpression(*span("أمس"), "t1", "DATE", "2021-02-24", None, "2021-02-24", "2021-02-24", "gregorian"),),
    quantities=(ce.Quantity(*span("ثلاثة"), "q1", "cardinal", 3, 3, 3, unit=ce.Span(*span("وزراء"))),),
    quotes=(ce.Quote(*span("وصلنا"), "u1", "direct", ce.Cue(*span("قال"), "قال"), ce.Span(*span("الوزير")), "الوزير"),),
    events=(
        ce.Event(
            *span("وصلنا» إلى بغداد"),
            "v1",
            "TRAVEL",
            ce.Span(*span("وصلنا")),
            (ce.Argument(*span("بغداد"), "place", "e1"),),
            quote="u1",
            plover="CONSULT",
            cameo="042",
        ),
    ),
)


def test_dict_round_trip():
    assert ce.Document.from_dict(DOCUMENT.to_dict()) == DOCUMENT


def test_json_round_trip():
    assert ce.Document.from_json(DOCUMENT.to_json()) == DOCUMENT


def test_json_is_readable_arabic():
    assert "بغداد" in DOCUMENT.to_json()


@given(st.text(st.characters()), st.one_of(st.none(), st.text()))
def test_any_text_survives_json(text, identity):
    document = ce.Document(text, id=identity)
    assert ce.Document.from_json(document.to_json()) == document
    document.to_json().encode()


def test_a_failed_document_keeps_its_error():
    failed = ce.Document("", id="x", error="InvalidTextError: text must be a str")
    assert ce.Document.from_dict(failed.to_dict()) == failed


def test_dict_has_the_documented_keys():
    data = DOCUMENT.to_dict()
    assert list(data) == ["schema", "id", "date", "text", "sentences", "entities", "times", "quantities", "quotes", "events"]
    assert data["schema"] == SCHEMA
    assert data["quotes"][0]["speaker"] == {"start": 4, "end": 10, "text": "الوزير"}
    assert data["events"][0]["trigger"]["text"] == "وصلنا"
    assert set(data["events"][0]["arguments"][0]) == {"role", "start", "end", "text", "ref"}
    for layer, record in [("entities", ce.Entity), ("times", ce.TimeExpression), ("quantities", ce.Quantity), ("quotes", ce.Quote)]:
        assert set(data[layer][0]) == {f.name for f in dataclasses.fields(record)}


def test_data_fits_the_schema():
    schema = ce.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(DOCUMENT.to_json()), schema)


def broken(change):
    data = DOCUMENT.to_dict()
    change(data)
    return data


BROKEN = [
    ["wrong schema", lambda d: d.update(schema="other/1")],
    ["no schema", lambda d: d.pop("schema")],
    ["no text", lambda d: d.pop("text")],
    ["unknown key", lambda d: d.update(colour="red")],
    ["unknown label", lambda d: d["entities"][0].update(label="PLACE")],
    ["offset past the end", lambda d: d["entities"][0].update(end=10_000)],
    ["negative offset", lambda d: d["entities"][0].update(start=-1)],
    ["text of another place", lambda d: d["entities"][0].update(start=0, end=5)],
    ["wrong nested span", lambda d: d["events"][0]["arguments"][0].update(start=0)],
    ["text swapped", lambda d: d.update(text="نص آخر")],
]


@pytest.mark.parametrize(("name", "change"), BROKEN, ids=[row[0] for row in BROKEN])
def test_broken_data_is_refused(name, change):
    with pytest.raises(ce.InvalidInputError):
        ce.Document.from_dict(broken(change))


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_mapping_is_refused(data):
    with pytest.raises(ce.InvalidInputError):
        ce.Document.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", "[]", b"\xff", "null"])
def test_what_is_no_document_json_is_refused(text):
    with pytest.raises(ce.InvalidInputError):
        ce.Document.from_json(text)


def test_records_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        DOCUMENT.entities[0].label = "PER"
    with pytest.raises(dataclasses.FrozenInstanceError):
        DOCUMENT.text = ""


def test_every_nested_span_is_listed():
    assert [r.text for r in DOCUMENT.records()].count("بغداد") == 2
    assert {"قال", "الوزير", "وزراء"} <= {r.text for r in DOCUMENT.records()}


def test_repr_counts_the_layers():
    assert repr(DOCUMENT).startswith("Document(id='a-1', ")
    assert "1 entities" in repr(DOCUMENT)


def test_tokens():
    assert [t.text for t in DOCUMENT.tokens][:3] == ["قال", "الوزير", "«"]
