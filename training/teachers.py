"""Soft labels of an ensemble on unannotated news: what `training.distil` learns from.

The probabilities of all heads are averaged over the checkpoints, and so are those of the roles of each word that the ensemble holds for
a trigger.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from training.corpora import EXPORTED, HEADS, ROLES
from training.files import read_json
from training.network import Network
from training.train import word_states
from training.windows import WindowBatch, Windows, ranges, window_batch

log = logging.getLogger("training")

TRIGGER_FLOOR = 0.3
"""Words less probable than this to be a trigger have no roles labelled."""
BATCH = 96


def spans_of_heads() -> dict[str, slice]:
    """The columns of each exported head in a table of soft labels."""
    found, at = {}, 0
    for head in EXPORTED:
        found[head] = slice(at, at + len(HEADS[head]))
        at += len(HEADS[head])
    return found


COLUMNS = spans_of_heads()


@dataclass(frozen=True)
class SoftLabels:
    """``table`` (words, columns of all exported heads) float16; for the ``k``-th word of ``triggers`` (in order), ``roles`` from
    ``first_pair[k]`` on hold seven probabilities in 255ths for each word of its unit."""

    table: Tensor
    triggers: Tensor
    first_pair: Tensor
    roles: Tensor


def load_network(path: Path, base: Path, device: str) -> Network:
    """A checkpoint, ready to predict."""
    network = Network(read_json(base / "base.json")["sizes"], HEADS, len(ROLES))
    network.load_state_dict(torch.load(path, weights_only=True, map_location="cpu")["network"])
    return network.to(device).eval()


def soft_columns(network: Network, logits: Tensor) -> Tensor:
    """Logits of all heads to the probabilities of the exported ones, side by side."""
    return torch.cat([logits[:, network.slices[head]].softmax(-1) for head in EXPORTED], 1)


@torch.no_grad()
def label(networks: Sequence[Network], windows: Windows) -> SoftLabels:
    """Soft labels for every word of the windows."""
    total = len(windows.unit_of_word)
    device = windows.ids.device
    table = torch.zeros((total, sum(len(HEADS[head]) for head in EXPORTED)), dtype=torch.float16, device=device)
    triggers: list[Tensor] = []
    counts: list[Tensor] = []
    roles: list[Tensor] = []
    for at in range(0, len(windows), BATCH):
        batch = window_batch(windows, torch.arange(at, min(at + BATCH, len(windows)), device=device))
        states = [word_states(network, batch) for network in networks]
        pairs = zip(networks, states, strict=True)
        shares = torch.stack([soft_columns(network, network.output(words)) for network, words in pairs]).mean(0)
        table[batch.words] = shares.half()
        found = (1.0 - shares[:, COLUMNS["triggers"].start] >= TRIGGER_FLOOR).nonzero()[:, 0]
        left, right, lengths = unit_pairs(windows, batch, found)
        scores = [n.role_logits(words, left, right).sigmoid() for n, words in zip(networks, states, strict=True)]
        triggers.append(batch.words[found])
        counts.append(lengths)
        roles.append((torch.stack(scores).mean(0) * 255).round().to(torch.uint8))
        if at % (100 * BATCH) == 0:
            log.info("labelled %d of %d windows", at, len(windows))
    first_pair = torch.cat([torch.zeros(1, dtype=torch.long, device=device), torch.cumsum(torch.cat(counts), 0)])
    return SoftLabels(table, torch.cat(triggers), first_pair, torch.cat(roles))


def unit_pairs(windows: Windows, batch: WindowBatch, places: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """For the words at ``places`` of a batch: (trigger, word) places of all pairs within its unit, and how many pairs each has."""
    unit = windows.unit_of_word[batch.words[places]]
    first, end = windows.first_of_unit[unit], windows.first_of_unit[unit + 1]
    numbers, owner = ranges(first, end)
    return places[owner], numbers + (places - batch.words[places])[owner], end - first
