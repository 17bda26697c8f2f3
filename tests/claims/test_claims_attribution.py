from __future__ import annotations

from dragoman.claims import attribute_events
from dragoman.records import Event, Span


def _event(text: str, word: str, kind: str = "ASSAULT") -> Event:
    at = text.index(word)
    return Event(
        id="e1", type=kind, quad=4, mode=None, anchor=Span(start=at, end=at + len(word), text=word), sentence=0,
        trigger=0, actors=(), recipients=(), status="asserted", confidence=0.9, steps=(),
    )  # fmt: skip


def test_event_in_content_is_attributed_to_the_innermost_claim(read) -> None:
    text = "Berlin said that Moscow claimed that Kyiv had bombed the ship."
    claims, _ = read(text)
    (event,) = attribute_events([_event(text, "bombed")], claims)
    assert event.attributed_to == claims[1].id
    assert event.steps[-1].by == "claims:inside"


def test_speech_act_is_not_attributed_to_itself(read) -> None:
    text = "Kyiv accused Moscow of shelling the power station."
    claims, _ = read(text)
    accused, shelling = attribute_events([_event(text, "accused", "ACCUSE"), _event(text, "shelling")], claims)
    assert accused.attributed_to is None
    assert shelling.attributed_to == claims[0].id


def test_event_outside_is_the_writers(read) -> None:
    text = "Kyiv accused Moscow of shelling the power station. Troops attacked the town."
    claims, _ = read(text)
    (event,) = attribute_events([_event(text, "attacked")], claims)
    assert event.attributed_to is None


def test_what_is_condemned_is_the_writers(read) -> None:
    text = "Cairo denounced the deal that Ankara signed."
    claims, _ = read(text)
    (event,) = attribute_events([_event(text, "signed", "SUPPORT")], claims)
    assert [c.act for c in claims] == ["condemn"]
    assert event.attributed_to is None
