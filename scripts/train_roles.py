"""What the models that give phrases their roles learn from, and how all models are trained, for ``train_events.py``.

The phrases are those that the library itself finds; a multinomial logistic regression with L2 penalty
(scikit-learn) weighs the features of ``_features.py``; features seen once and weights near nothing are left out.
The second look is learnt from first looks by models that had not seen the article: small boosted trees (scikit-learn).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from events_corpus import Article, offset
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from camel_extract._analysis import Analysis
from camel_extract._loglinear import LogLinear, parse_model
from camel_extract.events._arguments import Look, candidate_phrases, decide, first_look, ranked
from camel_extract.events._features import Pair, pair_features
from camel_extract.events._frames import Lexicon
from camel_extract.events._models import Models
from camel_extract.events._phrases import Phrase, read_clause
from camel_extract.events._second_look import COLUMNS, LABELS, side_by_side

LEAST_SEEN = 2
LEAST_WEIGHT = 0.03
PENALTY = 0.3
LOOKS = 4
"""Parts of the articles, each looked at by a model that learnt from the others."""
THRESHOLD = 0.3
ROUNDS = 80


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


def first_looks(article: Article, lexicon: Lexicon, roles: LogLinear) -> Iterator[tuple[Look, dict[int, str]]]:
    """The first look at each gold trigger of an article, with the roles that its phrases have."""
    models = Models(roles, roles, roles, roles, {})
    triggers = [(c, e.get("args", [])) for c, e in article.triggers(lexicon)]
    analysis = article.analysis
    for sentence in analysis.sentences:
        own = [(c, a) for c, a in triggers if sentence.first_token <= c.token < sentence.end_token]
        if not own:
            continue
        tokens = frozenset(c.token for c, _ in own)
        clause = read_clause(analysis, sentence, [c.token for c, _ in own if c.is_verb], tokens)
        previous, earlier = None, {}
        filled: dict[int, Any] = {}
        for candidate, arguments in own:
            look = first_look(analysis, models, clause, candidate, tokens, previous, earlier, filled, THRESHOLD)
            yield look, gold_roles(analysis, article.text, arguments, [pair.phrase for pair in look.pairs])
            filled.update(earlier)
            previous, earlier = candidate, {at: f.role for at, f in decide(look, candidate.token, THRESHOLD).items()}


def trees(articles: Sequence[Article], lexicon: Lexicon, parts: Sequence[tuple[list[list[str]], list[str]]]) -> str:
    """Learns the second look; ``parts`` are the examples of each article for the first. The table of its trees."""
    rows, labels = [], []
    for part in range(LOOKS):
        others = [examples for i, examples in enumerate(parts) if i % LOOKS != part]
        seen = table([f for features, _ in others for f in features], [x for _, wanted in others for x in wanted], LABELS, PENALTY)
        roles = parse_model(seen, name="roles")
        for article in articles[part::LOOKS]:
            for look, wanted in first_looks(article, lexicon, roles):
                if look.pairs:
                    rows.append(side_by_side(look.pairs, look.shares, range(len(look.pairs))))
                    labels.extend(LABELS.index(wanted.get(pair.phrase.first, "none")) for pair in look.pairs)
    return tree_table(np.concatenate(rows), labels)


def tree_table(rows: Any, labels: list[int]) -> str:
    """Trains the trees; their table."""
    model = HistGradientBoostingClassifier(
        learning_rate=0.08, max_iter=ROUNDS, max_depth=3, min_samples_leaf=30, l2_regularization=5, max_features=0.4, early_stopping=False,
        random_state=0,
    ).fit(rows, labels)
    baseline = model._baseline_prediction[0]
    names = [LABELS[label] for label in model.classes_[-len(baseline) :]]
    lines = [_row(name, {}, {0: value}) for name, value in zip(names, baseline, strict=True)]
    for predictors in model._predictors:
        for name, predictor in zip(names, predictors, strict=True):
            questions: dict[int, str] = {}
            answers: dict[int, float] = {}
            _walk(predictor.nodes, 0, 0, questions, answers)
            lines.append(_row(name, questions, answers))
    return "\n".join(lines) + "\n"


def _walk(nodes: Any, node: int, place: int, questions: dict[int, str], answers: dict[int, float]) -> None:
    """Reads a tree from ``node`` on, which stands at ``place`` of a full tree of seven questions; a leaf before their end has none."""
    own = nodes[node]
    if own["is_leaf"]:
        answers[place] = own["value"]
        return
    questions[place] = f"{COLUMNS[own['feature_idx']]} > {own['num_threshold']:.4g}"
    _walk(nodes, own["left"], 2 * place + 1, questions, answers)
    _walk(nodes, own["right"], 2 * place + 2, questions, answers)


def _row(label: str, questions: dict[int, str], answers: dict[int, float]) -> str:
    """The row of a tree. Where a question is missing all of its answers are the first."""
    whole = []
    for leaf in range(7, 15):
        place = leaf
        while place not in answers:
            place = (place - 1) // 2
        whole.append(f"{answers[place]:.4f}")
    return "\t".join((label, *(questions.get(place, "-") for place in range(7)), *whole))
