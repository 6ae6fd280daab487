"""What the model that gives phrases their roles learns from, and how all models are trained, for ``train_events.py``.

The phrases are those that the library itself finds; a multinomial logistic regression with L2 penalty
(scikit-learn) weighs the features of ``_features.py``; features seen once and weights near nothing are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from events_corpus import Article, offset
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from camel_extract._analysis import Analysis
from camel_extract.events._arguments import candidate_phrases, ranked
from camel_extract.events._features import Pair, pair_features
from camel_extract.events._frames import Lexicon
from camel_extract.events._phrases import Phrase, read_clause

LABELS = ("none", "agent", "target", "theme", "participant", "place", "time")
LEAST_SEEN = 2
LEAST_WEIGHT = 0.03
PENALTY = 0.3


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


def examples(articles: Sequence[Article], lexicon: Lexicon) -> tuple[list[list[str]], list[str]]:
    features, labels = [], []
    for article in articles:
        analysis = article.analysis
        triggers = [(c, e.get("args", [])) for c, e in article.triggers(lexicon)]
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
                roles = gold_roles(analysis, article.text, arguments, phrases)
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
