"""The right-to-left notebook view of a Document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import TypeVar

from .._document import Document
from .._records import Argument, Event, Quantity, Quote, TimeExpression
from .._stories import Story
from ._characters import displayed
from ._segments import Mark, Segment, cut_segments
from ._style import STYLE
from ._values import interval_text, number_text

__all__ = ["to_html"]

RecordT = TypeVar("RecordT")

_TEXT_LIMIT = 20_000
_ROW_LIMIT = 200
_CELL_LIMIT = 400

_LABELS = {"PER": "أشخاص", "ORG": "منظمات", "LOC": "أماكن", "MISC": "أسماء أخرى"}
_ROLES = {
    "agent": "الفاعل",
    "target": "المستهدَف",
    "theme": "الموضوع",
    "participant": "المشارك",
    "place": "المكان",
    "time": "الزمان",
    "quantity": "الكمية",
}
_MODALITIES = {"planned": "مخطَّط", "requested": "مطلوب", "hypothetical": "افتراضي"}
_QUOTE_KINDS = {"direct": "مباشر", "indirect": "غير مباشر", "mixed": "مختلط"}


def to_html(doc: Document) -> str:
    """An HTML fragment that shows the text with all its layers, right to left, and the records in tables below it.

    It carries its own style sheet and no script, escapes everything that comes from the text, and shows characters that could
    reorder or break the page (bidi embeddings, overrides and isolates, control characters, lone surrogates) as U+FFFD. Of a long
    document the first 20,000 characters and the first 200 records a layer are shown, and a note says so; the Document has them all.
    """
    parts = [
        f'<div class="camel-extract" dir="rtl" lang="ar"><style>{STYLE}</style>',
        _head(doc),
        _error(doc),
        _legend(doc),
        f'<div class="cx-text" dir="rtl">{"".join(_marked_text(doc))}</div>',
        _cut_note(doc),
        _quotes(doc),
        _events(doc),
        _stories(doc),
        _times(doc),
        _quantities(doc),
        _entities(doc),
        "</div>",
    ]
    return "".join(parts)


def _head(doc: Document) -> str:
    known = [("المستند", doc.id), ("التاريخ", doc.date)]
    shown = [f"<span>{label}: {_code(value)}</span>" for label, value in known if value is not None]
    return f'<div class="cx-head">{"".join(shown)}</div>' if shown else ""


def _error(doc: Document) -> str:
    return "" if doc.error is None else f'<div class="cx-error">تعذّرت قراءة المستند: <bdi>{_safe(doc.error)}</bdi></div>'


def _legend(doc: Document) -> str:
    labels: Counter[str] = Counter(entity.label for entity in doc.entities)
    rows = [(f"cx-{label.lower()}", name, labels[label]) for label, name in _LABELS.items()]
    rows += [
        ("cx-time", "أزمنة", len(doc.times)),
        ("cx-qty", "كميات", len(doc.quantities)),
        ("cx-quote", "أقوال", len(doc.quotes)),
        ("cx-cue", "أفعال القول", len(doc.quotes)),
        ("cx-event", "أحداث", len(doc.events)),
    ]
    shown = [f'<span><mark class="{kind}">{name}</mark> <bdi>{count}</bdi></span>' for kind, name, count in rows if count]
    return f'<div class="cx-legend">{"".join(shown)}</div>' if shown else ""


def _cut_note(doc: Document) -> str:
    if len(doc.text) <= _TEXT_LIMIT:
        return ""
    return (
        f'<div class="cx-note">يُعرض هنا أول <bdi>{_TEXT_LIMIT:,}</bdi> حرف من <bdi>{len(doc.text):,}</bdi>؛ '
        f"النص كاملا في {_code('doc.text')}.</div>"
    )


def _marked_text(doc: Document) -> Iterator[str]:
    length = min(len(doc.text), _TEXT_LIMIT)
    for segment in cut_segments(length, _marks(doc)):
        shown = _safe(doc.text[segment.start : segment.end])
        yield _marked(segment, shown) if segment.marks else shown


def _marked(segment: Segment, shown: str) -> str:
    classes = sorted({name for mark in segment.marks for name in mark.classes.split()})
    if sum(mark.classes == "cx-quote" for mark in segment.marks) > 1:
        classes.append("cx-deep")
    notes = "\n".join(mark.note for mark in reversed(segment.marks))
    opened = " ".join(m.tag for m in segment.marks if m.classes == "cx-quote" and m.start == segment.start)
    closed = " ".join(m.tag for m in segment.marks if m.classes == "cx-event" and m.end == segment.end)
    attributes = [f'class="{" ".join(classes)}"', f'title="{_safe(notes)}"']
    if opened:
        attributes.append(f'data-open="{_safe(opened)}"')
    if closed:
        attributes.append(f'data-tag="{_safe(closed)}"')
    return f"<mark {' '.join(attributes)}>{shown}</mark>"


def _marks(doc: Document) -> Iterator[Mark]:
    for quote in doc.quotes:
        yield Mark(quote.start, quote.end, "cx-quote", _join(quote.id, quote.kind, quote.speaker_name), quote.id)
        yield Mark(quote.cue.start, quote.cue.end, "cx-cue", _join(quote.id, "cue", quote.cue.lemma))
    for entity in doc.entities:
        yield Mark(entity.start, entity.end, f"cx-{entity.label.lower()}", _join(entity.id, entity.label, entity.name, entity.ref))
    for time in doc.times:
        yield Mark(time.start, time.end, "cx-time", _join(time.id, time.type, time.value, time.mod))
    for quantity in doc.quantities:
        yield Mark(quantity.start, quantity.end, "cx-qty", _join(quantity.id, quantity.kind, interval_text(quantity), _unit(quantity)))
    for event in doc.events:
        note = _join(event.id, event.type, event.modality, "negated" if event.negated else None)
        yield Mark(event.trigger.start, event.trigger.end, "cx-event", note, event.type)


def _quotes(doc: Document) -> str:
    return _table("الأقوال", "quotes", ("", "القائل", "فعل القول", "القول", "النوع"), doc.quotes, _quote_row)


def _quote_row(quote: Quote) -> Iterator[str]:
    yield _short(_code(quote.id))
    yield f'<td class="cx-name">{_speaker(quote)}</td>'
    yield _cell(quote.cue.text)
    medium = f'<div class="cx-role"><bdi>{_clip(quote.medium.text)}</bdi></div>' if quote.medium else ""
    yield f'<td class="cx-long"><bdi>{_clip(quote.text)}</bdi>{medium}</td>'
    yield _short(_QUOTE_KINDS.get(quote.kind, quote.kind))


def _speaker(quote: Quote) -> str:
    name = quote.speaker_name or (quote.speaker.text if quote.speaker else None)
    if name is None:
        return "—"
    parts = [f"<bdi>{_clip(name)}</bdi>"]
    if quote.speaker and quote.speaker.text != name:
        parts.append(f'<div class="cx-role"><bdi>{_clip(quote.speaker.text)}</bdi></div>')
    if quote.relayed_by:
        parts.append(f'<div class="cx-role">نقلا عن <bdi>{_clip(quote.relayed_by.text)}</bdi></div>')
    return "".join(parts)


def _events(doc: Document) -> str:
    return _table("الأحداث", "events", ("", "النوع", "اللفظ", "الأدوار", "الحال", "ضمن قول"), doc.events, _event_row)


def _event_row(event: Event) -> Iterator[str]:
    yield _short(_code(event.id))
    yield _short(f'<bdi class="cx-type">{_safe(event.type)}</bdi>')
    yield _cell(event.trigger.text)
    yield _roles(event.arguments)
    state = [_MODALITIES[event.modality]] if event.modality in _MODALITIES else []
    state += ["منفي"] if event.negated else []
    yield _short(" ".join(f'<span class="cx-flag">{word}</span>' for word in state))
    yield _short(_code(event.quote) if event.quote else "")


def _roles(arguments: Iterable[Argument]) -> str:
    roles = [
        f'<span><span class="cx-role">{_ROLES.get(a.role, _safe(a.role))}:</span> <bdi>{_clip(a.text)}</bdi></span>' for a in arguments
    ]
    return f'<td class="cx-long"><div class="cx-roles">{"".join(roles)}</div></td>'


def _stories(doc: Document) -> str:
    """The happenings that are told more than once; the others are their events."""
    told = [story for story in doc.stories if len(story.mentions) > 1]
    headings = ("", "النوع", "اللفظ", "الأدوار", "الوقت", "الكمية", "الأحداث")
    return _table("وقائع ذُكرت أكثر من مرة", "stories", headings, told, _story_row, is_open=False)


def _story_row(story: Story) -> Iterator[str]:
    yield _short(_code(story.id))
    yield _short(f'<bdi class="cx-type">{_safe(story.type)}</bdi>')
    yield _cell(story.first.trigger.text)
    yield _roles((*story.parties, *([story.place] if story.place else [])))
    yield _short(_code(story.time.value) if story.time else "")
    yield _cell(story.quantity.text if story.quantity else "")
    yield f"<td>{_code(' '.join(story.mentions))}</td>"


def _times(doc: Document) -> str:
    return _table("الأزمنة", "times", ("", "العبارة", "القيمة", "النوع", "من", "إلى"), doc.times, _time_row)


def _time_row(time: TimeExpression) -> Iterator[str]:
    yield _short(_code(time.id))
    yield _cell(time.text)
    yield _short(_code(_join(time.value, time.mod)))
    yield _short(_code(time.type))
    yield _short(_code(time.earliest) if time.earliest else "")
    yield _short(_code(time.latest) if time.latest else "")


def _quantities(doc: Document) -> str:
    return _table("الكميات", "quantities", ("", "العبارة", "القيمة", "المدى", "الوحدة", "النوع"), doc.quantities, _quantity_row)


def _quantity_row(quantity: Quantity) -> Iterator[str]:
    yield _short(_code(quantity.id))
    yield _cell(quantity.text)
    yield _short("" if quantity.value is None else _code(number_text(quantity.value)))
    yield _short(_code(interval_text(quantity)))
    yield _cell(_unit(quantity) or "")
    yield _short(_code(quantity.kind))


def _unit(quantity: Quantity) -> str | None:
    return quantity.currency or (quantity.unit.text if quantity.unit else None)


NamedGroup = tuple[tuple[str, str, str | None, str | None], int]


def _entities(doc: Document) -> str:
    counted = Counter((e.text, e.label, e.name, e.ref) for e in doc.entities)
    groups = sorted(counted.items(), key=lambda group: -group[1])
    return _table("الأسماء", "entities", ("الاسم", "النوع", "المرجع", "التكرار"), groups, _entity_row, len(doc.entities), is_open=False)


def _entity_row(group: NamedGroup) -> Iterator[str]:
    (text, label, name, ref), count = group
    yield _cell(text)
    yield _short(f'<mark class="cx-{label.lower()}">{_LABELS.get(label, label)}</mark>')
    yield f"<td><bdi>{_safe(name or '')}</bdi> {_code(ref) if ref else ''}</td>"
    yield _short(f"<bdi>{count}</bdi>")


def _table(
    name: str,
    layer: str,
    headings: Sequence[str],
    records: Sequence[RecordT],
    cells_of: Callable[[RecordT], Iterable[str]],
    count: int | None = None,
    *,
    is_open: bool = True,
) -> str:
    if not records:
        return ""
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    rows = "".join(f"<tr>{''.join(cells_of(record))}</tr>" for record in records[:_ROW_LIMIT])
    summary = f"{name} <bdi>({len(records) if count is None else count})</bdi> {_code(f'doc.{layer}')}"
    return (
        f"<details{' open' if is_open else ''}><summary>{summary}</summary>"
        f'<div class="cx-wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"{_rows_note(len(records), layer)}</details>"
    )


def _rows_note(count: int, layer: str) -> str:
    if count <= _ROW_LIMIT:
        return ""
    rest = _code(f"doc.{layer}")
    return f'<div class="cx-note">يُعرض هنا أول <bdi>{_ROW_LIMIT}</bdi> من <bdi>{count:,}</bdi>؛ البقية في {rest}.</div>'


def _cell(text: str) -> str:
    return f"<td><bdi>{_clip(text)}</bdi></td>"


def _short(html: str) -> str:
    return f'<td class="cx-short">{html}</td>'


def _code(text: str) -> str:
    return f'<bdi class="cx-code" dir="ltr">{_safe(text)}</bdi>'


def _clip(text: str) -> str:
    """A cell's text on one line, cut where it is too long for a table."""
    line = " ".join(text.split())
    return _safe(line if len(line) <= _CELL_LIMIT else line[:_CELL_LIMIT] + "…")


def _join(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _safe(text: str) -> str:
    return escape(displayed(text))
