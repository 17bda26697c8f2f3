"""bodies.tsv, members.tsv, phases.tsv: governments' bodies, groups, parties, international bodies, companies."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from register.states import HEADER
from register.tables import HERE, read, unique, write


def build(out: Path, shared: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    rows: list[list[str]] = []
    kind, taken = "", set(known)
    for name, code, sector, aliases in read("bodies.txt", 4):
        if name.startswith("["):
            kind = name.strip("[]")
            continue
        found = re.match(r"\{([\w-]+)\}(.*)", name)
        id_, plain = (found[1], found[2]) if found else (slug(name), name)
        if id_ in taken and not found:
            id_ += "-" + code.lower()
        if id_ in taken:
            raise SystemExit(f"bodies.txt: {id_} is there twice")
        taken.add(id_)
        others = [alias for alias in unique(aliases.split(";")) if alias != plain]
        rows.append([id_, plain, code, sector, kind, "", "", "", "", ";".join(others), "", "", "", ""])
    named = {form.casefold() for row in rows for form in (row[1], *row[9].split(";"))}
    rows += militants(shared / "Phoenix.MilNonState.actors.txt", named, taken, known)
    write(out / "bodies.tsv", HEADER, rows)
    members = list(memberships(taken))
    write(out / "members.tsv", "body code first last", members)
    phases = list(read("phases.txt", 5))
    assert all(row[0] in taken for row in phases)
    write(out / "phases.tsv", "id code sector first last", phases)


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def memberships(bodies: set[str]):
    text = (
        (HERE / "members.txt").read_text("utf-8")
        + "un: "
        + " ; ".join(line for line in (HERE / "un.txt").read_text("utf-8").split("\n") if line and line[0] != "#")
    )
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        body, _, waves = line.partition(":")
        assert body in bodies, body
        for wave in waves.split(";"):
            first, *codes = wave.split() or [""]
            for item in codes:
                code, _, last = item.partition("..")
                yield [body, code, first, last]


# Words that a group's name keeps in small letters.
SMALL = {"of", "the", "for", "and", "in", "to", "de", "du", "la", "al", "ul", "el", "e", "i"}


def militants(path: Path, named: set[str], taken: set[str], known: dict[str, tuple[str, list[str]]]):
    """Adds PETRARCH's list of armed groups with a home; its other codes name no state."""
    head = ""
    groups: dict[str, list[str]] = {}
    codes: dict[str, str] = {}
    for line in path.read_text("utf-8").split("\n"):
        line = line.split("#")[0].strip()
        found = re.match(r"(\+?)([^\[\]]+?)_?\s*(?:\[(\w+)[^\]]*\])?$", line)
        if not found or not found[2]:
            continue
        name = title(re.sub(r"\([^)]*\)", "", found[2]))
        if not found[1]:
            head = name
            groups[head] = []
        elif head:
            groups[head].append(name)
        if found[3] and head:
            codes[head] = found[3]
    for name, aliases in groups.items():
        code = codes.get(name, "")
        id_ = slug(name)
        if code[3:] != "REB" or code[:3] not in known or id_ in taken or name.casefold() in named:
            continue
        if " " not in name and len(name) < 8:
            continue
        taken.add(id_)
        others = [a for a in unique(aliases) if a != name and a.casefold() not in named and len(a) > 6 and " " in a]
        yield [id_, name, code[:3], "REB", "group", "", "", "", "", ";".join(others), "", "", "", ""]


def title(raw: str) -> str:
    words = re.sub(r"[_ ]+", " ", raw).strip().lower().split(" ")
    done = [word if word in SMALL and i else cap(word) for i, word in enumerate(words)]
    return " ".join(done)


def cap(word: str) -> str:
    head, _, tail = word.partition("-")
    if head in ("al", "el", "ul") and tail:
        return head + "-" + tail.capitalize()
    return "-".join(part.capitalize() if part not in SMALL else part for part in word.split("-"))
