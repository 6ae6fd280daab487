"""What the model of modality learns from, and how it is trained, for ``train_events.py``.

A multinomial logistic regression with L2 penalty over binary features. Where the encoder's head has a say, that is an offset: the model
learns only where and how far to depart from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from events_corpus import Article
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from camel_extract.events._frames import Lexicon
from camel_extract.events._modality import Earlier, Scope, head_trusted, modality_features, outlook_of

LABELS = ("actual", "planned", "requested", "hypothetical")
PENALTY = 0.03
PENALTY_BARE = 0.2
"""Inverse strengths of the penalty: beside the encoder's head, and without it."""
LEAST_SEEN = 2
LEAST_WEIGHT = 0.01
_STEPS = 100


def scopes(articles: Sequence[Article], lexicon: Lexicon) -> Iterator[tuple[Scope, str]]:
    """The gold triggers in order, each with its modality; what was decided before is the gold's."""
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
            yield Scope(analysis, analysis.sentences[number], candidate, earlier, mentions.get(key), outlook), event["modality"]
            mentions[key] = event["modality"]
            last_sentence, earlier = number, Earlier(candidate, event["modality"])


def _fit(features: csr_matrix, offsets: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any], penalty: float) -> np.ndarray[Any, Any]:
    """Weights, shaped (features, labels), of the least penalised loss. ``offsets`` and ``wanted`` are shaped (examples, labels)."""
    shape = features.shape[1], wanted.shape[1]
    transposed = features.T.tocsr()

    def loss(flat: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        weights = flat.reshape(shape)
        scores = features @ weights + offsets
        scores -= scores.max(axis=1, keepdims=True)
        logarithms = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        slope = transposed @ (np.exp(logarithms) - wanted) + weights / penalty
        return float(-(wanted * logarithms).sum() + (weights**2).sum() / (2 * penalty)), slope.ravel()

    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x).reshape(shape)


def table(articles: Sequence[Article], lexicon: Lexicon) -> str:
    """Trains the model; its table, with a column for each of ``LABELS``."""
    examples = list(scopes(articles, lexicon))
    rows = [list(dict.fromkeys(modality_features(scope))) for scope, _ in examples]
    seen = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, times in seen.items() if times >= LEAST_SEEN)
    places = {name: place for place, name in enumerate(names)}
    found = [[places[feature] for feature in row if feature in places] for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    matrix = csr_matrix((np.ones(ends[-1]), np.concatenate(found), ends), shape=(len(rows), len(names)))
    heads = [head_trusted(scope) for scope, _ in examples]
    offsets = np.log([[head.get(label, 1.0) for label in LABELS] for head in heads])
    wanted = np.array([[float(label == modality) for label in LABELS] for _, modality in examples])
    weights = _fit(matrix, offsets, wanted, PENALTY if any(heads) else PENALTY_BARE)
    lines = ["\t".join(("feature", *LABELS))]
    for name, values in zip(names, weights, strict=True):
        if np.abs(values).max() >= LEAST_WEIGHT:
            lines.append("\t".join((name, *(f"{value:.2f}" if abs(value) >= 0.005 else "" for value in values))))
    return "\n".join(lines) + "\n"
