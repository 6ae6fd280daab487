"""Scores of predicted labels: strict spans for BIO heads, labelled words for the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from camel_extract.entities._decoding import decode_spans
from training.corpora import is_content


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


def add_sentence(scores: Scores, words: Sequence[str], gold: dict[str, list[str | None]], heads: dict[str, tuple[str, ...]], probabilities: dict[str, object]) -> None:
    """Score one sentence on every head that has gold labels and predictions."""
    for head, labels in heads.items():
        if head not in gold or head not in probabilities:
            continue
        table = probabilities[head]
        truth = gold[head]
        if head in ("modality", "negated"):
            best = table.argmax(-1)  # type: ignore[attr-defined]
            asked = [i for i, label in enumerate(truth) if label is not None]
            scores.add(head, [(i, truth[i]) for i in asked], [(i, labels[best[i]]) for i in asked])
            scores.tallies[head].right += 0
        elif any(label.startswith("B-") for label in labels):
            spans = decode_spans(table, labels)  # type: ignore[arg-type]
            wanted = [(content_span(words, a, b), kind) for a, b, kind in gold_spans(truth)]
            found = [(content_span(words, s.first, s.last), s.label) for s in spans]
            scores.add(head, wanted, found)
            if head == "entities":
                for kind in ("PER", "ORG", "LOC"):
                    scores.add(f"entities.{kind}", [w for w in wanted if w[1] == kind], [f for f in found if f[1] == kind])
            if head == "quotes":
                inside = [i for i, label in enumerate(truth) if label != "O" and is_content(words[i])]
                hit = [i for s in spans for i in range(s.first, s.last) if is_content(words[i])]
                scores.add("quotes.words", inside, hit)
        else:
            best = table.argmax(-1)  # type: ignore[attr-defined]
            scores.add(head, [(i, x) for i, x in enumerate(truth) if x not in (None, "O")], [(i, labels[k]) for i, k in enumerate(best) if k])
            scores.add(f"{head}.word", [i for i, x in enumerate(truth) if x not in (None, "O")], [i for i, k in enumerate(best) if k])
