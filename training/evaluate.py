"""Score a model folder as the library runs it (int8, its own tokens and sentences) on a gold file of the project."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from camel_extract.encoder import Encoder, role_spans
from training.corpora import FRAME, ROLES, ROLES_OF, Sentence, read_gold
from training.files import read_json, write_json
from training.scoring import Scores, Tally, add_sentence, content_span

THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(2, 19))


def evaluate(model: Path, gold: Path, *, documents: int | None = None) -> dict[str, Any]:
    """Scores by head, the best threshold on the probability of any trigger, and words a second on one thread."""
    encoder = Encoder(model)
    scores = Scores()
    by_threshold = {threshold: Scores() for threshold in THRESHOLDS}
    arguments = Tally()
    articles = read_gold(gold)[:documents]
    encoder([["كلمة"]])
    seconds, words = 0.0, 0
    for article in articles:
        began = time.process_time()
        tags = encoder.tag(article.analysis)
        seconds += time.process_time() - began
        words += len(article.words)
        for sentence, tag in zip(article.document(), tags, strict=True):
            add_sentence(scores, sentence.words, sentence.labels, encoder.heads, tag)
            add_arguments(arguments, sentence, tag, encoder.roles)
            for threshold, tally in by_threshold.items():
                _add_triggers(tally, threshold, sentence.labels["triggers"], encoder.heads["triggers"], tag["triggers"])
    best = max(THRESHOLDS, key=lambda threshold: by_threshold[threshold].table()["triggers"]["f1"])
    return {
        "heads": scores.table(),
        "triggers_at_best_threshold": {"threshold": best, **by_threshold[best].table()["triggers"]},
        "arguments_of_gold_triggers": arguments.row(),
        "words_a_second": round(words / seconds),  # of processor time, one thread
    }


def add_arguments(tally: Tally, sentence: Sentence, tags: Any, roles: tuple[str, ...]) -> None:
    """Arguments of gold triggers that stand in the trigger's sentence; right with the role and half the words, or the first word."""
    frames = sentence.labels.get(FRAME, [])
    for word, frame in enumerate(frames):
        if frame is None:
            continue
        gold = _gold_arguments(sentence, str(frame))
        found = [(s.role, content_span(sentence.words, s.first, s.last)) for s in role_spans(tags, word, roles)]
        found = [(role, words) for role, words in found if words]
        left = list(found)
        for role, words in gold:
            hit = next((f for f in left if f[0] == role and _overlap(words, f[1])), None)
            if hit is not None:
                left.remove(hit)
        tally.right += len(found) - len(left)
        tally.predicted += len(found)
        tally.gold += len(gold)


def _gold_arguments(sentence: Sentence, frame: str) -> list[tuple[str, tuple[int, ...]]]:
    filled = [str(label).split("+") for label in sentence.labels[ROLES_OF + frame]]
    arguments = []
    for role in ROLES:
        column = [role in roles for roles in filled]
        starts = [i for i, inside in enumerate(column) if inside and (i == 0 or not column[i - 1])]
        for first in starts:
            last = next((i for i in range(first, len(column)) if not column[i]), len(column))
            arguments.append((role, content_span(sentence.words, first, last)))
    return arguments


def _overlap(gold: tuple[int, ...], found: tuple[int, ...]) -> bool:
    shared = len(set(gold) & set(found))
    return 2 * shared >= len(set(gold) | set(found)) or gold[:1] == found[:1]


def _add_triggers(scores: Scores, threshold: float, truth: Any, labels: Any, table: Any) -> None:
    found = [(i, labels[1 + int(row[1:].argmax())]) for i, row in enumerate(table) if 1.0 - row[0] >= threshold]
    scores.add("triggers", [(i, label) for i, label in enumerate(truth) if label != "O"], found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="a gold file, such as DATA/dev/gold.json")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--record", action="store_true", help="write the scores into the model's meta.json")
    arguments = parser.parse_args()
    table = evaluate(arguments.model, arguments.gold)
    for head, row in table["heads"].items():
        print(f"{head:20}", "  ".join(f"{name} {value}" for name, value in row.items()))
    print("arguments of gold triggers", table["arguments_of_gold_triggers"])
    print("triggers at best threshold", table["triggers_at_best_threshold"], table["words_a_second"], "words/s")
    if arguments.json:
        write_json(arguments.json, table)
    if arguments.record:
        meta = read_json(arguments.model / "meta.json")
        write_json(arguments.model / "meta.json", meta | {"scores": table})


if __name__ == "__main__":
    main()
