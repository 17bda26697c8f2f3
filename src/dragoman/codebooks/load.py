"""YAML -> Codebook. Everything is checked on the way; nothing is half-loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dragoman.codebooks.fields import check_keys, mapping_at, require_mode, require_status, text_at
from dragoman.codebooks.model import Codebook, EventType, Example, ExpectedEvent
from dragoman.codebooks.source import Place, read_yaml
from dragoman.codebooks.triggers import Sets, read_triggers

PLOVER = Path(__file__).parent.parent / "data" / "codebooks" / "plover" / "plover.yaml"

_INDEX_KEYS = (
    "name", "version", "licence", "description", "learn", "sets", "types", "stops", "veto_subjects", "veto_context"
)  # fmt: skip
FEWEST = 3
"""Examples without which a type, and counterexamples without which a codebook, can't be learnt."""

_TYPE_KEYS = ("type", "quad", "definition", "modes", "triggers", "modes_by", "examples", "counterexamples")
_EVENT_KEYS = ("anchor", "actors", "recipients", "mode", "status")


def load_codebook(path: Path | None = None) -> Codebook:
    """Loads a codebook.

    Args:
        path: its index file; None for the PLOVER 2.0 that ships. The index's `types` are either written out in it or
            names of files beside it; so are its `sets`.

    Returns:
        The codebook, with word sets put in place and triggers indexed by lemma.

    Raises:
        CodebookError: a file breaks a rule; the message says where, and what would do.
    """
    file = path or PLOVER
    at = Place(file)
    index = mapping_at(read_yaml(file), at)
    check_keys(index, _INDEX_KEYS, at)
    lists, lists_at = _beside(index.get("sets", {}), at / "sets")
    lists = dict(mapping_at(lists, lists_at))
    veto_subjects = lists.pop("veto_subjects", index.get("veto_subjects", []))
    veto_context = lists.pop("veto_context", index.get("veto_context", {}))
    sets = Sets(lists, lists_at)
    types = _read_types(index, at, sets)
    return Codebook(
        name=text_at(index, "name", at),
        version=str(index.get("version", "1")),
        types=MappingProxyType(types),
        sets=MappingProxyType(dict(sets.all())),
        learns=_learns(index, at, types),
        stops=read_triggers(index.get("stops", []), at / "stops", "NONE", (), sets),
        veto_subjects=sets.words(veto_subjects, lists_at / "veto_subjects"),
        veto_context=MappingProxyType(
            {
                domain: sets.words(words, lists_at / "veto_context" / domain)
                for domain, words in mapping_at(veto_context, lists_at / "veto_context").items()
            }
        ),
    )


def _learns(index: Mapping[str, Any], at: Place, types: Mapping[str, EventType]) -> bool:
    """Whether acts are told by examples too; refuses a codebook that has too few to tell them by."""
    if "learn" not in index:
        return False
    here = at / "learn"
    if index["learn"] != "examples":
        raise here.error(f"learn is {index['learn']!r}", "the one thing to learn from is: examples")
    if sum(len(kind.counterexamples) for kind in types.values()) < FEWEST:
        why = f"learning from examples needs {FEWEST} counterexamples, and does better with twenty"
        raise here.error(why, "list sentences with other acts between such parties under counterexamples:")
    if all(len(kind.examples) < FEWEST for kind in types.values()):
        raise here.error("no type has enough examples to learn from", f"give a type {FEWEST} examples, better ten")
    return True


def _read_types(index: Mapping[str, Any], at: Place, sets: Sets) -> dict[str, EventType]:
    entries = index.get("types")
    if not isinstance(entries, list) or not entries:
        raise at.error("no types", "`types:` lists event types, or names of files that hold one each")
    types: dict[str, EventType] = {}
    for k, entry in enumerate(entries):
        raw, place = _beside(entry, at / "types" / k)
        kind = _read_type(mapping_at(raw, place), place, sets)
        if kind.name in types:
            raise place.error(f"type {kind.name} is defined twice", "give one of them another name")
        types[kind.name] = kind
    return types


def _beside(entry: Any, at: Place) -> tuple[Any, Place]:
    """What an entry holds: itself, or the file beside the index that it names."""
    if not isinstance(entry, str):
        return entry, at
    file = at.file.parent / entry
    if not file.is_file():
        raise at.error(f"there is no file {entry!r} beside it", "names of files are relative to the index")
    return read_yaml(file), Place(file)


def _read_type(raw: Mapping[str, Any], at: Place, sets: Sets) -> EventType:
    check_keys(raw, _TYPE_KEYS, at)
    name = text_at(raw, "type", at)
    quad = raw.get("quad")
    if quad not in (1, 2, 3, 4) or isinstance(quad, bool):
        raise (at / "quad").error(f"quad is {quad!r}", "1 or 2 cooperation, 3 or 4 conflict; in words, in deeds")
    modes = {str(m): str(d) for m, d in mapping_at(raw.get("modes", {}), at / "modes").items()}
    return EventType(
        name=name,
        quad=quad,
        definition=text_at(raw, "definition", at),
        modes=MappingProxyType(modes),
        triggers=read_triggers(raw.get("triggers", []), at / "triggers", name, modes, sets),
        mode_words=MappingProxyType(_read_mode_words(raw, at, modes, sets)),
        examples=tuple(
            _read_example(example, at / "examples" / k, modes) for k, example in enumerate(raw.get("examples") or ())
        ),
        counterexamples=tuple(str(text) for text in raw.get("counterexamples") or ()),
    )


def _read_mode_words(raw: Mapping[str, Any], at: Place, modes: Iterable[str], sets: Sets) -> dict[str, str]:
    found: dict[str, str] = {}
    for mode, words in mapping_at(raw.get("modes_by", {}), at / "modes_by").items():
        here = at / "modes_by" / mode
        require_mode(mode, here, modes)
        for word in sets.words(words, here):
            if found.setdefault(word, mode) != mode:
                raise here.error(f"{word!r} already tells mode {found[word]!r}", "one word, one mode")
    return found


def _read_example(raw: Any, at: Place, modes: Iterable[str]) -> Example:
    example = mapping_at(raw, at)
    check_keys(example, ("text", "events"), at)
    events = []
    for k, entry in enumerate(example.get("events") or ()):
        here = at / "events" / k
        event = mapping_at(entry, here)
        check_keys(event, _EVENT_KEYS, here)
        mode, status = event.get("mode"), event.get("status", "asserted")
        if mode is not None:
            require_mode(mode, here / "mode", modes)
        require_status(status, here / "status")
        events.append(
            ExpectedEvent(
                anchor=text_at(event, "anchor", here),
                actors=tuple(map(str, event.get("actors") or ())),
                recipients=tuple(map(str, event.get("recipients") or ())),
                mode=mode,
                status=status,
            )
        )
    return Example(text=text_at(example, "text", at), events=tuple(events))
