"""The encoder on a tiny model of the shipped format: shapes, windows, errors."""

from __future__ import annotations

import json
import pickle

import numpy as np
import pytest

from camel_extract import CamelExtractError
from camel_extract._analysis import analyze_text
from camel_extract._errors import ModelError
from camel_extract.encoder import Encoder, role_probabilities, role_spans

SENTENCE = ["زيد", "في", "بغداد", "."]


def labels_of(encoder, head, words):
    return [encoder.heads[head][k] for k in encoder([words])[0][head].argmax(-1)]


def test_probabilities(tiny_model):
    encoder = Encoder(tiny_model)
    tags = encoder([SENTENCE, [], ["بغداد"]])
    assert [set(tag) for tag in tags] == [{"entities", "cues", "triggers", "role_triggers", "roles"}] * 3
    assert [tag["entities"].shape for tag in tags] == [(4, 5), (0, 5), (1, 5)]
    assert all(tag["entities"].dtype == np.float32 for tag in tags)
    np.testing.assert_allclose(tags[0]["entities"].sum(-1), 1.0, rtol=1e-5)


def test_labels_stand_at_their_words(tiny_model):
    encoder = Encoder(tiny_model)
    assert labels_of(encoder, "entities", SENTENCE) == ["B-PER", "O", "B-LOC", "O"]
    assert labels_of(encoder, "cues", SENTENCE) == ["CUE", "O", "O", "O"]


def test_a_long_sentence_is_labelled_to_its_end(tiny_model):
    encoder = Encoder(tiny_model)
    words = SENTENCE * 50
    assert labels_of(encoder, "entities", words) == ["B-PER", "O", "B-LOC", "O"] * 50


def test_windowed_equals_one_by_one(tiny_model):
    encoder = Encoder(tiny_model)
    words = SENTENCE * 20 + ["؟" * 5000, "\ud800", ""] + SENTENCE * 20
    together = encoder([words])[0]["entities"]
    alone = np.concatenate([encoder([[word]])[0]["entities"] for word in words])
    np.testing.assert_allclose(together, alone, rtol=1e-6)


def test_roles_are_scored_for_triggers(tiny_model):
    encoder = Encoder(tiny_model)
    (tag,) = encoder([SENTENCE])
    assert encoder.roles == ("agent", "place")
    assert tag["role_triggers"].tolist() == [1]
    np.testing.assert_array_equal(role_probabilities(tag, 1) > 0.5, [[1, 0], [0, 0], [0, 1], [0, 0]])
    assert role_probabilities(tag, 0) is None


def test_distance_weighs_for_roles(tiny_model, rewrite_meta):
    words = ["في", "بغداد", "ا", "بغداد"]
    rewrite_meta(tiny_model, role_distances=[[0.0, 0.0], [0.0, 0.0], [0.0, -30.0]])
    (tag,) = Encoder(tiny_model)([words])
    assert (role_probabilities(tag, 0)[:, 1] > 0.5).tolist() == [False, False, False, False]
    rewrite_meta(tiny_model, role_distances=[[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, -30.0]])
    (tag,) = Encoder(tiny_model)([words])
    assert (role_probabilities(tag, 0)[:, 1] > 0.5).tolist() == [False, True, False, False]


def test_role_spans(tiny_model):
    encoder = Encoder(tiny_model)
    (tag,) = encoder([["زيد", "زيد", "في", "بغداد", "زيد"]])
    found = [(span.role, span.first, span.last) for span in role_spans(tag, 2, encoder.roles)]
    assert found == [("agent", 0, 2), ("agent", 4, 5), ("place", 3, 4)]
    assert role_spans(tag, 0, encoder.roles) == []


def test_roles_reach_as_far_as_the_window(tiny_model):
    (tag,) = Encoder(tiny_model)([SENTENCE * 20])
    assert tag["role_triggers"].tolist() == [4 * n + 1 for n in range(20)]
    assert tag["roles"].shape == (20, 80, 2)
    assert all(tag["roles"][n, 4 * n, 0] > 0.5 for n in range(20))
    assert tag["roles"][0, 40:].max() == 0


def test_an_endless_sentence_has_no_roles(tiny_model):
    (tag,) = Encoder(tiny_model)([SENTENCE * 200])
    assert tag["roles"].shape == (0, 800, 2)


def test_a_model_without_roles(tiny_model, rewrite_meta):
    rewrite_meta(tiny_model, roles=[])
    (tag,) = Encoder(tiny_model)([SENTENCE])
    assert set(tag) == {"entities", "cues", "triggers"}
    assert role_probabilities(tag, 1) is None


def test_nothing_in_nothing_out(tiny_model):
    encoder = Encoder(tiny_model)
    assert encoder([]) == []
    assert encoder.tag(analyze_text("")) == ()


def test_tag_follows_the_tokens(tiny_model):
    analysis = analyze_text("زيد في بغداد.\nبغداد")
    tags = Encoder(tiny_model).tag(analysis)
    assert [len(tag["cues"]) for tag in tags] == [4, 1]


def test_shared_is_one_a_process(tiny_model):
    assert Encoder.shared(tiny_model) is Encoder.shared(tiny_model)


def test_pickles_as_its_folder(tiny_model):
    encoder = Encoder(tiny_model)
    encoder([SENTENCE])
    copy = pickle.loads(pickle.dumps(encoder))
    assert len(pickle.dumps(encoder)) < 2000
    assert labels_of(copy, "cues", SENTENCE) == labels_of(encoder, "cues", SENTENCE)


@pytest.mark.parametrize("name", ["meta.json", "model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tiny_model, name):
    (tiny_model / name).unlink()
    with pytest.raises(ModelError, match=f"{name}.*reinstall"):
        Encoder(tiny_model)([SENTENCE])


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_named(tiny_model, name):
    content = bytearray((tiny_model / name).read_bytes())
    content[len(content) // 2] ^= 1
    (tiny_model / name).write_bytes(bytes(content))
    with pytest.raises(ModelError, match=f"{name} is damaged.*reinstall"):
        Encoder(tiny_model)([SENTENCE])


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_of_another_kind_is_named(tiny_model, rewrite_meta, name):
    (tiny_model / name).write_bytes(b"something else")
    rewrite_meta(tiny_model)
    with pytest.raises(ModelError, match=name):
        Encoder(tiny_model)([SENTENCE])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        [{"format": 2}, "format 2"],
        [{"heads": None}, "lacks a field"],
        [{"files": {}}, "lacks a field"],
        [{"window": "wide"}, "lacks a field"],
        [{"heads": {"entities": ["O"]}}, "lacks a field"],
        [{"heads": {"triggers": ["O", "MEET", "AID"]}}, "3 labels"],
        [{"heads": {"triggers": ["O", "MEET"], "modality": ["actual"]}}, "modality"],
        [{"roles": ["a", "b", "c"], "role_distances": [[0.0, 0.0, 0.0]]}, "role_triggers"],
        [{"roles": ["a", "b", "c"]}, "role_distances"],
        [{"role_distances": [[0.0, 0.0], [0.0, 0.0]]}, "role_distances"],
    ],
)
def test_meta_that_does_not_fit(tiny_model, rewrite_meta, changes, message):
    rewrite_meta(tiny_model, **changes)
    with pytest.raises(ModelError, match=message):
        Encoder(tiny_model)([SENTENCE])


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps("model")])
def test_meta_that_is_no_meta(tiny_model, content):
    (tiny_model / "meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(CamelExtractError):
        Encoder(tiny_model)
