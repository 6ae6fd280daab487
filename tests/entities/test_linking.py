from __future__ import annotations

import pytest

from camel_extract._analysis import analyze_text
from camel_extract.entities._linking import SpokenOf, country_of_adjective, link

LINKS = [
    # name, label, ref
    ["العراق", "LOC", "ISO3166:IQ"],
    ["العِراق", "LOC", "ISO3166:IQ"],
    ["للعراق", "LOC", "ISO3166:IQ"],
    ["والعراق", "LOC", "ISO3166:IQ"],
    ["جمهورية العراق", "LOC", "ISO3166:IQ"],
    ["لبنان", "LOC", "ISO3166:LB"],
    ["بلبنان", "LOC", "ISO3166:LB"],
    ["ايران", "LOC", "ISO3166:IR"],
    ["الولايات المتحدة", "LOC", "ISO3166:US"],
    ["للولايات المتحدة الأميركية", "LOC", "ISO3166:US"],
    ["امريكا", "LOC", "ISO3166:US"],
    ["الدنمارك", "LOC", "ISO3166:DK"],
    ["بريطانيا", "LOC", "ISO3166:GB"],
    ["السعودية", "LOC", "ISO3166:SA"],
    ["كوسوفو", "LOC", "wikidata:Q1246"],
    ["سلطنة عمان", "LOC", "ISO3166:OM"],
    ["مدينة عمان", "LOC", "wikidata:Q3805"],
    ["دولة الكويت", "LOC", "ISO3166:KW"],
    ["مدينة الكويت", "LOC", "wikidata:Q35178"],
    ["الجزائر", "LOC", "ISO3166:DZ"],
    ["الجزائر العاصمة", "LOC", "wikidata:Q3561"],
    ["بغداد", "LOC", "wikidata:Q1530"],
    ["ببغداد", "LOC", "wikidata:Q1530"],
    ["محافظة بغداد", "LOC", "ISO3166-2:IQ-BG"],
    ["بمحافظة ديالى", "LOC", "ISO3166-2:IQ-DI"],
    ["ديالى", "LOC", "ISO3166-2:IQ-DI"],
    ["وذي قار", "LOC", "ISO3166-2:IQ-DQ"],
    ["إقليم كردستان العراق", "LOC", "ISO3166-2:IQ-KR"],
    ["الموصل", "LOC", "geonames:99072"],
    ["بمدينة الموصل", "LOC", "geonames:99072"],
    ["جدة", "LOC", "wikidata:Q374365"],
    ["بجدة", "LOC", "wikidata:Q374365"],
    ["جورجيا", "LOC", "ISO3166:GE"],
    ["ولاية جورجيا", "LOC", "ISO3166-2:US-GA"],
    ["برشلونة", "LOC", "wikidata:Q1492"],
    ["برشلونة", "ORG", "wikidata:Q7156"],
    ["نادي برشلونة", "ORG", "wikidata:Q7156"],
    ["الأمم المتحدة", "ORG", "wikidata:Q1065"],
    ["للامم المتحدة", "ORG", "wikidata:Q1065"],
    ["الناتو", "ORG", "wikidata:Q7184"],
    ["حلف الناتو", "ORG", "wikidata:Q7184"],
    ["حلف ناتو", "ORG", "wikidata:Q7184"],
    ["حلف شمال الأطلسي (الناتو)", "ORG", "wikidata:Q7184"],
    ["تنظيم «داعش»", "ORG", "wikidata:Q2429253"],
    ['لتنظيم "الدولة الإسلامية"', "ORG", "wikidata:Q2429253"],
    ["حركة حماس", "ORG", "wikidata:Q38799"],
    ["ولحزب الله", "ORG", "wikidata:Q41053"],
    ["وكالة رويترز", "ORG", "wikidata:Q130879"],
    ["لوكالة فرانس برس", "ORG", "wikidata:Q40464"],
    ["فلاديمير بوتين", "PER", "wikidata:Q7747"],
    ["لأوباما", "PER", "wikidata:Q76"],
    ["أنطونيو جوتيريش", "PER", "wikidata:Q311440"],
    ["ميليشيات الحوثيين", "ORG", "wikidata:Q3042087"],
    ["شركة تويوتا", "ORG", "wikidata:Q53268"],
    ["صحيفة التايمز", "ORG", "wikidata:Q50008"],
    ["نادي إيفرتون", "ORG", "wikidata:Q5794"],
    ["إيفرتون", "LOC", None],
    ["حزب الاتحاد الديمقراطي", "ORG", "wikidata:Q864766"],
    ["التيار الصدري", "ORG", "wikidata:Q3291634"],
    ["حركة أمل", "ORG", "wikidata:Q452670"],
    ["الكنيست", "ORG", "wikidata:Q133396"],
    ["لمكتب الأمم المتحدة لتنسيق الشؤون الإنسانية", "ORG", "wikidata:Q1065854"],
    ["بنك الكويت الوطني", "ORG", "wikidata:Q4045072"],
    ["نادي الدحيل", "ORG", "wikidata:Q1056948"],
    ["حسن روحاني", "PER", "wikidata:Q348144"],
    ["المقاولون العرب", "ORG", None],
    ["نادي المقاولون العرب", "ORG", "wikidata:Q2073915"],
    ["البيت الأبيض", "ORG", "wikidata:Q35525"],
    ["البيت الأبيض", "LOC", "wikidata:Q35525"],
    ["ولاية سيدي بوزيد", "LOC", "ISO3166-2:TN-43"],
    ["إقليم الناظور", "LOC", "ISO3166-2:MA-NAD"],
    ["محافظة البحر الأحمر", "LOC", "ISO3166-2:EG-BA"],
    ["البحر الأحمر", "LOC", "wikidata:Q23406"],
    ["ولاية هلمند", "LOC", "ISO3166-2:AF-HEL"],
    ["عنيزة", "LOC", "geonames:101732"],
    # its country behind a place
    ["مدينة الموصل العراقية", "LOC", "geonames:99072"],
    ["محافظة ديالى العراقية", "LOC", "ISO3166-2:IQ-DI"],
    ["طرابلس اللبنانية", "LOC", "geonames:266826"],
    ["مدينة طرابلس في لبنان", "LOC", "geonames:266826"],
    ["طرابلس بلبنان", "LOC", "geonames:266826"],
    ["محافظة حلب التركية", "LOC", None],
    ["العراقية", "LOC", None],
    ["في العراق", "LOC", None],
    # brackets
    ["منظمة المستقبل (اليونسكو)", "ORG", "wikidata:Q7809"],
    ["(اليونسكو)", "ORG", "wikidata:Q7809"],
    ["منظمة المستقبل (المجهولة)", "ORG", None],
    # the label must agree
    ["سالم", "PER", None],
    ["جون كيري", "ORG", None],
    ["جورجيا", "PER", None],
    ["العراق", "ORG", None],
    ["العراق", "MISC", None],
    ["القاعدة", "LOC", None],
    # a body of a country is not the country, a class noun of another kind not the city
    ["حكومة العراق", "ORG", None],
    ["الحكومة العراقية", "ORG", None],
    ["مطار بغداد", "LOC", None],
    ["دولة بغداد", "LOC", None],
    ["حركة طالبان الباكستانية", "ORG", None],
    # two things bear the name
    ["عمان", "LOC", None],
    ["وجدة", "LOC", None],
    ["مدينة", "LOC", None],
    ["«»", "LOC", None],
    ["الشيخ زيد بن علي", "LOC", None],
]


@pytest.mark.parametrize(("name", "label", "ref"), LINKS)
def test_a_name_links(name, label, ref):
    found = link(analyze_text(name).tokens, label=label)
    assert (found.ref if found else None) == ref


IN_A_TEXT = [
    # text, the place, its reference there
    ["قال مسؤول لبناني في طرابلس", "طرابلس", "geonames:266826"],
    ["قال مسؤول ليبي في طرابلس", "طرابلس", "wikidata:Q3579"],
    ["عاد الوفد الليبي من لبنان إلى طرابلس", "طرابلس", "wikidata:Q3579"],
    ["قال مسؤول في طرابلس", "طرابلس", "wikidata:Q3579"],
    ["قال الملك الأردني في عمان", "عمان", "wikidata:Q3805"],
    ["قال السلطان العماني في عمان", "عمان", "ISO3166:OM"],
    ["بين الأردن والوزير العماني في عمان", "عمان", None],
    ["قال في عمان", "عمان", None],
    ["قصف الجيش السوري القنيطرة", "القنيطرة", "geonames:173334"],
    ["قالت الشرطة المغربية في القنيطرة", "القنيطرة", "geonames:2544571"],
    ["تعتمد الولايات المتحدة على جورجيا", "جورجيا", "ISO3166:GE"],
    ["انفجار في رفح قرب الحدود المصرية", "رفح", "geonames:350350"],
    ["غارة إسرائيلية قال الفلسطينيون إنها في رفح", "رفح", "geonames:281102"],
    ["قالت الشرطة العراقية في ميسان", "ميسان", "ISO3166-2:IQ-MA"],
    ["قال مسؤول في ميسان", "ميسان", "ISO3166-2:IQ-MA"],
    ["قال أمير سعودي في ميسان", "ميسان", None],
    ["قال أمير سعودي في البدع", "البدع", None],
]


@pytest.mark.parametrize(("text", "place", "ref"), IN_A_TEXT)
def test_a_text_says_which_place_is_meant(text, place, ref):
    tokens = analyze_text(text).tokens
    named = [token for token in tokens if token.text == place]
    places = [[token] for token in tokens if token.text in {place, "لبنان", "الأردن"}]
    found = link(named, label="LOC", countries=SpokenOf(tokens, places))
    assert (found.ref if found else None) == ref


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ["قال القائد الإيراني محمد باقري أمس", "wikidata:Q18511806"],
        ["قال الطبيب محمد باقري أمس", None],
        ["قال المدرب العراقي محمد باقري أمس", None],
    ],
)
def test_a_common_name_is_a_known_person_only_where_the_text_speaks_of_the_country(text, ref):
    tokens = analyze_text(text).tokens
    named = [token for token in tokens if token.text in {"محمد", "باقري"}]
    found = link(named, label="PER", countries=SpokenOf(tokens, []))
    assert (found.ref if found else None) == ref


BODIES_IN_A_TEXT = [
    ["فاز الأهلي في الدوري السعودي", "الأهلي", "Al Ahli (Saudi Arabia)"],
    ["فاز الأهلي في الدوري المصري", "الأهلي", "Al Ahly"],
    ["فاز الأهلي في المباراة", "الأهلي", None],
    ["قتل الجيش الصومالي عددا من الشباب", "الشباب", "Al-Shabaab (Somalia)"],
]


@pytest.mark.parametrize(("text", "body", "name"), BODIES_IN_A_TEXT)
def test_a_text_says_which_body_is_meant(text, body, name):
    tokens = analyze_text(text).tokens
    found = link([token for token in tokens if token.text == body], label="ORG", countries=SpokenOf(tokens, []))
    assert (found.name if found else None) == name


ADJECTIVES = [
    ["الزيمبابوي", "Zimbabwe"],
    ["الجيبوتيون", "Djibouti"],
    ["الأمريكان", "United States"],
    ["العراقي", "Iraq"],
    ["العراقية", "Iraq"],
    ["عراقيون", "Iraq"],
    ["للعراقيين", "Iraq"],
    ["والعراقيات", "Iraq"],
    ["الإيطالي", "Italy"],
    ["الاميركية", "United States"],
    ["أمريكيان", "United States"],
    ["اللبنانية", "Lebanon"],
    ["الروس", "Russia"],
    ["الأتراك", "Turkey"],
    ["ألمان", "Germany"],
    ["المغاربة", "Morocco"],
    ["السعوديتين", "Saudi Arabia"],
    ["الكوسوفية", "Kosovo"],
    ["المالية", None],
    ["العراق", None],
    ["الكوري", None],
    ["", None],
    ["\ud800", None],
]


@pytest.mark.parametrize(("word", "country"), ADJECTIVES)
def test_an_adjective_names_its_country(word, country):
    found = country_of_adjective(word)
    assert (found.name if found else None) == country
