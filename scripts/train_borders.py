"""What the model that ends arguments learns from: annotated arguments that start where a phrase does, for ``train_events.py``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from events_corpus import Article, offset

from camel_extract._analysis import Analysis
from camel_extract.events._arguments import candidate_phrases
from camel_extract.events._borders import LABELS, LONGEST, Border, border_features
from camel_extract.events._frames import Lexicon
from camel_extract.events._phrases import read_clause

__all__ = ["LABELS", "PENALTY", "examples"]

PENALTY = 0.3


def _tokens_of(analysis: Analysis, text: str, argument: dict[str, Any]) -> tuple[int, int]:
    """The tokens of an argument, without marks at its edges."""
    start = offset(text, argument)
    first, end = analysis.token_range(start, start + len(argument["text"]))
    while first + 1 < end and analysis.tokens[first].kind == "punct":
        first += 1
    while end - 1 > first and analysis.tokens[end - 1].kind == "punct":
        end -= 1
    return first, end


def examples(articles: Sequence[Article], lexicon: Lexicon) -> tuple[list[list[str]], list[str]]:
    features, labels = [], []
    for article in articles:
        analysis = article.analysis
        triggers = article.triggers(lexicon)
        tokens = frozenset(candidate.token for candidate, _ in triggers)
        for candidate, event in triggers:
            sentence = analysis.sentences[analysis.sentence_at(candidate.token)]
            own = [c.token for c, _ in triggers if c.is_verb and sentence.first_token <= c.token < sentence.end_token]
            clause = read_clause(analysis, sentence, own, tokens)
            phrases = {phrase.first: phrase for phrase in candidate_phrases(analysis, clause, candidate) if phrase.kind == "noun"}
            for argument in event.get("args", []):
                first, end = _tokens_of(analysis, article.text, argument)
                if first not in phrases or argument["role"] in {"quantity", "time"}:
                    continue
                for at in range(first + 1, min(end + 1, sentence.end_token, first + LONGEST)):
                    features.append(border_features(Border(analysis, clause, candidate, phrases[first], argument["role"], at)))
                    labels.append(LABELS[at < end])
    return features, labels
