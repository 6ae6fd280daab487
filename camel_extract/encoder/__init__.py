"""The embedded encoder: one run over a text, word-level probabilities from several heads."""

from ._encoder import Encoder

__all__ = ["Encoder"]
