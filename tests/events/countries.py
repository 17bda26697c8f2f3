"""Mentions of a few countries by name, so that role tests need neither register nor model."""

from dragoman.records import Actor, ActorMention, Sentence, Span

CODES = {
    "Kenya": "KEN", "Kenyan": "KEN", "Somalia": "SOM", "Chad": "CHA", "Peru": "PER", "Chile": "CHL", "Bolivia": "BOL",
    "Japan": "JPN", "India": "IND", "Nepal": "NPL", "Norway": "NOR", "Sweden": "SWE", "Denmark": "DNK", "Cuba": "CUB",
    "Haiti": "HTI", "Qatar": "QAT", "Yemen": "YEM", "Ghana": "GHA", "Togo": "TGO",
}  # fmt: skip


def mentions(sentences: tuple[Sentence, ...]) -> tuple[ActorMention, ...]:
    found = []
    for sentence in sentences:
        for token in sentence.tokens:
            code = CODES.get(token.text)
            if code:
                actor = Actor(
                    code=code, sector="GOV", name=token.text.removesuffix("n") if code == "KEN" else token.text
                )
                span = Span(start=token.start, end=token.end, text=token.text)
                found.append(ActorMention(span=span, sentence=sentence.index, head=token.i, kind="name", actor=actor))
    return tuple(found)
