"""Kill -9 at random moments, then go on: the store is the one an uninterrupted run would have made, byte for byte."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_reports import write_reports

from dragoman.store import open_store

SCRIPT = """
import sys
from dragoman.scale import Options, ReaderSpec, run_corpus
from dragoman.store import init_workspace, open_store
if __name__ == "__main__":
    source, folder, engine = sys.argv[1:]
    with open_store(init_workspace(folder)) as store:
        options = Options(
            spec=ReaderSpec(loader="light_reader:load_slow"), engine=engine, workers=1 if engine == "serial" else 2,
            shard_size=5, resume=True,
        )
        run_corpus([source], store, options)
"""


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_three_kills_and_a_resume_leave_no_trace(tmp_path, engine):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    source = write_reports(tmp_path / "a.jsonl", 150, odd={40: " RAISE"})
    command = [sys.executable, str(script), str(source)]
    environment = {"PYTHONPATH": str(Path(__file__).parent), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}

    def start(folder: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*command, str(tmp_path / folder), engine], env=environment)

    assert start("whole").wait(timeout=120) == 0
    moments = random.Random(7)
    for _ in range(3):
        process = start("killed")
        _wait_for_folder(tmp_path / "killed" / "shards", process)  # then at any moment
        time.sleep(moments.uniform(0.05, 0.9))
        process.kill()
        process.wait()
    assert start("killed").wait(timeout=120) == 0
    assert canonical(tmp_path / "killed") == canonical(tmp_path / "whole")


def canonical(folder: Path) -> bytes:
    with open_store(folder) as store:
        assert store.check() == []
        run = store.run("latest")
        assert (run.state, run.given, run.read, run.failed) == ("finished", 150, 149, 1)
        store.export_canonical(run.id, folder / "out.jsonl")
    return (folder / "out.jsonl").read_bytes()


def _wait_for_folder(folder: Path, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None and not (folder.exists() and any(folder.iterdir())):
        time.sleep(0.05)
