from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from camel_extract import LexiconError
from camel_extract.entities._gazetteer import (
    ELSEWHERE,
    FOLDER,
    GENERATED,
    NATIONALITIES,
    OWN,
    PERSON_NAMES,
    Link,
    read_gazetteer,
    read_nationalities,
    shared_gazetteer,
)
from camel_extract.entities._linking import AMBIGUOUS, CLASS_NOUNS, KINDS_OF_LABEL, _Lookup, bare_name
from camel_extract.text import fold, fold_text, tokenize

ROOT = Path(__file__).parents[2]
ROWS = [
    (name, number, line.split("\t"))
    for name in (OWN, GENERATED)
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), start=1)
    if line[0] != "#" and not line.startswith("kind\t")
]


def test_every_row_is_in_normal_form_c():
    for name in (OWN, GENERATED, NATIONALITIES, PERSON_NAMES):
        for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), start=1):
            assert unicodedata.is_normalized("NFC", line), (name, number)
            assert line == line.strip(" "), (name, number)


def test_no_name_stands_twice_in_a_kind_after_folding():
    seen = Counter((fields[0], fold(variant)) for _, _, fields in ROWS for variant in fields[-1].split("|") if variant[0] != ELSEWHERE)
    assert [key for key, times in seen.items() if times > 1] == []


def test_a_name_that_means_a_thing_in_its_country_does_so_once_a_country():
    seen = Counter(
        (kind, country or ref.partition(":")[2][:2], fold(variant))
        for _, _, (kind, ref, country, _, arabic) in ROWS
        for variant in arabic.split("|")
        if variant[0] == ELSEWHERE
    )
    assert [key for key, times in seen.items() if times > 1] == []


def test_a_reference_has_one_row_a_file_and_one_name():
    seen = Counter((file, fields[0], fields[1] or fields[3]) for file, _, fields in ROWS)
    assert [key for key, times in seen.items() if times > 1] == []
    names = {(fields[1], fields[3]) for _, _, fields in ROWS if fields[1]}
    assert [ref for ref, times in Counter(ref for ref, _ in names).items() if times > 1] == []


CHECKS, SOURCES = (
    [line.split("\t") for line in (ROOT / "scripts" / "data" / name).read_text(encoding="utf-8").splitlines()]
    for name in ("wikidata_checks.tsv", "wikidata_sources.tsv")
)


def test_the_table_of_checks_is_well_formed():
    assert CHECKS[0] == ["ref", "name", "source"] and SOURCES[0] == ["source", "where", "what"]
    assert [row for row in CHECKS[1:] if len(row) != 3 or not re.fullmatch("wikidata:Q[1-9][0-9]*", row[0]) or not row[1].strip()] == []
    assert [ref for ref, times in Counter(row[0] for row in CHECKS).items() if times > 1] == []
    assert {row[2] for row in CHECKS[1:]} == {row[0] for row in SOURCES[1:]}
    assert [row for row in SOURCES if len(row) != 3 or not row[2]] == []


def test_every_identifier_of_wikidata_is_in_the_table_of_checks_and_none_else():
    given = {fields[1] for _, _, fields in ROWS if fields[1].startswith("wikidata:")}
    assert given == {row[0] for row in CHECKS[1:]}


def test_the_page_on_linking_counts_the_checks():
    page = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")
    counted = dict(re.findall(r"^\| `([a-z0-9-]+)` \| .* \| ([0-9]+) \|$", page, re.MULTILINE))
    assert {source: int(number) for source, number in counted.items()} == Counter(row[2] for row in CHECKS[1:])


def test_only_things_other_than_places_lack_a_reference():
    assert [fields for _, _, fields in ROWS if not fields[1] and fields[0] in ("country", "city", "region")] == []


def test_every_name_is_found_as_the_tokenizer_cuts_it():
    gazetteer = shared_gazetteer()
    for file, number, (kind, ref, _, name, arabic) in ROWS:
        for variant in arabic.split("|"):
            words = " ".join(token.folded for token in tokenize(fold_text(variant.removeprefix(ELSEWHERE))))
            found = gazetteer.others[kind][words] if variant[0] == ELSEWHERE else (gazetteer.names[kind][words],)
            assert (ref or None, name) in [(link.ref, link.name) for link in found], (file, number, variant)


def test_every_bare_name_means_the_first_of_its_kinds_in_a_text_that_speaks_of_no_country():
    gazetteer = shared_gazetteer()
    lookup = _Lookup(gazetteer, dict)
    for kinds in filter(None, KINDS_OF_LABEL.values()):
        for kind in kinds:
            for name in gazetteer.names[kind]:
                expected = None if name in AMBIGUOUS else lookup.anywhere(name, kinds)
                assert bare_name(name.split(), kinds, lookup) == expected, name


def test_class_nouns_are_no_names_and_stand_once():
    nouns = [fold(noun) for _, group in CLASS_NOUNS for noun in group]
    assert len(nouns) == len(set(nouns))
    names = shared_gazetteer().names
    assert not [noun for noun in nouns if any(noun in names[kind] for kind in names)]


def test_codes_are_those_of_iso_3166():
    import pycountry

    for file, number, (kind, ref, country, _, _) in ROWS:
        scheme, _, code = ref.partition(":")
        if scheme == "ISO3166":
            assert kind == "country" and pycountry.countries.get(alpha_2=code), (file, number)
        elif scheme == "ISO3166-2":
            assert kind == "region" and pycountry.subdivisions.get(code=code), (file, number)
        assert not country or country == "XK" or pycountry.countries.get(alpha_2=country), (file, number)


def test_every_country_of_iso_3166_has_a_name():
    import pycountry

    refs = {link.ref for link in shared_gazetteer().names["country"].values()}
    assert {f"ISO3166:{country.alpha_2}" for country in pycountry.countries} <= refs


def test_every_province_of_the_arab_world_is_a_region():
    import pycountry

    arab = [
        *("AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY"),
        *("MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"),
    ]
    known = {ref for _, _, (kind, ref, *_) in ROWS if kind == "region"}
    codes = {subdivision.code for country in arab for subdivision in pycountry.subdivisions.get(country_code=country)}
    assert {f"ISO3166-2:{code}" for code in codes} <= known


def test_the_page_on_linking_counts_the_rows():
    page = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")
    counted = re.findall(r"^\| .* \| (?:LOC|ORG|PER) \| ([0-9,]+) \| ([0-9,]+) \|", page, re.MULTILINE)
    things = {(kind, ref or name, bool(ref)) for _, _, (kind, ref, _, name, _) in ROWS}
    kinds = ("country", "region", "city", "place", "org", "media", "company", "club", "party", "group", "person")
    expected = [(sum(t[0] == kind for t in things), sum(t[0] == kind and t[2] for t in things)) for kind in kinds]
    assert [tuple(int(number.replace(",", "")) for number in row) for row in counted] == expected


def test_every_capital_of_the_arab_world_is_a_city():
    capitals = (
        "أبوظبي المنامة جيبوتي الجزائر القاهرة بغداد عمان الكويت بيروت طرابلس الرباط نواكشوط مسقط القدس الدوحة "
        "الرياض الخرطوم مقديشو دمشق تونس صنعاء"
    )
    cities = shared_gazetteer().names["city"]
    assert [name for name in capitals.split() if fold(name) not in cities] == []


def test_the_generated_file_is_what_the_script_makes(tmp_path):
    """To the letter with the versions that it was made with; with others its countries are all there, and most of the rest."""
    output = tmp_path / GENERATED
    run = [sys.executable, str(ROOT / "scripts" / "build_gazetteer.py"), str(output)]
    subprocess.run(run, check=True, timeout=120, cwd=ROOT)
    made, kept = output.read_text(encoding="utf-8"), (FOLDER / GENERATED).read_text(encoding="utf-8")
    if made.splitlines()[0] == kept.splitlines()[0]:
        assert made == kept
        return
    made_refs, kept_refs = (
        {tuple(line.split("\t")[:2]) for line in text.splitlines()[2:]} for text in (made, kept)
    )
    own = {link.ref for link in read_gazetteer(FOLDER / OWN)[0]["country"].values()}
    assert {ref for kind, ref in made_refs if kind == "country"} <= {ref for kind, ref in kept_refs if kind == "country"} | own
    assert len(made_refs & kept_refs) > 0.9 * len(kept_refs)


def test_loading_is_quick():
    code = (
        "import time; from camel_extract.entities._gazetteer import shared_gazetteer; t = time.process_time();"
        "shared_gazetteer(); print(time.process_time() - t)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert float(run.stdout) < 0.15


BROKEN = [
    # file, what the error says
    ["kind\tref\tname\n", "row 1: the columns are"],
    ["", "row 1"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\tX\n", "row 2: 3 fields"],
    ["kind\tref\tcountry\tname\tarabic\ntown\twikidata:Q1\t\tX\tأ ب\n", "row 2, field kind: 'town'"],
    ["kind\tref\tcountry\tname\tarabic\ncity\tQ1\t\tX\tبلد\n", "row 2, field ref: 'Q1'"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q01\t\tX\tبلد\n", "row 2, field ref"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\t\tبلد\n", "row 2, field name: empty"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\tiq\tX\tبلد\n", "row 2, field country: 'iq'"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\tX\t~بلد\n", "row 2, field country: empty"],
    ["# remark\nkind\tref\tcountry\tname\tarabic\ncity\tQ1\t\tX\tبلد\n", "row 3, field ref: 'Q1'"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\tX\t\n", "row 2, field arabic: ''"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\tX\tبلد|\n", "row 2, field arabic: ''"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\tX\tبلد  بلد\n", "row 2, field arabic"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\tX\tأمل|امل\n", "row 2, field arabic: 'امل'"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\tX\tأمل\ncity\twikidata:Q2\t\tY\tامل\n", "row 3, field arabic"],
    ["kind\tref\tcountry\tname\tarabic\ncity\twikidata:Q1\t\tE\u0301\tبلد\n", "row 2: not in Unicode normal form C"],
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_file_names_row_and_field(tmp_path, text, message):
    path = tmp_path / "own.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape("own.tsv") + ".*" + re.escape(message)):
        read_gazetteer(path)


def test_an_unreadable_file_is_a_lexicon_error(tmp_path):
    (tmp_path / "own.tsv").write_bytes(b"\xff\xff")
    for name in ("own.tsv", "absent.tsv"):
        with pytest.raises(LexiconError, match=name):
            read_gazetteer(tmp_path / name)


BROKEN_NATIONALITIES = [
    ["ref\tadjectives\tplurals\nISO3166:XX\tعراقي\t\n", "row 2, field ref: 'ISO3166:XX'"],
    ["ref\tadjectives\tplurals\nISO3166:IQ\t\t\n", "row 2, field adjectives"],
    ["ref\tadjectives\tplurals\nISO3166:IQ\tعراقي|عراقية\t\n", "row 2: 'عراقيه'"],
]


@pytest.mark.parametrize(("text", "message"), BROKEN_NATIONALITIES)
def test_a_broken_table_of_nationalities_names_the_row(tmp_path, text, message):
    path = tmp_path / "own.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)):
        read_nationalities(path, {"ISO3166:IQ": Link("ISO3166:IQ", "Iraq")})
