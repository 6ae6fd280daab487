"""The keywords that some sites set behind a text: ``سمات السعودية تصريحات``."""

from __future__ import annotations

from collections.abc import Sequence

from .._records import Token
from ..text import fold

__all__ = ["keyword_list"]

_OPENS = fold("سمات")
_LONGEST = 40
_CLOSE_A_TEXT = frozenset(".!?؟…\"'”“»’)]")


def keyword_list(tokens: Sequence[Token]) -> int:
    """The token at which the keywords behind a text begin: words alone, up to its end. ``len(tokens)`` where there are none."""
    for i in range(len(tokens) - 1, max(len(tokens) - _LONGEST, 0), -1):
        if tokens[i].kind == "punct":
            break
        if tokens[i].folded == _OPENS and tokens[i - 1].folded[-1] in _CLOSE_A_TEXT and i + 1 < len(tokens):
            return i
    return len(tokens)
