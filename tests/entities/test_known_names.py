"""What the lists of names add to the encoder's probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from camel_extract._loglinear import LogLinear
from camel_extract.entities import MARKS
from camel_extract.entities._gazetteer import KINDS, PERSON_NAME_KINDS
from camel_extract.entities._known_names import BIAS, known_name_features, shared_known_names, with_known_names
from camel_extract.text import fold_text, tokenize

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


def tokens_of(text):
    return tokenize(fold_text(text))


FEATURES = [
    # text, number of the word from 0, features among its own
    ["في بغداد", 1, {"B-city", "word city"}],
    ["ولبغداد", 0, {"word city"}],
    ["للأمم المتحدة", 1, {"I-org"}],
    ["الرئيس العراقي", 1, {"B-nationality", "word nationality"}],
    ["محافظة ديالى", 0, {"B-class", "word class"}],
    ["12 ،", 0, set()],
    ["12 ،", 1, set()],
]


@pytest.mark.parametrize(("text", "word", "features"), FEATURES)
def test_features_of_a_word(text, word, features):
    found = known_name_features(tokens_of(text))[word]
    assert found >= features
    assert features or not found


def test_every_row_of_the_table_is_a_feature():
    model = shared_known_names()
    assert model.labels == LABELS
    kinds = (*KINDS, *PERSON_NAME_KINDS, "nationality", "class")
    assert model.features <= {BIAS, *MARKS, *(f"word {kind}" for kind in kinds)}


LEANINGS = [
    # text, number of the word, the label that the lists make likelier than it was, against outside
    ["زار بغداد أمس", 1, "B-LOC"],
    ["زار الأردن أمس", 1, "B-LOC"],
    ["قالت الأمم المتحدة نعم", 1, "B-ORG"],
    ["قالت الأمم المتحدة نعم", 2, "I-ORG"],
    ["قال محمد نعم", 1, "B-PER"],
]


@pytest.mark.parametrize(("text", "word", "label"), LEANINGS)
def test_a_known_name_is_likelier(text, word, label):
    tokens = tokens_of(text)
    even = np.full((len(tokens), len(LABELS)), 1 / len(LABELS), dtype=np.float32)
    found = with_known_names(tokens, even, LABELS, shared_known_names())
    assert found[word, LABELS.index(label)] > found[word, 0]
    assert found[0].argmax() == 0
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_the_encoder_decides_where_it_is_sure():
    tokens = tokens_of("زار بغداد أمس")
    sure = np.full((3, len(LABELS)), 0.001, dtype=np.float32)
    sure[:, 0] = 0.994
    assert (with_known_names(tokens, sure, LABELS, shared_known_names()).argmax(axis=1) == 0).all()


def test_other_labels_stay_as_they_are():
    shares = np.array([[0.3, 0.7]], dtype=np.float32)
    assert with_known_names(tokens_of("بغداد"), shares, ("O", "B-LOC"), shared_known_names()) is shares


def test_a_model_without_rows_changes_nothing():
    tokens = tokens_of("زار بغداد")
    shares = np.full((2, len(LABELS)), 1 / len(LABELS), dtype=np.float32)
    assert np.allclose(with_known_names(tokens, shares, LABELS, LogLinear(LABELS, {})), shares)


@pytest.mark.parametrize("text", ["", "؟", "\ud800", "ب" * 50_000, "زار بغداد " * 5_000])
def test_any_text(text):
    tokens = tokens_of(text)
    shares = np.full((len(tokens), len(LABELS)), 1 / len(LABELS), dtype=np.float32)
    assert with_known_names(tokens, shares, LABELS, shared_known_names()).shape == shares.shape


def test_an_explanation_tells_what_the_lists_know(nlp):
    document = nlp("وصل الرئيس الأمريكي باراك أوباما إلى بغداد أمس.")
    place = next(entity for entity in document.entities if entity.label == "LOC")
    reasons = [reason for reason in nlp.explain(document, place).reasons if reason.stage == "lists"]
    assert [(reason.rule, "B-city" in reason.detail) for reason in reasons] == [("known_names", True)]
