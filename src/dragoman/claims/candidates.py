"""Every place where a verb could attribute something: cue, source and content read off the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.claims.apart import apart
from dragoman.claims.beside import beside
from dragoman.claims.frames import content_of
from dragoman.claims.lexicon import OTHER, Cue, load_cues, load_words
from dragoman.claims.spans import Edges, Extent
from dragoman.claims.turns import for_clauses, misplaced
from dragoman.parse import Clause
from dragoman.parse.tree import child, children, conjuncts
from dragoman.records import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible attribution.

    Args:
        sentence: the cue's sentence.
        head: the cue's token.
        cue: the cue's extent.
        entry: its lexicon entry.
        frame: how the content hangs on the cue: "ccomp", "xcomp", "prep", "dobj", "quote" ...
        sources: tokens of the sentence that head the source's noun phrases.
        content: the content's extent, untrimmed.
        clause: the cue's clause, None for nouns and adverbs.
        content_head: the token heading the content, -1 where there is none (quotations).
        against: what the writer sets against the content right behind it, None where nothing.
    """

    sentence: Sentence
    head: int
    cue: Extent
    entry: Cue
    frame: str
    sources: tuple[int, ...]
    content: Extent
    clause: Clause | None = None
    content_head: int = -1
    against: Extent | None = None


def verb_candidates(sentence: Sentence, clauses: Sequence[Clause], edges: Edges) -> Iterator[Candidate]:
    """Gives each verb that takes something to be claimed.

    Args:
        sentence: a parsed sentence.
        clauses: its clauses.
        edges: its subtrees' edges.

    Yields:
        At most one candidate a verb, in token order.
    """
    cues = load_cues()
    for clause in clauses:
        entry, last = _entry(sentence, clause, cues)
        found = content_of(sentence, clause, entry, edges) or apart(sentence, clause, entry, edges)
        if found is None:
            continue
        frame, content_head, first, final = found
        tokens = sentence.tokens
        if frame == "feeling":
            last = max([last, *(a for a in children(sentence, clause.head, "acomp") if a < first)])
        if clause.head < first <= last < final:
            first = last + 1  # "made **clear** that …"
        yield Candidate(
            sentence=sentence,
            head=clause.head,
            cue=(tokens[clause.head].start, tokens[last].end),
            entry=entry,
            frame=frame,
            sources=speakers(sentence, clause),
            content=(tokens[first].start, tokens[final].end),
            clause=clause,
            content_head=content_head,
        )


def _entry(sentence: Sentence, clause: Clause, cues: Mapping[tuple[str, str], Cue]) -> tuple[Cue, int]:
    """The clause's lexicon entry, and the cue's last token ("called on", "pointed out")."""
    last = clause.head
    for c in children(sentence, clause.head, "prt"):
        last = c if c == last + 1 else last
    clear = next((t for t in sentence.tokens[clause.head + 1 : clause.head + 3] if t.text.lower() == "clear"), None)
    if clause.lemma == "make" and clear is not None:
        return cues["v", "make clear"], clear.i
    behind = [c for c in children(sentence, clause.head, "prep") if c > clause.head]
    for c in (*behind, *for_clauses(sentence, clause.head)):
        entry = cues.get(("v", f"{clause.lemma} {sentence.tokens[c].text.lower()}"))
        if entry is not None and child(sentence, clause.head, "dobj") is None:
            return entry, c if c == clause.head + 1 else last
    return cues.get(("v", clause.lemma)) or cues.get(("v", sentence.tokens[clause.head].lemma.lower())) or OTHER, last


def speakers(sentence: Sentence, clause: Clause) -> tuple[int, ...]:
    """Who the clause's subject is; a participle that has none shares its main clause's."""
    subjects = clause.subjects
    tokens = sentence.tokens
    shared = _quoted_as(sentence, clause.head)
    shared = _shared_with(sentence, clause) if shared is None else shared
    if shared is not None:
        subjects = tuple(conjuncts(sentence, shared))
    if tokens[clause.head].tag == "VBG" and (not subjects or _said_besides(sentence, clause)):
        root = next((t.i for t in tokens if t.head < 0), 0)
        subject = child(sentence, root, "nsubj")
        subjects = subjects if subject is None else tuple(conjuncts(sentence, subject))
    subjects = tuple(_apposed_to(sentence, _who(sentence, s, clause.head), clause.head) for s in subjects) or beside(
        sentence, clause.head
    )
    return tuple(s for s in subjects if tokens[s].text.lower() not in load_words("empty_subjects"))


def _who(sentence: Sentence, s: int, verb: int) -> int:
    """ "X, an analyst in Nairobi, who said": who speaks is the analyst, X, not the town that the parser hung it on."""
    tokens = sentence.tokens
    relative = child(sentence, verb, "nsubj")
    if relative is None or tokens[relative].text.lower() != "who" or tokens[s].ent not in ("GPE", "LOC"):
        return s
    while tokens[s].dep in ("pobj", "prep", "appos") and tokens[s].head >= 0 and tokens[s].ent != "PERSON":
        s = tokens[s].head
    return s


def _apposed_to(sentence: Sentence, s: int, verb: int) -> int:
    """ "China, the North's main ally, called …", where the parser hung the verb on the apposition."""
    tokens = sentence.tokens
    hung = tokens[verb] if tokens[verb].dep == "acl" else tokens[tokens[verb].head]
    if hung.dep != "acl" or hung.tag != "VBD" or tokens[hung.head].dep != "appos":
        return s
    inside = s == hung.head or tokens[s].head == hung.head
    return tokens[hung.head].head if inside else s


def _said_besides(sentence: Sentence, clause: Clause) -> bool:
    """ "said they would come, adding that …": whoever said, not they, added."""
    tokens, v = sentence.tokens, clause.head
    governor = tokens[clause.governor] if clause.governor >= 0 else None
    if v == 0 or tokens[v - 1].text != "," or governor is None or governor.dep != "ccomp" or governor.head < 0:
        return False
    inner = child(sentence, governor.i, "nsubj")
    pointed = inner is not None and tokens[inner].tag == "PRP" and ("v", tokens[v].lemma.lower()) in load_cues()
    return tokens[governor.head].head < 0 and (pointed or tokens[v].lemma.lower() in load_words("going_on"))


def _quoted_as(sentence: Sentence, v: int) -> int | None:
    """ "quoted the keeper as saying …": the keeper."""
    tokens = sentence.tokens
    above = tokens[v].head
    if tokens[v].tag != "VBG" or tokens[v].dep not in ("pcomp", "advcl") or above < 0:
        return None
    verb = tokens[above].head if tokens[above].text.lower() == "as" else above
    entry = load_cues().get(("v", tokens[verb].lemma.lower())) if verb >= 0 and tokens[v - 1].text == "as" else None
    return (
        child(sentence, verb, "dobj", "nsubjpass") if entry is not None and entry.lemma in ("quote", "cite") else None
    )


def _shared_with(sentence: Sentence, clause: Clause) -> int | None:
    """The subject of "noted" for "mentioned" in "noted that X did not sign, and mentioned a way out", where the parser
    coordinates "mentioned" with "sign"."""
    above = sentence.tokens[clause.head].head
    if not misplaced(sentence, above, clause.head):
        return None
    return child(sentence, sentence.tokens[above].head, "nsubj")
