"""Tokens with their offsets."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from camel_extract.text import Tokenizer, fold_text, split_sentences, tokenize

TOKENS = [
    ["وقالت البعثة،", ["وقالت", "البعثة", "،"]],
    ["1,250.5 دولار", ["1,250.5", "دولار"]],
    ["١٬٢٥٠٫٥ دولار", ["١٬٢٥٠٫٥", "دولار"]],
    ["عام 2021.", ["عام", "2021", "."]],
    ["100عربة", ["100", "عربة"]],
    ["18/2/2021", ["18", "/", "2", "/", "2021"]],
    ["لأنّ «الدَّعمَ»", ["لأنّ", "«", "الدَّعمَ", "»"]],
    ["قال ...", ["قال", "..."]],
    ["(NMI)", ["(", "NMI", ")"]],
    ["\u200f\u202b", []],
    ["ﻻ", ["ﻻ"]],
    ["٪12٪", ["٪", "12", "٪"]],
    ["cafe\u0301 noir", ["cafe\u0301", "noir"]],
    ["½ كوب", ["½", "كوب"]],
    ["a_b", ["a", "_", "b"]],
    ["", []],
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text, expected):
    assert [t.text for t in Tokenizer()(text)] == expected


@given(st.text(st.one_of(st.characters(), st.sampled_from("ابتـَّ\u200f\u202b٫12.«»“؟\n \ud800ﻻ"))))
@example("0\u0300")
@example("-\u0300")
def test_tokens_stand_where_they_say_and_cover_every_visible_character(text):
    folded = fold_text(text)
    tokens = tokenize(folded)
    position = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert position <= token.start < token.end
        position = token.end
    assert "".join(t.folded for t in tokens) == "".join(folded.text.split())
    sentences = split_sentences(folded, tokens)
    assert [i for s in sentences for i in range(s.first_token, s.end_token)] == list(range(len(tokens)))
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
