"""Which words may fill which role of which trigger: scores of pairs of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

TRIGGER_FLOOR = 0.05
"""Words less probable than this to be a trigger of any type have no roles scored."""

MAX_WORDS = 400
"""A sentence of more words has no roles scored: the table grows with its square, and no real sentence is so long."""


def may_be_triggers(probabilities: NDArray[Any]) -> NDArray[Any]:
    """Indexes of the words that may be triggers, from the probabilities (words, O and event types) of the ``triggers`` head."""
    import numpy as np

    return np.flatnonzero(1.0 - probabilities[:, 0] >= TRIGGER_FLOOR)


class RoleScores:
    """Collects the role scores of one sentence, window by window.

    ``distances``, of shape (2 * reach + 1, roles), is what the distance from trigger to word weighs, from ``-reach`` to ``reach``.
    """

    def __init__(self, words: int, distances: NDArray[Any]) -> None:
        self._words = words
        self._distances = distances
        self._roles = distances.shape[1]
        self._triggers: list[int] = []
        self._tables: list[NDArray[Any]] = []

    def add(self, triggers: list[int], first: int, left: NDArray[Any], right: NDArray[Any]) -> None:
        """Score ``triggers`` with vectors ``left`` against the words from ``first`` on with vectors ``right``."""
        import numpy as np

        if not triggers or self._words > MAX_WORDS:
            return
        pairs = np.einsum(
            "trd,wrd->twr", left.reshape(len(left), self._roles, -1), right.reshape(len(right), self._roles, -1), optimize=True
        )
        reach = len(self._distances) // 2
        distance = np.arange(first, first + len(right)) - np.array(triggers)[:, None]
        pairs += self._distances[np.clip(distance, -reach, reach) + reach]
        table = np.zeros((len(triggers), self._words, self._roles), dtype=np.float32)
        table[:, first : first + len(right)] = 1.0 / (1.0 + np.exp(-np.clip(pairs, -30.0, 30.0)))
        self._triggers += triggers
        self._tables.append(table)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """``role_triggers`` (k,) and ``roles`` (k, words, roles)."""
        import numpy as np

        empty = np.zeros((0, self._words, self._roles), dtype=np.float32)
        return {
            "role_triggers": np.array(self._triggers, dtype=np.int64),
            "roles": np.concatenate([empty, *self._tables]),
        }


def role_probabilities(tags: Mapping[str, NDArray[Any]], word: int) -> NDArray[Any] | None:
    """Probabilities (words, roles) that each word of the sentence stands in the argument of each role of the trigger ``word``.

    ``None`` where none were scored: by a model without roles, for a word that is hardly a trigger, in an endless sentence. Each role is
    scored apart, so a word may fill several.
    """
    if "roles" not in tags:
        return None
    found = (tags["role_triggers"] == word).nonzero()[0]
    return tags["roles"][found[0]] if len(found) else None


class RoleSpan(NamedTuple):
    """Words ``first`` to ``last - 1`` of the sentence fill ``role``; ``score`` is their mean probability."""

    role: str
    first: int
    last: int
    score: float


def role_spans(
    tags: Mapping[str, NDArray[Any]], word: int, roles: Sequence[str], *, threshold: float = 0.5
) -> list[RoleSpan]:
    """The arguments of the trigger ``word``: for each of ``roles`` the stretches of words at least ``threshold`` probable."""
    table = role_probabilities(tags, word)
    if table is None:
        return []
    spans = []
    for column, role in enumerate(roles):
        first = None
        for at, probability in enumerate([*table[:, column].tolist(), 0.0]):
            if probability >= threshold and first is None:
                first = at
            elif probability < threshold and first is not None:
                spans.append(RoleSpan(role, first, at, float(table[first:at, column].mean())))
                first = None
    return spans
