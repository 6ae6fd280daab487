"""Stanza's named-entity tagger as an engine."""

from __future__ import annotations

from collections.abc import Sequence

from .._analysis import Analysis
from .._errors import ModelError
from .._model_words import sentence_parts, word_for_model
from .._stanza import WORDS_AT_ONCE, load_stanza
from ._protocol import Mention
from ._tagging import label_of, mentions_of

__all__ = ["StanzaRecognizer"]


class StanzaRecognizer:
    """Stanza's Arabic NER with its default model, over our own tokens. It gives no probabilities.

    Raises :class:`EngineUnavailableError` with the command that mends it where the package or its data is missing,
    :class:`ModelError` where the model's files are damaged. Nothing is fetched.
    """

    verbatim = True

    def __init__(self) -> None:
        self._pipeline = load_stanza("tokenize,ner", what="NER", tokenize_pretokenized=True)
        for kind in self._pipeline.processors["ner"].get_known_tags():
            label_of(kind)

    def recognize(self, analysis: Analysis) -> Sequence[Mention]:
        """The mentions of one text. A sentence of more than 200 words is read in parts that end on marks."""
        parts = list(sentence_parts(analysis, WORDS_AT_ONCE))
        if not parts:
            return []
        words = [[word_for_model(token) for token in analysis.tokens[part.first : part.end]] for part in parts]
        sentences = self._pipeline(words).sentences
        if len(sentences) != len(parts):
            raise ModelError(f"Stanza gave tags for {len(sentences)} sentences of {len(parts)}")
        return [
            mention
            for part, sentence in zip(parts, sentences, strict=True)
            for mention in mentions_of(analysis, part, [token.ner for token in sentence.tokens])
        ]
