"""What the rules of this room look at: the tokens with their cues, quoted regions and paragraph borders."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from .._analysis import Analysis
from .._records import Sentence, Token
from ..syntax import entity_at, keyword_list, looks_like_verb, noun_phrase_end
from ..syntax._words import COMPLEMENTIZERS as OPENERS_OF_CLAUSES
from ..syntax._words import NEGATIONS, ORG_NOUNS
from ..text import fold
from ._evidence import Evidence
from ._lexicon import CueForm, load_cues
from ._marks import MARKS, Region, pair_marks

__all__ = ["COMMAS", "COMPLEMENTIZERS", "DASHES", "Hit", "Reading"]

COMPLEMENTIZERS = OPENERS_OF_CLAUSES - frozenset(fold("كأن لأن لأنه لأنها").split())
"""What opens reported words; folded, ``كأن`` would be ``كان``."""
COMMAS = frozenset({"،", ",", "؛", ";", "-", "–", "/", "ـ", ".."})
_IMPERSONAL = frozenset(fold("يذكر ويذكر يتوقع ويتوقع يعتبر تبين وتبين").split())
"""Third persons that open ``يذكر أن`` with nobody speaking."""
_SUBJUNCTIVE = frozenset(fold("أن لن كي لكي").split())
_LONGEST_PHRASE = 60
_DEEPEST = 8
_SCALES = frozenset(fold("مليار مليون ألف تريليون مليارات ملايين % بالمئة بالمائة في").split())
_CLAUSE_BEFORE = frozenset(fold("حيث كما وكما").split())
_EXPRESSED, _ABOUT = fold("عبر"), fold("عن")
_WHAT_IS_SAID = frozenset(fold("ما كما لما").split())
"""Before a verb with an object pronoun: ``ما أعلنه``, ``كما ذكرته``."""
_WHILE_IT = fold("إذ")
"""``والوزارة إذ تعلن ذلك لتؤكد``: the verb carries an affirming lam."""
_NAMING = ORG_NOUNS | frozenset(
    fold(
        "صحيفة صحيفتي شبكة قناة مجلة موقع إذاعة مجموعة جريدة جماعة تنظيم منظمة حزب حركة مركز مستشفى شعار اسم باسم بعنوان عنوان سفينة "
        "فيلم كتاب رواية مسلسل أغنية قصيدة مهرجان معرض مشروع حملة عملية لقب فندق مسجد جامع متجر مصنع بنك"
    ).split()
)
"""Nouns before a name in marks."""
DASHES = frozenset(("-", "–", "ـ"))
"""``سبق - متابعة:``: the end of a byline."""
_LIGHT_VERBS = frozenset(fold("تم تمت وتم وتمت جرى جرت").split())
"""``تم رصد``."""
_WITHOUT = frozenset(fold("دون بدون").split())
_ADVERBIAL = frozenset(fold("طالبا مجددا").split())
"""``طالبا عدم ذكر اسمه``, ``لن ينجحوا مجددا``: a cue only with أن or a colon at once."""
_RELAYING = fold("نقلا")
"""``نقلا عن``: who is relayed, and no verb in the dual."""
_SAYING = fold("القول")
_ONE_MAY = frozenset(fold("يمكن يمكننا ويمكن خلاصة يصح يجوز نستطيع أستطيع يسعنا وخلاصة").split())
"""``يمكن القول إن``: the writer's own."""
_WILLS = fold("شاء")
"""``إن شاء الله``."""
_WERE = frozenset(fold("كان كانت كنت كنا كانوا كنتم لم").split())
_NO_BARE_FORM = frozenset(fold("بين عبر هنا").split())
"""Spelled like a common preposition: a verb only where something else shows it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue word in the text: its token, its form, and whether a conjunction is written onto it."""

    token: int
    form: CueForm
    joined: bool

    @property
    def after(self) -> int:
        return self.token + 1


@dataclass(frozen=True)
class Reading:
    """An analysis as the rules see it."""

    analysis: Analysis
    cues: Mapping[str, CueForm] = field(default_factory=load_cues)
    regions: tuple[Region, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regions", pair_marks(self.analysis))

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.analysis.tokens

    @cached_property
    def keywords(self) -> int:
        """The token at which the keywords behind the text begin; the number of tokens where there are none."""
        return keyword_list(self.tokens)

    @cached_property
    def opened_at(self) -> dict[int, Region]:
        return {region.open: region for region in self.regions}

    @cached_property
    def _opening_of(self) -> dict[int, int]:
        return {region.close: region.open for region in self.regions if region.closed}

    def region_closing(self, close: int) -> Region | None:
        """The region whose closing mark is token ``close``."""
        opening = self._opening_of.get(close)
        return None if opening is None else self.opened_at[opening]

    def closes_from(self, close: int, first: int) -> bool:
        """Whether the mark at ``close`` closes a region that opens at or after ``first``."""
        return self._opening_of.get(close, -1) >= first

    @cached_property
    def _fragments(self) -> list[int]:
        return [region.open for region in self.regions if region.closed and not self._is_named_by(region)]

    def is_a_name(self, region: Region) -> bool:
        """Whether the marks hold one entity and no more."""
        if region.close >= len(self.tokens) or region.close <= region.open + 1:
            return False
        first, last = self.tokens[region.open + 1], self.tokens[region.close - 1]
        entity = entity_at(self.analysis, region.open + 1)
        return entity is not None and entity.start <= first.start and entity.end >= last.end

    def _is_named_by(self, region: Region) -> bool:
        """``شعار «الربيع صحة»``, ``كـ«روس نفط»``: what the marks hold is a name or a title."""
        before = self.folded(region.open - 1)
        return self.is_a_name(region) or before in _NAMING or before.removeprefix("ال") in _NAMING or before[1:] in _NAMING

    @cached_property
    def evidence(self) -> Evidence:
        """What the encoder thinks, where it has run."""
        return Evidence.of(self.analysis)

    def holds_fragment(self, first: int, end: int) -> bool:
        """Whether a quoted fragment that is no name opens in a token range."""
        k = bisect_left(self._fragments, first)
        return k < len(self._fragments) and self._fragments[k] < end

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Every word that could be a cue, in order."""
        found = (self._hit(i) for i in range(len(self.tokens)))
        return tuple(hit for hit in found if hit is not None)

    @cached_property
    def hit_at(self) -> dict[int, Hit]:
        return {hit.token: hit for hit in self.hits}

    def folded(self, i: int) -> str:
        return self.tokens[i].folded if 0 <= i < len(self.tokens) else ""

    @cached_property
    def units(self) -> tuple[Sentence, ...]:
        """The sentences, those joined that were cut at a dot inside an abbreviation or a decimal (``بي.بي.سي``, ``6. 7 مليار``)."""
        units: list[Sentence] = []
        for sentence in self.analysis.sentences:
            if units and units[-1].paragraph == sentence.paragraph and self._dot_joins(sentence.first_token):
                last = units[-1]
                span = self.analysis.span(last.first_token, sentence.end_token)
                units[-1] = Sentence(
                    span.start, span.end, span.text, last.first_token, sentence.end_token, last.paragraph, last.heading
                )
            else:
                units.append(sentence)
        return tuple(units)

    def _dot_joins(self, first: int) -> bool:
        """Whether the mark before token ``first`` ends no sentence."""
        if self.folded(first) == ":":
            return True
        if first < 2 or self.folded(first - 1) != ".":
            return False
        before, dot, after = self.tokens[first - 2], self.tokens[first - 1], self.tokens[first]
        if before.kind == "number" and after.kind == "number":
            return self.folded(first + 1) in _SCALES
        return dot.end == after.start and len(before.folded) <= 3 and len(after.folded) <= 3 and after.kind == "word"

    def unit_at(self, i: int) -> int:
        return bisect_right(self.units, i, key=lambda unit: unit.first_token) - 1

    def sentence(self, i: int) -> Sentence:
        return self.units[self.unit_at(i)]

    def paragraph_end(self, i: int) -> int:
        """The token after the paragraph that holds token ``i``."""
        return self._paragraph_ends[self.sentence(i).paragraph]

    @cached_property
    def _paragraph_ends(self) -> dict[int, int]:
        return {sentence.paragraph: sentence.end_token for sentence in self.analysis.sentences}

    def words(self, first: int, end: int) -> int:
        """How many words and numbers stand in a token range."""
        return self._words_before[max(end, first)] - self._words_before[first]

    @cached_property
    def _words_before(self) -> list[int]:
        return list(accumulate((token.kind != "punct" for token in self.tokens), initial=0))

    @cached_property
    def _innermost(self) -> dict[int, Region]:
        """Token -> the innermost closed region it stands in, its marks included."""
        holding: dict[int, Region] = {}
        standing: list[Region] = []
        closed = [region for region in self.regions if region.closed]
        following = 0
        for i in range(closed[0].open if closed else 0, max((region.close for region in closed), default=-1) + 1):
            while standing and standing[-1].close < i:
                standing.pop()
            if following < len(closed) and closed[following].open == i:
                standing.append(closed[following])
                following += 1
            if standing:
                holding[i] = standing[-1]
        return holding

    def outermost_region(self, i: int, first: int) -> Region | None:
        """The widest closed region around token ``i`` that opens at or after token ``first``."""
        found: Region | None = None
        region = self._innermost.get(i)
        for _ in range(_DEEPEST):
            if region is None or region.open < first:
                break
            found = region
            region = self._innermost.get(region.open - 1)
            if region is not None and region.close < i:
                break
        return found

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"

    def is_mark(self, i: int) -> bool:
        return self.folded(i) in MARKS

    def is_complementizer(self, i: int) -> bool:
        word = self.folded(i)
        if self.folded(i + 1) == _WILLS or self._is_letter_name(i) or self._opens_condition(i):
            return False
        return word in COMPLEMENTIZERS or (word[:1] in {"و", "ف"} and word[1:] in COMPLEMENTIZERS and word != "وان")

    def _opens_condition(self, i: int) -> bool:
        """``إن كنت حيا``: إن before a verb in the past is "if"."""
        return self.folded(i + 1) in _WERE and self.tokens[i].text == "إن"

    def _is_letter_name(self, i: int) -> bool:
        """``إن.بي.سي``: the name of a letter in an abbreviation."""
        return i + 2 < len(self.tokens) and self.folded(i + 1) == "." and self.tokens[i].end + 1 == self.tokens[i + 2].start

    def noun_phrase(self, first: int, limit: int) -> int:
        """The token after the noun phrase that starts at ``first``."""
        return noun_phrase_end(self.analysis, first, min(limit, first + _LONGEST_PHRASE))

    def is_verb(self, i: int) -> bool:
        if looks_like_verb(self.tokens[i]) or self.folded(i) in _LIGHT_VERBS:
            return True
        return i in self.hit_at and self.hit_at[i].form.kind in {"perfect", "imperfect"}

    def _hit(self, i: int) -> Hit | None:
        token = self.tokens[i]
        if token.kind != "word":
            return None
        forms = self.cues
        word, joined = token.folded, False
        form = forms.get(word)
        if form is None and word[0] in "وف" and len(word) > 3:
            form, joined = forms.get(word[1:]), True
        before, after = self.folded(i - 1), self.folded(i + 1)
        if after == ":" and before in DASHES:
            return None
        if form is None and word[0] == "ل" and any(self.folded(j) == _WHILE_IT for j in range(i - 6, i)):
            form = forms.get(word[1:])
        if form is None and before in _WHAT_IS_SAID and word[-1] == "ه":
            form = forms.get(word[:-1])
        if form is None:
            return None
        if form.kind == "participle" and form.agreement == "f" and before not in COMMAS and before != "." and after not in COMPLEMENTIZERS:
            return None
        if (before in NEGATIONS and before != "ولا") or before in _WITHOUT:
            return None
        if (word == _SAYING and before in _ONE_MAY) or (word == _RELAYING and after == _ABOUT):
            return None
        if word in _ADVERBIAL and after != ":" and not self.is_complementizer(i + 1):
            return None
        if form.kind == "imperfect" and (before in _SUBJUNCTIVE or (before in COMPLEMENTIZERS and word[0] in "يت" and before in {"ان"})):
            return None
        if word in _IMPERSONAL and (after in COMPLEMENTIZERS or after == "الي"):
            return None
        if not joined and word in _NO_BARE_FORM:
            shown = "\u0651" in token.text or after in COMPLEMENTIZERS or before in _CLAUSE_BEFORE or self._takes_about(word, i)
            return Hit(i, form, joined) if shown else None
        return Hit(i, form, joined)

    def _takes_about(self, word: str, i: int) -> bool:
        """``عبر الوزير عن``: the verb and not the preposition."""
        return word == _EXPRESSED and any(self.folded(j) == _ABOUT for j in range(i + 1, i + 12))
