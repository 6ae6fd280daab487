"""Right answers of this library beside other tools that read Arabic dates and numbers, on the same cases.

    python -m venv peers && peers/bin/pip install dateparser pyarabic arabic-itn
    npm install --prefix peers chrono-node
    python benchmarks/peers.py --python peers/bin/python --node-modules peers/node_modules [CASES.jsonl ...]

The cases are those of ``peer_cases.tsv`` (kind, text, value; read on 2021-02-25 at noon) and of any case files named: JSON lines with
``kind``, ``text``, ``reference`` and ``expected``, a list of objects with ``value`` and perhaps ``alternatives``, ``low`` and ``high``.
A tool answers only the kinds that it reads. Dates and stretches compare as intervals of days (an end may be off by one), times of day as
clock times, lengths as their TIMEX3 value, numbers as numbers; a range is right if both of its ends are given. Where the text is found is
not compared, and a case that expects nothing is right when nothing is given. A tool that is not installed is named as missing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

OWN_CASES = Path(__file__).parent / "peer_cases.tsv"
OWN_REFERENCE = "2021-02-25T12:00"
NUMBERS = {"number", "ordinal", "numberrange", "fraction", "percent", "money", "quantity", "distance", "vague"}
TIMES = {"time"}
LENGTHS = {"duration", "set"}

Case = dict[str, Any]
Answer = dict[str, Any]
"""``value`` (TIMEX3, ``HH:MM``, or a number), or ``low`` and ``high``; ``start`` and ``end`` days where a tool gives them."""


def own_cases() -> Iterator[Case]:
    for line in OWN_CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, text, value = line.split("\t")
            low, dots, high = value.partition("..")
            given = {"low": float(low), "high": float(high)} if dots else {"value": value}
            yield {"suite": "own", "kind": kind, "text": text, "reference": OWN_REFERENCE, "expected": [given] if value != "-" else []}


def read_cases(path: str) -> Iterator[Case]:
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def group(kind: str) -> str:
    return "numbers" if kind in NUMBERS else "times of day" if kind in TIMES else "lengths and sets" if kind in LENGTHS else "dates"


# Each tool: a case in, its answers out. They run in processes of their own, so that the tools need not be installed together.


def camel_extract_reader() -> Callable[[Case], list[Answer]]:
    from camel_extract import Numerals, Times

    times, numerals = Times(), Numerals()

    def read(case: Case) -> list[Answer]:
        if group(case["kind"]) == "numbers":
            return [{"value": q.value, "low": q.low, "high": q.high} for q in numerals.find(case["text"])]
        reference = (case["reference"] or "")[:19] or None
        found = times.find(case["text"], document_date=reference)
        answers: list[Answer] = [{"value": t.value, "start": t.earliest, "end": t.latest} for t in found]
        if len(found) == 2:
            answers.append({"value": f"{found[0].value}/{found[1].value}", "start": found[0].earliest, "end": found[1].latest})
        return answers

    return read


def dateparser_reader() -> Callable[[Case], list[Answer]]:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    forms = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}

    def read(case: Case) -> list[Answer]:
        base = dt.datetime.fromisoformat(case["reference"][:19]) if case["reference"] else dt.datetime.now()
        settings = {"RELATIVE_BASE": base, "DATE_ORDER": "DMY", "RETURN_TIME_AS_PERIOD": True}
        parser = DateDataParser(languages=["ar"], settings=settings)
        whole = parser.get_date_data(case["text"])
        read = [whole] if whole.date_obj else []
        if not read:
            pieces = search_dates(case["text"], languages=["ar"], settings=settings) or []
            read = [data for piece, _ in pieces if (data := parser.get_date_data(piece)).date_obj]
        return [{"value": data.date_obj.strftime(forms[data.period])} for data in read]

    return read


def pyarabic_reader() -> Callable[[Case], list[Answer]]:
    from pyarabic.number import extract_number_phrases, text2number

    return lambda case: [{"value": text2number(phrase)} for phrase in extract_number_phrases(case["text"])]


def arabic_itn_reader() -> Callable[[Case], list[Answer]]:
    from arabic_itn import normalize

    def read(case: Case) -> list[Answer]:
        wanted = {"numbers": {"number", "digits", "money"}, "times of day": {"time"}}.get(group(case["kind"]), {"date", "time"})
        return [{"value": span["value"].split()[0]} for span in normalize(case["text"])["spans"] if span["type"] in wanted]

    return read


CHRONO = """
const chrono = require("chrono-node");
const pad = n => String(n).padStart(2, "0");
function value(part) {
  const day = `${part.get("year")}-${pad(part.get("month"))}-${pad(part.get("day"))}`;
  if (part.isCertain("hour")) return `${day}T${pad(part.get("hour"))}:${pad(part.get("minute"))}`;
  if (part.isCertain("day") || part.isCertain("weekday")) return day;
  if (part.isCertain("month")) return day.slice(0, 7);
  return part.isCertain("year") ? day.slice(0, 4) : day;
}
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(c => {
  const base = c.reference ? new Date(c.reference.slice(0, 19)) : new Date();
  return chrono.ar.parse(c.text, base).map(r => ({value: value(r.start) + (r.end ? "/" + value(r.end) : "")}));
})));
"""

READERS: dict[str, tuple[Callable[[], Callable[[Case], list[Answer]]], str, frozenset[str]]] = {
    "camel_extract": (camel_extract_reader, "camel_extract", frozenset({"dates", "times of day", "lengths and sets", "numbers"})),
    "dateparser": (dateparser_reader, "dateparser", frozenset({"dates", "times of day"})),
    "arabic-itn": (arabic_itn_reader, "arabic-itn", frozenset({"dates", "times of day", "numbers"})),
    "pyarabic": (pyarabic_reader, "pyarabic", frozenset({"numbers"})),
}
CHRONO_KINDS = frozenset({"dates", "times of day"})
GROUPS = ("dates", "times of day", "lengths and sets", "numbers")


def work(tool: str) -> None:
    """Answer the cases on standard input; the process that asked reads the answers from standard output."""
    from importlib.metadata import version

    read = READERS[tool][0]()
    answers: list[list[Answer]] = []
    for case in json.load(sys.stdin):
        try:
            answers.append(read(case))
        except Exception as error:
            print(f"{tool}: {case['text']!r}: {type(error).__name__}: {error}", file=sys.stderr)
            answers.append([])
    print(json.dumps({"version": version(READERS[tool][1]), "answers": answers}, default=str))


def ask(tool: str, cases: list[Case], python: str) -> tuple[str, list[list[Answer]]] | None:
    interpreter = sys.executable if tool == "camel_extract" else python
    done = subprocess.run([interpreter, __file__, "--worker", tool], input=json.dumps(cases), capture_output=True, text=True)
    if done.returncode:
        return None
    given = json.loads(done.stdout.splitlines()[-1])
    return given["version"], given["answers"]


def ask_chrono(cases: list[Case], modules: Path) -> tuple[str, list[list[Answer]]] | None:
    package = modules / "chrono-node" / "package.json"
    if shutil.which("node") is None or not package.exists():
        return None
    surroundings = {**os.environ, "NODE_PATH": str(modules), "TZ": "UTC"}
    done = subprocess.run(["node", "-e", CHRONO], input=json.dumps(cases), capture_output=True, text=True, check=True, env=surroundings)
    return json.loads(package.read_text(encoding="utf-8"))["version"], json.loads(done.stdout)


# Comparison.

_PARTS = {"Q": 3, "H": 6}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _months(year: int, month: int, count: int) -> tuple[dt.datetime, dt.datetime]:
    after = year * 12 + month - 1 + count
    return dt.datetime(year, month, 1), dt.datetime(after // 12, after % 12 + 1, 1)


def interval(value: str) -> tuple[dt.datetime | None, dt.datetime | None] | None:
    """First moment and the moment after the last of an ISO 8601 or TIMEX3 value; ``None`` where it has none."""
    try:
        if "/" in value:
            first, last = (interval(part) if part != ".." else (None, None) for part in value.split("/", 1))
            return (first[0], last[1]) if first and last else None
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = dt.datetime.fromisoformat(value)
            return day, day + dt.timedelta(1)
        if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d(:\d\d){0,2}(\.\d+)?(Z|[+-]\d\d:\d\d)?", value):
            moment = dt.datetime.fromisoformat(value).replace(tzinfo=None)
            return moment, moment
        if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            day = dt.datetime.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
            return day, day + dt.timedelta(2 if found[3] else 7)
        if found := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
            length = _PARTS[found[2]]
            return _months(int(found[1]), length * (int(found[3]) - 1) + 1, length)
        if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            return _months(int(found[1]), _SEASONS[found[2]], 3)
        if re.fullmatch(r"\d{4}-\d\d", value):
            return _months(int(value[:4]), int(value[5:]), 1)
        if re.fullmatch(r"\d{2,4}", value):
            years = 10 ** (4 - len(value))
            return dt.datetime(int(value) * years, 1, 1), dt.datetime((int(value) + 1) * years, 1, 1)
    except ValueError:
        pass
    return None


def same_stretch(one: str, other: str) -> bool:
    left, right = interval(one), interval(other)
    if left is None or right is None or None in left or None in right:
        return left is not None and left == right
    days = right[1] - right[0] >= dt.timedelta(1)  # type: ignore[operator]
    return left[0] == right[0] and abs(left[1] - right[1]) <= dt.timedelta(days)  # type: ignore[operator]


def clock(value: str) -> str | None:
    found = re.search(r"(?:^|T)(\d\d?)(?::(\d\d))?(?::(\d\d))?(?:[Z+-].*)?$", value)
    return f"{int(found[1]):02d}:{found[2] or '00'}:{found[3] or '00'}" if found else None


def number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def right(case: Case, expected: Answer, answers: list[Answer]) -> bool:
    kind = group(case["kind"])
    if kind == "numbers":
        values = [number(answer.get("value")) for answer in answers]
        if "low" in expected:
            ends = (expected["low"], expected["high"])
            both = None not in ends and all(end in values for end in ends)
            return both or any((answer.get("low"), answer.get("high")) == ends for answer in answers)
        return any(value is not None and value in values for value in map(number, wanted(expected)))
    for value in map(str, wanted(expected)):
        for answer in answers:
            given = str(answer.get("value"))
            stretch = f"{answer['start']}/{answer['end']}" if answer.get("start") and answer.get("end") else given
            if given == value or same_stretch(given, value) or same_stretch(stretch, value):
                return True
            if kind == "times of day" and clock(given) is not None and clock(given) == clock(value):
                return True
    return False


def wanted(expected: Answer) -> list[Any]:
    return [value for value in (expected.get("value"), *expected.get("alternatives", [])) if value is not None]


def score(cases: list[Case], answers: list[list[Answer]], kinds: frozenset[str]) -> Counter[tuple[str, str]]:
    """(group, ``right`` or ``of``) -> count, for the kinds that the tool reads."""
    counts: Counter[tuple[str, str]] = Counter()
    for case, given in zip(cases, answers, strict=True):
        kind = group(case["kind"])
        if kind not in kinds:
            continue
        results = [right(case, expected, given) for expected in case["expected"]] or [not given]
        counts[kind, "right"] += sum(results)
        counts[kind, "of"] += len(results)
    return counts


def print_scores(title: str, cases: list[Case], python: str, modules: Path) -> None:
    print(f"\n{title}: {len(cases)} cases\n\n| tool | version | {' | '.join(GROUPS)} |\n|{' --- |' * (2 + len(GROUPS))}")
    for tool in (*READERS, "chrono-node"):
        given = ask_chrono(cases, modules) if tool == "chrono-node" else ask(tool, cases, python)
        if given is None:
            install = f"npm install --prefix peers {tool}" if tool == "chrono-node" else f"pip install {tool}"
            print(f"| {tool} | missing: `{install}` |{' |' * len(GROUPS)}")
            continue
        counts = score(cases, given[1], CHRONO_KINDS if tool == "chrono-node" else READERS[tool][2])
        cells = [f"{counts[kind, 'right']}/{counts[kind, 'of']}" if counts[kind, "of"] else "" for kind in GROUPS]
        print(f"| {tool} | {given[0]} | {' | '.join(cells)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", help="further case files, JSON lines")
    parser.add_argument("--python", default=sys.executable, help="interpreter with the Python tools installed")
    parser.add_argument("--node-modules", type=Path, default=Path("node_modules"), help="folder with chrono-node")
    parser.add_argument("--worker", choices=READERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work(options.worker)
        return
    modules = options.node_modules.resolve()
    print_scores("The project's own cases", list(own_cases()), options.python, modules)
    for path in options.cases:
        print_scores(Path(path).stem, list(read_cases(path)), options.python, modules)


if __name__ == "__main__":
    main()
