from __future__ import annotations

import unicodedata

import pytest

from camel_extract.events._families import GENERAL_NOUNS, SYNONYMS, same_family, synonyms
from camel_extract.events._frames import load_lexicon
from camel_extract.text import fold

SAME = [
    ["هاجم", "هجوم"],
    ["اجتمع", "اجتماع"],
    ["زار", "زيارة"],
    ["التقى", "لقاء"],
    ["وقع", "توقيع"],
    ["انتشر", "نشر"],
    ["انفجار", "تفجير"],
    ["اصطدم", "اصطدام"],
    ["قتيل", "مقتل"],
    ["إيقاف", "أوقف"],
    ["استقال", "استقالة"],
    ["طالب", "مطالبة"],
]

OTHER = [
    ["قتل", "جرح"],
    ["رفض", "نفى"],
    ["هدد", "حذر"],
    ["اجتمع", "ناقش"],
    ["قصف", "هجوم"],
    ["اعتقل", "حكم"],
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_of_one_root(one: str, other: str) -> None:
    assert same_family(one, other)
    assert same_family(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_words_of_other_roots(one: str, other: str) -> None:
    assert not same_family(one, other)


@pytest.mark.parametrize("row", SYNONYMS, ids=[f"{row[0]} {row[1]}" for row in SYNONYMS])
def test_synonyms_are_lemmas_of_their_type(row: tuple[str, str, str]) -> None:
    kind, _, lemmas = row
    known = {fold(trigger.lemma) for trigger in load_lexicon().frames[kind].triggers}
    words = lemmas.split()
    assert len(words) == len(set(map(fold, words))) > 1
    assert set(map(fold, words)) <= known
    assert all(unicodedata.is_normalized("NFC", word) for word in words)
    assert all(synonyms(kind, words[0], word) for word in words)


@pytest.mark.parametrize("kind", GENERAL_NOUNS)
def test_general_nouns_are_lemmas_of_their_type(kind: str) -> None:
    known = {fold(trigger.lemma) for trigger in load_lexicon().frames[kind].triggers}
    assert set(map(fold, GENERAL_NOUNS[kind].split())) <= known


def test_a_sense_belongs_to_its_type() -> None:
    assert not synonyms("ATTACK", "قتل", "مصرع")
    assert not synonyms("CASUALTY", "قتل", "جرح")
