"""Names among the keywords behind a text."""

from __future__ import annotations

import pytest

from camel_extract.entities._consistency import Found
from camel_extract.entities._keywords import cut_keywords
from camel_extract.syntax import keyword_list
from camel_extract.text import Tokenizer

# (text, its keywords)
LISTS = [
    ["وصل الوزير أمس. سمات السعودية مصر", "سمات السعودية مصر"],
    ["قال «وصلنا» سمات السعودية", "سمات السعودية"],
    ["من سمات العصر السرعة", ""],
    ["وصل الوزير. سمات السعودية، مصر", ""],
    ["وصل الوزير. سمات", ""],
    ["سمات", ""],
    ["", ""],
]


@pytest.mark.parametrize(("text", "keywords"), LISTS)
def test_keyword_list(text: str, keywords: str) -> None:
    tokens = Tokenizer()(text)
    start = keyword_list(tokens)
    assert (text[tokens[start].start :] if start < len(tokens) else "") == keywords


# (text, names of it, names after the cut)
CUTS = [
    [
        "أفتى عبدالله المنيع بذلك. سمات عبدالله المنيع حرام حلال",
        ["عبدالله المنيع", "عبدالله المنيع حرام"],
        ["عبدالله المنيع", "عبدالله المنيع"],
    ],
    [
        "زار خالد عمر جدة. سمات خالد عمر جدة",
        ["خالد عمر", "جدة", "خالد عمر جدة"],
        ["خالد عمر", "جدة", "خالد عمر", "جدة"],
    ],
    ["زار خالد عمر جدة. سمات خالد حسن", ["خالد عمر", "خالد حسن"], ["خالد عمر", "خالد حسن"]],
    ["زار خالد عمر خالد عمر جدة.", ["خالد عمر", "خالد عمر جدة"], ["خالد عمر", "خالد عمر جدة"]],
]


@pytest.mark.parametrize(("text", "names", "expected"), CUTS)
def test_names_are_cut_where_known_ones_end(text: str, names: list[str], expected: list[str]) -> None:
    tokens = Tokenizer()(text)
    words = [token.text for token in tokens]
    mentions, at = [], 0
    for name in names:
        parts = name.split()
        at = next(i for i in range(at, len(words)) if words[i : i + len(parts)] == parts)
        mentions.append(Found(at, at + len(parts), "PER", None))
        at += len(parts)
    assert [" ".join(words[found.first : found.end]) for found in cut_keywords(tokens, mentions)] == expected
