"""What the model of modality learns from, for ``train_events.py``."""

from __future__ import annotations

from collections.abc import Sequence

from events_corpus import Article

from camel_extract.events._frames import Lexicon
from camel_extract.events._modality import Earlier, Scope, modality_features, outlook_of

LABELS = ("actual", "planned", "requested", "hypothetical")
PENALTY = 0.4


def examples(articles: Sequence[Article], lexicon: Lexicon) -> tuple[list[list[str]], list[str]]:
    features, labels = [], []
    for article in articles:
        analysis = article.analysis
        last_sentence, earlier = -1, None
        mentions: dict[tuple[str, str], str] = {}
        triggers = article.triggers(lexicon)
        outlook = outlook_of(analysis, [candidate for candidate, _ in triggers])
        for candidate, event in triggers:
            number = analysis.sentence_at(candidate.token)
            if number != last_sentence:
                earlier = None
            key = candidate.frame.type, candidate.trigger.lemma
            scope = Scope(analysis, analysis.sentences[number], candidate, earlier, mentions.get(key), outlook)
            features.append(modality_features(scope))
            mentions[key] = event["modality"]
            labels.append(event["modality"])
            last_sentence, earlier = number, Earlier(candidate, event["modality"])
    return features, labels
