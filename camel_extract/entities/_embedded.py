"""The default engine: names from the ``entities`` head of the embedded encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .._errors import ModelError
from ._protocol import Mention
from ._tagging import mentions_of_probabilities

if TYPE_CHECKING:
    from .._analysis import Analysis
    from ..encoder import Encoder

HEAD = "entities"


class EmbeddedRecognizer:
    """Names found by the model that ships with the library; no download, no network.

    ``encoder`` is one to use instead of the shared one. The tags of an analysis are used where it has them; else the encoder runs.
    """

    follows_guidelines = True

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
            for mention in mentions_of_probabilities(analysis.sentence_tokens(sentence), tag[HEAD], labels)
        ]
