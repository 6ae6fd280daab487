"""Gold files as the events stage sees them: analyses with all layers before events, and which event each gold trigger reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from camel_extract._analysis import Analysis, Tags, analyze_text
from camel_extract._anchor import Anchor
from camel_extract.encoder import Encoder
from camel_extract.entities import Entities, load_recognizer
from camel_extract.events._frames import Lexicon
from camel_extract.events._triggers import Candidate, candidates_at
from camel_extract.numerals import Numerals
from camel_extract.quotes import Quotes
from camel_extract.times import Times


def offset(text: str, mention: dict[str, Any]) -> int:
    """Where the mention's text stands for its ``nth`` time."""
    at = -1
    for _ in range(mention.get("nth", 1)):
        at = text.find(mention["text"], at + 1)
    return at


@dataclass(frozen=True)
class Article:
    """A gold document and its analysis."""

    gold: dict[str, Any]
    analysis: Analysis

    @property
    def text(self) -> str:
        return self.analysis.text

    def first_token(self, mention: dict[str, Any]) -> int:
        start = offset(self.text, mention)
        return self.analysis.token_range(start, start + 1)[0]

    @cached_property
    def types(self) -> dict[int, str]:
        """Token index -> type of the event that it reports."""
        return {self.first_token(event): event["type"] for event in self.gold["events"]}

    def triggers(self, lexicon: Lexicon) -> list[tuple[Candidate, dict[str, Any]]]:
        """The gold events whose trigger the frames know, read as the frames do, in order."""
        found = {}
        for event in self.gold["events"]:
            at = self.first_token(event)
            sentence = self.analysis.sentences[self.analysis.sentence_at(at)]
            for candidate in candidates_at(self.analysis, lexicon, at, sentence.first_token, sentence.end_token):
                if candidate.frame.type == event["type"]:
                    found[at] = (candidate, event)
        return [found[at] for at in sorted(found)]


def read_articles(gold: str, tags: str | None = None) -> list[Article]:
    """The articles of a gold file, read through the stages before events.

    The encoder has seen the articles that it was trained on, so what it says of them teaches nothing. ``tags`` is a file of what encoders
    that had not seen them say (``training/out_of_fold.py``); without it, the encoder serves the entities and its tags are then left out.
    """
    documents = json.loads(Path(gold).read_text(encoding="utf-8"))
    stages = {"entities": Entities(load_recognizer("embedded")), "quantities": Numerals(), "times": Times(), "quotes": Quotes()}
    bare = [Article(document, analyze_text(document["text"], Anchor.parse(document.get("date")))) for document in documents]
    seen = (Encoder.shared().tag(article.analysis) for article in bare) if tags is None else _read_tags(tags, bare)
    articles = []
    for article, said in zip(bare, seen, strict=True):
        read = replace(article.analysis, tags=said)
        for layer, stage in stages.items():
            read = replace(read, **{layer: stage(read)})
        whole = Article(article.gold, read)
        articles.append(whole if tags else without_tags(whole))
    return articles


def _read_tags(path: str, articles: list[Article]) -> Iterator[tuple[Tags, ...]]:
    from training.out_of_fold import read_tags

    for article, said in zip(articles, read_tags(Path(path), articles), strict=True):
        sentences = article.analysis.sentences
        yield tuple(_without_torn_roles(tags, s.end_token - s.first_token) for s, tags in zip(sentences, said, strict=True))


def _without_torn_roles(tags: Tags, words: int) -> Tags:
    """Tags whose roles were scored over the words of this sentence: a sentence that is cut otherwise by now has none."""
    return tags if tags["roles"].shape[1] == words else {**tags, "role_triggers": tags["role_triggers"][:0], "roles": tags["roles"][:0]}


def without_tags(article: Article) -> Article:
    """The article as if no encoder had read it."""
    return Article(article.gold, replace(article.analysis, tags=tuple({} for _ in article.analysis.sentences)))
