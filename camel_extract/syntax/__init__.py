"""Syntax for the stages after the entities: function words, verbs by shape, noun phrases; by rules over words or by a parser."""

from ._clitics import attached_clitics
from ._keywords import keyword_list
from ._noun_phrase import entity_at, is_function_word, looks_like_verb, noun_phrase_end
from ._parsers import PARSERS, load_parser
from ._protocol import Dependency, SyntaxParser
from ._reading import SentenceSyntax, read_syntax
from ._stage import Syntax

__all__ = [
    "PARSERS",
    "Dependency",
    "SentenceSyntax",
    "Syntax",
    "SyntaxParser",
    "attached_clitics",
    "entity_at",
    "is_function_word",
    "keyword_list",
    "load_parser",
    "looks_like_verb",
    "noun_phrase_end",
    "read_syntax",
]
