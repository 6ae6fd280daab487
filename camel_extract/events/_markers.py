"""The syntactic relation of a phrase to a trigger, and the role that the frame says it marks.

A relation is named in a frame's ``roles`` by its preposition (``على``, ``من قبل``, ``ب``), or as ``subject``, ``object`` (of a verb),
``idafa`` (straight after a verbal noun) or ``head`` (the noun that a participle follows).
"""

from __future__ import annotations

from collections.abc import Callable

from .._records import ArgumentRole
from ..text import fold
from ._features import Pair
from ._phrases import Phrase

__all__ = ["BY", "ORDAINED", "another_act_between", "is_doer_by_preposition", "is_object_by_parse", "marked_role", "relation_of"]

BY = fold("من قبل")
ORDAINED = "ordained"
_ORDAINS = frozenset(fold("يقضي تقضي قضى قضت ينص تنص نص نصت يقر تقر").split())
_BY_WHICH = frozenset(fold("ب على").split())
_THEME_OF_ORDER = frozenset(("DECIDE", "AGREE"))
_NEAR = 2
_FAR = 5
"""How many phrases off a preposition still marks a role of a type that no model knows."""


def head_of_participle(pair: Pair) -> str | None:
    """``الجنود المحتجزين``."""
    if pair.trigger.trigger.pos != "participle" or pair.after or pair.phrase.inner:
        return None
    return "head" if pair.path in {"", "in"} else None


def idafa(pair: Pair) -> str | None:
    """``اعتقال خمسة``."""
    fits = pair.adjacent and not pair.phrase.preposition and not pair.trigger.is_verb
    return "idafa" if fits and not pair.trigger.cut.definite and not pair.trigger.cut.suffix else None


def after_verb(pair: Pair) -> str | None:
    """``اعتقلت الشرطة المتهم``: the first bare phrase is the subject, the next the object."""
    if not pair.trigger.is_verb or not pair.after or pair.phrase.preposition or pair.phrase.inner or pair.phrase.kind == "time":
        return None
    subject_before = pair.new_type and _subject_before(pair) is not None
    if pair.rank == 1:
        return "object" if subject_before else "subject"
    return "object" if pair.rank == _NEAR and pair.path == "N" and not subject_before else None


def _subject_before(pair: Pair) -> Phrase | None:
    """The bare phrase that ends where the verb stands and opens its clause."""
    for phrase in pair.clause.phrases:
        if phrase.end == pair.trigger.token and not (phrase.inner or phrase.preposition or phrase.kind == "time"):
            opens = phrase.first == pair.clause.sentence.first_token or pair.clause.symbol(phrase.first - 1) in "C,"
            return phrase if opens else None
    return None


def before_verb(pair: Pair) -> str | None:
    """``إن الفريق فتش الموقع``: the subject of a type that no model knows; what models know, they tell from more than this."""
    if not pair.new_type or not pair.trigger.is_verb or pair.after:
        return None
    return "subject" if _subject_before(pair) == pair.phrase else None


def by_whom(pair: Pair) -> str | None:
    """``طلب ودعوة موجهة من قبل الحكومة``: the doer of the act before it, and of what that act is joined to."""
    if pair.phrase.preposition != BY or not pair.after or pair.phrase.kind == "time" or "V" in pair.path:
        return None
    return None if another_act_between(pair) else BY


def another_act_between(pair: Pair) -> bool:
    """``زيادة الدعم المقدم من قبل الحلف``: an act between trigger and phrase that ``و`` does not join to the trigger."""
    between = (token for token in pair.triggers if pair.trigger.token < token < pair.phrase.first)
    return any(pair.analysis.tokens[token].folded[0] != "و" for token in between)


def is_doer_by_preposition(pair: Pair) -> bool:
    """``من قبل الحكومة``: who does an act is done nothing to and is nothing that is done, but for what a participle tells of him."""
    described = pair.trigger.trigger.pos == "participle" and not pair.after
    return pair.phrase.preposition == BY and pair.phrase.kind != "time" and not described


def ordained(pair: Pair) -> str | None:
    """``قرار يقضي بالسماح``, ``اتفاق ينص على وقف``: what a decision or agreement says, behind the verb that says so."""
    word = pair.phrase.first - (1 if pair.phrase.attached else 2)
    if pair.trigger.frame.type not in _THEME_OF_ORDER or pair.trigger.is_verb or not pair.after or pair.phrase.inner:
        return None
    says = pair.phrase.preposition in _BY_WHICH and pair.analysis.tokens[word].folded in _ORDAINS
    return ORDAINED if says and not any(pair.trigger.token < token < word for token in pair.triggers) else None


def by_preposition(pair: Pair) -> str | None:
    """``الهجوم على القرية``."""
    near = pair.after and pair.rank <= (_FAR if pair.new_type else _NEAR) and pair.phrase.kind != "time"
    return pair.phrase.preposition or None if near and "V" not in pair.path else None


def by_parse(pair: Pair) -> str | None:
    """What a parser's tree says: ``قتل الجنود المسلحون`` has its subject last."""
    relation = pair.clause.syntax.relation(pair.trigger.token, pair.phrase.first) if pair.phrase.kind != "time" else None
    if relation == "preposition":
        return pair.phrase.preposition or None
    return relation if relation != "head" or pair.trigger.trigger.pos == "participle" else None


def is_object_by_parse(pair: Pair) -> bool:
    """``هاجم القرية مسلحون``: what a parser takes for the object acts in no event, wherever it stands."""
    return by_parse(pair) == "object"


RELATIONS: tuple[Callable[[Pair], str | None], ...] = (
    head_of_participle,
    idafa,
    after_verb,
    before_verb,
    by_whom,
    ordained,
    by_preposition,
)


def relation_of(pair: Pair) -> str | None:
    """The first relation that holds, or ``None``; where a parser has run, its tree alone tells."""
    rules = (by_parse,) if pair.clause.syntax.is_parsed else RELATIONS
    return next((name for rule in rules if (name := rule(pair)) is not None), None)


def marked_role(pair: Pair) -> tuple[str, ArgumentRole] | None:
    """The phrase's relation, and the role that the trigger, or else its frame, says it marks."""
    relation = relation_of(pair)
    if relation is None:
        return None
    role = (pair.trigger.trigger.roles or {}).get(relation) or pair.trigger.frame.roles.get(relation)
    if role is None:
        role = "agent" if relation == BY and by_whom(pair) else "theme" if relation == ORDAINED else None
    return (relation, role) if role else None
