"""Tiny models in the formats of camel-tools, Stanza and Hugging Face: random weights, real files."""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks._random_models import CAMEL_LABELS, write_bert, write_camel_data, write_stanza_resources

WORDS = ["زار", "وفد", "الأمم", "المتحدة", "بغداد", "ومحمد", "أحمد", "في", "العراق", "،", ".", "1"]


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError(f"network touched: {args}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def write_camel_model():
    return lambda folder, labels=CAMEL_LABELS: write_bert(folder, words=WORDS, labels=labels)


def write_classifier(folder: Path, labels: Sequence[str]) -> None:
    """A Hugging Face folder with two models: a transformer as safetensors, and a convolution over three pieces as ONNX."""
    from tokenizers.implementations import BertWordPieceTokenizer

    write_bert(folder, words=WORDS, labels=labels)
    BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=False, strip_accents=False).save(str(folder / "tokenizer.json"))
    write_onnx(folder / "model.onnx", pieces=len((folder / "vocab.txt").read_text(encoding="utf-8").split()), labels=len(labels))


def write_onnx(path: Path, *, pieces: int, labels: int) -> None:
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper, save

    chance = np.random.default_rng(7)
    weights = {
        "vectors": chance.normal(size=(pieces, 8)).astype(np.float32),
        "filters": chance.normal(size=(labels, 8, 3)).astype(np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["vectors", "input_ids"], ["states"]),
        helper.make_node("Transpose", ["states"], ["columns"], perm=[0, 2, 1]),
        helper.make_node("Conv", ["columns", "filters"], ["heard"], kernel_shape=[3], pads=[1, 1]),
        helper.make_node("Transpose", ["heard"], ["logits"], perm=[0, 2, 1]),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "pieces"]) for name in ("input_ids", "attention_mask")]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "pieces", labels])]
    initializers = [numpy_helper.from_array(array, name) for name, array in weights.items()]
    graph = helper.make_graph(nodes, "tagger", inputs, outputs, initializers)
    save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), str(path))


@pytest.fixture(scope="session")
def write_token_classifier(tmp_path_factory):
    """Writes a token-classification folder; those of the same labels are copies of one."""
    written: dict[tuple[str, ...], Path] = {}

    def write(folder: Path, *, labels: Sequence[str] = CAMEL_LABELS) -> None:
        if tuple(labels) not in written:
            written[tuple(labels)] = tmp_path_factory.mktemp("classifier") / "model"
            write_classifier(written[tuple(labels)], labels)
        shutil.copytree(written[tuple(labels)], folder)

    return write


@pytest.fixture(scope="session")
def camel_data(tmp_path_factory) -> Path:
    """A data folder of camel-tools with a catalogue and a one-layer model."""
    root = tmp_path_factory.mktemp("camel_tools")
    write_camel_data(root, words=WORDS)
    return root


@pytest.fixture(scope="session")
def stanza_resources(tmp_path_factory) -> Path:
    """A resources folder of Stanza with word vectors, two character models and a tagger on top of them."""
    root = tmp_path_factory.mktemp("stanza")
    write_stanza_resources(root, words=WORDS)
    return root
