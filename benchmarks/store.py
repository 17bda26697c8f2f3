"""The store at size: generates a corpus, then measures loading, pages, counts, facets, series, search, the workbench.

    python benchmarks/store.py [--events 1000000] [--workspace DIR] [--postgres URL] [--pages] [--json]

Events, claims and positions are drawn with the shape of real ones (actors, types and words by Zipf's law, ten years of
days; so many of each a report as in press reports, see `CLAIMS`), with stories and reviews of two people; texts are
nonsense of 40 000 words. A workspace that is there is measured again without loading. A question's figure is the median
of five answers after one that warms up; "cold" is that first one. `--pages` asks the workbench's pages instead. Floors:
a filtered page in 200 ms and a yearly dyad series in 2 s at 1 000 000 events, a page of the workbench in 300 ms of
server time at 100 000.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from dragoman.analysis import agreement, changes
from dragoman.records import Document, Member, Record, Story, StoryKind
from dragoman.store import Query, make_review, open_store, query_from
from dragoman.store.flatten import Flat, Item, pack
from dragoman.store.loading import load_shard
from dragoman.store.store import Store

PER_REPORT = 10
"""Events of a report, twice those of a press report: half the reports to load for as many events."""

CLAIMS, POSITIONS = 26, 0.66
"""Claims and positions of a report of ten events. Source: 1,251 press reports (NewsArticles) gave 5,471 events, 43 % of
them attributed, 14,189 claims, 82 of them challenged, and 363 positions, 96 of them on a claim of the report."""

TOLD_AGAIN, REVIEWED = 20, 200
"""One event (and one claim) in so many is told in a story of two to five tellings; one event in so many is reviewed."""

SHARD = 1000
PAGE_FLOOR, SERIES_FLOOR, WEB_FLOOR = 0.2, 2.0, 0.3

TYPES = (
    "ASSAULT", "CONSULT", "ACCUSE", "SUPPORT", "COERCE", "AGREE", "REQUEST", "REJECT", "AID", "THREATEN", "MOBILIZE",
    "SANCTION", "PROTEST", "RETREAT", "COOPERATE", "CONCEDE",
)  # fmt: skip
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
}
MODES = {"ASSAULT": ("aerial", "explosives", "firearms", "drone", None), "CONSULT": ("visit", "phone", None)}
LEADING = (
    "USA", "RUS", "CHN", "UKR", "ISR", "IRN", "SYR", "TUR", "GBR", "FRA", "DEU", "IND", "PAK", "PRK", "KOR", "JPN",
)  # fmt: skip
COUNTRIES = (*LEADING, *(f"{a}{b}X" for a in "ABCDEFGHIJKLMN" for b in "ABCDEFGHIJKLM"))
ACTS = (
    "assert", "assert", "assert", "assert", "accuse", "demand", "deny", "believe", "promise", "condemn", "propose",
    "praise", "threaten", "ask", "admit",
)  # fmt: skip
STANCES = ("reject", "reject", "endorse", "dispute", "neutral")
STATUSES = ("asserted", "asserted", "asserted", "asserted", "future", "hypothetical", "negated")
WORDS = 40_000
FIRST_DAY = date(2015, 1, 1)


def zipf(n: int) -> list[float]:
    """Cumulative weights 1/rank."""
    return list(accumulate(1 / rank for rank in range(1, n + 1)))


class Drawn:
    """Reports as rows, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [self._word() for _ in range(WORDS)]
        self.word_weights, self.country_weights = zipf(WORDS), zipf(len(COUNTRIES))
        self.type_weights, self.outlet_weights = zipf(len(TYPES)), zipf(200)

    def _word(self) -> str:
        syllables = ("ba", "ke", "li", "mo", "ru", "sta", "ten", "vor", "zi", "plu", "gra", "che")
        return "".join(self.random.choice(syllables) for _ in range(self.random.randint(2, 4)))

    def report(self, number: int) -> Flat:
        draw = self.random
        day = FIRST_DAY + timedelta(days=draw.randrange(3650))
        lines = [" ".join(draw.choices(self.words, cum_weights=self.word_weights, k=14)) + "." for _ in range(CLAIMS)]
        text, id = "\n".join(lines), f"report-{number:07}"
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
        said = [self._claim(f"c{number:06x}{rank:02x}", day, text, *span) for rank, span in enumerate(spans)]
        done = [self._event(f"e{number:06x}{rank:x}", day, said, *span) for rank, span in enumerate(spans[:PER_REPORT])]
        held = [
            self._position(f"p{number:06x}{rank:x}", day, said, *spans[rank])
            for rank in range(draw.random() < POSITIONS)
        ]
        document = {
            "id": id, "digest": f"{number:016x}", "title": " ".join(lines[0].split()[:6]), "text": text,
            "published": day, "published_source": "given", "dateline": None, "characters": len(text),
            "outlet": f"Outlet {draw.choices(range(200), cum_weights=self.outlet_weights)[0]}", "url": f"https://x.test/{id}",
        }  # fmt: skip
        # the record of the report's own words: pages that ask for it find one, without its items
        body = pack(Record(document=Document(id=id, text=text, published=day)))
        counts = {"events": len(done), "claims": len(said), "positions": len(held)}
        record = {"day": day, **counts, "digest": id, "body": body}
        return Flat(document=document, record=record, items=(*done, *said, *held))

    def _event(self, id: str, day: date, said: list[Item], start: int, end: int) -> Item:
        draw = self.random
        kind = draw.choices(TYPES, cum_weights=self.type_weights)[0]
        own = draw.random() < 0.3
        when = day - timedelta(days=draw.randrange(400)) if own else None
        country = self._country() if draw.random() < 0.5 else None
        people = (
            *self._people("actor", start, (0, 1, 1, 1, 1, 1, 2)),
            *self._people("recipient", start, (0, 1, 1, 1, 2)),
        )
        values = {
            "id": id, "type": kind, "mode": draw.choice(MODES.get(kind, (None,))), "quad": QUADS.get(kind, 4),
            "status": draw.choice(STATUSES),
            "attributed_to": draw.choice(said).values["id"] if draw.random() < 0.43 else None,
            "goldstein": draw.choice((None, -10.0, -5.0, 3.4, 7.0)), "intensity": draw.uniform(-10, 10),
            "day": when or day, "anchor": "act", "start": start, "end": start + 3, "digest": id,
            "confidence": round(draw.random(), 4), "first": when, "last": when, "date_text": "then" if own else None,
            "date_basis": "stated" if own else None, "place": country, "place_name": country, "cameo": "",
            "country": country, "admin1": None, "lat": None, "lon": None, "geonames_id": None,
            "precision": "country" if country else None, "passage_start": start, "passage_end": end,
            "mutual": kind == "CONSULT" and all(who["role"] == "actor" for who in people),
        }  # fmt: skip
        return Item("event", values, people)

    def _claim(self, id: str, day: date, text: str, start: int, end: int) -> Item:
        draw = self.random
        challenged = draw.random() < 0.006
        values = {
            "id": id, "act": draw.choice(ACTS), "form": draw.choice(("indirect", "indirect", "direct", "mixed")),
            "challenged": challenged, "challenged_by": "words" if challenged else None, "inside": None,
            "content": text[start + 20 : end], "start": start + 20, "end": end, "cue": "said", "cue_start": start,
            "cue_end": start + 4, "confidence": round(draw.random(), 4), "day": day, "digest": id,
            "passage_start": start, "passage_end": end,
        }  # fmt: skip
        return Item(
            "claim", values, (*self._people("source", start, (1, 1, 1, 1, 2)), *self._people("about", start, (0, 1)))
        )

    def _position(self, id: str, day: date, said: list[Item], start: int, end: int) -> Item:
        draw, owner = self.random, self._country()
        values = {
            "id": id, "stance": draw.choice(STANCES), "owner": owner, "object_kind": "claim", "object": "the charge",
            "object_start": start, "object_end": start + 10, "anchor": "act", "reason": None, "start": start,
            "end": start + 3, "claim": draw.choice(said).values["id"] if draw.random() < 0.26 else None,
            "confidence": round(draw.random(), 4), "day": day, "digest": id, "passage_start": start, "passage_end": end,
        }  # fmt: skip
        mine = {"role": "owner", "rank": 0, "code": owner, "sector": "UNK", "name": "", "wikidata": None, "text": owner}
        return Item(
            "position", values, (*self._people("holder", start, (1, 1, 2)), {**mine, "start": start, "end": start})
        )

    def _country(self) -> str:
        return self.random.choices(COUNTRIES, cum_weights=self.country_weights)[0]

    def _people(self, role: str, start: int, several: tuple[int, ...]) -> Iterator[dict[str, Any]]:
        draw = self.random
        for rank in range(draw.choice(several)):
            code = self._country()
            yield {
                "role": role, "rank": rank, "code": code, "sector": draw.choice(("GOV", "MIL", "CVL")),
                "name": f"{code} {draw.randrange(20)}", "wikidata": f"Q{draw.randrange(5000)}", "text": code,
                "start": start, "end": start + 3,
            }  # fmt: skip


def load(store: Store, events: int) -> float:
    """Adds generated reports, a shard at a time; gives the seconds that the database took."""
    drawn, spent = Drawn(7), 0.0
    reports = events // PER_REPORT
    run = store.start_run({"benchmark": events}).id
    for shard, first in enumerate(range(0, reports, SHARD)):
        flats = [drawn.report(number) for number in range(first, min(first + SHARD, reports))]
        started = time.perf_counter()
        with store._database.writing() as connection:
            load_shard(connection, 1, shard, flats, [])
        spent += time.perf_counter() - started
        if shard % 10 == 9:
            print(f"{(first + SHARD) * PER_REPORT:>9,} events, {spent:.0f} s", file=sys.stderr)
    started = time.perf_counter()
    store.save_stories(
        run,
        (*stories("event", "e{:06x}{:x}", PER_REPORT, reports), *stories("claim", "c{:06x}{:02x}", CLAIMS, reports)),
    )
    review(store, reports)
    store.finish_run(run, given=reports, read=reports)
    print(f"stories and reviews, {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return spent


def stories(kind: StoryKind, form: str, several: int, reports: int) -> Iterator[Story]:
    """Stories of two to five tellings, no item in two."""
    draw = random.Random(11)
    order = list(range(reports))
    draw.shuffle(order)
    left = iter(order * several)
    for number in range(reports * several // TOLD_AGAIN // 3):
        told = sorted({next(left) for _ in range(draw.choice((2, 2, 2, 3, 5)))})
        rank = number * 3 // reports % several
        members = tuple(Member(document=f"report-{one:07}", item=form.format(one, rank)) for one in told)
        yield Story(id=f"{kind[0]}s{number:08x}", kind=kind, members=members)


def review(store: Store, reports: int) -> None:
    """Reviews by two people: verdicts mostly to accept, a fifth judged by both."""
    draw = random.Random(13)
    for number in range(reports * PER_REPORT // REVIEWED):
        report = number * REVIEWED // PER_REPORT
        for reviewer in ("ana", "ben") if number % 5 == 0 else ("ana",):
            verdict = draw.choice(("accept", "accept", "accept", "reject", "edit", "unsure"))
            changes = [("status", "future")] if verdict == "edit" else []
            store.add_review(
                make_review(
                    f"e{report:06x}0", kind="event", document=f"report-{report:07}", verdict=verdict,
                    reviewer=reviewer, changes=changes,
                )
            )  # fmt: skip


def questions(store: Store, rare: str) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """What is asked: (kind, name, question)."""
    filters: list[dict[str, str]] = [
        {}, {"actor": "USA"}, {"actor": "NMX"}, {"recipient": "RUS"}, {"either": "CHN"}, {"dyad": "RUS-UKR"},
        {"dyad": "AAX-NMX"}, {"actor": "USA", "recipient": "CHN"}, {"type": "ASSAULT"}, {"type": "CONCEDE"},
        {"type": "ASSAULT,COERCE,CONCEDE"}, {"quad": "4"}, {"mode": "drone"}, {"country": "SYR"}, {"country": "NMX"},
        {"country": "SYR,NMX,UKR"}, {"status": "negated"}, {"attributed": "attributed"},
        {"since": "2020", "until": "2020-03"},
        {"actor": "USA", "type": "CONCEDE", "country": "PRK"}, {"actor": "USA", "since": "2016", "until": "2016-01"},
        {"type": "ASSAULT", "mode": "phone"},
        {"actor": "JPN", "recipient": "KOR", "type": "SANCTION", "status": "future"},
        {"country": "UKR", "type": "AID", "since": "2021"}, {"min_confidence": "0.99"}, {"actor": "RUS/MIL"},
        {"actor": "RUS 7"}, {"actor": "Q77"}, {"outlet": "Outlet 3"}, {"outlet": "Outlet 199"},
        {"outlet": "Outlet 150", "type": "ASSAULT"}, {"text": store_word(store)}, {"text": rare},
        {"text": store_word(store), "actor": "USA", "type": "CONCEDE"}, {"text": rare, "country": "SYR"},
        {"sort": "least-certain"}, {"sort": "least-certain", "actor": "USA"}, {"sort": "text"}, {"verdict": "reject"},
        {"document": "report-0000123"}, {"actor": "USA", "country": "NMX"},
        {"dyad": "RUS-UKR", "status": "negated", "type": "CONCEDE"},
    ]  # fmt: skip
    for given in filters:
        query = query_from(given)
        name = " ".join(f"{key}={value}" for key, value in given.items()) or "everything"
        yield "page", name, lambda query=query: store.events(query, counted=False)
        yield "count", name, lambda query=query: store.count(query)
    for kind, given in (
        ("claim", {}), ("claim", {"actor": "USA"}), ("claim", {"act": "deny"}), ("claim", {"challenged": "true"}),
        ("claim", {"answered": "true"}), ("claim", {"answered": "true", "actor": "NMX"}), ("claim", {"text": rare}),
        ("claim", {"answered": "true", "since": "2020", "until": "2020-01"}),
        ("position", {}), ("position", {"actor": "USA"}), ("position", {"stance": "reject"}),
    ):  # fmt: skip
        query, lists = query_from(given), {"claim": store.claims, "position": store.positions}
        name = f"{kind}s " + " ".join(f"{key}={value}" for key, value in given.items())
        yield "page", name, lambda query=query, ask=lists[kind]: ask(query, counted=False)
        yield "count", name, lambda query=query, kind=kind: store.count(query, kind)
    yield "facet", "sources of claims", lambda: store.facets(kind="claim", field="source", limit=14)
    yield "agreement", "everybody", lambda: agreement(store)
    yield "agreement", "by name, of USA", lambda: agreement(store, names=True, actor="USA")
    yield "changes", "by month", lambda: changes(store)
    yield "changes", "of conflict, by week", lambda: changes(store, quad="4", by="week")
    yield "stories", "of events", lambda: store.stories()
    yield "stories", "of claims, by USA", lambda: store.stories(kind="claim", actor="USA")
    yield "review", "the queue", lambda: store.queue(limit=24)
    yield "review", "the queue of one who has decided much", lambda: store.queue(reviewer="ana", limit=24)
    yield "review", "history", lambda: store.reviews_page(newest=True, limit=100)
    yield "review", "all reviews", lambda: store.reviews()
    for field in ("type", "actor", "country", "dyad", "outlet", "year"):
        yield "facet", field, lambda field=field: store.facets(field=field)
        yield "facet", f"{field} of actor=RUS", lambda field=field: store.facets(field=field, actor="RUS")
    yield "series", "RUS-UKR by year", lambda: store.series(Query(dyad="RUS-UKR"), by="year")
    yield "series", "RUS-UKR by month", lambda: store.series(Query(dyad="RUS-UKR"), by="month")
    yield "series", "RUS-UKR by year, pairs", lambda: store.series(Query(dyad="RUS-UKR"), by="year", pairs=True)
    yield "series", "everything by year", lambda: store.series(Query(), by="year")
    yield "series", "all pairs by year", lambda: store.series(Query(), by="year", pairs=True)
    yield "search", "a common word", lambda: store.search(store_word(store))
    yield "search", "a rare word", lambda: store.search(rare)
    yield "documents", "newest", lambda: store.documents()
    page = store.events(Query(type=("ASSAULT",)), limit=50, counted=False)
    yield "page", "type=ASSAULT, second page", lambda: store.events(type="ASSAULT", after=page.next, counted=False)
    first = page.rows[0]
    yield "item", "an event by its id", lambda: store.event(first.id)


PAGES = (
    "/", "/explore", "/explore?actor=USA", "/explore?type=ASSAULT&country=SYR", "/explore?text={rare}",
    "/explore?kind=claim", "/explore?kind=position", "/explore?view=series", "/explore?view=series&dyad=RUS-UKR",
    "/explore?view=timeline", "/explore?view=network", "/explore?view=map", "/explore?view=changes",
    "/explore?view=changes&dyad=RUS-UKR", "/explore?view=stories", "/explore?view=stories&kind=claim", "/claims",
    "/claims?actor=RUS", "/claims?act=deny", "/claims/answered", "/claims/answered?actor=RUS", "/claims/matrix",
    "/claims/matrix?actor=RUS", "/review", "/review?kind=claim", "/review?mine=1", "/review/history",
    "/review/agreement", "/search?q={common}", "/search?q={rare}", "/reports",
)  # fmt: skip


def pages(store: Store, rare: str) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """The workbench's pages, asked as a browser does; a page's time includes its making."""
    from starlette.testclient import TestClient

    from dragoman.web import Settings, create_app
    from dragoman.web.door import Door

    settings, door = Settings(), Door()
    app = create_app(store, settings, door, workspace_name="benchmark")
    client = TestClient(app, base_url=f"http://127.0.0.1:{settings.port}", headers={"accept": "text/html"})
    client.get(f"/open?token={door.token}")
    for address in PAGES:
        asked = address.format(rare=rare, common=store_word(store))
        yield "web", asked, lambda asked=asked: _must_be_there(client.get(asked))


def _must_be_there(answer: Any) -> None:
    if answer.status_code != 200:
        sys.exit(f"store.py: {answer.url} gave {answer.status_code}: {answer.text[:300]}")


def store_word(store: Store) -> str:
    """The commonest word of the generated texts."""
    return Drawn(7).words[0]


def timed(ask: Callable[[], Any]) -> dict[str, float]:
    """Milliseconds of a question: wall clock, the processor's own (on a busy machine the truer one), and the first."""
    wall, cpu = [], []
    for _ in range(6):
        started, worked = time.perf_counter(), time.process_time()
        ask()
        wall.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - worked))
    return {"ms": statistics.median(wall[1:]), "cpu_ms": statistics.median(cpu[1:]), "cold_ms": wall[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--postgres", metavar="URL")
    parser.add_argument("--pages", action="store_true", help="ask the workbench's pages")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.workspace or Path(tempfile.mkdtemp(prefix="dragoman-store-"))
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(arguments.postgres or folder, create=True) as store:
        figures: dict[str, Any] = {"events": arguments.events}
        if not store.runs():
            figures["load_s"] = load(store, arguments.events)
        if store.path:
            figures["bytes"] = store.path.stat().st_size
        rare = Drawn(7).words[WORDS - 100]
        answers = []
        for kind, name, ask in (pages if arguments.pages else questions)(store, rare):
            answers.append({"kind": kind, "name": name, **timed(ask)})
            if not arguments.json:
                print("{kind:9} {ms:8.1f} ms  (cpu {cpu_ms:8.1f}, cold {cold_ms:8.1f})  {name}".format_map(answers[-1]))
    figures["answers"] = answers
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if arguments.json:
        print(json.dumps(figures, indent=1))
    else:
        print({name: value for name, value in figures.items() if name != "answers"})
        for kind, floor in (("page", PAGE_FLOOR), ("series", SERIES_FLOOR), ("web", WEB_FLOOR)):
            found = [a for a in answers if a["kind"] == kind]
            slow = [f"{a['name']} ({a['cpu_ms']:.0f} ms)" for a in found if a["cpu_ms"] > 1000 * floor]
            if found:
                print(f"{kind}: over {1000 * floor:.0f} ms of the processor: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
