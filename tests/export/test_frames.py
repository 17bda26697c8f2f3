from __future__ import annotations

import builtins
from datetime import date

import pytest

from dragoman.errors import InputError
from dragoman.export.frames import to_frame
from dragoman.export.rows import COLUMNS
from dragoman.records import Document, Record

pandas = pytest.importorskip("pandas")


def test_events_have_a_row_each_with_actors_days_and_place(record: Record) -> None:
    frame = to_frame(record, "events").set_index("id")
    assert frame.loc["ev-aa11", "actor_codes"] == "PER"
    assert frame.loc["ev-aa11", "first"] == date(2024, 5, 14)
    assert frame.loc["ev-aa22", ["place", "country", "status"]].tolist() == ["Tacna", "PER", "negated"]


def test_claims_and_positions_have_their_tables(record: Record) -> None:
    assert to_frame(record, "claims")["act"].tolist() == ["accuse", "deny"]
    assert to_frame(record, "positions").loc[0, "reason"] == "it favours Lima"


@pytest.mark.parametrize("kind", [kind for kind in COLUMNS if kind != "documents"])
def test_an_empty_record_has_all_columns(kind: str) -> None:
    frame = to_frame(Record(document=Document(id="x", text="")), kind)
    assert list(frame.columns) == list(COLUMNS[kind])
    assert frame.empty


def test_another_kind_is_answered_with_those_there_are(record: Record) -> None:
    with pytest.raises(InputError, match="events, claims, positions, participants"):
        to_frame(record, "people")


def test_without_pandas_the_remedy_is_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"dragoman\[frames\]"):
        to_frame(record, "events")
