"""A user's own actors, YAML or CSV: checked whole, then laid over the register; nothing is half-loaded."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from dragoman.actors.entries import Entry, Term
from dragoman.errors import RegisterError

FIELDS = ("name", "code", "sector", "kind", "aliases", "role", "title", "first", "last", "wikidata")
_SECTORS = "GOV MIL REB PTY LEG JUD COP SPY UAF OPP CVL MED JRN BUS LAB EDU REL ELI CRM REF SOC UNK PRM PRE AGR"
SECTORS = frozenset(_SECTORS.split())
_KINDS = "person body party group igo ngo company media state territory people seat"
KINDS = frozenset(_KINDS.split())
OTHER_CODES = frozenset({"IGO", "NGO", "MNC", "ISM", "WST", "UNK"})


@dataclass(frozen=True, slots=True)
class Row:
    """One actor as the user wrote it, and the line it stands on."""

    line: int
    cells: Mapping[str, str]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """One actor to lay over the register: its entry and every form it goes by."""

    entry: Entry
    forms: tuple[str, ...] = field(default=())


def read_additions(path: Path, known: frozenset[str]) -> tuple[Addition, ...]:
    """Reads a user's actors file.

    Args:
        path: `.csv` with a header of FIELDS (aliases joined by ";"), or `.yaml`/`.yml` with a list of such mappings.
        known: the codes of states and territories there are.

    Returns:
        The additions; several rows of one name are one actor with several terms.

    Raises:
        RegisterError: names the file, the line and the fix.
    """
    rows = list(_rows(path))
    seen: dict[tuple[str, ...], int] = {}
    merged: dict[str, list[Row]] = {}
    for row in rows:
        _check(path, row, known)
        key = tuple(row.cells.get(name, "") for name in ("name", "role", "first"))
        if key in seen:
            said = f"{row.cells['name']!r} is on line {seen[key]} already"
            raise _refusal(path, row.line, said, "remove one of them")
        seen[key] = row.line
        merged.setdefault(row.cells["name"], []).append(row)
    _no_shared_forms(path, merged)
    return tuple(_addition(path, group) for group in merged.values())


def _rows(path: Path) -> Iterator[Row]:
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise RegisterError(f"{path}: {error.strerror}", hint="give a readable .yaml or .csv file") from error
    except UnicodeDecodeError as error:
        raise RegisterError(f"{path}: not UTF-8 at byte {error.start}", hint="save it as UTF-8") from error
    if path.suffix.lower() == ".csv":
        yield from _csv_rows(path, text)
    elif path.suffix.lower() in (".yaml", ".yml"):
        yield from _yaml_rows(path, text)
    else:
        raise RegisterError(f"{path}: neither YAML nor CSV", hint="name it .yaml, .yml or .csv")


def _csv_rows(path: Path, text: str) -> Iterator[Row]:
    reader = csv.DictReader(text.splitlines())
    header = reader.fieldnames or []
    for name in header:
        _known_field(path, 1, name)
    for cells in reader:
        if None in cells or None in cells.values():
            said = f"{len(header)} cells are wanted"
            raise _refusal(path, reader.line_num, said, 'put cells with a comma in "quotes"')
        plain = {name: cell.strip() for name, cell in cells.items()}
        yield Row(reader.line_num, plain, _split(plain.get("aliases", "")))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in cell.split(";") if alias.strip())


def _yaml_rows(path: Path, text: str) -> Iterator[Row]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _refusal(path, line, f"not YAML: {error.problem}", "mind the indentation and quotes") from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise _refusal(path, 1, "a list of actors is wanted", 'begin each actor with "- name: ..."')
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise _refusal(path, line, "an actor is a mapping", 'write "- name: ..." with its fields below')
        yield _yaml_row(path, line, node)


def _yaml_row(path: Path, line: int, node: yaml.MappingNode) -> Row:
    cells: dict[str, str] = {}
    aliases: tuple[str, ...] = ()
    for key, value in node.value:
        name = str(key.value)
        _known_field(path, key.start_mark.line + 1, name)
        if name in cells:
            raise _refusal(path, key.start_mark.line + 1, f"{name!r} is given twice", "keep one of them")
        if name == "aliases" and isinstance(value, yaml.SequenceNode):
            aliases = tuple(str(item.value) for item in value.value)
        elif isinstance(value, yaml.ScalarNode):
            # The text as written: YAML's own reading would make NO false and 2020-01-01 a date.
            cells[name] = value.value.strip()
        else:
            raise _refusal(path, key.start_mark.line + 1, f"{name!r} wants one value", "write it on one line")
    return Row(line, cells, aliases or _split(cells.get("aliases", "")))


def _known_field(path: Path, line: int, name: str) -> None:
    if name not in FIELDS:
        near = difflib.get_close_matches(name, FIELDS, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"fields are {', '.join(FIELDS)}"
        raise _refusal(path, line, f"no field {name!r}", hint)


def _check(path: Path, row: Row, known: frozenset[str]) -> None:
    cells, line = row.cells, row.line
    if not cells.get("name"):
        raise _refusal(path, line, "no name", "give each actor a name")
    code, sector, kind = cells.get("code", ""), cells.get("sector", ""), cells.get("kind", "person")
    if code not in known | OTHER_CODES:
        near = difflib.get_close_matches(code.upper(), sorted(known | OTHER_CODES), 1)
        said = f"did you mean {near[0]}?" if near else "use ISO 3166 alpha-3, IGO, NGO, MNC, ISM, WST or UNK"
        raise _refusal(path, line, f"unknown code {code!r}", said)
    if sector not in SECTORS:
        raise _refusal(path, line, f"unknown sector {sector!r}", f"use one of {' '.join(sorted(SECTORS))}")
    if kind and kind not in KINDS:
        raise _refusal(path, line, f"unknown kind {kind!r}", f"use one of {' '.join(sorted(KINDS))}")
    first, last = (_day(path, line, cells.get(name, "")) for name in ("first", "last"))
    if first and last and last < first:
        raise _refusal(path, line, f"last day {last} is before first day {first}", "swap or correct them")


def _day(path: Path, line: int, cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise _refusal(path, line, f"no such day {cell!r}", "write days as 2020-01-31") from None


def _no_shared_forms(path: Path, merged: Mapping[str, list[Row]]) -> None:
    owners: dict[str, str] = {}
    for name, rows in merged.items():
        for row in rows:
            for form in (name, *row.aliases):
                owner = owners.setdefault(form, name)
                if owner != name:
                    raise _refusal(path, row.line, f"{form!r} already names {owner!r}", "keep it with one of the two")


def _addition(path: Path, rows: list[Row]) -> Addition:
    head = rows[-1].cells
    terms = []
    for row in rows:
        cells = row.cells
        first, last = (_day(path, row.line, cells.get(name, "")) for name in ("first", "last"))
        role = cells.get("role", "").casefold()
        if role or first or last:
            title = cells.get("title") or cells.get("role", "")
            terms.append(
                Term(role=role, title=title, code=cells["code"], sector=cells["sector"], first=first, last=last)
            )
    kind = head.get("kind") or "person"
    entry = Entry(
        id=f"user:{head['name']}", name=head["name"], code=head["code"], sector=head["sector"], kind=kind,
        wikidata=head.get("wikidata") or None, terms=tuple(terms), central=True,
    )  # fmt: skip
    aliases = dict.fromkeys(alias for row in rows for alias in row.aliases)
    return Addition(entry, (head["name"], *aliases))


def _refusal(path: Path, line: int, found: str, hint: str) -> RegisterError:
    return RegisterError(f"{path} line {line}: {found}", hint=f"{hint}; nothing of the file was loaded")
