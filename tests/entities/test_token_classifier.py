"""A user's own token-classification folder: tiny models of random weights, written by transformers itself and as ONNX."""

from __future__ import annotations

import json
import pickle
import shutil
import sys

import numpy as np
import pytest

import camel_extract as ce
from camel_extract import EngineUnavailableError, InvalidInputError, ModelError
from camel_extract._analysis import analyze_text
from camel_extract._model_words import word_for_model
from camel_extract.entities import Entities, load_recognizer
from camel_extract.entities._decoding import decode_spans
from camel_extract.entities._token_classifier import FolderRecognizer

CAMEL_LABELS = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]
TEXTS = [
    "زار وفد الأمم المتحدة بغداد. قال محمد أحمد، في العراق: 1 نعم",
    "ومحمد",
    "قال مُحَمَّد إن الأمـــم المتحدة",
    "زار وفد الأمم المتحدة " * 20 + "بغداد.",
]


@pytest.fixture(params=["onnx", "torch"])
def folder(request, write_token_classifier, tmp_path):
    write_token_classifier(tmp_path / "model")
    (tmp_path / "model" / {"onnx": "model.safetensors", "torch": "model.onnx"}[request.param]).unlink()
    return tmp_path / "model"


@pytest.fixture
def onnx_folder(write_token_classifier, tmp_path):
    write_token_classifier(tmp_path / "model")
    (tmp_path / "model" / "model.safetensors").unlink()
    return tmp_path / "model"


def by_transformers(folder, words):
    """Label probabilities of the words' first pieces, by transformers' own tokenizer and model."""
    import torch
    from transformers import AutoModelForTokenClassification, PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"))
    model = AutoModelForTokenClassification.from_pretrained(folder).eval()
    encoded = tokenizer(words, is_split_into_words=True, return_tensors="pt")
    with torch.no_grad():
        table = model(input_ids=encoded["input_ids"], attention_mask=encoded["attention_mask"]).logits[0].softmax(-1).numpy()
    places = encoded.word_ids()
    return table[[places.index(word) for word in range(len(words))]]


def by_onnxruntime(folder, words):
    """The same by the ONNX model, run on the whole sentence."""
    import onnxruntime
    from tokenizers import Tokenizer

    encoded = Tokenizer.from_file(str(folder / "tokenizer.json")).encode(words, is_pretokenized=True)
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    odds = np.exp(session.run(["logits"], {"input_ids": [encoded.ids], "attention_mask": [encoded.attention_mask]})[0][0])
    return (odds / odds.sum(axis=1, keepdims=True))[[encoded.word_ids.index(word) for word in range(len(words))]]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("run", [by_transformers, by_onnxruntime])
def test_mentions_are_those_of_the_model_on_the_same_words(write_token_classifier, tmp_path, run, text):
    write_token_classifier(tmp_path / "model")
    analysis = analyze_text(text)
    expected = []
    for sentence in analysis.sentences:
        tokens = analysis.sentence_tokens(sentence)
        for span in decode_spans(run(tmp_path / "model", [word_for_model(token) for token in tokens]), CAMEL_LABELS):
            inside = [token for token in tokens[span.first : span.last] if token.kind != "punct"]
            if inside:
                expected.append((inside[0].start, inside[-1].end, span.label.replace("PERS", "PER"), pytest.approx(span.score, abs=1e-4)))
    if run is by_transformers:
        (tmp_path / "model" / "model.onnx").unlink()
    mentions = load_recognizer(tmp_path / "model").recognize(analysis)
    assert [(m.start, m.end, m.label, m.score) for m in mentions] == expected


def test_a_random_model_finds_something(folder):
    assert any(Entities(load_recognizer(str(folder)))(analyze_text(text)) for text in TEXTS)


def test_the_pipeline_takes_a_folder(onnx_folder):
    for name in (onnx_folder, str(onnx_folder)):
        nlp = pickle.loads(pickle.dumps(ce.load(ner=name)))
        mentions = load_recognizer(name).recognize(analyze_text(TEXTS[0]))
        assert [(e.start, e.end) for e in nlp(TEXTS[0]).entities] == [(m.start, m.end) for m in mentions]


@pytest.mark.parametrize("text", ["", "...", "\ud800 \u200b", "ـ", "😀 x", "中" * 3000, "زار بغداد " * 500, "ب" * 500])
def test_any_text_is_read(onnx_folder, text):
    for entity in Entities(load_recognizer(onnx_folder))(analyze_text(text)):
        assert text[entity.start : entity.end] == entity.text


def test_a_long_sentence_is_read_as_in_one_window(onnx_folder):
    """The model sees one piece on each side, so windows that overlap give what one window over all would."""
    recognizer = FolderRecognizer(onnx_folder)
    words = ["محمد", "أحمد", "بغداد", "العراق", "في"] * 120
    found = recognizer._probabilities(analyze_text(" ".join(words)).tokens)
    whole = by_onnxruntime(onnx_folder, words)
    columns = [recognizer.labels.index(label.replace("PERS", "PER")) for label in CAMEL_LABELS]
    assert np.allclose(found[:, columns], whole, atol=1e-5)


LABELS = [
    # the model's labels, ours, how the model's count
    [["O", "B-PER", "I-PER"], ("O", "B-PER", "I-PER"), (0, 1, 2)],
    [["B-PERS", "I-PERS", "O"], ("O", "B-PER", "I-PER"), (1, 2, 0)],
    [["O", "B-person", "I-person"], ("O", "B-PER", "I-PER"), (0, 1, 2)],
    [["O", "B_PER", "I_PER"], ("O", "B-PER", "I-PER"), (0, 1, 2)],
    [["O", "B-LOC", "I-LOC", "B-GPE", "I-GPE"], ("O", "B-LOC", "I-LOC"), (0, 1, 2, 1, 2)],
    [["O", "S-ORG", "B-ORG", "I-ORG", "E-ORG"], ("O", "B-ORG", "I-ORG"), (0, 1, 1, 2, 2)],
    [["O", "U-ORG", "B-ORG", "I-ORG", "L-ORG"], ("O", "B-ORG", "I-ORG"), (0, 1, 1, 2, 2)],
    [["O", "B-DATE", "I-DATE", "B-EVENT", "I-EVENT"], ("O", "B-MISC", "I-MISC"), (0, 0, 0, 1, 2)],
]


@pytest.mark.parametrize(("names", "labels", "columns"), LABELS)
def test_labels_count_as_ours(write_token_classifier, tmp_path, names, labels, columns):
    write_token_classifier(tmp_path / "model", labels=names)
    recognizer = FolderRecognizer(tmp_path / "model")
    assert (recognizer.labels, recognizer._columns) == (labels, columns)


WRONG_LABELS = [
    [["LABEL_0", "LABEL_1"], "id2label.*write one"],
    [["O", "X-PER"], "'X-PER'"],
    [["O", "PER"], "'PER'"],
    [["O", "B-FOOD"], "'FOOD'.*rename"],
    [["O", "I-PER"], "I-PER.*begins"],
    [["O"], "no entity type"],
]


@pytest.mark.parametrize(("names", "message"), WRONG_LABELS)
def test_labels_that_are_not_ours_say_what_to_do(write_token_classifier, tmp_path, names, message):
    write_token_classifier(tmp_path / "model", labels=names)
    with pytest.raises(ModelError, match=message):
        load_recognizer(tmp_path / "model")


DAMAGES = [
    # file, what it is made (None: it is removed), what the error says
    ["config.json", None, "config.json cannot be read.*folder holds"],
    ["config.json", b"{", "config.json is damaged"],
    ["config.json", b"[]", "config.json is damaged"],
    ["config.json", b"{}", "id2label"],
    ["config.json", b'{"id2label": {"1": "O"}}', "id2label"],
    ["config.json", b'{"id2label": ["O"]}', "id2label"],
    ["tokenizer.json", None, "save_pretrained"],
    ["tokenizer.json", b"{}", "tokenizer.json is damaged"],
    ["model.onnx", None, "no weights"],
    ["model.onnx", b"no model", "export it again"],
]


@pytest.mark.parametrize(("name", "content", "message"), DAMAGES)
def test_a_damaged_folder_says_what_is_wrong(onnx_folder, name, content, message):
    (onnx_folder / name).unlink()
    if content is not None:
        (onnx_folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=message):
        load_recognizer(onnx_folder)


def test_damaged_torch_weights_are_a_model_error(write_token_classifier, tmp_path):
    write_token_classifier(tmp_path / "model")
    (tmp_path / "model" / "model.onnx").unlink()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"no model")
    with pytest.raises(ModelError, match="save the model again"):
        load_recognizer(tmp_path / "model")


def test_weights_without_a_classifier_are_a_model_error(write_token_classifier, tmp_path):
    from transformers import AutoModelForTokenClassification

    write_token_classifier(tmp_path / "model")
    (tmp_path / "model" / "model.onnx").unlink()
    AutoModelForTokenClassification.from_pretrained(tmp_path / "model").base_model.save_pretrained(tmp_path / "base")
    shutil.copy(tmp_path / "base" / "model.safetensors", tmp_path / "model")
    with pytest.raises(ModelError, match="classifier"):
        load_recognizer(tmp_path / "model")


def test_a_model_of_other_labels_than_its_configuration_is_a_model_error(onnx_folder):
    config = json.loads((onnx_folder / "config.json").read_text())
    config["id2label"] = {"0": "O", "1": "B-PER"}
    (onnx_folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError, match="logits"):
        load_recognizer(onnx_folder).recognize(analyze_text("بغداد"))


def test_a_missing_package_names_the_command(write_token_classifier, tmp_path, monkeypatch):
    write_token_classifier(tmp_path / "model")
    (tmp_path / "model" / "model.onnx").unlink()
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(EngineUnavailableError, match="pip install"):
        load_recognizer(tmp_path / "model")


def test_no_folder_is_no_engine(tmp_path):
    with pytest.raises(InvalidInputError, match="nothing_here"):
        ce.load(ner=tmp_path / "nothing_here")


def test_loading_is_silent(folder, capfd):
    load_recognizer(folder).recognize(analyze_text(TEXTS[0]))
    assert capfd.readouterr() == ("", "")
