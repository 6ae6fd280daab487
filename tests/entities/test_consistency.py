"""The second pass over a document's mentions."""

import pytest

from camel_extract.entities._consistency import Found, agree
from camel_extract.text import fold_text, tokenize


def found(text, *mentions):
    """Mentions given as (words, nth, label, score)."""
    tokens = tokenize(fold_text(text))
    words = [t.folded for t in tokens]
    out = []
    for piece, nth, label, score in mentions:
        wanted = [t.folded for t in tokenize(fold_text(piece))]
        places = [i for i in range(len(words)) if words[i : i + len(wanted)] == wanted]
        out.append(Found(places[nth - 1], places[nth - 1] + len(wanted), label, score))
    return tokens, out


def read(text, *mentions):
    tokens, given = found(text, *mentions)
    return [(" ".join(t.text for t in tokens[f.first : f.end]), f.label) for f in agree(tokens, given)]


THREE = "قالت بعثة السلام في مالي وأكدت بعثة السلام في مالي ثم بعثة السلام في مالي"
WHOLE = "بعثة السلام في مالي"

CASES = [
    [
        "a name cut up is whole where it was whole twice",
        THREE,
        [[WHOLE, 1, "ORG", 0.9], [WHOLE, 2, "ORG", 0.9], ["بعثة السلام", 3, "ORG", 0.9], ["مالي", 3, "LOC", 0.9]],
        [(WHOLE, "ORG")] * 3,
    ],
    [
        "once is not enough against another reading",
        "قالت بعثة السلام في مالي ثم بعثة السلام في مالي",
        [[WHOLE, 1, "ORG", 0.9], ["بعثة السلام", 2, "ORG", 0.9], ["مالي", 2, "LOC", 0.9]],
        [(WHOLE, "ORG"), ("بعثة السلام", "ORG"), ("مالي", "LOC")],
    ],
    [
        "a name not seen is found again",
        "وصل جون كيري أمس. غادر جون كيري اليوم",
        [["جون كيري", 1, "PER", 0.95]],
        [("جون كيري", "PER"), ("جون كيري", "PER")],
    ],
    [
        "with a clitic too",
        "وصل جون كيري أمس. حديث لجون كيري",
        [["جون كيري", 1, "PER", 0.95]],
        [("جون كيري", "PER"), ("لجون كيري", "PER")],
    ],
    [
        "an unsure mention speaks for none",
        "وصل جون كيري أمس. غادر جون كيري اليوم",
        [["جون كيري", 1, "PER", 0.4]],
        [("جون كيري", "PER")],
    ],
    [
        "a longer mention is left alone",
        "جامعة بغداد ثم جامعة بغداد ثم جامعة بغداد الجديدة",
        [["جامعة بغداد", 1, "ORG", 0.9], ["جامعة بغداد", 2, "ORG", 0.9], ["جامعة بغداد الجديدة", 1, "ORG", 0.9]],
        [("جامعة بغداد", "ORG"), ("جامعة بغداد", "ORG"), ("جامعة بغداد الجديدة", "ORG")],
    ],
    ["names of one word are left alone", "بغداد ثم بغداد", [["بغداد", 1, "LOC", 0.99]], [("بغداد", "LOC")]],
    ["nothing found", "قال ذلك", [], []],
]


@pytest.mark.parametrize(("text", "mentions", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_second_pass(text, mentions, expected):
    assert read(text, *mentions) == expected
