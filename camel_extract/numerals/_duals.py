"""Duals as quantities: ``جنديين`` is two soldiers.

The endings alone do not tell: ``ين`` is the sound plural's too, ``ان`` ends many stems, ``ي`` makes adjectives. ``dual_nouns.tsv`` lists
nouns with the class that says which endings of theirs can only be the dual's:

* ``feminine``: every form (``شركتين``, ``شركتا``, ``شركتي``);
* ``person`` and ``thing``: the plural is broken or in ``ات``, so ``ين`` is the dual; the construct ``ي`` of a thing is also an adjective;
* ``human``: the plural is in ``ون``/``ين``, so only ``ان`` is the dual.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from .._errors import LexiconError
from .._records import Token
from ..syntax import is_function_word, looks_like_verb
from ..syntax._words import own_initials
from ..text import fold, split_proclitics
from . import _tables as tables
from ._amount import Amount
from ._currencies import currency_duals
from ._measures import measure_duals

__all__ = ["DUAL_CLASSES", "attached_to_dual", "dual_nouns", "looks_dual", "read_dual"]

NounClass = Literal["feminine", "person", "thing", "human"]
DUAL_CLASSES: tuple[NounClass, ...] = ("feminine", "person", "thing", "human")

_FILE = "dual_nouns.tsv"
_NO_DUAL = frozenset(fold(word) for word in tables.NO_DUAL)
_NO_DUAL_JOINED = frozenset(fold(word) for word in tables.NO_DUAL_WITH_CONJUNCTION)
_NO_FEMININE = frozenset(fold(article + word) for word in tables.NO_FEMININE_DUAL for article in ("", "ال"))
_TIME_DUALS = frozenset(fold(word) for word in tables.TIME_DUALS)
_TWO = frozenset(fold(word) for word in ("اثنين", "اثنان", "اثنتين", "اثنتان"))
_OWN_KIN = frozenset((fold(noun)[:-1] + "ت" if fold(noun)[-1] == "ه" else fold(noun)) + "ي" for noun in tables.KIN)
_TIMES = frozenset(fold(word) for word in ("العام", "الأسبوع", "الشهر", "السنة", "الساعة", "الليلة", "الموسم"))
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "كم")


@cache
def dual_nouns() -> dict[str, NounClass]:
    """Folded singular -> class. Raises :class:`LexiconError` for a row that is not a word, a tab and a class, or stands twice."""
    nouns: dict[str, NounClass] = {}
    lines = files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        noun, _, written = line.partition("\t")
        noun_class = next((c for c in DUAL_CLASSES if c == written), None)
        folded = fold(noun)
        if noun_class is None or not noun.isalpha() or folded in nouns:
            raise LexiconError(f"{_FILE}, row {number}: {line!r} is not a new noun, a tab and one of {', '.join(DUAL_CLASSES)}")
        nouns[folded] = noun_class
    return nouns


@cache
def _forms() -> dict[str, str]:
    """Inflected dual form, with and without the article -> how it is known: ``sure``, ``construct``, ``construct_thing``, ``pronoun``."""
    forms: dict[str, str] = {}
    for noun, noun_class in dual_nouns().items():
        stem = noun[:-1] + "ت" if noun_class == "feminine" else noun
        endings = ("ان",) if noun_class == "human" else ("ان", "ين")
        for ending in endings:
            forms[stem + ending] = forms["ال" + stem + ending] = "sure"
    for dual in (*measure_duals(), *currency_duals()):
        forms[dual] = forms["ال" + dual] = "sure"
    for noun, noun_class in dual_nouns().items():
        stem = noun[:-1] + "ت" if noun_class == "feminine" else noun
        if noun_class == "human":
            continue
        forms.setdefault(stem + "ا", "nominative")
        forms.setdefault(stem + "ي", "construct_thing" if noun_class == "thing" else "construct")
        for pronoun in _thing_pronouns(noun) if noun_class == "thing" else _PRONOUNS:
            forms.setdefault(stem + "ي" + pronoun, "pronoun")
            if noun_class != "thing":
                forms.setdefault(stem + "ا" + pronoun, "pronoun")
    return forms


def _thing_pronouns(noun: str) -> tuple[str, ...]:
    """After a thing's ``ي`` most pronouns look like the end of an adjective or a verb; ``بلدينا`` is plain."""
    return ("هما", "نا") if noun == "بلد" else ("هما",)


@lru_cache(maxsize=32768)
def _dual_form(folded: str) -> tuple[str, str] | None:
    """(what is cut off, how the form is known)."""
    if len(folded) < 4 or folded in _NO_DUAL or folded in _NO_DUAL_JOINED or folded in dual_nouns():
        return None
    cut = split_proclitics(folded, _forms())
    if cut is None:
        return None
    bare = cut[1].removeprefix("ال")
    if "س" in cut[0] or ("ك" in cut[0] and len(bare) < 6):
        return None
    if {bare, cut[1]} & _NO_DUAL or bare in dual_nouns():
        return None
    return cut[0], _forms()[cut[1]]


@lru_cache(maxsize=32768)
def _is_unlisted_feminine(folded: str) -> bool:
    """``تين``/``تان`` of a noun that the list does not have; not what has the shape of an adjective, a verb or a land in ``ستان``."""
    if not folded.endswith(("تين", "تان")) or len(folded) < 6 or folded.endswith(("يتين", "يتان", "ستان")):
        return False
    if split_proclitics(folded, _NO_FEMININE) or folded.endswith(("اتين", "اتان")):
        return False
    bare = folded.removeprefix("و").removeprefix("ب").removeprefix("لل").removeprefix("ل").removeprefix("ال")
    stem = bare[:-3]
    if stem + "ه" in _TIME_DUALS or len(stem) < 3 or (len(stem) == 4 and (stem[1] == "ا" or stem[2] == "ي")):
        return False
    return not bare.startswith(("ي", "ت", "ا", "م"))


def looks_dual(token: Token) -> bool:
    """Whether a word has a dual's ending: what an adjective in the dual agrees with, or is itself."""
    return token.kind == "word" and len(token.folded) > 4 and token.folded.endswith(("ين", "ان")) and not is_function_word(token)


def _agrees_with_a_dual(tokens: Sequence[Token], i: int) -> bool:
    """``جنديين تركيين``: the second is an adjective, as is a third; with a clitic it is none."""
    own = _dual_form(tokens[i].folded)
    if own and own[0]:
        return False
    for k in range(i - 1, max(i - 4, -1), -1):
        before = tokens[k].folded
        form = _dual_form(before)
        if not looks_dual(tokens[k]) and not (form and form[1] == "pronoun"):
            return False
        if (form and form[1] in {"sure", "pronoun"}) or _is_unlisted_feminine(before) or before in _TWO:
            return True
    return False


def attached_to_dual(folded: str) -> str:
    """What is attached before a dual noun: ``لل`` of ``للبلدين``, the article included."""
    form = _dual_form(folded)
    if form is None:
        return ""
    rest = folded[len(form[0]) :]
    if form[0].endswith("ل") and rest.startswith("ل") and not dual_nouns().get(rest[:-2]):
        return form[0] + "ل"
    return form[0] + ("ال" if rest.startswith("ال") and len(rest) > 5 else "")


def _is_plural_countries(tokens: Sequence[Token], i: int) -> bool:
    """``البلدان العربية`` and ``بلدان عدة`` are countries, ``اتفق البلدان`` two."""
    if not tokens[i].folded.endswith("بلدان"):
        return False
    after = tokens[i + 1].folded if i + 1 < len(tokens) else ""
    if after.endswith("ه") and after.startswith("ال") == ("البلدان" in tokens[i].folded or tokens[i].folded.startswith("لل")):
        return True
    two_next = i + 1 < len(tokens) and looks_dual(tokens[i + 1])
    return not two_next and not (i and looks_like_verb(tokens[i - 1]))


def _opens_a_construct(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word after ``i`` can be what a construct dual belongs to."""
    if i + 1 >= len(tokens) or tokens[i + 1].kind != "word":
        return i + 1 < len(tokens) and tokens[i + 1].folded in {"«", '"', "“"}
    after = tokens[i + 1]
    if is_function_word(after) or looks_like_verb(after) or after.folded.startswith(("و", "لل")):
        return False
    return not (len(after.folded) > 4 and after.folded[0] in "بلكف" and after.folded not in own_initials())


def _is_construct(tokens: Sequence[Token], i: int, prefix: str, known: str) -> bool:
    """Whether a form in ``ا`` or ``ي`` is a dual in construct: ``وزيرا العمل``, ``رجلي الأمن``, ``إقليمي البنجاب``."""
    if not _opens_a_construct(tokens, i):
        return False
    definite_after = tokens[i + 1].folded.startswith("ال") and tokens[i + 1].folded not in _TIMES
    text = tokens[i].text
    if known == "nominative":
        return text[-1] != "ً" and text[-2:-1] != "ً" and (tokens[i].folded.endswith("تا") or definite_after)
    if text[-1] == "ى":
        return False
    if tokens[i].folded[len(prefix) :] in _OWN_KIN:
        return text[-1] == "ْ"
    if known == "construct_thing":
        if not definite_after:
            return False
        return "ل" in prefix or "ب" in prefix or (i > 0 and is_function_word(tokens[i - 1]))
    return not tokens[i].folded.startswith("ال")


def _dual_stems(noun: str) -> set[str]:
    """What stands before the dual ending of a noun, whether it was written with a preposition or not."""
    return {stem for bare in (noun, noun[1:]) for stem in (bare, bare[:-1] + "ت")}


def read_dual(tokens: Sequence[Token], i: int) -> Amount | None:
    """The dual noun at token ``i``, with ``اثنين`` after it: value 2, the noun its own unit; 1 to 2 for ``يوم أو يومين``."""
    if tokens[i].kind != "word":
        return None
    folded = tokens[i].folded
    two_after = i + 1 < len(tokens) and tokens[i + 1].folded in _TWO and looks_dual(tokens[i])
    if not two_after:
        form = _dual_form(folded)
        if form is None:
            if not _is_unlisted_feminine(folded):
                return None
        elif form[1] == "pronoun":
            if tokens[i].text[-1] == "ة":
                return None
        elif form[1] != "sure" and not _is_construct(tokens, i, *form):
            return None
        if _agrees_with_a_dual(tokens, i) or _is_plural_countries(tokens, i):
            return None
    if i > 1 and tokens[i - 1].folded == "او" and folded[:-2] in _dual_stems(tokens[i - 2].folded):
        return Amount(i - 2, i + 1, None, 1, 2, "range", unit=(i, i + 1))
    return Amount(i, i + 2 if two_after else i + 1, 2, 2, 2, "dual", unit=(i, i + 1))
