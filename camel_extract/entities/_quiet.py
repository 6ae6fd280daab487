"""transformers kept silent, as a library is."""

from __future__ import annotations

from typing import Any

__all__ = ["no_progress_bar"]


class no_progress_bar:
    """A context in which ``transformers`` draws no bar while it loads."""

    def __init__(self, transformers: Any) -> None:
        self._logging = transformers.utils.logging

    def __enter__(self) -> None:
        self._shown = self._logging.is_progress_bar_enabled()
        self._logging.disable_progress_bar()

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._logging.enable_progress_bar()
