"""Tiny models in the formats of camel-tools and Stanza, built with their own code: random weights, real files."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path

import pytest

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤ"
CAMEL_LABELS = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]
WORDS = ["زار", "وفد", "الأمم", "المتحدة", "بغداد", "ومحمد", "أحمد", "في", "العراق", "،", ".", "1"]


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError(f"network touched: {args}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def write_camel(folder: Path, *, labels: list[str] = CAMEL_LABELS) -> None:
    import torch
    from transformers import BertConfig, BertForTokenClassification

    folder.mkdir(parents=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{c}" for c in LETTERS), *WORDS]
    (folder / "vocab.txt").write_text("".join(f"{word}\n" for word in vocabulary), encoding="utf-8")
    options = {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "strip_accents": False}
    (folder / "tokenizer_config.json").write_text(json.dumps(options), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=256,
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    BertForTokenClassification(config).save_pretrained(folder)


@pytest.fixture
def write_camel_model():
    return write_camel


def write_classifier(folder: Path, *, labels: list[str] = CAMEL_LABELS) -> None:
    """A Hugging Face folder with two models: a transformer as safetensors, and a convolution over three pieces as ONNX."""
    from tokenizers.implementations import BertWordPieceTokenizer

    write_camel(folder, labels=labels)
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

    def write(folder: Path, *, labels: list[str] = CAMEL_LABELS) -> None:
        if tuple(labels) not in written:
            written[tuple(labels)] = tmp_path_factory.mktemp("classifier") / "model"
            write_classifier(written[tuple(labels)], labels=labels)
        shutil.copytree(written[tuple(labels)], folder)

    return write


@pytest.fixture(scope="session")
def camel_data(tmp_path_factory) -> Path:
    """A data folder of camel-tools with a catalogue and a one-layer model."""

    root = tmp_path_factory.mktemp("camel_tools")
    write_camel(root / "data" / "ner" / "arabert")
    datasets = {"arabert": {"path": "ner/arabert"}}
    component = {"NamedEntityRecognition": {"default": "arabert", "datasets": datasets}}
    catalogue = {"version": "1.6.0", "packages": {}, "components": component}
    (root / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def stanza_resources(tmp_path_factory) -> Path:
    """A resources folder of Stanza with word vectors, two character models and a tagger on top of them."""
    import torch
    from stanza.models.common.char_model import CharacterLanguageModel
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.common.vocab import CharVocab
    from stanza.models.ner.trainer import Trainer
    from stanza.models.ner.vocab import MultiVocab
    from stanza.models.ner_tagger import parse_args
    from stanza.models.pos.vocab import CompositeVocab, WordVocab

    root = tmp_path_factory.mktemp("stanza")
    torch.manual_seed(7)
    files = {
        kind: root / "ar" / kind / f"{name}.pt"
        for kind, name in {
            "pretrain": "conll17",
            "forward_charlm": "ccwiki",
            "backward_charlm": "ccwiki",
            "ner": "aqmar_charlm",
        }.items()
    }
    for path in files.values():
        path.parent.mkdir(parents=True)

    vectors = root / "vectors.txt"
    vectors.write_text("".join(f"{word} 0.{i} 0.2 -0.{i} 0.4\n" for i, word in enumerate(WORDS)), encoding="utf-8")
    pretrain = Pretrain(str(files["pretrain"]), str(vectors))
    pretrain.load()

    characters = CharVocab([[*LETTERS, " ", *"،.1-"]])
    sizes = {"char_emb_dim": 4, "char_hidden_dim": 8, "char_num_layers": 1, "char_dropout": 0.0, "char_rec_dropout": 0.0}
    for kind in ("forward_charlm", "backward_charlm"):
        model = CharacterLanguageModel(sizes, {"char": characters}, is_forward_lm=kind.startswith("forward"))
        model.save(str(files[kind]))

    tags = ["O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC", "MIS") for place in "BIES")]
    sentences = [[(word,) for word in WORDS]]
    vocabulary = MultiVocab(
        {
            "char": characters,
            "delta": WordVocab(sentences, "ar_aqmar"),
            "tag": CompositeVocab([[[(tag,)] for tag in tags]], "ar_aqmar", idx=0, sep=None),
            "word": pretrain.vocab,
        }
    )
    args = parse_args(["--charlm", "--shorthand", "ar_aqmar"])
    args |= {"word_emb_dim": 4, "char_emb_dim": 4, "char_hidden_dim": 8, "hidden_dim": 8}
    args |= {"charlm_forward_file": str(files["forward_charlm"]), "charlm_backward_file": str(files["backward_charlm"])}
    Trainer(args, vocabulary, pretrain, device="cpu").save(str(files["ner"]))

    needs = [{"model": kind, "package": path.stem} for kind, path in files.items() if kind != "ner"]
    resources = {
        "ar": {
            "lang_name": "Arabic",
            "packages": {"default": {"tokenize": "padt", "ner": "aqmar_charlm"}},
            "tokenize": {"padt": {"md5": ""}},
            "ner": {"aqmar_charlm": {"md5": "", "dependencies": needs}},
        }
    }
    (root / "resources.json").write_text(json.dumps(resources), encoding="utf-8")
    return root
