"""Speakers whom the parser hung somewhere else than on their verb."""

from __future__ import annotations

from dragoman.claims.lexicon import load_cues
from dragoman.claims.spans import MARKS
from dragoman.parse.tree import child, children, conjuncts
from dragoman.records import Sentence

NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})


def beside(sentence: Sentence, v: int) -> tuple[int, ...]:
    """Who stands at a telling verb where the clause has no subject: its own noun ("as he has said"), the noun behind
    it and a quotation ("…", added another farmer), the name before it that the parser gave to the words told.

    Args:
        sentence: the sentence.
        v: the verb's token.

    Returns:
        Tokens that head the speakers' noun phrases; empty where nobody is near.
    """
    tokens = sentence.tokens
    entry = load_cues().get(("v", tokens[v].lemma.lower()))
    if entry is None or tokens[v].tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return ()
    own = child(sentence, v, "nsubj")
    own = _of_clause_before(sentence, v) if own is None else own
    own = _misread(sentence, v) if own is None else own
    if own is not None and tokens[own].tag not in ("WDT", "WP"):
        return tuple(conjuncts(sentence, own))
    if entry.kind not in ("say", "tell", "quote") or tokens[v].tag == "VBN":
        return ()
    behind = _named_behind(sentence, v)
    if behind is not None and v > 0 and tokens[v - 1].text in MARKS:
        return (behind,)
    name = v - 1
    if name < 0:
        return ()
    if tokens[name].pos in ("ADJ", "NOUN", "PROPN") and tokens[name].head == v and _opens(sentence, v) == "the":
        return (name,)  # "the 62-year-old says"
    if tokens[name].tag == "NNP" and tokens[name].dep in ("nsubj", "nsubjpass") and tokens[name].head > v:
        return (name,)
    return _behind_opening(sentence, v)


def _misread(sentence: Sentence, v: int) -> int | None:
    """ "he's said he would fight" taken for a passive; "In May, the senator, a lawyer, proposed …" taken for a noun."""
    tokens = sentence.tokens
    helper, subject = child(sentence, v, "auxpass"), child(sentence, v, "nsubjpass")
    if helper is not None and tokens[helper].text in ("'s", "’s") and child(sentence, v, "ccomp") is not None:
        return subject
    root = tokens[v].head
    while root >= 0 and tokens[root].dep == "appos":
        root = tokens[root].head
    apart = tokens[v].dep == "acl" and v > 0 and tokens[v - 1].text == "," and tokens[v].tag in ("VBN", "VBD")
    named = apart and tokens[root].head < 0 and tokens[root].pos in ("NOUN", "PROPN")
    return root if named and child(sentence, v, "ccomp", "xcomp") is not None else None


def _behind_opening(sentence: Sentence, v: int) -> tuple[int, ...]:
    """Rubio of "During a visit to Ames, Iowa, Rubio told reporters that …", which the parser gave to the opening."""
    tokens, last = sentence.tokens, v - 1
    while last > 0 and tokens[last].pos == "ADV":
        last -= 1
    if tokens[last].text == "," and tokens[last - 1].dep == "appos":
        last = tokens[last - 1].head
    first = last
    while first > 0 and (tokens[first - 1].pos in NOMINAL or tokens[first - 1].tag in ("POS", "PRP$")):
        first -= 1
    opened = first > 1 and tokens[first - 1].text == "," and tokens[0].pos in ("ADP", "SCONJ")
    return (last,) if opened and tokens[last].pos in ("NOUN", "PROPN") and tokens[last].ent != "DATE" else ()


def _named_behind(sentence: Sentence, v: int) -> int | None:
    """The noun that heads the words right behind a verb: "Tong" of "says Stanley Tong, who …"."""
    last = None
    for token in sentence.tokens[v + 1 : v + 8]:
        if token.pos not in NOMINAL and token.tag not in ("POS", "HYPH"):
            break
        last = token.i if token.pos in ("NOUN", "PROPN") else last
    return last


def _opens(sentence: Sentence, v: int) -> str:
    """The determiner that hangs on a verb where the parser found no noun before it."""
    determiner = child(sentence, v, "det")
    return "" if determiner is None or determiner > v else sentence.tokens[determiner].text.lower()


def _of_clause_before(sentence: Sentence, v: int) -> int | None:
    """ "Farmers living near the dam say …", "Yilmaz, who leads the party, said …", where the parser gave the subject to
    the words that describe it."""
    tokens = sentence.tokens
    for c in children(sentence, v, "csubj", "ccomp"):
        inner = children(sentence, c, "nsubj")
        described = tokens[c].dep == "csubj" or (len(inner) > 1 and tokens[inner[1]].tag == "WP")
        if c < v and inner and inner[0] < c and described and tokens[inner[0]].tag not in ("WDT", "WP"):
            return inner[0]
    return None
