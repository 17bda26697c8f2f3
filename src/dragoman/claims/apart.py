"""Content that does not hang below its cue: questions, relative clauses, quotations beside the clause."""

from __future__ import annotations

from dragoman.claims.frames import Found
from dragoman.claims.lexicon import OTHER, Cue
from dragoman.claims.spans import Edges
from dragoman.claims.turns import told_in
from dragoman.parse import Clause
from dragoman.parse.tree import child, children
from dragoman.records import Sentence


def apart(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    """Finds content that does not hang below its cue; arguments and result as for `content_of`."""
    if entry is OTHER or entry.kind in ("none", "seem"):
        return None
    return (
        _question(sentence, clause, entry, edges)
        or _relative(sentence, clause, edges)
        or told_in(sentence, clause, entry, edges)
        or _as_said(sentence, clause, entry, edges)
        or _trailing(sentence, clause, entry, edges)
    )


def _question(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    """ "Asked if …": the parser takes the question for an adverbial."""
    if entry.kind not in ("ask", "say", "tell", "think"):
        return None
    for c in children(sentence, clause.head, "advcl"):
        mark = child(sentence, c, "mark")
        if c > clause.head and mark is not None and sentence.tokens[mark].text.lower() in ("if", "whether"):
            return "ccomp", c, edges.left[c], edges.right[c]
    return None


def _relative(sentence: Sentence, clause: Clause, edges: Edges) -> Found | None:
    """ "the withdrawal announced on Monday", "the proposals Kyiv rejected": the content is the noun before the cue."""
    v = clause.head
    if clause.relation not in ("relcl", "acl"):
        return None
    noun = sentence.tokens[v].head
    if noun not in clause.objects or not edges.left[v] > noun:
        return None
    return "relative", noun, edges.left[noun], edges.left[v] - 1


def _as_said(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    """ "The claims, as the ministry noted, are old", "As Reuters reported, …": the content is the main clause."""
    v, tokens = clause.head, sentence.tokens
    main, mark = tokens[v].head, child(sentence, v, "mark")
    if entry.kind not in ("say", "tell", "think", "show") or tokens[v].dep != "advcl" or mark is None:
        return None
    if tokens[mark].text.lower() != "as" or child(sentence, v, "dobj", "ccomp") is not None:
        return None
    if not clause.subjects and child(sentence, v, "nsubj", "agent") is None:
        return None  # "as expected"
    first, last = edges.left[main], edges.right[main]
    if edges.left[v] <= first + 1:
        first = edges.right[v] + 1
    elif edges.right[v] >= last - 1:
        last = edges.left[v] - 1
    return ("as", main, first, last) if first < last else None


def _trailing(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> Found | None:
    """ "The talks will go on, he said" where the parser tied the two clauses loosely."""
    v, tokens = clause.head, sentence.tokens
    own = [s for s in children(sentence, v, "nsubj") if tokens[s].tag not in ("WP", "WDT")]
    if entry.kind not in ("say", "tell", "think", "show") or not own or tokens[v].tag not in ("VBD", "VBZ", "VBP"):
        return None
    first = min(edges.left[own[0]], v)
    after = [t for t in tokens[v + 1 :] if t.pos not in ("PUNCT", "ADV")]
    if first < 3 or tokens[first - 1].text != "," or any(t.pos in ("VERB", "AUX") and t.head >= v for t in after):
        return None
    if not any(t.pos in ("VERB", "AUX") for t in tokens[: first - 1]):
        return None
    return "trailing", -1, 0, first - 2
