"""Documents to batches: augmentation, packing of sentences as at run time, subword dropout."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from camel_extract.encoder._pieces import BOS, EOS, PAD, UNK, WordPieces
from training.corpora import FRAME, HEADS, NER_HEADS, ROLES, ROLES_OF, Document, Labels, Sentence

BUDGET = 256
SUBWORD_DROPOUT = 0.08
REPLACEMENT = 0.35
PLAIN_SPELLING = 0.08
SHORT_CONTEXT = 0.5
IGNORED = -100

_PROCLITICS = ("و", "ف", "ب", "ل", "ك")
_INSIDE = frozenset(label for labels in HEADS.values() for label in labels if label.startswith("I-"))
_HAMZA = str.maketrans("أإآىة", "ااايه")


@dataclass
class Frame:
    """An event in an example: the place of its trigger among the words, and the roles that words around it fill."""

    trigger: int | None = None
    words: list[int] = field(default_factory=list)
    roles: list[list[float]] = field(default_factory=list)


@dataclass(frozen=True)
class Example:
    ids: list[int]
    firsts: list[int]
    words: list[str]
    labels: dict[str, list[int]]
    frames: dict[tuple[int, str], Frame] = field(default_factory=dict)


Names = dict[str, list[tuple[str, ...]]]


def mentions(sentence: Sentence, head: str) -> Iterator[tuple[int, int, str]]:
    labels = sentence.labels.get(head)
    if labels is None:
        return
    at = 0
    while at < len(labels):
        first, label = at, labels[at]
        at += 1
        if label is not None and label.startswith("B-"):
            while at < len(labels) and labels[at] == "I-" + label[2:]:
                at += 1
            yield first, at, label[2:]


def bare(name: tuple[str, ...], first_words: set[str]) -> tuple[str, tuple[str, ...]]:
    """(proclitic, name without it), where some name begins with the word without it, or an article follows it."""
    word = name[0]
    if len(word) > 4 and word.startswith("لل"):
        return "ل", ("ال" + word[2:], *name[1:])
    if len(word) > 3 and word.startswith(_PROCLITICS) and (word[1:] in first_words or word[1:3] == "ال"):
        return word[0], (word[1:], *name[1:])
    return "", name


def with_proclitic(proclitic: str, name: tuple[str, ...]) -> tuple[str, ...]:
    if proclitic == "ل" and name[0].startswith("ال"):
        return ("لل" + name[0][2:], *name[1:])
    return (proclitic + name[0], *name[1:])


class NameSwapper:
    """Swaps names for others of the same type: the encoder must learn contexts, not names."""

    def __init__(self, corpora: Mapping[str, Iterable[Document]]) -> None:
        self.names: dict[str, Names] = {}
        self.first_words: dict[str, dict[str, set[str]]] = {}
        seen: dict[str, dict[str, set[tuple[str, ...]]]] = {}
        for documents in corpora.values():
            for sentence in (sentence for document in documents for sentence in document):
                for head in NER_HEADS:
                    for first, last, kind in mentions(sentence, head):
                        seen.setdefault(head, {}).setdefault(kind, set()).add(sentence.words[first:last])
        for head, kinds in seen.items():
            self.first_words[head] = {kind: {name[0] for name in names} for kind, names in kinds.items()}
            self.names[head] = {
                kind: sorted({bare(name, self.first_words[head][kind])[1] for name in names})
                for kind, names in kinds.items()
            }
        people = self.names.get("anercorp_corrected", {}).get("PERS", []) + self.names.get("aqmar", {}).get("PERS", [])
        self.names["entities"]["PER"] = sorted({*self.names["entities"]["PER"], *(n for n in people if len(n) > 1)})

    def __call__(self, sentence: Sentence, chance: random.Random) -> Sentence:
        heads = [head for head in NER_HEADS if head in sentence.labels]
        if not heads:
            return sentence
        head = heads[-1]
        words: list[str] = []
        labels: Labels = {name: [] for name in sentence.labels}
        at = 0
        for first, last, kind in mentions(sentence, head):
            if chance.random() >= REPLACEMENT or not self._may_swap(sentence, first, last, heads):
                continue
            proclitic, _ = bare(sentence.words[first:last], self.first_words[head][kind])
            new = with_proclitic(proclitic, chance.choice(self.names[head][kind]))
            words += [*sentence.words[at:first], *new]
            for name, values in sentence.labels.items():
                labels[name] += [*values[at:first], *_stretch(values[first:last], len(new))]
            at = last
        words += sentence.words[at:]
        for name, values in sentence.labels.items():
            labels[name] += values[at:]
        return Sentence(tuple(words), labels)

    @staticmethod
    def _may_swap(sentence: Sentence, first: int, last: int, heads: list[str]) -> bool:
        """Every other labelling of these words must see the same span, or one stretch of a longer one."""
        if len({tuple(sentence.labels[head][first:last]) for head in heads}) > 1:
            return False
        if any((sentence.labels[head][last : last + 1] or ["O"])[0] in _INSIDE for head in heads):
            return False
        plain = [label for head in ("triggers", "cues") for label in sentence.labels.get(head, [])[first:last]]
        return all(label == "O" for label in plain)


def _stretch(values: list[str | None], count: int) -> list[str | None]:
    first, rest = values[0], values[-1] if len(values) > 1 else values[0]
    if rest is not None and rest.startswith("B-"):
        rest = "I-" + rest[2:]
    return [first, *[rest] * (count - 1)]


def plain_spelling(sentence: Sentence) -> Sentence:
    """The sentence as hurried writers type it: without hamza, yeh and teh marbuta told apart."""
    return Sentence(tuple(word.translate(_HAMZA) for word in sentence.words), sentence.labels)


class ExampleMaker:
    def __init__(self, pieces: WordPieces, swapper: NameSwapper | None) -> None:
        self.pieces = pieces
        self.swapper = swapper
        self.index = {head: {label: i for i, label in enumerate(labels)} for head, labels in HEADS.items()}

    def __call__(self, document: Document, chance: random.Random | None) -> Iterator[Example]:
        """Sentences of one document packed up to `BUDGET` pieces; with ``chance``, augmented and cut at random sizes."""
        budget = BUDGET
        if chance is not None:
            if self.swapper is not None:
                document = [self.swapper(sentence, chance) for sentence in document]
            if chance.random() < PLAIN_SPELLING:
                document = [plain_spelling(sentence) for sentence in document]
            if chance.random() < SHORT_CONTEXT:
                budget = chance.randint(24, BUDGET)
        heads = sorted({head for sentence in document for head in sentence.labels if head in HEADS})
        current = self._empty(heads)
        for sentence in document:
            pieces = self.pieces(sentence.words)
            if len(current.ids) + sum(map(len, pieces)) + 1 > budget and current.firsts:
                yield current
                current = self._empty(heads)
            for at, ids in enumerate(pieces):
                if len(current.ids) + len(ids) + 1 > budget and current.firsts:
                    current.ids.append(EOS)
                    yield current
                    current = self._empty(heads)
                self._add(current, sentence, at, ids, chance)
            current.ids.append(EOS)
        if current.firsts:
            yield current

    @staticmethod
    def _empty(heads: list[str]) -> Example:
        return Example([BOS], [], [], {head: [] for head in heads})

    def _add(
        self, example: Example, sentence: Sentence, at: int, ids: tuple[int, ...], chance: random.Random | None
    ) -> None:
        example.firsts.append(len(example.ids))
        example.words.append(sentence.words[at])
        if chance is not None:
            ids = tuple(UNK if chance.random() < SUBWORD_DROPOUT else index for index in ids)
        example.ids.extend(ids)
        for head, values in example.labels.items():
            labels = sentence.labels.get(head)
            label = labels[at] if labels is not None else None
            values.append(IGNORED if label is None else self.index[head][label])
        place = len(example.words) - 1
        for head, roles in sentence.labels.items():
            if head.startswith(ROLES_OF):
                frame = example.frames.setdefault((id(sentence), head.removeprefix(ROLES_OF)), Frame())
                filled = str(roles[at]).split("+")
                frame.words.append(place)
                frame.roles.append([float(role in filled) for role in ROLES])
        if FRAME in sentence.labels and (number := sentence.labels[FRAME][at]) is not None:
            example.frames[id(sentence), number].trigger = place


@dataclass(frozen=True)
class Batch:
    """Padded ids and mask; where the words stand in them (``rows``, ``columns``); labels by head, one a word.

    Pair ``k`` is an event's trigger ``triggers[k]`` and a word ``arguments[k]`` (places among the words) with ``roles[k]`` (0 or 1 a role).
    """

    ids: Tensor
    mask: Tensor
    rows: Tensor
    columns: Tensor
    labels: dict[str, Tensor]
    triggers: Tensor
    arguments: Tensor
    roles: Tensor

    def to(self, device: torch.device) -> Batch:
        moved = {name: getattr(self, name).to(device) for name in ("ids", "mask", "rows", "columns", "triggers", "arguments", "roles")}
        return replace(self, labels={head: values.to(device) for head, values in self.labels.items()}, **moved)


def batches(examples: list[Example], chance: random.Random | None, *, pieces: int) -> Iterator[list[Example]]:
    """Examples of like length together, at most ``pieces`` padded pieces a batch; with ``chance`` in random order."""
    noise = chance.random if chance is not None else (lambda: 0.0)
    ordered = sorted(examples, key=lambda example: len(example.ids) + 6 * noise())
    groups: list[list[Example]] = [[]]
    longest = 0
    for example in ordered:
        longest = max(longest, len(example.ids))
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = len(example.ids)
        groups[-1].append(example)
    if chance is not None:
        chance.shuffle(groups)
    yield from (group for group in groups if group)


def collate(group: list[Example]) -> Batch:
    length = max(len(example.ids) for example in group)
    ids = torch.full((len(group), length), PAD)
    mask = torch.zeros(len(group), length)
    rows, columns = [], []
    labels: dict[str, list[int]] = {head: [] for head in HEADS}
    triggers: list[int] = []
    arguments: list[int] = []
    roles: list[list[float]] = []
    for row, example in enumerate(group):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
        mask[row, : len(example.ids)] = 1.0
        for frame in example.frames.values():
            if frame.trigger is not None:
                triggers += [len(rows) + frame.trigger] * len(frame.words)
                arguments += [len(rows) + word for word in frame.words]
                roles += frame.roles
        rows += [row] * len(example.firsts)
        columns += example.firsts
        for head, values in labels.items():
            values += example.labels.get(head) or [IGNORED] * len(example.firsts)
    tensors = {head: torch.tensor(values) for head, values in labels.items()}
    pairs = torch.tensor(triggers, dtype=torch.long), torch.tensor(arguments, dtype=torch.long)
    return Batch(ids, mask, torch.tensor(rows), torch.tensor(columns), tensors, *pairs, torch.tensor(roles))
