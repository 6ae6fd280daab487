"""Words that look like triggers where they stand and report nothing: each rule names one kind, whatever the models think of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .._analysis import Analysis
from .._records import Sentence
from ..syntax import entity_at
from ..text import fold

if TYPE_CHECKING:
    from ._triggers import Candidate

__all__ = ["is_look_alike", "names_agreement"]

_NUCLEAR = frozenset(fold("النووي نووي النووية نووية").split())
_NUMBER = frozenset(fold("رقم ذي المرقم").split())
_AGREEMENTS = frozenset(fold("اتفاق اتفاقية معاهدة").split())
_TREATIES = frozenset(fold("اتفاقية معاهدة").split())
_THE_AGREEMENT = frozenset(f"{clitic}{fold(word)}" for word in ("اتفاق", "اتفاقية") for clitic in ("ال", "وال", "بال", "لل", "فال"))
_REACH = 7
"""Tokens after ``قرار`` within which its number stands."""

Rule = Callable[[Analysis, Sentence, "Candidate", bool], bool]


def _word(analysis: Analysis, sentence: Sentence, token: int) -> str:
    return analysis.tokens[token].folded if token < sentence.end_token else ""


def names_agreement(analysis: Analysis) -> bool:
    """Whether a text speaks of an agreement by name: ``الاتفاق النووي``."""
    tokens = analysis.tokens
    return any(
        tokens[i].folded in _THE_AGREEMENT and tokens[i + 1].folded in _NUCLEAR for i in range(len(tokens) - 1)
    )


def named_agreement(analysis: Analysis, sentence: Sentence, candidate: Candidate, by_name: bool) -> bool:
    """``الاتفاق النووي``, ``اتفاقية جنيف``: a document by its name."""
    lemma = fold(candidate.trigger.lemma)
    if candidate.is_verb or lemma not in _AGREEMENTS:
        return False
    following = candidate.token + 1
    if _word(analysis, sentence, following) in _NUCLEAR:
        return candidate.cut.definite or bool(candidate.cut.suffix)
    if lemma not in _TREATIES or following >= sentence.end_token:
        return False
    entity = entity_at(analysis, following)
    return entity is not None and entity.label == "LOC" and entity.start == analysis.tokens[following].start


def agreement_named_elsewhere(analysis: Analysis, sentence: Sentence, candidate: Candidate, by_name: bool) -> bool:
    """``الاتفاق`` in a text that speaks of ``الاتفاق النووي``."""
    return by_name and analysis.tokens[candidate.token].folded in _THE_AGREEMENT


def numbered_resolution(analysis: Analysis, sentence: Sentence, candidate: Candidate, by_name: bool) -> bool:
    """``قرار مجلس الأمن رقم 2216``, ``القرار 2216``."""
    if fold(candidate.trigger.lemma) != "قرار":
        return False
    after = [_word(analysis, sentence, candidate.token + n) for n in range(1, _REACH)]
    return any(word in _NUMBER for word in after) or after[0].isdecimal()


RULES: tuple[Rule, ...] = (named_agreement, agreement_named_elsewhere, numbered_resolution)


def is_look_alike(analysis: Analysis, sentence: Sentence, candidate: Candidate, *, by_name: bool) -> bool:
    """Whether a candidate reports nothing; ``by_name`` says what :func:`names_agreement` does of the text."""
    return any(rule(analysis, sentence, candidate, by_name) for rule in RULES)
