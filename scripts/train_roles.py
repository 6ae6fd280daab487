"""Trains the model that gives phrases their roles: ``python scripts/train_roles.py GOLD.json`` writes ``camel_extract/events/roles.tsv``.

The phrases are those that the library itself finds, with the gold entities and times; a multinomial logistic regression with L2 penalty
(scikit-learn) weighs the features of ``_features.py``; features seen once and weights near nothing are left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from camel_extract._analysis import Analysis, analyze_text
from camel_extract._anchor import Anchor
from camel_extract._records import Entity, TimeExpression
from camel_extract.events._arguments import candidate_phrases, ranked
from camel_extract.events._features import Pair, pair_features
from camel_extract.events._frames import load_lexicon
from camel_extract.events._phrases import Phrase, read_clause
from camel_extract.events._triggers import Candidate, candidates_at

OUTPUT = Path(__file__).parent.parent / "camel_extract" / "events" / "roles.tsv"
LABELS = ("none", "agent", "target", "theme", "participant", "place", "time")
LEAST_SEEN = 2
LEAST_WEIGHT = 0.03
PENALTY = 0.3


def offset(text: str, mention: dict[str, Any]) -> int:
    at = -1
    for _ in range(mention.get("nth", 1)):
        at = text.find(mention["text"], at + 1)
    return at


def gold_analysis(document: dict[str, Any]) -> Analysis:
    text = document["text"]

    def spans(layer: str) -> list[tuple[int, int, str, dict[str, Any]]]:
        return sorted(
            ((offset(text, m), offset(text, m) + len(m["text"]), m["text"], m) for m in document[layer]), key=lambda s: s[0]
        )

    entities = tuple(Entity(a, b, t, id=f"e{i}", label=m["label"]) for i, (a, b, t, m) in enumerate(spans("entities"), 1))
    times = tuple(
        TimeExpression(a, b, t, id=f"t{i}", type=m["type"], value=m["value"]) for i, (a, b, t, m) in enumerate(spans("times"), 1)
    )
    return replace(analyze_text(text, Anchor.parse(document.get("date"))), entities=entities, times=times)


def gold_triggers_with_events(analysis: Analysis, document: dict[str, Any], lexicon: Any) -> list[tuple[Candidate, dict[str, Any]]]:
    """The gold triggers that the frames know, read as the frames do, in order."""
    found = {}
    for event in document["events"]:
        at = analysis.token_range(offset(document["text"], event), offset(document["text"], event) + 1)[0]
        sentence = analysis.sentences[analysis.sentence_at(at)]
        for candidate in candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token):
            if candidate.frame.type == event["type"]:
                found[at] = (candidate, event)
    return [found[at] for at in sorted(found)]


def gold_roles(analysis: Analysis, text: str, arguments: list[dict[str, Any]], phrases: list[Phrase]) -> dict[int, str]:
    """First token of a phrase -> its role: the phrase that starts where the argument does, else the one that overlaps most."""
    roles: dict[int, str] = {}
    for argument in arguments:
        if argument["role"] == "quantity":
            continue
        start = offset(text, argument)
        first, end = analysis.token_range(start, start + len(argument["text"]))
        while first + 1 < end and analysis.tokens[first].kind == "punct":
            first += 1
        fits = [p for p in phrases if p.first == first or (p.first == first - 1 and analysis.tokens[p.first].kind == "punct")]
        if not fits:
            fits = [p for p in phrases if _overlap(p, first, end) >= 0.5]
        fits = [p for p in fits if p.kind != "time" or argument["role"] == "time"]
        if fits:
            roles.setdefault(max(fits, key=lambda p: _overlap(p, first, end)).first, argument["role"])
    return roles


def _overlap(phrase: Phrase, first: int, end: int) -> float:
    shared = min(phrase.end, end) - max(phrase.first, first)
    return shared / (max(phrase.end, end) - min(phrase.first, first)) if shared > 0 else 0.0


def examples(documents: list[dict[str, Any]]) -> tuple[list[list[str]], list[str]]:
    lexicon = load_lexicon()
    features, labels = [], []
    for document in documents:
        analysis = gold_analysis(document)
        triggers = [(c, e.get("args", [])) for c, e in gold_triggers_with_events(analysis, document, lexicon)]
        tokens = frozenset(c.token for c, _ in triggers)
        for sentence in analysis.sentences:
            own = [(c, a) for c, a in triggers if sentence.first_token <= c.token < sentence.end_token]
            if not own:
                continue
            clause = read_clause(analysis, sentence, [c.token for c, _ in own if c.is_verb], tokens)
            previous, earlier = None, {}
            filled: dict[int, Any] = {}
            for candidate, arguments in own:
                phrases = candidate_phrases(analysis, clause, candidate)
                whole = replace(clause, phrases=tuple(sorted(phrases, key=lambda p: p.first)))
                roles = gold_roles(analysis, document["text"], arguments, phrases)
                given: dict[int, Any] = {}
                for rank, phrase in ranked(phrases, candidate.token):
                    label = roles.get(phrase.first, "none")
                    features.append(pair_features(Pair(analysis, whole, candidate, phrase, rank, tokens, given, earlier, previous, filled)))
                    labels.append(label)
                    if label != "none":
                        given[phrase.first] = label
                filled.update(earlier)
                previous, earlier = candidate, roles
    return features, labels


def table(features: list[list[str]], labels: list[str], names: tuple[str, ...], penalty: float) -> str:
    """Trains a model; its table, with a column for each of ``names``."""
    seen = Counter(feature for row in features for feature in set(row))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f: 1 for f in row if seen[f] >= LEAST_SEEN} for row in features])
    model = LogisticRegression(C=penalty, max_iter=300).fit(matrix, labels)
    order = [list(model.classes_).index(label) for label in names]
    weights, bias = model.coef_, model.intercept_
    if len(names) == 2:
        weights, bias = np.vstack([-weights[0] / 2, weights[0] / 2]), np.array([-bias[0] / 2, bias[0] / 2])
        order = [0, 1]
    weights, bias = weights[order], bias[order]
    rows = ["\t".join(("feature", *names))]
    for column, name in enumerate(vectorizer.feature_names_):
        values = weights[:, column] + (bias if name == "bias" else 0)
        if np.abs(values).max() >= LEAST_WEIGHT:
            rows.append("\t".join((name, *(f"{v:.2f}" if abs(v) >= 0.005 else "" for v in values))))
    return "\n".join(rows) + "\n"


def main(gold: str) -> None:
    documents = json.loads(Path(gold).read_text(encoding="utf-8"))
    OUTPUT.write_text(table(*examples(documents), LABELS, PENALTY), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
