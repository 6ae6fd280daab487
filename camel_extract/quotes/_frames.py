"""Frames: where the reported words of a cue begin.

A cue takes words in marks, words after a colon, a clause after أن, a noun after its preposition, or a bare noun. Each rule looks at one
cue and gives where its content opens, or ``None``; the nearest opening after the speaker wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..syntax import entity_at, is_function_word
from ..syntax._words import ADVERBS, COMPLEMENTIZERS, ORG_NOUNS, QUANTIFIERS, ROLE_NOUNS, SPEECH_NOUNS, TITLES, own_initials
from ..text import fold
from ._marks import Region
from ._reading import COMMAS, Hit, Reading

__all__ = ["Opening", "find_opening", "is_speech", "names_somebody", "speaker_after"]

_FARTHEST = 60
"""Tokens between a cue and what it reports."""
_NEAR = 14
_PREPOSITIONS = {"إلى": fold("إلى"), "على": fold("على"), "عن": fold("عن")}
_SOURCE_NOUNS = frozenset(
    fold(
        "مصدر مصادر المصدر المصادر وسائل صحف الصحف صحيفة الصحيفة وكالة الوكالة تقرير التقرير تقارير التقارير بيان البيان سلطات السلطات شهود ناشطون "
        "نشطاء مسعفون أطباء سكان أهالي مواطنون قناة القناة إحصاءات الإحصاءات دراسة الدراسة مسؤولون مسئولون قيادات قيادة القيادة المتهم المتحدث البعثة "
        "بعض أحد عدد المرصد مرصد الناتو الكرملين البنتاغون التلفزيون إذاعة الإذاعة موقع الموقع الشركة النص المشاركون الطرفان الجانبان الوزراء القادة النواب"
    ).split()
)
_NOUNS_WITH_CLAUSE = frozenset(fold("ضرورة أهمية إمكانية احتمال رغبة حرص فرض عدم استعداد ثقته ثقتها أمله أملها رفض").split())
_NAMED_IN_MARKS = frozenset(
    fold("صحيفة وكالة قناة مجلة شركة تنظيم حركة جماعة موقع شبكة إذاعة منظمة مؤسسة حزب صحيفتي برنامج مركز ذوو").split()
)
_THANKS = ("شكر", "امتنان", "تقدير", "تعازي", "تهاني", "تهنيه", "اعتزاز", "فخر", "سعادت", "مواسا", "تعزي", "تمنيات", "خالص", "عميق", "بالغ")
Kind = Literal["marks", "clause", "colon", "preposition", "noun"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where content begins: its first token, by which frame, and the region where that is a quoted one."""

    start: int
    kind: Kind
    region: Region | None = None


def _is_nominal(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    if entity_at(reading.analysis, i) is not None:
        return True
    if token.kind != "word" or is_function_word(token) or reading.is_verb(i):
        return False
    word = token.folded
    return word[0] not in "بلك" or word in own_initials() or len(word) < 4 or word.startswith("لل")


def names_somebody(reading: Reading, first: int, end: int) -> bool:
    entity = entity_at(reading.analysis, first)
    if entity is not None and entity.label != "LOC":
        return True
    for i in range(first, end):
        word = reading.folded(i)
        if word in ROLE_NOUNS or word in ORG_NOUNS or word in TITLES or word in _SOURCE_NOUNS:
            return True
        held = entity_at(reading.analysis, i)
        if held is not None and (held.label == "PER" or i == first):
            return True
    return False


def speaker_after(reading: Reading, hit: Hit, limit: int) -> tuple[int, int] | None:
    """The noun phrase straight after a cue verb, adverbs between: its subject. Half-open token range."""
    i = hit.after
    while i < limit and (reading.folded(i) in ADVERBS or reading.folded(i) in {"فيه", "فيها", "له", "لها", "به", "بها", "ايضا"}):
        i += 1
    if i < limit and reading.folded(i) == "(":
        return None
    quoted_name = i < limit and i in reading.opened_at and not is_speech(reading, reading.opened_at[i], introduced=True)
    if i >= limit or not (quoted_name or _is_nominal(reading, i) or reading.folded(i) in {"هذه", "هذا", "هولاء"}):
        return None
    if reading.folded(i) in SPEECH_NOUNS and entity_at(reading.analysis, i) is None and hit.form.entry.lemma != "جاء" and "noun" in hit.form.entry.frames:
        return (i, reading.noun_phrase(i, limit)) if reading.folded(i) in _SOURCE_NOUNS else None
    end = reading.noun_phrase(i, _before_speech(reading, i, limit))
    if end <= i:
        return None
    return i, end


def _before_speech(reading: Reading, first: int, limit: int) -> int:
    """The first mark behind ``first`` that opens speech and no name."""
    for i in range(first + 1, min(first + 20, limit)):
        region = reading.opened_at.get(i)
        if region is not None and (
            reading.words(i + 1, region.close) >= (6 if reading.folded(i - 1) in _NAMED_IN_MARKS else 3)
        ):
            return i
    return limit


def is_speech(reading: Reading, region: Region, *, introduced: bool) -> bool:
    """Whether a quoted region is long enough to be speech; names and scare quotes are short. ``introduced``: a colon or cue stands before it."""
    size = reading.words(region.open + 1, region.close)
    return size >= (2 if introduced else 5)


def _past_adjuncts(reading: Reading, at: int, limit: int) -> int:
    """Past what may stand between a speaker and a bare noun: commas, ``اليوم (الاثنين)``, ``في اليمن،``."""
    i = at
    while i < limit:
        word = reading.folded(i)
        if word in COMMAS or word in ADVERBS:
            i += 1
        elif word == "(" and ")" in {reading.folded(i + 2), reading.folded(i + 3), reading.folded(i + 4)}:
            i += next(n for n in (2, 3, 4) if reading.folded(i + n) == ")") + 1
        elif word in _ADJUNCT_OPENERS:
            comma = next((j for j in range(i + 1, min(i + 14, limit)) if reading.folded(j) in COMMAS), None)
            if comma is None or any(reading.is_complementizer(j) or reading.is_verb(j) for j in range(i, comma)):
                return limit
            i = comma + 1
        else:
            break
    return i


_ADJUNCT_OPENERS = frozenset(fold("في خلال عقب بعد قبل لدى عبر على أثناء مع أمام").split())


def _takes_noun(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``أكد أهمية``, ``أعلن الوزير إطلاق``: a bare noun, no name, and no clause near behind it."""
    if "noun" not in hit.form.entry.frames or at >= limit:
        return None
    i = _past_adjuncts(reading, at, limit)
    if i >= limit or not _is_nominal(reading, i) or reading.tokens[i].kind != "word":
        return None
    word = reading.folded(i)
    if word in ROLE_NOUNS or word in TITLES or word in QUANTIFIERS:
        return None
    for j in range(i + 1, min(i + 6, limit)):
        if reading.folded(j) in COMMAS:
            break
        if reading.folded(j) in COMPLEMENTIZERS and word not in _NOUNS_WITH_CLAUSE:
            return None
    return Opening(i, "noun")


def _after_preposition(reading: Reading, i: int, limit: int) -> Opening | None:
    j = i + 1
    if j < limit and reading.is_complementizer(j):
        return _clause(reading, j, limit)
    if j >= limit or any(reading.folded(j).startswith(word) for word in _THANKS):
        return None
    if j in reading.opened_at and is_speech(reading, reading.opened_at[j], introduced=True):
        return Opening(j, "marks", reading.opened_at[j])
    return Opening(j, "preposition")


def _clause(reading: Reading, i: int, limit: int) -> Opening | None:
    """What follows أن at token ``i``."""
    j = i + 1
    while j < limit and reading.folded(j) in {":", "،", ","}:
        j += 1
    if j >= limit:
        return None
    region = reading.opened_at.get(j)
    return Opening(j, "clause", region)


def _with_b(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``أفادت مصادر بمقتل``: the complement carries the preposition."""
    i = at
    while i < limit and (reading.folded(i) in ADVERBS or reading.folded(i) in COMMAS):
        i += 1
    if i >= limit:
        return None
    word = reading.folded(i)
    if word[0] == "ب" and len(word) > 3 and word not in own_initials() and word not in COMPLEMENTIZERS and reading.is_word(i):
        return Opening(i, "preposition")
    return None


def _is_clock(reading: Reading, i: int) -> bool:
    return reading.folded(i - 1).isdigit() and reading.folded(i + 1).isdigit()


def _preposition_frame(hit: Hit, word: str) -> bool:
    return any(name in hit.form.entry.frames and folded == word for name, folded in _PREPOSITIONS.items())


def find_opening(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """The nearest opening of content after token ``at``, where cue and speaker end."""
    frames = hit.form.entry.frames
    if "بـ" in frames and (found := _with_b(reading, hit, at, limit)):
        return found
    if found := _takes_noun(reading, hit, at, limit):
        return found
    clause = "أن" in frames
    quote = "quote" in frames
    i = at
    depth = 0
    while i < min(limit, at + _FARTHEST):
        word = reading.folded(i)
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif i in reading.opened_at and quote:
            region = reading.opened_at[i]
            if is_speech(reading, region, introduced=reading.folded(i - 1) == ":" or i == at and not region_names(reading, region, limit)):
                return Opening(i, "marks", region)
            i = region.close if region.close < limit else i
        elif word == ":" and quote and not _is_clock(reading, i):
            return _after_colon(reading, i, limit)
        elif clause and reading.is_complementizer(i):
            return _clause(reading, i, limit)
        elif _preposition_frame(hit, word) and i < at + _NEAR:
            return _after_preposition(reading, i, limit)
        elif i > at and _ends_search(reading, i):
            return None
        i += 1
    return None


def region_names(reading: Reading, region: Region, limit: int) -> bool:
    """Whether a short quoted region goes on as a name: ``وكالة «الأناضول» أن``."""
    return reading.words(region.open + 1, region.close) <= 3 and region.close + 1 < limit and reading.is_complementizer(region.close + 1)


def _after_colon(reading: Reading, i: int, limit: int) -> Opening | None:
    j = i + 1
    end = reading.paragraph_end(i)
    if j < end and reading.is_complementizer(j) and reading.folded(j) != "اننا":
        return _clause(reading, j, end)
    if j >= end:
        return None
    region = reading.opened_at.get(j)
    if region is not None and is_speech(reading, region, introduced=True):
        return Opening(j, "marks", region)
    return Opening(j, "colon")


def _ends_search(reading: Reading, i: int) -> bool:
    """Another cue, or a new clause: what comes is not reported by the cue before."""
    hit = reading.hit_at.get(i)
    if hit is not None and hit.form.entry.pos != "relay" and (hit.form.kind != "other" or hit.form.entry.pos == "preposition"):
        return reading.folded(i - 1) not in {"ما", "التي", "الذي"}
    return reading.folded(i - 1) in COMMAS and reading.folded(i)[0] == "و" and reading.is_verb(i)
