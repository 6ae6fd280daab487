"""Characters that a sink cannot take, each replaced by one U+FFFD so that offsets into the text stay right."""

from __future__ import annotations

import re
from typing import overload

__all__ = ["displayed", "encodable"]

_SURROGATES = "\ud800-\udfff"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BIDI_EMBEDDINGS = "\u202a-\u202e\u2066-\u2069"
_UNENCODABLE = re.compile(f"[{_SURROGATES}]")
_UNSHOWABLE = re.compile(f"[{_SURROGATES}{_CONTROLS}{_BIDI_EMBEDDINGS}]")


@overload
def encodable(text: str) -> str: ...
@overload
def encodable(text: None) -> None: ...
def encodable(text: str | None) -> str | None:
    """The text as UTF-8 can write it: lone surrogates replaced."""
    return None if text is None else _UNENCODABLE.sub("\ufffd", text)


def displayed(text: str) -> str:
    """The text as it may be shown: lone surrogates, control characters and bidi embeddings, overrides and isolates replaced.

    Those could reverse what stands around the text, or steer a terminal. Tabs, line ends and the marks LRM, RLM and ALM stay.
    """
    return _UNSHOWABLE.sub("\ufffd", text)
