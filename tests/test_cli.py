"""The command line: with a stub pipeline, and once as a process with the real one."""

import csv
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import camel_extract as ce
from camel_extract.cli import app

DATA = Path(__file__).parent / "data"
TEXT = "وصل الوزير إلى بغداد أمس."


class StubPipeline:
    """Finds بغداد as a place and وصل as an event; fails on a text that holds ``!fail``."""

    def pipe(self, texts, *, batch_size=64, n_process=1):
        for source in texts:
            yield self.read(source)

    def read(self, source):
        text = source.text
        if "!fail" in text:
            return ce.Document(text, id=source.id, error="ModelError: broken")
        place, trigger = text.find("بغداد"), text.find("وصل")
        entities = (ce.Entity(place, place + 5, "بغداد", "e1", "LOC", 0.5),) if place >= 0 else ()
        arguments = tuple(ce.Argument(e.start, e.end, e.text, "place", e.id) for e in entities)
        span = ce.Span(trigger, trigger + 3, "وصل")
        end = max([span.end, *(e.end for e in entities)])
        events = (ce.Event(trigger, end, text[trigger:end], "v1", "TRAVEL", span, arguments),) if trigger >= 0 else ()
        return ce.Document(text, id=source.id, date=source.date, entities=entities, events=events)


@pytest.fixture
def loaded(monkeypatch):
    """What ``load`` was asked for."""
    asked = {}

    def load(**options):
        asked.update(options)
        return StubPipeline()

    monkeypatch.setattr(ce, "load", load)
    monkeypatch.setenv("COLUMNS", "120")
    return asked


@pytest.fixture
def run(loaded):
    runner = CliRunner()

    def invoke(*arguments, **options):
        return runner.invoke(app, [str(a) for a in arguments], **options)

    return invoke


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_table_by_default(run, article):
    result = run("extract", article, "--date", "2021-02-25")
    assert result.exit_code == 0
    assert "events (1)" in result.stdout
    assert "TRAVEL" in result.stdout
    assert "(2021-02-25)" in result.stdout


def test_json_of_one_text_is_its_object(run, article):
    result = run("extract", article, "--json")
    document = ce.Document.from_json(result.stdout)
    assert (document.text, document.id) == (TEXT, str(article))


def test_json_of_several_texts_is_an_array(run, article):
    result = run("extract", article, article, "--format", "json")
    assert [ce.Document.from_dict(d).text for d in json.loads(result.stdout)] == [TEXT, TEXT]


def test_json_of_no_lines_is_an_empty_array(run, tmp_path):
    (tmp_path / "none.jsonl").write_text("")
    assert json.loads(run("extract", tmp_path / "none.jsonl", "--json").stdout) == []


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read_where_no_file_is_named(run, arguments):
    result = run("extract", *arguments, "--json", input=TEXT)
    assert ce.Document.from_json(result.stdout).text == TEXT


def test_standard_input_may_hold_lines(run):
    result = run("extract", "--input-format", "jsonl", "--format", "jsonl", input=json.dumps({"text": TEXT}))
    assert ce.Document.from_json(result.stdout).id == "stdin:1"


OPENERS = [["", open], [".gz", gzip.open], [".xz", lzma.open]]


@pytest.mark.parametrize(("suffix", "opener"), OPENERS)
def test_lines_have_id_date_and_title(run, tmp_path, suffix, opener):
    path = tmp_path / f"news.jsonl{suffix}"
    lines = [
        {"id": 7, "text": TEXT, "date": "2020-01-01", "title": "زيارة"},
        {"text": TEXT, "extra": [1]},
        {"id": "t", "text": "زيارة\nنص", "title": "زيارة"},
    ]
    with opener(path, "wt", encoding="utf-8") as file:
        file.write("\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    result = run("extract", path, "--format", "jsonl", "--date", "2021-02-25")
    assert result.exit_code == 0
    read = [ce.Document.from_json(line) for line in result.stdout.splitlines()]
    assert [(d.id, d.date, d.text) for d in read] == [
        ("7", "2020-01-01", f"زيارة\n\n{TEXT}"),
        (f"{path}:3", "2021-02-25", TEXT),
        ("t", "2021-02-25", "زيارة\nنص"),
    ]


BAD_LINES = [
    ["not JSON", b"{text}", "not JSON"],
    ["no object", b"[1]", "'text' is a string"],
    ["no text", b'{"title": "x"}', "'text' is a string"],
    ["text no string", b'{"text": 5}', "'text' is a string"],
    ["title no string", b'{"text": "x", "title": []}', "'title' must be a string"],
    ["date no string", b'{"text": "x", "date": 5}', "'date' must be a string"],
    ["not UTF-8", b'{"text": "\xff"}', "not UTF-8"],
    ["deep", b"[" * 100_000, "not JSON"],
]


@pytest.mark.parametrize(("line", "reason"), [row[1:] for row in BAD_LINES], ids=[row[0] for row in BAD_LINES])
def test_a_bad_line_is_named_and_the_rest_goes_on(run, tmp_path, line, reason):
    path = tmp_path / "news.jsonl"
    good = json.dumps({"text": TEXT}).encode()
    path.write_bytes(b"\n".join([good, line, good]))
    result = run("extract", path, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.startswith(f"camel-extract: {path}:2: ")
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_unreadable_files_are_named_and_the_rest_goes_on(run, tmp_path, article):
    latin, cut = tmp_path / "latin.txt", tmp_path / "cut.jsonl.xz"
    latin.write_bytes("نص".encode("windows-1256"))
    cut.write_bytes(lzma.compress(b'{"text": "x"}\n' * 50)[:-20])
    gone = tmp_path / "gone.txt"
    result = run("extract", gone, latin, tmp_path, cut, article, "--format", "jsonl")
    assert result.exit_code == 1
    assert ce.Document.from_json(result.stdout.splitlines()[-1]).text == TEXT
    complaints = result.stderr.splitlines()
    assert len(complaints) == 4
    assert f"{gone}: No such file" in complaints[0]
    assert f"{latin}: not utf-8 text (byte 0); name its encoding with --encoding" in complaints[1]
    assert f"{tmp_path}: Is a directory" in complaints[2]
    assert str(cut) in complaints[3]


def test_a_document_that_fails_is_named_and_kept(run, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps({"id": i, "text": t}) for i, t in [("a", "!fail"), ("b", TEXT)]))
    result = run("extract", path, "--format", "jsonl")
    assert result.exit_code == 1
    assert [ce.Document.from_json(line).error for line in result.stdout.splitlines()] == ["ModelError: broken", None]
    assert result.stderr == "camel-extract: a: ModelError: broken\n"


def test_offsets_count_the_file_as_it_is(run, tmp_path):
    path = tmp_path / "crlf.txt"
    path.write_bytes(b"\xef\xbb\xbf" + f"عنوان\r\n{TEXT}\r\n".encode())
    document = ce.Document.from_json(run("extract", path, "--json").stdout)
    assert document.text == f"عنوان\r\n{TEXT}\r\n"


def test_encoding(run, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("windows-1256"))
    assert ce.Document.from_json(run("extract", path, "--json", "--encoding", "windows-1256").stdout).text == TEXT


def test_csv(run, article):
    rows = rows_of(run("extract", article, "--format", "csv").stdout)
    assert list(rows[0]) == list(ce.to_frame([], "events").columns)
    assert (rows[0]["type"], rows[0]["place"], rows[0]["negated"], rows[0]["agent"]) == ("TRAVEL", "بغداد", "false", "")
    assert json.loads(rows[0]["arguments"]) == [{"role": "place", "start": 15, "end": 20, "text": "بغداد", "ref": "e1"}]


def test_csv_of_another_layer(run, article):
    rows = rows_of(run("extract", article, "--format", "csv", "--layer", "entities").stdout)
    assert [(row["label"], row["text"], row["score"]) for row in rows] == [("LOC", "بغداد", "0.5")]


def test_csv_of_nothing_has_its_header(run):
    assert run("extract", "--format", "csv", "--layer", "times", input="").stdout.startswith("doc,date,id,type")


def test_lone_surrogates_can_be_written_in_every_format(run, tmp_path):
    path = tmp_path / "odd.jsonl"
    path.write_text('{"text": "\\ud800 وصل"}')
    assert ce.Document.from_json(run("extract", path, "--format", "jsonl").stdout).text == "\ud800 وصل"
    for format in ("table", "csv"):
        assert "وصل" in run("extract", path, "--format", format).stdout
    assert run("extract", path, "--format", "parquet", "--layer", "sentences", "-o", tmp_path / "o").exit_code == 0


@pytest.mark.parametrize("to_file", [True, False])
def test_parquet(run, article, tmp_path, to_file):
    path = tmp_path / "events.parquet"
    result = run("extract", article, *(["-o", path] if to_file else ["--format", "parquet"]))
    assert result.exit_code == 0
    table = pq.read_table(path if to_file else io.BytesIO(result.stdout_bytes))
    expected = ce.to_arrow(StubPipeline().read(ce.Source(TEXT, str(article))), "events")
    assert table.equals(expected)


def test_parquet_is_refused_on_a_terminal(run, article, monkeypatch):
    monkeypatch.setattr("camel_extract.cli._on_terminal", lambda: True)
    result = run("extract", article, "--format", "parquet")
    assert result.exit_code == 2
    assert "Parquet is not for a terminal" in result.stderr


SUFFIXES = [["out.jsonl", b'{"schema"'], ["out.json", b"{\n"], ["out.csv", b"doc,date"], ["out.parquet", b"PAR1"], ["out.txt", b"\xd8"]]


@pytest.mark.parametrize(("name", "start"), SUFFIXES[:4])
def test_format_goes_by_the_name_of_the_output(run, article, tmp_path, name, start):
    result = run("extract", article, "--output", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_engine_frames_and_cues_reach_load(run, loaded, article):
    run("extract", article, "--ner", "camel", "--syntax", "stanza", "--frames", "my.json", "--cues", "my.tsv")
    assert loaded == {"ner": "camel", "syntax": "stanza", "frames": "my.json", "cues": "my.tsv"}


WRONG = [
    [["--date", "soon"], "ISO 8601"],
    [["--encoding", "nothing"], "no encoding 'nothing'"],
    [["--format", "csv", "--layer", "tokens"], "sentences, entities"],
    [["--json", "--layer", "events"], "--layer goes with"],
    [["--json", "--format", "csv"], "exclude each other"],
    [["--output", "no/such/folder/x.csv"], "cannot write no/such/folder/x.csv"],
    [["--format", "xml"], "xml"],
    [["--jobs", "0"], "jobs"],
]


@pytest.mark.parametrize(("arguments", "reason"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_options_end_with_2_and_no_traceback(run, article, arguments, reason):
    result = run("extract", article, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert reason in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_engine_is_one_line(run, article, monkeypatch):
    def load(**_):
        raise ce.EngineUnavailableError("no data; install it with: camel_data -i ner")

    monkeypatch.setattr(ce, "load", load)
    result = run("extract", article)
    assert (result.exit_code, result.stderr) == (2, "camel-extract: no data; install it with: camel_data -i ner\n")


def test_the_input_is_not_overwritten(run, article):
    result = run("extract", article, "--output", article)
    assert result.exit_code == 2
    assert article.read_text(encoding="utf-8") == TEXT


def test_schema_is_the_librarys(run):
    assert json.loads(run("schema").stdout) == ce.json_schema()


def test_engines_are_those_that_load_knows(run, monkeypatch):
    def no_engine(name):
        raise ce.EngineUnavailableError(f"{name}: install it with: something")

    with pytest.raises(ce.InvalidInputError) as known:
        from camel_extract.entities import load_recognizer

        load_recognizer("nothing")
    with pytest.raises(ce.InvalidInputError) as known_parsers:
        from camel_extract.syntax import load_parser

        load_parser("nothing")
    monkeypatch.setattr("camel_extract.entities.load_recognizer", no_engine)
    monkeypatch.setattr("camel_extract.syntax.load_parser", no_engine)
    result = run("engines")
    assert result.exit_code == 0
    for name, message in [*((name, known) for name in ("embedded", "fast", "camel", "stanza")), ("light", known_parsers)]:
        assert repr(name) in str(message.value)
        assert f"{name}: install it with: something" in result.stdout


def test_engines_lists_what_is_ready_and_what_is_missing(run, monkeypatch, tmp_path):
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    monkeypatch.setitem(sys.modules, "transformers", None)
    lines = run("engines").stdout.splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith(" ")] == [
        ["--ner"],
        ["embedded", "ready"],
        ["fast", "ready"],
        ["camel", "missing"],
        ["stanza", "missing"],
        ["FOLDER", "ready"],
        ["FOLDER", "missing"],
        ["--syntax"],
        ["light", "ready"],
        ["stanza", "missing"],
    ]
    commands = [line for line in lines if line.startswith(" ")]
    parts = ("camel_data -i ner-arabert", "processors='tokenize,ner'", "pip install", "processors='tokenize,mwt,pos,lemma,depparse'")
    for command, line in zip(parts, commands, strict=True):
        assert command in line


def test_version(run):
    assert run("--version").stdout == f"camel-extract {ce.__version__}\n"


def command(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "camel_extract", *map(str, arguments)], capture_output=True, timeout=120, **options)


def test_help_imports_nothing_heavy():
    code = "import sys; from camel_extract.cli import app\ntry: app(['extract', '--help'])\nexcept SystemExit: pass\n"
    heavy = "{'torch', 'pandas', 'pyarrow', 'camel_tools', 'onnxruntime', 'numpy'}"
    done = subprocess.run([sys.executable, "-c", f"{code}print(sorted({heavy} & set(sys.modules)))"], capture_output=True, timeout=60)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_process_reads_the_example_article():
    done = command("extract", DATA / "seed_article.txt", "--date", "2021-02-25", "--json")
    assert done.returncode == 0, done.stderr.decode()
    document = ce.Document.from_json(done.stdout)
    assert document.text.encode() == (DATA / "seed_article.txt").read_bytes()
    assert "2021-02-18" in [time.value for time in document.times]
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_closed_pipe_ends_quietly(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n")
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "camel_extract", "extract", path, "--format", "jsonl"],
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_processes_keep_the_order_and_report_once(tmp_path):
    path = tmp_path / "news.jsonl"
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT, "date": "soon"}, {"id": "c", "text": TEXT}]
    path.write_text("\n".join(map(json.dumps, rows)))
    installed = Path(sys.executable).with_name("camel-extract")
    done = subprocess.run([installed, "extract", path, "--format", "jsonl", "--jobs", "2"], capture_output=True, timeout=120)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b", "c"]
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(b"camel-extract: b: InvalidDateError")
