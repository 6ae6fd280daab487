"""Where an argument ends: at each word after its first a log-linear model says whether the argument goes on.

Rules over words end a phrase (see ``syntax``); annotated arguments teach where people end them: after the adjective that the rules cut
off, before the apposition that they run over. The model sees the rules' end, the kind of each word, and how far the encoder's share for
the role falls from the argument's first word to this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .._analysis import Analysis
from .._records import ArgumentRole
from ..syntax import attached_clitics, entity_at
from ..syntax._words import ADVERBS, DEMONSTRATIVES, ORG_NOUNS, ROLE_NOUNS, TIME_NOUNS, TITLES
from ..text import fold
from ._arguments import Filling
from ._heads import role_curve, steps
from ._models import Models
from ._phrases import Clause, Phrase
from ._triggers import Candidate

__all__ = ["LABELS", "LONGEST", "Border", "argument_end", "border_features", "trimmed", "with_ends"]

LABELS = ("ends", "goes on")
LONGEST = 20
"""Words of the longest argument that is read."""
_WORD_CLASSES = (
    ("office", ROLE_NOUNS),
    ("body", ORG_NOUNS),
    ("title", TITLES),
    ("time", TIME_NOUNS),
    ("adverb", ADVERBS),
    ("this", DEMONSTRATIVES),
)
_FAR = 5
_OPENERS = frozenset("«“‘(-")
_WITH_PRONOUN = frozenset(
    fold(
        "منه منها منهم منهما فيه فيها فيهم عليه عليها عليهم إليه إليها إليهم عنه عنها عنهم معه معها معهم له لها لهم به بها بهم"
    ).split()
)
"""Prepositions that have what they ask for."""
_CLOSERS = frozenset("»”\"'’،,؛.")


@dataclass
class Border:
    """The word at which an argument of a trigger ends or goes on."""

    analysis: Analysis
    clause: Clause
    trigger: Candidate
    phrase: Phrase
    role: ArgumentRole
    at: int

    @cached_property
    def place(self) -> str:
        """Where the word stands to the end of the phrase: in it, its last, right after it, or further."""
        beyond = self.at - self.phrase.end
        return "in" if beyond < -1 else "last" if beyond == -1 else "after" if beyond == 0 else "beyond"

    def kind(self, token: int) -> str:
        """What a word is to a phrase: a mark, a function word by its class, a noun by its clitics, article or ending; ``^`` outside."""
        if not self.clause.sentence.first_token <= token < self.clause.sentence.end_token:
            return "^"
        symbol, word = self.clause.symbol(token), self.analysis.tokens[token].folded
        if symbol in ",PF-":
            return f"{symbol}{word}"
        if symbol != "N":
            return symbol
        if self.analysis.tokens[token].kind != "word":
            return self.analysis.tokens[token].kind if word.isalnum() else f",{word}"
        preposition, conjoined = attached_clitics(self.analysis, token)
        clitics = f"{'و' if conjoined else ''}{preposition}"
        bare = word[len(clitics) :]
        article = bare.startswith("ال") or word.startswith("لل")
        known = next((name for name, words in _WORD_CLASSES if word in words or bare in words), "")
        return f"{clitics}+{'ال' if article else bare[-1:]}{known}"


Feature = Callable[[Border], Iterator[str]]


def end_by_rules(border: Border) -> Iterator[str]:
    """Where the rules over words end the phrase."""
    yield f"place:{border.place}:{border.role}"
    yield f"place:{border.place}:{border.phrase.inner}:{min(border.at - border.phrase.first, _FAR)}"
    yield f"place:{border.place}:{border.phrase.preposition}"


def kinds_of_words(border: Border) -> Iterator[str]:
    """The word, those around it, and the first of the argument."""
    before, here, after = (border.kind(border.at + step) for step in (-1, 0, 1))
    yield f"kind:{here}"
    yield f"kind:{here}:{border.place}"
    yield f"kinds:{before}:{here}"
    yield f"kinds:{before}:{here}:{border.place}"
    yield f"next:{here}:{after}"
    yield f"next:{border.place}:{after}"
    yield f"first:{border.kind(border.phrase.first)}:{here}"


def word_itself(border: Border) -> Iterator[str]:
    yield f"word:{border.analysis.tokens[border.at].folded}"
    yield f"first word:{border.analysis.tokens[border.phrase.first].folded}:{border.place}"


def other_name(border: Border) -> Iterator[str]:
    """Whether a name starts here, and whether one ended before."""
    here, before = entity_at(border.analysis, border.at), entity_at(border.analysis, border.at - 1)
    yield f"name:{here.label if here else ''}:{before.label if before else ''}"
    yield f"name:{here.label if here else ''}:{before.label if before else ''}:{border.place}"


def share_of_role(border: Border) -> Iterator[str]:
    """What the encoder gives the role here, before and after, as a part of what it gives the first word."""
    curve = role_curve(border.analysis, border.trigger.token, border.role, border.phrase.first, border.at + 2)
    if not curve:
        yield "share:none"
        return
    offset = border.at - border.phrase.first
    for name, share in zip(("before", "here", "after"), curve[offset - 1 : offset + 2], strict=False):
        for step in steps(min(share / max(curve[0], 0.05), 1.0)):
            yield f"share {name}:{step}"
            yield f"share {name}:{step}:{border.place}"


FEATURES: tuple[Feature, ...] = (end_by_rules, kinds_of_words, word_itself, other_name, share_of_role)


def border_features(border: Border) -> list[str]:
    """All features of a word at which an argument may end."""
    return ["bias", *(name for feature in FEATURES for name in feature(border))]


def argument_end(
    analysis: Analysis, models: Models, clause: Clause, trigger: Candidate, phrase: Phrase, role: ArgumentRole, limit: int
) -> int:
    """The token after an argument: as the model says, never inside a name nor past ``limit``.

    Times, what a parser's tree has ended, and phrases of a stage without this model end as they are.
    """
    if phrase.kind == "time" or clause.syntax.is_parsed or "bias" not in models.borders:
        return phrase.end
    at = phrase.first + 1
    while at < min(limit, phrase.first + LONGEST):
        name = entity_at(analysis, at)
        inside = name is not None and name.start < analysis.tokens[at].start
        if not inside and models.borders(border_features(Border(analysis, clause, trigger, phrase, role, at)))["ends"] > 0.5:
            break
        at += 1
    return _bracket_closed(analysis, clause, phrase.first, _without_loose_word(analysis, clause, phrase.first, at))


def _without_loose_word(analysis: Analysis, clause: Clause, first: int, end: int) -> int:
    """``مديري التعليم في``: no argument ends on a word that asks for another, nor on an opening mark."""
    while end - 1 > first:
        word = analysis.tokens[end - 1].folded
        asks = clause.symbol(end - 1) in "PCR-" and word not in _WITH_PRONOUN
        if not asks and word not in _OPENERS:
            break
        end -= 1
    return end


def _bracket_closed(analysis: Analysis, clause: Clause, first: int, end: int) -> int:
    """``الاتحاد الدولي (الفيفا)``: an argument takes in a bracket's other half, or leaves the bracket out."""
    words = [token.folded for token in analysis.tokens[first : min(end + 1, clause.sentence.end_token)]]
    opener = next((i for i in range(end - first - 1, 0, -1) if words[i] in "()"), None)
    if opener is None or words[opener] == ")":
        return end
    return end + 1 if words[end - first :] == [")"] else first + opener


def with_ends(
    analysis: Analysis, models: Models, clause: Clause, trigger: Candidate, fillings: Iterable[Filling]
) -> Iterator[tuple[Phrase, ArgumentRole]]:
    """The phrases in a trigger's roles, each as far as its argument goes, but not into the next one that fills a role."""
    given = list(fillings)
    for filling in given:
        phrase = filling.phrase
        beyond = [other.phrase.first for other in given if other.phrase.first >= phrase.end]
        limit = min([clause.sentence.end_token, *beyond])
        ended = replace(phrase, end=argument_end(analysis, models, clause, trigger, phrase, filling.role, limit))
        yield trimmed(analysis, ended, trigger.token), filling.role


def trimmed(analysis: Analysis, phrase: Phrase, trigger: int) -> Phrase:
    """The phrase without a trigger inside it, or what follows, and without marks at its end."""
    end = trigger if phrase.first < trigger < phrase.end else phrase.end
    while end - 1 > phrase.first and analysis.tokens[end - 1].folded in _CLOSERS:
        end -= 1
    return replace(phrase, end=end)
