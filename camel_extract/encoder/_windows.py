"""Sentences cut and packed into windows that the model can read at once.

Short sentences share a window, so that each is read in its context and little is run twice; a sentence longer than a
window is read in several that overlap, and each word takes its labels from the window where it stands deepest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ._pieces import BOS, EOS

Pieces = Sequence[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one sentence in a window, from ``first`` on; ``places`` holds where each begins in the window's ids.

    The window gives the labels of words ``kept[0]`` to ``kept[1] - 1``; those beside them are context.
    """

    sentence: int
    first: int
    places: list[int]
    kept: tuple[int, int]


@dataclass(slots=True)
class Window:
    """Piece ids of one run of the model, and the words that stand in it."""

    ids: list[int] = field(default_factory=lambda: [BOS])
    stretches: list[Stretch] = field(default_factory=list)

    def add(self, sentence: int, first: int, words: Sequence[Pieces], kept: tuple[int, int]) -> None:
        """Append words and an end mark."""
        places = []
        for pieces in words:
            places.append(len(self.ids))
            self.ids.extend(pieces)
        self.ids.append(EOS)
        self.stretches.append(Stretch(sentence, first, places, kept))


def pack(sentences: Iterable[Sequence[Pieces]], size: int) -> Iterator[Window]:
    """Windows of at most ``size`` ids over ``sentences`` (words as tuples of piece ids), in order; every word is kept in one."""
    window = Window()
    for number, words in enumerate(sentences):
        if not words:
            continue
        length = sum(map(len, words)) + 1
        if len(window.ids) + length > size and window.stretches:
            yield window
            window = Window()
        if len(window.ids) + length <= size:
            window.add(number, 0, words, (0, len(words)))
        else:
            yield from _overlapping(number, words, size)
    if window.stretches:
        yield window


def _overlapping(number: int, words: Sequence[Pieces], size: int) -> Iterator[Window]:
    """Windows over one long sentence; neighbours share about a quarter, cut in its middle."""
    for first, end, kept in overlapping_ranges([len(word) for word in words], size - 2):
        window = Window()
        window.add(number, first, words[first:end], kept)
        yield window


def overlapping_ranges(lengths: Sequence[int], room: int) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Half-open word ranges of at most ``room`` pieces (a longer word stands alone), each with the part of it whose labels are kept."""
    ranges = _ranges(lengths, room)
    for index, (first, end) in enumerate(ranges):
        low = first if index == 0 else (first + ranges[index - 1][1]) // 2
        high = end if index + 1 == len(ranges) else (ranges[index + 1][0] + end) // 2
        yield first, end, (low, high)


def _ranges(lengths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Half-open word ranges of at most ``room`` pieces each; each begins some ``room / 4`` pieces before the last one ends."""
    ranges = []
    first = 0
    while True:
        end, used = first, 0
        while end < len(lengths) and (used + lengths[end] <= room or end == first):
            used += lengths[end]
            end += 1
        ranges.append((first, end))
        if end == len(lengths):
            return ranges
        back, shared = end, 0
        while back - 1 > first and shared + lengths[back - 1] <= room // 4:
            back -= 1
            shared += lengths[back]
        first = back
