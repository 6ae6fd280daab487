"""Words to subword ids, as the model was trained on them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..text._tables import FOLDS

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

SPACE = "\u2581"
BOS, PAD, EOS, UNK = 0, 1, 2, 3
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")

MAX_CHARS = 64
"""Longest part of a word that is looked at: the longest real Arabic words have some 15 letters."""

MAX_PIECES = 16
"""Pieces kept of one word, so that a word of thousands of characters takes no more room than a long name."""

_CLOSING = frozenset("،؛؟.,;:!?)]}»”’…%٪")
_DROPPED = frozenset(("Mn", "Me", "Cf", "Cc", "Cs"))
_TATWEEL = "\u0640"
_MSA_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
_FOREIGN_LETTERS = str.maketrans(
    {char: letter for chars, letter in FOLDS if letter in _MSA_LETTERS for char in chars if char not in _MSA_LETTERS}
)
_CACHED_WORDS = 65_536


@lru_cache(maxsize=4096)
def _kept(char: str) -> bool:
    return char != _TATWEEL and unicodedata.category(char) not in _DROPPED


def clean_word(word: str) -> str:
    """The word as the tokenizer sees it: compatibility forms resolved, Persian and Urdu letters made Arabic, marks, tatweel
    and invisible characters gone.

    Unlike the folded view it keeps hamza forms, yeh and teh marbuta apart: the model knows them. A lone surrogate is dropped (it
    cannot be encoded). The result may be empty.
    """
    head = word[:MAX_CHARS]
    if head.isascii() and head.isprintable():
        return head
    composed = unicodedata.normalize("NFKC", "".join(filter(_kept, head)))
    return "".join(filter(_kept, composed)).translate(_FOREIGN_LETTERS)


def with_boundary(cleaned: str) -> str:
    """Mark the start of a word; closing punctuation leans on the word before it and carries no mark."""
    if len(cleaned) == 1 and cleaned in _CLOSING:
        return cleaned
    return SPACE + cleaned.replace(" ", "")


class WordPieces:
    """The subword ids of words, remembered between calls.

    ``tokenizer`` is a `tokenizers` unigram tokenizer without pre-tokenizer: word borders are ours to say.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        from tokenizers import Tokenizer

        return cls(Tokenizer.from_file(str(path)))

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """One non-empty tuple of at most `MAX_PIECES` ids for each word; what the vocabulary lacks is `UNK`."""
        heads = [word[:MAX_CHARS] for word in words]
        known = self._known
        new = list(dict.fromkeys(head for head in heads if head not in known))
        if new:
            if len(known) > _CACHED_WORDS:
                known, new = {}, list(dict.fromkeys(heads))
            texts = [with_boundary(clean_word(head)) for head in new]
            encodings = self._tokenizer.encode_batch(texts, add_special_tokens=False)
            for head, encoding in zip(new, encodings, strict=True):
                known[head] = tuple(encoding.ids[:MAX_PIECES]) or (UNK,)
            self._known = known
        return [known[head] for head in heads]
