"""What the guidelines say of names in any text, rule by rule."""

import pytest

from camel_extract._analysis import analyze_text
from camel_extract.entities import Entities, Mention
from camel_extract.entities._consistency import Found
from camel_extract.entities._guidelines import follow_guidelines
from camel_extract.text import fold_text, tokenize

CASES = [
    # text with the engine's mentions in brackets and their labels; what stands in the end; the rule
    ["دعت [السلطات] إلى", "ORG", [], "bare_class_noun"],
    ["اجتمعت [واللجنة] أمس", "ORG", [], "bare_class_noun"],
    ["انسحبت [قوات] من", "ORG", [], "bare_class_noun"],
    ["قال [للبرلمان] إن", "ORG", [], "bare_class_noun"],
    ["سقط [النظام] أخيرا", "ORG", [], "bare_class_noun"],
    ["وصل إلى [الميناء] أمس", "LOC", [], "bare_class_noun"],
    ["داخل [حانة] قرب", "LOC", [], "bare_class_noun"],
    ["في [ملعب الجوهرة] أمس", "LOC", [("ملعب الجوهرة", "LOC")], None],
    ["في [غربي الفلوجة] أمس", "LOC", [("الفلوجة", "LOC")], "direction_before_place"],
    ["في [محافظتي إب] والضالع", "LOC", [("إب", "LOC")], "direction_before_place"],
    ["في [جنوب السودان] أمس", "LOC", [("جنوب السودان", "LOC")], None],
    ["في [مدينة تدمر التاريخية] أمس", "LOC", [("مدينة تدمر", "LOC")], "adjective_behind_place"],
    ["في [ولاية نيو مكسيكو الأمريكية] أمس", "LOC", [("ولاية نيو مكسيكو", "LOC")], "adjective_behind_place"],
    ["في [المملكة العربية السعودية] أمس", "LOC", [("المملكة العربية السعودية", "LOC")], None],
    ["قال [آية الله علي خامنئي] إن", "PER", [("علي خامنئي", "PER")], "ayatollah"],
    ["قالت [الشؤون الصحية] [بمحافظة الأحساء] إن", "ORG LOC", [("الشؤون الصحية بمحافظة الأحساء", "ORG")], "body_with_its_place"],
    ["قالت [القنصلية الأمريكية] في [أنقرة] إن", "ORG LOC", [("القنصلية الأمريكية في أنقرة", "ORG")], "body_with_its_place"],
    ["قال [مركز الأبحاث] [بمصر] إن", "ORG LOC", [("مركز الأبحاث", "ORG"), ("بمصر", "LOC")], None],
    ["خسر [تنظيم داعش] في [العراق] أمس", "ORG LOC", [("تنظيم داعش", "ORG"), ("العراق", "LOC")], None],
    ["زار [مستشفى الولادة] [بدر حمد] أمس", "ORG PER", [("مستشفى الولادة", "ORG"), ("بدر حمد", "PER")], None],
    ["دعت [السلطات العراقية] إلى", "ORG", [("السلطات العراقية", "ORG")], None],
    ["ذكرت صحيفة [المدينة] أن", "ORG", [("صحيفة المدينة", "ORG")], "class_noun_in_construct"],
    ["أعلنت [القاعدة] أنها", "ORG", [("القاعدة", "ORG")], None],
    ["أعلنت [الخارجية] أنها", "ORG", [("الخارجية", "ORG")], None],
    ["أهمية عمل البعثة [لرئيس] ناتو", "ORG", [], "bare_office"],
    ["التقى [السفير] في", "LOC", [], "bare_office"],
    ["قال عائض [الشيخ] إن", "PER", [("الشيخ", "PER")], None],
    ["وصل [الإيطالي] إلى", "LOC", [], "bare_nationality"],
    ["وصل [للعراقيين] إلى", "ORG", [], "bare_nationality"],
    ["وصل إلى [السعودية] أمس", "LOC", [("السعودية", "LOC")], None],
    ["قال [التركي] إن", "PER", [("التركي", "PER")], None],
    ["مثل فنلندا [والسويد] وأستراليا", "ORG", [("والسويد", "LOC")], "country_as_organisation"],
    ["وصل إلى [دولة الإمارات] أمس", "ORG", [("دولة الإمارات", "LOC")], "country_as_organisation"],
    ["في دولة [قطر] أمس", "LOC", [("دولة قطر", "LOC")], "class_noun_in_construct"],
    ["في [دولة] [قطر] أمس", "LOC", [("دولة قطر", "LOC")], "class_noun_in_construct"],
    ["وبمحافظة [ديالى] أمس", "LOC", [("وبمحافظة ديالى", "LOC")], "class_noun_in_construct"],
    ["في محافظة [بغداد] أمس", "LOC", [("محافظة بغداد", "LOC")], "class_noun_in_construct"],
    ["هاجم تنظيم [داعش] أمس", "ORG", [("تنظيم داعش", "ORG")], "class_noun_in_construct"],
    ["في العاصمة [بغداد] أمس", "LOC", [("بغداد", "LOC")], None],
    ["في مدينة «[جدة]» أمس", "LOC", [("جدة", "LOC")], None],
    ["في 13 محافظة [باليمن] أمس", "LOC", [("باليمن", "LOC")], None],
    ["في كل محافظة [باليمن] أمس", "LOC", [("باليمن", "LOC")], None],
    ["[مدير جامعة] [الأنبار] أمس", "ORG", [("مدير جامعة", "ORG"), ("الأنبار", "ORG")], None],
    ["في [الجمهورية] اليمنية أمس", "LOC", [("الجمهورية اليمنية", "LOC")], "state_and_nationality"],
    ["باسم [المملكة العربية السعودية] أمس", "ORG", [("المملكة العربية السعودية", "LOC")], "state_and_nationality"],
    ["باسم [المملكة المتحدة] أمس", "LOC", [("المملكة المتحدة", "LOC")], None],
    ["شبكة [ان].[بي].سي الأمريكية", "ORG", [("ان.بي.سي", "ORG")], "letters_between_dots"],
    ["دعت [الأمم المتحدة] إلى", "ORG", [("الأمم المتحدة", "ORG")], None],
    ["باسم شعب [وحكومة السعودية] عن", "ORG", [("السعودية", "LOC")], "people_and_government"],
    ["عاش [شعب وحكومة السعودية] عن", "ORG", [("السعودية", "LOC")], "people_and_government"],
    ["وقعت [وحكومة مالي] اتفاقا", "ORG", [("وحكومة مالي", "ORG")], None],
    ["قال [الرئيس باراك أوباما] إن", "PER", [("باراك أوباما", "PER")], "title_before_person"],
    ["قال [الشيخ أحمد الصباح] إن", "PER", [("أحمد الصباح", "PER")], "title_before_person"],
    ["قال [للدكتور أحمد الصباح] إن", "PER", [("أحمد الصباح", "PER")], "title_before_person"],
    ["في [شرم الشيخ] أمس", "LOC", [("شرم الشيخ", "LOC")], None],
    ["قالت [بعثة الناتو في] بيان", "ORG", [("بعثة الناتو", "ORG")], "preposition_at_the_end"],
    ["في [جبل علي] أمس", "LOC", [("جبل علي", "LOC")], None],
    ["قال [حسين علي] أمس", "PER", [("حسين علي", "PER")], None],
    ["شبكة [ان].[بي].[سي] الأمريكية", "ORG", [("ان.بي.سي", "ORG")], "letters_between_dots"],
    ["زار [روما]. [باريس] أيضا", "LOC", [("روما", "LOC"), ("باريس", "LOC")], None],
    ["قطار [روما]-[باريس] السريع", "LOC", [("روما", "LOC"), ("باريس", "LOC")], None],
]


def read(marked, label):
    mentions, first, labels = [], 0, label.split()
    text = marked.replace("[", "").replace("]", "")
    tokens = tokenize(fold_text(text))
    at = 0
    for char in marked:
        if char == "[":
            first = at
        elif char == "]":
            inside = [i for i, token in enumerate(tokens) if token.start >= first and token.end <= at]
            mentions.append(Found(inside[0], inside[-1] + 1, labels[min(len(mentions), len(labels) - 1)], 0.9))
        else:
            at += 1
    return text, tokens, mentions


@pytest.mark.parametrize(("marked", "label", "names", "rule"), CASES)
def test_rule(marked, label, names, rule):
    text, tokens, mentions = read(marked, label)
    mended = follow_guidelines(tokens, mentions)
    assert [(text[tokens[m.found.first].start : tokens[m.found.end - 1].end], m.found.label) for m in mended] == names
    if mended:
        assert mended[0].rule == rule


class Engine:
    def recognize(self, analysis):
        return [Mention(4, 11, "ORG")]


class OurEngine(Engine):
    follows_guidelines = True


def test_only_engines_that_follow_the_guidelines_are_mended():
    analysis = analyze_text("دعت السلطات إلى")
    assert [entity.text for entity in Entities(Engine())(analysis)] == ["السلطات"]
    assert Entities(OurEngine())(analysis) == ()


def test_a_name_of_letters_is_as_sure_as_its_surest_part():
    tokens = tokenize(fold_text("شبكة ان.بي الأمريكية"))
    (mended,) = follow_guidelines(tokens, [Found(1, 2, "ORG", 0.97), Found(3, 4, "ORG", 0.01)])
    assert mended.found == Found(1, 4, "ORG", 0.97)
