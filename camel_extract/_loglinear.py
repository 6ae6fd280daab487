"""A log-linear model read from a flat table: one row a feature, one column a label."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from math import exp, isfinite

from ._errors import LexiconError

__all__ = ["LogLinear", "parse_model", "read_model"]


class LogLinear:
    """Label probabilities from the sum of the weights of binary features."""

    def __init__(self, labels: tuple[str, ...], weights: dict[str, tuple[float, ...]]) -> None:
        self.labels = labels
        self._weights = weights

    @property
    def features(self) -> frozenset[str]:
        """Those that have weights."""
        return frozenset(self._weights)

    def __contains__(self, feature: str) -> bool:
        return feature in self._weights

    def weights(self, features: Iterable[str], label: str) -> dict[str, float]:
        """How much each known feature speaks for a label: its weight less the mean of those of all labels; the heaviest first."""
        column = self.labels.index(label)
        rows = {feature: self._weights[feature] for feature in features if feature in self._weights}
        found = {feature: row[column] - sum(row) / len(row) for feature, row in rows.items()}
        return dict(sorted(found.items(), key=lambda item: -abs(item[1])))

    def __call__(self, features: Iterable[str]) -> dict[str, float]:
        """Label -> probability; they sum to 1. Unknown features say nothing."""
        weights = self._weights
        rows = [weights[feature] for feature in features if feature in weights]
        sums = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(self.labels)
        highest = max(sums)
        powers = [exp(value - highest) for value in sums]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}


def parse_model(text: str, *, name: str) -> LogLinear:
    """A model from its table; the first row names the labels. Raises :class:`LexiconError` naming ``name`` and row."""
    lines = text.splitlines()
    labels = tuple(lines[0].split("\t")[1:]) if lines else ()
    if not labels:
        raise LexiconError(f"{name}, row 1: expected the labels")
    weights: dict[str, tuple[float, ...]] = {}
    for number, line in enumerate(lines[1:], 2):
        feature, *columns = line.split("\t")
        try:
            values = tuple(float(column or 0) for column in columns)
        except ValueError:
            raise LexiconError(f"{name}, row {number}: expected numbers, found {line!r}") from None
        if len(values) != len(labels) or not all(map(isfinite, values)) or feature in weights:
            raise LexiconError(f"{name}, row {number}: expected a new feature and {len(labels)} finite numbers, found {line!r}")
        weights[feature] = values
    return LogLinear(labels, weights)


def read_model(package: str, name: str) -> LogLinear:
    """The model in the file ``name`` of a package of the library."""
    return parse_model(files(package).joinpath(name).read_text(encoding="utf-8"), name=name)
