"""Attributions that no verb governs: nouns ("the claim that"), "according to", "in X's view", adverbs ("allegedly")."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import Cue, load_cues, load_words
from dragoman.claims.scope import phrase_end, scope_of
from dragoman.claims.spans import MARKS, Edges, Extent
from dragoman.claims.turns import answers
from dragoman.parse.tree import child, children, conjuncts
from dragoman.records import Sentence

ACCORDING = Cue(lemma="according to", pos="p", kind="accord", act="assert")
LABEL = Cue(lemma=":", pos="p", kind="colon", act="assert")
LABEL_TOKENS = 8

VIEW = Cue(lemma="in the view of", pos="p", kind="accord", act="believe")


def other_candidates(sentence: Sentence, edges: Edges) -> Iterator[Candidate]:
    """Gives each noun, adverb and prepositional phrase that could attribute something.

    Args:
        sentence: a parsed sentence.
        edges: its subtrees' edges.

    Yields:
        Candidates in token order.
    """
    cues = load_cues()
    yield from _labelled(sentence)
    for token in sentence.tokens:
        if token.pos == "NOUN" or token.pos == "PROPN":
            entry = cues.get(("n", token.lemma.lower()))
            if entry is not None and entry.kind == "noun":
                yield from _noun(sentence, token.i, entry, edges)
        elif token.pos == "ADV":
            entry = cues.get(("a", token.text.lower()))
            if entry is not None:
                yield from _adverb(sentence, token.i, entry, edges)
        elif token.text in ("according", "According"):
            yield from _according(sentence, token.i, edges)
        elif token.text in ("In", "in") and token.pos == "ADP":
            yield from _view(sentence, token.i, edges)


def _labelled(sentence: Sentence) -> Iterator[Candidate]:
    """ "Macron: we will not yield" in a headline or a transcript."""
    tokens = sentence.tokens
    colon = next((t.i for t in tokens[1:LABEL_TOKENS] if t.text == ":"), None)
    if colon is None or colon + 3 > len(tokens) or tokens[colon + 1].text in "\"'“‘":
        return
    label = tokens[:colon]
    head = label[-1]
    if (
        head.pos not in ("PROPN", "NOUN")
        or head.lemma.lower() in load_words("sections")
        or any(t.pos in ("VERB", "AUX") for t in label)
        or not any(t.pos in ("VERB", "AUX") for t in tokens[colon:])
    ):
        return
    yield Candidate(
        sentence=sentence,
        head=colon,
        cue=(tokens[colon].start, tokens[colon].end),
        entry=LABEL,
        frame="label",
        sources=(head.i,),
        content=(tokens[colon + 1].start, tokens[-1].end),
    )


def _noun(sentence: Sentence, n: int, entry: Cue, edges: Edges) -> Iterator[Candidate]:
    found = _noun_content(sentence, n, entry, edges)
    if found is None:
        return
    frame, head, first, last = found
    tokens = sentence.tokens
    told = said_in(sentence, n) if frame == "noun-that" else None
    if told is not None:
        subject = child(sentence, told, "nsubj")
        yield Candidate(
            sentence=sentence,
            head=told,
            cue=(tokens[told].start, tokens[told].end),
            entry=load_cues()["v", tokens[told].lemma.lower()],
            frame="ccomp",
            sources=() if subject is None else tuple(conjuncts(sentence, subject)),
            content=(tokens[first].start, tokens[last].end),
            content_head=head,
        )
        return
    yield Candidate(
        sentence=sentence,
        head=n,
        cue=(tokens[n].start, tokens[n].end),
        entry=entry,
        frame=frame,
        sources=owners_of(sentence, n) or ((n,) if tokens[n].lemma.lower() in load_words("hearsay") else ()),
        content=(tokens[first].start, tokens[last].end),
        content_head=head,
    )


def said_in(sentence: Sentence, n: int) -> int | None:
    """ "said" of "said in a statement that …", where the parser hung the words on the noun; else None."""
    tokens = sentence.tokens
    above = tokens[n].head
    if tokens[n].dep != "pobj" or tokens[above].text.lower() not in ("in", "on", "during", "at"):
        return None
    verb = tokens[above].head
    if verb < 0 or tokens[n].lemma.lower() not in load_words("occasions") or tokens[verb].dep == "acl":
        return None
    entry = load_cues().get(("v", tokens[verb].lemma.lower()))
    own = child(sentence, verb, "nsubj") is not None and child(sentence, verb, "ccomp", "dobj") is None
    return verb if entry is not None and entry.kind in ("say", "tell", "quote") and own else None


def _noun_content(sentence: Sentence, n: int, entry: Cue, edges: Edges) -> tuple[str, int, int, int] | None:
    tokens = sentence.tokens
    for c in children(sentence, n, "acl", "ccomp", "relcl"):
        mark = child(sentence, c, "mark")
        that = mark is not None and tokens[mark].text.lower() in ("that", "whether")
        if that and answers(sentence, c) and child(sentence, c, "dobj", "ccomp", "xcomp") is None:
            continue  # "a view that observers dispute": the noun is what is disputed
        if c > n and that:
            return "noun-that", c, edges.left[c], edges.right[c]
        to = next((a for a in children(sentence, c, "aux") if tokens[a].tag == "TO"), None)
        if c > n and to is not None and tokens[c].dep == "acl" and to >= n:
            return "noun-to", c, to, edges.right[c]
    for p in children(sentence, n, "prep"):
        if tokens[p].text.lower() in entry.prepositions and p > n:
            below = child(sentence, p, "pobj", "pcomp")
            if below is not None:
                return "noun-prep", below, edges.left[below], edges.right[p]
    return None


def owners_of(sentence: Sentence, n: int) -> tuple[int, ...]:
    """ "Moscow's claim", "the claim by Moscow", "the Russian claim"; else the subject of "made the claim"."""
    tokens = sentence.tokens
    for c in children(sentence, n, "poss"):
        return tuple(conjuncts(sentence, c))
    for p in children(sentence, n, "prep"):
        if tokens[p].text.lower() in ("by", "from") and child(sentence, p, "pobj") is not None:
            return tuple(conjuncts(sentence, children(sentence, p, "pobj")[0]))
    for c in children(sentence, n, "amod", "compound"):
        if tokens[c].ent in ("NORP", "GPE", "PERSON", "ORG"):
            return (c,)
    head = tokens[n].head
    voiced = tokens[n].dep == "dobj" and tokens[head].lemma.lower() in load_words("light_verbs") | load_words(
        "harbouring"
    )
    if tokens[n].dep == "pobj" and tokens[head].text.lower() == "in" and tokens[head].head >= 0:
        head = tokens[head].head  # "marched in support of"
        voiced = tokens[head].pos == "VERB"
    subject = child(sentence, head, "nsubj") if voiced else None
    return () if subject is None else tuple(conjuncts(sentence, subject))


def _adverb(sentence: Sentence, a: int, entry: Cue, edges: Edges) -> Iterator[Candidate]:
    tokens = sentence.tokens
    head = tokens[a].head
    if head < 0:
        return
    if tokens[head].pos in ("VERB", "AUX"):
        first, last = _clause_edges(sentence, head, edges)
    elif head > a:
        first, last = a + 1, edges.right[head]
    else:
        return
    if first == a:
        first += 1
    yield Candidate(
        sentence=sentence,
        head=a,
        cue=(tokens[a].start, tokens[a].end),
        entry=entry,
        frame="adverb",
        sources=(),
        content=(tokens[first].start, tokens[last].end),
        content_head=head,
    )


def _clause_edges(sentence: Sentence, head: int, edges: Edges) -> tuple[int, int]:
    """A clause without what is coordinated after it, and without its own relativiser."""
    first, last = edges.left[head], edges.right[head]
    for c in sentence.children[head]:
        dep = sentence.tokens[c].dep
        if dep == "conj" and c > head and child(sentence, c, "nsubj", "nsubjpass") is not None:
            last = min(last, edges.left[c] - 1)
        if dep in ("mark", "cc") and c < head:
            first = max(first, c + 1)
    while last > first and sentence.tokens[last].dep in ("cc", "punct"):
        last -= 1
    return first, last


def _according(sentence: Sentence, a: int, edges: Edges) -> Iterator[Candidate]:
    tokens = sentence.tokens
    if a + 1 >= len(tokens) or tokens[a + 1].text.lower() != "to":
        return
    to = a + 1
    source = child(sentence, to, "pobj") if child(sentence, to, "pobj") is not None else child(sentence, a, "pobj")
    if source is None:
        return
    yield from _phrase(sentence, ACCORDING, (a, to), source, edges)


def _view(sentence: Sentence, p: int, edges: Edges) -> Iterator[Candidate]:
    """ "In X's view", "in the opinion of X"."""
    noun = child(sentence, p, "pobj")
    if noun is None or sentence.tokens[noun].lemma not in ("view", "opinion", "word", "assessment", "telling"):
        return
    owners = owners_of(sentence, noun)
    if not owners:
        of = next((c for c in children(sentence, noun, "prep") if sentence.tokens[c].text == "of"), None)
        pobj = None if of is None else child(sentence, of, "pobj")
        owners = () if pobj is None else (pobj,)
    if owners and sentence.tokens[owners[0]].text.lower() not in ("our", "my"):
        yield from _phrase(sentence, VIEW, (p, noun), owners[0], edges)


def _phrase(sentence: Sentence, entry: Cue, cue: Extent, source: int, edges: Edges) -> Iterator[Candidate]:
    """The phrase from the cue to the source's last word attributes the clause that it opens, closes or interrupts."""
    tokens = sentence.tokens
    first, last = min(cue[0], edges.left[source]), max(cue[1], edges.right[source])
    last = phrase_end(sentence, source, last)
    content = scope_of(sentence, first, last)
    if content is None:
        return
    begins, ends = content
    while begins < ends and tokens[begins].dep in ("cc", "punct") and tokens[begins].text not in MARKS:
        begins += 1
    yield Candidate(
        sentence=sentence,
        head=cue[0],
        cue=(tokens[cue[0]].start, tokens[cue[1]].end),
        entry=entry,
        frame="according",
        sources=tuple(conjuncts(sentence, source)),
        content=(tokens[begins].start, tokens[ends].end),
        content_head=-1,
    )
