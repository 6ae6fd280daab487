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
    FOLDER,
    GENERATED,
    NATIONALITIES,
    OWN,
    Link,
    read_gazetteer,
    read_nationalities,
    shared_gazetteer,
)
from camel_extract.entities._linking import AMBIGUOUS, CLASS_NOUNS, KINDS_OF_LABEL, _first_kind, bare_name
from camel_extract.text import fold, fold_text, tokenize

ROOT = Path(__file__).parents[2]
ROWS = [
    (name, number, line.split("\t"))
    for name in (OWN, GENERATED)
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines()[1:], start=2)
]


def test_every_row_is_in_normal_form_c():
    for name in (OWN, GENERATED, NATIONALITIES):
        for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), start=1):
            assert unicodedata.is_normalized("NFC", line), (name, number)
            assert line == line.strip(" "), (name, number)


def test_no_name_stands_twice_in_a_kind_after_folding():
    seen = Counter((fields[0], fold(variant)) for _, _, fields in ROWS for variant in fields[3].split("|"))
    assert [key for key, times in seen.items() if times > 1] == []


def test_a_reference_has_one_row_a_file_and_one_name():
    seen = Counter((file, fields[0], fields[1]) for file, _, fields in ROWS)
    assert [key for key, times in seen.items() if times > 1] == []
    names = {(fields[1], fields[2]) for _, _, fields in ROWS}
    assert [ref for ref, times in Counter(ref for ref, _ in names).items() if times > 1] == []


def test_every_name_is_found_as_the_tokenizer_cuts_it():
    gazetteer = shared_gazetteer()
    for file, number, (kind, ref, _, arabic) in ROWS:
        for variant in arabic.split("|"):
            words = [token.folded for token in tokenize(fold_text(variant))]
            assert gazetteer.names[kind][" ".join(words)].ref == ref, (file, number, variant)


def test_every_bare_name_means_the_first_of_its_kinds():
    gazetteer = shared_gazetteer()
    for kinds in filter(None, KINDS_OF_LABEL.values()):
        for kind in kinds:
            for name in gazetteer.names[kind]:
                expected = None if name in AMBIGUOUS else _first_kind(name, kinds, gazetteer)
                assert bare_name(name.split(), kinds, gazetteer) == expected, name


def test_class_nouns_are_no_names_and_stand_once():
    nouns = [fold(noun) for _, group in CLASS_NOUNS for noun in group]
    assert len(nouns) == len(set(nouns))
    names = shared_gazetteer().names
    assert not [noun for noun in nouns if any(noun in names[kind] for kind in names)]


def test_codes_are_those_of_iso_3166():
    import pycountry

    for file, number, (kind, ref, _, _) in ROWS:
        scheme, _, code = ref.partition(":")
        if scheme == "ISO3166":
            assert kind == "country" and pycountry.countries.get(alpha_2=code), (file, number)
        elif scheme == "ISO3166-2":
            assert kind == "region" and pycountry.subdivisions.get(code=code), (file, number)


def test_every_country_of_iso_3166_has_a_name():
    import pycountry

    refs = {link.ref for link in shared_gazetteer().names["country"].values()}
    assert {f"ISO3166:{country.alpha_2}" for country in pycountry.countries} <= refs


def test_every_capital_of_the_arab_world_is_a_city():
    capitals = (
        "أبوظبي المنامة جيبوتي الجزائر القاهرة بغداد عمان الكويت بيروت طرابلس الرباط نواكشوط مسقط القدس الدوحة "
        "الرياض الخرطوم مقديشو دمشق تونس صنعاء"
    )
    cities = shared_gazetteer().names["city"]
    assert [name for name in capitals.split() if fold(name) not in cities] == []


def test_the_generated_file_is_what_the_script_makes(tmp_path):
    output = tmp_path / GENERATED
    run = [sys.executable, str(ROOT / "scripts" / "build_gazetteer.py"), str(output)]
    subprocess.run(run, check=True, timeout=120, cwd=ROOT)
    assert output.read_text(encoding="utf-8") == (FOLDER / GENERATED).read_text(encoding="utf-8")


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
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\tX\n", "row 2: 3 fields"],
    ["kind\tref\tname\tarabic\ntown\twikidata:Q1\tX\tأ ب\n", "row 2, field kind: 'town'"],
    ["kind\tref\tname\tarabic\ncity\tQ1\tX\tبلد\n", "row 2, field ref: 'Q1'"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q01\tX\tبلد\n", "row 2, field ref"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\t\tبلد\n", "row 2, field name: empty"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\tX\t\n", "row 2, field arabic: ''"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\tX\tبلد|\n", "row 2, field arabic: ''"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\tX\tبلد  بلد\n", "row 2, field arabic"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\tX\tأمل|امل\n", "row 2, field arabic: 'امل'"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\tX\tأمل\ncity\twikidata:Q2\tY\tامل\n", "row 3, field arabic"],
    ["kind\tref\tname\tarabic\ncity\twikidata:Q1\tE\u0301\tبلد\n", "row 2: not in Unicode normal form C"],
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
