"""Trains the model that tells triggers from look-alikes: ``python scripts/train_triggers.py GOLD.json``.

Writes ``camel_extract/events/triggers.tsv``. What the counts say of a word is taken without the document at hand, so that the model learns
how far to trust them on text that they have not seen. Run ``count_triggers.py`` first.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from count_triggers import gold_types, weight
from train_roles import gold_analysis, table

from camel_extract._analysis import Analysis
from camel_extract.events._frames import Lexicon, load_lexicon
from camel_extract.events._triggers import Candidate, Evidence, backed_off, candidates_at, contexts, trigger_features

OUTPUT = Path(__file__).parent.parent / "camel_extract" / "events" / "triggers.tsv"
LABELS = ("no", "yes")
PENALTY = 0.15

Key = tuple[str, str, int]


class HeldOut:
    """Counts of the corpus, each document's own to be taken off."""

    def __init__(self, corpus: list[tuple[Analysis, dict[int, str]]], lexicon: Lexicon) -> None:
        self.by_document = [self._count(analysis, gold, lexicon) for analysis, gold in corpus]
        self.hits: Counter[Key] = Counter()
        self.seen: Counter[Key] = Counter()
        self.words: dict[int, set[Key]] = defaultdict(set)
        for hits, seen in self.by_document:
            self.hits.update(hits)
            self.seen.update(seen)
            for key in seen:
                self.words[key[2]].add(key)

    @staticmethod
    def _count(analysis: Analysis, gold: dict[int, str], lexicon: Lexicon) -> tuple[Counter[Key], Counter[Key]]:
        hits: Counter[Key] = Counter()
        seen: Counter[Key] = Counter()
        for sentence in analysis.sentences:
            for at in range(sentence.first_token, sentence.end_token):
                for candidate in candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token):
                    key = (analysis.tokens[at].folded, candidate.frame.type, id(candidate.trigger))
                    seen[key] += 1
                    hits[key] += gold.get(at) == candidate.frame.type
        return hits, seen

    def without(self, document: int, word: str, candidate: Candidate) -> Evidence:
        own_hits, own_seen = self.by_document[document]
        trigger = id(candidate.trigger)
        hits = Counter({key[0]: self.hits[key] - own_hits[key] for key in self.words[trigger]})
        seen = Counter({key[0]: n for key in self.words[trigger] if (n := self.seen[key] - own_seen[key])})
        return backed_off(hits[word], seen[word], weight(hits, seen) if seen else 0.5)


def examples(documents: list[dict[str, Any]]) -> tuple[list[list[str]], list[str]]:
    lexicon = load_lexicon()
    analyses = [gold_analysis(document) for document in documents]
    corpus = [(analysis, gold_types(analysis, document)) for analysis, document in zip(analyses, documents, strict=True)]
    counts = HeldOut(corpus, lexicon)
    features, labels = [], []
    for number, (analysis, gold) in enumerate(corpus):
        for rivals in contexts(analysis, lexicon, lambda word, candidate, n=number: counts.without(n, word, candidate)):
            for context in rivals:
                features.append(trigger_features(context))
                labels.append("yes" if gold.get(context.candidate.token) == context.candidate.frame.type else "no")
    return features, labels


def main(gold: str) -> None:
    documents = json.loads(Path(gold).read_text(encoding="utf-8"))
    OUTPUT.write_text(table(*examples(documents), LABELS, PENALTY), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
