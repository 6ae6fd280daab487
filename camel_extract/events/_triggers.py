"""Which words report an event, and of which type: the frames propose, the encoder's head confirms where it has run."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from .._analysis import Analysis
from .._records import Sentence, Token
from ..syntax import entity_at, keyword_list, looks_like_verb
from ..text import Segmentation, fold, segmentations
from ._clusters import coarse_group, fine_group
from ._frames import Frame, Lexicon, Reading, Trigger
from ._heads import steps, type_shares
from ._look_alikes import Place, is_look_alike, subject_of
from ._models import Models

__all__ = [
    "Candidate",
    "Context",
    "Evidence",
    "backed_off",
    "candidates_at",
    "contexts",
    "counted_by",
    "find_triggers",
    "trigger_features",
]

_NEAR = 4
_BEFORE_NOUNS = frozenset(
    fold(
        "في على إلى عن مع بعد قبل خلال منذ ضد بين حول تحت دون بدون عقب إثر بسبب ضمن أثناء لدى عبر نحو بشأن تجاه أي أية بأي لأي كل بكل لكل "
        "بعض هذا هذه بهذا بهذه لهذا لهذه عدم بعدم لعدم إعادة بإعادة لإعادة عملية عمليات"
    ).split()
)
"""Words straight after which no verb stands."""
_BEFORE_VERBS = frozenset(fold("لم لن قد لقد سوف").split())
"""Words straight after which only a verb stands."""
_THRESHOLD = 0.45
"""Least share that the model gives a trigger."""
_LEAST_SHARE = 0.4
"""Least weight of a trigger of a type that no model knows."""
_SURE, _HARDLY = 0.65, 1
"""Prior from which a word counts as sure, up to that many occurrences counted."""
_THRESHOLD_OF_SURE = 0.3
_PRIORS = (0.1, 0.25, 0.45, 0.65)
"""Bounds between levels of a trigger's prior."""
_BACKOFF = 2.0
"""How many occurrences of a word the weight of its trigger stands for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token read as a trigger; ``rule`` names what decided, for whoever asks why."""

    token: int
    frame: Frame
    trigger: Trigger
    morph: str
    cut: Segmentation
    score: float
    rule: str

    @property
    def is_verb(self) -> bool:
        return self.trigger.pos == "verb"


def _cut_fits(cut: Segmentation, reading: Reading) -> bool:
    """Whether the clitics can stand on the form: ``س`` before an imperfect only, article and preposition on nouns only."""
    preposition = cut.preposition
    if reading.morph == "nominal":
        return preposition != "س"
    if cut.definite:
        return False
    if reading.morph == "imperfect":
        return preposition in {"", "س", "ل"}
    return preposition == "" and cut.suffix != "ي"


def _readings_of(token: Token, lexicon: Lexicon) -> list[tuple[Segmentation, Reading]]:
    """All readings of a word as a trigger, fewest clitics first."""
    if token.kind != "word":
        return []
    return [(cut, reading) for cut in segmentations(token.folded) for reading in lexicon[cut.stem] if _cut_fits(cut, reading)]


def _matches(words: frozenset[str], folded: str) -> bool:
    """Whether a word stands in a list: as it is, without its article or its ending (``إرهابيا``), or by its attached preposition (``ب`` in
    the list)."""
    forms = {folded, folded.removeprefix("ال"), folded.removesuffix("ا")}
    return not words.isdisjoint(forms) or (folded[:1] in words and len(folded) > 3)


def _context_fits(trigger: Trigger, tokens: Sequence[Token], at: int, first: int, end: int) -> bool:
    after = tokens[at + 1].folded if at + 1 < end else ""
    before = tokens[at - 1].folded if at > first else ""
    if trigger.next and not _matches(trigger.next, after):
        return False
    if trigger.previous and not _matches(trigger.previous, before):
        return False
    if trigger.near:
        around = range(max(first, at - _NEAR), min(end, at + _NEAR + 1))
        if not any(i != at and _matches(trigger.near, tokens[i].folded) for i in around):
            return False
    return not (trigger.not_next and _matches(trigger.not_next, after)) and not (
        trigger.not_previous and _matches(trigger.not_previous, before)
    )


def _is_one_of(words: frozenset[str], word: str) -> bool:
    """Whether a word is in a list, as it is or behind a conjunction."""
    return word in words or (word[:1] in "وف" and word[1:] in words)


def _can_follow(before: str, morph: str) -> bool:
    """``في زيارة``, ``بأي تعاون`` and never a verb; ``لم توافق``, ``قد تراجع`` and never a noun."""
    return not _is_one_of(_BEFORE_VERBS if morph == "nominal" else _BEFORE_NOUNS, before)


def candidates_at(analysis: Analysis, lexicon: Lexicon, at: int, first: int, end: int) -> list[Candidate]:
    """What the frames say of one token, best first. A reading with fewer clitics wins over one that needs more."""
    tokens = analysis.tokens
    before = tokens[at - 1].folded if at > first else ""
    found: dict[str, Candidate] = {}
    for cut, reading in _readings_of(tokens[at], lexicon):
        if not _context_fits(reading.trigger, tokens, at, first, end) or not _can_follow(before, reading.morph):
            continue
        kept = found.get(reading.frame.type)
        if kept is None or (len(kept.cut.prefixes) + bool(kept.cut.suffix) == len(cut.prefixes) + bool(cut.suffix)
                            and reading.trigger.weight > kept.score):
            found[reading.frame.type] = Candidate(
                at, reading.frame, reading.trigger, reading.morph, cut, reading.trigger.weight, "frame"
            )
    return sorted(found.values(), key=lambda c: -c.score)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the counts say of a candidate: the share of its word's occurrences that report the type, backed off to the trigger's
    weight, and how often the word was seen."""

    share: float
    seen: int


def backed_off(hits: int, seen: int, weight: float) -> Evidence:
    return Evidence((hits + _BACKOFF * weight) / (seen + _BACKOFF), seen)


def counted_by(models: Models) -> Callable[[str, Candidate], Evidence]:
    """The evidence of what the models counted."""

    def counted(word: str, candidate: Candidate) -> Evidence:
        hits, seen = models.words.get((word, candidate.frame.type), (0, 0))
        return backed_off(hits, seen, candidate.trigger.weight)

    return counted


@dataclass(frozen=True, slots=True)
class Context:
    """A candidate where it stands. ``company`` is the number of likely triggers of the same type in the text, itself left out."""

    analysis: Analysis
    sentence: Sentence
    candidate: Candidate
    evidence: Evidence
    rivals: frozenset[str]
    company: int

    def word(self, offset: int) -> str:
        """The folded word at an offset from the candidate, ``^`` or ``$`` outside its sentence."""
        at = self.candidate.token + offset
        if at < self.sentence.first_token:
            return "^"
        return self.analysis.tokens[at].folded if at < self.sentence.end_token else "$"


def _bucket(n: int) -> str:
    return str(n) if n < 3 else "3+" if n < 6 else "6+"


def how_often(context: Context) -> Iterator[str]:
    """The counts, as steps of the share."""
    share, seen = context.evidence.share, _bucket(context.evidence.seen)
    yield f"seen:{seen}"
    for step in range(1, 10):
        if share >= step / 10:
            yield f"share:{step}"
            yield f"share:{step}:{seen}"


def prior(context: Context) -> Iterator[str]:
    """What knowledge of the language says of the trigger, for words that were seldom or never counted."""
    candidate = context.candidate
    level = bisect_right(_PRIORS, candidate.trigger.prior)
    yield f"prior:{level}:{_bucket(context.evidence.seen)}"
    yield f"prior:{level}:{candidate.frame.type}"
    for step in steps(type_shares(context.analysis, candidate.token).get(candidate.frame.type, 0.0)):
        yield f"prior:{level}:head:{step}"


def the_word(context: Context) -> Iterator[str]:
    candidate, kind = context.candidate, context.candidate.frame.type
    cut = candidate.cut
    pos = candidate.morph if candidate.is_verb else candidate.trigger.pos
    yield f"type:{kind}:{pos}"
    yield f"cut:{pos}:{cut.conjunction}:{cut.preposition}:{cut.definite}:{bool(cut.suffix)}"
    yield f"cut:{kind}:{candidate.is_verb}:{cut.preposition}:{cut.definite}"
    for rival in context.rivals:
        yield f"rival:{kind}:{rival}"


def words_beside(context: Context) -> Iterator[str]:
    """``إطلاق النار`` against ``إطلاق مبادرة``, ``الاتفاق النووي``."""
    kind, lemma = context.candidate.frame.type, context.candidate.trigger.lemma
    for offset in (-2, -1, 1, 2):
        word = context.word(offset)
        bare = word[2:] if word.startswith("ال") else word
        yield f"w{offset}:{bare}"
        yield f"w{offset}:{bare}:{kind}"
        yield f"w{offset}:{bare}:{lemma}"
    yield f"next:{context.word(1)[:2] == 'ال'}:{context.candidate.cut.definite}:{context.candidate.trigger.pos}"
    yield f"next:{context.word(1)[:2] == 'ال'}:{context.candidate.cut.definite}:{kind}"


def words_near(context: Context) -> Iterator[str]:
    kind = context.candidate.frame.type
    for offset in (*range(-6, -2), *range(3, 7)):
        word = context.word(offset)
        if len(word) > 3:
            yield f"near:{word[2:] if word.startswith('ال') else word}:{kind}"


def shape_of_neighbours(context: Context) -> Iterator[str]:
    """A verb straight before or after, a name, a number, a mark."""
    tokens, candidate = context.analysis.tokens, context.candidate
    for offset in (-1, 1):
        at = candidate.token + offset
        if not context.sentence.first_token <= at < context.sentence.end_token:
            continue
        entity = entity_at(context.analysis, at)
        shape = entity.label if entity else "verb" if looks_like_verb(tokens[at]) else tokens[at].kind
        yield f"beside{offset}:{shape}:{candidate.trigger.pos}"
        yield f"beside{offset}:{shape}:{candidate.frame.type}"
    entity = entity_at(context.analysis, candidate.token)
    yield f"name:{entity.label if entity else ''}:{candidate.cut.definite}"
    yield f"name:{entity.label if entity else ''}:{candidate.frame.type}"


def company_of_type(context: Context) -> Iterator[str]:
    """``العملية`` in a report of attacks is one."""
    kind, lemma = context.candidate.frame.type, context.candidate.trigger.lemma
    for step in (1, 2, 4, 8):
        if context.company >= step:
            yield f"company:{step}"
            yield f"company:{step}:{kind}"
            yield f"company:{step}:{lemma}:{kind}"
    yield f"heading:{context.sentence.heading}:{context.candidate.trigger.pos}"


def kin(context: Context) -> Iterator[str]:
    """The groups of the word and of those around it."""
    candidate = context.candidate
    kind, pos = candidate.frame.type, candidate.morph if candidate.is_verb else candidate.trigger.pos
    own = fine_group(context.word(0))
    yield f"kin:{own}"
    yield f"kin:{own}:{kind}"
    yield f"kin:{coarse_group(context.word(0))}:{kind}:{pos}"
    for offset in (-2, -1, 1, 2):
        fine = fine_group(context.word(offset))
        yield f"kin{offset}:{fine}"
        yield f"kin{offset}:{fine}:{kind}"


def head_of_types(context: Context) -> Iterator[str]:
    """What the encoder gives the type here, and the likeliest other type."""
    shares = type_shares(context.analysis, context.candidate.token)
    kind = context.candidate.frame.type
    own, other = shares.get(kind, 0.0), max((share for name, share in shares.items() if name != kind), default=0.0)
    for step in steps(own):
        yield f"head:{step}"
        yield f"head:{step}:{kind}"
        yield f"head:{step}:{context.candidate.trigger.pos}"
    for step in steps(other):
        yield f"other head:{step}"


FEATURES: tuple[Callable[[Context], Iterator[str]], ...] = (
    head_of_types,
    kin,
    how_often,
    prior,
    the_word,
    words_beside,
    words_near,
    shape_of_neighbours,
    company_of_type,
)


def trigger_features(context: Context) -> list[str]:
    """All features of a candidate."""
    return ["bias", *(name for feature in FEATURES for name in feature(context))]


_LIKELY = 0.6
"""Share from which a candidate counts as company of its type."""


def contexts(
    analysis: Analysis, lexicon: Lexicon, evidence: Callable[[str, Candidate], Evidence]
) -> Iterator[list[Context]]:
    """The candidates of each token that has some, where they stand."""
    found: list[tuple[Sentence, list[tuple[Candidate, Evidence]]]] = []
    likely: Counter[str] = Counter()
    subject = subject_of(analysis)
    end = keyword_list(analysis.tokens)
    for sentence in analysis.sentences:
        tokens = range(sentence.first_token, min(sentence.end_token, end))
        candidates = {at: candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token) for at in tokens}
        for at, rivals in candidates.items():
            word = analysis.tokens[at].folded
            pairs = [(c, evidence(word, c)) for c in rivals if not is_look_alike(Place(analysis, sentence, c, candidates, subject))]
            if pairs:
                found.append((sentence, pairs))
                likely.update(candidate.frame.type for candidate, known in pairs if known.share >= _LIKELY)
    for sentence, pairs in found:
        kinds = frozenset(candidate.frame.type for candidate, _ in pairs)
        yield [
            Context(analysis, sentence, c, e, kinds - {c.frame.type}, likely[c.frame.type] - (e.share >= _LIKELY)) for c, e in pairs
        ]


def decide(rivals: Sequence[Context], models: Models) -> Candidate | None:
    """The one reading of a token that stands, or None.

    A type that no model knows, a user's own, stands by the weight of its frame, and before all others.
    """
    standing = [candidate for context in rivals if (candidate := _weighed(context, models)) is not None]
    return max(standing, key=lambda candidate: (candidate.rule == "frame", candidate.score), default=None)


def _weighed(context: Context, models: Models) -> Candidate | None:
    """A reading with its score, where it stands.

    A word that was hardly counted and whose prior is high needs less of the model, and stands too where the encoder sees an event of
    whatever type: the type of such a word the frames know better.
    """
    candidate, evidence = context.candidate, context.evidence
    if not models.knows(candidate.frame.type):
        return replace(candidate, score=evidence.share, rule="frame") if evidence.share >= _LEAST_SHARE else None
    share = models.triggers(trigger_features(context))["yes"]
    if share >= _THRESHOLD:
        return replace(candidate, score=share, rule="frame and model")
    if evidence.seen > _HARDLY or candidate.trigger.prior < _SURE:
        return None
    share = max(share, sum(type_shares(context.analysis, candidate.token).values()))
    return replace(candidate, score=share, rule="prior") if share >= _THRESHOLD_OF_SURE else None


def find_triggers(analysis: Analysis, lexicon: Lexicon, models: Models) -> list[Candidate]:
    """The triggers of a text, at most one a token, in order."""
    decided = (decide(rivals, models) for rivals in contexts(analysis, lexicon, counted_by(models)))
    return [candidate for candidate in decided if candidate is not None]
