"""The training corpora as documents of labelled sentences.

A sentence holds words and, for each head that its corpus speaks of, one label a word (None: this word says nothing to
that head). The gold files of the project label every head but the auxiliary NER ones; a CoNLL corpus labels one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from camel_extract._analysis import analyze_text
from camel_extract.text import fold_text, tokenize

# fmt: off
EVENT_TYPES = (
    "REQUEST", "AGREE", "DECIDE", "MEET", "TRAVEL", "COOPERATE", "AID", "EXPAND", "REDUCE", "DEPLOY", "ESTABLISH", "END",
    "APPOINT", "DISMISS", "ATTACK", "CASUALTY", "ARREST", "PROTEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "ELECTION",
    "DISASTER",
)
# fmt: on
ROLES = ("agent", "target", "theme", "participant", "place", "time", "quantity")
MODALITIES = ("actual", "planned", "requested", "hypothetical")


def bio(*types: str) -> tuple[str, ...]:
    return ("O", *(f"{mark}-{kind}" for kind in types for mark in "BI"))


HEADS: dict[str, tuple[str, ...]] = {
    "entities": bio("PER", "ORG", "LOC"),
    "triggers": ("O", *EVENT_TYPES),
    "cues": ("O", "CUE"),
    "quotes": bio("QUOTE"),
    "speakers": bio("SPEAKER"),
    "modality": MODALITIES,
    "negated": ("no", "yes"),
    "anercorp_original": bio("PERS", "ORG", "LOC", "MISC"),
    "anercorp_corrected": bio("PERS", "ORG", "LOC", "MISC"),
    "aqmar": bio("PERS", "ORG", "LOC"),
    "wojood": bio("PERS", "ORG", "LOC"),
}
EXPORTED = ("entities", "triggers", "cues", "quotes", "speakers", "modality", "negated")
NER_HEADS = ("entities", "anercorp_original", "anercorp_corrected", "aqmar", "wojood")

_CONTENT = re.compile(r"[^\W_]")

Labels = dict[str, list["str | None"]]


@dataclass(frozen=True)
class Sentence:
    words: tuple[str, ...]
    labels: Labels


Document = list[Sentence]

FRAME = "frame"
"""Pseudo head: the number of the event that a word is the trigger of."""

ROLES_OF = "roles of "
"""Pseudo heads ``roles of N``: for each word the roles that it fills in event N of its sentence, joined by ``+`` (or ``O``)."""


def split_words(text: str) -> list[str]:
    return [token.text for token in tokenize(fold_text(text))]


def is_content(word: str) -> bool:
    """Does the word hold a letter or digit (marks alone count nowhere in scoring)?"""
    return _CONTENT.search(word) is not None


def find(text: str, part: str, nth: int = 1) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = text.find(part, at + 1)
        if at < 0:
            raise ValueError(f"{part!r} stands fewer than {nth} times in the text")
    return at, at + len(part)


class GoldWords:
    """The tokens and sentences of a gold article as the library cuts them, and the labels that its gold spans give them."""

    def __init__(self, article: dict[str, Any]) -> None:
        self.article = article
        self.text: str = article["text"]
        self.analysis = analyze_text(self.text)
        self.words = [token.text for token in self.analysis.tokens]

    def inside(self, start: int, end: int) -> list[int]:
        touched = self.touched(start, end)
        while touched and not is_content(self.words[touched[0]]):
            touched.pop(0)
        while touched and not is_content(self.words[touched[-1]]):
            touched.pop()
        return touched

    def touched(self, start: int, end: int) -> list[int]:
        return list(range(*self.analysis.token_range(start, end)))

    def at(self, item: dict[str, Any], key: str = "text", nth: str = "nth") -> list[int]:
        return self.inside(*find(self.text, item[key], item.get(nth, 1)))

    def bio(self, chunks: Iterable[tuple[list[int], str]]) -> list[str | None]:
        labels: list[str | None] = ["O"] * len(self.words)
        for indexes, kind in sorted(chunks, key=lambda chunk: -len(chunk[0])):
            if indexes and all(labels[i] == "O" for i in range(indexes[0], indexes[-1] + 1)):
                for i in range(indexes[0], indexes[-1] + 1):
                    labels[i] = ("B-" if i == indexes[0] else "I-") + kind
        return labels

    def speakers(self) -> list[list[int]]:
        """The words of each phrase that names a speaker, once."""
        found = {tuple(self.at(quote, "speaker", "speaker_nth")) for quote in self.article["quotes"] if quote.get("speaker")}
        return [list(words) for words in sorted(found)]

    def labels(self) -> Labels:
        """One label a word for every exported head."""
        count = len(self.words)
        labels: Labels = {
            "entities": self.bio((self.at(item), item["label"]) for item in self.article["entities"]),
            "quotes": self.bio((self.at(item), "QUOTE") for item in self.article["quotes"]),
            "speakers": self.bio((words, "SPEAKER") for words in self.speakers()),
            "cues": ["O"] * count,
            "triggers": ["O"] * count,
            "modality": [None] * count,
            "negated": [None] * count,
        }
        for quote in self.article["quotes"]:
            start, end = find(self.text, quote["cue"], quote.get("cue_nth", 1))
            for index in self.inside(start, end) or self.touched(start, end):
                labels["cues"][index] = "CUE"
        for event in self.article["events"]:
            for index in self.at(event):
                labels["triggers"][index] = event["type"]
                labels["modality"][index] = event["modality"]
                labels["negated"][index] = "yes" if event["negated"] else "no"
        return labels

    def document(self) -> Document:
        labels = self.labels()
        ranges = [(sentence.first_token, sentence.end_token) for sentence in self.analysis.sentences]
        sentences = [Sentence(tuple(self.words[a:b]), {h: values[a:b] for h, values in labels.items()}) for a, b in ranges]
        for event in self.article["events"]:
            self._add_roles(event, ranges, sentences)
        return sentences

    def _add_roles(self, event: dict[str, Any], ranges: list[tuple[int, int]], sentences: Document) -> None:
        trigger = self.at(event)[0]
        number = self.analysis.sentence_at(trigger)
        (first, end), labels = ranges[number], sentences[number].labels
        roles = [["O"] for _ in range(first, end)]
        for argument in event.get("args", []):
            for index in self.at(argument):
                if first <= index < end:
                    roles[index - first].append(argument["role"])
        frames = labels.setdefault(FRAME, [None] * (end - first))
        frames[trigger - first] = frame = str(len(labels))
        labels[ROLES_OF + frame] = ["+".join(filled[1:]) or "O" for filled in roles]


def read_gold(path: Path) -> list[GoldWords]:
    """Every article of a gold file."""
    return [GoldWords(article) for article in json.loads(path.read_text(encoding="utf8"))]


def read_conll(path: Path, head: str, *, block: int = 12) -> list[Document]:
    """Sentences of a ``word label`` file, in documents of ``block`` (the files mark no document borders).

    Words are cut as the library cuts them (marks and digits off letters); a label the head lacks (AQMAR's other classes) says nothing.
    """
    known = set(HEADS[head])
    sentences = []
    for pairs in _conll_sentences(path):
        words: list[str] = []
        labels: list[str | None] = []
        for word, label in pairs:
            for part, part_label in _cut(word, label):
                words.append(part)
                labels.append(part_label if part_label in known else None)
        sentences.append(Sentence(tuple(words), {head: labels}))
    return [sentences[i : i + block] for i in range(0, len(sentences), block)]


def _conll_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    pairs: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        fields = line.split(" ")
        if len(fields) == 2:
            pairs.append((fields[0], fields[1]))
        elif pairs:
            yield pairs
            pairs = []
    if pairs:
        yield pairs


def _cut(word: str, label: str) -> Iterator[tuple[str, str]]:
    """The parts of a word with their labels: marks at its edges are outside, parts after the first content part go on."""
    parts = split_words(word)
    inside = [i for i, part in enumerate(parts) if is_content(part)]
    if len(parts) == 1 or not inside:
        yield from ((part, label) for part in parts)
        return
    for i, part in enumerate(parts):
        if i < inside[0] or i > inside[-1]:
            yield part, "O"
        else:
            yield part, label if i == inside[0] else label.replace("B-", "I-")


def merge_parallel(first: list[Document], second: list[Document]) -> list[Document]:
    """Two labellings of one corpus: where the words agree the sentence carries both, elsewhere it stands twice."""
    by_words: dict[tuple[str, ...], list[Sentence]] = {}
    for document in second:
        for sentence in document:
            by_words.setdefault(sentence.words, []).append(sentence)
    merged: list[Document] = []
    for document in first:
        merged.append([])
        for sentence in document:
            twin = by_words.get(sentence.words)
            labels = sentence.labels | (twin.pop(0).labels if twin else {})
            merged[-1].append(Sentence(sentence.words, labels))
    merged.append([sentence for twins in by_words.values() for sentence in twins])
    return [document for document in merged if document]


def load_all(data: Path) -> dict[str, list[Document]]:
    """Every training corpus by name; ``own`` is the project's convention."""
    ner = data / "ner"
    return {
        "own": [article.document() for article in read_gold(data / "train" / "gold.json")],
        "anercorp": merge_parallel(
            read_conll(ner / "orig_train.conll", "anercorp_original"),
            read_conll(ner / "clean_train.conll", "anercorp_corrected"),
        ),
        "aqmar": read_conll(ner / "aqmar_train.conll", "aqmar"),
        "wojood": read_conll(ner / "wojood_train.conll", "wojood", block=1)
        + read_conll(ner / "wojood_val.conll", "wojood", block=1),
    }
