"""What the model that tells triggers from look-alikes learns from, for ``train_events.py``.

What the counts say of a word is taken without the document at hand, so that the model learns
how far to trust them on text that they have not seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from count_triggers import weight
from events_corpus import Article

from camel_extract.events._frames import Lexicon
from camel_extract.events._triggers import Candidate, Evidence, backed_off, candidates_at, contexts, trigger_features

LABELS = ("no", "yes")
PENALTY = 0.05

Key = tuple[str, str, int]


class HeldOut:
    """Counts of the corpus, each document's own to be taken off."""

    def __init__(self, articles: Sequence[Article], lexicon: Lexicon) -> None:
        self.by_document = [self._count(article, lexicon) for article in articles]
        self.hits: Counter[Key] = Counter()
        self.seen: Counter[Key] = Counter()
        self.words: dict[int, set[Key]] = defaultdict(set)
        for hits, seen in self.by_document:
            self.hits.update(hits)
            self.seen.update(seen)
            for key in seen:
                self.words[key[2]].add(key)

    @staticmethod
    def _count(article: Article, lexicon: Lexicon) -> tuple[Counter[Key], Counter[Key]]:
        hits: Counter[Key] = Counter()
        seen: Counter[Key] = Counter()
        analysis = article.analysis
        for sentence in analysis.sentences:
            for at in range(sentence.first_token, sentence.end_token):
                for candidate in candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token):
                    key = (analysis.tokens[at].folded, candidate.frame.type, id(candidate.trigger))
                    seen[key] += 1
                    hits[key] += article.types.get(at) == candidate.frame.type
        return hits, seen

    def without(self, document: int, word: str, candidate: Candidate) -> Evidence:
        own_hits, own_seen = self.by_document[document]
        trigger = id(candidate.trigger)
        hits = Counter({key[0]: self.hits[key] - own_hits[key] for key in self.words[trigger]})
        seen = Counter({key[0]: n for key in self.words[trigger] if (n := self.seen[key] - own_seen[key])})
        return backed_off(hits[word], seen[word], weight(hits, seen, candidate.trigger.prior))


def examples(articles: Sequence[Article], lexicon: Lexicon) -> tuple[list[list[str]], list[str]]:
    counts = HeldOut(articles, lexicon)
    features, labels = [], []
    for number, article in enumerate(articles):
        for rivals in contexts(article.analysis, lexicon, lambda word, candidate, n=number: counts.without(n, word, candidate)):
            for context in rivals:
                features.append(trigger_features(context))
                labels.append("yes" if article.types.get(context.candidate.token) == context.candidate.frame.type else "no")
    return features, labels
