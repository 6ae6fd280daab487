"""Documents made from gold files, so that outputs are tested without the stages that read text."""

import json
from pathlib import Path

import camel_extract as ce
from camel_extract.text import fold_text, split_sentences, tokenize

DATA = Path(__file__).parent.parent / "data"


def place(text, words, nth):
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words), words


def span(text, words, nth=1):
    return ce.Span(*place(text, words, nth)) if words else None


def document_of(gold):
    """The Document that a perfect reading of one gold article would give."""
    text = gold["text"]
    folded = fold_text(text)
    entities = [ce.Entity(*place(text, g["text"], g["nth"]), f"e{n}", g["label"]) for n, g in enumerate(gold["entities"], 1)]
    times = [ce.TimeExpression(*place(text, g["text"], g["nth"]), f"t{n}", g["type"], g["value"]) for n, g in enumerate(gold["times"], 1)]
    quantities = []
    for n, g in enumerate(gold["quantities"], 1):
        start, end, words = place(text, g["text"], g["nth"])
        at = text.find(g["unit"] or "", start)
        unit = ce.Span(at, at + len(g["unit"]), g["unit"]) if g["unit"] and at >= 0 else None
        quantities.append(ce.Quantity(start, end, words, f"q{n}", g["kind"], g["value"], g["low"], g["high"], None, unit))
    quotes = [
        ce.Quote(
            *place(text, g["text"], g["nth"]),
            f"u{n}",
            g["kind"],
            ce.Cue(*place(text, g["cue"], g["cue_nth"])),
            span(text, g["speaker"], g["speaker_nth"] or 1),
            g["speaker_name"],
        )
        for n, g in enumerate(gold["quotes"], 1)
    ]
    links = {(r.start, r.end): r.id for r in [*entities, *times, *quantities]}
    events = []
    for n, g in enumerate(gold["events"], 1):
        trigger = span(text, g["text"], g["nth"])
        arguments = []
        for a in g["args"]:
            start, end, words = place(text, a["text"], a["nth"])
            arguments.append(ce.Argument(start, end, words, a["role"], links.get((start, end))))
        around = [trigger, *arguments]
        start, end = min(s.start for s in around), max(s.end for s in around)
        inside = [q for q in quotes if q.start <= trigger.start and trigger.end <= q.end]
        quote = min(inside, key=lambda q: q.end - q.start).id if inside else None
        time = next((a.ref for a in arguments if a.role == "time" and a.ref), None)
        events.append(
            ce.Event(start, end, text[start:end], f"v{n}", g["type"], trigger, tuple(arguments), g["modality"], g["negated"], quote, time)
        )
    return ce.Document(
        text,
        id=gold["id"],
        date=gold["date"],
        sentences=split_sentences(folded, tokenize(folded)),
        entities=tuple(entities),
        times=tuple(times),
        quantities=tuple(quantities),
        quotes=tuple(quotes),
        events=tuple(events),
    )


def seed():
    """The example article with its gold records."""
    return document_of(json.loads((DATA / "seed_gold.json").read_text(encoding="utf-8"))[0])
