"""Find word forms in a corpus of news by their neighbours, and write them one a line.

    python scripts/word_forms.py ARTICLES.jsonl.xz camel_extract/syntax

``verbs.txt``: forms that stand straight after a word that only a verb follows (``قد``, ``لم``, ``الذي``…) and hardly ever after a
preposition or determiner, which only a noun follows. ``stems.txt``: words that open on a letter that could be a clitic (``و ف ب ل ك``)
but is their own: they follow prepositions, or take the article before that letter.
``nouns.txt``: words with the article that hardly ever stand after another such word, as adjectives do.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from camel_extract.text import fold

BEFORE_VERBS = frozenset(fold("قد لقد سوف لم لن الذي التي الذين اللذين").split())
BEFORE_NOUNS = frozenset(
    fold("في من على إلى عن مع بعد قبل خلال منذ ضد بين حول تحت كل بعض هذا هذه أي هناك عدم عبر دون").split()
)
NO_VERBS = frozenset(fold("نادرا سوف سبقه مازال لازال").split())
LEAST_AS_VERB, LEAST_AS_VERB_WITH_ARTICLE, VERB_SHARE = 3, 40, 0.8
LEAST_STEM, LEAST_AFTER_PREPOSITION, PREPOSITION_SHARE, LEAST_WITH_ARTICLE = 10, 3, 0.04, 4
LEAST_NOUN, AFTER_DEFINITE_SHARE = 20, 0.08
WORD = re.compile(r"[^\W\d_]+")
WORD_OR_MARK = re.compile(r"[^\W\d_]+|[^\s\w]|\d+")
WITH_ARTICLE = ("ال", "وال", "بال", "لل")
Counts = Counter[str]


def pairs(path: Path, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Each folded match of a pattern with the one before it, ``""`` at the start of an article."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            found = pattern.findall(fold(json.loads(line)["text"]))
            yield from zip(["", *found], found, strict=False)


def count(path: Path) -> tuple[Counts, Counts, Counts]:
    as_verb: Counts = Counter()
    as_noun: Counts = Counter()
    total: Counts = Counter()
    for before, word in pairs(path, WORD):
        total[word] += 1
        bare = before[1:] if before.startswith("و") and len(before) > 2 else before
        if bare in BEFORE_VERBS:
            as_verb[word] += 1
        elif bare in BEFORE_NOUNS:
            as_noun[word] += 1
    return as_verb, as_noun, total


def nouns(path: Path) -> list[str]:
    times: Counts = Counter()
    after_definite: Counts = Counter()
    for before, word in pairs(path, WORD_OR_MARK):
        if word.startswith("ال") and len(word) > 4:
            times[word] += 1
            after_definite[word] += before.startswith(WITH_ARTICLE)
    return [word for word, n in times.items() if n >= LEAST_NOUN and after_definite[word] <= AFTER_DEFINITE_SHARE * n]


def verbs(as_verb: Counts, as_noun: Counts, total: Counts) -> list[str]:
    return [
        word
        for word, times in as_verb.items()
        if times >= (LEAST_AS_VERB_WITH_ARTICLE if word.startswith("ال") else LEAST_AS_VERB)
        and times >= VERB_SHARE * (times + as_noun[word])
        and len(word) >= 3
        and word not in NO_VERBS
        and not (word[0] in "وفبلك" and total[word[1:]] > 2 * total[word])
    ]


def stems(as_noun: Counts, total: Counts) -> list[str]:
    return [
        word
        for word, times in total.items()
        if word[0] in "وفبلك"
        and len(word) >= 3
        and times >= LEAST_STEM
        and not word.startswith("لل")
        and word[1:3] != "ال"
        and (
            as_noun[word] >= max(LEAST_AFTER_PREPOSITION, PREPOSITION_SHARE * times)
            or total["ال" + word] >= LEAST_WITH_ARTICLE
        )
    ]


def main(articles: str, folder: str) -> None:
    as_verb, as_noun, total = count(Path(articles))
    lists = {"verbs.txt": verbs(as_verb, as_noun, total), "stems.txt": stems(as_noun, total), "nouns.txt": nouns(Path(articles))}
    for name, forms in lists.items():
        Path(folder, name).write_text("\n".join(sorted(forms)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
