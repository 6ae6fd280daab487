"""Frames: which words report which type of event, and which syntax marks which role. Read from one data file, checked at load."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any, Literal, get_args

from .._errors import LexiconError
from .._records import ArgumentRole
from ..text import fold
from ._inflection import Morph, noun_forms, participle_forms, verb_forms

__all__ = ["SCHEMA", "Frame", "Lexicon", "Reading", "Trigger", "load_lexicon", "read_frames", "read_word_counts", "word_counts"]

SCHEMA = "camel_extract.frames/1"
"""Name and version of the form of a frame file."""

Pos = Literal["verb", "verbal_noun", "noun", "participle"]

_POS: tuple[str, ...] = get_args(Pos)
_ROLES: tuple[str, ...] = get_args(ArgumentRole)
_RELATIONS = ("subject", "object", "idafa", "head")
_WORD_LISTS = ("forms", "plurals", "next", "not_next", "previous", "not_previous", "near")
_FRAME_FIELDS = {"type", "plover", "cameo", "roles", "counted", "measures", "triggers"}
_TRIGGER_FIELDS = {"lemma", "pos", "imperfect", "weight", "prior", "roles", *_WORD_LISTS}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event.

    ``weight`` is the share of its occurrences that do (0..1), ``prior`` what knowledge of the language says of that share, before any
    count. ``next`` and ``previous`` hold words of which one must stand straight
    after or before (an attached preposition is written ``ب…``), ``near`` words of which one must stand within four tokens on either
    side; ``not_next`` and ``not_previous`` hold those that forbid it. All folded. ``roles`` overrides the frame's markers.
    """

    lemma: str
    pos: Pos
    weight: float
    prior: float = 0.5
    next: frozenset[str] = frozenset()
    not_next: frozenset[str] = frozenset()
    previous: frozenset[str] = frozenset()
    not_previous: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    roles: Mapping[str, ArgumentRole] | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A type of event: its codes, the role that each syntactic relation marks, and its triggers with all their forms.

    ``counted`` are the roles whose number is the event's quantity; ``measures`` says that any number after the trigger is (a rise, a fall).
    """

    type: str
    plover: str | None
    cameo: str | None
    roles: Mapping[str, ArgumentRole]
    counted: frozenset[str]
    measures: bool
    triggers: tuple[Trigger, ...]
    forms: Mapping[str, tuple[tuple[Trigger, Morph], ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word form: the frame, its trigger and the inflection."""

    frame: Frame
    trigger: Trigger
    morph: Morph


class Lexicon:
    """All frames, looked up by folded form without clitics."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.frames: dict[str, Frame] = {frame.type: frame for frame in frames}
        index: dict[str, list[Reading]] = {}
        for frame in self.frames.values():
            for form, readings in frame.forms.items():
                index.setdefault(form, []).extend(Reading(frame, trigger, morph) for trigger, morph in readings)
        self._index = {form: tuple(readings) for form, readings in index.items()}

    def __getitem__(self, form: str) -> tuple[Reading, ...]:
        return self._index.get(form, ())


def _fail(name: str, row: str, field: str, reason: str) -> LexiconError:
    return LexiconError(f"{name}, {row}, field {field!r}: {reason}")


def _check_word(name: str, row: str, field: str, word: object) -> str:
    if not isinstance(word, str) or not word.strip():
        raise _fail(name, row, field, f"expected a word, found {word!r}")
    if unicodedata.normalize("NFC", word) != word:
        raise _fail(name, row, field, f"{word!r} is not in Unicode form NFC")
    return word


def _check_fields(name: str, row: str, data: object, allowed: set[str], needed: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise _fail(name, row, "", f"expected an object, found {type(data).__name__}")
    for field in needed:
        if field not in data:
            raise _fail(name, row, field, "is missing")
    for field in data:
        if field not in allowed:
            raise _fail(name, row, field, f"is unknown; known are {', '.join(sorted(allowed))}")
    return data


def _read_share(name: str, row: str, data: Mapping[str, Any], field: str, default: float) -> float:
    share = data.get(field, default)
    if isinstance(share, bool) or not isinstance(share, (int, float)) or not 0 <= share <= 1:
        raise _fail(name, row, field, f"expected a number between 0 and 1, found {share!r}")
    return float(share)


def _read_words(name: str, row: str, data: Mapping[str, Any], field: str) -> tuple[str, ...]:
    words = data.get(field, [])
    if not isinstance(words, list):
        raise _fail(name, row, field, "expected a list of words")
    return tuple(_check_word(name, row, field, word) for word in words)


def _read_roles(name: str, row: str, roles: object) -> dict[str, ArgumentRole]:
    if not isinstance(roles, dict):
        raise _fail(name, row, "roles", "expected an object of relation: role")
    for relation, role in roles.items():
        _check_word(name, row, "roles", relation)
        if relation.isascii() and relation not in _RELATIONS:
            raise _fail(name, row, "roles", f"{relation!r} is no relation; write {', '.join(_RELATIONS)}, or a preposition in Arabic")
        if role not in _ROLES:
            raise _fail(name, row, "roles", f"{role!r} is no role; roles are {', '.join(_ROLES)}")
    return {fold(relation): role for relation, role in roles.items()}


def _forms(lemma: str, pos: str, imperfect: str | None, forms: tuple[str, ...], plurals: tuple[str, ...]) -> dict[str, Morph]:
    if pos == "verb":
        found = verb_forms(lemma, imperfect)
        for passive in forms:
            found.update({form: morph for form, morph in verb_forms(passive, passive if passive[0] in "يت" else None).items()
                          if form not in found and (passive[0] not in "يت" or morph == "imperfect")})
        return found
    found = participle_forms(lemma, plurals) if pos == "participle" else noun_forms(lemma, plurals)
    found.update(dict.fromkeys(map(fold, forms), "nominal"))
    return found


def _read_trigger(name: str, row: str, data: object) -> tuple[Trigger, dict[str, Morph]]:
    fields = _check_fields(name, row, data, _TRIGGER_FIELDS, ("lemma", "pos"))
    lemma = _check_word(name, row, "lemma", fields["lemma"])
    if fields["pos"] not in _POS:
        raise _fail(name, row, "pos", f"{fields['pos']!r} is none of {', '.join(_POS)}")
    weight, prior = _read_share(name, row, fields, "weight", 0.9), _read_share(name, row, fields, "prior", 0.5)
    imperfect = _check_word(name, row, "imperfect", fields["imperfect"]) if "imperfect" in fields else None
    words = {field: _read_words(name, row, fields, field) for field in _WORD_LISTS}
    folded = {field: frozenset(map(fold, words[field])) for field in _WORD_LISTS[2:]}
    roles = _read_roles(name, row, fields["roles"]) if "roles" in fields else None
    trigger = Trigger(lemma, fields["pos"], weight, prior, roles=roles, **folded)
    return trigger, _forms(lemma, fields["pos"], imperfect, words["forms"], words["plurals"])


def _read_frame(name: str, number: int, data: object) -> Frame:
    row = f"frame {number}"
    fields = _check_fields(name, row, data, _FRAME_FIELDS, ("type", "triggers"))
    kind = _check_word(name, row, "type", fields["type"])
    codes = {field: fields.get(field) for field in ("plover", "cameo")}
    for field, code in codes.items():
        if code is not None:
            _check_word(name, row, field, code)
    if not isinstance(fields["triggers"], list) or not fields["triggers"]:
        raise _fail(name, f"frame {kind}", "triggers", "expected a list of at least one trigger")
    roles = _read_roles(name, f"frame {kind}", fields.get("roles", {}))
    counted = frozenset(_read_words(name, f"frame {kind}", fields, "counted")) or frozenset({"target"})
    if not counted <= set(_ROLES):
        raise _fail(name, f"frame {kind}", "counted", f"roles are {', '.join(_ROLES)}")
    measures = fields.get("measures", False)
    if not isinstance(measures, bool):
        raise _fail(name, f"frame {kind}", "measures", f"expected true or false, found {measures!r}")
    forms: dict[str, list[tuple[Trigger, Morph]]] = {}
    triggers = []
    for position, trigger_data in enumerate(fields["triggers"], 1):
        trigger, found = _read_trigger(name, f"frame {kind}, trigger {position}", trigger_data)
        triggers.append(trigger)
        for form, morph in found.items():
            forms.setdefault(form, []).append((trigger, morph))
    indexed = {form: tuple(readings) for form, readings in forms.items()}
    return Frame(kind, codes["plover"], codes["cameo"], roles, counted, measures, tuple(triggers), indexed)


def read_frames(text: str, *, name: str) -> tuple[Frame, ...]:
    """Frames from the JSON ``text`` of a frame file. Raises :class:`LexiconError` naming ``name``, row and field."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise LexiconError(f"{name}: not JSON: {error}") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("frames"), list):
        raise LexiconError(f'{name}: expected an object with "schema": "{SCHEMA}" and a list "frames"')
    frames = tuple(_read_frame(name, number, frame) for number, frame in enumerate(data["frames"], 1))
    kinds = [frame.type for frame in frames]
    for number, kind in enumerate(kinds, 1):
        if kind in kinds[: number - 1]:
            raise _fail(name, f"frame {number}", "type", f"{kind!r} stands twice in this file")
    return frames


def read_word_counts(text: str, *, name: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Rows of word, type, times the word reports that type, times it occurs. Raises :class:`LexiconError` naming ``name`` and row."""
    counts = {}
    for number, line in enumerate(text.splitlines(), 1):
        word, kind, hits, seen = (*line.split("\t"), "", "", "", "")[:4]
        if fold(word) != word or not hits.isdecimal() or not seen.isdecimal() or int(hits) > int(seen) or int(seen) < 1:
            raise LexiconError(f"{name}, row {number}: expected folded word, type, hits and occurrences, found {line!r}")
        if (word, kind) in counts:
            raise LexiconError(f"{name}, row {number}: {word} {kind} stands twice")
        counts[word, kind] = int(hits), int(seen)
    return counts


@lru_cache(maxsize=1)
def word_counts() -> dict[tuple[str, str], tuple[int, int]]:
    """How often the words of ``words.tsv`` report each type: (word, type) -> (times it does, times it occurs)."""
    return read_word_counts(files(__package__).joinpath("words.tsv").read_text(encoding="utf-8"), name="words.tsv")


@lru_cache(maxsize=1)
def _own_frames() -> tuple[Frame, ...]:
    return read_frames(files(__package__).joinpath("frames.json").read_text(encoding="utf-8"), name="frames.json")


def load_lexicon(path: str | PathLike[str] | None = None) -> Lexicon:
    """The library's frames, with those of the file at ``path`` added; a type of the same name replaces the library's.

    Raises :class:`LexiconError` where the file cannot be read or breaks the schema.
    """
    frames = {frame.type: frame for frame in _own_frames()}
    if path is not None:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path}: cannot be read as UTF-8 text: {error}") from error
        frames.update((frame.type, frame) for frame in read_frames(text, name=str(path)))
    return Lexicon(frames.values())
