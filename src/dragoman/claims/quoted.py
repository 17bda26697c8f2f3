"""Ties each quotation to the words that say whose it is: beside it, before it, or by carrying on from the last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.claims.candidates import Candidate, speakers
from dragoman.claims.lexicon import OTHER, Cue, load_cues, load_words
from dragoman.claims.spans import Extent
from dragoman.parse import Clause
from dragoman.parse.tree import children, conjuncts
from dragoman.records import Quotation, Sentence, Token

SPEECH = frozenset(
    [
        "say",
        "tell",
        "quote",
        "call",
        "show",
        "think",
        "cite",
        "demand",
        "urge",
        "ask",
        "condemn",
        "praise",
        "doubt",
        "deny",
        "reject",
        "promise",
        "talk",
        "express",
    ]
)
"""Kinds of cue that a quotation can stand beside."""

LOOK_AHEAD, LOOK_BACK = 14, 25
"""How many tokens from a quotation its cue may stand; the longest seen in PolNeAR's training part."""

LOOK_FAR = 45
"""How many, where they tell who the speaker is: "…", Jane Doe, the head of the agency that …, said."""

COLON = Cue(lemma=":", pos="p", kind="colon", act="assert")


class QuoteAttacher:
    """Walks through a document's quotations in order and finds or makes the candidate that claims each."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        clauses: Mapping[int, Sequence[Clause]],
        candidates: Mapping[int, Sequence[Candidate]],
    ) -> None:
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._clauses = clauses
        self._found = {index: list(found) for index, found in candidates.items()}
        self._lead: Candidate | None = None
        self._lead_sentence = -2
        self._open = False
        self._waiting: list[Quotation] = []

    def attach(self, quotations: Sequence[Quotation]) -> dict[int, list[Candidate]]:
        """Attaches quotations.

        Args:
            quotations: the document's, in order.

        Returns:
            The candidates by sentence, some widened, some new.
        """
        for quotation in quotations:
            if not quotation.scare:
                self._attach(quotation)
        return self._found

    def _attach(self, quotation: Quotation) -> None:
        first = bisect_right(self._starts, quotation.start + 2) - 1
        last = bisect_right(self._starts, quotation.end - 1) - 1
        if first < 0:
            return
        lead = self._covering(quotation, first, last)
        if lead is None:
            lead = self._after(quotation, last) or self._before(quotation, first) or self._next(quotation, last)
            if lead is not None:
                lead = self._claim(lead, quotation)
            else:
                lead = self._carried_on(quotation, first)
        if lead is not None:
            self._go_back(lead, quotation)
            self._lead, self._lead_sentence = lead, last
            self._open = not quotation.closed
        self._waiting = [*self._waiting, quotation] if lead is None and not quotation.closed else []

    def _go_back(self, lead: Candidate, quotation: Quotation) -> None:
        """Gives a quotation's speaker to its paragraphs before, which end open and name nobody."""
        paragraph = self._sentences[bisect_right(self._starts, quotation.start + 2) - 1].paragraph
        for before in reversed(self._waiting):
            at = self._sentences[bisect_right(self._starts, before.start + 2) - 1]
            if paragraph - at.paragraph > 1:
                return
            carried = replace(lead, frame="continued", content=(before.start, before.end))
            self._found.setdefault(at.index, []).append(carried)
            paragraph = at.paragraph

    def _covering(self, quotation: Quotation, first: int, last: int) -> Candidate | None:
        best = None
        for k in range(first, last + 1):
            for candidate in self._found.get(self._sentences[k].index, ()):
                start, end = candidate.content
                outside = not quotation.start <= candidate.cue[0] < quotation.end
                begins = start <= quotation.start + 2 and end > quotation.start + 2
                inside = (
                    k == first
                    and quotation.start < start < quotation.end
                    and end >= min(quotation.end, self._sentences[k].end) - 3
                )
                if (
                    outside
                    and candidate.entry.kind not in ("want", "none", "noun", "adverb")
                    and (begins or inside)
                    and (best is None or candidate.content[0] < best.content[0])
                ):
                    best = candidate
        return best

    def _after(self, quotation: Quotation, index: int) -> Candidate | None:
        """ "…", he said; "…", said the minister."""
        sentence = self._sentences[index]
        seen = 0
        heads = {c.head: c for c in self._clauses.get(sentence.index, ())}
        for token in sentence.tokens:
            if token.start < quotation.end:
                continue
            seen += 1
            if seen > (LOOK_FAR if _names_speaker(sentence, token) else LOOK_AHEAD) or token.text in '"“':
                return None
            clause = heads.get(token.i)
            if clause is None or token.tag in ("VB", "VBG") or clause.relation in ("relcl", "acl"):
                continue
            entry = self._entry(clause)
            if entry.kind not in SPEECH or not (clause.subjects or seen <= 3):
                return None
            return self._made(sentence, clause, entry, quotation)
        return None

    def _next(self, quotation: Quotation, index: int) -> Candidate | None:
        """ "… do that?" he asked: the mark's stop made a sentence of the cue."""
        if index + 1 >= len(self._sentences):
            return None
        sentence = self._sentences[index + 1]
        if sentence.paragraph != self._sentences[index].paragraph or quotation.end < self._sentences[index].end:
            return None
        root = next((c for c in self._clauses.get(sentence.index, ()) if c.governor < 0), None)
        if (
            root is None
            or root.head > LOOK_AHEAD
            or not root.subjects
            or self._entry(root).kind not in ("say", "tell", "quote", "ask", "think", "urge", "call", "doubt", "demand")
        ):
            return None
        told = self._entry(root).kind in ("tell", "ask", "urge")
        if not told and children(sentence, root.head, "dobj"):
            return None  # "The minister countered the claim": the words before are the claim's
        if any(c.head == root.head and c.frame not in ("dobj", "prep") for c in self._found.get(sentence.index, ())):
            return None
        return self._made(sentence, root, self._entry(root), quotation)

    def _before(self, quotation: Quotation, index: int) -> Candidate | None:
        """He said: "…"; he added that it was, in his words, "…"; Trump: "…"."""
        sentence = self._sentences[index]
        before = [t for t in sentence.tokens if t.end <= quotation.start]
        if not before:
            if index == 0 or not self._sentences[index - 1].text.endswith(":"):
                return None
            sentence = self._sentences[index - 1]
            before = list(sentence.tokens)
        introduced = before[-1].text in (",", ":")
        heads = {c.head: c for c in self._clauses.get(sentence.index, ())}
        for token in reversed(before[-LOOK_BACK:]):
            if token.text in '"”' or token.text == ";":
                break
            clause = heads.get(token.i)
            if clause is None:
                continue
            entry = self._entry(clause)
            near = before[-1].i - token.i <= 1 or introduced
            if entry.kind in SPEECH and near:
                return self._made(sentence, clause, entry, quotation)
            if not introduced:
                break
        return self._colon(sentence, before, heads, quotation) if before[-1].text == ":" else None

    def _colon(
        self, sentence: Sentence, before: Sequence[Token], heads: Mapping[int, Clause], quotation: Quotation
    ) -> Candidate | None:
        root = next((t for t in before if t.head < 0), before[0])
        clause = heads.get(root.i)
        if clause is not None and clause.subjects:
            return self._made(sentence, clause, replace(OTHER, kind="colon"), quotation)
        if clause is None and len(before) <= 12 and root.pos in ("NOUN", "PROPN", "PRON"):
            colon = before[-1]
            return Candidate(
                sentence=sentence,
                head=colon.i,
                cue=(colon.start, colon.end),
                entry=COLON,
                frame="colon",
                sources=tuple(conjuncts(sentence, root.i)),
                content=(quotation.start, quotation.end),
            )
        return None

    def _entry(self, clause: Clause) -> Cue:
        return OTHER if clause.lemma in load_words("perceiving") else load_cues().get(("v", clause.lemma), OTHER)

    def _made(self, sentence: Sentence, clause: Clause, entry: Cue, quotation: Quotation) -> Candidate:
        token = sentence.tokens[clause.head]
        return Candidate(
            sentence=sentence,
            head=clause.head,
            cue=(token.start, token.end),
            entry=entry,
            frame="quote",
            sources=_outside(sentence, clause, quotation),
            content=(quotation.start, quotation.end),
            clause=clause,
        )

    def _claim(self, lead: Candidate, quotation: Quotation) -> Candidate:
        """Adds a candidate, or gives the quotation to the one that its cue already makes."""
        found = self._found.setdefault(lead.sentence.index, [])
        for k, other in enumerate(found):
            if other.head != lead.head or other.frame.startswith("continued"):
                continue
            if other.frame in ("dobj", "prep", "passive", "xcomp") and not _touches(other.content, quotation):
                found[k] = lead
            else:
                union = (min(other.content[0], quotation.start), max(other.content[1], quotation.end))
                found[k] = replace(other, content=union)
            return found[k]
        found.append(lead)
        return lead

    def _carried_on(self, quotation: Quotation, index: int) -> Candidate | None:
        """A quotation that opens a sentence goes on from the last one, or from the sentence before."""
        sentence = self._sentences[index]
        if sentence.start + 1 < quotation.start or index == 0:
            return None
        near = index - 1 <= self._lead_sentence <= index
        same = self._sentences[index - 1].paragraph == sentence.paragraph
        lead = self._lead if near else None
        if lead is None and same:
            lead = self._said_before(index - 1)
        if lead is None:
            return None
        frame = "continued" if same or self._open else "continued-below"
        carried = replace(lead, frame=frame, content=(quotation.start, quotation.end))
        self._found.setdefault(sentence.index, []).append(carried)
        return carried

    def _said_before(self, index: int) -> Candidate | None:
        found = [
            c
            for c in self._found.get(self._sentences[index].index, ())
            if c.entry.kind in SPEECH
            and c.sources
            and c.clause is not None
            and c.clause.relation in ("root", "conj", "ccomp")
        ]
        return found[-1] if found else None


def _names_speaker(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token is the cue, or words below the cue's subject."""
    while token.head >= 0 and token.dep not in ("nsubj", "ROOT"):
        token = sentence.tokens[token.head]
    above = token if token.head < 0 else sentence.tokens[token.head]
    entry = load_cues().get(("v", above.lemma.lower()))
    return entry is not None and entry.kind in ("say", "tell", "quote") and above.dep in ("ROOT", "ccomp", "parataxis")


def _outside(sentence: Sentence, clause: Clause, quotation: Quotation) -> tuple[int, ...]:
    """Who says the quotation, who stands outside of it: in "…", reads the report, the noun after the verb."""
    found = speakers(sentence, clause)
    tokens = sentence.tokens
    if not any(quotation.start <= tokens[s].start < quotation.end for s in found):
        return found
    after = [c for c in children(sentence, clause.head, "nsubj", "dobj") if c > clause.head]
    return tuple(k for c in after[:1] for k in conjuncts(sentence, c))


def _touches(content: Extent, quotation: Quotation) -> bool:
    return content[0] < quotation.end and quotation.start < content[1]
