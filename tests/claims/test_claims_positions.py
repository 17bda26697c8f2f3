from __future__ import annotations

from pathlib import Path

import pytest

# text -> (holder codes, stance, anchor, owner, kind)
CASES = {
    "Kyiv rejected Beijing's proposal.": (["UKR"], "reject", "rejected", "CHN", "proposal"),
    "China supports Moscow's claim about the bases.": (["CHN"], "endorse", "supports", "RUS", "claim"),
    "France echoed London's accusation that Moscow had poisoned him.": (["FRA"], "endorse", "echoed", "GBR", "claim"),
    "Ankara questioned the account given by Cairo.": (["TUR"], "dispute", "questioned", "EGY", "claim"),
    "Russia thanked Turkey for its offer.": (["RUS"], "endorse", "thanked", "TUR", "proposal"),
    "Egypt did not accept Turkey's offer.": (["EGY"], "reject", "accept", "TUR", "proposal"),
    "China took note of Iran's proposal.": (["CHN"], "neutral", "took", "IRN", "proposal"),
    "Germany voiced support for the French plan and Paris' roadmap.": (["DEU"], "endorse", "voiced", "FRA", "plan"),
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_position_has_holder_stance_and_owner(text: str, read) -> None:
    _, positions = read(text)
    found = [
        ([h.actor.code for h in p.holders], p.stance, p.anchor.text, p.object.owner, p.object.kind) for p in positions
    ]
    assert found == [CASES[text]]


def test_reason_is_kept(read) -> None:
    text = "Kyiv rejected the proposal over its silence on the border."
    (position,) = read(text)[1]
    assert position.reason is not None and position.reason.text == "its silence on the border"
    assert position.object.text == "the proposal"


def test_denied_accusation_is_tied_to_the_claim_that_made_it(read) -> None:
    text = "Washington accused Tehran of mining the strait. Tehran denied the accusation."
    claims, positions = read(text)
    assert [(p.stance, p.object.owner, p.object.claim) for p in positions] == [("reject", "USA", claims[0].id)]


NONE = [
    "Kyiv rejected the visitors.",
    "Russia supports the rebels.",
    "Turkey did not reject the plan.",
    "Iran backed down.",
    "China and Iran signed a joint statement.",
    "Iran repeated its demand for the ship.",
    "The report repeated the claim.",
    "Paris had no evidence to support Iran's claim.",
    "Berlin called on Iran to accept the proposal.",
    "London urged Egypt to reject the offer.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_position_without_a_claim_or_proposal(text: str, read) -> None:
    assert read(text)[1] == ()


ANSWERED = {
    "Kyiv said on Monday it had sunk the tanker, a claim Moscow denied.": ("RUS", "reject", "UKR"),
    "Berlin has accused Tehran of hiding the centrifuges, an allegation Iran rejects.": ("IRN", "reject", "DEU"),
    "Moscow claimed the fort had fallen, which Kyiv denies.": ("UKR", "reject", "RUS"),
    "Iran said the island was a paradise, a view that many sailors dispute.": ("UNK", "dispute", "IRN"),
    "Kyiv said Russia had mined the bay. Moscow rejected the accusation.": ("RUS", "reject", "UKR"),
}


@pytest.mark.parametrize("text", ANSWERED)
def test_denial_beside_a_claim_answers_it(text: str, read) -> None:
    claims, positions = read(text)
    found = [(p.holders[0].actor.code, p.stance, p.object.owner, p.object.claim) for p in positions]
    assert found == [(*ANSWERED[text], claims[0].id)]


def test_claim_dismissed_has_no_source_of_its_own(read) -> None:
    claims, (position,) = read("Tehran dismissed as absurd claims that its navy had stolen the buoys.")
    assert [s.actor.code for s in claims[1].sources] == ["UNK"]
    assert claims[1].inside == claims[0].id
    assert (position.object.claim, position.object.owner) == (claims[1].id, "UNK")
    assert position.reason is not None and position.reason.text == "absurd"


TABLES = Path(__file__).parent


def _rows(name: str) -> list[tuple[str, str, str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [(text, sides, owner) for text, sides, owner in (line.split("\t") for line in lines)]


def _right(read, row: tuple[str, str, str]) -> bool:
    text, sides, owner = row
    positions = read(text)[1]
    found = ";".join(f"{h.actor.code} {p.stance}" for p in positions for h in p.holders)
    return set(found.split(";")) == set(sides.split(";")) and (
        not owner or owner in {p.object.owner for p in positions}
    )


@pytest.mark.parametrize(("name", "at_least"), [("positions_developed.tsv", 75), ("positions_fresh.tsv", 31)])
def test_tables_of_sides_are_read(name: str, at_least: int, read) -> None:
    """Sentences annotated before any was run; the fresh ones were run once before anything was mended on them."""
    rows = _rows(name)
    wrong = [row[0] for row in rows if not _right(read, row)]
    assert len(rows) - len(wrong) >= at_least, wrong
