"""Sides taken in turns of phrase: "voted no", "is against the plan", "won support from X", "over X's objections"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.claims.candidates import speakers
from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.others import owners_of
from dragoman.claims.stance_nouns import NOWHERE, SIDE_NOUNS, Side, kind_of
from dragoman.parse import Clause
from dragoman.parse.tree import child, children, conjuncts, subtree
from dragoman.records import Sentence
from dragoman.records.findings import Stance

REFUSING = frozenset({"refuse", "decline"})
ASSENTS = frozenset({"sign"})
"""Verbs that take no side when done, but do when refused."""

FOR, AGAINST = frozenset({"favor", "favour", "support"}), frozenset({"against"})
Turn = tuple[Stance, tuple[int, ...]]


def turns_of(sentence: Sentence, clause: Clause) -> Iterator[Side]:
    """Gives the sides a clause takes by a turn of phrase.

    Args:
        sentence: the sentence.
        clause: one of its clauses.

    Yields:
        Sides; those of somebody who only stays out of it may have no object (`NOWHERE`).
    """
    holders = speakers(sentence, clause)
    found = next((turn for read in _TURNS if (turn := read(sentence, clause)) is not None), None)
    if found is not None and holders and (clause.negation is None or found[0] == "neutral"):
        stance, objects = found
        named = [o for o in objects if kind_of(sentence, o) is not None]
        if named or stance == "neutral":
            noun = named[0] if named else NOWHERE
            yield Side(holders=holders, stance=stance, anchor=clause.head, object=noun, clause=clause)
    yield from _by_others(sentence, clause)


def refused(sentence: Sentence, clause: Clause) -> int | None:
    """The verb of refusing over an infinitive of assent: "refused to sign"; None where there is none."""
    if clause.relation != "xcomp" or clause.governor < 0:
        return None
    return clause.governor if sentence.tokens[clause.governor].lemma.lower() in REFUSING else None


def joined(sentence: Sentence, clause: Clause) -> tuple[int, ...]:
    """Who else takes the side in "joined X in opposing the plan": the one joined, and who joined."""
    above = sentence.tokens[clause.head].head
    verb = sentence.tokens[above].head if above >= 0 and sentence.tokens[above].text.lower() == "in" else -1
    if verb < 0 or sentence.tokens[verb].lemma.lower() != "join":
        return ()
    return tuple(k for c in children(sentence, verb, "nsubj", "dobj") for k in conjuncts(sentence, c))


def _stays_out(sentence: Sentence, clause: Clause) -> Turn | None:
    """ "abstained", "took no position on the plan", "stayed neutral", "neither backed nor opposed it"."""
    if _neither(sentence, clause.head):
        return "neutral", clause.objects
    about = tuple(o for p, o in clause.obliques if p in ("on", "from", "over", "in"))
    lemma = sentence.tokens[clause.head].lemma.lower()
    if lemma == "abstain":
        return "neutral", about
    if lemma == "take":
        for o in clause.objects:
            none = any(sentence.tokens[c].text.lower() == "no" for c in children(sentence, o, "det"))
            out = none or clause.negation is not None or refused(sentence, clause) is not None
            if out and sentence.tokens[o].lemma.lower() in ("position", "side", "stance"):
                below = [child(sentence, p, "pobj") for p in children(sentence, o, "prep")]
                return "neutral", (*about, *(b for b in below if b is not None))
    neutral = child(sentence, clause.head, "acomp", "oprd")
    if lemma in ("remain", "stay", "keep") and neutral is not None:
        return ("neutral", about) if sentence.tokens[neutral].text.lower() == "neutral" else None
    return None


def half_refused(sentence: Sentence, verb: int) -> bool:
    """ "backed" of "neither backed nor opposed", which alone says nothing."""
    return any(_neither(sentence, c) for c in children(sentence, verb, "conj"))


def _neither(sentence: Sentence, verb: int) -> bool:
    """ "neither backed nor opposed", at the second verb, which has the object: both sides are refused."""
    tokens = sentence.tokens
    first = tokens[verb].head
    if tokens[verb].dep != "conj" or first < 0:
        return False
    pair = [load_cues().get(("v", tokens[i].lemma.lower())) for i in (first, verb)]
    if {entry.stance for entry in pair if entry is not None} != {"endorse", "reject"}:
        return False
    return any(tokens[c].text.lower() == "neither" for c in sentence.children[first])


def _votes(sentence: Sentence, clause: Clause) -> Turn | None:
    """ "voted in favor of the text", "voted no on the amendment", "cast its vote against the plan"."""
    tokens = sentence.tokens
    if clause.lemma == "cast" and any(tokens[o].lemma.lower() in ("vote", "ballot") for o in clause.objects):
        below = [
            (tokens[p].text.lower(), child(sentence, p, "pobj"))
            for o in (clause.head, *clause.objects)
            for p in children(sentence, o, "prep")
        ]
        for word, noun in below:
            if noun is not None and word in ("for", "against"):
                return ("endorse" if word == "for" else "reject"), (noun,)
    if clause.lemma != "vote":
        return None
    said = next((tokens[c].text.lower() for c in children(sentence, clause.head, "intj", "advmod", "dobj", "oprd")), "")
    if said in ("yes", "no"):
        return ("endorse" if said == "yes" else "reject"), (*(o for _, o in clause.obliques), *_last_noun(sentence))
    return _favours(sentence, clause)


def _favours(sentence: Sentence, clause: Clause) -> Turn | None:
    """ "is against the idea", "is opposed to it", "came out in favor of the plan"."""
    tokens = sentence.tokens
    if clause.lemma not in ("be", "vote", "come out", "speak out", "stand"):
        return None
    for p, o in clause.obliques:
        if p == "against":
            return "reject", (o,)
        if p == "in" and tokens[o].text.lower() in FOR:
            of = [child(sentence, q, "pobj") for q in children(sentence, o, "prep")]
            return "endorse", tuple(n for n in of if n is not None)
    adjective = child(sentence, clause.head, "acomp")
    if adjective is not None and tokens[adjective].text.lower() == "opposed":
        to = [child(sentence, q, "pobj") for q in children(sentence, adjective, "prep")]
        return "reject", tuple(n for n in to if n is not None)
    return None


def _lends(sentence: Sentence, clause: Clause) -> Turn | None:
    """ "threw its weight behind the bid", "gave its blessing to the deal", "signed off on it"."""
    tokens = sentence.tokens
    if clause.lemma == "sign off":
        return "endorse", tuple(o for p, o in clause.obliques if p == "on")
    given = {tokens[o].lemma.lower() for o in clause.objects}
    if clause.lemma in ("throw", "put", "give", "lend") and given & load_words("lent"):
        near = (clause.head, *clause.objects)
        below = [child(sentence, p, "pobj") for n in near for p in children(sentence, n, "prep", "dative")]
        words = tuple(b for b in below if b is not None)
        return ("endorse", words) if words else None
    return None


def _calls(sentence: Sentence, clause: Clause) -> Turn | None:
    """ "called the accusation a fabrication", "an accusation Moscow called 'a lie'": rejects it."""
    entry = load_cues().get(("v", clause.lemma))
    if entry is None or entry.kind != "call":
        return None
    v = clause.head
    small = child(sentence, v, "oprd")
    if small is None:
        small = next((p for p in children(sentence, v, "prep") if sentence.tokens[p].text.lower() == "as"), None)
    if small is None:
        return None
    words = " " + " ".join(sentence.tokens[i].text.lower() for i in subtree(sentence, small)) + " "
    if not any(f" {w} " in words for w in load_words("disbelieving") | load_words("condemning")) or " not " in words:
        return None
    above = sentence.tokens[v]
    return "reject", (*clause.objects, *((above.head,) if above.dep == "relcl" else ()))


_TURNS: tuple[Callable[[Sentence, Clause], Turn | None], ...] = (_stays_out, _votes, _favours, _lends, _calls)


def _last_noun(sentence: Sentence) -> tuple[int, ...]:
    return tuple(t.i for t in reversed(sentence.tokens) if kind_of(sentence, t.i) is not None)[:1]


def _by_others(sentence: Sentence, clause: Clause) -> Iterator[Side]:
    """ "the plan won support from X", "went ahead over X's objections", "passed with the backing of X"."""
    tokens = sentence.tokens
    own = (*clause.objects, *clause.subjects, *(o for _, o in clause.obliques))
    subject = child(sentence, clause.head, "nsubj", "nsubjpass")
    what = next((o for o in own if kind_of(sentence, o) is not None), subject if clause.lemma in _FINDS else None)
    if what is None or kind_of(sentence, what) is None:
        return
    phrases = [(p, child(sentence, p, "pobj")) for p in children(sentence, clause.head, "prep")]
    phrases += [(clause.head, o) for o in children(sentence, clause.head, "dobj") if clause.lemma in _FINDS]
    for p, noun in phrases:
        if noun is None:
            continue
        side = SIDE_NOUNS.get(tokens[noun].lemma.lower())
        word = tokens[p].text.lower()
        fits = p == clause.head or (word in ("over", "despite") and side is not None and side[0] == "reject")
        if side is None or not (fits or (word == "with" and side[0] == "endorse")):
            continue
        holders = owners_of(sentence, noun) or _of(sentence, noun)
        if not holders and p == clause.head:
            holders = tuple(o for word, o in clause.obliques if word == "from")
        if holders:
            yield Side(holders=holders, stance=side[0], anchor=noun, object=what, clause=clause)


_FINDS = frozenset({"win", "draw", "gain", "get", "secure", "have", "enjoy", "receive", "meet", "find"})


def _of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    for p in children(sentence, noun, "prep"):
        if sentence.tokens[p].text.lower() == "of":
            return tuple(k for c in children(sentence, p, "pobj") for k in conjuncts(sentence, c))
    return ()
