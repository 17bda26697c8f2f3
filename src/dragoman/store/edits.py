"""What a reviewer may change in an item, how a new value is written, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, get_args

from dragoman.errors import InputError
from dragoman.records import ItemKind
from dragoman.records.findings import STATELESS, Form, Stance, Status
from dragoman.store.flatten import Item, Values, owner_of
from dragoman.store.tables import UNDATED

Change = tuple[str, str]

ROLES_EDITED = {
    "event": {"actors": "actor", "recipients": "recipient"},
    "claim": {"sources": "source", "addressees": "addressee"},
    "position": {"holders": "holder"},
}
"""Fields that hold parties, with their role."""


def check_changes(kind: ItemKind, changes: Sequence[Change]) -> None:
    """Refuses changes of unknown fields, or to values that a field can't have.

    Args:
        kind: what is edited.
        changes: (field, value) pairs; "" takes a value away where a field may be without one.

    Raises:
        InputError: a field or a value is refused; what is known is said.
    """
    if not changes:
        raise InputError("an edit without changes", hint="say which field has which value, or accept")
    for field, value in changes:
        known = FIELDS[kind]
        if field not in known:
            raise InputError(f"no field '{field}' of a {kind} to edit", hint=f"one of {', '.join(known)}")
        known[field](field, value)


def edited(item: Item, changes: Sequence[Change], *, published: date) -> Item:
    """Applies a reviewer's changes.

    Args:
        item: the item as coded.
        changes: checked (field, value) pairs.
        published: its document's day, by which an event without a date is filed.

    Returns:
        A new item; an event's quad class, scores and codes follow its new type and mode, its day its new date.
    """
    values = dict(item.values)
    people = list(item.participants)
    for field, value in changes:
        role = ROLES_EDITED[item.kind].get(field)
        if role:
            people = [who for who in people if who["role"] != role] + _parties(value, role, item)
        else:
            values[field] = FIELDS[item.kind][field](field, value)
    fields = {field for field, _ in changes}
    if item.kind == "event":
        if fields & {"type", "mode"}:
            values |= _coded(values["type"], values["mode"], values["quad"])
        if fields & {"first", "last"}:
            values |= _dated(values, published)
        if fields & {"type", "mode", "mutual", "actors", "recipients"}:
            values["mutual"] = may_be_mutual(values, people) and (
                values["mutual"] or ("mutual" not in fields and is_talk(values))
            )
        if "country" in fields:
            # a point in another country would be wrong now
            values |= dict.fromkeys(("admin1", "lat", "lon", "geonames_id")) | {"precision": "country"}
    if "owner" in fields:
        people = [who for who in people if who["role"] != "owner"] + list(owner_of(values["owner"], values))
    return Item(item.kind, values, tuple(people))


def _coded(type: str, mode: str | None, quad: int) -> Values:
    from dragoman.codebooks import derive_cameo, plover_intensity

    cameo = derive_cameo(type, mode)
    return {
        "quad": _codebook()[0].get(type, quad),
        "cameo": "" if cameo.ambiguous else " ".join(cameo.candidates),
        "goldstein": cameo.goldstein,
        "intensity": plover_intensity(type, mode),
    }


def coded_names(name: str) -> tuple[str, ...]:
    """Names the types, or the modes, of PLOVER."""
    types, modes, _ = _codebook()
    return tuple(types) if name == "type" else modes


@cache
def _codebook() -> tuple[dict[str, int], tuple[str, ...], frozenset[str]]:
    """PLOVER's types with their quad classes, all its modes, and the types with acts that both sides share."""
    from dragoman.codebooks import load_codebook

    types = load_codebook().types
    quads = {name: kind.quad for name, kind in types.items()}
    modes = sorted({mode for kind in types.values() for mode in kind.modes})
    return quads, tuple(modes), frozenset(name for name in types if any(t.mutual for t in types[name].triggers))


def may_be_mutual(values: Values, people: Sequence[Values]) -> bool:
    """Says whether the actors, as they are, can do the act with one another: several, to nobody.

    Of PLOVER's types only those with such acts; one of a codebook of one's own is let pass.
    """
    types = _codebook()[0]
    several = sum(who["role"] == "actor" for who in people) > 1
    known = values["type"] not in types or values["type"] in _codebook()[2]
    return known and several and not any(who["role"] == "recipient" for who in people)


def is_talk(values: Values) -> bool:
    """Says whether an event is talks, which several actors hold with one another; a visit has visitors side by side."""
    return bool(values["type"] == "CONSULT" and values["mode"] != "visit")


def _dated(values: Values, published: date) -> Values:
    first, last = values["first"], values["last"]
    if first is None:
        return {"first": None, "last": None, "day": published if published != date.min else UNDATED, "date_basis": None}
    return {"last": max(first, last or first), "day": first, "date_basis": "stated"}


def _parties(value: str, role: str, item: Item) -> list[Values]:
    """Parties as written; one that was there keeps the words it was read from."""
    found = []
    for rank, (code, sector, name) in enumerate(parse_parties(role, value)):
        there = [who for who in item.participants if who["code"] == code and (not name or who["name"] == name)]
        kept = next((who for who in there if who["role"] == role), there[0] if there else None)
        start = item.values["start"]
        words = {"text": "", "start": start, "end": start, "wikidata": None}
        if kept:
            words = {key: kept[key] for key in words}
            sector, name = sector or kept["sector"], name or kept["name"]
        found.append({"role": role, "rank": rank, "code": code, "sector": sector or "UNK", "name": name, **words})
    return found


_PARTY = re.compile(r"([A-Z]{3})(?:/([A-Z]{3}))?(?:/(.*))?")


def parse_parties(field: str, value: str) -> list[tuple[str, str, str]]:
    """Reads parties: "RUS/GOV/Vladimir Putin; UKR" is two, each with code, sector and name, "" where not said.

    Raises:
        InputError: not written so.
    """
    found = []
    for part in filter(None, (part.strip() for part in value.split(";"))):
        match = _PARTY.fullmatch(part)
        if not match:
            raise InputError(
                f"{field}: '{part}' is nobody", hint="CODE, CODE/SECTOR or CODE/SECTOR/Name, parted by ';'"
            )
        found.append((match[1], match[2] or "", (match[3] or "").strip()))
    return found


Check = Callable[[str, str], Any]


def _type(field: str, value: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Z0-9_-]*", value):
        raise InputError(f"{field}: '{value}' is no event type", hint=f"one of {', '.join(coded_names('type'))}")
    return value


def _word_or_none(field: str, value: str) -> str | None:
    if value and not re.fullmatch(r"[\w-]+", value):
        raise InputError(f"{field}: '{value}' is not one word")
    return value or None


def _word(field: str, value: str) -> str:
    if not _word_or_none(field, value):
        raise InputError(f"{field}: a value is wanted")
    return value


def _text_or_none(field: str, value: str) -> str | None:
    return value or None


def _among(*known: str) -> Check:
    def check(field: str, value: str) -> str:
        if value not in known:
            raise InputError(f"{field}: '{value}'", hint=f"one of {', '.join(known)}")
        return value

    return check


def _day(field: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise InputError(f"{field}: '{value}' is no day", hint="2024-05-16") from None


def _country(field: str, value: str) -> str | None:
    if value and (not re.fullmatch("[A-Z]{3}", value) or value in STATELESS):
        raise InputError(f"{field}: '{value}' is no country", hint="ISO 3166 alpha-3: FRA")
    return value or None


def _flag(field: str, value: str) -> bool:
    return bool(_among("true", "false")(field, value) == "true")


def _people(field: str, value: str) -> None:
    parse_parties(field, value)


def _code(field: str, value: str) -> str:
    if not re.fullmatch("[A-Z]{3}", value):
        raise InputError(f"{field}: '{value}' is no code", hint="ISO 3166 alpha-3, IGO, NGO, MNC, ISM, WST or UNK")
    return value


FIELDS: dict[ItemKind, dict[str, Check]] = {
    "event": {
        "type": _type,
        "mode": _word_or_none,
        "status": _among(*get_args(Status)),
        "first": _day,
        "last": _day,
        "country": _country,
        "place_name": _text_or_none,
        "attributed_to": _word_or_none,
        "mutual": _flag,
        "actors": _people,
        "recipients": _people,
    },
    "claim": {
        "act": _word,
        "form": _among(*get_args(Form)),
        "challenged": _flag,
        "sources": _people,
        "addressees": _people,
    },
    "position": {"stance": _among(*get_args(Stance)), "owner": _code, "holders": _people},
}
"""What may be edited, each field with the function that reads its value."""
