from __future__ import annotations

import shutil
import sys

import pytest

import camel_extract as ce
from camel_extract import EngineUnavailableError, ModelError
from camel_extract._analysis import analyze_text
from camel_extract.entities import Entities, load_recognizer

TEXTS = [
    "زار وفد الأمم المتحدة بغداد. قال محمد أحمد، في العراق: 1 نعم",
    "ومحمد",
    "زار وفد " * 30 + "بغداد.",
]


@pytest.fixture
def recognizer(stanza_resources, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(stanza_resources))
    return load_recognizer("stanza")


def test_a_random_model_finds_something(recognizer):
    assert any(Entities(recognizer)(analyze_text(text)) for text in TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_mentions_are_what_stanza_gives_on_the_same_words(recognizer, stanza_resources, text):
    import stanza

    analysis = analyze_text(text)
    pipeline = stanza.Pipeline(
        "ar",
        dir=str(stanza_resources),
        processors="tokenize,ner",
        tokenize_pretokenized=True,
        download_method=None,
        logging_level="ERROR",
    )
    document = pipeline([[token.text for token in analysis.sentence_tokens(s)] for s in analysis.sentences])
    expected = [(e.text.split(" "), {"MIS": "MISC"}.get(e.type, e.type)) for e in document.ents]
    found = []
    for mention in recognizer.recognize(analysis):
        first, end = analysis.token_range(mention.start, mention.end)
        found.append(([token.text for token in analysis.tokens[first:end]], mention.label))
    assert found == expected


RECORD_TEXTS = [
    *TEXTS,
    "زار وفد الأمم المتحدة بغداد ثم زار وفد الأمم المتحدة العراق",
    "السلطات في العراق\nالرئيس محمد أحمد\n\nان.بي.سي",
]


@pytest.mark.parametrize("text", RECORD_TEXTS)
def test_records_are_what_stanza_gives(recognizer, stanza_resources, text):
    """Record by record through the whole pipeline: characters, label and order; marks at the edges are no part of a record."""
    import stanza

    analysis = analyze_text(text)
    pipeline = stanza.Pipeline(
        "ar", dir=str(stanza_resources), processors="tokenize,ner", tokenize_pretokenized=True, download_method=None, logging_level="ERROR"
    )
    sentences = [analysis.sentence_tokens(s) for s in analysis.sentences]
    expected = []
    for tokens, sentence in zip(sentences, pipeline([[t.text for t in tokens] for tokens in sentences]).sentences, strict=True):
        for entity in sentence.ents:
            numbers = [token.id[0] - 1 for token in entity.tokens]
            words = list(tokens[numbers[0] : numbers[-1] + 1])
            while words and words[0].kind == "punct":
                words.pop(0)
            while words and words[-1].kind == "punct":
                words.pop()
            if words:
                expected.append((words[0].start, words[-1].end, {"MIS": "MISC"}.get(entity.type, entity.type)))
    records = ce.load(ner="stanza")(text).entities
    assert [(record.start, record.end, record.label) for record in records] == expected
    assert all(record.score is None and text[record.start : record.end] == record.text for record in records)


@pytest.mark.parametrize("text", ["", "...", "\ud800 \u200b", "ـ", "中" * 3000, "زار بغداد " * 500])
def test_any_text_is_read(recognizer, text):
    for entity in Entities(recognizer)(analyze_text(text)):
        assert text[entity.start : entity.end] == entity.text


def test_missing_data_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    with pytest.raises(EngineUnavailableError, match=r"stanza\.download\('ar', processors='tokenize,ner'\)"):
        load_recognizer("stanza")


@pytest.mark.parametrize("missing", ["ner/aqmar_charlm.pt", "forward_charlm/ccwiki.pt", "pretrain/conll17.pt"])
def test_a_missing_file_names_the_command(stanza_resources, tmp_path, monkeypatch, missing):
    shutil.copytree(stanza_resources, tmp_path / "resources")
    (tmp_path / "resources" / "ar" / missing).unlink()
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "resources"))
    with pytest.raises(EngineUnavailableError, match=r"stanza\.download"):
        load_recognizer("stanza")


def test_a_missing_package_names_the_command(stanza_resources, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(stanza_resources))
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(EngineUnavailableError, match="pip install"):
        load_recognizer("stanza")


def test_a_damaged_model_is_a_model_error(stanza_resources, tmp_path, monkeypatch):
    shutil.copytree(stanza_resources, tmp_path / "resources")
    (tmp_path / "resources" / "ar" / "ner" / "aqmar_charlm.pt").write_bytes(b"no model")
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "resources"))
    with pytest.raises(ModelError, match=r"stanza\.download"):
        load_recognizer("stanza")


def test_loading_is_silent(stanza_resources, monkeypatch, capfd):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(stanza_resources))
    load_recognizer("stanza").recognize(analyze_text(TEXTS[0]))
    assert capfd.readouterr() == ("", "")
