"""Content: cues with what they report, and where each report ends.

Words in marks end with their marks. A clause runs to the end of its sentence, unless a new cue, a participle that tells what else the
speaker did, or a clause of the writer's own (``، فيما``, ``، وذلك``) cuts it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from ..syntax import entity_at
from ..syntax._words import NEGATIONS, RELATIVES, SPEECH_NOUNS, TIME_NOUNS, own_initials
from ..text import fold
from ._frames import Opening, before_speech, find_opening, is_nominal, is_reported_noun, is_speech, names_somebody, speaker_after
from ._lexicon import CueEntry
from ._reading import COMMAS, DASHES, Hit, Reading

__all__ = ["TAKES_OBJECT", "Draft", "find_drafts"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote in the making: half-open token ranges. ``subject`` is the speaker phrase where it stands with the cue,
    ``within`` the end of the content that the cue itself stands in, 0 for none."""

    cue: Range
    entry: CueEntry
    hit: Hit | None
    opening: Opening
    end: int
    subject: Range | None = None
    relayed_by: Range | None = None
    within: int = 0
    rule: str = "headline_colon"

    @property
    def start(self) -> int:
        return self.opening.start


_COLON = CueEntry(":", "noun", frozenset({"quote"}))
_WRITER_GOES_ON = frozenset(fold("فيما أما إلا حسب بحسب وفق وفقا طبقا حسبما دون بدون يذكر يشار ويذكر ويشار").split())
"""What opens, after a comma, a clause of the writer's own."""
_WHILE = fold("فيما")
_EXCEPT, _NAMELY = fold("ألا"), frozenset(fold("وهو وهي وهم وهما").split())
"""``؛ ألا وهو``: no exception."""
_CONCERNING = frozenset(fold("يتعلق يخص يلي بعد بين إذا يبدو").split())
"""``فيما يتعلق بـ`` goes on with the clause."""
_SPEAKER_ACTS = frozenset(
    fold(
        "متمنيا متمنية داعيا داعية مطالبا مطالبة مستعرضا مستعرضة شاكرا شاكرة مثمنا مثمنة مشيدا مشيدة مهنئا "
        "سائلا سائلين راجيا آملا محملا متهما منددا مستنكرا مقدرا متمنين داعين مطالبين مثنيا ملتمسا ملتمسة "
        "متطلعا نافيا مستغربا مستشهدا موجها رافضا مرحبا مقدما متناولا مبديا معزيا مجددا مجددة مكتفيا مطمئنا "
        "ناصحا موصيا حاثا متطرقا متطرقة متطرقين مستذكرا مستذكرة مباركا مترحما مترحمة مفندا مفندة ممتدحا ممتدحة شاجبا "
        "مستهجنا مستهجنة معددا مؤملا مؤملة حامدا حامدة مثنية نافية رافضة مرحبة مقدمة متناولة مبدية راجية آملة"
    ).split()
)
_AGAIN = fold("مجددا")
"""An adverb, where no comma stands before it."""
_THAT = frozenset(fold("ذلك بذلك").split())
_FROM = fold("عن")
_WHATS = frozenset(fold("ما مما بما لما من ممن").split())
_ACCORDING = frozenset(fold("على حسب بحسب وفق").split())
_WHAT = frozenset(fold("ما لما").split())
_ALSO = frozenset(fold("كما ثم و لكنه لكنها ولكنه ولكنها فيما بينما حيث حين").split())
_LONGEST_HEADLINE_SPEAKER = 9
_FIRST_LINES = 4
_LONGEST_CLAUSE = 600
"""Tokens; what runs on longer is no sentence."""


def find_drafts(reading: Reading) -> list[Draft]:
    """All cues that report something, in order of the cue, each with its content."""
    drafts = [replace(draft, rule=rule.__name__) for hit in reading.hits for rule in RULES if (draft := rule(reading, hit)) is not None]
    drafts.extend(_headline_colons(reading))
    drafts.sort(key=lambda draft: (draft.cue[0], draft.start))
    return _told_apart(reading, _close(reading, _not_reported_twice(_one_cue_a_content(reading, drafts)), drafts))


def _told_apart(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the content that each stands in; one inside another needs more evidence."""
    nested = [replace(draft, within=end) for draft, end in zip(drafts, _enclosing(drafts), strict=True)]
    return [draft for draft in nested if not draft.within or draft.hit is None or not reading.evidence.rules_out_inside(draft.cue[0])]


def _enclosing(drafts: list[Draft]) -> list[int]:
    """For each draft the end of the content that its cue stands in, 0 where it stands in none."""
    ends: list[int] = []
    waiting: list[Range] = []
    farthest = 0
    for draft in drafts:
        cue = draft.cue[0]
        while waiting and waiting[0][0] <= cue:
            farthest = max(farthest, heappop(waiting)[1])
        ends.append(farthest if farthest > cue else 0)
        heappush(waiting, (draft.start, draft.end))
    return ends


def verb_or_participle(reading: Reading, hit: Hit) -> Draft | None:
    """``وقال الوزير إن``, ``، مشيرا إلى أن``."""
    if hit.form.entry.pos != "verb" or hit.form.kind in {"noun", "other"}:
        return None
    if hit.form.kind != "participle" and reading.folded(hit.token - 1) in _WHATS:
        return None
    limit = _search_limit(reading, hit.token)
    subject = speaker_after(reading, hit, limit) if hit.form.kind != "participle" else None
    if subject is not None and not names_somebody(reading, *subject) and _is_complement(reading, hit, subject):
        subject = None
    at = subject[1] if subject else hit.after
    if subject and hit.form.entry.lemma == "وصف" and reading.is_complementizer(at):
        subject = None
    opening = find_opening(reading, hit, at, limit) or _learned_opening(reading, hit, at, limit)
    if opening is None:
        return None
    if subject is not None and opening.kind in {"noun", "preposition"} and not names_somebody(reading, *subject):
        return None
    if subject is None and hit.form.kind == "imperfect" and hit.form.entry.lemma in _SPELLED_LIKE_ANOTHER:
        return None
    if subject is not None and subject[0] < opening.start < subject[1]:
        subject = (subject[0], opening.start)
    return Draft((hit.token, hit.after), hit.form.entry, hit, opening, limit, subject)


_SPELLED_LIKE_ANOTHER = frozenset(("أرجع",))
"""``وترجع التسمية إلى``: in the imperfect as often ``رجع``, unless somebody is named who does it."""


def _learned_opening(reading: Reading, hit: Hit, at: int, limit: int) -> Opening | None:
    """Where no frame fits, but the encoder is sure of the cue: the first word that it takes for reported."""
    if "أن" not in hit.form.entry.frames or not reading.evidence.is_sure_of(hit.token):
        return None
    for i in range(hit.after, min(at + _LEARNED_REACH, limit)):
        if reading.evidence.starts_report(i):
            return Opening(i, "clause", reading.opened_at.get(i))
    return None


_LEARNED_REACH = 40


def _is_complement(reading: Reading, hit: Hit, phrase: Range) -> bool:
    """Whether the phrase after the cue is what it reports rather than who speaks: nothing that could be reported follows it."""
    if "noun" not in hit.form.entry.frames:
        return False
    return find_opening(reading, hit, phrase[1], _search_limit(reading, hit.token)) is None


_NEAR = 6
"""Tokens between a verbal noun and its report: ``قوله في بيان صحفي إن``."""


def verbal_noun(reading: Reading, hit: Hit) -> Draft | None:
    """``قوله إن``, ``بالقول``: needs أن, a colon or marks straight after it."""
    if hit.form.entry.pos != "verb" or hit.form.kind != "other":
        return None
    limit = _search_limit(reading, hit.token)
    subject = speaker_after(reading, hit, limit) if hit.form.entry.lemma in TAKES_OBJECT else None
    if subject is not None and not names_somebody(reading, *subject):
        subject = None
    at = subject[1] if subject else hit.after
    opening = find_opening(reading, hit, at, min(limit, at + _NEAR))
    if opening is None or (opening.kind in {"noun", "preposition"} and not is_reported_noun(reading.folded(opening.start))):
        return None
    return Draft((hit.token, hit.after), hit.form.entry, hit, opening, limit, subject)


TAKES_OBJECT = frozenset(("وصف", "أخبر", "أبلغ", "ذكر"))
"""Verbs whose pronoun is whom or what is spoken to or of: ``أبلغه الرئيس أن``, ``وصفها الوزير بأنها``."""


def announcement(reading: Reading, hit: Hit) -> Draft | None:
    """``بعد إعلان الوزارة تورط``, ``تأكيد مصادر أن``: a verbal noun with its speaker and what is reported."""
    if hit.form.entry.pos != "verb" or hit.form.kind != "noun":
        return None
    limit = _search_limit(reading, hit.token)
    subject = speaker_after(reading, hit, limit)
    if subject is None or not names_somebody(reading, *subject):
        return None
    opening = find_opening(reading, hit, subject[1], min(limit, subject[1] + _NEAR))
    if opening is None or (opening.kind in {"noun", "preposition"} and not is_reported_noun(reading.folded(opening.start))):
        return None
    return Draft((hit.token, hit.after), hit.form.entry, hit, opening, limit, subject)




def according_to(reading: Reading, hit: Hit) -> Draft | None:
    """``بحسب الوكالة``: the sentence before it, or after it where it opens the sentence."""
    if hit.form.entry.pos != "preposition":
        return None
    sentence = reading.sentence(hit.token)
    first, end = sentence.first_token, sentence.end_token
    opens = hit.token - first <= 1 or (hit.joined and reading.folded(hit.token - 1) in COMMAS)
    i = hit.after
    if reading.folded(i) in _WHAT or hit.form.entry.lemma == "حسبما":
        i += reading.folded(i) in _WHAT
        if i < end and (reading.is_verb(i) or i in reading.hit_at):
            i += 1
    if i >= end:
        return None
    speaker_end = reading.noun_phrase(i, end)
    if speaker_end <= i:
        return None
    if opens:
        return _sentence_after(reading, hit, (i, speaker_end), end)
    said = i > hit.after + 1 or hit.form.entry.lemma == "حسبما"
    subject: Range | None = (i, speaker_end)
    if said and reading.folded(i) in TIME_NOUNS:  # ``بحسب ما ذكر يوم الجمعة``: the subject of the sentence
        subject = None
    if not said and not names_somebody(reading, i, i + 1):
        return None
    stop = hit.token
    while stop > first and (reading.folded(stop - 1) in COMMAS or reading.folded(stop - 1) in _THAT_IS | {"(", "."}):
        stop -= 1
    if reading.words(first, stop) < 4:
        return None
    return Draft((hit.token, hit.after), hit.form.entry, hit, Opening(first, "noun"), stop, subject)


def _sentence_after(reading: Reading, hit: Hit, subject: Range, end: int) -> Draft | None:
    """``وبحسب الوكالة، قتل``, ``ووفقا للتقرير فإن``, ``وبحسب مصادر اعتقلت``."""
    stop = min(subject[1] + 14, end)
    for j in range(subject[1], stop):
        opens = j == subject[1] and reading.is_verb(j) and not _describes(reading, j, stop)
        if reading.is_complementizer(j) or (reading.folded(j) in COMMAS and not reading.is_complementizer(j + 1)) or opens:
            start = j if reading.is_verb(j) and reading.folded(j) not in COMMAS else j + 1
            start += start < end and reading.folded(j) in COMMAS and reading.is_complementizer(start)
            if start + 2 >= end:
                return None
            return Draft((hit.token, hit.after), hit.form.entry, hit, Opening(start, "clause", reading.opened_at.get(start)), end, subject)
    return None


def _describes(reading: Reading, verb: int, limit: int) -> bool:
    """``وبحسب بحث أجراه المعمل، فإن``: a verb with a pronoun for the source, and the report behind ``إن``."""
    return reading.folded(verb).endswith(("ه", "ها")) and any(reading.is_complementizer(i) for i in range(verb + 1, limit))


def as_reported(reading: Reading, hit: Hit) -> Draft | None:
    """``، كما أعلن الوزير``, ``، على ما أفاد مصدر`` at the end of a sentence: the sentence before it."""
    form = hit.form
    if form.entry.pos != "verb" or form.kind not in {"perfect", "imperfect"} or hit.joined:
        return None
    word = reading.folded(hit.token - 1)
    first, end = reading.sentence(hit.token).first_token, reading.sentence(hit.token).end_token
    stop = hit.token - 1
    if word == "ما" and reading.folded(stop - 1) in _ACCORDING:
        stop -= 1
    elif word != "كما":
        return None
    apart = reading.folded(stop - 1) in COMMAS or word == "ما"
    while stop > first and (reading.folded(stop - 1) in COMMAS or reading.folded(stop - 1) in _THAT_IS):
        stop -= 1
    subject = speaker_after(reading, hit, end)
    if subject is None or not names_somebody(reading, *subject) or reading.words(first, stop) < 4:
        return None
    if word == "كما" and ("أن" not in form.entry.frames or _has_object(reading, subject[1], end)):
        return None
    if find_opening(reading, hit, subject[1], end) is not None or not (apart or subject[1] + 1 >= end):
        return None
    return Draft((hit.token, hit.after), form.entry, hit, Opening(first, "noun"), stop, subject)


_THAT_IS = frozenset(fold("وذلك").split())


def _has_object(reading: Reading, i: int, end: int) -> bool:
    """``كما أبلغ الوزير الصحفيين``: a noun follows the subject, so ``كما`` is "also" and not "as"."""
    return i < end and reading.is_word(i) and is_nominal(reading, i) and reading.folded(i) not in TIME_NOUNS


def said_that(reading: Reading, hit: Hit) -> Draft | None:
    """``صرح بذلك رئيس البلدية``: the sentence before it."""
    if hit.form.entry.pos != "verb" or hit.form.kind != "perfect" or reading.folded(hit.after) not in _THAT:
        return None
    number = reading.unit_at(hit.token)
    sentence = reading.units[number]
    if hit.token - sentence.first_token > 2 or number == 0:
        return None
    before = reading.units[number - 1]
    subject = speaker_after(reading, replace(hit, token=hit.after), sentence.end_token)
    if before.heading or sentence.paragraph - before.paragraph > 1 or subject is None or not names_somebody(reading, *subject):
        return None
    end = _trim(reading, before.first_token, before.end_token)
    return Draft((hit.token, hit.after), hit.form.entry, hit, Opening(before.first_token, "noun"), end, subject)


def this_is_what(reading: Reading, hit: Hit) -> Draft | None:
    """``«نقول نعم» هذا ما أعلنه الرئيس``: the quoted words before it."""
    ma = hit.token - 1
    if hit.form.kind not in {"perfect", "imperfect"} or reading.folded(ma) != "ما" or reading.folded(ma - 1) not in _THIS_IS:
        return None
    close = ma - 2
    while close > 0 and reading.folded(close) in COMMAS:
        close -= 1
    region = reading.region_closing(close)
    subject = speaker_after(reading, hit, _search_limit(reading, hit.token))
    if region is None or subject is None or not names_somebody(reading, *subject) or not is_speech(reading, region, introduced=True):
        return None
    return Draft((hit.token, hit.after), hit.form.entry, hit, Opening(region.open, "marks", region), region.close, subject)


_THIS_IS = frozenset(fold("هذا وهذا هو وهو ذلك").split())


def relayed_noun(reading: Reading, hit: Hit) -> Draft | None:
    """``نقلت الوكالة عن المتحدث نفيه أي لقاء``: a noun with the speaker's pronoun, straight after the source."""
    if hit.form.entry.lemma != "نقل":
        return None
    limit = _search_limit(reading, hit.token)
    subject = speaker_after(reading, hit, limit) if reading.folded(hit.after) != _FROM else None
    at = subject[1] if subject else hit.after
    source = next((i for i in range(at, min(at + 6, limit)) if reading.folded(i) == _FROM), None)
    if source is None:
        return None
    end = reading.noun_phrase(source + 1, limit)
    if end <= source + 1 or end + 2 >= limit or end in reading.hit_at or not reading.folded(end).endswith(("ه", "ها", "هم")):
        return None
    if not is_nominal(reading, end) or reading.is_complementizer(end):
        return None
    opening = Opening(end, "noun")
    return Draft((hit.token, hit.after), hit.form.entry, hit, opening, limit, (source + 1, end), relayed_by=subject)


_SAID_IN = {
    "في": SPEECH_NOUNS | frozenset(fold("وثائق وثيقة محضر نص رواية حيثيات مقدمة").split()),
    "ب": SPEECH_NOUNS,
    fold("على"): frozenset(fold("صفحة صفحته صفحتها حساب حسابه حسابها موقع موقعه موقعها لسان لسانه لسانها").split()),
}
"""``جاء في بيان``, ``جاء على صفحة الاتحاد``."""


def said_in(reading: Reading, hit: Hit) -> Draft | None:
    """``جاء في بيان للوزارة أن``, ``ورد في التقرير``."""
    if hit.form.entry.pos != "noun" or reading.folded(hit.after + 1) not in _SAID_IN.get(reading.folded(hit.after), ()):
        return None
    limit = _search_limit(reading, hit.token)
    first = hit.after + 1
    phrase = (first, reading.noun_phrase(first, before_speech(reading, first, limit, takes_noun=False)))
    said = replace(hit, form=replace(hit.form, entry=replace(hit.form.entry, frames=frozenset({"quote", "أن"}))))
    opening = find_opening(reading, said, phrase[1], limit)
    return None if opening is None else Draft((hit.token, hit.after), hit.form.entry, hit, opening, limit, phrase)


RULES: tuple[Callable[[Reading, Hit], Draft | None], ...] = (
    verb_or_participle,
    verbal_noun,
    announcement,
    according_to,
    as_reported,
    said_that,
    this_is_what,
    relayed_noun,
    said_in,
)


def _search_limit(reading: Reading, i: int) -> int:
    return reading.sentence(i).end_token


def _headline_colons(reading: Reading) -> list[Draft]:
    """``الناتو: زيادة الدعم``: in a heading or the first lines, a body or person before a colon; a topic or dateline is none."""
    drafts = []
    for number, sentence in enumerate(reading.units):
        first, end = sentence.first_token, sentence.end_token
        label = _link_label(reading, first, end)
        if not (sentence.heading or number < _FIRST_LINES or label):
            continue
        first = label or first
        colon = next((i for i in range(first, min(first + _LONGEST_HEADLINE_SPEAKER, end)) if reading.folded(i) == ":"), None)
        if colon is None or colon == first or colon + 2 >= end:
            continue
        speaker = _headline_speaker(reading, first, colon, sentence_is_heading=sentence.heading or bool(label), end=end)
        if speaker is None and reading.evidence.is_sure_of(colon):
            speaker = _whatever_speaks(reading, first, colon)
            if speaker is not None and _is_place(reading, *speaker) and not _is_claim(reading, colon + 1, end):
                speaker = None
        if speaker is not None:
            opening = Opening(colon + 1, "colon", reading.opened_at.get(colon + 1))
            drafts.append(Draft((colon, colon + 1), _COLON, None, opening, end, speaker))
    return drafts


def _whatever_speaks(reading: Reading, first: int, colon: int) -> Range | None:
    """``المنشق عن الحزب:``: what stands before a colon that the encoder takes for a cue, or the subject of the verb there."""
    first += reading.is_mark(first)
    end = colon - reading.is_mark(colon - 1)
    verb = next((i for i in range(first, end) if reading.is_verb(i) or reading.folded(i) in DASHES), end)
    if verb < end:
        verb = min(reading.noun_phrase(first, verb), verb)
        return (first, verb) if verb > first and names_somebody(reading, first, verb) else None
    return (first, end) if end > first else None


def _link_label(reading: Reading, first: int, end: int) -> int:
    """``رابط الخبر بصحيفة كذا:`` before a headline that is said again: the token after it, 0 where there is none."""
    if reading.folded(first) not in _LINK_WORDS:
        return 0
    return next((i + 1 for i in range(first, min(first + _LONGEST_HEADLINE_SPEAKER, end)) if reading.folded(i) == ":"), 0)


def _headline_speaker(reading: Reading, first: int, colon: int, *, sentence_is_heading: bool, end: int) -> Range | None:
    start = first
    if reading.is_mark(start):
        start += 1
    stop = _before_one_addressed(reading, start, reading.noun_phrase(start, colon))
    if stop <= start or any(reading.is_verb(i) for i in range(start, colon)):
        return None
    if (start == first and stop < colon and not sentence_is_heading) or reading.folded(stop) in {"-", "–"}:
        return None
    if not names_somebody(reading, start, stop) or any(reading.folded(i) in _LINK_WORDS for i in range(first, colon)):
        return None
    if _is_place(reading, start, stop) and not _is_claim(reading, colon + 1, end):
        return None
    return start, stop


def _before_one_addressed(reading: Reading, first: int, end: int) -> int:
    """``بلاتر لبوتين:``: who is spoken to is no part of who speaks."""
    for i in range(first + 1, end):
        word = reading.folded(i)
        if word[0] == "ل" and len(word) > 3 and word not in own_initials():
            before = entity_at(reading.analysis, i - 1)
            if before is not None and (before.label == "PER" or before.end == reading.tokens[i - 1].end):
                return i
            if not reading.folded(i - 1).startswith("ال"):
                return end
    return end


def _is_place(reading: Reading, first: int, end: int) -> bool:
    """``تونس:``: a dateline or a topic, unless what follows is a claim."""
    entity = entity_at(reading.analysis, first)
    return entity is not None and entity.label == "LOC" and reading.tokens[end - 1].end <= entity.end


def _is_claim(reading: Reading, first: int, end: int) -> bool:
    """``روسيا: نسعى``, ``كوريا: لا يهمنا``, ``بغداد: الهجوم اعتداء``: what a government says and no report about its country.

    It speaks in the first person, denies, or judges a definite subject with no verb."""
    word = reading.folded(first)
    if word in _DENIALS or (word[:1] == "ن" and reading.is_verb(first)):
        return True
    verbs = [i for i in range(first, end) if reading.is_verb(i)]
    if any(reading.folded(i).endswith("نا") for i in verbs):
        return True
    return not verbs and word.startswith("ال") and entity_at(reading.analysis, first) is None


_DENIALS = NEGATIONS - frozenset(fold("غير عدم").split())
_LINK_WORDS = frozenset(fold("رابط الخبر شاهد صور فيديو بالفيديو بالصور اقرأ المزيد المصدر").split())


_QUOTED_ONLY = frozenset({"quote"})


def _one_cue_a_content(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Of cues that open the same content (``نقلت عنه قوله إن``) the last one is kept, with the speaker of the first where it has none."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        earlier = kept.get(draft.start)
        if earlier is not None and "أن" in earlier.entry.frames and draft.entry.frames == _QUOTED_ONLY:
            continue
        if earlier is not None and draft.hit is not None and reading.evidence.rules_out(draft.cue[0]):
            continue
        of_relative = reading.folded(draft.cue[0] - 1) in RELATIVES
        if earlier is not None and earlier.subject is not None and draft.subject is None and not of_relative:
            spoken_for = draft.hit is not None and draft.hit.form.kind == "other"
            draft = replace(draft, relayed_by=earlier.subject) if spoken_for else replace(draft, subject=earlier.subject)
        kept[draft.start] = draft
    return sorted(kept.values(), key=lambda draft: draft.cue[0])


def _not_reported_twice(drafts: list[Draft]) -> list[Draft]:
    """``وبحسب الوكالة، قال الوزير إن``: who relays makes no quote of its own beside that of the cue that opens what is relayed."""
    kept: list[Draft] = []
    relay: Draft | None = None
    for draft in drafts:
        if relay is not None:
            if draft.cue[0] == relay.start and draft.hit is not None and draft.relayed_by is None:
                draft = replace(draft, relayed_by=relay.subject)
            else:
                kept.append(relay)
        relay = draft if draft.entry.pos == "preposition" and draft.start > draft.cue[0] else None
        if relay is None:
            kept.append(draft)
    return kept if relay is None else [*kept, relay]


def _close(reading: Reading, drafts: list[Draft], candidates: list[Draft]) -> list[Draft]:
    cuts = sorted(
        {cut for draft in candidates if (cut := _cut_at(reading, draft)) is not None}
        | {i for i in range(len(reading.tokens)) if _writer_cuts(reading, i)}
    )
    drafts = [draft for before, draft in zip([None, *drafts], drafts, strict=False) if not _is_parenthesis(draft, before)]
    closed = [replace(draft, end=_end(reading, draft, cuts)) for draft in drafts]
    return [draft for draft in closed if reading.words(draft.start, draft.end) >= 2 and not _ruled_out(reading, draft)]


def _ruled_out(reading: Reading, draft: Draft) -> bool:
    """Whether the encoder is sure that a word is no cue; it knows less of bare nouns that are reported than the rules do."""
    return draft.hit is not None and draft.opening.kind != "noun" and reading.evidence.rules_out(draft.cue[0])


def _is_parenthesis(draft: Draft, before: Draft | None) -> bool:
    """``وقالت الوزارة – بحسب الوكالة – إن``: stands between another cue and its content."""
    if before is None or draft.entry.pos != "preposition":
        return False
    return before.cue[0] < draft.cue[0] < before.start or (draft.start <= before.cue[0] and "أن" in before.entry.frames)


def _cut_at(reading: Reading, draft: Draft) -> int | None:
    """The token at which a draft's own clause begins and cuts the report before it; ``None`` for a cue deep in a clause."""
    if _cuts(reading, draft):
        return draft.cue[0]
    cue = draft.cue[0]
    for i in range(cue - 1, max(cue - _LONGEST_SUBJECT, 0), -1):
        if reading.folded(i - 1) in COMMAS and reading.folded(i) in _CONTRAST:
            return i
        if reading.folded(i) in COMMAS:
            return None
    return None


_SAYING = "قال"
_LONGEST_SUBJECT = 12
_CONTRAST = frozenset(fold("غير إلا لكن ولكن لكنه لكنها ولكنه ولكنها بينما فيما وقد").split())


def _cuts(reading: Reading, draft: Draft) -> bool:
    """Whether the cue ends what was reported before it: a participle, a joined verb, a cue after a comma; not one deep in a clause."""
    hit = draft.hit
    if hit is None or draft.start < draft.cue[0]:
        return draft.start < draft.cue[0]
    before = reading.folded(draft.cue[0] - 1)
    if hit.form.kind == "participle":
        return hit.form.agreement == "m" or before in COMMAS or before == "."
    if hit.form.kind == "other" and hit.form.entry.lemma == _SAYING and draft.opening.kind != "noun":  # ``عن مسؤولين ذكروا أن … قولهم إن``
        return True
    return (hit.joined and hit.form.kind == "perfect") or before in COMMAS or before in _ALSO or before in {".", "!", "؟", "…"}


def _end(reading: Reading, draft: Draft, cuts: list[int]) -> int:
    if draft.start < draft.cue[0]:
        return draft.end
    region = draft.opening.region
    if draft.opening.kind == "marks" and region is not None:
        return _end_of_run(reading, region.close, draft)
    if region is not None and draft.opening.kind in {"clause", "preposition", "colon"} and _stands_alone(reading, region.close, cuts):
        return _end_of_run(reading, region.close, draft)
    return _end_of_clause(reading, draft, cuts)


def _end_of_run(reading: Reading, close: int, draft: Draft) -> int:
    """Quoted sentences that follow each other with nothing but marks between are one quote."""
    end = close
    limit = reading.paragraph_end(draft.cue[0])
    while end + 1 < limit:
        i = end + 1
        while i < limit and reading.folded(i) in _BETWEEN_SENTENCES:
            i += 1
        region = reading.opened_at.get(i)
        if region is None or not is_speech(reading, region, introduced=False):
            break
        end = region.close
    return end


_BETWEEN_SENTENCES = frozenset((".", "..", "...", "…", "،", ",", "و"))


def _stands_alone(reading: Reading, close: int, cuts: list[int]) -> bool:
    """Whether nothing of the clause follows the closing mark."""
    i = close + 1
    if i >= len(reading.tokens) or reading.sentence(i).paragraph != reading.sentence(close).paragraph:
        return True
    if reading.folded(i) in {".", "؟", "!", "..."} or _is_cut(cuts, i):
        return True
    return reading.folded(i) in COMMAS and (_is_cut(cuts, i + 1) or reading.hit_at.get(i + 1) is not None)


def _is_cut(cuts: list[int], i: int) -> bool:
    k = bisect_left(cuts, i)
    return k < len(cuts) and cuts[k] == i


def _writer_goes_on(reading: Reading, i: int) -> bool:
    word = reading.folded(i)
    if word == _WHILE and reading.folded(i + 1) in _CONCERNING:
        return False
    if word == _EXCEPT and reading.folded(i + 1) in _NAMELY:
        return False
    return word in _WRITER_GOES_ON or word in _SPEAKER_ACTS or (word[:1] == "و" and word[1:] in _SPEAKER_ACTS)


def _end_of_clause(reading: Reading, draft: Draft, cuts: list[int]) -> int:
    limit = _end_at_own_name(reading, draft, _end_of_complement(reading, draft, _clause_limit(reading, draft)))
    for k in range(bisect_right(cuts, draft.start), len(cuts)):
        cut = cuts[k]
        if cut >= limit:
            break
        region = reading.outermost_region(cut, draft.start)
        if region is None or region.close >= limit:
            limit = cut
            break
    return _trim(reading, draft.start, limit)


def _end_of_complement(reading: Reading, draft: Draft, limit: int) -> int:
    """A bare noun reported (``أعلنت تعيين فلان``) is no clause: after a comma ``حيث`` and the like are the writer's."""
    if draft.opening.kind not in {"noun", "preposition"}:
        return limit
    if draft.subject is not None and reading.folded(draft.cue[0] - 1) in RELATIVES and reading.folded(draft.start).endswith(_POSSESSED):
        # ``الجندي الذي أعلنت القيادة عن استشهاده يبلغ``: the pronoun goes back to what the relative clause is about
        return max(draft.start + 1, min(limit, reading.noun_phrase(draft.start, limit)))
    for i in range(draft.start + 1, limit):
        if reading.folded(i - 1) in COMMAS and reading.folded(i) in _AFTER_COMPLEMENT:
            return i
        if reading.folded(i) in _SUBORDINATORS and i + 1 in reading.hit_at:
            return i
        if reading.folded(i) == "في" and reading.folded(i + 1) in _STATEMENTS and i > draft.start + 1:
            return i
    return limit


_POSSESSED = ("ه", "ها", "هم")
_SUBORDINATORS = frozenset(fold("بعدما عندما حين حينما فيما بينما").split())
"""``أعلن استقالته بعدما كشفت الشركة أن``."""
_STATEMENTS = frozenset(fold("بيان تصريح تصريحات تغريدة تغريدات خطاب").split())
"""What an announcement is made in: ``أعلنت الشركة وفاة المدير في بيان مقتضب``."""


def _end_at_own_name(reading: Reading, draft: Draft, limit: int) -> int:
    """``، كما سعى كارتر``: a verb after a comma with the speaker named again as its subject is the writer's."""
    if draft.subject is None:
        return limit
    names = _naming_words(reading, draft.subject)
    for i in range(draft.start + 1, limit - 1):
        if reading.folded(i) in names and reading.is_word(i - 1) and i > draft.start + 3:
            j = i - 1
            joined = reading.folded(j - 1) in COMMAS and reading.folded(j)[0] == "و" and not is_nominal(reading, j)
            if reading.is_complementizer(j - 1) or not (reading.is_verb(j) or joined or reading.folded(j - 1) in _BEFORE_VERB):
                continue
            while reading.folded(j - 1) in _BEFORE_VERB:
                j -= 1
            if reading.folded(j - 1) in COMMAS or reading.folded(j) in _ALSO:
                return j
    return limit


_BEFORE_VERB = frozenset(fold("كما حيث ولم ولن لم لن وقد قد فيما بينما وكان كان ثم").split())


def _naming_words(reading: Reading, subject: Range) -> frozenset[str]:
    """The words by which a speaker is named again: the name's last, or the noun with its article."""
    head = reading.folded(subject[0])
    last = entity_at(reading.analysis, subject[1] - 1)
    words = {head if head.startswith("ال") else "ال" + head}
    if last is not None and last.label == "PER":
        words.add(reading.folded(subject[1] - 1))
    return frozenset(words)


_AFTER_COMPLEMENT = frozenset(fold("حيث كما وذلك ثم").split())


def _writer_cuts(reading: Reading, i: int) -> bool:
    if (reading.folded(i) in _SPEAKER_ACTS and reading.folded(i) != _AGAIN) or _withholds(reading, i) or _wording(reading, i):
        return True
    if i == reading.keywords or _link_label(reading, i, len(reading.tokens)) or _participle_after_comma(reading, i):
        return True
    rules = (_writer_goes_on, _alludes, _occasion, _also_called)
    return reading.folded(i - 1) in COMMAS and any(rule(reading, i) for rule in rules)


def _participle_after_comma(reading: Reading, i: int) -> bool:
    """``، متسائلين في الوقت ذاته عن``: what the speaker did besides, whether or not it reports anything."""
    hit = reading.hit_at.get(i)
    return hit is not None and hit.form.kind == "participle" and reading.folded(i - 1) in COMMAS


def _wording(reading: Reading, i: int) -> bool:
    """``، على حد تعبيره``: whose words they are."""
    return reading.folded(i) == "علي" and reading.folded(i + 1) == "حد" and reading.folded(i + 2) in _WORDINGS


_WORDINGS = frozenset(fold("تعبيره تعبيرها تعبيرهم قوله قولها قولهم وصفه وصفها وصفهم زعمه زعمها زعمهم").split())


def _alludes(reading: Reading, i: int) -> bool:
    """``، في إشارة إلى``: the writer explains what the speaker means."""
    return reading.folded(i) == "في" and reading.folded(i + 1) in _ALLUSIONS


def _also_called(reading: Reading, i: int) -> bool:
    """``، كما دعا إلى``: what the speaker did besides, by a verb that reports nothing but words in marks."""
    hit = reading.hit_at.get(i + 1)
    return reading.folded(i) == "كما" and hit is not None and hit.form.kind == "perfect" and hit.form.entry.frames == _QUOTED_ONLY


_ALLUSIONS = frozenset(fold("إشارة تلميح").split())


def _occasion(reading: Reading, i: int) -> bool:
    """``، وذلك في ختام الاجتماع``, ``، وذلك بحسب``: when and where it was said, or by whom."""
    if reading.folded(i) != "وذلك":
        return False
    word, noun = reading.folded(i + 1), reading.folded(i + 2)
    if word in _WRITER_GOES_ON and i + 2 < len(reading.tokens):
        return noun in _WHATS or names_somebody(reading, i + 2, i + 3)
    return (word in _ON_OCCASION and (noun in SPEECH_NOUNS or noun in _OCCASIONS))


_ON_OCCASION = frozenset(fold("في على خلال أثناء").split())
_OCCASIONS = frozenset(fold("هامش ختام مستهل أعقاب").split())


def _withholds(reading: Reading, i: int) -> bool:
    """``دون أن يحدد``, ``بدون إضافة تفاصيل``, ``، ولم يكشف``: the writer on what the speaker did not say."""
    if reading.folded(i) not in {"دون", "بدون"} and not (reading.folded(i) == "ولم" and reading.folded(i - 1) in COMMAS):
        return False
    if reading.folded(i - 1) in _PREVENTS:
        return False
    following = i + 1 + reading.is_complementizer(i + 1)
    return reading.folded(following) in _WITHHELD


_PREVENTS = frozenset(fold("يحول تحول حال حالت ويحول وحال للحيلولة الحيلولة").split())
"""``يحول دون أن``."""
_WITHHELD = frozenset(
    fold(
        "يحدد تحدد يحددوا يقدم تقدم يقدموا يكشف تكشف يكشفوا يوضح توضح يذكر تذكر يعطي تعطي يشير تشير يفصح تفصح "
        "يتضمن تتضمن يسمي تسمي يسميه يدلي تدلي يضيف تضيف يفصل يخوض تخوض إضافة تفاصيل تحديد الكشف ذكر إبداء "
        "إعطاء تقديم الإفصاح مزيد توضيح يصدر تصدر يتسن يعلق تعلق"
    ).split()
)


def _clause_limit(reading: Reading, draft: Draft) -> int:
    """The end of the sentence; of the paragraph for speech after a colon; quoted words at the end are taken in."""
    sentence = reading.sentence(draft.start)
    limit = sentence.end_token
    if draft.opening.kind == "colon" and draft.entry is not _COLON:
        limit = reading.paragraph_end(draft.start)
    limit = min(limit, draft.start + _LONGEST_CLAUSE)
    crossing = reading.outermost_region(limit - 1, draft.start)
    return crossing.close + 1 if crossing is not None and crossing.close >= limit else limit


_NEVER_LAST = _ALSO | frozenset(fold("في على إلى من عن مع أن إن التي الذي وقد قد").split())
"""What is left of ``، في حين`` and the like where a cut is made."""


def _trim(reading: Reading, start: int, end: int) -> int:
    """Leave trailing marks and conjunctions out; a closing mark stays with its opening one."""
    while end > start + 1:
        last = reading.tokens[end - 1]
        is_stray = last.kind == "punct" and not reading.closes_from(end - 1, start) and last.folded not in {")", "%"}
        if is_stray or last.folded in _NEVER_LAST:
            end -= 1
        else:
            break
    return end
