"""Noun phrases and relations as a tree gives them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from camel_extract._analysis import Analysis, analyze_text
from camel_extract._records import Entity
from camel_extract.syntax import read_syntax

PHRASES = [
    # (word head relation upos | …, the phrase that starts at its first word, as far as the tree goes)
    ["وزير 0 root NOUN | الخارجية 1 nmod NOUN | الفرنسي 1 amod ADJ | جان 1 appos PROPN | مارك 4 flat PROPN | إن 1 mark PART", "… جان مارك"],
    ["القوات 0 root NOUN | التي 3 nsubj PRON | دخلت 1 acl:relcl VERB | المدينة 3 obj NOUN", "القوات"],
    ["عدد 0 root NOUN | من 3 case ADP | سكان 1 nmod NOUN | القرية 3 nmod NOUN", "… القرية"],
    ["الهجوم 0 root NOUN | على 3 case ADP | القرية 1 nmod NOUN", "الهجوم"],
    ["زيارة 0 root NOUN | الوزير 1 nmod NOUN | لبغداد 1 nmod PROPN", "زيارة الوزير"],
    ["الوزير 0 root NOUN | والسفير 1 conj NOUN", "الوزير"],
    ["هذه 2 det DET | الهجمات 0 root NOUN | العنيفة 2 amod ADJ", "… العنيفة"],
    ["خمسة 2 nummod NUM | جنود 0 root NOUN | فرنسيين 2 amod ADJ", "… فرنسيين"],
    ["الرئيس 0 root NOUN | ، 4 punct PUNCT | أمين 1 appos PROPN | سعيد 3 flat PROPN", "الرئيس"],
    ["شركة 0 root NOUN | « 3 punct PUNCT | النور 1 nmod PROPN | » 3 punct PUNCT", "… »"],
    ["وزارة 0 root NOUN | الدفاع 1 nmod NOUN | ( 4 punct PUNCT | البنتاغون 1 appos PROPN | ) 4 punct PUNCT", "… )"],
    ["بحث 0 root VERB | الوزير 1 nsubj NOUN | الأزمة 1 obj NOUN", "بحث"],
    ["الوزير 3 nsubj NOUN | أمس 3 advmod ADV | زار 0 root VERB | المدير 1 nmod NOUN", "الوزير"],
]


def analysis_of(parse) -> Analysis:
    return replace(analyze_text(parse.text), dependencies=tuple(parse.dependencies))


@pytest.mark.parametrize(("rows", "phrase"), PHRASES)
def test_a_phrase_ends_where_its_tree_does(written, rows, phrase):
    parse = written(rows)
    analysis = analysis_of(parse)
    (sentence,) = analysis.sentences
    end = read_syntax(analysis, sentence).phrase_end(0, sentence.end_token)
    found = analysis.span(0, end).text
    assert found.endswith(phrase.removeprefix("… ")) if phrase.startswith("…") else found == phrase


def test_a_phrase_ends_at_the_limit_and_cuts_no_name(written):
    analysis = analysis_of(written("قوات 0 root NOUN | حفظ 1 nmod NOUN | السلام 1 obj NOUN | وصلت 1 dep VERB"))
    (sentence,) = analysis.sentences
    assert read_syntax(analysis, sentence).phrase_end(0, 1) == 1
    assert read_syntax(analysis, sentence).phrase_end(0, 4) == 2
    named = replace(analysis, entities=(Entity(0, 14, analysis.text[:14], "e1", "ORG"),))
    assert read_syntax(named, sentence).phrase_end(0, 4) == 3


RELATIONS = [
    # (word head relation upos | …, the word asked, the first word of a phrase, relation)
    ["قتل 0 root VERB | الجنود 1 obj NOUN | المسلحون 1 nsubj NOUN", "قتل", "الجنود", "object"],
    ["قتل 0 root VERB | الجنود 1 obj NOUN | المسلحون 1 nsubj NOUN", "قتل", "المسلحون", "subject"],
    ["اعتقل 0 root VERB | خمسة 3 nummod NUM | جنود 1 nsubj:pass NOUN", "اعتقل", "خمسة", "object"],
    ["اعتقال 0 root NOUN | المتهم 1 nmod NOUN", "اعتقال", "المتهم", "idafa"],
    ["الهجوم 0 root NOUN | على 3 case ADP | القرية 1 nmod NOUN", "الهجوم", "القرية", "preposition"],
    ["وصل 0 root VERB | الوزير 1 nsubj NOUN | لبغداد 1 obl PROPN", "وصل", "لبغداد", "preposition"],
    ["وصل 0 root VERB | الوزير 1 nsubj NOUN | فجرا 1 obl NOUN", "وصل", "فجرا", None],
    ["الجنود 0 root NOUN | المحتجزين 1 acl ADJ", "المحتجزين", "الجنود", "head"],
    ["زار 0 root VERB | الوزير 1 nsubj NOUN | والسفير 2 conj NOUN", "زار", "والسفير", "subject"],
    ["وصل 0 root VERB | الوزير 1 nsubj NOUN | واجتمع 1 conj VERB | بالسفير 3 obl NOUN", "واجتمع", "الوزير", "subject"],
    ["وصل 0 root VERB | الوزير 1 nsubj NOUN | واجتمع 1 conj VERB | السفير 3 nsubj NOUN", "واجتمع", "الوزير", None],
    ["قال 0 root VERB | الوزير 1 nsubj NOUN | إن 5 mark SCONJ | الجيش 5 nsubj NOUN | قصف 1 ccomp VERB", "قصف", "الوزير", None],
    ["قال 0 root VERB | وزير 1 nsubj NOUN | العدل 2 nmod NOUN", "قال", "العدل", None],
]


@pytest.mark.parametrize(("rows", "word", "phrase", "relation"), RELATIONS)
def test_relations_of_phrases_to_a_word(written, rows, word, phrase, relation):
    analysis = analysis_of(written(rows))
    words = [token.text for token in analysis.tokens]
    syntax = read_syntax(analysis, analysis.sentences[0])
    assert syntax.relation(words.index(word), words.index(phrase)) == relation


OPENERS = [
    ["زار 0 root VERB | وزير 1 nsubj NOUN | خارجية 2 nmod NOUN | فرنسا 3 nmod PROPN | أمس 1 advmod ADV", "وزير خارجية فرنسا"],
    ["زار 0 root VERB | جان 1 nsubj PROPN | مارك 2 flat PROPN | مدينة 1 obj NOUN | قديمة 4 amod ADJ", "جان مدينة"],
    ["زار 0 root VERB | هو 1 nsubj PRON | في 4 case ADP | المدن 1 obl NOUN | ، 1 punct PUNCT", "المدن"],
]


@pytest.mark.parametrize(("rows", "openers"), OPENERS)
def test_phrases_open_at_nouns_that_hang_on_more_than_a_name(written, rows, openers):
    analysis = analysis_of(written(rows))
    syntax = read_syntax(analysis, analysis.sentences[0])
    assert [token.text for i, token in enumerate(analysis.tokens) if syntax.opens_phrase(i)] == openers.split()


def test_without_dependencies_the_light_reader_reads():
    analysis = analyze_text("وزير الخارجية الفرنسي في باريس")
    syntax = read_syntax(analysis, analysis.sentences[0])
    assert (syntax.is_parsed, syntax.phrase_end(0, 5), syntax.relation(0, 1), syntax.opens_phrase(0)) == (False, 3, None, False)
