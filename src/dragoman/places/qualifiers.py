"""What the text says beside a name: "Moscow, Idaho", "Alexandria, La.", "Al-Bab in northern Syria", "Iraq's Mosul"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.places.gazetteer import Gazetteer
from dragoman.places.stores import Entry
from dragoman.places.toponyms import Toponym
from dragoman.records import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """The country, and the division where one is named, that a text gives with a name. `text` is as written."""

    country: str
    admin1: str
    text: str

    def fits(self, entry: Entry) -> bool:
        """Whether a place lies there."""
        return entry.country == self.country and (not self.admin1 or entry.admin1.partition(".")[0] == self.admin1)


def find_qualifiers(
    sentence: Sentence, toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[list[Qualifier | None], set[int]]:
    """Reads each toponym's qualifier.

    Args:
        sentence: the sentence.
        toponyms: its toponyms in order.
        gazetteer: for abbreviations of divisions and names of peoples.

    Returns:
        One qualifier or None a toponym; and the positions in `toponyms` that only qualify another ("Idaho").
    """
    begins = {t.first: k for k, t in enumerate(toponyms)}
    found: list[Qualifier | None] = []
    used: set[int] = set()
    for toponym in toponyms:
        qualifier, by = _after_comma(sentence, toponym, toponyms, begins, gazetteer)
        if by is not None:
            used.add(by)
        found.append(qualifier or _below(sentence, toponym, toponyms) or _owner(sentence, toponym, gazetteer))
    return found, used


def _after_comma(
    sentence: Sentence, toponym: Toponym, toponyms: Sequence[Toponym], begins: Mapping[int, int], gazetteer: Gazetteer
) -> tuple[Qualifier | None, int | None]:
    tokens, i = sentence.tokens, toponym.last
    if i + 1 >= len(tokens) or tokens[i].text not in (",", "("):
        return None, None
    if (k := begins.get(i + 1)) is not None:
        outer = toponyms[k]
        after = tokens[outer.last].text if outer.last < len(tokens) else "."
        listed = after == "and" or (after == "," and _goes_on(sentence, outer.last + 1, begins))
        if not listed and not _of_what_follows(sentence, outer) and (qualifier := _larger(toponym, outer)):
            return qualifier, k
        return None, None
    for word in (
        tokens[i + 1].text,
        tokens[i + 1].text.rstrip(".") + ".",
        "".join(t.text for t in tokens[i + 1 : i + 3]),
    ):
        if known := gazetteer.abbreviation(word):
            return Qualifier(country=known[0], admin1=known[1], text=word), None
    return None, None


def _of_what_follows(sentence: Sentence, outer: Toponym) -> bool:
    """Whether the name after the comma begins something else: "In China, US envoy Smith said"."""
    token = sentence.tokens[outer.last - 1]
    if token.head == outer.head:  # "Shenyang, Liaoning province"
        token = sentence.tokens[outer.head]
    return token.dep in ("compound", "nmod", "amod", "poss", "nsubj", "nsubjpass") and token.head >= outer.last


def _goes_on(sentence: Sentence, i: int, begins: Mapping[int, int]) -> bool:
    """Whether a list goes on after a comma ("Jordan, Lebanon, Syria and Iraq")."""
    return i < len(sentence.tokens) and (sentence.tokens[i].text.lower() in ("and", "or") or i in begins)


def _larger(toponym: Toponym, outer: Toponym) -> Qualifier | None:
    """The qualifier that `outer` makes, if some place of the inner name lies in it."""
    for entry in outer.entries:
        if entry.country is None or entry.kind not in ("country", "admin1", "region"):
            continue
        admin1 = entry.admin1 if entry.kind == "admin1" else ""
        qualifier = Qualifier(country=entry.country, admin1=admin1, text=outer.text)
        if not toponym.entries or any(
            qualifier.fits(e) and e.kind != "country" and e != entry for e in toponym.entries
        ):
            return qualifier
    return None


def _below(sentence: Sentence, toponym: Toponym, toponyms: Sequence[Toponym]) -> Qualifier | None:
    """ "Al-Bab in northern Syria", "the Kharkiv region of northeastern Ukraine"."""
    for outer in toponyms:
        if outer.first == toponym.last + 1 and sentence.tokens[toponym.last].text == "in":
            return _larger(toponym, outer)
        head = sentence.tokens[outer.head]
        if head.dep == "pobj" and outer.first > toponym.first and head.head >= 0:
            preposition = sentence.tokens[head.head]
            if preposition.text.lower() in ("in", "of") and preposition.head == toponym.head:
                return _larger(toponym, outer)
    return None


def _owner(sentence: Sentence, toponym: Toponym, gazetteer: Gazetteer) -> Qualifier | None:
    """ "the Syrian city of X", "Iraq's Mosul", "Ukraine's Kharkiv region"."""
    heads = [toponym.head]
    token = sentence.tokens[toponym.head]
    if token.dep == "pobj" and sentence.tokens[token.head].text.lower() == "of" and toponym.designation:
        heads.append(sentence.tokens[token.head].head)
    if token.dep == "appos":
        heads.append(token.head)
    for head in heads:
        for c in sentence.children[head] if head >= 0 else ():
            word = sentence.tokens[c]
            if word.dep not in ("amod", "poss", "nmod", "compound") or toponym.first <= c < toponym.last:
                continue
            country = gazetteer.demonym(word.text) or _state(gazetteer, word.text)
            known = toponym.entries
            if country and (not known or any(e.country == country and e.kind != "country" for e in known)):
                return Qualifier(country=country, admin1="", text=word.text)
    return None


def _state(gazetteer: Gazetteer, name: str) -> str | None:
    return (
        next((e.country for e in gazetteer.lookup(name) if e.kind == "country"), None) if name[:1].isupper() else None
    )
