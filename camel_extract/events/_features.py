"""What the role model sees of a trigger and a phrase: each function names one phenomenon and gives its features."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .._analysis import Analysis
from .._records import ArgumentRole, Quote
from ..syntax import attached_clitics, entity_at
from ..syntax._words import DEMONSTRATIVES, ORG_NOUNS, ROLE_NOUNS, TIME_NOUNS
from ._clusters import coarse_group, fine_group
from ._heads import role_shares, steps
from ._phrases import Clause, Phrase
from ._triggers import Candidate

__all__ = ["Pair", "pair_features"]

_LONGEST_PATH = 6
_FAR = 5
_VERB_REACH = 20
"""Tokens before a trigger within which its verb is looked for."""
_LONGEST_GAP = 120
"""Tokens between trigger and phrase up to which other triggers are counted."""
_LIKELY = 0.3
"""Probability from which the encoder's best role counts."""
_QUOTES = 4
"""How many quotes are looked at."""


@dataclass
class Pair:
    """A trigger and a phrase of its sentence, with the roles given so far.

    ``given`` holds the roles of this trigger's phrases decided before, by first token; ``earlier`` those of the trigger before it in
    the sentence, ``previous`` that trigger, ``filled`` the last role of each phrase with any trigger before.
    """

    analysis: Analysis
    clause: Clause
    trigger: Candidate
    phrase: Phrase
    rank: int
    triggers: frozenset[int]
    given: Mapping[int, ArgumentRole] = field(default_factory=dict)
    earlier: Mapping[int, ArgumentRole] = field(default_factory=dict)
    previous: Candidate | None = None
    filled: Mapping[int, ArgumentRole] = field(default_factory=dict)
    new_type: bool = False
    """Whether the type is a user's, of which no model knows anything."""

    @cached_property
    def after(self) -> bool:
        return self.phrase.first > self.trigger.token

    @cached_property
    def direction(self) -> str:
        return "a" if self.after else "b"

    @property
    def holds_trigger(self) -> bool:
        return self.phrase.first < self.trigger.token < self.phrase.end

    @cached_property
    def adjacent(self) -> bool:
        return self.phrase.first == self.trigger.token + 1

    @cached_property
    def path(self) -> str:
        """Symbols between trigger and phrase, runs of nouns as one ``N``, other triggers ``T``."""
        if self.adjacent:
            return "adj"
        if self.holds_trigger:
            return "in"
        first, end = (
            (self.trigger.token + 1, self.phrase.first) if self.after else (self.phrase.end, self.trigger.token)
        )
        if end - first > 24:
            return "~~"
        offset = self.clause.sentence.first_token
        symbols = ""
        for token in range(first, end):
            symbol = "T" if token in self.triggers else self.clause.symbols[token - offset]
            if symbol != "N" or symbols[-1:] != "N":
                symbols += symbol
        return symbols if len(symbols) <= _LONGEST_PATH else symbols[:2] + "~" + symbols[-3:]

    @cached_property
    def pos(self) -> str:
        return self.trigger.morph if self.trigger.is_verb else self.trigger.trigger.pos

    @property
    def type(self) -> str:
        return self.trigger.frame.type

    @cached_property
    def verb_before(self) -> tuple[int, str] | None:
        """The nearest verb before the trigger, and which of ``R``, ``C`` and ``,`` stand between."""
        first = max(self.clause.sentence.first_token, self.trigger.token - _VERB_REACH)
        symbols = self.clause.between(first, self.trigger.token)
        at = symbols.rfind("V")
        if at < 0:
            return None
        return first + at, "".join(symbol for symbol in "RC," if symbol in symbols[at:])

    @cached_property
    def triggers_between(self) -> list[int]:
        """The other triggers between trigger and phrase."""
        low, high = sorted((self.trigger.token, self.phrase.first))
        return [token for token in range(low + 1, high) if token in self.triggers] if high - low <= _LONGEST_GAP else [low]

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotes of the sentence."""
        quotes, sentence = self.analysis.quotes, self.clause.sentence
        i = bisect_left(quotes, sentence.end, key=lambda quote: quote.start)
        return [quote for quote in quotes[max(i - _QUOTES, 0) : i] if quote.end > sentence.start]

    @cached_property
    def head(self) -> str:
        word = self.analysis.tokens[self.phrase.first].folded
        preposition, conjoined = attached_clitics(self.analysis, self.phrase.first)
        word = word[1:] if conjoined and len(word) > 3 else word
        if preposition and len(word) > 3:
            word = "ال" + word[2:] if word.startswith("لل") else word[1:]
        return word

    @cached_property
    def shape(self) -> str:
        """What the phrase looks like: the label of its name, a time, a number, definite or not."""
        if self.phrase.kind == "time":
            return "time"
        entity = entity_at(self.analysis, self.phrase.first)
        if entity is not None:
            return entity.label
        if self.analysis.tokens[self.phrase.first].kind == "number":
            return "number"
        inside = range(self.phrase.first + 1, min(self.phrase.end, self.phrase.first + 6))
        inner = next((e for e in (entity_at(self.analysis, i) for i in inside) if e is not None), None)
        head = self.head
        kind = "office" if head in ROLE_NOUNS else "this" if head in DEMONSTRATIVES else "def" if head.startswith("ال") else "indef"
        return f"{kind}+{inner.label}" if inner is not None else kind


Feature = Callable[[Pair], Iterator[str]]


def word_order(pair: Pair) -> Iterator[str]:
    distance = min(abs(pair.rank), _FAR)
    yield f"order:{pair.direction}{distance}:{pair.pos}"
    yield f"order:{pair.direction}{distance}:{pair.pos}:{pair.phrase.preposition}"
    yield f"order:{pair.direction}{distance}:{pair.type}:{pair.pos}"


def path_between(pair: Pair) -> Iterator[str]:
    path = pair.path
    yield f"path:{pair.direction}:{path}"
    yield f"path:{pair.direction}:{path}:{pair.pos}"
    yield f"path:{pair.direction}:{path}:{pair.pos}:{pair.phrase.preposition}:{pair.phrase.inner}"
    yield f"path:{pair.direction}:{path}:{pair.type}:{pair.pos}"


def preposition(pair: Pair) -> Iterator[str]:
    p = pair.phrase.preposition
    yield f"prep:{pair.direction}:{p}"
    yield f"prep:{pair.direction}:{p}:{pair.type}"
    yield f"prep:{pair.direction}:{p}:{pair.type}:{pair.pos}"
    yield f"prep:{pair.direction}:{p}:{pair.type}:{pair.trigger.trigger.lemma}"
    yield f"prep:{pair.direction}:{p}:{pair.shape}"
    yield f"prep:{pair.direction}:{p}:{pair.shape}:{pair.type}"


def phrase_shape(pair: Pair) -> Iterator[str]:
    shape = pair.shape
    yield f"shape:{pair.direction}:{shape}"
    yield f"shape:{pair.direction}:{shape}:{pair.type}"
    yield f"shape:{pair.direction}:{shape}:{pair.pos}:{min(abs(pair.rank), 3)}"
    yield f"inner:{pair.direction}:{pair.phrase.inner}:{pair.holds_trigger}:{pair.pos}"
    if pair.phrase.inner:
        yield f"innershape:{pair.direction}:{shape}:{pair.phrase.preposition}"


def head_word(pair: Pair) -> Iterator[str]:
    head = pair.head
    bare = head[2:] if head.startswith("ال") else head
    yield f"head:{bare}"
    yield f"head:{bare}:{pair.type}"
    if bare in TIME_NOUNS:
        yield f"head:time:{pair.direction}"
    if pair.phrase.first in pair.triggers:
        yield f"head:trigger:{pair.direction}:{pair.type}"
        yield f"head:trigger:{pair.direction}:{pair.pos}:{pair.phrase.preposition}"


def adjacent_to_trigger(pair: Pair) -> Iterator[str]:
    """Idafa and object: ``مقتل خمسة``, ``قتل خمسة``; an adjective agrees in having the article."""
    if not pair.adjacent:
        return
    definite = pair.trigger.cut.definite
    head_definite = pair.head.startswith("ال")
    key = f"{definite}:{bool(pair.trigger.cut.suffix)}:{head_definite}:{pair.phrase.preposition}"
    yield f"adj:{pair.pos}:{key}"
    yield f"adj:{pair.type}:{pair.pos}:{key}"
    yield f"adj:{pair.type}:{pair.trigger.trigger.lemma}:{pair.phrase.preposition}"
    word = pair.analysis.tokens[pair.phrase.first].folded
    yield f"adjending:{word[-2:]}:{definite}"


def what_the_word_takes(pair: Pair) -> Iterator[str]:
    """A trigger's own liking for kinds of fillers: ``زار`` a place, ``اعتقل`` persons."""
    lemma = pair.trigger.trigger.lemma
    yield f"takes:{lemma}:{pair.shape}:{pair.direction}"
    yield f"takes:{lemma}:{pair.direction}:{min(abs(pair.rank), 3)}:{bool(pair.phrase.preposition)}"
    if pair.phrase.record is not None:
        yield f"takes:{getattr(pair.phrase.record, 'type', '')}:{pair.direction}:{min(abs(pair.rank), 3)}"
        yield f"takes:{getattr(pair.phrase.record, 'type', '')}:{pair.type}"


def subject_like(pair: Pair) -> Iterator[str]:
    """How many phrases that stand straight after a verb, or open the sentence, lie between a phrase before the trigger and it."""
    if pair.after or pair.phrase.inner:
        return
    closer = sum(
        _is_subject_like(pair.clause, other)
        for other in pair.clause.phrases
        if pair.phrase.first < other.first < pair.trigger.token and not other.inner
    )
    own = _is_subject_like(pair.clause, pair.phrase)
    yield f"subject:{own}:{min(closer, 2)}:{pair.pos}"
    yield f"subject:{own}:{min(closer, 2)}:{pair.type}"
    yield f"subject:{own}:{min(closer, 2)}:{pair.shape}"


def _is_subject_like(clause: Clause, phrase: Phrase) -> bool:
    if phrase.preposition or phrase.kind == "time":
        return False
    return phrase.first == clause.sentence.first_token or clause.symbol(phrase.first - 1) in "VC"


def pronoun_on_trigger(pair: Pair) -> Iterator[str]:
    """``زيارته``, ``اعتقلهم``: the phrase that the pronoun stands for is before."""
    suffix = pair.trigger.cut.suffix
    if suffix:
        yield f"suffix:{pair.direction}:{min(abs(pair.rank), 3)}:{pair.pos}"
        yield f"suffix:{pair.direction}:{pair.type}:{pair.pos}"
        yield f"suffix:{suffix}:{_gender(pair.head)}:{pair.direction}:{pair.shape}"


def _gender(head: str) -> str:
    if head.endswith(("ات", "ه")):
        return "f"
    return "p" if head.endswith(("ون", "ين")) else "m"


def agreement(pair: Pair) -> Iterator[str]:
    """Verb and subject agree in gender."""
    if not pair.trigger.is_verb:
        return
    word = pair.trigger.cut.stem
    feminine = word.endswith("ت") if pair.trigger.morph == "perfect" else word.startswith("ت")
    plural = word.endswith(("وا", "ون"))
    yield f"agree:{'f' if feminine else 'p' if plural else 'm'}:{_gender(pair.head)}:{pair.direction}:{bool(pair.phrase.preposition)}"
    if abs(pair.rank) == 1:
        yield f"agree1:{'f' if feminine else 'p' if plural else 'm'}:{_gender(pair.head)}:{pair.direction}:{pair.shape}"


def verb_governs(pair: Pair) -> Iterator[str]:
    """The subject of a verb before a nominal trigger: ``شن المسلحون هجوما``, ``أعلن الحزب رفضه``."""
    before = pair.clause.symbol(pair.phrase.first - 1) if pair.phrase.first > pair.clause.sentence.first_token else "^"
    yield f"before:{before}:{pair.direction}:{pair.pos}"
    yield f"before:{before}:{pair.direction}:{pair.type}"
    offset = pair.trigger.token - 1
    if offset >= pair.clause.sentence.first_token:
        word = pair.analysis.tokens[offset].folded
        yield f"governor:{word}:{pair.direction}:{min(abs(pair.rank), 3)}"
        yield f"governor:{pair.clause.symbol(offset)}:{pair.trigger.cut.preposition}:{pair.direction}:{min(abs(pair.rank), 3)}:{pair.pos}"


def _left_of(pair: Pair) -> str:
    """What stands straight before the trigger: the phrase that ends there, by its preposition and what opens it, or a symbol."""
    at, first = pair.trigger.token, pair.clause.sentence.first_token
    if at == first:
        return "^"
    ending = next((p for p in pair.clause.phrases if p.end == at and not p.inner), None)
    if ending is None:
        return "in" if pair.clause.symbol(at - 1) == "N" else pair.clause.symbol(at - 1)
    opener = pair.clause.symbol(ending.first - 1) if ending.first > first else "^"
    return f"{ending.kind}:{'p' if ending.preposition else opener}"


def subject_before_verb(pair: Pair) -> Iterator[str]:
    """``إن القوى اعتقلت القائد`` against ``إن اعتقلت القوى القائد``: whether a subject can stand before the trigger."""
    left = _left_of(pair)
    rank = min(abs(pair.rank), 3)
    yield f"left:{left}:{pair.direction}{rank}:{pair.pos}"
    yield f"left:{left}:{pair.direction}{rank}:{bool(pair.phrase.preposition)}:{pair.trigger.is_verb}"
    yield f"left:{left}:{pair.direction}{rank}:{bool(pair.trigger.cut.suffix)}:{pair.type}"
    if pair.trigger.is_verb and not pair.phrase.preposition and rank < 3:
        word = pair.trigger.cut.stem
        plural = word.endswith(("وا", "ون", "ان"))
        yield f"left:{left}:{pair.direction}{rank}:{plural}:{pair.shape}"


def place_in_sentence(pair: Pair) -> Iterator[str]:
    first = pair.phrase.first == pair.clause.sentence.first_token
    yield f"first:{first}:{pair.clause.sentence.heading}:{pair.pos}:{pair.direction}"


def filled_before(pair: Pair) -> Iterator[str]:
    """The role that the phrase has with the last trigger before the previous one that it fills a role of."""
    role = pair.filled.get(pair.phrase.first)
    if role is not None and pair.phrase.first not in pair.earlier:
        yield f"filled:{role}:{pair.pos}"
        yield f"filled:{role}:{pair.type}"


def shared_with_earlier_trigger(pair: Pair) -> Iterator[str]:
    """Coordinated and dependent triggers share arguments: ``مقتل خمسة وجرح ستة في حلب``."""
    previous = pair.previous
    if previous is None:
        return
    role = pair.earlier.get(pair.phrase.first, "none")
    joined = pair.trigger.cut.conjunction == "و"
    yield f"shared:{role}:{pair.direction}:{previous.frame.type}:{pair.type}"
    yield f"shared:{role}:{pair.direction}:{pair.pos}:{joined}"
    yield f"shared:{role}:{pair.direction}:{pair.type}:{previous.frame.type == pair.type}"
    yield f"shared:{role}:{pair.direction}:{pair.trigger.token - previous.token == 1}:{previous.trigger.pos}:{pair.pos}"
    if pair.phrase.first == previous.token:
        yield f"previous:{pair.type}:{previous.frame.type}"
    if pair.phrase.first > previous.token and not pair.after:
        yield f"between:{pair.pos}:{pair.phrase.preposition}"


def already_given(pair: Pair) -> Iterator[str]:
    """Roles that this trigger has filled; the phrase that ``و`` joins this one to."""
    for role in set(pair.given.values()):
        yield f"given:{role}:{pair.direction}:{pair.pos}"
        yield f"given:{role}:{pair.type}"
    if not pair.given:
        yield f"given:-:{pair.direction}:{pair.pos}"


def coordination(pair: Pair) -> Iterator[str]:
    phrases = pair.clause.phrases
    i = bisect_left(phrases, pair.phrase.first, key=lambda phrase: phrase.first)
    if pair.phrase.conjoined and i > 0:
        yield f"conj:{pair.given.get(phrases[i - 1].first, 'none')}:{pair.shape}"
        yield f"conj:{pair.given.get(phrases[i - 1].first, 'none')}:{pair.direction}"
    if i + 1 < len(phrases) and phrases[i + 1].conjoined and phrases[i + 1].first in pair.given:
        yield f"conjnext:{pair.given[phrases[i + 1].first]}"


def main_verb(pair: Pair) -> Iterator[str]:
    """``ألقت الشرطة القبض``, ``تقوم الجماعة بتزويد``: how a phrase stands to the nearest verb before a nominal trigger."""
    if pair.trigger.is_verb:
        return
    found = pair.verb_before
    if found is None:
        yield f"main:none:{pair.direction}:{min(abs(pair.rank), 3)}"
        return
    verb, crossed = found
    relation = _relation_to_verb(pair, verb)
    word = pair.analysis.tokens[verb].folded
    word = word[1:] if word[0] in "وف" and len(word) > 4 else word
    preposition = pair.trigger.cut.preposition
    yield f"main:{relation}:{crossed}:{preposition}"
    yield f"main:{relation}:{crossed}:{pair.type}"
    yield f"main:{relation}:{word}"
    yield f"main:{relation}:{fine_group(pair.analysis.tokens[verb].folded)}"
    yield f"main:{relation}:{word}:{pair.type}"
    yield f"main:{relation}:{crossed}:{pair.shape}"


def _relation_to_verb(pair: Pair, verb: int) -> str:
    """``after1`` for the first bare phrase after a verb, ``after2`` for the next, ``before1`` for the last bare phrase before it."""
    phrase = pair.phrase
    if pair.after:
        return "later"
    if phrase.preposition or phrase.inner or phrase.kind == "time":
        return f"{'after' if phrase.first > verb else 'before'}:{phrase.kind if phrase.kind == 'time' else phrase.preposition}"
    low, high = min(phrase.first, verb), max(phrase.first, verb)
    closer = sum(
        low < other.first < high and not other.preposition and not other.inner and other.kind != "time" for other in pair.clause.phrases
    )
    return f"{'after' if phrase.first > verb else 'before'}{min(closer, 2)}"


def ending_of_head(pair: Pair) -> Iterator[str]:
    """``جيد``, ``الإنسانية والإغاثية``, ``عسكريا``: adjectives and adverbs fill no role."""
    head = pair.head
    same = pair.trigger.cut.definite == head.startswith("ال")
    yield f"ending:{head[-2:]}:{pair.direction}:{pair.adjacent}:{pair.phrase.conjoined}:{same and not pair.trigger.is_verb}"
    if pair.phrase.conjoined:
        yield f"ending:{head[-2:]}:{pair.direction}:{pair.phrase.inner}"
    if head in ORG_NOUNS:
        yield f"body:{pair.direction}:{pair.type}"
        yield f"body:{pair.direction}:{pair.pos}:{min(abs(pair.rank), 3)}:{pair.phrase.preposition}"


def crossed_between(pair: Pair) -> Iterator[str]:
    """How many verbs, complementizers, relatives, marks and other triggers stand between."""
    first, end = (pair.trigger.token + 1, pair.phrase.first) if pair.after else (pair.phrase.end, pair.trigger.token)
    between = pair.clause.between(first, end)
    others = pair.triggers_between
    counts = [min(between.count(symbol), 2) for symbol in "VCR,"]
    yield f"crossed:{pair.direction}:{counts}:{min(len(others), 2)}"
    yield f"crossed:{pair.direction}:{counts[0]}{counts[2]}:{min(len(others), 2)}:{pair.shape}"
    yield f"crossed:{pair.direction}:{min(len(others), 3)}:{pair.type}:{pair.phrase.preposition}"
    yield f"far:{pair.direction}:{min(max(end - first, 0).bit_length(), 5)}:{pair.shape}"


def nearer_trigger(pair: Pair) -> Iterator[str]:
    """A place or time after two triggers goes with the nearer one, as a rule."""
    others = pair.triggers_between
    yield f"nearer:{bool(others)}:{pair.direction}:{pair.shape}:{pair.phrase.preposition}"
    yield f"nearer:{bool(others)}:{pair.direction}:{pair.type}"
    beyond = pair.phrase.end if pair.after else pair.phrase.first - 1
    yield f"beyond:{beyond in pair.triggers}:{pair.direction}:{bool(others)}:{pair.phrase.preposition}"
    yield f"follows:{pair.phrase.first - 1 in pair.triggers}:{pair.direction}:{bool(others)}:{pair.pos}"


def who_speaks(pair: Pair) -> Iterator[str]:
    """``قال الوزير إن الجيش قصف``: the speaker of the quote around a trigger seldom acts in it."""
    analysis = pair.analysis
    first, last = analysis.tokens[pair.phrase.first], analysis.tokens[pair.phrase.end - 1]
    word = analysis.tokens[pair.trigger.token]
    for quote in pair.quotes:
        inside = quote.start <= word.start < quote.end
        speaker = quote.speaker
        if speaker is not None and speaker.start < last.end and speaker.end > first.start:
            yield f"speaker:{inside}:{pair.direction}:{pair.pos}"
            yield f"speaker:{inside}:{pair.type}"
        if inside and not quote.start <= first.start < quote.end:
            yield f"outside:{quote.kind}:{pair.direction}:{bool(pair.phrase.preposition)}:{pair.trigger.is_verb}"


def kin_of_head(pair: Pair) -> Iterator[str]:
    """The group of the phrase's first word, and of what stands before the phrase: what is learnt of ``الجنود`` holds of ``الضباط``."""
    word = pair.analysis.tokens[pair.phrase.first].folded
    coarse, fine = coarse_group(word), fine_group(word)
    yield f"kin:{fine}:{pair.direction}"
    yield f"kin:{fine}:{pair.type}"
    yield f"kin:{coarse}:{pair.direction}:{pair.type}"
    yield f"kin:{coarse}:{pair.direction}:{min(abs(pair.rank), 3)}:{pair.pos}"
    yield f"kin:{coarse}:{pair.direction}:{pair.phrase.preposition}"
    own = coarse_group(pair.analysis.tokens[pair.trigger.token].folded)
    yield f"kins:{own}:{coarse}:{pair.direction}"
    yield f"kins:{own}:{pair.direction}:{min(abs(pair.rank), 3)}:{pair.phrase.preposition}"
    before = pair.phrase.first - 1
    if before >= pair.clause.sentence.first_token and before != pair.trigger.token:
        group = fine_group(pair.analysis.tokens[before].folded)
        yield f"kinbefore:{group}:{pair.direction}"
        yield f"kinbefore:{coarse_group(pair.analysis.tokens[before].folded)}:{pair.direction}:{pair.type}"


def head_of_roles(pair: Pair) -> Iterator[str]:
    """What the encoder gives each role of the trigger here, and at the word before the phrase."""
    shares = role_shares(pair.analysis, pair.trigger.token, pair.phrase.first, pair.phrase.end)
    if not shares:
        yield "head:none"
        return
    for role, (share, before) in shares.items():
        for step in steps(share):
            yield f"head:{role}:{step}"
            yield f"head:{role}:{step}:{pair.direction}:{pair.phrase.inner}"
        for step in steps(before):
            yield f"head before:{role}:{step}:{pair.phrase.conjoined}"
    best = max(shares, key=lambda role: shares[role][0])
    if shares[best][0] >= _LIKELY:
        yield f"head best:{best}:{pair.type}"
        yield f"head best:{best}:{pair.shape}"
        yield f"head best:{best}:{pair.path}"


FEATURES: tuple[Feature, ...] = (
    head_of_roles,
    kin_of_head,
    main_verb,
    ending_of_head,
    crossed_between,
    nearer_trigger,
    who_speaks,
    word_order,
    path_between,
    preposition,
    phrase_shape,
    head_word,
    adjacent_to_trigger,
    what_the_word_takes,
    subject_like,
    pronoun_on_trigger,
    agreement,
    verb_governs,
    subject_before_verb,
    place_in_sentence,
    filled_before,
    shared_with_earlier_trigger,
    already_given,
    coordination,
)


def pair_features(pair: Pair) -> list[str]:
    """All features of a pair."""
    found = ["bias", f"type:{pair.type}:{pair.direction}"]
    for feature in FEATURES:
        found.extend(feature(pair))
    return found
