from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.models import (
    NONE,
    ActorPair,
    EventTypeModel,
    ExampleCoder,
    Taught,
    learn_examples,
    load_event_model,
    locate_pair,
)

LEND = [
    ("Japan lent Vietnam two billion dollars for a railway.", "Japan", "Vietnam"),
    ("The Chinese government granted Angola a new line of credit.", "The Chinese government", "Angola"),
    ("Kuwait extended a soft loan to Jordan on Tuesday.", "Kuwait", "Jordan"),
    ("Brazil advanced Paraguay the money for the bridge.", "Brazil", "Paraguay"),
    ("Germany financed Ghana's debt for another ten years.", "Germany", "Ghana"),
]
SPY = [
    ("Peru's intelligence service wiretapped the Chilean president.", "Peru's intelligence service", "the Chilean"),
    ("Russian agents eavesdropped on Norwegian officials.", "Russian agents", "Norwegian officials"),
    ("India secretly read the mail of Pakistan's envoys.", "India", "Pakistan's envoys"),
    ("Sudan tapped the telephones of Egyptian ministers.", "Sudan", "Egyptian ministers"),
    ("Iran bugged the flat of a Turkish diplomat.", "Iran", "a Turkish diplomat"),
]
OTHER = [
    ("Kenya bombed two Somali villages on Friday.", "Kenya", "two Somali villages"),
    ("Sweden thanked Denmark for its support.", "Sweden", "Denmark"),
    ("Poland expelled three Belarusian diplomats.", "Poland", "three Belarusian diplomats"),
    ("Mexico urged Guatemala to close the crossing.", "Mexico", "Guatemala"),
    ("Zambia and Malawi signed an agreement on water.", "Zambia", "Malawi"),
    ("Finland sent Ukraine blankets and generators.", "Finland", "Ukraine"),
    ("The Spanish prime minister met the Moroccan king.", "The Spanish prime minister", "the Moroccan king"),
    ("Ethiopia accused Eritrea of arming rebels.", "Ethiopia", "Eritrea"),
]


def taught(kind: str, rows: list[tuple[str, str, str]]) -> list[Taught]:
    return [Taught(pair=locate_pair(*row), type=kind) for row in rows]


@pytest.fixture(scope="module")
def model() -> EventTypeModel:
    return load_event_model()


@pytest.fixture(scope="module")
def coder(model: EventTypeModel) -> ExampleCoder:
    return learn_examples([*taught("LEND", LEND), *taught("SPY", SPY), *taught(NONE, OTHER)], model)


NEW = [
    (locate_pair("India gave Sri Lanka a loan of 900 million dollars.", "India", "Sri Lanka"), "LEND"),
    (locate_pair("Saudi Arabia lent Bahrain a billion dollars.", "Saudi Arabia", "Bahrain"), "LEND"),
    (locate_pair("The United States listened in on the calls of German officials.", "The United States",
                 "German officials"), "SPY"),
]  # fmt: skip


def test_new_acts_are_told_by_examples_of_types_the_encoder_never_saw(coder: ExampleCoder) -> None:
    found = coder.judge([pair for pair, _ in NEW])
    assert [one.type for one in found] == [kind for _, kind in NEW]
    assert [one.sure for one in found] == [True, True, False]  # five examples of a varied act leave much open
    assert all(one.nearest in {row[0] for row in (*LEND, *SPY)} for one in found)


@pytest.mark.parametrize(
    "row",
    [
        ("Spain bombed a Moroccan base.", "Spain", "a Moroccan base"),
        ("Russia condemned Estonia for the march.", "Russia", "Estonia"),
        ("The French president visited Lebanon on Monday.", "The French president", "Lebanon"),
    ],
    ids=lambda row: row[0],
)
def test_other_acts_get_no_type(coder: ExampleCoder, row: tuple[str, str, str]) -> None:
    (found,) = coder.judge([locate_pair(*row)])
    assert found.type == NONE or not found.sure


def test_company_changes_no_bit(coder: ExampleCoder) -> None:
    pairs = [pair for pair, _ in NEW] + [locate_pair(*row) for row in (*OTHER, *LEND)]
    assert coder.judge(pairs) == [coder.judge([pair])[0] for pair in pairs]
    assert coder.judge(pairs)[::-1] == coder.judge(pairs[::-1])


def test_learning_again_gives_the_same_coder(coder: ExampleCoder, model: EventTypeModel) -> None:
    again = learn_examples(coder.taught, model)
    assert np.array_equal(again.features, coder.features)
    assert (again.least_score, again.least_margin) == (coder.least_score, coder.least_margin)


def test_each_example_is_told_by_the_others(coder: ExampleCoder) -> None:
    told = coder.leave_one_out()
    assert (told.examples, told.counterexamples) == (10, 8)
    assert told.right >= 4
    assert told.wrong <= 1
    assert told.right + told.abstained <= told.examples


class Plane:
    """An encoder for tests: a pair's features are the two numbers its sentence consists of."""

    name = "plane@0"

    def features(self, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        return np.array([[float(word) for word in pair.sentence.split()] for pair in pairs])


def at(kind: str, *sentences: str) -> list[Taught]:
    return [Taught(pair=ActorPair(sentence=s, actor=None, recipient=None), type=kind) for s in sentences]


EAST, NORTH = at("EAST", "9 0", "9 1", "9 2"), at("NORTH", "0 9", "1 9", "2 9")


def judged(coder: ExampleCoder, sentence: str) -> tuple[str, bool]:
    (found,) = coder.judge([ActorPair(sentence=sentence, actor=None, recipient=None)])
    return found.type, found.sure


def test_the_nearest_type_is_taken_and_what_lies_between_is_left_open() -> None:
    coder = learn_examples([*EAST, *NORTH], Plane())
    assert judged(coder, "8 1") == ("EAST", True)
    assert judged(coder, "1 7") == ("NORTH", True)
    assert not judged(coder, "5 5")[1]
    assert not judged(coder, "-9 -1")[1]


def test_examples_that_do_not_tell_one_another_tell_nothing_else() -> None:
    coder = learn_examples([*at("EAST", "9 0", "0 8", "7 1", "1 9"), *at("NORTH", "8 0", "0 9", "9 1", "1 7")], Plane())
    assert not judged(coder, "9 0")[1] or coder.leave_one_out().wrong == 0


def test_an_example_is_never_told_by_its_own_sentence() -> None:
    coder = learn_examples([*EAST, *at("NORTH", "1 0")], Plane())  # alone, and in the midst of the others
    assert coder.leave_one_out().right <= 3


def test_one_type_alone_cannot_be_told_from_anything() -> None:
    with pytest.raises(ValueError, match="two types"):
        learn_examples(EAST, Plane())
