"""Counts which relation marks which role: ``python scripts/count_markers.py GOLD.json`` writes the ``roles`` of ``frames.json``.

A relation that a frame's phrases have at least ``LEAST_SEEN`` times, and that marks one role in at least ``LEAST_SHARE`` of them, is
written.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import replace

from count_triggers import FOLDER, read_frame_file, write_frames
from events_corpus import read_articles
from train_roles import gold_roles

from camel_extract.events._arguments import candidate_phrases, ranked
from camel_extract.events._features import Pair
from camel_extract.events._frames import load_lexicon
from camel_extract.events._markers import relation_of
from camel_extract.events._phrases import read_clause

LEAST_SEEN = 5
LEAST_SHARE = 0.75


def count(gold: str) -> dict[str, dict[str, Counter[str]]]:
    """Type -> relation -> how often it marks each role."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    lexicon = load_lexicon()
    for article in read_articles(gold):
        analysis = article.analysis
        pairs = article.triggers(lexicon)
        tokens = frozenset(candidate.token for candidate, _ in pairs)
        verbs = [candidate.token for candidate, _ in pairs if candidate.is_verb]
        for candidate, event in pairs:
            sentence = analysis.sentences[analysis.sentence_at(candidate.token)]
            own = [v for v in verbs if sentence.first_token <= v < sentence.end_token]
            clause = read_clause(analysis, sentence, own, tokens)
            phrases = candidate_phrases(analysis, clause, candidate)
            clause = replace(clause, phrases=tuple(sorted(phrases, key=lambda p: p.first)))
            roles = gold_roles(analysis, article.text, event.get("args", []), phrases)
            for rank, phrase in ranked(phrases, candidate.token):
                relation = relation_of(Pair(analysis, clause, candidate, phrase, rank, tokens))
                if relation is not None:
                    found[candidate.frame.type][relation][roles.get(phrase.first, "none")] += 1
    return found


def main(gold: str) -> None:
    found = count(gold)
    data = read_frame_file()
    for frame in data["frames"]:
        frame["roles"] = {}
        for relation, roles in sorted(found[frame["type"]].items()):
            role, hits = roles.most_common(1)[0]
            if role != "none" and roles.total() >= LEAST_SEEN and hits >= LEAST_SHARE * roles.total():
                frame["roles"][relation] = role
    (FOLDER / "frames.json").write_text(write_frames(data), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
