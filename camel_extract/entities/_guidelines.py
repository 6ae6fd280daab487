"""What the guidelines say of names in any text: rules that mend an engine's mentions.

A rule sees one mention among the tokens and gives what should stand in its place, nothing for a mention that is no name, or ``None`` where
it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .._records import Token
from ..syntax._words import ORG_NOUNS, PREPOSITIONS, ROLE_NOUNS, TITLES
from ..text import fold, segmentations
from ._consistency import Found
from ._gazetteer import shared_gazetteer
from ._linking import bare_name, country_of_adjective, link, linked_by
from ._marks import kinds_of_name

__all__ = ["Mended", "follow_guidelines"]

Rule = Callable[[Sequence[Token], Found], "tuple[Found, ...] | None"]

_KINDS = (
    "قوى نظام إذاعة صحافة أجهزة جهاز طيران فرع ميليشيات مليشيات فريق منتخب بورصة سوق مؤشر قنصلية فصائل ولاية مملكة قرية بلدة ضاحية حي شارع "
    "طريق ميدان ساحة كورنيش حدود أراضي هضبة جبل وادي نهر بحر صحراء غابة شاطئ ميناء مطار محطة معبر جسر سد برج مبنى مقر مجمع مخيم معسكر سجن "
    "مسجد جامع كنيسة مقبرة ملعب إستاد ستاد مسرح متحف قاعة حديقة منتزه فندق حانة مصنع منجم مزرعة عيادة مختبر ماراتون كمين"
)
CLASS_NOUNS: frozenset[str] = ORG_NOUNS | frozenset(
    fold(
        "السلطات سلطات البعثة بعثة القوات الشركات اللجان الوزارات الجماعة جماعة المجموعة مجموعة القيادة قيادة السفارة القمة دول الدول"
    ).split()
) | frozenset(form for noun in fold(_KINDS).split() for form in (noun, f"ال{noun}"))
"""Nouns for a kind of body or place; bare, with or without the article, they name none."""
_NAMES_AFTER_ALL: frozenset[str] = frozenset({fold("المدينة")})
"""Class nouns that a newspaper or the like is called by."""

_OFFICES: frozenset[str] = ROLE_NOUNS | TITLES | frozenset(fold("رؤساء وزراء نواب سفراء مندوبو مندوبي أمراء ملوك قادة").split())
_TITLES: frozenset[str] = TITLES | frozenset(noun for noun in ROLE_NOUNS if noun.startswith("ال"))
_PEOPLE_AND_RULERS: frozenset[str] = frozenset(fold("شعب حكومة قيادة ملك رئيس").split())
_CONSTRUCT_NOUNS: Mapping[str, frozenset[str]] = {
    "LOC": frozenset(
        fold(
            "دولة جمهورية مملكة سلطنة مدينة بلدة محافظة ولاية إقليم منطقة مقاطعة إمارة قارة نهر بحيرة هضبة مضيق قرية مطار ميناء جزيرة"
        ).split()
    ),
    "ORG": frozenset(
        fold("تنظيم حركة جماعة حزب ميليشيا ميليشيات مليشيا مليشيات وكالة صحيفة جريدة مجلة قناة شركة منظمة حلف وزارة جامعة").split()
    ),
}
"""Class nouns that are part of the name that follows them, by its label."""
_STATES: frozenset[str] = frozenset(fold("الجمهورية المملكة السلطنة").split())
_BETWEEN_STATE_AND_NATIONALITY: frozenset[str] = frozenset(fold("العربية الإسلامية الديمقراطية الاشتراكية الشعبية الاتحادية").split())
_FREE_PREPOSITIONS: frozenset[str] = PREPOSITIONS - {fold("علي")}
"""Without the name Ali, which the folded ``على`` looks like."""
_DIRECTIONS: frozenset[str] = frozenset(
    fold(
        "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي شمالى جنوبى شرقى غربى وسط أطراف مشارف ضواحي محيط أنحاء أرجاء مدخل عشائر أهالي سكان "
        "محافظتي مدينتي منطقتي بلدتي قريتي دولتي ولايتي إقليمي محافظتا مدينتا منطقتا بلدتا قريتا دولتا ولايتا"
    ).split()
)
"""What stands before the name of a place and is no part of it: directions, parts, people, and nouns in the dual for two places."""
_PLACE_ADJECTIVES: frozenset[str] = frozenset(
    fold("المحتلة المحتل المحررة المحاصرة المنكوبة التاريخية التاريخي الحدودية الحدودي الساحلية الساحلي المبارك المباركة الشقيقة").split()
)
_AYATOLLAH: tuple[str, ...] = tuple(fold("آية الله").split())
_OFFICES_ABROAD: frozenset[str] = frozenset(
    form for noun in fold("سفارة قنصلية بعثة ملحقية مجلس لجنة فرع مديرية غرفة أمانة").split() for form in (noun, f"ال{noun}")
)
_OFFICES_OF_A_PLACE: frozenset[str] = _OFFICES_ABROAD | frozenset(
    form
    for noun in fold(
        "إدارة شؤون هيئة كلية شرطة بلدية مكتب قسم مستشفى دفاع مركز جمعية جامعة عمادة قطاع وحدة محكمة نيابة مدرسة ثانوية معهد خلية "
        "محافظة إمارة جوازات مرور مدير مستوصف صحة تعليم شبكة نادي برنامج جماعة"
    ).split()
    for form in (noun, f"ال{noun}")
)
_IN = fold("في")
_LONGEST_LETTER_NAME = 3
_JOINING: frozenset[str] = frozenset(".-")


def _readings(word: str) -> Iterator[str]:
    """The folded word, then without conjunction and preposition; the article stays."""
    for cut in segmentations(word):
        if not cut.suffix:
            yield f"ال{cut.stem}" if cut.definite else cut.stem


def _is_one_of(word: str, known: frozenset[str]) -> bool:
    return any(reading in known for reading in _readings(word))


def _is_single(found: Found) -> bool:
    return found.end - found.first == 1


def state_and_nationality(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``الجمهورية اليمنية``, ``المملكة العربية السعودية``: a state by its kind and its adjectives is a country, whole."""
    if found.label == "PER" or not _is_one_of(tokens[found.first].folded, _STATES):
        return None
    end = found.first + 1
    while end < len(tokens) and tokens[end].folded in _BETWEEN_STATE_AND_NATIONALITY:
        end += 1
    if end == len(tokens) or end < found.end - 1 or not tokens[end].folded.startswith("ال") or not country_of_adjective(tokens[end].folded):
        return None
    whole = found._replace(end=end + 1, label="LOC")
    return None if whole == found else (whole,)


def class_noun_in_construct(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``محافظة ديالى``, ``تنظيم داعش``: the noun without article before a name is inside it; not so ``العاصمة بغداد``, ``13 محافظة``."""
    nouns = _CONSTRUCT_NOUNS.get(found.label)
    if nouns is None or found.first == 0 or not _is_one_of(tokens[found.first - 1].folded, nouns):
        return None
    if found.first > 1 and tokens[found.first - 2].kind == "number":
        return None
    if tokens[found.first - 1].end + 1 != tokens[found.first].start or not _stands_free(tokens[found.first].folded):
        return None
    return (found._replace(first=found.first - 1),)


def _stands_free(word: str) -> bool:
    """Does no conjunction or preposition lean on the word, as far as its first letter and the lists of names tell?"""
    return word[0] not in "وبلفك" or bool(kinds_of_name(word))


def bare_class_noun(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``البرلمان``, ``السلطات``, ``قوات`` alone name nobody."""
    word = tokens[found.first].folded
    nouns = CLASS_NOUNS | _CONSTRUCT_NOUNS.get(found.label, frozenset())
    if _is_single(found) and found.label != "PER" and word not in _NAMES_AFTER_ALL and _is_one_of(word, nouns):
        return ()
    return None


def bare_office(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``لرئيس``, ``السفير`` alone are offices, no names."""
    if _is_single(found) and found.label != "PER" and _is_one_of(tokens[found.first].folded, _OFFICES):
        return ()
    return None


def bare_nationality(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``الإيطالي`` alone is no entity; ``السعودية`` is one, and so is a person of the name ``التركي``."""
    word = tokens[found.first].folded
    if not _is_single(found) or found.label == "PER" or country_of_adjective(word) is None:
        return None
    names = shared_gazetteer().names
    return None if any(reading in known for reading in _readings(word) for known in names.values()) else ()


def country_as_organisation(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``وفنلندا والسويد``: the name of a country alone is a place, whatever it does."""
    if found.label != "ORG":
        return None
    mention = tokens[found.first : found.end]
    if _is_country(mention) and link(mention, label="ORG") is None:
        return (found._replace(label="LOC"),)
    return None


def people_and_government(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``شعب وحكومة السعودية``: nouns coordinated before one country are outside its name."""
    first = found.first
    while first < found.end - 1 and _is_one_of(tokens[first].folded, _PEOPLE_AND_RULERS):
        first += 1
    nouns = first - found.first + (found.first > 0 and _is_one_of(tokens[found.first - 1].folded, _PEOPLE_AND_RULERS))
    if found.label == "PER" or first == found.first or nouns < 2 or not tokens[first - 1].folded.startswith("و"):
        return None
    return (found._replace(first=first, label="LOC"),) if link(tokens[first : found.end], label="LOC") else None


def direction_before_place(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``غربي الفلوجة``, ``محافظتي إب والضالع``: only the place itself is its name; not so ``جنوب السودان``, which is one."""
    if found.label != "LOC" or _is_single(found) or not _is_one_of(tokens[found.first].folded, _DIRECTIONS):
        return None
    if _is_listed(tokens[found.first : found.end]):
        return None
    first = found.first + 1
    while first < found.end - 1 and _is_one_of(tokens[first].folded, _DIRECTIONS):
        first += 1
    return (found._replace(first=first),)


def _is_listed(name: Sequence[Token]) -> bool:
    """Do the lists have a place of this very name?"""
    known = linked_by(name, label="LOC")
    return known is not None and known[0] == bare_name.__name__


def adjective_behind_place(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``مدينة تدمر التاريخية``, ``ولاية نيو مكسيكو الأمريكية``: what kind of place it is, or in which country, is outside its name."""
    last = tokens[found.end - 1].folded
    if found.label != "LOC" or _is_single(found) or _is_listed(tokens[found.first : found.end]):
        return None
    if last in _PLACE_ADJECTIVES:
        return (found._replace(end=found.end - 1),)
    of_country = last.startswith("ال") and country_of_adjective(last) is not None
    named = found.end - found.first > 2 and not tokens[found.end - 2].folded.startswith("ال")
    whole = named and _is_one_of(tokens[found.first].folded, _CONSTRUCT_NOUNS["LOC"])
    return (found._replace(end=found.end - 1),) if of_country and whole else None


def ayatollah(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``آية الله علي خامنئي``: a title of two words."""
    words = tuple(token.folded for token in tokens[found.first : found.first + 2])
    if found.label != "PER" or found.end - found.first < 3 or words != _AYATOLLAH:
        return None
    return (found._replace(first=found.first + 2),)


def title_before_person(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``الرئيس باراك أوباما``: the name begins after the title."""
    first = found.first
    while found.label == "PER" and first < found.end - 1 and (_is_title(tokens[first]) or tokens[first].kind == "punct"):
        first += 1
    return (found._replace(first=first),) if first > found.first else None


def _is_title(token: Token) -> bool:
    return len(token.folded) > 1 and _is_one_of(token.folded, _TITLES)


def preposition_at_the_end(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``بعثة الناتو في``: the name of a body or a place does not end on a preposition that stands free."""
    if found.label == "PER":
        return None
    end = found.end
    while end > found.first and (tokens[end - 1].folded in _FREE_PREPOSITIONS or tokens[end - 1].kind == "punct"):
        end -= 1
    if end == found.end or tokens[end].kind == "punct":
        return None
    return (found._replace(end=end),) if end > found.first else ()


RULES: tuple[Rule, ...] = (
    state_and_nationality,
    preposition_at_the_end,
    bare_class_noun,
    bare_office,
    bare_nationality,
    country_as_organisation,
    people_and_government,
    direction_before_place,
    adjective_behind_place,
    ayatollah,
    class_noun_in_construct,
    title_before_person,
)


class Mended(NamedTuple):
    """A mention and the name of the rule that made it what it is, ``None`` where it is as the engine gave it."""

    found: Found
    rule: str | None


def follow_guidelines(tokens: Sequence[Token], mentions: Iterable[Found]) -> list[Mended]:
    """The mentions, in order of offset, with letters between dots and bodies with their place joined, each mended by the first rule that
    speaks."""
    kept: list[Mended] = []
    for given in body_with_its_place(tokens, letters_between_dots(tokens, mentions)):
        for mended in _mended(tokens, given):
            if kept and mended.found.first < kept[-1].found.end:
                mended = given
            if not kept or mended.found.first >= kept[-1].found.end:
                kept.append(mended)
    return kept


def _mended(tokens: Sequence[Token], joined: Mended) -> tuple[Mended, ...]:
    if joined.rule == body_with_its_place.__name__:
        return (joined,)
    for rule in RULES:
        if (decision := rule(tokens, joined.found)) is not None:
            return tuple(Mended(found, rule.__name__) for found in decision)
    return (joined,)


def body_with_its_place(tokens: Sequence[Token], mentions: Sequence[Mended]) -> list[Mended]:
    """``الشؤون الصحية بمحافظة الأحساء``, ``السفارة الإيطالية في ليبيا``: an office and where it is are one name; an armed group or a
    company and where it acts are two."""
    joined: list[Mended] = []
    for mention in mentions:
        last = joined[-1].found if joined else None
        if last and last.label == "ORG" and mention.found.label != "PER" and _is_office_at(tokens, last, mention.found):
            whole = Found(last.first, mention.found.end, "ORG", last.score)
            joined[-1] = Mended(whole, body_with_its_place.__name__)
        else:
            joined.append(mention)
    return joined


def _is_country(name: Sequence[Token]) -> bool:
    known = link(name, label="LOC")
    return known is not None and known.ref is not None and known.ref.startswith("ISO3166:")


def _is_office_at(tokens: Sequence[Token], body: Found, place: Found) -> bool:
    head = tokens[body.first].folded
    if any(tokens[i].folded == _IN for i in range(body.first, body.end)):
        return False
    if place.first == body.end and tokens[place.first].folded[0] == "ب" and len(tokens[place.first].folded) > 3:
        leans = any(cut.preposition == "ب" for cut in segmentations(tokens[place.first].folded))
        return leans and _is_one_of(head, _OFFICES_OF_A_PLACE) and not _is_country(tokens[place.first : place.end])
    between = place.first == body.end + 1 and tokens[body.end].folded == _IN
    return between and _is_one_of(head, _OFFICES_ABROAD)


def letters_between_dots(tokens: Sequence[Token], mentions: Iterable[Found]) -> list[Mended]:
    """``ان.بي.سي``: names of letters with one label, a dot or hyphen and no space between are one name, as sure as its surest part; it
    takes in the letters that follow and belong to no other."""
    joined: list[Mended] = []
    for found in mentions:
        last = joined[-1].found if joined else None
        if last and last.label == found.label and _are_joined(tokens, last.end, found.first):
            scores = [score for score in (last.score, found.score) if score is not None]
            whole = Found(last.first, found.end, found.label, max(scores) if scores else None)
            joined[-1] = Mended(whole, letters_between_dots.__name__)
        else:
            joined.append(Mended(found, None))
    return [_with_last_letters(tokens, mended) for mended in joined]


def _with_last_letters(tokens: Sequence[Token], mended: Mended) -> Mended:
    end = mended.found.end
    if mended.rule is None:
        return mended
    while end + 1 < len(tokens) and tokens[end + 1].kind == "word" and _are_joined(tokens, end, end + 1):
        end += 2
    return mended._replace(found=mended.found._replace(end=end))


def _are_joined(tokens: Sequence[Token], end: int, first: int) -> bool:
    return (
        first == end + 1
        and max(len(tokens[end - 1].folded), len(tokens[first].folded)) <= _LONGEST_LETTER_NAME
        and tokens[end].folded in _JOINING
        and tokens[end - 1].end == tokens[end].start
        and tokens[end].end == tokens[first].start
    )
