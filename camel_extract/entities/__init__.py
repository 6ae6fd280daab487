"""Named entities: the engines that find them, and the gazetteer that links them."""

from ._engines import load_recognizer
from ._protocol import EntityRecognizer, Mention
from ._stage import Entities

__all__ = ["Entities", "EntityRecognizer", "Mention", "load_recognizer"]
