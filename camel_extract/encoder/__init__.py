"""The embedded encoder: one run over a text, word-level probabilities from several heads."""

from ._encoder import Encoder
from ._roles import role_probabilities

__all__ = ["Encoder", "role_probabilities"]
