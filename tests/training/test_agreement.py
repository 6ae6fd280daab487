"""Which words of labelled news are taught."""

from __future__ import annotations

import numpy as np
import pytest

from camel_extract._analysis import analyze_text
from camel_extract.entities._fast import FastTagger
from training.agreement import agreed_words, contradicted

CASES = [
    # text, the labels of its words, which of them the lists speak against
    ["زار بغداد أمس", ["O", "B-LOC", "O"], []],
    ["زار بغداد أمس", ["O", "B-PER", "O"], [1]],
    ["زار بغداد أمس", ["O", "O", "O"], []],
    ["قالت الأمم المتحدة نعم", ["O", "B-LOC", "I-LOC", "O"], [1, 2]],
    ["محافظة ديالى", ["B-ORG", "I-ORG"], [1]],
    ["الرئيس العراقي", ["B-ORG", "I-ORG"], []],
    ["كلكل", ["B-PER"], []],
]


@pytest.mark.parametrize(("text", "labels", "against"), CASES)
def test_words_that_the_lists_speak_against(text, labels, against):
    assert np.flatnonzero(contradicted(analyze_text(text).tokens, labels)).tolist() == against


def test_two_models_must_agree():
    analysis, second = analyze_text("وصل الرئيس الأمريكي باراك أوباما إلى بغداد أمس."), FastTagger()
    said = second([analysis.tokens])
    assert agreed_words(analysis, said, second).all()
    other = said.copy()
    other[0] = np.roll(other[0], 1)
    assert np.flatnonzero(~agreed_words(analysis, other, second)).tolist() == [0]
