"""The default engine: names from the ``entities`` head of the embedded encoder, with what the lists of names know beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .._errors import ModelError
from ._known_names import shared_known_names, with_known_names
from ._protocol import Mention
from ._tagging import mentions_of_probabilities

if TYPE_CHECKING:
    from .._analysis import Analysis
    from .._loglinear import LogLinear
    from ..encoder import Encoder

HEAD = "entities"


class EmbeddedRecognizer:
    """Names found by the model that ships with the library; no download, no network.

    ``encoder`` is one to use instead of the shared one, ``known_names`` what the lists of names weigh beside it instead of the model that
    ships. The tags of an analysis are used where it has them; else the encoder runs.
    """

    follows_guidelines = True

    def __init__(self, encoder: Encoder | None = None, *, known_names: LogLinear | None = None) -> None:
        self._given = encoder
        self._known_names = known_names

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
        known_names = self._known_names or shared_known_names()
        mentions: list[Mention] = []
        for sentence, tag in zip(analysis.sentences, tags, strict=True):
            tokens = analysis.sentence_tokens(sentence)
            mentions += mentions_of_probabilities(tokens, with_known_names(tokens, tag[HEAD], labels, known_names), labels)
        return mentions
