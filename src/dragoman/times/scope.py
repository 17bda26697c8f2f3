"""From the word a time hangs on to the words it also dates: light verbs, control, coordination, adjuncts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.parse.tree import ancestors, child, children
from dragoman.records import DateRange, Sentence
from dragoman.times.attach import Attachment
from dragoman.times.tense import load_contexts

VERBAL = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""PLOVER types that are done by saying: the saying's day is the act's."""

_SCOPES = frozenset({"at", "during", "in", "on", "following"})
_INSTRUMENTS = frozenset({"with", "by", "in", "through", "of", "via", "during", "including", "amid"})
_UNREAL = ("future", "hypothetical")
_SETTING = frozenset({"set", "schedule", "due", "expect", "plan", "slate"})
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Dating:
    """Days found for a token, and the way there in words."""

    days: DateRange
    way: str


@dataclass(frozen=True, slots=True)
class Scope:
    """One sentence's times and the rules by which they spread.

    Args:
        sentence: the sentence.
        attachments: what its times hang on.
        given: days known for a token otherwise (a sequence word, a narrative that goes on).
    """

    sentence: Sentence
    attachments: tuple[Attachment, ...]
    given: Mapping[int, Dating] = field(default_factory=dict)

    def direct(self, i: int) -> Dating | None:
        """The days that hang on a token itself; None where two of them contradict each other."""
        own = [a for a in self.attachments if a.governor == i]
        if not own:
            return self.given.get(i)
        narrowest = min(own, key=lambda a: (a.days.last - a.days.first, a.mention.span.start))
        if any(a.days.last < narrowest.days.first or a.days.first > narrowest.days.last for a in own):
            return None
        return Dating(narrowest.days, f"{narrowest.days.text!r} hangs on {self.sentence.tokens[i].text!r}")

    def resolve(self, i: int, *, kind: str, status: str, attributed: bool = False, depth: int = 0) -> Dating | None:
        """The days of a token by syntax.

        Args:
            i: the token.
            kind: the event's PLOVER type.
            status: its status; what has not happened does not share the day of what was said about it.
            attributed: True where it stands in somebody's claim: the claim's day is not its own.
            depth: steps climbed so far.
        """
        if depth > _DEPTH:
            return None
        found = self.direct(i) or self.adjuncts(i)
        if found is not None:
            return found
        above = self._above(i, kind=kind, status=status, attributed=attributed)
        if above is None:
            return None
        if above < 0:
            return self._opening(-above - 1)
        named = self.sentence.tokens[i].pos in ("NOUN", "PROPN") and self.sentence.tokens[i].dep not in ("attr", "oprd")
        return self.resolve(above, kind=kind, status=status, attributed=attributed or named, depth=depth + 1)

    def _opening(self, i: int) -> Dating | None:
        found = next((a for a in self.attachments if a.governor == i and a.opening), None)
        return Dating(found.days, f"{found.days.text!r} opens the sentence") if found else None

    def adjuncts(self, i: int) -> Dating | None:
        """ "At a Thursday summit, X thanked Y"; "in a statement issued on Thursday"; "while speaking yesterday"."""
        s = self.sentence
        if s.tokens[i].pos not in ("VERB", "AUX"):
            acl = [c for c in children(s, i, "acl") if s.tokens[c].tag == "VBN" and s.tokens[i].dep == "pobj"]
            return next((d for c in acl if (d := self.direct(c))), None)
        for p in children(s, i, "prep"):
            noun = child(s, p, "pobj")
            if s.tokens[p].text.lower() in _SCOPES and noun is not None:
                found = self.direct(noun) or next((d for c in children(s, noun, "acl") if (d := self.direct(c))), None)
                if found is not None:
                    return found
        for c in children(s, i, "advcl"):
            mark = child(s, c, "mark", "advmod")
            if (
                mark is not None
                and s.tokens[mark].text.lower() in ("while", "when", "as")
                and (found := self.direct(c)) is not None
            ):
                return found
        complement = child(s, i, "xcomp")
        if complement is not None and s.tokens[i].lemma.lower() in _SETTING:
            return self.direct(complement)
        return None

    def _above(self, i: int, *, kind: str, status: str, attributed: bool) -> int | None:
        """The token whose day this one shares; `-1 - k` where it shares only the time that opens clause `k`."""
        token = self.sentence.tokens[i]
        if token.head < 0:
            return None
        if token.pos in ("VERB", "AUX") or token.dep in ("acomp", "ROOT"):
            return self._above_verb(i, kind=kind, status=status, attributed=attributed)
        return self._above_noun(i, kind=kind, status=status)

    def _above_verb(self, i: int, *, kind: str, status: str, attributed: bool) -> int | None:
        s, token = self.sentence, self.sentence.tokens[i]
        head = s.tokens[token.head]
        real = status not in _UNREAL
        if token.dep == "conj":
            if child(s, i, "nsubj", "nsubjpass", "expl") is None:
                return token.head
            quoted = head.dep == "ccomp" and real and kind in VERBAL and not attributed
            return head.head if quoted else -1 - token.head
        if token.dep in ("xcomp", "advcl") and status == "future" and head.lemma.lower() in _SETTING:
            return token.head  # "was set to meet on Friday"
        if token.dep in ("xcomp", "acomp"):
            light = head.lemma.lower() in load_contexts()["aspect"]
            return token.head if light or (real and head.pos in ("ADJ", "AUX")) or token.dep == "acomp" else None
        if token.dep == "advcl" and child(s, i, "mark") is None and token.tag in ("VBG", "VBN"):
            return token.head if real else None
        if token.dep == "ccomp":
            return token.head if real and kind in VERBAL and not attributed else None
        if token.dep == "pcomp" and head.text.lower() in _INSTRUMENTS:
            return head.head if real and head.head >= 0 else None
        if token.dep == "relcl":
            place = [c for c in s.children[i] if s.tokens[c].text.lower() in ("where", "when", "which", "whereby")]
            inside = any(
                s.tokens[c].dep in ("advmod", "pobj") or s.tokens[s.tokens[c].head].dep == "prep" for c in place
            )
            return token.head if inside else None
        if token.dep == "acl":
            if token.tag == "VBD":  # no participle: the parser took a main verb for one
                return next((k for k in ancestors(s, i) if s.tokens[k].pos in ("VERB", "AUX")), None)
            return token.head if head.dep == "pobj" else None
        return None

    def _above_noun(self, i: int, *, kind: str, status: str) -> int | None:
        s, token = self.sentence, self.sentence.tokens[i]
        head = s.tokens[token.head]
        contexts = load_contexts()
        light = head.pos in ("VERB", "AUX") and head.lemma.lower() in contexts["aspect"]
        if token.dep == "dobj" and kind in VERBAL and head.lemma.lower() in contexts["voice"]:
            return token.head
        if token.dep in ("dobj", "attr", "oprd", "nsubj", "nsubjpass"):
            return token.head if light or (status == "future" and head.lemma.lower() in _SETTING) else None
        if token.dep in ("conj", "compound", "nmod", "appos", "poss"):
            return token.head
        if token.dep == "pobj" and head.text.lower() in _INSTRUMENTS and head.head >= 0:
            above = s.tokens[head.head]
            if above.pos in ("VERB", "AUX"):
                return head.head if above.lemma.lower() in load_contexts()["aspect"] or above.dep == "acl" else None
            return head.head if head.text.lower() != "of" else None
        return None
