"""The notebook view: what it shows is the text, and nothing in a text can break it."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import gold
import pytest
from hypothesis import given
from hypothesis import strategies as st

import camel_extract as ce
from camel_extract.outputs import to_html
from camel_extract.outputs._characters import displayed
from camel_extract.outputs._segments import Mark, cut_segments

FORBIDDEN = [chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0, 7, 0x1B, 0x85)]
VOID = {"br", "hr", "img", "meta"}


def shown_text(markup):
    """What stands in the text panel once the tags are gone."""
    panel = re.search(r'<div class="cx-text" dir="rtl">(.*?)</div>', markup, re.S)
    return html.unescape(re.sub(r"<[^>]*>", "", panel[1]))


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def assert_sound(markup):
    balance = Balance()
    balance.feed(markup)
    balance.close()
    assert balance.open == []
    assert "script" not in balance.seen
    assert not [c for c in FORBIDDEN if c in markup]
    markup.encode()


@pytest.fixture(scope="module")
def document():
    return gold.seed()


def test_text_is_shown_as_it_is(document):
    markup = to_html(document)
    assert_sound(markup)
    assert shown_text(markup) == document.text
    assert document._repr_html_() == markup


def test_view_is_right_to_left(document):
    markup = to_html(document)
    assert markup.startswith('<div class="camel-extract" dir="rtl" lang="ar">')
    assert "<bdi" in markup
    assert not re.search(r"bidi-override|<bdo", markup)


@pytest.mark.parametrize("layer", ["quotes", "events", "times", "quantities", "entities"])
def test_every_layer_has_its_table(document, layer):
    assert f"doc.{layer}</bdi>" in to_html(document)
    assert f"doc.{layer}</bdi>" not in to_html(replace(document, **{layer: ()}))


def test_marks_cover_their_records(document):
    panel = re.search(r'<div class="cx-text" dir="rtl">(.*?)</div>', to_html(document), re.S)[1]
    marked = dict.fromkeys(["cx-loc", "cx-time", "cx-qty", "cx-quote", "cx-event"], "")
    for attributes, words in re.findall(r"<mark ([^>]*)>(.*?)</mark>", panel, re.S):
        for name in marked:
            if name in re.search(r'class="([^"]*)"', attributes)[1].split():
                marked[name] += html.unescape(words)
    assert marked["cx-loc"] == "".join(e.text for e in document.entities if e.label == "LOC")
    assert marked["cx-time"] == "".join(t.text for t in document.times)
    assert marked["cx-qty"] == "".join(q.text for q in document.quantities)
    assert marked["cx-quote"] == "".join(q.text for q in document.quotes)
    assert marked["cx-event"] == "".join(e.trigger.text for e in document.events)


def test_tables_show_speaker_modality_and_negation(document):
    markup = to_html(document)
    assert "بعثة الناتو في العراق" in markup
    assert "منفي" in markup
    assert "مخطَّط" in markup


def test_happenings_told_again_are_gathered(document):
    first, second = [e for e in document.events if e.type == "REQUEST"][:2]
    events = tuple(replace(e, coref=first.id) if e is second else e for e in document.events)
    markup = to_html(replace(document, events=events))
    assert_sound(markup)
    assert "doc.stories</bdi>" in markup
    assert f"{first.id} {second.id}" in markup
    assert "doc.stories</bdi>" not in to_html(document)


ODD = [
    ["markup", '<script>alert("x")</script> & <b> \'"'],
    ["closing tag", "</div></bdi></mark></style>"],
    ["override", "قال \u202eevil\u202c ثم \u2067x"],
    ["controls", "\x00\x07\x1b[31mقال\x85"],
    ["surrogates", "قال \ud800 الوزير \udfff"],
    ["newlines", "أ\nب\r\nج\n\n\nد"],
    ["marks that stay", "العراق \u200f(NMI)\u200e\u061c"],
]


@pytest.mark.parametrize("text", [row[1] for row in ODD], ids=[row[0] for row in ODD])
def test_odd_text_everywhere_is_neutralised(text):
    end = len(text)
    span = ce.Span(0, end, text)
    document = ce.Document(
        text,
        id=text,
        date=text,
        entities=(ce.Entity(0, end, text, "e1", "PER", None, text, text),),
        times=(ce.TimeExpression(0, end, text, "t1", "DATE", text, text, text, text),),
        quantities=(ce.Quantity(0, end, text, "q1", "money", None, None, None, None, span, text),),
        quotes=(ce.Quote(0, end, text, "u1", "direct", ce.Cue(0, 1, text[0], text), span, text, None, span, span),),
        events=(ce.Event(0, end, text, "v1", text, span, (ce.Argument(0, end, text, "agent"),), quote="u1"),),
        error=text,
    )
    markup = to_html(document)
    assert_sound(markup)
    assert shown_text(markup) == displayed(text)
    assert len(displayed(text)) == len(text)
    assert to_html(document).count("<script") == 0


def test_empty_document():
    markup = to_html(ce.Document(""))
    assert_sound(markup)
    assert shown_text(markup) == ""


def test_failed_document_says_so():
    assert "InvalidDateError: no date" in to_html(ce.Document("نص", error="InvalidDateError: no date"))


def test_a_long_document_is_cut_in_the_view_with_a_note():
    text = "كلمة " * 10_000
    times = tuple(ce.TimeExpression(i * 5, i * 5 + 4, "كلمة", f"t{i}", "DATE", "2021") for i in range(10_000))
    document = ce.Document(text, times=times)
    markup = to_html(document)
    assert shown_text(markup) == text[:20_000]
    assert "<bdi>20,000</bdi> حرف من <bdi>50,000</bdi>" in markup
    assert "<bdi>200</bdi> من <bdi>10,000</bdi>" in markup
    assert document.times == times
    assert len(markup) < 2_000_000


def test_a_short_document_has_no_note(document):
    assert 'cx-note">' not in to_html(document)


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=12)


@given(SPANS, st.integers(0, 30))
def test_segments_cover_the_text_once_and_name_their_marks(spans, length):
    marks = [Mark(start, end, str(n), "") for n, (start, end) in enumerate(spans)]
    segments = list(cut_segments(length, marks))
    assert [i for s in segments for i in range(s.start, s.end)] == list(range(length))
    for segment in segments:
        for place in range(segment.start, segment.end):
            assert {m.classes for m in segment.marks} == {m.classes for m in marks if m.start <= place < m.end}


def test_crossing_marks_are_both_drawn():
    text = "واحد اثنان ثلاثة"
    entity = ce.Entity(0, 10, text[:10], "e1", "ORG")
    time = ce.TimeExpression(5, 16, text[5:], "t1", "DATE", "2021")
    markup = to_html(ce.Document(text, entities=(entity,), times=(time,)))
    assert shown_text(markup) == text
    assert re.findall(r'<mark class="([^"]*)" title', markup) == ["cx-org", "cx-org cx-time", "cx-time"]
