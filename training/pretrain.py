"""Masked-word pre-training of the base weights on unannotated news: ``masked.pt`` is a checkpoint that `training.train` starts from.

Whole words are hidden behind the unknown piece, which subword dropout uses too; the weights of the lower layers move least. Started again
with the same ``--out``, training goes on from the last checkpoint.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from camel_extract.encoder._pieces import BOS, EOS, UNK
from training.corpora import HEADS, ROLES
from training.files import logging_to, read_json, sha256_of, write_json
from training.network import Int8Linear, Network
from training.news import News
from training.progress import Progress, save
from training.train import descend, set_rates

log = logging.getLogger("training")

WINDOW = 256


@dataclass
class Settings:
    """``batch``: windows of `WINDOW` pieces a step; ``hidden_words``: the share of the words to guess; rates as in `training.train`."""

    epochs: float = 10.0
    seed: int = 7
    batch: int = 128
    rate: float = 4e-4
    guess_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    hidden_words: float = 0.25
    warm_up: float = 0.06
    clip: float = 1.0
    device: str = "cpu"
    compiled: int = 0


class Guess(nn.Module):
    """States to logits over the vocabulary, by the word vectors of the network."""

    def __init__(self, network: Network, epsilon: float) -> None:
        super().__init__()
        vocabulary, hidden = network.word.weight.shape
        self.dense = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=epsilon)
        self.bias = nn.Parameter(torch.zeros(vocabulary))

    def forward(self, states: Tensor, words: Tensor) -> Tensor:
        return functional.linear(self.norm(functional.gelu(self.dense(states))), words, self.bias)


def stream(news: News) -> tuple[Tensor, Tensor]:
    """All pieces in order with an end mark after each sentence, and the number of the word of each piece (-1 for a mark)."""
    lengths = np.diff(news.piece_of_word)
    words = np.repeat(np.arange(len(lengths)), lengths)
    ends = news.piece_of_word[news.word_of_sentence[1:]]
    pieces = np.insert(news.pieces.astype(np.int32), ends, EOS)
    return torch.from_numpy(pieces), torch.from_numpy(np.insert(words.astype(np.int32), ends, -1))


def windows(pieces: Tensor, words: Tensor, chance: np.random.Generator) -> tuple[Tensor, Tensor]:
    """The stream cut into rows of `WINDOW` less one, from a random place on."""
    width = WINDOW - 1
    first = int(chance.integers(width))
    count = (len(pieces) - first) // width
    end = first + count * width
    return pieces[first:end].view(count, width), words[first:end].view(count, width)


def hide(ids: Tensor, words: Tensor, share: float, vocabulary: int) -> tuple[Tensor, Tensor]:
    """(input ids, mask of the pieces to guess) of rows of pieces; of hidden words a tenth stay, a tenth become some other piece."""
    rows, width = ids.shape
    place = (words - words.amax(1, keepdim=True)).clamp(min=-width) + width
    draw = torch.rand(rows, width + 1, device=ids.device).gather(1, place.long())
    hidden = (draw < share) & (words >= 0)
    kind = draw / share
    random = torch.randint(UNK + 1, vocabulary, ids.shape, device=ids.device)
    given = torch.where(hidden & (kind < 0.8), UNK, ids)
    given = torch.where(hidden & (kind >= 0.9), random, given)
    start = torch.full((rows, 1), BOS, device=ids.device)
    blank = torch.zeros((rows, 1), dtype=torch.bool, device=ids.device)
    return torch.cat([start, given], 1), torch.cat([blank, hidden], 1)


def groups(network: Network, guess: Guess, settings: Settings) -> list[dict[str, object]]:
    """Rates fall from the top layer down to the embeddings; those of the new layer stand apart."""
    depth = len(network.layers)
    found: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith(("output.", "role_")):
            continue
        below = depth - 1 - int(name.split(".")[1]) if name.startswith("layers.") else depth
        decay = settings.weight_decay if parameter.dim() > 1 else 0.0
        found.setdefault((settings.rate * settings.layer_decay**below, decay), []).append(parameter)
    found[settings.guess_rate, 0.0] = list(guess.parameters())
    return [{"params": params, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), params in found.items()]


def rounds(pieces: Tensor, words: Tensor, settings: Settings) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches of windows, in a new order and cut anew each time round."""
    chance = np.random.default_rng(settings.seed)
    while True:
        rows, row_words = windows(pieces, words, chance)
        order = torch.from_numpy(chance.permutation(len(rows))).to(rows.device)
        for at in range(0, len(order) - settings.batch + 1, settings.batch):
            part = order[at : at + settings.batch]
            yield rows[part].long(), row_words[part]


def run(base: Path, news: Path, out: Path, settings: Settings) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with logging_to(out / "train.log"):
        _run(base, news, out, settings)


def _run(base: Path, news: Path, out: Path, settings: Settings) -> None:
    torch.manual_seed(settings.seed)
    torch.set_float32_matmul_precision("high")
    Int8Linear.simulate = False
    sizes = read_json(base / "base.json")["sizes"]
    network = Network(sizes, HEADS, len(ROLES))
    network.load_base(load_file(base / "base.safetensors"))
    guess = Guess(network, sizes["epsilon"])
    network.to(settings.device)
    guess.to(settings.device)
    pieces, words = (part.to(settings.device) for part in stream(News.load(news)))
    steps = int(settings.epochs * len(pieces) / (WINDOW - 1) / settings.batch)
    optimiser = torch.optim.AdamW(groups(network, guess, settings), betas=(0.9, 0.98), fused=True)
    encode = torch.compile(network.encode) if settings.compiled else network.encode
    write_json(out / "run.json", {"settings": asdict(settings), "news": sha256_of(news), "steps": steps, "torch": torch.__version__})
    progress = Progress(out / "last.pt", seed=settings.seed, network=network, guess=guess, optimiser=optimiser)
    began = time.monotonic()
    for step, (ids, row_words) in islice(enumerate(rounds(pieces, words, settings)), progress.step, steps):
        set_rates(optimiser, (step + 1) / (steps + 1), settings.warm_up)
        given, hidden = hide(ids, row_words, settings.hidden_words, sizes["vocabulary"])
        with torch.autocast(ids.device.type, dtype=torch.bfloat16):
            states = encode(given, None)[hidden]
            logits = guess(states, network.word.weight)
        loss = functional.cross_entropy(logits.float(), ids[hidden[:, 1:]])
        descend(network, optimiser, loss, settings.clip)
        progress.done(step)
        if step % 100 == 0:
            log.info("step %d of %d loss %.3f %.0f s", step, steps, loss.item(), time.monotonic() - began)
    encoder = {name: values for name, values in network.state_dict().items() if not name.startswith(("output.", "role_"))}
    save(out / "masked.pt", {"network": encoder})
    progress.path.unlink(missing_ok=True)
    log.info("done")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True, help="the .npz file of training.news")
    parser.add_argument("--out", type=Path, required=True)
    for name, value in asdict(Settings()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    options = vars(parser.parse_args())
    run(options.pop("base"), options.pop("news"), options.pop("out"), Settings(**options))


if __name__ == "__main__":
    main()
