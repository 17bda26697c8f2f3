"""A reader without a model, for tests of what is around it: an event and a claim at "accused"; some words misbehave."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from dragoman.codec import encode_record
from dragoman.records import Actor, ActorMention, Claim, Document, Event, Record, Span, Step
from dragoman.scale import ReaderSpec


def load(spec: ReaderSpec) -> Callable[[Document], str]:
    return lambda document: encode_record(read(document), layers=True)


def load_slow(spec: ReaderSpec) -> Callable[[Document], str]:
    def slow(document: Document) -> str:
        time.sleep(0.01)
        return encode_record(read(document), layers=True)

    return slow


def read(document: Document) -> Record:
    misbehave(document.text)
    at = document.text.find("accused")
    if at < 0:
        return Record(document=document)

    def span(start: int, end: int) -> Span:
        return Span(start=start, end=end, text=document.text[start:end])

    peru = ActorMention(
        span=span(0, 4), sentence=0, head=0, kind="name", actor=Actor(code="PER", sector="GOV", name="Peru")
    )
    step = (Step(by="light", saw="accused"),)
    event = Event(
        id="e-1", type="ACCUSE", quad=3, mode=None, anchor=span(at, at + 7), sentence=0, trigger=1, actors=(peru,),
        recipients=(), status="asserted", confidence=0.9, steps=step,
    )  # fmt: skip
    claim = Claim(
        id="c-1", sources=(peru,), cue=span(at, at + 7), content=span(at + 8, at + 13), form="indirect", act="accuse",
        sentence=0, confidence=0.9, steps=step,
    )  # fmt: skip
    return Record(document=document, events=(event,), claims=(claim,), mentions=(peru,))


def misbehave(text: str) -> None:
    if "RAISE" in text:
        raise RuntimeError("no such luck")
    if "DIE" in text:
        os._exit(9)
    if "HANG" in text:
        while True:
            time.sleep(0.05)
