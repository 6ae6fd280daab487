"""The number reader: round trips of a small speller of the tests' own, and lists of spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camel_extract.numerals import Numerals, read_number, read_ordinal
from camel_extract.text import fold_text, tokenize

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["", "عشر", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS_STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [
    (10**12, "تريليون", "تريليونان", "تريليونات"),
    (10**9, "مليار", "ملياران", "مليارات"),
    (10**6, "مليون", "مليونان", "ملايين"),
    (10**3, "ألف", "ألفان", "آلاف"),
]
OBLIQUE = {"اثنا": "اثني", "اثنتا": "اثنتي"}


def oblique(word: str) -> str:
    """The accusative and genitive of a number word."""
    if word in OBLIQUE:
        return OBLIQUE[word]
    return word[:-2] + "ين" if word.endswith(("ون", "ان")) and word not in {"مليون", "تريليون"} else word


@dataclass(frozen=True)
class Speller:
    """Spells 1 to 10**15 - 1 in words.

    ``feminine`` counts a feminine noun, ``hundred`` is the spelling of a hundred, ``apart`` parts it from its unit, ``oblique`` writes the
    endings of accusative and genitive, ``spaced`` sets the conjunction apart, ``tanwin`` writes the accusative of the counted scale with
    its sign, ``bare`` leaves hamza and the dots of teh marbuta out.
    """

    feminine: bool = False
    hundred: str = "مئة"
    apart: bool = False
    oblique: bool = False
    spaced: bool = False
    tanwin: bool = False
    bare: bool = False

    def __call__(self, n: int) -> str:
        words = [word for part in self.terms(n) for word in part]
        text = (" و " if self.spaced else " و").join(self.ending(word) for word in words)
        return text.translate(str.maketrans("أإآئة", "ااايه")) if self.bare else text

    def ending(self, words: str) -> str:
        return " ".join(map(oblique, words.split())) if self.oblique else words

    def terms(self, n: int) -> Iterator[list[str]]:
        for scale, one, two, plural in SCALES:
            count, n = divmod(n, scale)
            if count == 1:
                yield [one]
            elif count == 2:
                yield [two]
            elif count:
                *joined, last = self.below_thousand(count, feminine=False)
                yield [*joined, f"{last} {self.counted(count, one, plural)}"]
        yield self.below_thousand(n, feminine=self.feminine)

    def counted(self, count: int, one: str, plural: str) -> str:
        """The scale after its count: plural from 3 to 10, accusative from 11 to 99, else genitive."""
        if 3 <= count % 100 <= 10:
            return plural
        accusative = one + ("ًا" if self.tanwin else "ا")
        return accusative if count % 100 > 10 else one

    def below_thousand(self, n: int, *, feminine: bool) -> list[str]:
        hundreds, rest = divmod(n, 100)
        words = []
        if hundreds == 1:
            words.append(self.hundred)
        elif hundreds == 2:
            words.append(self.hundred[:-1] + "تان")
        elif hundreds:
            words.append(HUNDREDS_STEMS[hundreds] + (" " if self.apart else "") + self.hundred)
        return words + self.below_hundred(rest, FEMININE if feminine else UNITS, feminine=feminine)

    def below_hundred(self, n: int, units: list[str], *, feminine: bool) -> list[str]:
        if n == 10:
            return ["عشر" if feminine else "عشرة"]
        if 10 < n < 20:
            first = {11: "إحدى" if feminine else "أحد", 12: "اثنتا" if feminine else "اثنا"}.get(n, units[n - 10])
            return [f"{first} {'عشرة' if feminine else 'عشر'}"]
        return [word for word in (units[n % 10], TENS[n // 10]) if word]


SPELLERS = {
    "masculine": Speller(),
    "feminine": Speller(feminine=True),
    "old hundred": Speller(hundred="مائة"),
    "hundred apart": Speller(hundred="مائة", apart=True),
    "oblique": Speller(oblique=True),
    "spaced conjunction": Speller(spaced=True),
    "feminine oblique": Speller(feminine=True, oblique=True, hundred="مائة"),
    "tanwin": Speller(tanwin=True),
    "bare letters": Speller(bare=True),
    "bare letters, old hundred": Speller(bare=True, hundred="مائة", oblique=True),
}


ARABIC_INDIC = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")


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
    steps = [*range(10_000, 1_000_000, 4_237), *range(10**6, 10**9, 3_123_457), *range(10**9, 10**12, 2_987_654_321)]
    round_ones = [digit * 10**power for digit in range(1, 10) for power in range(4, 15)]
    wrong = [(n, speller(n), read(speller(n))) for n in [*steps, *round_ones] if read(speller(n)) != (n, True)]
    assert not wrong[:5]


@given(st.integers(1, 10**12), st.sampled_from(sorted(SPELLERS)))
def test_any_number_comes_back(n: int, spelling: str) -> None:
    assert read(SPELLERS[spelling](n)) == (n, True)


@given(st.integers(-(10**12), 10**12), st.sampled_from([str.maketrans("", ""), ARABIC_INDIC, PERSIAN]))
def test_any_number_in_digits_comes_back(n: int, digits: dict[int, int]) -> None:
    for written in (f"{n:,}", str(n)):
        text = f"بلغ الرصيد {written.translate(digits)} دولار"
        assert [quantity.value for quantity in Numerals().find(text)] == [n]


WHOLE = [
    ["صفر", 0],
    ["1,250.5", 1250.5],
    ["1,250", 1250],
    ["1.250.000", 1250000],
    ["1.250,5", 1250.5],
    ["دزينتان", 24],
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


ORDINAL_UNITS = ["", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
FEMININE_ORDINALS = ["", "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"]
DEFINITE_HUNDREDS = ["", "المئة", "المئتين", *(f"ال{stem}مئة" for stem in HUNDREDS_STEMS[3:])]
DEFINITE_THOUSANDS = ["", "الألف", "الألفين", *(f"ال{unit} آلاف" for unit in UNITS[3:])]


def spell_rank(n: int, *, feminine: bool = False) -> str:
    """The definite ordinal of 1 to 9999."""
    hundreds = " و".join(filter(None, [DEFINITE_HUNDREDS[n // 100 % 10], DEFINITE_THOUSANDS[n // 1000]]))
    small = spell_small_rank(n % 100, feminine=feminine)
    return f"{small} بعد {hundreds}" if small and hundreds else small or hundreds


def spell_small_rank(n: int, *, feminine: bool) -> str:
    units = FEMININE_ORDINALS if feminine else ORDINAL_UNITS
    if n <= 10:
        return units[n]
    if n < 20:
        first = {11: "الحادية" if feminine else "الحادي"}.get(n, units[n - 10])
        return f"{first} {'عشرة' if feminine else 'عشر'}"
    first = {1: "الحادية" if feminine else "الحادي"}.get(n % 10, units[n % 10])
    return " و".join(filter(None, [first, f"ال{TENS[n // 10]}"]))


@pytest.mark.parametrize("feminine", [False, True])
def test_every_rank_below_ten_thousand_comes_back(feminine: bool) -> None:
    """Round hundreds and thousands are spelled as the cardinal is, which the other tests hold."""
    wrong = []
    for n in range(1, 10_000):
        text = spell_rank(n, feminine=feminine)
        tokens = tokenize(fold_text(text))
        match = read_ordinal(tokens, 0)
        if n % 100 and (match is None or (match.value, match.end) != (n, len(tokens))):
            wrong.append((n, text, match))
    assert not wrong[:5]


@pytest.mark.parametrize("text", ["حادي", "كتاب", "خمسة", "5", "ثانوي", "عشرون"])
def test_is_no_ordinal(text: str) -> None:
    assert read_ordinal(tokenize(fold_text(text)), 0) is None


def test_definite_tens_are_marked_as_cardinal_forms() -> None:
    match = read_ordinal(tokenize(fold_text("الثلاثون")), 0)
    assert match is not None
    assert match.cardinal_form
