"""Who does what to whom, where and when: the phrases of the sentence that fill a trigger's roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from .._analysis import Analysis
from .._records import ArgumentRole
from ..syntax import attached_clitics
from ._features import Pair, pair_features
from ._markers import BY, ORDAINED, another_act_between, is_doer_by_preposition, is_object_by_parse, marked_role
from ._models import Models
from ._phrases import Clause, Phrase
from ._second_look import LABELS, side_by_side
from ._triggers import Candidate

__all__ = ["Filling", "Look", "candidate_phrases", "decide", "first_look", "give_roles", "ranked"]

WINDOW = 12
"""Phrases on each side of a trigger that can fill its roles."""
_MARKER_SHARE = 0.4
"""How far a frame's marker lifts the role that it marks."""
_NEW_TYPE_SHARE = 0.9
"""The same for a type that no model knows: there the frame decides."""
_REACH = 3 * WINDOW
"""Phrases on each side, inner ones too, that are looked at for those."""
_CERTAIN = frozenset((BY, ORDAINED))
"""Relations that lift their role after the second look too."""
_WORTH_A_LOOK = 0.05
"""Probability of a role from which a phrase gets a second look."""
_LONGEST = 60
"""Tokens of the longest phrase read from a trigger on."""


def candidate_phrases(analysis: Analysis, clause: Clause, trigger: Candidate) -> list[Phrase]:
    """The phrases that can fill a role, the one that holds the trigger cut before it, and the one straight after it always there."""
    at = trigger.token
    middle = bisect_left(clause.phrases, at, key=lambda phrase: phrase.first)
    around = clause.phrases[max(middle - _REACH, 0) : middle + _REACH]
    found = [phrase for phrase in around if phrase.first != at]
    following = at + 1
    opens = following < clause.sentence.end_token and analysis.tokens[following].kind != "punct"
    if opens and all(phrase.first != following for phrase in found) and clause.symbol(following) == "N":
        preposition, conjoined = attached_clitics(analysis, following)
        limit = min(clause.sentence.end_token, following + _LONGEST)
        end = max(clause.syntax.phrase_end(following, limit), following + 1)
        found.append(Phrase(following, end, preposition, bool(preposition), conjoined, "noun", inner=True))
    return found


def ranked(phrases: Sequence[Phrase], trigger: int) -> Iterator[tuple[int, Phrase]]:
    """Phrases with their rank, counted in phrases that are not inner: after the trigger first (1, 2, …), then those before (-1, -2, …)."""
    after = sorted((p for p in phrases if p.first > trigger), key=lambda p: p.first)
    before = sorted((p for p in phrases if p.first < trigger), key=lambda p: -p.first)
    for side, sign in ((after, 1), (before, -1)):
        rank = 0
        for phrase in side:
            rank += not phrase.inner or rank == 0
            if rank > WINDOW:
                break
            yield sign * rank, phrase


class Filling(NamedTuple):
    """A phrase in a role, with the probability of that, and the relation that marks the role in the frame, if one does."""

    phrase: Phrase
    role: ArgumentRole
    share: float
    marker: str | None


def _possible(pair: Pair, shares: dict[str, float]) -> dict[str, float]:
    """The roles that a phrase can have: a time fills its own only, the doer behind ``من قبل`` is the agent of the nearest act and of what
    comes behind it, and what a parser takes for the object is no agent."""
    if pair.phrase.kind == "time":
        return {"time": shares["time"]}
    if is_doer_by_preposition(pair):
        return {"agent": 0.0 if another_act_between(pair) else shares["agent"]}
    if is_object_by_parse(pair):
        agent, shares["agent"] = shares["agent"], 0.0
        return {role: share / (1 - agent) for role, share in shares.items()} if agent < 1 else shares
    return shares


def _shares(pair: Pair, models: Models, marked: tuple[str, ArgumentRole] | None) -> dict[str, float]:
    """Role -> probability: the model over phrases, and what the frame marks."""
    shares = models.roles(pair_features(pair))
    shares.pop("none")
    shares = _possible(pair, shares)
    if marked is not None and marked[1] in shares:
        shares[marked[1]] += (_NEW_TYPE_SHARE if pair.new_type else _MARKER_SHARE) * (1 - shares[marked[1]])
    return shares


class Look(NamedTuple):
    """The phrases that can fill a trigger's roles, the probability of each role of each, and what the frame marks each as."""

    pairs: list[Pair]
    shares: list[dict[str, float]]
    marked: list[tuple[str, ArgumentRole] | None]


def first_look(
    analysis: Analysis,
    models: Models,
    clause: Clause,
    trigger: Candidate,
    triggers: frozenset[int],
    previous: Candidate | None,
    earlier: Mapping[int, ArgumentRole],
    filled: Mapping[int, ArgumentRole],
    threshold: float,
) -> Look:
    """Each phrase weighed in its turn, the nearest first, with the roles given so far."""
    given: dict[int, ArgumentRole] = {}
    look = Look([], [], [])
    new_type = not models.knows(trigger.frame.type)
    phrases = candidate_phrases(analysis, clause, trigger)
    clause = replace(clause, phrases=tuple(sorted(phrases, key=lambda p: p.first)))
    for rank, phrase in ranked(phrases, trigger.token):
        pair = Pair(analysis, clause, trigger, phrase, rank, triggers, given, earlier, previous, filled, new_type)
        marked = marked_role(pair)
        shares = _shares(pair, models, marked)
        label = max(shares, key=lambda role: shares[role])
        if shares[label] >= threshold:
            given[phrase.first] = cast(ArgumentRole, label)
        look.pairs.append(pair)
        look.shares.append(shares)
        look.marked.append(marked)
    return look


def second_look(models: Models, look: Look) -> Look:
    """The phrases weighed again, side by side, but for the unlikely. No model knows a user's type: its first look stands."""
    wanted = [i for i, shares in enumerate(look.shares) if max(shares.values()) >= _WORTH_A_LOOK]
    if models.trees is None or not wanted or look.pairs[0].new_type:
        return look
    rows = models.trees(side_by_side(look.pairs, look.shares, wanted)).tolist()
    shares = list(look.shares)
    for i, row in zip(wanted, rows, strict=True):
        shares[i] = _possible(look.pairs[i], dict(zip(LABELS[1:], row[1:], strict=True)))
        marked = look.marked[i]
        if marked is not None and marked[0] in _CERTAIN:
            shares[i][marked[1]] += _MARKER_SHARE * (1 - shares[i][marked[1]])
    return look._replace(shares=shares)


def decide(look: Look, trigger: int, threshold: float) -> dict[int, Filling]:
    """The likeliest role of each phrase where it is likely enough, by first token of the phrase."""
    found: dict[int, Filling] = {}
    for pair, shares, marked in zip(*look, strict=True):
        label = max(shares, key=lambda role: shares[role])
        if shares[label] >= threshold:
            role = cast(ArgumentRole, label)
            marker = marked[0] if marked and marked[1] == role else None
            found[pair.phrase.first] = Filling(pair.phrase, role, shares[label], marker)
    return {first: filler for first, filler in found.items() if not _inside_another(filler, found.values(), trigger)}


def give_roles(
    analysis: Analysis,
    models: Models,
    clause: Clause,
    trigger: Candidate,
    triggers: frozenset[int],
    previous: Candidate | None,
    earlier: Mapping[int, ArgumentRole],
    filled: Mapping[int, ArgumentRole],
    threshold: float,
) -> dict[int, Filling]:
    """The roles of one trigger, by first token of the phrase."""
    look = first_look(analysis, models, clause, trigger, triggers, previous, earlier, filled, threshold)
    return decide(second_look(models, look), trigger.token, threshold)


def _inside_another(filler: Filling, fillers: Iterable[Filling], trigger: int) -> bool:
    """Whether a phrase stands inside a longer filler of the same role, and is no further part of a coordination."""
    phrase = filler.phrase
    return not phrase.conjoined and any(
        other.phrase.first < phrase.first < other.phrase.end
        and other.role == filler.role
        and not other.phrase.first < trigger < phrase.first
        for other in fillers
    )
