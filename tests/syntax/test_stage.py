"""What a parser gives is checked before it is used."""

from __future__ import annotations

import pickle

import pytest

import camel_extract as ce
from camel_extract import Dependency, InvalidInputError, ModelError
from camel_extract._analysis import analyze_text
from camel_extract.syntax import PARSERS, Syntax, load_parser

TEXT = "زار الوزير بغداد. وصل الوفد."


class Given:
    def __init__(self, dependencies):
        self.dependencies = dependencies

    def parse(self, analysis):
        return self.dependencies


def heads(*numbers):
    return [Dependency(number, "dep", "NOUN") for number in numbers]


GOOD = heads(None, 0, 0, 0, None, 4, 4)
BROKEN = [
    [GOOD[:-1], "gave 6 dependencies for 7 tokens"],
    [[*GOOD, *heads(0)], "gave 8 dependencies for 7 tokens"],
    [heads(None, 2, 1, 0, None, 4, 4), "circle"],
    [heads(0, 0, 0, 0, None, 4, 4), "circle"],
    [heads(4, 0, 0, 0, None, 4, 4), "token 0 the head 4; a head is a token of its sentence, 0 to 3"],
    [heads(None, 0, 0, 0, None, 4, 9), "token 6 the head 9"],
    [heads(None, 0, 0, -1, None, 4, 4), "token 3 the head -1"],
    [heads(None, 0, 0, True, None, 4, 4), r"head=True.*token 3; expected Dependency"],
    [heads(None, 0, 0, "0", None, 4, 4), r"head='0'.*token 3; expected Dependency"],
    [heads(None, 0, 0, [0], None, 4, 4), r"head=\[0\].*token 3; expected Dependency"],
    [[*GOOD[:-1], (4, "dep", "NOUN")], "token 6; expected Dependency"],
    [[*GOOD[:-1], Dependency(4, None, "NOUN")], "token 6; expected Dependency"],
    [[*GOOD[:-1], Dependency(4, "dep", 3)], "token 6; expected Dependency"],
]


@pytest.mark.parametrize(("dependencies", "message"), BROKEN)
def test_what_does_not_fit_the_text_is_refused(dependencies, message):
    with pytest.raises(ModelError, match=message) as caught:
        Syntax(Given(dependencies))(analyze_text(TEXT))
    assert str(caught.value).startswith("Given gave")


@pytest.mark.parametrize("dependencies", [GOOD, [], heads(*[None] * 7)])
def test_what_fits_stays_as_it_is(dependencies):
    assert Syntax(Given(dependencies))(analyze_text(TEXT)) == tuple(dependencies)


def test_a_long_chain_is_checked():
    analysis = analyze_text("كتب " * 20_000)
    chain = heads(*(t + 1 if t + 1 < s.end_token else None for s in analysis.sentences for t in range(s.first_token, s.end_token)))
    assert len(Syntax(Given(chain))(analysis)) == 20_000


def test_the_light_reader_is_the_default():
    assert load_parser("light").parse(analyze_text(TEXT)) == ()
    assert next(iter(PARSERS)) == "light"
    assert ce.load(syntax="light")(TEXT) == ce.load()(TEXT)


@pytest.mark.parametrize("spec", ["nothing", "", None, 3, Given, object()])
def test_what_is_no_parser_is_refused(spec):
    with pytest.raises(InvalidInputError, match=r"no parser .*'light'.*parse"):
        ce.load(syntax=spec)


def test_a_pipeline_pickles_with_its_parser():
    nlp = pickle.loads(pickle.dumps(ce.load(syntax=Given([]))))
    assert nlp(TEXT) == ce.load()(TEXT)


def test_a_document_whose_parse_is_broken_keeps_its_place():
    documents = list(ce.load(syntax=Given(GOOD)).pipe([TEXT, "بغداد", TEXT]))
    assert [document.error is None for document in documents] == [True, False, True]
    assert "gave 7 dependencies for 1 token" in documents[1].error
