"""Why there is an event: the frame and counts of its trigger, what models and heads gave, the rule behind each of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .._analysis import Analysis
from .._explanation import Reason
from .._records import Event
from ._arguments import Filling
from ._borders import trimmed
from ._coreference import Link
from ._heads import modality_shares, type_shares
from ._modality import MODALITY_RULES, NEGATION_RULES, Scope, governed_by, modality_weighed
from ._models import Models
from ._phrases import Clause
from ._quantities import RULES as QUANTITY_RULES
from ._quantities import Filler
from ._triggers import Candidate, Context, trigger_features

__all__ = ["Decided", "explain_event"]

_HEAVIEST = 6
"""Features that are named of a model."""


class Decided(NamedTuple):
    """An event with what it was made from: trigger, clause, the phrases in its roles as the models gave them and as they were cut, and the
    scope in which modality and negation were read."""

    event: Event
    trigger: Candidate
    clause: Clause
    given: tuple[Filling, ...]
    fillers: tuple[Filler, ...]
    scope: Scope


def explain_event(analysis: Analysis, models: Models, decided: Decided, rivals: Sequence[Context], link: Link | None) -> Iterator[Reason]:
    """The reasons for an event. ``rivals`` are the readings of its trigger that the frames know, ``link`` what it tells again."""
    yield from _trigger(analysis, models, decided, rivals)
    yield from _roles(analysis, decided)
    yield from _modality(analysis, models, decided)
    yield _negation(decided)
    if decided.event.quote is not None:
        yield Reason("quote", "innermost_quote", decided.event.quote)
    if link is not None:
        yield Reason("coreference", link.rule, f"tells {link.first} again, held against {link.back}")


def _trigger(analysis: Analysis, models: Models, decided: Decided, rivals: Sequence[Context]) -> Iterator[Reason]:
    candidate, event = decided.trigger, decided.event
    context = next(c for c in rivals if c.candidate.frame.type == candidate.frame.type)
    trigger = candidate.trigger
    yield Reason("trigger", "frame", f"{event.type}: {event.trigger.text!r} is {trigger.lemma} ({trigger.pos})", trigger.weight)
    seen = f"counted {context.evidence.seen} times" if context.evidence.seen else "never counted, the frame's weight stands"
    yield Reason("trigger", "counts", f"{analysis.tokens[candidate.token].folded!r} {seen}", round(context.evidence.share, 3))
    if models.knows(event.type):
        features = trigger_features(context)
        yield Reason("trigger", "model", "share for a trigger here", round(models.triggers(features)["yes"], 3))
        for feature, weight in list(models.triggers.weights(features, "yes").items())[:_HEAVIEST]:
            yield Reason("feature", feature, "speaks for" if weight > 0 else "speaks against", round(weight, 3))
    head = type_shares(analysis, candidate.token).get(event.type)
    if head is not None:
        yield Reason("head", "triggers", f"{event.type} at {event.trigger.text!r}", round(head, 3))
    others = ", ".join(sorted(c.candidate.frame.type for c in rivals if c is not context))
    yield Reason("trigger", candidate.rule, f"taken as {event.type}{f' before {others}' if others else ''}", event.score)


def _roles(analysis: Analysis, decided: Decided) -> Iterator[Reason]:
    for filling, (phrase, _) in zip(decided.given, decided.fillers, strict=True):
        text = analysis.span(phrase.first, phrase.end).text
        marked = f", marked by {filling.marker!r} in the frame" if filling.marker else ""
        yield Reason("role", filling.role, f"{text!r}{marked}", round(filling.share, 3))
        by_rules = trimmed(analysis, filling.phrase, decided.trigger.token)
        if by_rules != phrase:
            yield Reason("border", "model", f"{text!r}, by rules {analysis.span(by_rules.first, by_rules.end).text!r}")
    for argument in decided.event.arguments:
        if argument.role != "quantity":
            continue
        rule = next(
            rule.__name__
            for rule in QUANTITY_RULES
            if any(q.id == argument.ref for q in rule(analysis, decided.clause, decided.trigger, decided.fillers))
        )
        yield Reason("quantity", rule, repr(argument.text))


def _modality(analysis: Analysis, models: Models, decided: Decided) -> Iterator[Reason]:
    modality = decided.event.modality
    rule = next((rule.__name__ for rule in MODALITY_RULES if rule(decided.scope) is not None), None)
    if rule is not None:
        found = governed_by(decided.scope) if rule == "governed" else None
        by = f" by {found.governor.sense}: {analysis.tokens[found.token].text!r}" if found else ""
        yield Reason("modality", rule, f"{modality}{by}")
        return
    yield Reason("modality", "model", modality, round(modality_weighed(decided.scope, models)[modality], 3))
    head = modality_shares(analysis, decided.trigger.token)
    if head:
        yield Reason("head", "modality", f"{modality} at {decided.event.trigger.text!r}", round(head[modality], 3))


def _negation(decided: Decided) -> Reason:
    rule = next((rule.__name__ for rule in NEGATION_RULES if rule(decided.scope)), None)
    return Reason("negation", rule or "none", "denied" if rule else "no rule denies it")
