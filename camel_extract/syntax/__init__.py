"""Light syntax for the stages after the entities: function words, verbs by shape, noun-phrase borders."""

from ._noun_phrase import entity_at, is_function_word, looks_like_verb, noun_phrase_end

__all__ = ["entity_at", "is_function_word", "looks_like_verb", "noun_phrase_end"]
