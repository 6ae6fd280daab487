"""The tense of a clause, as far as its words show it: which way a weekday, or a day without a year, lies."""

from __future__ import annotations

from ._expression import Tense
from ._words import Words, folded_set

__all__ = ["is_future", "is_tensed", "tense_at"]

_WINDOW = 14
_FUTURE = folded_set(
    "سوف", "المقرر", "المزمع", "المرتقب", "المتوقع", "المنتظر", "مقررة", "مقرر", "المقررة", "المرتقبة", "المزمعة", "المتوقعة", "المنتظرة",
    "يعتزم", "تعتزم", "ينوي", "تنوي", "بحلول", "موعدا", "لن", "استعدادا", "استحقاق", "عزمه", "عزمها", "عزمهم", "اقتراب",
    "أقصاه", "أقصاها", "يرتقب", "ينتظر",
)  # fmt: skip
_REPORTING = folded_set(
    "قال", "أعلن", "أكد", "أفاد", "ذكر", "أوضح", "أضاف", "صرح", "كشف", "أشار", "شدد", "اعتبر", "أعرب", "أبدى", "أبلغ", "طالب", "دعا",
    "قرر", "حذر", "هدد", "توعد", "وافق", "أقر", "حدد", "توقع", "أمل", "أن", "أنه", "أنها", "أنهم", "إن", "إنه", "إنها", "بأن",
    "بأنه", "بأنها",
)  # fmt: skip
"""What these report or settle may lie either way."""
_PERFECT = folded_set(
    "كان", "منذ", "قد", "تم", "لم", "قتل", "أصيب", "لقي", "اعتقل",
    "التقى", "استقبل", "وصل", "عقد", "شن", "نفذ", "اجتمع", "بحث", "زار", "غادر", "وقع", "افتتح", "دشن", "شارك", "حضر", "أصدر", "نشر", "بث",
    "انطلق", "بدأ", "انتهى", "شهد", "جرى", "سقط", "استهدف", "قصف", "هاجم", "فجر", "ضبط", "ألقى", "قدم", "نفى", "رفض", "نقل",
    "أطلق", "سيطر", "استعاد", "توفي", "فاز", "خسر", "تعرض", "أدى", "تولى", "أجرى", "قام", "عاد", "خرج", "أغلق",
    "ارتفع", "انخفض", "تراجع", "سجل", "بلغ", "حكم", "قضى", "أدان", "ندد", "تظاهر", "احتج", "اندلع", "اختتم", "أنهى", "استضاف", "ألغى",
    "تسلم", "سلم", "رأس", "ترأس", "وصف", "اتهم", "استقال", "أقال", "عين", "مقتل",
    "أحبط", "أوقف", "سافر", "توجه", "حدث", "أقيم", "كرم", "أحيا", "لقيت", "صوت", "اعترف", "اغتيل", "أسقط", "دخل", "أوصى", "تبنى",
    "انسحب", "انضم", "استولى", "ضرب", "اختطف", "خطف", "أفرج", "أعدم", "اعتمد", "تأسس", "أسس", "انتخب", "تزوج", "استشهد", "انفجر", "اقتحم",
)  # fmt: skip
_TIMELESS = (
    # imperfects that tell nothing of when the thing takes place
    "يذكر", "يشار", "يات", "يقول", "يري", "يعد", "يعتبر", "يمكن", "يجب", "يبلغ", "يضم", "يقع", "يقيم", "يعمل", "يعرف", "يسمي", "يعيش",
    "يشكل", "يمثل", "يتهم", "يخضع", "يعاني", "ياتي", "يوكد", "يعني", "يبدو", "يعود", "يتعلق", "يتولي", "يراس", "يزيد", "يحمل", "يكون",
)  # fmt: skip
_YEH_NOUNS = (
    "يوم", "يونيو", "يوليو", "يناير", "يوسف", "يحيي", "ياسر", "ياسين", "يعقوب", "يونس", "ينبع", "يمني", "يمن", "يهود", "يابان", "يونان",
    "يسار", "يمين", "يورو", "يافا", "ياهو", "يد", "يوغو", "ياس", "يلد", "يحي", "يونيس", "يوني",
)  # fmt: skip
_FEMININE_PRESENT = folded_set(
    "تبدأ", "تنطلق", "تعقد", "تستمر", "تقام", "تنظم", "تستضيف", "تجتمع", "تصل", "تزور", "تفتتح", "تستأنف", "تختتم", "تحتضن", "تتواصل",
    "تشهد", "تلتقي", "تتوجه", "تدشن", "تطلق", "تجري", "تنتهي",
)  # fmt: skip
_SIN_NOUNS = (
    # words that begin like the future particle on an imperfect
    "سيار", "سيما", "سيوف", "سييه", "سيتا", "سيان", "سيات", "سياس", "سياح", "سينا", "سيد", "سيط", "سيرا", "سيول", "سيف",
    "سيجا", "ستة", "ستون", "ستين", "سته", "ستار", "ستاد",
    "ستري", "ستوك",
    "سنه", "سنو", "سند", "سنغ", "سنتي", "سينم", "سيري", "سيرت", "سير", "سيسي", "سيمن", "سيناري", "سياد", "سيل", "ستيف",
    "ستال", "ستان", "ستاي",
    "سيكو", "سيبي", "سيغ", "سيون", "سيام", "سيتي", "سنجا", "سنتر",
)  # fmt: skip


_ENDINGS = ("", "ت", "وا", "ه", "ها", "هم", "ته", "تها", "تهم")


def _bare(folded: str) -> str:
    """The word with no conjunction before it."""
    return folded[1:] if folded[:1] in {"و", "ف"} and len(folded) > 3 else folded


def _future_verb(word: str) -> bool:
    """``سيزور``, ``ستبدأ``: the future particle on an imperfect."""
    long_enough = len(word) >= (4 if word.startswith("سي") else 5)
    return long_enough and word[0] == "س" and word[1] in "يتن" and not word.startswith(_SIN_NOUNS)


def _first_person_future(words: Words, i: int) -> bool:
    """``سأعود``, ``وسأصل``: told from ``ساعة`` by its hamza, and from ``سأل``."""
    text = words.tokens[i].text if words.inside(i) else ""
    verb = text[1:] if text[:1] in {"و", "ف"} else text
    return len(verb) > 4 and verb.startswith("سأ") and not verb.startswith("سأل")


def is_future(words: Words, i: int) -> bool:
    """Whether a verb of the future stands there: ``سيصل``, ``سأعود``."""
    return _future_verb(_bare(words.folded(i))) or _first_person_future(words, i)


def _imperfect(word: str) -> bool:
    """``يجتمع``, ``تبدأ``."""
    if word in _FEMININE_PRESENT:
        return True
    return len(word) >= 4 and word[0] == "ي" and not word.startswith(_YEH_NOUNS) and not word.startswith(_TIMELESS)


def _is_form_of(word: str, stems: frozenset[str]) -> bool:
    """``أعلن``, ``أعلنت``, ``أعلنوا``, ``نفذه``, ``وصلها``."""
    return any(word.endswith(ending) and word[: len(word) - len(ending)] in stems for ending in _ENDINGS)


def _perfect(word: str) -> bool:
    return _is_form_of(word, _PERFECT)


def is_tensed(words: Words, i: int) -> bool:
    """Whether a verb that tells of something at a time stands there: ``سيصل``, ``وصل``, ``يبدأ``."""
    word = _bare(words.folded(i))
    return bool(word) and (is_future(words, i) or _perfect(word) or _imperfect(word))


def tense_at(words: Words, i: int, end: int) -> Tense | None:
    """The tense that the words around the tokens ``i`` to ``end`` show, the nearest before them first; ``None`` where they show none."""
    before = _tense_before(words, i)
    return "future" if before is None and is_future(words, end) else before


def _tense_before(words: Words, i: int) -> Tense | None:
    for k in range(i - 1, max(words.first, i - _WINDOW) - 1, -1):
        folded = words.folded(k)
        word = _bare(folded)
        if word in _FUTURE or is_future(words, k):
            return "future"
        if _is_form_of(folded, _REPORTING) or _is_form_of(word, _REPORTING):
            return None
        if _perfect(folded) or _perfect(word):
            return "future" if _bare(words.folded(k - 1)) in _FUTURE else "past"  # من المقرر عقد جلسة
        if _imperfect(word):
            if any(_bare(words.folded(n)) in _FUTURE for n in range(k - 3, k)):
                return "future"
            return "past" if _perfect(_bare(words.folded(k - 1))) and words.folded(k - 1) not in {"قد"} else "present"
    return None
