"""Whether an event happened, is planned, asked for or only thought of, and whether the text denies it.

Negation is decided by rules over particles with a stated scope. Modality is decided by rules where one speaks: a word that governs the
event, a particle, a later day. Elsewhere a log-linear model over cues bends what the encoder's head says: each function names one
phenomenon and gives its features.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from .._analysis import Analysis
from .._records import Modality, Sentence
from ..syntax import attached_clitics, looks_like_verb
from ..syntax._words import PREPOSITIONS
from ..text import fold
from ._governors import Governed, clause_verb, governor_of
from ._heads import modality_shares
from ._models import Models
from ._triggers import Candidate

__all__ = [
    "Earlier",
    "Outlook",
    "Scope",
    "governed_by",
    "head_trusted",
    "is_negated",
    "modality_features",
    "modality_of",
    "modality_weighed",
    "outlook_of",
]


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


NEGATORS = _folded("لم لن لا ليس ليست ليسوا لست")
"""Particles that deny the verb after them, and what that verb governs."""
LACK = _folded("عدم دون بدون غير لعدم بعدم وعدم انعدام")
AVERTED = _folded(
    "أحبط أحبطت فشل فشلت إحباط وإحباط بإحباط وأحبطت وأحبط تفادى تفادي لتفادي يتحاشى تجنب لتجنب وتجنب نفى نفت نفي نفيه ونفى ونفت "
    "تنفي ينفي نافيا نافية رفض رفضت رفضوا يرفض ترفض لمنع منعت"
)
"""What stops or denies the act that follows straight after."""
_FOILING = _folded("أحبط أحبطت أحبطوا يحبط تحبط أفشل أفشلت تفادى تفادت تجنب تجنبت")
_BEFORE_VERBS = _folded("لم لن")
"""Particles that only verbs stand after."""
_STILL = _folded("يزال تزال يزالون نزال")
"""``لا يزال`` denies nothing."""
_CAUSING = _folded("يخلف تخلف")
"""Denied verbs whose subject is what did happen: ``لم يخلف القصف``."""
LIGHT = _folded(
    "توجيه تلقي تلقيه تلقيها يتم تتم يكن تكن يجر تجر يحدث تحدث يقع تقع يسبق يحصل يسجل تسجل يخلف تخلف يعد تعد قد حدوث وقوع وجود حصول أي أية "
    "التوصل تسجيل إجراء القيام محاولة عملية عدد من إلى على في أو ب له لها لهم أن"
)
"""What may stand between a negator and the denied noun."""
CUES: dict[str, frozenset[str]] = {
    "will": _folded("سوف ستقوم سيقوم سيتم ستتم سيكون ستكون سيجري ستجري وسيتم وستقوم وسيقوم"),
    "aim": _folded(
        "بهدف هدفه هدفها بغية لأجل أجل كي لكي ليتم يهدف تهدف تستهدف الرامية الرامي الهادفة الهادف لهدف هدف الهدف سبيل إطار "
        "بغرض لغرض الغرض"
    ),
    "intend": _folded(
        "يعتزم تعتزم اعتزام عزم عزمه عزمها نية نيته نيتها ينوي تنوي يخطط تخطط خطة خطط يسعى تسعى يسعون سعي سعيه سعيها يريد تريد يرغب ترغب "
        "رغبة حريص حرص حرصه حرصها يستعد تستعد استعدادا استعداد استعدادات استعداداتها استعداداته تحضيرات التحضيرات الاستعدادات تمهيدا "
        "تعهد تعهدت وعد يعمل تعمل يحاول حاول محاولة محاولات يواصل جهود الجهود تعكف قررت قرر"
    ),
    "expected": _folded(
        "مقرر المقرر مقررا المقررة متوقع المتوقع يتوقع المنتظر منتظر المرتقب المرتقبة المزمع المزمعة مزمع ينتظر المقبل "
        "المقبلة القادم القادمة"
    ),
    "must": _folded(
        "ضرورة بضرورة يجب وجوب بوجوب ينبغي لابد بد يتعين أهمية بأهمية ضروري الضروري تتطلب يتطلب يحتاج تحتاج بحاجة حاجة الحاجة "
        "مطالبة المطالبة دعوة طالب دعا يدعو تدعو طلب توصية كلف يوجه"
    ),
    "may": _folded(
        "قد ربما لعل يمكن ممكن الممكن إمكانية إمكان بإمكان بإمكانه يحتمل محتمل المحتمل احتمال احتمالية احتمالات خيار "
        "فرصة قادر قادرة القدرة المقترح مقترح المقترحات مقترحات اقتراح يجوز يحق الحق قدرة شأنه شأنها"
    ),
    "if": _folded("إذا لو إن حال حالة فإذا وإذا ولو ما لم طالما مالم متى شرط بشرط مرهون مرهونا سواء مرتبطة مرتبط"),
    "until": _folded("قبل قبيل موعد قرب بقرب اقتراب لحين حتى غدا الغد بغد لاحقا قريبا سبل آلية آليات كيفية"),
    "fear": _folded(
        "خشية تحسبا لتجنب لتفادي لمنع مخاوف خوفا تخوف احتمالات خطر يأمل تأمل أمل أمله أملها يخشى أي لأي أية تهديد بأي"
    ),
    "past": _folded("كان كانت بعد منذ عقب إثر خلال تم جرى أمس الماضي الماضية كانوا"),
    "done": _folded("أسفر أسفرت أدى أدت أعلن أعلنت نفذ نفذت شن شنت تعرض تعرضت لقي"),
}
_PASSED = _folded(
    "أن إلى على في من ب ل عن بـ منه منها له لها إجراء بإجراء فرض بفرض تنفيذ بتنفيذ لتنفيذ شن بشن عقد لعقد بعقد بدء لبدء تجدد عودة إعادة "
    "تقديم بتقديم لتقديم تحقيق لتحقيق مواصلة استمرار باستمرار القيام بالقيام عملية عمليات جهود تعزيز يتم تتم اتخاذ باتخاذ المزيد مزيدا "
    "مزيد أي تطبيق التوصل منح منح لمنح حدوث وقوع كل كافة هذا هذه"
)
"""What may stand between a cue and the trigger that it governs."""
_CONDITIONS = _folded("إذا لو حال حالة شريطة طالما متى لولا")
_STATE = _folded("حال حالة")
_LIGHT_VERBS = _folded("تم تمت يتم تتم كان كانت ما لم عدم جرى وقع وقعت حدث حدثت ثبت قد أي أية التوصل حدوث وقوع")
_FEARS = _folded(
    "تحسبا خشية مخافة تجنبا تفاديا لتجنب لتفادي لتلافي تجنب تفادي خوفا مخاوف تخوف تخوفا يخشى تخشى احتمال احتمالات احتمالية باحتمال "
    "خطر مخاطر"
)
_LIGHT_NOUNS = _folded("لأي أي أية تكرار وقوع حدوث حوادث عمليات لعمليات اندلاع تجدد تعرض عودة")
_ANY = _folded("أي أية لأي بأي لأية بأية كأي")
_DUTY = _folded("ضرورة بضرورة يجب وجوب بوجوب ينبغي لابد يتعين ضروري الضروري تتطلب يتطلب توصية")
_ASKING = frozenset({"REQUEST", "DECIDE", "AGREE"})
_REACH = 4
_WINDOW = 8
_NEAR = 3
_VERB_REACH = 14
"""Tokens on each side within which a trigger's verb is looked for."""
_RELATIVE = _folded("الذي التي الذين اللذان اللذين اللتان اللتين ما مما بما حيث")
_COMPLEMENT = _folded("أن إن بأن أنه أنها إنه إنها")
_TENSE_PARTICLES = _folded("أن لم قد كان كانت لا كي لكي إذا لو ما لقد حتى")
_MODALS = _folded("يجب ينبغي يمكن يعتزم تعتزم يتوقع ينتظر يريد تريد يسعى تسعى يهدف تهدف يأمل تأمل يدعو تدعو دعا دعت طالب طالبت")
_FAR = 600
"""Characters on each side within which times are looked at."""
_CLOSE = 60
"""Characters within which a time is near."""
_DAY = len("2021-02-25")
_DATED = 80
"""Characters after a verb within which a time dates it."""
_AHEAD = _folded("مقرر المقرر مقررا المقررة مقررة مرتقب المرتقب المرتقبة مرتقبة مرتقبا متوقع متوقعة متوقعا المتوقع المتوقعة منتظر منتظرة "
                 "المنتظر المنتظرة مزمع المزمع المزمعة مزمعة مزمعا")
"""Adjectives of what is to come."""
TRUST = 0.8
"""How far the encoder's head is believed: 1 as it is, 0 not at all."""
_LEAST = 0.001
"""Probability below which the head's say no longer counts."""
_HANGING = _folded("مرهون مرهونة مرهونا مشروط مشروطة مشروطا متوقف متوقفة منوط منوطة")
_WITHOUT = _folded("دون بدون")
_NEXT = 2
"""Tokens from a verb to what stands before its ``أن``."""
_POSSIBLY = _folded("قد ربما")
_NOT_AHEAD = _folded("لم لا كان كانت كانوا")
_CLAUSE_OPENERS = _folded("أن إن بأن لكن ولكن كان") | frozenset("^،؛.:«\"“")
_UPON = _folded("على عليه عليها عليهم علينا عليكم")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was decided for an earlier trigger of the sentence."""

    trigger: Candidate
    modality: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the words of a text say of its events before any is weighed: how often a rule decides each modality, by type of event."""

    decided: Mapping[str, Counter[str]] = field(default_factory=dict)
    futures: int = 0
    verbs: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A trigger with the words around it in its sentence, and the trigger before it."""

    analysis: Analysis
    sentence: Sentence
    trigger: Candidate
    earlier: Earlier | None = None
    repeated: str | None = None
    """The modality of the last mention of the same kind by a word of the same lemma."""
    outlook: Outlook | None = None

    def before(self, n: int) -> str:
        """The folded word ``n`` tokens before the trigger, ``^`` before the sentence."""
        at = self.trigger.token - n
        return self.analysis.tokens[at].folded if at >= self.sentence.first_token else "^"

    def after(self, n: int) -> str:
        at = self.trigger.token + n
        return self.analysis.tokens[at].folded if at < self.sentence.end_token else "$"

    def verb_before(self, n: int) -> bool:
        at = self.trigger.token - n
        return at >= self.sentence.first_token and looks_like_verb(self.analysis.tokens[at])


def _bare(word: str) -> str:
    return word[1:] if word[:1] in "وف" and len(word) > 2 else word


def negated_verb(scope: Scope) -> bool:
    """``لم تتفق``, ``لن نقبله``: the particle straight before the verb."""
    return scope.trigger.is_verb and _bare(scope.before(1)) in NEGATORS


def negated_by_lack(scope: Scope) -> bool:
    """``عدم التوافق``, ``دون تصويت``, ``دون حدوث أي اشتباكات``: a noun of lack, only light words between."""
    for n in range(1, _NEAR + 2):
        word = scope.before(n)
        if word in LACK or _bare(word) in LACK:
            return not scope.trigger.is_verb
        if word not in LIGHT:
            return False
    return False


def negated_governor(scope: Scope) -> bool:
    """``لم تجر انتخابات``, ``لم تتلق طلبا``: the object of a denied verb that is no trigger; no perfect follows a verb, so it is a noun."""
    perfect = scope.trigger.morph == "perfect" and not scope.trigger.cut.conjunction
    if (scope.trigger.is_verb and not perfect) or scope.trigger.cut.preposition:
        return False
    for n in range(1, _NEAR + 1):
        word, particle = scope.before(n), _bare(scope.before(n + 1))
        if scope.verb_before(n) or word in LIGHT or particle in _BEFORE_VERBS:
            if particle in NEGATORS:
                own = scope.earlier is not None and scope.earlier.trigger.token == scope.trigger.token - n
                return not own and word not in _STILL and not (word in _CAUSING and scope.trigger.cut.definite)
            if word not in LIGHT:
                return False
        elif n > 1:
            return False
    return False


def averted(scope: Scope) -> bool:
    """``إحباط محاولة هجوم``, ``رفض المشاركة``: what is stopped, refused or denied did not happen."""
    if scope.trigger.is_verb:
        return False
    for n in range(1, _NEAR + 2):
        if scope.before(n) in AVERTED:
            return True
        if scope.before(n) not in LIGHT and not scope.before(n).isdigit():
            return False
    return False


def foiled(scope: Scope) -> bool:
    """``أحبطت الشرطة هجوما``: the object of a verb of foiling, its subject between."""
    if scope.trigger.is_verb or scope.trigger.cut.preposition:
        return False
    for n in range(2, _NEAR + 3):
        word = scope.before(n - 1)
        if word in "،؛.:^" or word in _PASSED or scope.verb_before(n - 1):
            return False
        if _bare(scope.before(n)) in _FOILING:
            return True
    return False


def none_at_all(scope: Scope) -> bool:
    """``لم يخلف القصف أي إصابات``: ``أي`` before a noun of the clause of a denied verb."""
    if scope.trigger.is_verb or scope.trigger.cut.preposition or scope.before(1) not in {"اي", "ايه"}:
        return False
    for n in range(2, _WINDOW):
        word = scope.before(n)
        if _bare(word) in NEGATORS or _bare(word) in _WITHOUT:
            return True
        if word in "،؛.:^" or _bare(word) in _RELATIVE or (word in _COMPLEMENT and _bare(scope.before(n + 1)) not in _WITHOUT):
            return False
    return False


NEGATION_RULES: tuple[Callable[[Scope], bool], ...] = (
    negated_verb,
    negated_by_lack,
    negated_governor,
    averted,
    foiled,
    none_at_all,
)


def is_negated(scope: Scope) -> bool:
    """Whether the text says that the event did not or will not happen."""
    return any(rule(scope) for rule in NEGATION_RULES)


def inflection(scope: Scope) -> Iterator[str]:
    """``سيزور``, ``لبحث``, ``يزور``: tense, and the particle on the word."""
    trigger = scope.trigger
    pos = trigger.morph if trigger.is_verb else trigger.trigger.pos
    preposition = trigger.cut.preposition
    definite = trigger.cut.definite
    yield f"form:{pos}:{preposition}:{definite}"
    yield f"form:{pos}:{preposition}:{trigger.frame.type}"
    yield f"form:{pos}:{scope.sentence.heading}:{scope.before(1) == '^'}"
    yield f"type:{trigger.frame.type}:{definite}"
    yield f"suffix:{bool(trigger.cut.suffix)}:{pos}"


def cues_before(scope: Scope) -> Iterator[str]:
    """Cue words before the trigger, by distance and whether a mark or verb stands between."""
    barrier = 0
    seen: set[str] = set()
    for n in range(1, _WINDOW + 1):
        word = scope.before(n)
        if word == "^":
            break
        if word in "،؛.:,":
            barrier = 2
            continue
        for name, words in CUES.items():
            if (word in words or _bare(word) in words) and name not in seen:
                seen.add(name)
                yield f"cue:{name}:{barrier}"
                yield f"cue:{name}:{barrier}:{n <= _NEAR}:{scope.trigger.trigger.pos}"
        bare = _bare(word)
        if bare[:2] in {"سي", "ست", "سن"} and looks_like_verb(scope.analysis.tokens[scope.trigger.token - n]):
            yield f"cue:future verb:{barrier}:{scope.trigger.morph}"
        if barrier < 2 and scope.verb_before(n):
            barrier = 1


def governed_by(scope: Scope) -> Governed | None:
    """What governs the trigger. A perfect straight after it or its preposition is a verbal noun: ``ضرورة دعم``."""
    trigger = scope.trigger
    as_verb = trigger.is_verb and trigger.morph == "imperfect"
    found = governor_of(
        scope.analysis, scope.sentence, trigger.token, preposition=trigger.cut.preposition, is_verb=as_verb, definite=trigger.cut.definite
    )
    if found is None:
        return None
    beside = found.token == trigger.token - 1
    homograph = trigger.is_verb and not as_verb
    marked = _bare(scope.before(1)) in PREPOSITIONS
    return None if (homograph and not (beside or marked)) or (beside and trigger.cut.conjunction) else found


def governing_word(scope: Scope) -> Iterator[str]:
    """``ضرورة دعم``, ``يجب أن يدعم``, ``من شأنه أن يقلل``, ``احتمالية تجدد القتال``."""
    found = governed_by(scope)
    if found is not None:
        yield f"rule:{found.governor.modality}"
        yield f"rule:{found.governor.sense}"


def future_form(scope: Scope) -> Iterator[str]:
    """``سيلتقي``, ``سوف يلتقي``, ``لن يلتقي``."""
    if scope.trigger.morph == "imperfect" and (
        scope.trigger.cut.preposition == "س" or _bare(scope.before(1)) in {"سوف", "لن"}
    ):
        yield "rule:future"


def condition(scope: Scope) -> Iterator[str]:
    """``إذا قررت``, ``قد يرفع``."""
    if on_condition(scope) is not None:
        yield "rule:if"


def purpose(scope: Scope) -> Iterator[str]:
    """``لضبط المخالفين``: ``ل`` on a verbal noun, not an indirect object."""
    if scope.trigger.cut.preposition == "ل" and not scope.trigger.cut.definite:
        yield f"rule:purpose:{scope.trigger.is_verb}:{scope.verb_before(1)}"


def asked_for(scope: Scope) -> Iterator[str]:
    """``دعا الجميع إلى التعاون``, ``يأمر باعتقال``: the first trigger after one that asks, with the preposition that it takes."""
    earlier = scope.earlier
    if earlier is None or earlier.trigger.frame.type not in _ASKING:
        return
    preposition = scope.trigger.cut.preposition
    at = scope.before(1)
    if preposition in {"ب", "ل"} or at in {"الي", "علي", "ان"} or (at in _PASSED and scope.before(2) in {"الي", "علي"}):
        distance = scope.trigger.token - earlier.trigger.token
        yield f"rule:asked:{earlier.trigger.frame.type}:{distance <= _WINDOW}"


def particle_of_clause(scope: Scope) -> Iterator[str]:
    """``أن يزور`` against ``قد يزور`` and ``كان يزور``."""
    if scope.trigger.is_verb:
        yield f"particle:{_bare(scope.before(1))}:{scope.trigger.morph}"
        yield f"particle:{_bare(scope.before(2))}:{_bare(scope.before(1)) == 'ان'}:{scope.trigger.morph}"


def time_after(scope: Scope) -> Iterator[str]:
    """``المقبل`` or ``الماضي`` soon after."""
    for n in range(1, _WINDOW + 4):
        word = scope.after(n)
        if word in "،؛.$":
            break
        if word in CUES["expected"]:
            yield "time:future"
        elif word in CUES["past"]:
            yield "time:past"


def times_in_sentence(scope: Scope) -> Iterator[str]:
    """Days before, on or after the document date, and ``PRESENT_REF`` and its kin."""
    anchor = scope.analysis.anchor
    today = anchor.isoformat()[:_DAY] if anchor else None
    times = scope.analysis.times
    word = scope.analysis.tokens[scope.trigger.token]
    i = bisect_left(times, max(scope.sentence.start, word.start - _FAR), key=lambda time: time.start)
    while i < len(times) and times[i].start < min(scope.sentence.end, word.start + _FAR):
        time, side = times[i], "a" if times[i].start > word.start else "b"
        near = abs(time.start - word.start) < _CLOSE
        if time.value.endswith("_REF"):
            yield f"when:{time.value}:{near}"
        elif today and time.earliest and time.latest:
            order = "past" if time.latest[:_DAY] < today else "future" if time.earliest[:_DAY] > today else "same"
            yield f"when:{order}:{side}:{near}"
            yield f"when:{order}:{near}:{scope.trigger.morph}"
        i += 1


def future_in_sentence(scope: Scope) -> Iterator[str]:
    """A future verb in the sentence: the one nearest before, or any after."""
    tokens = scope.analysis.tokens
    at = scope.trigger.token
    for i in range(max(scope.sentence.first_token, at - 25), min(scope.sentence.end_token, at + 12)):
        bare = _bare(tokens[i].folded)
        if i != at and len(bare) > 3 and (bare == "سوف" or (bare[:2] in {"سي", "ست", "سن"} and looks_like_verb(tokens[i]))):
            yield f"future:{'a' if i > at else 'b'}"


def repeated_mention(scope: Scope) -> Iterator[str]:
    """A second mention has most often the modality of the first."""
    yield f"repeated:{scope.repeated}"
    yield f"repeated:{scope.repeated}:{scope.trigger.cut.definite}:{scope.trigger.is_verb}"


def earlier_trigger(scope: Scope) -> Iterator[str]:
    """``دعا إلى إلغاء``, ``قرر إغلاق``: what a trigger governs, or what it joins, takes its modality from it."""
    earlier = scope.earlier
    if earlier is None:
        yield "earlier:none"
        return
    distance = scope.trigger.token - earlier.trigger.token
    near = "1" if distance == 1 else "2" if distance <= 3 else "3" if distance <= 8 else "far"
    joined = scope.trigger.cut.conjunction == "و"
    kind = earlier.trigger.frame.type
    pos = scope.trigger.trigger.pos
    preposition = scope.trigger.cut.preposition or (scope.before(1) if distance > 1 else "")
    yield f"earlier:{kind}:{near}:{pos}"
    yield f"earlier:{kind}:{near}:{preposition}"
    yield f"earlier:{kind}:{earlier.modality}"
    yield f"earlier:{earlier.modality}:{near}:{joined}"
    yield f"earlier:{earlier.modality}:{scope.trigger.frame.type}"
    yield f"earlier:{kind}:{earlier.trigger.trigger.pos}:{near}:{preposition in {'ل', 'ب', 'الي'}}"


def verb_of_subject(scope: Scope) -> Iterator[str]:
    """``المباحثات ستشمل``: the first verb after a noun, before any mark."""
    if scope.trigger.is_verb:
        return
    tokens, at = scope.analysis.tokens, scope.trigger.token
    for i in range(at + 1, min(scope.sentence.end_token, at + _VERB_REACH)):
        word = tokens[i].folded
        if word in "،؛.:" or _bare(word) in _RELATIVE or word in _COMPLEMENT:
            return
        if looks_like_verb(tokens[i]):
            yield f"own:{_tense(_bare(word), _bare(tokens[i - 1].folded))}:{scope.trigger.cut.definite}"
            yield f"own:{_tense(_bare(word), _bare(tokens[i - 1].folded))}:{i - at <= _NEAR}"
            return


def outlook_of_text(scope: Scope) -> Iterator[str]:
    """A headline ``تستضيف المؤتمر`` over ``ستستضيف``: what rules decide of other events of the type, and how much of the text is future."""
    outlook = scope.outlook
    if outlook is None:
        return
    decided = outlook.decided.get(scope.trigger.frame.type, Counter())
    for modality, times in decided.items():
        yield f"outlook:{modality}:{min(times, 3)}"
        yield f"outlook:{modality}:{scope.trigger.morph if scope.trigger.is_verb else 'noun'}:{scope.sentence.heading}"
    share = outlook.futures / outlook.verbs if outlook.verbs else 0.0
    for step in (0.02, 0.05, 0.1, 0.2, 0.35):
        if share >= step:
            yield f"future share:{step}"
            yield f"future share:{step}:{scope.trigger.morph if scope.trigger.is_verb else 'noun'}:{scope.sentence.heading}"


def _tense(verb: str, particle: str) -> str:
    """The tense that a verb's form and the particle before it show."""
    if verb in _MODALS:
        return verb
    future = len(verb) > 3 and verb[:2] in {"سي", "ست", "سن"} and verb[2:3] not in {"", "ه"}
    form = "future" if future or particle in {"سوف", "لن"} else "imperfect" if verb[0] in "يتن" else "perfect"
    return f"{form}:{particle}" if particle in _TENSE_PARTICLES else form


FEATURES: tuple[Callable[[Scope], Iterator[str]], ...] = (
    verb_of_subject,
    outlook_of_text,
    inflection,
    cues_before,
    governing_word,
    future_form,
    condition,
    purpose,
    asked_for,
    particle_of_clause,
    time_after,
    times_in_sentence,
    future_in_sentence,
    repeated_mention,
    earlier_trigger,
)


def modality_features(scope: Scope) -> list[str]:
    """All features of a trigger's modality."""
    return ["bias", *(name for feature in FEATURES for name in feature(scope))]


def announced(scope: Scope) -> Modality | None:
    """``سيلتقي``, ``سوف يلتقي``, ``لن يلتقي``."""
    return "planned" if any(future_form(scope)) else None


def _hypothetical_itself(scope: Scope, token: int) -> bool:
    """``من شأنه أن يسمح``, ``ما إذا كان يجب``: whether a governor is itself governed by a word of hope, right or chance, or asked for."""
    analysis, sentence = scope.analysis, scope.sentence
    before = analysis.tokens[max(sentence.first_token, token - 2) : token]
    if any(_bare(word.folded) == "اذا" for word in before):
        return True
    preposition = attached_clitics(analysis, token)[0]
    outer = governor_of(analysis, sentence, token, is_verb=True) or governor_of(analysis, sentence, token, preposition=preposition)
    return outer is not None and outer.governor.modality == "hypothetical"


def governed(scope: Scope) -> Modality | None:
    """``ضرورة دعم``, ``يعتزم إغلاق``, ``تعهد بتقديم``, ``الحق في إقالة``: the word that governs the trigger decides."""
    found = governed_by(scope)
    if found is None:
        return None
    return "hypothetical" if _hypothetical_itself(scope, found.token) else found.governor.modality


def object_of_governed_verb(scope: Scope) -> Modality | None:
    """``قد تتسبب في اشتباكات``, ``يتوقع أن تعلن استقالة``: an indefinite noun takes the outlook of the verb of its clause."""
    if scope.trigger.is_verb or scope.trigger.cut.definite or scope.trigger.cut.suffix:
        return None
    verb = clause_verb(scope.analysis, scope.sentence, scope.trigger.token) or 0
    if verb <= scope.sentence.first_token:
        return None
    tokens = scope.analysis.tokens
    word, particle = tokens[verb].folded, _bare(tokens[verb - 1].folded)
    if word[0] not in "يت" or (word[0] == "ت" and word.endswith(("ت", "وا", "نا"))):
        return None
    if particle in _POSSIBLY:
        return "hypothetical"
    found = governor_of(scope.analysis, scope.sentence, verb, is_verb=True)
    return None if found is None else found.governor.modality


def dated_ahead(scope: Scope) -> Modality | None:
    """``يزور روسيا الثلاثاء القادم``: an imperfect with a later day after it, no verb between."""
    trigger, analysis = scope.trigger, scope.analysis
    if trigger.morph != "imperfect" or not trigger.is_verb or analysis.anchor is None or _bare(scope.before(1)) in _NOT_AHEAD:
        return None
    word = analysis.tokens[trigger.token]
    i = bisect_left(analysis.times, word.end, key=lambda time: time.start)
    if i == len(analysis.times) or analysis.times[i].start > min(scope.sentence.end, word.end + _DATED):
        return None
    for token in analysis.tokens[trigger.token + 1 : analysis.token_range(analysis.times[i].start, analysis.times[i].end)[0]]:
        if looks_like_verb(token) or _bare(token.folded) in _RELATIVE or token.folded in _COMPLEMENT:
            return None
    earliest = analysis.times[i].earliest
    return "planned" if earliest and earliest[:_DAY] > analysis.anchor.isoformat()[:_DAY] else None


def described_as_ahead(scope: Scope) -> Modality | None:
    """``المحادثات المقررة بين الطرفين``, ``التعديل الوزاري المرتقب``."""
    if scope.trigger.is_verb:
        return None
    for n in range(1, _REACH + 1):
        word = scope.after(n)
        if word in _AHEAD:
            return "planned"
        if word in "،؛.:()$" or _bare(word) in _RELATIVE | _PASSED or looks_like_verb(scope.analysis.tokens[scope.trigger.token + n]):
            return None
    return None


def dependent(scope: Scope) -> Modality | None:
    """``ملف الانتخابات مرهون بموافقة الفصائل``: what is said to hang on something, no mark or verb between."""
    if scope.trigger.is_verb:
        return None
    for n in range(1, _WINDOW + 1):
        word = scope.after(n)
        if word in _HANGING:
            return "hypothetical"
        if word in "،؛.:()$" or _bare(word) in _RELATIVE or word in _COMPLEMENT:
            return None
        if looks_like_verb(scope.analysis.tokens[scope.trigger.token + n]):
            return None
    return None


def duty_upon(scope: Scope) -> Modality | None:
    """``وعلى مجلس الشيوخ أن يصوت``: ``على`` opens the clause, no verb between; ``على أن يصوت`` is a proviso."""
    if scope.trigger.morph != "imperfect" or scope.before(1) != "ان":
        return None
    for n in range(2, _WINDOW + 1):
        word = scope.before(n)
        if word in "،؛.:^" or scope.verb_before(n):
            return None
        if _bare(word) in _UPON:
            opens = word != _bare(word) or scope.before(n + 1) in _CLAUSE_OPENERS
            provided = n == _NEXT and _bare(word) == "علي"
            return "requested" if opens and not provided else None
    return None


def on_condition(scope: Scope) -> Modality | None:
    """``إذا وافق``, ``لو وافق``, ``فإن وافقت``; ``قد يرتفع``."""
    if not scope.trigger.is_verb:
        return None
    word, particle = scope.before(1), _bare(scope.before(1))
    possible = particle in _POSSIBLY and scope.trigger.morph == "imperfect"
    supposed = particle in {"اذا", "لو"} or (word == "فان" and scope.trigger.morph == "perfect")
    return "hypothetical" if supposed or possible else None


def _reaches(scope: Scope, cues: frozenset[str], light: frozenset[str]) -> int | None:
    """How many tokens before the trigger a cue stands, with nothing but light words between."""
    for n in range(1, _NEAR + 3):
        word = scope.before(n)
        bare = _bare(word)
        if word in cues or bare in cues:
            return n
        if word not in light and bare not in light and word not in _PASSED:
            return None
    return None


def in_case(scope: Scope) -> Modality | None:
    """``في حال تمت الموافقة``, ``إذا ما تم توقيع الاتفاق``."""
    found = _reaches(scope, _CONDITIONS, _LIGHT_VERBS)
    if found is None:
        return None
    in_the_state = _bare(scope.before(found)) in _STATE and _bare(scope.before(found + 1)) != "في"
    return None if in_the_state else "hypothetical"


def feared(scope: Scope) -> Modality | None:
    """``تحسبا لهجمات``, ``لتجنب تكرار حوادث الخطف``, ``مخاوف من اندلاع حرب``."""
    return None if _reaches(scope, _FEARS, _LIGHT_NOUNS) is None else "hypothetical"


def any_at_all(scope: Scope) -> Modality | None:
    """``نرحب بأي اتفاق``; but ``دون أي هجوم`` and ``لم يخلف القصف أي إصابات`` are denied."""
    of_any = not scope.trigger.is_verb and not scope.trigger.cut.preposition and _bare(scope.before(1)) in _ANY
    return "hypothetical" if of_any and not is_negated(scope) else None


def either_way(scope: Scope) -> Modality | None:
    """``سواء بالموافقة أو الرفض``."""
    second = scope.before(1) == "او" and _bare(scope.before(3)) == "سواء"
    return "hypothetical" if second or _bare(scope.before(1)) == "سواء" else None


def called_for(scope: Scope) -> Modality | None:
    """``يجب وقف هذه الحرب``: a word of duty within four words, with no mark between."""
    for n in range(1, _REACH + 1):
        word = scope.before(n)
        if word in "،؛.:^":
            return None
        if _bare(word) in _DUTY:
            return "requested"
    return None


def joined_to_earlier(scope: Scope) -> Modality | None:
    """``تكرار حوادث الخطف والقتل``: what ``و`` joins to the trigger straight before it shares its modality."""
    earlier = scope.earlier
    if earlier is None or scope.trigger.cut.conjunction != "و" or earlier.modality == "actual":
        return None
    alike = scope.trigger.is_verb == earlier.trigger.is_verb and scope.trigger.cut.definite == earlier.trigger.cut.definite
    return cast(Modality, earlier.modality) if alike and scope.trigger.token - earlier.trigger.token == 1 else None


def requested_of_somebody(scope: Scope) -> Modality | None:
    """``دعا الجميع إلى التعاون``."""
    earlier = scope.earlier
    if earlier is None or earlier.trigger.frame.type != "REQUEST" or scope.trigger.token - earlier.trigger.token > _WINDOW:
        return None
    if any(looks_like_verb(token) for token in scope.analysis.tokens[earlier.trigger.token + 1 : scope.trigger.token]):
        return None
    return "requested" if any(asked_for(scope)) else None


MODALITY_RULES: tuple[Callable[[Scope], Modality | None], ...] = (
    announced,
    on_condition,
    in_case,
    either_way,
    any_at_all,
    governed,
    duty_upon,
    requested_of_somebody,
    called_for,
    feared,
    dated_ahead,
    described_as_ahead,
    dependent,
    object_of_governed_verb,
    joined_to_earlier,
)


def decided_by_rule(scope: Scope) -> Modality | None:
    """What the first rule that speaks says."""
    return next((decided for rule in MODALITY_RULES if (decided := rule(scope)) is not None), None)


def outlook_of(analysis: Analysis, triggers: Sequence[Candidate]) -> Outlook:
    """The outlook of a text, from its triggers in order."""
    decided: dict[str, Counter[str]] = {}
    for trigger in triggers:
        modality = decided_by_rule(Scope(analysis, analysis.sentences[analysis.sentence_at(trigger.token)], trigger))
        if modality is not None:
            decided.setdefault(trigger.frame.type, Counter())[modality] += 1
    verbs = [_bare(token.folded) for token in analysis.tokens if looks_like_verb(token)]
    return Outlook(decided, sum(_tense(verb, "") == "future" for verb in verbs), len(verbs))


def modality_of(scope: Scope, models: Models) -> Modality:
    """The modality that a rule decides, or else the one that weighs most."""
    decided = decided_by_rule(scope)
    if decided is not None:
        return decided
    shares = modality_weighed(scope, models)
    return cast(Modality, max(shares, key=lambda label: shares[label]))


def modality_weighed(scope: Scope, models: Models) -> dict[str, float]:
    """Modality -> probability: what the model makes of the features, times what the encoder's head says, raised to ``TRUST``."""
    shares = models.modality(modality_features(scope))
    head = head_trusted(scope)
    if not head:
        return shares
    weighed = {label: share * head[label] for label, share in shares.items()}
    total = sum(weighed.values())
    return {label: share / total for label, share in weighed.items()}


def head_trusted(scope: Scope) -> dict[str, float]:
    """Modality -> the head's probability raised to ``TRUST``; empty without the head."""
    return {label: max(share, _LEAST) ** TRUST for label, share in modality_shares(scope.analysis, scope.trigger.token).items()}
