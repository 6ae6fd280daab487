"""Counts how often each word that the frames know reports an event: ``python scripts/count_triggers.py GOLD.json``.

Writes ``camel_extract/events/words.tsv`` (word, type, times it reports that type, times it occurs) and the ``weight`` of every trigger in
``frames.json``. The weight counts a word at most five times, so that a common word that merely looks like an inflection does not decide
for the whole trigger; a trigger that the corpus lacks keeps the weight it has.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from camel_extract._analysis import Analysis, analyze_text
from camel_extract.events._frames import Lexicon, Trigger, load_lexicon
from camel_extract.events._triggers import candidates_at

FOLDER = Path(__file__).parent.parent / "camel_extract" / "events"
CAP = 5
PRIOR_HITS, PRIOR_SEEN = 0.8, 1.6


def offset(text: str, mention: dict[str, Any]) -> int:
    at = -1
    for _ in range(mention["nth"]):
        at = text.find(mention["text"], at + 1)
    return at


def gold_types(analysis: Analysis, document: dict[str, Any]) -> dict[int, str]:
    """Token index -> type of the event that it reports."""
    found = {}
    for event in document["events"]:
        first, _ = analysis.token_range(offset(document["text"], event), offset(document["text"], event) + 1)
        found[first] = event["type"]
    return found


def count(documents: list[dict[str, Any]], lexicon: Lexicon) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], dict[Any, Any]]:
    hits: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    triggers: dict[int, tuple[Trigger, Counter[str], Counter[str]]] = {}
    for document in documents:
        analysis = analyze_text(document["text"])
        gold = gold_types(analysis, document)
        for sentence in analysis.sentences:
            for at in range(sentence.first_token, sentence.end_token):
                for candidate in candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token):
                    word, kind = analysis.tokens[at].folded, candidate.frame.type
                    right = gold.get(at) == kind
                    seen[word, kind] += 1
                    hits[word, kind] += right
                    _, trigger_hits, trigger_seen = triggers.setdefault(id(candidate.trigger), (candidate.trigger, Counter(), Counter()))
                    trigger_hits[word] += right
                    trigger_seen[word] += 1
    return hits, seen, triggers


def weight(hits: Counter[str], seen: Counter[str]) -> float:
    shares = {word: min(1.0, CAP / n) for word, n in seen.items()}
    right = sum(hits[word] * share for word, share in shares.items())
    return round((right + PRIOR_HITS) / (sum(seen[word] * share for word, share in shares.items()) + PRIOR_SEEN), 2)


def write_frames(data: dict[str, Any]) -> str:
    """The frame file, one trigger a line."""
    lines = [f'{{"schema": "{data["schema"]}",', ' "frames": [']
    for number, frame in enumerate(data["frames"], 1):
        head = json.dumps({k: v for k, v in frame.items() if k != "triggers"}, ensure_ascii=False)
        lines.append(f'  {head[:-1]}, "triggers": [')
        rows = ["    " + json.dumps(trigger, ensure_ascii=False) for trigger in frame["triggers"]]
        lines.append(",\n".join(rows))
        lines.append("  ]}" + ("," if number < len(data["frames"]) else ""))
    return "\n".join([*lines, " ]}"]) + "\n"


def main(gold: str) -> None:
    documents = json.loads(Path(gold).read_text(encoding="utf-8"))
    lexicon = load_lexicon()
    hits, seen, counted = count(documents, lexicon)
    data = json.loads((FOLDER / "frames.json").read_text(encoding="utf-8"))
    for frame in data["frames"]:
        for row, trigger in zip(frame["triggers"], lexicon.frames[frame["type"]].triggers, strict=True):
            if id(trigger) in counted:
                row["weight"] = weight(*counted[id(trigger)][1:])
    (FOLDER / "frames.json").write_text(write_frames(data), encoding="utf-8")
    rows = [f"{word}\t{kind}\t{hits[word, kind]}\t{n}" for (word, kind), n in sorted(seen.items())]
    (FOLDER / "words.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
