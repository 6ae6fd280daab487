"""Quotes: who said what. Cues and their frames, paired quotation marks, content, speakers and their names."""

from ._stage import Quotes

__all__ = ["Quotes"]
