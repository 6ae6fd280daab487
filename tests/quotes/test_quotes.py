from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from camel_extract._analysis import Analysis, analyze_text
from camel_extract._records import Entity, Quote
from camel_extract.quotes import Quotes

DATA = Path(__file__).parents[1] / "data"

# (text, names as LABEL:name;..., [(kind, cue, content, speaker, speaker name), ...])
CASES = [
    # a clause after أن or إن
    [
        "أعلن وزير الصحة سامي النجار أن المستشفى سيفتح أبوابه الشهر المقبل.",
        "PER:سامي النجار",
        [("indirect", "أعلن", "المستشفى سيفتح أبوابه الشهر المقبل", "وزير الصحة سامي النجار", "سامي النجار")],
    ],
    [
        "وقالت الوزارة إنها ستوزع الكتب مجانا.",
        "",
        [("indirect", "وقالت", "ستوزع الكتب مجانا", "الوزارة", "الوزارة")],
    ],
    # a participle starts a new quote of the same speaker
    [
        "أكد المدير خالد عمر أن الطريق آمن، مشيرا إلى أن العمل مستمر، لافتا إلى صعوبة الطقس.",
        "PER:خالد عمر",
        [
            ("indirect", "أكد", "الطريق آمن", "المدير خالد عمر", "خالد عمر"),
            ("indirect", "مشيرا", "العمل مستمر", "المدير خالد عمر", "خالد عمر"),
            ("indirect", "لافتا", "صعوبة الطقس", "المدير خالد عمر", "خالد عمر"),
        ],
    ],
    # words in marks, of every shape
    [
        "وقال الرئيس: «لن نغلق الباب أمام أحد».",
        "",
        [("direct", "وقال", "لن نغلق الباب أمام أحد", "الرئيس", "الرئيس")],
    ],
    [
        "وقالت البعثة في بيان صحفي، “نشكر جميع الشركاء على عملهم“.",
        "",
        [("direct", "وقالت", "نشكر جميع الشركاء على عملهم", "البعثة", "البعثة")],
    ],
    [
        'وأضاف المتحدث أن "العملية انتهت فجرا ولم تسجل إصابات".',
        "",
        [("direct", "وأضاف", "العملية انتهت فجرا ولم تسجل إصابات", "المتحدث", "المتحدث")],
    ],
    # a clause with a quoted fragment
    [
        "وقال الوزير إن الاتفاق «خطوة كبيرة» نحو السلام.",
        "",
        [("mixed", "وقال", "الاتفاق «خطوة كبيرة» نحو السلام", "الوزير", "الوزير")],
    ],
    # noun complements
    [
        "أكد الوزير أهمية المشروع للمنطقة.",
        "",
        [("indirect", "أكد", "أهمية المشروع للمنطقة", "الوزير", "الوزير")],
    ],
    [
        "كشفت الشركة عن خطة جديدة للتوظيف.",
        "",
        [("indirect", "كشفت", "خطة جديدة للتوظيف", "الشركة", "الشركة")],
    ],
    [
        "أفادت مصادر أمنية اليوم بمقتل ثلاثة مسلحين.",
        "",
        [("indirect", "أفادت", "بمقتل ثلاثة مسلحين", "مصادر أمنية", "مصادر أمنية")],
    ],
    # the subject before its verb
    [
        "لكن رئيس البلدية نادر سليم قال إن الجسر مغلق.",
        "PER:نادر سليم",
        [("indirect", "قال", "الجسر مغلق", "رئيس البلدية نادر سليم", "نادر سليم")],
    ],
    # a dropped subject: the last speaker whose gender fits
    [
        "قال الوزير نادر سليم إن الجسر مغلق. وأضاف أن الإصلاح بدأ.",
        "PER:نادر سليم",
        [
            ("indirect", "قال", "الجسر مغلق", "الوزير نادر سليم", "نادر سليم"),
            ("indirect", "وأضاف", "الإصلاح بدأ", "الوزير نادر سليم", "نادر سليم"),
        ],
    ],
    [
        "قالت المصادر إن الجسر مغلق. وذكر الوزير أن العمل بدأ. وأضافت أن الطريق طويل.",
        "",
        [
            ("indirect", "قالت", "الجسر مغلق", "المصادر", "المصادر"),
            ("indirect", "وذكر", "العمل بدأ", "الوزير", "الوزير"),
            ("indirect", "وأضافت", "الطريق طويل", "المصادر", "المصادر"),
        ],
    ],
    # the sentence before or after بحسب
    [
        "ارتفعت أسعار القمح في الأسواق العالمية، بحسب وكالة رويترز.",
        "ORG:وكالة رويترز",
        [("indirect", "بحسب", "ارتفعت أسعار القمح في الأسواق العالمية", "وكالة رويترز", "وكالة رويترز")],
    ],
    [
        "ووفقا لوزارة المالية، ارتفع الدين العام هذا العام.",
        "ORG:وزارة المالية",
        [("indirect", "ووفقا", "ارتفع الدين العام هذا العام", "لوزارة المالية", "وزارة المالية")],
    ],
    [
        "وصلت الشاحنات إلى المدينة صباحا، كما أعلن المتحدث.",
        "",
        [("indirect", "أعلن", "وصلت الشاحنات إلى المدينة صباحا", "المتحدث", "المتحدث")],
    ],
    # relayed speech
    [
        "نقلت وكالة رويترز عن مسؤول محلي قوله إن الميناء سيغلق غدا.",
        "ORG:وكالة رويترز",
        [("indirect", "قوله", "الميناء سيغلق غدا", "مسؤول محلي", "مسؤول محلي")],
    ],
    # a headline with a colon; a place there is a dateline
    [
        "الناتو: زيادة الدعم جاءت بطلب من الحكومة\n\nنص.",
        "ORG:الناتو",
        [("indirect", ":", "زيادة الدعم جاءت بطلب من الحكومة", "الناتو", "الناتو")],
    ],
    ["تونس: تعديل حكومي واسع قبل الانتخابات\n\nنص.", "LOC:تونس", []],
    # scare quotes, names in marks, impersonal and negated verbs are none
    ["زار الوفد شركة «النور» أمس.", "", []],
    ["يذكر أن المعرض يستمر أسبوعا.", "", []],
    ["ولم يؤكد الوزير أن الاجتماع تأجل.", "", []],
    # the writer goes on
    [
        "قال الوزير إن الطريق مغلق، فيما وصلت فرق الإنقاذ.",
        "",
        [("indirect", "قال", "الطريق مغلق", "الوزير", "الوزير")],
    ],
    [
        "قال الوزير إن الاتفاق مهم، غير أن النقاد يقولون إنه لا يكفي.",
        "",
        [
            ("indirect", "قال", "الاتفاق مهم", "الوزير", "الوزير"),
            ("indirect", "يقولون", "لا يكفي", "النقاد", "النقاد"),
        ],
    ],
    [
        "وقال المتحدث إن القافلة وصلت دون أن يحدد موعد عودتها.",
        "",
        [("indirect", "وقال", "القافلة وصلت", "المتحدث", "المتحدث")],
    ],
    # other frames
    [
        "دعا الرئيس إلى «حوار شامل وصريح» بين الأطراف.",
        "",
        [("mixed", "دعا", "«حوار شامل وصريح» بين الأطراف", "الرئيس", "الرئيس")],
    ],
    [
        "نقلت الإذاعة عن المتحدث نفيه وجود أي خلاف.",
        "",
        [("indirect", "نقلت", "نفيه وجود أي خلاف", "المتحدث", "المتحدث")],
    ],
    [
        "يبدأ الموسم يوم الأحد بمشاركة مئة مزارع. صرح بذلك رئيس البلدية نادر سليم.",
        "PER:نادر سليم",
        [("indirect", "صرح", "يبدأ الموسم يوم الأحد بمشاركة مئة مزارع", "رئيس البلدية نادر سليم", "نادر سليم")],
    ],
    [
        "لفت المدير النظر إلى نقص المعدات.",
        "",
        [("indirect", "لفت", "نقص المعدات", "المدير", "المدير")],
    ],
    [
        "وأضاف تم نقل المصابين إلى المستشفى. وكان المدير نادر سليم حاضرا.",
        "PER:نادر سليم",
        [],
    ],
    [
        "«لجنة السباق» تؤكد على جاهزية الملعب قبل البطولة\n\nنص.",
        "",
        [("indirect", "تؤكد", "جاهزية الملعب قبل البطولة", "لجنة السباق", "لجنة السباق")],
    ],
    [
        "صرح مصدر من المقاومة أمس بأن الهدنة انتهت.",
        "",
        [("indirect", "صرح", "الهدنة انتهت", "مصدر من المقاومة", "مصدر من المقاومة")],
    ],
    # a government in a headline makes a claim; a place before a report is a topic
    [
        "روسيا: نسعى إلى سوق متوازنة للنفط\n\nنص.",
        "LOC:روسيا",
        [("indirect", ":", "نسعى إلى سوق متوازنة للنفط", "روسيا", "روسيا")],
    ],
    [
        "القاهرة: القرار الجديد اعتداء على حقوق العمال\n\nنص.",
        "LOC:القاهرة",
        [("indirect", ":", "القرار الجديد اعتداء على حقوق العمال", "القاهرة", "القاهرة")],
    ],
    ["لبنان: الحكومة تبحث خطة الكهرباء\n\nنص.", "LOC:لبنان", []],
    # who relays stands before the cue of who speaks
    [
        "وبحسب وكالة رويترز، قال الوزير إن الميناء مغلق.",
        "ORG:وكالة رويترز",
        [("indirect", "قال", "الميناء مغلق", "الوزير", "الوزير")],
    ],
    # what the writer adds ends a clause
    [
        "أكدت المصادر أن المجلس اختار رئيسا جديدا، في إشارة إلى قرب نهاية الخلاف.",
        "",
        [("indirect", "أكدت", "المجلس اختار رئيسا جديدا", "المصادر", "المصادر")],
    ],
    [
        "أكد الوزير أن الاتفاق مهم، وذلك في ختام زيارة استمرت يومين.",
        "",
        [("indirect", "أكد", "الاتفاق مهم", "الوزير", "الوزير")],
    ],
    [
        "وقال المتحدث إن الجندي أصيب في قدمه، ولم يكشف عن مكان الحادث.",
        "",
        [("indirect", "وقال", "الجندي أصيب في قدمه", "المتحدث", "المتحدث")],
    ],
    [
        "وقال المدير إن الورشة لا تخطئ؛ على حد تعبيره.",
        "",
        [("indirect", "وقال", "الورشة لا تخطئ", "المدير", "المدير")],
    ],
    [
        "قال الوزير سامي النجار إن الزيارة ناجحة، كما سعى النجار إلى طمأنة الأعضاء.",
        "PER:سامي النجار",
        [("indirect", "قال", "الزيارة ناجحة", "الوزير سامي النجار", "سامي النجار")],
    ],
    [
        "أعلنت الشركة وفاة المدير في بيان مقتضب أمس.",
        "",
        [("indirect", "أعلنت", "وفاة المدير", "الشركة", "الشركة")],
    ],
    # quoted sentences with dots between them are one run
    [
        "وقال الوزير: «الطريق مغلق منذ أمس»... «والعمل فيه مستمر طوال الليل».",
        "",
        [("direct", "وقال", "الطريق مغلق منذ أمس»... «والعمل فيه مستمر طوال الليل", "الوزير", "الوزير")],
    ],
    # a name in marks is no speech
    [
        'أعلنت "الأفق الجديد للتأمين" تعيين مدير جديد.',
        "ORG:الأفق الجديد للتأمين",
        [("indirect", "أعلنت", "تعيين مدير جديد", '"الأفق الجديد للتأمين"', "الأفق الجديد للتأمين")],
    ],
    # verbal nouns with their speaker; bare nouns with their owner's pronoun
    [
        "جاء القرار بعد إعلان وزارة التعليم تأجيل الامتحانات.",
        "ORG:وزارة التعليم",
        [("indirect", "إعلان", "تأجيل الامتحانات", "وزارة التعليم", "وزارة التعليم")],
    ],
    ["أثار إعلان الوزير حالة الطوارئ جدلا.", "", []],
    [
        "أكد الرئيسان خلال المحادثات دعمهما للاتفاق.",
        "",
        [("indirect", "أكد", "دعمهما للاتفاق", "الرئيسان", "الرئيسان")],
    ],
    # a complement far behind its cue, and one without أن
    [
        "أكدت اللجنة خلال اجتماعها الذي استضافته الغرفة أمس على ضرورة دعم المزارعين.",
        "",
        [("indirect", "أكدت", "ضرورة دعم المزارعين", "اللجنة", "اللجنة")],
    ],
    [
        "وأضاف البيان كما استهدفت الطائرات مخازن للسلاح.",
        "",
        [("indirect", "وأضاف", "استهدفت الطائرات مخازن للسلاح", "البيان", "البيان")],
    ],
    [
        "وقالوا نحن نفتخر بأن يقدم أبناؤنا هذا العمل. صرحت أسر العمال بأن الأمر صعب.",
        "",
        [("indirect", "صرحت", "الأمر صعب", "أسر العمال", "أسر العمال")],
    ],
    # what is no person, body or source reports no bare noun
    ["كشفت الخلافات الأخيرة رفض القرية للمشروع.", "", []],
    # a verb inside a report, with nobody to say it, makes no quote
    [
        "أعلن الوزير أن النتائج الأولى للتحقيق تفيد بأن الحريق متعمد.",
        "",
        [("indirect", "أعلن", "النتائج الأولى للتحقيق تفيد بأن الحريق متعمد", "الوزير", "الوزير")],
    ],
    # speech inside speech
    [
        "وقال الوزير إن البعض يقول إن المشروع فشل.",
        "",
        [
            ("indirect", "وقال", "البعض يقول إن المشروع فشل", "الوزير", "الوزير"),
            ("indirect", "يقول", "المشروع فشل", "البعض", "البعض"),
        ],
    ],
    # the fullest name of a speaker
    [
        "وصل وزير الدفاع سامي بن خالد النجار أمس. وقال النجار إن الزيارة قصيرة. وأكد الوزير أن المحادثات جيدة.",
        "PER:سامي بن خالد النجار;PER:النجار إن",
        [
            ("indirect", "وقال", "الزيارة قصيرة", "النجار", "سامي بن خالد النجار"),
            ("indirect", "وأكد", "المحادثات جيدة", "الوزير", "سامي بن خالد النجار"),
        ],
    ],
    [
        "قال الأمير فهد بن سالم إن العمل تم. وأكد سموه أن المشروع سيكتمل.",
        "PER:فهد بن سالم",
        [
            ("indirect", "قال", "العمل تم", "الأمير فهد بن سالم", "فهد بن سالم"),
            ("indirect", "وأكد", "المشروع سيكتمل", "سموه", "فهد بن سالم"),
        ],
    ],
]


def analysis_with(text: str, names: str) -> Analysis:
    analysis = analyze_text(text)
    entities = []
    for row in filter(None, names.split(";")):
        label, name = row.split(":")
        start = text.index(name)
        name = name.removesuffix(" إن")
        entities.append(Entity(start, start + len(name), name, "", label))  # type: ignore[arg-type]
    entities.sort(key=lambda entity: entity.start)
    return replace(analysis, entities=tuple(replace(e, id=f"e{i}") for i, e in enumerate(entities, 1)))


def seen(quote: Quote) -> tuple[str, str, str, str | None, str | None]:
    return quote.kind, quote.cue.text, quote.text, quote.speaker.text if quote.speaker else None, quote.speaker_name


@pytest.mark.parametrize(("text", "names", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_quotes(text: str, names: str, expected: list[tuple[str, ...]]) -> None:
    quotes = Quotes()(analysis_with(text, names))
    assert [seen(quote) for quote in quotes] == expected
    assert [quote.id for quote in quotes] == [f"u{i}" for i in range(1, len(quotes) + 1)]
    for quote in quotes:
        for span in (quote, quote.cue, quote.speaker, quote.relayed_by, quote.medium):
            assert span is None or text[span.start : span.end] == span.text


def test_relay_medium_entity_and_lemma() -> None:
    text = "نقلت وكالة رويترز عن الوزير سامي النجار قوله إن الميناء مغلق.\nوأعلن الوزير في بيان صحفي أن العمل بدأ."
    first, second = Quotes()(analysis_with(text, "ORG:وكالة رويترز;PER:سامي النجار"))
    assert first.relayed_by is not None and first.relayed_by.text == "وكالة رويترز"
    assert first.speaker_entity == "e2"
    assert second.medium is not None and second.medium.text == "في بيان صحفي"
    assert second.cue.lemma == "أعلن"
    assert second.speaker_name == "سامي النجار"


ODD = ["", " ", "«", "»", '"""', "قال", "قال:", "قال «", "وأضاف أن", ": : :"]
ODD += ["\ud800 قال إن \udfff", "«»“”\"'" * 500, "مشيرا إلى أن", "بحسب"]


@pytest.mark.parametrize("text", ODD)
def test_odd_input(text: str) -> None:
    assert Quotes()(analyze_text(text)) == ()


def test_seed_article() -> None:
    document = json.loads((DATA / "seed_gold.json").read_text(encoding="utf-8"))[0]
    text = document["text"]
    entities = []
    for entity in document["entities"]:
        start = -1
        for _ in range(entity["nth"]):
            start = text.find(entity["text"], start + 1)
        entities.append(Entity(start, start + len(entity["text"]), entity["text"], "", entity["label"]))
    entities.sort(key=lambda entity: entity.start)
    quotes = Quotes()(replace(analyze_text(text), entities=tuple(entities)))
    gold = sorted((q["text"], q["speaker_name"]) for q in document["quotes"])
    assert sorted((quote.text, quote.speaker_name or "") for quote in quotes) == gold
