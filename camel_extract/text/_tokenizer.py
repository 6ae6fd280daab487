"""Tokens of the folded view, with their offsets in the text as given."""

from __future__ import annotations

import regex

from .._records import Token, TokenKind
from ._normalizer import FoldedText, fold_text

__all__ = ["Tokenizer", "tokenize"]

_TOKEN = regex.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<word>\p{L}[\p{L}\p{M}]*)"
    r"|\.+|-+|[^\s\x1f\p{L}]\p{M}*"
)
_KINDS: dict[str | None, TokenKind] = {"number": "number", "word": "word", None: "punct"}


def tokenize(folded: FoldedText) -> tuple[Token, ...]:
    """Words, numbers and marks in order of offset. A number keeps its separators (``1,250.5``); marks stand alone, but for runs of
    dots and of hyphens; digits are cut from letters (``100عربة``). White space is no token. Linear in the length of the text."""
    tokens = []
    original = folded.original
    for match in _TOKEN.finditer(folded.text):
        start, end = folded.span(match.start(), match.end())
        tokens.append(Token(start, end, original[start:end], match[0], _KINDS[match.lastgroup]))
    return tuple(tokens)


class Tokenizer:
    """Text in, tokens out: usable alone.

    >>> [t.text for t in Tokenizer()("وقالت: 12٫5٪")]
    ['وقالت', ':', '12٫5', '٪']
    """

    def __call__(self, text: str) -> tuple[Token, ...]:
        return tokenize(fold_text(text))
