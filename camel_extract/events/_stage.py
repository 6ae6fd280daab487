"""The events stage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike

from .._analysis import Analysis
from .._explanation import Reason
from .._records import Argument, ArgumentRole, Event, Modality, Quote, Span
from ..text import fold
from ._arguments import give_roles
from ._borders import with_ends
from ._coreference import Link, find_links, with_links
from ._explain import Decided, explain_event
from ._frames import load_lexicon
from ._modality import Earlier, Outlook, Scope, is_negated, modality_of, outlook_of
from ._models import Models
from ._phrases import Clause, Phrase, read_clause
from ._quantities import event_quantities
from ._triggers import Candidate, contexts, counted_by, find_triggers

__all__ = ["Events"]

_THRESHOLD = 0.3
"""Least probability of a role."""
_MARKS = {"«": "»", "“": "”", '"': '"', "(": ")", "‘": "’"}
_BY_US = fold("من قبلنا").split()
_BY_US_REACH = 5
"""Tokens behind a trigger within which ``من قبلنا`` is looked for."""
_JOINT = 0.22
"""Least product of the probabilities of a role and of its trigger."""


class Events:
    """Finds events: triggers by the frames, then arguments, modality, negation, the quote that each stands in, and what it tells again.

    ``frames`` is a JSON file of frames that are added to the library's own; a type of the same name replaces the library's. Raises
    :class:`LexiconError` for a file that breaks the schema.
    """

    def __init__(self, *, frames: str | PathLike[str] | None = None) -> None:
        self.lexicon = load_lexicon(frames)
        self.models: Models | None = None

    def _models_for(self, analysis: Analysis) -> Models:
        """The models given to the stage, or the library's own: those that weigh the encoder's heads where it has run."""
        return self.models or Models.own(encoder=any(analysis.tags))

    def __call__(self, analysis: Analysis) -> tuple[Event, ...]:
        """The events of a text, in order of trigger."""
        decided = self._decide(analysis)
        return with_links([d.event for d in decided], _links(analysis, decided))

    def explain(self, analysis: Analysis, record: Event) -> tuple[Reason, ...]:
        """The rules and models that made an event of this analysis."""
        models = self._models_for(analysis)
        decided = self._decide(analysis)
        own = next(d for d in decided if d.event.id == record.id)
        found = contexts(analysis, self.lexicon, counted_by(models))
        rivals = next(readings for readings in found if readings[0].candidate.token == own.trigger.token)
        return tuple(explain_event(analysis, models, own, rivals, _links(analysis, decided).get(record.id)))

    def _decide(self, analysis: Analysis) -> list[Decided]:
        """The events in order of trigger, each with what it was made from."""
        models = self._models_for(analysis)
        triggers = find_triggers(analysis, self.lexicon, models)
        decided: list[Decided] = []
        mentions: dict[tuple[str, str], str] = {}
        quotes = innermost_quotes(analysis, [trigger.token for trigger in triggers])
        outlook = outlook_of(analysis, triggers)
        first = 0
        for sentence in analysis.sentences:
            end = first
            while end < len(triggers) and triggers[end].token < sentence.end_token:
                end += 1
            own = triggers[first:end]
            first = end
            if own:
                tokens = frozenset(trigger.token for trigger in own)
                clause = read_clause(analysis, sentence, [t.token for t in own if t.is_verb], tokens)
                decided.extend(_sentence_events(analysis, models, clause, own, tokens, len(decided), mentions, quotes, outlook))
        return decided


def _links(analysis: Analysis, decided: Sequence[Decided]) -> dict[str, Link]:
    return find_links(analysis, [d.trigger for d in decided], [d.event for d in decided])


def _sentence_events(
    analysis: Analysis,
    models: Models,
    clause: Clause,
    triggers: Sequence[Candidate],
    tokens: frozenset[int],
    before: int,
    mentions: dict[tuple[str, str], str],
    quotes: Mapping[int, Quote],
    outlook: Outlook,
) -> Iterator[Decided]:
    previous: Candidate | None = None
    earlier: Earlier | None = None
    roles: dict[int, ArgumentRole] = {}
    filled: dict[int, ArgumentRole] = {}
    for number, trigger in enumerate(triggers, before + 1):
        given = give_roles(analysis, models, clause, trigger, tokens, previous, roles, filled, max(_THRESHOLD, _JOINT / trigger.score))
        fillers = list(with_ends(analysis, models, clause, trigger, given.values()))
        quantities = event_quantities(analysis, clause, trigger, fillers)
        arguments = [_argument(analysis, phrase, role) for phrase, role in fillers]
        arguments.extend(Argument(q.start, q.end, q.text, "quantity", q.id) for q in quantities)
        key = trigger.frame.type, trigger.trigger.lemma
        quote = quotes.get(trigger.token)
        if (speaker := done_by_the_speaker(analysis, clause, trigger, tokens, quote)) is not None:
            arguments = [a for a in arguments if a.role != "agent"]
            arguments.append(Argument(speaker.start, speaker.end, speaker.text, "agent", quote.speaker_entity if quote else None))
        scope = Scope(analysis, clause.sentence, trigger, earlier, mentions.get(key), outlook)
        modality = mentions[key] = modality_of(scope, models)
        arguments.sort(key=lambda argument: argument.start)
        event = _event(analysis, trigger, arguments, f"v{number}", modality, is_negated(scope), quote)
        yield Decided(event, trigger, clause, tuple(given.values()), tuple(fillers), scope)
        earlier = Earlier(trigger, modality)
        filled.update(roles)
        previous, roles = trigger, {first: filling.role for first, filling in given.items()}


def done_by_the_speaker(
    analysis: Analysis, clause: Clause, trigger: Candidate, triggers: frozenset[int], quote: Quote | None
) -> Span | None:
    """``الدعم المقدم من قبلنا``: in a quote, the speaker in the same sentence does the act that is done "by us", the nearest before it."""
    if quote is None or quote.speaker is None or not clause.sentence.start <= quote.speaker.start < clause.sentence.end:
        return None
    for at in range(trigger.token + 1, min(trigger.token + _BY_US_REACH, clause.sentence.end_token)):
        word = analysis.tokens[at].folded
        if word == _BY_US[1] and analysis.tokens[at - 1].folded == _BY_US[0]:
            return quote.speaker
        if clause.symbol(at) in "V,C" or at in triggers:
            return None
    return None


def _argument(analysis: Analysis, phrase: Phrase, role: ArgumentRole) -> Argument:
    span = phrase.record or analysis.span(phrase.first, _past_closing_mark(analysis, phrase.first, phrase.end))
    return Argument(span.start, span.end, span.text, role, _reference(analysis, span, role))


def _past_closing_mark(analysis: Analysis, first: int, end: int) -> int:
    """``حملة "لنحمهم"``: a mark that opens in an argument and closes right behind it belongs to it."""
    if end == len(analysis.tokens) or analysis.tokens[end].folded not in _MARKS.values():
        return end
    waiting = ""
    for token in analysis.tokens[first:end]:
        waiting = "" if token.folded in waiting else _MARKS.get(token.folded, waiting)
    return end + (analysis.tokens[end].folded in waiting)


def _reference(analysis: Analysis, span: Span, role: ArgumentRole) -> str | None:
    """The id of the time that fills a time role, or of the last name in a phrase (``وزير الخارجية باولو جينتيلوني``)."""
    if role == "time":
        i = bisect_left(analysis.times, span.start, key=lambda time: time.start)
        return analysis.times[i].id if i < len(analysis.times) and analysis.times[i].start == span.start else None
    entities = analysis.entities
    i = bisect_right(entities, span.end - 1, key=lambda entity: entity.start) - 1
    held = []
    while i >= 0 and entities[i].end > span.start:
        held.append(entities[i])
        i -= 1
    persons = [entity for entity in held if entity.label == "PER"]
    if persons:
        return persons[0].id
    return held[-1].id if held else None


def innermost_quotes(analysis: Analysis, tokens: Sequence[int]) -> dict[int, Quote]:
    """Token -> the shortest quote that holds it, for tokens in order."""
    found: dict[int, Quote] = {}
    open_quotes: list[Quote] = []
    waiting = sorted(analysis.quotes, key=lambda quote: -quote.start)
    for token in tokens:
        word = analysis.tokens[token]
        while waiting and waiting[-1].start <= word.start:
            open_quotes.append(waiting.pop())
        open_quotes = [quote for quote in open_quotes if quote.end >= word.end]
        if open_quotes:
            found[token] = min(open_quotes, key=lambda quote: quote.end - quote.start)
    return found


def _event(
    analysis: Analysis,
    trigger: Candidate,
    arguments: Sequence[Argument],
    id: str,
    modality: Modality,
    negated: bool,
    quote: Quote | None,
) -> Event:
    word = analysis.span(trigger.token, trigger.token + 1)
    start = min([word.start, *(a.start for a in arguments)])
    end = max([word.end, *(a.end for a in arguments)])
    return Event(
        start,
        end,
        analysis.text[start:end],
        id,
        trigger.frame.type,
        word,
        tuple(arguments),
        modality,
        negated,
        quote=quote.id if quote else None,
        time=next((a.ref for a in arguments if a.role == "time"), None),
        plover=trigger.frame.plover,
        cameo=trigger.frame.cameo,
        score=round(trigger.score, 3),
    )
