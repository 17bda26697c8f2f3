from __future__ import annotations

import pytest

from dragoman.ingest.sketch import NEAR, bands, likeness, sketch, text_digest

TEXT = " ".join(
    f"The minister number {i} said that the talks in city {i * 7} would go on for {i} days." for i in range(40)
)


def test_a_text_is_like_itself_whatever_its_case_and_marks():
    assert likeness(sketch(TEXT), sketch(TEXT.upper().replace(".", " !"))) == 1.0


def test_an_edited_text_is_near_and_shares_a_band():
    one, other = sketch(TEXT), sketch(TEXT.replace("number 5 said", "number 5 told reporters"))
    assert likeness(one, other) > NEAR
    assert set(bands(one)) & set(bands(other))


def test_other_texts_are_far():
    other = " ".join(f"Crews of ship {i} unloaded {i * 3} crates of grain at the northern port." for i in range(40))
    assert likeness(sketch(TEXT), sketch(other)) < 0.2


def test_a_sketch_is_the_same_on_every_machine():
    assert sketch("Peru and Chile met again in Lima on Monday.")[:8].hex() == SKETCH


@pytest.mark.parametrize("text", ["", "one", "one two three", "half \ud83d"])
def test_short_and_odd_texts_have_sketches(text):
    assert len(sketch(text)) == 512
    assert len(text_digest(text)) == 16


SKETCH = "2055becfb8765bc0"
