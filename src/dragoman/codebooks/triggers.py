"""Reading triggers and word sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from dragoman.codebooks.fields import check_keys, mapping_at, require_mode, require_status, text_at
from dragoman.codebooks.model import ANYTHING, Trigger
from dragoman.codebooks.source import Place, did_you_mean

PREPOSITIONS = frozenset([
    "about", "above", "across", "after", "against", "along", "amid", "among", "around", "as", "at", "before",
    "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by", "concerning", "despite",
    "down", "during", "except", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on",
    "onto", "out", "outside", "over", "past", "per", "regarding", "since", "through", "throughout", "to",
    "toward", "towards", "under", "until", "unto", "upon", "via", "with", "within", "without",
])  # fmt: skip
NOMINAL = frozenset(("poss", "modifier", "of-subject"))
CLAUSAL = frozenset(("subject", "object", "indirect", "complement.subject", "complement.object"))
LIGHT = frozenset(("subject", "object", "indirect"))

_KEYS = (
    "id", "verb", "noun", "mode", "roles", "object", "not_object", "subject", "not_subject", "with", "complement",
    "xcomp", "mutual", "negated", "needs", "status", "confidence",
)  # fmt: skip
_DEFAULTS = {
    "verb": (("subject",), ("object",)),
    "noun": (("poss", "by", "modifier", "light-subject"), ("of", "on", "against", "light-on", "light-against")),
}
_CHOICES = {"complement": ("any", "required", "forbidden"), "needs": ("any", "actor", "recipient", "both")}


class Sets:
    """Named word sets, which may hold one another ("@weapons")."""

    def __init__(self, lists: Mapping[str, Any], at: Place) -> None:
        self._lists, self._at = lists, at
        self._known: dict[str, frozenset[str]] = {}

    def all(self) -> Mapping[str, frozenset[str]]:
        """Every set by name."""
        return {name: self._set(name, self._at / name, ()) for name in self._lists}

    def words(self, value: Any, at: Place, inside: tuple[str, ...] = ()) -> frozenset[str]:
        """The lemmas that a list of words and "@set" names stands for, in lower case."""
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            raise at.error(f"expected a list of words, found {value!r}", "[attack, raid]")
        found: set[str] = set()
        for k, word in enumerate(value):
            if not isinstance(word, str):
                raise (at / k).error(f"{word!r} is not a word", "quote it if it is meant as one")
            found |= self._set(word[1:], at / k, inside) if word.startswith("@") else {word.strip().lower()}
        return frozenset(found)

    def _set(self, name: str, at: Place, inside: tuple[str, ...]) -> frozenset[str]:
        if name not in self._lists:
            raise at.error(f"there is no word set '@{name}'", did_you_mean(name, self._lists))
        if name in inside:
            raise at.error(f"word set '@{name}' holds itself", "take it out of one of: " + ", ".join(inside))
        if name not in self._known:
            self._known[name] = self.words(self._lists[name], self._at / name, (*inside, name))
        return self._known[name]


def read_triggers(raw: Any, at: Place, kind: str, modes: Iterable[str], sets: Sets) -> tuple[Trigger, ...]:
    """Reads a type's list of triggers.

    Args:
        raw: what the YAML holds.
        at: where it stands.
        kind: name of the type.
        modes: its modes.
        sets: the codebook's word sets.

    Returns:
        The triggers, in order.

    Raises:
        CodebookError: one of them breaks a rule.
    """
    if not isinstance(raw, list):
        raise at.error(f"expected a list of triggers, found {type(raw).__name__}", "- id: ...")
    found: dict[str, Trigger] = {}
    for k, entry in enumerate(raw):
        trigger = _read_trigger(mapping_at(entry, at / k), at / k, kind, modes, sets)
        if trigger.id in found:
            raise (at / k / "id").error(f"id {trigger.id!r} is used twice in {kind}", "give one of them another id")
        found[trigger.id] = trigger
    return tuple(found.values())


def _read_trigger(raw: Mapping[str, Any], at: Place, kind: str, modes: Iterable[str], sets: Sets) -> Trigger:
    check_keys(raw, _KEYS, at)
    if not raw.get("verb") and not raw.get("noun"):
        raise at.error("a trigger needs `verb:` or `noun:` words")
    mode, status = raw.get("mode"), raw.get("status")
    if mode is not None:
        require_mode(mode, at / "mode", modes)
    if status is not None:
        require_status(status, at / "status")
    actor, recipient = _read_roles(raw, at)

    def words(key: str) -> frozenset[str] | None:
        return sets.words(raw[key], at / key) if raw.get(key) is not None else None

    return Trigger(
        id=text_at(raw, "id", at),
        type=kind,
        verbs=words("verb") or frozenset(),
        nouns=words("noun") or frozenset(),
        mode=mode,
        actor=actor,
        recipient=recipient,
        object=words("object"),
        not_object=words("not_object"),
        subject=words("subject"),
        not_subject=words("not_subject"),
        with_=_read_with(raw, at, sets),
        complement=_choice(raw, "complement", at),
        xcomp=words("xcomp"),
        mutual=_flag(raw, "mutual", at),
        negated=_flag(raw, "negated", at),
        needs=_choice(raw, "needs", at),
        status=status,
        confidence=_confidence(raw, at),
    )


def _read_with(raw: Mapping[str, Any], at: Place, sets: Sets) -> Mapping[str, frozenset[str]]:
    found = {}
    for prep, words in mapping_at(raw.get("with"), at / "with").items():
        here = at / "with" / prep
        if prep not in PREPOSITIONS:
            raise here.error(f"{prep!r} is no preposition", did_you_mean(str(prep), PREPOSITIONS))
        found[str(prep)] = ANYTHING if words == "*" else sets.words(words, here)
    return MappingProxyType(found)


def _read_roles(raw: Mapping[str, Any], at: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    roles = mapping_at(raw.get("roles"), at / "roles")
    check_keys(roles, ("actor", "recipient"), at / "roles")
    default = _DEFAULTS["verb" if raw.get("verb") else "noun"]
    sides = []
    for side, usual in zip(("actor", "recipient"), default, strict=True):
        named = roles.get(side, () if side == "recipient" and raw.get("mutual") else list(usual))
        here = at / "roles" / side
        for k, role in enumerate(named):
            if not _is_role(role):
                raise (here / k).error(f"unknown role {role!r}", _role_hint(role))
        sides.append(tuple(named))
    return sides[0], sides[1]


def _is_role(role: Any) -> bool:
    if not isinstance(role, str):
        return False
    if role in CLAUSAL or role in NOMINAL or role in PREPOSITIONS:
        return True
    if role.startswith("object."):
        return role[7:] in NOMINAL or role[7:] in PREPOSITIONS
    if role.startswith("complement."):
        return role[11:] in PREPOSITIONS
    return role.startswith("light-") and (role[6:] in LIGHT or role[6:] in PREPOSITIONS)


def _role_hint(role: Any) -> str:
    known = CLAUSAL | NOMINAL | PREPOSITIONS | {f"object.{n}" for n in NOMINAL} | {f"light-{n}" for n in LIGHT}
    return did_you_mean(str(role), known)


def _choice(raw: Mapping[str, Any], key: str, at: Place) -> Any:
    value = raw.get(key, "any")
    if value not in _CHOICES[key]:
        raise (at / key).error(f"{key} is {value!r}", did_you_mean(str(value), _CHOICES[key]))
    return value


def _flag(raw: Mapping[str, Any], key: str, at: Place) -> bool:
    value = raw.get(key, False)
    if not isinstance(value, bool):
        raise (at / key).error(f"{key} is {value!r}", "true or false")
    return value


def _confidence(raw: Mapping[str, Any], at: Place) -> float:
    value = raw.get("confidence", 0.8)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise (at / "confidence").error(f"confidence is {value!r}", "a number from 0 to 1")
    return float(value)
