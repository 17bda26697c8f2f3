"""persons.tsv and terms.tsv: office holders and what they held when.

The sources are laid over one another, the surest first: our own table of holders, our central figures, then the
cabinets, leaders and dated roles of the open data. One person is one (state, folded name).
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from dragoman.actors.tables import fold
from register import phoenix
from register.roles import SINGLE, role_of
from register.tables import HERE, read, unique, write

FAMILY_FIRST = {"CHN", "KOR", "PRK", "VNM", "KHM", "TWN", "HKG", "MAC", "SGP"}
SPANISH_TEXT = "ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN GNQ"
SPANISH = set(SPANISH_TEXT.split())
PARTICLES = {"de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "ter", "le", "la", "bin",
             "ben", "al", "el", "ibn", "abu", "abdul", "ould", "st", "mac", "zu"}  # fmt: skip


@dataclass
class Person:
    name: str
    code: str
    sector: str
    wikidata: str = ""
    aliases: list[str] = field(default_factory=list)
    first: str = ""
    last: str = ""
    standing: bool = False
    central: bool = False
    terms: list[tuple[str, str, str, str, str, str, str]] = field(default_factory=list)


class Book:
    """Everybody so far. `sure` are the (role, code, body) for which our own table is complete."""

    def __init__(self) -> None:
        self.people: dict[tuple[str, str], Person] = {}
        self.sure: set[tuple[str, str, str]] = set()

    def person(self, name: str, code: str, sector: str = "GOV", aliases: list[str] | None = None,
               *, by_alias: bool = False) -> Person:  # fmt: skip
        """Finds somebody by the name, or adds them; by an alias only if asked (both Bushes are "George Bush")."""
        names = [name, *(aliases or [])]
        wanted = names if by_alias else names[:1]
        found = next((self.people[key(code, n)] for n in wanted if key(code, n) in self.people), None)
        if found is None:
            found = Person(name, code, sector)
        for other in names:
            self.people.setdefault(key(code, other), found)
            if other != found.name and other not in found.aliases:
                found.aliases.append(other)
        return found

    def everybody(self) -> list[Person]:
        return list({id(person): person for person in self.people.values()}.values())


def key(code: str, name: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d"))
    letters = re.sub(r"[^a-z ]", "", plain.encode("ascii", "ignore").decode().lower().replace("-", " "))
    return code, " ".join(letters.split())


def build(out: Path, shared: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    book = Book()
    holders(book, "holders.txt")
    figures(book)
    holders(book, "partial.txt", whole=False)
    cabinets(book, shared / "cabinets_2025-01.csv", known)
    leaders_2026(book, shared / "world_leaders_2026-08.json", known)
    leaders_2022(book, shared / "world_leaders_2022.csv", known)
    phoenix.roles(book, shared / "Phoenix.Countries.actors.txt", known)
    reign(book, shared / "reign_leaders_1945-2021.csv", set(known))
    close(book)
    save(out, book)


def holders(book: Book, table: str, *, whole: bool = True) -> None:
    """Reads who held an office; where the table is not the whole list of an office, other sources may add to it."""
    for line in (HERE / table).read_text("utf-8").split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        head, _, chain = line.partition(" = ")
        found = re.match(r"([A-Z]{3})(?:/([\w-]+))? ([^\"]+?)(?: \"(.+)\")?$", head)
        assert found, line
        code, body, role, title = found[1], found[2] or "", found[3], found[4] or ""
        sector = role_of(role, code)[1]
        items = [item.strip() for item in chain.split(";") if item.strip()]
        parsed = [re.match(r"(.+?)(?: \(([^)]+)\))? (\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$", i) for i in items]
        assert all(parsed), [i for i, p in zip(items, parsed, strict=True) if not p]
        for number, item in enumerate(parsed):
            following = parsed[number + 1][3] if number + 1 < len(parsed) else ""
            last = item[4] or (day_before(following) if following else "")
            home = nationality(book, item[1]) if code == "IGO" else code
            who = book.person(item[1], home or code, sector, [a.strip() for a in (item[2] or "").split(",") if a])
            who.central = who.central or whole or role in SINGLE
            if not whole and any(t[0] == role and t[2] == code and near(t[4], item[3]) for t in who.terms):
                continue
            who.terms.append((role, title or role.title(), code, sector, item[3], last, body))
        if whole and role in SINGLE:
            book.sure.add((role, code, body))


def nationality(book: Book, name: str) -> str:
    """Finds whose official somebody was before serving an international body ("" where nobody we know)."""
    return next((code for code, plain in book.people if plain == key("", name)[1]), "")


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def figures(book: Book) -> None:
    for name, code, sector, aliases, first, last in read("figures.txt", 6):
        person = book.person(name, code, sector, [a for a in aliases.split(";") if a])
        person.sector, person.first, person.last = sector, first, last
        person.standing = person.central = True


def cabinets(book: Book, path: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    homes = places(known)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["country"] not in homes:
                continue
            code, body = homes[row["country"]]
            person = book.person(clean(row["person"]), code)
            person.wikidata = person.wikidata or row["wikidata_id"]
            for title in row["position"].split(";"):
                add(book, person, title.strip(), code, full(row["start"]), "", body)


def clean(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)|[\"“”]", "", name).strip()


def full(day: str) -> str:
    """Completes a year or month to its first day."""
    return day + "-01-01"[len(day) - 4 :] if 0 < len(day) < 10 else day


def places(known: dict[str, tuple[str, list[str]]]) -> dict[str, tuple[str, str]]:
    homes = {re.sub(r"[^a-z]+", "-", plain(name)).strip("-"): (code, "") for code, (name, _) in known.items()}
    homes |= {"bosnia-herzegovina": ("BIH", ""), "cabo-verde": ("CPV", ""), "caymans": ("CYM", ""),
              "congo-brazzaville": ("COG", ""), "congo-kinshasa": ("COD", ""), "czechia": ("CZE", ""),
              "faroes": ("FRO", ""), "micronesia": ("FSM", ""), "st-kitts-and-nevis": ("KNA", ""),
              "turks-and-caicos": ("TCA", ""), "aland": ("ALA", "")}  # fmt: skip
    for line in (HERE / "regions.txt").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            code, _, regions = line.partition(":")
            homes |= {region: (code, region) for region in regions.split()}
    return homes


def plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def add(book: Book, person: Person, title: str, code: str, first: str, last: str, body: str) -> None:
    """Adds a term unless our own table already says who held that office, or the person has it already."""
    role, sector = role_of(title, code)
    same = (t for t in person.terms if t[0] == role and t[6] == body)
    if (role, code, body) in book.sure or any(near(t[4], first) for t in same):
        return
    person.terms.append((role, title, code, sector, first, last, body))


def near(one: str, other: str) -> bool:
    return not one or not other or abs(int(one[:4]) - int(other[:4])) <= 1


def leaders_2026(book: Book, path: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    names = {name.lower(): code for code, (name, _) in known.items()} | {"uk": "GBR", "usa": "USA"}
    for country, entry in json.loads(path.read_text("utf-8"))["countries"].items():
        code = names.get(country.replace("_", " "))
        for position in entry["positions"].values():
            holder = position.get("current_holder") or {}
            if code and holder.get("name_en") and holder.get("since"):
                person = book.person(holder["name_en"], code)
                person.wikidata = person.wikidata or holder.get("wikidata_id") or ""
                add(book, person, position["title_en"], code, holder["since"], "", "")


def leaders_2022(book: Book, path: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    names = {name: code for code, (name, _) in known.items()}
    names |= {"People's Republic of China": "CHN", "The Gambia": "GMB", "Republic of Ireland": "IRL",
              "Kingdom of the Netherlands": "NLD", "United States of America": "USA", "East Timor": "TLS"}  # fmt: skip
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = names.get(row["country"])
            if code is None:
                continue
            person = book.person(row["officeholderLabel"], code)
            person.wikidata = person.wikidata or row["officeholder"]
            last = row["end_year"] and row["end_year"] + "-12-31"
            add(book, person, row["positionLabel"].split(" of ")[0], code, full(row["start_year"]), last, "")


def reign(book: Book, path: Path, known: set[str]) -> None:
    """Tells who of those we have led their state; REIGN gives surnames, so a known official in office is wanted."""
    pairs = (HERE / "cow.txt").read_text("utf-8").split("\n")[1].split(";")
    iso = dict(pair.split() for pair in pairs)
    roles = {}
    for line in (HERE / "leaders.txt").read_text("utf-8").split("\n")[1:]:
        role, _, codes = line.partition(":")
        roles |= dict.fromkeys(codes.split(), role)
    by_code = defaultdict(list)
    for person in book.everybody():
        by_code[person.code].append(person)
    with path.open(encoding="mac_roman") as file:
        for row in csv.DictReader(file):
            code = iso.get(row["stateabb"], row["stateabb"])
            role = roles.get(code, "leader")
            if code not in known or not row["syear"] or (role, code, "") in book.sure:
                continue
            first = f"{row['syear']}-{int(row['smonth'] or 1):02}-{int(row['sdate'] or 1):02}"
            last = month_end(row["eyear"], row["emonth"])
            surname = key(code, row["leader"])[1]
            same = [p for p in by_code[code] if surname and in_office(p, surname, first, last)]
            if len(same) == 1 and not any(t[0] == role and near(t[4], first) for t in same[0].terms):
                same[0].terms.append((role, role.title(), code, "GOV", first, last, ""))


def month_end(year: str, month: str) -> str:
    if not year:
        return "2021-08-31"
    following = date(int(year) + int(month) // 12, int(month) % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def in_office(person: Person, surname: str, first: str, last: str) -> bool:
    words = key("", person.name)[1].split()
    wanted = surname.split()
    if not set(wanted) <= set(words):
        return False
    return any(t[4] and t[4] <= last and (not t[5] or first <= t[5]) for t in person.terms)


def close(book: Book) -> None:
    """Ends an open term of an office for one when somebody else begins it."""
    offices = defaultdict(list)
    for person in book.everybody():
        for term in person.terms:
            if term[0] in SINGLE and term[4]:
                offices[term[0], term[2], term[6]].append((term[4], person))
    for person in book.everybody():
        for number, term in enumerate(person.terms):
            later = [d for d, other in offices[term[0], term[2], term[6]] if d > term[4] and other is not person]
            if term[0] in SINGLE and not term[5] and later and term[4]:
                person.terms[number] = (*term[:5], day_before(min(later)), term[6])


def save(out: Path, book: Book) -> None:
    rows, terms, taken = [], [], set()
    for person in sorted(book.everybody(), key=lambda p: (p.code, key("", p.name)[1])):
        if len(person.name) < 3:
            continue
        stem = "p:" + key("", person.name)[1].replace(" ", "-")
        id_ = stem if stem not in taken else f"{stem}-{person.code.lower()}"
        if id_ in taken:
            continue
        taken.add(id_)
        forms = [a for a in unique(person.aliases) if fold(a) != fold(person.name)]
        names = (person.name, *forms)
        surnames = unique(name for form in names for name in family_names(form, person.code))
        keys = unique(fold(form).casefold() for form in (*names, *surnames))
        rows.append([id_, person.name, person.code, person.sector, person.wikidata, ";".join(forms),
                     ";".join(keys), person.first, person.last, "1" if person.central else ""])  # fmt: skip
        terms += sorted([id_, *term] for term in set(closed(person.terms)))
    write(out / "persons.tsv", "id name code sector wikidata aliases keys first last central", rows)
    terms.sort(key=lambda row: (row[0], row[5]))
    write(out / "terms.tsv", "person role title code sector first last body", terms)


def closed(terms: list[tuple]) -> list[tuple]:
    """Ends an office that PETRARCH leaves open and unnamed where all those known by name are over."""
    named = [term for term in terms if term[0] != "office"]
    if not named or not all(term[5] for term in named):
        return terms
    last = max(term[5] for term in named)
    return [
        (*term[:5], last, term[6]) if term[0] == "office" and not term[5] and term[4] <= last else term
        for term in terms
    ]


def family_names(name: str, code: str) -> list[str]:
    """Gives the surnames by which the press may name somebody."""
    words = [word for word in name.replace(",", "").split(" ") if word not in ("Jr.", "Jr", "II", "III", "VI", "Sir")]
    if len(words) < 2:
        return [name]
    if code in FAMILY_FIRST and not words[0].endswith("."):
        return [words[0]]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower().strip("-") in PARTICLES:
        start -= 1
    found = [" ".join(words[start:]), words[-1]]
    if re.match(r"(al|el|as|an|ar|ash)-", words[-1], re.IGNORECASE):
        found.append(words[-1].partition("-")[2])
    if code in SPANISH and len(words) >= 3:
        found += [" ".join(words[-2:]), words[-2]]
    return [form for form in found if len(form) > 1]
