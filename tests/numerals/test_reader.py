"""The number reader: round trips of a small speller of the tests' own, and lists of spellings."""

from __future__ import annotations

import pytest

from camel_extract.numerals import read_number, read_ordinal
from camel_extract.text import fold_text, tokenize

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["", "عشر", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS_STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]


def oblique(word: str) -> str:
    if word.endswith("ون"):
        return word[:-2] + "ين"
    return {"اثنان": "اثنين", "اثنتان": "اثنتين", "اثنا": "اثني", "اثنتا": "اثنتي", "مئتان": "مئتين", "ألفان": "ألفين"}.get(word, word)


class Speller:
    """Spells 1 to 999,999. ``feminine`` counts feminine nouns, ``hundred`` is the spelling of a hundred, ``apart`` parts it from its unit,
    ``genitive`` writes the oblique endings, ``spaced`` sets the conjunction apart."""

    def __init__(
        self, *, feminine: bool = False, hundred: str = "مئة", apart: bool = False, genitive: bool = False, spaced: bool = False
    ) -> None:
        self.feminine, self.hundred, self.apart, self.genitive = feminine, hundred, apart, genitive
        self.join = " و " if spaced else " و"

    def __call__(self, n: int) -> str:
        words = self.join.join(self.parts(n))
        return " ".join(self.ending(word) for word in words.split(" ")) if self.genitive else words

    def ending(self, word: str) -> str:
        conjunction = "و" if word[:1] == "و" and word[1:] and word not in {"واحد", "واحدة"} else ""
        return conjunction + oblique(word.removeprefix(conjunction))

    def parts(self, n: int) -> list[str]:
        thousands, rest = divmod(n, 1000)
        return [*([self.thousands(thousands)] if thousands else []), *self.below_thousand(rest)]

    def thousands(self, n: int) -> str:
        if n == 1:
            return "ألف"
        if n == 2:
            return "ألفان"
        counted = Speller(hundred=self.hundred, apart=self.apart)
        counted.join = self.join
        return f"{counted(n)} {'آلاف' if 3 <= n % 100 <= 10 else 'ألفا' if n % 100 > 10 else 'ألف'}"

    def below_thousand(self, n: int) -> list[str]:
        hundreds, rest = divmod(n, 100)
        words = []
        if hundreds == 1:
            words.append(self.hundred)
        elif hundreds == 2:
            words.append("مئتان")
        elif hundreds:
            words.append(HUNDREDS_STEMS[hundreds] + (" " if self.apart else "") + self.hundred)
        if rest:
            words.extend(self.below_hundred(rest))
        return words

    def below_hundred(self, n: int) -> list[str]:
        units = FEMININE if self.feminine else UNITS
        if n < 10:
            return [units[n]]
        if n == 10:
            return ["عشر" if self.feminine else "عشرة"]
        if n < 20:
            first = {11: "إحدى" if self.feminine else "أحد", 12: "اثنتا" if self.feminine else "اثنا"}.get(n, units[n - 10])
            return [f"{first} {'عشرة' if self.feminine else 'عشر'}"]
        return [word for word in (units[n % 10], TENS[n // 10]) if word]


SPELLERS = {
    "masculine": Speller(),
    "feminine": Speller(feminine=True),
    "old hundred": Speller(hundred="مائة"),
    "hundred apart": Speller(hundred="مائة", apart=True),
    "genitive": Speller(genitive=True),
    "spaced conjunction": Speller(spaced=True),
    "feminine genitive": Speller(feminine=True, genitive=True, hundred="مائة"),
}


def read(text: str) -> tuple[int | float, bool] | None:
    """The value, and whether the whole text was read."""
    tokens = tokenize(fold_text(text))
    match = read_number(tokens, 0)
    return (match.value, match.end == len(tokens)) if match else None


@pytest.mark.parametrize("spelling", SPELLERS)
def test_every_number_below_ten_thousand_comes_back(spelling: str) -> None:
    speller = SPELLERS[spelling]
    wrong = [(n, speller(n), read(speller(n))) for n in range(1, 10_000) if read(speller(n)) != (n, True)]
    assert not wrong[:5]


@pytest.mark.parametrize("spelling", SPELLERS)
def test_larger_numbers_come_back(spelling: str) -> None:
    speller = SPELLERS[spelling]
    wrong = [(n, speller(n), read(speller(n))) for n in range(10_000, 1_000_000, 1_237) if read(speller(n)) != (n, True)]
    assert not wrong[:5]


WHOLE = [
    ["صفر", 0],
    ["1,250.5", 1250.5],
    ["1,250", 1250],
    ["1.250.000", 1250000],
    ["12,5", 12.5],
    ["12،5", 12.5],
    ["0,750", 0.75],
    ["١٬٠٠٠", 1000],
    ["٣٫٥", 3.5],
    ["۲۰", 20],
    [".77", 0.77],
    ["1 فاصلة 5", 1.5],
    ["2ر4", 4.2],
    ["88ر3 مليون", 3880000],
    ["0ر5", 0.5],
    ["1. 9 مليار", 9100000000],
    ["1.5 مليون", 1500000],
    ["3 آلاف", 3000],
    ["3 آلاف و100", 3100],
    ["112 ألفا و686", 112686],
    ["مليون و500 ألف", 1500000],
    ["مليونين ونصف المليون", 2500000],
    ["مليون ونصف", 1500000],
    ["5 ملايين وربع", 5250000],
    ["خمسة ونصف", 5.5],
    ["ألفي", 2000],
    ["مئتي", 200],
    ["مائتا", 200],
    ["مائتي ألف", 200000],
    ["مئة وخمسة آلاف", 105000],
    ["ألف وخمسمئة مليون", 1500000000],
    ["تسعمئة مليون ومليونان وخمسة آلاف", 902005000],
    ["مئة ألف وألف وستمئة", 101600],
    ["ثلاثة تريليونات", 3 * 10**12],
    ["خمسة بلايين", 5 * 10**9],
    ["مئة ألف مليون", 10**11],
    ["اثني عشر ألفا", 12000],
    ["إحدى عشرة", 11],
    ["وأحد عشر", 11],
    ["ثمان وعشرون", 28],
    ["ثماني عشرة", 18],
    ["الثمانية والعشرون", 28],
    ["الخمسة عشر", 15],
    ["الثلاثين", 30],
    ["المئة ألف", 100000],
    ["خمستاشر", 15],
    ["ميت", 100],
    ["ربع مية", 400],
    ["تلاتين", 30],
    ["عشر تلاف", 10000],
    ["لخمسين", 50],
    ["كعشرة", 10],
    ["خَمْسَةٌ وعِشْرُونَ", 25],
    ["خمســـة", 5],
]


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_reads_the_whole(text: str, value: float) -> None:
    assert read(text) == (value, True)


PREFIX = [
    ["خمسة آلاف وثلاثة ملايين", 5000],
    ["مئة ومئتان", 100],
    ["عشرة وعشرون", 10],
    ["ألف وألفان", 1000],
    ["ثلاثة وأربعة", 3],
    ["ألفا جندي", 2000],
    ["ألفا من المحاولات", 1000],
    ["ألفًا جنديا", 1000],
    ["5 ونصف الشعب", 5],
    ["20 وثلاثون", 20],
]


@pytest.mark.parametrize(("text", "value"), PREFIX)
def test_stops_where_the_number_ends(text: str, value: float) -> None:
    assert read(text) == (value, False)


NO_NUMBER = ["", "كمية", "وكميات", "الاثنين", "أثنى", "أحد", "إحدى", "آلاف", "ملايين", "كتاب", "من", "1.2.3.4", "1,2,3", "1" * 40, "ليست"]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_is_no_number(text: str) -> None:
    assert read(text) is None


def test_outside_the_tokens_is_no_number() -> None:
    tokens = tokenize(fold_text("خمسة"))
    assert read_number(tokens, 5) is None
    assert read_number(tokens, -1) is None
    assert read_ordinal(tokens, 5) is None


def test_what_is_attached_is_recorded() -> None:
    tokens = tokenize(fold_text("وبثلاثة"))
    match = read_number(tokens, 0)
    assert match is not None
    assert (match.value, match.prefix, match.definite, match.digits) == (3, "وب", False, False)
    match = read_number(tokenize(fold_text("للثلاثة")), 0)
    assert match is not None
    assert (match.value, match.prefix, match.definite) == (3, "ل", True)


def test_scale_of_the_number() -> None:
    for text, scale in [["350 ألف", 1000], ["350", 1], ["مليون", 10**6], ["3 آلاف و100", 1]]:
        match = read_number(tokenize(fold_text(text)), 0)
        assert match is not None
        assert match.scale == scale


ORDINALS = [
    ["أول", 1],
    ["الأولى", 1],
    ["أولها", 1],
    ["ثانٍ", 2],
    ["الثانية", 2],
    ["ثالثا", 3],
    ["العاشرة", 10],
    ["الحادي عشر", 11],
    ["الثاني عشر", 12],
    ["الثانية عشرة", 12],
    ["التاسع عشر", 19],
    ["الحادي والعشرون", 21],
    ["الحادية والعشرين", 21],
    ["الثان والسبعون", 72],
    ["الثامن و الثلاثين", 38],
    ["العشرون", 20],
    ["المئة", 100],
    ["الألف", 1000],
    ["الخامس بعد المئة", 105],
    ["الخامس والعشرون بعد المئة", 125],
    ["المئة والخامس والعشرون", 125],
    ["المئتان والثالث", 203],
    ["الألف والثاني", 1002],
    ["الألف والمئة والخامس", 1105],
    ["الثالث والخمسون بعد الثلاثمئة", 353],
    ["الخمسون بعد المئة والألف", 1150],
    ["الخامس بعد الألفين", 2005],
    ["والرابع", 4],
    ["للسابعة", 7],
]


@pytest.mark.parametrize(("text", "value"), ORDINALS)
def test_reads_ordinals(text: str, value: int) -> None:
    tokens = tokenize(fold_text(text))
    match = read_ordinal(tokens, 0)
    assert match is not None
    assert (match.value, match.end) == (value, len(tokens))


@pytest.mark.parametrize("text", ["حادي", "كتاب", "خمسة", "5", "ثانوي", "عشرون"])
def test_is_no_ordinal(text: str) -> None:
    assert read_ordinal(tokenize(fold_text(text)), 0) is None


def test_definite_tens_are_marked_as_cardinal_forms() -> None:
    match = read_ordinal(tokenize(fold_text("الثلاثون")), 0)
    assert match is not None
    assert match.cardinal_form
