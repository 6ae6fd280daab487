from __future__ import annotations

import json
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import camel_extract as ce
from camel_extract._analysis import analyze_text
from camel_extract._loglinear import parse_model, read_model
from camel_extract.events import Events
from camel_extract.events._clusters import coarse_group, fine_group, read_clusters
from camel_extract.events._frames import SCHEMA, load_lexicon, read_frames, read_word_counts, word_counts
from camel_extract.text import fold

# fmt: off
TYPES = [
    "REQUEST", "AGREE", "DECIDE", "MEET", "TRAVEL", "COOPERATE", "AID", "EXPAND", "REDUCE", "DEPLOY", "ESTABLISH", "END", "APPOINT",
    "DISMISS", "ATTACK", "CASUALTY", "ARREST", "PROTEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "ELECTION", "DISASTER",
]
# fmt: on
DATA: dict[str, Any] = json.loads(files("camel_extract.events").joinpath("frames.json").read_text(encoding="utf-8"))
ROWS = [(frame["type"], row) for frame in DATA["frames"] for row in frame["triggers"]]
CONDITIONS = ("near", "next", "previous")
LISTS = (*CONDITIONS, "not_next", "not_previous", "forms", "plurals")


def test_the_types_are_those_of_the_guidelines() -> None:
    assert [frame["type"] for frame in DATA["frames"]] == TYPES


@pytest.mark.parametrize("kind", TYPES)
def test_rows_are_sound(kind: str) -> None:
    seen = set()
    for _, row in (pair for pair in ROWS if pair[0] == kind):
        words = [row["lemma"], *(word for field in LISTS for word in row.get(field, ()))]
        assert all(unicodedata.normalize("NFC", word) == word and word == word.strip() for word in words), row
        conditions = tuple(frozenset(map(fold, row.get(field, ()))) for field in CONDITIONS)
        key = (fold(row["lemma"]), row.get("imperfect"), row["pos"], conditions, row["lemma"][:1] in "أإآ")
        assert key not in seen, row
        seen.add(key)


def test_the_page_on_events_counts_the_triggers() -> None:
    page = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
    for frame in DATA["frames"]:
        codes = " | ".join(frame[field] or "–" for field in ("plover", "cameo"))
        assert f"| `{frame['type']}` | {codes} | {len(frame['triggers'])} |" in page


def test_word_counts_name_known_types() -> None:
    assert {kind for _, kind in word_counts()} <= set(TYPES)


@pytest.mark.parametrize("name", ["roles.tsv", "modality.tsv", "triggers.tsv", "borders.tsv"])
def test_models_load(name: str) -> None:
    shares = read_model("camel_extract.events", name)(["bias"])
    assert sum(shares.values()) == pytest.approx(1.0)


def frame(**fields: Any) -> dict[str, Any]:
    return {"type": "SAIL", "triggers": [{"lemma": "أبحر", "pos": "verb"}]} | fields


def trigger(**fields: Any) -> dict[str, Any]:
    return frame(triggers=[{"lemma": "أبحر", "pos": "verb"} | fields])


BROKEN = [
    [frame(type=""), "field 'type'"],
    [frame(type=None), "field 'type'"],
    [frame(colour="red"), "field 'colour': is unknown"],
    [frame(triggers=[]), "field 'triggers'"],
    [frame(roles={"على": "victim"}), "'victim' is no role"],
    [frame(roles={"subjct": "agent"}), "'subjct' is no relation; write subject, object, idafa, head"],
    [frame(counted=["weight"]), "field 'counted'"],
    [frame(measures="yes"), "field 'measures'"],
    [frame(plover=7), "field 'plover'"],
    [{"type": "SAIL"}, "field 'triggers': is missing"],
    [trigger(pos="adverb"), "field 'pos'"],
    [trigger(weight=1.5), "field 'weight'"],
    [trigger(weight=True), "field 'weight'"],
    [trigger(next="على"), "field 'next'"],
    [trigger(next=[""]), "field 'next'"],
    [trigger(lemma="a\u0301"), "NFC"],
    [trigger(tense="past"), "field 'tense': is unknown"],
    ["SAIL", "expected an object"],
]


@pytest.mark.parametrize(("broken", "reason"), BROKEN)
def test_broken_frames_are_refused(broken: Any, reason: str) -> None:
    with pytest.raises(ce.LexiconError, match=r"mine\.json") as caught:
        read_frames(json.dumps({"schema": SCHEMA, "frames": [broken]}), name="mine.json")
    assert reason in str(caught.value)


@pytest.mark.parametrize("text", ["{", "[]", '{"frames": []}', f'{{"schema": "{SCHEMA}"}}'])
def test_what_is_no_frame_file_is_refused(text: str) -> None:
    with pytest.raises(ce.LexiconError, match=r"mine\.json"):
        read_frames(text, name="mine.json")


def test_a_type_stands_once_in_a_file() -> None:
    with pytest.raises(ce.LexiconError, match="twice"):
        read_frames(json.dumps({"schema": SCHEMA, "frames": [frame(), frame()]}), name="mine.json")


@pytest.mark.parametrize("row", ["قتل", "قتل\tATTACK\t3\t2", "قَتل\tATTACK\t1\t2", "قتل\tATTACK\tx\t2"])
def test_broken_counts_are_refused(row: str) -> None:
    with pytest.raises(ce.LexiconError, match=r"words\.tsv, row 1"):
        read_word_counts(row, name="words.tsv")


@pytest.mark.parametrize("text", ["", "feature\tno\tyes\nbias\t1", "feature\tno\tyes\nbias\t1\tx", "feature\tno\nbias\tinf"])
def test_broken_models_are_refused(text: str) -> None:
    with pytest.raises(ce.LexiconError, match=r"model\.tsv"):
        parse_model(text, name="model.tsv")


def write(folder: Path, *frames: dict[str, Any]) -> Path:
    path = folder / "frames.json"
    path.write_text(json.dumps({"schema": SCHEMA, "frames": frames}), encoding="utf-8")
    return path


def test_a_user_adds_a_type(tmp_path: Path) -> None:
    path = write(tmp_path, frame(plover="MOVE", triggers=[{"lemma": "أبحر", "pos": "verb", "weight": 0.95}]))
    events = Events(frames=path)(analyze_text("أبحرت السفينة إلى الميناء"))
    assert [(event.type, event.trigger.text, event.plover) for event in events] == [("SAIL", "أبحرت", "MOVE")]


def test_a_type_of_the_same_name_replaces_ours(tmp_path: Path) -> None:
    path = write(tmp_path, frame(type="ATTACK"))
    lexicon = load_lexicon(path)
    assert len(lexicon.frames) == len(TYPES)
    assert [t.lemma for t in lexicon.frames["ATTACK"].triggers] == ["أبحر"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ce.LexiconError, match="nowhere"):
        Events(frames=tmp_path / "nowhere.json")


KIN = [["العراق", "سوريا"], ["مايو", "يونيو"]]


@pytest.mark.parametrize(("word", "other"), KIN)
def test_words_of_a_kind_share_a_group(word: str, other: str) -> None:
    assert fine_group(fold(word)) == fine_group(fold(other)) != "?"
    assert coarse_group(fold(word)) == coarse_group(fold(other)) != "?"


BROKEN_CLUSTERS = ["كلمة\t1\t2", "كلمه\t1", "كلمه\t1\tx", "كلمه\t1\t2\nكلمه\t1\t2", "\t1\t2"]


@pytest.mark.parametrize("text", BROKEN_CLUSTERS)
def test_broken_clusters_are_refused(text: str) -> None:
    with pytest.raises(ce.LexiconError, match=r"clusters\.tsv, row"):
        read_clusters(text, name="clusters.tsv")


def test_clusters_are_the_librarys_own() -> None:
    text = files("camel_extract.events").joinpath("clusters.tsv").read_text(encoding="utf-8")
    assert len(read_clusters(text, name="clusters.tsv")) > 10000
