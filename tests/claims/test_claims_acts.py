"""What saying it does, and what is no saying at all."""

from __future__ import annotations

import pytest

ACTS = {
    "Moscow said it was ready to open the strait.": "promise",
    "Paris said France would not send its fleet.": "promise",
    "Germany vowed that the smugglers would be caught.": "promise",
    "Paris said that the ships would sink.": "assert",
    "Moscow warned that it would answer any blockade with force.": "threaten",
    "Ankara warned Cairo against sending more ships.": "threaten",
    "Paris warned that 40 villages could run out of water.": "assert",
    "A storm will reach the coast by night, sailors warned.": "assert",
    "Officials doubt that the truce will last.": "believe",
    "Iran has voiced worry about the canal.": "believe",
    "Cairo asked Ankara to withdraw the ships.": "demand",
    "Cairo asked whether the ships had left.": "ask",
    "Washington said that Iran had committed crimes at sea.": "accuse",
    "Iran said it had fought terrorism for forty years.": "assert",
    "Experts said the treaty should be easy to verify.": "assert",
    "Berlin said the treaty must be signed.": "demand",
    "Paris described the rumour about the fleet as false.": "deny",
    "Tehran dismissed as absurd claims that its navy had stolen the buoys.": "deny",
    "Paris attacked the decision to close the canal.": "condemn",
    '"They want peace, but they will not sign it," Paris said.': "assert",
}  # fmt: skip


@pytest.mark.parametrize("text", ACTS)
def test_act_is_what_saying_it_does(text: str, read) -> None:
    assert read(text)[0][0].act == ACTS[text]


DEEDS = [
    "Egyptian troops attacked a fishing port at dawn.",
    "The river hit three bridges and swept away a market.",
    "Cairo recalled its envoy to Ankara.",
    "Ankara lodged a protest with Cairo over the nets.",
    "London has neither confirmed nor denied the sale.",
    "Berlin declared a state of emergency.",
    "Tehran denied visas to four inspectors.",
    "Turkey posted more soldiers at the border.",
    "Iran did not ask China to leave.",
    "Russia and Iran show unity in Cairo",
]


@pytest.mark.parametrize("text", DEEDS)
def test_deeds_are_no_claims(text: str, read) -> None:
    assert read(text)[0] == ()


NOT_SAID = [
    "Berlin urged Iran to admit that its soldiers had fired.",
    "China declined to say when the ships would leave.",
    "France dismissed the minister.",
    "Egypt called a halt to the talks.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_nobody_is_given_words_he_has_not_said(text: str, read) -> None:
    assert not [c for c in read(text)[0] if c.act not in ("demand",)]


def test_claim_said_to_be_false_is_denied(read) -> None:
    (claim,) = read("Moscow said the allegations were false.")[0]
    assert claim.act == "deny"


def test_negated_accusation_accuses_nobody(read) -> None:
    (claim,) = read('"The captain is not a liar," Paris said.')[0]
    assert claim.act == "assert"


SAID = {
    "Tehran insisted that its men had nothing to do with the attack.": "deny",
    '"We will not sit idle if anyone comes," Ankara said.': "threaten",
    '"I send my sympathy and regrets to the families," Paris said.': "assert",
}


@pytest.mark.parametrize("text", SAID)
def test_words_said_show_the_act(text: str, read) -> None:
    assert [c.act for c in read(text)[0]] == [SAID[text]]
