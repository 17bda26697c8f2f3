"""The toponyms of a document that are used as places, resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.places.anaphora import places_meant
from dragoman.places.gazetteer import Gazetteer
from dragoman.places.locative import locative_role
from dragoman.places.owned import find_owned
from dragoman.places.peoples import peoples_places
from dragoman.places.qualifiers import Qualifier, find_qualifiers
from dragoman.places.resolve import Resolved, resolve
from dragoman.places.toponyms import Toponym, find_toponyms
from dragoman.places.unlisted import find_unlisted, given_toponym, surnames
from dragoman.places.words import SIDES
from dragoman.records import ActorMention, Document, Place, PlaceMention, Sentence, Span, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One toponym with what was made of it; `qualifies` where it only tells where the one before it lies."""

    toponym: Toponym
    qualifier: Qualifier | None
    qualifies: bool
    resolved: Resolved


def find_places(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[ActorMention], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Finds and resolves the toponyms of a document that are used as places.

    Args:
        document: the report.
        sentences: its parse.
        mentions: who acts; a name that an actor's mention covers as a person or body's name is no place.
        gazetteer: the names there are.

    Returns:
        Toponyms in text order, those that act or only tell where another lies with `use` "named". One that two
        distant places of its name could be meant by gives none.
    """
    acting = {(m.sentence, m.head) for m in mentions if m.kind not in ("place", "possessive", "demonym")}
    found: list[PlaceMention] = []
    named: list[PlaceMention] = []
    for reading in read_toponyms(sentences, gazetteer, home=gazetteer.home(document)):
        sentence = sentences[reading.toponym.sentence]
        role = None if reading.qualifies or reading.toponym.owned else _role(document, sentence, reading.toponym)
        if role == "modifier" and (sentence.index, reading.toponym.head) in acting:
            role = None
        if mention := _mention(sentence, reading, role, gazetteer):
            (found if role else named).append(mention)
    taken = {(m.sentence, m.head) for m in found}
    for sentence in sentences:
        found += (m for m in peoples_places(sentence, gazetteer) if (m.sentence, m.head) not in taken)
    found.sort(key=lambda m: m.span.start)
    told = (*found, *places_meant(sentences, found))
    covered = {(m.span.start, m.span.end) for m in told}
    named = [m for m in named if (m.span.start, m.span.end) not in covered]
    return tuple(sorted((*told, *named), key=lambda m: m.span.start))


def read_toponyms(sentences: Sequence[Sentence], gazetteer: Gazetteer, *, home: str | None = None) -> list[Reading]:
    """Finds every toponym of a document, acting or not, and resolves them together.

    Args:
        sentences: the document's sentences; `sentences[i].index == i`.
        gazetteer: the names there are.
        home: alpha-3 of the outlet's country; it speaks for its places as much as the naming of its people would.

    Returns:
        One reading a toponym, in text order.
    """
    toponyms: list[Toponym] = []
    qualifiers: list[Qualifier | None] = []
    qualifying: set[int] = set()
    peoples = [home] if home else []
    persons = surnames(sentences)
    for sentence in sentences:
        known = find_toponyms(sentence, gazetteer)
        bodies = tuple(find_owned(sentence, known, gazetteer))
        unlisted = find_unlisted(sentence, (*known, *bodies), gazetteer, persons)
        here = sorted((*known, *bodies, *unlisted), key=lambda t: t.first)
        said, used = find_qualifiers(sentence, here, gazetteer)
        qualifying |= {len(toponyms) + k for k in used}
        toponyms += here
        qualifiers += said
        peoples += _peoples(sentence, gazetteer)
    resolved = resolve(toponyms, qualifiers, peoples, gazetteer)
    return [
        Reading(toponym=t, qualifier=q, qualifies=k in qualifying, resolved=r)
        for k, (t, q, r) in enumerate(zip(toponyms, qualifiers, resolved, strict=True))
    ]


def resolve_given(
    sentences: Sequence[Sentence],
    spans: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    *,
    home: str | None = None,
) -> list[Reading | None]:
    """Resolves toponyms that somebody else found, with all of them as each other's context.

    Args:
        sentences: the document's sentences.
        spans: document offsets of the toponyms.
        gazetteer: the names there are.
        home: alpha-3 of the outlet's country.

    Returns:
        One reading a span; None where the gazetteer does not know the name.
    """
    slots: list[int] = []
    readings: list[Reading | None] = [None] * len(spans)
    by_sentence: dict[int, list[tuple[Toponym, int]]] = {}
    for k, (start, end) in enumerate(spans):
        if toponym := given_toponym(sentences, start, end, gazetteer):
            by_sentence.setdefault(toponym.sentence, []).append((toponym, k))
    toponyms: list[Toponym] = []
    qualifiers: list[Qualifier | None] = []
    peoples = [home] if home else []
    for sentence in sentences:
        here = sorted(by_sentence.get(sentence.index, []), key=lambda pair: pair[0].first)
        said, _ = find_qualifiers(sentence, [t for t, _ in here], gazetteer)
        toponyms += (t for t, _ in here)
        slots += (k for _, k in here)
        qualifiers += said
        peoples += _peoples(sentence, gazetteer)
    for k, t, q, r in zip(slots, toponyms, qualifiers, resolve(toponyms, qualifiers, peoples, gazetteer), strict=True):
        readings[k] = Reading(toponym=t, qualifier=q, qualifies=False, resolved=r)
    return readings


def _peoples(sentence: Sentence, gazetteer: Gazetteer) -> list[str]:
    words = (t.text for t in sentence.tokens if t.text[0].isupper() and t.ent != "LANGUAGE")
    return [country for country in map(gazetteer.demonym, words) if country]


def _role(document: Document, sentence: Sentence, toponym: Toponym) -> str | None:
    dateline = document.dateline
    if dateline and dateline.span.start <= sentence.tokens[toponym.first].start < dateline.span.end:
        return "dateline"
    return locative_role(sentence, toponym)


def _mention(sentence: Sentence, reading: Reading, role: str | None, gazetteer: Gazetteer) -> PlaceMention | None:
    toponym, entry, country = reading.toponym, reading.resolved.entry, reading.resolved.country
    if entry is None and (country is None or (role is None and not _told(reading))):
        return None
    span = _span(sentence, toponym)
    part = bool(toponym.side) and entry is not None and entry.kind == "country"
    pinned = entry is not None and entry.kind != "country"
    place = Place(
        text=span.text,
        start=span.start,
        end=span.end,
        name=f"{toponym.side} {entry.name}" if part and entry else entry.name if entry else toponym.text,
        country=country,
        admin1=gazetteer.admin1_name(entry) if entry and entry.admin1 else None,
        lat=entry.lat if pinned and entry else None,
        lon=entry.lon if pinned and entry else None,
        geonames_id=entry.geonames_id if entry and not part else None,
        precision="region" if part else entry.precision if entry else "country",
    )
    used = Step(by=f"places:role/{role}", saw=f"{span.text} used as a place ({role})")
    if role is None:
        used = Step(by="places:named", saw=f"{span.text} acts, owns or tells where another place lies")
    return PlaceMention(
        span=span,
        sentence=toponym.sentence,
        head=toponym.head,
        place=place,
        use="place" if role else "named",
        steps=(used, *reading.resolved.steps),
    )


def _told(reading: Reading) -> bool:
    """Whether the gazetteer has the name or the text says where it lies; else it may be no place's name at all."""
    return bool(reading.toponym.entries) or reading.qualifier is not None


def _span(sentence: Sentence, toponym: Toponym) -> Span:
    """The name with its side and designation, and the country it is said to lie in by "of" ("X region of Ukraine")."""
    first, last = toponym.first, max(toponym.last, toponym.head + 1)
    while (
        toponym.side
        and first > 0
        and (sentence.tokens[first - 1].text.lower() in SIDES or _hyphen(sentence, first - 1))
    ):
        first -= 1
    if (of := next((c for c in sentence.children[toponym.head] if sentence.tokens[c].text == "of"), None)) is not None:
        inner = next((c for c in sentence.children[of] if sentence.tokens[c].pos == "PROPN"), None)
        if inner is not None and of == last:
            last = inner + 1
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Span(start=start, end=end, text=sentence.text[start - sentence.start : end - sentence.start])


def _hyphen(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].text == "-" and i > 0 and sentence.tokens[i - 1].text.lower() in SIDES
