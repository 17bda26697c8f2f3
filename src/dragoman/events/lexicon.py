"""Word lists of this room: what governing words say about an act, and which verbs lend a noun their subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dragoman.records.findings import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Lemma to reading, each list of `data/events`."""

    verbs: Mapping[str, Status]
    nouns: Mapping[str, Status]
    modifiers: Mapping[str, Status]
    auxiliaries: Mapping[str, Status]
    conditions: frozenset[str]
    reporting: frozenset[str]
    irrealis: frozenset[str]
    of_verbs_only: frozenset[str]
    with_preposition: frozenset[str]
    partitive: frozenset[str]
    occurring: frozenset[str]
    neg_raising: frozenset[str]
    unproven: frozenset[str]
    about_given: frozenset[str]
    definite: frozenset[str]
    polarity: frozenset[str]
    scant: frozenset[str]
    vain: frozenset[str]
    measures: frozenset[str]
    focus: frozenset[str]
    doubting: frozenset[str]
    infinitive_only: frozenset[str]
    temporal: frozenset[str]
    leaving_open: frozenset[str]
    wishing: frozenset[str]
    inverting: frozenset[str]
    performed: frozenset[str]
    ranks: frozenset[str]
    sayings: frozenset[str]
    accords: frozenset[str]
    disclosing: frozenset[str]
    about_sayings: frozenset[str]
    light: frozenset[str]
    undergoing: frozenset[str]
    befalling: frozenset[str]
    victims: frozenset[str]
    provoking: frozenset[str]
    defying: frozenset[str]
    leading: frozenset[str]
    turning_to: frozenset[str]
    sending_away: frozenset[str]
    letting: frozenset[str]
    passing: frozenset[str]
    outlawing: frozenset[str]
    of_doers: frozenset[str]
    patient_nouns: frozenset[str]
    holding: frozenset[str]
    told_again: frozenset[str]
    carrying: frozenset[str]
    declining: frozenset[str]
    light_prepositions: Mapping[str, frozenset[str]]
    scene: frozenset[str]
    proposing: frozenset[str]
    putting_forward: frozenset[str]
    sending: frozenset[str]
    instruments: frozenset[str]
    wanting: frozenset[str]
    blaming: frozenset[str]
    owning_up: frozenset[str]
    answering: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """Reads the lists once.

    Returns:
        The lexicon.
    """
    status, light = _yaml("status.yaml"), _yaml("light_verbs.yaml")
    return Lexicon(
        verbs=_by_lemma(status["verbs"]),
        nouns=_by_lemma(status["nouns"]),
        modifiers=_by_lemma(status["modifiers"]),
        auxiliaries=_by_lemma(status["auxiliaries"]),
        conditions=frozenset(status["conditions"]),
        reporting=frozenset(status["reporting"]),
        irrealis=frozenset(status["irrealis"]),
        of_verbs_only=frozenset(status["of_verbs_only"]),
        with_preposition=frozenset(status["with_preposition"]),
        partitive=frozenset(status["partitive"]),
        occurring=frozenset(status["occurring"]),
        neg_raising=frozenset(status["neg_raising"]),
        unproven=frozenset(status["unproven"]),
        about_given=frozenset(status["about_given"]),
        definite=frozenset(status["definite"]),
        polarity=frozenset(status["polarity"]),
        scant=frozenset(status["scant"]),
        vain=frozenset(status["vain"]),
        measures=frozenset(status["measures"]),
        focus=frozenset(status["focus"]),
        doubting=frozenset(status["doubting"]),
        infinitive_only=frozenset(status["infinitive_only"]),
        temporal=frozenset(status["temporal"]),
        leaving_open=frozenset(status["leaving_open"]),
        wishing=frozenset(status["wishing"]),
        inverting=frozenset(status["inverting"]),
        performed=frozenset(status["performed"]),
        ranks=frozenset(status["ranks"]),
        sayings=frozenset(status["sayings"]),
        accords=frozenset(status["accords"]),
        disclosing=frozenset(status["disclosing"]),
        about_sayings=frozenset(status["about_sayings"]),
        light=frozenset(light["object"]),
        undergoing=frozenset(light["undergoing"]),
        befalling=frozenset(light["befalling"]),
        victims=frozenset(light["victims"]),
        provoking=frozenset(light["provoking"]),
        defying=frozenset(light["defying"]),
        leading=frozenset(light["leading"]),
        turning_to=frozenset(light["turning_to"]),
        sending_away=frozenset(light["sending_away"]),
        letting=frozenset(light["letting"]),
        passing=frozenset(light["passing"]),
        outlawing=frozenset(light["outlawing"]),
        of_doers=frozenset(light["of_doers"]),
        patient_nouns=frozenset(light["patient_nouns"]),
        holding=frozenset(light["holding"]),
        told_again=frozenset(light["told_again"]),
        carrying=frozenset([*light["object"], *light["undergoing"]]),
        declining=frozenset(light["declining"]),
        light_prepositions={verb: frozenset(names) for verb, names in light["prepositions"].items()},
        scene=frozenset(light["scene"]),
        proposing=frozenset([*light["putting_forward"], *light["announcing"]]),
        putting_forward=frozenset(light["putting_forward"]),
        sending=frozenset(light["sending"]),
        instruments=frozenset(light["instruments"]),
        wanting=frozenset(light["wanting"]),
        blaming=frozenset(light["blaming"]),
        owning_up=frozenset(light["owning_up"]),
        answering=frozenset(light["answering"]),
    )


def _yaml(name: str) -> Any:
    return yaml.load(resources.files("dragoman.data.events").joinpath(name).read_bytes(), Loader=yaml.CSafeLoader)


def _by_lemma(lists: Mapping[Status, list[str]]) -> dict[str, Status]:
    """The first list a lemma stands in wins."""
    found: dict[str, Status] = {}
    for reading, lemmas in lists.items():
        for lemma in lemmas:
            found.setdefault(lemma, reading)
    return found
