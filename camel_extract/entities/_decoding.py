"""Label probabilities to spans: the best path of valid BIO labels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FLOOR = 1e-9


class LabelledSpan(NamedTuple):
    """Words ``first`` to ``last - 1`` of a sentence carry ``label``; ``score`` is the least sure word's probability."""

    first: int
    last: int
    label: str
    score: float


@lru_cache(maxsize=64)
def allowed_transitions(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """``allowed[i, j]``: may label ``j`` follow label ``i``?  ``I-X`` follows only ``B-X`` and ``I-X``."""
    import numpy as np

    allowed = np.ones((len(labels), len(labels)), dtype=bool)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            for i, before in enumerate(labels):
                allowed[i, j] = before[1:] == label[1:] and before != "O"
    return allowed


def is_valid(path: NDArray[np.intp], labels: Sequence[str]) -> bool:
    """Is a non-empty sequence of label indexes a valid one? Where the most probable labels are, no path is better."""
    allowed = allowed_transitions(tuple(labels))
    return not labels[path[0]].startswith("I-") and bool(allowed[path[:-1], path[1:]].all())


def best_path(probabilities: NDArray[np.float32], labels: Sequence[str]) -> list[int]:
    """The most probable valid sequence of label indexes for ``probabilities`` of shape (words, labels)."""
    import numpy as np

    if len(probabilities) == 0:
        return []
    greedy = probabilities.argmax(axis=1)
    if is_valid(greedy, labels):
        return [int(label) for label in greedy]
    logs = np.log(np.maximum(probabilities, _FLOOR))
    steps = np.where(allowed_transitions(tuple(labels)), 0.0, -np.inf)
    scores = np.where([label.startswith("I-") for label in labels], -np.inf, logs[0])
    columns = np.arange(len(labels))
    back: list[NDArray[np.intp]] = []
    for row in logs[1:]:
        through = scores[:, None] + steps
        best = through.argmax(axis=0)
        back.append(best)
        scores = through[best, columns] + row
    path = [int(scores.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def decode_spans(probabilities: NDArray[np.float32], labels: Sequence[str]) -> list[LabelledSpan]:
    """Spans of the best valid path, in order; they never overlap."""
    path = best_path(probabilities, labels)
    spans: list[LabelledSpan] = []
    at = 0
    while at < len(path):
        first, name = at, labels[path[at]]
        at += 1
        if not name.startswith("B-"):
            continue
        while at < len(path) and labels[path[at]] == "I-" + name[2:]:
            at += 1
        score = min(float(probabilities[word, path[word]]) for word in range(first, at))
        spans.append(LabelledSpan(first, at, name[2:], score))
    return spans
