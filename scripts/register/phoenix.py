"""PETRARCH's dated roles: persons with the days on which they acted for a state."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from register.persons import Book

SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "LEG": "LEG", "JUD": "JUD", "COP": "COP", "SPY": "SPY", "REB": "REB",
    "OPP": "OPP", "PTY": "PTY", "MED": "JRN", "BUS": "BUS", "EDU": "EDU", "REL": "REL", "LAB": "LAB",
}  # fmt: skip
# A head with one of these words is a body, not a person.
BODIES_TEXT = """ARMY PARTY MINISTRY MINISTER COUNCIL GOVERNMENT FORCES FORCE FRONT MOVEMENT UNION COURT PARLIAMENT
    ASSEMBLY CONGRESS SENATE COMMITTEE COMMISSION BANK POLICE AUTHORITY NATIONAL LIBERATION PEOPLES PEOPLE'S SOVIET
    DEPARTMENT AGENCY OFFICE BUREAU PRESIDENT PRIME SECRETARY KING QUEEN HOUSE STATE REPUBLIC MILITARY NAVY AIR CORPS
    REBELS GUERRILLA COALITION ALLIANCE ORGANIZATION ORGANISATION GROUP ISLAMIC COMMUNIST DEMOCRATIC LEAGUE
    FEDERATION REVOLUTIONARY JUNTA CABINET THE AND FOR SUPREME HIGH SENATOR GENERAL_ASSEMBLY PROVINCE CHAMBER
    OPPOSITION SOCIALIST DIET PRESIDIUM DUMA POLITBURO COMPANY CORPORATION RADIO TELEVISION NEWS TIMES
    CHANCELLOR AMBASSADOR LEADER PREMIER POPE DR MR MRS SIR ADMIRAL COLONEL GOVERNOR VICE DEPUTY SPOKESMAN FORMER
    CHIEF EMIR SULTAN CROWN PRINCE PRINCESS ENVOY COMMANDER JUSTICE JUDGE SPEAKER MAYOR EMPEROR HEAD CHAIRMAN"""
BODIES = set(BODIES_TEXT.split())
SMALL = {"AL", "EL", "BIN", "BEN", "IBN", "DE", "DA", "DO", "DOS", "DEL", "DI", "VAN", "VON", "DER", "DEN", "LA", "LE",
         "UL", "DU", "Y", "E", "UR", "OF"}  # fmt: skip
ONE_DATE = re.compile(r"\[([A-Z]{3})([A-Z]*)\s*([<>]?)\s*(\d{6,8})?\s*(?:-\s*(\d{6,8}))?\s*\]")


def roles(book: Book, path: Path, states: dict[str, tuple[str, list[str]]]) -> None:
    known = set(states)
    nations = {word.upper() for _, adjectives in states.values() for form in adjectives for word in form.split()}
    for names, codes in blocks(path):
        terms = [term for code in codes for term in one(code, known)]
        if not terms or not person_like(names[0]):
            continue
        name = title(names[0])
        aliases = [title(n) for n in names[1:] if person_like(n) and n.split("_")[0] not in nations]
        person = book.person(name, terms[0][2], "GOV", aliases, by_alias=True)
        if not person.terms and not person.standing and person.name == name:
            person.sector = terms[-1][3]
        for term in dict.fromkeys(terms):
            if not person.standing and not any(t[3] == term[3] and t[4][:7] == term[4][:7] for t in person.terms):
                person.terms.append(term)


def blocks(path: Path):
    """Yields (names, codes) of each head in the dictionary."""
    names: list[str] = []
    codes: list[str] = []
    for raw in path.read_text("utf-8", "replace").split("\n"):
        line = raw.split("#")[0].rstrip()
        if not line.strip():
            continue
        text, _, code = line.partition("[")
        text = text.strip()
        if text and not text.startswith("+"):
            if names:
                yield names, codes
            names, codes = [text.strip("_ ")], []
        elif text:
            names.append(text[1:].strip("_ "))
        codes += re.findall(r"\[[^\]]*\]", "[" + code) if code else []
    yield names, codes


def one(code: str, known: set[str]) -> list[tuple[str, str, str, str, str, str, str]]:
    found = ONE_DATE.match(code)
    if not found or not (found[4] or found[5]):
        return []
    state = {"SUN": "RUS", "YUG": "SRB", "CSK": "CZE", "ZAR": "COD", "DDR": "DEU"}.get(found[1], found[1])
    sector = SECTORS.get(found[2][:3])
    if state not in known or sector is None:
        return []
    first, last = day(found[4] or ""), day(found[5] or "")
    if found[3] == "<":
        first, last = "", first
    if found[3] == ">":
        last = ""
    if (first or last) < "1939" or (first and last and first > last):
        return []
    return [("office", "", state, sector, first, last, "")]


def day(digits: str) -> str:
    """Reads yymmdd (up to 14 is this century) or yyyymmdd; a day that never was is moved to the month's first."""
    if not digits:
        return ""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= 14 else "19") + digits
    if len(digits) == 7:
        return ""
    year, month, number = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not (1900 <= year <= 2014 and 1 <= month <= 12):
        return ""
    last = 29 if month == 2 and year % 4 == 0 else (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]
    return f"{year}-{month:02}-{min(max(number, 1), last):02}"


def person_like(name: str) -> bool:
    words = [word for word in re.split(r"[_ ]+", name) if word]
    return 2 <= len(words) <= 6 and not any(word in BODIES for word in words) and not re.search(r"[\d().,/&]", name)


def title(name: str) -> str:
    words = [word for word in re.split(r"[_ ]+", name.replace("`", "'")) if word]
    return " ".join(w.lower() if w in SMALL and i else "-".join(map(cap, w.split("-"))) for i, w in enumerate(words))


def cap(word: str) -> str:
    if word in ("AL", "EL", "UL"):
        return word.lower()
    if "'" in word:
        return "'".join(part.capitalize() for part in word.split("'"))
    return ("Mc" + word[2:].capitalize()) if word.startswith("MC") and len(word) > 4 else word.capitalize()


def places(path: Path, known: set[str]):
    """Yields (place, state) of the cities and provinces listed under a state's own name."""
    state = ""
    for raw in path.read_text("utf-8", "replace").split("\n"):
        line = raw.split("#")[0].strip()
        if not line:
            continue
        text, _, code = line.partition("[")
        head = not text.startswith("+")
        if head and re.fullmatch(r"[A-Z]{3}\]", code.strip() or ""):
            state = code[:3]
        elif head:
            state = ""
        elif state in known and re.fullmatch(r"\+[A-Z_' -]{4,22}", text.strip()):
            yield title(text.strip()[1:].strip("_ ")), state
