"""Short mentions join long ones: which mentions of a document name one thing, and which of them names it most fully.

Each rule below sees two mentions, or an index of all, and says that they are one. Things with different references are never made one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from .._records import Entity, Token
from ..text import fold
from ._linking import ARTICLE, readings, without_class_noun

__all__ = ["Named", "corefer"]

_MANY = 50
"""More bearers of a word than this make it no name of one of them."""
_MINISTRY = fold("وزارة")
_SON_OF = frozenset(map(fold, ("بن", "ابن", "بنت")))
_SAME_SOUND = str.maketrans("غ", "ج")
_Words = tuple[str, ...]


class Named(NamedTuple):
    """An entity with the half-open range of its tokens."""

    entity: Entity
    first: int
    end: int


class _Mention(NamedTuple):
    entity: Entity
    words: _Words
    """The words as they stand, in a person's name by their sound."""
    forms: tuple[_Words, ...]
    """The words as they stand, without clitics, without class noun; a ministry without that word."""


def corefer(tokens: Sequence[Token], named: Sequence[Named]) -> tuple[Entity, ...]:
    """The entities with ``coref`` set, and ``ref`` and ``name`` where another mention of the same thing gives them."""
    mentions = [_mention(tokens, item) for item in named]
    things = _Things(mentions)
    for rule in (same_reference, same_words, in_brackets_behind, part_of_a_persons_name, beginning_of_a_name):
        rule(things, tokens, named)
    return tuple(_joined(things))


def _mention(tokens: Sequence[Token], item: Named) -> _Mention:
    words = tuple(token.folded for token in tokens[item.first : item.end] if token.kind != "punct")
    forms = _persons_forms(words) if item.entity.label == "PER" else _forms(words)
    distinct = tuple(dict.fromkeys(forms))
    return _Mention(item.entity, distinct[0], distinct)


def _sound(word: str) -> str:
    """``غوتيريش`` and ``جوتيريش``, ``الأسد`` and ``أسد`` are one name."""
    bare = word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word
    return bare.translate(_SAME_SOUND)


def _persons_forms(words: _Words) -> Iterator[_Words]:
    for reading in readings(words):
        yield tuple(_sound(word) for word in reading.split())


def _forms(words: _Words) -> Iterator[_Words]:
    for reading in readings(words):
        form = tuple(reading.split())
        yield form
        yield without_class_noun(form)
        if len(form) > 1 and form[0] == _MINISTRY:
            yield form[1:]


class _Things:
    """The mentions in sets that name one thing each."""

    def __init__(self, mentions: Sequence[_Mention]) -> None:
        self.mentions = mentions
        self._parent = list(range(len(mentions)))
        self._keys: dict[int, str] = {i: key for i, m in enumerate(mentions) if (key := _key(m.entity))}

    def of(self, i: int) -> int:
        """The number of the mention that stands for the set of mention ``i``."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def is_linked(self, i: int) -> bool:
        return self.of(i) in self._keys

    def join(self, i: int, j: int) -> None:
        """Make two sets one, but where they are known to be different things."""
        i, j = sorted((self.of(i), self.of(j)))
        if i == j or self._keys.get(i, self._keys.get(j)) != self._keys.get(j, self._keys.get(i)):
            return
        self._parent[j] = i
        if j in self._keys:
            self._keys[i] = self._keys[j]

    def distinct(self, candidates: Iterable[int]) -> set[int]:
        return {self.of(i) for i in candidates}

    def sets(self) -> list[list[int]]:
        """The mentions of each thing, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.mentions)):
            found[self.of(i)].append(i)
        return list(found.values())


def _key(entity: Entity) -> str | None:
    return entity.ref or entity.name


def same_reference(things: _Things, tokens: Sequence[Token], named: Sequence[Named]) -> None:
    """``الناتو`` and ``حلف شمال الأطلسي``: the gazetteer knows both."""
    _join_equal(things, ((key, i) for i, mention in enumerate(things.mentions) if (key := _key(mention.entity))))


def same_words(things: _Things, tokens: Sequence[Token], named: Sequence[Named]) -> None:
    """``لجون كيري`` and ``جون كيري``, ``تنظيم النصرة`` and ``النصرة``: the words of one are those of another with something before them."""
    standing = {(mention.entity.label, mention.words) for mention in things.mentions}
    keys = ((m.entity.label, form) for m in things.mentions for form in m.forms)
    known = {key for key in keys if key in standing}
    _join_equal(things, ((key, i) for i, m in enumerate(things.mentions) for f in m.forms if (key := (m.entity.label, f)) in known))


def _join_equal(things: _Things, keyed: Iterable[tuple[object, int]]) -> None:
    first: dict[object, int] = {}
    for key, i in keyed:
        things.join(first.setdefault(key, i), i)


def in_brackets_behind(things: _Things, tokens: Sequence[Token], named: Sequence[Named]) -> None:
    """``المنظمة الإسلامية للتربية والعلوم والثقافة (إيسيسكو)``: an acronym, or another name, in brackets."""
    for i in range(1, len(named)):
        before, inside = named[i - 1], named[i]
        if (
            before.end + 1 == inside.first
            and tokens[before.end].folded == "("
            and inside.end < len(tokens)
            and tokens[inside.end].folded == ")"
            and before.entity.label == inside.entity.label == "ORG"
        ):
            things.join(i - 1, i)


def part_of_a_persons_name(things: _Things, tokens: Sequence[Token], named: Sequence[Named]) -> None:
    """``كيري`` for ``جون كيري``: the family name, else the given name, else several words of a longer name, of one person alone."""
    persons = [i for i, mention in enumerate(things.mentions) if mention.entity.label == "PER"]
    by_last: dict[str, list[int]] = defaultdict(list)
    by_first: dict[str, list[int]] = defaultdict(list)
    seen: set[_Words] = set()
    for i in persons:
        words = things.mentions[i].words
        if len(words) > 1 and words not in seen:
            seen.add(words)
            by_last[words[-1]].append(i)
            for form in things.mentions[i].forms:
                by_first[form[0]].append(i)
    for i in persons:
        mention = things.mentions[i]
        for form in mention.forms:
            longer = [j for j in by_last.get(form[-1], ())[:_MANY] if _ends_or_holds(things.mentions[j].words, form)]
            longer = longer or [j for j in by_first.get(form[0], ())[:_MANY] if _begins(things.mentions[j].forms, form)]
            if longer:
                if (j := _the_one(things, longer, i)) is not None:
                    things.join(j, i)
                break


def _ends_or_holds(long: _Words, short: _Words) -> bool:
    """Whether a longer name ends on the words of a short one, or begins and ends like it; not where the short one is the father's:
    ``سلمان بن عبدالعزيز`` is not ``محمد بن سلمان بن عبدالعزيز``."""
    if len(short) >= len(long) or long[-len(short) - 1] in _SON_OF:
        return False
    if long[-len(short) :] == short:
        return True
    rest = iter(long)
    return long[0] == short[0] and all(any(word == other for other in rest) for word in short)


def _begins(forms: Sequence[_Words], short: _Words) -> bool:
    return any(len(short) < len(form) and form[: len(short)] == short for form in forms)


def beginning_of_a_name(things: _Things, tokens: Sequence[Token], named: Sequence[Named]) -> None:
    """``حزب العدالة`` behind ``حزب العدالة والتنمية``, ``الخارجية`` behind ``وزارة الخارجية المصرية``: of the one body so named before."""
    longer: dict[tuple[str, _Words], list[int]] = defaultdict(list)
    seen: set[tuple[str, _Words]] = set()
    for i, mention in enumerate(things.mentions):
        label = mention.entity.label
        if label in ("PER", "MISC"):
            continue
        if not things.is_linked(i):
            for form in mention.forms:
                if len(form) > (label == "LOC") and (before := longer.get((label, form))):
                    if (j := _the_one(things, before, i)) is not None:
                        things.join(j, i)
                    break
        if (label, mention.words) not in seen:
            seen.add((label, mention.words))
            for form in mention.forms:
                for length in range(1, min(len(form), _LONGEST)):
                    if len(bearers := longer[label, form[:length]]) < _MANY:
                        bearers.append(i)


_LONGEST = 12
"""Words of a name that count."""


def _the_one(things: _Things, longer: Sequence[int], i: int) -> int | None:
    """The one thing among ``longer``, or the one of them that the text named before mention ``i``."""
    for candidates in (longer, [j for j in longer if j < i]):
        if len(things.distinct(candidates)) == 1:
            return candidates[0]
    return None


def _joined(things: _Things) -> Iterator[Entity]:
    changed: dict[int, Entity] = {}
    for found in things.sets():
        entities = [things.mentions[i].entity for i in found]
        known = next((entity for entity in entities if _key(entity)), None)
        fullest = min(found, key=lambda i: (-len(things.mentions[i].words), len(things.mentions[i].entity.text), i))
        for i in found:
            entity = things.mentions[i].entity
            changed[i] = replace(
                entity,
                ref=known.ref if known else None,
                name=known.name if known else None,
                coref=None if i == fullest else things.mentions[fullest].entity.id,
            )
    return (changed[i] for i in range(len(things.mentions)))
