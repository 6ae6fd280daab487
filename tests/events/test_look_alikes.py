from __future__ import annotations

from typing import Any

import pytest

from camel_extract._analysis import analyze_text
from camel_extract.events._frames import load_lexicon
from camel_extract.events._look_alikes import LIGHT_NOUNS, LIGHT_VERBS, MOVES, MOVES_OF_MARKET, RULES, Place, subject_of
from camel_extract.events._triggers import candidates_at
from camel_extract.text import fold

# a text, the word in it that reports nothing
NO_EVENTS = [
    ["رحب الوزير بالاتفاق النووي مع إيران.", "بالاتفاق"],
    ["قال الوزير إن الاتفاق النووي يخدم الأمن. وأضاف أن الاتفاق يحد من الخطر.", "الاتفاق"],
    ["شدد المندوب على تنفيذ قرار مجلس الأمن رقم 2216.", "قرار"],
    ["شدد المندوب على تنفيذ القرار 2216.", "القرار"],
    ["تنص اتفاقية جنيف على حماية المدنيين.", "اتفاقية"],
]
EVENTS = [
    ["وقعت الحكومتان اتفاقا لوقف إطلاق النار أمس.", "AGREE"],
    ["أصدر المجلس قرارا بإغلاق المعبر.", "DECIDE"],
]
# a rule, a text, the word in it, its type, whether the rule speaks
CASES: list[tuple[str, str, str, str, bool]] = [
    ("resolution_of_body", "دعا إلى تنفيذ قرارات مجلس الأمن", "قرارات", "DECIDE", True),
    ("resolution_of_body", "دعا إلى تنفيذ قرارات الوزير", "قرارات", "DECIDE", False),
    ("light_verb", "شن المسلحون هجوما على القرية", "شن", "ATTACK", True),
    ("light_verb", "أصدر الملك أمرا ملكيا", "أصدر", "DECIDE", True),
    ("light_verb", "وجه الوزير بفتح تحقيق", "وجه", "DECIDE", False),
    ("light_verb", "تعرض لهجوم في القرية", "تعرض", "ATTACK", True),
    ("light_verb", "أصدر النادي كتابا", "أصدر", "DECIDE", False),
    ("light_verb", "أصدر المجلس قرارا", "أصدر", "DECIDE", True),
    ("light_verb", "شدد على توفير الدعم للأسر", "توفير", "AID", True),
    ("light_verb", "شدد على توفير المياه للأسر", "توفير", "AID", False),
    ("light_verb", "قدم الصندوق، وفق البيان، مساعدات", "قدم", "AID", False),
    ("person_by_participle", "حققت الشرطة مع المتهمين", "المتهمين", "ARREST", True),
    ("person_by_participle", "زار الوزير أحد المحتجزين", "المحتجزين", "ARREST", True),
    ("person_by_participle", "عاد الصحفيون المحتجزون إلى بلدهم", "المحتجزون", "ARREST", False),
    ("person_by_participle", "حوكم الرجل مع المتهم بقتل جاره", "المتهم", "ACCUSE", False),
    ("name_of_body", "وصلت فرق الإنقاذ إلى الموقع", "الإنقاذ", "AID", True),
    ("name_of_body", "اجتمعت لجنة الترشيحات", "الترشيحات", "APPOINT", True),
    ("name_of_body", "جربت المدرسة مضخات الحريق", "الحريق", "DISASTER", True),
    ("name_of_body", "استمرت أعمال الإنقاذ يومين", "الإنقاذ", "AID", False),
    ("move_of_game", "بدأ لاعبو المنتخب المباراة بهجوم وقال المدرب إن الدوري صعب", "بهجوم", "ATTACK", True),
    ("move_of_game", "سجل لاعب المنتخب في المباراة وقال مدربه في لقاء صحفي إن الدوري صعب", "لقاء", "MEET", False),
    ("move_of_game", "بدأ المسلحون بهجوم على القرية", "بهجوم", "ATTACK", False),
    ("move_of_market", "ارتفع مؤشر السوق عند الإغلاق وزادت أرباح الأسهم", "الإغلاق", "END", True),
    ("move_of_market", "تراجعت الأسهم بعد إغلاق البورصة شهرا وخسر المؤشر ألف نقطة", "إغلاق", "END", False),
    ("move_of_market", "أعلنت السلطات إغلاق المعبر", "إغلاق", "END", False),
    ("stress_on", "شدد على أهمية الأمن", "شدد", "EXPAND", True),
    ("stress_on", "شدد الجيش إجراءاته", "شدد", "EXPAND", False),
    ("freed_from_burden", "طالب بإعفاء المواطن من القروض", "بإعفاء", "DISMISS", True),
    ("freed_from_burden", "صدر أمر بإعفاء الوزير من منصبه", "بإعفاء", "DISMISS", False),
    ("freed_ground", "أعلن الجيش تحرير مدينة الرمادي", "تحرير", "ARREST", True),
    ("freed_ground", "أعلن الجيش تحرير الرهائن", "تحرير", "ARREST", False),
    ("papers_referred", "تمت إحالة المعاملة إلى اللجنة", "إحالة", "ARREST", True),
    ("papers_referred", "تمت إحالة المتهم إلى القضاء", "إحالة", "ARREST", False),
    ("trapped", "أنقذ الدفاع المدني أسرة محتجزة داخل المركبة", "محتجزة", "ARREST", True),
    ("trapped", "أنهى الجيش احتجاز الرهائن في الفندق", "احتجاز", "ATTACK", False),
    ("done_by_nature", "دمر الحريق ثلاثة منازل", "دمر", "ATTACK", True),
    ("done_by_nature", "سيارات حاصرتها السيول", "حاصرتها", "ATTACK", True),
    ("done_by_nature", "دمر المسلحون ثلاثة منازل", "دمر", "ATTACK", False),
    ("done_by_nature", "أجبر الحريق مئات الناس على ترك بيوتهم ودمر عشرين منزلا", "ودمر", "ATTACK", True),
    ("fight_against_evil", "شارك في معركة لمكافحة الحرائق", "معركة", "ATTACK", True),
    ("fight_against_evil", "شارك في الحرب على التنظيم", "الحرب", "ATTACK", False),
    ("inside_title", "ألقى محاضرة بعنوان «الهجوم على الفكر»", "الهجوم", "ATTACK", True),
    ("inside_title", "قال إن «الهجوم على المدينة» بدأ", "الهجوم", "ATTACK", False),
]


@pytest.mark.parametrize(("name", "text", "word", "kind", "speaks"), CASES)
def test_rules(name: str, text: str, word: str, kind: str, speaks: bool) -> None:
    analysis, lexicon = analyze_text(text), load_lexicon()
    (sentence,) = analysis.sentences
    tokens = range(sentence.first_token, sentence.end_token)
    candidates = {at: candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token) for at in tokens}
    at = next(at for at in tokens if analysis.tokens[at].folded == fold(word))
    candidate = next(c for c in candidates[at] if c.frame.type == kind)
    place = Place(analysis, sentence, candidate, candidates, subject_of(analysis))
    assert {rule.__name__: rule(place) for rule in RULES}[name] is speaks


@pytest.mark.parametrize("table", [LIGHT_VERBS, LIGHT_NOUNS, MOVES, MOVES_OF_MARKET])
def test_tables_name_lemmas_of_the_frames(table: dict[str, frozenset[str]]) -> None:
    frames = load_lexicon().frames
    for kind, lemmas in table.items():
        assert lemmas <= {fold(trigger.lemma) for trigger in frames[kind].triggers}, kind


@pytest.mark.parametrize(("text", "word"), NO_EVENTS)
def test_documents_by_name_are_no_events(nlp: Any, text: str, word: str) -> None:
    assert word not in {event.trigger.text for event in nlp(text).events}


@pytest.mark.parametrize(("text", "kind"), EVENTS)
def test_agreeing_and_deciding_are(nlp: Any, text: str, kind: str) -> None:
    assert kind in {event.type for event in nlp(text).events}
