"""Which pieces of the multilingual vocabulary are kept, and the tokenizer made of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from camel_extract.encoder._pieces import SPACE, SPECIAL, UNK

MSA_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
_SCRIPTS_OF_SINGLES = ((0x20, 0x24F), (0x600, 0x6FF), (0x2000, 0x22FF), (0xFB50, 0xFDFF))
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩")


def is_kept_without_use(piece: str) -> bool:
    """Pieces of MSA letters or digits, single characters of the scripts at hand, ASCII of at most two characters."""
    body = piece.removeprefix(SPACE)
    if body == "":
        return True
    if all(char in MSA_LETTERS for char in body) or all(char in _DIGITS for char in body):
        return True
    if len(body) == 1:
        code = ord(body)
        return any(low <= code <= high for low, high in _SCRIPTS_OF_SINGLES)
    if all(unicodedata.category(char)[0] in "PS" for char in body) and len(body) <= 2:
        return True
    return body.isascii() and len(body) <= 2


def select(pieces: Sequence[str], used: Iterable[int]) -> list[int]:
    """Old ids of the pieces kept, in old order: special pieces, `is_kept_without_use`, and those that training text uses."""
    wanted = set(used)
    return [
        index
        for index, piece in enumerate(pieces)
        if index < len(SPECIAL) or index in wanted or is_kept_without_use(piece)
    ]


def build_tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> object:
    """A `tokenizers.Tokenizer`: unigram model, no pre-tokenizer (words come one at a time, already marked)."""
    from tokenizers import Tokenizer
    from tokenizers.models import Unigram

    return Tokenizer(Unigram(list(zip(pieces, scores, strict=True)), unk_id=UNK, byte_fallback=False))
