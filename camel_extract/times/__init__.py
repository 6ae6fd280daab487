"""Time expressions: found by a token grammar, resolved to TIMEX3 against the document date."""

from ._expression import Expression, Match
from ._grammar import time_token_ranges
from ._resolver import Resolution, TimeResolver
from ._stage import Times

__all__ = ["Expression", "Match", "Resolution", "TimeResolver", "Times", "time_token_ranges"]
