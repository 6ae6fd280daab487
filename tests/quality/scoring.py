"""F1 of a Document against a gold file: whole words decide, so a clitic in or out of a span makes no difference."""

import re
from itertools import count

WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0640][^\W_]*)*")


def nth_place(text, piece, nth):
    """Half-open offsets of the ``nth`` (1-based) place where ``piece`` stands."""
    start = -1
    for _ in range(nth):
        start = text.index(piece, start + 1)
    return start, start + len(piece)


class Words:
    """Character spans as sets of word numbers."""

    def __init__(self, text):
        self.text = text
        self.spans = [m.span() for m in WORD.finditer(text)]

    def between(self, start, end):
        return frozenset(i for i, (a, b) in zip(count(), self.spans) if a < end and b > start)

    def gold(self, mention, key="text"):
        nth = mention.get("nth" if key == "text" else f"{key}_nth", 1)
        return self.between(*nth_place(self.text, mention[key], nth))

    def found(self, record):
        return self.between(record.start, record.end) if record else frozenset()


def overlap(left, right):
    return len(left & right) / len(left | right) if left | right else 0.0


def f1(gold, found, same):
    """Percent F1 of a greedy one-to-one matching."""
    left, hits = list(found), 0
    for wanted in gold:
        match = next((candidate for candidate in left if same(wanted, candidate)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return 200 * hits / (len(gold) + len(found)) if gold or found else 100.0


def layer_scores(document, gold):
    """Layer -> F1 in percent, for one document and its gold dict."""
    words = Words(document.text)

    def close(number, other):
        return number is other if number is None or other is None else abs(number - other) <= 0.01 * max(abs(number), abs(other))

    def entity(g, p):
        return words.gold(g) == words.found(p) and g["label"] == p.label

    def time(g, p):
        return overlap(words.gold(g), words.found(p)) >= 0.5 and g["value"] == p.value

    def quantity(g, p):
        near = overlap(words.gold(g), words.found(p)) >= 0.5
        return near and all(close(g[key], getattr(p, key)) for key in ("value", "low", "high"))

    def content(g, p):
        return overlap(words.gold(g), words.found(p)) >= 0.8

    def said(g, p):
        same_phrase = overlap(words.gold(g, "speaker"), words.found(p.speaker)) >= 0.5
        return content(g, p) and (same_phrase or (p.speaker_name or "").split() == g["speaker_name"].split())

    def event(g, p):
        return bool(words.gold(g) & words.found(p.trigger)) and g["type"] == p.type

    return {
        "entities": f1(gold["entities"], document.entities, entity),
        "times": f1(gold["times"], document.times, time),
        "quantities": f1(gold["quantities"], document.quantities, quantity),
        "quotes": f1(gold["quotes"], document.quotes, content),
        "quotes+speaker": f1(gold["quotes"], document.quotes, said),
        "events": f1(gold["events"], document.events, event),
        "arguments": argument_score(document, gold, words, event),
    }


def argument_score(document, gold, words, same_event):
    left, hits = list(document.events), 0
    for g in gold["events"]:
        match = next((p for p in left if same_event(g, p)), None)
        if match is None:
            continue
        left.remove(match)
        fillers = list(match.arguments)
        for wanted in g["args"]:
            span = words.gold(wanted)
            hit = next((a for a in fillers if a.role == wanted["role"] and fits(span, words.found(a))), None)
            if hit is not None:
                fillers.remove(hit)
                hits += 1
    total = sum(len(g["args"]) for g in gold["events"]) + sum(len(p.arguments) for p in document.events)
    return 200 * hits / total if total else 100.0


def fits(wanted, found):
    return overlap(wanted, found) >= 0.5 or bool(wanted and found and min(wanted) == min(found))
