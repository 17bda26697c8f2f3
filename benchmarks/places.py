"""Places: resolution on LGL (toponyms given, and end to end), event places on the open gold, speed and memory.

    python benchmarks/places.py [--lgl PATH] [--gold DIR] [--cache FILE] [--gazetteer FILE] [--errors N]

LGL: 588 local news articles, toponyms with GeoNames ids (Lieberman, Samet & Sankaranarayanan 2010). Even-numbered
articles were developed on; odd-numbered ones were not looked at.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dragoman.parse import load_parser
from dragoman.places import Gazetteer, find_places, load_gazetteer, place_events
from dragoman.places.find import Reading, read_toponyms, resolve_given
from dragoman.places.near import distance_km
from dragoman.places.stores import Entry
from dragoman.records import Actor, ActorMention, Document, Event, Place, Sentence, Span

SHARED = Path(__file__).parents[2] / "shared"
KM = 161.0
"""100 miles, the distance the field counts as found."""


@dataclass(frozen=True)
class Given:
    start: int
    end: int
    text: str
    place: Entry | None


@dataclass(frozen=True)
class Article:
    document: Document
    sentences: tuple[Sentence, ...]
    given: tuple[Given, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lgl", type=Path, default=SHARED / "data" / "place" / "lgl.xml")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--cache", type=Path, help="keeps the parses between runs")
    parser.add_argument("--gazetteer", type=Path, help="a file made by build_gazetteer instead of the embedded one")
    parser.add_argument("--errors", type=int, default=0, help="how many errors of the developed half to print")
    arguments = parser.parse_args()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    gazetteer = load_gazetteer(arguments.gazetteer)
    seconds = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"gazetteer {gazetteer.name}: loaded in {seconds:.2f} s, {grown:.0f} MB")
    articles = list(cached(arguments.lgl, arguments.cache, gazetteer))
    for name, part in (("developed", articles[0::2]), ("held out", articles[1::2]), ("all", articles)):
        print(f"\n{name}: {len(part)} articles")
        score_given(part, gazetteer, errors=arguments.errors if name == "developed" else 0)
        score_found(part, gazetteer)
    speed(articles, gazetteer)
    print("\nopen gold, the gold's own events:", dict(score_gold(arguments.gold, gazetteer)))


def score_gold(folder: Path, gazetteer: Gazetteer) -> Counter[str]:
    """Places given to the gold's events: country right, wrong or missing; and invented where the gold has none."""
    parser = load_parser()
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = Document(id=gold["id"], text=gold["text"])
        sentences = parser.parse(document)
        events = [gold_event(item, sentences) for item in gold["events"]]
        placed = place_events(events, find_places(document, sentences, (), gazetteer), sentences)
        for item, event in zip(gold["events"], placed, strict=True):
            counts[verdict(item.get("place"), event)] += 1
    return counts


def verdict(place: dict | None, event: Event) -> str:
    if place is None:
        return "no place: invented" if event.place else "no place: none"
    if event.place is None:
        return "place: missing"
    return "place: country right" if event.place.country == place["country"] else "place: country wrong"


def gold_event(item: dict, sentences: tuple[Sentence, ...]) -> Event:
    anchor = Span(**{k: item["anchor"][k] for k in ("start", "end", "text")})
    sentence = next(s for s in sentences if s.start <= anchor.start < s.end)
    inside = [t for t in sentence.tokens if t.start < anchor.end and t.end > anchor.start]
    heads = [t for t in inside if t.head not in {u.i for u in inside}]
    content = [t for t in heads if t.pos in ("VERB", "NOUN", "PROPN")] or heads
    trigger = content[0].i
    return Event(
        id=item["id"],
        type=item["type"],
        quad=1,
        mode=item["mode"],
        anchor=anchor,
        sentence=sentence.index,
        trigger=trigger,
        actors=gold_actors(item["actors"], sentence, trigger),
        recipients=gold_actors(item["recipients"], sentence, trigger),
        status=item["status"],
        attributed_to=item["attributed_to"],
        confidence=1.0,
        steps=(),
    )


def gold_actors(items: list[dict], sentence: Sentence, trigger: int) -> tuple[ActorMention, ...]:
    return tuple(
        ActorMention(
            span=Span(start=0, end=len(a["text"]), text=a["text"]),
            sentence=sentence.index,
            head=trigger,
            kind="name",
            actor=Actor(code=a["code"], sector=a["sector"], name=a["name"]),
        )
        for a in items
    )


def cached(path: Path, cache: Path | None, gazetteer: Gazetteer) -> list[Article]:
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    articles = list(read_lgl(path, gazetteer))
    if cache:
        cache.write_bytes(pickle.dumps(articles))
    return articles


def read_lgl(path: Path, gazetteer: Gazetteer) -> Iterator[Article]:
    countries = Countries(gazetteer)
    parser = load_parser()
    for article in ElementTree.parse(path).getroot():
        text = article.findtext("text") or ""
        document = Document(id=article.get("docid") or "", text=text, url=article.findtext("url") or "")
        given = []
        for toponym in article.iter("toponym"):
            start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
            tag = toponym.find("gaztag")
            place = None
            if tag is not None:
                place = Entry(
                    name=tag.findtext("name") or "",
                    kind=tag.findtext("fcode") or "",
                    country=countries[tag.findtext("country") or ""],
                    lat=float(tag.findtext("lat") or 0),
                    lon=float(tag.findtext("lon") or 0),
                    geonames_id=int(tag.get("geonameid") or 0),
                )
            given.append(Given(start, end, toponym.findtext("phrase") or "", place))
        yield Article(document, parser.parse(document), tuple(given))


class Countries:
    """LGL's country names -> alpha-3."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __getitem__(self, name: str) -> str | None:
        return next((e.country for e in self._gazetteer.lookup(name) if e.kind == "country"), None)


def score_given(articles: list[Article], gazetteer: Gazetteer, *, errors: int) -> None:
    counts: Counter[str] = Counter()
    for article in articles:
        spans = [(g.start, g.end) for g in article.given]
        home = gazetteer.home(article.document)
        readings = resolve_given(article.sentences, spans, gazetteer, home=home)
        for given, reading in zip(article.given, readings, strict=True):
            if given.place is None:
                continue
            counts["toponyms"] += 1
            verdicts = judge(given.place, reading)
            counts.update(verdicts)
            if errors and ("near" not in verdicts):
                errors -= 1
                steps = reading.resolved.steps if reading else ()
                print(
                    "  ",
                    article.document.id,
                    given.text,
                    given.place.name,
                    given.place.kind,
                    given.place.country,
                    sorted(verdicts),
                    "|",
                    "; ".join(s.saw for s in steps)[:220],
                )
    n = counts["toponyms"]
    print(f"  toponyms given {n}: known {counts['known'] / n:.3f}, country told {counts['country told'] / n:.3f}, "
          f"place told {counts['answered'] / n:.3f}")  # fmt: skip
    print(
        f"  country right {counts['country'] / max(1, counts['country told']):.3f} of those told, "
        f"{counts['country'] / n:.3f} of all"
    )
    placed = counts["near"] / max(1, counts["answered"])
    print(f"  within 161 km {placed:.3f} of those placed, {counts['near'] / n:.3f} of all")


def judge(truth: Entry, reading: Reading | None) -> set[str]:
    verdicts: set[str] = set()
    if reading is None:
        return verdicts
    if reading.toponym.entries:
        verdicts.add("known")
    if reading.resolved.country is not None:
        verdicts.add("country told")
    entry = reading.resolved.entry
    if truth.country == reading.resolved.country and (truth.country or entry):
        verdicts.add("country")
    if entry is None:
        return verdicts
    verdicts.add("answered")
    if entry.kind == "country":
        if truth.kind.startswith("PCL") and entry.country == truth.country:
            verdicts.add("near")
    elif (
        entry.geonames_id == truth.geonames_id
        or (entry.lat is not None and distance_km(entry, truth) <= KM)
        or (entry.lat is None and entry.name.lower() == truth.name.lower())
    ):
        verdicts.add("near")
    return verdicts


def score_found(articles: list[Article], gazetteer: Gazetteer) -> None:
    """Scores what stands in the record: every place named, acting or not."""
    given = found = right = country = near = 0
    for article in articles:
        truths = sorted(article.given, key=lambda g: g.start)
        places = find_places(article.document, article.sentences, (), gazetteer)
        given += len(truths)
        found += len(places)
        for truth in truths:
            mention = next((m for m in places if m.span.start < truth.end and truth.start < m.span.end), None)
            if mention is None:
                continue
            right += 1
            if truth.place:
                country += mention.place.country == truth.place.country
                near += is_near(mention.place, truth.place)
    placed = sum(g.place is not None for a in articles for g in a.given)
    p, r = right / found, right / given
    print(f"  end to end: {found} found, P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}; of the {placed} with an id "
          f"country right {country / placed:.3f}, within 161 km {near / placed:.3f}")  # fmt: skip


def is_near(place: Place, truth: Entry) -> bool:
    """Whether a place of the record is the one meant; a country only where the country itself is."""
    if place.geonames_id is not None and place.geonames_id == truth.geonames_id:
        return True
    if place.lat is None or place.lon is None:
        return place.precision == "country" and truth.kind.startswith("PCL") and place.country == truth.country
    here = Entry(name=place.name, kind="city", country=place.country, lat=place.lat, lon=place.lon)
    return distance_km(here, truth) <= KM


def speed(articles: list[Article], gazetteer: Gazetteer) -> None:
    words = sum(len(s.tokens) for a in articles for s in a.sentences)
    start = time.process_time()
    for article in articles:
        read_toponyms(article.sentences, gazetteer, home=gazetteer.home(article.document))
    print(f"\nspeed: {(time.process_time() - start) / words * 1e6:.1f} us a word over {words} words")


if __name__ == "__main__":
    main()
