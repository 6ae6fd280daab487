"""Mentions of one thing in a document."""

import pytest

from camel_extract import Document
from camel_extract._analysis import analyze_text
from camel_extract.entities import Entities, Mention


class Marked:
    """Finds what stands between ``<P``, ``<O`` or ``<L`` and ``>``."""

    def __init__(self, mentions):
        self._mentions = mentions

    def recognize(self, analysis):
        return self._mentions


LABELS = {"P": "PER", "O": "ORG", "L": "LOC"}


def read(marked):
    text, mentions, start = "", [], None
    i = 0
    while i < len(marked):
        if marked[i] == "<":
            start, label = len(text), LABELS[marked[i + 1]]
            i += 2
            continue
        if marked[i] == ">":
            mentions.append(Mention(start, len(text), label, None))
        else:
            text += marked[i]
        i += 1
    analysis = analyze_text(text)
    return Document(text, entities=Entities(Marked(mentions))(analysis))


CASES = [
    # text, the things: their mentions' texts, the fullest first
    ["<Pجون كيري> وصل. وقال <Pكيري>", [["جون كيري", "كيري"]]],
    ["<Pجون كيري> وصل. لقاء <Pلكيري>", [["جون كيري", "لكيري"]]],
    ["أعلن <Pكيري> ذلك. <Pجون كيري> وزير", [["جون كيري", "كيري"]]],
    ["<Pأنطونيو غوتيريش> الأمين. <Pجوتيريش> قال", [["أنطونيو غوتيريش", "جوتيريش"]]],
    ["<Pبشار الأسد> رئيس. <Pالأسد> قال", [["بشار الأسد", "الأسد"]]],
    ["<Pصدام حسين> حكم. <Pصدام> أعدم", [["صدام حسين", "صدام"]]],
    ["<Pمحمد بن سلمان> زار. <Pمحمد سلمان> قال", [["محمد بن سلمان", "محمد سلمان"]]],
    # a father, or a grandfather
    ["<Pمحمد بن سلمان بن عبدالعزيز> ثم <Pسلمان بن عبدالعزيز>", [["محمد بن سلمان بن عبدالعزيز"], ["سلمان بن عبدالعزيز"]]],
    ["<Pطارق بن زياد> ثم <Pزياد>", [["طارق بن زياد"], ["زياد"]]],
    # two bear the name
    ["<Pبيل كلينتون> ثم <Pهيلاري كلينتون> ثم <Pكلينتون>", [["بيل كلينتون"], ["هيلاري كلينتون"], ["كلينتون"]]],
    # the one named before
    ["<Pهيلاري كلينتون> ثم <Pكلينتون> ثم <Pبيل كلينتون>", [["هيلاري كلينتون", "كلينتون"], ["بيل كلينتون"]]],
    # other persons, other labels
    ["<Pمحمد علي> ثم <Pعلي محمد>", [["محمد علي"], ["علي محمد"]]],
    ["<Lسالم> مدينة ثم <Pسالم الفهد>", [["سالم"], ["سالم الفهد"]]],
    # one reference
    ["<Oالناتو> بعثة <Oحلف شمال الأطلسي>", [["حلف شمال الأطلسي", "الناتو"]]],
    ["<Lأمريكا> ثم <Lالولايات المتحدة الأمريكية>", [["الولايات المتحدة الأمريكية", "أمريكا"]]],
    ["<Oالأمم المتحدة> ثم <Oالأمم المتحدة لشؤون كذا>", [["الأمم المتحدة"], ["الأمم المتحدة لشؤون كذا"]]],
    ["<Lبغداد> ثم <Lمحافظة بغداد>", [["بغداد"], ["محافظة بغداد"]]],
    # brackets
    ["<Oالمنظمة العربية الجديدة> (<Oمعجن>) ثم <Oمعجن>", [["المنظمة العربية الجديدة", "معجن", "معجن"]]],
    ["<Oالأمم المتحدة> (<Oالناتو>)", [["الأمم المتحدة"], ["الناتو"]]],
    # class nouns and clitics
    ["<Oتنظيم النور> ثم <Oالنور> ثم <Oللنور>", [["تنظيم النور", "النور", "للنور"]]],
    ["<Lبلدة كفرنودة> ثم <Lكفرنودة>", [["بلدة كفرنودة", "كفرنودة"]]],
    # beginnings
    ["<Oحزب الفجر والأمل> ثم <Oحزب الفجر>", [["حزب الفجر والأمل", "حزب الفجر"]]],
    ["<Oوزارة الخارجية المصرية> ثم <Oالخارجية>", [["وزارة الخارجية المصرية", "الخارجية"]]],
    ["<Oوزارة الخارجية المصرية> ثم <Oوزارة الخارجية العراقية> ثم <Oالخارجية>",
     [["وزارة الخارجية المصرية"], ["وزارة الخارجية العراقية"], ["الخارجية"]]],
    ["<Oالخارجية> ثم <Oالخارجية الروسية> ثم <Oالخارجية المصرية>", [["الخارجية"], ["الخارجية الروسية"], ["الخارجية المصرية"]]],
    ["", []],
]


@pytest.mark.parametrize(("marked", "things"), CASES)
def test_things_of_a_text(marked, things):
    document = read(marked)
    texts = {entity.id: entity.text for entity in document.entities}
    found = [[t.fullest.text, *(texts[i] for i in t.mentions if i != t.fullest.id)] for t in document.things]
    assert sorted(found) == sorted(things)


def test_a_short_name_takes_the_reference_of_the_long_one():
    document = read("<Oالجيش الأخضر> (<Oالناتو>) ثم <Oالجيش الأخضر>")
    assert [entity.ref for entity in document.entities] == ["wikidata:Q7184"] * 3
    assert [entity.coref for entity in document.entities] == [None, "e1", "e1"]


def test_the_fullest_name_has_no_coref_and_things_are_in_order():
    document = read("<Pكيري> ثم <Lبغداد> ثم <Pجون كيري>")
    assert [entity.coref for entity in document.entities] == ["e3", None, None]
    assert [(thing.id, thing.mentions) for thing in document.things] == [("n1", ("e1", "e3")), ("n2", ("e2",))]


def test_a_document_from_elsewhere_may_lack_the_fullest_name():
    document = read("<Pكيري> ثم <Pجون كيري>")
    assert [thing.mentions for thing in Document(document.text, entities=document.entities[:1]).things] == [("e1",)]


def test_coref_travels():
    document = read("<Pكيري> ثم <Pجون كيري>")
    assert Document.from_json(document.to_json()) == document
    assert document.to_dict()["entities"][0]["coref"] == "e2"


def test_many_bearers_of_one_name_take_linear_time():
    many = " ثم ".join(f"<Pزيد{i} الجبوري>" for i in range(2000)) + " " + " ثم ".join("<Pالجبوري>" for _ in range(2000))
    assert len(read(many).entities) == 4000
