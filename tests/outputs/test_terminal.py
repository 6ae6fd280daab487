"""The terminal view."""

import io
from dataclasses import replace
from itertools import pairwise

import gold
import pytest
from rich.console import Console

import camel_extract as ce
from camel_extract.outputs import to_table


def printed(document, width=200, **options):
    console = Console(file=io.StringIO(), width=width)
    console.print(to_table(document, **options))
    return console.file.getvalue()


@pytest.fixture(scope="module")
def document():
    return gold.seed()


def test_every_record_is_listed(document):
    out = printed(document)
    for layer in ("entities", "times", "quantities", "quotes", "events"):
        records = getattr(document, layer)
        assert f"{layer} ({len(records)})" in out
        for record in records:
            assert f" {record.id} " in out
    assert "seed-nato-iraq (2021-02-25)" in out


@pytest.mark.parametrize("width", [40, 80, 160])
def test_lines_keep_to_the_width(document, width):
    assert max(len(line) for line in printed(document, width).splitlines()) <= width


def test_layers_can_be_chosen(document):
    out = printed(document, layers=["times"])
    assert "times (7)" in out
    assert "events (" not in out


def test_stories_are_shown_where_asked_for(document):
    out = printed(document, layers=["stories"])
    assert f"stories ({len(document.stories)})" in out
    assert all(f" {story.id} " in out for story in document.stories)


def test_unknown_layer_is_refused(document):
    with pytest.raises(ce.InvalidInputError, match="sentences, entities"):
        to_table(document, layers=["tokens"])


def test_an_empty_document_says_so():
    assert "no records" in printed(ce.Document(""))


def test_text_cannot_steer_the_terminal_or_be_taken_for_markup():
    text = "\x1b[31m[bold]قال[/bold]\u202e\ud800\nثم"
    entity = ce.Entity(0, len(text), text, "e1", "PER")
    out = printed(ce.Document(text, id="\x1b]0;x\x07", entities=(entity,)))
    assert not set(out) & set("\x1b\x07\u202e\ud800")
    assert "[bold]قال[/bold]" in out
    out.encode()


def test_an_error_is_shown(document):
    assert "InvalidTextError" in printed(replace(document, error="InvalidTextError: no text"))


@pytest.mark.parametrize("on_terminal", [True, False])
def test_marks_keep_columns_apart_on_a_terminal_only(document, on_terminal):
    console = Console(file=io.StringIO(), width=200, force_terminal=on_terminal, no_color=True)
    console.print(to_table(document, layers=["quotes"]))
    row = next(line for line in console.file.getvalue().splitlines() if " u2 " in line)
    cells = ["بعثة الناتو في العراق", "اكدت", "طلب زيادة"]
    places = [row.index(cell) for cell in cells]
    assert places == sorted(places)
    for before, after in pairwise(places):
        assert ("\u200e" in row[before:after]) == on_terminal
