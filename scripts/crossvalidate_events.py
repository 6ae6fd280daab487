"""Scores the events stage by cross-validation: ``python scripts/crossvalidate_events.py GOLD.json --tags TAGS.npz``.

``TAGS.npz`` is what encoders that had not seen the articles say of them. In each fold counts, weights and models are made from the other
articles, and events are read in articles that none of them has seen. The scores are those of ``Score`` over all articles.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from typing import Any

import train_borders
import train_modality
import train_roles
import train_triggers
from events_corpus import Article, offset, read_articles, without_tags
from train_events import learn

from camel_extract._analysis import Analysis
from camel_extract._loglinear import LogLinear
from camel_extract._records import Argument, Event
from camel_extract.encoder import Encoder, role_spans
from camel_extract.events import Events
from camel_extract.events._models import Models

WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0640][^\W_]*)*")

Mention = tuple[str, frozenset[int]]


class Score:
    """Counts of what was found and right: events by trigger word and type; arguments by role and half of the words, or the first;
    modality and negation of the events found."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.errors: list[tuple[str, ...]] = []

    def add(self, article: Article, events: Sequence[Event]) -> None:
        spans = [match.span() for match in WORD.finditer(article.text)]

        def words(start: int, end: int) -> frozenset[int]:
            return frozenset(i for i, (a, b) in enumerate(spans) if a < end and b > start)

        def gold_words(mention: dict[str, Any]) -> frozenset[int]:
            start = offset(article.text, mention)
            return words(start, start + len(mention["text"]))

        wanted = [(event, gold_words(event)) for event in article.gold["events"]]
        found = [(event, words(event.trigger.start, event.trigger.end)) for event in events]
        pairs = list(_match(wanted, found, lambda g, p: bool(g[1] & p[1]) and g[0]["type"] == p[0].type))
        self._count("events", len(pairs), len(found), len(wanted))
        hits = list(_match(wanted, found, lambda g, p: bool(g[1] & p[1])))
        self._count("triggers", len(hits), len(found), len(wanted))
        self._report_unpaired("events", article, wanted, found, pairs)
        right = 0
        for (gold, _), (event, _) in pairs:
            mentions = [(a["role"], gold_words(a)) for a in gold.get("args", [])]
            arguments = [(a.role, words(a.start, a.end)) for a in event.arguments]
            same = list(_match(mentions, arguments, _same_argument))
            right += len(same)
            self._report_arguments(article, gold, event, mentions, arguments, same)
            for name, value in (("modality", event.modality), ("negated", event.negated)):
                self._count(name, value == gold[name], 1, 1)
                if value != gold[name]:
                    self._error(name, article, event.trigger.start, event.type, event.trigger.text, f"{gold[name]} not {value}")
        self._count("arguments", right, sum(len(e.arguments) for e in events), sum(len(g.get("args", [])) for g, _ in wanted))

    def _count(self, name: str, right: int, found: int, wanted: int) -> None:
        self.right[name] += right
        self.found[name] += found
        self.wanted[name] += wanted

    def _error(self, layer: str, article: Article, at: int, *what: str) -> None:
        around = article.text[max(0, at - 70) : at + 90].replace("\n", " / ")
        self.errors.append((layer, *what, around))

    def _report_unpaired(self, layer: str, article: Article, wanted: Any, found: Any, pairs: Any) -> None:
        paired = {id(g[0]) for g, _ in pairs} | {id(p[0]) for _, p in pairs}
        for gold, _ in wanted:
            if id(gold) not in paired:
                self._error(layer, article, offset(article.text, gold), "MISSED", gold["type"], gold["text"])
        for event, _ in found:
            if id(event) not in paired:
                self._error(layer, article, event.trigger.start, "EXTRA", event.type, event.trigger.text)

    def _report_arguments(self, article: Article, gold: Any, event: Event, mentions: Any, arguments: Any, same: Any) -> None:
        hit, got = {m for m, _ in same}, {a for _, a in same}
        at = event.trigger.start
        for argument, mention in zip(gold.get("args", []), mentions, strict=True):
            if mention not in hit:
                self._error("arguments", article, at, "MISSED", event.type, event.trigger.text, argument["role"], argument["text"])
        for extra, mention in zip(event.arguments, arguments, strict=True):
            if mention not in got:
                self._error("arguments", article, at, "EXTRA", event.type, event.trigger.text, extra.role, extra.text)

    def merge(self, other: Score) -> None:
        for mine, its in ((self.right, other.right), (self.found, other.found), (self.wanted, other.wanted)):
            mine.update(its)
        self.errors += other.errors

    def rows(self) -> Iterator[str]:
        for name in ("triggers", "events", "arguments"):
            precision, recall = self.right[name] / max(self.found[name], 1), self.right[name] / max(self.wanted[name], 1)
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            yield f"{name:10} p {100 * precision:.1f}  r {100 * recall:.1f}  f1 {100 * f1:.1f}"
        for name in ("modality", "negated"):
            yield f"{name:10} {100 * self.right[name] / max(self.wanted[name], 1):.1f} %"


def _match(gold: Sequence[Any], found: Sequence[Any], same: Callable[[Any, Any], bool]) -> Iterator[tuple[Any, Any]]:
    left = list(found)
    for wanted in gold:
        hit = next((candidate for candidate in left if same(wanted, candidate)), None)
        if hit is not None:
            left.remove(hit)
            yield wanted, hit


def _same_argument(gold: Mention, found: Mention) -> bool:
    (role, wanted), (other, words) = gold, found
    if role != other or not wanted or not words:
        return False
    return 2 * len(wanted & words) >= len(wanted | words) or min(wanted) == min(words)


def frames_alone(articles: Sequence[Article]) -> Events:
    """No model: a candidate stands by the share of its word, roles by the frames' markers, modality by rules, or else ``actual``."""
    learnt = learn(articles, models=False)
    stage = Events()
    stage.lexicon = learnt.lexicon
    stage.models = Models(
        LogLinear(train_triggers.LABELS, {}),
        LogLinear(train_roles.LABELS, {"bias": (9.0, *(0.0 for _ in train_roles.LABELS[1:]))}),
        LogLinear(train_modality.LABELS, {"bias": (9.0, 0.0, 0.0, 0.0)}),
        LogLinear(train_borders.LABELS, {}),
        learnt.words,
    )
    return stage


def frames_and_models(articles: Sequence[Article]) -> Events:
    learnt = learn(articles)
    stage = Events()
    stage.lexicon, stage.models = learnt.lexicon, learnt.models
    return stage


def events_of_heads(analysis: Analysis) -> Iterator[Event]:
    """What the encoder's heads say with nothing beside them: triggers from the frames' types, roles by word pairs, modality."""
    heads, roles = Encoder.shared().heads, Encoder.shared().roles
    for sentence, tags in zip(analysis.sentences, analysis.tags, strict=True):
        for at in range(sentence.first_token, sentence.end_token):
            place = at - sentence.first_token
            shares = dict(zip(heads["triggers"], tags["triggers"][place].tolist(), strict=True))
            kind = max(shares, key=lambda name: shares[name])
            if kind == "O":
                continue
            word = analysis.span(at, at + 1)
            arguments = [
                Argument(*astuple(analysis.span(sentence.first_token + span.first, sentence.first_token + span.last)), span.role, None)
                for span in role_spans(tags, place, roles)
            ]
            modality = heads["modality"][int(tags["modality"][place].argmax())]
            denied = bool(tags["negated"][place].argmax())
            yield Event(*astuple(word), f"v{at}", kind, word, tuple(arguments), modality, denied)


VARIANTS = ("frames", "heads", "models", "all")


def score_fold(articles: Sequence[Article], fold: int, folds: int, variant: str) -> Score:
    """The score on every ``folds``-th article from number ``fold`` on, of what was learnt from the others."""
    if variant in {"frames", "models"}:
        articles = [without_tags(article) for article in articles]
    score = Score()
    if variant == "heads":
        for article in articles[fold::folds]:
            score.add(article, list(events_of_heads(article.analysis)))
        return score
    others = [article for i, article in enumerate(articles) if i % folds != fold]
    stage = frames_alone(others) if variant == "frames" else frames_and_models(others)
    for article in articles[fold::folds]:
        score.add(article, stage(article.analysis))
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold")
    parser.add_argument("--tags", help="what encoders that had not seen the articles say of them")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--variant", choices=VARIANTS, default="all", help="what decides: frames, the encoder's heads, frames and models")
    parser.add_argument("--errors", help="print what is wrong in one layer: events, arguments, modality, negated")
    options = parser.parse_args()
    total = Score()
    articles = read_articles(options.gold, options.tags)
    for fold in range(options.folds):
        total.merge(score_fold(articles, fold, options.folds, options.variant))
    for layer, *what in total.errors:
        if layer == options.errors:
            print(" | ".join(what))
    print("\n".join(total.rows()))


if __name__ == "__main__":
    main()
