"""camel_extract reads Modern Standard Arabic news and gives back typed event records.

>>> import camel_extract as ce
>>> nlp = ce.load()
>>> doc = nlp("قال وزير الخارجية العراقي فؤاد حسين اليوم إن بلاده وقعت الاتفاق.", document_date="2021-02-25")
>>> doc.times[0].value
'2021-02-25'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._document import Document, json_schema
    from ._errors import (
        CamelExtractError,
        EngineUnavailableError,
        InvalidDateError,
        InvalidInputError,
        InvalidTextError,
        LexiconError,
        ModelError,
        UnreadableFileError,
    )
    from ._explanation import Explanation, Reason
    from ._pipeline import Pipeline, Source, load
    from ._records import (
        Argument,
        Cue,
        Entity,
        Event,
        Quantity,
        Quote,
        Sentence,
        Span,
        TimeExpression,
        Token,
    )
    from ._stories import Story
    from ._things import Thing
    from .entities import EntityRecognizer
    from .events import Events
    from .numerals import Numerals
    from .outputs import to_arrow, to_frame
    from .quotes import Quotes
    from .syntax import Dependency, SyntaxParser
    from .text import FoldedText, Normalizer, Tokenizer
    from .times import TimeResolver, Times

__version__ = "0.1.0"

__all__ = [
    "Argument",
    "CamelExtractError",
    "Cue",
    "Dependency",
    "Document",
    "EngineUnavailableError",
    "Entity",
    "EntityRecognizer",
    "Event",
    "Events",
    "Explanation",
    "FoldedText",
    "InvalidDateError",
    "InvalidInputError",
    "InvalidTextError",
    "LexiconError",
    "ModelError",
    "Normalizer",
    "Numerals",
    "Pipeline",
    "Quantity",
    "Quote",
    "Quotes",
    "Reason",
    "Sentence",
    "Source",
    "Span",
    "Story",
    "SyntaxParser",
    "Thing",
    "TimeExpression",
    "TimeResolver",
    "Times",
    "Token",
    "Tokenizer",
    "UnreadableFileError",
    "json_schema",
    "load",
    "to_arrow",
    "to_frame",
]

_HOMES = {
    "_document": ("Document", "json_schema"),
    "_errors": (
        "CamelExtractError",
        "EngineUnavailableError",
        "InvalidDateError",
        "InvalidInputError",
        "InvalidTextError",
        "LexiconError",
        "ModelError",
        "UnreadableFileError",
    ),
    "_explanation": ("Explanation", "Reason"),
    "_pipeline": ("Pipeline", "Source", "load"),
    "_records": ("Argument", "Cue", "Entity", "Event", "Quantity", "Quote", "Sentence", "Span", "TimeExpression", "Token"),
    "_stories": ("Story",),
    "_things": ("Thing",),
    "entities": ("EntityRecognizer",),
    "events": ("Events",),
    "numerals": ("Numerals",),
    "outputs": ("to_arrow", "to_frame"),
    "quotes": ("Quotes",),
    "syntax": ("Dependency", "SyntaxParser"),
    "text": ("FoldedText", "Normalizer", "Tokenizer"),
    "times": ("TimeResolver", "Times"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'camel_extract' has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
