"""Where arguments end: what the border model sees, and how far its word goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

import camel_extract as ce
from camel_extract._analysis import analyze_text
from camel_extract._loglinear import LogLinear, read_model
from camel_extract._records import Entity
from camel_extract.events._arguments import Filling
from camel_extract.events._borders import LABELS, Border, argument_end, border_features, trimmed, with_ends
from camel_extract.events._frames import load_lexicon
from camel_extract.events._models import Models
from camel_extract.events._phrases import Phrase, read_clause
from camel_extract.events._triggers import candidates_at

TEXT = "اعتقلت الشرطة الجنود الفارين من المعسكر ليلا والضابط المسؤول عن «السجن» قديم"


def reading_of(text, names=()):
    analysis = replace(analyze_text(text), entities=tuple(names))
    (sentence,) = analysis.sentences
    trigger = next(iter(candidates_at(analysis, load_lexicon(None), 0, 0, sentence.end_token)))
    return analysis, read_clause(analysis, sentence, [0], {0}), trigger


def noun(first, end, **more):
    return Phrase(first, end, "", False, False, "noun", **more)


def models_of(**weights):
    """A model from the weight of each feature for going on."""
    borders = LogLinear(LABELS, {name: (-weight, weight) for name, weight in weights.items()})
    return replace(Models.own(encoder=False), borders=borders)


KINDS = [
    ["اعتقلت", "V"],
    ["الشرطة", "+الbody"],
    ["الجنود", "+ال"],
    ["من", "Pمن"],
    ["المعسكر", "+ال"],
    ["والضابط", "و+ال"],
    ["«", ",«"],
    ["قديم", "+م"],
]


@pytest.mark.parametrize(("word", "kind"), KINDS)
def test_what_a_word_is_to_a_phrase(word, kind):
    analysis, clause, trigger = reading_of(TEXT)
    at = [token.text for token in analysis.tokens].index(word)
    assert Border(analysis, clause, trigger, noun(1, 3), "agent", at).kind(at) == kind


PLACES = [[2, "in"], [3, "last"], [4, "after"], [5, "beyond"]]


@pytest.mark.parametrize(("at", "place"), PLACES)
def test_where_a_word_stands_to_the_end_by_rules(at, place):
    border = Border(*reading_of(TEXT), noun(1, 4), "agent", at)
    assert border.place == place
    assert f"place:{place}:agent" in border_features(border)


ENDS = [
    # (weights for going on, token after the argument of tokens 1 to 2 by the rules)
    [{"bias": -1.0}, 2],
    [{"bias": 1.0, "kind:Pمن": -3.0}, 4],
    [{"bias": 1.0, "kind:Pمن": 3.0, "kind:و+ال": -3.0}, 7],
    [{"bias": -1.0, "place:in:agent": 3.0, "place:last:agent": 3.0}, 3],
    [{}, 3],
    [{"kind:Pمن": 3.0}, 3],
]


@pytest.mark.parametrize(("weights", "end"), ENDS)
def test_an_argument_ends_where_the_model_says(weights, end):
    analysis, clause, trigger = reading_of(TEXT)
    assert argument_end(analysis, models_of(**weights), clause, trigger, noun(1, 3), "agent", clause.sentence.end_token) == end


def test_no_name_is_cut_and_no_limit_passed():
    start = TEXT.index("الجنود")
    name = Entity(start, start + len("الجنود الفارين"), "الجنود الفارين", "e1", "ORG")
    reading = reading_of(TEXT, [name])
    assert argument_end(reading[0], models_of(bias=-1.0), *reading[1:], noun(2, 4), "agent", 9) == 4
    assert argument_end(reading[0], models_of(bias=1.0), *reading[1:], noun(2, 4), "agent", 6) == 6


TIDY = [
    # (words after the trigger, tokens of the argument as the model would have them, what is left)
    ["مديري التعليم في المملكة", 3, "مديري التعليم"],
    ["تغيير نظرتها لهم اليوم", 3, "تغيير نظرتها لهم"],
    ["الاتحاد الدولي (الفيفا) شكوى", 4, "الاتحاد الدولي (الفيفا)"],
    ["الاتحاد الدولي (الفيفا", 4, "الاتحاد الدولي"],
    ["الاتحاد (الفيفا) الدولي", 5, "الاتحاد (الفيفا) الدولي"],
    ["الرجل «", 2, "الرجل"],
    ["في", 1, "في"],
]


@pytest.mark.parametrize(("text", "tokens", "left"), TIDY)
def test_no_argument_ends_on_a_loose_word_or_an_open_bracket(text, tokens, left):
    analysis, clause, trigger = reading_of(f"اعتقلت {text}")
    end = argument_end(analysis, models_of(bias=1.0), clause, trigger, noun(1, 2), "agent", 1 + tokens)
    assert analysis.span(1, end).text == left


def test_times_and_parsed_phrases_end_as_they_are():
    analysis, clause, trigger = reading_of(TEXT)
    assert argument_end(analysis, models_of(bias=1.0), clause, trigger, replace(noun(1, 3), kind="time"), "time", 9) == 3
    dependencies = tuple(ce.Dependency(None if n == 0 else 0, "dep", "NOUN") for n in range(len(analysis.tokens)))
    parsed = replace(analysis, dependencies=dependencies)
    clause = read_clause(parsed, parsed.sentences[0], [0], {0})
    assert argument_end(parsed, models_of(bias=1.0), clause, trigger, noun(1, 3), "agent", 9) == 3


def test_an_argument_stops_before_the_next_and_before_its_trigger():
    analysis, clause, trigger = reading_of(TEXT)
    fillings = [Filling(noun(1, 2), "agent", 0.9, None), Filling(noun(4, 6), "place", 0.9, None), Filling(noun(2, 3), "target", 0.9, None)]
    ended = list(with_ends(analysis, models_of(bias=1.0), clause, trigger, fillings))
    assert [(phrase.first, phrase.end, role) for phrase, role in ended[::2]] == [(1, 2, "agent"), (2, 4, "target")]
    assert trimmed(analysis, noun(1, 6), 3) == noun(1, 3)
    marked = [token.text for token in analysis.tokens].index("»")
    assert trimmed(analysis, noun(marked - 1, marked + 1), 0) == noun(marked - 1, marked)


@pytest.mark.parametrize("name", ["borders.tsv", "borders_bare.tsv"])
def test_the_librarys_models(name):
    model = read_model("camel_extract.events", name)
    assert model.labels == LABELS
    assert "bias" in model
    assert any(f"share here:{step}" in model for step in (0.1, 0.5, 0.9)) != name.startswith("borders_bare")


TEXTS = ["اعتقلت الشرطة " + "الرجل " * 200, "اعتقلت «»«»«", "اعتقلت الشرطة\n\nالرجل"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ner", ["embedded", "fast"])
def test_arguments_of_any_text_are_spans_of_it(text, ner):
    for event in ce.load(ner=ner)(text).events:
        for argument in event.arguments:
            assert text[argument.start : argument.end] == argument.text
            assert len(argument.text.split()) <= 20


def test_explain_says_where_the_model_ends_an_argument():
    nlp = ce.load(ner="fast")
    nlp._events.models = models_of(bias=1.0)
    document = nlp("اعتقلت الشرطة خمسة جنود من المعسكر القديم")
    (event,) = document.events
    details = [reason.detail for reason in nlp.explain(document, event).reasons if reason.stage == "border"]
    assert details
    assert all(detail.partition(", by rules ")[0] in [repr(argument.text) for argument in event.arguments] for detail in details)
