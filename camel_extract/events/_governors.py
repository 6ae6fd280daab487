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
from ..syntax import attached_clitics, looks_like_verb
from ..text import fold, segmentations
from ._inflection import noun_forms, participle_forms, verb_forms

__all__ = ["GOVERNORS", "Governed", "Governor", "clause_verb", "governor_forms", "governor_of"]


@dataclass(frozen=True, slots=True)
class Governor:
    """One sense. ``takes`` are the markers of its complement: prepositions, ``أن`` before a verb, ``-`` for a noun without preposition.

    ``verbs`` are written perfect/imperfect, the perfect left out where it has another sense; ``nouns`` singular/plurals,
    ``participles`` in the masculine singular, ``words`` as they stand. ``reach`` is how many words may stand between it and the marker;
    only where there is an ``addressee`` may one of them have a preposition: ``سمح للجيش بشن ضربات``.
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

    @property
    def markers(self) -> frozenset[str]:
        """The folded markers; ``""`` for a noun without preposition."""
        return frozenset("" if marker == "-" else fold(marker) for marker in self.takes.split())


GOVERNORS: tuple[Governor, ...] = (
    Governor("hope", "hypothetical", "في أن", "أمل/يأمل تمنى/يتمنى", "أمل/آمال", "آمل", "متمنيا متمنية متمنين"),
    Governor("right", "hypothetical", "في أن", nouns="أحقية", words="حق"),
    Governor("ability", "hypothetical", "على", "/يقدر", "قدرة/قدرات", "قادر"),
    Governor("possibility", "hypothetical", "- أن", "/يستطيع /يمكن", words="بإمكان بالإمكان بمقدور بوسع"),
    Governor(
        "chance", "hypothetical", "- من ب أن", "/يحتمل", "احتمال/احتمالات احتمالية إمكانية/إمكانيات إمكان فرصة/فرص خيار/خيارات", "محتمل"
    ),
    Governor("effect", "hypothetical", "أن", words="شأن", reach=0),
    Governor("way", "hypothetical", "أمام ل", words="الطريق السبيل المجال", reach=0),
    Governor("enabling", "hypothetical", "- أن", "أتاح/يتيح خول/يخول", reach=5, addressee=True),
    Governor("dependence", "hypothetical", "ب على", "/يتوقف", "رهن", "مرهون متوقف مشروط منوط"),
    Governor("condition", "hypothetical", "- أن", "اشترط/يشترط", "شرط/شروط اشتراط", words="شريطة", reach=1),
    Governor("permission", "requested", "ب أن", "سمح/يسمح أذن/يأذن رخص/يرخص", "سماح إذن ترخيص", reach=6, addressee=True),
    Governor("licence", "requested", "- أن", "/يجوز /يحق", reach=5, addressee=True),
    Governor(
        "duty", "requested", "- أن", "/يجب /ينبغي /يتعين /يتطلب /يستوجب /يستدعي /يقتضي", "ضرورة وجوب لزوم", "ضروري",
        "مطلوب المطلوب", reach=4, addressee=True,
    ),
    Governor("necessity", "requested", "من أن", words="لابد بد", reach=1),
    Governor("need", "requested", "إلى ل", "احتاج/يحتاج", "حاجة احتياج/احتياجات"),
    Governor("importance", "requested", "-", nouns="أهمية", reach=0),
    Governor("order", "requested", "ب أن", "/يأمر كلف/يكلف أوعز/يوعز", "تكليف إيعاز", words="أمرت أوامر توجيهات", reach=6, addressee=True),
    Governor(
        "demand", "requested", "ب أن", "طالب/يطالب أوصى/يوصي أهاب/يهيب نصح/ينصح", "مطالبة/مطالبات مطلب/مطالب توصية/توصيات", "مطالب",
        reach=6, addressee=True,
    ),
    Governor(
        "call", "requested", "إلى ل أن", "دعا/يدعو", "دعوة/دعوات", words="داعيا داعية داعين داعيات الداعي الداعية الداعين",
        reach=6, addressee=True,
    ),
    Governor("urging", "requested", "على أن", "حث/يحث شجع/يشجع", "حث", "حاث", reach=6, addressee=True),
    Governor("appeal", "requested", "- أن", "طلب/يطلب ناشد/يناشد التمس/يلتمس", participles="ملتمس", addressee=True),
    Governor("proposal", "requested", "- ل ب أن", "اقترح/يقترح", "اقتراح/اقتراحات مقترح/مقترحات"),
    Governor(
        "pledge", "planned", "ب أن", "تعهد/يتعهد التزم/يلتزم", "تعهد/تعهدات التزام/التزامات وعد/وعود", "متعهد ملتزم",
        reach=4, addressee=True,
    ),
    Governor("forecast", "planned", "- أن ب", "توقع/يتوقع ترقب/يترقب /ينتظر", "توقع/توقعات", "متوقع منتظر مرتقب مقرر مزمع"),
    Governor(
        "striving", "planned", "إلى ل", "سعى/يسعى هدف/يهدف طمح/يطمح تطلع/يتطلع /يرمي", "سعي مسعى/مساعي/مساع", "هادف متطلع",
        "ساعيا ساعية ساعين الساعي الساعية الساعين راميا رامية الرامي الرامية الرامين",
    ),
    Governor("intention", "planned", "- أن", "اعتزم/يعتزم نوى/ينوي أراد/يريد حاول/يحاول أزمع/يزمع", "اعتزام نية/نوايا محاولة/محاولات عزم"),
    Governor("wish", "planned", "في أن", "رغب/يرغب", "رغبة", "راغب"),
    Governor("resolve", "planned", "على أن", "/يعزم صمم/يصمم /يحرص", "عزم حرص إصرار تصميم", "عازم مصمم حريص عاكف"),
    Governor("decision", "planned", "- أن", "قرر/يقرر تقرر/يتقرر", reach=4),
    Governor("accord", "planned", "على", "اتفق/يتفق"),
    Governor(
        "preparation", "planned", "ل", "خطط/يخطط استعد/يستعد تأهب/يتأهب",
        "استعداد/استعدادات تحضير/تحضيرات تمهيد تأهب خطة/خطط مخطط/مخططات جهد/جهود", reach=2,
    ),
    Governor("awaiting", "planned", "-", nouns="انتظار", reach=0),
    Governor("date", "planned", "- ل", nouns="موعد/مواعيد", reach=2),
    Governor("aim", "planned", "-", words="بهدف بغية بقصد بغرض لغرض لهدف أجل سبيل", reach=0),
)

_PREPOSITIONS = frozenset(fold("في على إلى من عن أمام أن ب ل").split())
_ATTACHED = frozenset("بل")
_OPENS_CLAUSE = frozenset(fold("أن بأن").split())
_LIGHT_VERBS = frozenset(fold("يتم تتم").split())
_LIGHT = _LIGHT_VERBS | frozenset(
    fold(
        "إجراء فرض تنفيذ شن عقد بدء تجدد عودة إعادة تقديم تحقيق مواصلة استمرار قيام القيام عملية عمليات جهود تعزيز اتخاذ مزيد مزيدا المزيد "
        "أي أية تطبيق التوصل منح حدوث وقوع كل كافة جميع بعض منه منها له لها لهم معاودة الحصول توفير استئناف إبرام إصدار اعتماد إلقاء تكرار "
        "اندلاع فتح الدخول خوض إقرار إتمام عدم أيضا"
    ).split()
)
"""What may stand between a complement's marker and the trigger: verbal nouns that say only that it takes place, determiners."""
_BOUNDARIES = frozenset(
    fold(
        "الذي التي الذين اللذين اللتين اللذان اللتان مما حيث لكن بينما فيما عندما قائلا أنه أنها إنه إنها إن بأن لأن بعد قبل منذ كما "
        "استجابة تلبية تنفيذا نظرا نتيجة وفقا طبقا"
    ).split()
) | frozenset({*"،؛.:,()«»\"“”/-…", ".."})
"""Words and marks that end a search for what governs."""
_SHORTEST_OF_SPEAKER = 4
_LONGEST_WAY = 4
_FARTHEST = 7


@dataclass(frozen=True, slots=True)
class Governed:
    """What governs a word, and at which token it stands."""

    governor: Governor
    token: int


def governor_forms(governor: Governor) -> Iterator[tuple[str, str]]:
    """The folded forms without clitics, each with its inflection: ``perfect``, ``imperfect``, ``nominal``, or ``word`` as it stands.

    Left out are forms that are written like other words: the short ones of the jussive (``يرد``) and of the speaker (``أحق``).
    """
    for verb in governor.verbs.split():
        perfect, imperfect = verb.split("/")
        for form, morph in verb_forms(perfect or imperfect[1:], imperfect).items():
            written_otherwise = len(form) < len(imperfect) or (form[0] == "ا" and len(form) < _SHORTEST_OF_SPEAKER)
            if not written_otherwise if morph == "imperfect" else perfect:
                yield form, morph
    for noun in governor.nouns.split():
        singular, *plurals = noun.split("/")
        yield from noun_forms(singular, tuple(plurals)).items()
    for participle in governor.participles.split():
        yield from participle_forms(participle).items()
    yield from ((word, "word") for word in fold(governor.words).split())


@lru_cache(maxsize=1)
def _senses() -> dict[str, tuple[tuple[Governor, str], ...]]:
    """Form -> the senses that it can have, each with its inflection."""
    found: dict[str, dict[Governor, str]] = {}
    for governor in GOVERNORS:
        for form, morph in governor_forms(governor):
            found.setdefault(form, {}).setdefault(governor, morph)
    return {form: tuple(senses.items()) for form, senses in found.items()}


@lru_cache(maxsize=65536)
def _senses_of_word(word: str) -> tuple[Governor, ...]:
    """The senses that a folded word can have with its clitics cut off."""
    found: dict[Governor, None] = {}
    for cut in segmentations(word):
        for governor, morph in _senses().get(cut.stem, ()):
            is_verb = morph in {"perfect", "imperfect"}
            if not (is_verb and (cut.definite or cut.preposition in {"ب", "ك"})) and (is_verb or cut.preposition != "س"):
                found[governor] = None
    return tuple(found)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in "وف" and len(word) > 2 else word


def _marker_of_noun(analysis: Analysis, first: int, token: int) -> tuple[str, int] | None:
    """The marker before a noun that has none on it, light words passed, and the token before that."""
    at, after_verb = token - 1, False
    for _ in range(_LONGEST_WAY):
        if at < first:
            break
        word = _bare(analysis.tokens[at].folded)
        if word in _PREPOSITIONS:
            return None if word in _OPENS_CLAUSE and not after_verb else (word, at - 1)
        if word[:1] in _ATTACHED and word[1:] in _LIGHT and word not in _LIGHT:
            return word[0], at - 1
        if word not in _LIGHT or _senses_of_word(word):
            break
        after_verb = after_verb or word in _LIGHT_VERBS
        at -= 1
    return "", at


def governor_of(
    analysis: Analysis, sentence: Sentence, token: int, *, preposition: str = "", is_verb: bool = False, definite: bool = False
) -> Governed | None:
    """What governs the word at ``token``: ``ضرورة دعم``, ``تأمل اليونان في اختتام``, ``سمح للجيش بشن ضربات``, ``يجب أن يدعم``.

    ``preposition`` is the one on the word. A ``definite`` noun without one is taken for the object of a verb only straight after it.
    """
    first = sentence.first_token
    if is_verb:
        if token == first or _bare(analysis.tokens[token - 1].folded) not in _OPENS_CLAUSE:
            return None
        marker, last = "ان", token - 2
    elif preposition:
        marker, last = preposition, token - 1
    else:
        found = _marker_of_noun(analysis, first, token)
        if found is None:
            return None
        marker, last = found
    passed: set[str] = set()
    for way, at in enumerate(range(last, max(first, last - _FARTHEST) - 1, -1)):
        word = _bare(analysis.tokens[at].folded)
        if word in _BOUNDARIES:
            return None
        for governor in _senses_of_word(word):
            reaches = way <= governor.reach and (not passed or (governor.addressee and passed.isdisjoint(governor.markers)))
            if marker in governor.markers and reaches and not (definite and not marker and way and not governor.addressee):
                return Governed(governor, at)
        if looks_like_verb(analysis.tokens[at]):
            return None
        attached = attached_clitics(analysis, at)[0]
        passed |= {attached} if attached else {word} & _PREPOSITIONS
    return None


def clause_verb(analysis: Analysis, sentence: Sentence, token: int) -> int | None:
    """The token of the nearest verb before a noun of its clause."""
    for at in range(token - 1, max(sentence.first_token, token - _FARTHEST) - 1, -1):
        if _bare(analysis.tokens[at].folded) in _BOUNDARIES:
            return None
        if looks_like_verb(analysis.tokens[at]):
            return at
    return None
