"""What the library has reached, held for good: a floor a little under the measured figure, on the article that the project carries.

The gold files beside the project, where they stand, hold the broader floors.
"""

import json
from pathlib import Path

import pytest

from .scoring import layer_scores

DEV = Path(__file__).resolve().parents[3] / "shared" / "data" / "dev" / "gold.json"

SEED_FLOORS = [
    ["entities", 91],
    ["times", 100],
    ["quantities", 100],
    ["quotes", 100],
    ["quotes+speaker", 100],
    ["events", 84],
    ["arguments", 68],
]

DEV_FLOORS = [
    ["entities", 94],
    ["times", 98],
    ["quantities", 95],
    ["quotes", 91],
    ["quotes+speaker", 89],
    ["events", 81],
    ["arguments", 65],
]


@pytest.fixture(scope="module")
def seed_scores(seed_document, seed_gold):
    return layer_scores(seed_document, seed_gold)


@pytest.mark.parametrize(("layer", "floor"), SEED_FLOORS)
def test_example_article(seed_scores, layer, floor):
    assert seed_scores[layer] >= floor


@pytest.fixture(scope="module")
def dev_scores(nlp):
    if not DEV.exists():
        pytest.skip("the gold files are not beside the project")
    gold = json.loads(DEV.read_text(encoding="utf-8"))
    scores = [layer_scores(nlp(article["text"], document_date=article["date"]), article) for article in gold]
    return {layer: sum(row[layer] for row in scores) / len(scores) for layer in scores[0]}


@pytest.mark.parametrize(("layer", "floor"), DEV_FLOORS)
def test_newspaper_articles(dev_scores, layer, floor):
    """The mean over articles, which weighs a short article like a long one."""
    assert dev_scores[layer] >= floor
