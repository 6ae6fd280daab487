"""Speakers: who says what a cue reports, and that speaker's fullest name in the document.

The subject stands after the cue (``قال الوزير``), before it (``الوزير قال``), or nowhere (``وأضاف``): then the newest earlier speaker or
subject that agrees with the verb speaks on, never one from beyond a heading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from .._records import Entity
from ..syntax import entity_at, is_function_word
from ..syntax._words import AUXILIARIES, ORG_NOUNS, PREPOSITIONS, RELATIVES, ROLE_NOUNS, SPEECH_NOUNS, TIME_NOUNS, TITLES, own_initials
from ..text import fold
from ._content import TAKES_OBJECT, Draft, Range
from ._frames import ELATIVES, is_nominal, names_somebody
from ._reading import COMMAS, Reading

__all__ = ["OWN_HONORIFICS", "Speaker", "find_relay", "find_speakers"]

_FARTHEST_SENTENCES = 12
_FARTHEST_LEFT = 25
_FARTHEST_CLAUSE = 60
_FARTHEST_DRAFTS = 40
_LONGEST_BYLINE = 10
_LONGEST_OPENING = 15
_LONGEST_QUOTED_NAME = 4
_BROKEN_PLURALS = frozenset(fold("مصادر المصادر وسائل صحف الصحف تقارير التقارير قوات القوات دول الدول أنباء").split())
_MASCULINE_IN_H = frozenset(fold("خليفة أسامة حمزة طلحة معاوية عطية جمعة حذيفة الخليفة القضاة الرماة").split())
_HONORIFICS = frozenset(fold("فخامة سعادة جلالة فضيلة سماحة عظمة دولة معالي سمو صاحب صاحبة").split())
"""Forms of address, whose own gender tells nothing: ``فخامة الرئيس``."""
OWN_HONORIFICS = frozenset(fold("سموه سموها معاليه معاليها سعادته سعادتها فضيلته فخامته دولته جلالته سماحته سيادته").split())
_PIOUS = tuple(
    tuple(fold(words).split())
    for words in ("صلى الله عليه وسلم", "رضي الله عنه", "رضي الله عنها", "حفظه الله", "يحفظه الله", "رحمه الله", "سبحانه وتعالى")
)
"""Formulas behind a name."""
_FROM = fold("عن")


class Speaker(NamedTuple):
    """The token range of a speaker phrase, and the rule that found it."""

    phrase: Range
    rule: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A draft whose speaker is sought, with all drafts and the speakers found for those before it."""

    reading: Reading
    drafts: list[Draft]
    found: list[Range | None]
    number: int

    @property
    def draft(self) -> Draft:
        return self.drafts[self.number]

    @property
    def kind(self) -> str:
        """How the cue is formed; empty for a colon."""
        return self.draft.hit.form.kind if self.draft.hit is not None else ""

    @property
    def agreement(self) -> str:
        return self.draft.hit.form.agreement if self.draft.hit is not None else ""

    @property
    def joined(self) -> bool:
        return self.draft.hit is not None and self.draft.hit.joined


def find_speakers(reading: Reading, drafts: list[Draft]) -> list[Speaker | None]:
    """For each draft its speaker."""
    speakers: list[Speaker | None] = []
    found: list[Range | None] = []
    for number in range(len(drafts)):
        speaker = _speaker(Turn(reading, drafts, found, number))
        speakers.append(speaker)
        found.append(speaker.phrase if speaker else None)
    return speakers


def relayed_source(turn: Turn) -> Range | None:
    """``ذكرت الوكالة نقلا عن مصادر أن``."""
    return find_relay(turn.reading, turn.draft)


def subject_that_opens_the_sentence(turn: Turn) -> Range | None:
    """``الوزير يقول لصحيفة``: what opens the sentence goes before what stands behind an imperfect."""
    if turn.draft.subject is None or turn.kind != "imperfect" or turn.joined:
        return None
    before = subject_before(turn.reading, turn.draft.cue[0])
    return before if before is not None and before[0] == turn.reading.sentence(turn.draft.cue[0]).first_token else None


def subject_with_the_cue(turn: Turn) -> Range | None:
    """``قال الوزير``, ``بحسب الوكالة``, ``الناتو: …``; longer where the encoder sees it go on (``مسؤول محلي بمقاطعة كذا``)."""
    draft, reading = turn.draft, turn.reading
    if draft.subject is None or draft.hit is None:
        return draft.subject
    first, end = draft.subject
    limit = draft.start if draft.start > draft.cue[0] else reading.sentence(draft.cue[0]).end_token
    longer = reading.evidence.speaker_end(end, limit)
    stray = longer > end and (reading.tokens[end].kind == "punct" or reading.tokens[longer - 1].kind == "punct")
    if longer == end or stray or is_function_word(reading.tokens[longer - 1]):
        return first, end
    last = next((i for i in range(longer - 1, end, -1) if is_function_word(reading.tokens[i - 1])), end)
    return first, max(longer, reading.noun_phrase(last, limit))


def possessor_of_the_verbal_noun(turn: Turn) -> Range | None:
    """``عن مسؤول قوله``."""
    if turn.kind != "other" or turn.draft.entry.lemma in TAKES_OBJECT:
        return None
    return _possessor_before(turn.reading, turn.draft)


def subject_of_the_main_verb(turn: Turn) -> Range | None:
    """``وصل الوزير، مؤكدا``: a participle."""
    if turn.kind != "participle":
        return None
    return _main_speaker(turn.reading, turn.drafts, turn.found, turn.number, turn.agreement)


def subject_before_the_verb(turn: Turn) -> Range | None:
    """``لكن المرصد قال``."""
    if turn.kind not in {"perfect", "imperfect"} or (turn.joined and turn.reading.folded(turn.draft.cue[0])[0] != "ف"):
        return None
    return subject_before(turn.reading, turn.draft.cue[0])


def carried_over(turn: Turn) -> Range | None:
    """``وأضاف``: who spoke last, or the last subject, that agrees; a bare verb deep in a clause carries nobody over."""
    inside = turn.draft.within > turn.draft.cue[0] and not turn.joined
    if turn.kind in {"", "participle"} or (inside and turn.kind != "other"):
        return None
    agreement = "" if turn.kind == "other" else turn.agreement
    return _earlier(turn.reading, turn.drafts, turn.found, turn.number, agreement)


RULES: tuple[Callable[[Turn], Range | None], ...] = (
    relayed_source,
    subject_that_opens_the_sentence,
    subject_with_the_cue,
    possessor_of_the_verbal_noun,
    subject_of_the_main_verb,
    subject_before_the_verb,
    carried_over,
)


def _speaker(turn: Turn) -> Speaker | None:
    """The speaker by the first rule that finds one."""
    for rule in RULES:
        phrase = rule(turn)
        if phrase is not None:
            return Speaker(_honorific_alone(turn.reading, phrase), rule.__name__)
    return None


def _honorific_alone(reading: Reading, phrase: Range) -> Range:
    """``سموه للجنة``: a form of address with its pronoun is a whole phrase."""
    return (phrase[0], phrase[0] + 1) if reading.folded(phrase[0]) in OWN_HONORIFICS else phrase


def find_relay(reading: Reading, draft: Draft) -> Range | None:
    """``ذكرت الوكالة نقلا عن مصادر أن``, ``نقلت الوكالة عن مسؤول قوله``: the source behind ``عن`` speaks, the subject relays."""
    if draft.hit is None or draft.relayed_by is not None:
        return None
    first = draft.subject[1] if draft.subject else draft.cue[1]
    end = min(draft.start, first + 30)
    if draft.hit.form.entry.lemma not in {"نقل", "تناقل"} and not any(reading.folded(i) == "نقلا" for i in range(first, end)):
        return None
    for i in range(first, end - 1):
        if reading.folded(i) == _FROM:
            stop = reading.noun_phrase(i + 1, end)
            return (i + 1, stop) if stop > i + 1 else None
    return None


def _possessor_before(reading: Reading, draft: Draft) -> Range | None:
    """``عن مسؤول قوله``: the phrase that ends at the verbal noun, its head behind ``عن``."""
    cue = draft.cue[0]
    for i in range(cue - 1, max(cue - 20, 0), -1):
        if reading.folded(i) == _FROM:
            stop = reading.noun_phrase(i + 1, cue)
            return (i + 1, stop) if stop > i + 1 else None
    return None


def _main_speaker(
    reading: Reading, drafts: list[Draft], found: list[Range | None], i: int, agreement: str
) -> Range | None:
    """A participle speaks for the subject of the verb it hangs on: the last speaker of its sentence, else the sentence's subject."""
    cue = drafts[i].cue[0]
    sentence = reading.sentence(cue)
    for k in range(i - 1, max(i - _FARTHEST_DRAFTS, 0) - 1, -1):
        if drafts[k].cue[0] < sentence.first_token:
            break
        if found[k] is not None and not 0 < drafts[k].within <= cue:
            return found[k]
    subject = main_subject(reading, sentence.first_token, cue)
    if agreement == "f" and (subject is None or not _agrees(reading, subject, agreement)):
        subject = _later_subject(reading, sentence.first_token, cue) or subject
    if subject is not None:
        return subject
    return _earlier(reading, drafts, found, i, agreement)


def _later_subject(reading: Reading, first: int, cue: int) -> Range | None:
    """``رغب زائر في اللوحة، إلا أن الفنانة أجابت، موضحة``: the subject of a later clause that the participle agrees with."""
    for i in range(cue - 1, max(first, cue - _FARTHEST_CLAUSE), -1):
        if reading.is_complementizer(i - 1) or reading.folded(i - 1) in COMMAS:
            subject = main_subject(reading, i, cue)
            if subject is not None and _agrees(reading, subject, "f"):
                return subject
    return None


def main_subject(reading: Reading, first: int, end: int) -> Range | None:
    """The subject of the first clause of the tokens ``first`` to ``end``."""
    start = _clause_start(reading, first, end)
    while start < end and start not in reading.hit_at and _opens_nothing(reading, start):
        start = _past_opening_phrase(reading, start, end)
    if start >= end:
        return None
    if reading.is_mark(start):
        return _name_in_marks(reading, start, end)
    phrase = reading.noun_phrase(start, end)
    byline = start
    for i in range(start, min(start + _LONGEST_BYLINE, end)):
        if reading.folded(i) in {"-", "–"} and byline == start:
            byline = i
        if reading.folded(i) == ":" and byline > start and i + 1 < end:
            return main_subject(reading, i + 1, end)
    if phrase > start and names_somebody(reading, start, phrase) and not _opens_on_verb(reading, start, end):
        return start, phrase
    for i in range(start, min(start + 30, end)):
        if reading.is_verb(i) or (i == start and not reading.folded(i).startswith("ال")):
            j = i + 1
            while j < end and (is_function_word(reading.tokens[j]) or reading.folded(j) in COMMAS) and j < i + 4:
                j += 1
            if j >= end:
                return None
            stop = reading.noun_phrase(j, end)
            if stop > j and is_nominal(reading, j) and names_somebody(reading, j, stop):
                return j, stop
    return None


def _name_in_marks(reading: Reading, start: int, end: int) -> Range | None:
    """``"سبق" تجد هذه المناسبة``: a short name in marks before a verb."""
    region = reading.opened_at.get(start)
    if region is None or not region.closed or not start + 1 < region.close < end - 1:
        return None
    if not reading.is_verb(region.close + 1) and not reading.is_a_name(region):
        return None
    return (start + 1, region.close) if reading.words(start, region.close) <= _LONGEST_QUOTED_NAME else None


def _opens_nothing(reading: Reading, i: int) -> bool:
    """``إلا أن الوزير``: a word that stands before a clause."""
    return is_function_word(reading.tokens[i]) or reading.folded(i) in COMMAS or reading.folded(i) == _EXCEPT


_EXCEPT = fold("إلا")


def _past_opening_phrase(reading: Reading, start: int, end: int) -> int:
    """Past a function word; past ``وفي طهران،`` where a comma closes the phrase."""
    word = reading.folded(start)
    if word in PREPOSITIONS or (word[:1] == "و" and word[1:] in PREPOSITIONS):
        for stop in range(start + 1, min(start + _LONGEST_OPENING, end)):
            if reading.folded(stop) in COMMAS:
                return stop + 1
            if reading.is_verb(stop) or reading.is_complementizer(stop):
                break
    return start + 1


def _clause_start(reading: Reading, first: int, end: int) -> int:
    """Past ``من جانبه،`` and the like."""
    i = first
    if reading.folded(i) in _OPENERS or reading.folded(i + 1) in _OPENERS:
        for j in range(i, min(i + 6, end)):
            if reading.folded(j) in COMMAS:
                return j + 1
            if reading.folded(j) in _OPENERS:
                i = j + 1
    return i


_OPENERS = frozenset(fold("جانبه جانبها جهته جهتها ناحيته ناحيتها بدوره بدورها وبدوره جهتهم جانبهم أخرى ثانية").split())


def _opens_on_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether the first word is a verb, told by a name or office right after a word that cannot head it."""
    if reading.is_verb(start):
        return True
    word = reading.folded(start)
    if entity_at(reading.analysis, start) is not None or word.startswith("ال") or word in ROLE_NOUNS or word in ORG_NOUNS or word in TITLES:
        return False
    if start + 1 >= end:
        return False
    if word[0] == "و" and word.endswith("ت") and not word.endswith("ات") and len(word) >= 5:
        return True
    following = reading.folded(start + 1)
    if following in ROLE_NOUNS or following in TITLES:
        return True
    return word[0] == "و" and (following in ORG_NOUNS or entity_at(reading.analysis, start + 1) is not None)


def _subject_that_did_before(reading: Reading, cue: int) -> Range | None:
    """``وسبق لمجلة كذا أن كشفت``: the phrase with ل behind ``سبق``."""
    first = reading.sentence(cue).first_token
    if reading.folded(cue - 1) != "ان":
        return None
    for i in range(cue - 2, max(first, cue - _FARTHEST_LEFT) - 1, -1):
        if reading.folded(i) in _DID_BEFORE and reading.folded(i + 1)[:1] == "ل":
            stop = reading.noun_phrase(i + 1, cue - 1)
            return (i + 1, stop) if stop > i + 1 else None
    return None


_DID_BEFORE = frozenset(("سبق", "وسبق"))


def subject_before(reading: Reading, cue: int) -> Range | None:
    """``لكن المرصد قال``, ``تصريحات الرئيس التي أكد فيها``: the phrase that ends where the cue, or the relative before it, stands."""
    did_before = _subject_that_did_before(reading, cue)
    if did_before is not None:
        return did_before
    apart = _subject_before_parenthesis(reading, cue)
    if apart is not None:
        return apart
    end = cue
    while end > 0 and (reading.folded(end - 1) in AUXILIARIES or reading.folded(end - 1) in {"قد", "ايضا", "وقد"}):
        end -= 1
    end = _before_formula(reading, end)
    relative = reading.folded(end - 1) in RELATIVES and reading.folded(end - 1) not in {"كما", "حيث", "ما", "فيما", "بما"}
    if relative:
        end -= 1
    if end > 0 and reading.folded(end - 1) in {"،", ","} and relative:
        end -= 1
    quoted = reading.region_closing(end - 1)
    if quoted is not None and reading.words(quoted.open, quoted.close) <= _LONGEST_QUOTED_NAME and not _is_tail(reading, quoted.open):
        return (quoted.open + 1, quoted.close) if quoted.close > quoted.open + 1 else None
    limit = max(reading.sentence(cue).first_token, end - _FARTHEST_LEFT)
    document = _document_of(reading, quoted.open, limit, end) if quoted is not None else None
    if document is not None:
        return document
    best: Range | None = None
    for start in range(end - 1, limit - 1, -1):
        word = reading.folded(start)
        if reading.tokens[start].kind == "punct" and word not in {"-", "»", "«", "\"", ")", "("}:
            break
        if reading.is_verb(start) or reading.is_complementizer(start):
            break
        heads = is_nominal(reading, start) or (relative and reading.folded(start)[0] == "ل" and names_somebody(reading, start, end))
        if heads and reading.noun_phrase(start, end) == end:
            best = (start, end)
    if best is None:
        return None
    if relative and not names_somebody(reading, *best) and (owner := _speaking_part(reading, best, cue)) is not None:
        return owner
    if _is_tail(reading, best[0]):
        return None
    governed = best[0] > 0 and reading.folded(best[0] - 1) in PREPOSITIONS
    definite = reading.folded(best[0]).startswith("ال") or entity_at(reading.analysis, best[0]) is not None
    if names_somebody(reading, *best):
        described = not definite and agrees(reading, best, cue)  # ``عن مسؤولين ذكروا``
        return best if relative or not governed or described else None
    if relative:
        return None
    return best if reading.folded(best[0]) not in TIME_NOUNS and (not governed or not definite) and agrees(reading, best, cue) else None


def _document_of(reading: Reading, marks: int, limit: int, end: int) -> Range | None:
    """``تقرير لصحيفة «كذا» أشار``: a document, and behind ``ل`` whose it is, by a name in marks."""
    owner = marks - 1
    if owner <= limit or reading.folded(owner)[0] not in "لب" or not names_somebody(reading, owner, end):
        return None
    return (owner - 1, end) if reading.folded(owner - 1) in SPEECH_NOUNS | _STUDIES else None


_STUDIES = frozenset(fold("تقرير دراسة استطلاع تحقيق مقال افتتاحية وثيقة مصدر مراسل مراسلة محلل محللة").split())


def _before_formula(reading: Reading, end: int) -> int:
    """``الرسول صلى الله عليه وسلم يقول``: the token where a formula that ends at ``end`` begins, else ``end``."""
    for formula in _PIOUS:
        first = end - len(formula)
        if first >= 0 and all(reading.folded(first + k) == word for k, word in enumerate(formula)):
            return first
    return end


def _subject_before_parenthesis(reading: Reading, cue: int) -> Range | None:
    """``إلا أن مسؤولا، طلب عدم ذكر اسمه، قال``: the subject behind أن, with what is told of it between commas."""
    first = reading.sentence(cue).first_token
    if reading.folded(cue - 1) not in COMMAS:
        return None
    close = next((i for i in range(cue - 2, max(first, cue - _LONGEST_PARENTHESIS), -1) if reading.folded(i) in COMMAS), None)
    if close is None:
        return None
    for start in range(close - 1, max(first, close - _FARTHEST_LEFT), -1):
        if reading.is_complementizer(start - 1):
            whole = is_nominal(reading, start) and reading.noun_phrase(start, close) == close
            return (start, close) if whole and names_somebody(reading, start, close) else None
        if reading.is_verb(start):
            return None
    return None


_LONGEST_PARENTHESIS = 15


def _speaking_part(reading: Reading, phrase: Range, cue: int) -> Range | None:
    """``مزاعم جماعة كذا التي زعمت``: the owner that a relative clause goes on about, where what is owned cannot speak."""
    for start in range(phrase[0] + 1, phrase[1]):
        if is_nominal(reading, start) and names_somebody(reading, start, phrase[1]) and agrees(reading, (start, phrase[1]), cue):
            return start, phrase[1]
    return None


def _is_tail(reading: Reading, first: int) -> bool:
    """Whether a noun stands right before the phrase, which is then no whole phrase."""
    before = first - 1
    if before < reading.sentence(first).first_token or reading.tokens[before].kind != "word":
        return False
    return not is_function_word(reading.tokens[before]) and not reading.is_verb(before) and not reading.is_complementizer(before)


def agrees(reading: Reading, phrase: Range, cue: int) -> bool:
    hit = reading.hit_at.get(cue)
    return hit is not None and _agrees(reading, phrase, hit.form.agreement)


def _agrees(reading: Reading, phrase: Range, agreement: str) -> bool:
    """Whether a phrase can be the subject of a verb: feminine verbs take feminine heads and plurals of things, masculine ones the rest."""
    if agreement == "":
        return True
    if agreement == "p":
        return not _is_one_person(reading, phrase)
    return not _is_sound_plural(reading, phrase[0]) and _is_feminine(reading, phrase[0]) == (agreement == "f")


def _is_one_person(reading: Reading, phrase: Range) -> bool:
    """Whether a phrase names a single person: one name, and nobody joined to it."""
    persons = [e for i in range(*phrase) if (e := entity_at(reading.analysis, i)) is not None and e.label == "PER"]
    joined = any(reading.folded(i)[0] == "و" and reading.folded(i) not in own_initials() for i in range(phrase[0] + 1, phrase[1]))
    return bool(persons) and len(set(persons)) == 1 and not joined


def _is_sound_plural(reading: Reading, head: int) -> bool:
    """``مسؤولون``, ``المتظاهرون``: nouns that a singular verb before them takes, but none that refers back to them."""
    word = reading.folded(head)
    return word.endswith("ون") and len(word) > 5 and entity_at(reading.analysis, head) is None


def _is_feminine(reading: Reading, head: int) -> bool:
    while reading.folded(head) in _HONORIFICS or reading.folded(head) in ELATIVES:
        head += 1
    word = reading.folded(head)
    if word in {"هذه", "تلك"} or word in _BROKEN_PLURALS:
        return True
    entity = entity_at(reading.analysis, head)
    if entity is not None and (entity.label == "LOC" or (entity.label == "PER" and _beside_feminine_verb(reading, entity))):
        return True
    if word in _MASCULINE_IN_H:
        return False
    return word.endswith(("ه", "ات")) and not (entity is not None and entity.label == "PER" and word.startswith("ال"))


def _beside_feminine_verb(reading: Reading, entity: Entity) -> bool:
    """``يار أجابت``, ``قالت نورا``: the verb beside a name tells its gender."""
    first, end = reading.analysis.token_range(entity.start, entity.end)
    beside = (reading.hit_at.get(first - 1), reading.hit_at.get(end))
    return any(hit is not None and hit.form.agreement == "f" and hit.form.kind != "other" for hit in beside)


def _earlier(
    reading: Reading, drafts: list[Draft], found: list[Range | None], i: int, agreement: str
) -> Range | None:
    """The newest earlier speaker or subject that agrees; one that does not, if there is no other."""
    cue = drafts[i].cue[0]
    number = reading.unit_at(cue)
    fallback: Range | None = None
    k = i - 1
    for back in range(number, max(number - _FARTHEST_SENTENCES, -1), -1):
        sentence = reading.units[back]
        if sentence.heading and back != number and back > 0 and fallback is not None:
            break
        while k >= max(0, i - _FARTHEST_DRAFTS) and drafts[k].cue[0] >= sentence.first_token:
            spoken = found[k]
            if spoken is not None and not 0 < drafts[k].within <= cue:
                if _agrees(reading, spoken, agreement):
                    return spoken
                fallback = fallback or spoken
            k -= 1
        end = min(sentence.end_token, cue)
        subject = main_subject(reading, sentence.first_token, end) if end > sentence.first_token else None
        if subject is not None and _agrees(reading, subject, agreement):
            return subject
    return fallback
