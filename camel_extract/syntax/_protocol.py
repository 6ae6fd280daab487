"""What a syntax engine is: an analysis in, one dependency a token out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from .._analysis import Analysis, Dependency

__all__ = ["Dependency", "SyntaxParser"]


@runtime_checkable
class SyntaxParser(Protocol):
    """An engine that tells which token depends on which. Any object with this method serves as ``ce.load(syntax=...)``."""

    def parse(self, analysis: Analysis) -> Sequence[Dependency]:
        """One dependency for each of ``analysis.tokens``, in order: heads are in the same sentence and make no circle.

        None at all, as the light reader gives, leaves noun phrases and relations to the rules over words.
        """
        ...
