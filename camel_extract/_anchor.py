"""The document date: what relative times are resolved against."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ._errors import InvalidDateError

__all__ = ["Anchor", "DocumentDate"]

DocumentDate = dt.date | dt.datetime | str
"""What ``document_date`` takes: a date, a datetime, or an ISO 8601 string of either."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The moment a text was written: its day and, where it is known, its time of day (with a zone if one was given)."""

    day: dt.date
    time: dt.time | None = None

    @classmethod
    def parse(cls, value: DocumentDate | None) -> Anchor | None:
        """Read a document date; ``None`` stays ``None``. Raises :class:`InvalidDateError`."""
        if value is None:
            return None
        if isinstance(value, dt.datetime):
            return cls(value.date(), value.timetz())
        if isinstance(value, dt.date):
            return cls(value)
        if not isinstance(value, str):
            raise InvalidDateError(
                f"document_date must be a date, a datetime or an ISO 8601 string, not {type(value).__name__}; "
                "pass for example document_date='2021-02-25'"
            )
        try:
            if len(value) <= 10 and "T" not in value:
                return cls(dt.date.fromisoformat(value))
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            raise InvalidDateError(
                f"document_date {value[:40]!r} is no ISO 8601 date; write it like '2021-02-25' or '2021-02-25T18:30+03:00'"
            ) from None
        return cls(moment.date(), moment.timetz())

    def isoformat(self) -> str:
        """The date, or date and time, in ISO 8601."""
        if self.time is None:
            return self.day.isoformat()
        return dt.datetime.combine(self.day, self.time).isoformat()
