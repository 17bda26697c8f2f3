"""states.tsv: states, territories, peoples and seats of government."""

from __future__ import annotations

from pathlib import Path

from rigour.territories import get_territory

from register.tables import read, unique, write

HEADER = "id name code sector kind wikidata first last capital aliases adjectives demonyms capitals seats"
PEOPLES = {"kurds", "rohingya", "hutu", "tutsi", "roma", "tamils", "druze", "tuareg", "yazidis", "alawites", "hazara",
           "pashtun", "maronites", "copts", "shia", "sunni", "arabs", "africans", "europeans", "asians",
           "latin-americans"}  # fmt: skip


def build(out: Path) -> dict[str, tuple[str, list[str]]]:
    """Writes states.tsv; returns code -> (name, adjectives) of states."""
    rows, known = [], {}
    for code, name, aliases, adjectives, people, capitals in read("states.txt", 6):
        territory = get_territory(code.lower())
        forms = adjectives.split(";") if adjectives else []
        official = [territory.full_name] if territory and territory.full_name != name else []
        nouns = unique([*people.split(";"), *plurals(forms)])
        names = unique([*aliases.split(";"), *official])
        wikidata = (territory and territory.qid) or ""
        rows.append([code, name, code, "GOV", "state", wikidata, "", "", capital_of(capitals), ";".join(names),
                     ";".join(forms), ";".join(nouns), capitals, ""])  # fmt: skip
        known[code] = (name, forms)
    for id_, name, code, aliases, adjectives, people, capital, first, last in read("territories.txt", 9):
        forms = adjectives.split(";") if adjectives else []
        kind = "people" if id_ in PEOPLES else "territory"
        nouns = unique([*people.split(";"), *plurals(forms)])
        rows.append([id_, name, code, "CVL" if kind == "people" else "GOV", kind, "", first, last, capital_of(capital),
                     aliases, ";".join(forms), ";".join(nouns), capital, ""])  # fmt: skip
    for form, code, name, sector, others in read("seats.txt", 5):
        slug = "seat:" + form.lower().replace(" ", "-").replace("'", "")
        rows.append([slug, name, code, sector, "seat", "", "", "", "", "", "", "", "",
                     ";".join(unique([form, *others.split(";")]))])  # fmt: skip
    write(out / "states.tsv", HEADER, rows)
    return known


def capital_of(cell: str) -> str:
    return cell.split(";")[0].partition("@")[0]


def plurals(adjectives: list[str]) -> list[str]:
    """Makes the plural noun of adjectives that double as a noun: Russian -> Russians, Iraqi -> Iraqis."""
    return [form + "s" for form in adjectives if form.endswith(("an", "i", "een")) and "." not in form]
