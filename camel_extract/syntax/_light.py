"""The light reader as a syntax engine: no parser runs."""

from __future__ import annotations

from collections.abc import Sequence

from .._analysis import Analysis, Dependency

__all__ = ["LightReader"]


class LightReader:
    """Leaves noun phrases to :func:`noun_phrase_end`, and relations to the rules of the stages."""

    def parse(self, analysis: Analysis) -> Sequence[Dependency]:
        """No dependencies."""
        return ()
