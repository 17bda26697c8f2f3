from __future__ import annotations

import pytest

# text -> (source codes, cue, content, form, act) of each claim, in the order of the cues
CASES = {
    "Ankara said that the convoy had reached the town.": [
        (["TUR"], "said", "the convoy had reached the town", "indirect", "assert"),
    ],
    "The convoy had reached the town, Ankara said.": [
        (["TUR"], "said", "The convoy had reached the town", "indirect", "assert"),
    ],
    '"We will never sign this paper," Tehran said.': [
        (["IRN"], "said", '"We will never sign this paper,"', "direct", "promise"),
    ],
    'Paris called the referendum "a farce".': [
        (["FRA"], "called", 'the referendum "a farce"', "mixed", "assert"),
    ],
    "According to Berlin, the pipeline is safe.": [
        (["DEU"], "According to", "the pipeline is safe", "indirect", "assert"),
    ],
    "The pipeline is safe, according to Berlin.": [
        (["DEU"], "according to", "The pipeline is safe", "indirect", "assert"),
    ],
    "Kyiv accused Moscow of shelling the power station.": [
        (["UKR"], "accused", "shelling the power station", "indirect", "accuse"),
    ],
    "Washington urged Tehran to free the sailors.": [
        (["USA"], "urged", "to free the sailors", "indirect", "demand"),
    ],
    "Cairo called on Ankara to withdraw its ships.": [
        (["EGY"], "called on", "to withdraw its ships", "indirect", "demand"),
    ],
    "Moscow denied the allegation.": [(["RUS"], "denied", "the allegation", "indirect", "deny")],
    "The raid was condemned by Egypt.": [(["EGY"], "condemned", "The raid", "indirect", "condemn")],
    "Iran admitted that its soldiers had fired the missile.": [
        (["IRN"], "admitted", "its soldiers had fired the missile", "indirect", "admit"),
    ],
    "London threatened to close its ports.": [(["GBR"], "threatened", "to close its ports", "indirect", "threaten")],
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_claim_has_source_cue_and_content(text: str, read) -> None:
    claims, _ = read(text)
    found = [([s.actor.code for s in c.sources], c.cue.text, c.content.text, c.form, c.act) for c in claims]
    assert found == CASES[text]


NO_CLAIMS = [
    "The troops crossed the river at night.",
    "Egypt did not condemn the raid.",
    "The two sides agreed on a border.",
    "China reaffirmed its ties with Russia.",
    'The "volunteers" came by night.',
    "It seems that the bridge is closed.",
    "Who said that the bridge was closed?",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_deeds_hedges_and_scare_quotes_are_no_claims(text: str, read) -> None:
    assert read(text)[0] == ()


def test_spans_quote_the_text(read) -> None:
    text = 'Paris called the referendum "a farce".'
    for claim in read(text)[0]:
        for span in (claim.cue, claim.content, *(s.span for s in claim.sources)):
            assert text[span.start : span.end] == span.text


def test_quotation_goes_on_after_the_cue_as_a_claim_of_its_own(read) -> None:
    text = '"The border is closed," Ankara said. "Nobody will pass."'
    claims, _ = read(text)
    assert [c.content.text for c in claims] == ['"The border is closed,"', '"Nobody will pass."']
    assert {c.cue.start for c in claims} == {text.index("said")}
    assert [s.actor.code for s in claims[1].sources] == ["TUR"]


def test_quotation_that_runs_on_keeps_its_speaker(read) -> None:
    text = "Kyiv said: “The bridge is ours.\n\n“We built it with our own hands.”"
    claims, _ = read(text)
    assert [c.content.text for c in claims] == ["“The bridge is ours", "“We built it with our own hands.”"]
    assert {s.actor.code for c in claims for s in c.sources} == {"UKR"}


def test_claim_within_a_claim_is_nested(read) -> None:
    text = "Berlin said that Moscow claimed that the ship was empty."
    outer, inner = read(text)[0]
    assert inner.inside == outer.id and outer.inside is None
    assert [s.actor.code for s in inner.sources] == ["RUS"]


def test_addressee_is_who_is_urged(read) -> None:
    text = "Washington urged Tehran to free the sailors."
    (claim,) = read(text)[0]
    assert [m.actor.code for m in claim.addressees] == ["IRN"]


def test_unknown_source_is_named_as_written(read) -> None:
    text = "Two fishermen said that the boat had no lights."
    (claim,) = read(text)[0]
    assert [(s.actor.code, s.actor.name) for s in claim.sources] == [("UNK", "Two fishermen")]


CHALLENGED = {
    "While Iran claims that it wants peace, it is arming the militias.": "it is arming the militias",
    "Moscow falsely claimed that the town was empty.": "falsely",
    "Moscow claimed that the town was empty, despite photographs of crowds.": "despite photographs of crowds",
}


@pytest.mark.parametrize("text", CHALLENGED)
def test_writer_challenges_a_claim(text: str, read) -> None:
    claim = read(text)[0][0]
    assert claim.challenged and claim.challenged_by is not None
    assert claim.challenged_by.text == CHALLENGED[text]


def test_plain_claim_is_not_challenged(read) -> None:
    text = "Ankara said that the convoy had reached the town."
    assert not read(text)[0][0].challenged


def test_ids_repeat_and_differ(read) -> None:
    text = "Berlin said that Moscow claimed that the ship was empty."
    ids = [c.id for c in read(text)[0]]
    assert ids == [c.id for c in read(text)[0]]
    assert len(set(ids)) == 2 and all(len(i) == 9 and i[0] == "c" for i in ids)


SPEAKERS = {
    "Berlin said in a statement that the boats had been searched.": [["DEU"]],
    ('Tehran said in a statement that it had paid the fine. "The debt is gone and we are free," the statement said.'): [
        ["IRN"],
        ["IRN"],
    ],
    "While Cairo has repeatedly said it opposes the dam, the farmers want it.": [["EGY"]],
    'Ankara was quick to answer. "We came in peace.\n\n"We shall leave in peace," Ankara said.': [["TUR"], ["TUR"]],
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_speaker_is_found_where_the_words_stand_apart(text: str, read) -> None:
    claims, _ = read(text)
    assert [[s.actor.code for s in c.sources] for c in claims][: len(SPEAKERS[text])] == SPEAKERS[text]


def test_source_is_named_with_what_follows_after_a_comma(read) -> None:
    (claim,) = read("The minister, who grew up in Lyon, said that the bridge was safe.")[0]
    assert claim.sources[0].span.text == "The minister, who grew up in Lyon"


def test_charge_rejected_as_something_is_a_claim(read) -> None:
    claims, positions = read("Berlin rejected the charges as absurd.")
    assert [(c.act, c.content.text) for c in claims] == [("deny", "the charges as absurd")]
    assert [p.stance for p in positions] == ["reject"]


BACKED = {
    "Iran's foreign ministry said the bridge was open. The ministry said it would stay open.": ["IRN", "IRN"],
    'The Turkish coast guard said the boat had sunk. "We saved eleven," coast guard spokesman Emre Kaya said.': [
        "TUR",
        "TUR",
    ],
    "The French ministry said the talks were over. They would not resume, it said.": ["FRA", "FRA"],
    "A report by Egypt says the dam leaks. The document says it was built badly.": ["EGY", "EGY"],
    "Iran's army and China's army fought. The army said it had won.": ["UNK"],
}


@pytest.mark.parametrize("text", BACKED)
def test_source_is_the_body_that_the_text_named_before(text: str, read) -> None:
    claims, _ = read(text)
    assert [s.actor.code for c in claims for s in c.sources] == BACKED[text]


def test_villager_of_a_report_on_one_country_is_at_home_there(read) -> None:
    text = (
        "Iran sent help to the valley. Tehran also sent trucks. Iran has few bridges there. Iran will build more. "
        '"The water came at night," said Reza Karimi, a farmer. '
        '"The dams are old," said Anna Berg, an analyst.'
    )
    claims, _ = read(text)
    assert [s.actor.code for c in claims for s in c.sources] == ["IRN", "UNK"]


NO_WORDS = [
    "Not everyone in Berlin agreed that the bridge was safe.",
    "The cloud over Cairo, called a plume, was large.",
    "Paris informed the press.",
    "Engineers helped Cairo in work to predict the floods.",
    "Tehran passed a law for nurses to report cases of abuse.",
    "The dam in Egypt is threatened by the river.",
    "Are you concerned about the vote in Germany?",
    "Berlin presented the device at a fair.",
    "The farmers do not realize that Cairo is far.",
    "Ankara relayed the news.",
    "This raises fears that Moscow will leave.",
    "A think tank called Horizon opened in Berlin.",
    "Egypt and France were called to join.",
    "In defending the dyke, Egypt lost four ships.",
    "Iran failed to disclose that the pump leaked.",
    "Turkey has not made any comment on the pump.",
    "The flood claimed nine lives in Iran.",
    "Egypt offered Iran a loan of two million dollars.",
    "Egypt put a captain in charge of the harbour.",
]


@pytest.mark.parametrize("text", NO_WORDS)
def test_what_only_looks_like_an_attribution_is_no_claim(text: str, read) -> None:
    assert read(text)[0] == ()


def test_topic_of_a_speech_is_not_what_was_said(read) -> None:
    claims, _ = read("Speaking about the film, the French minister said that it was bad.")
    assert [c.content.text for c in claims] == ["it was bad"]


def test_two_titles_and_one_name_are_one_source(read) -> None:
    (claim,) = read("Businessman and loyalist Stephen Hale said that the bridge was safe.")[0]
    assert [s.span.text.endswith("Stephen Hale") for s in claim.sources] == [True]


def test_source_leaves_out_the_clause_that_interrupts_it(read) -> None:
    claims, _ = read("According to Berlin, which cited the police, the man had left the town.")
    assert [c.content.text for c in claims] == ["the man had left the town"]


def test_who_says_that_he_condemns_condemns(read) -> None:
    (claim,) = read("France said it condemned the raid on the convoy.")[0]
    assert (claim.act, claim.cue.text) == ("condemn", "said")


def test_side_taken_on_a_thing_is_a_claim_and_on_a_proposal_none(read) -> None:
    assert [c.content.text for c in read("Germany strongly opposes the war.")[0]] == ["the war"]
    assert read("Germany strongly opposes the proposal.")[0] == ()


def test_model_that_overrules_a_rule_names_it(read) -> None:
    (claim,) = read("Germany strongly opposes the war.")[0]
    assert any("side-attitude-thing" in step.saw for step in claim.steps)


DESCRIBED = {
    "Farmers living near the dam say that France left.": ["Farmers living near the dam"],
    '"The gate is shut," says Karim Haddad, the keeper who lives in Iran.': [
        "Karim Haddad, the keeper who lives in Iran"
    ],
    "China marched in support of the miners.": ["China"],
    "The paper quoted Karim Haddad as saying that Iran had left.": ["Karim Haddad"],
    "During a visit to Graz, Austria, Keller told journalists that the bridge was shut.": ["Keller"],
    "While he's said he'd keep the boat, France left.": ["he"],
    "In May, Mrs. Berg, a judge of the harbour court, proposed closing two piers.": [
        "Mrs. Berg, a judge of the harbour court"
    ],
}


@pytest.mark.parametrize("text", DESCRIBED)
def test_speaker_is_found_where_the_parser_hung_him_elsewhere(text: str, read) -> None:
    assert [s.span.text for s in read(text)[0][0].sources] == DESCRIBED[text]


def test_words_said_in_a_statement_are_one_claim(read) -> None:
    claims, _ = read("Germany said in a statement that the two sides had agreed on the text.")
    assert [c.content.text for c in claims] == ["the two sides had agreed on the text"]


def test_quotation_before_is_not_whose_claim_is_countered(read) -> None:
    text = 'The press is blind, says Lena Berg, a professor. "It is a tool."\n\nIran countered the charge.'
    claims, _ = read(text)
    assert not any(c.content.text.startswith('"It is') and c.sources[0].actor.code == "IRN" for c in claims)


def test_who_is_called_to_act_is_asked_to(read) -> None:
    (claim,) = read("Egypt called the engineers to testify.")[0]
    assert claim.act == "demand"
