"""Fine-tune the encoder with all heads at once.

Resumable: each epoch leaves ``last.pt`` (weights, optimiser, step) and ``epoch-N.pt`` (weights); started again with the
same ``--out``, training goes on after the last whole epoch. ``run.json`` holds settings, data hashes and versions.
``--start`` begins from another checkpoint instead of the base weights, ``--corpora own`` trains on our own convention alone, ``--fold``
leaves out one part of our articles (`training.out_of_fold` reads them with the models that never saw them).
"""

from __future__ import annotations

import argparse
import json
import logging
import platform
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from camel_extract.encoder._pieces import WordPieces
from training.corpora import HEADS, ROLES, Document, load_all
from training.examples import IGNORED, Batch, Example, ExampleMaker, NameSwapper, batches, collate
from training.files import logging_to, read_json, sha256_of, write_json
from training.network import Int8Linear, Network
from training.progress import save
from training.scoring import Scores, add_sentence

log = logging.getLogger("training")

FOLDS = 5
SPLIT_SEED = 11
EVALUATED_PIECES = 8192
SLICED = ("anercorp", "aqmar")

HEAD_WEIGHTS = {
    "entities": 1.5,
    "triggers": 1.0,
    "cues": 0.5,
    "quotes": 0.4,
    "speakers": 0.4,
    "modality": 1.0,
    "negated": 0.5,
    "anercorp_original": 0.4,
    "anercorp_corrected": 0.6,
    "aqmar": 0.8,
    "wojood": 0.8,
}


@dataclass
class Settings:
    """``own_copies``: how often an epoch sees each article of our own convention; ``other_share``: the part of the other documents
    that it draws; ``held_out``: articles kept for selection; ``fold``: the part of `FOLDS` that is kept instead (-1: none), with the last
    tenth of ANERcorp and of AQMAR; ``start_share``: the weight of the checkpoint to start from beside the base weights; ``int8``: 1 to
    train with the rounding of int8 inference. Rates are those of the top layer and of the heads.
    """

    epochs: int = 6
    seed: int = 7
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.93
    weight_decay: float = 0.01
    warm_up: float = 0.1
    clip: float = 1.0
    own_copies: int = 3
    other_share: float = 1.0
    held_out: int = 24
    fold: int = -1
    batch_pieces: int = 768
    device: str = "cpu"
    threads: int = 2
    int8: int = 0
    start_share: float = 1.0
    roles_weight: float = 0.3


def shuffled(count: int) -> list[int]:
    """The order in which our own articles are dealt to folds."""
    order = list(range(count))
    random.Random(SPLIT_SEED).shuffle(order)
    return order


def fold_of(count: int, fold: int) -> list[int]:
    """The numbers of the articles of one fold."""
    return sorted(shuffled(count)[fold::FOLDS])


Corpora = dict[str, list[Document]]


def split(corpora: Corpora, settings: Settings) -> tuple[Corpora, Corpora]:
    """(training, held-out) documents, by whole articles; of the CoNLL files a stretch at the end, since they mark no articles."""
    own = corpora["own"]
    closed = set(fold_of(len(own), settings.fold) if settings.fold >= 0 else shuffled(len(own))[: settings.held_out])
    kept = corpora | {"own": [document for i, document in enumerate(own) if i not in closed]}
    held_out = {"own": [own[i] for i in sorted(closed)]}
    if settings.fold >= 0:
        for name in SLICED:
            end = len(corpora[name]) * 9 // 10
            kept[name], held_out[name] = corpora[name][:end], corpora[name][end:]
    return kept, held_out


def parameter_groups(network: Network, settings: Settings) -> list[dict[str, Any]]:
    """One group a layer and kind: rates fall by `layer_decay` from the top layer to the embeddings; no decay on vectors."""
    depth = len(network.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith(("output.", "role_")):
            rate = settings.head_rate
        elif name.startswith("layers."):
            rate = settings.encoder_rate * settings.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        else:
            rate = settings.encoder_rate * settings.layer_decay**depth
        decay = settings.weight_decay if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": params, "lr": rate, "weight_decay": decay, "base": rate} for (rate, decay), params in groups.items()]


def word_states(network: Network, batch: Batch) -> Tensor:
    """The hidden states (words, hidden) of the first pieces of the words of a batch."""
    with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
        states = network.encode(batch.ids, batch.mask)
    return states[batch.rows, batch.columns].float()


def loss_of(network: Network, batch: Batch, roles_weight: float) -> Tensor:
    """Weighted sum over heads of the cross entropy of their labelled words, and over pairs of that of roles, by word of the batch."""
    words = word_states(network, batch)
    logits = network.output(network.dropout(words))
    total = torch.zeros((), device=words.device)
    for head, weight in HEAD_WEIGHTS.items():
        total = total + weight * functional.cross_entropy(
            logits[:, network.slices[head]], batch.labels[head], ignore_index=IGNORED, reduction="sum"
        )
    if len(batch.roles):
        role_logits = network.role_logits(network.dropout(words), batch.triggers, batch.arguments)
        total = total + roles_weight * functional.binary_cross_entropy_with_logits(role_logits, batch.roles, reduction="sum")
    return total / len(words)


@torch.no_grad()
def predict(network: Network, group: list[Example]) -> list[dict[str, Any]]:
    """Per example: head -> probabilities (words, labels)."""
    batch = collate(group).to(network.output.weight.device)
    logits = network.output(word_states(network, batch))
    results = []
    for row in range(len(group)):
        mine = logits[batch.rows == row]
        results.append({head: mine[:, part].softmax(-1).cpu().numpy() for head, part in network.slices.items()})
    return results


def evaluate(network: Network, maker: ExampleMaker, documents: list[Document]) -> dict[str, dict[str, float]]:
    network.eval()
    scores = Scores()
    examples = [example for document in documents for example in maker(document, None)]
    for group in batches(examples, None, pieces=EVALUATED_PIECES):
        _evaluate_roles(network, group, scores)
        for example, probabilities in zip(group, predict(network, group), strict=True):
            gold = {
                head: [HEADS[head][k] if k >= 0 else None for k in values] for head, values in example.labels.items()
            }
            add_sentence(scores, example.words, gold, HEADS, probabilities)
    network.train()
    return scores.table()


@torch.no_grad()
def _evaluate_roles(network: Network, group: list[Example], scores: Scores) -> None:
    """Words by role, for gold triggers."""
    batch = collate(group).to(network.output.weight.device)
    if not len(batch.roles):
        return
    logits = network.role_logits(word_states(network, batch), batch.triggers, batch.arguments)
    found = map(tuple, (logits > 0).nonzero().tolist())
    scores.add("roles.words", map(tuple, batch.roles.nonzero().tolist()), found)


def epoch_examples(
    corpora: dict[str, list[Document]], maker: ExampleMaker, settings: Settings, epoch: int
) -> tuple[list[Example], random.Random]:
    chance = random.Random(settings.seed * 1000 + epoch)
    examples: list[Example] = []
    for name, documents in corpora.items():
        for _ in range(settings.own_copies if name == "own" else 1):
            for document in documents:
                if name == "own" or settings.other_share >= 1.0 or chance.random() < settings.other_share:
                    examples.extend(maker(document, chance))
    return examples, chance


def data_hashes(data: Path) -> dict[str, str]:
    files = [data / "train" / "gold.json", *sorted((data / "ner").glob("*.conll"))]
    return {str(path.relative_to(data)): sha256_of(path) for path in files}


def start_weights(network: Network, base: Path, start: Path | None, share: float = 1.0) -> None:
    """The base weights, or those of a checkpoint, or ``share`` of the checkpoint's and the rest of the base's."""
    if start is None or share < 1.0:
        network.load_base(load_file(base / "base.safetensors"))
    if start is not None:
        state = torch.load(start, weights_only=True, map_location="cpu")["network"]
        if share < 1.0:
            own = network.state_dict()
            state = {name: share * values + (1.0 - share) * own[name] for name, values in state.items()}
        loaded = network.load_state_dict(state, strict=False)
        log.info("not in %s: %s", start, loaded.missing_keys)


def set_rates(optimiser: torch.optim.Optimizer, done: float, warm_up: float) -> None:
    """Rates rise to their full height over the share ``warm_up`` of the steps and fall to zero over the rest."""
    factor = min(1.0, done / warm_up, max(0.0, (1.0 - done) / (1.0 - warm_up)))
    for options in optimiser.param_groups:
        options["lr"] = options["base"] * factor


def descend(network: Network, optimiser: torch.optim.Optimizer, loss: Tensor, clip: float) -> None:
    """One step downhill."""
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), clip)
    optimiser.step()


def run(data: Path, base: Path, out: Path, settings: Settings, *, start: Path | None, names: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with logging_to(out / "train.log"):
        _run(data, base, out, settings, start=start, names=names)


def _run(data: Path, base: Path, out: Path, settings: Settings, *, start: Path | None, names: list[str]) -> None:
    torch.set_num_threads(settings.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(settings.seed)
    corpora, held_out = split(load_all(data), settings)
    maker = ExampleMaker(WordPieces.from_file(base / "tokenizer.json"), NameSwapper(corpora))
    corpora = {name: corpora[name] for name in names}
    network = Network(read_json(base / "base.json")["sizes"], HEADS, len(ROLES))
    start_weights(network, base, start, settings.start_share)
    network.to(settings.device)
    Int8Linear.simulate = bool(settings.int8)
    optimiser = torch.optim.AdamW(parameter_groups(network, settings), fused=True)
    versions = {"python": platform.python_version(), "torch": torch.__version__}
    write_json(
        out / "run.json",
        {
            "settings": asdict(settings),
            "corpora": names,
            "start": f"{start.parent.name}/{start.name}" if start else None,
            "head_weights": HEAD_WEIGHTS,
            "data": data_hashes(data),
            "versions": versions,
        },
    )
    first_examples, _ = epoch_examples(corpora, maker, settings, 0)
    steps_an_epoch = sum(1 for _ in batches(first_examples, random.Random(0), pieces=settings.batch_pieces))
    total = steps_an_epoch * settings.epochs
    start_epoch, step = 0, 0
    if (out / "last.pt").exists():
        state = torch.load(out / "last.pt", weights_only=True, map_location=settings.device)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        start_epoch, step = state["epoch"], state["step"]
    log.info("%d steps an epoch, from epoch %d", steps_an_epoch, start_epoch)
    for epoch in range(start_epoch, settings.epochs):
        examples, chance = epoch_examples(corpora, maker, settings, epoch)
        network.train()
        began = time.monotonic()
        for done, group in enumerate(batches(examples, chance, pieces=settings.batch_pieces), start=1):
            set_rates(optimiser, step / total, settings.warm_up)
            loss = loss_of(network, collate(group).to(network.output.weight.device), settings.roles_weight)
            descend(network, optimiser, loss, settings.clip)
            step += 1
            if done % 50 == 0:
                log.info("epoch %d step %d loss %.4f %.0f s", epoch, done, loss.item(), time.monotonic() - began)
        torch.save({"network": network.state_dict()}, out / f"epoch-{epoch + 1}.pt")
        state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1, "step": step}
        save(out / "last.pt", state)
        scores = {name: evaluate(network, maker, documents) for name, documents in held_out.items() if documents}
        if scores:
            log.info("epoch %d held out %s", epoch, json.dumps(scores))
            write_json(out / "held_out.json", scores)
    log.info("done")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint of another run")
    parser.add_argument("--corpora", nargs="+", default=["own", "anercorp", "aqmar", "wojood"])
    for name, value in asdict(Settings()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    options = vars(parser.parse_args())
    data, base, out = options.pop("data"), options.pop("base"), options.pop("out")
    start, names = options.pop("start"), options.pop("corpora")
    run(data, base, out, Settings(**options), start=start, names=names)


if __name__ == "__main__":
    main()
