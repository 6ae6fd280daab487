"""What models that never saw an article say of it: the encoder's tags for every training article, honest enough to train on.

The file holds, for the words of all articles of ``train/gold.json`` in order, ``table`` (words, columns of all exported heads) float16;
and for each word in ``triggers`` seven role probabilities in 255ths for each word of its sentence, in ``roles`` from ``first_pair`` on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from camel_extract.encoder._roles import TRIGGER_FLOOR
from training.corpora import EXPORTED, HEADS, ROLES, Document, GoldWords, read_gold


def predict_article(networks: Sequence[Any], maker: Any, document: Document) -> tuple[NDArray[Any], list[int], list[NDArray[Any]]]:
    """(table, places of triggers, their role tables) of one article, averaged over the networks."""
    import torch

    from training.examples import collate
    from training.teachers import soft_columns
    from training.train import word_states

    lengths = [len(sentence.words) for sentence in document]
    first = np.concatenate([[0], np.cumsum(lengths)])
    sentence_of = np.repeat(np.arange(len(lengths)), lengths)
    device = networks[0].output.weight.device
    tables, triggers, roles = [], [], []
    at = 0
    with torch.no_grad():
        for example in maker(document, None):
            batch = collate([example]).to(device)
            states = [word_states(network, batch) for network in networks]
            shares = [soft_columns(n, n.output(words)) for n, words in zip(networks, states, strict=True)]
            table = torch.stack(shares).mean(0).cpu().numpy()
            outside = sum(len(HEADS[head]) for head in EXPORTED[: EXPORTED.index("triggers")])
            for place in np.flatnonzero(1.0 - table[:, outside] >= TRIGGER_FLOOR).tolist():
                sentence = sentence_of[at + place]
                low, high = max(first[sentence] - at, 0), min(first[sentence + 1] - at, len(table))
                right = torch.arange(low, high, device=device)
                left = torch.full_like(right, place)
                scores = [n.role_logits(words, left, right).sigmoid() for n, words in zip(networks, states, strict=True)]
                filled = np.zeros((lengths[sentence], len(ROLES)), dtype=np.uint8)
                start = at + low - first[sentence]
                filled[start : start + high - low] = (torch.stack(scores).mean(0) * 255).round().cpu().numpy()
                triggers.append(at + place)
                roles.append(filled)
            tables.append(table)
            at += len(table)
    return np.concatenate(tables).astype(np.float16), triggers, roles


def write(data: Path, base: Path, folds: Sequence[Sequence[Path]], out: Path, device: str) -> None:
    """``folds[k]`` are the checkpoints that did not see fold ``k``."""
    from camel_extract.encoder._pieces import WordPieces
    from training.examples import ExampleMaker
    from training.teachers import load_network
    from training.train import fold_of

    articles = [article.document() for article in read_gold(data / "train" / "gold.json")]
    maker = ExampleMaker(WordPieces.from_file(base / "tokenizer.json"), None)
    found: dict[int, tuple[NDArray[Any], list[int], list[NDArray[Any]]]] = {}
    for fold, paths in enumerate(folds):
        networks = [load_network(path, base, device) for path in paths]
        for number in fold_of(len(articles), fold):
            found[number] = predict_article(networks, maker, articles[number])
    tables, triggers, roles, at = [], [], [], 0
    for number in range(len(articles)):
        table, places, scores = found[number]
        tables.append(table)
        triggers += [at + place for place in places]
        roles += scores
        at += len(table)
    first_pair = np.concatenate([[0], np.cumsum([len(scores) for scores in roles])])
    np.savez_compressed(
        out, table=np.concatenate(tables), triggers=np.array(triggers), first_pair=first_pair, roles=np.concatenate(roles)
    )


def read_tags(path: Path, articles: Iterable[GoldWords]) -> Iterator[tuple[dict[str, NDArray[Any]], ...]]:
    """The tags of each article of ``train/gold.json``, as ``Encoder.tag`` gives them."""
    with np.load(path) as arrays:
        table, triggers, first_pair, roles = (arrays[name] for name in ("table", "triggers", "first_pair", "roles"))
    at = 0
    for article in articles:
        tags = []
        for sentence in article.analysis.sentences:
            count = sentence.end_token - sentence.first_token
            columns = np.split(table[at : at + count].astype(np.float32), np.cumsum([len(HEADS[head]) for head in EXPORTED])[:-1], axis=1)
            low, high = np.searchsorted(triggers, [at, at + count])
            scores = [roles[first_pair[k] : first_pair[k + 1]] / np.float32(255) for k in range(low, high)]
            empty = np.zeros((0, count, len(ROLES)), dtype=np.float32)
            tags.append(
                dict(zip(EXPORTED, columns, strict=True))
                | {"role_triggers": triggers[low:high] - at, "roles": np.stack(scores) if scores else empty}
            )
            at += count
        yield tuple(tags)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--folds", nargs="+", required=True, help="for each fold in order the checkpoints, joined by commas")
    parser.add_argument("--out", type=Path, required=True, help="the .npz file to write")
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args()
    folds = [[Path(path) for path in paths.split(",")] for paths in arguments.folds]
    write(arguments.data, arguments.base, folds, arguments.out, arguments.device)


if __name__ == "__main__":
    main()
