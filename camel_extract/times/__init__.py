"""Time expressions: found by a token grammar, resolved to TIMEX3 against the document date."""

from ._expression import Expression, Match
from ._grammar import time_token_ranges
from ._ranges import TimeRange
from ._resolver import Preference, Resolution, TimeResolver
from ._stage import Times, resolved_again

__all__ = ["Expression", "Match", "Preference", "Resolution", "TimeRange", "TimeResolver", "Times", "resolved_again", "time_token_ranges"]
