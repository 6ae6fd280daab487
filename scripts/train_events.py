"""Makes all that the events stage has learnt: ``python scripts/train_events.py GOLD.json TAGS.npz [OUTPUT]``.

Writes to the folder OUTPUT, ``camel_extract/events`` where none is given: the ``weight`` of every trigger in ``frames.json``, how often
each word reports each type (``words.tsv``), the models of triggers, roles, modality and the ends of arguments (``triggers.tsv``,
``roles.tsv``, ``modality.tsv``, ``borders.tsv``), and of the second look at roles (``second_look.tsv``), once with the encoder's heads
among the features and once without (``triggers_bare.tsv`` and so on).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import train_borders
import train_modality
import train_roles
import train_triggers
from count_triggers import FOLDER, weigh, write_frames
from events_corpus import Article, read_articles, without_tags

from camel_extract._loglinear import parse_model
from camel_extract.events._frames import Lexicon, read_frames
from camel_extract.events._models import BARE, Models
from camel_extract.events._second_look import parse_trees

SECOND = "second_look"
MODULES = {"triggers": train_triggers, "roles": train_roles, "borders": train_borders}


@dataclass(frozen=True)
class Learnt:
    """The frame file with its weights, (word, type) -> (hits, occurrences), and the table of each model."""

    frames: dict[str, Any]
    words: dict[tuple[str, str], tuple[int, int]]
    tables: dict[str, str]

    @property
    def lexicon(self) -> Lexicon:
        return Lexicon(read_frames(json.dumps(self.frames), name="frames"))

    @property
    def models(self) -> Models:
        models = {name: parse_model(table, name=name) for name, table in self.tables.items() if name != SECOND}
        return Models(words=self.words, trees=parse_trees(self.tables[SECOND], name=SECOND), **models)


def learn(articles: Sequence[Article], *, models: bool = True) -> Learnt:
    """What the articles teach; without ``models`` counts and weights only."""
    frames, words = weigh(articles)
    if not models:
        return Learnt(frames, words, {})
    lexicon = Learnt(frames, words, {}).lexicon
    tables = {
        name: train_roles.table(*module.examples(articles, lexicon), module.LABELS, module.PENALTY) for name, module in MODULES.items()
    }
    tables["modality"] = train_modality.table(articles, lexicon)
    tables[SECOND] = train_roles.trees(articles, lexicon, [train_roles.examples([article], lexicon) for article in articles])
    return Learnt(frames, words, tables)


def main(gold: str, tags: str, output: str | None = None) -> None:
    folder = Path(output) if output else FOLDER
    articles = read_articles(gold, tags)
    learnt = learn(articles)
    (folder / "frames.json").write_text(write_frames(learnt.frames), encoding="utf-8")
    rows = [f"{word}\t{kind}\t{hits}\t{seen}" for (word, kind), (hits, seen) in learnt.words.items()]
    (folder / "words.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    bare = learn([without_tags(article) for article in articles])
    for ending, tables in (("", learnt.tables), (BARE, bare.tables)):
        for name, table in tables.items():
            (folder / f"{name}{ending}.tsv").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
