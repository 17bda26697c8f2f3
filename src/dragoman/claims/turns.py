"""Turns of phrase that decide where content is: "dismissed as baseless claims that", "what they called a farce"."""

from __future__ import annotations

from dragoman.claims.lexicon import Cue, load_cues, load_words
from dragoman.claims.spans import Edges
from dragoman.parse import Clause
from dragoman.parse.tree import child, children
from dragoman.records import Sentence

ANSWERS = frozenset({"deny", "reject", "doubt"})
"""Kinds that answer somebody's claim."""

BETWEEN = frozenset(["pobj", "prep", "npadvmod", "appos", "conj", "pcomp", "dobj", "agent"])
"""Relations between a telling verb and the words told, where the parser hung them on a phrase between the two."""

UNVOICED = frozenset({"none", "want", "think", "seem", "attitude"})
"""Kinds that tell of no words: whoever is said to have hoped in the same breath, was said to."""


def answers(sentence: Sentence, verb: int) -> bool:
    """Tells whether a verb denies, rejects or disputes what it is about."""
    entry = load_cues().get(("v", sentence.tokens[verb].lemma.lower()))
    return entry is not None and entry.kind in ANSWERS


def dismissed_as(sentence: Sentence, v: int) -> tuple[int, int] | None:
    """ "as" and the noun of "dismissed as baseless allegations that …"; None where that is not what the verb has."""
    if child(sentence, v, "dobj") is not None:
        return None
    entry = load_cues().get(("v", sentence.tokens[v].lemma.lower()))
    if entry is None or entry.kind not in ("deny", "reject"):
        return None
    for p in children(sentence, v, "prep"):
        noun = child(sentence, p, "pobj")
        if sentence.tokens[p].text.lower() != "as" or noun is None or noun < v:
            continue
        if (
            sentence.tokens[noun].lemma.lower() in load_words("claim_nouns")
            and child(sentence, noun, "amod") is not None
        ):
            return p, noun
    return None


def what_called(sentence: Sentence, verb: int, edges: Edges) -> tuple[int, int] | None:
    """First and last token of "a farce" in "what they called a farce"; None where `verb` names nothing so."""
    entry = load_cues().get(("v", sentence.tokens[verb].lemma.lower()))
    named = child(sentence, verb, "dobj")
    if entry is None or entry.kind != "call" or named is None or sentence.tokens[named].text.lower() != "what":
        return None
    small = child(sentence, verb, "oprd")
    if small is None:
        prep = next((p for p in children(sentence, verb, "prep") if sentence.tokens[p].text.lower() == "as"), None)
        small = None if prep is None else child(sentence, prep, "pobj")
    return None if small is None else (edges.left[small], edges.right[small])


def misplaced(sentence: Sentence, above: int, conj: int) -> bool:
    """Tells whether `conj`, coordinated with a complement's head `above`, agrees with the cue over it instead."""
    tokens = sentence.tokens
    if above < 0 or tokens[conj].dep != "conj" or tokens[above].dep not in ("ccomp", "xcomp") or tokens[above].head < 0:
        return False
    entry = load_cues().get(("v", tokens[conj].lemma.lower()))
    if entry is None or child(sentence, conj, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return False
    if tokens[above].tag == tokens[conj].tag and entry.lemma not in load_words("going_on"):
        return False
    return entry.kind not in UNVOICED and tokens[tokens[above].head].tag == tokens[conj].tag


def grounds(sentence: Sentence, v: int) -> list[int]:
    """ "dismissed the claim as groundless", "criticised them for leaving"."""
    found = [p for p in children(sentence, v, "prep") if sentence.tokens[p].text.lower() in ("as", "for")]
    bare = [c for c in children(sentence, v, "advcl") if sentence.tokens[c].pos == "ADJ"]
    return found + [c for c in bare if any(sentence.tokens[k].text.lower() == "as" for k in sentence.children[c])]


def without_which(sentence: Sentence, first: int, last: int, edges: Edges, *, comma: bool = False) -> int:
    """Leaves out a relative clause in "which" or "who" at the end: it is the writer's. One in "who", and where `comma`
    one in "which", only behind a comma.
    """
    for i in range(last, first, -1):
        token = sentence.tokens[i]
        if token.tag in ("WDT", "WP") and token.text.lower() in ("which", "who", "whom"):
            verb = sentence.tokens[token.head]
            if verb.dep in ("relcl", "advcl") and edges.left[verb.i] == i and edges.right[verb.i] == last:
                parted_off = sentence.tokens[i - 1].text in (",", "—", "–", "-", "--")
                return i - 1 if parted_off or not (comma or token.text.lower() != "which") else last
    return last


def adds_circumstances(sentence: Sentence, said: int, cue: int) -> bool:
    """ "Troops crossed the river, he said, hours after the talks failed": all behind the cue are adverbials."""
    behind = [c for c in sentence.children[said] if c > cue and sentence.tokens[c].dep != "punct"]
    return bool(behind) and all(sentence.tokens[c].dep in ("prep", "advcl", "npadvmod", "advmod") for c in behind)


def parted(sentence: Sentence, first: int, last: int, v: int) -> bool:
    """A semicolon between a clause and the cue after it parts two statements, a full stop either way."""
    stops = (";", ".") if last < v else (".",)
    between = sentence.tokens[last:v] if last < v else sentence.tokens[v:first]
    return any(t.text in stops for t in between)


def for_clauses(sentence: Sentence, v: int) -> list[int]:
    """ "for" of "called for the prince to resign", which opens a clause below the verb."""
    found = []
    for c in children(sentence, v, "advcl", "ccomp", "xcomp"):
        mark = child(sentence, c, "mark")
        if mark is not None and v < mark < c and sentence.tokens[mark].text.lower() == "for":
            found.append(mark)
    return found


def to_the_end(sentence: Sentence, v: int, last: int, edges: Edges) -> int:
    """ "proposed a fund **to help farmers**", "threatened sanctions **if** …": what goes on with the object, though it
    hangs on the verb; not when, where or to whom it was said.
    """
    for c in children(sentence, v, "prep", "advcl", "oprd", "xcomp", "ccomp", "dobj"):
        if edges.left[c] != last + 1:
            continue
        token = sentence.tokens[c]
        if token.dep == "prep":
            below = child(sentence, c, "pobj")
            entity = "" if below is None else sentence.tokens[below].ent
            counted = token.text.lower() == "by" and below is not None and child(sentence, below, "nummod") is not None
            told = token.text.lower() == "to" and entity in ("PERSON", "ORG", "GPE", "NORP")
            if told or not (counted or token.text.lower() in load_words("going_with")):
                break
        elif token.dep == "advcl" and sentence.tokens[last + 1].text.lower() not in ("to", "if", "unless"):
            break
        last = edges.right[c]
    return last


def save_for(sentence: Sentence, v: int, last: int, edges: Edges) -> int:
    """ ", with the exception of Malta", ", except for food": who or what the words do not hold for belongs to them."""
    for p in children(sentence, v, "prep"):
        below = child(sentence, p, "pobj")
        excepted = sentence.tokens[p].text.lower() in ("except", "excluding", "barring")
        named = below is not None and sentence.tokens[below].lemma.lower() == "exception"
        if edges.left[p] == last + 2 and sentence.tokens[last + 1].text == "," and (excepted or named):
            return edges.right[p]
    return last


def told_in(sentence: Sentence, clause: Clause, entry: Cue, edges: Edges) -> tuple[str, int, int, int] | None:
    """ "said in an interview with the paper that …", "was asked by a reader whether …": the parser hung the words on
    the occasion of saying them, or on who was told.
    """
    v, tokens = clause.head, sentence.tokens
    asked = entry.kind == "ask"
    if entry.kind not in ("say", "tell", "think", "show", "quote", "ask") or (clause.passive and not asked):
        return None
    for mark in tokens[v + 1 : edges.right[v]]:
        c, word = mark.head, mark.text.lower()
        opens = word in ("whether", "if", "why", "how") if asked else word == "that" and mark.dep in ("mark", "dobj")
        if not opens or not mark.i < c:
            continue
        above = tokens[c].head
        while above > v and tokens[above].dep in BETWEEN:
            above = tokens[above].head
        if above == v and tokens[c].dep in ("acl", "ccomp", "relcl", "advcl"):
            return "ccomp", c, mark.i, edges.right[c]
    return None
