"""What the acceptance model sees of a candidate: names of features, all read off the parse."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_words
from dragoman.claims.spans import Quoted
from dragoman.parse.tree import child, children


def features(candidate: Candidate, text: str, quoted: Quoted, by_head: Mapping[int, Candidate]) -> list[str]:
    """Names the features of a candidate.

    Args:
        candidate: the candidate.
        text: the document's text.
        quoted: the document's quotations.
        by_head: the candidates of the same sentence by their cue's token.

    Returns:
        Names of binary features.
    """
    sentence, head, frame = candidate.sentence, candidate.head, candidate.frame
    token = sentence.tokens[head]
    kind = candidate.entry.kind
    lemma = candidate.entry.lemma or token.lemma.lower()
    source = source_class(candidate)
    inside = quoted.at(candidate.cue[0])
    marks = any(m in '“"' for m in text[slice(*candidate.content)])
    names = [
        f"lemma={lemma}",
        f"frame={frame}",
        f"kind={kind}",
        f"kind={kind}+frame={frame}",
        f"lemma={lemma}+frame={frame}",
        f"source={source}",
        f"source={source}+kind={kind}",
        f"tag={token.tag}",
        f"tag={token.tag}+kind={kind}",
        f"inside={inside is not None}",
        f"size={_size(candidate)}+frame={frame}",
        f"quotes={marks}",
        f"heading={sentence.heading}",
        f"dep={token.dep}",
        f"lemma={lemma}+tag={token.tag}",
        f"lemma={lemma}+source={source}",
        f"next={_word(candidate, 1)}",
        f"previous={_word(candidate, -1)}",
        f"dep={token.dep}+kind={kind}",
    ]
    names += _around(candidate, lemma)
    if candidate.sources:
        head_word = sentence.tokens[candidate.sources[0]].lemma.lower()
        names += [f"who={head_word}", f"source_before={candidate.sources[0] < head}+frame={frame}"]
    if inside is not None:
        names += [f"inside+source={source}", f"inside+kind={kind}"]
    if candidate.content_head >= 0 and not frame.startswith("continued"):
        names += _of_content(candidate)
    if candidate.clause is not None:
        names += _of_clause(candidate, by_head)
    return names


def source_class(candidate: Candidate) -> str:
    """What kind of words the source is: "none", "i", "you", "he", "it", "who", or a part of speech with its entity."""
    if not candidate.sources:
        return "none"
    token = candidate.sentence.tokens[candidate.sources[0]]
    lower = token.text.lower()
    for name in ("i", "we", "you", "it", "this", "that", "which", "who", "one"):
        if lower == name:
            return name
    if token.pos == "PRON":
        return "he"
    if token.pos == "NOUN":
        return "document" if token.lemma.lower() in load_words("documents") else "noun"
    return f"{token.pos}:{token.ent}"


def _word(candidate: Candidate, step: int) -> str:
    i = candidate.head + step
    tokens = candidate.sentence.tokens
    return tokens[i].lemma.lower() if 0 <= i < len(tokens) else ""


def _size(candidate: Candidate) -> str:
    n = candidate.content[1] - candidate.content[0]
    return str(next((k for k in (8, 16, 32, 64, 128, 256) if n <= k), 999))


def _of_content(candidate: Candidate) -> list[str]:
    sentence, c = candidate.sentence, candidate.content_head
    token = sentence.tokens[c]
    mark = child(sentence, c, "mark")
    kind = candidate.entry.kind
    names = [
        f"content={token.tag}",
        f"content={token.tag}+kind={kind}",
        f"content_before={c < candidate.head}",
        f"mark={'' if mark is None else sentence.tokens[mark].text.lower()}",
    ]
    noun, lemma = token.lemma.lower(), candidate.entry.lemma or sentence.tokens[candidate.head].lemma.lower()
    names += [f"any_object={noun}", f"lemma={lemma}+object={noun}", f"lemma={lemma}+object={token.ent}/{token.pos}"]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if above.pos == "ADP":
        names.append(f"lemma={lemma}+preposition={above.text.lower()}")
    if candidate.frame in ("dobj", "passive", "prep"):
        names += [f"object={noun}", f"object_ent={token.ent}+kind={kind}", f"object_pos={token.pos}+kind={kind}"]
    return names


def _around(candidate: Candidate, lemma: str) -> list[str]:
    """What hangs on the cue, what it hangs on, and where it stands."""
    sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.head]
    tokens = sentence.tokens
    names = [f"nth={min(sentence.index, 5)}", f"lemma={lemma}+frame={candidate.frame}+dep={token.dep}"]
    for c in children(sentence, candidate.head, "advmod", "prep", "prt", "dative", "npadvmod", "neg"):
        below = tokens[c].lemma.lower()
        names += [f"below={below}", f"lemma={lemma}+below={below}"]
    if token.head >= 0:
        names.append(f"above={tokens[token.head].lemma.lower()}+dep={token.dep}")
    if candidate.sources:
        who = tokens[candidate.sources[0]]
        names += [f"who={who.pos}/{who.ent}", f"lemma={lemma}+who={who.pos}/{who.ent}", f"who_dep={who.dep}"]
    return names


def _of_clause(candidate: Candidate, by_head: Mapping[int, Candidate]) -> list[str]:
    clause = candidate.clause
    if clause is None:
        return []
    sentence = candidate.sentence
    kind = candidate.entry.kind
    helpers = "+".join(sentence.tokens[a].lemma.lower() for a in clause.auxiliaries)
    lemma = candidate.entry.lemma or sentence.tokens[candidate.head].lemma.lower()
    names = [
        f"tense={sentence.tokens[candidate.head].tag}+helpers={helpers}",
        f"lemma={lemma}+negated={clause.negation is not None}",
        f"relation={clause.relation}",
        f"relation={clause.relation}+kind={kind}",
        f"negated={clause.negation is not None}+kind={kind}",
        f"helpers={helpers}",
        f"passive={clause.passive}+kind={kind}",
        f"passive={clause.passive}+source={bool(clause.subjects)}",
    ]
    governor = by_head.get(clause.governor)
    if governor is not None:
        names.append(f"governor={governor.entry.kind}+relation={clause.relation}")
        names.append(f"governor={governor.entry.kind}+same={governor.sources == candidate.sources}+kind={kind}")
    mark = child(sentence, clause.head, "mark", "advmod")
    if mark is not None:
        names.append(f"marked={sentence.tokens[mark].text.lower()}")
    return names
