"""Quotation marks, paired by state over a paragraph.

News closes with opening marks, opens with closing ones and forgets either, so a mark's code point says only which family it is of; what
it does is told by what stands open, and by whether it touches the word before or after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .._analysis import Analysis
from .._records import Token

__all__ = ["MARKS", "Region", "pair_marks"]

FAMILIES: tuple[str, ...] = ("«»", "“”„‟", "\"", "‘’‚‛", "‹›", "﴿﴾")
MARKS: dict[str, int] = {mark: family for family, marks in enumerate(FAMILIES) for mark in marks}
_OPENING_SHAPES = frozenset("«“„‘‹﴿")
_SINGLE = frozenset("‘’‚‛")


@dataclass(frozen=True, slots=True)
class Region:
    """Quoted tokens: ``open`` is the opening mark, ``close`` the closing one, or the token after the paragraph where it is missing."""

    open: int
    close: int
    closed: bool
    depth: int


def _touches_before(tokens: tuple[Token, ...], i: int) -> bool:
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].kind != "punct"


def _touches_after(tokens: tuple[Token, ...], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start and tokens[i + 1].kind != "punct"


def _is_apostrophe(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].folded in _SINGLE and _touches_before(tokens, i) and _touches_after(tokens, i)


def _opens(tokens: tuple[Token, ...], i: int, open_in_family: int) -> bool:
    """Whether the mark at ``i`` opens: nothing of its family stands open, or it plainly stands before a word and after a gap."""
    if not open_in_family:
        return True
    mark = tokens[i].folded
    apart = not _touches_before(tokens, i) and _touches_after(tokens, i)
    return mark in _OPENING_SHAPES and apart and not (tokens[i - 1].kind == "punct" and tokens[i - 1].end == tokens[i].start)


def _opens_inside(tokens: tuple[Token, ...], i: int, stack: list[int]) -> bool:
    """``""فيفا" ستكون معنا"``: of two straight marks that touch each other and a word, the second opens inside the first."""
    return bool(stack) and stack[-1] == i - 1 and tokens[i - 1].end == tokens[i].start and _touches_after(tokens, i)


def _stray_closing(tokens: tuple[Token, ...], i: int) -> bool:
    """A closing shape with nothing open, behind a word or a full stop and before a gap: its partner is missing."""
    behind = i > 0 and tokens[i - 1].end == tokens[i].start
    return tokens[i].folded in "»”›’" and behind and not _touches_after(tokens, i)


def _straight_roles(tokens: tuple[Token, ...], first: int, end: int) -> dict[int, bool]:
    """Which straight marks take part: one that opens while another stands open, or closes with none open, shows a forgotten partner."""
    marks = [i for i in range(first, end) if tokens[i].folded == _STRAIGHT]
    if len(marks) % 2 == 0:
        return {}
    used = dict.fromkeys(marks, True)
    is_open = False
    for n, i in enumerate(marks):
        before, after = _touches_before(tokens, i), _touches_after(tokens, i)
        following = marks[n + 1] if n + 1 < len(marks) else None
        if not is_open and before and not after and (following is None or _touches_after(tokens, following)):
            used[i] = False
            continue
        if is_open and after and not before and following is not None and not _touches_after(tokens, following):
            used[marks[n - 1]] = False
            continue
        is_open = not is_open
    return used


_STRAIGHT = "\""


def _paragraph_regions(tokens: tuple[Token, ...], first: int, end: int) -> list[Region]:
    regions: list[Region] = []
    stack: list[int] = []
    standing = [0] * len(FAMILIES)
    straight = _straight_roles(tokens, first, end)
    for i in range(first, end):
        family = MARKS.get(tokens[i].folded)
        if family is None or _is_apostrophe(tokens, i):
            continue
        if i in straight and not straight[i]:
            continue
        if _opens(tokens, i, standing[family]) or _opens_inside(tokens, i, stack):
            if not _stray_closing(tokens, i):
                stack.append(i)
                standing[family] += 1
            continue
        while stack:
            opened = stack.pop()
            of = MARKS[tokens[opened].folded]
            standing[of] -= 1
            if of == family:
                regions.append(Region(opened, i, True, len(stack)))
                break
    regions.extend(Region(opened, end, False, depth) for depth, opened in enumerate(stack[:_MOST_UNCLOSED]))
    return regions


_MOST_UNCLOSED = 4
"""Unclosed marks of one paragraph that are kept; more is no quotation."""


def pair_marks(analysis: Analysis) -> tuple[Region, ...]:
    """The quoted regions of a text in order of their opening mark. Linear in the number of tokens; unbalanced marks never raise."""
    regions: list[Region] = []
    sentences = analysis.sentences
    i = 0
    while i < len(sentences):
        last = i
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[i].paragraph:
            last += 1
        regions.extend(_paragraph_regions(analysis.tokens, sentences[i].first_token, sentences[last].end_token))
        i = last + 1
    return tuple(sorted(regions, key=lambda region: region.open))
