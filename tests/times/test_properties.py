"""What holds for any date and any text."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camel_extract import Document, TimeExpression, TimeResolver, load
from camel_extract._analysis import analyze_text
from camel_extract._errors import InvalidDateError, InvalidInputError
from camel_extract.times import Match, Times, _tables, time_token_ranges
from camel_extract.times._dates import calendar_date, numeric_date
from camel_extract.times._resolver import resolve
from camel_extract.times._words import Words

NAMES = [[forms[min(system, len(forms) - 1)] for _, forms in _tables.GREGORIAN_MONTHS] for system in range(4)]
FORMS = ["{0.day}/{0.month}/{0.year}", "{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.day}.{0.month}.{0.year}", "{0:%d/%m/%Y}"]
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2077, 12, 31)
DAYS = [FIRST + dt.timedelta(n) for n in range((LAST - FIRST).days + 1)]
FIRST_HIJRI, LAST_HIJRI = dt.date(1924, 8, 1), dt.date(2077, 11, 16)
HIJRI_DAYS = [FIRST_HIJRI + dt.timedelta(n) for n in range((LAST_HIJRI - FIRST_HIJRI).days + 1)]


def named(day: dt.date, system: int) -> str:
    return f"{day.day} {NAMES[system][day.month - 1]} {day.year}"


def hijri(day: dt.date) -> tuple[int, int, int]:
    from hijridate import Gregorian

    year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    return year, month, number


def hijri_named(day: dt.date) -> str:
    year, month, number = hijri(day)
    return f"{number} {_tables.HIJRI_MONTHS[month - 1][1][0]} {year}هـ"


def hijri_digits(day: dt.date) -> str:
    year, month, number = hijri(day)
    return f"{number}/{month}/{year}هـ"


def read(rule: Callable[[Words, int], Match | None], lines: Iterable[str]) -> list[str]:
    """What the rule makes of each line, which it has to take whole."""
    analysis = analyze_text("\n\n".join(lines))
    values = []
    for sentence in analysis.sentences:
        words = Words(analysis.tokens, sentence.first_token, sentence.end_token)
        match = rule(words, sentence.first_token)
        assert match is not None and match.end == sentence.end_token, sentence.text
        values.append(resolve(match.expression, None).value)
    return values


def test_every_day_round_trips_in_the_systems_of_months() -> None:
    """A day of the year meets each system in turn, since a year is one day longer than a whole number of fours."""
    lines = (named(day, n % len(NAMES)) for n, day in enumerate(DAYS))
    assert read(calendar_date, lines) == [day.isoformat() for day in DAYS]


def test_every_day_round_trips_in_digits() -> None:
    lines = (FORMS[n % len(FORMS)].format(day) for n, day in enumerate(DAYS))
    assert read(numeric_date, lines) == [day.isoformat() for day in DAYS]


@pytest.mark.parametrize(("rule", "write"), [(calendar_date, hijri_named), (numeric_date, hijri_digits)])
def test_every_hijri_day_of_the_tables_round_trips(rule: Callable[[Words, int], Match | None], write: Callable[[dt.date], str]) -> None:
    assert read(rule, map(write, HIJRI_DAYS)) == [day.isoformat() for day in HIJRI_DAYS]


def test_days_round_trip_in_running_text() -> None:
    days = DAYS[::29]
    for lines in (
        [f"وصل في {named(day, n % 4)}" for n, day in enumerate(days)],
        ["صدر بتاريخ " + FORMS[n % len(FORMS)].format(day) for n, day in enumerate(days)],
    ):
        assert [found.value for found in Times().find("\n".join(lines))] == [day.isoformat() for day in days]
    days = HIJRI_DAYS[::29]
    for write in (hijri_named, hijri_digits):
        lines = ["صدر في " + write(day) for day in days]
        assert [found.value for found in Times().find("\n".join(lines))] == [day.isoformat() for day in days]


@pytest.mark.parametrize("weekday", [form for _, forms in _tables.WEEKDAYS for form in forms[:1]])
def test_a_weekday_of_the_past_lies_within_the_last_seven_days(weekday: str) -> None:
    for n in range(7):
        today = dt.date(2021, 2, 22) + dt.timedelta(n)
        (past,) = Times().find(f"وصل الوفد {weekday}", document_date=today)
        (before,) = Times().find(f"{weekday} الماضي", document_date=today)
        (ahead,) = Times().find(f"{weekday} المقبل", document_date=today)
        assert 0 <= (today - dt.date.fromisoformat(past.value)).days <= 6
        assert 1 <= (today - dt.date.fromisoformat(before.value)).days <= 7
        assert 1 <= (dt.date.fromisoformat(ahead.value) - today).days <= 7


TABLES = [rows for name, rows in vars(_tables).items() if name.isupper() and isinstance(rows, tuple)]
PARTICLES = [
    "من",
    "في",
    "إلى",
    "و",
    "-",
    "/",
    ".",
    ":",
    "،",
    "(",
    ")",
    "عام",
    "سنة",
    "الساعة",
    "ال",
    "كل",
    "قبل",
    "بعد",
    "منذ",
    "نصف",
    "كان",
    "سيصل",
]
NUMBERS = ["\n", "؟", "5", "12", "2021", "1436", "31", "99", "العشرين", "الثالث", "هـ", "م", "صلاة", "ثلاثة"]
WORDS = (
    sorted({form for rows in TABLES for row in rows if isinstance(row, tuple) and isinstance(row[1], tuple) for form in row[1]})
    + PARTICLES
    + NUMBERS
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates(), st.booleans())
def test_any_sequence_of_words_gives_spans_of_the_text_in_order(words: list[str], date: dt.date, dated: bool) -> None:
    text = " ".join(words)
    found = Times().find(text, document_date=date if dated else None)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.value and (one.earliest is None) == (one.latest is None) for one in found)
    assert all(one.earliest <= one.latest for one in found if one.earliest and one.latest)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in Times().find(text))


def test_lone_surrogates_and_huge_numbers() -> None:
    text = "\ud800 في 5 يناير \udfff قبل 99999999999999999999 يوما وعام 0 و" + "9" * 5000 + " سنة"
    assert "5 يناير" in [one.text for one in Times().find(text, document_date="2021-02-25")]


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(date: str) -> None:
    text = "أمس وغدا والعام الماضي والشهر المقبل والأسبوع الماضي والأسبوع المقبل وقبل قرنين وبعد خمسة قرون والصيف الماضي ورمضان المقبل"
    assert Times().find(text, document_date=date)


@pytest.mark.parametrize(
    "piece",
    [
        "5 ",
        "من ",
        "الأحد ",
        "يوم ",
        "قبل ",
        "صباح ",
        "5/",
        "و5 ",
        "الثالث ",
        "شهر ",
        "( ",
        "ثلاثة و",
        "والأحد ",
        "و2001 ",
        "وفبراير ",
        "بعد ذلك ",
        "كل اثنين وخميس ",
        "من 3 إلى ",
        "آخر ",
        "يوم أو ",
        "ساعة و5 دقائق ",
        "العشر الأواخر من ",
        "5 منه ",
        "9:30-",
        "من الأحد حتى ",
        "7. ",
        "أول أيام ",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        analysis = analyze_text(piece * times)
        start = time.process_time()
        time_token_ranges(analysis)
        return time.process_time() - start

    seconds(100)
    short, long = (min(seconds(times) for _ in range(3)) for times in (500, 4000))
    assert long < 16 * max(short, 0.005) + 0.2


def test_ranges_are_those_of_the_records() -> None:
    analysis = analyze_text("اجتمعوا في 3 مايو 2020 ثلاث ساعات مع 30 وفدا")
    assert [analysis.span(*tokens).text for tokens in time_token_ranges(analysis)] == ["3 مايو 2020", "ثلاث ساعات"]
    assert [found.text for found in Times()(analysis)] == ["3 مايو 2020", "ثلاث ساعات"]


def test_one_expression_resolved_with_other_dates() -> None:
    resolver = TimeResolver()
    assert resolver("الأسبوع الماضي", document_date="2021-02-25").value == "2021-W07"
    assert resolver("الأسبوع الماضي", document_date=dt.date(2015, 7, 21)).value == "2015-W29"
    assert resolver("الأسبوع الماضي").value == "XXXX-WXX"


def test_resolver_says_what_is_wrong() -> None:
    with pytest.raises(InvalidInputError, match="0 time expressions"):
        TimeResolver()("السلام عليكم")
    with pytest.raises(InvalidInputError, match="2 time expressions"):
        TimeResolver()("أمس ثم غدا")
    with pytest.raises(InvalidDateError):
        TimeResolver()("أمس", document_date="2021-02-30")


def test_today_with_its_weekday_fixes_the_day_of_writing() -> None:
    found = Times().find("قال اليوم (الاثنين) إن الوفد وصل أمس ويغادر غدا", document_date="2021-02-25")
    assert [one.value for one in found] == ["2021-02-22", "2021-02-21", "2021-02-23"]


def test_hours_count_from_the_time_of_the_document() -> None:
    (found,) = Times().find("قبل ساعتين", document_date="2021-02-25T12:00")
    assert (found.type, found.value) == ("TIME", "2021-02-25T10:00")
    (found,) = Times().find("قبل ساعتين", document_date="2021-02-25")
    assert (found.type, found.value) == ("DURATION", "PT2H")


def test_expressions_are_read_once_and_resolved_often() -> None:
    ((span, expression),) = Times().expressions("وصل الوفد أمس")
    values = [TimeResolver()(expression, document_date=day).value for day in ("2021-02-25", "2015-07-21")]
    assert (span.text, values) == ("أمس", ["2021-02-24", "2015-07-20"])


PREFERENCES = [
    ["الأحد", "2021-02-21", "2021-02-28"],
    ["3 أكتوبر", "2020-10-03", "2021-10-03"],
    ["أول رمضان", "2020-04-24", "2021-04-13"],
    ["آخر جمعة من شهر مارس", "2020-03-27", "2021-03-26"],
    ["وصل الأحد", "2021-02-21", "2021-02-21"],
    ["سيصل الأحد", "2021-02-28", "2021-02-28"],
    ["الأحد الماضي", "2021-02-21", "2021-02-21"],
    ["غدا", "2021-02-26", "2021-02-26"],
]


@pytest.mark.parametrize(("text", "past", "future"), PREFERENCES)
def test_what_is_open_lies_where_the_reader_prefers(text: str, past: str, future: str) -> None:
    for prefer, value in (("past", past), ("future", future)):
        found = Times(prefer=prefer).find(text, document_date="2021-02-25")  # type: ignore[arg-type]
        assert [one.value for one in found] == [value]


ALONE = [
    ["أول رمضان", "2021-04-13"],
    ["في أول ثلاثاء من شهر أكتوبر", "2021-10-05"],
    ["عيد الأضحى", "2021-07-20"],
    ["عقد في أول ثلاثاء من شهر أكتوبر", "2020-10-06"],
]


@pytest.mark.parametrize(("text", "value"), ALONE)
def test_a_feast_or_a_ranked_weekday_alone_is_one_to_come(text: str, value: str) -> None:
    assert [one.value for one in Times().find(text, document_date="2021-02-25")] == [value]


def test_a_preference_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="'news', 'past', 'future', not 'both'"):
        Times(prefer="both")  # type: ignore[arg-type]


def test_parse_one() -> None:
    assert Times().parse_one("وصل أمس", document_date="2021-02-25").value == "2021-02-24"
    for text, count in (("السلام عليكم", 0), ("أمس ثم غدا", 2)):
        with pytest.raises(InvalidInputError, match=f"{count} time expressions"):
            Times().parse_one(text)


STORY = (
    "قال الوزير اليوم (الاثنين) إن الوفد وصل أمس، وإن الاتفاق الذي وقع في 3 مايو 2019 ينتهي بعد شهرين."
    " وقال قبل ساعتين إنه يلتقيه الأحد المقبل مساء."
)


def test_a_document_resolved_again_is_the_document_read_on_that_day() -> None:
    nlp = load()
    first = nlp(STORY, document_date="2021-02-25", id="a")
    for date in ("2015-07-21", "2021-02-25T12:00:00+03:00", None):
        again = first.resolve(date)
        assert again.times == nlp(STORY, document_date=date).times
        assert (again.id, again.events, again.quotes) == (first.id, first.events, first.quotes)
        assert {event.time for event in again.events if event.time} <= {time.id for time in again.times}
    assert first.resolve("2021-02-25") == first
    assert [time.value for time in first.resolve(None).times] == [
        "XXXX-XX-XX",
        "XXXX-XX-XX",
        "2019-05-03",
        "XXXX-XX",
        "PT2H",
        "XXXX-WXX-7TEV",
    ]


def test_a_document_read_from_json_resolves_too() -> None:
    first = load()(STORY, document_date="2021-02-25")
    assert Document.from_json(first.to_json()).resolve("2015-07-21") == first.resolve("2015-07-21")
    assert Document.from_json(first.resolve(None).to_json()) == first.resolve(None)


def test_resolving_again_leaves_records_that_the_text_does_not_give() -> None:
    own = TimeExpression(0, 4, "نهار", "t1", "DATE", "2001")
    document = Document("نهار أمس", times=(own, TimeExpression(5, 8, "أمس", "t2", "DATE", "XXXX-XX-XX")))
    assert document.resolve("2021-02-25").times[0] == own
    with pytest.raises(InvalidDateError):
        document.resolve("2021-02-30")


STRETCHES = [
    ["من 3 إلى 5 مايو 2020", "2020-05-03", "2020-05-05"],
    ["بين 14 يونيو و15 يوليو 2018", "2018-06-14", "2018-07-15"],
    ["من عام 2003 حتى عام 2011", "2003-01-01", "2011-12-31"],
    ["من 3 إلى 5 مساء غد", "2021-02-26T15:00", "2021-02-26T17:00"],
    ["9:30 - 11:00", "2021-02-25T09:30", "2021-02-25T11:00"],
    ["من اليوم حتى الأحد", "2021-02-25", "2021-02-28"],
]


@pytest.mark.parametrize(("text", "earliest", "latest"), STRETCHES)
def test_two_ends_are_one_stretch(text: str, earliest: str, latest: str) -> None:
    (stretch,) = Times().find_ranges(text, document_date="2021-02-25")
    assert (stretch.earliest, stretch.latest) == (earliest, latest)
    assert (stretch.first, stretch.last) == Times().find(text, document_date="2021-02-25")


@pytest.mark.parametrize("text", ["8 و9 مارس 2021", "من 3 إلى 5 أيام", "الأحد ثم الاثنين", "أمس"])
def test_what_is_no_stretch(text: str) -> None:
    assert Times().find_ranges(text) == ()
