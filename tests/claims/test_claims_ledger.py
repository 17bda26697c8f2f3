from __future__ import annotations

import json

from dragoman.claims import build_ledger, ledger_json, ledger_text
from dragoman.records import Document, Record


def _record(text: str, read, name: str = "a") -> Record:
    claims, positions = read(text)
    return Record(document=Document(id=name, text=text), claims=claims, positions=positions)


def test_denial_stands_under_the_claim_denied(read) -> None:
    text = "Washington accused Tehran of mining the strait. Tehran denied the accusation."
    entry = build_ledger([_record(text, read)])[0]
    assert entry.made_by == ("Washington",)
    assert entry.sentence == "Washington accused Tehran of mining the strait."
    assert [(n.role, n.who, n.sentence) for n in entry.notes] == [
        ("denied", ("Tehran",), "Tehran denied the accusation.")
    ]


def test_same_claim_in_two_reports_is_repeated(read) -> None:
    first = _record("Ankara said that the convoy had reached the town.", read, "a")
    second = _record("The convoy had reached the town, Berlin said.", read, "b")
    entries = build_ledger([first, second])
    assert [(n.role, n.document, n.who) for e in entries for n in e.notes] == [
        ("repeated", "b", ("Berlin",)),
        ("repeated", "a", ("Ankara",)),
    ]


def test_what_speaks_against_a_claim_is_shown(read) -> None:
    text = "Moscow falsely claimed that the town was empty."
    (entry,) = build_ledger([_record(text, read)])
    assert entry.challenged and [(n.role, n.words) for n in entry.notes] == [("against", "falsely")]
    assert "challenged" in ledger_text([entry])


def test_json_holds_what_the_text_holds(read) -> None:
    text = "Washington accused Tehran of mining the strait. Tehran denied the accusation."
    rows = json.loads(json.dumps(ledger_json(build_ledger([_record(text, read)]))))
    assert rows[0]["denied"][0]["who"] == ["Tehran"]
    assert rows[0]["made_by"] == ["Washington"]
