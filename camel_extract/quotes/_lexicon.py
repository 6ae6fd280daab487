"""The cue lexicon: which words report speech, in which forms, and what may follow them.

``cues.tsv`` has one row a lemma: ``lemma``, ``pos`` (``verb``, ``preposition``, ``relay``, ``noun``), ``frames`` (what the cue takes, see
:data:`FRAMES`), the third persons masculine singular of the perfect and the imperfect, the active participle, the verbal noun where it
reports by itself (``إعلان الوزارة``), and other forms as they stand. Several forms in a field are parted by spaces. Inflected forms are
made when the file is read. A file of the user's own may leave out the columns that it does not fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Literal

from .._errors import LexiconError
from ..text import fold

__all__ = ["FRAMES", "CueEntry", "CueForm", "load_cues", "read_lexicon"]

FRAMES = frozenset({"quote", "أن", "إلى", "على", "عن", "بـ", "noun", "sentence", "relay", "report"})
"""``quote``: words in marks or after a colon; ``أن`` and the prepositions: a clause or noun after them; ``noun``: a bare noun complement;
``sentence``: the sentence around (``بحسب``); ``relay``: names a further source (``نقلا عن``); ``report``: ``جاء في بيان``."""
PARTS_OF_SPEECH = frozenset({"verb", "preposition", "relay", "noun"})
COLUMNS = ("lemma", "pos", "frames", "perfect", "imperfect", "participle", "noun", "other")
REQUIRED = ("lemma", "pos", "frames")

Kind = Literal["perfect", "imperfect", "participle", "noun", "other"]
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
    for form in fold(row["noun"]).split():
        forms.setdefault(form, CueForm(entry, "noun", ""))
    for form in fold(row["other"]).split():
        forms.setdefault(form, CueForm(entry, "other", ""))
    return forms


def _read_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = text.removeprefix("\ufeff").splitlines()
    columns = lines[0].split("\t") if lines else []
    if not set(REQUIRED) <= set(columns) or set(columns) - set(COLUMNS) or len(set(columns)) < len(columns):
        raise LexiconError(f"{name}, row 1: the columns are {', '.join(COLUMNS)}, parted by tabs; {', '.join(REQUIRED)} must be there")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise LexiconError(f"{name}, row {number}: {len(cells)} fields, not {len(columns)}; part them by tabs")
        yield number, {**dict.fromkeys(COLUMNS, ""), **dict(zip(columns, cells, strict=True))}


def read_lexicon(text: str, name: str = "cues.tsv") -> dict[str, dict[str, CueForm]]:
    """Folded lemma -> folded form -> cue of a lexicon text, in the order of its rows.

    Raises :class:`LexiconError`, naming file, row and field, for a row that breaks the schema.
    """
    lexicon: dict[str, dict[str, CueForm]] = {}
    for number, row in _read_rows(text, name):
        lemma = fold(row["lemma"])
        if not lemma or lemma in lexicon:
            raise LexiconError(f"{name}, row {number}, lemma: {row['lemma']!r} is empty or stands twice")
        frames = frozenset(row["frames"].split())
        if not frames or frames - FRAMES:
            raise LexiconError(f"{name}, row {number}, frames: {row['frames']!r}; allowed are {', '.join(sorted(FRAMES))}")
        if row["pos"] not in PARTS_OF_SPEECH:
            raise LexiconError(f"{name}, row {number}, pos: {row['pos']!r}; allowed are {', '.join(sorted(PARTS_OF_SPEECH))}")
        lexicon[lemma] = _inflect(CueEntry(row["lemma"], row["pos"], frames), row)
        if not lexicon[lemma]:
            raise LexiconError(f"{name}, row {number}: no form is given")
    return lexicon


@lru_cache(maxsize=1)
def _own_lexicon() -> dict[str, dict[str, CueForm]]:
    return read_lexicon(files(__package__).joinpath("cues.tsv").read_text(encoding="utf-8"))


def load_cues(path: str | PathLike[str] | None = None) -> Mapping[str, CueForm]:
    """Folded form -> cue, of the library's lexicon with the rows of the file at ``path`` before it.

    A row replaces the library's row of the same lemma. Of rows that share a form the earlier one has it. Raises :class:`LexiconError`
    where the file cannot be read or breaks the schema.
    """
    added: dict[str, dict[str, CueForm]] = {}
    if path is not None:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path}: {error}") from error
        added = read_lexicon(text, name=str(path))
    forms: dict[str, CueForm] = {}
    for lemma, inflected in (*added.items(), *_own_lexicon().items()):
        if inflected is added.get(lemma, inflected):
            for form, cue in inflected.items():
                forms.setdefault(form, cue)
    return forms
