"""Titles as printed -> normalised offices."""

from __future__ import annotations

import re

from register.tables import read

_TITLES: dict[str, tuple[str, str]] = {}
for _role, _sector, _items in read("titles.txt", 3):
    for _item in [_role, *_items.split(";")]:
        _TITLES.setdefault(_item, (_role, _sector))

# Offices that one person holds at a time.
SINGLE = {
    "president", "prime minister", "chancellor", "vice president", "foreign minister", "defence minister",
    "interior minister", "finance minister", "king", "queen", "emir", "sultan", "supreme leader", "leader",
    "secretary-general", "pope", "un ambassador", "national security adviser", "high representative",
    "attorney general", "crown prince", "general secretary",
}  # fmt: skip

# What a portfolio's name holds -> the office.
PORTFOLIOS = (
    (r"foreign|external (affairs|relations)", "foreign minister"),
    (r"defen[cs]e|armed forces", "defence minister"),
    (r"interior|internal affairs|home affairs|public security|homeland", "interior minister"),
    (r"financ|treasury", "finance minister"),
    (r"justice", "justice minister"),
    (r"econom", "economy minister"),
    (r"trade|commerce", "trade minister"),
    (r"energy|petroleum|\boil\b", "energy minister"),
    (r"health", "health minister"),
    (r"education", "education minister"),
    (r"agricultur", "agriculture minister"),
    (r"information|communication", "information minister"),
    (r"intelligence|state security", "intelligence minister"),
)


def role_of(title: str, code: str) -> tuple[str, str]:
    """Returns the normalised office and its sector; what is not known is "minister", "speaker" or "official"."""
    plain = title.lower().strip()
    if plain == "secretary of state" and code not in ("USA", "VAT"):
        return "minister", "GOV"
    if plain == "governor-general":
        return "governor", "GOV"
    if plain in _TITLES:
        role, sector = _TITLES[plain]
        return ("president", sector) if role == "council president" else (role, sector)
    if re.match(r"deputy|vice|assistant|under|first deputy", plain):
        return "deputy prime minister" if re.search("prime|premier", plain) else "deputy minister", "GOV"
    if re.search(r"speaker|president of the (senate|national|chamber|parliament|legislat|house|council)", plain):
        return "speaker", "LEG"
    if re.search(r"chief justice|judge|prosecutor", plain):
        return "judge", "JUD"
    if re.search(r"chief of (the )?(general|defen|army|armed|navy|air)|commander", plain):
        return "army chief", "MIL"
    if re.search(r"intelligence|security service", plain) and not plain.startswith("minister"):
        return "intelligence chief", "SPY"
    if re.search(r"governor of the (central|reserve|national|state) bank|president of the central bank", plain):
        return "central bank governor", "GOV"
    if re.match(r"(minister|secretary|cabinet secretary)\b", plain):
        return next((role for pattern, role in PORTFOLIOS if re.search(pattern, plain)), "minister"), "GOV"
    return next(((known, _TITLES[known][1]) for known in ("governor", "mayor", "monarch") if known in plain),
                ("official", "GOV"))  # fmt: skip
