"""What is never a claim, however much it looks like one: rules that follow record.md where PolNeAR is broader."""

from __future__ import annotations

from dragoman.claims.candidates import Candidate
from dragoman.claims.emptied import emptied
from dragoman.claims.features import source_class
from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.spans import MARKS
from dragoman.parse.tree import child, children
from dragoman.records import Sentence, Token

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

OBJECTS = frozenset({"dobj", "prep", "passive", "relative"})

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

DEEDS_ON_OBJECTS = frozenset(["post", "commit", "set out", "appeal", "respond to", "react"])
"""Verbs that with a plain object or preposition tell a deed or a topic, and no words."""

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
        or ("" if quoted else _done_not_said(candidate) or emptied(candidate, text))
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
    return "of-the-accused" if _of_the_accused(candidate) else ""


def _unsaid(candidate: Candidate, text: str, *, quoted: bool) -> str:
    entry, frame, clause = candidate.entry, candidate.frame, candidate.clause
    if clause is not None and clause.negation is not None and entry.kind in NEVER_NEGATED and not quoted:
        return "negated"
    if entry.kind in ("urge", "refuse") and not quoted and candidate.content < candidate.cue and frame != "passive":
        return "before" if frame != "relative" and text[candidate.content[0]] not in MARKS else ALLOWED
    if frame.startswith("noun") and _not_made(candidate):
        return "negated"
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


def _done_not_said(candidate: Candidate) -> str:
    """Verbs that are words on some objects and deeds on others: "attacked the ruling" and "attacked the village",
    "recalled that day" and "recalled its envoy"; and "neither confirmed nor denied", which says nothing.
    """
    sentence, head = candidate.sentence, candidate.head
    lemma = sentence.tokens[head].lemma.lower()
    if _neither_nor(candidate):
        return "neither-nor"
    if lemma == "think" and head + 1 < len(sentence.tokens) and sentence.tokens[head + 1].lemma.lower() == "tank":
        return "think-tank"
    if candidate.entry.kind == "refuse" and candidate.content_head >= 0:
        return "unanswered" if sentence.tokens[candidate.content_head].lemma.lower() in load_words("answering") else ""
    if candidate.content_head < 0 or candidate.frame not in OBJECTS:
        return ""
    noun = sentence.tokens[candidate.content_head]
    if lemma in load_words("striking"):
        return "" if _can_speak(candidate) and (_in_words(sentence, noun.i, head)) else "struck"
    if candidate.entry.lemma in DEEDS_ON_OBJECTS:
        return "deed" if candidate.entry.lemma != "commit" or candidate.frame != "prep" else ""
    if noun.lemma.lower() in (load_words("granted") if lemma == "deny" else load_words("declared_deeds")):
        return "declared" if lemma in ("deny", "declare", "announce", "proclaim") else ""
    if lemma == "threaten" and noun.ent in ("PERSON", "GPE", "NORP"):
        return "threatened"
    if lemma in ("recognize", "recognise") or (lemma == "acknowledge" and noun.ent == "PERSON"):
        return "acknowledged"
    if lemma in load_words("withdrawing"):
        return "withdrawn" if noun.lemma.lower() in load_words("posted") or noun.ent == "PERSON" else ""
    if candidate.entry.kind == "doubt" and noun.pos == "PRON":
        return "doubted-pronoun"
    if candidate.entry.lemma == "dismiss":
        return "" if _answerable(sentence, noun.i, head) else "dismissed"
    return "protested" if lemma == "protest" and candidate.frame == "relative" else ""


def _answerable(sentence: Sentence, noun: int, verb: int) -> bool:
    """What can be dismissed in words: a claim, plan or demand, or anything "as" something; not a minister or a suit."""
    lemma = sentence.tokens[noun].lemma.lower()
    named = any(lemma in load_words(f"{kind}_nouns") for kind in ("claim", "proposal", "plan", "demand"))
    below = [*children(sentence, verb, "prep"), *children(sentence, noun, "prep")]
    judged = any(sentence.tokens[p].text.lower() == "as" for p in below)
    return judged or named or lemma in load_words("governed_by")


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


def _can_speak(candidate: Candidate) -> bool:
    """A person, a government or a body: not troops, not a river."""
    tokens = candidate.sentence.tokens
    if not candidate.sources:
        return candidate.clause is not None and candidate.clause.passive
    return all(
        tokens[s].lemma.lower() not in load_words("forces")
        and (
            tokens[s].ent in ("PERSON", "ORG", "GPE", "NORP")
            or tokens[s].pos in ("PRON", "PROPN")
            or _speaks(tokens[s])
        )
        for s in candidate.sources
    )


def _speaks(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma.lower() in load_words("speakers")


def _in_words(sentence: Sentence, noun: int, verb: int) -> bool:
    """What can only be attacked in words: what was said, decided or planned; or anything "for" or "over" something."""
    token = sentence.tokens[noun]
    lemma = token.lemma.lower()
    named = ("claim_nouns", "proposal_nouns", "plan_nouns", "demand_nouns", "documents", "governed_by")
    if any(lemma in load_words(name) for name in named):
        return True
    around = {sentence.tokens[p].text.lower() for p in children(sentence, verb, "prep")}
    bodily = lemma in load_words("targets") | load_words("forces") or token.ent in ("GPE", "LOC", "FAC", "NORP")
    if around & {"for", "over", "as"}:
        return lemma not in load_words("targets")
    by_name = all(sentence.tokens[s].ent == "PERSON" for s in children(sentence, verb, "nsubj"))
    return by_name and not bodily and not around & {"with", "in", "at", "near", "from"}


def _neither_nor(candidate: Candidate) -> bool:
    sentence, head = candidate.sentence, candidate.head
    above = sentence.tokens[head].head
    words = [head, above] if sentence.tokens[head].dep == "conj" and above >= 0 else [head]
    return any(
        sentence.tokens[c].text.lower() in ("neither", "nor") and sentence.tokens[c].dep in ("cc", "preconj")
        for i in words
        for c in sentence.children[i]
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
