"""A start of random weights over the letters and words of the training data: for a rehearsal of the whole recipe in a minute, no more."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import save_file

from camel_extract.encoder._pieces import SPACE, SPECIAL, clean_word, with_boundary
from training.corpora import load_all
from training.files import write_json
from training.network import Network
from training.vocabulary import build_tokenizer
from training.weights import POSITIONS, Sizes

SIZES = Sizes(hidden=16, layers=2, heads=2, ffn=32, vocabulary=0, positions=POSITIONS, types=2, epsilon=1e-12, block=32)
WORDS = 200
RARE = -12.0
"""Score of a piece of one letter: any word of the vocabulary is likelier than its letters."""


def pieces_of(data: Path) -> dict[str, float]:
    """The pieces, the special ones first, with their scores."""
    uses = Counter(
        with_boundary(clean_word(word))
        for documents in load_all(data).values()
        for document in documents
        for sentence in document
        for word in sentence.words
    )
    letters = sorted({SPACE, *(letter for word in uses for letter in word)})
    words = {word: -1.0 for word, _ in uses.most_common(WORDS) if len(word) > 1}
    return dict.fromkeys(SPECIAL, 0.0) | dict.fromkeys(letters, RARE) | words


def write(data: Path, out: Path, *, seed: int) -> None:
    """The files that `training.weights` makes, of random weights."""
    out.mkdir(parents=True, exist_ok=True)
    pieces = pieces_of(data)
    build_tokenizer(list(pieces), list(pieces.values())).save(str(out / "tokenizer.json"))  # type: ignore[attr-defined]
    sizes = asdict(SIZES) | {"vocabulary": len(pieces)}
    torch.manual_seed(seed)
    save_file(Network(sizes, {}, 0).base_tensors(), out / "base.safetensors")
    write_json(out / "base.json", {"source": "random", "sha256": None, "sizes": sizes})
