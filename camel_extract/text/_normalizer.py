"""The folded view of a text, and the exact map from it back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from ._tables import ATTACHED, FOLDS, PRESENTATION_FORMS, VANISHING

__all__ = ["FoldedText", "Normalizer", "fold", "fold_text"]


def _character_class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)


class _FoldTable(dict[int, str]):
    """One-to-one folds by code point, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded = _fold_unlisted(character)
        return folded


def _fold_unlisted(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs":
        return " "
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


_ONE_TO_ONE = _FoldTable({ord(c): target for sources, target in FOLDS for c in sources})
_VANISHING = re.compile(f"[{_character_class(VANISHING)}]")
_SPECIAL = re.compile(f"[{_character_class(VANISHING)}]+|[{_character_class(PRESENTATION_FORMS)}]|\r(?=\n)")
_ATTACHED = re.compile(f"[{_character_class(ATTACHED)}]*")


@lru_cache(maxsize=2048)
def _expand(character: str) -> str:
    """The folded letters of one presentation form."""
    decomposed = unicodedata.normalize("NFKC", character)
    return _VANISHING.sub("", decomposed).translate(_ONE_TO_ONE)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text's folded view.

    ``text`` is the view, ``original`` the text as given. :meth:`span` maps half-open code-point offsets of the view to half-open
    code-point offsets of the original; a span takes in the vowel marks and tatweel that follow its last letter, but no
    invisible control.
    """

    text: str
    original: str
    _view_starts: list[int] = field(repr=False)
    _original_starts: list[int] = field(repr=False)
    _expanded: list[bool] = field(repr=False)

    def start(self, position: int) -> int:
        """Offset in the original of the character that folds to position ``position`` of the view."""
        piece = bisect_right(self._view_starts, position) - 1
        if self._expanded[piece]:
            return self._original_starts[piece]
        return self._original_starts[piece] + position - self._view_starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the view, ``0 <= start < end <= len(view)``, to the original."""
        last = self.start(end - 1) + 1
        attached = _ATTACHED.match(self.original, last)
        return self.start(start), attached.end() if attached else last


def fold_text(text: str) -> FoldedText:
    """Fold ``text``: letters that Arabic spelling confuses made one, marks and controls gone, digits and spaces ASCII.

    Linear in ``len(text)``. Any ``str`` is taken, lone surrogates included.
    """
    pieces: list[str] = []
    view_starts: list[int] = [0]
    original_starts: list[int] = [0]
    expanded: list[bool] = [False]
    length = position = 0

    def open_piece(original: int, is_expanded: bool) -> None:
        view_starts.append(length)
        original_starts.append(original)
        expanded.append(is_expanded)

    for match in _SPECIAL.finditer(text):
        plain = text[position : match.start()].translate(_ONE_TO_ONE)
        pieces.append(plain)
        length += len(plain)
        if letters := _expand(match[0]) if len(match[0]) == 1 and match[0] != "\r" else "":
            open_piece(match.start(), True)
            pieces.append(letters)
            length += len(letters)
        position = match.end()
        open_piece(position, False)
    pieces.append(text[position:].translate(_ONE_TO_ONE))
    return FoldedText("".join(pieces), text, view_starts, original_starts, expanded)


def fold(text: str) -> str:
    """The folded view of ``text`` alone, without the offset map: how lexicon entries are prepared for matching."""
    return fold_text(text).text


class Normalizer:
    """Text in, :class:`FoldedText` out: the first stage, usable alone.

    >>> Normalizer()("الأُولى").text
    'الاولي'
    """

    def __call__(self, text: str) -> FoldedText:
        return fold_text(text)
