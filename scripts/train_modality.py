"""Trains the model of modality: ``python scripts/train_modality.py GOLD.json`` writes ``camel_extract/events/modality.tsv``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from train_roles import gold_analysis, gold_triggers_with_events, table

from camel_extract.events._frames import load_lexicon
from camel_extract.events._modality import Earlier, Scope, modality_features

OUTPUT = Path(__file__).parent.parent / "camel_extract" / "events" / "modality.tsv"
LABELS = ("actual", "planned", "requested", "hypothetical")
PENALTY = 0.6


def examples(documents: list[dict[str, Any]]) -> tuple[list[list[str]], list[str]]:
    lexicon = load_lexicon()
    features, labels = [], []
    for document in documents:
        analysis = gold_analysis(document)
        last_sentence, earlier = -1, None
        mentions: dict[tuple[str, str], str] = {}
        for candidate, event in gold_triggers_with_events(analysis, document, lexicon):
            number = analysis.sentence_at(candidate.token)
            if number != last_sentence:
                earlier = None
            key = candidate.frame.type, candidate.trigger.lemma
            scope = Scope(analysis, analysis.sentences[number], candidate, earlier, mentions.get(key))
            features.append(modality_features(scope))
            mentions[key] = event["modality"]
            labels.append(event["modality"])
            last_sentence, earlier = number, Earlier(candidate, event["modality"])
    return features, labels


def main(gold: str) -> None:
    documents = json.loads(Path(gold).read_text(encoding="utf-8"))
    OUTPUT.write_text(table(*examples(documents), LABELS, PENALTY), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
