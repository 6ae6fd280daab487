"""Make ``scripts/data/subdivisions.tsv``: the Arabic and English names that CLDR has for the parts of countries.

CLDR's subdivision names come in its XML data only, not with babel. FOLDER is ``common`` of an unpacked CLDR release
(https://cldr.unicode.org; the npm package ``cldr`` holds one). Kept are codes that pycountry (ISO 3166-2) knows: all levels in the Arab
world, the first level of the countries that Arabic news speaks of most. A code whose English names in CLDR and ISO 3166-2 have little in
common was given to another place since, and is left out, except where the two write the same name in English and in Arabic (Arab world).

    python scripts/build_subdivisions.py FOLDER
"""

from __future__ import annotations

import re
import sys
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

from build_gazetteer import ARAB_COUNTRIES, SUBDIVISIONS

OTHER_COUNTRIES = (
    "AF AM AR AT AU AZ BE BR CA CH CN CO DE ER ES ET FR GB GE GR ID IN IR IT JP KE KG KR KZ ML MX MY NE NG NL PH PK PL RU SE SN SS TD TH "
    "TJ TM TR UA US UZ VE ZA"
)
RENUMBERED = re.compile("MA-[0-9]{2}")
"""The regions of Morocco had these codes given out anew in 2015; they stand in our own list."""
ALIKE = 0.6

_NAME = re.compile(r'<subdivision type="(\w+)"[^>]*>([^<]+)<')
_VERSION = re.compile(r'cldrVersion CDATA #FIXED "([0-9.]+)"')


def names(folder: Path, language: str) -> dict[str, str]:
    return {code.upper(): name for code, name in _NAME.findall((folder / "subdivisions" / f"{language}.xml").read_text(encoding="utf-8"))}


def letters(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if c.isalnum())


def main() -> None:
    import pycountry

    folder = Path(sys.argv[1])
    arabic, english = names(folder, "ar"), names(folder, "en")
    version = _VERSION.search((folder / "dtd" / "ldml.dtd").read_text(encoding="utf-8"))
    lines = [f"# CLDR {version[1] if version else '?'}, common/subdivisions (Unicode License)", "code\tenglish\tarabic"]
    for subdivision in sorted(pycountry.subdivisions, key=lambda s: s.code):
        country, key = subdivision.code[:2], subdivision.code.replace("-", "")
        if key not in arabic or key not in english or RENUMBERED.fullmatch(subdivision.code):
            continue
        alike = SequenceMatcher(None, letters(english[key]), letters(subdivision.name)).ratio() >= ALIKE
        if country in ARAB_COUNTRIES or (country in OTHER_COUNTRIES and not subdivision.parent_code and alike):
            lines.append(f"{subdivision.code}\t{english[key]}\t{unicodedata.normalize('NFC', arabic[key])}")
    SUBDIVISIONS.parent.mkdir(exist_ok=True)
    SUBDIVISIONS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
