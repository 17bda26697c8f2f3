"""Where the writer goes on behind what somebody said."""

from __future__ import annotations

import pytest

# text -> content of the first claim
CONTENT = {
    "Ankara claimed that the island was empty, although fishermen live there.": "the island was empty",
    "Tehran insisted its reactor was safe, even though two pipes had burst.": "its reactor was safe",
    "Cairo said it had paid the debt, but the bank is still waiting.": "it had paid the debt",
    "Kyiv said on Monday it had sunk the tanker, a claim Moscow denied.": "it had sunk the tanker",
    "Moscow claimed the fort had fallen, which Kyiv denies.": "the fort had fallen",
    "London said in a statement it would close two ports.": "it would close two ports",
    "Ankara said the talks would resume, dealing a blow to hopes of an early vote.": "the talks would resume",
    "Fighting spread north of the port, Kyiv said, hours after the talks had failed.": (
        "Fighting spread north of the port"
    ),
    "The dam holds enough water, according to Cairo, and the farmers repeated Ankara's charge that "
    "the canal was blocked.": "The dam holds enough water",
    "Divers searched what officials described as a sunken warship near Crete.": "a sunken warship near Crete",
    'Egypt and Iran signed a paper that condemned what they called the "theft" of water.': 'the "theft" of water',
    "China urged all ships to stay away and repeated its offer to Iran.": "to stay away",
    "Kyiv accused Moscow of bombing the market, killing nine traders.": "bombing the market, killing nine traders",
    "On Tuesday, Turkey called for a ceasefire.": "a ceasefire",
    "Turkey called for Cairo to open the canal.": "Cairo to open the canal",
    "Sailors boarded the tanker, which Iran said was carrying grain.": "was carrying grain",
    "Germany said in a recent interview with the paper that the bank would wait.": "the bank would wait",
    "The valley, as Egypt noted this week, is dry.": "The valley, as Egypt noted this week, is dry",
    "As France had warned, the harvest failed.": "the harvest failed",
    "China made it clear that no ship would sail.": "no ship would sail",
    "Berlin threatened sanctions if the miners were not freed.": "sanctions if the miners were not freed",
    "Paris said the guards had left, which surprised the villagers.": "the guards had left",
    "Egypt warned the fishermen on the radio that a storm was near.": "a storm was near",
    "Four ports closed, with 300 sailors held up, according to Egypt.": "with 300 sailors held up",
    "“If they had stayed” in the fort, Iran said on Monday, “we would have won the valley.”": (
        "“If they had stayed” in the fort, Iran said on Monday, “we would have won the valley.”"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", CONTENT)
def test_content_holds_only_what_the_source_said(text: str, read) -> None:
    assert read(text)[0][0].content.text == CONTENT[text]


CONCEDED = {
    "Ankara claimed that the island was empty, although fishermen live there.": "although fishermen live there",
    "Tehran insisted its reactor was safe, even though two pipes had burst.": "even though two pipes had burst",
}


@pytest.mark.parametrize("text", CONCEDED)
def test_concession_behind_a_claim_challenges_it(text: str, read) -> None:
    claim = read(text)[0][0]
    assert claim.challenged_by is not None and claim.challenged_by.text == CONCEDED[text]


def test_words_without_basis_in_a_quotation_challenge_nothing(read) -> None:
    (claim,) = read('Berlin called the accusation "a fairy tale without basis".')[0]
    assert not claim.challenged


ONE = [
    'Egypt and Iran signed a paper that condemned what they called the "theft" of water.',
    "Iran has voiced worry about the canal.",
    "Iran repeated London's charge that the canal was blocked.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_thing_said_under_two_cues_is_one_claim(text: str, read) -> None:
    assert len(read(text)[0]) == 1


def test_statement_speaks_for_who_signed_it(read) -> None:
    text = "China and Iran signed a joint statement. The joint statement repeated Tehran's charge that London had lied."
    claims, positions = read(text)
    assert [([s.actor.code for s in c.sources], c.content.text) for c in claims] == [(["IRN"], "London had lied")]
    (position,) = positions
    assert [h.actor.code for h in position.holders] == ["CHN", "IRN"]
    assert (position.stance, position.object.owner, position.object.claim) == ("endorse", "IRN", claims[0].id)


def test_no_proof_offered_challenges_an_accusation(read) -> None:
    claim = read("Moscow blamed Kyiv for the fire, without offering evidence.")[0][0]
    assert claim.challenged_by is not None and claim.challenged_by.text == "without offering evidence"


def test_another_ones_word_behind_while_is_a_claim_of_its_own(read) -> None:
    text = "Egypt said its troops would stay, while Turkey announced a withdrawal of its battalion."
    claims = read(text)[0]
    assert [c.content.text for c in claims] == ["its troops would stay", "a withdrawal of its battalion"]
    assert [c.inside for c in claims] == [None, None]
