"""Names: the fullest name in the document for the speaker that a phrase means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from .._records import Entity, Span
from ..syntax import entity_at, is_function_word
from ..syntax._words import ORG_NOUNS, PREPOSITIONS, ROLE_NOUNS, SPEECH_NOUNS, TITLES
from ..text import fold
from ._content import Range
from ._reading import Reading
from ._speakers import OWN_HONORIFICS

__all__ = ["NameBook"]

_MOST_NAMES = 400
"""Different names that are kept of a document."""
_ON_BEHALF_OF = frozenset(fold("باسم بإسم محامي محامية والد والدة نجل شقيق شقيقة زوجة زوج ابن ابنة أرملة").split())
_INDEFINITE_BODIES = frozenset(word for word in ORG_NOUNS if not word.startswith("ال"))
_NAMED_IN_MARKS = frozenset(fold("صحيفة شبكة وكالة قناة مجلة موقع إذاعة مجموعة شركة فضائية جريدة راديو").split())
"""Class nouns whose name stands in the marks behind them: ``صحيفة «الخليج»``."""
_UNNAMED = frozenset(("مصدر", "مصادر"))
_SAME = frozenset(fold("ذاته ذاتها نفسه نفسها أنفسهم ذاتهم المذكور المذكورة").split())


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in "".join(c if c.isalnum() else " " for c in fold(text)).split() if word)


def _bare(word: str) -> str:
    for front in ("وال", "بال", "ال", "لل"):
        if word.startswith(front) and len(word) > len(front) + 1:
            return word[len(front) :]
    return word


@dataclass
class NameBook:
    """Who has been named so far, filled in reading order: persons with their titles, bodies, and plain phrases."""

    reading: Reading
    _persons: list[tuple[tuple[str, ...], Entity]] = field(default_factory=list)
    _bodies: list[tuple[tuple[str, ...], Entity]] = field(default_factory=list)
    _phrases: dict[tuple[str, ...], tuple[int, str, Entity | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for entity in self.reading.analysis.entities:
            words = _words(entity.text)
            names = self._persons if entity.label == "PER" else self._bodies
            if words and (entity.label, entity.text) not in seen and len(names) < _MOST_NAMES:
                seen.add((entity.label, entity.text))
                names.append((words, entity))

    @cached_property
    def _entities_by_id(self) -> dict[str | None, Entity]:
        return {entity.id: entity for entity in self.reading.analysis.entities}

    def note(self, phrase: Range, name: str, entity: Entity | None) -> None:
        """Remember that a phrase meant ``name``, so that a shorter one later can mean it too."""
        words = _words(self.reading.analysis.span(*phrase).text)
        if words not in self._phrases and len(self._phrases) < _MOST_NAMES:
            self._phrases[words] = (phrase[0], name, entity)

    def _entities_in(self, phrase: Range) -> list[Entity]:
        span = self.reading.analysis.span(*phrase)
        entities = self.reading.analysis.entities
        i = max(bisect_right(entities, span.start, key=lambda entity: entity.start) - 1, 0)
        found = []
        while i < len(entities) and entities[i].start < span.end:
            if entities[i].end > span.start:
                found.append(entities[i])
            i += 1
        return found

    def person_in(self, phrase: Range) -> Entity | None:
        """The person that a phrase names: the one at its head, else the last, but no one that its head only serves."""
        persons = self._without_kin([entity for entity in self._entities_in(phrase) if entity.label == "PER"])
        if not persons:
            return None
        if persons[0].start <= self.reading.tokens[phrase[0]].start:
            return persons[0]
        last = persons[-1]
        first, _ = self.reading.analysis.token_range(last.start, last.end)
        return None if first > phrase[0] and (self._serves(first) or self._is_governed(phrase[0], first)) else last

    def _without_kin(self, persons: list[Entity]) -> list[Entity]:
        """``المواطن فلان والد فلان``: the first alone, where a noun of kinship stands between."""
        for number, (one, other) in enumerate(pairwise(persons), 1):
            first, _ = self.reading.analysis.token_range(one.end, other.start)
            if self.reading.folded(first) in _ON_BEHALF_OF:
                return persons[:number]
        return persons

    def _is_governed(self, head: int, first: int) -> bool:
        """``مصادر مقربة من الرئيس السابق فلان``: the name stands behind a preposition, its titles between, and no other name."""
        i = first - 1
        if entity_at(self.reading.analysis, i) is not None:
            return False
        while i > head and (self.reading.folded(i) in ROLE_NOUNS | TITLES or self.reading.folded(i).startswith("ال")):
            i -= 1
        return i > head and self.reading.folded(i) in PREPOSITIONS

    def _serves(self, first: int) -> bool:
        """``المتحدثة باسم فلان``, ``محامي فلان``, ``مسؤول بمكتب فلان``: the name is not the speaker's own."""
        word = self.reading.folded(first - 1)
        return word in _ON_BEHALF_OF or (word[1:] if word[0] in "بل" and word not in ORG_NOUNS else word) in _INDEFINITE_BODIES

    def body_in(self, phrase: Range) -> Entity | None:
        """The body or place that a phrase opens with."""
        return next((entity for entity in self._entities_in(phrase) if entity.label != "PER"), None)

    def name_of(self, phrase: Range) -> tuple[str, Entity | None]:
        """The fullest name for the speaker of a phrase, and the entity in or behind the phrase."""
        first, end = phrase
        if self.reading.is_mark(first) and self.reading.is_mark(end - 1) and end - first > 2:
            phrase = first + 1, end - 1
        span = self.reading.analysis.span(*phrase)
        person = self.person_in(phrase)
        if person is not None:
            return self._fullest_person(person, span), person
        for rule in (self._titled_person, self._name_in_marks, self._issuer, self._fullest_body):
            found = rule(phrase, span)
            if found is not None:
                return found
        return self._known_phrase(span)

    def _name_in_marks(self, phrase: Range, span: Span) -> tuple[str, Entity | None] | None:
        """``صحيفة «الخليج» الإماراتية``: what stands in the marks, and the entity there."""
        head = self.reading.folded(phrase[0])
        region = self.reading.opened_at.get(phrase[0] + 1)
        if region is None or not region.closed or region.close >= phrase[1] or region.close <= region.open + 1:
            return None
        if head not in _NAMED_IN_MARKS and head[1:] not in _NAMED_IN_MARKS:
            return None
        inside = self.reading.analysis.span(region.open + 1, region.close)
        return inside.text, self.body_in((region.open + 1, region.close))

    def _fullest_person(self, person: Entity, phrase: Span | None = None) -> str:
        """The fullest name of the person in the document; of this mention only the words inside ``phrase`` count."""
        name = person.text
        if phrase is not None and person.start < phrase.end < person.end:
            name = self.reading.analysis.text[person.start : phrase.end]
        fullest = self._entities_by_id.get(person.coref, person)
        if self.reading.analysis.token_range(fullest.start, fullest.end)[0] >= self.reading.keywords:
            return name
        return fullest.text if len(_words(fullest.text)) > len(_words(name)) and fullest is not person else name

    def _titled_person(self, phrase: Range, span: Span) -> tuple[str, Entity | None] | None:
        """``الوزير الروسي`` for the minister named with that title before."""
        if fold(span.text) in OWN_HONORIFICS:
            persons = [(name, known) for _, name, known in self._phrases.values() if known is not None and known.label == "PER"]
            return persons[-1] if persons else self._person_before(span.start)
        wanted = {_bare(word) for word in _words(span.text)} - {_bare(word) for word in _SAME}
        if not wanted or self.body_is_whole(phrase) or _bare(self.reading.folded(phrase[0])) in _INDEFINITE_BODIES:
            return None
        for words, (_, name, known) in reversed(self._phrases.items()):
            if known is not None and known.label == "PER" and wanted <= {_bare(word) for word in words}:
                return name, known
        for entity, titles in self._titles:
            if any(wanted <= title for title in titles):
                return self._fullest_person(entity), entity
        return None

    @cached_property
    def _titles(self) -> list[tuple[Entity, list[frozenset[str]]]]:
        """Each person with the titles before and behind the name."""
        titles = ((entity, (self._title_before(entity), self._title_after(entity))) for _, entity in self._persons)
        return [(entity, [_either_gender(title) for title in both if title]) for entity, both in titles]

    def _person_before(self, start: int) -> tuple[str, Entity] | None:
        """The first person named before an offset."""
        person = next((entity for entity in self.reading.analysis.entities if entity.label == "PER"), None)
        return None if person is None or person.end > start else (self._fullest_person(person), person)

    def body_is_whole(self, phrase: Range) -> bool:
        """Whether a phrase is a body's name and no more, a preposition written onto it aside."""
        body = self.body_in(phrase)
        if body is None:
            return False
        span = self.reading.analysis.span(*phrase)
        return body.start < self.reading.tokens[phrase[0]].end and body.end >= span.end

    def _title_before(self, person: Entity) -> frozenset[str]:
        """The words of office straight before a name."""
        first, _ = self.reading.analysis.token_range(person.start, person.end)
        words: list[str] = []
        sentence = self.reading.sentence(first).first_token
        for i in range(first - 1, max(first - 10, sentence - 1), -1):
            if self.reading.tokens[i].kind == "punct" or self.reading.is_verb(i) or is_function_word(self.reading.tokens[i]):
                break
            words.append(_bare(self.reading.folded(i)))
        return frozenset(words)

    def _title_after(self, person: Entity) -> frozenset[str]:
        """The words of office straight behind a name: ``أحمد الجروان رئيس البرلمان``."""
        first = self.reading.analysis.token_range(person.start, person.end)[1]
        if first >= len(self.reading.tokens) or self.reading.folded(first) not in ROLE_NOUNS:
            return frozenset()
        end = self.reading.noun_phrase(first, self.reading.sentence(first).end_token)
        return frozenset(_bare(self.reading.folded(i)) for i in range(first, end))

    def _issuer(self, phrase: Range, span: Span) -> tuple[str, Entity | None] | None:
        """``البيان``: the body whose speech it is; ``بيان البيت الأبيض`` names it."""
        head = fold(_without_clitic(self.reading.tokens[phrase[0]].text))
        if head not in SPEECH_NOUNS and _bare(head) not in SPEECH_NOUNS and head != "النص":
            return None
        body = self.body_in(phrase)
        if body is not None and body.label == "ORG" and _bare(head) in {"بيان"}:
            return self._fullest_body_of(body), body
        if _bare(head) not in {"بيان"} and head != "النص":
            return None
        issuers = [(name, known) for _, name, known in self._phrases.values() if known is not None and known.label == "ORG"]
        return issuers[-1] if issuers else None

    def _fullest_body(self, phrase: Range, span: Span) -> tuple[str, Entity | None] | None:
        body = self.body_in(phrase)
        if body is not None and self.body_is_whole(phrase):
            return self._fullest_body_of(body), body
        words = _words(span.text)
        if len(words) == 1 and words[0].startswith("ال"):
            bare = _bare(words[0])
            for known, entity in self._bodies:
                if entity.label == "ORG" and entity.start < span.start and len(known) > 1 and bare in {_bare(known[0]), known[0][1:]}:
                    return self._fullest_body_of(entity), entity
        return None

    def _fullest_body_of(self, body: Entity) -> str:
        own = _bare_words(body.text)
        best, longest = body, len(own)
        for words, other in self._bodies:
            if other.label != body.label or len(words) <= longest:
                continue
            bare = _bare_words(other.text)
            if bare[: len(own)] == own or (len(own) > 1 and own in (bare[1:], (bare[0], *bare[2:]))):
                best, longest = other, len(words)
        return _without_clitic(best.text)

    def _known_phrase(self, span: Span) -> tuple[str, Entity | None]:
        """``المصادر`` for ``مصادر أمنية``: an earlier phrase that opens on the same words."""
        wanted = [_bare(word) for word in _words(span.text) if word not in _SAME and word not in TITLES]
        refers = fold(span.text).startswith(("ال", "لل", "هذ", "تلك"))
        for words, (_, name, entity) in reversed(self._phrases.items()):
            known = [_bare(word) for word in words]
            if wanted and refers and known[:1] == wanted[:1] and set(wanted) <= set(known):
                return name, entity
        if refers and len(wanted) == 1 and wanted[0] in _UNNAMED:
            for _, name, entity in reversed(self._phrases.values()):
                if entity is None or entity.label != "PER":
                    return name, entity
        return _without_clitic(span.text), None


def _bare_words(text: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in _words(text))


def _either_gender(title: frozenset[str]) -> frozenset[str]:
    """The words of a title with their masculine forms: ``رئيس الجمهورية اليمنية`` is ``الرئيس اليمني``."""
    return title | {word.removesuffix("ه") for word in title}


_CUT_BEFORE = ORG_NOUNS | ROLE_NOUNS | SPEECH_NOUNS | _NAMED_IN_MARKS | _UNNAMED
_CLITICS = ("و", "ف", "ب", "ل", "ك")


def _without_clitic(name: str) -> str:
    """``للمفوضية العامة``, ``لوزارة المالية``: the name without the preposition written onto it."""
    if name.startswith("لل") and len(name) > 4:
        return "ال" + name[2:]
    if name[0] == "و" and fold(name[1:].partition(" ")[0]) in ORG_NOUNS:
        return name[1:]
    return name[1:] if name[0] in "لب" and fold(name[1:].partition(" ")[0]) in _CUT_BEFORE else name
