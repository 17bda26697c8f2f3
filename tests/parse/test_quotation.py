"""Sixty quotations of our own: each gets the right span, or is left out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.quotation import find_quotations

# In each text ⟦ ⟧ hold the quotations expected; ⟦~ holds a scare quotation, ⟦… one left open at a paragraph's end.
CASES = {
    "plain after cue": 'The envoy said, ⟦"The port is open."⟧ She left.',
    "plain before cue": '⟦"The port is open,"⟧ the envoy said.',
    "around the cue": '⟦"The port,"⟧ she said, ⟦"is open."⟧',
    "curly": "He told them: ⟦“Nobody has crossed the line.”⟧",
    "curly around the cue": "⟦“Nobody,”⟧ he told them, ⟦“has crossed the line.”⟧",
    "two sentences": '⟦"We came. We talked,"⟧ the mediator said.',
    "two quotations": '⟦"We came,"⟧ he said. ⟦"We talked."⟧',
    "straight opens, curly closes": 'She called it ⟦"a very poor bargain”⟧ and left.',
    "curly opens, straight closes": 'She called it ⟦“a very poor bargain"⟧ and left.',
    "low opening mark": "Er sagte: ⟦„Wir kommen morgen wieder.”⟧ Dann ging er.",
    "guillemets": "Le ministre a dit: ⟦«Nous partirons demain matin.»⟧ Et puis rien.",
    "backticks": "The notice read: ⟦``No entry for trucks tonight''⟧ in red.",
    "doubled single marks": "⟦''The talks were long,''⟧ he said, ⟦''And dull too.''⟧",
    "nested single in double": "⟦\"They shouted 'go home' at us,\"⟧ the driver said.",
    "nested curly single": "⟦“They shouted ‘go home’ at us,”⟧ the driver said.",
    "nested double in double": "⟦“He said “go home” to us,”⟧ the driver said.",
    "nested at the end": "⟦“He only said ‘go home.’”⟧ Nobody moved.",
    "nested straight at the end": "⟦\"He only said 'go home.'\"⟧ Nobody moved.",
    "single marks": "The minister said: ⟦'We will not pay for it.'⟧ Then she sat.",
    "single marks before cue": "⟦'We will not pay for it,'⟧ the minister said.",
    "single curly": "⟦‘We will not pay for it,’⟧ the minister said.",
    "single with apostrophe": "⟦'We won't pay for it,'⟧ the minister's aide said.",
    "single with possessive plural": "He praised ⟦'the workers' brave strike'⟧ in the yard.",
    "single with curly apostrophe": "⟦‘It’s theirs, not ours,’⟧ she said.",
    "apostrophes alone": "The army's tanks and the rebels' trucks weren't there.",
    "clipped decade": "In the '90s and the '80s nobody asked.",
    "clipped words": "'Twas late, and rock 'n' roll played.",
    "contraction only": "It isn't what they'd promised, he'd say.",
    "one scare word": 'The ⟦~"volunteers"⟧ came by night.',
    "two scare words": "The ⟦~“peace keepers”⟧ came by night.",
    "single scare word": "The so-called ⟦~'volunteers'⟧ came by night.",
    "short answer is no scare": 'Asked twice, he said: ⟦"No."⟧',
    "short answer after comma": 'Asked twice, he said, ⟦"Never."⟧',
    "short question": '⟦"Why?"⟧ she asked.',
    "three words in a sentence": 'They called the vote ⟦"null and void"⟧ at once.',
    "bracketed insertion": 'He said ⟦"they [the rebels] fled at dawn"⟧ from the hill.',
    "leading ellipsis": 'He said the army ⟦"… had no orders to shoot"⟧ that day.',
    "dash before": 'One word remained—⟦"surrender, or leave the valley"⟧—and he would not say it.',
    "in parentheses": 'The order (⟦"fire at nothing that moves"⟧) was clear.',
    "bracket opens quotation": '⟦"[We] were never asked about it,"⟧ she said.',
    "colon without blank": 'The sign:⟦"Keep out of the yard"⟧.',
    "full stop after mark": 'He said it was ⟦"an act of open war"⟧. Nobody replied.',
    "comma after mark": 'It was ⟦"an act of open war"⟧, he said.',
    "semicolon after mark": 'It was ⟦"an act of open war"⟧; he said no more.',
    "question mark outside": 'Was it ⟦"an act of open war"⟧?',
    "two partial quotations": 'He called it ⟦"reckless and cruel"⟧ and ⟦"beneath a great nation"⟧.',
    "inches": 'A 6" pipe burst under the square.',
    "inches then quotation": 'A 6" pipe burst, and he said: ⟦"It was old and rusty."⟧',
    "stray closing mark": "He left the room.” Nobody followed.",
    "stray closing then quotation": "He left.” She said: ⟦“Nobody followed him.”⟧",
    "opening never closed in the middle": "He spoke of “many things and left the room.",
    "opening never closed after a colon": "He said: ⟦…“We will be back before the snow.",
    "paragraph opened whole and never closed": "⟦…“We will be back before the snow.",
    "runs over two paragraphs": "⟦…“We came in the night.⟧\n\n⟦“We left in the morning,”⟧ he said.",
    "runs over three paragraphs": '⟦…"One was here.⟧\n\n⟦…"Two were there.⟧\n\n⟦"Three were gone."⟧',
    "opens behind a sentence and runs over a paragraph": (
        'He was quick to answer. ⟦…"We came in the night.⟧\n\n⟦"We left in the morning,"⟧ he said.'
    ),
    "paragraph not reopened": "He wrote “a long letter to the board.\n\nThe board never answered.",
    "paragraph of nothing but marks": "“”",
    "quotation at the very start and end": "⟦“All of it is quoted here.”⟧",
    "question after quotation": 'Did he say ⟦"we shall all go home"⟧ or not?',
    "double inside single is taken for the quotation": "'They called it ⟦\"a very poor bargain\"⟧ then,' he said.",
    "dialogue": '⟦"Will you go?"⟧ he asked. ⟦"I will not go,"⟧ she said.',
}


def _expected(marked: str) -> tuple[str, list[tuple[str, bool, bool]]]:
    text, found, rest = "", [], marked
    while "⟦" in rest:
        before, _, rest = rest.partition("⟦")
        text += before
        inside, closing, after = rest.partition("⟧")
        scare, left_open = inside.startswith("~"), inside.startswith("…") and not inside.startswith("… ")
        inside = inside[1:] if scare or left_open else inside
        found.append((inside, not left_open, scare))
        text, rest = text + inside, after if closing else ""
    return text + rest, found


@pytest.mark.parametrize("name", CASES)
def test_quotation_has_its_span(name: str) -> None:
    text, expected = _expected(CASES[name])
    assert [(text[q.start : q.end], q.closed, q.scare) for q in find_quotations(text)] == expected


def test_there_are_sixty() -> None:
    assert len(CASES) >= 60


@given(st.text(alphabet="ab S.,:\n\"'“”‘’«»`()[]", max_size=200))
def test_quotations_are_ordered_inside_the_text_and_apart(text: str) -> None:
    end = 0
    for q in find_quotations(text):
        assert end <= q.start < q.end <= len(text)
        end = q.end


@pytest.mark.parametrize("unit", ['"a ', "'a ", "“a ", "“a” 'b \" ", "'a, 'b s' "])
def test_hostile_marks_take_bounded_time(unit: str) -> None:
    started = time.perf_counter()
    find_quotations(unit * 20_000)
    assert time.perf_counter() - started < 5
