"""Gold files as the events stage sees them: analyses with all layers before events, and which event each gold trigger reports."""

from __future__ import annotations

import json
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


class Reader:
    """Reads gold documents through the stages before events.

    The encoder has seen the articles that it was trained on, so its probabilities on them are worth nothing to what learns from them:
    they serve the entities only, and are then left out.
    """

    def __init__(self) -> None:
        self._stages = (
            ("entities", Entities(load_recognizer("embedded"))), ("quantities", Numerals()), ("times", Times()), ("quotes", Quotes()),
        )

    def __call__(self, gold: dict[str, Any]) -> Article:
        analysis = analyze_text(gold["text"], Anchor.parse(gold.get("date")))
        tags: tuple[Tags, ...] = Encoder.shared().tag(analysis)
        analysis = replace(analysis, tags=tags)
        for layer, stage in self._stages:
            analysis = replace(analysis, **{layer: stage(analysis)})
        return Article(gold, replace(analysis, tags=()))


def read_articles(gold: str) -> list[Article]:
    """The articles of a gold file."""
    reader = Reader()
    return [reader(document) for document in json.loads(Path(gold).read_text(encoding="utf-8"))]
