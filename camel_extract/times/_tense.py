"""The tense of a clause, as far as its words show it: which way a weekday or a day without a year lies."""

from __future__ import annotations

from ._expression import Tense
from ._words import Words, folded_set

__all__ = ["tense_at"]

_WINDOW = 14
_FUTURE = folded_set(
    "سوف", "المقرر", "المزمع", "المرتقب", "المتوقع", "المنتظر", "مقررة", "مقرر", "المقررة", "المرتقبة", "المزمعة", "يعتزم", "تعتزم",
    "ينوي", "تنوي", "بحلول", "موعدا", "ابتداء", "لن", "استعدادا", "استحقاق", "عزمه", "عزمها", "عزمهم",
)  # fmt: skip
_PAST = folded_set(
    "كان", "كانت", "وكان", "وكانت", "منذ", "قد", "تم", "تمت", "جرى", "وقع", "وقعت", "عقد", "عقدت", "شهد", "شهدت", "أعلن", "أعلنت", "لم",
)  # fmt: skip
_SIN_NOUNS = (
    "سيار", "سياس", "سياح", "سينا", "سيد", "سيط", "سيرا", "سيول", "سيف", "سيجا", "ستة", "ستون", "ستين", "سته", "ستار", "ستاد", "ساع", "ساب", "ساح",
    "سان", "ساهم", "ساعد", "سائ", "سنه", "سنو", "سند", "سنغ", "سنتي", "سيده", "سينم", "سيري", "سيرت", "سير", "ستوك", "سارع", "ساد", "سال", "سام", "سار",
    "سيسي", "سيمن", "سيدي", "سيناري", "سياد", "سيل", "سايق", "سايد", "ساك",
)  # fmt: skip


def _future_verb(folded: str) -> bool:
    """``سيزور``, ``ستبدأ``, ``وسيعقد``: the future particle on an imperfect."""
    word = folded[1:] if folded[:2] in {"وس", "فس"} else folded
    return len(word) >= 5 and word[0] == "س" and word[1] in "يتن" and not word.startswith(_SIN_NOUNS)


def tense_at(words: Words, i: int) -> Tense | None:
    """The tense that the words before token ``i`` show, the nearest first; ``None`` where they show none."""
    for k in range(i - 1, max(words.first, i - _WINDOW) - 1, -1):
        folded = words.folded(k)
        if folded in _FUTURE or _future_verb(folded):
            return "future"
        if folded in _PAST:
            return "past"
    return None
