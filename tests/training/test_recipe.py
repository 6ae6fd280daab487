"""The whole recipe on a few made-up articles: every step runs, leaves a record, is not run twice, and models come out that load."""

from __future__ import annotations

import json
import lzma
from dataclasses import asdict

import pytest

from camel_extract._analysis import analyze_text
from camel_extract._loglinear import parse_model, read_model
from camel_extract.encoder import Encoder
from camel_extract.entities._fast import FastTagger

torch = pytest.importorskip("torch")
for package in ("onnx", "safetensors", "sklearn"):
    pytest.importorskip(package)

from training import recipe as recipes  # noqa: E402
from training.steps import Record, run_steps  # noqa: E402

PEOPLE = ("سالم الخطيب", "نادر حداد", "ليلى منصور", "كريم شاهين", "هدى عيسى", "فؤاد نجار", "سمير خليل", "رنا حمدان")
PLACES = ("بغداد", "القاهرة", "دمشق", "الرباط", "تونس", "عمان", "بيروت", "الكويت")
BODIES = ("الأمم المتحدة", "جامعة الدول العربية", "منظمة الصحة العالمية", "البنك الدولي")

TEXT = """زار {a} مدينة {x} أمس.
وقال {b} إن «اللجنة ستجتمع غدا».
واتفق {c} مع {d} على زيادة الدعم في {y}.
وطالبت {o} بوقف القتال.
وقد تهاجم القوات بلدة {z}.
"""


def event(text, kind, modality="actual", *, negated=False, **roles):
    arguments = [{"text": part, "nth": 1, "role": role} for role, part in roles.items()]
    return {"text": text, "nth": 1, "type": kind, "modality": modality, "negated": negated, "args": arguments}


def article(number):
    a, b, c, d = (PEOPLE[(number + i) % len(PEOPLE)] for i in range(4))
    x, y, z = (PLACES[(number + i) % len(PLACES)] for i in range(3))
    o = BODIES[number % len(BODIES)]
    return {
        "id": f"made-up-{number}",
        "date": "2015-07-20",
        "text": TEXT.format(a=a, b=b, c=c, d=d, x=x, y=y, z=z, o=o),
        "entities": [
            *({"text": name, "nth": 1, "label": "PER"} for name in (a, b, c, d)),
            {"text": o, "nth": 1, "label": "ORG"},
            *({"text": name, "nth": 1, "label": "LOC"} for name in (f"مدينة {x}", y, f"بلدة {z}")),
        ],
        "times": [],
        "quantities": [],
        "quotes": [{"text": "اللجنة ستجتمع غدا", "nth": 1, "kind": "direct", "cue": "وقال", "cue_nth": 1, "speaker": b, "speaker_nth": 1}],
        "events": [
            event("زار", "TRAVEL", agent=a, place=f"مدينة {x}", time="أمس"),
            event("ستجتمع", "MEET", "planned", agent="اللجنة", time="غدا"),
            event("واتفق", "AGREE", agent=c, participant=d, theme="زيادة الدعم", place=y),
            event("وطالبت", "REQUEST", agent=o, theme="بوقف القتال"),
            event("بوقف", "END", "requested", target="القتال"),
            event("تهاجم", "ATTACK", "hypothetical", agent="القوات", target=f"بلدة {z}"),
        ],
    }


def write_data(folder):
    for part, numbers in (("train", range(6)), ("dev", [6]), ("seed", [7])):
        (folder / part).mkdir(parents=True)
        articles = [article(number) for number in numbers]
        (folder / part / "gold.json").write_text(json.dumps(articles, ensure_ascii=False), encoding="utf-8")
    (folder / "ner").mkdir()
    for name in ("orig_train", "clean_train", "aqmar_train", "wojood_train", "wojood_val"):
        lines = [f"قال O\n{first} B-PERS\n{last} I-PERS\nفي O\n{PLACES[0]} B-LOC\n. O\n" for first, last in map(str.split, PEOPLE)]
        (folder / "ner" / f"{name}.conll").write_text("\n".join(lines * 4), encoding="utf-8")
    (folder / "news").mkdir()
    with lzma.open(folder / "news" / "articles.jsonl.xz", "wt", encoding="utf-8") as news:
        for number in range(6):
            text = f"وصل {PEOPLE[number]} إلى {PLACES[number]} أول أمس في زيارة قصيرة.\nوأعلن {PEOPLE[number + 1]} بدء العمل.\n" * 4
            news.write(json.dumps({"id": number, "title": "خبر", "text": text}, ensure_ascii=False) + "\n")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """(places, steps, record) after a whole run."""
    root = tmp_path_factory.mktemp("recipe")
    write_data(root / "data")
    places = recipes.Places(root / "data", root / "work", root / "models", root / "package")
    places.work.mkdir()
    steps = recipes.steps(recipes.RECIPES["tiny"], places, device="cpu", processes=1)
    record = Record(places.work / "record.json", places.roots)
    run_steps(steps, record)
    return places, steps, record


def test_the_models_load_and_read(made):
    places, _, _ = made
    analysis = analyze_text("زار سالم الخطيب بغداد أمس.")
    encoder = Encoder(places.models / "encoder")
    (tags,) = encoder.tag(analysis)
    assert {head: table.shape for head, table in tags.items() if head in encoder.heads} == {
        head: (6, len(labels)) for head, labels in encoder.heads.items()
    }
    tagger = FastTagger(places.models / "fast")
    assert json.loads((places.models / "fast" / "meta.json").read_text(encoding="utf-8"))["training"]["words_labelled_by_the_teacher"] > 100
    assert tagger([analysis.tokens]).shape == (6, len(tagger.labels))


def test_the_tables_of_the_package(made):
    places, _, _ = made
    assert {path.name for path in (places.package / "events").iterdir()} == set(recipes.EVENT_FILES)
    for name in ("events/roles.tsv", "events/modality_bare.tsv", "entities/known_names.tsv"):
        table = places.package / name
        assert parse_model(table.read_text(encoding="utf-8"), name=name).labels == read_model(
            f"camel_extract.{table.parent.name}", table.name
        ).labels


def test_the_record_says_what_each_step_was_made_of(made):
    places, steps, _ = made
    record = json.loads((places.work / "record.json").read_text(encoding="utf-8"))
    assert list(record) == [step.name for step in steps]
    assert record["student"]["settings"]["seed"] == recipes.RECIPES["tiny"].student.seed
    assert {"data/train/gold.json", "work/masked/masked.pt"} <= set(record["student"]["needs"])
    assert all(len(digest) == 64 for entry in record.values() for digest in (*entry["needs"].values(), *entry["makes"].values()))
    assert all("torch" in entry["versions"] for entry in record.values())


def test_what_is_done_is_not_done_again(made):
    places, steps, _ = made
    record = Record(places.work / "record.json", places.roots)
    assert all(record.is_done(step) for step in steps)
    before = (places.work / "student" / "student.pt").stat().st_mtime_ns
    run_steps(steps, record)
    assert (places.work / "student" / "student.pt").stat().st_mtime_ns == before


def test_steps_with_other_settings_are_not_done(made):
    places, _, record = made
    other = recipes.steps(recipes.RECIPES["next"], places, device="cpu", processes=1)
    done = [step.name for step in other if record.is_done(step)]
    assert done == ["news", "known_names", "events"]  # those have no settings but their files


def test_what_was_done_on_another_machine_stays_done(made):
    places, _, record = made
    other = recipes.steps(recipes.RECIPES["tiny"], places, device="cuda", processes=8)
    assert all(record.is_done(step) for step in other)


def test_the_default_recipe_has_the_settings_of_the_shipped_models():
    """``meta.json`` of a shipped model says what it was made with."""
    encoder, fast = (json.loads((recipes.ROOT / "models" / name / "meta.json").read_text(encoding="utf-8")) for name in ("encoder", "fast"))
    shipped = recipes.RECIPES[encoder["version"]]
    assert asdict(shipped.student) == encoder["training"]["settings"]
    assert shipped.window == encoder["window"]
    assert len(encoder["training"]["teachers"]) == len(shipped.starts) * 5
    assert (asdict(shipped.fast), shipped.fast_version) == (fast["training"]["settings"], fast["version"])
