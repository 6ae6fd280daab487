"""The embedded encoder: one run over a text, word-level probabilities from several heads."""

from ._encoder import Encoder, open_session
from ._roles import RoleSpan, role_probabilities, role_spans

__all__ = ["Encoder", "RoleSpan", "open_session", "role_probabilities", "role_spans"]
