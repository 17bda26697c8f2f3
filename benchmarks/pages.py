"""The workbench at size: what the server needs for each page, and when a browser first paints it.

    python benchmarks/store.py --events 100000 --workspace DIR     # makes the store
    python benchmarks/pages.py --workspace DIR [--visits 5] [--chromium PATH] [--json]

`dragoman serve` runs as a process of its own; Chromium, driven by Playwright, opens each page. "server" is what the
answer's Server-Timing says; "cpu" the processor time that the server's process used for it, on a busy machine the truer
one, and with it for what a page asks for after it stands (a count); "paint" the browser's first contentful paint, from
the start of the navigation. Each is the median of the visits, cpu the mean; the first visit of all, with an empty cache
and a cold server, is told apart. Floors: 300 ms of server time and first paint within a second. Two reports, of 400 and
of 20 000 words, are made of the codebook's own example sentences among others, read and kept in the store the first
time: generated reports have no record to show.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dragoman
from dragoman.codebooks import load_codebook
from dragoman.store import Store, open_store
from dragoman.web.keep import keep_record

WORDS = (400, 20_000)
"""Words of the two reports that are opened."""

BETWEEN = (
    "The road follows the river for another nine kilometres before it climbs to the pass.",
    "Most houses here are of stone, and their roofs of slate from a quarry behind the church.",
    "In spring the meadows along the water stand under a foot of melted snow for weeks.",
    "A single train a day still runs along the coast, slow and almost always half empty.",
    "The harbour has room for forty boats, of which a dozen are painted a bright blue.",
    "Grapes ripen late on the northern slope, and the wine is light, dry and a little sour.",
    "Old maps of the valley show three bridges where there is only one, of iron, now.",
)
"""Sentences that tell of no act."""

SERVER_FLOOR, PAINT_FLOOR = 300.0, 1000.0
"""Milliseconds."""

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
TICK = 1000 / os.sysconf("SC_CLK_TCK")


def keep_reports(workspace: Path) -> tuple[str, ...]:
    """Puts a short and a long report into the store where they are not yet; gives their ids."""
    reports = {f"report of {words} words": words for words in WORDS}
    with open_store(workspace) as store:
        for name, words in reports.items():
            if store.document(name) is None:
                read = dragoman.read(text_of(words), id=name, title=name.capitalize(), published="2024-05-20")
                keep_record(store, read.record)
    return tuple(reports)


def text_of(words: int) -> str:
    """A text of about so many words, with as many acts and claims as reports have: some 25 in a thousand words."""
    examples = itertools.cycle(example.text for kind in load_codebook().types.values() for example in kind.examples)
    between = itertools.cycle(BETWEEN)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraphs.append(" ".join([next(between), next(examples), *itertools.islice(between, 4)]))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def pages_of(store: Store, reports: Sequence[str]) -> list[str]:
    """The addresses that are opened: every kind of page, with and without filters."""
    word = store.events(limit=1, sort="least-certain").rows[0].sentence.split()[0]
    long = {"document": reports[-1], "limit": 1}
    items = [*store.events(**long).rows, *store.claims(**long).rows]
    found = [
        "/", "/reports", "/reports?text=ba*", *(f"/d/{quote(report)}" for report in reports),
        "/claims", "/claims?actor=USA", "/claims?act=deny&since=2020", "/claims/answered", "/claims/matrix",
        "/claims/matrix?stance=reject&since=2020-05&until=2020-05", "/explore", "/explore?dyad=RUS-UKR",
        "/explore?actor=RUS&type=ASSAULT&country=UKR", "/explore?kind=claim", "/explore?kind=position",
        "/explore?view=series", "/explore?view=series&dyad=RUS-UKR",
        "/explore?view=series&dyad=RUS-UKR&measure=goldstein",
        "/explore?view=timeline", "/explore?view=network", "/explore?view=network&since=2020-01-01&until=2020-12-31",
        "/explore?view=map", "/explore?view=changes", "/explore?view=stories", "/explore?view=stories&kind=claim",
        f"/search?text={quote(word)}", "/review", "/review?mine=1", "/review/history", "/review/agreement", "/api",
    ]  # fmt: skip
    kinds = ("e", "c")
    return found + [f"/{k}/{i.id}?document={quote(i.document)}" for k, i in zip(kinds, items, strict=True)]


@contextmanager
def served(workspace: Path) -> Iterator[tuple[str, int]]:
    """Serves a workspace; gives the link that opens it and the server's process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman.cli", "serve", str(workspace), "--no-browser"]
    process = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        link = next(found.group() for line in process.stdout if (found := re.search(r"http://\S+token=\S+", line)))
        yield link, process.pid
    finally:
        process.terminate()
        process.wait(20)


def cpu_of(pid: int) -> float:
    """Milliseconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * TICK


PAINT = "performance.getEntriesByType('paint').find((e) => e.name === 'first-contentful-paint')?.startTime"
SERVER = "performance.getEntriesByType('navigation')[0].serverTiming[0]?.duration"


def painted(page: Any) -> float:
    """Milliseconds to the first contentful paint, asked until it is there: the policy forbids to wait by script."""
    for _ in range(200):
        if (moment := page.evaluate(PAINT)) is not None:
            return float(moment)
        time.sleep(0.02)
    raise SystemExit(f"{page.url}: nothing was painted")


def settle(pid: int) -> None:
    """Waits until a process that has just started has loaded what it loads ahead."""
    before = cpu_of(pid)
    for _ in range(300):
        time.sleep(0.2)
        if (now := cpu_of(pid)) - before < 10:
            return
        before = now


def measure(page: Any, address: str, visits: int, pid: int) -> dict[str, Any]:
    """Opens an address a few times."""
    server, paint, size = [], [], 0
    before = cpu_of(pid)
    for _ in range(visits):
        answer = page.goto(address, wait_until="load")
        server.append(page.evaluate(SERVER))
        paint.append(painted(page))
        size = len(answer.body())
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
    return {
        "server_ms": round(statistics.median(server), 1), "first_server_ms": round(server[0], 1),
        "cpu_ms": round((cpu_of(pid) - before) / visits, 1), "paint_ms": round(statistics.median(paint), 1),
        "worst_paint_ms": round(max(paint), 1), "kb": round(size / 1000),
    }  # fmt: skip


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--only", default="", help="measure addresses that hold these words alone")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    reports = keep_reports(arguments.workspace)
    with open_store(arguments.workspace, readonly=True) as store:
        addresses = [a for a in pages_of(store, reports) if arguments.only in a]
        counts = store.counts()
    found: list[dict[str, Any]] = []
    with served(arguments.workspace) as (link, pid), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(link)
        cold = painted(page)
        settle(pid)
        base = link.split("/open")[0]
        page.goto(f"{base}/review")
        page.get_by_label("Name").fill("benchmark")
        page.get_by_role("button", name="Begin").click()
        for address in addresses:
            settle(pid)  # what the page before asked for when it stood (a count) is none of this page's
            found.append({"page": address, **measure(page, base + address, arguments.visits, pid)})
            if not arguments.json:
                print(
                    "{server_ms:7.0f} server {cpu_ms:7.0f} cpu {paint_ms:7.0f} paint {kb:5} kB  {page}".format(
                        **found[-1]
                    )
                )
        browser.close()
    slow = [f["page"] for f in found if f["server_ms"] > SERVER_FLOOR or f["paint_ms"] > PAINT_FLOOR]
    dear = [f["page"] for f in found if f["cpu_ms"] > SERVER_FLOOR]
    load = os.getloadavg()[0]
    if arguments.json:
        told = {"events": counts.events, "claims": counts.claims, "load": load, "cold_paint_ms": cold, "pages": found}
        print(json.dumps(told, indent=1))
    else:
        print(f"{counts.events:,} events, {counts.claims:,} claims; load {load:.1f}; first paint of all {cold:.0f} ms")
        print(f"over {SERVER_FLOOR:.0f} ms of server time or {PAINT_FLOOR:.0f} ms to paint: {slow or 'none'}")
        print(f"over {SERVER_FLOOR:.0f} ms of the server's processor: {dear or 'none'}")


if __name__ == "__main__":
    main()
