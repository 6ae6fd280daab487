"""Sentences: where one ends, and which lines stand as headings.

Line breaks end a sentence, unless the text is hard-wrapped. Of the marks, ``. ! ? ؟ …`` can end one; ``؛`` joins the clauses of one
sentence and ends none. Each rule looks at one candidate mark and says ``True`` (ends), ``False`` (does not) or ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .._records import Sentence, Token
from ._normalizer import FoldedText

__all__ = ["CLOSERS", "OPENERS", "split_sentences"]

TERMINATORS = frozenset({".", "!", "?", "؟", "…"})
CLOSERS = frozenset("\"'”»’)]}›“")
"""Marks that close a quotation or bracket; ``“`` stands here too, since news closes with it as often as it opens."""
OPENERS = frozenset("\"'“«‘([{‹„")
_CONTINUERS = frozenset({"و", "ف", "ثم", "او", "لكن", "بل", "حتي"})
_MARKS = frozenset(".!?؟…،,؛;:-–—")
_HEADING_WORDS = 18
_WRAP_MIN, _WRAP_MAX = 40, 120

Rule = Callable[[Sequence[Token], int], bool | None]


def _touches_next(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def _is_dots(token: Token) -> bool:
    return token.folded == "…" or (len(token.folded) > 1 and token.folded[0] == ".")


def no_terminator(tokens: Sequence[Token], i: int) -> bool | None:
    folded = tokens[i].folded
    return None if tokens[i].kind == "punct" and (folded in TERMINATORS or folded[0] == ".") else False


def initial_or_abbreviation(tokens: Sequence[Token], i: int) -> bool | None:
    """``د. محمد``, ``أ. ف. ب``, ``U.S.``: a single letter before the dot, itself at a word's edge."""
    if tokens[i].folded != "." or i == 0 or i + 1 == len(tokens):
        return None
    before = tokens[i - 1]
    if before.kind == "word" and len(before.folded) == 1 and before.end == tokens[i].start:
        return False
    return None


def address_or_file_name(tokens: Sequence[Token], i: int) -> bool | None:
    """``www.example.com``: Latin letters or digits on both sides, nothing between."""
    if tokens[i].folded != "." or i == 0 or not _touches_next(tokens, i) or tokens[i - 1].end != tokens[i].start:
        return None
    before, after = tokens[i - 1].folded, tokens[i + 1].folded
    return False if before[-1:].isascii() and after[:1].isascii() and after[:1].isalnum() else None


def numbered_item(tokens: Sequence[Token], i: int) -> bool | None:
    """``1. القدس``: a number that opens its line is a list number."""
    if tokens[i].folded == "." and i == 1 and tokens[0].kind == "number":
        return False
    return None


def dot_inside_a_date(tokens: Sequence[Token], i: int) -> bool | None:
    """``2. أكتوبر``, ``18 . 2``: a short number before the dot, and digits or a lower unit after it on the same line."""
    if tokens[i].folded != "." or i == 0 or i + 1 == len(tokens):
        return None
    before, after = tokens[i - 1], tokens[i + 1]
    if before.kind == "number" and len(before.folded) <= 2 and after.kind == "number" and _touches_next(tokens, i):
        return False
    return None


def ellipsis_in_mid_sentence(tokens: Sequence[Token], i: int) -> bool | None:
    """``...`` goes on when a conjunction or a mark follows."""
    if not _is_dots(tokens[i]) or i + 1 == len(tokens):
        return None
    after = tokens[i + 1]
    return False if after.folded in _CONTINUERS or after.folded in _MARKS or after.folded[:1] == "و" else None


def mark_inside_a_quoted_fragment(tokens: Sequence[Token], i: int) -> bool | None:
    """``سأل «لماذا؟» ثم``: a question or exclamation mark, a closing mark, and the sentence goes on after a comma."""
    if tokens[i].folded not in {"!", "?", "؟"} or i + 2 >= len(tokens) or tokens[i + 1].folded not in CLOSERS:
        return None
    return False if tokens[i + 2].folded in {"،", ",", "؛", ":"} else None


def dot_before_its_year(tokens: Sequence[Token], i: int) -> bool:
    """``عام .2016 وأفادت``: a full stop that was set on the wrong side of the year it closes."""
    if tokens[i].folded != "." or i == 0 or i + 1 == len(tokens) or tokens[i - 1].end == tokens[i].start:
        return False
    year = tokens[i + 1]
    return _touches_next(tokens, i) and year.kind == "number" and len(year.folded) == 4 and year.folded[:2] in {"19", "20"}


def terminator_run(tokens: Sequence[Token], i: int) -> bool | None:
    """``؟!``: only the last mark of a run ends the sentence."""
    if i + 1 < len(tokens) and _touches_next(tokens, i) and tokens[i + 1].folded in TERMINATORS:
        return False
    return None


def terminator_ends(tokens: Sequence[Token], i: int) -> bool | None:
    return True


RULES: tuple[Rule, ...] = (
    no_terminator,
    initial_or_abbreviation,
    address_or_file_name,
    numbered_item,
    dot_inside_a_date,
    ellipsis_in_mid_sentence,
    mark_inside_a_quoted_fragment,
    terminator_run,
    terminator_ends,
)


def ends_sentence(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at ``tokens[i]`` of one line ends a sentence."""
    for rule in RULES:
        decision = rule(tokens, i)
        if decision is not None:
            return decision
    return False


def is_hard_wrapped(lines: Sequence[Sequence[Token]]) -> bool:
    """Whether a block's lines were broken at a column: three or more, alike in length, and few end on a mark."""
    if len(lines) < 3:
        return False
    lengths = [line[-1].end - line[0].start for line in lines[:-1]]
    if not all(_WRAP_MIN <= n <= _WRAP_MAX for n in lengths) or min(lengths) < 0.7 * max(lengths):
        return False
    closed = sum(line[-1].folded in TERMINATORS or line[-1].folded in CLOSERS for line in lines[:-1])
    return closed * 3 <= len(lines)


def _blocks(folded: FoldedText, tokens: Sequence[Token]) -> list[list[list[Token]]]:
    """Blocks (parted by blank lines) of lines of tokens."""
    blocks: list[list[list[Token]]] = []
    token, position, blank = 0, 0, True
    view = folded.text
    while token < len(tokens):
        line_end = view.find("\n", position)
        line_end = len(view) if line_end < 0 else line_end
        limit = folded.start(line_end) if line_end < len(view) else len(folded.original)
        line = []
        while token < len(tokens) and tokens[token].start < limit:
            line.append(tokens[token])
            token += 1
        if not line:
            blank = True
        elif blank:
            blocks.append([line])
            blank = False
        else:
            blocks[-1].append(line)
        position = line_end + 1
    return blocks


def _paragraphs(folded: FoldedText, tokens: Sequence[Token]) -> list[list[Token]]:
    paragraphs: list[list[Token]] = []
    for block in _blocks(folded, tokens):
        if is_hard_wrapped(block):
            paragraphs.append([token for line in block for token in line])
        else:
            paragraphs.extend(block)
    return paragraphs


def _cut(paragraph: Sequence[Token]) -> list[tuple[int, int]]:
    """Half-open token ranges of the sentences of one paragraph; closing marks go with the sentence that they close."""
    ranges, start, i = [], 0, 0
    while i < len(paragraph):
        if ends_sentence(paragraph, i):
            end = i + 1 + dot_before_its_year(paragraph, i)
            while end < len(paragraph) and paragraph[end].folded in CLOSERS and paragraph[end].start == paragraph[end - 1].end:
                end += 1
            ranges.append((start, end))
            start = i = end
        else:
            i += 1
    if start < len(paragraph):
        ranges.append((start, len(paragraph)))
    return ranges


def _is_heading(paragraph: Sequence[Token]) -> bool:
    words = sum(token.kind != "punct" for token in paragraph)
    return words <= _HEADING_WORDS and paragraph[-1].folded not in {".", "،", ",", "؛", ":", "…"}


def split_sentences(folded: FoldedText, tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; every token stands in exactly one. Linear in the number of tokens."""
    sentences: list[Sentence] = []
    first = 0
    for number, paragraph in enumerate(_paragraphs(folded, tokens)):
        ranges = _cut(paragraph)
        heading = len(ranges) == 1 and _is_heading(paragraph)
        for start, end in ranges:
            a, b = paragraph[start].start, paragraph[end - 1].end
            sentences.append(Sentence(a, b, folded.original[a:b], first + start, first + end, number, heading))
        first += len(paragraph)
    return tuple(sentences)
