from __future__ import annotations

from dataclasses import replace

import numpy as np

from camel_extract._analysis import Analysis, analyze_text
from camel_extract.quotes import Quotes
from camel_extract.quotes._evidence import NO_CUE, NO_CUE_INSIDE, SPEAKER_GOES_ON, SURE_CUE, SURE_START, Evidence


def tagged(text: str, cues: dict[str, float], starts: str = "", speakers: str = "") -> Analysis:
    """An analysis of one sentence whose words have the probabilities given; words that are not named are cues by a half."""
    analysis = analyze_text(text)
    words = [token.text for token in analysis.tokens]
    cue = np.array([[1 - p, p] for p in (cues.get(word, 0.5) for word in words)])
    start = np.array([[1 - p, p, 0.0] for p in (float(word in starts.split()) for word in words)])
    speaker = np.array([[1 - p, 0.0, p] for p in (float(word in speakers.split()) for word in words)])
    return replace(analysis, tags=({"cues": cue, "quotes": start, "speakers": speaker},))


def test_thresholds_are_probabilities_in_order() -> None:
    assert 0 < NO_CUE < NO_CUE_INSIDE < SURE_START < SPEAKER_GOES_ON < SURE_CUE < 1


def test_without_the_encoder() -> None:
    evidence = Evidence.of(analyze_text("قال الوزير إن العمل بدأ."))
    assert evidence.score(0) is None
    assert not evidence.rules_out(0) and not evidence.rules_out_inside(0)
    assert not evidence.is_sure_of(0) and not evidence.starts_report(0)
    assert evidence.speaker_end(2, 4) == 2


CUES: list[tuple[str, dict[str, float], int]] = [
    # (text, probabilities of cues, quotes that are left)
    ("قال الوزير إن العمل بدأ.", {"قال": 1.0}, 1),
    ("قال الوزير إن العمل بدأ.", {"قال": 0.1}, 1),
    ("قال الوزير إن العمل بدأ.", {"قال": 0.001}, 0),
    ("أعلن الوزير تأجيل الموعد.", {"أعلن": 0.001}, 1),
    ("قال الوزير إن النقاد يقولون إن المشروع فشل.", {"قال": 1.0, "يقولون": 0.9}, 2),
    ("قال الوزير إن النقاد يقولون إن المشروع فشل.", {"قال": 1.0, "يقولون": 0.03}, 1),
]


def test_a_word_that_is_no_cue() -> None:
    for text, cues, left in CUES:
        assert len(Quotes()(tagged(text, cues))) == left, text


def test_a_report_that_no_frame_fits() -> None:
    text = "أوضح الوزير نحو عشرين مصنعا جديدا ستفتح."
    assert Quotes()(tagged(text, {"أوضح": 0.5})) == ()
    (quote,) = Quotes()(tagged(text, {"أوضح": 0.99}, starts="نحو"))
    assert quote.text == "نحو عشرين مصنعا جديدا ستفتح"
    assert quote.score == 0.99


def test_a_score_has_three_places() -> None:
    (quote,) = Quotes()(tagged("قال الوزير إن العمل بدأ.", {"قال": 0.98765}))
    assert quote.score == 0.988


def test_a_speaker_phrase_that_goes_on() -> None:
    text = "قال الباحثون بالمعهد إن المشروع فشل."
    (quote,) = Quotes()(tagged(text, {"قال": 1.0}))
    assert quote.speaker is not None and quote.speaker.text == "الباحثون"
    (quote,) = Quotes()(tagged(text, {"قال": 1.0}, speakers="بالمعهد"))
    assert quote.speaker is not None and quote.speaker.text == "الباحثون بالمعهد"
