"""Where a noun phrase ends, and which words are verbs, told from closed tables, word shapes and entities.

A phrase is read left to right from its head: an idafa chain, adjectives, titles and names, the ``من`` after a quantifier, the body
that an office serves (``المتحدث باسم الجيش``), names in quotation marks. What cannot go on stops it: a verb, a preposition, a relative
pronoun, a time word, a mark. An entity is never cut. Each rule looks at one place and says how many tokens the phrase goes on
(``0``: it stops here), or ``None`` if it has nothing to say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from .._analysis import Analysis
from .._records import Entity, Token
from ..text import fold
from ._words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    COMPLEMENTIZERS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    IMPERFECT_LOOKALIKES,
    NEGATIONS,
    ORG_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    ROLE_NOUNS,
    SPEECH_NOUNS,
    TIME_NOUNS,
    TITLES,
    VERB_PARTICLES,
    definite_nouns,
    own_initials,
    verb_forms,
)

__all__ = ["entity_at", "is_function_word", "looks_like_verb", "noun_phrase_end"]

_OPENING = {"«": "»", "“": "”“", "\"": "\"", "”": "“”", "(": ")", "»": "«", "‘": "’", "'": "'"}
_LONGEST_NAME = 7
"""Tokens between the marks of a quoted name: more is no name."""
_STOPS = (
    COMPLEMENTIZERS | RELATIVES | NEGATIONS | VERB_PARTICLES | AUXILIARIES | CLAUSE_OPENERS | ADVERBS | PRONOUNS | PREPOSITIONS
)
_IN_THE_NAME_OF = frozenset(fold("باسم بإسم").split())
_MEDIA = frozenset(
    fold(
        "وكالة صحيفة قناة إذاعة موقع راديو تلفزيون شبكة مجلة رويترز سبق عكاظ الصحفيين الصحافيين الصحافة "
        "الإعلاميين الإعلام صحيفتي صحيفتنا"
    ).split()
)
_AT = frozenset(fold("في لدى").split())
_INSIDE = frozenset(fold("في من داخل وسط").split())
_SOURCES = tuple(fold("مصدر مصادر المصدر المصادر قيادات قيادي مسؤول مسؤولون مسؤولين").split())
_GOVERNORS: dict[str, tuple[str, ...]] = {
    "عن": tuple(fold("صادر مدافع منشق مسؤول").split()),
    "من": tuple(fold("قريب مقرب").split()),
    "علي": tuple(fold("مطلع مشرف قائم").split()),
    "ل": tuple(fold("تابع").split()),
}
"""Preposition -> the participles, their endings left open, that ask for it."""
_FOR = frozenset(("ل", "لل"))
_SELF = frozenset(fold("نفسه نفسها نفسهما أنفسهم أنفسهما ذاته ذاتها").split())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase has been read to."""

    analysis: Analysis
    first: int
    at: int
    limit: int
    coordination: bool
    named: bool
    after_name: bool

    @property
    def token(self) -> Token:
        return self.analysis.tokens[self.at]

    @property
    def folded(self) -> str:
        return self.token.folded

    def ahead(self, n: int = 1) -> str:
        return self.analysis.tokens[self.at + n].folded if self.at + n < self.limit else ""

    def behind(self) -> str:
        return self.analysis.tokens[self.at - 1].folded if self.at > self.first else ""

    @property
    def head_is_role(self) -> bool:
        return any(
            self.analysis.tokens[i].folded in ROLE_NOUNS for i in range(max(self.first, self.at - 8), self.at)
        )


Rule = Callable[[_Place], int | None]


def entity_at(analysis: Analysis, token: int) -> Entity | None:
    """The entity whose span holds a token's first character, clitics before the name included."""
    entities = analysis.entities
    spot = analysis.tokens[token]
    i = bisect_right(entities, spot.end - 1, key=lambda entity: entity.start) - 1
    return entities[i] if i >= 0 and entities[i].end > spot.start else None


def _bare(folded: str) -> str:
    """The word without ``و`` or ``ف`` before a known verb form or function word."""
    return folded[1:] if folded[0] in "وف" and len(folded) > 3 else folded


def _is_imperfect(word: str) -> bool:
    if word[:2] in {"سي", "ست", "سن", "سا"} and word[1:] in verb_forms():
        return True
    if word.startswith("سي") and not word.startswith("سياسي") and len(word) >= 5 and word.endswith(("ون", "وا")):
        return True
    return len(word) >= 4 and word[0] == "ي" and word not in IMPERFECT_LOOKALIKES and word[1:3] != "ال"


def looks_like_verb(token: Token) -> bool:
    """Whether a token is a finite verb by its shape or the list of news verbs; forms that are nouns as often are not counted."""
    word = token.folded
    if token.kind != "word" or len(word) < 2:
        return False
    forms = verb_forms()
    if word in forms or word in AUXILIARIES:
        return True
    if word in own_initials():
        return _is_imperfect(word)
    bare = _bare(word)
    return (bare != word and bare in forms) or _is_imperfect(word) or (bare != word and _is_imperfect(bare))


def is_function_word(token: Token) -> bool:
    """Whether a token stands in one of the closed tables: preposition, particle, pronoun, relative, demonstrative, adverb."""
    word = token.folded
    return word in _STOPS or word in CONJUNCTIONS or word in DEMONSTRATIVES or (word[:1] in "وف" and word[1:] in _STOPS)


def _starts_name(place: _Place) -> bool:
    """Whether the token's first letter is part of a name."""
    entity = entity_at(place.analysis, place.at)
    return entity is not None and entity.start <= place.token.start


def name_in_marks(place: _Place) -> int | None:
    """``شركة «أرامكو»``, ``«عكاظ»``: a short run in marks, straight after a noun or as the head; no number: ``الطيران «12» غارة``."""
    closers = _OPENING.get(place.folded)
    if closers is None or place.folded == "(":
        return None
    if place.named or (place.after_name and place.ahead(2) not in closers):
        return 0
    if place.at + 1 < place.limit and place.analysis.tokens[place.at + 1].kind == "number":
        return 0
    for i in range(place.at + 1, min(place.at + _LONGEST_NAME + 2, place.limit)):
        if place.analysis.tokens[i].folded in closers:
            return i + 1 - place.at if i > place.at + 1 else 0
    return 0


def gloss_in_brackets(place: _Place) -> int | None:
    """``وزارة الدفاع (البنتاغون)``: one or two words in brackets."""
    if place.folded != "(" or place.at == place.first:
        return None
    return next((n + 1 for n in (2, 3) if place.ahead(n) == ")"), 0)


def name_after_comma(place: _Place) -> int | None:
    """``رئيس الحكومة، أحمد داود أوغلو``: an office, not yet named, and its holder between commas."""
    if place.folded not in {"،", ","} or place.named or place.at + 1 >= place.limit or not place.head_is_role:
        return None
    holder = entity_at(place.analysis, place.at + 1)
    if holder is not None and holder.label == "PER" and holder.start >= place.analysis.tokens[place.at + 1].start:
        return 1
    return 2 if place.ahead() in TITLES and place.at + 2 < place.limit else 0


def office_after_comma(place: _Place) -> int | None:
    """``بهاء سعيد، نائب رئيس الوزراء،``: a name and its office between commas."""
    if place.folded not in {"،", ","} or not place.after_name or not place.named or place.ahead() not in ROLE_NOUNS:
        return None
    return 2 if place.at + 2 < place.limit else 0


def hyphenated_name(place: _Place) -> int | None:
    """``جان-مارك``: a hyphen that touches both its neighbours."""
    tokens = place.analysis.tokens
    if place.folded != "-" or place.at == place.first or place.at + 1 >= place.limit:
        return None
    return 2 if tokens[place.at - 1].end == place.token.start and place.token.end == tokens[place.at + 1].start else 0


def initial_with_dot(place: _Place) -> int | None:
    """``د. محمد``: the dot after a title's single letter."""
    return 1 if place.folded in {".", "/"} and len(place.behind()) == 1 and place.behind().isalpha() else None


def any_other_mark(place: _Place) -> int | None:
    return 0 if place.token.kind == "punct" else None


def from_after_quantifier(place: _Place) -> int | None:
    """``عدد من المسؤولين``, ``15 من أعضاء``: the counted noun belongs to the phrase."""
    if place.folded != "من" or place.at + 1 >= place.limit:
        return None
    behind = place.behind()
    counted = behind in QUANTIFIERS or behind.isdigit() or (behind[:1] == "و" and behind[1:] in QUANTIFIERS)
    return 2 if counted and place.analysis.tokens[place.at + 1].kind == "word" else None


def in_the_name_of(place: _Place) -> int | None:
    """``المتحدث باسم الوزارة``."""
    return 2 if place.folded in _IN_THE_NAME_OF and place.at + 1 < place.limit else None


def participle_with_preposition(place: _Place) -> int | None:
    """``بيان صادر عن الوزارة``, ``مصادر قريبة من الحركة``: a participle that asks for its preposition."""
    if place.at == place.first or place.at + 1 >= place.limit:
        return None
    word, behind = place.folded, place.behind()
    bare = behind[2:] if behind.startswith("ال") else behind
    return 1 if bare.startswith(_GOVERNORS.get(word, ())) and _GOVERNORS.get(word) else None


def source_in_a_body(place: _Place) -> int | None:
    """``مصدر داخل الحكومة``, ``مصادر من المقاومة``: where a source stands belongs to it."""
    if place.folded not in _INSIDE or place.at + 1 >= place.limit or place.named or place.at > place.first + 4:
        return None
    if not place.analysis.tokens[place.first].folded.startswith(_SOURCES):
        return None
    following = place.ahead()
    if following in SPEECH_NOUNS or following in TIME_NOUNS:
        return 0
    return 1 if following.startswith("ال") or following in ORG_NOUNS or entity_at(place.analysis, place.at + 1) else None


def office_in_a_body(place: _Place) -> int | None:
    """``مصدر في وزارة الدفاع``: an office, not yet named, and the body it serves; but not ``في بيان``."""
    if place.folded not in _AT or place.named or place.at + 1 >= place.limit or not place.head_is_role:
        return None
    following = place.ahead()
    if following in SPEECH_NOUNS or following in TIME_NOUNS:
        return 0
    return 1 if following in ORG_NOUNS or entity_at(place.analysis, place.at + 1) is not None else 0


def office_for_a_body(place: _Place) -> int | None:
    """``الأمين العام للأمم المتحدة``: ``ل`` after an office goes on with its body, but not with the one spoken to."""
    word = place.folded
    if place.at == place.first or word[0] != "ل" or word in own_initials() or _starts_name(place):
        return None
    if word in _FOR:
        return 0
    rest = word[2:] if word.startswith("لل") else word[1:]
    spoken_to = rest in _MEDIA or "ال" + rest in _MEDIA
    return 1 if place.head_is_role and not place.named and not spoken_to else 0


def for_and_about(place: _Place) -> int | None:
    """``ممثلون عن الحكومة``."""
    if place.folded != "عن" or place.at + 1 >= place.limit:
        return None
    return 2 if place.behind().startswith(("ممثل", "مسوول", "المسوول", "نايب", "الصادر")) else 0


def attached_preposition(place: _Place) -> int | None:
    """``بمقتل``, ``لعدد``, ``كعضو``: ends the phrase; ``مدير الشرطة بمنطقة الرياض`` goes on after an office with its body."""
    word = place.folded
    if place.at == place.first or word[0] not in "بلك" or len(word) < 4 or word in own_initials() or _starts_name(place):
        return None
    if word.startswith("ب") and place.head_is_role and not place.named:
        rest = word[1:]
        holds_name = entity_at(place.analysis, place.at) is not None
        return 1 if rest in ORG_NOUNS or holds_name else 0
    return 0 if word[1:3] != "ال" or word[0] == "ب" else None


def function_word(place: _Place) -> int | None:
    if place.at == place.first:
        return None
    return 0 if is_function_word(place.token) else None


def verb(place: _Place) -> int | None:
    if place.at == place.first:
        return None
    return 0 if looks_like_verb(place.token) else None


def second_name(place: _Place) -> int | None:
    """``واشنطن نيتها``, ``أوباما كلمة``: after a whole name only an office goes on, or an adjective of a body."""
    if not place.after_name:
        return None
    word = place.folded
    if word in ROLE_NOUNS or word in TITLES:
        return 1
    return 1 if word.startswith("ال") and not place.named else 0


def _is_definite(word: str) -> bool:
    """Whether a word has the article, or a pronoun that can be told from its stem (``بيانها``)."""
    return word.startswith(("ال", "وال", "لل", "بال")) or (len(word) >= 6 and word.endswith(("ها", "هم", "هما")))


def indefinite_after_definite(place: _Place) -> int | None:
    """``الوزير توضيح``: a bare noun after a definite word opens a new phrase, but for an office or a name after a title."""
    word, behind = place.folded, place.behind()
    if not _is_definite(behind) or word.startswith("ال") or place.token.kind != "word":
        return None
    if word in ROLE_NOUNS or behind in TITLES or (behind in ROLE_NOUNS and place.at == place.first + 1 and place.limit <= place.at + 2):
        return 1
    return 0


def noun_after_definite(place: _Place) -> int | None:
    """``دعا الرئيس الأطراف``, ``الجيش القرية``: a noun with the article after a definite word, where only an adjective would go on."""
    if place.at == place.first or place.folded not in definite_nouns() or not _is_definite(place.behind()):
        return None
    if place.behind() in TITLES or place.folded in TITLES or place.folded in ROLE_NOUNS or _starts_name(place):
        return None
    return 0


def count_after_definite(place: _Place) -> int | None:
    """``قوات الاحتلال 15 فلسطينيا``: a number before what it counts opens a new phrase; ``القرار 2216`` goes on."""
    if place.token.kind != "number" or place.at == place.first or place.at + 1 >= place.limit:
        return None
    counted, word = place.analysis.tokens[place.at + 1], place.ahead()
    bare = counted.kind == "word" and not word.startswith("ال") and not is_function_word(counted) and not looks_like_verb(counted)
    return 0 if bare and (place.after_name or _is_definite(place.behind())) else None


def self_after_indefinite(place: _Place) -> int | None:
    """``انتحاري سعودي نفسه``: an object; ``الرئيس نفسه`` is one phrase."""
    if place.at == place.first or place.folded not in _SELF:
        return None
    return None if place.after_name or _is_definite(place.behind()) else 0


def is_parallel(head: str, other: str) -> bool:
    """Whether two words agree in having the article, as the parts of a coordination do."""
    return head.startswith(("ال", "لل", "وال")) == other.startswith("ال")


def coordinated_noun(place: _Place) -> int | None:
    """``وزارتا الداخلية والدفاع``: goes on if the second part has the article where the word before it has."""
    word = place.folded
    if place.at == place.first or word[:1] != "و" or _starts_name(place):
        return None
    if word[1:] in ROLE_NOUNS or _name_inside(place) or (place.after_name and word[1:] in ORG_NOUNS):
        return 1 if place.coordination and not place.named else 0
    if word == "و":
        return 2 if place.coordination and place.at + 1 < place.limit and place.analysis.tokens[place.at + 1].kind == "word" else 0
    rest = word[1:]
    if word in own_initials() or len(rest) < 3:
        return None
    if looks_like_verb(place.token) or is_function_word(place.token):
        return 0
    return 1 if place.coordination and not place.named and is_parallel(place.behind(), rest) else 0


def _name_inside(place: _Place) -> bool:
    """Whether a name starts right behind the token's conjunction: ``وتركيا``."""
    entity = entity_at(place.analysis, place.at)
    return entity is not None and entity.label != "PER" and place.token.start < entity.start


def plain_noun(place: _Place) -> int | None:
    return 1


RULES: tuple[Rule, ...] = (
    name_in_marks,
    gloss_in_brackets,
    name_after_comma,
    office_after_comma,
    hyphenated_name,
    initial_with_dot,
    any_other_mark,
    from_after_quantifier,
    in_the_name_of,
    participle_with_preposition,
    source_in_a_body,
    office_in_a_body,
    office_for_a_body,
    for_and_about,
    attached_preposition,
    function_word,
    coordinated_noun,
    verb,
    second_name,
    count_after_definite,
    self_after_indefinite,
    noun_after_definite,
    indefinite_after_definite,
    plain_noun,
)


def _step(place: _Place) -> int:
    for rule in RULES:
        decision = rule(place)
        if decision is not None:
            return decision
    return 0


def noun_phrase_end(analysis: Analysis, first: int, limit: int, *, coordination: bool = True) -> int:
    """The token after the noun phrase that starts at token ``first``; never past ``limit``, and ``first`` where none starts there.

    ``coordination`` lets ``وال…`` go on with the phrase.
    """
    at, named, last_name = first, False, -1
    while at < limit:
        entity = entity_at(analysis, at)
        if entity is not None and (at == first or entity.start <= analysis.tokens[at].start) and not _spoken_to(analysis, first, at):
            if last_name == at and entity.label != "PER" and analysis.tokens[at - 1].folded not in ORG_NOUNS:
                break
            at = _after(analysis, entity, at, limit)
            named, last_name = named or entity.label == "PER", at
            continue
        step = _step(_Place(analysis, first, at, limit, coordination, named, last_name == at))
        if step == 0:
            break
        if analysis.tokens[at].folded in ROLE_NOUNS:
            named = False
        at = min(at + step, limit)
    return at


def _spoken_to(analysis: Analysis, first: int, at: int) -> bool:
    """``المصادر لوكالة رويترز``: a name that was marked with the ``ل`` before it."""
    word = analysis.tokens[at].folded
    if at == first or word[0] != "ل":
        return False
    served = any(analysis.tokens[i].folded in ROLE_NOUNS for i in range(max(first, at - 8), at))
    return word[1:] in _MEDIA or (not served and (word[1:] in ORG_NOUNS or word.startswith("لل")))


def _after(analysis: Analysis, entity: Entity, at: int, limit: int) -> int:
    while at < limit and analysis.tokens[at].start < entity.end:
        at += 1
    return at
