"""The second look at the phrases of a trigger: all side by side, after each has been weighed alone.

The log-linear model weighs one phrase at a time and cannot say ``this one, because no other is as likely``. Boosted trees of three
questions each ask for that: how probable each role is here, and in the phrases beside and around this one; what the encoder's head gives
its first words; how it stands to the trigger. Their table has one row a tree: the role that it speaks for, seven questions
(``column > threshold``, from the first to the four last, ``-`` for none) and eight answers, the first where all are denied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from math import isfinite
from typing import TYPE_CHECKING, Any

from .._errors import LexiconError
from ._heads import role_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ._features import Pair

__all__ = ["COLUMNS", "LABELS", "Trees", "parse_trees", "read_trees", "side_by_side"]

LABELS = ("none", "agent", "target", "theme", "participant", "place", "time")
_ROLES = LABELS[1:]
_BLOCKS = (
    "head at first word",
    "head at first words",
    "head at best word",
    "share",
    "best share elsewhere",
    "best share around",
    "phrases with a greater share",
    "shares elsewhere",
)
_SYMBOLS = "VCR,P"
_BEFORE = "VRCP^,"
_PREPOSITIONS = {
    "from": ("من", "عن", "من قبل", "علي يد"),
    "at": ("في", "ب", "داخل", "قرب", "عند"),
    "with": ("مع", "بين"),
    "to": ("الي", "ل", "نحو"),
    "on": ("علي", "ضد", "بحق"),
    "when": ("خلال", "بعد", "قبل", "منذ", "حتي", "اثناء"),
    "about": ("حول", "بشان", "بخصوص"),
}
_SHAPES = ("PER", "ORG", "LOC", "number", "def", "indef", "office", "this")
_PLAIN = (
    "rank",
    "distance",
    "length",
    "inner",
    "conjoined",
    "holds trigger",
    "adjacent",
    "definite trigger",
    "pronoun on trigger",
    "triggers between",
    "is a trigger",
    "heading",
    "verb",
    "passive",
    "participle",
    "any preposition",
    "name inside",
    "time",
)
COLUMNS = (
    *(f"{block}: {role}" for block in _BLOCKS for role in _ROLES),
    "share: none",
    "phrases",
    *_PLAIN,
    *(f"between: {symbol}" for symbol in _SYMBOLS),
    *(f"before: {symbol}" for symbol in _BEFORE),
    *(f"preposition: {group}" for group in _PREPOSITIONS),
    *(f"shape: {shape}" for shape in _SHAPES),
)
"""The names of what is asked."""

_DEPTH = 3
_QUESTIONS = 2**_DEPTH - 1
_HEAD_WORDS = 3
_LONGEST_HEAD = 8
"""Words of a phrase that the encoder's head is asked about."""


def _context(pair: Pair) -> list[float]:
    """How a phrase stands to the trigger, in the order of ``COLUMNS`` after those of shares."""
    phrase, trigger = pair.phrase, pair.trigger
    first, end = (trigger.token + 1, phrase.first) if pair.after else (phrase.end, trigger.token)
    between = pair.clause.between(first, end)
    before = pair.clause.symbol(phrase.first - 1) if phrase.first > pair.clause.sentence.first_token else "^"
    plain = (
        pair.rank,
        phrase.first - trigger.token,
        phrase.end - phrase.first,
        phrase.inner,
        phrase.conjoined,
        pair.holds_trigger,
        pair.adjacent,
        trigger.cut.definite,
        bool(trigger.cut.suffix),
        len(pair.triggers_between),
        phrase.first in pair.triggers,
        pair.clause.sentence.heading,
        trigger.is_verb,
        pair.pos == "passive",
        trigger.trigger.pos == "participle",
        bool(phrase.preposition),
        "+" in pair.shape,
        phrase.kind == "time",
    )
    return [
        *map(float, plain),
        *(float(between.count(symbol)) for symbol in _SYMBOLS),
        *(float(before == symbol) for symbol in _BEFORE),
        *(float(phrase.preposition in group) for group in _PREPOSITIONS.values()),
        *(float(pair.shape.startswith(shape)) for shape in _SHAPES),
    ]


def side_by_side(pairs: Sequence[Pair], shares: Sequence[Mapping[str, float]], wanted: Sequence[int]) -> NDArray[Any]:
    """One row for each of the ``wanted`` phrases of one trigger, one column for each of ``COLUMNS``.

    ``pairs`` are all phrases of the trigger, ``shares`` the probabilities of their roles from the first look.
    """
    import numpy as np

    share = np.array([[found.get(role, 0.0) for role in _ROLES] for found in shares])
    first = np.array([pair.phrase.first for pair in pairs])
    end = np.array([pair.phrase.end for pair in pairs])
    own, chosen = share[wanted], np.array(wanted)
    around = (first < end[chosen, None]) & (end > first[chosen, None])
    elsewhere = np.where(around[:, :, None], 0.0, share)
    around[np.arange(len(wanted)), chosen] = False
    kept = [pairs[i] for i in wanted]
    columns = [
        *_head(kept),
        own,
        elsewhere.max(axis=1),
        np.where(around[:, :, None], share, 0.0).max(axis=1),
        (share > own[:, None]).sum(axis=1),
        elsewhere.sum(axis=1),
        np.array([[1 - sum(shares[i].values()), len(pairs), *_context(pair)] for i, pair in zip(wanted, kept, strict=True)]),
    ]
    rows: NDArray[Any] = np.concatenate(columns, axis=1)
    return rows


def _head(pairs: Sequence[Pair]) -> list[NDArray[Any]]:
    """What the encoder's head gives each role at the first word of each phrase, at its first words, and at its best word."""
    import numpy as np

    table = role_table(pairs[0].analysis, pairs[0].trigger.token, _ROLES)
    if table is None:
        return [np.zeros((len(pairs), len(_ROLES)))] * 3
    offset, trigger = pairs[0].clause.sentence.first_token, pairs[0].trigger.token
    rows = []
    for pair in pairs:
        end = trigger if pair.holds_trigger else pair.phrase.end
        words = table[pair.phrase.first - offset : min(end, pair.phrase.first + _LONGEST_HEAD) - offset]
        rows.append((words[0], words[:_HEAD_WORDS].mean(axis=0), words.max(axis=0)))
    return [np.array(block) for block in zip(*rows, strict=True)]


class Trees:
    """Sums of answers of trees, as probabilities of ``LABELS``."""

    def __init__(self, labels: Sequence[int], columns: NDArray[Any], thresholds: NDArray[Any], answers: NDArray[Any]) -> None:
        import numpy as np

        self._columns, self._thresholds, self._answers = columns, thresholds, answers
        self._trees = np.arange(len(labels))
        self._speaks = np.eye(len(LABELS))[list(labels)]

    def __call__(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Probabilities (phrases, ``LABELS``) from the rows of :func:`side_by_side`."""
        import numpy as np

        at = np.zeros((len(rows), len(self._trees)), dtype=int)
        for level in range(_DEPTH):
            question = at + 2**level - 1
            asked = rows[np.arange(len(rows))[:, None], self._columns[self._trees, question]]
            at = 2 * at + (asked > self._thresholds[self._trees, question])
        sums = self._answers[self._trees, at] @ self._speaks
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares: NDArray[Any] = powers / powers.sum(axis=1, keepdims=True)
        return shares


def parse_trees(text: str, *, name: str) -> Trees:
    """Trees from their table. Raises :class:`LexiconError` naming ``name`` and row."""
    import numpy as np

    places = {column: number for number, column in enumerate(COLUMNS)}
    labels, columns, thresholds, answers = [], [], [], []
    for number, line in enumerate(text.splitlines(), 1):
        label, *fields = line.split("\t")
        try:
            if label not in LABELS or len(fields) != 2 * _QUESTIONS + 1:
                raise ValueError
            asked = [field.rsplit(" > ", 1) if field != "-" else (COLUMNS[0], "inf") for field in fields[:_QUESTIONS]]
            columns.append([places[column] for column, _ in asked])
            thresholds.append([float(threshold) for _, threshold in asked])
            answers.append([float(answer) for answer in fields[_QUESTIONS:]])
            if not all(map(isfinite, answers[-1])):
                raise ValueError
        except (KeyError, ValueError):
            wanted = f"expected a label, {_QUESTIONS} questions and {_QUESTIONS + 1} numbers"
            raise LexiconError(f"{name}, row {number}: {wanted}, found {line!r}") from None
        labels.append(LABELS.index(label))
    if not labels:
        raise LexiconError(f"{name}: expected a tree")
    return Trees(labels, np.array(columns), np.array(thresholds), np.array(answers))


def read_trees(name: str) -> Trees:
    """The trees in the file ``name`` of this package."""
    return parse_trees(files(__package__).joinpath(name).read_text(encoding="utf-8"), name=name)
