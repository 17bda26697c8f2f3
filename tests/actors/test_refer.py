from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from dragoman.actors import Register, find_actors, load_register, refer_quoted
from dragoman.parse import find_quotations
from dragoman.records import Claim, Document, Span


@cache
def register() -> Register:
    return load_register()


@pytest.fixture
def names(parsed):
    def find(text: str, words: str, on: str = "2020-01-15") -> list[str]:
        document = Document(id="t", text=text, published=date.fromisoformat(on))
        mentions = find_actors(document, parsed(text), find_quotations(text), register())
        at = re.search(rf"\b{words}\b", text).start()
        return [m.actor.name for m in mentions if (m.span.start, m.span.end) == (at, at + len(words))]

    return find


def test_he_is_the_subject_before(names):
    text = "Turkish President Recep Tayyip Erdoğan spoke to farmers. He promised help."
    assert names(text, "He") == ["Recep Tayyip Erdoğan"]


def test_she_passes_over_a_man(names):
    text = "Angela Merkel met Vladimir Putin in Sochi. She asked for a truce."
    assert names(text, "She") == ["Angela Merkel"]


def test_he_between_two_equal_men_is_unresolved(names):
    text = "Vladimir Putin and Xi Jinping walked in. Then he spoke."
    assert names(text, "he") == ["he"]


def test_him_is_not_the_subject_of_its_own_verb(names):
    text = "Emmanuel Macron spoke first. Vladimir Putin thanked him."
    assert names(text, "him") == ["Emmanuel Macron"]


def test_it_is_the_state_that_is_subject(names):
    assert names("China says it will reply.", "it") == ["China"]


def test_it_of_no_act_is_nobody(names):
    assert names("Iran closed the strait. It was raining.", "It") == []


def test_its_belongs_to_the_subject_of_its_clause(names):
    assert names("Norway recalled its envoy.", "its") == ["Norway"]


def test_its_ally_is_of_the_first_of_the_pair(names):
    assert names("Poland and its neighbours agreed.", "its") == ["Poland"]


def test_his_forces_are_those_of_his_state(names):
    text = "Russian President Vladimir Putin stayed away as his forces advanced."
    assert names(text, "his forces", "2023-03-01") == ["Russian Armed Forces"]


def test_they_are_the_plural_subject(names):
    text = "Greek farmers blocked a motorway. They want lower taxes."
    assert names(text, "They") == ["Greek farmers"]


def test_two_leaders_are_split(names):
    text = "Vladimir Putin received Xi Jinping in Kazan. The two leaders signed a pact."
    assert set(names(text, "The two leaders", "2024-10-22")) == {"Vladimir Putin", "Xi Jinping"}


def test_both_countries_are_those_of_the_presidents(names):
    text = "Vladimir Putin received Xi Jinping in Kazan. Both countries signed a pact."
    assert set(names(text, "Both countries", "2024-10-22")) == {"Russia", "China"}


def test_proposer_between_two_countries_is_neither(names):
    text = "Russia has shelled towns in eastern Ukraine since May. Beijing offered talks between the two countries."
    assert set(names(text, "the two countries", "2024-10-22")) == {"Russia", "Ukraine"}


def test_the_president_is_the_one_spoken_of(names):
    text = "Polish President Andrzej Duda opened the fair. The president praised the cooks."
    assert names(text, "The president") == ["Andrzej Duda"]


def test_the_country_is_the_state_before(names):
    text = "Norway cut its oil output. The country exports most of it."
    assert names(text, "The country") == ["Norway"]


def test_who_is_the_noun_before(names):
    text = "Angela Merkel, who visited Paris, said little."
    assert names(text, "who") == ["Angela Merkel"]


def test_we_inside_a_quotation_is_its_speaker(parsed):
    text = 'Vladimir Putin said: "We will answer in our own time."'
    document = Document(id="t", text=text, published=date(2020, 1, 15))
    sentences = parsed(text)
    mentions = find_actors(document, sentences, find_quotations(text), register())
    speaker = next(m for m in mentions if m.actor.name == "Vladimir Putin")
    at = text.index('"We')
    claim = Claim(
        id="c1",
        sources=(speaker,),
        cue=Span(start=15, end=19, text="said"),
        content=Span(start=at, end=len(text), text=text[at:]),
        form="direct",
        act="assert",
        sentence=0,
        confidence=1.0,
        steps=(),
    )
    spoken = {m.span.text: m.actor.name for m in refer_quoted(sentences, mentions, [claim])}
    assert spoken["We"] == spoken["our"] == "Vladimir Putin"


def test_we_in_indirect_speech_is_left_alone(parsed):
    text = 'Vladimir Putin said: "We will answer in our own time."'
    document = Document(id="t", text=text, published=date(2020, 1, 15))
    mentions = find_actors(document, parsed(text), find_quotations(text), register())
    assert refer_quoted(parsed(text), mentions, []) == mentions


def test_they_are_the_latest_pair_of_subjects(names):
    text = "Brazil and Mexico asked for calm, while Cuba and Russia praised what they called a victory."
    assert names(text, "they") == ["Cuba", "Russia"]


def test_their_is_of_the_people_held_not_of_the_body_that_speaks(names):
    text = "Agents held six reporters. The European Union demanded their release."
    assert names(text, "their") == ["six reporters"]


def test_its_is_the_body_thanked(names):
    text = "The club Lumen wrote a letter. Angela Merkel thanked NATO for its help."
    assert names(text, "its") == ["NATO"]


def test_it_that_holds_is_no_actor(names):
    assert names("The White House welcomed the deal, though many doubt that it will hold.", "it") == []


def test_which_with_a_plural_verb_is_both(names):
    text = "The United States and Saudi Arabia, which have led the talks, want more time."
    assert names(text, "which") == ["United States", "Saudi Arabia"]


def test_her_majesty_is_no_pronoun(names):
    text = "Angela Merkel wrote to London. The advice to Her Majesty was bad."
    assert names(text, "Her") == []


def test_himself_after_a_name_is_that_person(names):
    text = "Kurt Volker set up a meeting between Andrzej Duda and Donald Trump himself."
    assert names(text, "himself") == ["Donald Trump"]


def test_he_who_speaks_is_not_the_one_his_words_name(names):
    text = 'Jean Ping called the vote a fraud. "I know who the president of Gabon is," he said.'
    assert names(text, "he", on="2016-09-02") == ["Jean Ping"]


def test_he_inside_a_quotation_is_whom_it_named(names):
    text = 'Andrzej Duda was sad. Vladimir Putin said: "We owe our freedom to Robert Mugabe. He led the struggle."'
    assert names(text, "He", on="2019-09-09") == ["Robert Mugabe"]


def test_he_is_not_the_president_of_the_sentence_before_a_suspect(names):
    text = (
        "President Recep Tayyip Erdogan has called for harsh sentences. The suspect said nothing in court. "
        "He faces life in prison."
    )
    assert names(text, "He", "2024-03-01") == ["He"]


def test_he_is_not_one_who_met_another_before_a_gunman_was_named(names):
    text = "Joe Biden met Volodymyr Zelensky in Paris. A gunman opened fire nearby. He was shot dead by police."
    assert names(text, "He", "2024-03-01") == ["He"]


def test_he_is_whom_the_report_names_as_often_and_since(names):
    text = (
        "James Harlow pleaded guilty to murder on Monday. Harlow drove a lorry into a crowd. President Donald Trump "
        "was criticised for his remarks. The sentence closes the case against Harlow. He will spend his life in prison."
    )
    assert names(text, "He", "2019-06-28") == ["James Harlow"]
