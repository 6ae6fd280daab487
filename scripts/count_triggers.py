"""Counts how often each word that the frames know reports an event, and weighs the frames' triggers by it, for ``train_events.py``.

The weight counts a word at most five times, so that a common word that merely looks like an inflection does not decide
for the whole trigger; the trigger's ``prior`` counts as much as ``PRIOR_SEEN`` occurrences.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from events_corpus import Article

from camel_extract.events._frames import Lexicon, Trigger, load_lexicon
from camel_extract.events._triggers import candidates_at

FOLDER = Path(__file__).parent.parent / "camel_extract" / "events"
CAP = 5
PRIOR_SEEN = 1.6


def count(
    articles: Sequence[Article], lexicon: Lexicon
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], dict[int, tuple[Trigger, Counter[str], Counter[str]]]]:
    """Hits and occurrences by (word, type), and by word for each trigger, named by its ``id``."""
    hits: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    triggers: dict[int, tuple[Trigger, Counter[str], Counter[str]]] = {}
    for article in articles:
        analysis = article.analysis
        for sentence in analysis.sentences:
            for at in range(sentence.first_token, sentence.end_token):
                for candidate in candidates_at(analysis, lexicon, at, sentence.first_token, sentence.end_token):
                    word, kind = analysis.tokens[at].folded, candidate.frame.type
                    right = article.types.get(at) == kind
                    seen[word, kind] += 1
                    hits[word, kind] += right
                    _, trigger_hits, trigger_seen = triggers.setdefault(id(candidate.trigger), (candidate.trigger, Counter(), Counter()))
                    trigger_hits[word] += right
                    trigger_seen[word] += 1
    return hits, seen, triggers


def weight(hits: Counter[str], seen: Counter[str], prior: float) -> float:
    shares = {word: min(1.0, CAP / n) for word, n in seen.items()}
    right = sum(hits[word] * share for word, share in shares.items())
    return round((right + prior * PRIOR_SEEN) / (sum(seen[word] * share for word, share in shares.items()) + PRIOR_SEEN), 2)


def read_frame_file() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / "frames.json").read_text(encoding="utf-8"))
    return data


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


def weigh(articles: Sequence[Article]) -> tuple[dict[str, Any], dict[tuple[str, str], tuple[int, int]]]:
    """The frame file with the weights that the articles give, and (word, type) -> (hits, occurrences)."""
    lexicon = load_lexicon()
    hits, seen, counted = count(articles, lexicon)
    data = read_frame_file()
    for frame in data["frames"]:
        for row, trigger in zip(frame["triggers"], lexicon.frames[frame["type"]].triggers, strict=True):
            _, found, all_seen = counted.get(id(trigger), (trigger, Counter(), Counter()))
            row["weight"] = weight(found, all_seen, trigger.prior)
    return data, {key: (hits[key], n) for key, n in sorted(seen.items())}
