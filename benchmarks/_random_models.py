"""Models of random weights in the formats of camel-tools and Stanza, of any size: real files, written with their own code.

Small ones serve the tests, ones of the published sizes the benchmark.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path
from types import MappingProxyType
from typing import Any

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤ"
CAMEL_LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
TINY_BERT = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16, "max_position_embeddings": 256}
BASE_BERT = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072}
TINY_STANZA = {"word_emb_dim": 4, "char_emb_dim": 4, "char_hidden_dim": 8, "hidden_dim": 8}
TINY_PARSER = {
    "hidden_dim": 16,
    "deep_biaff_hidden_dim": 16,
    "deep_biaff_output_dim": 16,
    "composite_deep_biaff_hidden_dim": 16,
    "tag_emb_dim": 16,
    "transformed_dim": 16,
    "word_emb_dim": 16,
}
PUBLISHED_STANZA = {"word_emb_dim": 100, "char_emb_dim": 100, "char_hidden_dim": 1024, "hidden_dim": 256}

PUBLISHED_PARSER: dict[str, int] = {}
"""Stanza's own defaults."""
_BY_HEART = {"dropout": 0.0, "word_dropout": 0.0, "augment_nopunct": 0.0, "optim": "adam", "lr": 0.01}
_STEPS = 100
UPOS = ("NOUN", "VERB", "ADP", "ADJ", "PROPN", "PUNCT", "CCONJ", "SCONJ", "PRON", "DET", "NUM", "ADV", "PART", "AUX", "X", "INTJ", "SYM")
RELATIONS = (
    *("root", "acl", "acl:relcl", "advcl", "advmod", "advmod:emph", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "conj"),
    *("cop", "csubj", "dep", "det", "discourse", "dislocated", "fixed", "flat:foreign", "goeswith", "iobj", "mark", "nmod", "nmod:poss"),
    *("nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:arg", "orphan", "parataxis", "punct", "xcomp"),
)


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
    """A resources folder of Stanza: vectors of ``words``, two character models and a name tagger on top of them."""
    from stanza.models.ner.trainer import Trainer
    from stanza.models.ner.vocab import MultiVocab
    from stanza.models.ner_tagger import parse_args
    from stanza.models.pos.vocab import CompositeVocab, WordVocab

    files, pretrain, characters = _write_stanza_layers(root, words, sizes)
    tags = ["O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC", "MIS") for place in "BIES")]
    vocabulary = MultiVocab(
        {
            "char": characters,
            "delta": WordVocab([[(word,) for word in words]], "ar_aqmar"),
            "tag": CompositeVocab([[[(tag,)] for tag in tags]], "ar_aqmar", idx=0, sep=None),
            "word": pretrain.vocab,
        }
    )
    args = parse_args(["--charlm", "--shorthand", "ar_aqmar"]) | sizes | _charlm_of(files)
    path = _model_path(root, "ner", "aqmar_charlm")
    Trainer(args, vocabulary, pretrain, device="cpu").save(str(path))
    _write_stanza_catalogue(root, {"tokenize": ("padt", []), "ner": ("aqmar_charlm", _needs(files))})


def write_stanza_parser(
    root: Path,
    *,
    words: Sequence[str],
    clitics: Mapping[str, str] = MappingProxyType({}),
    treebank: Sequence[Sequence[dict[str, Any]]] = (),
    sizes: dict[str, int] = TINY_STANZA,
    parser_sizes: dict[str, int] = TINY_PARSER,
) -> None:
    """A resources folder of Stanza with all that its dependency parser needs. Its tokenizer cuts at spaces.

    With ``clitics`` (a word -> its parts, parted by spaces) these words are cut, by a dictionary; without, about a quarter of all words,
    those that end on certain letters, are given to a sequence model of random weights. With a ``treebank`` (rows of CoNLL-U as dicts) the
    tagger and the parser learn it by heart; without, their weights are random.
    """
    from stanza.models import lemmatizer, mwt_expander, parser, tagger, tokenizer
    from stanza.models.common.doc import Document
    from stanza.models.depparse import data as parser_data
    from stanza.models.depparse.trainer import GraphTrainer
    from stanza.models.lemma.trainer import Trainer as LemmaTrainer
    from stanza.models.lemma.vocab import MultiVocab as LemmaVocab
    from stanza.models.lemma.vocab import Vocab as LemmaUnits
    from stanza.models.mwt.trainer import Trainer as CliticTrainer
    from stanza.models.mwt.vocab import Vocab as CliticVocab
    from stanza.models.pos import data as tagger_data
    from stanza.models.pos.trainer import Trainer as TaggerTrainer
    from stanza.models.tokenization.trainer import Trainer as TokenizerTrainer
    from stanza.models.tokenization.vocab import Vocab as TokenizerVocab

    files, pretrain, _ = _write_stanza_layers(root, words, sizes)
    shorthand = ["--shorthand", "ar_random"]
    letters = "".join(words) + LETTERS

    args = tokenizer.parse_args([*shorthand, "--lang", "ar", "--conv_res", "3", "--no-hierarchical", "--use_mwt"])
    units = TokenizerVocab([[(letter, 0) for letter in f"{letters} 0123456789"]], "ar")
    features = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
    args |= {"feat_funcs": features, "feat_dim": len(features), "num_dict_feat": 0, "vocab_size": len(units)}
    cutter = TokenizerTrainer(args, units, device="cpu")
    _cut_at_spaces(cutter.model, units, "" if not clitics else letters)
    cutter.save(str(_model_path(root, "tokenize", "padt")))

    expander = vars(mwt_expander.parse_args([*shorthand, "--lang", "ar", "--no_force_exact_pieces", *(["--dict_only"] if clitics else [])]))
    pairs = [*clitics.items(), (f"{letters} ", letters)]
    clitic_units = CliticVocab(pairs, "ar_random")
    clitic_trainer = CliticTrainer({**expander, "vocab_size": clitic_units.size, "num_layers": 1}, clitic_units, device="cpu")
    clitic_trainer.train_dict(clitics.items())
    clitic_trainer.save(str(_model_path(root, "mwt", "padt")))

    trees = Document([list(sentence) for sentence in treebank] or [_sentence(words)])
    args = tagger.parse_args([*shorthand, "--charlm"]) | parser_sizes | _charlm_of(files) | (_BY_HEART if treebank else {})
    vocabulary = tagger_data.Dataset.init_vocab([trees], args)
    tagging = TaggerTrainer(args, vocabulary, pretrain, device="cpu")
    if treebank:
        _learn(tagging, list(tagger_data.Dataset(trees, args, pretrain, vocabulary).to_loader(batch_size=len(treebank))))
    tagging.save(str(_model_path(root, "pos", "padt_charlm")))

    args = lemmatizer.parse_args(shorthand)
    lemma_vocabulary = LemmaVocab({"char": LemmaUnits(letters, "ar"), "pos": LemmaUnits(UPOS, "ar")})
    args |= {"vocab_size": lemma_vocabulary["char"].size, "pos_vocab_size": lemma_vocabulary["pos"].size}
    LemmaTrainer(args, lemma_vocabulary, device="cpu").save(str(_model_path(root, "lemma", "padt_nocharlm")))

    args = parser.parse_args([*shorthand, "--charlm"]) | parser_sizes | _charlm_of(files) | (_BY_HEART if treebank else {})
    batches = parser_data.DataLoader(trees, args["batch_size"], args, pretrain)
    parsing = GraphTrainer(args, batches.vocab, pretrain, device="cpu")
    if treebank:
        _learn(parsing, list(batches))
    parsing.save(str(_model_path(root, "depparse", "padt_charlm")))

    needs = _needs(files)
    models = {"tokenize": "padt", "mwt": "padt", "pos": "padt_charlm", "lemma": "padt_nocharlm", "depparse": "padt_charlm"}
    _write_stanza_catalogue(root, {kind: (name, needs if name == "padt_charlm" else []) for kind, name in models.items()})


def _cut_at_spaces(model: Any, units: Any, clitic_endings: str) -> None:
    """Weights that make a word end before each space, and a word with clitics of one that ends on certain letters."""
    import torch

    endings = clitic_endings or "ةيه"
    with torch.no_grad():
        for weights in model.parameters():
            weights.zero_()
        space, ends = model.embeddings.weight[:, 0], model.embeddings.weight[:, 1]
        space[units.unit2id(" ")] = 1
        for letter in endings:
            ends[units.unit2id(letter)] = 1
        following, this = 2, 1
        model.conv_res[0].weight[0, 0, following] = 1
        model.conv_res[0].weight[1, 1, this] = 1
        for layer, unit in ((model.tok_clf, 0), (model.mwt_clf, 1)):
            layer.weight[0, unit], layer.bias[0] = 40, -20
        model.sent_clf.bias[0] = -20


def _learn(trainer: Any, batches: Sequence[Any]) -> None:
    """Train on the same sentences over and over."""
    for _ in range(_STEPS):
        for batch in batches:
            trainer.update(batch)


def _sentence(words: Sequence[str]) -> list[dict[str, Any]]:
    """A sentence that holds every tag and relation once, for the vocabularies of the tagger and the parser."""
    xpos, features = ("VP-A-3MS--", "N------S1D", "P---------"), ("Case=Gen|Definite=Def", "Gender=Masc|Number=Sing", "_")
    rows = zip(RELATIONS, cycle(words), cycle(UPOS), cycle(xpos), cycle(features), strict=False)
    return [
        {"id": n + 1, "text": word, "lemma": word, "upos": upos, "xpos": tag, "feats": feats, "head": n, "deprel": relation}
        for n, (relation, word, upos, tag, feats) in enumerate(rows)
    ]


def _write_stanza_layers(root: Path, words: Sequence[str], sizes: dict[str, int]) -> tuple[dict[str, Path], Any, Any]:
    """What Stanza's models stand on: vectors of ``words`` and two character models. Their files, the vectors and the characters."""
    import torch
    from stanza.models.common.char_model import CharacterLanguageModel
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.common.vocab import CharVocab

    torch.manual_seed(7)
    names = {"pretrain": "conll17", "forward_charlm": "ccwiki", "backward_charlm": "ccwiki"}
    files = {kind: _model_path(root, kind, name) for kind, name in names.items()}

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
    return files, pretrain, characters


def _model_path(root: Path, kind: str, name: str) -> Path:
    path = root / "ar" / kind / f"{name}.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _charlm_of(files: Mapping[str, Path]) -> dict[str, str]:
    return {"charlm_forward_file": str(files["forward_charlm"]), "charlm_backward_file": str(files["backward_charlm"])}


def _needs(files: Mapping[str, Path]) -> list[dict[str, str]]:
    return [{"model": kind, "package": path.stem} for kind, path in files.items()]


def _write_stanza_catalogue(root: Path, models: Mapping[str, tuple[str, list[dict[str, str]]]]) -> None:
    """``resources.json`` of models: processor -> name and what it needs."""
    packages = {kind: {name: {"md5": "", **({"dependencies": needs} if needs else {})}} for kind, (name, needs) in models.items()}
    default = {kind: name for kind, (name, _) in models.items()}
    resources = {"ar": {"lang_name": "Arabic", "packages": {"default": default}, **packages}}
    (root / "resources.json").write_text(json.dumps(resources), encoding="utf-8")
