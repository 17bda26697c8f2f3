"""Where a verb's content is: complement clause, object, prepositional phrase, predication, relative clause."""

from __future__ import annotations

from dragoman.claims.lexicon import OTHER, Cue, load_words
from dragoman.claims.spans import Edges
from dragoman.claims.turns import (
    adds_circumstances,
    dismissed_as,
    for_clauses,
    grounds,
    misplaced,
    parted,
    save_for,
    to_the_end,
    told_in,
    what_called,
    without_which,
)
from dragoman.parse import Clause
from dragoman.parse.tree import child, children, conjuncts
from dragoman.records import Sentence

OBJECTLESS = frozenset(["urge", "tell", "ask", "demand", "promise", "offer"])
"""Kinds whose object is who is told, not part of what is."""

CONTROLLED = frozenset(["urge", "tell", "ask", "demand"])
"""Kinds whose infinitive tells what the addressee is to do: the content starts at "to"."""


JUDGING = frozenset(["condemn", "praise", "attitude", "deny", "reject", "doubt", "cite"])
"""Kinds whose content goes on with the grounds: "as groundless", "for leaving"."""

Found = tuple[str, int, int, int]
"""Frame, content head, first and last content token."""


def content_of(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    """Finds what hangs below a verb as its content.

    Args:
        sentence: the sentence.
        clause: the verb's clause.
        entry: its lexicon entry.
        edges: the sentence's subtrees' edges.

    Returns:
        Frame, content head, first and last token; None where nothing is claimed.
    """
    if entry.kind in ("none", "accord"):
        return None
    if entry.kind in ("accuse", "blame", "thank"):
        return _after_preposition(sentence, clause, entry, edges) or _object(sentence, clause, entry, edges)
    if clause.lemma == "be":
        return _feeling(sentence, clause, edges)
    if entry.kind == "call":
        return _predication(sentence, clause, edges) or _object(sentence, clause, entry, edges)
    if entry.lemma in ("call on", "call upon"):
        return _called_on(sentence, clause, edges)
    if " " in entry.lemma:
        return (
            _after_preposition(sentence, clause, entry, edges)
            or _clausal(sentence, clause, entry, edges)
            or _object(sentence, clause, entry, edges)
        )
    clausal = _clausal(sentence, clause, entry, edges)
    if clausal is not None or entry is OTHER:
        return clausal
    if entry.kind == "quote":
        return _after_preposition(sentence, clause, entry, edges) if entry.prepositions else None
    if entry.lemma in load_words("tells") and entry.prepositions:
        found = _after_preposition(sentence, clause, entry, edges)
        if found is not None:
            return found  # "warned Cairo against …": the object is who is told
    if entry.lemma in load_words("tells") or entry.kind == "ask":
        found = told_in(sentence, clause, entry, edges)
        if found is not None:
            return found
    return _object(sentence, clause, entry, edges) or _after_preposition(sentence, clause, entry, edges)


def _clausal(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    v = clause.head
    for c in sorted(children(sentence, v, "ccomp", "xcomp"), key=lambda c: (c < v, c)):
        token = sentence.tokens[c]
        first, last = edges.left[c], edges.right[c]
        mark = child(sentence, c, "mark")
        if mark is not None and c > v and sentence.tokens[mark].text.lower() == "that":
            first = mark
        elif c > v:
            first = _behind_circumstance(sentence, c, first, edges)
        for other in children(sentence, c, "conj"):
            if misplaced(sentence, c, other):
                last = min(last, edges.left[other] - 1, *(cc - 1 for cc in children(sentence, c, "cc") if cc < other))
        if first <= v < last and _relativised(sentence, first, c):
            first = v + 1  # "a ship which Tehran said was its own"
        if first <= v <= last or parted(sentence, first, last, v) or _no_clause(sentence, c, v):
            continue
        to = _infinitive(sentence, c)
        if to is not None and c > v and entry.kind in CONTROLLED:
            first = to
        elif token.dep == "xcomp" and entry.kind not in OBJECTLESS:
            direct = child(sentence, v, "dobj")
            first = first if direct is None else min(first, edges.left[direct])
        if (
            clause.passive
            and token.dep == "xcomp"
            and not clause.subjects
            and clause.objects
            and entry.kind in ("think", "say", "seem")
        ):
            subject = child(sentence, v, "nsubjpass")
            first = edges.left[subject] if subject is not None else first
        last = without_which(sentence, c, last, edges, comma=token.dep == "ccomp")
        last = save_for(sentence, v, last, edges)
        named = what_called(sentence, c, edges) if entry.kind in JUDGING and c > v else None
        if named is not None:
            first, last = named
        return token.dep, c, first, last
    return _fronted(sentence, clause, edges)


def _relativised(sentence: Sentence, first: int, c: int) -> bool:
    """Tells whether a clause's first word is the relative pronoun that is its subject or object."""
    token = sentence.tokens[first]
    above = token.head if token.head == c or token.head < 0 else sentence.tokens[token.head].head
    relative = token.tag in ("WDT", "WP", "WP$") or token.text.lower() == "that"
    return relative and token.dep in ("nsubj", "nsubjpass", "dobj", "poss", "attr") and c in (token.head, above)


def _no_clause(sentence: Sentence, c: int, v: int) -> bool:
    """An infinitive before its verb, or a bare adjective or noun, is no complement clause."""
    token = sentence.tokens[c]
    if token.dep != "xcomp":
        return False
    bare = token.pos not in ("VERB", "AUX") and child(sentence, c, "nsubj", "cop", "aux", "mark") is None
    return c < v or bare


def _behind_circumstance(sentence: Sentence, c: int, first: int, edges: Edges) -> int:
    """ "said on Tuesday it had …", "said in a statement they would …": when and where belongs to the cue."""
    subject = child(sentence, c, "nsubj", "nsubjpass", "expl")
    for k in children(sentence, c, "prep", "npadvmod", "advmod"):
        if subject is None or edges.left[k] != first or edges.right[k] >= edges.left[subject]:
            continue
        token, below = sentence.tokens[k], child(sentence, k, "pobj")
        named = token if below is None else sentence.tokens[below]
        if named.ent in ("DATE", "TIME") or (token.dep == "prep" and named.lemma.lower() in load_words("occasions")):
            first = edges.right[k] + 1
    return first


def _fronted(sentence: Sentence, clause: Clause, edges: Edges) -> Found | None:
    """ "The talks, he said, would go on": the content is the clause that the cue hangs in."""
    token = sentence.tokens[clause.head]
    if token.dep not in ("parataxis",) or token.head < 0 or not clause.subjects:
        return None
    first, last = edges.left[token.head], edges.right[token.head]
    parts = [t.i for t in sentence.tokens[first : last + 1] if t.text == ";"]
    first = max([first, *(i + 1 for i in parts if i < clause.head)])
    last = min([last, *(i - 1 for i in parts if i > clause.head)])
    before = edges.left[clause.head] - 1
    mark = child(sentence, token.head, "mark")
    if mark is not None and mark > clause.head:  # "Fighting spread, he said, after …" with the clauses turned round
        main = next((c for c in children(sentence, token.head, "advcl") if c < before), None)
        return None if main is None else ("parataxis", main, edges.left[main], min(before, edges.right[main]))
    if token.head < before and adds_circumstances(sentence, token.head, clause.head):
        last = before
    return "parataxis", token.head, first, last


def _infinitive(sentence: Sentence, c: int) -> int | None:
    for a in children(sentence, c, "aux"):
        if sentence.tokens[a].tag == "TO":
            before = a - 1
            return before if before >= 0 and sentence.tokens[before].dep == "neg" else a
    return None


def _predication(sentence: Sentence, clause: Clause, edges: Edges) -> Found | None:
    """ "called the deal a mistake", "is seen as a mistake": the object and what is said of it."""
    v = clause.head
    said_of = child(sentence, v, "dobj")
    small = child(sentence, v, "oprd", "ccomp", "xcomp")
    if small is None:
        small = next((p for p in children(sentence, v, "prep") if sentence.tokens[p].text.lower() == "as"), None)
    if small is None and said_of is not None:
        below = next((p for p in children(sentence, said_of, "prep") if sentence.tokens[p].text.lower() == "as"), None)
        small = below
    if (
        small is None
        or small < v
        or (clause.lemma in load_words("perceiving") and sentence.tokens[small].text.lower() != "as")
    ):
        return None
    if said_of is not None and sentence.tokens[said_of].tag in ("WP", "WDT") and said_of < v:
        below = child(sentence, small, "pobj") if sentence.tokens[small].text.lower() == "as" else None
        inner = small if below is None else below
        return "predication", inner, edges.left[inner], edges.right[small]
    parts = [small] if said_of is None else [said_of, small]
    return "predication", small, min(edges.left[p] for p in parts), max(edges.right[p] for p in parts)


def _called_on(sentence: Sentence, clause: Clause, edges: Edges) -> Found | None:
    v = clause.head
    below = [v] + [o for _, o in clause.obliques]
    for governor in below:
        for c in children(sentence, governor, "xcomp", "advcl", "acl", "relcl", "ccomp"):
            to = _infinitive(sentence, c)
            if to is not None and c > v:
                return "xcomp", c, to, edges.right[c]
    return None


def _after_preposition(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    wanted = entry.prepositions or (entry.lemma.rpartition(" ")[2],)
    at = [clause.head]
    if entry.kind in ("accuse", "blame", "thank"):
        at += [o for o in clause.objects if o > clause.head]
    for mark in for_clauses(sentence, clause.head) if "for" in wanted else ():
        what = sentence.tokens[mark].head
        return "prep", what, mark + 1, edges.right[what]
    for governor in at:
        for p in children(sentence, governor, "prep", "agent"):
            if sentence.tokens[p].text.lower() not in wanted:
                continue
            c = child(sentence, p, "pobj", "pcomp")
            if c is not None:
                return (
                    "prep",
                    c,
                    edges.left[c],
                    to_the_end(
                        sentence,
                        clause.head,
                        max(edges.right[p], _gerund_end(sentence, clause, edges.right[p], edges)),
                        edges,
                    ),
                )
    return None


def _gerund_end(sentence: Sentence, clause: Clause, end: int, edges: Edges) -> int:
    """ "spoke of Ankara taking charge": the gerund that goes on with the object."""
    for c in children(sentence, clause.head, "advcl", "xcomp", "ccomp"):
        token = sentence.tokens[c]
        told = token.lemma.lower() in load_words("outcomes") and sentence.tokens[c - 1].text == ","
        if token.tag == "VBG" and (edges.left[c] == end + 1 or (told and edges.left[c] == end + 2)):
            return edges.right[c]
    return end


def _object(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    v = clause.head
    direct = child(sentence, v, "dobj")
    if direct is not None:
        relative = sentence.tokens[direct].text.lower() in ("that", "which") and direct < v
        if (
            relative
            or sentence.tokens[direct].tag in ("WDT", "WP")
            or (sentence.tokens[direct].pos == "PRON" and direct < v)
        ):
            return None
        last = max(edges.right[c] for c in conjuncts(sentence, direct))
        first = edges.left[direct]
        last = without_which(sentence, direct, last, edges)
        if entry.kind in JUDGING:
            last = max([last, *(edges.right[p] for p in grounds(sentence, v) if p > direct)])
        last = to_the_end(sentence, v, last, edges)
        return ("dobj", direct, first, last) if not first <= v <= last else None
    called = dismissed_as(sentence, v)
    if called is not None:
        return "dobj", called[1], edges.left[called[0]], edges.right[called[1]]
    if clause.passive:
        subject = child(sentence, v, "nsubjpass")
        behind = next((p for p in grounds(sentence, v) if p > v and sentence.tokens[p].dep == "prep"), None)
        if behind is not None and entry.kind in JUDGING and child(sentence, behind, "pobj", "pcomp") is not None:
            return "passive", behind, behind, edges.right[behind]  # "was criticised for leaving"
        if subject is not None and sentence.tokens[subject].tag not in ("WDT", "WP"):
            return "passive", subject, edges.left[subject], edges.right[subject]
    return None


def _feeling(sentence: Sentence, clause: Clause, edges: Edges) -> Found | None:
    """ "is confident that", "was worried about"."""
    adjective = child(sentence, clause.head, "acomp")
    if adjective is None or sentence.tokens[adjective].lemma.lower() not in load_words("feelings"):
        return None
    for c in (*children(sentence, adjective, "ccomp", "xcomp"), *children(sentence, clause.head, "ccomp")):
        if c > adjective:
            return "feeling", c, edges.left[c], edges.right[c]
    for p in children(sentence, adjective, "prep"):
        below = child(sentence, p, "pobj", "pcomp")
        if below is not None:
            return "feeling", below, edges.left[below], edges.right[p]
    return None
