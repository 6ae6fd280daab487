"""Tables: one declaration of the columns, the same in pandas, Arrow and Parquet."""

from dataclasses import replace

import gold
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import camel_extract as ce
from camel_extract.outputs import TABLE_LAYERS, arrow_schema

SURROGATES = "قال \ud800 الوزير \udfff في 5"

FIRST_COLUMNS = [
    ["sentences", ["doc", "date", "text"]],
    ["entities", ["doc", "date", "id", "label", "text"]],
    ["times", ["doc", "date", "id", "type", "text", "value"]],
    ["quantities", ["doc", "date", "id", "kind", "text", "value", "low", "high"]],
    ["quotes", ["doc", "date", "id", "kind", "speaker_name", "speaker_text", "speaker_start", "speaker_end"]],
    ["events", ["doc", "date", "id", "type", "trigger_text", "trigger_start", "trigger_end", "agent", "target", "theme", "participants"]],
    ["arguments", ["doc", "date", "event_id", "event_type", "trigger_text", "role", "text", "ref"]],
    ["things", ["doc", "date", "id", "label", "text", "ref", "name", "mentions"]],
    ["stories", ["doc", "date", "id", "type", "trigger_text", "trigger_start", "trigger_end", "mentions", "agent", "target", "theme"]],
]

DTYPES = [
    ["sentences", "heading", "bool"],
    ["entities", "score", "float64"],
    ["times", "start", "int64"],
    ["quantities", "value", "float64"],
    ["quantities", "unit_start", "Int64"],
    ["quotes", "cue_start", "int64"],
    ["quotes", "speaker_start", "Int64"],
    ["quotes", "speaker_name", "string"],
    ["events", "negated", "bool"],
    ["events", "arguments", "object"],
    ["arguments", "end", "int64"],
    ["things", "mentions", "object"],
    ["stories", "mentions", "object"],
    ["stories", "quantity_low", "float64"],
]


@pytest.fixture(scope="module")
def document():
    return gold.seed()


@pytest.mark.parametrize(("layer", "names"), FIRST_COLUMNS, ids=[row[0] for row in FIRST_COLUMNS])
def test_first_columns(layer, names):
    assert list(ce.to_frame([], layer).columns)[: len(names)] == names


def test_every_layer_is_listed_above():
    assert [row[0] for row in FIRST_COLUMNS] == list(TABLE_LAYERS)


@pytest.mark.parametrize("layer", TABLE_LAYERS)
def test_types_hold_for_any_number_of_rows(document, layer):
    full, empty = ce.to_frame(document, layer), ce.to_frame([], layer)
    assert len(full) > 0
    assert len(empty) == 0
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()
    assert ce.to_arrow(document, layer).schema.equals(ce.to_arrow([], layer).schema, check_metadata=True)


@pytest.mark.parametrize(("layer", "column", "dtype"), DTYPES)
def test_dtypes(layer, column, dtype):
    assert str(ce.to_frame([], layer)[column].dtype) == dtype


@pytest.mark.parametrize("layer", TABLE_LAYERS)
def test_frame_and_arrow_hold_the_same(document, layer):
    frame, table = ce.to_frame(document, layer), ce.to_arrow(document, layer)
    assert list(frame.columns) == table.column_names
    plain = [{name: None if cell is not None and cell is pd.NA else cell for name, cell in row.items()} for row in frame.to_dict("records")]
    for ours, theirs in zip(plain, table.to_pylist(), strict=True):
        assert {k: None if isinstance(v, float) and pd.isna(v) else v for k, v in ours.items()} == theirs


@pytest.mark.parametrize("layer", TABLE_LAYERS)
def test_parquet_round_trip(document, layer, tmp_path):
    table = ce.to_arrow([document, ce.Document("")], layer)
    pq.write_table(table, tmp_path / "t.parquet")
    back = pq.read_table(tmp_path / "t.parquet")
    assert back.equals(table)
    assert back.schema.metadata[b"camel_extract.schema"] == f"camel_extract.{layer}/1".encode()


def test_every_table_has_a_row_for_each_record(document):
    counts = {layer: len(ce.to_frame([document, document], layer)) for layer in TABLE_LAYERS}
    arguments = sum(len(event.arguments) for event in document.events)
    expected = {layer: 2 * len(getattr(document, layer)) for layer in TABLE_LAYERS if layer != "arguments"}
    assert counts == {**expected, "arguments": 2 * arguments}


def test_offsets_point_at_the_text(document):
    for layer in TABLE_LAYERS[:-2]:
        for row in ce.to_frame(document, layer).itertuples():
            assert document.text[row.start : row.end] == row.text
    for row in ce.to_frame(document, "stories").itertuples():
        assert document.text[row.trigger_start : row.trigger_end] == row.trigger_text
    for row in ce.to_frame(document, "quotes").itertuples():
        assert document.text[row.cue_start : row.cue_end] == row.cue_text


def test_events_have_readable_roles(document):
    meeting = next(e for e in document.events if e.type == "COOPERATE" and len(e.arguments) > 1)
    row = ce.to_frame(document, "events").set_index("id").loc[meeting.id]
    for argument in meeting.arguments:
        column = "participants" if argument.role == "participant" else argument.role
        assert argument.text in row[column].split(" | ")
    assert [a["role"] for a in row["arguments"]] == [a.role for a in meeting.arguments]
    assert row["source"] == next(q.speaker_name for q in document.quotes if q.id == meeting.quote)


def test_events_carry_the_value_of_their_time():
    text = "وصل أمس"
    time = ce.TimeExpression(4, 7, "أمس", "t1", "DATE", "2021-02-24", None, "2021-02-24", "2021-02-24")
    event = ce.Event(0, 7, text, "v1", "TRAVEL", ce.Span(0, 3, "وصل"), (ce.Argument(4, 7, "أمس", "time", "t1"),), time="t1")
    row = ce.to_frame(ce.Document(text, times=(time,), events=(event,)), "events").iloc[0]
    assert (row["time"], row["time_id"], row["time_value"], row["time_latest"]) == ("أمس", "t1", "2021-02-24", "2021-02-24")


def test_arguments_carry_their_entity():
    text = "وصل العراق"
    entity = ce.Entity(4, 10, "العراق", "e1", "LOC", None, "ISO3166:IQ", "Iraq")
    event = ce.Event(0, 10, text, "v1", "TRAVEL", ce.Span(0, 3, "وصل"), (ce.Argument(4, 10, "العراق", "place", "e1"),))
    row = ce.to_frame(ce.Document(text, entities=(entity,), events=(event,)), "arguments").iloc[0]
    assert (row["event_id"], row["event_type"], row["entity_ref"], row["entity_name"]) == ("v1", "TRAVEL", "ISO3166:IQ", "Iraq")


def test_documents_are_taken_from_a_generator_and_keyed(document):
    docs = (replace(document, id=id) for id in (None, "b", None))
    frame = ce.to_frame(docs, "times")
    assert list(frame["doc"].unique()) == ["0", "b", "2"]
    assert set(frame["date"]) == {document.date}


def test_lone_surrogates_stay_in_frames_and_are_replaced_in_arrow(tmp_path):
    entity = ce.Entity(0, len(SURROGATES), SURROGATES, "e1", "PER")
    document = ce.Document(SURROGATES, id="\udc00", entities=(entity,))
    assert ce.to_frame(document, "entities")["text"][0] == SURROGATES
    table = ce.to_arrow(document, "entities")
    pq.write_table(table, tmp_path / "t.parquet")
    row = pq.read_table(tmp_path / "t.parquet").to_pylist()[0]
    assert row["text"] == "قال \ufffd الوزير \ufffd في 5"
    assert len(row["text"]) == row["end"]
    assert row["doc"] == "\ufffd"


def test_numbers_beyond_float_do_not_break_tables():
    quantity = ce.Quantity(0, 1, "9", "q1", "cardinal", 10**400, 10**400, None)
    document = ce.Document("9", quantities=(quantity,))
    assert ce.to_arrow(document, "quantities").to_pylist()[0]["value"] == float("inf")


@pytest.mark.parametrize("make", [ce.to_frame, ce.to_arrow, lambda docs, layer: arrow_schema(layer)])
@pytest.mark.parametrize("layer", ["tokens", "", None, ["events"]])
def test_unknown_layer_names_the_layers(make, layer):
    with pytest.raises(ce.InvalidInputError, match="sentences, entities, times, quantities, quotes, events, arguments"):
        make([], layer)


@pytest.mark.parametrize("docs", ["نص", b"text", 3, None, ["نص"], [{"text": ""}]])
@pytest.mark.parametrize("make", [ce.to_frame, ce.to_arrow])
def test_what_is_no_document_is_refused(make, docs):
    with pytest.raises(ce.InvalidInputError, match="Document"):
        make(docs, "events")


def test_nullable_is_declared():
    schema = arrow_schema("quotes")
    assert [schema.field(n).nullable for n in ("doc", "date", "text", "speaker_text", "cue_text")] == [False, True, False, True, False]
    assert pa.types.is_list(arrow_schema("events").field("arguments").type)
