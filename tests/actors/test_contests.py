from __future__ import annotations

import time
from dataclasses import replace

from dragoman.actors import find_actors, load_register
from dragoman.actors.contests import contests
from dragoman.actors.lexicon import load_lexicon
from dragoman.records import Document, Sentence

TEXT = "Peru and Chile fought over the pass. Both sides agreed to hold talks with both sides."


def moved(sentence: Sentence, *, index: int, by: int) -> Sentence:
    """The sentence again, further on in a text."""
    tokens = tuple(replace(t, start=t.start + by, end=t.end + by) for t in sentence.tokens)
    return replace(sentence, index=index, start=sentence.start + by, end=sentence.end + by, tokens=tokens)


def test_a_word_of_fighting_joins_its_subject_and_object(parsed):
    sentence = parsed("Peru attacked Chile.")[0]
    (contest,) = contests(sentence, load_lexicon())
    assert 0 in contest.first
    assert 2 in contest.second


def test_a_sentence_longer_than_any_real_one_is_not_looked_at(parsed):
    sentence = parsed("Peru attacked Chile.")[0]
    assert contests(replace(sentence, tokens=sentence.tokens * 200), load_lexicon()) == ()


def test_a_text_of_nothing_but_both_sides_is_read_in_a_time_that_grows_with_it_only(parsed):
    first, second = parsed(TEXT)
    again = second.end - second.start + 1
    copies = [moved(second, index=k + 1, by=k * again) for k in range(400)]
    text = TEXT + f" {second.text}" * 399
    begun = time.process_time()
    mentions = find_actors(Document(id="t", text=text), (first, *copies), (), load_register())
    assert time.process_time() - begun < 4
    assert {m.actor.code for m in mentions if m.span.text.lower() == "both sides"} == {"PER", "CHL"}
