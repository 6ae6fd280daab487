from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

import camel_extract as ce
from camel_extract import EngineUnavailableError, ModelError
from camel_extract._analysis import analyze_text
from camel_extract._model_words import word_for_model
from camel_extract.entities import Entities, load_recognizer
from camel_extract.entities._tagging import read_tags

TEXTS = [
    "زار وفد الأمم المتحدة بغداد. قال محمد أحمد، في العراق: 1 نعم",
    "ومحمد",
    "زار وفد الأمم المتحدة " * 20 + "بغداد.",
]


@pytest.fixture
def recognizer(camel_data, monkeypatch):
    monkeypatch.setenv("CAMELTOOLS_DATA", str(camel_data))
    return load_recognizer("camel")


def spans_of_bio(words, labels):
    """What camel-tools' own labels say, read the plain way."""
    spans = []
    before = "O"
    for i, label in enumerate(labels):
        if label.startswith("B-") or (label.startswith("I-") and before[2:] != label[2:]):
            spans.append(([words[i]], {"PERS": "PER"}.get(label[2:], label[2:])))
        elif label != "O":
            spans[-1][0].append(words[i])
        before = label
    return spans


def test_a_random_model_finds_something(recognizer):
    assert any(Entities(recognizer)(analyze_text(text)) for text in TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_mentions_are_what_camel_tools_gives_on_the_same_words(recognizer, camel_data, text):
    from camel_tools.ner import NERecognizer

    analysis = analyze_text(text)
    model = NERecognizer(str(camel_data / "data" / "ner" / "arabert"))
    expected = []
    for sentence in analysis.sentences:
        words = [token.text for token in analysis.sentence_tokens(sentence)]
        expected += spans_of_bio(words, model.predict_sentence(words))
    found = []
    for mention in recognizer.recognize(analysis):
        first, end = analysis.token_range(mention.start, mention.end)
        found.append(([token.text for token in analysis.tokens[first:end]], mention.label))
    assert found == expected


RECORD_TEXTS = [
    *TEXTS,
    "زار وفد الأمم المتحدة بغداد ثم زار وفد الأمم المتحدة العراق",
    "السلطات في العراق\nالرئيس محمد أحمد\n\nان.بي.سي",
    "قال مُحَمَّد: «الأمـــم المتحدة» ١٢٫٥٪",
]


@pytest.mark.parametrize("text", RECORD_TEXTS)
def test_records_are_what_camel_tools_gives(camel_data, monkeypatch, text):
    """Record by record through the whole pipeline: characters, label and order; marks at the edges are no part of a record."""
    from camel_tools.ner import NERecognizer

    monkeypatch.setenv("CAMELTOOLS_DATA", str(camel_data))
    model = NERecognizer(str(camel_data / "data" / "ner" / "arabert"))
    analysis = analyze_text(text)
    expected = []
    for sentence in analysis.sentences:
        tokens = analysis.sentence_tokens(sentence)
        tags = model.predict_sentence([word_for_model(token) for token in tokens])
        for first, end, kind in read_tags(tags):
            words = list(tokens[first:end])
            while words and words[0].kind == "punct":
                words.pop(0)
            while words and words[-1].kind == "punct":
                words.pop()
            if words:
                expected.append((words[0].start, words[-1].end, {"PERS": "PER"}.get(kind, kind)))
    records = ce.load(ner="camel")(text).entities
    assert [(record.start, record.end, record.label) for record in records] == expected
    assert all(record.score is None and text[record.start : record.end] == record.text for record in records)


@pytest.mark.parametrize("text", ["", "...", "\ud800 \u200b", "ـ", "😀 x", "中" * 3000, "زار بغداد " * 500])
def test_any_text_is_read(recognizer, text):
    for entity in Entities(recognizer)(analyze_text(text)):
        assert text[entity.start : entity.end] == entity.text


def test_a_long_sentence_is_read_to_its_end(recognizer):
    text = "محمد " * 2000
    ends = [mention.end for mention in recognizer.recognize(analyze_text(text))]
    assert ends and ends[-1] > 0.9 * len(text)


@pytest.mark.parametrize("missing", ["catalogue.json", "data/ner/arabert/config.json", "data/ner/arabert/vocab.txt"])
def test_missing_data_names_the_command(camel_data, tmp_path, monkeypatch, missing):
    shutil.copytree(camel_data, tmp_path / "data_folder")
    (tmp_path / "data_folder" / missing).unlink()
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "data_folder"))
    with pytest.raises(EngineUnavailableError, match=r"camel_data -i ner-arabert"):
        load_recognizer("camel")


@pytest.mark.parametrize("catalogue", ["", "[]", "{}", '{"components": {}}', json.dumps({"components": None})])
def test_a_catalogue_without_the_model_names_the_command(tmp_path, monkeypatch, catalogue):
    (tmp_path / "catalogue.json").write_text(catalogue, encoding="utf-8")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(EngineUnavailableError, match=r"camel_data -i ner-arabert"):
        load_recognizer("camel")


def test_missing_data_is_found_without_importing_camel_tools(tmp_path):
    code = (
        "import sys, camel_extract as ce\n"
        "from camel_extract.entities import load_recognizer\n"
        "try:\n    load_recognizer('camel')\n"
        "except ce.EngineUnavailableError:\n    sys.exit(3 if 'camel_tools' in sys.modules else 0)\n"
        "sys.exit(4)"
    )
    run = subprocess.run([sys.executable, "-c", code], env={"HOME": str(tmp_path)}, capture_output=True, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert not list(tmp_path.iterdir())


def test_a_missing_package_names_the_command(camel_data, monkeypatch):
    monkeypatch.setenv("CAMELTOOLS_DATA", str(camel_data))
    monkeypatch.setitem(sys.modules, "camel_tools.ner", None)
    with pytest.raises(EngineUnavailableError, match="pip install"):
        load_recognizer("camel")


def test_a_damaged_model_is_a_model_error(camel_data, tmp_path, monkeypatch):
    shutil.copytree(camel_data, tmp_path / "data_folder")
    (tmp_path / "data_folder" / "data" / "ner" / "arabert" / "model.safetensors").write_bytes(b"no model")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "data_folder"))
    with pytest.raises(ModelError, match=r"camel_data -i ner-arabert"):
        load_recognizer("camel")


def test_a_model_with_other_labels_is_a_model_error(camel_data, write_camel_model, tmp_path, monkeypatch):
    shutil.copyfile(camel_data / "catalogue.json", tmp_path / "catalogue.json")
    write_camel_model(tmp_path / "data" / "ner" / "arabert", labels=["B-FOOD", "O"])
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(ModelError, match="FOOD"):
        load_recognizer("camel")


def test_loading_is_silent(camel_data, monkeypatch, capfd):
    monkeypatch.setenv("CAMELTOOLS_DATA", str(camel_data))
    load_recognizer("camel").recognize(analyze_text(TEXTS[0]))
    assert capfd.readouterr() == ("", "")
