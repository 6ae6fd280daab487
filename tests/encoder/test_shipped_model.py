"""The model that ships with the library: whole, light, sure of the plainest names, and at home anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camel_extract._analysis import analyze_text
from camel_extract._paths import model_dir
from camel_extract.encoder import Encoder, role_probabilities
from camel_extract.entities._embedded import EmbeddedRecognizer

PLAIN = [
    ["وصل الرئيس الفرنسي فرانسوا هولاند إلى القاهرة أمس.", "فرانسوا هولاند", "PER"],
    ["وصل الرئيس الفرنسي فرانسوا هولاند إلى القاهرة أمس.", "القاهرة", "LOC"],
    ["أعلنت الأمم المتحدة أنها سترسل مساعدات إلى اليمن.", "الأمم المتحدة", "ORG"],
    ["أعلنت الأمم المتحدة أنها سترسل مساعدات إلى اليمن.", "اليمن", "LOC"],
    ["قال وزير الخارجية سامح شكري إن بلاده ترحب بالاتفاق.", "سامح شكري", "PER"],
    ["اندلعت اشتباكات في بغداد بين الجيش العراقي ومسلحين.", "بغداد", "LOC"],
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.shared()


@pytest.mark.parametrize(("text", "name", "label"), PLAIN)
def test_plain_names(text, name, label):
    found = [(text[m.start : m.end], m.label) for m in EmbeddedRecognizer().recognize(analyze_text(text))]
    assert (name, label) in found


def test_heads(encoder):
    assert encoder.heads["entities"] == ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
    assert len(encoder.heads["triggers"]) == 25
    assert encoder.heads["cues"] == ("O", "CUE")
    assert encoder.heads["quotes"] == ("O", "B-QUOTE", "I-QUOTE")
    assert encoder.heads["speakers"] == ("O", "B-SPEAKER", "I-SPEAKER")
    assert encoder.heads["modality"] == ("actual", "planned", "requested", "hypothetical")
    assert encoder.heads["negated"] == ("no", "yes")
    assert encoder.roles == ("agent", "target", "theme", "participant", "place", "time", "quantity")


ARGUMENTS = [
    ["اعتقلت الشرطة الفرنسية ثلاثة رجال في باريس.", "اعتقلت", "ARREST", [("agent", 1), ("target", 3), ("place", 6)]],
    ["زار وزير الخارجية الأمريكي جون كيري القاهرة أمس.", "زار", "TRAVEL", [("agent", 1), ("place", 6), ("time", 7)]],
]


@pytest.mark.parametrize(("text", "trigger", "kind", "arguments"), ARGUMENTS)
def test_plain_events(encoder, text, trigger, kind, arguments):
    analysis = analyze_text(text)
    (tag,) = encoder.tag(analysis)
    at = [token.text for token in analysis.tokens].index(trigger)
    assert encoder.heads["triggers"][tag["triggers"][at].argmax()] == kind
    table = role_probabilities(tag, at)
    assert all(table[word, encoder.roles.index(role)] > 0.5 for role, word in arguments)


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_is_tagged_token_by_token(encoder, text):
    analysis = analyze_text(text)
    tags = encoder.tag(analysis)
    assert [len(tag["entities"]) for tag in tags] == [s.end_token - s.first_token for s in analysis.sentences]
    assert all(np.isfinite(table).all() for tag in tags for table in tag.values())


def test_one_word_of_thousands_of_letters_among_others(encoder):
    words = ["قال", "محمد", "ب" * 5000, "في", "القاهرة"]
    table = encoder([words])[0]["entities"]
    assert encoder.heads["entities"][table[-1].argmax()] == "B-LOC"


def test_a_run_does_not_depend_on_the_run_before(encoder):
    text = [["وصل", "الوفد", "إلى", "عمان"]]
    first = encoder(text)[0]["entities"]
    encoder([["شيء", "آخر"] * 200])
    np.testing.assert_array_equal(encoder(text)[0]["entities"], first)


def test_size_on_disk():
    assert sum(path.stat().st_size for path in model_dir("encoder").iterdir()) < 40_000_000


FRESH = """
import sys
from camel_extract.encoder import Encoder
Encoder()([["وصل", "إلى", "بغداد"]])
print(sorted({"torch", "transformers", "onnx"} & set(sys.modules)))
"""


def test_a_fresh_process_leaves_a_read_only_home_alone_and_needs_no_torch(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o500)
    caches = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), "CI": "", "GITHUB_ACTIONS": ""}
    done = subprocess.run(
        [sys.executable, "-c", FRESH],
        env=os.environ | caches,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""
    assert list(home.iterdir()) == []
