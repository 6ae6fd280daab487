"""The pipeline: one text, a stream, a batch with bad documents, several processes."""

import datetime as dt
import logging
import pickle
from itertools import count, islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import camel_extract as ce

NEWS = [
    "أعلنت وزارة الدفاع العراقية أمس مقتل ثلاثة جنود في هجوم شمال بغداد.",
    "قال وزير الخارجية إن بلاده ترفض القرار.",
    "وصل الرئيس المصري إلى الرياض اليوم في زيارة تستغرق يومين.",
]

ODD_TEXTS = [
    ["empty", ""],
    ["spaces", " \n\t\u00a0"],
    ["only marks", "«»“”؟!…،؛:()"],
    ["only opening marks", "«" * 500],
    ["unbalanced quotes", "قال «وصلنا “أمس” إلى بغداد. وأضاف: سنعود”"],
    ["lone surrogate", "قال \ud800 الوزير \udfff إن"],
    ["Latin only", "NATO said on Thursday that 300 advisers would go to Baghdad."],
    ["controls", "\x00\x01\u202e\u202dقال\u2066\u200f"],
    ["one long word", "ا" * 20_000],
    ["digits", "9" * 20_000],
    ["combining marks", "\u064b" * 2_000],
    ["mixed scripts", "قال 李克强 и Путин ότι"],
    ["emoji", "وصل 👨‍👩‍👧 إلى 🇮🇶"],
    ["number words", "ألف " * 2_000],
    ["conjunctions", "و " * 5_000],
]


def assert_offsets(document):
    for record in document.records():
        assert document.text[record.start : record.end] == record.text
    for layer, prefix in [("entities", "e"), ("times", "t"), ("quantities", "q"), ("quotes", "u"), ("events", "v")]:
        records = getattr(document, layer)
        assert [r.id for r in records] == [f"{prefix}{n}" for n in range(1, len(records) + 1)]


@pytest.mark.parametrize("text", [row[1] for row in ODD_TEXTS], ids=[row[0] for row in ODD_TEXTS])
def test_any_text_gives_a_document(nlp, text):
    document = nlp(text, document_date="2021-02-25")
    assert document.text == text
    assert_offsets(document)
    assert ce.Document.from_json(document.to_json()) == document


PIECES = "قال وأضاف إن أن « » “ ” \" : ، . ؟ \n اليوم أمس الخميس 18 فبراير 2021 ثلاثة مئات نحو بضع % دولار الرئيس العراق بغداد هجوم " \
    "مقتل زيارة اجتمع لم سوف في من على عام الساعة هـ رمضان و ال ألف مليون نصف / - ٣ ٫ \u0640 \u064b \u200f \ud800 ﻻ"
FRAGMENTS = st.one_of(st.characters(), st.sampled_from(PIECES.split(" ")))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(FRAGMENTS, max_size=30), glue=st.sampled_from(["", " "]))
def test_offsets_hold_on_random_unicode(nlp, parts, glue):
    document = nlp(glue.join(parts), document_date="2021-02-25")
    assert_offsets(document)
    assert ce.Document.from_dict(document.to_dict()) == document


@pytest.mark.parametrize("text", [None, 3, b"bytes", ["list"]])
def test_what_is_no_text_is_refused(nlp, text):
    with pytest.raises(ce.InvalidTextError, match="must be a str"):
        nlp(text)


def test_impossible_date_is_refused(nlp):
    with pytest.raises(ce.InvalidDateError):
        nlp(NEWS[0], document_date="2021-02-30")


@pytest.mark.parametrize("date", ["2021-02-25", dt.date(2021, 2, 25), dt.datetime(2021, 2, 25, 10, 30)])
def test_document_date_resolves_times(nlp, date):
    document = nlp(NEWS[0], document_date=date)
    assert [t.value for t in document.times] == ["2021-02-24"]


def test_without_a_date_nothing_is_guessed(nlp):
    document = nlp(NEWS[0])
    assert document.date is None
    assert [(t.earliest, t.latest) for t in document.times] == [(None, None)]


def test_pipe_keeps_order_and_agrees_with_single_calls(nlp):
    assert list(nlp.pipe(NEWS, batch_size=2)) == [nlp(text) for text in NEWS]


def test_pipe_takes_sources_with_id_and_date(nlp):
    (document,) = nlp.pipe([ce.Source(NEWS[0], id="n-1", date="2021-02-25")])
    assert (document.id, document.date) == ("n-1", "2021-02-25")
    assert document == nlp(NEWS[0], document_date="2021-02-25", id="n-1")


def test_contexts_travel_with_their_texts(nlp):
    pairs = [(text, {"row": i}) for i, text in enumerate(NEWS)]
    out = list(nlp.pipe(pairs, as_tuples=True, batch_size=2))
    assert [(document.text, context["row"]) for document, context in out] == [(text, i) for i, text in enumerate(NEWS)]


def test_pipe_streams(nlp):
    endless = (NEWS[i % 3] for i in count())
    assert len(list(islice(nlp.pipe(endless, batch_size=2), 4))) == 4


def test_a_bad_document_keeps_its_place_and_the_rest_goes_on(nlp, caplog):
    batch = [ce.Source(NEWS[0], id="good"), ce.Source(None, id="bad-text"), ce.Source(NEWS[1], id="bad-date", date="soon"), NEWS[2]]
    with caplog.at_level(logging.ERROR, logger="camel_extract"):
        documents = list(nlp.pipe(batch))
    assert [d.id for d in documents] == ["good", "bad-text", "bad-date", None]
    assert [d.error is None for d in documents] == [True, False, False, True]
    assert "bad-text" in caplog.text
    assert "bad-date" in caplog.text
    assert documents[2].text == NEWS[1]
    assert documents[2].events == ()


def test_errors_can_be_raised(nlp):
    with pytest.raises(ce.InvalidTextError):
        list(nlp.pipe([NEWS[0], None], on_error="raise"))


@pytest.mark.parametrize("wrong", [{"batch_size": 0}, {"n_process": 0}])
def test_impossible_batch_settings_are_refused(nlp, wrong):
    with pytest.raises(ce.InvalidInputError):
        nlp.pipe(NEWS, **wrong)


def test_processes_give_the_same_documents_in_order(nlp):
    expected = list(nlp.pipe(NEWS * 2))
    assert list(nlp.pipe(NEWS * 2, n_process=2, batch_size=2)) == expected


def test_pipeline_pickles_as_its_configuration(nlp):
    written = pickle.dumps(nlp)
    assert len(written) < 500
    assert pickle.loads(written)(NEWS[0]) == nlp(NEWS[0])


def test_unknown_engine_is_refused():
    with pytest.raises(ce.InvalidInputError, match="embedded"):
        ce.load(ner="nothing")


class Gazetteer:
    """A recogniser of a user's own."""

    def recognize(self, analysis):
        from camel_extract.entities import Mention

        start = analysis.text.find("بغداد")
        return [] if start < 0 else [Mention(start, start + 5, "LOC", 1.0)]


def test_a_users_own_recogniser_serves():
    document = ce.load(ner=Gazetteer())(NEWS[0])
    assert [(e.text, e.label, e.score) for e in document.entities] == [("بغداد", "LOC", 1.0)]
