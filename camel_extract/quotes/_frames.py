"""Frames: where the reported words of a cue begin.

A cue takes words in marks, words after a colon, a clause after أن, a noun after its preposition, or a bare noun. Each rule looks at one
cue and gives where its content opens, or ``None``; the nearest opening after the speaker wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..syntax import entity_at, is_function_word
from ..syntax._words import (
    ADVERBS,
    DEMONSTRATIVES,
    ORG_NOUNS,
    QUANTIFIERS,
    RELATIVES,
    ROLE_NOUNS,
    SPEECH_NOUNS,
    TIME_NOUNS,
    TITLES,
    own_initials,
)
from ..text import fold
from ._marks import Region
from ._reading import COMMAS, COMPLEMENTIZERS, Hit, Reading

__all__ = [
    "ELATIVES",
    "Opening",
    "before_speech",
    "find_opening",
    "is_nominal",
    "is_reported_noun",
    "is_speech",
    "names_somebody",
    "speaker_after",
]

_FARTHEST = 60
"""Tokens between a cue and what it reports."""
_PREPOSITIONS = {"إلى": fold("إلى"), "على": fold("على"), "عن": fold("عن")}
_SOURCE_NOUNS = frozenset(
    fold(
        "مصدر مصادر المصدر المصادر مصدران مسؤولان وسائل صحف الصحف صحيفة الصحيفة وكالة الوكالة تقرير التقرير "
        "تقارير التقارير بيان البيان سلطات السلطات شهود ناشطون نشطاء مسعفون أطباء سكان أهالي مواطنون قناة "
        "القناة إحصاءات الإحصاءات دراسة الدراسة مسؤولون مسئولون قيادات قيادة القيادة المتهم المتحدث البعثة "
        "بعض أحد عدد المرصد مرصد الناتو الكرملين البنتاغون التلفزيون إذاعة الإذاعة موقع الموقع الشركة النص "
        "وثيقة وثائق رسالة رسائل مذكرة استطلاع تحقيق تحقيقات وصية "
        "المشاركون الطرفان الجانبان الوزراء القادة النواب"
    ).split()
)
_GOVERNS_CLAUSE = frozenset(
    fold("بعد قبل دون بدون منذ مع رغم برغم غير سوى بيد حيث إذ كما لو لولا بما مجرد لدرجة بشرط شريطة خشية مخافة شرط").split()
)
"""Words whose أن opens an adverbial clause: ``قال بعد أن وصل``, ``دون أن يكشف``."""
_NO_SUBJECTS = frozenset(fold("ألا إلا نقلا").split())
_AT_THE_TIME_OF = frozenset(fold("فور حال عشية غداة صبيحة إبان طوال طيلة قبالة حيال").split())
"""Nouns that stand as prepositions: ``قال فور وصوله``."""
_NEGATION_NOUNS = frozenset(fold("عدم غير").split())
_COMPLEMENT_HEADS = frozenset(
    fold(
        "إعادة زيادة مقتل إطلاق تعيين بدء وفاة رفض استعداد حرص أهمية ضرورة قدرة دعم وجود وصول تأييد التزام "
        "عزم نية فتح إغلاق وقف تأجيل اعتماد توقيع فوز إصابة سقوط استشهاد حدوث قيام شن تشكيل إنشاء تعرض عدم "
        "إلغاء تنفيذ انتهاء انطلاق بداية ضبط القبض إلقاء توفير تخصيص ارتفاع انخفاض موافقة قبول تعليق تفاصيل "
        "نتائج أسماء مسؤولية المسؤولية خبر سيطرة تحرير انسحاب تمديد تسجيل نجاح إحباط صحة استمرار مواصلة تعزيز هبوط صعود "
        "إقلاع انفجار تفجير اعتقال توقيف ترحيل خطف اغتيال تدمير قصف تأهل استبعاد تسلم تسليم مغادرة عودة بناء "
        "ضرورة إمكانية احتمال رغبة فرض ثقة أمل تطلع نفي اعتزاز استياء قلق أسف "
        "بلوغ إقامة عقد افتتاح تدشين صدور إصدار إسقاط مصرع إنهاء خفض رفع اعتزام إجراء إحالة استقالة تورط مشاركة حق"
    ).split()
)
"""Verbal nouns that are reported bare: ``أكد مسؤولون إعادة فتح المطار``."""
_POSSESSORS = ("هما", "ها", "هم", "ه")


def is_reported_noun(word: str) -> bool:
    """Whether a folded word is a noun that is reported bare, with or without its owner's pronoun (``دعمهما``, ``نيتها``)."""
    if word in _COMPLEMENT_HEADS:
        return True
    for pronoun in _POSSESSORS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 3:
            stem = word[: -len(pronoun)]
            return stem in _COMPLEMENT_HEADS or (stem.endswith("ت") and stem[:-1] + "ه" in _COMPLEMENT_HEADS)
    return False


_NAMED_IN_MARKS = frozenset(
    fold(
        "صحيفة وكالة قناة مجلة شركة تنظيم حركة جماعة موقع شبكة إذاعة منظمة مؤسسة حزب صحيفتي برنامج مركز ذوو"
    ).split()
)
_THANKS = (
    "شكر", "امتنان", "تقدير", "تعازي", "عزا", "تهاني", "تهنيه", "مواسا",
    "تعزي", "تمنيات", "خالص", "اصدق", "ابلغ", "اطيب", "احر", "ارق",
)
_HEARTILY = frozenset(fold("عميق بالغ وافر جزيل عظيم جل كامل فائق أسمى صادق").split())
Kind = Literal["marks", "clause", "colon", "preposition", "noun"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where content begins: its first token, by which frame, and the region where that is a quoted one."""

    start: int
    kind: Kind
    region: Region | None = None


_AFTER_LETTER = frozenset({".", "/"})


def is_nominal(reading: Reading, i: int) -> bool:
    """Whether a noun phrase can start at token ``i``: a name or a noun with no preposition on it."""
    token = reading.tokens[i]
    entity = entity_at(reading.analysis, i)
    if entity is not None and entity.start <= token.start:
        return True
    word = token.folded
    if word in _NEGATION_NOUNS:
        return True
    if word in _NO_SUBJECTS or word in _AT_THE_TIME_OF:
        return False
    if token.kind != "word" or is_function_word(token) or reading.is_verb(i):
        return False
    if len(word) < 2:
        return _person_after_letter_titles(reading, i)
    if word in _WITH_PRONOUN:
        return False
    return word[0] not in "بلك" or word in own_initials() or len(word) < 4


def _past_letter_titles(reading: Reading, i: int) -> int:
    """The token after titles of a letter (``د.``, ``أ.د.``, ``م/``) at token ``i``; ``i`` where none stands."""
    tokens = reading.tokens
    while i + 2 < len(tokens) and tokens[i].kind == "word" and len(tokens[i].folded) == 1 and tokens[i + 1].folded in _AFTER_LETTER:
        i += 2
    return i


def _person_after_letter_titles(reading: Reading, i: int) -> bool:
    """``د. سعود البلاهدي``."""
    after = _past_letter_titles(reading, i)
    entity = entity_at(reading.analysis, after) if after > i else None
    return entity is not None and entity.label == "PER"


def names_somebody(reading: Reading, first: int, end: int) -> bool:
    """Whether a phrase is one that can speak: a name, an office, a body or a source at its head, or a person in it."""
    entity = entity_at(reading.analysis, first)
    if entity is not None and (entity.label != "LOC" or reading.tokens[first].start >= entity.start):
        return True
    head = first + (reading.is_mark(first) and first + 1 < end)
    while head + 1 < end and (reading.folded(head) in _BEFORE_HEAD or reading.folded(head) in ELATIVES):
        head += 1
    head = min(_past_letter_titles(reading, head), end - 1)
    word = _without_preposition(reading.folded(head))
    if is_reported_noun(word):
        return False
    if _can_speak(word):
        return True
    held = entity_at(reading.analysis, head)
    return held is not None and held.start <= reading.tokens[head].start


def _can_speak(word: str) -> bool:
    """Whether a folded noun is one of a person, body or source, in any case, number or state."""
    if word in _SPEAKING_NOUNS or _is_plural_of_persons(word):
        return True
    bare = word[2:] if word.startswith("ال") else word
    stem = bare[:-2] if bare.endswith(("ان", "ون", "ين", "ات")) and len(bare) > 4 else bare
    feminine = stem + "ه" if bare != stem else bare.removesuffix("ه") if len(bare) > 4 else bare
    return not _SPEAKING_NOUNS.isdisjoint((bare, stem, stem + "ون", feminine))


def _is_plural_of_persons(word: str) -> bool:
    """``المواطنون``, ``مستثمرين``: participles in the sound masculine plural, which only persons have; ``ين`` could be a dual."""
    bare = word.removeprefix("ال")
    return len(bare) > 5 and ((bare.startswith("م") and bare.endswith("ون")) or (bare.startswith(("مست", "مت")) and bare.endswith("ين")))


_KIN_AND_CALLINGS = frozenset(
    fold(
        "والد والدة شقيق شقيقة زوجة زوج نجل ابن ابنة ابنها ابنه أخ جد عم أسرة ذوو عائلة محامي صديق الناشط "
        "الناشطة الكاتب الكاتبة الصحفي الصحافي الباحث الباحثة اللاعب النجم الفنان الطبيب المواطن المواطنة "
        "الطالب الطالبة المرشحة المعارض المحلل المخرج الشاعر الإعلامي الحقوقي فضيلة معالي سعادة سمو فخامة "
        "جلالة صاحب سموه معاليه سعادته فضيلته النائبة القيادي حرم عضوة مؤسس زعيم الزعيم المرشد شيخ العلامة "
        "مفوض المفوض مراقب مراقبون محققون المحققون رجل سيدة امرأة ضيف ضيفة راعي راعية خطيب داعية خادم"
    ).split()
)
_BODIES = frozenset(
    fold(
        "جماعة مجموعة كتائب فصائل فصيل ميليشيا ميليشيات مليشيا مليشيات بعثة سلطة نقابة رابطة تيار تجمع أحزاب هيئات "
        "منظمات وزارات شركات جهات جهة أوساط دوائر قبائل مفوضية منسقية تنسيقية فريق جريدة مجلة فضائية راديو شبكة شبكات "
        "جامعات لجان نواب وزراء قادة زعماء علماء أطراف طرفان جانبان متظاهرون محتجون معتصمون ضحايا ركاب شاهد ناجون "
        "متهمون موقوف موقوفون طلاب طالبات معلمون نقيب سفراء أعضاء قضاة ذوو أسر عائلات كرملين أصحاب ملاك تجار عمال خبراء "
        "عملاء أولياء آباء أمهات شباب رجال نساء شيوخ أئمة دعاة خطباء حكام جماهير مرضى قراء رواد زبائن حجاج طلبة أصدقاء "
        "جيران أقارب زملاء كتاب شعراء نقاد"
    ).split()
)
_SPEAKING_NOUNS = frozenset(
    form
    for word in ROLE_NOUNS | ORG_NOUNS | TITLES | _SOURCE_NOUNS | _KIN_AND_CALLINGS | _BODIES
    for form in (word, word.removeprefix("ال"))
    if len(form) > 1 or form == word
)


def _without_preposition(word: str) -> str:
    """``للنائب``, ``لصحيفة``, ``والوزارة``: the noun itself."""
    if word.startswith("وال") and len(word) > 5:
        return word[1:]
    if word.startswith("لل") and len(word) > 4:
        return "ال" + word[2:]
    return word[1:] if word[0] == "ل" and len(word) > 4 and word not in own_initials() else word


ELATIVES = frozenset(fold("أحدث أكبر أهم أبرز آخر أول أقدم أعلى أشهر").split())
"""Before the noun that they are about: ``أحدث دراسة``."""
_BEFORE_HEAD = QUANTIFIERS | DEMONSTRATIVES | frozenset(fold("من أحد إحدى بعض").split())


def speaker_after(reading: Reading, hit: Hit, limit: int) -> tuple[int, int] | None:
    """The noun phrase straight after a cue verb, adverbs between: its subject. Half-open token range.

    A verb in the plural has its subject before it."""
    i = hit.after
    if hit.form.agreement == "p" and hit.form.kind in {"perfect", "imperfect"}:
        return None
    while i < limit and (reading.folded(i) in ADVERBS or reading.folded(i) in _WITH_PRONOUN or reading.folded(i) in _ATTENTION):
        i += 1
    if i < limit and _names_one_spoken_to(reading, i):
        i = _past_one_spoken_to(reading, i, limit)
    if i < limit and (reading.folded(i) == "(" or (i in reading.hit_at and reading.hit_at[i].form.kind == "other")):
        return None
    quoted_name = i < limit and i in reading.opened_at and not is_speech(reading, reading.opened_at[i], introduced=True)
    if i >= limit or not (quoted_name or is_nominal(reading, i) or reading.folded(i) in {"هذه", "هذا", "هولاء"}):
        return None
    if is_reported_noun(reading.folded(i)) and "noun" in hit.form.entry.frames:
        return None
    end = reading.noun_phrase(i, before_speech(reading, i, limit, takes_noun="noun" in hit.form.entry.frames))
    if end <= i:
        return None
    return i, _past_what_is_overseen(reading, i, end, limit)


def _past_what_is_overseen(reading: Reading, first: int, end: int, limit: int) -> int:
    """``المشرف العام على الإدارة``: the office goes on behind its own preposition."""
    governs = any(reading.folded(i).removeprefix("ال") in _OVERSEERS for i in range(first, min(first + 2, end)))
    if not governs or end + 1 >= limit or reading.folded(end) != _PREPOSITIONS["على"]:
        return end
    return max(end, reading.noun_phrase(end + 1, before_speech(reading, end + 1, limit, takes_noun=False)))


_OVERSEERS = frozenset(fold("مشرف مشرفة قائم قائمون قائمين").split())


def _names_one_spoken_to(reading: Reading, i: int) -> bool:
    word = reading.folded(i)
    return word in _TO or reading.tokens[i].text.startswith("لـ") or (word[0] == "ل" and word[1:] in ORG_NOUNS | _SOURCE_NOUNS)


def _past_one_spoken_to(reading: Reading, i: int, limit: int) -> int:
    """Past ``لـ«عكاظ»`` or ``لوكالة رويترز`` between a cue and its subject."""
    first = i + (reading.folded(i) in _TO)
    region = reading.opened_at.get(first)
    if region is not None and region.close < limit:
        return region.close + 1
    entity = entity_at(reading.analysis, first) if first < limit else None
    end = _token_after(reading, first, entity.end, limit) if entity is not None else reading.noun_phrase(first, limit)
    return max(end, i + 1)


def before_speech(reading: Reading, first: int, limit: int, *, takes_noun: bool) -> int:
    """The first mark behind ``first`` that opens speech and no name, or the verbal noun that is reported bare."""
    for i in range(first + 1, min(first + 20, limit)):
        if reading.folded(i) in _ATTENTION or (takes_noun and i > first + 1 and is_reported_noun(reading.folded(i))):
            return i
        region = reading.opened_at.get(i)
        if region is not None and not reading.is_a_name(region) and (
            reading.words(i + 1, region.close) >= (6 if reading.folded(i - 1) in _NAMED_IN_MARKS else 3)
        ):
            return i
    return limit


def is_speech(reading: Reading, region: Region, *, introduced: bool) -> bool:
    """Whether a quoted region is long enough to be speech; names and scare quotes are short.

    ``introduced``: a colon or cue stands before it."""
    size = reading.words(region.open + 1, region.close)
    return size >= (2 if introduced else 5) and not reading.is_a_name(region)


def _stops(reading: Reading, at: int, limit: int) -> Iterator[int]:
    """The places after a speaker where its complement may stand: at once, and past commas, time words, brackets and adjuncts."""
    i = at
    while i < limit:
        yield i
        word = reading.folded(i)
        held = entity_at(reading.analysis, i) if i == at else None
        if reading.is_complementizer(i):
            return
        if held is not None and held.label == "LOC" and held.start <= reading.tokens[i].start:
            i = _token_after(reading, i, held.end, limit)
        elif word in COMMAS and (end := _past_relative_clause(reading, i + 1, limit)):
            i = end
        elif word in COMMAS or word in ADVERBS or word in TIME_NOUNS or word in _WITH_PRONOUN or word in _ATTENTION:
            i += 1
        elif word == "(":
            close = next((j for j in range(i + 1, min(i + 8, limit)) if reading.folded(j) == ")"), None)
            if close is None:
                return
            i = close + 1
        elif word in _ADJUNCT_OPENERS or (word[0] in "لب" and i > at - 1 and not is_nominal(reading, i) and reading.is_word(i)):
            following = i + 1 if word in _ADJUNCT_OPENERS else i
            quoted = reading.opened_at.get(following)
            if quoted is not None and quoted.close < limit:
                i = quoted.close + 1
                continue
            end = reading.noun_phrase(following, limit)
            if end <= i:
                return
            i = end
        elif reading.opened_at.get(i) is not None and reading.opened_at[i].close < limit and i > at:
            i = reading.opened_at[i].close + 1
        else:
            return


def _past_relative_clause(reading: Reading, i: int, limit: int) -> int:
    """``الشركة، التي تمثل الجانب الكويتي، بصحة``: the token after the comma that closes the clause, 0 where there is none."""
    if reading.folded(i) not in RELATIVES:
        return 0
    close = next((j for j in range(i + 1, min(i + _LONGEST_RELATIVE, limit)) if reading.folded(j) in COMMAS or j in reading.hit_at), limit)
    return close + 1 if close < limit and reading.folded(close) in COMMAS else 0


_LONGEST_RELATIVE = 25


def _token_after(reading: Reading, i: int, end: int, limit: int) -> int:
    while i < limit and reading.tokens[i].start < end:
        i += 1
    return i


_ADJUNCT_OPENERS = _AT_THE_TIME_OF | frozenset(fold("تعليقا ردا تعقيبا على في خلال عقب بعد قبل لدى عبر أثناء مع أمام ل لـ من منذ").split())
_ATTENTION = frozenset(fold("النظر الانتباه نظري نظره نظرها انتباهي انتباهه").split())
"""``لفت النظر إلى``."""
_TO = frozenset(("ل",))
_WITH_PRONOUN = frozenset(
    fold(
        "لي لنا إياه إياها فيه فيها له لها به بها لهم فيهم فيهما خلاله خلالها خلالهما معه معها معهم إليه إليها إليهم "
        "عنه عنها أمامه بعده بعدها عبره عبرها عقبه عقبها"
    ).split()
)


def _takes_noun(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``أكد أهمية``, ``أعلن الوزير إطلاق``: a bare noun, no name, and no clause near behind it."""
    if "noun" not in hit.form.entry.frames:
        return None
    for i in _stops(reading, at, limit):
        reported = is_reported_noun(reading.folded(i))
        if not reported and reading.folded(i - 1) in COMMAS:
            return None
        if reported or is_nominal(reading, i):
            return Opening(i, "noun") if _can_be_reported(reading, i, limit) else None
    return None


def _can_be_reported(reading: Reading, i: int, limit: int) -> bool:
    word = reading.folded(i)
    if reading.tokens[i].kind != "word" or word in ROLE_NOUNS or word in TITLES or word in QUANTIFIERS or word in TIME_NOUNS:
        return False
    if word in _KIN_AND_CALLINGS:  # ``المواطن فلان والد المصاب``
        return False
    held = entity_at(reading.analysis, i)
    if held is not None and held.start <= reading.tokens[i].start and not is_reported_noun(word):
        return False
    if len(word) > 3 and word.endswith("ا") and not word.endswith(("ها", "هما")):  # an adverb: تحديدا، نيابة
        return False
    for j in range(i + 1, min(i + 6, limit)):
        if reading.folded(j) in COMMAS:
            break
        if reading.folded(j) in COMPLEMENTIZERS and not is_reported_noun(word):
            return False
    return True


def _takes_preposition(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``أشارت المصادر إلى مقتل``, ``كشف الوزير في مؤتمر عن خطة``."""
    for i in _stops(reading, at, limit):
        if _preposition_frame(reading, hit, i):
            return _after_preposition(reading, i, limit)
    return None


def _after_preposition(reading: Reading, i: int, limit: int) -> Opening | None:
    j = i + 1
    if j < limit and reading.is_complementizer(j):
        return _clause(reading, j, limit)
    thanked = j + (reading.folded(j) in _HEARTILY)
    if j >= limit or any(reading.folded(thanked).startswith(word) for word in _THANKS):
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
    return Opening(j, "clause", reading.opened_at.get(j))


def _called(reading: Reading, hit: Hit, i: int) -> Opening | None:
    """``وصفها بأنها "قبيحة"``: the words in marks are all that is reported."""
    region = reading.opened_at.get(i + 1)
    if hit.form.entry.lemma != "وصف" or region is None or not region.closed or reading.words(i + 2, region.close) < 2:
        return None
    if reading.is_word(region.close + 1) and reading.is_verb(region.close + 1) and reading.folded(region.close + 1)[0] != "و":
        return None
    return Opening(i + 1, "marks", region)


def _with_b(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``أفادت مصادر بمقتل``: the complement carries the preposition."""
    i = at
    while i < limit and (reading.folded(i) in ADVERBS or reading.folded(i) in COMMAS):
        i = _past_relative_clause(reading, i + 1, limit) or i + 1
    if i >= limit:
        return None
    word = reading.folded(i)
    if word in DEMONSTRATIVES or word == "بذلك" or _clause_ahead(reading, i, limit):
        return None
    if word[0] == "ب" and len(word) > 3 and word not in own_initials() and word not in COMPLEMENTIZERS and reading.is_word(i):
        return Opening(i, "preposition")
    return None


def _clause_ahead(reading: Reading, i: int, limit: int) -> bool:
    """``وسائل الإعلام المعنية بالاقتصاد بأن``: a clause follows before the next comma, so what is here belongs to the speaker."""
    for j in range(i, min(i + 12, limit)):
        if reading.folded(j) in COMMAS or reading.is_verb(j):
            return False
        if reading.folded(j).startswith("بان") and reading.is_complementizer(j):
            return True
    return False


def _is_clock(reading: Reading, i: int) -> bool:
    return reading.folded(i - 1).isdigit() and reading.folded(i + 1).isdigit()


def _preposition_frame(reading: Reading, hit: Hit, i: int) -> bool:
    """Whether token ``i`` is a preposition that the cue takes; ``نقلا عن`` is none."""
    word = reading.folded(i)
    if reading.folded(i - 1) == "نقلا" or (word == _PREPOSITIONS["عن"] and _is_about(reading, i, hit.after)):
        return False
    return any(name in hit.form.entry.frames and word == folded for name, folded in _PREPOSITIONS.items())


def _is_about(reading: Reading, i: int, first: int) -> bool:
    """``أكد في تعليق له عن التحرش أن``: what the speech is about, not what is said."""
    said_in = any(reading.folded(j) in SPEECH_NOUNS for j in range(max(first, i - 3), i))
    return said_in and any(reading.is_complementizer(j) for j in range(i + 2, min(i + 12, len(reading.tokens))))


def find_opening(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """The nearest opening of content after token ``at``, where cue and speaker end."""
    frames = hit.form.entry.frames
    if "بـ" in frames and (found := _with_b(reading, hit, at, limit)):
        return found
    if found := _takes_preposition(reading, hit, at, limit) or _takes_noun(reading, hit, at, limit):
        return found
    if (found := _first_person_at_once(reading, hit, limit)) is not None:
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
            if is_speech(reading, region, introduced=reading.folded(i - 1) == ":" or i == at) and not region_names(reading, region, limit):
                return Opening(i, "marks", region)
            if reading.folded(i - 1) in _GOVERNING and reading.words(i + 1, region.close) >= 2 and "أن" not in frames:
                return Opening(i, "preposition", region)
            i = region.close if region.close < limit else i
        elif word == ":" and quote and not _is_clock(reading, i):
            return _after_colon(reading, i, limit)
        elif clause and reading.is_complementizer(i) and not _is_adverbial(reading, i):
            return _called(reading, hit, i) or _clause(reading, i, limit)
        elif i > at and _ends_search(reading, i):
            return None
        i += 1
    for rule in _WITHOUT_FRAME:
        found = rule(reading, hit, at, limit)
        if found is not None:
            return found
    return None


def _is_adverbial(reading: Reading, i: int) -> bool:
    """Whether the أن at token ``i`` opens an adverbial clause; إن never does, and ``من قبل`` is an adverb by itself."""
    if reading.folded(i - 1) not in _GOVERNS_CLAUSE or reading.tokens[i].text.startswith("إ"):
        return False
    return reading.folded(i - 2) != "من" or reading.folded(i - 1) not in {"قبل", "بعد"}


def _takes_fragment(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``دعا إلى «تعاون أكبر» مع``: a cue that reports only where it holds quoted words; its complement is the content."""
    if hit.form.entry.frames != _QUOTED_ONLY:
        return None
    for i in _stops(reading, at, limit):
        word = reading.folded(i)
        start = i + 1 if word in _GOVERNING else i if word[0] in "بل" and not is_nominal(reading, i) else None
        if start is None:
            continue
        for j in range(start, min(start + 14, limit)):
            region = reading.opened_at.get(j)
            if reading.folded(j) in COMMAS:
                return None
            if region is not None and reading.words(j + 1, region.close) >= 2:
                return Opening(start, "preposition", region if j == start else None)
        return None
    return None


_QUOTED_ONLY = frozenset({"quote"})


def _after_bare_comma(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``وأضاف، كل محافظة``: a comma straight after the cue stands for a colon."""
    i = hit.after
    if hit.form.kind != "perfect" or "quote" not in hit.form.entry.frames or reading.folded(i) not in {"،", ","} or i + 3 >= limit:
        return None
    return Opening(i + 1, "colon") if reading.is_word(i + 1) and i + 1 not in reading.hit_at else None


def _straight_on(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``وأضاف تم رصد``: a verb straight after a joined cue is already what was said."""
    i = hit.after
    if hit.form.kind != "perfect" or not hit.joined or hit.form.entry.lemma not in _SAYS or i + 3 >= limit or i in reading.hit_at:
        return None
    return Opening(i, "colon") if reading.is_word(i) and reading.is_verb(i) else None


def _verb_after_subject(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``وأضاف البيان كما استهدفت``, ``وأفادت مصادر سيطرت القوات``: a verb straight after the subject is already what was said."""
    if hit.form.kind != "perfect" or hit.form.entry.lemma not in _STATES or at <= hit.after or not names_somebody(reading, hit.after, at):
        return None
    verb = at + (reading.folded(at) in _LEADS_ON)
    if verb + 3 >= limit or not reading.is_word(verb) or not reading.is_verb(verb) or verb in reading.hit_at:
        return None
    if reading.folded(verb)[0] == "و":
        return None
    return Opening(verb if reading.folded(at) == "كما" else at, "clause")


def _far_complement(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """``أكدت اللجنة خلال اجتماعها الذي استضافته الغرفة على ضرورة``: a noun that is only ever reported, behind its preposition."""
    for i in range(at, min(limit - 1, at + _FARTHEST)):
        apart = reading.folded(i - 1) in COMMAS and i > at and is_nominal(reading, i + 1)
        if _preposition_frame(reading, hit, i) and (apart or is_reported_noun(reading.folded(i + 1))):
            return Opening(i + 1, "preposition")
        if i > at and _ends_search(reading, i):
            return None
    return None


_SAYS = frozenset(("قال", "أضاف", "تابع", "أردف"))
_STATES = _SAYS | {"أفاد", "ذكر", "أوضح"}
_LEADS_ON = frozenset(fold("كما لقد قد سوف لن لم").split())
_FIRST_PERSONS = frozenset(fold("نحن أنا هناك لدينا إننا إني").split())


def _first_person_at_once(reading: Reading, hit: Hit, limit: int) -> Opening | None:
    """``وقالوا نحن نفتخر أن``: a first person straight after the cue is what was said."""
    i = hit.after
    if hit.form.kind != "perfect" or hit.form.entry.lemma not in _SAYS or i + 3 >= limit or reading.folded(i) not in _FIRST_PERSONS:
        return None
    return Opening(i, "colon")


_WITHOUT_FRAME = (_takes_fragment, _after_bare_comma, _straight_on, _far_complement, _verb_after_subject)


def region_names(reading: Reading, region: Region, limit: int) -> bool:
    """Whether a short quoted region is a name in the running sentence: ``وكالة «الأناضول» أن``, ``أعلنت "كابيتال" تعيين``."""
    following = region.close + 1
    if reading.words(region.open + 1, region.close) > 4 or following >= limit or reading.folded(region.open - 1) == ":":
        return False
    return reading.is_complementizer(following) or reading.folded(following) in _GOVERNING or (
        reading.is_word(following) and is_nominal(reading, following)
    )


_GOVERNING = frozenset(fold("إلى على عن ب بـ").split())


def _after_colon(reading: Reading, i: int, limit: int) -> Opening | None:
    j = i + 1
    end = reading.paragraph_end(i)
    if j < end and reading.is_complementizer(j) and reading.folded(j) != "اننا":
        return _clause(reading, j, end)
    if j >= end:
        return None
    region = reading.opened_at.get(j) or _in_brackets(reading, j, end)
    if region is not None and is_speech(reading, region, introduced=True):
        return Opening(j, "marks", region)
    return Opening(j, "colon")


def _in_brackets(reading: Reading, i: int, end: int) -> Region | None:
    """``قال تعالى: (وقل رب زدني علما)``: brackets straight after a colon that hold a sentence."""
    if reading.folded(i) != "(":
        return None
    close = next((j for j in range(i + 1, min(i + _LONGEST_IN_BRACKETS, end)) if reading.folded(j) == ")"), None)
    return Region(i, close, True, 0) if close is not None and reading.words(i + 1, close) >= _SHORTEST_IN_BRACKETS else None


_LONGEST_IN_BRACKETS, _SHORTEST_IN_BRACKETS = 150, 4


_WHAT = fold("لما")
"""``قال فلان وفقا لما نقلته الوكالة إن``: between a cue and its report."""


def _ends_search(reading: Reading, i: int) -> bool:
    """Another cue, or a new clause: what comes is not reported by the cue before."""
    hit = reading.hit_at.get(i)
    if hit is not None and hit.form.entry.pos == "preposition" and (reading.folded(i - 1) in COMMAS or reading.folded(i + 1) == _WHAT):
        return False
    if hit is not None and hit.form.entry.pos != "relay" and (hit.form.kind != "other" or hit.form.entry.pos == "preposition"):
        return reading.folded(i - 1) not in {"ما", "التي", "الذي", _WHAT}
    return reading.folded(i - 1) in COMMAS and reading.folded(i)[0] == "و" and reading.is_verb(i)
