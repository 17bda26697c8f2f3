"""The place of an event, by syntax, then scope: sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.places import find_places, load_gazetteer, place_events
from dragoman.records import Actor, ActorMention, Document, Event, Span

CASES = [
    ("The presidents met in Vienna on Friday.", "met", "CONSULT", None, "Vienna"),
    ("The king's visit to Rabat ended.", "visit", "CONSULT", "visit", "Rabat"),
    ("Rebels attacked a barracks in Goma.", "attacked", "ASSAULT", None, "Goma"),
    ("The army launched an offensive in the Idlib province.", "offensive", "ASSAULT", None, "Idlib province"),
    ("Soldiers entered Mosul at dawn.", "entered", "MOBILIZE", None, "Mosul"),
    ("Critics condemned the invasion of Ukraine.", "invasion", "ASSAULT", None, "Ukraine"),
    ("Critics condemned the invasion of Ukraine.", "condemned", "ACCUSE", None, None),
    ("The minister condemned the attack in Kabul.", "attack", "ASSAULT", None, "Kabul"),
    ("The minister condemned the attack in Kabul.", "condemned", "ACCUSE", None, None),
    ("At a summit in Geneva, the premier thanked his hosts.", "thanked", "SUPPORT", None, "Geneva"),
    ("The envoys met in Oslo and signed a pact.", "signed", "AGREE", None, "Oslo"),
    ("The premier thanked the general during a visit to Baghdad.", "thanked", "SUPPORT", None, "Baghdad"),
    ("Washington sent weapons to Ukraine.", "sent", "AID", None, None),
    ("The minister demanded an answer from Russia.", "demanded", "REQUEST", None, None),
    ("The premier called on Turkey to stop.", "called", "REQUEST", None, None),
    ("Paris pulled its troops out of Niger.", "pulled", "RETREAT", None, None),
    ("France withdrew its soldiers from Mali.", "withdrew", "RETREAT", "withdraw", "Mali"),
    ("He said in Berlin that Russia had shelled the town.", "shelled", "ASSAULT", None, None),
    ("The strike that killed a general near Erbil was an error.", "strike", "ASSAULT", None, "Erbil"),
    ("Police arrested ten men in Minsk, and the union accused Warsaw.", "accused", "ACCUSE", None, None),
]


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def an_event(sentences, word: str, kind: str, mode: str | None, doer: str = "Doer", code: str = "RUS") -> Event:
    sentence, token = next((s, t) for s in sentences for t in s.tokens if t.text == word)
    span = Span(start=token.start, end=token.end, text=token.text)
    actor = Actor(code=code, sector="GOV", name=doer)
    mention = ActorMention(span=span, sentence=sentence.index, head=token.i, kind="name", actor=actor)
    return Event(
        id=word,
        type=kind,
        quad=1,
        mode=mode,
        anchor=span,
        sentence=sentence.index,
        trigger=token.i,
        actors=(mention,),
        recipients=(),
        status="asserted",
        confidence=1.0,
        steps=(),
    )


@pytest.mark.parametrize(("text", "word", "kind", "mode", "place"), CASES)
def test_an_event_gets_its_place_by_syntax_or_none(parsed, gazetteer, text, word, kind, mode, place):
    sentences = parsed(text)
    others = {w: (k, m) for t, w, k, m, _ in CASES if t == text}
    events = [an_event(sentences, w, k, m) for w, (k, m) in others.items()]
    placed = place_events(events, find_places(Document(id="t", text=text), sentences, (), gazetteer), sentences)
    event = next(e for e in placed if e.id == word)
    assert (event.place.text if event.place else None) == place
    assert not event.place or event.steps


def test_a_deed_told_again_keeps_its_place(parsed, gazetteer):
    text = "Gunmen carried out an attack in Karachi on Sunday. The assault lasted an hour."
    sentences = parsed(text)
    events = [an_event(sentences, w, "ASSAULT", None) for w in ("attack", "assault")]
    placed = place_events(events, find_places(Document(id="t", text=text), sentences, (), gazetteer), sentences)
    assert [e.place.text for e in placed if e.place] == ["Karachi", "Karachi"]
    assert placed[1].steps[-1].by == "places:event/told-again"


def test_a_deed_told_in_two_countries_is_not_passed_on(parsed, gazetteer):
    text = "An attack in Karachi and an attack in Kabul killed five. The attack was condemned."
    sentences = parsed(text)
    last = an_event(sentences[1:], "attack", "ASSAULT", None)
    first = an_event(sentences, "attack", "ASSAULT", None)
    second = next(t for t in reversed(sentences[0].tokens) if t.text == "attack")
    middle = an_event(sentences, "attack", "ASSAULT", None)
    middle = type(middle)(**{f: getattr(middle, f) for f in middle.__slots__} | {"id": "middle", "trigger": second.i})
    places = find_places(Document(id="t", text=text), sentences, (), gazetteer)
    placed = place_events([first, middle, last], places, sentences)
    assert [e.place.text if e.place else None for e in placed] == ["Karachi", "Kabul", None]


def test_an_event_that_has_a_place_keeps_it(parsed, gazetteer):
    text = "The presidents met in Vienna on Friday."
    sentences = parsed(text)
    places = find_places(Document(id="t", text=text), sentences, (), gazetteer)
    once = place_events([an_event(sentences, "met", "CONSULT", None)], places, sentences)
    assert place_events(once, (), sentences) == once


def test_a_place_told_later_is_not_that_of_a_deed_named_before(parsed, gazetteer):
    text = "Trade fell. Rain fell. Prices fell. The meeting drew two kings. A year later, a meeting in Oslo failed."
    sentences = parsed(text)
    first = an_event(sentences, "meeting", "CONSULT", None)
    later = an_event(sentences[4:], "meeting", "CONSULT", None)
    placed = place_events([first, later], find_places(Document(id="t", text=text), sentences, (), gazetteer), sentences)
    assert [e.place.text if e.place else None for e in placed] == [None, "Oslo"]


def test_a_meeting_of_others_is_not_the_one_told_before(parsed, gazetteer):
    text = "A meeting in Oslo failed. The trilateral meeting of Cyprus, Greece and Egypt went well."
    sentences = parsed(text)
    first = an_event(sentences, "meeting", "CONSULT", None, doer="A")
    second = an_event(sentences[1:], "meeting", "CONSULT", None, doer="B", code="CYP")
    placed = place_events(
        [first, second], find_places(Document(id="t", text=text), sentences, (), gazetteer), sentences
    )
    assert [e.place.text if e.place else None for e in placed] == ["Oslo", None]


def test_an_attack_is_not_the_one_it_is_compared_with(parsed, gazetteer):
    text = "It was the worst day since an assault in Ghazni. The attack killed nine."
    sentences = parsed(text)
    events = [an_event(sentences, w, "ASSAULT", None) for w in ("assault", "attack")]
    placed = place_events(events, find_places(Document(id="t", text=text), sentences, (), gazetteer), sentences)
    assert [e.place.text if e.place else None for e in placed] == ["Ghazni", None]


def test_sanctions_on_a_capital_are_not_set_there(parsed, gazetteer):
    text = "The union kept its sanctions on Moscow."
    sentences = parsed(text)
    places = find_places(Document(id="t", text=text), sentences, (), gazetteer)
    assert place_events([an_event(sentences, "sanctions", "SANCTION", None)], places, sentences)[0].place is None
