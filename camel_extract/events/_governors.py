"""Words that take an act as their complement and say what becomes of it: ``يعتزم``, ``ضرورة``, ``تعهد بـ``, ``الحق في``.

Each row of the table names a sense, the modality that it gives, how its complement is marked, and the lemmas that have it; their forms
are inflected by rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .._analysis import Analysis
from .._records import Modality, Sentence
from ..syntax import looks_like_verb
from ..text import fold, segmentations
from ._phrases import attached_clitics
from ._inflection import noun_forms, participle_forms, verb_forms

__all__ = ["GOVERNORS", "Governed", "Governor", "governor_of"]


@dataclass(frozen=True, slots=True)
class Governor:
    """One sense. ``takes`` are the markers of its complement: ``""`` for a bare noun, ``أن`` for a verb, prepositions.

    ``verbs`` are perfects with the imperfect after a slash, or imperfects alone after a slash where the perfect has another sense;
    ``nouns`` have their plurals after slashes, ``participles`` stand in the masculine singular, ``words`` as they are written. ``reach``
    is how many words may stand between; those of an ``addressee`` may have a preposition.
    """

    sense: str
    modality: Modality
    takes: str
    verbs: str = ""
    nouns: str = ""
    participles: str = ""
    words: str = ""
    reach: int = 3
    addressee: bool = False


BARE = "-"
"""Stands in ``takes`` for a complement without preposition."""

GOVERNORS: tuple[Governor, ...] = (
    Governor("hope", "hypothetical", "في أن", "أمل/يأمل تمنى/يتمنى", "أمل/آمال", "آمل متمني"),
    Governor("right", "hypothetical", "في أن", nouns="حق أحقية"),
    Governor("ability", "hypothetical", "على", "/يقدر", "قدرة/قدرات", "قادر"),
    Governor("possibility", "hypothetical", "- أن", "/يستطيع /يمكن", words="بإمكان بالإمكان بمقدور بوسع"),
    Governor("chance", "hypothetical", "- من ب أن", "/يحتمل", "احتمال/احتمالات احتمالية إمكانية/إمكانيات إمكان فرصة/فرص خيار/خيارات", "محتمل"),
    Governor("effect", "hypothetical", "أن", words="شأنه شأنها شأنهم شأن", reach=0),
    Governor("enabling", "hypothetical", "- ب ل أن", "أتاح/يتيح خول/يخول", reach=5, addressee=True),
    Governor("dependence", "hypothetical", "ب على", "/يتوقف", participles="مرهون متوقف مشروط منوط", nouns="رهن"),
    Governor("condition", "hypothetical", "- أن", "اشترط/يشترط", "شرط/شروط اشتراط", words="شريطة", reach=1),
    Governor("permission", "requested", "ب أن", "سمح/يسمح أذن/يأذن رخص/يرخص", "سماح إذن ترخيص", reach=6, addressee=True),
    Governor("licence", "requested", "- أن", "/يجوز /يحق", reach=5, addressee=True),
    Governor(
        "duty", "requested", "- أن من", "/يجب /ينبغي /يتعين /يتطلب /يستوجب /يستدعي /يقتضي", "ضرورة وجوب لزوم", "ضروري",
        "لابد بد مطلوب المطلوب", reach=4, addressee=True,
    ),
    Governor("need", "requested", "إلى ل", "احتاج/يحتاج", "حاجة احتياج/احتياجات"),
    Governor("importance", "requested", "-", nouns="أهمية", reach=0),
    Governor("order", "requested", "ب أن", "/يأمر كلف/يكلف أوعز/يوعز", "تكليف إيعاز", words="أمرت أوامر توجيهات", reach=6, addressee=True),
    Governor("request", "requested", "ب أن", "طالب/يطالب أوصى/يوصي أهاب/يهيب نصح/ينصح", "مطالبة/مطالبات مطلب/مطالب توصية/توصيات", "مطالب", reach=6, addressee=True),
    Governor("call", "requested", "إلى ل أن", "دعا/يدعو", "دعوة/دعوات", "داعي", reach=6, addressee=True),
    Governor("urging", "requested", "على أن", "حث/يحث شجع/يشجع", "حث", "حاث", reach=6, addressee=True),
    Governor("appeal", "requested", "- أن", "طلب/يطلب ناشد/يناشد التمس/يلتمس", "", "ملتمس", reach=3, addressee=True),
    Governor("pledge", "planned", "ب أن", "تعهد/يتعهد التزم/يلتزم", "تعهد/تعهدات التزام/التزامات وعد/وعود", "متعهد ملتزم", reach=4, addressee=True),
    Governor("forecast", "planned", "- أن ب", "توقع/يتوقع ترقب/يترقب /ينتظر", "توقع/توقعات", "متوقع منتظر مرتقب مقرر مزمع", reach=3),
    Governor("striving", "planned", "إلى ل", "سعى/يسعى هدف/يهدف طمح/يطمح تطلع/يتطلع /يرمي", "سعي مسعى/مساعي/مساع", "ساعي هادف رامي متطلع"),
    Governor("intention", "planned", "- أن", "اعتزم/يعتزم نوى/ينوي أراد/يريد حاول/يحاول أزمع/يزمع", "اعتزام نية/نوايا محاولة/محاولات عزم"),
    Governor("wish", "planned", "في أن", "رغب/يرغب", "رغبة", "راغب"),
    Governor("resolve", "planned", "على أن", "/يعزم صمم/يصمم /يحرص", "عزم حرص إصرار تصميم", "عازم مصمم حريص عاكف"),
    Governor("decision", "planned", "- أن", "قرر/يقرر تقرر/يتقرر", reach=4),
    Governor("accord", "planned", "على", "اتفق/يتفق", reach=3),
    Governor(
        "preparation", "planned", "ل", "خطط/يخطط استعد/يستعد تأهب/يتأهب", "استعداد/استعدادات تحضير/تحضيرات تمهيد تأهب خطة/خطط مخطط/مخططات جهد/جهود",
        reach=2,
    ),
    Governor("proposal", "requested", "- ل ب أن", "اقترح/يقترح", "اقتراح/اقتراحات مقترح/مقترحات"),
    Governor("awaiting", "planned", "-", words="انتظار بانتظار", reach=0),
    Governor("date", "planned", "- ل", nouns="موعد/مواعيد", reach=2),
    Governor("aim", "planned", "-", words="بهدف بغية بقصد بغرض لغرض لهدف أجل سبيل", reach=0),
)

PREPOSITIONS = frozenset(fold("في على إلى من عن أن ب ل").split())
ATTACHED = frozenset("بل")
LIGHT = frozenset(
    fold(
        "إجراء فرض تنفيذ شن عقد بدء تجدد عودة إعادة تقديم تحقيق مواصلة استمرار قيام القيام عملية عمليات جهود تعزيز اتخاذ مزيد مزيدا المزيد "
        "أي تطبيق التوصل منح حدوث وقوع كل كافة منه منها له لها لهم يتم تتم معاودة الحصول توفير استئناف إبرام إصدار اعتماد إلقاء تكرار "
        "اندلاع فتح الدخول خوض إقرار إتمام عدم جميع بعض أيضا"
    ).split()
)
"""What may stand between a complement's marker and the trigger: verbal nouns that say only that it takes place, determiners."""
BOUNDARIES = frozenset(
    fold("الذي التي الذين اللذين اللتين اللذان اللتان مما حيث لكن بينما فيما عندما قائلا أنه أنها إنه إنها إن بأن لأن بعد قبل منذ كما").split()
) | frozenset("،؛.:,()«»\"“”/-…") | {".."}
_LONGEST_WAY = 4


@dataclass(frozen=True, slots=True)
class Governed:
    """The governor of a trigger, how many tokens before it stands, and the marker of the complement."""

    governor: Governor
    distance: int
    marker: str


def _forms(governor: Governor) -> Iterator[tuple[str, bool]]:
    """The folded forms without clitics, and whether each is a verb's."""
    for verb in governor.verbs.split():
        perfect, imperfect = verb.split("/")
        for form, morph in verb_forms(perfect or imperfect[1:], imperfect).items():
            if perfect or morph == "imperfect":
                yield form, True
    for noun in governor.nouns.split():
        singular, *plurals = noun.split("/")
        yield from ((form, False) for form in noun_forms(singular, tuple(plurals)))
    for participle in governor.participles.split():
        yield from ((form, False) for form in participle_forms(participle))
    yield from ((form, False) for form in fold(governor.words).split())


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[tuple[Governor, bool], ...]]:
    found: dict[str, tuple[tuple[Governor, bool], ...]] = {}
    for governor in GOVERNORS:
        for form, is_verb in dict.fromkeys(_forms(governor)):
            found[form] = (*found.get(form, ()), (governor, is_verb))
    return found


@lru_cache(maxsize=65536)
def governors_of_word(word: str) -> tuple[Governor, ...]:
    """The senses that a folded word can have, clitics cut off."""
    found: dict[str, Governor] = {}
    for cut in segmentations(word):
        for governor, is_verb in _index().get(cut.stem, ()):
            if not (is_verb and (cut.definite or cut.preposition not in {"", "س", "ل"})) and not (not is_verb and cut.preposition == "س"):
                found.setdefault(governor.sense, governor)
    return tuple(found.values())


@lru_cache(maxsize=1)
def _markers() -> dict[str, frozenset[str]]:
    return {g.sense: frozenset("" if mark == BARE else fold(mark) for mark in g.takes.split()) for g in GOVERNORS}


def _bare(word: str) -> str:
    return word[1:] if word[:1] in "وف" and len(word) > 2 else word


def _marker_before(analysis: Analysis, sentence: Sentence, token: int, *, preposition: str, is_verb: bool) -> tuple[str, int] | None:
    """The marker of a complement and the token before it."""
    at = token - 1
    if is_verb:
        opens = at >= sentence.first_token and analysis.tokens[at].folded in {"ان", "بان", "وان"}
        return ("ان", at - 1) if opens else None
    if preposition:
        return preposition, at
    passed_verb = False
    for _ in range(_LONGEST_WAY):
        if at < sentence.first_token:
            return "", at
        word = _bare(analysis.tokens[at].folded)
        if word in PREPOSITIONS:
            return (word, at - 1) if word != "ان" or passed_verb else None
        if word[:1] in ATTACHED and word[1:] in LIGHT and word not in LIGHT:
            return word[0], at - 1
        if word not in LIGHT or governors_of_word(word):
            return "", at
        passed_verb = passed_verb or word in {"يتم", "تتم"}
        at -= 1
    return "", at


def governor_of(
    analysis: Analysis, sentence: Sentence, token: int, *, preposition: str = "", is_verb: bool = False, definite: bool = False
) -> Governed | None:
    """What governs the word at ``token``: ``ضرورة دعم``, ``تأمل اليونان في اختتام``, ``سمح للجيش بشن ضربات``, ``يجب أن يدعم``."""
    found = _marker_before(analysis, sentence, token, preposition=preposition, is_verb=is_verb)
    if found is None:
        return None
    marker, last = found
    markers = _markers()
    prepositional = False
    for way, at in enumerate(range(last, max(sentence.first_token, last - 7) - 1, -1)):
        word = _bare(analysis.tokens[at].folded)
        if word in BOUNDARIES:
            return None
        for governor in governors_of_word(word):
            if marker not in markers[governor.sense] or way > governor.reach or (prepositional and not governor.addressee):
                continue
            if definite and not marker and way and not governor.addressee:
                continue
            return Governed(governor, token - at, marker)
        if looks_like_verb(analysis.tokens[at]):
            return None
        prepositional = prepositional or word in PREPOSITIONS or bool(attached_clitics(analysis, at)[0])
    return None
