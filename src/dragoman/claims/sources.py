"""Who the words for a source stand for: the actor mentions at a noun phrase, or an unknown actor named as written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.claims.lexicon import load_words
from dragoman.parse.tree import child, children, conjuncts, span_of
from dragoman.records import Actor, ActorMention, Sentence, Span, Step

OUTSIDE = frozenset({"conj", "cc", "preconj"})
"""Relations below a noun that its phrase as a source leaves out: the other members are sources of their own."""


ANY_DOCUMENT = ("document", "text", "paper")
"""Nouns that take up any document told of before."""


class Mentions:
    """Actor mentions by sentence, and who made the documents that a report speaks of.

    Args:
        mentions: the document's actor mentions.
        sentences: its sentences.
    """

    def __init__(self, mentions: Sequence[ActorMention], sentences: Sequence[Sentence]) -> None:
        self._by_sentence: dict[int, list[ActorMention]] = {}
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
        self._made: dict[str, list[tuple[int, tuple[ActorMention, ...]]]] = {}
        for sentence in sentences:
            for token in sentence.tokens:
                if token.lemma.lower() in load_words("documents") and token.pos == "NOUN":
                    makers = self._makers_of(sentence, token.i)
                    for name in (token.lemma.lower(), *ANY_DOCUMENT) if makers else ():
                        self._made.setdefault(name, []).append((sentence.index, makers))

    def _makers_of(self, sentence: Sentence, i: int) -> tuple[ActorMention, ...]:
        if sentence.tokens[i].dep in ("dobj", "pobj"):
            issued = _issued_by(sentence, i) or _said_in(sentence, i)
            return tuple(m for k in issued for m in self.at(sentence, k))
        by = [
            c
            for p in children(sentence, i, "prep")
            if sentence.tokens[p].text.lower() == "by"
            for c in _under(sentence, p)
        ]
        agents = [c for a in children(sentence, i, "agent") for c in _under(sentence, a)]
        return tuple(m for k in (by + agents)[:1] for m in self.at(sentence, k))

    def makers(self, sentence: Sentence, i: int) -> tuple[ActorMention, ...]:
        """Who made "the joint statement" that a sentence before told of: "the ministers signed a joint statement"."""
        owner = child(sentence, i, "poss")
        if owner is not None and sentence.tokens[owner].lemma.lower() in load_words("documents"):
            return self.makers(sentence, owner)
        token = sentence.tokens[i]
        made = self._made.get(token.lemma.lower(), ()) if token.pos == "NOUN" else ()
        determiner = child(sentence, i, "det")
        if not made or determiner is None or sentence.tokens[determiner].text.lower() not in ("the", "this", "that"):
            return ()
        return next((m for index, m in reversed(made) if index < sentence.index), ())

    def of(self, sentence: Sentence) -> Sequence[ActorMention]:
        """The mentions of a sentence."""
        return self._by_sentence.get(sentence.index, ())

    def at(self, sentence: Sentence, i: int, depth: int = 0) -> tuple[ActorMention, ...]:
        """The actors that the noun phrase headed by token `i` stands for.

        A mention headed there wins; then one whose words cover the token; then, for a person, body or document named
        by what it belongs to ("the spokesman for Moscow", "a statement by the Pentagon"), that.

        Args:
            sentence: the sentence.
            i: the head of a noun phrase.
            depth: how many nouns were gone through already.

        Returns:
            Mentions, every member of a joint one; empty where nobody known is meant.
        """
        here = self.of(sentence)
        found = tuple(m for m in here if m.head == i)
        if not found:
            token = sentence.tokens[i]
            found = tuple(m for m in here if m.span.start <= token.start < m.span.end)
        if found or depth > 2 or sentence.tokens[i].pos not in ("NOUN", "PROPN"):
            return found
        for c in _belongs_to(sentence, i):
            found = self.at(sentence, c, depth + 1)
            if found:
                return found
        return ()


def _belongs_to(sentence: Sentence, i: int) -> list[int]:
    found = [c for p in children(sentence, i, "agent") for c in children(sentence, p, "pobj")]
    for p in children(sentence, i, "prep"):
        if sentence.tokens[p].text.lower() in ("by", "from", "of", "for", "in", "at"):
            found += children(sentence, p, "pobj")
    own = children(sentence, i, "poss", "compound", "amod", "nmod")
    for c in children(sentence, i, "acl"):
        for p in children(sentence, c, "agent"):
            own += children(sentence, p, "pobj")
    return own + found


def _under(sentence: Sentence, preposition: int) -> list[int]:
    return children(sentence, preposition, "pobj")


def _issued_by(sentence: Sentence, i: int) -> list[int]:
    """ "Beijing proposed a plan that …", "both issued statements saying …": whoever issued the document."""
    token = sentence.tokens[i]
    if (
        token.dep != "dobj"
        or token.lemma.lower() not in load_words("documents")
        or sentence.tokens[token.head].lemma.lower() not in load_words("issuing")
    ):
        return []
    verb = token.head
    while not children(sentence, verb, "nsubj") and sentence.tokens[verb].dep == "conj":
        verb = sentence.tokens[verb].head
    return [k for i in children(sentence, verb, "nsubj") for k in conjuncts(sentence, i)]


def _said_in(sentence: Sentence, i: int) -> list[int]:
    """ "the ministry said in a statement …": whoever said so; a document named with an owner has its own."""
    tokens = sentence.tokens
    above = tokens[i].head
    determiner = child(sentence, i, "det")
    if tokens[i].dep != "pobj" or tokens[above].text.lower() != "in" or determiner is None or tokens[above].head < 0:
        return []
    if tokens[determiner].text.lower() not in ("a", "an") or children(sentence, i, "poss"):
        return []
    return [k for s in children(sentence, tokens[above].head, "nsubj") for k in conjuncts(sentence, s)]


def resolve(sentence: Sentence, heads: Sequence[int], cue: int, mentions: Mentions) -> tuple[ActorMention, ...]:
    """Gives the sources of a claim as actor mentions whose spans are the noun phrases as written.

    Args:
        sentence: the cue's sentence.
        heads: tokens that head the source's noun phrases.
        cue: the cue's token, which no source contains.
        mentions: the document's actor mentions.

    Returns:
        One mention an actor; an `UNK` one for a phrase that no mention covers.
    """
    sources: dict[tuple[str, str, int], ActorMention] = {}
    relative = _relative_pronoun(sentence, cue)
    issuers = [issuer for h in _persons(sentence, heads) for issuer in (_issued_by(sentence, h) or [h])]
    for issuer in issuers:
        h = issuer
        span = phrase(sentence, h, cue) if h != cue else span_of(sentence, [h])
        found = _known(mentions.at(sentence, h)) or mentions.makers(sentence, h) or mentions.at(sentence, h)
        found = found or (_unknown(sentence, h, span),)
        if relative is not None and relative > h:
            h, span = relative, span_of(sentence, [relative])
        for mention in found:
            key = (mention.actor.code, mention.actor.name, span.start)
            here = replace(mention, span=span, head=h, sentence=sentence.index)
            sources.setdefault(key, here if mention.span != span else mention)
    return tuple(sources.values())


def _persons(sentence: Sentence, heads: Sequence[int]) -> Sequence[int]:
    """ "businessman and loyalist Stephen Hale": two words for one person, the name's."""
    tokens = sentence.tokens
    if len(heads) < 2 or tokens[heads[-1]].ent != "PERSON":
        return heads
    bare = [h for h in heads if tokens[h].tag == "NN" and child(sentence, h, "det", "poss", "nummod", "amod") is None]
    return [h for h in heads if h not in bare or h > heads[-1]]


def _known(found: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    return found if any(m.actor.code != "UNK" for m in found) else ()


def _relative_pronoun(sentence: Sentence, cue: int) -> int | None:
    """ "who" in "the minister, who said": the source as it is written beside the cue."""
    if not 0 <= cue < len(sentence.tokens) or sentence.tokens[cue].dep != "relcl":
        return None
    subject = child(sentence, cue, "nsubj")
    return subject if subject is not None and sentence.tokens[subject].tag in ("WP", "WDT") else None


def _unknown(sentence: Sentence, h: int, span: Span) -> ActorMention:
    return ActorMention(
        span=span,
        sentence=sentence.index,
        head=h,
        kind="pronoun" if sentence.tokens[h].pos == "PRON" else "description",
        actor=Actor(code="UNK", sector="UNK", name=span.text),
        steps=(Step(by="claims:unknown-source", saw=f"no actor known for {span.text!r}"),),
    )


def phrase(sentence: Sentence, h: int, cue: int) -> Span:
    """The noun phrase headed by `h` with its appositions, without coordinated members and whatever holds the cue."""
    first = last = h
    for c in sentence.children[h]:
        token = sentence.tokens[c]
        if token.dep in OUTSIDE or token.dep == "advcl":
            continue
        left, right = _edge(sentence, c, -1), _edge(sentence, c, 1)
        if left <= cue <= right or (h < cue < left) or (right < cue < h):
            continue
        if right < h and "," in (sentence.tokens[right].text, sentence.tokens[right + 1].text):
            continue  # "In Ames, Iowa, Rubio said": what the parser hung on the name from before it
        if token.dep == "punct" and not h < c < last:
            continue
        first, last = min(first, left), max(last, right)
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    words = sentence.text[start - sentence.start : end - sentence.start]
    if words.count("(") > words.count(")"):
        words += ")" if sentence.text[end - sentence.start : end - sentence.start + 1] == ")" else ""
    return Span(start=start, end=start + len(words), text=words)


def _edge(sentence: Sentence, i: int, side: int) -> int:
    edge, stack = i, [i]
    while stack:
        k = stack.pop()
        edge = max(edge, k) if side > 0 else min(edge, k)
        stack += sentence.children[k]
    return edge


def addressees(
    sentence: Sentence, head: int, mentions: Mentions, sources: Mapping[int, None] | Sequence[int]
) -> tuple[ActorMention, ...]:
    """Who is told: "told the court", "said to reporters", "urged Tehran to …", "called on Turkey"."""
    found: list[int] = []
    if sentence.tokens[head].lemma.lower() in load_words("tells"):
        found += children(sentence, head, "dobj", "dative")
        complement = child(sentence, head, "ccomp", "xcomp")
        if complement is not None and any(
            sentence.tokens[a].tag == "TO" for a in children(sentence, complement, "aux")
        ):
            found += children(sentence, complement, "nsubj")
    for p in children(sentence, head, "prep", "dative"):
        if sentence.tokens[p].text.lower() in ("to", "on", "upon"):
            found += children(sentence, p, "pobj")
    return tuple(m for h in found if h not in sources for m in mentions.at(sentence, h))
