"""What has the shape of an attribution and tells of none: a name given in passing, a question put to somebody, words
that are only mentioned, nobody who agrees.
"""

from __future__ import annotations

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.spans import MARKS
from dragoman.parse.tree import child, children
from dragoman.records import Sentence

BARE = frozenset({"dobj", "passive", "prep"})
TELLING = frozenset({"say", "tell", "quote", "show", "call", "think"})
MENTIONING = TELLING | {"talk", "cite"}
NOBODY = frozenset({"nobody", "none", "no-one", "noone", "neither"})
POINTING = frozenset({"this", "that", "these", "those", "fact", "which"})
ASKED = frozenset({"you", "your"})
UNSAID = frozenset({"dobj", "prep"})


def emptied(candidate: Candidate, text: str) -> str:
    """Names the rule by which a candidate only looks like an attribution.

    Args:
        candidate: the candidate, which is no quotation.
        text: the document's text.

    Returns:
        The rule's name, "" where somebody is told to have said or thought its content.
    """
    return (
        ("by-nobody" if _by_nobody(candidate) else "")
        or ("put-to-somebody" if _put_to_somebody(candidate) else "")
        or ("named-in-passing" if _named_in_passing(candidate, text) else "")
        or ("only-mentioned" if _only_mentioned(candidate, text) else "")
        or ("told-nothing" if _told_nothing(candidate) else "")
        or ("to-be-done" if _to_be_done(candidate) else "")
        or ("topic" if _topic_of_saying(candidate) else "")
        or ("endangered" if _endangered(candidate) else "")
        or ("goods" if _goods(candidate) else "")
        or ("fragment" if _fragment(candidate) else "")
    )


def _by_nobody(candidate: Candidate) -> bool:
    """ "Not everyone agreed that …", "nobody says …"; and what "this" or a fact raises: "raises fears that …"."""
    tokens = candidate.sentence.tokens
    for s in candidate.sources:
        if tokens[s].text.lower() in NOBODY:
            return True
        if any(
            tokens[c].text.lower() in ("not", "no") for c in children(candidate.sentence, s, "neg", "det", "preconj")
        ):
            return True
        if candidate.frame.startswith("noun") and tokens[s].lemma.lower() in POINTING:
            return True
    return False


def _put_to_somebody(candidate: Candidate) -> bool:
    """ "Are you concerned about the vote?" outside quotation marks: an interviewer's question."""
    sentence = candidate.sentence
    if not sentence.text.rstrip().endswith("?") or any(m in MARKS for m in sentence.text):
        return False
    return any(
        sentence.tokens[s].text.lower() in ASKED or sentence.tokens[s].tag in ("WP", "WDT") for s in candidate.sources
    )


def _named_in_passing(candidate: Candidate, text: str) -> bool:
    """ "a cloud, called a plume, …": nobody is told to call it so."""
    sentence, head = candidate.sentence, candidate.head
    token = sentence.tokens[head]
    if any(m in MARKS for m in text[slice(*candidate.content)]):
        return False
    if token.tag == "VBD" and candidate.entry.lemma == "call" and head > 0 and sentence.tokens[head - 1].text == ",":
        after = text[candidate.content[1] : candidate.content[1] + 1]
        things = [sentence.tokens[s] for s in candidate.sources]
        return after == "," and all(t.pos == "NOUN" and t.lemma.lower() not in load_words("speakers") for t in things)
    if candidate.entry.kind != "call" or token.tag != "VBN" or token.dep not in ("acl", "advcl", "amod", "conj"):
        return False
    return not children(sentence, head, "aux", "auxpass", "agent", "nsubj", "nsubjpass")


def _only_mentioned(candidate: Candidate, text: str) -> bool:
    """ "relaying the news", "tweeted her": words about words, of which none are told."""
    if candidate.frame not in BARE or candidate.entry.kind not in MENTIONING or candidate.content_head < 0:
        return False
    words = text[slice(*candidate.content)].strip(" ,.").lower().split()
    pronoun = candidate.sentence.tokens[candidate.content_head].tag in ("PRP", "PRP$")
    if len(words) == 1 and (pronoun or words[0] in ("her", "his", "their", "its")):
        return True
    return len(words) <= 2 and words[-1] in load_words("mentioned")


def _told_nothing(candidate: Candidate) -> bool:
    """ "informed the press": who is told is not what is told; who is cited is not either."""
    if candidate.frame != "dobj" or candidate.content_head < 0:
        return False
    told = candidate.sentence.tokens[candidate.content_head]
    if candidate.entry.lemma in ("cite", "quote"):
        lemma = told.lemma.lower()
        return told.ent == "PERSON" or lemma == "source" or lemma in load_words("speakers") | load_words("bodies")
    words = {t.text.lower() for t in candidate.sentence.tokens if t.i > told.i}
    return candidate.entry.kind == "tell" and "that" not in words and told.lemma.lower() not in load_words("tellable")


def _to_be_done(candidate: Candidate) -> bool:
    """ "work to predict the weather", "a law for priests to report abuse", "continued to write songs"."""
    sentence, head = candidate.sentence, candidate.head
    lemma = sentence.tokens[head].lemma.lower()
    if lemma == "figure" and any(sentence.tokens[c].text.lower() == "out" for c in children(sentence, head, "prt")):
        return True
    if candidate.frame == "xcomp" and lemma in ("continue", "go", "proceed", "resume"):
        done = load_cues().get(("v", sentence.tokens[candidate.content_head].lemma.lower()))
        return done is None or done.kind not in ("call", "urge", "demand", "condemn", "accuse")
    if lemma in ("realize", "realise") and candidate.clause is not None:
        return candidate.clause.negation is not None
    infinitive = any(sentence.tokens[a].tag == "TO" for a in children(sentence, head, "aux"))
    return infinitive and candidate.frame in UNSAID and candidate.entry.kind in ("say", "tell", "think", "show")


def _topic_of_saying(candidate: Candidate) -> bool:
    """ "Speaking about the film, the bishop said …": what was said comes after."""
    clause, sentence = candidate.clause, candidate.sentence
    if clause is None or clause.governor < 0 or candidate.entry.kind != "talk" or candidate.frame != "prep":
        return False
    if sentence.tokens[candidate.head].tag != "VBG" or clause.governor < candidate.head:
        return False
    above = load_cues().get(("v", sentence.tokens[clause.governor].lemma.lower()))
    return above is not None and above.kind in TELLING


def _endangered(candidate: Candidate) -> bool:
    """ "The farm is threatened by the river", "threatens security": a danger, nobody's words."""
    if candidate.entry.lemma != "threaten" or candidate.frame not in ("dobj", "passive") or candidate.content_head < 0:
        return False
    lemma = candidate.sentence.tokens[candidate.content_head].lemma.lower()
    return not any(lemma in load_words(name) for name in ("threatened", "undertakings", "initiatives", "outcomes"))


def _goods(candidate: Candidate) -> bool:
    """ "presented the device", "offered Togo a loan": things, no proposals."""
    if candidate.frame != "dobj" or candidate.content_head < 0:
        return False
    given = candidate.entry.lemma in ("present", "offer")
    return given and not _proposable(candidate.sentence, candidate.content_head)


def _fragment(candidate: Candidate) -> bool:
    """ "reportedly outside a shop": a phrase that states nothing by itself."""
    start, end = candidate.content
    inside = (t for t in candidate.sentence.tokens if start <= t.start and t.end <= end)
    return candidate.frame == "adverb" and not any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in inside)


def _proposable(sentence: Sentence, noun: int) -> bool:
    names = ("claim_nouns", "proposal_nouns", "plan_nouns", "demand_nouns", "documents", "initiatives", "undertakings")
    lemma = sentence.tokens[noun].lemma.lower()
    extra = ("talks", "proof", "tellable", "offered")
    return child(sentence, noun, "acl", "relcl", "ccomp") is not None or any(
        lemma in load_words(name) for name in (*names, *extra)
    )
