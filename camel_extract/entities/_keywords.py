"""Names among the keywords behind a text, which stand side by side with nothing between: ``سمات السعودية حسين الشبكشي مصر``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .._records import EntityLabel, Token
from ..syntax import keyword_list
from ._consistency import Found

__all__ = ["cut_keywords"]


def cut_keywords(tokens: Sequence[Token], mentions: Sequence[Found]) -> list[Found]:
    """The mentions, those among the keywords cut where a name that the text has before ends."""
    start = keyword_list(tokens)
    if start == len(tokens):
        return list(mentions)
    known = {_name(tokens, found.first, found.end): found.label for found in mentions if found.end <= start}
    return [cut for found in mentions for cut in (_cut(tokens, found, known) if found.first > start else (found,))]


def _name(tokens: Sequence[Token], first: int, end: int) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens[first:end])


def _cut(tokens: Sequence[Token], found: Found, known: Mapping[tuple[str, ...], EntityLabel]) -> Iterator[Found]:
    if _name(tokens, found.first, found.end) in known:
        yield found
        return
    for end in range(found.end - 1, found.first, -1):
        label = known.get(_name(tokens, found.first, end))
        if label is not None:
            yield Found(found.first, end, label, found.score)
            rest = known.get(_name(tokens, end, found.end))
            if rest is not None:
                yield Found(end, found.end, rest, found.score)
            return
    yield found
