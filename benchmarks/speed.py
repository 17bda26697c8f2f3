"""Start, memory and the time each room takes: `make bench`, or `python benchmarks/speed.py [REPORTS.jsonl]`.

Prints the seconds from a cold start to the first record of a report (a new process), the memory that took, and
microseconds a word for the parser and for every room; all rooms together should take less than the parser alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parents[1] / "src/dragoman/data/examples/summit.txt"
REPEATS = 5


def main() -> int:
    cold_start()
    reports = sys.argv[1:] or [str(EXAMPLE)]
    per_word(reports)
    return 0


def cold_start() -> None:
    """A 500-word report in a new process, as a user's first command."""
    body = EXAMPLE.read_text(encoding="utf-8")
    report = f"{body}\n{body.split(chr(10), 2)[2]}"
    command = [sys.executable, "-m", "dragoman", "read", "-", "--published", "2024-05-20", "--format", "jsonl"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.write(report.encode())
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    taken = f"{seconds:.2f} s, {usage.ru_maxrss / 1024:.0f} MB, exit {process.returncode}"
    print(f"cold start to first record of {len(report.split())} words: {taken}")


def per_word(sources: list[str]) -> None:
    """Microseconds a word for the parser and the rooms, the best of some repeats."""
    from dragoman import pipeline
    from dragoman.ingest import read_source
    from dragoman.records import Document

    documents = [
        d for source in sources for d in read_source(source, published="2024-05-20") if isinstance(d, Document)
    ]
    words = sum(len(d.text.split()) for d in documents)
    tools = pipeline.load_tools()
    best: dict[str, float] = {}
    for _ in range(REPEATS if len(documents) < 20 else 1):
        with timed(pipeline) as spent:
            for document in documents:
                pipeline.read_document(document, timed_tools(tools, spent))
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in spent.items()}
    parser = best.pop("parser")
    print(f"\n{len(documents)} reports, {words} words\n{'parser':20}{1e6 * parser / words:8.1f} us a word")
    for name, seconds in sorted(best.items(), key=lambda item: -item[1]):
        print(f"{name:20}{1e6 * seconds / words:8.1f} us a word")
    rooms = sum(best.values())
    print(f"{'all rooms':20}{1e6 * rooms / words:8.1f} us a word, {rooms / parser:.2f} of the parser")


@contextmanager
def timed(module: Any) -> Iterator[dict[str, float]]:
    """Counts the seconds spent in each of the functions that the pipeline calls."""
    spent: dict[str, float] = defaultdict(float)
    kept = {
        n: f for n, f in vars(module).items() if callable(f) and getattr(f, "__module__", "").startswith("dragoman.")
    }
    steps = {
        n: f for n, f in kept.items() if not isinstance(f, type) and f.__module__ != module.__name__ and "load" not in n
    }
    for name, function in steps.items():
        setattr(module, name, _counting(function, name, spent))
    try:
        yield spent
    finally:
        for name, function in steps.items():
            setattr(module, name, function)


def _counting(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        found = function(*args, **kwargs)
        spent[name] += time.perf_counter() - start
        return found

    return counted


def timed_tools(tools: Any, spent: dict[str, float]) -> Any:
    from dataclasses import replace
    from types import SimpleNamespace

    return replace(tools, parser=SimpleNamespace(parse=_counting(tools.parser.parse, "parser", spent)))


if __name__ == "__main__":
    raise SystemExit(main())
