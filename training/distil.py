"""One model from many: the student learns the soft labels of an ensemble on unannotated news, then the gold labels beside them.

First phase: soft labels alone. Second phase: each step sees a batch of gold and one of soft labels, with the rounding of int8 inference.
``student.pt`` is the mean of the weights over the last steps. Soft labels, the first phase's weights (``soft.pt``) and checkpoints stay in
``--out``: started again with the same, training goes on.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from camel_extract.encoder._pieces import UNK, WordPieces
from training import train
from training.corpora import EXPORTED, HEADS, ROLES, load_all
from training.examples import SUBWORD_DROPOUT, ExampleMaker, NameSwapper, batches, collate
from training.files import logging_to, read_json, sha256_of, write_json
from training.network import Int8Linear, Network
from training.news import News
from training.progress import Progress, save
from training.teachers import COLUMNS, SoftLabels, label, load_network, unit_pairs
from training.train import HEAD_WEIGHTS, data_hashes, descend, parameter_groups, set_rates, start_weights, word_states
from training.windows import WindowBatch, Windows, build, window_batch

log = logging.getLogger("training")

OF_TRIGGERS = ("modality", "negated")
"""Heads that speak of triggers: a word counts as far as it is one."""


@dataclass
class Settings:
    """Rates are those of the top layer; ``gold_*`` are those of the second phase, ``gold_windows`` its soft windows a step."""

    epochs: float = 3.0
    windows: int = 96
    rate: float = 3e-4
    gold_epochs: int = 5
    gold_rate: float = 1e-4
    gold_windows: int = 24
    gold_pieces: int = 2048
    own_copies: int = 3
    other_share: float = 0.3
    roles_weight: float = 0.6
    mean_decay: float = 0.998
    int8: int = 1
    seed: int = 7
    device: str = "cuda"


class SoftData:
    """The windows with their soft labels, dealt out in random batches."""

    def __init__(self, windows: Windows, labels: SoftLabels, seed: int) -> None:
        self.windows, self.labels = windows, labels
        self._chance = torch.Generator().manual_seed(seed)

    def rounds(self, size: int) -> Iterator[WindowBatch]:
        """Batches of ``size`` windows without end; some pieces are hidden."""
        while True:
            order = torch.randperm(len(self.windows), generator=self._chance).to(self.windows.ids.device)
            for at in range(0, len(order) - size + 1, size):
                batch = window_batch(self.windows, order[at : at + size])
                dropped = (torch.rand(batch.ids.shape, device=batch.ids.device) < SUBWORD_DROPOUT) & (batch.ids > UNK)
                batch.ids[dropped] = UNK
                yield batch

    def pairs(self, batch: WindowBatch) -> tuple[Tensor, Tensor, Tensor]:
        """(trigger places, word places, soft roles) of the pairs of a batch."""
        at = torch.searchsorted(self.labels.triggers, batch.words).clamp(max=len(self.labels.triggers) - 1)
        places = (self.labels.triggers[at] == batch.words).nonzero()[:, 0]
        left, right, lengths = unit_pairs(self.windows, batch, places)
        first = self.labels.first_pair[at[places]]
        inside = torch.arange(len(left), device=left.device) - (torch.cumsum(lengths, 0) - lengths).repeat_interleave(lengths)
        return left, right, self.labels.roles[first.repeat_interleave(lengths) + inside].float() / 255.0


def soft_loss(network: Network, data: SoftData, batch: WindowBatch, roles_weight: float) -> Tensor:
    """Weighted cross entropy with the soft labels, by word."""
    words = word_states(network, batch)
    logits = network.output(network.dropout(words))
    target = data.labels.table[batch.words].float()
    is_trigger = 1.0 - target[:, COLUMNS["triggers"].start]
    total = torch.zeros((), device=words.device)
    for head in EXPORTED:
        losses = -(target[:, COLUMNS[head]] * logits[:, network.slices[head]].log_softmax(-1)).sum(-1)
        total = total + HEAD_WEIGHTS[head] * (losses * is_trigger if head in OF_TRIGGERS else losses).sum()
    left, right, roles = data.pairs(batch)
    role_logits = network.role_logits(network.dropout(words), left, right)
    total = total + roles_weight * functional.binary_cross_entropy_with_logits(role_logits, roles, reduction="sum")
    return total / len(words)


class Mean:
    """A running mean of a network's weights."""

    def __init__(self, network: Network, decay: float) -> None:
        self.network = deepcopy(network).requires_grad_(False)
        self.decay = decay
        self.steps = 0

    @torch.no_grad()
    def add(self, network: Network) -> None:
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        for mean, now in zip(self.network.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, 1.0 - decay)

    def state_dict(self) -> dict[str, Any]:
        return self.network.state_dict() | {"steps": torch.tensor(self.steps)}

    def load_state_dict(self, state_dict: dict[str, Any], /) -> None:
        self.steps = int(state_dict.pop("steps"))
        self.network.load_state_dict(state_dict)


def rates(network: Network, rate: float) -> list[dict[str, Any]]:
    return parameter_groups(network, train.Settings(encoder_rate=rate, head_rate=5 * rate))


def soft_phase(network: Network, data: SoftData, settings: Settings, checkpoint: Path) -> None:
    steps = int(settings.epochs * len(data.windows) / settings.windows)
    optimiser = torch.optim.AdamW(rates(network, settings.rate), fused=True)
    progress = Progress(checkpoint, seed=settings.seed, network=network, optimiser=optimiser)
    began = time.monotonic()
    for step, batch in islice(enumerate(data.rounds(settings.windows)), progress.step, steps):
        set_rates(optimiser, (step + 1) / (steps + 1), 0.05)
        loss = soft_loss(network, data, batch, settings.roles_weight)
        descend(network, optimiser, loss, 1.0)
        progress.done(step)
        if step % 100 == 0:
            log.info("soft step %d of %d loss %.4f %.0f s", step, steps, loss.item(), time.monotonic() - began)


def gold_phase(
    network: Network, data: SoftData, maker: ExampleMaker, corpora: train.Corpora, settings: Settings, checkpoint: Path
) -> Network:
    """The mean of the weights over the steps."""
    drawn = train.Settings(own_copies=settings.own_copies, other_share=settings.other_share, seed=settings.seed)
    chance = random.Random(settings.seed)
    groups = []
    for epoch in range(settings.gold_epochs):
        examples, _ = train.epoch_examples(corpora, maker, drawn, epoch)
        groups += list(batches(examples, chance, pieces=settings.gold_pieces))
    optimiser = torch.optim.AdamW(rates(network, settings.gold_rate), fused=True)
    mean = Mean(network, settings.mean_decay)
    progress = Progress(checkpoint, seed=settings.seed, network=network, optimiser=optimiser, mean=mean)
    Int8Linear.simulate = bool(settings.int8)
    began = time.monotonic()
    for step, (group, soft) in islice(enumerate(zip(groups, data.rounds(settings.gold_windows), strict=False)), progress.step, None):
        set_rates(optimiser, (step + 1) / (len(groups) + 1), 0.1)
        loss = train.loss_of(network, collate(group).to(soft.ids.device), settings.roles_weight)
        loss = loss + soft_loss(network, data, soft, settings.roles_weight)
        descend(network, optimiser, loss, 1.0)
        mean.add(network)
        progress.done(step)
        if step % 100 == 0:
            log.info("gold step %d of %d loss %.4f %.0f s", step, len(groups), loss.item(), time.monotonic() - began)
    Int8Linear.simulate = False
    return mean.network


def soft_labels(teachers: list[Path], base: Path, windows: Windows, settings: Settings, kept: Path) -> SoftLabels:
    """The teachers' soft labels, from the file ``kept`` where it is there."""
    if not kept.exists():
        labels = label([load_network(path, base, settings.device) for path in teachers], windows)
        save(kept, {name: getattr(labels, name).cpu() for name in SoftLabels.__dataclass_fields__})
    return SoftLabels(**torch.load(kept, weights_only=True, map_location=settings.device))


def run(data: Path, base: Path, news: Path, teachers: list[Path], start: Path | None, out: Path, settings: Settings) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with logging_to(out / "train.log"):
        _run(data, base, news, teachers, start, out, settings)


def _run(data: Path, base: Path, news: Path, teachers: list[Path], start: Path | None, out: Path, settings: Settings) -> None:
    torch.manual_seed(settings.seed)
    Int8Linear.simulate = False
    windows = build(News.load(news)).to(settings.device)
    log.info("%d windows, %d words", len(windows), len(windows.unit_of_word))
    labels = soft_labels(teachers, base, windows, settings, out / "soft_labels.pt")
    log.info("%d triggers, %d pairs", len(labels.triggers), len(labels.roles))
    soft = SoftData(windows, labels, settings.seed)
    corpora = load_all(data)
    maker = ExampleMaker(WordPieces.from_file(base / "tokenizer.json"), NameSwapper(corpora))
    network = Network(read_json(base / "base.json")["sizes"], HEADS, len(ROLES))
    start_weights(network, base, start)
    network.to(settings.device)
    write_json(
        out / "run.json",
        {
            "settings": asdict(settings),
            "teachers": [f"{path.parent.name}/{path.name}" for path in teachers],
            "start": f"{start.parent.name}/{start.name}" if start else None,
            "head_weights": HEAD_WEIGHTS,
            "data": data_hashes(data) | {"news": sha256_of(news)},
            "versions": {"torch": torch.__version__},
        },
    )
    if (out / "soft.pt").exists():
        network.load_state_dict(torch.load(out / "soft.pt", weights_only=True, map_location="cpu")["network"])
    else:
        soft_phase(network, soft, settings, out / "soft_last.pt")
        save(out / "soft.pt", {"network": network.state_dict()})
        (out / "soft_last.pt").unlink(missing_ok=True)
    mean = gold_phase(network, soft, maker, corpora, settings, out / "gold_last.pt")
    save(out / "student.pt", {"network": mean.state_dict()})
    (out / "gold_last.pt").unlink(missing_ok=True)
    log.info("done")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True, help="the .npz file of training.news")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints")
    parser.add_argument("--start", type=Path, help="a checkpoint to start from instead of the base weights")
    parser.add_argument("--out", type=Path, required=True)
    for name, value in asdict(Settings()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    options = vars(parser.parse_args())
    paths = {name: options.pop(name) for name in ("data", "base", "news", "teachers", "start", "out")}
    run(**paths, settings=Settings(**options))


if __name__ == "__main__":
    main()
