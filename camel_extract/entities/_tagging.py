"""What the word-tagging engines share: tags to mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .._analysis import Analysis
from .._errors import ModelError
from .._model_words import Part
from .._records import EntityLabel, Token
from ._decoding import LabelledSpan, decode_spans
from ._protocol import Mention

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["TaggedSpan", "mentions_of", "mentions_of_probabilities", "read_tags"]

LABEL_OF_TYPE: Mapping[str, EntityLabel] = {
    "PER": "PER",
    "PERS": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "MIS": "MISC",
    "NORP": "MISC",
}
"""The entity types of ANERcorp, AQMAR and OntoNotes, as our labels."""

class TaggedSpan(NamedTuple):
    """Words ``first`` to ``end - 1`` carry one name of the engine's type ``type``."""

    first: int
    end: int
    type: str


def read_tags(tags: Sequence[str]) -> list[TaggedSpan]:
    """Names in a sequence of BIO or BIOES tags. A name that starts with ``I`` or ``E`` is taken as one that starts with ``B``."""
    spans: list[TaggedSpan] = []
    is_open = False
    for i, tag in enumerate(tags):
        place, _, kind = tag.partition("-")
        if place == "O" and not kind:
            is_open = False
            continue
        if place not in ("B", "I", "E", "S") or not kind:
            raise ModelError(f"{tag!r} is no BIO or BIOES tag; the model does not fit this engine")
        if is_open and place in ("I", "E") and spans[-1].type == kind:
            spans[-1] = spans[-1]._replace(end=i + 1)
        else:
            spans.append(TaggedSpan(i, i + 1, kind))
        is_open = place in ("B", "I")
    return spans


def label_of(kind: str) -> EntityLabel:
    """Our label for an engine's entity type; :class:`ModelError` for one that we do not know."""
    if kind not in LABEL_OF_TYPE:
        raise ModelError(f"the model has the entity type {kind!r}; known types are {', '.join(LABEL_OF_TYPE)}")
    return LABEL_OF_TYPE[kind]


def mentions_of(analysis: Analysis, part: Part, tags: Sequence[str]) -> Iterator[Mention]:
    """The mentions that an engine's tags for one part mean, one tag for each token."""
    if len(tags) != part.end - part.first:
        raise ModelError(f"the engine gave {len(tags)} tags for {part.end - part.first} words")
    for span in read_tags(tags):
        where = analysis.span(part.first + span.first, part.first + span.end)
        yield Mention(where.start, where.end, label_of(span.type))


def mentions_of_probabilities(tokens: Sequence[Token], probabilities: NDArray[Any], labels: Sequence[str]) -> Iterator[Mention]:
    """The mentions of the best valid path through probabilities (tokens of a sentence, BIO labels), without marks at their edges."""
    if probabilities.shape != (len(tokens), len(labels)):
        raise ModelError(f"tags of shape {probabilities.shape} for {len(tokens)} tokens and {len(labels)} labels")
    for span in decode_spans(probabilities, labels):
        first, last = _without_edge_marks(tokens, span)
        if first < last:
            yield Mention(tokens[first].start, tokens[last - 1].end, cast(EntityLabel, span.label), span.score)


def _without_edge_marks(tokens: Sequence[Token], span: LabelledSpan) -> tuple[int, int]:
    first, last = span.first, span.last
    while first < last and tokens[first].kind == "punct":
        first += 1
    while first < last and tokens[last - 1].kind == "punct":
        last -= 1
    return first, last
