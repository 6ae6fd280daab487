"""How far the scores of the default engine's entities can be trusted: reliability by label, and what a temperature would change.

The entities are those of the whole stage (rules and second pass included); one is right if its span and label stand in the gold file.
``--tags`` takes the file of `training.out_of_fold`: the temperature is fitted on its word probabilities, by the likelihood of the gold
labels of ``train/gold.json``, and then tried on the other gold file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from camel_extract._analysis import Tags
from camel_extract.encoder import Encoder
from camel_extract.entities import Entities
from camel_extract.entities._embedded import HEAD, EmbeddedRecognizer
from training.corpora import HEADS, GoldWords, find, read_gold
from training.files import write_json
from training.out_of_fold import read_tags

BINS = 10
TEMPERATURES = tuple(round(0.5 + 0.05 * step, 2) for step in range(41))
_LEAST = 1e-9


class Scored(NamedTuple):
    """An entity's label and score, and whether it is right."""

    label: str
    score: float
    right: bool


class Bin(NamedTuple):
    """The entities with scores from ``low`` on: how many, their mean score, the share that is right."""

    low: float
    count: int
    score: float
    right: float


def reliability(entities: Iterable[Scored], *, bins: int = BINS) -> list[Bin]:
    """The bins that hold an entity, each ``1 / bins`` wide; a score of 1 falls into the last."""
    groups: dict[int, list[Scored]] = {}
    for entity in entities:
        groups.setdefault(min(int(entity.score * bins), bins - 1), []).append(entity)
    return [
        Bin(number / bins, len(group), sum(e.score for e in group) / len(group), sum(e.right for e in group) / len(group))
        for number, group in sorted(groups.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the mean distance of score and share over entities."""
    total = sum(found.count for found in bins)
    return sum(found.count * abs(found.score - found.right) for found in bins) / total if total else 0.0


def score_entities(articles: Sequence[GoldWords], tags: Sequence[tuple[Tags, ...]], encoder: Encoder) -> list[Scored]:
    """The entities that have a score; a name that was found by the document alone has none."""
    stage = Entities(EmbeddedRecognizer(encoder))
    scored: list[Scored] = []
    for article, said in zip(articles, tags, strict=True):
        gold = {(*find(article.text, item["text"], item.get("nth", 1)), item["label"]) for item in article.article["entities"]}
        scored += [
            Scored(entity.label, entity.score, (entity.start, entity.end, entity.label) in gold)
            for entity in stage(replace(article.analysis, tags=said))
            if entity.score is not None
        ]
    return scored


def tempered(tags: tuple[Tags, ...], temperature: float) -> tuple[dict[str, NDArray[Any]], ...]:
    """The tags with the logits of the entities head divided by ``temperature``."""
    changed = []
    for tag in tags:
        shares = np.maximum(tag[HEAD].astype(np.float64), _LEAST) ** (1.0 / temperature)
        changed.append({**tag, HEAD: (shares / shares.sum(axis=1, keepdims=True)).astype(np.float32)})
    return tuple(changed)


def fit_temperature(articles: Sequence[GoldWords], tags: Sequence[tuple[Tags, ...]]) -> float:
    """The number of `TEMPERATURES` that makes the gold labels of the words most probable."""
    logits = np.log(np.maximum(np.concatenate([tag[HEAD] for said in tags for tag in said]).astype(np.float64), _LEAST))
    gold = np.array([HEADS[HEAD].index(str(label)) for article in articles for label in article.labels()[HEAD]])

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        normal = np.log(np.exp(scaled).sum(axis=1))
        return float((normal - scaled[np.arange(len(gold)), gold]).mean())

    return min(TEMPERATURES, key=loss)


def report(scored: Sequence[Scored]) -> dict[str, Any]:
    """Bins and calibration error, over all labels and by label."""
    labels = ("all", *sorted({entity.label for entity in scored}))
    bins = {label: reliability([e for e in scored if label in ("all", e.label)]) for label in labels}
    return {
        label: {
            "entities": sum(found.count for found in rows),
            "calibration_error": round(calibration_error(rows), 4),
            "bins": [[found.low, found.count, round(found.score, 3), round(found.right, 3)] for found in rows],
        }
        for label, rows in bins.items()
    }


def evaluate(model: Path, gold: Path, *, train: Path | None = None, tags: Path | None = None) -> dict[str, Any]:
    """The report of the model on a gold file; with ``train`` and ``tags``, also that of the model with the temperature fitted on them."""
    encoder = Encoder(model)
    articles = read_gold(gold)
    said = [encoder.tag(article.analysis) for article in articles]
    found: dict[str, Any] = {"as_it_is": report(score_entities(articles, said, encoder))}
    if train is not None and tags is not None:
        taught = read_gold(train)
        temperature = fit_temperature(taught, list(read_tags(tags, taught)))
        cooled = [tempered(tag, temperature) for tag in said]
        found["with_temperature"] = {"temperature": temperature} | report(score_entities(articles, cooled, encoder))
    return found



def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True, help="a gold file, such as DATA/dev/gold.json")
    parser.add_argument("--train", type=Path, help="the gold file that the tags belong to, DATA/train/gold.json")
    parser.add_argument("--tags", type=Path, help="the .npz file of training.out_of_fold")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = evaluate(arguments.model, arguments.gold, train=arguments.train, tags=arguments.tags)
    for name, part in found.items():
        for label in part:
            print(name, label, json.dumps(part[label]))
    if arguments.json:
        write_json(arguments.json, found)


if __name__ == "__main__":
    main()
