"""The default engine: names from the ``entities`` head of the embedded encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from .._errors import ModelError
from .._records import EntityLabel, Token
from ._decoding import LabelledSpan, decode_spans
from ._protocol import Mention

if TYPE_CHECKING:
    from .._analysis import Analysis, Tags
    from ..encoder import Encoder

HEAD = "entities"


class EmbeddedRecognizer:
    """Names found by the model that ships with the library; no download, no network.

    ``encoder`` is one to use instead of the shared one. The tags of an analysis are used where it has them; else the encoder runs.
    """

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._given = encoder

    @property
    def _encoder(self) -> Encoder:
        from ..encoder import Encoder

        return self._given or Encoder.shared()

    def recognize(self, analysis: Analysis) -> Sequence[Mention]:
        """The mentions of one text, in order; none crosses a sentence border. Raises :class:`ModelError` where tags do not fit."""
        if not analysis.sentences:
            return []
        tags = analysis.tags or self._encoder.tag(analysis)
        if len(tags) != len(analysis.sentences):
            raise ModelError(f"{len(tags)} tagged sentences for a text of {len(analysis.sentences)}")
        labels = self._encoder.heads[HEAD]
        return [
            mention
            for sentence, tag in zip(analysis.sentences, tags, strict=True)
            for mention in _mentions(analysis.sentence_tokens(sentence), tag, labels)
        ]


def _mentions(tokens: Sequence[Token], tag: Tags, labels: Sequence[str]) -> Iterator[Mention]:
    probabilities = tag[HEAD]
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
