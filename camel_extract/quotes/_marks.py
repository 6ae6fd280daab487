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


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The regions of a paragraph, and the marks that close something from an earlier one if they close anything."""

    regions: list[Region]
    strays: list[int]


def _closes_behind(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a mark stands behind a word or a full stop and before a gap, so that it hardly opens anything."""
    return i > 0 and tokens[i - 1].end == tokens[i].start and not _touches_after(tokens, i)


def _read_paragraph(tokens: tuple[Token, ...], first: int, end: int) -> _Paragraph:
    regions: list[Region] = []
    strays: list[int] = []
    stack: list[int] = []
    standing = [0] * len(FAMILIES)
    straight = _straight_roles(tokens, first, end)
    for i in range(first, end):
        family = MARKS.get(tokens[i].folded)
        if family is None or _is_apostrophe(tokens, i):
            continue
        if i in straight and not straight[i]:
            if _closes_behind(tokens, i):
                strays.append(i)
            continue
        if _opens(tokens, i, standing[family]) or _opens_inside(tokens, i, stack):
            if _stray_closing(tokens, i):
                strays.append(i)
            else:
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
    strays.extend(opened for opened in stack[:1] if _closes_behind(tokens, opened))
    return _Paragraph(regions, sorted(strays))


_MOST_UNCLOSED = 4
"""Unclosed marks of one paragraph that are kept; more is no quotation."""


_FARTHEST_PARAGRAPH = 3
"""Paragraphs behind that of its opening mark in which a quotation may be closed."""


def _closed_over_paragraphs(tokens: tuple[Token, ...], paragraphs: list[_Paragraph]) -> list[Region]:
    """All regions; what one paragraph leaves open is closed by the stray closing mark of a later one, if nothing else opens between."""
    regions: list[Region] = []
    taken: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        unclosed = [region for region in paragraph.regions if not region.closed and region.open not in taken]
        regions.extend(region for region in paragraph.regions if region.closed)
        if len(unclosed) == 1:
            close = _closing_mark(tokens, unclosed[0], paragraphs[number + 1 : number + 1 + _FARTHEST_PARAGRAPH])
            if close is not None:
                taken.add(close)
                unclosed = [Region(unclosed[0].open, close, True, 0)]
        regions.extend(unclosed)
    return regions


def _closing_mark(tokens: tuple[Token, ...], region: Region, following: list[_Paragraph]) -> int | None:
    family = MARKS[tokens[region.open].folded]
    for paragraph in following:
        close = next((i for i in paragraph.strays if MARKS[tokens[i].folded] == family), None)
        if close is not None:
            return close
        if any(MARKS[tokens[other.open].folded] == family for other in paragraph.regions):
            return None
    return None


def pair_marks(analysis: Analysis) -> tuple[Region, ...]:
    """The quoted regions of a text in order of their opening mark. Linear in the number of tokens; unbalanced marks never raise."""
    paragraphs: list[_Paragraph] = []
    sentences = analysis.sentences
    i = 0
    while i < len(sentences):
        last = i
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[i].paragraph:
            last += 1
        paragraphs.append(_read_paragraph(analysis.tokens, sentences[i].first_token, sentences[last].end_token))
        i = last + 1
    return tuple(sorted(_closed_over_paragraphs(analysis.tokens, paragraphs), key=lambda region: region.open))
