"""Whatever stands in a text, reading its times neither fails nor leaves the text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import Document, Sentence, Token
from dragoman.times import find_times
from dragoman.times.lexicon import load_lexicon

WORDS = st.sampled_from(
    [*sorted(load_lexicon().code), "2019", "30", "31st", "1990s", "10:75", "99/99/9999", "9999-99-99"]
)
ANY = st.one_of(WORDS, st.text(min_size=1, max_size=6).filter(lambda w: not w.isspace()))


def flat(words):
    text = " ".join(words)
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, word, word.lower(), "NOUN", "NN", "dep", -1 if i == 0 else 0, at, at + len(word)))
        at += len(word) + 1
    return text, Sentence(index=0, paragraph=0, start=0, end=len(text), text=text, tokens=tuple(tokens))


@settings(max_examples=150, deadline=None)
@given(words=st.lists(ANY, min_size=1, max_size=14), published=st.none() | st.dates())
def test_any_words_give_ordered_days_within_the_text(words, published):
    text, sentence = flat(words)
    done = 0
    for mention in find_times(Document(id="t", text=text, published=published), (sentence,)):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.span.start >= done
        done = mention.span.end
        if mention.range is not None:
            assert mention.range.first <= mention.range.last


def test_a_number_sign_that_is_no_digit_is_a_word():
    text, sentence = flat(["²", "May", "2019"])
    assert find_times(Document(id="t", text=text, published=date(2020, 1, 1)), (sentence,))


def test_a_long_sentence_takes_linear_time():
    text, sentence = flat(["the", "last", "two", "and", "a"] * 4000)
    assert find_times(Document(id="t", text=text, published=date(2020, 1, 1)), (sentence,)) == ()
