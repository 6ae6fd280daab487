"""Numbers and quantities: how many, how much, which in order."""

from ._reader import NumberMatch, read_number, read_ordinal
from ._stage import Numerals
from ._units import is_age

__all__ = ["NumberMatch", "Numerals", "is_age", "read_number", "read_ordinal"]
