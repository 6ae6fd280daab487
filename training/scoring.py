"""Scores of predicted labels: strict spans for BIO heads, labelled words for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from camel_extract.entities._decoding import decode_spans
from training.corpora import is_content

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass
class Tally:
    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, gold: Iterable[object], predicted: Iterable[object]) -> None:
        gold_set, predicted_set = set(gold), set(predicted)
        self.right += len(gold_set & predicted_set)
        self.predicted += len(predicted_set)
        self.gold += len(gold_set)

    def row(self) -> dict[str, float]:
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1), "gold": self.gold}


@dataclass
class Scores:
    tallies: dict[str, Tally] = field(default_factory=dict)

    def add(self, name: str, gold: Iterable[object], predicted: Iterable[object]) -> None:
        self.tallies.setdefault(name, Tally()).add(gold, predicted)

    def table(self) -> dict[str, dict[str, float]]:
        return {name: tally.row() for name, tally in sorted(self.tallies.items())}


def content_span(words: Sequence[str], first: int, last: int) -> tuple[int, ...]:
    """Indexes of the words with letters or digits: what strict whole-word scoring compares."""
    return tuple(index for index in range(first, last) if is_content(words[index]))


def gold_spans(labels: Sequence[str | None]) -> list[tuple[int, int, str]]:
    spans, at = [], 0
    while at < len(labels):
        first, label = at, labels[at]
        at += 1
        if label is not None and label.startswith("B-"):
            while at < len(labels) and labels[at] == "I-" + label[2:]:
                at += 1
            spans.append((first, at, label[2:]))
    return spans


Probabilities = Mapping[str, "NDArray[np.float32]"]


def add_sentence(
    scores: Scores,
    words: Sequence[str],
    gold: Mapping[str, Sequence[str | None]],
    heads: Mapping[str, Sequence[str]],
    probabilities: Probabilities,
) -> None:
    """Score one sentence on every head that has gold labels and predictions."""
    for head, labels in heads.items():
        if head not in gold or head not in probabilities:
            continue
        if any(label.startswith("B-") for label in labels):
            _add_spans(scores, head, words, gold[head], labels, probabilities[head])
        else:
            _add_words(scores, head, gold[head], labels, probabilities[head])


def _add_spans(
    scores: Scores,
    head: str,
    words: Sequence[str],
    truth: Sequence[str | None],
    labels: Sequence[str],
    table: NDArray[np.float32],
) -> None:
    spans = decode_spans(table, labels)
    wanted = [(content_span(words, a, b), kind) for a, b, kind in gold_spans(truth)]
    found = [(content_span(words, span.first, span.last), span.label) for span in spans]
    scores.add(head, wanted, found)
    inside = {i for i, label in enumerate(truth) if label not in (None, "O")}
    hit = {i for span in spans for i in range(span.first, span.last)}
    scores.add(f"{head}.words", filter(_content_of(words), inside), filter(_content_of(words), hit))
    for kind in sorted({label[2:] for label in labels if label.startswith("B-")}):
        scores.add(f"{head}.{kind}", (w for w in wanted if w[1] == kind), (f for f in found if f[1] == kind))


def _content_of(words: Sequence[str]) -> Callable[[int], bool]:
    return lambda index: is_content(words[index])


def _add_words(
    scores: Scores, head: str, truth: Sequence[str | None], labels: Sequence[str], table: NDArray[np.float32]
) -> None:
    """Labels that stand for something; where None is among the gold labels, only the words that have one are asked."""
    asked = [i for i, label in enumerate(truth) if label is not None]
    wanted = [(i, truth[i]) for i in asked if truth[i] != "O"]
    found = [(i, labels[int(table[i].argmax())]) for i in asked]
    found = [(i, label) for i, label in found if label != "O"]
    scores.add(head, wanted, found)
    if labels[0] == "O" and len(labels) > 2:
        scores.add(f"{head}.words", (i for i, _ in wanted), (i for i, _ in found))
