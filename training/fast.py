"""Make the fast engine: a word-level network taught by the embedded model.

It labels a sample of unannotated news with the embedded model (``--labels``, a file for every 200 articles; those that exist stay), trains
on those probabilities and on the project's own labels, fits a temperature on articles held out of both, and writes the model folder with
its scores on ``DATA/dev/gold.json``. No article that shares a paragraph with a gold file is in the sample.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import platform
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from camel_extract._analysis import analyze_text
from camel_extract._paths import model_dir
from camel_extract._records import Token
from camel_extract.encoder import Encoder
from camel_extract.entities import _gazetteer
from camel_extract.entities._embedded import HEAD
from camel_extract.entities._fast import WEIGHTS, FastTagger
from camel_extract.entities._word_features import FORMAT, word_features
from training.agreement import agreed_words
from training.corpora import HEADS, GoldWords, read_gold
from training.files import read_json, sha256_of, write_json
from training.news import read_articles, text_of, without_gold
from training.scoring import Scores, add_sentence

log = logging.getLogger("training")

LABELS = HEADS[HEAD]
NEWS = "news/articles.jsonl.xz"
OWN, DEV = "train/gold.json", "dev/gold.json"
SHARD = 200
LISTS = (_gazetteer.OWN, _gazetteer.GENERATED, _gazetteer.NATIONALITIES, _gazetteer.PERSON_NAMES)
"""What the features of words are taken from, beside the words themselves."""
SAMPLE_SEED = 7


@dataclass
class Settings:
    """``articles``: how many are labelled by the embedded model; ``own_copies``: how often an epoch sees each article of our own
    convention; ``held_out``: articles of it kept for the temperature; ``rows``, ``narrow``, ``wide``, ``layers``: the network's sizes;
    ``drop_features``, ``drop_states``: shares dropped in training; ``batch``: words a step."""

    articles: int = 8000
    own_copies: int = 3
    held_out: int = 24
    rows: int = 65536
    narrow: int = 64
    wide: int = 96
    layers: int = 3
    epochs: int = 4
    batch: int = 4000
    rate: float = 2e-3
    warm_up: int = 100
    weight_decay: float = 0.01
    drop_features: float = 0.1
    drop_states: float = 0.15
    seed: int = 1
    threads: int = 1


class Words:
    """Numbers for the ways of writing a token, from 1 on, and their features."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._numbers: dict[tuple[str, str], int] = {}
        self._features: list[list[int]] = [[]]

    def __call__(self, tokens: Sequence[Token]) -> NDArray[Any]:
        numbers = []
        for token in tokens:
            number = self._numbers.setdefault((token.text, token.kind), len(self._features))
            if number == len(self._features):
                self._features.append(word_features(token.text, token.folded, token.kind, self._rows))
            numbers.append(number)
        return np.array(numbers, dtype=np.int64)

    def table(self) -> Tensor:
        """Features (words, most features of a word), counted from 1; 0 where a word has no more."""
        table = np.zeros((len(self._features), max(map(len, self._features))), dtype=np.int64)
        for row, features in zip(table, self._features, strict=True):
            row[: len(features)] = features
            row[: len(features)] += 1
        return torch.from_numpy(table)


class Sentence(NamedTuple):
    """Numbers of the words, and probabilities (words, labels) to be learned; a row of zeros teaches nothing."""

    words: NDArray[Any]
    wanted: NDArray[Any]


def sample(data: Path, count: int) -> Iterator[dict[str, Any]]:
    """``count`` articles of the news in an order that a seed fixes."""
    articles = list(read_articles(data))
    random.Random(SAMPLE_SEED).shuffle(articles)
    return islice(without_gold(articles, data), count)


def label_news(data: Path, folder: Path, count: int, model: Path) -> dict[str, Any]:
    """Write the probabilities that the encoder at ``model`` gives for the sample, ``SHARD`` articles a file; files that exist stay."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(model)
    articles = list(sample(data, count))
    total = 0
    for number, first in enumerate(range(0, len(articles), SHARD)):
        path = folder / f"{number:04d}.npz"
        if not path.exists():
            ids, tables = [], []
            for article in articles[first : first + SHARD]:
                if tags := encoder.tag(analyze_text(text_of(article))):
                    ids.append(article["id"])
                    tables.append(np.concatenate([tag[HEAD] for tag in tags]).astype(np.float16))
            part = folder / "part.npz"
            np.savez(part, ids=np.array(ids), lengths=np.array([len(table) for table in tables]), probs=np.concatenate(tables))
            part.replace(path)
        with np.load(path) as shard:
            total += int(shard["lengths"].sum())
    return {"articles": len(articles), "words": total, "teacher": encoder.version}


def read_silver(data: Path, folder: Path, count: int, words: Words, second: FastTagger | None = None) -> Iterator[Sentence]:
    """The sentences of the sample with the probabilities that `label_news` left in ``folder``; with a ``second`` model, none for words on
    which it and the lists of names do not agree."""
    texts = {str(article["id"]): text_of(article) for article in sample(data, count)}
    for path in sorted(folder.glob("[0-9]*.npz")):
        with np.load(path, allow_pickle=False) as shard:
            ids, tables = shard["ids"], np.split(shard["probs"], np.cumsum(shard["lengths"])[:-1])
        for name, table in zip(map(str, ids), tables, strict=True):
            if name not in texts:
                continue
            analysis = analyze_text(texts[name])
            if len(analysis.tokens) != len(table):
                raise SystemExit(f"{path} was labelled over other tokens; remove {folder} and label again")
            if second is not None:
                table = table * agreed_words(analysis, table, second)[:, None]
            numbers = words(analysis.tokens)
            for sentence in analysis.sentences:
                first, end = sentence.first_token, sentence.end_token
                yield Sentence(numbers[first:end], table[first:end])


def own_sentences(articles: Sequence[GoldWords], words: Words) -> list[Sentence]:
    sentences = []
    table = np.eye(len(LABELS), dtype=np.float16)
    for article in articles:
        numbers, labels = words(article.analysis.tokens), article.labels()[HEAD]
        for sentence in article.analysis.sentences:
            first, end = sentence.first_token, sentence.end_token
            sentences.append(Sentence(numbers[first:end], table[[LABELS.index(str(label)) for label in labels[first:end]]]))
    return sentences


class Network(nn.Module):
    """What :mod:`camel_extract.entities._fast` runs, with the drops of training."""

    def __init__(self, settings: Settings, features: Tensor) -> None:
        super().__init__()
        self.settings, self.features = settings, features
        self.vectors = nn.EmbeddingBag(settings.rows + 1, settings.narrow, mode="sum", padding_idx=0)
        nn.init.normal_(self.vectors.weight, std=0.1)
        self.inner = nn.Linear(settings.narrow, settings.wide)
        self.convolutions = nn.ModuleList(nn.Conv1d(settings.wide, settings.wide, 3, padding=1) for _ in range(settings.layers))
        self.outer = nn.Linear(settings.wide, len(LABELS))

    def forward(self, words: Tensor) -> Tensor:
        """Logits (places, labels) of sentences set in one row with a 0 after each."""
        mask = (words > 0).float()[:, None]
        seen, places = words.unique(return_inverse=True)
        features = self.features[seen]
        if self.training:
            features = features * (torch.rand(features.shape) >= self.settings.drop_features)
        states = self._drop(torch.relu(self.inner(self.vectors(features)))[places] * mask)
        for convolution in self.convolutions:
            states = self._drop((states + torch.relu(convolution(states.T[None])[0].T)) * mask)
        logits: Tensor = self.outer(states)
        return logits

    def _drop(self, states: Tensor) -> Tensor:
        return nn.functional.dropout(states, self.settings.drop_states, self.training)


def start_from(network: Network, folder: Path) -> None:
    """Copy the weights of a model folder of the same sizes into the network."""
    temperature = read_json(folder / "meta.json")["temperature"]
    with np.load(folder / WEIGHTS, allow_pickle=False) as arrays, torch.no_grad():
        given = {name: torch.from_numpy(arrays[name].astype(np.float32)) for name in arrays.files}
        network.vectors.weight[1:] = given["vectors"] * given["scale"][:, None]
        network.inner.weight.copy_(given["inner"].T)
        network.inner.bias.copy_(given["inner_bias"])
        for layer, weight, bias in zip(network.convolutions, given["layers"], given["layer_bias"], strict=True):
            layer.weight.copy_(torch.stack([place.T for place in weight.chunk(3, dim=1)], dim=2))
            layer.bias.copy_(bias)
        network.outer.weight.copy_(given["outer"].T * temperature)
        network.outer.bias.copy_(given["outer_bias"] * temperature)


def in_one_row(sentences: Sequence[Sentence]) -> tuple[Tensor, Tensor]:
    nothing = Sentence(np.zeros(1, dtype=np.int64), np.zeros((1, len(LABELS)), dtype=np.float16))
    parts = [part for sentence in sentences for part in (sentence, nothing)]
    wanted = np.concatenate([part.wanted for part in parts]).astype(np.float32)
    return torch.from_numpy(np.concatenate([part.words for part in parts])), torch.from_numpy(wanted)


def batches(sentences: Sequence[Sentence], size: int, order: NDArray[Any]) -> Iterator[list[Sentence]]:
    batch: list[Sentence] = []
    count = 0
    for index in order:
        batch.append(sentences[index])
        count += len(sentences[index].words) + 1
        if count >= size:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def train(sentences: Sequence[Sentence], features: Tensor, settings: Settings, start: Path | None) -> Network:
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    torch.set_flush_denormal(True)
    network = Network(settings, features)
    if start:
        start_from(network, start)
    optimiser = torch.optim.AdamW(network.parameters(), lr=settings.rate, weight_decay=settings.weight_decay, fused=True)
    chance = np.random.default_rng(settings.seed)
    total = settings.epochs * sum(len(sentence.words) + 1 for sentence in sentences) / settings.batch
    step, began = 0, time.monotonic()
    for epoch in range(settings.epochs):
        losses = []
        for batch in batches(sentences, settings.batch, chance.permutation(len(sentences))):
            for options in optimiser.param_groups:
                options["lr"] = settings.rate * min(1.0, step / settings.warm_up) * max(0.0, 1.0 - step / total)
            words, wanted = in_one_row(batch)
            loss = -(wanted * network(words).log_softmax(-1)).sum() / (words > 0).sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
            step += 1
            if step % 100 == 0:
                log.info("step %d of %.0f loss %.4f %.0f s", step, total, sum(losses[-100:]) / 100, time.monotonic() - began)
        log.info("epoch %d loss %.4f %.0f s", epoch + 1, sum(losses) / len(losses), time.monotonic() - began)
    return network.eval()


def temperature_of(network: Network, sentences: Sequence[Sentence]) -> float:
    """The number that logits are divided by so that held-out labels are most probable, of 0.5 to 2.5 in steps of 0.05."""
    with torch.no_grad():
        words, wanted = in_one_row(sentences)
        logits = network(words)
    candidates = [round(0.5 + 0.05 * step, 2) for step in range(41)]
    return min(candidates, key=lambda t: -(wanted * (logits / t).log_softmax(-1)).sum().item())


def weights_of(network: Network, temperature: float) -> dict[str, NDArray[Any]]:
    """The arrays that the library reads: rows of vectors in int8 with a scale each, the temperature inside the last layer."""
    table = network.vectors.weight.detach()[1:].numpy()
    scale = np.maximum(np.abs(table).max(axis=1), 1e-8) / 127
    layers = [layer.weight.detach().numpy() for layer in network.convolutions]
    return {
        "vectors": np.rint(table / scale[:, None]).astype(np.int8),
        "scale": scale.astype(np.float32),
        "inner": network.inner.weight.detach().numpy().T.astype(np.float32),
        "inner_bias": network.inner.bias.detach().numpy().astype(np.float32),
        # torch: (out, in, place), where place 0 looks at the token before, so what a token says to the one after it stands first
        "layers": np.stack([np.concatenate([w[:, :, place].T for place in range(3)], axis=1) for w in layers]),
        "layer_bias": np.stack([layer.bias.detach().numpy() for layer in network.convolutions]).astype(np.float32),
        "outer": (network.outer.weight.detach().numpy().T / temperature).astype(np.float32),
        "outer_bias": (network.outer.bias.detach().numpy() / temperature).astype(np.float32),
    }


def calibration_error(probabilities: NDArray[Any], labels: Sequence[int], *, bins: int = 10) -> float:
    """Expected calibration error of the most probable labels: mean distance of confidence and accuracy over ``bins`` of confidence."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == np.array(labels)
    group = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs(confidence[group == g].mean() - right[group == g].mean()) * (group == g).mean() for g in range(bins) if (group == g).any()]
    return float(sum(gaps))


def evaluate(tagger: FastTagger, articles: Sequence[GoldWords]) -> dict[str, Any]:
    """Scores by label as the library runs the model, the calibration error of words inside names, and words a second."""
    scores, tables, wanted = Scores(), [], []
    seconds, count = 0.0, 0
    for article in articles:
        sentences = [article.analysis.sentence_tokens(sentence) for sentence in article.analysis.sentences]
        began = time.process_time()
        table = tagger(sentences)
        seconds += time.process_time() - began
        count += len(article.text.split())
        labels = article.labels()[HEAD]
        tables.append(table)
        wanted += [LABELS.index(str(label)) for label in labels]
        for sentence in article.analysis.sentences:
            first, end = sentence.first_token, sentence.end_token
            words = article.words[first:end]
            add_sentence(scores, words, {HEAD: labels[first:end]}, {HEAD: LABELS}, {HEAD: table[first:end]})
    probabilities = np.concatenate(tables)
    named = probabilities.argmax(axis=1) != LABELS.index("O")
    return {
        "heads": scores.table(),
        "calibration_error": round(calibration_error(probabilities, wanted), 4),
        "calibration_error_of_words_in_names": round(
            calibration_error(probabilities[named], [label for label, inside in zip(wanted, named, strict=True) if inside]), 4
        ),
        "words_a_second": round(count / seconds),
    }


def write_model(out: Path, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)  # type: ignore[arg-type]
    (out / WEIGHTS).write_bytes(content.getvalue())
    write_json(out / "meta.json", meta | {"files": {WEIGHTS: sha256_of(out / WEIGHTS)}})


def run(
    data: Path,
    labels: Path,
    out: Path,
    settings: Settings,
    *,
    version: str,
    encoder: Path,
    second: Path | None = None,
    start: Path | None = None,
) -> None:
    """Train on the probabilities in the folder ``labels``, which `label_news` fills from those of ``encoder``, and write the model folder
    ``out``. ``second`` is the folder of a model that must agree; ``start`` that of one to begin from."""
    articles = read_gold(data / OWN)
    random.Random(11).shuffle(articles)
    held_out, own = articles[: settings.held_out], articles[settings.held_out :]
    words = Words(settings.rows)
    kept = own_sentences(held_out, words)
    silver = list(read_silver(data, labels, settings.articles, words, FastTagger(second) if second else None))
    sentences = silver + own_sentences(own, words) * settings.own_copies
    log.info("%d words labelled by the embedded model", sum(len(sentence.words) for sentence in silver))
    network = train(sentences, words.table(), settings, start)
    temperature = temperature_of(network, kept)
    teacher = read_json(encoder / "meta.json")
    meta = {
        "format": FORMAT,
        "name": "fast",
        "version": version,
        "labels": LABELS,
        "temperature": temperature,
        "sources": [
            {"name": "own convention: 256 Saudi newspaper articles of 2015", "licence": "the project's annotations; texts not passed on"},
            {"name": "unannotated articles of the same newspapers, labelled by the embedded model", "licence": "texts not passed on"},
            {"name": f"the embedded model, encoder {teacher['version']}, as teacher; its sources", "licence": "as its meta.json says"},
        ],
        "training": {
            "settings": asdict(settings),
            "words_labelled_by_the_teacher": sum(len(sentence.words) for sentence in silver),
            "words_agreed_on": int(sum(sentence.wanted.any(axis=1).sum() for sentence in silver)),
            "second": _about(second),
            "start": _about(start),
            "teacher": {"version": teacher["version"], "files": teacher["files"]},
            "data": {name: sha256_of(data / name) for name in (OWN, NEWS)},
            "lists": {name: sha256_of(_gazetteer.FOLDER / name) for name in LISTS},
            "versions": {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__},
        },
    }
    write_model(out, weights_of(network, temperature), meta)
    scores = {"dev": evaluate(FastTagger(out), read_gold(data / DEV)), "held_out": evaluate(FastTagger(out), held_out)}
    write_json(out / "meta.json", read_json(out / "meta.json") | {"scores": scores})
    log.info(json.dumps(scores))


def _about(folder: Path | None) -> dict[str, Any] | None:
    """What identifies a model folder that another model was made with."""
    if folder is None:
        return None
    meta = read_json(folder / "meta.json")
    return {name: meta[name] for name in ("version", "files", "training")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True, help="where labelled news is kept between runs")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1.0.0", help="the version to write into meta.json")
    parser.add_argument("--encoder", type=Path, default=model_dir("encoder"), help="the teacher (default: the model that ships)")
    parser.add_argument("--second", type=Path, help="the folder of a model that must agree on a word for it to be taught")
    parser.add_argument("--start", type=Path, help="a model folder of the same sizes to begin from")
    for name, value in asdict(Settings()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    options = vars(parser.parse_args())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    paths = {name: options.pop(name) for name in ("data", "labels", "out", "version", "encoder", "second", "start")}
    settings = Settings(**options)
    label_news(paths["data"], paths["labels"], settings.articles, paths["encoder"])
    run(settings=settings, **paths)


if __name__ == "__main__":
    main()
