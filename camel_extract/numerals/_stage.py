"""The numerals stage: every number that counts or measures, as a :class:`~camel_extract.Quantity`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from .._analysis import Analysis, analyze_text
from .._errors import InvalidInputError
from .._explanation import Reason
from .._records import Quantity, QuantityKind, Span, Token
from ..text import fold
from . import _tables as tables
from ._amount import Amount
from ._amounts import bound_after, read_amount, with_bound
from ._currencies import currency_at
from ._duals import attached_to_dual, read_dual
from ._explain import explain_quantity
from ._guards import GUARDS, Context, inside_a_name, inside_a_time
from ._measures import is_measure
from ._ordinals import may_rank, read_rank
from ._reader import is_number_word
from ._sums import below_zero, read_lone_noun, with_parts
from ._units import Unit, definite_stem, read_unit

__all__ = ["Numerals"]

_DECIMAL_UNITS = frozenset(fold(word) for word in tables.DECIMAL_UNITS)


class Numerals:
    """The numerals stage: an analysis in, its quantities out.

    >>> [(q.text, q.value, q.unit.text) for q in Numerals().find("قتل ثلاثة جنود")]
    [('ثلاثة', 3, 'جنود')]
    """

    def __call__(self, analysis: Analysis) -> tuple[Quantity, ...]:
        """The quantities of a text, in order of offset. Linear in the number of tokens."""
        found = [_quantity(analysis, first, amount, unit) for first, amount, unit in self._amounts(analysis)]
        return tuple(replace(quantity, id=f"q{n}") for n, quantity in enumerate(found, 1))

    def _amounts(self, analysis: Analysis) -> Iterator[tuple[int, Amount, Unit]]:
        """Amounts with their units, their tokens counted from the first one of their paragraph, which stands before them."""
        return ((first, amount, unit) for first, context in _paragraphs(analysis) for amount, unit in self._scan(context))

    def explain(self, analysis: Analysis, record: Quantity) -> tuple[Reason, ...]:
        """The rules that made a quantity of this analysis."""
        found = self._amounts(analysis)
        first, amount, _ = next(row for row in found if analysis.tokens[row[0] + row[1].first].start == record.start)
        return tuple(explain_quantity(record, amount, analysis.tokens[first:]))

    def find(self, text: str) -> tuple[Quantity, ...]:
        """The quantities of a plain string, in order of offset."""
        return self(analyze_text(text))

    def parse_one(self, text: str) -> Quantity:
        """The quantity of a text that holds exactly one. Raises :class:`InvalidInputError` if it holds none or several.

        >>> Numerals().parse_one("خمسة وعشرون ألفا").value
        25000
        """
        found = self.find(text)
        if len(found) != 1:
            raise InvalidInputError(f"{text[:40]!r} holds {len(found)} quantities; give the text of exactly one, or use find")
        return found[0]

    def _scan(self, context: Context) -> Iterator[tuple[Amount, Unit]]:
        tokens, i = context.tokens, 0
        while i < len(tokens):
            ordinal = read_rank(tokens, i) if may_rank(tokens[i]) else None
            if ordinal:
                ranked, counts = replace(ordinal[0], rule=read_rank.__name__), ordinal[1]
                if counts and not any(guard(context, ranked) for guard in (_first_of_a_time, inside_a_time, inside_a_name)):
                    yield ranked, Unit("ordinal", ranked.unit)
                i = ranked.end
                continue
            amount = read_amount(tokens, i) or _read_noun(tokens, i)
            if amount is None:
                i += 1
                continue
            if any(guard(context, amount) for guard in GUARDS):
                i = amount.end
                continue
            if amount.unit:
                unit, end = _own_unit(tokens, amount.unit), amount.end
            else:
                unit = read_unit(tokens, amount)
                amount = _dotted_thousands(tokens, amount, unit)
                amount, end = below_zero(tokens, amount, unit) or with_parts(tokens, amount, unit)
            amount = _with_bound_after(tokens, amount, unit)
            yield amount, unit
            i = max(end, amount.end, unit.tokens[1] if unit.tokens and unit.kind == "percent" else 0)


def _first_of_a_time(context: Context, ranked: Amount) -> bool:
    """``أول 3 أيام``, ``أول ثلاثة أشهر``: where a length of time begins, and no rank."""
    if ranked.definite or ranked.value != 1 or ranked.end not in context.timed:
        return False
    after = context.tokens[ranked.end]
    return after.kind == "number" or is_number_word(after.folded)


def _read_noun(tokens: Sequence[Token], i: int) -> Amount | None:
    """What a noun says of its own number."""
    for reader in (read_lone_noun, read_dual):
        amount = reader(tokens, i)
        if amount:
            return replace(amount, rule=reader.__name__)
    return None


def _own_unit(tokens: Sequence[Token], noun: tuple[int, int]) -> Unit:
    """The unit of a noun that is counted by its own form, with or without a preposition."""
    first = tokens[noun[0]]
    bare = [replace(first, folded=first.folded[len(attached_to_dual(first.folded)) :]), *tokens[noun[0] + 1 : noun[0] + 4]]
    money = currency_at(bare, 0)
    kind: QuantityKind = "money" if money else "measure" if is_measure(bare, 0) else "cardinal"
    return Unit(kind, noun, money[1] if money else None)


def _paragraphs(analysis: Analysis) -> Iterator[tuple[int, Context]]:
    """The context of each paragraph, which no quantity goes over, with its first token."""
    from ..times import time_token_ranges

    timed = {i for first, end in time_token_ranges(analysis) for i in range(first, end)}
    named = {i: entity for entity in analysis.entities for i in range(*analysis.token_range(entity.start, entity.end))}
    alone = _is_one_number(analysis.tokens)
    for _, sentences in groupby(analysis.sentences, key=lambda sentence: sentence.paragraph):
        paragraph = tuple(sentences)
        first, end = paragraph[0].first_token, paragraph[-1].end_token
        yield (
            first,
            Context(
                analysis.tokens[first:end],
                frozenset(i - first for i in range(first, end) if i in timed),
                {i - first: named[i] for i in range(first, end) if i in named},
                alone,
            ),
        )


def _is_one_number(tokens: Sequence[Token]) -> bool:
    """Whether the whole text is one number: then it counts, whatever else it could be."""
    if not tokens or len(tokens) > 12:
        return False
    ranked = read_rank(tokens, 0)
    amount = ranked[0] if ranked else read_amount(tokens, 0)
    return amount is not None and amount.end == len(tokens)


def _dotted_thousands(tokens: Sequence[Token], amount: Amount, unit: Unit) -> Amount:
    """``439.491 مقيما``, ``395.000 ريال``: the dot parts thousands where what is counted has no thousandths, or none are written."""
    written = tokens[amount.number].folded
    whole, _, decimals = written.partition(".")
    if amount.form != "number" or amount.end != amount.number + 1 or amount.mod or len(decimals) != 3 or not decimals.isdigit():
        return amount
    if not 0 < len(whole) <= 3 or whole == "0" or unit.kind == "percent" or unit.tokens is None:
        return amount
    countable = unit.kind == "cardinal" and tokens[unit.tokens[0]].folded not in _DECIMAL_UNITS
    if not countable and decimals != "000":
        return amount
    value = int(whole + decimals)
    return replace(amount, value=value, low=value, high=value)


def _with_bound_after(tokens: Sequence[Token], amount: Amount, unit: Unit) -> Amount:
    if amount.mod:
        return amount
    end = amount.end
    if unit.tokens and unit.kind == "percent":
        end = max(end, unit.tokens[1])
    found = bound_after(tokens, end)
    if found is None:
        return amount
    mod, first, after = found
    bounded = with_bound(amount, mod)
    return replace(bounded, end=after) if first == amount.end else bounded


def _quantity(analysis: Analysis, base: int, amount: Amount, unit: Unit) -> Quantity:
    span = analysis.span(base + amount.first, base + amount.end)
    return Quantity(
        span.start,
        span.end,
        span.text,
        "",
        unit.kind,
        amount.value,
        amount.low,
        amount.high,
        amount.mod,
        _unit_span(analysis, base, unit.tokens, own=amount.form != "ordinal" and unit.tokens == amount.unit, definite=amount.definite),
        unit.currency,
    )


def _unit_span(analysis: Analysis, base: int, tokens: tuple[int, int] | None, *, own: bool, definite: bool) -> Span | None:
    """The unit's span, without article and clitics where they can be cut.

    ``own`` where the noun is counted by its own form, ``definite`` where the number agrees with a definite noun: ``للمرة الثانية``.
    """
    if tokens is None:
        return None
    first, end = base + tokens[0], base + tokens[1]
    span = analysis.span(first, end)
    folded = analysis.tokens[first].folded
    if own:
        attached = attached_to_dual(folded)
    elif definite:
        attached = folded.removesuffix(definite_stem(folded))
    else:
        attached = "ال" if folded.startswith("ال") and len(folded) > 4 else ""
    cut = len(attached)
    if fold(span.text[:cut]) != attached or ("ا" in attached and not set(span.text[:cut]) & {"ا", "ٱ"}):
        return span
    return Span(span.start + cut, span.end, span.text[cut:])
