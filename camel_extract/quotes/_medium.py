"""The medium of a quote: how or to whom it was said (``في بيان صحفي``, ``لوكالة رويترز``, ``عبر حسابه``)."""

from __future__ import annotations

from collections.abc import Callable

from ..syntax._words import SPEECH_NOUNS
from ..text import fold
from ._content import Draft, Range
from ._reading import COMMAS, Reading

__all__ = ["find_medium"]

_STATEMENTS = SPEECH_NOUNS - frozenset(
    fold("وقت هذا ذلك سياق إطار إشارة ختام مستهل معرض رده كتاب حفل الحفل اجتماع الاجتماع").split()
)
_OCCASIONS = frozenset(
    fold(
        "مؤتمر المؤتمر لقاء لقائه لقائها مقابلة كلمة كلمته كلمتها حوار ندوة خطبة خطبته اتصال مداخلة مداخلته تصريح تصريحات "
        "جلسة مكالمة"
    ).split()
)
_CHANNELS = frozenset(
    fold(
        "حسابه حسابها حساب صفحته صفحتها صفحة موقعه موقعها موقع تويتر فيسبوك فيس يوتيوب تغريدة تغريدات إذاعة قناة شاشة أثير "
        "الهاتف بيان رسالة مواقع شبكات"
    ).split()
)
_BEHIND = {
    "في": _STATEMENTS | frozenset(fold("حسابه حسابها صفحته صفحتها").split()),
    fold("خلال"): _OCCASIONS,
    fold("أثناء"): _OCCASIONS,
    fold("عبر"): _CHANNELS,
    fold("على"): _CHANNELS,
}
_OUTLETS = frozenset(fold("وكالة صحيفة قناة إذاعة موقع راديو تلفزيون شبكة مجلة جريدة الصحفيين الصحافيين الإعلاميين رويترز عكاظ").split())
_FARTHEST = 20
_LONGEST_BEFORE = 8


def statement_or_channel(reading: Reading, i: int, limit: int) -> Range | None:
    """``في بيان صحفي``, ``خلال مؤتمر``, ``عبر حسابه على تويتر``."""
    word = reading.folded(i)
    if reading.folded(i + 1) not in _BEHIND.get(word, _BEHIND.get(word.removeprefix("و"), frozenset())):
        return None
    end = max(reading.noun_phrase(i + 1, limit), i + 2)
    if end + 1 < limit and reading.folded(end + 1) in _CHANNELS and reading.folded(end) in _BEHIND:
        end = max(reading.noun_phrase(end + 1, limit), end + 2)
    return i, end


def outlet(reading: Reading, i: int, limit: int) -> Range | None:
    """``لوكالة رويترز``, ``لـ«عكاظ»``, ``للصحفيين``."""
    word = reading.folded(i)
    region = reading.opened_at.get(i + 1)
    if word == "ل" and region is not None and region.closed and region.close < limit:
        return i, region.close + 1
    if word[:1] != "ل" or (word[1:] not in _OUTLETS and "ا" + word[1:] not in _OUTLETS):
        return None
    return i, max(reading.noun_phrase(i, limit), i + 1)


RULES: tuple[Callable[[Reading, int, int], Range | None], ...] = (statement_or_channel, outlet)


def find_medium(reading: Reading, draft: Draft) -> Range | None:
    """The first medium between cue and content, else one that opens the sentence before the cue."""
    sentence = reading.sentence(draft.cue[0])
    limit = min(draft.start, sentence.end_token)
    taken = range(*draft.subject) if draft.subject else range(0)
    for i in range(draft.cue[1], min(limit, draft.cue[1] + _FARTHEST)):
        if i not in taken and (found := _medium_at(reading, i, limit)) is not None:
            return found
    for i in range(sentence.first_token, min(draft.cue[0], sentence.first_token + _LONGEST_BEFORE)):
        if reading.folded(i) in COMMAS:
            return None
        found = _medium_at(reading, i, draft.cue[0])
        if found is not None:
            return found
    return None


def _medium_at(reading: Reading, i: int, limit: int) -> Range | None:
    return next((found for rule in RULES if (found := rule(reading, i, limit)) is not None), None)
