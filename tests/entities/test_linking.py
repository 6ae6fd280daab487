from __future__ import annotations

import pytest

from camel_extract._analysis import analyze_text
from camel_extract.entities._linking import country_of_adjective, link

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
    # the label must agree
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


ADJECTIVES = [
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
