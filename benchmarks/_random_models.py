"""Models of random weights in the formats of camel-tools and Stanza, of any size: real files, written with their own code.

Small ones serve the tests, ones of the published sizes the benchmark.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤ"
CAMEL_LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
TINY_BERT = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16, "max_position_embeddings": 256}
BASE_BERT = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072}
TINY_STANZA = {"word_emb_dim": 4, "char_emb_dim": 4, "char_hidden_dim": 8, "hidden_dim": 8}
PUBLISHED_STANZA = {"word_emb_dim": 100, "char_emb_dim": 100, "char_hidden_dim": 1024, "hidden_dim": 256}


def write_bert(folder: Path, *, words: Sequence[str], labels: Sequence[str] = CAMEL_LABELS, sizes: dict[str, int] = TINY_BERT) -> None:
    """A token-classification folder as transformers writes it; ``words`` are pieces of their own beside the letters."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    folder.mkdir(parents=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{c}" for c in LETTERS), *words]
    (folder / "vocab.txt").write_text("".join(f"{word}\n" for word in vocabulary), encoding="utf-8")
    options = {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "strip_accents": False}
    (folder / "tokenizer_config.json").write_text(json.dumps(options), encoding="utf-8")
    torch.manual_seed(7)
    names = dict(enumerate(labels))
    config = BertConfig(vocab_size=len(vocabulary), id2label=names, label2id={label: i for i, label in names.items()}, **sizes)
    BertForTokenClassification(config).save_pretrained(folder)


def write_camel_data(root: Path, *, words: Sequence[str], sizes: dict[str, int] = TINY_BERT) -> None:
    """A data folder of camel-tools: a catalogue, and the model that it names."""
    write_bert(root / "data" / "ner" / "arabert", words=words, sizes=sizes)
    datasets = {"arabert": {"path": "ner/arabert"}}
    component = {"NamedEntityRecognition": {"default": "arabert", "datasets": datasets}}
    catalogue = {"version": "1.6.0", "packages": {}, "components": component}
    (root / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")


def write_stanza_resources(root: Path, *, words: Sequence[str], sizes: dict[str, int] = TINY_STANZA) -> None:
    """A resources folder of Stanza: vectors of ``words``, two character models and a tagger on top of them."""
    import torch
    from stanza.models.common.char_model import CharacterLanguageModel
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.common.vocab import CharVocab
    from stanza.models.ner.trainer import Trainer
    from stanza.models.ner.vocab import MultiVocab
    from stanza.models.ner_tagger import parse_args
    from stanza.models.pos.vocab import CompositeVocab, WordVocab

    torch.manual_seed(7)
    names = {"pretrain": "conll17", "forward_charlm": "ccwiki", "backward_charlm": "ccwiki", "ner": "aqmar_charlm"}
    files = {kind: root / "ar" / kind / f"{name}.pt" for kind, name in names.items()}
    for path in files.values():
        path.parent.mkdir(parents=True)

    vectors = root / "vectors.txt"
    numbers = torch.rand(len(words), sizes["word_emb_dim"]).tolist()
    vectors.write_text(
        "".join(f"{word} {' '.join(f'{x:.4f}' for x in row)}\n" for word, row in zip(words, numbers, strict=True)), encoding="utf-8"
    )
    pretrain = Pretrain(str(files["pretrain"]), str(vectors))
    pretrain.load()
    vectors.unlink()

    characters = CharVocab([[*LETTERS, " ", *"،.1-"]])
    layers = {"char_num_layers": 1, "char_dropout": 0.0, "char_rec_dropout": 0.0}
    for kind in ("forward_charlm", "backward_charlm"):
        model = CharacterLanguageModel({**sizes, **layers}, {"char": characters}, is_forward_lm=kind.startswith("forward"))
        model.save(str(files[kind]))

    tags = ["O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC", "MIS") for place in "BIES")]
    vocabulary = MultiVocab(
        {
            "char": characters,
            "delta": WordVocab([[(word,) for word in words]], "ar_aqmar"),
            "tag": CompositeVocab([[[(tag,)] for tag in tags]], "ar_aqmar", idx=0, sep=None),
            "word": pretrain.vocab,
        }
    )
    args = parse_args(["--charlm", "--shorthand", "ar_aqmar"]) | sizes
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
