"""The engines for entities and syntax side by side on one core: words a second, load time, disk, peak memory; with a gold file, the
quality of those for entities too.

    python benchmarks/engines.py ARTICLES.jsonl.xz [--articles 100] [--slow-words 500] [--gold GOLD.json]

Each engine runs in a fresh process pinned to one core, over texts whose tokens are cut beforehand. camel-tools' and Stanza's models are
written with random weights in their published sizes (a base-size BERT; vectors of 100 dimensions, character models of 1024 units and a
tagger of 256; Stanza's parser with its own defaults): their speed is that of the real ones, their records mean nothing. A word is what
white space separates.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _random_models import (
    BASE_BERT,
    PUBLISHED_PARSER,
    PUBLISHED_STANZA,
    write_camel_data,
    write_stanza_parser,
    write_stanza_resources,
)
from _report import print_machine, print_table, read_articles

import camel_extract as ce
from camel_extract._analysis import Analysis, analyze_text
from camel_extract._paths import model_dir

ROOT = Path(__file__).resolve().parent.parent
CAMEL_VOCABULARY = 64_000
STANZA_VOCABULARY = 150_000
"""Words of the models of the published sizes, about."""

PROBE = """
import json, os, resource, sys, time
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
what, engine, texts = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3], encoding="utf-8"))
first = "زار وفد الأمم المتحدة بغداد أمس."
start = time.process_time()
from camel_extract._analysis import analyze_text
if what == "all layers":
    import camel_extract
    read = camel_extract.load(syntax=engine)
else:
    if what == "syntax":
        from camel_extract.syntax import load_parser
        read = load_parser(engine).parse
    else:
        from camel_extract.entities import load_recognizer
        read = load_recognizer(engine).recognize
    first, texts = analyze_text(first), [analyze_text(text) for text in texts]
read(first)
load = time.process_time() - start
start = time.process_time()
for text in texts:
    read(text)
spent = time.process_time() - start
start = time.process_time()
if spent < 60:
    for text in texts:
        read(text)
again = time.process_time() - start if spent < 60 else spent
try:
    with open("/proc/self/status") as status:  # what the parent took before the fork is not in it, as it is in ru_maxrss
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 2**10
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
words = sum(len(text.split()) for text in json.load(open(sys.argv[3], encoding="utf-8")))
print(json.dumps([load, words / spent, words / again, peak]))
"""


def measure(what: str, engine: str, texts: Sequence[str], environment: dict[str, str]) -> list[float]:
    """Seconds to load and first result, words a second the first and the second time (all of processor time), peak memory in MiB.

    ``what`` is ``entities`` or ``syntax``, the engine alone, or ``all layers``, a pipeline with that syntax engine.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(list(texts), file)
        file.flush()
        threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        command = [sys.executable, "-X", "utf8", "-c", PROBE, what, engine, file.name]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **threads, **environment})
    if done.returncode:
        raise SystemExit(done.stderr)
    values: list[float] = json.loads(done.stdout.splitlines()[-1])
    return values


def disk(folder: Path) -> float:
    """MiB of the files of a model."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def first_words(texts: Sequence[str], limit: int) -> list[str]:
    """Texts of about so many words: what a slow engine is given."""
    chosen: list[str] = []
    for text in texts:
        if sum(len(done.split()) for done in chosen) >= limit:
            break
        chosen.append(text)
    return chosen


def vocabulary(texts: Sequence[str], size: int) -> list[str]:
    """The commonest words of the texts, filled up to ``size`` with made-up ones."""
    seen = [word for word, _ in Counter(word for text in texts for word in text.split() if word.isalpha()).most_common(size)]
    return seen + [f"ك{number}" for number in range(size - len(seen))]


def print_speed(texts: Sequence[str], slow_words: int) -> None:
    few = first_words(texts, slow_words)
    with tempfile.TemporaryDirectory() as folder:
        camel, stanza = Path(folder, "camel"), Path(folder, "stanza")
        write_camel_data(camel, words=vocabulary(texts, CAMEL_VOCABULARY), sizes=BASE_BERT)
        stanza.mkdir()
        write_stanza_resources(stanza, words=vocabulary(texts, STANZA_VOCABULARY), sizes=PUBLISHED_STANZA)
        engines = [
            ("embedded", texts, {}, disk(model_dir("encoder"))),
            ("fast", texts, {}, disk(model_dir("fast"))),
            ("camel", few, {"CAMELTOOLS_DATA": str(camel)}, disk(camel)),
            ("stanza", few, {"STANZA_RESOURCES_DIR": str(stanza)}, disk(stanza)),
        ]
        rows = []
        for name, read, environment, size in engines:
            load, speed, again, peak = measure("entities", name, read, environment)
            words = sum(len(text.split()) for text in read)
            rows.append([f"`{name}`", f"{words:,}", f"{speed:,.0f}", f"{again:,.0f}", f"{load:.2f}", f"{size:.1f}", f"{peak:.0f}"])
    print_table(["engine", "words read", "words/s", "words/s, read again", "load, s", "disk, MiB", "peak memory, MiB"], rows)


def print_syntax_speed(texts: Sequence[str], slow_words: int) -> None:
    few = first_words(texts, slow_words)
    with tempfile.TemporaryDirectory() as folder:
        stanza = Path(folder)
        words = vocabulary(texts, STANZA_VOCABULARY)
        write_stanza_parser(stanza, words=words, sizes=PUBLISHED_STANZA, parser_sizes=PUBLISHED_PARSER)
        rows = []
        for name, read, environment, size in (
            ("light", texts, {}, 0.0),
            ("stanza", few, {"STANZA_RESOURCES_DIR": str(stanza)}, disk(stanza)),
        ):
            load, whole, _, peak = measure("all layers", name, read, environment)
            alone = "" if name == "light" else f"{measure('syntax', name, read, environment)[1]:,.0f}"
            words_read = sum(len(text.split()) for text in read)
            rows.append([f"`{name}`", f"{words_read:,}", alone, f"{whole:,.0f}", f"{load:.2f}", f"{size:.1f}", f"{peak:.0f}"])
    print()
    print_table(["syntax", "words read", "parser alone, words/s", "all layers, words/s", "load, s", "disk, MiB", "peak memory, MiB"], rows)


def print_quality(gold: str) -> None:
    """Whole records with their label against a gold file, and how far the scores of records are from the share that is right."""
    documents = json.loads(Path(gold).read_text(encoding="utf-8"))
    rows = []
    for engine in ("embedded", "fast"):
        nlp = ce.load(ner=engine)
        found = right = wanted = 0
        scored: list[tuple[float, bool]] = []
        for document in documents:
            analysis = analyze_text(document["text"])
            left = Counter((_words(analysis, *_place(document["text"], e)), e["label"]) for e in document["entities"])
            wanted += left.total()
            for record in nlp(document["text"]).entities:
                key = (_words(analysis, record.start, record.end), record.label)
                is_right = left[key] > 0
                left[key] -= is_right
                found, right = found + 1, right + is_right
                if record.score is not None:
                    scored.append((record.score, is_right))
        precision, recall = right / found, right / wanted
        f1 = 2 * precision * recall / (precision + recall)
        rows.append([f"`{engine}`", *(f"{100 * value:.1f}" for value in (precision, recall, f1)), *_calibration(scored)])
    print()
    print_table(["engine", "P", "R", "F1", "calibration error", "right of scores over 0.9", "0.7 to 0.9", "under 0.7"], rows)


def _place(text: str, mention: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _ in range(mention.get("nth", 1)):
        at = text.find(mention["text"], at + 1)
    return at, at + len(mention["text"])


def _words(analysis: Analysis, start: int, end: int) -> tuple[int, ...]:
    """The numbers of the words that the characters touch."""
    return tuple(i for i in range(*analysis.token_range(start, end)) if analysis.tokens[i].kind != "punct")


def _calibration(scored: Sequence[tuple[float, bool]], bins: int = 10) -> list[str]:
    error = 0.0
    for number in range(bins):
        group = [(score, right) for score, right in scored if min(int(score * bins), bins - 1) == number]
        if group:
            error += abs(sum(score for score, _ in group) - sum(right for _, right in group)) / len(scored)
    shares = []
    for low, high in ((0.9, 1.01), (0.7, 0.9), (0.0, 0.7)):
        group = [right for score, right in scored if low <= score < high]
        shares.append(f"{100 * sum(group) / len(group):.0f} % of {len(group)}" if group else "none")
    return [f"{error:.3f}", *shares]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_file", help="JSON lines with a text each; may be .gz or .xz")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--slow-words", type=int, default=500, help="about how many words camel-tools and Stanza read")
    parser.add_argument("--gold", help="a gold file for the quality of the engines that ship with the library")
    options = parser.parse_args()
    print_machine()
    articles = read_articles(options.articles_file, options.articles)
    print_speed(articles, options.slow_words)
    print_syntax_speed(articles, options.slow_words)
    if options.gold:
        print_quality(options.gold)


if __name__ == "__main__":
    main()
