"""What is never a claim, however much it looks like one: rules that follow record.md where PolNeAR is broader."""

from __future__ import annotations

from dragoman.claims.candidates import Candidate
from dragoman.claims.deeds import OBJECTS, done_not_said
from dragoman.claims.emptied import emptied
from dragoman.claims.features import source_class
from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.spans import MARKS
from dragoman.parse.tree import child, children

NEVER_NEGATED = frozenset(
    [
        "say",
        "tell",
        "appeal",
        "quote",
        "cite",
        "call",
        "condemn",
        "praise",
        "accuse",
        "blame",
        "thank",
        "demand",
        "urge",
        "promise",
        "offer",
        "other",
        "show",
        "talk",
        "ask",
    ]
)
"""Kinds whose negation puts no words in anybody's mouth ("did not condemn the attack")."""


SIDES = frozenset({"attitude", "thank", "agree", "affirm", "reject"})
"""Kinds that, with a noun for their object, take a side or do a deed: positions and events, no words."""

WATCHING = frozenset(["observe", "see", "hear", "watch", "read", "text", "find"])
"""Verbs that with a plain object are no words of anybody: "observed the rescue"."""

THINKING_OF = frozenset(
    ["expect", "fear", "suspect", "predict", "anticipate", "foresee", "envisage", "envision", "forecast", "estimate"]
)
"""Verbs of thought whose object is what is thought; one knows, feels or hears a thing without any claim."""

SPOKEN_FOR = frozenset(["endorse", "support", "back", "oppose", "defend", "favor", "favour", "champion", "promote"])
"""Verbs that say where somebody stands: on a person it is a claim, on a claim or proposal a position."""


NAMING = frozenset(["name", "dub", "title", "term", "nickname"])

ALLOWED = ""


def veto(candidate: Candidate, text: str) -> str:
    """Names the rule that keeps a candidate from being a claim.

    Args:
        candidate: the candidate.
        text: the document's text.

    Returns:
        The rule's name, "" where record.md's guide allows the candidate.
    """
    quoted = candidate.frame == "quote" or candidate.frame.startswith("continued")
    return (
        _always(candidate, text)
        or ("" if quoted else done_not_said(candidate) or emptied(candidate, text))
        or _unsaid(candidate, text, quoted=quoted)
        or _on_object(candidate, text)
    )


def _always(candidate: Candidate, text: str) -> str:
    quoted = candidate.frame == "quote" or candidate.frame.startswith("continued")
    if candidate.entry.kind == "seem":
        return "seeming"
    if candidate.entry.kind == "other" and text[candidate.content[0] :].lower().startswith("what "):
        return "a-thing"  # "searched what officials called a wreck"
    if candidate.entry.kind == "other" and candidate.content < candidate.cue and not quoted:
        return "done-after"  # "when the actor said that he would leave, the studio fired him"
    if _asked_after(candidate):
        return "asked-after"
    if not quoted and candidate.sources and source_class(candidate) == "you":
        return "you"  # the reader
    if not quoted and _to_be_said(candidate):
        return "to-be-said"
    tokens = candidate.sentence.tokens
    if candidate.entry.lemma == "think" and any(t.lemma.lower() == "tank" for t in tokens[candidate.head + 1 :][:1]):
        return "think-tank"
    return "of-the-accused" if _of_the_accused(candidate) else ""


def _unsaid(candidate: Candidate, text: str, *, quoted: bool) -> str:
    entry, frame, clause = candidate.entry, candidate.frame, candidate.clause
    if clause is not None and clause.negation is not None and entry.kind in NEVER_NEGATED and not quoted:
        return "negated"
    if entry.kind in ("urge", "refuse") and not quoted and candidate.content < candidate.cue and frame != "passive":
        return "before" if frame != "relative" and text[candidate.content[0]] not in MARKS else ALLOWED
    if frame.startswith("noun") and _not_made(candidate):
        return "negated"
    if frame == "noun-prep" and _of_place(candidate):
        return "occasion"
    if _got_from(candidate):
        return "got-from"
    return "nobody's-noun" if frame in ("noun-prep", "noun-to") and not candidate.sources else ""


def _on_object(candidate: Candidate, text: str) -> str:
    entry, frame, clause = candidate.entry, candidate.frame, candidate.clause
    if entry.lemma == "call" and not candidate.sources and text[slice(*candidate.content)].startswith("to "):
        return "called"
    if entry.kind == "doubt" and frame in OBJECTS and _is_said(candidate):
        return "side-doubt-said"
    if entry.lemma == "call" and frame in ("dobj", "passive"):
        return "" if any(mark in MARKS for mark in text[slice(*candidate.content)]) else "called"
    if frame in OBJECTS:
        if entry.kind in SIDES and entry.lemma != "dismiss" and not _praised(candidate):
            if entry.kind == "reject" and _judged_as(candidate):
                return ""
            if clause is not None and clause.relation == "pcomp":
                return "in-passing"
            return f"side-{entry.kind}-" + ("said" if _is_said(candidate) else "thing")
        if entry.lemma in WATCHING and frame == "dobj":
            return "watched"
        if entry.kind == "think" and entry.lemma not in THINKING_OF:
            return "thought"
        if entry.kind == "show" and source_class(candidate) != "document":
            return "shown"
    if clause is not None and clause.passive and entry.lemma in ("know", "understand", "compare", "decide"):
        return "known"
    named = entry.lemma in NAMING and " as " not in text[candidate.content[0] : candidate.content[1]]
    return "named" if named else ""


def _of_place(candidate: Candidate) -> bool:
    """ "a statement on Twitter", "put in charge of the port": where it was said, and a word that says nothing."""
    tokens, head = candidate.sentence.tokens, candidate.sentence.tokens[candidate.head]
    inside = head.dep == "pobj" and head.lemma.lower() == "charge" and tokens[head.head].text.lower() == "in"
    told = tokens[candidate.content_head] if candidate.content_head >= 0 else head
    return inside or told.lemma.lower() in load_words("occasions") or told.ent in ("DATE", "TIME")


def _not_made(candidate: Candidate) -> bool:
    """ "has not made any comment on …", "offered no assessment of …"."""
    sentence, head = candidate.sentence, candidate.sentence.tokens[candidate.head]
    determiner = child(sentence, candidate.head, "det")
    if determiner is not None and sentence.tokens[determiner].text.lower() in ("no", "neither"):
        return True
    return head.dep == "dobj" and head.head >= 0 and child(sentence, head.head, "neg") is not None


def _got_from(candidate: Candidate) -> bool:
    """ "has the support of the miners": they support, and are not what is supported."""
    sentence, head = candidate.sentence, candidate.sentence.tokens[candidate.head]
    if candidate.frame != "noun-prep" or head.lemma.lower() not in load_words("gained") or candidate.content_head < 0:
        return False
    tokens = sentence.tokens
    under = tokens[tokens[candidate.content_head].head].text.lower()
    return under in ("of", "from") and head.dep == "dobj" and tokens[head.head].lemma.lower() in load_words("gaining")


def _is_said(candidate: Candidate) -> bool:
    """A claim, proposal, plan or demand, or the text of one: who is for or against it holds a position."""
    if candidate.content_head < 0:
        return False
    lemma = candidate.sentence.tokens[candidate.content_head].lemma.lower()
    names = ("claim_nouns", "proposal_nouns", "plan_nouns", "demand_nouns", "sided_on")
    return any(lemma in load_words(name) for name in names)


def _judged_as(candidate: Candidate) -> bool:
    """ "rejected the charges as absurd": says what is wrong with them, and so more than taking a side."""
    sentence = candidate.sentence
    below = [*children(sentence, candidate.head, "prep")]
    if candidate.content_head >= 0:
        below += children(sentence, candidate.content_head, "prep")
    return any(sentence.tokens[p].text.lower() == "as" for p in below)


def _to_be_said(candidate: Candidate) -> bool:
    """ "urged Iran to admit that …", "refused to say that …": what somebody is to say, nobody has said."""
    clause, sentence = candidate.clause, candidate.sentence
    if clause is None or clause.governor < 0 or clause.relation not in ("xcomp", "ccomp"):
        return False
    if not any(sentence.tokens[a].tag == "TO" for a in children(sentence, candidate.head, "aux")):
        return False
    above = load_cues().get(("v", sentence.tokens[clause.governor].lemma.lower()))
    if sentence.tokens[clause.governor].lemma.lower() in load_words("omitting"):
        return True
    return above is not None and above.kind in ("urge", "ask", "demand", "refuse")


def _of_the_accused(candidate: Candidate) -> bool:
    """ "accused them of fraud, threatening …": the accused threatened."""
    clause, sentence = candidate.clause, candidate.sentence
    if clause is None or clause.governor < 0 or sentence.tokens[candidate.head].tag != "VBG":
        return False
    above = load_cues().get(("v", sentence.tokens[clause.governor].lemma.lower()))
    return (
        above is not None
        and above.kind in ("accuse", "blame")
        and candidate.entry.kind in ("promise", "refuse", "deny")
    )


def _praised(candidate: Candidate) -> bool:
    """Somebody stood up for: "endorsed the candidate"."""
    sentence = candidate.sentence
    if candidate.entry.lemma not in SPOKEN_FOR or candidate.content_head < 0:
        return False
    return sentence.tokens[candidate.content_head].ent == "PERSON"


def _asked_after(candidate: Candidate) -> bool:
    """ "Who said so?": a question puts words in nobody's mouth."""
    sentence, head = candidate.sentence, candidate.head
    subject = child(sentence, head, "nsubj")
    return subject is not None and sentence.tokens[subject].tag == "WP" and sentence.tokens[head].dep != "relcl"
