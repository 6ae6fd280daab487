"""Numbers and quantities: how many, how much, which in order."""

from ._reader import NumberMatch, read_number, read_ordinal

__all__ = ["NumberMatch", "read_number", "read_ordinal"]
