"""Mentions of one happening: which events of a document are told again.

Each mention is held against the earlier ones of its type, the nearest first. What they say of the happening must not conflict: each block
names one way in which two mentions cannot be one. Then one of the links must hold: each names one way in which a text comes back to what
it told before. Where neither speaks, two mentions stay two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate

from .._analysis import Analysis
from .._records import Argument, Entity, Event, Quantity, TimeExpression
from ..syntax import entity_at, is_function_word
from ..syntax._words import DEMONSTRATIVES, PREPOSITIONS, QUANTIFIERS, RELATIVES, TIME_NOUNS, verb_forms
from ..text import fold
from ._families import GENERAL_NOUNS, same_family, synonyms
from ._triggers import Candidate

__all__ = ["Link", "find_links", "with_links"]

_FARTHEST_MENTIONS = 40
"""Earlier mentions of a type that are looked at."""
_CHAIN = 12
"""Mentions of a happening that a further one is held against."""
_NEAR = 3
"""Sentences over which a general noun reaches back."""
_LEAD = 2
"""Sentences after the headline that may tell it again."""
_CONSTRUCT = 3
"""Words after a noun that may make it definite."""
_RELATIVE_REACH = 4
"""Tokens from a noun to the verb of its relative clause."""
_LEVELS = ("ISO3166", "ISO3166-2", "city", "")
_PARTY_ROLES = ("agent", "target", "theme", "participant")
_COUNTERPARTS = ("target", "participant")
_EQUAL_SIDES = frozenset({"MEET", "AGREE", "COOPERATE"})
"""Types whose other side may be target or participant."""
_STATES = frozenset({"AID", "COOPERATE", "EXPAND", "REDUCE", "AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN"})
"""Types whose nouns name what goes on or is said over and over (``الدعم``, ``التعاون``): definite without being known."""
_SPOKEN_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "DECIDE", "AGREE"})
"""Acts that one party does many times: the same only where what is asked, decided or rejected is."""
_ANOTHER = frozenset(
    fold("آخر أخرى آخرين جديد جديدة جديدا ثان ثانية ثانيا ثالث ثالثة مماثل مماثلة مماثلا مشابه مشابهة سابق سابقة مختلف مختلفة").split()
)
_ANY = frozenset(fold("كل أي أية جميع كافة مختلف شتى معظم بعض بأي لأي لكل بكل أنواع أشكال دون بدون").split())
_ADDED = frozenset(fold("إلى على عن").split())
_NO_COMPLEMENT = PREPOSITIONS | RELATIVES | QUANTIFIERS | frozenset(fold("عديد عدد عدة بعض كل جميع كافة").split())
_GOVERNED = frozenset(fold("مع على إلى عن من ب ل").split())
_ADDITION = frozenset(fold("بالإضافة إضافة فضلا علاوة جانب ناهيك").split())
_ORDINALS = frozenset(fold("أول أولى ثاني ثان ثالث رابع خامس سادس سابع ثامن تاسع عاشر أخير").split())
_GENERAL = {type: frozenset(fold(nouns).split()) for type, nouns in GENERAL_NOUNS.items()}
_CLITICS = ("وال", "فال", "بال", "كال", "لل", "ال")
_PRONOUNS = ("هما", "هم", "ها", "نا", "ه")
_SHORTEST_WORD = 3
_STEM = 4
"""Letters of a stem that a name and the adjective made of it share."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: its words without clitics, the head first, and the names in it. ``pointing``: one definite word, or a pronoun,
    that can stand for anybody."""

    words: tuple[str, ...]
    names: tuple[Entity, ...]
    pointing: bool


@dataclass(frozen=True)
class Mention:
    """An event as the rules see it: the ``words`` of its sentence, folded, its trigger's place ``at`` among them, how far behind it a
    name begins (``named``), its fillers by role.

    ``number`` counts events, ``sentence`` the sentences that are no headings; ``heading`` says that it stands in one.
    """

    event: Event
    trigger: Candidate
    number: int
    sentence: int
    heading: bool
    words: tuple[str, ...]
    at: int
    named: frozenset[int]
    fillers: dict[str, tuple[Filler, ...]] = field(compare=False)
    times: tuple[TimeExpression, ...] = ()
    numbers: tuple[Quantity, ...] = ()

    def word(self, offset: int) -> str:
        """The folded word at an offset from the trigger, ``""`` outside its sentence."""
        place = self.at + offset
        return self.words[place] if 0 <= place < len(self.words) else ""

    @cached_property
    def lemma(self) -> str:
        return self.trigger.trigger.lemma

    @cached_property
    def nominal(self) -> bool:
        return self.trigger.trigger.pos in {"verbal_noun", "noun"}

    @cached_property
    def participle(self) -> bool:
        """``الزائرين``: names somebody by what he does, and tells of no happening of its own."""
        return self.trigger.trigger.pos == "participle"

    @cached_property
    def definite(self) -> bool:
        """``الهجوم``."""
        return self.nominal and self.trigger.cut.definite

    @cached_property
    def owned(self) -> bool:
        """``زيارته``."""
        return self.nominal and self.trigger.cut.suffix not in {"", "ي"}

    @cached_property
    def construct(self) -> bool:
        """``توقيع المذكرة``, ``منع دخول هذه الأغذية``: made definite by what follows it."""
        if not self.nominal or self.definite or self.owned:
            return False
        for n in range(1, _CONSTRUCT + 1):
            word = self.word(n)
            if word in DEMONSTRATIVES or word.startswith("ال") or n in self.named:
                return word not in RELATIVES
            if not word.isalpha() or word in PREPOSITIONS or word in verb_forms():
                return False
        return False

    @cached_property
    def counted(self) -> bool:
        """``19 غارة``."""
        start = self.event.trigger.start
        return any(q.unit is not None and q.unit.start <= start < q.unit.end and (q.low or 0) > 1 for q in self.numbers)

    @cached_property
    def plural(self) -> bool:
        """``الهجمات``: the noun is not its own singular, or a number counts it."""
        lemma, stem = fold(self.lemma), self.trigger.cut.stem
        if not self.nominal:
            return False
        if self.counted:
            return True
        hamza_on_its_seat = lemma[-1] == "ء" and stem[:-1] == lemma[:-1] and len(stem) == len(lemma)
        return stem not in {lemma, lemma + "ا"} and not hamza_on_its_seat


@dataclass(frozen=True, slots=True)
class Link:
    """An event that tells again of ``first``, the event that told of the happening first, and the rule that says so; ``back`` is the
    mention that it was held against."""

    first: str
    back: str
    rule: str


Rule = Callable[[Mention, Mention], bool]


def _bare(word: str) -> str:
    """A word without its clitics, and without the ending that a pronoun changes: ``السفارة`` and ``سفارتها`` are one."""
    for clitics in _CLITICS:
        if word.startswith(clitics) and len(word) - len(clitics) >= _SHORTEST_WORD - 1:
            word = word[len(clitics) :]
            break
    else:
        if word[:1] in "وبل" and len(word) > _SHORTEST_WORD + 1:
            word = word[1:]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORTEST_WORD:
            word = word[: -len(pronoun)]
            break
    return word[:-1] if word.endswith("ت") and len(word) > _SHORTEST_WORD else word


@lru_cache(maxsize=4096)
def _name_words(text: str) -> frozenset[str]:
    return frozenset(map(_bare, fold(text).split()))


def _same_name(one: Entity, other: Entity) -> bool:
    if (one.coref or one.id) == (other.coref or other.id):
        return True
    if one.ref and other.ref:
        return one.ref == other.ref
    words, others = _name_words(one.text), _name_words(other.text)
    return words <= others or others <= words


def _different_names(one: Entity, other: Entity) -> bool:
    """Whether two names cannot mean one thing: a city in a country can, and a country that stands for its government."""
    if _same_name(one, other):
        return False
    if one.label != other.label:
        return {one.label, other.label} == {"LOC", "ORG"} and not _akin(one, other)
    return one.label != "LOC" or _level(one) == _level(other)


def _akin(one: Entity, other: Entity) -> bool:
    """``الأردن`` and ``الحكومة الأردنية``: two names have a stem in common."""
    stems, others = ({word[:_STEM] for word in _name_words(entity.text)} for entity in (one, other))
    return not stems.isdisjoint(others)


def _level(place: Entity) -> str:
    scheme = (place.ref or "").partition(":")[0]
    return "city" if scheme in {"geonames", "wikidata"} else scheme


def _other_rank(one: Filler, other: Filler) -> bool:
    """``الدرجة الأولى`` against ``الدرجة الثانية``."""
    ours, theirs = _ORDINALS.intersection(one.words), _ORDINALS.intersection(other.words)
    return bool(ours) and bool(theirs) and ours != theirs


def _same_filler(one: Filler, other: Filler) -> bool:
    if any(_same_name(a, b) for a in one.names for b in other.names):
        return True
    if not one.words or not other.words or any(_different_names(a, b) for a in one.names for b in other.names):
        return False
    if _other_rank(one, other):
        return False
    words, others = frozenset(one.words), frozenset(other.words)
    return words <= others or others <= words or 2 * len(words & others) >= max(len(words), len(others))


def _different_fillers(one: Filler, other: Filler) -> bool:
    if _same_filler(one, other) or one.pointing or other.pointing:
        return False
    if one.names and other.names:
        return any(_different_names(a, b) for a in one.names for b in other.names)
    if one.names or other.names:
        return False
    return _other_rank(one, other) or not frozenset(one.words) & frozenset(other.words)


def _shared(one: Mention, other: Mention, role: str) -> bool:
    return any(_same_filler(a, b) for a in one.fillers.get(role, ()) for b in other.fillers.get(role, ()))


def _conflicting(one: Mention, other: Mention, role: str) -> bool:
    ours, theirs = one.fillers.get(role, ()), other.fillers.get(role, ())
    return bool(ours) and bool(theirs) and all(_different_fillers(a, b) for a in ours for b in theirs)


def other_polarity(one: Mention, other: Mention) -> bool:
    """``لم يهاجم`` against ``هاجم``."""
    return one.event.negated != other.event.negated


def other_modality(one: Mention, other: Mention) -> bool:
    """What is only asked for or thought of is not what happened; a plan may be told again as a thing known. The few
    words of a headline may leave modality out."""
    if one.event.modality == other.event.modality or (one.definite and other.definite and _same_lemma(one, other)):
        return False
    if one.heading and other.sentence <= _LEAD and _evidence(one, other) > 0:
        return False
    carried_out = {one.event.modality, other.event.modality} <= {"actual", "planned"}
    return not (carried_out and (one.heading or other.definite or other.construct))


def other_time(one: Mention, other: Mention) -> bool:
    """Times that do not overlap, where both are known."""
    pairs = [(a, b) for a in one.times for b in other.times if a.earliest and a.latest and b.earliest and b.latest]
    return bool(pairs) and all(_apart(a, b) for a, b in pairs)


def _apart(a: TimeExpression, b: TimeExpression) -> bool:
    return (a.latest or "")[:10] < (b.earliest or "")[:10] or (b.latest or "")[:10] < (a.earliest or "")[:10]


def other_place(one: Mention, other: Mention) -> bool:
    """Two cities, two countries."""
    for level in _LEVELS:
        ours = [name for name in _places(one) if _level(name) == level]
        theirs = [name for name in _places(other) if _level(name) == level]
        if ours and theirs and all(_different_names(a, b) for a in ours for b in theirs):
            return True
    return False


def _places(mention: Mention) -> list[Entity]:
    return [name for filler in mention.fillers.get("place", ()) for name in filler.names if name.label == "LOC"]


def other_number(one: Mention, other: Mention) -> bool:
    """``خمسة قتلى`` against ``سبعة قتلى``."""
    pairs = [(a, b) for a in one.numbers for b in other.numbers if a.kind == b.kind != "ordinal"]
    return bool(pairs) and all(_unequal(a, b) for a, b in pairs)


def _unequal(a: Quantity, b: Quantity) -> bool:
    return any(x.high is not None and y.low is not None and x.high < y.low for x, y in ((a, b), (b, a)))


def other_party(one: Mention, other: Mention) -> bool:
    """Another agent, target, theme or participant: none of one side can be any of the other."""
    if one.event.type in _EQUAL_SIDES:
        ours, theirs = ([f for role in _COUNTERPARTS for f in mention.fillers.get(role, ())] for mention in (one, other))
        if ours and theirs and all(_different_fillers(a, b) for a in ours for b in theirs):
            return True
    if one.event.type in _SPOKEN_TYPES and _named(one) and _named(other) and not _shared(one, other, "agent"):
        return True
    return any(_conflicting(one, other, role) for role in _PARTY_ROLES)


def _named(mention: Mention) -> bool:
    """Whether the agent has a name."""
    return any(filler.names for filler in mention.fillers.get("agent", ()))


def other_owner(one: Mention, other: Mention) -> bool:
    """``مصرعهما`` against ``مصرعه``."""
    return one.owned and other.owned and one.trigger.cut.suffix != other.trigger.cut.suffix


def another_one(one: Mention, other: Mention) -> bool:
    """``هجوم آخر``, ``زيارة جديدة``, ``الهجوم الثاني``: the text says that it is not the same."""
    return other.nominal and any(other.word(n).removeprefix("ال") in _ANOTHER for n in (1, 2))


def other_attribute(one: Mention, other: Mention) -> bool:
    """``الدعم المالي`` against ``الدعم السياسي``, ``ورشة العمل الأولى`` against ``ورشة العمل الثانية``."""
    ranks, others = (_ORDINALS.intersection(_bare(m.word(n)) for n in range(1, _CONSTRUCT + 1)) for m in (one, other))
    if one.nominal and other.nominal and ranks and others and ranks.isdisjoint(others):
        return True
    if not (one.definite and other.definite and _same_lemma(one, other)):
        return False
    ours, theirs = one.word(1), other.word(1)
    return ours.startswith("ال") and theirs.startswith("ال") and ours != theirs and not {ours, theirs} & RELATIVES


def of_any_kind(one: Mention, other: Mention) -> bool:
    """``كل هجوم``, ``عدد من الضحايا``: no happening in particular."""
    return any(
        mention.nominal and (mention.word(-1) in _ANY or (mention.word(-1) == "من" and mention.word(-2) in QUANTIFIERS))
        for mention in (one, other)
    )


def one_against_many(one: Mention, other: Mention) -> bool:
    """``الهجمات`` against ``الهجوم``, ``هاجم``. The dead and wounded are many in one happening."""
    if one.event.type == "CASUALTY":
        return False
    return other.nominal and one.plural != other.plural and (one.nominal or other.plural)


def joined_to_it(one: Mention, other: Mention) -> bool:
    """``ضربات وغارات``, ``قتل مدنيين بالإضافة إلى مقتل جندي``: what a sentence adds to a happening is a further one."""
    if one.sentence != other.sentence or one.heading != other.heading:
        return False
    added = other.word(-1) in _ADDED and other.word(-2) in _ADDITION
    return added or (other.trigger.cut.conjunction == "و" and not other.trigger.is_verb)


def governed_by_it(one: Mention, other: Mention) -> bool:
    """``توقيع الاتفاق``: a noun straight after another trigger is what that one acts on."""
    return other.nominal and other.trigger.token == one.trigger.token + 1


BLOCKS: tuple[Rule, ...] = (
    other_polarity,
    other_modality,
    other_time,
    other_place,
    other_number,
    other_party,
    other_owner,
    another_one,
    other_attribute,
    of_any_kind,
    one_against_many,
    joined_to_it,
    governed_by_it,
)


def _same_lemma(one: Mention, other: Mention) -> bool:
    return fold(one.lemma) == fold(other.lemma)


def _related(one: Mention, other: Mention) -> bool:
    return same_family(one.lemma, other.lemma) or synonyms(one.event.type, one.lemma, other.lemma)


def _shared_parties(one: Mention, other: Mention) -> int:
    """Fillers that both have; a theme or target alike in two words and more counts twice."""
    found = 0
    for role in (*_PARTY_ROLES, "place"):
        ours, theirs = one.fillers.get(role, ()), other.fillers.get(role, ())
        same = [(a, b) for a in ours for b in theirs if _same_filler(a, b)]
        found += len({a.words for a, _ in same})
        found += role in {"target", "theme"} and any(len({*a.words} & {*b.words}) > 1 for a, b in same)
    return found


def _same_day(one: Mention, other: Mention) -> bool:
    return any(
        a.earliest is not None and a.earliest[:10] == (b.earliest or "")[:10] and (a.latest or "")[:10] == (b.latest or "")[:10]
        for a in one.times
        for b in other.times
    )


def _same_number(one: Mention, other: Mention) -> bool:
    return any(a.value is not None and a.value == b.value and a.kind == b.kind for a in one.numbers for b in other.numbers)


def _same_complement(one: Mention, other: Mention) -> bool:
    """``حادث الاصطدام`` and again ``حادث الاصطدام``, ``الانتخابات البلدية`` and again: the word after the noun is the same."""
    if not (one.nominal and other.nominal) or not _same_lemma(one, other):
        return False
    ours, theirs = one.word(1), other.word(1)
    return len(ours) >= _SHORTEST_WORD and _bare(ours) == _bare(theirs) and not {ours, _bare(ours)} & _NO_COMPLEMENT


def _evidence(one: Mention, other: Mention) -> int:
    return _shared_parties(one, other) + _same_day(one, other) + _same_number(one, other) + _same_complement(one, other)


def _listed(mention: Mention) -> bool:
    """``الحرب والبغي والعدوان``: one of several things in general."""
    return mention.trigger.cut.conjunction == "و" and mention.word(-1).removeprefix("و").startswith("ال")


def _grounded(mention: Mention) -> bool:
    """Whether something is said of who, whom, where, when or how many: what is only named may be no happening in particular."""
    return bool(mention.fillers or mention.times or mention.numbers)


def _describes_itself(mention: Mention) -> bool:
    """``الالتقاء بالأصدقاء``, ``الدعم الذي تقدمه``: a definite noun with a complement or relative clause may be known from these alone;
    after the subject of a verb (``أسفر الهجوم عن``) the preposition is the verb's."""
    if any(mention.fillers.get(role) for role in ("target", "theme", "participant")) or _listed(mention):
        return True
    before = mention.word(-1)
    if before in verb_forms() or (before[:1] in {"و", "ف"} and before[1:] in verb_forms()):
        return False
    at = next((n for n in (1, 2, 3) if not mention.word(n).startswith("ال") or mention.word(n) in RELATIVES), 4)
    word = mention.word(at)
    return word in RELATIVES or word in _GOVERNED or (word[:1] in {"ب", "ل"} and len(word) > _SHORTEST_WORD and word[1:3] == "ال")


def headline_in_lead(one: Mention, other: Mention) -> bool:
    """``مقتل جنديين في هجوم`` above ``قتل جنديان``: the first sentences tell what the headline names."""
    if not one.heading or other.heading or other.sentence > _LEAD or (_listed(other) and not _evidence(one, other)):
        return False
    return same_family(one.lemma, other.lemma) or (_related(one, other) and (other.sentence == 1 or _evidence(one, other) > 0))


def verb_of_its_noun(one: Mention, other: Mention) -> bool:
    """``التفجير الذي استهدف المسجد``, ``هجوم استهدف``: the noun is the subject of the verb in its relative clause."""
    distance = other.trigger.token - one.trigger.token
    if one.event.type != "ATTACK" or not one.nominal or not other.trigger.is_verb or not 1 <= distance <= _RELATIVE_REACH:
        return False
    return one.at < other.at and (distance == 1 or other.word(-1) in RELATIVES)


def definite_noun(one: Mention, other: Mention) -> bool:
    """``الهجوم`` after ``هجوم`` or ``هاجم``: a definite verbal noun of the same root comes back to what was told; a plural only at once,
    since ``السيول`` may be those of anywhere."""
    if not other.definite or one.participle or not same_family(one.lemma, other.lemma):
        return False
    if _evidence(one, other) > 0 or other.word(-1) in DEMONSTRATIVES:
        return True
    if one.event.type in _STATES or (other.plural and other.sentence - one.sentence > 1):
        return False
    return _grounded(one) and not _describes_itself(other) and (_same_lemma(one, other) or not one.definite)


def pointed_at(one: Mention, other: Mention) -> bool:
    """``ورشة العمل هذه``: behind a construct, where it must stand, the demonstrative comes back to what was told."""
    if not other.construct or one.participle or not same_family(one.lemma, other.lemma):
        return False
    at = next((n for n in range(2, _CONSTRUCT + 2) if other.word(n) in DEMONSTRATIVES), None)
    return at is not None and all(other.word(n).isalpha() and other.word(n) not in PREPOSITIONS for n in range(1, at))


def owned_noun(one: Mention, other: Mention) -> bool:
    """``إصابتها`` after ``أصيبت``: its pronoun stands for who was told of."""
    near = other.sentence - one.sentence <= _NEAR and _grounded(one)
    return other.owned and near and not one.participle and one.event.type not in _STATES and same_family(one.lemma, other.lemma)


def noun_with_its_party(one: Mention, other: Mention) -> bool:
    """``توقيع المذكرة`` after ``وقّعا مذكرة``, ``زيارته إلى بغداد`` after ``زار بغداد``: a noun whose construct says of what."""
    if not (other.construct or other.owned) or not _related(one, other):
        return False
    if other.owned and one.event.type in _SPOKEN_TYPES and not _shared(one, other, "agent"):
        return False
    return _shared(one, other, "theme") or (one.event.type not in _STATES and _evidence(one, other) > 0)


def told_in_full_again(one: Mention, other: Mention) -> bool:
    """A verb or a noun that says the same of the same parties, day, place or number."""
    if not (same_family(one.lemma, other.lemma) or (_related(one, other) and _same_number(one, other))):
        return False
    if one.event.type in _SPOKEN_TYPES:
        return _shared(one, other, "theme") or (_shared(one, other, "target") and _shared(one, other, "agent"))
    return _evidence(one, other) > 1 or _same_number(one, other)


def general_noun(one: Mention, other: Mention) -> bool:
    """``هذه العملية`` after ``تفجير``: a noun for any happening of the type, soon after."""
    if not other.definite or other.plural or fold(other.lemma) not in _GENERAL.get(other.event.type, ()):
        return False
    if _describes_itself(other) or not _grounded(one):
        return False
    return not one.plural and not one.participle and other.sentence - one.sentence <= _NEAR


LINKS: tuple[Rule, ...] = (
    headline_in_lead,
    verb_of_its_noun,
    definite_noun,
    pointed_at,
    owned_noun,
    noun_with_its_party,
    told_in_full_again,
    general_noun,
)


def _opens_name(analysis: Analysis, token: int, end: int) -> bool:
    if token >= end:
        return False
    entity = entity_at(analysis, token)
    return entity is not None and entity.start == analysis.tokens[token].start


def _is_content(word: str, is_function: bool) -> bool:
    return not is_function and word not in TIME_NOUNS and word not in QUANTIFIERS and _bare(word) not in QUANTIFIERS


def _filler(analysis: Analysis, argument: Argument) -> Filler:
    first, end = analysis.token_range(argument.start, argument.end)
    tokens = [token for token in analysis.tokens[first:end] if token.kind != "punct"]
    words = tuple(_bare(token.folded) for token in tokens if _is_content(token.folded, is_function_word(token)))
    i = bisect_left(analysis.entities, argument.start, key=lambda entity: entity.end - 1)
    names = []
    while i < len(analysis.entities) and analysis.entities[i].start < argument.end:
        names.append(analysis.entities[i])
        i += 1
    pointing = len(words) < 2 and not names and (not tokens or tokens[0].folded.startswith(_CLITICS) or tokens[0].folded in DEMONSTRATIVES)
    return Filler(words, tuple(names), pointing)


def _mentions(analysis: Analysis, triggers: Sequence[Candidate], events: Sequence[Event]) -> Iterator[Mention]:
    times = {time.id: time for time in analysis.times}
    quantities = {quantity.id: quantity for quantity in analysis.quantities}
    told = list(accumulate(not sentence.heading for sentence in analysis.sentences))
    words: dict[int, tuple[str, ...]] = {}
    for number, (trigger, event) in enumerate(zip(triggers, events, strict=True)):
        at = analysis.sentence_at(trigger.token)
        sentence = analysis.sentences[at]
        if at not in words:
            words[at] = tuple(token.folded for token in analysis.sentence_tokens(sentence))
        fillers: dict[str, list[Filler]] = defaultdict(list)
        for argument in event.arguments:
            if argument.role not in {"time", "quantity"}:
                fillers[argument.role].append(_filler(analysis, argument))
        yield Mention(
            event,
            trigger,
            number,
            told[at],
            sentence.heading,
            words[at],
            trigger.token - sentence.first_token,
            frozenset(n for n in range(1, _CONSTRUCT + 1) if _opens_name(analysis, trigger.token + n, sentence.end_token)),
            {role: tuple(found) for role, found in fillers.items()},
            tuple(times[a.ref] for a in event.arguments if a.role == "time" and a.ref in times),
            tuple(quantities[a.ref] for a in event.arguments if a.role == "quantity" and a.ref in quantities),
        )


def _link(mention: Mention, earlier: Sequence[Mention], chains: dict[int, list[Mention]]) -> tuple[Mention, str] | None:
    """The mention that this one comes back to, and by which rule: for each rule the nearest that fits. A headline is told again once."""
    open_chains: dict[int, bool] = {}
    open_mentions = []
    for one in reversed(earlier):
        chain = chains[one.number]
        if chain[0].number not in open_chains:
            open_chains[chain[0].number] = not _blocked(chain, mention)
        if open_chains[chain[0].number]:
            open_mentions.append(one)
    for rule in LINKS:
        for one in open_mentions:
            told = rule is headline_in_lead and not chains[one.number][-1].heading
            if not told and rule(one, mention):
                return None if rule is general_noun and _could_be_others(one, mention, open_mentions, chains) else (one, rule.__name__)
    return None


def _could_be_others(one: Mention, mention: Mention, candidates: Sequence[Mention], chains: dict[int, list[Mention]]) -> bool:
    """Whether a general noun without ``هذا`` could stand for another happening as well."""
    if mention.word(-1) in DEMONSTRATIVES:
        return False
    return any(chains[c.number] is not chains[one.number] and general_noun(c, mention) for c in candidates)


def _blocked(chain: Sequence[Mention], mention: Mention) -> bool:
    """Whether anything speaks against a mention's belonging to a happening: its first mention and its last ones are asked."""
    held = [*chain[-_CHAIN:], *chain[:1]]
    return any(block(member, mention) for member in held for block in BLOCKS)


def find_links(analysis: Analysis, triggers: Sequence[Candidate], events: Sequence[Event]) -> dict[str, Link]:
    """Event id -> the link back to the happening that it tells again, for the events that do. ``triggers`` are those of ``events``."""
    earlier: dict[str, deque[Mention]] = defaultdict(lambda: deque(maxlen=_FARTHEST_MENTIONS))
    chains: dict[int, list[Mention]] = {}
    links: dict[str, Link] = {}
    for mention in _mentions(analysis, triggers, events):
        found = _link(mention, tuple(earlier[mention.event.type]), chains)
        chain = chains[found[0].number] if found else []
        chain.append(mention)
        chains[mention.number] = chain
        if found:
            links[mention.event.id] = Link(chain[0].event.id, found[0].event.id, found[1])
        earlier[mention.event.type].append(mention)
    return links


def with_links(events: Sequence[Event], links: dict[str, Link]) -> tuple[Event, ...]:
    """The events with ``coref`` filled."""
    return tuple(replace(event, coref=links[event.id].first) if event.id in links else event for event in events)
