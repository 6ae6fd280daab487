"""What holds for any date and any text."""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camel_extract import Document, TimeExpression, TimeResolver, load
from camel_extract._analysis import analyze_text
from camel_extract._errors import InvalidDateError, InvalidInputError
from camel_extract.times import Times, _tables, time_token_ranges

NAMES = [[forms[min(system, len(forms) - 1)] for _, forms in _tables.GREGORIAN_MONTHS] for system in range(4)]
DAYS = [dt.date(year, 1, 1) + dt.timedelta(n) for year in (2020, 2021) for n in range(365 + (year == 2020))]


@pytest.mark.parametrize("system", range(4))
def test_every_day_round_trips_in_every_system_of_months(system: int) -> None:
    lines = "\n".join(f"وصل في {day.day} {NAMES[system][day.month - 1]} {day.year}" for day in DAYS)
    assert [found.value for found in Times().find(lines)] == [day.isoformat() for day in DAYS]


@pytest.mark.parametrize("form", ["{0.day}/{0.month}/{0.year}", "{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.day}.{0.month}.{0.year}"])
def test_every_day_round_trips_in_digits(form: str) -> None:
    lines = "\n".join("صدر بتاريخ " + form.format(day) for day in DAYS)
    assert [found.value for found in Times().find(lines)] == [day.isoformat() for day in DAYS]


def test_hijri_days_agree_with_the_tables_of_umm_al_qura() -> None:
    from hijridate import Gregorian

    days = [dt.date(1930, 1, 1) + dt.timedelta(n) for n in range(0, 50000, 97)]
    hijri = [Gregorian(day.year, day.month, day.day).to_hijri() for day in days]
    lines = "\n".join(f"صدر في {h.day} {_tables.HIJRI_MONTHS[h.month - 1][1][0]} {h.year}هـ" for h in hijri)
    assert [found.value for found in Times().find(lines)] == [day.isoformat() for day in days]
    lines = "\n".join(f"صدر في {h.day}/{h.month}/{h.year}هـ" for h in hijri)
    assert [found.value for found in Times().find(lines)] == [day.isoformat() for day in days]


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
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        analysis = analyze_text(piece * times)
        start = time.perf_counter()
        time_token_ranges(analysis)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(4000) < 16 * max(seconds(500), 0.005) + 0.2


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
