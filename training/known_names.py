"""What the lists of names weigh beside the encoder: makes ``camel_extract/entities/known_names.tsv``.

A log-linear model over what the lists know of a word, fitted on the training articles so that its product with the probabilities of
encoders that had not seen an article (the file of `training.out_of_fold`) makes the gold labels most probable, with an L2 penalty.
``--folds`` only scores it, by folds of whole articles: F1 of the entities of the whole stage, without the lists and with them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from camel_extract._analysis import Tags
from camel_extract._loglinear import LogLinear, parse_model
from camel_extract.encoder import Encoder
from camel_extract.entities import Entities
from camel_extract.entities._embedded import HEAD, EmbeddedRecognizer
from camel_extract.entities._gazetteer import FOLDER
from camel_extract.entities._known_names import BIAS, LEAST, TABLE, known_name_features
from training.corpora import HEADS, GoldWords, find, read_gold
from training.out_of_fold import read_tags
from training.scoring import Tally
from training.train import FOLDS, fold_of

LABELS = HEADS[HEAD]
PENALTY = 3.0
LEAST_SEEN = 5
"""Words that a feature must stand on to be weighed."""
STEPS = 100


@dataclass(frozen=True)
class Article:
    """A gold article, what encoders that had not seen it say of its sentences, and what the lists know of its words."""

    gold: GoldWords
    tags: tuple[Tags, ...]
    features: list[frozenset[str]]


def read_articles(gold: Path, tags: Path) -> list[Article]:
    articles = read_gold(gold)
    return [
        Article(article, said, known_name_features(article.analysis.tokens))
        for article, said in zip(articles, read_tags(tags, articles), strict=True)
    ]


def fit(articles: Sequence[Article], *, penalty: float = PENALTY) -> str:
    """The table of the model, as `camel_extract._loglinear` reads it."""
    rows = [(BIAS, *sorted(features)) for article in articles for features in article.features]
    seen = Counter(feature for row in rows for feature in row)
    names = [BIAS, *sorted(feature for feature, times in seen.items() if times >= LEAST_SEEN and feature != BIAS)]
    columns = {name: number for number, name in enumerate(names)}
    given = torch.zeros(len(rows), len(names))
    for row, features in zip(given, rows, strict=True):
        row[[columns[feature] for feature in features if feature in columns]] = 1.0
    shares = np.concatenate([tag[HEAD] for article in articles for tag in article.tags])
    logits = torch.from_numpy(np.maximum(shares, LEAST)).log()
    gold = torch.tensor([LABELS.index(str(label)) for article in articles for label in article.gold.labels()[HEAD]])
    weights = torch.zeros(len(names), len(LABELS), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        cost = functional.cross_entropy(logits + given @ weights, gold) + penalty * weights[1:].square().sum() / len(gold)
        cost.backward()
        return cost

    optimiser.step(loss)
    lines = ["\t".join(("feature", *LABELS))]
    lines += ["\t".join((name, *(f"{weight:.2f}" for weight in row))) for name, row in zip(names, weights.tolist(), strict=True)]
    return "\n".join(lines) + "\n"


def score(articles: Iterable[Article], model: LogLinear, tally: Tally) -> None:
    """Add the entities of the whole stage, as sets of the tokens that they touch and labels."""
    stage = Entities(EmbeddedRecognizer(Encoder.shared(), known_names=model))
    for article in articles:
        gold, analysis = article.gold, article.gold.analysis
        wanted = {
            (tuple(gold.inside(*find(gold.text, item["text"], item.get("nth", 1)))), item["label"]) for item in gold.article["entities"]
        }
        found = stage(replace(analysis, tags=article.tags))
        tally.add(wanted, {(tuple(gold.inside(entity.start, entity.end)), entity.label) for entity in found})


def score_folds(articles: Sequence[Article]) -> dict[str, dict[str, float]]:
    """Scores without the lists, and with a model that did not see the article."""
    without, beside = Tally(), Tally()
    for fold in range(FOLDS):
        closed = set(fold_of(len(articles), fold))
        model = parse_model(fit([article for number, article in enumerate(articles) if number not in closed]), name=f"fold {fold}")
        kept = [articles[number] for number in closed]
        score(kept, LogLinear(LABELS, {}), without)
        score(kept, model, beside)
    return {"without": without.row(), "with": beside.row()}


def write(gold: Path, tags: Path, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(fit(read_articles(gold, tags)), encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="DATA/train/gold.json")
    parser.add_argument("--tags", type=Path, required=True, help="the .npz file of training.out_of_fold")
    parser.add_argument("--out", type=Path, default=FOLDER / TABLE)
    parser.add_argument("--folds", action="store_true", help="score by folds and write nothing")
    arguments = parser.parse_args()
    if arguments.folds:
        for name, row in score_folds(read_articles(arguments.gold, arguments.tags)).items():
            print(name, row)
    else:
        write(arguments.gold, arguments.tags, arguments.out)


if __name__ == "__main__":
    main()
