"""Speed and memory: each room against the parser alone, words a second, peak memory, cold start.

    python benchmarks/speed.py [REPORTS] [--limit N] [--repeat N] [--json]

REPORTS is a folder of texts or a JSON Lines file; the shipped example, repeated, when not given. Times are CPU seconds
of one process after a warm-up, so that a busy machine changes ratios little. This measures; it does not judge.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dragoman import codec, pipeline
from dragoman.ingest import read_source
from dragoman.records import Document

ROOT = Path(__file__).parents[1]
ROOMS = {
    "parse": ("find_quotations", "find_clauses"),
    "actors": ("find_actors", "refer_quoted"),
    "claims": ("find_claims", "attribute_events", "find_positions"),
    "events": ("find_events",),
    "times": ("find_times", "date_events"),
    "places": ("find_places", "place_events"),
}
"""The functions of the pipeline by room; "parse" here is quotations and clauses, what the parser adds stands alone."""

REPORT_WORDS = 500
COLD_STARTS = 3


def main() -> None:
    arguments = read_arguments()
    documents = list(load(arguments.reports, arguments.limit)) * arguments.repeat
    words = sum(len(document.text.split()) for document in documents)
    started = time.perf_counter()
    tools = pipeline.load_tools()
    load_seconds = time.perf_counter() - started
    pipeline.read_document(documents[0], tools)  # warm-up: lazy tables are built on first use

    spent: defaultdict[str, float] = defaultdict(float)
    measured = instrumented(tools, spent)
    cpu, wall = time.process_time(), time.perf_counter()
    for document in documents:
        record = pipeline.read_document(document, measured)
        with_clock(spent, "json", codec.encode_record)(record)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    figures = {
        "reports": len(documents),
        "words": words,
        "load_s": load_seconds,
        "cpu_s": cpu,
        "wall_s": wall,
        "words_per_s": words / cpu,
        "us_per_word": {name: 1e6 * seconds / words for name, seconds in spent.items()},
        "rooms_to_parser": sum(seconds for name, seconds in spent.items() if name != "parser") / spent["parser"],
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "cold_start": cold_start(documents),
    }
    print(json.dumps(figures, indent=2) if arguments.json else table(figures))


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=Path, help="a folder of .txt files, or a .jsonl file")
    parser.add_argument("--limit", type=int, default=100, help="reports at most (100)")
    parser.add_argument("--repeat", type=int, default=None, help="times over; 20 for the example, else 1")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    arguments = parser.parse_args()
    arguments.repeat = arguments.repeat or (1 if arguments.reports else 20)
    return arguments


def load(reports: Path | None, limit: int) -> Iterator[Document]:
    if reports is None:
        sources = sorted((ROOT / "src/dragoman/data/examples").glob("*.txt")) or sorted(
            (ROOT / "examples").glob("*.txt")
        )
    else:
        sources = sorted(reports.glob("*.txt")) if reports.is_dir() else [reports]
    if not sources:
        sys.exit("speed.py: no reports found: name a folder of .txt files or a .jsonl file")
    count = 0
    for source in sources:
        for document in read_source(source, check_language=False):
            if isinstance(document, Document):
                yield document
                count += 1
            if count >= limit:
                return


def instrumented(tools: pipeline.Tools, spent: dict[str, float]) -> pipeline.Tools:
    """Puts a clock around every function that the pipeline calls, and around the parser."""
    for room, names in ROOMS.items():
        for name in names:
            setattr(pipeline, name, with_clock(spent, room, getattr(pipeline, name)))

    class Parser:
        name = tools.parser.name
        parse = staticmethod(with_clock(spent, "parser", tools.parser.parse))

    return pipeline.Tools(parser=Parser(), register=tools.register, codebook=tools.codebook, gazetteer=tools.gazetteer)


def with_clock(spent: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments)
        finally:
            spent[name] += time.process_time() - start

    return timed


def cold_start(documents: list[Document]) -> dict[str, float]:
    """Times `dragoman read` from nothing on a report of about 500 words: the best of three; its peak memory."""
    report = min(documents, key=lambda d: abs(len(d.text.split()) - REPORT_WORDS))
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(report.text, encoding="utf-8")
        command = [sys.executable, "-m", "dragoman", "read", str(path), "--published", "2024-05-20"]
        for _ in range(COLD_STARTS):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.perf_counter() - start)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (used.ru_utime + used.ru_stime) / COLD_STARTS
    return {"words": len(report.text.split()), "s": min(seconds), "cpu_s": cpu, "peak_mib": used.ru_maxrss / 1024}


def table(figures: dict[str, Any]) -> str:
    per_word = figures["us_per_word"]
    parser = per_word["parser"]
    lines = [f"{'':10}{'us a word':>10}{'of the parser':>15}"]
    for name in ["parser", *sorted(per_word.keys() - {"parser"}, key=lambda n: -per_word[n])]:
        lines.append(f"{name:10}{per_word[name]:10.1f}{per_word[name] / parser:15.1%}")
    rooms = sum(per_word.values()) - parser
    lines.append(f"{'rooms':10}{rooms:10.1f}{rooms / parser:15.1%}")
    cold = figures["cold_start"]
    return "\n".join(
        [
            *lines,
            "",
            f"{figures['reports']} reports, {figures['words']:,} words in {figures['cpu_s']:.1f} s of one core "
            f"({figures['wall_s']:.1f} s by the clock): {figures['words_per_s']:,.0f} words/s",
            f"loading {figures['load_s']:.1f} s, peak memory {figures['peak_mib']:,.0f} MiB",
            f"cold start of 'dragoman read' on {cold['words']:.0f} words: {cold['s']:.2f} s by the clock, "
            f"{cold['cpu_s']:.2f} s of one core, {cold['peak_mib']:,.0f} MiB",
        ]
    )


if __name__ == "__main__":
    main()
