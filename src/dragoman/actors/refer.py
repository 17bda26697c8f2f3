""" "I" and "we" inside quotations: their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import ActorMention, Claim, Sentence, Span, Step

SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


def refer_quoted(
    sentences: Sequence[Sentence], mentions: Sequence[ActorMention], claims: Sequence[Claim]
) -> tuple[ActorMention, ...]:
    """Adds mentions for "I" and "we" inside quoted claims: they are the claim's sources.

    Args:
        sentences: the report's sentences.
        mentions: what `find_actors` found.
        claims: the report's claims; the innermost whose content covers the pronoun and is quoted gives its sources.

    Returns:
        The mentions with the speakers' own among them, in order of the text.
    """
    quoted = sorted(
        (c for c in claims if c.form != "indirect" and c.sources), key=lambda c: c.content.end - c.content.start
    )
    if not quoted:
        return tuple(mentions)
    added: list[ActorMention] = []
    for sentence in sentences:
        near = [c for c in quoted if c.content.start < sentence.end and c.content.end > sentence.start]
        if not near:
            continue
        for token in sentence.tokens:
            if token.text.lower() in SPEAKER and token.tag in ("PRP", "PRP$"):
                added += _spoken(sentence, token.i, near)
    replaced = {(m.sentence, m.head) for m in added}
    owners = {(m.sentence, sentences[m.sentence].tokens[m.head].head): m for m in added if m.kind == "possessive"}
    kept = [_owned(m, owners.get((m.sentence, m.head))) for m in mentions if (m.sentence, m.head) not in replaced]
    return tuple(sorted([*kept, *added], key=lambda m: (m.span.start, m.span.end)))


def _owned(mention: ActorMention, speaker: ActorMention | None) -> ActorMention:
    """ "our country", "my government" in a quotation: its speaker's."""
    if speaker is None or mention.actor.code != "UNK":
        return mention
    actor = replace(mention.actor, code=speaker.actor.code, name=f"{mention.actor.name} of {speaker.actor.name}")
    step = Step(by="actors:speaker", saw=f"{speaker.span.text}: {speaker.actor.name}")
    return replace(mention, actor=actor, steps=(*mention.steps, step))


def _spoken(sentence: Sentence, i: int, claims: Sequence[Claim]) -> list[ActorMention]:
    token = sentence.tokens[i]
    claim = next((c for c in claims if c.content.start <= token.start and token.end <= c.content.end), None)
    if claim is None:
        return []
    kind = "possessive" if token.tag == "PRP$" else "pronoun"
    step = Step(by="actors:speaker", saw=f"{token.text} inside the words of {claim.sources[0].span.text}")
    span = Span(start=token.start, end=token.end, text=token.text)
    return [
        ActorMention(span=span, sentence=sentence.index, head=i, kind=kind, actor=source.actor, steps=(step,))
        for source in claim.sources
    ]
