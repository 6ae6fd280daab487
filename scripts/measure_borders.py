"""How much perfect noun phrases could help events at most: ``python scripts/measure_borders.py GOLD.json TAGS.npz``.

Cross-validation as in ``crossvalidate_events.py``, in which the annotated borders of arguments are told: a phrase that starts where an
argument does ends where it does, and one starts wherever an argument does. Roles, and which phrase goes with which trigger, are not told.
The role model is trained on such phrases too. Beside it stand the borders by rules alone, and as the border model mends them. Each state is
scored with the triggers that the library finds and with the annotated ones, and in two ways: an argument is right with half of its words or
the first, as everywhere, or with exactly its words.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import product
from unittest.mock import patch

import crossvalidate_events
import train_roles
from crossvalidate_events import Mention, Score
from events_corpus import Article, offset, read_articles
from train_events import learn

from camel_extract._analysis import Analysis
from camel_extract._loglinear import LogLinear, parse_model
from camel_extract._records import Sentence
from camel_extract.events import Events, _phrases, _stage
from camel_extract.events._borders import LABELS
from camel_extract.events._frames import Lexicon
from camel_extract.events._models import Models
from camel_extract.events._triggers import Candidate
from camel_extract.syntax import SentenceSyntax, read_syntax
from camel_extract.syntax._reading import Relation

Borders = Mapping[int, int]
"""First token of an annotated argument -> the token after the longest that starts there."""


class ToldSyntax:
    """The light reader, told where arguments start and end."""

    is_parsed = False

    def __init__(self, light: SentenceSyntax, borders: Borders) -> None:
        self._light = light
        self._borders = borders

    def phrase_end(self, first: int, limit: int) -> int:
        return min(self._borders.get(first, limit), limit) if first in self._borders else self._light.phrase_end(first, limit)

    def inner_end(self, first: int, outer: int) -> int:
        return self._borders.get(first, outer)

    def opens_phrase(self, at: int) -> bool:
        return at in self._borders

    def relation(self, word: int, first: int) -> Relation | None:
        return None


def borders_of(article: Article) -> dict[int, int]:
    borders: dict[int, int] = {}
    for event in article.gold["events"]:
        for argument in event.get("args", []):
            start = offset(article.text, argument)
            first, end = article.analysis.token_range(start, start + len(argument["text"]))
            while first + 1 < end and article.analysis.tokens[first].kind == "punct":
                first += 1
            borders[first] = max(end, borders.get(first, 0))
    return borders


@contextmanager
def told_borders(articles: Sequence[Article]) -> Iterator[None]:
    borders = {article.text: borders_of(article) for article in articles}

    def read(analysis: Analysis, sentence: Sentence) -> SentenceSyntax:
        return ToldSyntax(read_syntax(analysis, sentence), borders[analysis.text])

    with patch.object(_phrases, "read_syntax", read):
        yield


@contextmanager
def told_triggers(articles: Sequence[Article]) -> Iterator[None]:
    by_text = {article.text: article for article in articles}

    def find(analysis: Analysis, lexicon: Lexicon, models: Models) -> list[Candidate]:
        return [replace(candidate, score=1.0) for candidate, _ in by_text[analysis.text].triggers(lexicon)]

    with patch.object(_stage, "find_triggers", find):
        yield


def exactly(gold: Mention, found: Mention) -> bool:
    return gold == found


RULERS: Mapping[str, Callable[[Mention, Mention], bool]] = {"half or first": crossvalidate_events._same_argument, "exact": exactly}
STATES = tuple(product(("found", "told"), ("by rules", "learnt", "told")))
"""Triggers, as the library finds them or as they are annotated, and borders."""


def score_fold(articles: Sequence[Article], fold: int, folds: int, totals: Mapping[tuple[str, str, str], Score]) -> None:
    others = [article for i, article in enumerate(articles) if i % folds != fold]
    learnt = learn(others)
    stage = Events()
    stage.lexicon = learnt.lexicon
    with told_borders(others):
        table = train_roles.table(*train_roles.examples(others, learnt.lexicon), train_roles.LABELS, train_roles.PENALTY)
    by_rules = replace(learnt.models, borders=LogLinear(LABELS, {}))
    models = {"by rules": by_rules, "learnt": learnt.models, "told": replace(by_rules, roles=parse_model(table, name="roles"))}
    for triggers, borders in STATES:
        stage.models = models[borders]
        with ExitStack() as stack:
            if triggers == "told":
                stack.enter_context(told_triggers(articles))
            if borders == "told":
                stack.enter_context(told_borders(articles))
            events = [(article, stage(article.analysis)) for article in articles[fold::folds]]
        for ruler, same in RULERS.items():
            with patch.object(crossvalidate_events, "_same_argument", same):
                for article, found in events:
                    totals[triggers, borders, ruler].add(article, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("tags", help="what encoders that had not seen the articles say of them")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    totals = {(*state, ruler): Score() for state in STATES for ruler in RULERS}
    articles = read_articles(options.gold, options.tags)
    for fold in range(options.folds):
        score_fold(articles, fold, options.folds, totals)
    for (triggers, borders, ruler), score in totals.items():
        print(f"triggers {triggers}, borders {borders}, {ruler}:")
        print("\n".join(f"  {row}" for row in score.rows() if row.startswith(("events", "arguments"))))


if __name__ == "__main__":
    main()
