"""What the benchmarks share: articles from a file, repeated timing, Markdown tables."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter

from camel_extract._sources import read_sources

SEED = Path(__file__).resolve().parent.parent / "tests" / "data" / "seed_article.txt"


def read_articles(path: str, limit: int) -> list[str]:
    """The first texts of a JSON lines file (``text`` a line; .gz and .xz are unpacked) or of plain texts."""

    def stop(place: str, reason: str) -> None:
        raise SystemExit(f"{place}: {reason}")

    return [source.text for source in islice(read_sources([path], on_failure=stop), limit)]


def seconds(work: Callable[[], object], repeats: int) -> float:
    """The shortest of several runs: what else the machine does only ever adds."""
    best = float("inf")
    for _ in range(repeats):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A Markdown table; the first column is text, the rest numbers."""
    print("| " + " | ".join(headings) + " |")
    print("| --- |" + " ---: |" * (len(headings) - 1))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def print_machine() -> None:
    """One line on where the figures come from."""
    print(f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}; one thread\n")
