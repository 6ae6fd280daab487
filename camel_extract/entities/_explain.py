"""Why a name is an entity: the engine and its word probabilities, the document's other mentions, the gazetteer rule."""

from __future__ import annotations

from collections.abc import Iterator

from .._analysis import Analysis
from .._explanation import Reason
from .._records import Entity
from ._consistency import Found
from ._embedded import HEAD, EmbeddedRecognizer
from ._guidelines import follow_guidelines
from ._known_names import known_name_features
from ._linking import SpokenOf, linked_by

__all__ = ["explain_entity"]


def explain_entity(
    analysis: Analysis, record: Entity, found: Found, mentions: list[Found], engine: str, spoken_of: SpokenOf
) -> Iterator[Reason]:
    """The reasons for ``record`` at ``found``; ``mentions`` are those of ``engine``, before the document was read as a whole."""
    seen = any((m.first, m.end, m.label) == (found.first, found.end, found.label) for m in mentions)
    if seen:
        yield Reason("recognizer", engine, f"{record.label} {record.text!r}", found.score)
    elif rule := _guideline(analysis, found, mentions):
        yield Reason("guideline", rule, f"{record.label} {record.text!r}", found.score)
    else:
        parts = [analysis.span(m.first, m.end).text for m in mentions if m.first < found.end and found.first < m.end]
        what = f"the engine saw {', '.join(map(repr, parts))} here" if parts else "the engine saw no name here"
        yield Reason("consistency", "whole_name", f"{record.label} elsewhere in the text; {what}", found.score)
    yield from _word_probabilities(analysis, found)
    if engine == EmbeddedRecognizer.__name__:
        yield from _known_names(analysis, found)
    known = linked_by(analysis.tokens[found.first : found.end], label=found.label, countries=spoken_of)
    if known is None:
        yield Reason("linking", "none", "no gazetteer rule fits")
    else:
        yield Reason("linking", known[0], f"{known[1].ref or 'no identifier'} {known[1].name}")
    if record.coref is not None:
        yield Reason("coref", "fuller_name", f"the thing that {record.coref} names more fully")


def _known_names(analysis: Analysis, found: Found) -> Iterator[Reason]:
    """What the lists know of each word, weighed beside the encoder."""
    sentence = analysis.sentences[analysis.sentence_at(found.first)]
    features = known_name_features(analysis.sentence_tokens(sentence))
    for token in range(found.first, found.end):
        if known := features[token - sentence.first_token]:
            yield Reason("lists", "known_names", f"{analysis.tokens[token].text!r}: {', '.join(sorted(known))}")


def _guideline(analysis: Analysis, found: Found, mentions: list[Found]) -> str | None:
    """The name of the rule that made ``found`` of one of the engine's mentions."""
    return next((mended.rule for mended in follow_guidelines(analysis.tokens, mentions) if mended.found == found), None)


def _word_probabilities(analysis: Analysis, found: Found) -> Iterator[Reason]:
    """What the encoder's head gives each word, where the encoder has run."""
    if not analysis.tags:
        return
    from ..encoder import Encoder

    number = analysis.sentence_at(found.first)
    tags, labels = analysis.tags[number], Encoder.shared().heads.get(HEAD, ())
    if HEAD not in tags or not labels:
        return
    for token in range(found.first, found.end):
        row = tags[HEAD][token - analysis.sentences[number].first_token]
        best = int(row.argmax())
        yield Reason("head", HEAD, f"{analysis.tokens[token].text!r} {labels[best]}", round(float(row[best]), 3))
