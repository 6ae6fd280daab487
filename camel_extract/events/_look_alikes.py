"""Words that look like triggers where they stand and report nothing: each rule names one kind, whatever the models think of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .._analysis import Analysis
from .._records import Sentence
from ..syntax import entity_at
from ..syntax._words import PREPOSITIONS, QUANTIFIERS
from ..text import fold

if TYPE_CHECKING:
    from ._triggers import Candidate

__all__ = ["Place", "Subject", "is_look_alike", "subject_of"]


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


def _by_type(*rows: tuple[str, str]) -> dict[str, frozenset[str]]:
    return {kind: _folded(lemmas) for kind, lemmas in rows}


_NUCLEAR = _folded("النووي نووي النووية نووية")
_NUMBER = _folded("رقم ذي المرقم")
_AGREEMENTS = _folded("اتفاق اتفاقية معاهدة")
_TREATIES = _folded("اتفاقية معاهدة")
_THE_AGREEMENT = frozenset(f"{clitic}{fold(word)}" for word in ("اتفاق", "اتفاقية") for clitic in ("ال", "وال", "بال", "لل", "فال"))
_DECREES = _folded("قرار أمر مرسوم")
_RESOLVING = frozenset(map(fold, ("مجلس الأمن", "الأمم المتحدة", "الشرعية الدولية", "الجمعية العامة", "الجامعة العربية")))
_REACH = 7
"""Tokens after ``قرار`` within which its number stands."""

LIGHT_VERBS = _by_type(
    ("AID", "قدم قدّم منح"),
    ("ARREST", "ألقى"),
    ("ACCUSE", "ألقى"),
    ("ATTACK", "شن خاض تعرض واجه أطلق"),
    ("CASUALTY", "لقي راح"),
    ("DECIDE", "أصدر وجه تبنى"),
    ("ESTABLISH", "بدأ باشر شرع أعاد عاود أقام نظم"),
    ("MEET", "عقد حضر ترأس تبادل"),
        ("TRAVEL", "أتى"),
)
"""Type of event -> verbs that, with a verbal noun after them, only say that it takes place: ``شن هجوما``, ``أصدر أمرا``."""
LIGHT_NOUNS = _by_type(
    ("AID", "تقديم توفير"),
    ("ATTACK", "شن تعرض"),
    ("DECIDE", "إصدار توجيه"),
    ("ESTABLISH", "بدء مباشرة شروع"),
    ("MEET", "عقد"),
)
"""The same of verbal nouns: ``توفير الدعم``."""
_SUFFERING = _folded("تعرض")
_LEAST_WEIGHT = 0.5
"""Weight from which a noun counts as the event of the light verb before it."""

_BEFORE_PERSONS = PREPOSITIONS | QUANTIFIERS | _folded("أحد إحدى بعض جميع هؤلاء أولئك بحق")
"""Words that describe nothing, so that a participle after them is no adjective."""

_BODIES_AND_TOOLS = _folded(
    "سيارة سيارات قارب قوارب طفاية طفايات مضخة مضخات كواشف جهاز أجهزة غرفة غرف صالة صالات جواز جوازات تذكرة تذاكر حقيبة بطاقة "
    "شهادة شهادات صندوق صناديق فريق فرقة فرق رجال رجل أفراد عناصر هيئة لجنة لجان إدارة مديرية قسم محكمة وزارة معهد كلية مركز مراكز "
    "شركة شركات مؤسسة وحدة برنامج برامج نظام قانون لائحة أنظمة مكتب مكاتب دائرة مصلحة مجلس سوق أسواق مادة مواد أداة أدوات خلية "
    "سلاح أسلحة قوات ميدان ساحة منطقة دار بيت جمعية جهة جهات مسؤول مسؤولو مدير رئيس وزير مندوب أمين ضابط ضباط منظمة أوقات ساعات"
)
"""What, before a definite verbal noun, makes with it the name of a body, an office or a tool: ``فرق الإنقاذ``, ``مضخات الحريق``."""

_GAME = _folded(
    "لاعب اللاعب لاعبي اللاعبين لاعبين اللاعبون لاعبا لاعبو مباراة المباراة مباريات المباريات مدرب المدرب مدربه الدوري دوري الكروي "
    "الكروية الكرة كرة منتخب المنتخب ملعب الملعب بطولة البطولة كأس الكأس أهداف هدفا الأهداف ودية الودية وديا الحارس المهاجم الشوط "
    "نادي النادي الجماهير التشكيلة معسكر معسكره المعسكر الهدف"
)
_MARKET = _folded(
    "أسهم الأسهم سهم السهم سهما مؤشر المؤشر بورصة البورصة تداولات التداولات التعاملات تعاملات التداول تداول النفط الخام خام برنت برميل "
    "للبرميل الذهب أوقية للأوقية نقطة العقود الآجلة المستثمرون المستثمرين أرباح الدولار اليورو سوق السوق جلسة الجلسة"
)
_EXCHANGES = _folded("البورصة بورصة السوق سوق الأسواق أسواق المصرف المصارف البنوك البنك")
_LEAST_OF_SUBJECT = 4
"""Different words of ``_GAME`` or ``_MARKET`` from which a text is about a game or a market."""
MOVES_OF_MARKET = _by_type(("END", "إغلاق أغلق إقفال أقفل"), ("ESTABLISH", "افتتاح افتتح"), ("MEET", "جلسة تداول"))
"""Type of event -> words that, in a report of a market, name what happens there every day."""
MOVES = _by_type(
    ("AID", "تدريب درب"),
    ("ARREST", "حكم تحرير"),
    ("APPOINT", "فوز فاز توج تتويج متوج منتخب نال"),
    ("ATTACK", "هجوم هجمة مواجهة معركة ضربة قصف حرب اقتحم هاجم مهاجمة مهاجم اختراق ضرب صد غزا خاض صراع تصدى تصدي دك كسر حملة كمين خطف"),
    ("CASUALTY", "خسارة سقط سقوط"),
    ("COOPERATE", "تمرين مناورة"),
    ("DECIDE", "حكم حسم"),
    ("DEPLOY", "انتشار تحرك تقدم زج"),
    ("DISASTER", "سقط سقوط انهيار"),
    ("DISMISS", "طرد"),
    ("END", "نهاية"),
    ("ESTABLISH", "تشكيل مشكل بناء"),
    ("EXPAND", "صعد صعود"),
    ("MEET", "لقاء قمة قابل التقى استضاف استضافة جمع"),
    ("REDUCE", "هبوط هبط خسارة خسر تراجع"),
    ("TRAVEL", "انتقل انتقال جولة هبوط عبور دخول"),
)
"""Type of event -> words that, in a report of a game, name what happens in it."""
_OF_TALK = _folded("صحفي صحافي صحفيا صحافيا تلفزيوني إعلامي رئيس الرئيس الأمير أمير وزير الوزير إدارة")

_GROUND = _folded(
    "مدينة المدينة مدن المدن محافظة المحافظة المحافظات جامعة الجامعة قاعدة القاعدة منطقة مناطق المناطق أراضي الأراضي أرض مطار المطار "
    "جبل تلة قرية قرى بلدة البلدة ميناء الميناء معسكر القصر مديرية حي أحياء البلاد الوطن"
)
_FREEING = _folded("تحرير حرر")
_PAPERS = _folded("موضوع الموضوع معاملة المعاملة ملف الملف ملفات قضية القضية القضايا مشروع المشروع قانون القانون طلب الطلب تقرير التقرير")
_REFERRING = _folded("إحالة أحال")
_NATURE = _folded(
    "حريق الحريق حرائق الحرائق النيران نيران سيل السيل سيول السيول فيضان فيضانات الفيضانات زلزال الزلزال إعصار الإعصار عاصفة "
    "العاصفة أمطار الأمطار رياح الرياح بركان البركان تماس التماس"
)
_HOLDING = _folded("احتجاز احتجز محتجز")
_TRAPS = _NATURE | _folded(
    "مركبة المركبة مركبته مركبتهم مركبتها سيارة السيارة سيارته سيارتهم سيارتها مصعد المصعد وادي الوادي واد شعيب مبنى المبنى أنقاض الأنقاض "
    "مياه المياه يد بئر البئر كهف نفق"
)
"""What traps persons without anybody's doing."""
_FIGHTING = _folded("معركة حرب محاربة حارب حملة مكافحة مواجهة تصدي تصدى صراع قتال")
_EVILS = _NATURE | _folded(
    "الفساد فساد مرض المرض الأمراض أمراض وباء الوباء الفقر فقر الجوع البطالة المخدرات مخدرات الغلاء الجهل التلوث السرطان سرطان التصحر "
    "الأمية الفيروس فيروس كورونا إيبولا السمنة البدانة التدخين الجريمة التحديات تحديات"
)
_HARMING = _folded("دمر تدمير أحرق إحراق حرق أتلف إتلاف حاصر محاصرة حصار ضرب هاجم اجتاح اجتياح مدمر محاصر")
_STRESSING = _folded("شدد تشديد")
_ON = _folded("على أن إن")
_EXEMPTING = _folded("إعفاء أعفى")
_FROM = _folded("من")
_OFFICES = tuple(
    f"{article}{word}" for word in fold("منصب مناصب مهام مهم عمل رئاس إدار وظيف خدم قياد تدريب عضوي وزار").split() for article in ("", "ال")
)
"""How words for offices begin."""
_NEAR = 3
_FAR = 12
"""Tokens before a verb within which the subject that it shares with the verb before it stands."""
_CLOSING, _OPENING = frozenset("»”"), frozenset("«“\"")
_TITLED = _folded(
    "عنوان بعنوان وعنوان شعار مسمى بمسمى اسم باسم فيلم مسلسل كتاب برنامج رواية حملة مهرجان معرض قصيدة أغنية جائزة مبادرة مسابقة"
)
_LONGEST_TITLE = 9


@dataclass(frozen=True, slots=True)
class Subject:
    """What a whole text speaks of: an agreement by its name (``الاتفاق النووي``), a game, a market."""

    named_agreement: bool
    game: bool
    market: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands. ``candidates`` holds all that the frames know in its sentence, by token."""

    analysis: Analysis
    sentence: Sentence
    candidate: Candidate
    candidates: Mapping[int, Sequence[Candidate]]
    subject: Subject

    def word(self, offset: int) -> str:
        """The folded word at an offset from the candidate; empty outside its sentence."""
        at = self.candidate.token + offset
        return self.analysis.tokens[at].folded if self.sentence.first_token <= at < self.sentence.end_token else ""

    def has(self, offset: int, words: frozenset[str]) -> bool:
        """Whether the word at an offset is in a list, as it is or without a one-letter clitic."""
        return not words.isdisjoint(_with_bare(self.word(offset)))

    def is_one_of(self, lemmas: frozenset[str]) -> bool:
        return fold(self.candidate.trigger.lemma) in lemmas


def _with_bare(word: str) -> set[str]:
    """A word, and what is left of it if its first letter is a clitic: ``للجنة`` has ``لجنة``, and ``لجنة`` is one itself."""
    return {word, word[1:]} if word[:1] in "وفبلك" and len(word) > 3 else {word}


def subject_of(analysis: Analysis) -> Subject:
    """What a text speaks of, read off its words."""
    tokens = analysis.tokens
    named = any(tokens[i].folded in _THE_AGREEMENT and tokens[i + 1].folded in _NUCLEAR for i in range(len(tokens) - 1))
    words = {form for token in tokens for form in _with_bare(token.folded)}
    return Subject(named, len(words & _GAME) >= _LEAST_OF_SUBJECT, len(words & _MARKET) >= _LEAST_OF_SUBJECT)


def named_agreement(place: Place) -> bool:
    """``الاتفاق النووي``, ``اتفاقية جنيف``: a document by its name."""
    candidate = place.candidate
    if candidate.is_verb or not place.is_one_of(_AGREEMENTS):
        return False
    if place.word(1) in _NUCLEAR:
        return candidate.cut.definite or bool(candidate.cut.suffix)
    following = candidate.token + 1
    if not place.is_one_of(_TREATIES) or following >= place.sentence.end_token:
        return False
    entity = entity_at(place.analysis, following)
    return entity is not None and entity.label == "LOC" and entity.start == place.analysis.tokens[following].start


def agreement_named_elsewhere(place: Place) -> bool:
    """``الاتفاق`` in a text that speaks of ``الاتفاق النووي``."""
    return place.subject.named_agreement and place.word(0) in _THE_AGREEMENT


def numbered_resolution(place: Place) -> bool:
    """``قرار مجلس الأمن رقم 2216``, ``القرار 2216``, ``الأمر الملكي رقم (أ/90)``."""
    if not place.is_one_of(_DECREES):
        return False
    return any(place.word(n) in _NUMBER for n in range(1, _REACH)) or place.word(1).isdecimal()


def resolution_of_body(place: Place) -> bool:
    """``تنفيذ قرارات مجلس الأمن``, ``قرارات الشرعية الدولية``: documents by the name of the body that made them."""
    return fold(place.candidate.trigger.lemma) == "قرار" and f"{place.word(1)} {place.word(2)}" in _RESOLVING


def light_verb(place: Place) -> bool:
    """``شن هجوما``, ``أصدر أمرا``, ``توفير الدعم``: the event is on the noun after it."""
    candidate = place.candidate
    if not place.is_one_of((LIGHT_VERBS if candidate.is_verb else LIGHT_NOUNS).get(candidate.frame.type, frozenset())):
        return False
    for at in range(candidate.token + 1, min(candidate.token + 1 + _NEAR, place.sentence.end_token)):
        if place.analysis.tokens[at].kind == "punct":
            return False
        if any(_is_carried(place, noun) for noun in place.candidates.get(at, ())):
            return True
    return False


def _is_carried(place: Place, noun: Candidate) -> bool:
    """Whether a noun is the object of the light verb before it: ``وجه نداء``, and not ``وجه بفتح تحقيق``."""
    if noun.is_verb or noun.trigger.pos == "participle" or noun.trigger.weight < _LEAST_WEIGHT:
        return False
    return not noun.cut.preposition or (noun.cut.preposition == "ل" and place.is_one_of(_SUFFERING))


def person_by_participle(place: Place) -> bool:
    """``على المتهمين``, ``أحد المصابين``: a participle that is a noun for persons, since nothing before it can be what it describes."""
    candidate, cut = place.candidate, place.candidate.cut
    if candidate.trigger.pos != "participle" or not (cut.definite or cut.stem.endswith(("ين", "ون", "ي", "و"))):
        return False
    if cut.definite and place.word(1)[:1] == "ب" and len(place.word(1)) > 3:
        return False
    return bool(cut.preposition) or (place.has(-1, _BEFORE_PERSONS) if place.word(-1) else cut.definite)


def name_of_body(place: Place) -> bool:
    """``فرق الإنقاذ``, ``لجنة مراقبة الفيضانات``, ``مضخات الحريق``."""
    candidate, cut = place.candidate, place.candidate.cut
    if candidate.is_verb or candidate.trigger.pos == "participle" or not cut.definite or cut.preposition or cut.conjunction:
        return False
    return place.has(-1, _BODIES_AND_TOOLS)


def move_of_game(place: Place) -> bool:
    """``هجوم``, ``لقاء``, ``حكم`` in a report of a game."""
    if not place.subject.game or not place.is_one_of(MOVES.get(place.candidate.frame.type, frozenset())):
        return False
    return place.candidate.frame.type != "MEET" or not any(place.has(n, _OF_TALK) for n in (1, 2))


def move_of_market(place: Place) -> bool:
    """``عند الإغلاق``, ``الجلسة السابقة`` in a report of a market; ``إغلاق البورصة`` is more than that."""
    if not place.subject.market or not place.is_one_of(MOVES_OF_MARKET.get(place.candidate.frame.type, frozenset())):
        return False
    return not place.candidate.cut.suffix and not place.has(1, _EXCHANGES)


def stress_on(place: Place) -> bool:
    """``شدد على``, ``التشديد على أن``: stresses, and makes nothing stronger."""
    return place.candidate.frame.type == "EXPAND" and place.is_one_of(_STRESSING) and place.word(1) in _ON


def freed_from_burden(place: Place) -> bool:
    """``إعفاء المواطن من القروض``: who is freed of a duty keeps his office."""
    if place.candidate.frame.type != "DISMISS" or not place.is_one_of(_EXEMPTING):
        return False
    for offset in range(1, 2 + _NEAR):
        if place.word(offset) in _FROM:
            return bool(place.word(offset + 1)) and not place.word(offset + 1).startswith(_OFFICES)
    return False


def freed_ground(place: Place) -> bool:
    """``تحرير المدينة``: ground is freed, nobody is released."""
    if place.candidate.frame.type != "ARREST" or not place.is_one_of(_FREEING):
        return False
    for offset in range(1, 1 + _NEAR):
        if place.has(offset, _GROUND):
            return True
        if place.word(offset):
            entity = entity_at(place.analysis, place.candidate.token + offset)
            if entity is not None and entity.label == "LOC":
                return True
    return False


def papers_referred(place: Place) -> bool:
    """``إحالة المعاملة إلى اللجنة``: papers are passed on, nobody is charged."""
    if place.candidate.frame.type != "ARREST" or not place.is_one_of(_REFERRING):
        return False
    return any(place.has(offset, _PAPERS) for offset in (1, 2))


def trapped(place: Place) -> bool:
    """``احتجازهم داخل المركبة``, ``محتجزين في الوادي``: who is trapped was neither kidnapped nor arrested."""
    if place.candidate.frame.type not in {"ATTACK", "ARREST"} or not place.is_one_of(_HOLDING):
        return False
    return any(place.has(offset, _TRAPS) for offset in (*range(-_NEAR, 0), *range(1, 2 + _NEAR)))


def done_by_nature(place: Place) -> bool:
    """``دمر الحريق``, ``حاصرته السيول``, ``شرد الحريق مئات الناس ودمر منازلهم``: nobody attacks."""
    candidate = place.candidate
    if candidate.frame.type != "ATTACK" or not place.is_one_of(_HARMING):
        return False
    goes_on = candidate.is_verb and candidate.cut.conjunction == "و"
    before = range(-_FAR if goes_on else -_NEAR, 0)
    return any(place.has(offset, _NATURE) for offset in (*before, *range(1, 1 + _NEAR)))


def fight_against_evil(place: Place) -> bool:
    """``معركة لمكافحة الحرائق``, ``الحرب على الفساد``: nobody is fought."""
    if place.candidate.frame.type != "ATTACK" or not place.is_one_of(_FIGHTING):
        return False
    return any(place.has(offset, _EVILS) for offset in range(1, 1 + _NEAR))


def inside_title(place: Place) -> bool:
    """``ندوة بعنوان «الانتخابات البلدية»``, ``فيلم «الهجوم»``."""
    tokens, first = place.analysis.tokens, place.sentence.first_token
    for at in range(place.candidate.token - 1, max(first, place.candidate.token - _LONGEST_TITLE), -1):
        mark = tokens[at].text
        if mark in _CLOSING:
            return False
        if mark in _OPENING:
            return any(at - n >= first and not _TITLED.isdisjoint(_with_bare(tokens[at - n].folded)) for n in (1, 2))
    return False


Rule = Callable[[Place], bool]

RULES: tuple[Rule, ...] = (
    named_agreement,
    agreement_named_elsewhere,
    numbered_resolution,
    resolution_of_body,
    light_verb,
    person_by_participle,
    name_of_body,
    move_of_game,
    move_of_market,
    stress_on,
    freed_from_burden,
    freed_ground,
    papers_referred,
    trapped,
    done_by_nature,
    fight_against_evil,
    inside_title,
)


def is_look_alike(place: Place) -> bool:
    """Whether a candidate reports nothing."""
    return any(rule(place) for rule in RULES)
