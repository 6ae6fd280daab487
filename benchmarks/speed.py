"""Speed of each stage and of the pipeline, beside a reference in the same run, and how cost grows with the size of one text.

    python benchmarks/speed.py ARTICLES.jsonl.xz [--articles 100] [--repeats 3]

A word is what white space separates. Numerals and times share one scan of the text, which the first of them pays.
The reference is camel-tools' ``simple_word_tokenize``, which only cuts words.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any

from _report import print_machine, print_table, read_articles, seconds

import camel_extract as ce
from camel_extract._analysis import Analysis, analyze_text
from camel_extract._anchor import Anchor
from camel_extract.outputs import to_arrow, to_html

DATE = "2015-07-21"
GROWTH = (1, 2, 4, 8, 16)
GROWTH_BASE = 10_000
STAGES = ("text", "encoder", "entities", "numerals", "times", "quotes", "events")


def stage_times(nlp: ce.Pipeline, texts: Sequence[str]) -> dict[str, float]:
    """Seconds that each stage takes over the texts, each stage fed with what those before it gave."""
    spent = dict.fromkeys(STAGES, 0.0)
    anchor = Anchor.parse(DATE)

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        start = perf_counter()
        result = work()
        spent[stage] += perf_counter() - start
        return result

    for text in texts:
        analysis: Analysis = timed("text", lambda text=text: analyze_text(text, anchor))
        for stage, layer, run in [
            ("encoder", "tags", nlp._encoder.tag),
            ("entities", "entities", nlp._entities),
            ("numerals", "quantities", nlp._numerals),
            ("times", "times", nlp._times),
            ("quotes", "quotes", nlp._quotes),
            ("events", "events", nlp._events),
        ]:
            records = timed(stage, lambda run=run, analysis=analysis: run(analysis))
            analysis = replace(analysis, **{layer: records})
    return spent


def best_stage_times(nlp: ce.Pipeline, texts: Sequence[str], repeats: int) -> dict[str, float]:
    runs = [stage_times(nlp, texts) for _ in range(repeats)]
    return {stage: min(run[stage] for run in runs) for stage in STAGES}


def print_speed(nlp: ce.Pipeline, texts: Sequence[str], repeats: int) -> None:
    from camel_tools.tokenizers.word import simple_word_tokenize

    words = sum(len(text.split()) for text in texts)
    characters = sum(map(len, texts))
    splitter = re.compile(r"\w+|[^\w\s]")
    measured = {
        "reference: camel-tools simple_word_tokenize": seconds(lambda: [simple_word_tokenize(text) for text in texts], repeats),
        "reference: re, words and marks": seconds(lambda: [splitter.findall(text) for text in texts], repeats),
        **{f"stage: {stage}": spent for stage, spent in best_stage_times(nlp, texts, repeats).items()},
    }
    documents: list[ce.Document] = []

    def read() -> None:
        documents[:] = nlp.pipe([ce.Source(text, date=DATE) for text in texts], on_error="raise")

    measured["**pipeline**"] = seconds(read, repeats)
    measured["output: to_json"] = seconds(lambda: [document.to_json() for document in documents], repeats)
    measured["output: to_arrow, events"] = seconds(lambda: to_arrow(documents, "events"), repeats)
    measured["output: to_html"] = seconds(lambda: [to_html(document) for document in documents], repeats)
    reference = measured["reference: camel-tools simple_word_tokenize"]
    print(f"{len(texts)} articles, {words:,} words, {characters:,} characters; {sum(len(d.events) for d in documents):,} events found\n")
    print_table(
        ["", "seconds", "words/s", "characters/s", "articles/s", "time / reference"],
        [
            [name, f"{t:.3f}", f"{words / t:,.0f}", f"{characters / t:,.0f}", f"{len(texts) / t:,.1f}", f"{t / reference:.2f}"]
            for name, t in measured.items()
        ],
    )


def print_growth(nlp: ce.Pipeline, texts: Sequence[str], repeats: int) -> None:
    """Seconds for one text of 1 to 16 times 10,000 characters; last, cost a character at 16 times over that at once (linear: 1)."""
    joined = "\n\n".join(texts)
    while len(joined) < GROWTH_BASE * GROWTH[-1]:
        joined += "\n\n" + joined
    runs = [best_stage_times(nlp, [joined[: GROWTH_BASE * factor]], repeats) for factor in GROWTH]
    for run in runs:
        run["**all**"] = sum(run.values())
    rows = [
        [stage, *(f"{run[stage]:.4f}" for run in runs), f"{runs[-1][stage] / runs[0][stage] / GROWTH[-1]:.2f}"]
        for stage in (*STAGES, "**all**")
    ]
    print("\nOne text of growing size, seconds:\n")
    print_table(["stage", *(f"{GROWTH_BASE * factor:,} chars" for factor in GROWTH), "cost a character, 16x / 1x"], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_file", help="JSON lines with a text each; may be .gz or .xz")
    parser.add_argument("--articles", type=int, default=100, help="how many of them")
    parser.add_argument("--repeats", type=int, default=3, help="the best of so many runs counts")
    options = parser.parse_args()
    texts = read_articles(options.articles_file, options.articles)
    nlp = ce.load()
    nlp(texts[0], document_date=DATE)
    print_machine()
    print_speed(nlp, texts, options.repeats)
    print_growth(nlp, texts, options.repeats)


if __name__ == "__main__":
    main()
