"""agents.tsv (common nouns for people -> sector), titles.tsv (titles -> office), institutions.tsv."""

from __future__ import annotations

import re
from pathlib import Path

from register.tables import HERE, read, write

# CAMEO's sectors in PETRARCH's agent list -> PLOVER's.
PLOVER = {
    "HLH": "MED", "MED": "JRN", "MUS": "REL", "CHR": "REL", "BUD": "REL", "HIN": "REL", "JEW": "REL", "DEV": "SOC",
    "ENV": "SOC", "HRI": "SOC", "NGO": "SOC", "PPL": "CVL", "RAD": "REB", "IMG": "REB",
}  # fmt: skip
TWO = {"GOVMIL": "GOV", "MILSPY": "SPY", "GOVMED": "GOV", "REBMUS": "REB", "MUSUAF": "UAF"}


def build(out: Path, shared: Path) -> None:
    nouns = petrarch(shared / "Phoenix.agents.txt")
    for line in (HERE / "agents.txt").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            sector, _, items = line.partition(":")
            for item in items.strip().split(";"):
                for noun in inflect(item):
                    nouns[noun] = sector
    write(out / "agents.tsv", "noun sector", sorted(nouns.items()))
    titles = {}
    for role, sector, items in read("titles.txt", 3):
        for item in dict.fromkeys([role, *items.split(";")]):
            titles.setdefault(item, (role, sector))
            for plural in inflect(item):
                titles.setdefault(plural, (role, sector))
    write(out / "titles.tsv", "title role sector", sorted((key, *value) for key, value in titles.items()))
    write(out / "institutions.tsv", "key sector name phrases", list(read("institutions.txt", 4)))


def inflect(item: str) -> list[str]:
    """Gives singular and plural: "thief/thieves", "minister" -> minister, ministers, "=police" -> police."""
    if item.startswith("="):
        return [item[1:]]
    if "/" in item:
        return item.split("/")
    if re.search(r"(men|people|police|forces|troops|media|personnel|s|ing|ed|infantry|artillery|intelligence)$", item):
        return [item]
    if re.search(r"(ch|sh|x|z)$", item):
        return [item, item + "es"]
    if re.search(r"[^aeiou]y$", item):
        return [item, item[:-1] + "ies"]
    if item.endswith("man"):
        return [item, item[:-3] + "men"]
    return [item, item + "s"]


def petrarch(path: Path) -> dict[str, str]:
    nouns: dict[str, str] = {}
    sets = {"PERSON": ["man", "men", "woman", "women", "person"],
            "MINIST": ["minister", "ministers", "ministry", "ministries"]}  # fmt: skip
    for line in path.read_text("utf-8").split("\n"):
        found = re.match(r"([^#{\[]+?)\s*(?:\{([^}]*)\})?\s*\[~(\w+)\]", line)
        if not found:
            continue
        code = found[3]
        sector = TWO.get(code) or PLOVER.get(code[:3], code[:3])
        stem = found[1].strip().strip("_")
        marks = re.findall(r"!(\w+)!", stem)
        variants = [stem.replace(f"!{marks[0]}!", " " + end) for end in sets[marks[0]]] if marks else [stem]
        for variant in variants:
            noun = re.sub(r"[_ ]+", " ", variant).strip().lower()
            plain = [noun] if marks or found[2] == "" else inflect(noun)
            for form in plain + [re.sub(r"[_ ]+", " ", other).strip().lower() for other in (found[2] or "").split(",")]:
                if len(form) > 2 and sector.isupper() and form.split()[-1] not in ("to", "of", "for", "at", "in"):
                    nouns.setdefault(form, sector)
    return nouns
