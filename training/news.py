"""Unannotated news as arrays of piece ids, for pre-training and self-training.

``news.npz`` holds ``pieces`` (uint16 ids, one article after another), ``words`` (uint8, pieces of each word), ``sentences`` (uint16,
words of each sentence) and ``articles`` (uint16, sentences of each article). An article that shares a paragraph with a gold file is
left out.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from camel_extract._analysis import analyze_text
from camel_extract.encoder._pieces import WordPieces

LONGEST_SENTENCE = 400
LONGEST_ARTICLE = 200
GOLD = ("train", "dev", "seed")
SHARED_PARAGRAPH = 40
"""Characters from which on a paragraph is told by its text."""

Row = tuple[list[int], list[int], list[int]]


def paragraphs(text: str) -> set[str]:
    return {line.strip() for line in text.split("\n") if len(line.strip()) >= SHARED_PARAGRAPH}


def gold_paragraphs(data: Path) -> set[str]:
    """The paragraphs of every gold file."""
    found: set[str] = set()
    for name in GOLD:
        gold = json.loads((data / name / "gold.json").read_text(encoding="utf8"))
        for article in gold:
            found |= paragraphs(article["text"])
    return found


def read_articles(data: Path) -> Iterator[dict[str, Any]]:
    """Every article of the news: ``id``, ``title``, ``text``…"""
    with lzma.open(data / "news" / "articles.jsonl.xz", "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def without_gold(articles: Iterable[dict[str, Any]], data: Path) -> Iterator[dict[str, Any]]:
    """The articles that share no paragraph with a gold file."""
    known = gold_paragraphs(data)
    return (article for article in articles if known.isdisjoint(paragraphs(article["text"])))


def text_of(article: dict[str, Any]) -> str:
    """Headline and text, as the library is given them."""
    return f"{article['title'] or ''}\n{article['text']}"


_pieces: WordPieces


def _start(tokenizer: Path) -> None:
    global _pieces
    _pieces = WordPieces.from_file(tokenizer)


def cut(text: str) -> Row:
    """Piece ids, pieces of each word, words of each sentence."""
    analysis = analyze_text(text)
    sentences = [s for s in analysis.sentences if 0 < s.end_token - s.first_token <= LONGEST_SENTENCE][:LONGEST_ARTICLE]
    words = [token.text for s in sentences for token in analysis.sentence_tokens(s)]
    ids = _pieces(words)
    return [i for word in ids for i in word], [len(word) for word in ids], [s.end_token - s.first_token for s in sentences]


def encode_news(data: Path, tokenizer: Path, out: Path, *, processes: int) -> dict[str, int]:
    columns: tuple[list[NDArray[Any]], ...] = ([], [], [])
    counts: list[int] = []
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(tokenizer,)) as pool:
        for row in pool.map(cut, map(text_of, without_gold(read_articles(data), data)), chunksize=64):
            for column, values, kind in zip(columns, row, (np.uint16, np.uint8, np.uint16), strict=True):
                column.append(np.array(values, dtype=kind))
            counts.append(len(row[2]))
    arrays = [np.concatenate(column) for column in columns]
    np.savez(out, pieces=arrays[0], words=arrays[1], sentences=arrays[2], articles=np.array(counts, dtype=np.uint16))
    return {"articles": len(counts), "words": len(arrays[1]), "pieces": len(arrays[0])}


@dataclass(frozen=True)
class News:
    """The arrays of ``news.npz``, lengths made places: where each word begins among the pieces, each sentence among the words, each
    article among the sentences, and the end of the last."""

    pieces: NDArray[np.uint16]
    piece_of_word: NDArray[np.int64]
    word_of_sentence: NDArray[np.int64]
    sentence_of_article: NDArray[np.int64]

    @classmethod
    def load(cls, path: Path) -> News:
        with np.load(path) as arrays:
            pieces, *lengths = (arrays[name] for name in ("pieces", "words", "sentences", "articles"))
        return cls(pieces, *(np.concatenate([[0], np.cumsum(length, dtype=np.int64)]) for length in lengths))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the .npz file to write")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    print(json.dumps(encode_news(arguments.data, arguments.base / "tokenizer.json", arguments.out, processes=arguments.processes)))


if __name__ == "__main__":
    main()
