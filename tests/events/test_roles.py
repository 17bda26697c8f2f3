from pathlib import Path

import pytest

DIRECTIONS = Path(__file__).parents[1] / "gold" / "directions.tsv"
FLOOR = 0.95


def rows():
    lines = DIRECTIONS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def codes(found):
    return {m.actor.code for m in found}


def test_direction_is_right_in_passive_nominal_and_reciprocal_sentences(events):
    wrong = []
    for text, kind, actors, recipients in rows():
        wanted = (set(actors.split()), set(recipients.split()))
        given = [(codes(e.actors), codes(e.recipients)) for e in events(text) if e.type == kind]
        if wanted not in given:
            wrong.append(f"{text} {kind}: wanted {wanted}, got {given}")
    share = 1 - len(wrong) / len(rows())
    assert share >= FLOOR, f"{share:.2f}\n" + "\n".join(wrong)


def test_no_direction_is_reversed(events):
    reversed_ = []
    for text, kind, _, recipients in rows():
        for event in events(text):
            if event.type == kind and recipients and codes(event.actors) == set(recipients.split()):
                reversed_.append(text)
    assert not reversed_


@pytest.mark.parametrize(
    "text", ["The storm struck Cuba.", "Peru beat Chile 2-0 in the final match of the tournament."]
)
def test_what_is_no_political_act_gives_no_event(events, text):
    assert events(text) == ()
