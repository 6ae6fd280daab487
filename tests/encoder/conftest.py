"""A tiny model of the shipped format: the first piece of a word alone decides its labels."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import Unigram

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "\u2581بغداد", "\u2581في", "\u2581زيد", "،", ".", "ا", "ب"]
HEADS = {"entities": ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"], "cues": ["O", "CUE"], "triggers": ["O", "MEET"]}
SURE = {"\u2581بغداد": ("B-LOC", "O", "O"), "\u2581زيد": ("B-PER", "CUE", "O"), "\u2581في": ("O", "O", "MEET")}
ROLES = ["agent", "place"]
FAR = [-2.0, 0.0]
NEAR = [0.0, 0.0]
VECTORS = {
    "role_triggers": {"\u2581في": (9.0, 9.0)},
    "role_arguments": {"\u2581زيد": (1.0, -1.0), "\u2581بغداد": (-1.0, 1.0)},
}


def _table(head: int, labels: list[str]) -> np.ndarray:
    logits = np.zeros((len(PIECES), len(labels)), dtype=np.float32)
    for row, piece in enumerate(PIECES):
        logits[row, labels.index(SURE.get(piece, ("O", "O", "O"))[head])] = 8.0
    return logits


def _vectors(output: str) -> np.ndarray:
    return np.array([VECTORS[output].get(piece, (-1.0, -1.0)) for piece in PIECES], dtype=np.float32)


def _graph(heads: dict[str, list[str]]) -> onnx.ModelProto:
    tables = {head: _table(number, labels) for number, (head, labels) in enumerate(heads.items())}
    tables |= {output: _vectors(output) for output in VECTORS}
    nodes = [helper.make_node("Gather", [f"table_{name}", "ids"], [name], axis=0) for name in tables]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "length", table.shape[1]]) for name, table in tables.items()
    ]
    weights = [numpy_helper.from_array(table, f"table_{name}") for name, table in tables.items()]
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])
    graph = helper.make_graph(nodes, "tiny", [ids], outputs, weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def write_meta(folder: Path, **changes: object) -> None:
    """Write a ``meta.json`` that fits the files of ``folder``, but for ``changes``."""
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")}
    meta = {"format": 1, "version": "0", "window": 16, "heads": HEADS, "roles": ROLES, "files": files} | changes
    meta.setdefault("role_distances", [FAR, NEAR, NEAR, NEAR, FAR])
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def tiny_model(tmp_path: Path) -> Path:
    """A model folder with windows of 16 pieces."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    onnx.save(_graph(HEADS), str(folder / "model.onnx"))
    scores = [0.0 if index < 4 else -1.0 - index / 10 for index in range(len(PIECES))]
    Tokenizer(Unigram(list(zip(PIECES, scores, strict=True)), unk_id=3)).save(str(folder / "tokenizer.json"))
    write_meta(folder)
    return folder


@pytest.fixture
def rewrite_meta() -> Callable[..., None]:
    """`write_meta`, for tests that change a field."""
    return write_meta
