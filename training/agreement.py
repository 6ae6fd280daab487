"""Words of labelled news that two different models and the lists of names agree on.

What is taught of the others is left open: a sentence is read whole, but they add nothing to the loss.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from camel_extract._analysis import Analysis
from camel_extract._records import Token
from camel_extract.entities import gazetteer_marks
from camel_extract.entities._fast import FastTagger

LABELS_OF_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("country", "city", "region", "place"), "LOC"),
    **dict.fromkeys(("org", "media", "company", "club", "party", "group"), "ORG"),
    **dict.fromkeys(("person", "given", "family"), "PER"),
}
"""What a name of each kind of the lists is; a nationality or class noun may be part of any."""
_CLASS_NOUN = "B-class"


def agreed_words(analysis: Analysis, probabilities: NDArray[np.float32], second: FastTagger) -> NDArray[np.bool_]:
    """Whether each word has one most probable label in ``probabilities`` (tokens, labels of ``second``) and in what ``second`` says, and
    no list speaks against it."""
    best = probabilities.argmax(axis=1)
    other = second([analysis.sentence_tokens(sentence) for sentence in analysis.sentences]).argmax(axis=1)
    agreed: NDArray[np.bool_] = (best == other) & ~contradicted(analysis.tokens, [second.labels[label] for label in best])
    return agreed


def contradicted(tokens: Sequence[Token], labels: Sequence[str]) -> NDArray[np.bool_]:
    """Whether a word inside a name stands in listed names of other kinds alone; class nouns begin names of any."""
    found = np.zeros(len(tokens), dtype=bool)
    for number, (marks, label) in enumerate(zip(gazetteer_marks(tokens), labels, strict=True)):
        known = {LABELS_OF_KINDS[mark[2:]] for mark in marks if mark[2:] in LABELS_OF_KINDS}
        found[number] = bool(known) and label != "O" and label[2:] not in known and _CLASS_NOUN not in marks
    return found
