"""The cue lexicon: which words report speech, in which forms, and what may follow them.

``cues.tsv`` has one row a lemma: ``lemma``, ``pos`` (``verb``, ``preposition``, ``relay``, ``noun``), ``frames`` (what the cue takes, see
:data:`FRAMES`), the third persons masculine singular of the perfect and the imperfect, the active participle, and other forms as they
stand. Several forms in a field are parted by spaces. Inflected forms are made when the file is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from .._errors import LexiconError
from ..text import fold

__all__ = ["FRAMES", "CueEntry", "CueForm", "cue_forms", "read_lexicon"]

FRAMES = frozenset({"quote", "أن", "إلى", "على", "عن", "بـ", "noun", "sentence", "relay", "report"})
"""``quote``: words in marks or after a colon; ``أن`` and the prepositions: a clause or noun after them; ``noun``: a bare noun complement;
``sentence``: the sentence around (``بحسب``); ``relay``: names a further source (``نقلا عن``); ``report``: ``جاء في بيان``."""
PARTS_OF_SPEECH = frozenset({"verb", "preposition", "relay", "noun"})
COLUMNS = ("lemma", "pos", "frames", "perfect", "imperfect", "participle", "other")

Kind = Literal["perfect", "imperfect", "participle", "other"]
Agreement = Literal["m", "f", "p", ""]


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One row of the lexicon."""

    lemma: str
    pos: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueForm:
    """One inflected form: its row, how it is formed, and the gender or number of its subject (``m``, ``f``, plural ``p``, or unknown)."""

    entry: CueEntry
    kind: Kind
    agreement: Agreement


def _perfect(stem: str) -> list[tuple[str, Agreement]]:
    weak = stem[-1] in "يا" and len(stem) <= 4 and stem != "جاء"
    root = stem[:-1] if weak else stem
    return [(stem, "m"), (root + "ت", "f"), (root + "وا", "p"), ((stem if weak else root) + "ا", "p"), (root + "تا", "p")]


def _imperfect(stem: str) -> list[tuple[str, Agreement]]:
    rest = stem[1:]
    root = rest[:-1] if rest[-1] in "يو" and len(rest) >= 3 else rest
    return [("ي" + rest, "m"), ("ت" + rest, "f"), ("ي" + root + "ون", "p"), ("ي" + rest + "ان", "p"), ("ت" + rest + "ان", "p")]


def _participle(stem: str) -> list[tuple[str, Agreement]]:
    root = stem[:-1] if stem.endswith("ي") else stem
    return [(stem + "ا", "m"), (stem + "ه", "f"), (root + "ين", "p")]


def _inflect(entry: CueEntry, row: dict[str, str]) -> dict[str, CueForm]:
    forms: dict[str, CueForm] = {}
    for kind, make in (("perfect", _perfect), ("imperfect", _imperfect), ("participle", _participle)):
        for stem in fold(row[kind]).split():
            for form, agreement in make(stem):
                forms.setdefault(form, CueForm(entry, kind, agreement))  # type: ignore[arg-type]
    for form in fold(row["other"]).split():
        forms.setdefault(form, CueForm(entry, "other", ""))
    return forms


def read_lexicon(text: str, name: str = "cues.tsv") -> dict[str, CueForm]:
    """Folded form -> cue of a lexicon text. An earlier row has a form that two rows share.

    Raises :class:`LexiconError`, naming file, row and field, for a row that breaks the schema.
    """
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise LexiconError(f"{name}, row 1: the columns are {', '.join(COLUMNS)}")
    forms: dict[str, CueForm] = {}
    lemmas: set[str] = set()
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise LexiconError(f"{name}, row {number}: {len(cells)} fields, not {len(COLUMNS)}; part them by tabs")
        row = dict(zip(COLUMNS, cells, strict=True))
        lemma = fold(row["lemma"])
        if not lemma or lemma in lemmas:
            raise LexiconError(f"{name}, row {number}, lemma: {row['lemma']!r} is empty or stands twice")
        lemmas.add(lemma)
        frames = frozenset(row["frames"].split())
        if not frames or frames - FRAMES:
            raise LexiconError(f"{name}, row {number}, frames: {row['frames']!r}; allowed are {', '.join(sorted(FRAMES))}")
        if row["pos"] not in PARTS_OF_SPEECH:
            raise LexiconError(f"{name}, row {number}, pos: {row['pos']!r}; allowed are {', '.join(sorted(PARTS_OF_SPEECH))}")
        made = _inflect(CueEntry(row["lemma"], row["pos"], frames), row)
        if not made:
            raise LexiconError(f"{name}, row {number}: no form is given")
        for form, cue in made.items():
            forms.setdefault(form, cue)
    return forms


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, CueForm]:
    """The library's own cue forms."""
    return read_lexicon(files(__package__).joinpath("cues.tsv").read_text(encoding="utf-8"))
