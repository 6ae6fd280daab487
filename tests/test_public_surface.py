"""The public names, the exception tree, and what an import costs."""

import subprocess
import sys

import pytest

import camel_extract as ce

BUILTINS = [
    [ce.InvalidInputError, ValueError],
    [ce.InvalidTextError, TypeError],
    [ce.InvalidDateError, ValueError],
    [ce.UnreadableFileError, OSError],
    [ce.LexiconError, ValueError],
    [ce.ModelError, RuntimeError],
    [ce.EngineUnavailableError, ImportError],
]


@pytest.mark.parametrize(("error", "builtin"), BUILTINS)
def test_errors_are_also_what_a_caller_would_catch(error, builtin):
    raised = error("what was wrong and what to do")
    assert isinstance(raised, builtin)
    assert isinstance(raised, ce.CamelExtractError)
    assert str(raised) == "what was wrong and what to do"


def test_public_names_are_sorted_and_exist():
    assert sorted(ce.__all__) == ce.__all__
    for name in ce.__all__:
        assert getattr(ce, name) is not None, name
    assert set(ce.__all__) <= set(dir(ce))


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        ce.nothing  # noqa: B018


HEAVY = {"torch", "camel_tools", "stanza", "pandas", "pyarrow", "onnxruntime", "pydantic", "babel", "numpy"}


def test_import_loads_nothing_heavy():
    code = "import sys, camel_extract; print(*{m.split('.')[0] for m in sys.modules})"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert not loaded & HEAVY
