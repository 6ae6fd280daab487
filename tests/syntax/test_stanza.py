"""Stanza's parser, with a tiny model that has learnt one sentence by heart."""

from __future__ import annotations

import pickle
import shutil
import sys
from types import SimpleNamespace

import pytest

import camel_extract as ce
from camel_extract import Dependency, EngineUnavailableError, ModelError
from camel_extract._analysis import analyze_text
from camel_extract.syntax import Syntax, load_parser

LEARNT = "واعتقل المتهم ضباط الشرطة ببغداد"
DOWNLOAD = r"stanza\.download\('ar', processors='tokenize,mwt,pos,lemma,depparse'"


@pytest.fixture(scope="module")
def parser(parser_resources):
    return load_parser(parser_resources)


def test_clitics_are_cut_and_come_back_with_their_host(parser, written):
    rows = "واعتقل 0 root VERB | المتهم 1 obj NOUN | ضباط 1 nsubj NOUN | الشرطة 3 nmod NOUN | ببغداد 1 obl PROPN"
    assert list(parser.parse(analyze_text(LEARNT))) == written(rows).dependencies


def test_arguments_follow_the_parser(parser_resources):
    (event,) = ce.load(syntax=parser_resources)(LEARNT).events
    assert ("target", "المتهم") in [(argument.role, argument.text) for argument in event.arguments]


def test_where_models_are_found(parser, parser_resources, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(parser_resources))
    analysis = analyze_text(LEARNT)
    assert load_parser("stanza").parse(analysis) == load_parser(str(parser_resources)).parse(analysis) == parser.parse(analysis)


TEXTS = [
    LEARNT,
    "المتهم في بغداد. وقال ضباط إن الشرطة، ببغداد، واعتقل 12 متهما!\nعنوان\n\nواعتقل المتهم",
    "a/b ان.بي.سي 18/2/2021 3,5%",
    "زار بغداد " * 110 + ".",
]


@pytest.mark.parametrize("text", TEXTS)
def test_dependencies_are_what_stanza_gives(parser, text):
    """Each token has relation and tag of a word that Stanza reads in it, and hangs on the token that holds that word's head."""
    analysis = analyze_text(text)
    found = Syntax(parser)(analysis)
    token = 0
    for sentence in analysis.sentences:
        words = [t.text for t in analysis.sentence_tokens(sentence)]
        if len(words) > 200:
            assert sum(found[t].head is None for t in range(sentence.first_token, sentence.end_token)) == -(-len(words) // 200)
            return
        (given,) = parser._pipeline(" ".join(words)).sentences
        assert [t.text for t in given.tokens] == words
        holders = {word.id: number for number, t in enumerate(given.tokens, sentence.first_token) for word in t.words}
        for t in given.tokens:
            readings = [Dependency(holders.get(word.head), word.deprel, word.upos) for word in t.words]
            assert found[token] in readings
            token += 1


@pytest.mark.parametrize("text", ["", "...", "\ud800 \u200b", "ـ", "中" * 3000, "\x97 \x85 a\u2028b", "لا " * 210, "\u0600\u0601 \u06dd"])
def test_any_text_is_read(parser, text):
    analysis = analyze_text(text)
    assert len(Syntax(parser)(analysis)) == len(analysis.tokens)


def stanza_sentence(*tokens):
    """Tokens (start, end, words as (head, relation, tag)) as Stanza gives them."""
    given = [SimpleNamespace(start_char=start, end_char=end, words=words) for start, end, words in tokens]
    words = [SimpleNamespace(parent=t, head=head, deprel=relation, upos=upos) for t in given for head, relation, upos in t.words]
    return SimpleNamespace(tokens=given, words=words)


def test_words_that_stanza_runs_together_go_with_the_first(parser, monkeypatch):
    sentence = stanza_sentence((0, 7, [(0, "root", "NOUN")]), (8, 10, [(1, "nmod", "NOUN")]))
    monkeypatch.setattr(parser, "_pipeline", lambda text: SimpleNamespace(sentences=[sentence]))
    expected = [Dependency(None, "root", "NOUN"), Dependency(0, "goeswith", "X"), Dependency(0, "nmod", "NOUN")]
    assert list(parser.parse(analyze_text("عبد رب من"))) == expected


def test_a_token_without_a_word_is_an_error(parser, monkeypatch):
    sentence = stanza_sentence((0, 3, [(0, "root", "NOUN")]))
    monkeypatch.setattr(parser, "_pipeline", lambda text: SimpleNamespace(sentences=[sentence]))
    with pytest.raises(ModelError, match="no word for 2 of 3 tokens, first for 'رب'"):
        parser.parse(analyze_text("عبد رب من"))


def test_a_pipeline_pickles_as_its_configuration(parser_resources):
    nlp = ce.load(syntax=str(parser_resources))
    pickled = pickle.dumps(nlp)
    assert len(pickled) < 1000
    assert pickle.loads(pickled)(LEARNT) == nlp(LEARNT)


def test_missing_data_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    with pytest.raises(EngineUnavailableError, match=rf"{DOWNLOAD}\)"):
        ce.load(syntax="stanza")


def test_missing_data_of_a_folder_names_the_folder_in_the_command(tmp_path):
    with pytest.raises(EngineUnavailableError, match=rf"{DOWNLOAD}, model_dir='{tmp_path}'\)"):
        ce.load(syntax=tmp_path)


FILES = ["tokenize/padt", "mwt/padt", "pos/padt_charlm", "lemma/padt_nocharlm", "depparse/padt_charlm", "pretrain/conll17"]


@pytest.mark.parametrize("missing", FILES)
def test_a_missing_file_names_the_command(parser_resources, tmp_path, missing):
    shutil.copytree(parser_resources, tmp_path / "resources")
    (tmp_path / "resources" / "ar" / f"{missing}.pt").unlink()
    with pytest.raises(EngineUnavailableError, match=DOWNLOAD):
        load_parser(tmp_path / "resources")


def test_a_missing_package_names_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(EngineUnavailableError, match="pip install"):
        load_parser("stanza")


def test_a_damaged_model_is_a_model_error(parser_resources, tmp_path):
    shutil.copytree(parser_resources, tmp_path / "resources")
    (tmp_path / "resources" / "ar" / "depparse" / "padt_charlm.pt").write_bytes(b"no model")
    with pytest.raises(ModelError, match=DOWNLOAD):
        load_parser(tmp_path / "resources")


def test_loading_and_parsing_are_silent(parser_resources, capfd):
    load_parser(parser_resources).parse(analyze_text(LEARNT))
    assert capfd.readouterr() == ("", "")
