"""Groups the words of news by the company they keep: ``python scripts/word_clusters.py ARTICLES.jsonl.xz``.

Writes ``camel_extract/events/clusters.tsv``: folded word, its coarse and its fine group. Words are counted with the words one and two
places before and after them; the positive pointwise mutual information of these pairs is cut to its largest singular vectors, and these are
grouped by k-means. The articles carry no labels.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from camel_extract.text import fold

OUTPUT = Path(__file__).parent.parent / "camel_extract" / "events" / "clusters.tsv"
WORDS, CONTEXTS = 24000, 4000
PLACES = (-2, -1, 1, 2)
DIMENSIONS, COARSE, FINE = 120, 64, 400
WORD = re.compile(r"[^\W\d_]+|\d+|[.،؛:]")


def texts(path: Path) -> Iterator[list[str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield ["0" if word.isdigit() else word for word in WORD.findall(fold(json.loads(line)["text"]))]


def associations(path: Path) -> tuple[list[str], csr_matrix]:
    """The commonest words, and for each the weight of each word at each place around it."""
    counts = Counter(word for words in texts(path) for word in words)
    vocabulary = [word for word, _ in counts.most_common(WORDS)]
    index = {word: i for i, word in enumerate(vocabulary)}
    table = csr_matrix((WORDS, CONTEXTS * len(PLACES)), dtype=np.float64)
    rows: list[np.ndarray] = []
    columns: list[np.ndarray] = []
    for words in texts(path):
        ids = np.array([index.get(word, -1) for word in words])
        for number, place in enumerate(PLACES):
            here, there = (ids[:-place], ids[place:]) if place > 0 else (ids[-place:], ids[:place])
            fits = (here >= 0) & (there >= 0) & (there < CONTEXTS)
            rows.append(here[fits])
            columns.append(there[fits] + number * CONTEXTS)
        if len(rows) > 20000:
            table += _table(rows, columns)
            rows, columns = [], []
    table += _table(rows, columns)
    pairs = table.tocoo()
    total = pairs.data.sum()
    expected = np.asarray(table.sum(axis=1)).ravel()[pairs.row] * np.asarray(table.sum(axis=0)).ravel()[pairs.col]
    weights = np.log(pairs.data * total / expected)
    kept = weights > 0
    return vocabulary, coo_matrix((weights[kept], (pairs.row[kept], pairs.col[kept])), shape=table.shape).tocsr()


def _table(rows: list[np.ndarray], columns: list[np.ndarray]) -> csr_matrix:
    row, column = np.concatenate(rows), np.concatenate(columns)
    return coo_matrix((np.ones(len(row)), (row, column)), shape=(WORDS, CONTEXTS * len(PLACES))).tocsr()


def main(articles: str) -> None:
    vocabulary, weights = associations(Path(articles))
    vectors = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(weights)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    groups = [MiniBatchKMeans(n, random_state=0, n_init=3, batch_size=4096).fit_predict(vectors) for n in (COARSE, FINE)]
    lines = [f"{word}\t{coarse}\t{fine}" for word, coarse, fine in sorted(zip(vocabulary, *groups, strict=True)) if word.isalpha()]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
