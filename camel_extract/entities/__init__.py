"""Named entities: the engines that find them, and the gazetteer that links them."""

from ._engines import ENGINES, load_recognizer, missing_for_folders
from ._gazetteer import Link
from ._linking import country_of_adjective
from ._marks import MARKS, gazetteer_marks
from ._protocol import EntityRecognizer, Mention
from ._stage import Entities

__all__ = [
    "ENGINES",
    "MARKS",
    "Entities",
    "EntityRecognizer",
    "Link",
    "Mention",
    "country_of_adjective",
    "gazetteer_marks",
    "load_recognizer",
    "missing_for_folders",
]
