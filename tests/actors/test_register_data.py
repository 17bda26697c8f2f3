"""The register's files hold to their own rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman.actors.tables import rows
from dragoman.actors.userfile import OTHER_CODES, SECTORS

DATA = Path(dragoman.__file__).parent / "data" / "actors"
STATES = {row[0] for row in rows("states.tsv") if row[4] == "state"}
CODES = STATES | OTHER_CODES


def test_every_file_is_small() -> None:
    sizes = [path.stat().st_size for path in DATA.iterdir()]
    assert max(sizes) < 5_000_000
    assert sum(sizes) < 6_000_000


@pytest.mark.parametrize("name", ["states.tsv", "bodies.tsv", "persons.tsv"])
def test_ids_are_unique_and_codes_and_sectors_known(name: str) -> None:
    table = rows(name)
    assert len({row[0] for row in table}) == len(table)
    assert {row[2] for row in table} <= CODES
    assert {row[3] for row in table} <= SECTORS


def test_every_term_has_a_person_and_days_in_order() -> None:
    persons = {row[0] for row in rows("persons.tsv")}
    for person, _role, _title, code, sector, first, last, _body in rows("terms.tsv"):
        assert person in persons
        assert code in CODES
        assert sector in SECTORS
        days = [date.fromisoformat(day) for day in (first, last) if day]
        assert days == sorted(days)


def test_every_member_is_a_state_of_a_known_body() -> None:
    bodies = {row[0] for row in rows("bodies.tsv")}
    for body, code, first, last in rows("members.tsv"):
        assert body in bodies
        assert code in STATES
        assert not last or first <= last


def test_every_united_nations_member_has_a_name_an_adjective_and_a_capital_or_is_one() -> None:
    members = {row[1] for row in rows("members.tsv") if row[0] == "un"}
    assert len(members) == 193
    lacking = {row[0] for row in rows("states.tsv") if row[0] in members and not row[10]}
    assert lacking <= {"DMA"}


def test_every_home_is_a_state() -> None:
    assert {code for _, codes in rows("homes.tsv") for code in codes.split(";")} <= STATES


def test_every_noun_and_title_has_a_sector() -> None:
    assert {row[1] for row in rows("agents.tsv")} <= SECTORS
    assert {row[2] for row in rows("titles.tsv")} <= SECTORS
    assert {row[1] for row in rows("institutions.tsv")} <= SECTORS
