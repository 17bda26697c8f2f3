"""Proper names of a report, laid over its sentences: the register's, the parser's, and those that both miss."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.bearers import bearers, clearly
from dragoman.actors.entries import Hit
from dragoman.actors.lexicon import Lexicon
from dragoman.actors.phrases import Name, head_of, names_in
from dragoman.actors.register import Register
from dragoman.actors.tables import fold
from dragoman.records import Document, Sentence

_HYPHENED = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+-([a-z]{2,6})\b")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_HALVES = {"North": "PRK", "South": "KOR"}
_STEM = 6
"""So many letters of a word tell that it is the same: "Christian Democrat (CDU)"."""
_OFTEN = 3
"""A figure of no office is meant by the bare surname where a report has it so often."""
_BODIES = frozenset({"body", "party", "group", "igo", "ngo", "company", "media"})
# How few bear a surname, and how clear its first bearer is, where the parser saw no person; set by hand.
_FEW, _CLEAR = 4, 0.9


class Names:
    """Finds the names of one report."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], register: Register, lexicon: Lexicon) -> None:
        self.document = document
        self.sentences = sentences
        self.register = register
        self.lexicon = lexicon
        self.on = document.published
        self.hits: list[Hit] = []

    def lay(self) -> list[tuple[Name, ...]]:
        """Returns the names of each sentence, in order, none overlapping."""
        hits = [h for hit in self.register.find(self.document.text, self.on) for h in self._split(hit)]
        renamed = self._renamed(hits)
        hits = self._introduced([hit for hit in hits if self.document.text[hit.start : hit.end] not in renamed])
        kept = self._without_strangers(hits)
        strangers = [hit for hit in hits if hit not in kept] if len(kept) < len(hits) else []
        self.hits = kept = self._with_initials(kept)
        return [
            self._with_hyphened(s, _with_bodies(s, names_in(s, _within(kept, s)), _within(strangers, s)))
            for s in self.sentences
        ]

    def _renamed(self, hits: Sequence[Hit]) -> set[str]:
        """Acronyms that the report itself explains otherwise than the register: "National Trade Commission (NTC)"."""
        text, renamed = self.document.text, set()
        for hit in hits:
            short = text[hit.start : hit.end]
            if not short.isupper() or text[hit.start - 1 : hit.start] != "(" or text[hit.end : hit.end + 1] != ")":
                continue
            name = hit.entries[0].name
            before = fold(text[max(0, hit.start - 90) : hit.start])
            own = [word for word in fold(name).split() if word[:1].isupper()]
            if name != short and len(own) > 1 and sum(word[:_STEM] in before for word in own) < 0.5 * len(own):
                renamed.add(short)
        return renamed

    def _without_strangers(self, hits: list[Hit]) -> list[Hit]:
        """Leaves out bodies whose name others bear too ("Labor Party"), if only other states are spoken of."""
        text = self.document.text
        kinds = ("state", "territory", "seat", "body")
        plain = {h: _plain(text[h.start : h.end]) in self.lexicon.shared for h in hits if h.entries[0].kind in _BODIES}
        heading = self.register.find(self.document.title, self.on)
        spoken = {h.entries[0].code for h in (*hits, *heading) if h.entries[0].kind in kinds and not plain.get(h)}
        if not any(self.register.state(code) for code in spoken):
            return hits
        return [h for h in hits if not plain.get(h) or any(e.code in spoken for e in h.entries)]

    def _with_initials(self, hits: list[Hit]) -> list[Hit]:
        """Adds acronyms that nobody explains of bodies named before: "GM" after "General Motors"."""
        text = self.document.text
        initials: dict[str, Hit] = {}
        for hit in hits:
            words = [w for w in re.findall(r"[^\W_]+", text[hit.start : hit.end]) if w[0].isupper()]
            if hit.entries[0].kind in _BODIES and len(words) > 1:
                initials.setdefault("".join(w[0] for w in words), hit)
        if not initials:
            return hits
        taken = {k for hit in hits for k in range(hit.start, hit.end)}
        added = [
            replace(initials[m[0]], start=m.start(), end=m.end())
            for m in _ACRONYM.finditer(text)
            if m[0] in initials and m.start() > initials[m[0]].end and m.start() not in taken
        ]
        return sorted([*hits, *added], key=lambda hit: hit.start) if added else hits

    def _introduced(self, hits: list[Hit]) -> list[Hit]:
        """Hits read as the report introduces them: an acronym in brackets after a body's name is that body's.

        So is the last word of its name after "the" ("the Congress" after "the Indian National Congress").
        """
        text = self.document.text
        short: dict[str, Hit] = {}
        endings: dict[str, Hit] = {}
        read: list[Hit] = []
        for hit in hits:
            words = text[hit.start : hit.end]
            before = read[-1] if read else None
            apart = before is None or text[before.end : hit.start] != " (" or not words.isupper()
            if (
                before is not None
                and not apart
                and (_initials(text[before.start : before.end]) == words or not _body(hit))
            ):
                short[words] = before
            own = short.get(words)
            if own is None and text[max(0, hit.start - 4) : hit.start].lower() == "the ":
                own = endings.get(words)
            if own is not None and own.entries[0].kind in _BODIES:
                hit = replace(hit, entries=own.entries, forms=own.forms)
            elif " " in words and hit.entries[0].kind in _BODIES:
                endings[words.rpartition(" ")[2]] = hit
            read.append(hit)
        return read

    def _with_hyphened(self, sentence: Sentence, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """Adds names like "Park Won-soon", which parsers seldom take for a person's."""
        names = tuple(self._as_person(sentence, name) for name in names)
        added: list[Name] = []
        for match in _HYPHENED.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            tokens = [t.i for t in sentence.tokens if start <= t.start < end]
            if not tokens or match[1] in self.lexicon.participles or match[1].endswith("ed"):
                continue
            first, last = tokens[0], tokens[-1] + 1
            if any(n.first < last and n.last > first for n in names) or self.lexicon.noun_at(sentence, first):
                continue
            added.append(Name(first, last, head_of(sentence, first, last), "PERSON"))
        added += self._unmarked(sentence, (*names, *added))
        added += self._halves(sentence, (*names, *added))
        if not added:
            return names
        taken = {name.first for name in added}
        return tuple(sorted((*(n for n in names if n.first not in taken), *added), key=lambda n: n.first))

    def _halves(self, sentence: Sentence, names: tuple[Name, ...]) -> list[Name]:
        """ "the North" and "the South" in a report on the Koreas."""
        covered = {k for n in names for k in range(n.first, n.last) if n.entries or n.last - n.first > 1}
        found = []
        for token in sentence.tokens[1:]:
            code = _HALVES.get(token.text)
            if code is None or token.i in covered or f"{token.text} Korea" not in self.document.text:
                continue
            state = self.register.state(code)
            after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
            alone = after.tag not in ("NNP", "NNPS") and after.text not in ("of", "-")
            if state is not None and alone and sentence.tokens[token.i - 1].text.lower() == "the":
                found.append(Name(token.i, token.i + 1, token.i, "GPE", (state,), ("alias",)))
        return found

    def _unmarked(self, sentence: Sentence, names: tuple[Name, ...]) -> list[Name]:
        """Persons the parser left unmarked: two or three capitals as subject, with a given name or a title beside."""
        covered = {k for name in names for k in range(name.first, name.last)}
        found = []
        for token in sentence.tokens:
            if token.tag != "NNP" or token.dep not in ("nsubj", "nsubjpass", "poss", "appos") or token.i in covered:
                continue
            first = token.i
            while first > 0 and sentence.tokens[first - 1].tag == "NNP" and sentence.tokens[first - 1].head == token.i:
                first -= 1
            run = range(first, token.i + 1)
            if len(run) == 1 and token.dep in ("nsubj", "poss") and self._well_known(token.text):
                found.append(Name(first, token.i + 1, token.i, "PERSON"))
            if not 2 <= len(run) <= 3 or covered & set(run) or any(self.lexicon.noun_at(sentence, k) for k in run):
                continue
            if sentence.tokens[first].text.lower() in self.lexicon.gender or self._titled(sentence, token.i):
                found.append(Name(first, token.i + 1, token.i, "PERSON"))
        return found

    def _as_person(self, sentence: Sentence, name: Name) -> Name:
        """A name as a person's, where the parser took a well-known surname for a body or place."""
        if name.entries or name.label not in ("ORG", "GPE", "LOC", "FAC", "NORP"):
            return name
        if name.last - name.first > 1:
            return replace(name, label="PERSON") if self._speaks(sentence, name) else name
        return replace(name, label="PERSON") if self._well_known(sentence.tokens[name.first].text) else name

    def _speaks(self, sentence: Sentence, name: Name) -> bool:
        """Tells whether two or three words that the parser took for a body are somebody who later speaks by surname."""
        tokens = sentence.tokens[name.first : name.last]
        plain = all(t.tag == "NNP" and t.text[1:].islower() and t.text.isalpha() for t in tokens)
        if not plain or len(tokens) > 3 or any(self.lexicon.noun_at(sentence, t.i) for t in tokens):
            return False
        if any(self.register.home(t.text) for t in tokens[:1]) and tokens[0].text.lower() not in self.lexicon.gender:
            return False
        surname = tokens[-1].text
        return any(f" {a}" in self.document.text for a in (f"said {surname},", f"said {surname}.", f"{surname} said"))

    def _well_known(self, surname: str) -> bool:
        """Tells whether a bare surname is that of a central figure in a high office that day, and of few others."""
        if surname.lower() in self.lexicon.gender or self.on is None or not surname[1:].islower():
            return False
        known = bearers(surname, self.register, on=self.on)
        if len(known) == 1 and known[0].entry.central and not known[0].entry.terms:
            spoken = any(known[0].entry.code == h.entries[0].code for h in self.hits if h.entries[0].kind != "person")
            return spoken and self.document.text.count(surname) >= _OFTEN
        return len(known) <= _FEW and clearly(known) and known[0].score >= _CLEAR and bool(known[0].entry.held(self.on))

    def _titled(self, sentence: Sentence, head: int) -> bool:
        """Tells whether a title stands beside a name ("X, a lawyer") or is said of it ("X is a lawyer")."""
        beside = [c for c in sentence.children[head] if sentence.tokens[c].dep == "appos"]
        verb = sentence.tokens[head].head
        if verb >= 0 and sentence.tokens[verb].lemma == "be":
            beside += [c for c in sentence.children[verb] if sentence.tokens[c].dep == "attr"]
        nouns = [self.lexicon.noun_at(sentence, c) for c in beside]
        return any(noun is not None and noun.sort in ("office", "people") for noun in nouns)

    def _split(self, hit: Hit) -> list[Hit]:
        """A hit, or, of a state's body named by a common noun ("Kenyan forces"), what it says of the state."""
        words = self.document.text[hit.start : hit.end].split()
        if hit.entries[0].kind != "body" or len(words) < 2 or not words[-1].islower():
            return [hit]
        text = self.document.text[hit.start : hit.end]
        inner = self.register.find(text[: text.rindex(words[-1])], self.on)
        return [replace(h, start=h.start + hit.start, end=h.end + hit.start) for h in inner] or [hit]


def _within(hits: Sequence[Hit], sentence: Sentence) -> Sequence[Hit]:
    first = bisect_left(hits, sentence.start, key=lambda hit: hit.start)
    return hits[first : bisect_left(hits, sentence.end, key=lambda hit: hit.start)]


def _with_bodies(sentence: Sentence, names: tuple[Name, ...], strangers: Sequence[Hit]) -> tuple[Name, ...]:
    """Adds bodies of a name that the register knows only elsewhere: "the Labor Party" of a country it has none for."""
    added = []
    for name in names_in(replace(sentence, entities=()), strangers) if strangers else ():
        if not any(n.first < name.last and n.last > name.first for n in names):
            added.append(replace(name, label="ORG", entries=(), forms=()))
    return tuple(sorted((*names, *added), key=lambda name: name.first)) if added else names


def _body(hit: Hit) -> bool:
    return hit.entries[0].kind in _BODIES


def _initials(words: str) -> str:
    return "".join(w[0] for w in re.findall(r"[^\W_]+", words) if w[0].isupper())


def _plain(words: str) -> str:
    return words.lower().removeprefix("the ").replace("’", "'")
