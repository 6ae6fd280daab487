"""What a document date may be."""

import datetime as dt

import pytest

import camel_extract as ce
from camel_extract._anchor import Anchor

ZONE = dt.timezone(dt.timedelta(hours=3))

DATES = [
    ["2021-02-25", "2021-02-25"],
    ["20210225", "2021-02-25"],
    ["2021-02-25T18:30", "2021-02-25T18:30:00"],
    ["2021-02-25 18:30:00", "2021-02-25T18:30:00"],
    ["2021-02-25T18:30+03:00", "2021-02-25T18:30:00+03:00"],
    ["2021-02-25T15:30Z", "2021-02-25T15:30:00+00:00"],
    [dt.date(2021, 2, 25), "2021-02-25"],
    [dt.datetime(2021, 2, 25, 18, 30), "2021-02-25T18:30:00"],
    [dt.datetime(2021, 2, 25, 18, 30, tzinfo=ZONE), "2021-02-25T18:30:00+03:00"],
]


@pytest.mark.parametrize(("value", "expected"), DATES)
def test_document_date_is_read(value, expected):
    assert Anchor.parse(value).isoformat() == expected


def test_no_date_stays_none():
    assert Anchor.parse(None) is None


WRONG = ["", "yesterday", "2021-02-30", "2021-13-01", "25/02/2021", "٢٠٢١", "2021-02-25T25:00", 20210225, 1.5, [], b"2021-02-25"]


@pytest.mark.parametrize("value", WRONG)
def test_impossible_document_date_says_what_to_do(value):
    with pytest.raises(ce.InvalidDateError, match="2021-02-25"):
        Anchor.parse(value)
