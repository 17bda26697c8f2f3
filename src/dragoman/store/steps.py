"""The steps between schemas, in SQL of their own: `tables` goes on changing, a step that was published does not."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping

from sqlalchemy import Connection, text


def say_what_is_mutual(connection: Connection) -> None:
    """Brings schema 1 to 2: events say whether their actors act on one another; who acts side by side is no pair.

    Schema 1 paired all actors of an act on nobody. What a report's record says of the act decides; where the record
    was made before records said so, the pairs stay. Answered claims get indices to be found by, and what nobody has
    reviewed is counted by the index of days.
    """
    falsehood = "0" if connection.dialect.name == "sqlite" else "false"
    connection.execute(text(f"ALTER TABLE events ADD COLUMN mutual BOOLEAN NOT NULL DEFAULT {falsehood}"))
    for kind in ("events", "claims", "positions"):
        connection.execute(text(f"DROP INDEX {kind}_day"))
        connection.execute(text(f"DROP INDEX {kind}_id"))
        connection.execute(text(f"CREATE INDEX {kind}_id ON {kind} (id, document)"))
    for index in (
        "events_day ON events (run, day, key, shown, type, quad, status, country, attributed_to, confidence, document, "
        "passage, verdict)",
        "claims_day ON claims (run, day, key, shown, act, challenged, confidence, verdict)",
        "positions_day ON positions (run, day, key, shown, stance, confidence, verdict)",
        "claims_challenged ON claims (run, day, key) WHERE challenged IS TRUE",
        "positions_claim ON positions (run, document, claim, shown) WHERE claim IS NOT NULL",
    ):
        connection.execute(text(f"CREATE INDEX {index}"))
    paired = "SELECT DISTINCT run, document FROM events WHERE key IN (SELECT event FROM dyads WHERE mutual)"
    for run, document in connection.execute(text(f"{paired} ORDER BY run, document")).tuples().all():
        _settle(connection, run, document)


def _settle(connection: Connection, run: int, document: int) -> None:
    """Settles the paired acts of one report."""
    here = {"run": run, "document": document}
    rows = connection.execute(text(_PAIRED), here).mappings().all()
    said = _said(connection.scalar(text(_BODY), here))
    for row in rows:
        # talks to which a reviewer added somebody are held with him
        talk = bool(row["edited"]) and row["type"] == "CONSULT" and row["mode"] != "visit"
        if talk or said.get(row["id"], True):
            connection.execute(
                text("UPDATE events SET mutual = :yes WHERE key = :key"), {"yes": True, "key": row["key"]}
            )
        else:
            _part(connection, row["key"])


_PAIRED = """
SELECT key, id, type, mode, edited FROM events WHERE +run = :run AND document = :document
AND EXISTS (SELECT 1 FROM dyads WHERE dyads.event = events.key AND mutual)
"""
_BODY = "SELECT body FROM records WHERE run = :run AND document = :document"


def _said(body: bytes | None) -> Mapping[str, bool]:
    """What a record says of its events, by id; those of which it says nothing are missing."""
    events = json.loads(zlib.decompress(body))["events"] if body else ()
    return {event["id"]: event["mutual"] for event in events if "mutual" in event}


def _part(connection: Connection, event: int) -> None:
    """Puts each actor of an act on nobody by himself."""
    here = {"event": event}
    rows = connection.execute(text("SELECT * FROM dyads WHERE event = :event"), here).mappings()
    alone = {row["actor"]: {**row, "pair": f"{row['actor']}-", "recipient": "", "mutual": False} for row in rows}
    connection.execute(text("DELETE FROM dyads WHERE event = :event"), here)
    names = (
        "run", "pair", "day", "event", "actor", "recipient", "mutual", "lead", "shown", "type", "quad", "status",
        "attributed", "country", "goldstein", "intensity",
    )  # fmt: skip
    marks = ", ".join(f":{name}" for name in names)
    statement = text(f"INSERT INTO dyads ({', '.join(names)}) VALUES ({marks})")
    connection.execute(statement, [{**row, "lead": True} for row in alone.values()])
