"""The text layer: folded view with an exact offset map, tokens, sentences, clitic candidates."""

from ._clitics import Segmentation, segmentations, split_proclitics
from ._normalizer import FoldedText, Normalizer, fold, fold_text
from ._sentences import split_sentences
from ._tokenizer import Tokenizer, tokenize

__all__ = [
    "FoldedText",
    "Normalizer",
    "Segmentation",
    "Tokenizer",
    "fold",
    "fold_text",
    "segmentations",
    "split_proclitics",
    "split_sentences",
    "tokenize",
]
