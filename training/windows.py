"""The news as windows that the model reads, with the words in them: all arrays on one device, batches by indexing alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from camel_extract.encoder._pieces import BOS, EOS, PAD
from training.examples import BUDGET
from training.news import News


@dataclass(frozen=True)
class Windows:
    """``ids`` (windows, `BUDGET`) padded piece ids; ``columns`` the place of the first piece of every word, windows after windows;
    ``first_word`` (windows + 1) where a window's words begin; ``unit_of_word`` and ``first_of_unit`` (units + 1) tell the stretch (a
    sentence, or what of it fits a window) of each word."""

    ids: Tensor
    columns: Tensor
    first_word: Tensor
    unit_of_word: Tensor
    first_of_unit: Tensor

    def __len__(self) -> int:
        return len(self.ids)

    def to(self, device: str) -> Windows:
        return Windows(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class WindowBatch:
    """Input of some windows, and the numbers of their words among all words (``words``) in the order of ``rows`` and ``columns``."""

    ids: Tensor
    mask: Tensor
    rows: Tensor
    columns: Tensor
    words: Tensor


def ranges(first: Tensor, end: Tensor) -> tuple[Tensor, Tensor]:
    """The numbers from ``first`` to ``end - 1`` of each pair, one after another, and the number of the pair of each."""
    lengths = end - first
    owner = torch.repeat_interleave(torch.arange(len(first), device=first.device), lengths)
    before = torch.cumsum(lengths, 0) - lengths
    return torch.arange(len(owner), device=first.device) - before[owner] + first[owner], owner


def units(news: News) -> Iterator[tuple[int, int, bool]]:
    """(first word, end, begins an article) of each sentence, or of stretches of it that fit a window."""
    begins = set(news.sentence_of_article.tolist())
    word_ends = news.word_of_sentence.tolist()
    place = news.piece_of_word
    room = BUDGET - 2
    for sentence, (first, end) in enumerate(itertools.pairwise(word_ends)):
        new = sentence in begins
        while first < end:
            stop = min(int(np.searchsorted(place, place[first] + room, side="right")) - 1, end)
            yield first, stop, new
            first, new = stop, False


def build(news: News) -> Windows:
    """Windows over all articles: sentences of one article share one as long as they fit."""
    ids: list[np.ndarray] = []
    columns: list[np.ndarray] = []
    first_word: list[int] = []
    first_of_unit: list[int] = []
    row, used = np.full(BUDGET, PAD, dtype=np.int16), BUDGET
    for first, end, new in units(news):
        pieces = news.pieces[news.piece_of_word[first] : news.piece_of_word[end]]
        if new or used + len(pieces) + 1 > BUDGET:
            row, used = np.full(BUDGET, PAD, dtype=np.int16), 1
            row[0] = BOS
            ids.append(row)
            first_word.append(first)
        row[used : used + len(pieces)] = pieces
        row[used + len(pieces)] = EOS
        columns.append((news.piece_of_word[first:end] - news.piece_of_word[first] + used).astype(np.int16))
        first_of_unit.append(first)
        used += len(pieces) + 1
    total = len(news.piece_of_word) - 1
    unit_bounds = torch.tensor([*first_of_unit, total])
    unit_of_word = torch.repeat_interleave(torch.arange(len(first_of_unit)), unit_bounds.diff())
    places = torch.from_numpy(np.concatenate(columns))
    return Windows(torch.from_numpy(np.stack(ids)), places, torch.tensor([*first_word, total]), unit_of_word, unit_bounds)


def window_batch(windows: Windows, chosen: Tensor) -> WindowBatch:
    """The windows ``chosen``, padded to the longest of them."""
    ids = windows.ids[chosen].long()
    ids = ids[:, : int((ids != PAD).sum(1).max())]
    words, rows = ranges(windows.first_word[chosen], windows.first_word[chosen + 1])
    return WindowBatch(ids, (ids != PAD).float(), rows, windows.columns[words].long(), words)
