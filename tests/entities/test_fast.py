"""The fast engine: its network on weights of the tests' own, and the model that ships."""

from __future__ import annotations

import hashlib
import json
import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import camel_extract as ce
from camel_extract import ModelError
from camel_extract._analysis import analyze_text
from camel_extract._paths import model_dir
from camel_extract.entities import Entities, load_recognizer
from camel_extract.entities._fast import FastRecognizer, FastTagger
from camel_extract.entities._word_features import FORMAT, word_features

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
ROWS, NARROW, WIDE, LAYERS = 256, 4, 6, 2


def write_model(folder, *, meta=None, arrays=None):
    chance = np.random.default_rng(3)
    weights = {
        "vectors": chance.integers(-127, 128, size=(ROWS, NARROW), dtype=np.int8),
        "scale": chance.random(ROWS, dtype=np.float32) / 127,
        "inner": chance.normal(size=(NARROW, WIDE)),
        "inner_bias": chance.normal(size=WIDE),
        "layers": chance.normal(size=(LAYERS, WIDE, 3 * WIDE)) / 3,
        "layer_bias": chance.normal(size=(LAYERS, WIDE)),
        "outer": chance.normal(size=(WIDE, len(LABELS))),
        "outer_bias": chance.normal(size=len(LABELS)),
    }
    weights = {name: array if array.dtype == np.int8 else array.astype(np.float32) for name, array in weights.items()}
    folder.mkdir(exist_ok=True)
    np.savez(folder / "model.npz", **(weights if arrays is None else arrays))
    digest = hashlib.sha256((folder / "model.npz").read_bytes()).hexdigest()
    described = {"format": FORMAT, "version": "0", "labels": LABELS, "files": {"model.npz": digest}}
    (folder / "meta.json").write_text(json.dumps(described | (meta or {})))
    return weights


def plainly(weights, tokens):
    """The network word by word, as its description says."""
    rows = [word_features(token.text, token.folded, token.kind, ROWS) for token in tokens]
    states = [sum(weights["vectors"][r] * weights["scale"][r] for r in features) for features in rows]
    states = [np.maximum(state @ weights["inner"] + weights["inner_bias"], 0) for state in states]
    nothing = np.zeros(WIDE)
    for layer, bias in zip(weights["layers"], weights["layer_bias"], strict=True):
        to_next, to_itself, to_last = np.split(layer, 3, axis=1)
        framed = [nothing, *states, nothing]
        states = [
            here + np.maximum(before @ to_next + here @ to_itself + after @ to_last + bias, 0)
            for before, here, after in zip(framed, framed[1:], framed[2:], strict=False)
        ]
    odds = np.exp([state @ weights["outer"] + weights["outer_bias"] for state in states])
    return odds / odds.sum(axis=1, keepdims=True)


TEXTS = [
    "زار وفد الأمم المتحدة بغداد. قال محمد أحمد، في العراق: 1 نعم",
    "ومحمد",
    "IBM ومايكروسوفت\n\nعنوان\n\n«نعم»",
    "زار وفد الأمم المتحدة " * 60 + "بغداد.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_network_is_what_its_description_says(tmp_path, text):
    weights = write_model(tmp_path / "model")
    analysis = analyze_text(text)
    sentences = [analysis.sentence_tokens(sentence) for sentence in analysis.sentences]
    found = FastTagger(tmp_path / "model")(sentences)
    assert np.allclose(found, np.concatenate([plainly(weights, tokens) for tokens in sentences]), atol=1e-4)


@settings(deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=4))
def test_a_sentence_is_read_alike_in_any_company(texts):
    tagger = FastTagger(model_dir("fast"))
    sentences = [
        analysis.sentence_tokens(sentence) for text in texts for analysis in [analyze_text(text)] for sentence in analysis.sentences
    ]
    alone = [tagger([sentence]) for sentence in sentences]
    assert np.allclose(tagger(sentences), np.concatenate([np.zeros((0, len(tagger.labels))), *alone]), atol=1e-4)


def test_more_words_than_are_remembered(tmp_path, monkeypatch):
    write_model(tmp_path / "model")
    sentences = [analyze_text(" ".join(f"كلمة{chr(0x628 + i)}{chr(0x628 + j)}" for j in range(20))).tokens for i in range(20)]
    expected = FastTagger(tmp_path / "model")(sentences)
    monkeypatch.setattr("camel_extract.entities._fast._REMEMBERED_WORDS", 30)
    monkeypatch.setattr("camel_extract.entities._fast._TOKENS_AT_ONCE", 32)
    tagger = FastTagger(tmp_path / "model")
    for _ in range(2):
        assert np.allclose(tagger(sentences), expected, atol=1e-4)


@pytest.mark.parametrize("text", ["", "...", "\ud800 \u200b", "ـ", "😀 x", "中" * 3000, "زار بغداد " * 20000, "ب" * 100_000])
def test_any_text_is_read(text):
    for entity in Entities(load_recognizer("fast"))(analyze_text(text)):
        assert text[entity.start : entity.end] == entity.text


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_string_is_read(text):
    mentions = FastRecognizer().recognize(analyze_text(text))
    assert all(0 <= m.start < m.end <= len(text) and 0 <= m.score <= 1 for m in mentions)


DAMAGES = [
    # what meta.json says besides, what the weights are, what the error says
    [{"format": 0}, None, "format 0"],
    [{"labels": None}, None, "meta.json lacks a field"],
    [{"files": {}}, None, "meta.json lacks a field"],
    [{"files": {"model.npz": "0" * 64}}, None, "damaged"],
    [{"labels": ["O"]}, None, "5 labels, meta.json 1"],
    [{}, {"vectors": np.zeros(3)}, "no weights"],
    [{}, {"vectors": np.array([None], dtype=object)}, "no weights"],
]


@pytest.mark.parametrize(("meta", "arrays", "message"), DAMAGES)
def test_a_damaged_model_says_what_is_wrong(tmp_path, meta, arrays, message):
    write_model(tmp_path / "model", meta=meta, arrays=arrays)
    with pytest.raises(ModelError, match=message):
        FastTagger(tmp_path / "model")([analyze_text("نعم").tokens])


def test_a_missing_model_is_a_model_error(tmp_path):
    with pytest.raises(ModelError, match="no model at"):
        FastRecognizer(tmp_path)


NAMES = [
    # sentences that any model of Arabic news should read
    ["وصل الرئيس الأمريكي باراك أوباما إلى بغداد", [("باراك أوباما", "PER"), ("بغداد", "LOC")]],
    ["قالت وزارة الدفاع إن القوات العراقية انسحبت من الموصل", [("وزارة الدفاع", "ORG"), ("القوات العراقية", "ORG"), ("الموصل", "LOC")]],
    ["كلام لا اسم فيه", []],
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_that_the_shipped_model_finds(text, names):
    assert [(e.text, e.label) for e in Entities(load_recognizer("fast"))(analyze_text(text))] == names


def test_the_pipeline_reads_without_the_encoder():
    code = (
        "import sys, pickle, camel_extract as ce\n"
        "nlp = pickle.loads(pickle.dumps(ce.load(ner='fast')))\n"
        "doc = nlp('قال الرئيس باراك أوباما إن القوات وصلت إلى بغداد أمس.', document_date='2015-07-20')\n"
        "print(*[e.text for e in doc.entities], sep='|'); print(len(doc.times), len(doc.quotes))\n"
        "print(*{'onnxruntime', 'torch', 'tokenizers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout.splitlines() == ["باراك أوباما|بغداد", "1 1", ""], done.stderr


def test_a_recognizer_pickles():
    recognizer = pickle.loads(pickle.dumps(FastRecognizer()))
    assert recognizer.recognize(analyze_text(TEXTS[0])) == FastRecognizer().recognize(analyze_text(TEXTS[0]))


def test_the_card_tells_what_meta_says():
    folder = model_dir("fast")
    meta, card = json.loads((folder / "meta.json").read_text()), (folder / "README.md").read_text(encoding="utf-8")
    assert meta["version"] in card
    for score in (meta["scores"]["dev"]["heads"][head]["f1"] for head in ("entities", "entities.PER", "entities.ORG", "entities.LOC")):
        assert f"| {score} |" in card
    assert ce.load(ner="fast") is not None
