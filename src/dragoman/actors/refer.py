"""Whom pronouns stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors import joint
from dragoman.actors.found import Found
from dragoman.actors.scene import Scene
from dragoman.parse.tree import ancestors, first_conjunct, subtree
from dragoman.records import Actor, ActorMention, Claim, Sentence, Span, Step

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WHO = frozenset({"who", "whom", "which", "that", "whose"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
POSSESSIVE = frozenset({"his", "her", "hers", "its", "their", "theirs", "whose", "my", "our"})
_RANK = {"nsubj": 5, "nsubjpass": 4, "agent": 3, "dobj": 3, "dative": 2, "poss": 2, "pobj": 1, "conj": 2, "appos": 1}
_REACH = 3


def pronoun(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Resolves the pronoun at token `head`; None where it is no pronoun for actors or nobody is clear."""
    token = sentence.tokens[head]
    word = token.text.lower()
    if token.tag in ("WP", "WDT", "WP$") and word in WHO:
        return _relative(scene, sentence, head)
    if word in HE or word in SHE:
        chosen = _person(scene, sentence, head, "m" if word in HE else "f")
    elif word in IT:
        chosen = _thing(scene, sentence, head)
    elif word in THEY:
        chosen = _several(scene, sentence, head)
    else:
        return None
    if chosen is None:
        return _unknown_person(sentence, head) if word in HE or word in SHE else None
    if not chosen.actors:
        return None
    kind = "possessive" if word in POSSESSIVE and token.dep == "poss" else "pronoun"
    step = Step(by="actors:pronoun", saw=f"{word}: {', '.join(a.name for a in chosen.actors)}")
    return replace(chosen, sentence=sentence.index, head=head, first=head, last=head + 1, kind=kind, steps=(step,))


def bare(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """"both", "neither", "the two": two actors spoken of together, where they stand for a noun."""
    token = sentence.tokens[head]
    if token.text.lower() == "those":
        return _those(sentence, head)
    if token.text.lower() not in ("both", "neither", "either", "two") or token.dep not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return None
    if token.text.lower() == "two" and not any(sentence.tokens[c].text.lower() == "the" for c in sentence.children[head]):
        return None
    if any(sentence.tokens[c].dep == "prep" for c in sentence.children[head]):
        return None
    for found in scene.recent():
        if len(found.actors) == 2 and sentence.index - found.sentence <= 1 and found.kind != "place":
            step = Step(by="actors:joint", saw=f"{token.text}: {', '.join(a.name for a in found.actors)}")
            return replace(found, sentence=sentence.index, head=head, first=head, last=head + 1, kind="pronoun", steps=(step,))
    for sort in ("person", "state"):
        actors = joint.pair(scene, sentence, head, sort, 2)
        if actors is not None:
            step = Step(by="actors:joint", saw=f"{token.text}: {', '.join(a.name for a in actors)}")
            return Found(
                sentence=sentence.index, head=head, first=head, last=head + 1, kind="pronoun", sort=sort, actors=actors,
                plural=True, steps=(step,),
            )  # fmt: skip
    return None


def _those(sentence: Sentence, head: int) -> Found | None:
    """"those who ...", "those responsible": people nobody names."""
    after = [c for c in sentence.children[head] if c > head and sentence.tokens[c].dep in ("relcl", "amod", "acl", "prep")]
    if not after or sentence.tokens[after[0]].dep == "prep" and sentence.tokens[after[0]].text == "of":
        return None
    who = any(t.text.lower() == "who" for t in sentence.tokens[head + 1 : head + 3])
    if sentence.tokens[after[0]].dep == "relcl" and not who:
        return None
    last = max(subtree(sentence, after[0])) + 1
    name = sentence.text[sentence.tokens[head].start - sentence.start : sentence.tokens[last - 1].end - sentence.start]
    step = Step(by="actors:unknown", saw="those, without a name")
    return Found(
        sentence=sentence.index, head=head, first=head, last=last, kind="description", sort="people",
        actors=(Actor(code="UNK", sector="UNK", name=name),), role="those", plural=True, steps=(step,),
    )  # fmt: skip


def _unknown_person(sentence: Sentence, head: int) -> Found:
    word = sentence.tokens[head].text.lower()
    actor = Actor(code="UNK", sector="UNK", name=sentence.tokens[head].text)
    kind = "possessive" if sentence.tokens[head].dep == "poss" else "pronoun"
    step = Step(by="actors:unknown", saw=f"{word}: nobody clear")
    return Found(
        sentence=sentence.index, head=head, first=head, last=head + 1, kind=kind, sort="pronoun", actors=(actor,), steps=(step,)
    )


def _relative(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """"who", "which", "that": the noun that its clause modifies."""
    for k in ancestors(sentence, head):
        if sentence.tokens[k].dep in ("relcl", "acl"):
            noun = sentence.tokens[sentence.tokens[k].head]
            found = scene.read.get((sentence.index, noun.i))
            if sentence.tokens[head].text.lower() in ("that", "which") and _deep(sentence, noun.i):
                return None
            if found is None or not found.actors or found.kind == "place":
                return None
            if sentence.tokens[head].text.lower() == "which" and found.sort in ("person", "people"):
                return None
            step = Step(by="actors:relative", saw=f"{sentence.tokens[head].text}: {found.actor.name}")
            kind = "possessive" if sentence.tokens[head].dep == "poss" else "pronoun"
            return replace(found, head=head, first=head, last=head + 1, kind=kind, steps=(step,))
    return None


def _deep(sentence: Sentence, noun: int) -> bool:
    """Tells whether a noun hangs by a preposition below another noun, to which a clause after it may belong as well."""
    token = sentence.tokens[noun]
    if token.dep != "pobj":
        return False
    above = sentence.tokens[token.head].head
    return above >= 0 and sentence.tokens[above].pos in ("NOUN", "PROPN")


def _person(scene: Scene, sentence: Sentence, head: int, gender: str) -> Found | None:
    ahead = _subject_ahead(scene, sentence, head)
    if ahead is not None and ahead.gender in ("", gender):
        return replace(ahead, gender=gender)
    barred = _barred(scene, sentence, head)
    scores: dict[str, tuple[float, Found]] = {}
    speaker = _speaker_inside(scene, sentence, head)
    above = _subject_above(scene, sentence, head)
    for found in scene.recent():
        back = sentence.index - found.sentence
        if back > _REACH:
            break
        if found.sort not in ("person", "pronoun") or len(found.actors) != 1 or found.plural or found.kind == "place":
            continue
        told = found.gender or scene.lexicon.gender.get(found.actor.name.split()[0].lower() if found.actor.name else "", "")
        if told not in ("", gender) or found.actor.name in barred or found.sort == "pronoun" and found.actor.code == "UNK":
            continue
        if found.actor.name == speaker:
            continue
        local = 2.0 if found is above else 0.0
        score = local + _prominence(scene, found, back) + (1.0 if told == gender else 0.0) + (0.5 if found.known else 0.0)
        if back == 0 and found.head > head:
            continue
        key = found.actor.name
        if key not in scores:
            scores[key] = (score, found)
        else:
            scores[key] = (max(score, scores[key][0]) + 0.5, scores[key][1])
    best = _best(scores, gender=gender)
    if best is not None and any(_together_with(scene, best, f) for _, f in scores.values()):
        return None
    return best


def _subject_above(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """The subject of the clause that the pronoun's own clause depends on: Sharon in "Sharon stays until he speaks"."""
    verbs = [k for k in ancestors(sentence, head) if sentence.tokens[k].pos in ("VERB", "AUX")]
    for k in verbs[1:]:
        for c in sentence.children[k]:
            if sentence.tokens[c].dep in ("nsubj", "nsubjpass") and c < head:
                return scene.read.get((sentence.index, c))
    return None


def _subject_ahead(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """The person who is the main subject after an opening phrase with a possessive: "With his usual wit, X spoke"."""
    if sentence.tokens[head].dep != "poss" or any(t.dep in ("nsubj", "nsubjpass") for t in sentence.tokens[:head]):
        return None
    for k in ancestors(sentence, head):
        if sentence.tokens[k].dep == "ROOT":
            for c in sentence.children[k]:
                if sentence.tokens[c].dep == "nsubj" and c > head + 1 and sentence.tokens[c - 1].text != "of":
                    found = scene.reader(scene, sentence, c)
                    if found is not None and found.sort == "person" and found.kind == "name":
                        return found
    return None


def _together_with(scene: Scene, mine: Found, other: Found) -> bool:
    """Tells whether two were named in one breath ("Putin and Xi"), so that "he" can mean either."""
    if mine.sentence != other.sentence or mine.actor.name == other.actor.name or other.kind != "name":
        return False
    sentence = scene.sentences[mine.sentence]
    return first_conjunct(sentence, mine.head) == first_conjunct(sentence, other.head)


def _prominence(scene: Scene, found: Found, back: int) -> float:
    sentence = scene.sentences[found.sentence]
    dep = sentence.tokens[first_conjunct(sentence, found.head)].dep
    return _RANK.get(dep, 0) + (4.0 if back == 0 else 3.0 - 1.5 * back)


def _best(scores: dict[str, tuple[float, Found]], *, gender: str = "") -> Found | None:
    if not scores:
        return None
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 1.0:
        return None
    best = ranked[0][1]
    return replace(best, gender=gender) if gender else best


def _barred(scene: Scene, sentence: Sentence, head: int) -> set[str]:
    """Names of those that a pronoun cannot mean: the other arguments of its own verb ("him" is not the subject)."""
    token = sentence.tokens[head]
    names: set[str] = set()
    if token.dep == "poss" or token.text.lower().endswith(("self", "selves")):
        return names
    k = token.head
    while k >= 0 and sentence.tokens[k].pos == "ADP":
        k = sentence.tokens[k].head
    if k < 0:
        return names
    for c in sentence.children[k]:
        if c != head and sentence.tokens[c].dep in ("nsubj", "nsubjpass", "dobj"):
            found = scene.read.get((sentence.index, c))
            if found is not None:
                names |= {a.name for a in found.actors}
    return names


def _speaker_inside(scene: Scene, sentence: Sentence, head: int) -> str:
    """The speaker of the quotation that the pronoun stands in, who says "I", not "he"; "" where not told nearby.

    It is the subject outside the marks in the pronoun's sentence, or in those before it back to where it opens.
    """
    quotation = scene.quotation_at(sentence.tokens[head].start)
    if quotation is None:
        return _speaker_after(scene, sentence, head)
    for index in range(sentence.index, max(-1, sentence.index - 4), -1):
        earlier = scene.sentences[index]
        if earlier.end < quotation.start:
            break
        for token in earlier.tokens:
            if token.dep == "nsubj" and scene.quotation_at(token.start) is None:
                found = scene.read.get((index, token.i))
                if found is not None and found.actors:
                    return found.actor.name
    return _speaker_after(scene, sentence, head)


def _speaker_after(scene: Scene, sentence: Sentence, head: int) -> str:
    """The subject of a verb of saying that comes after the words said: "He is ill, the doctor said"."""
    above = ancestors(sentence, head)
    for k in above:
        for c in sentence.children[k]:
            if sentence.tokens[c].dep == "nsubj" and c > head and c not in above and sentence.tokens[k].pos == "VERB":
                found = scene.reader(scene, sentence, c)
                return found.actor.name if found is not None and found.actors else ""
    return ""


def _thing(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """"it" and "its": a state or body that is the subject before it, where no other thing can be meant."""
    token = sentence.tokens[head]
    own = token.dep == "poss"
    if not own and not _acts(scene, sentence, head):
        return None
    if own:
        partner = _coordinated_before(scene, sentence, head)
        if partner is not None:
            return partner
        subject = _clause_subject(scene, sentence, head)
        if subject is not None and not subject.plural and not _coordinates(scene, subject):
            if subject.sort in ("state", "body", "force") and len(subject.actors) == 1 and subject.kind != "place":
                return None if _rival(scene, sentence, subject, head) else subject
            if not subject.actors:
                return None
    best: Found | None = None
    for found in scene.recent():
        back = sentence.index - found.sentence
        if back > 1 or (back == 1 and best is not None):
            break
        if found.plural or found.sort in ("person", "people", "pronoun") or (back == 0 and found.head >= head):
            continue
        if not _is_subject(scene, found):
            if own and back == 0 and not found.actors and found.head == token.head:
                continue
            continue
        if found.kind in ("place", "demonym") or _coordinates(scene, found):
            continue
        if best is None:
            best = found
    return best if best is not None and best.actors and len(best.actors) == 1 else None


def _clause_subject(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """The subject of the clause that a possessive stands in, through coordinated verbs and infinitives."""
    for k in ancestors(sentence, head):
        if sentence.tokens[k].pos not in ("VERB", "AUX"):
            continue
        for c in sentence.children[k]:
            if sentence.tokens[c].dep in ("nsubj", "nsubjpass") and c < head:
                return scene.read.get((sentence.index, c))
        if sentence.tokens[k].dep not in ("conj", "xcomp", "advcl", "pcomp", "prep"):
            return None
    return None


def _rival(scene: Scene, sentence: Sentence, subject: Found, head: int) -> bool:
    """Tells whether "its", deep below the verb, may as well mean a state or body named between it and the subject."""
    if sentence.tokens[sentence.tokens[head].head].dep in ("dobj", "nsubj", "conj"):
        return False
    return any(
        f.sentence == sentence.index and subject.head < f.head < head and f.sort in ("state", "body")
        and not f.plural and f.known and f.kind != "demonym" and f.actor.code != subject.actor.code
        for f in scene.recent()
    )  # fmt: skip


def _is_subject(scene: Scene, found: Found) -> bool:
    sentence = scene.sentences[found.sentence]
    return sentence.tokens[first_conjunct(sentence, found.head)].dep in ("nsubj", "nsubjpass", "agent")


def _acts(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Tells whether "it" is subject of a verb that only someone who acts can do."""
    token = sentence.tokens[head]
    if token.dep not in ("nsubj", "nsubjpass") or token.head < 0:
        return False
    verb = sentence.tokens[token.head]
    if verb.lemma in scene.lexicon.agentive and token.dep == "nsubj":
        return True
    above = sentence.tokens[verb.head] if verb.head >= 0 else None
    if verb.dep != "ccomp" or above is None or above.lemma not in scene.lexicon.agentive:
        return False
    below = {sentence.tokens[c].dep for c in sentence.children[verb.i]}
    return not (verb.lemma == "be" and below & {"acomp", "attr"} and below & {"ccomp", "xcomp", "advcl"})


def _coordinated_before(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """"Ukraine and its allies": the first member of the coordination that the pronoun's noun stands in."""
    noun = sentence.tokens[head].head
    first = first_conjunct(sentence, noun)
    if first == noun:
        return None
    owner = next((c for c in sentence.children[first] if sentence.tokens[c].dep == "poss"), first)
    found = scene.read.get((sentence.index, owner))
    return found if found is not None and found.actors and found.kind != "place" else None


def _several(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """"they" and "their": the latest plural subject, else a state or body that is the subject of the same sentence."""
    own = sentence.tokens[head].dep == "poss"
    if own:
        partner = _coordinated_before(scene, sentence, head)
        if partner is not None:
            return partner
        subject = _clause_subject(scene, sentence, head)
        if subject is not None and subject.actors and not _coordinates(scene, subject):
            if subject.plural or len(subject.actors) > 1:
                return subject
            if subject.sort in ("state", "body", "force"):
                near = [f for f in _plurals_here(scene, sentence, head) if f.sort == "people"]
                return near[0] if len(near) == 1 else subject if not near else None
    groups: list[Found] = []
    for found in scene.recent():
        back = sentence.index - found.sentence
        if back > 2:
            break
        if back == 0 and found.head >= head or found.kind in ("place", "demonym"):
            continue
        if _is_subject(scene, found):
            groups.append(found)
    for back in range(3):
        listed = [f for f in groups if sentence.index - f.sentence == back]
        together = [f for f in listed if _coordinates(scene, f)]
        if len(together) > 1:
            return _together(together)
        plural = [f for f in listed if f.plural or len(f.actors) > 1]
        if plural:
            return plural[0] if plural[0].actors else None
        if back == 0:
            near = _plurals_here(scene, sentence, head)
            if near:
                return near[0] if len({f.actor.name for f in near}) == 1 else None
        if back == 0 and own and listed and listed[0].sort in ("state", "body") and listed[0].known:
            return listed[0]
    return None


def _plurals_here(scene: Scene, sentence: Sentence, head: int) -> list[Found]:
    """Plural actors before a pronoun in its sentence that are no subjects: "showed protesters, as they ran"."""
    barred = _barred(scene, sentence, head)
    return [
        f
        for f in scene.recent()
        if f.sentence == sentence.index and f.head < head and f.actors and (f.plural or len(f.actors) > 1)
        and f.kind not in ("place", "demonym", "pronoun", "possessive") and f.actor.name not in barred
    ]  # fmt: skip


def _coordinates(scene: Scene, found: Found) -> bool:
    sentence = scene.sentences[found.sentence]
    if sentence.tokens[found.head].dep == "conj":
        return bool(found.actors)
    return any(sentence.tokens[c].dep == "conj" for c in sentence.children[found.head]) and bool(found.actors)


def _together(members: list[Found]) -> Found:
    actors = tuple(dict.fromkeys(a for f in reversed(members) for a in f.actors))
    return replace(members[-1], actors=actors, plural=True)


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
    quoted = sorted((c for c in claims if c.form != "indirect" and c.sources), key=lambda c: c.content.end - c.content.start)
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
    """"our country", "my government" in a quotation: its speaker's."""
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
