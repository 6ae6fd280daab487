"""Events: what happened, is planned, asked for or denied, with who did it, to whom, where and when."""

from ._stage import Events

__all__ = ["Events"]
