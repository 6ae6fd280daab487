"""Families: words that can name the same happening, told by their consonants, and by closed tables where these differ.

``هاجم`` and ``هجوم`` share the skeleton ``هجم``; ``مصرع`` and ``مقتل`` share none, and stand in a table. Only words of one type of event
are ever compared.
"""

from __future__ import annotations

from functools import lru_cache

from ..text import fold

__all__ = ["GENERAL_NOUNS", "SYNONYMS", "same_family", "skeletons", "synonyms"]

_WEAK = frozenset("اويء")
_INFIXES = frozenset("تطد")
"""The ``ت`` of the eighth form, as it is and assimilated: ``اجتمع``, ``اصطدم``, ``ازدحم``."""

SYNONYMS: tuple[tuple[str, str, str], ...] = (
    ("CASUALTY", "death", "قتل مقتل قتيل مصرع حتف استشهد استشهاد شهيد توفي وفاة مات موت ضحية متوفى فارق صرع قضى"),
    ("CASUALTY", "injury", "أصاب إصابة مصاب جرح جريح"),
    ("ATTACK", "fight", "اشتبك اشتباك معركة قتال قاتل مواجهة"),
    ("ATTACK", "strike from the air or from afar", "قصف غارة ضربة أغار"),
    ("ATTACK", "kidnapping", "خطف اختطف اختطاف احتجاز"),
    ("MEET", "meeting", "اجتمع اجتماع التقى لقاء ملتقى استقبل استقبال جلسة"),
    ("MEET", "talks", "محادثة مباحثة بحث تباحث مشاورة مفاوضة ناقش مناقشة"),
    ("TRAVEL", "visit", "زار زيارة جولة"),
    ("TRAVEL", "arrival", "وصل وصول قدم قدوم"),
    ("TRAVEL", "departure", "غادر مغادرة توجه"),
    ("ACCUSE", "condemnation", "أدان إدانة استنكر استنكار ندد تنديد شجب"),
    ("ARREST", "arrest", "اعتقل اعتقال أوقف توقيف إيقاف قبض ضبط احتجز احتجاز"),
    ("ARREST", "release", "أفرج إفراج أطلق إطلاق"),
    ("PROTEST", "demonstration", "تظاهر تظاهرة مظاهرة احتج احتجاج مسيرة"),
    ("AGREE", "signature", "وقع توقيع أبرم إبرام"),
    ("REQUEST", "demand", "طلب طالب مطالبة دعا دعوة ناشد مناشدة"),
    ("EXPAND", "rise", "ارتفع ارتفاع زاد زيادة ازداد ازدياد"),
    ("REDUCE", "fall", "انخفض انخفاض تراجع هبط هبوط خفض تخفيض"),
    ("ESTABLISH", "foundation", "أسس تأسيس أنشأ إنشاء شكل تشكيل"),
    ("ESTABLISH", "opening", "افتتح افتتاح دشن تدشين أطلق إطلاق"),
)
"""Type of event, sense, and the lemmas that have it, of several roots."""

GENERAL_NOUNS: dict[str, str] = {
    "ATTACK": "هجوم عملية اعتداء عدوان عمل",
    "MEET": "اجتماع لقاء",
    "TRAVEL": "زيارة جولة رحلة",
    "DISASTER": "حادث كارثة",
    "PROTEST": "احتجاج",
    "AGREE": "اتفاق اتفاقية",
    "DECIDE": "قرار",
    "ELECTION": "عملية",
}
"""Type of event -> nouns that, made definite, can stand for any happening of the type."""


@lru_cache(maxsize=1)
def _senses() -> dict[tuple[str, str], frozenset[str]]:
    """(type, folded lemma) -> senses."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for type, sense, lemmas in SYNONYMS:
        for lemma in fold(lemmas).split():
            found[type, lemma] = found.get((type, lemma), frozenset()) | {sense}
    return found


@lru_cache(maxsize=4096)
def skeletons(lemma: str) -> frozenset[str]:
    """The consonants of a lemma, and what is left of them without what its pattern may have put before or among them."""
    word = fold(lemma)
    if lemma.endswith("ة"):
        word = word[:-1]
    letters = "".join(letter for letter in word if letter not in _WEAK)
    found = {letters}
    for _ in range(2):
        for base in tuple(found):
            if base[:1] in {"م", "ت"} and len(base) > 2:
                found.add(base[1:])
            if base[:2] == "ست" and len(base) > 3:
                found.add(base[2:])
            if base[:1] == "ن" and len(base) > 3:
                found.add(base[1:])
            if base[1:2] and base[1] in _INFIXES and len(base) > 2 and (word[0] in "ام"):
                found.add(base[0] + base[2:])
    return frozenset(found)


def same_family(one: str, other: str) -> bool:
    """Whether two lemmas of one type of event are of one root, as far as their consonants tell."""
    return fold(one) == fold(other) or not skeletons(one).isdisjoint(skeletons(other))


def synonyms(type: str, one: str, other: str) -> bool:
    """Whether the tables give two lemmas of a type one sense."""
    senses = _senses()
    return not senses.get((type, fold(one)), frozenset()).isdisjoint(senses.get((type, fold(other)), frozenset()))
