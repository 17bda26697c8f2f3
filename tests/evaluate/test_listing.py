from __future__ import annotations

from tests.evaluate.test_comparison import claim, document, event, position

from dragoman.evaluate import compare, list_errors


def test_errors_stand_under_their_sentence() -> None:
    gold = document(
        events=[event("accused", "ACCUSE", "PER", "CHL"), event("met", "CONSULT", "PER CHL")],
        claims=[claim("Peru and Chile met")],
        positions=[position("denied", "CHL", "reject")],
    )
    ours = document(
        events=[event("accused", "ACCUSE", "CHL", "PER"), event("met", "CONSULT", "PER CHL", status="negated")],
        claims=[claim("Peru and Chile met", source="CHL"), claim("Chile denied it")],
    )
    assert list_errors(compare(gold, ours)).splitlines() == [
        "",
        "== d",
        "1: Peru accused Chile.",
        "    missed    ACCUSE PER > CHL at “accused” (asserted)",
        "    invented  ACCUSE CHL > PER at “accused” (asserted)",
        "2: Chile denied it.",
        "    invented  claim PER assert “Chile denied it”",
        "    missed    position CHL reject at “denied”",
        "3: Peru and Chile met.",
        "    differs   CONSULT CHL > PER at “met” (asserted): status asserted expected, negated given",
        "    differs   claim PER assert “Peru and Chile met”: sources ['PER'] expected, ['CHL'] given",
    ]


def test_agreement_lists_nothing() -> None:
    gold = document(events=[event("met", "CONSULT", "PER CHL")])
    assert list_errors(compare(gold, gold)) == ""
