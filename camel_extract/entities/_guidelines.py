"""What the guidelines say of names in any text: rules that mend an engine's mentions.

A rule sees one mention among the tokens and gives what should stand in its place, nothing for a mention that is no name, or ``None`` where
it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from .._records import Token
from ..syntax._words import ORG_NOUNS, PREPOSITIONS, ROLE_NOUNS, TITLES
from ..text import fold, segmentations
from ._consistency import Found
from ._gazetteer import shared_gazetteer
from ._linking import country_of_adjective, link

__all__ = ["Mended", "follow_guidelines"]

Rule = Callable[[Sequence[Token], Found], "tuple[Found, ...] | None"]

CLASS_NOUNS: frozenset[str] = ORG_NOUNS | frozenset(
    fold(
        "السلطات سلطات البعثة بعثة القوات الشركات اللجان الوزارات الجماعة جماعة المجموعة مجموعة القيادة قيادة السفارة القمة دول الدول"
    ).split()
)
"""Nouns for a kind of body or place; bare, with or without the article, they name none."""
_NAMES_AFTER_ALL: frozenset[str] = frozenset({fold("المدينة")})
"""Class nouns that a newspaper or the like is called by."""

_OFFICES: frozenset[str] = ROLE_NOUNS | TITLES | frozenset(fold("رؤساء وزراء نواب سفراء مندوبو مندوبي أمراء ملوك قادة").split())
_TITLES: frozenset[str] = TITLES | frozenset(noun for noun in ROLE_NOUNS if noun.startswith("ال"))
_PEOPLE_AND_RULERS: frozenset[str] = frozenset(fold("شعب حكومة قيادة ملك رئيس").split())
_FREE_PREPOSITIONS: frozenset[str] = PREPOSITIONS - {fold("علي")}
"""Without the name Ali, which the folded ``على`` looks like."""
_LONGEST_LETTER_NAME = 3
_JOINING: frozenset[str] = frozenset(".-")


def _readings(word: str) -> Iterator[str]:
    """The folded word, then without conjunction and preposition; the article stays."""
    for cut in segmentations(word):
        if not cut.suffix:
            yield f"ال{cut.stem}" if cut.definite else cut.stem


def _is_one_of(word: str, known: frozenset[str]) -> bool:
    return any(reading in known for reading in _readings(word))


def _is_single(found: Found) -> bool:
    return found.end - found.first == 1


def bare_class_noun(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``البرلمان``, ``السلطات``, ``قوات`` alone name nobody."""
    word = tokens[found.first].folded
    if _is_single(found) and found.label != "PER" and word not in _NAMES_AFTER_ALL and _is_one_of(word, CLASS_NOUNS):
        return ()
    return None


def bare_office(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``لرئيس``, ``السفير`` alone are offices, no names."""
    if _is_single(found) and found.label != "PER" and _is_one_of(tokens[found.first].folded, _OFFICES):
        return ()
    return None


def bare_nationality(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``الإيطالي`` alone is no entity; ``السعودية`` is one, and so is a person of the name ``التركي``."""
    word = tokens[found.first].folded
    if not _is_single(found) or found.label == "PER" or country_of_adjective(word) is None:
        return None
    names = shared_gazetteer().names
    return None if any(reading in known for reading in _readings(word) for known in names.values()) else ()


def country_as_organisation(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``وفنلندا والسويد``: the name of a country alone is a place, whatever it does."""
    if found.label != "ORG":
        return None
    mention = tokens[found.first : found.end]
    known = link(mention, label="LOC")
    if known and known.ref and known.ref.startswith("ISO3166:") and link(mention, label="ORG") is None:
        return (found._replace(label="LOC"),)
    return None


def people_and_government(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``شعب وحكومة السعودية``: nouns coordinated before one country are outside its name."""
    first = found.first
    while first < found.end - 1 and _is_one_of(tokens[first].folded, _PEOPLE_AND_RULERS):
        first += 1
    nouns = first - found.first + (found.first > 0 and _is_one_of(tokens[found.first - 1].folded, _PEOPLE_AND_RULERS))
    if found.label == "PER" or first == found.first or nouns < 2 or not tokens[first - 1].folded.startswith("و"):
        return None
    return (found._replace(first=first, label="LOC"),) if link(tokens[first : found.end], label="LOC") else None


def title_before_person(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``الرئيس باراك أوباما``: the name begins after the title."""
    first = found.first
    while found.label == "PER" and first < found.end - 1 and (_is_title(tokens[first]) or tokens[first].kind == "punct"):
        first += 1
    return (found._replace(first=first),) if first > found.first else None


def _is_title(token: Token) -> bool:
    return len(token.folded) > 1 and _is_one_of(token.folded, _TITLES)


def preposition_at_the_end(tokens: Sequence[Token], found: Found) -> tuple[Found, ...] | None:
    """``بعثة الناتو في``: the name of a body or a place does not end on a preposition that stands free."""
    if found.label == "PER":
        return None
    end = found.end
    while end > found.first and (tokens[end - 1].folded in _FREE_PREPOSITIONS or tokens[end - 1].kind == "punct"):
        end -= 1
    if end == found.end or tokens[end].kind == "punct":
        return None
    return (found._replace(end=end),) if end > found.first else ()


RULES: tuple[Rule, ...] = (
    preposition_at_the_end,
    bare_class_noun,
    bare_office,
    bare_nationality,
    country_as_organisation,
    people_and_government,
    title_before_person,
)


class Mended(NamedTuple):
    """A mention and the name of the rule that made it what it is, ``None`` where it is as the engine gave it."""

    found: Found
    rule: str | None


def follow_guidelines(tokens: Sequence[Token], mentions: Iterable[Found]) -> list[Mended]:
    """The mentions, in order of offset, with letters between dots joined and each mended by the first rule that speaks."""
    return [mended for found in letters_between_dots(tokens, mentions) for mended in _mended(tokens, found)]


def _mended(tokens: Sequence[Token], joined: Mended) -> tuple[Mended, ...]:
    for rule in RULES:
        if (decision := rule(tokens, joined.found)) is not None:
            return tuple(Mended(found, rule.__name__) for found in decision)
    return (joined,)


def letters_between_dots(tokens: Sequence[Token], mentions: Iterable[Found]) -> list[Mended]:
    """``ان.بي.سي``: names of letters with one label, a dot or hyphen and no space between are one name."""
    joined: list[Mended] = []
    for found in mentions:
        last = joined[-1].found if joined else None
        if last and last.label == found.label and _are_joined(tokens, last.end, found.first):
            scores = [score for score in (last.score, found.score) if score is not None]
            whole = Found(last.first, found.end, found.label, min(scores) if scores else None)
            joined[-1] = Mended(whole, letters_between_dots.__name__)
        else:
            joined.append(Mended(found, None))
    return joined


def _are_joined(tokens: Sequence[Token], end: int, first: int) -> bool:
    return (
        first == end + 1
        and max(len(tokens[end - 1].folded), len(tokens[first].folded)) <= _LONGEST_LETTER_NAME
        and tokens[end].folded in _JOINING
        and tokens[end - 1].end == tokens[end].start
        and tokens[end].end == tokens[first].start
    )
