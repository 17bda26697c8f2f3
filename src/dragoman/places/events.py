"""The place of each event, by syntax, then scope; never from another clause's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.places.locative import PARTS
from dragoman.records import Event, Place, PlaceMention, Sentence, Step

MOVING = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "PROTEST", "AID"})
"""Types of deeds: a place named inside their arguments ("an attack on oil plants in Saudi Arabia") is the deed's."""

WITHIN = frozenset("in at near outside inside within throughout around across along on off over aboard".split())
GOALS = frozenset("to into toward towards onto".split())
SOURCES = frozenset({"from"})
TRAVEL = frozenset("visit trip travel tour go come arrive fly return journey head mission pilgrimage".split())
LIGHT = frozenset(
    "begin start launch carry conduct continue make take hold stage mount wage order open have do lead join attend host"
    " perform undertake resume complete end hit stop".split()
)
FRONTED = frozenset("in at during on near inside outside aboard from across".split())
SPEAKING = frozenset("speak address meet appear visit gather talk stand travel attend".split())
CLAUSAL = frozenset("relcl ccomp advcl acl csubj parataxis pcomp".split())
SCOPED = frozenset("CONSULT AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Where a place hangs: the preposition (or "object", "modifier"), and the token its phrase hangs on."""

    mention: PlaceMention
    word: str
    governor: int


def place_events(
    events: Sequence[Event], places: Sequence[PlaceMention], sentences: Sequence[Sentence]
) -> tuple[Event, ...]:
    """Gives each event its place.

    Args:
        events: events, in text order; one that has a place keeps it.
        places: what `find_places` found.
        sentences: the document's sentences; `sentences[i].index == i`.

    Returns:
        The events, those whose place the text tells with it and the step that decided it.
    """
    attached: dict[int, list[Attachment]] = defaultdict(list)
    for mention in places:
        attached[mention.sentence].append(attach(sentences[mention.sentence], mention))
    by_sentence: dict[int, dict[int, Event]] = defaultdict(dict)
    for event in events:
        by_sentence[event.sentence][event.trigger] = event
    placed = [
        event
        if event.place
        else _in_sentence(event, sentences[event.sentence], attached[event.sentence], by_sentence[event.sentence])
        for event in events
    ]
    return _repeated(placed, sentences)


def attach(sentence: Sentence, mention: PlaceMention) -> Attachment:
    """Finds what a place's phrase hangs on, through "of" phrases and coordination."""
    tokens, i = sentence.tokens, mention.head
    for _ in range(6):
        token = tokens[i]
        if token.head < 0:
            return Attachment(mention=mention, word="", governor=i)
        governor = tokens[token.head]
        if token.dep in ("conj", "appos") and governor.pos in ("PROPN", "NOUN"):
            i = governor.i
        elif token.dep in ("pobj", "pcomp"):
            if governor.text.lower() == "of" and _is_part(sentence, governor.head):
                i = governor.head
                continue
            above = governor.head
            if above >= 0 and tokens[above].dep == "prep" and tokens[above].pos == "ADP":
                return Attachment(mention=mention, word=tokens[above].text.lower(), governor=tokens[above].head)
            return Attachment(mention=mention, word=governor.text.lower(), governor=above)
        elif token.dep in ("advmod", "npadvmod") and governor.pos in ("VERB", "AUX", "NOUN"):
            return Attachment(mention=mention, word="in", governor=governor.i)
        elif token.dep in ("dobj", "nsubjpass"):
            return Attachment(mention=mention, word="object", governor=governor.i)
        elif token.dep in ("compound", "nmod", "amod", "poss"):
            return Attachment(mention=mention, word="modifier", governor=governor.i)
        else:
            return Attachment(mention=mention, word=token.dep, governor=governor.i)
    return Attachment(mention=mention, word="", governor=i)


def _is_part(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.text.lower() in PARTS or token.lemma.lower() in PARTS


def _in_sentence(
    event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]
) -> Event:
    if not attached:
        return event
    for rule in (_direct, _lightly, _inside, _scope, _where, _through_subject, _coordinated):
        found = rule(event, sentence, attached, others)
        if found:
            return _with(event, found.mention, rule.__name__.strip("_"))
    return event


def _with(event: Event, mention: PlaceMention, rule: str) -> Event:
    step = Step(by=f"places:event/{rule}", saw=f"{event.anchor.text}: {mention.span.text}")
    return replace(event, place=mention.place, steps=(*event.steps, step))


def _fits(event: Event, sentence: Sentence, attachment: Attachment, *, anchor: int) -> bool:
    """Whether the preposition tells where such an event happens when the place hangs on `anchor`."""
    word, token = attachment.word, sentence.tokens[anchor]
    if word in WITHIN or word == "modifier":
        return True
    if word in GOALS:
        return event.mode == "visit" or token.lemma.lower() in TRAVEL or event.type in ("MOBILIZE", "RETREAT", "ASSAULT")
    if word in SOURCES:
        return event.type in ("RETREAT", "AID") or (event.type == "COERCE" and event.mode == "deport")
    if word in ("object", "of", "through", "via", "towards", "against"):
        return event.type in MOVING or token.lemma.lower() in TRAVEL or event.mode == "visit"
    return word == "dateline"


def _direct(event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]) -> Attachment | None:
    """The place hangs on the trigger: "met in Beijing", "visit to Beijing", "entered Mosul", "the Cairo summit"."""
    here = [a for a in attached if a.governor == event.trigger and _fits(event, sentence, a, anchor=event.trigger)]
    return _finest(here)


def _finest(found: Sequence[Attachment]) -> Attachment | None:
    """Of several, "in" before "to" before "from", then the finest."""
    order = {"point": 0, "city": 1, "region": 2, "country": 3, "area": 4}
    return min(found, key=lambda a: (a.word in GOALS, order[a.mention.place.precision]), default=None)


def _lightly(event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]) -> Attachment | None:
    """A noun's place may hang on its verb: "launched an offensive in Idlib"; a verb's on its object's noun."""
    tokens, trigger = sentence.tokens, sentence.tokens[event.trigger]
    anchors = []
    if trigger.pos in ("NOUN", "PROPN") and trigger.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "attr"):
        up = tokens[trigger.head]
        up = tokens[up.head] if up.dep in ("prep", "agent") and up.head >= 0 else up
        if up.i not in others and (up.lemma.lower() in LIGHT or trigger.dep == "nsubjpass"):
            anchors.append(up.i)
    elif trigger.pos in ("VERB", "AUX"):
        anchors += [c for c in sentence.children[event.trigger] if tokens[c].dep == "dobj" and trigger.lemma.lower() in LIGHT]
    return _finest([a for a in attached if a.governor in anchors and _fits(event, sentence, a, anchor=event.trigger)])


def _inside(event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]) -> Attachment | None:
    """The place stands inside the trigger's arguments, with no other clause or event between."""
    found = []
    for a in attached:
        if a.word not in WITHIN and not (event.type in MOVING and a.word in GOALS | {"modifier"}):
            continue
        chain = _chain(sentence, a.governor, event.trigger)
        if chain is None or any(k in others and k != event.trigger for k in chain):
            continue
        if any(sentence.tokens[k].dep in CLAUSAL for k in chain):
            continue
        subject = bool(chain) and sentence.tokens[chain[-1]].dep in ("nsubj", "agent") and a.word in ("in", "at")
        if event.type in MOVING or subject:
            found.append((len(chain), a))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _chain(sentence: Sentence, low: int, top: int) -> list[int] | None:
    """The tokens from `low` up to just below `top`, None where `top` is not above `low`."""
    chain = []
    while low >= 0 and low != top and len(chain) < 12:
        chain.append(low)
        low = sentence.tokens[low].head
    return chain if low == top else None


def _scope(event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]) -> Attachment | None:
    """A phrase that opens the clause holds for its verb: "At a Thursday summit in Beijing, X thanked Y"."""
    clause = _clause_head(sentence, event.trigger)
    tokens = sentence.tokens
    if event.trigger != clause and tokens[event.trigger].dep not in ("xcomp", "dobj", "conj"):
        return None
    first = min((c for c in sentence.children[clause] if tokens[c].dep in ("nsubj", "nsubjpass")), default=clause)
    found = []
    for a in attached:
        chain = _chain(sentence, a.governor, clause)
        if a.mention.head > first or a.word not in WITHIN | {"object", "to"} or not chain:
            continue
        opener = tokens[chain[-1]]
        during = opener.dep == "prep" and opener.text.lower() in FRONTED and not any(tokens[k].dep in CLAUSAL for k in chain[:-1])
        speaking = opener.dep == "advcl" and opener.tag == "VBG" and opener.lemma.lower() in SPEAKING
        if (during and (a.word in WITHIN or _travels(sentence, a))) or (speaking and a.governor == opener.i):
            found.append(a)
    direct = [a for a in attached if a.governor == clause and a.mention.head < first and a.word in ("in", "at", "near", "on")]
    return _finest(found or direct)


def _travels(sentence: Sentence, a: Attachment) -> bool:
    return sentence.tokens[a.governor].lemma.lower() in TRAVEL


def _clause_head(sentence: Sentence, i: int) -> int:
    tokens = sentence.tokens
    while tokens[i].dep in ("xcomp", "conj", "dobj", "prep", "pobj", "compound") and tokens[i].head >= 0:
        i = tokens[i].head
        if tokens[i].pos in ("VERB", "AUX") and tokens[i].dep not in ("xcomp", "conj"):
            break
    return i


def _where(event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]) -> Attachment | None:
    """"a visit to Beijing, where the two leaders signed": the nearest place before "where"."""
    tokens, i = sentence.tokens, event.trigger
    while tokens[i].dep in ("conj", "xcomp", "dobj") and tokens[i].head >= 0:
        i = tokens[i].head
    where = next((c for c in sentence.children[i] if tokens[c].text.lower() == "where" and tokens[c].dep == "advmod"), None)
    if where is None or tokens[i].dep not in ("relcl", "advcl", "ccomp", "acl"):
        return None
    before = [a for a in attached if a.mention.head < where and where - a.mention.head <= 5]
    return max(before, key=lambda a: a.mention.head, default=None)


def _through_subject(event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]) -> Attachment | None:
    """"The visit to Beijing served to reaffirm": what the visit does is done where the visit is."""
    tokens, i = sentence.tokens, event.trigger
    if event.type not in SCOPED or tokens[i].dep not in ("xcomp", "advcl", "ROOT"):
        return None
    verb = tokens[i].head if tokens[i].dep in ("xcomp", "advcl") else i
    for subject in (c for c in sentence.children[verb] if tokens[c].dep == "nsubj" and c in others):
        here = [a for a in attached if a.governor == subject and (a.word in WITHIN or _travels(sentence, a))]
        if here and others[subject].type == "CONSULT":
            return _finest(here)
    return None


def _coordinated(event: Event, sentence: Sentence, attached: Sequence[Attachment], others: Mapping[int, Event]) -> Attachment | None:
    """"met in Geneva and signed": a later verb without a subject of its own happens where the first does."""
    tokens, i = sentence.tokens, event.trigger
    while tokens[i].dep == "conj" and tokens[i].head >= 0:
        if any(tokens[c].dep in ("nsubj", "nsubjpass") for c in sentence.children[i]):
            return None
        i = tokens[i].head
        here = [a for a in attached if a.governor == i and a.word in ("in", "at", "near") and a.mention.head < event.trigger]
        if here and tokens[i].pos in ("VERB", "AUX", "NOUN"):
            return _finest(here)
    return None


def _repeated(events: Sequence[Event], sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """"The attack" after "an attack in Saudi Arabia": the same deed told again, if only one place is told for it."""
    placed: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for event in events:
        if event.place:
            placed[event.type, _stem(event, sentences)].append(event.place)
    done = []
    for event in events:
        known = placed.get((event.type, _stem(event, sentences)), [])
        if event.place is None and known and _definite(event, sentences) and len({p.country for p in known}) == 1:
            step = Step(by="places:event/repeated", saw=f"{event.anchor.text}: told before in {known[0].text}")
            event = replace(event, place=known[0], steps=(*event.steps, step))
        done.append(event)
    return tuple(done)


def _stem(event: Event, sentences: Sequence[Sentence]) -> str:
    """The first letters of the trigger: "invade" and "invasion" are one deed."""
    return sentences[event.sentence].tokens[event.trigger].lemma.lower()[:4]


def _definite(event: Event, sentences: Sequence[Sentence]) -> bool:
    sentence = sentences[event.sentence]
    if sentence.tokens[event.trigger].pos not in ("NOUN", "PROPN"):
        return False
    words = {sentence.tokens[c].text.lower() for c in sentence.children[event.trigger]}
    return bool(words & {"the", "this", "that", "these", "those"})
