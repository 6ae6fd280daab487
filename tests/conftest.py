"""What several tests need: the example article, its gold, and the default pipeline."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import camel_extract as ce

settings.register_profile("any machine", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def seed_text():
    return (DATA / "seed_article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed_gold():
    return json.loads((DATA / "seed_gold.json").read_text(encoding="utf-8"))[0]


@pytest.fixture(scope="session")
def nlp():
    return ce.load()


@pytest.fixture(scope="session")
def seed_document(nlp, seed_text, seed_gold):
    return nlp(seed_text, document_date=seed_gold["date"])
