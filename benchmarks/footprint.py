"""Peak memory over a stream of articles and over one large text, and the disk that the library takes.

    python benchmarks/footprint.py ARTICLES.jsonl.xz [--articles 300]

Each memory figure comes from a fresh process. A stream should not take more for more articles.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from _report import print_machine, print_table

ROOT = Path(__file__).resolve().parent.parent

PROBE = """
import resource, sys
from collections import deque
from itertools import islice
import camel_extract as ce
from camel_extract._sources import read_sources
def stop(place, reason):
    raise SystemExit(place + ": " + reason)
sources = islice(read_sources([{path!r}], on_failure=stop), {articles})
if {large}:
    joined = "\\n\\n".join(source.text for source in sources)
    sources = [ce.Source((joined * ({large} // len(joined) + 1))[:{large}])]
deque(ce.load().pipe(sources, batch_size=8, on_error="raise"), maxlen=0)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / (2**20 if sys.platform == "darwin" else 2**10))
"""


def peak_memory(path: str, articles: int, large: int = 0) -> float:
    """Peak memory in MiB of a process that reads so many articles, or one text of ``large`` characters made of them."""
    code = PROBE.format(path=path, articles=articles, large=large)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return float(done.stdout.splitlines()[-1])


def disk(folder: Path) -> float:
    """MiB of the files under a folder, byte code left out."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts) / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_file", help="JSON lines with a text each; may be .gz or .xz")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--large", type=int, default=500_000, help="characters of the one large text")
    options = parser.parse_args()
    path, articles = options.articles_file, options.articles
    print_machine()
    print_table(
        ["memory", "peak MiB"],
        [
            ["1 article", f"{peak_memory(path, 1):.0f}"],
            [f"{articles // 4} articles, streamed", f"{peak_memory(path, articles // 4):.0f}"],
            [f"{articles} articles, streamed", f"{peak_memory(path, articles):.0f}"],
            [f"one text of {options.large:,} characters", f"{peak_memory(path, articles, options.large):.0f}"],
        ],
    )
    print()
    print_table(
        ["disk", "MiB"],
        [
            ["package, code and lexicons", f"{disk(ROOT / 'camel_extract'):.2f}"],
            *([model.name, f"{disk(model):.2f}"] for model in sorted((ROOT / "models").iterdir()) if model.is_dir()),
        ],
    )


if __name__ == "__main__":
    main()
