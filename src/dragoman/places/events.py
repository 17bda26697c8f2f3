"""The place of each event, by syntax, then scope; never from another clause's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.places.attach import Attachment, attach, chain
from dragoman.places.discourse import place_retold
from dragoman.places.words import FRONTED, LIGHT, REACHING, SPEAKING, TRAVEL, WITHIN
from dragoman.records import Event, PlaceMention, Sentence, Step, Token

DEEDS = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "PROTEST", "AID"})
"""A place inside a deed's arguments ("an attack on plants in Saudi Arabia") is the deed's; not so for words."""

ENVOYS = frozenset({"ambassador", "diplomat", "envoy", "attache", "consul"})
GOALS = frozenset({"to", "into", "toward", "towards", "onto"})
CLAUSAL = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj", "parataxis", "pcomp"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


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
    for mention in (m for m in places if m.use == "place"):
        attached[mention.sentence].append(attach(sentences[mention.sentence], mention))
    triggers: dict[int, dict[int, Event]] = defaultdict(dict)
    for event in events:
        triggers[event.sentence][event.trigger] = event
    placed = []
    for event in events:
        here = attached[event.sentence]
        if event.place is None and here:
            event = _place(_Case(event, sentences[event.sentence], here, triggers[event.sentence]))
        placed.append(event)
    return place_retold(placed, sentences)


@dataclass(frozen=True, slots=True)
class _Case:
    """One event with its sentence, the places of that sentence and its other events by trigger."""

    event: Event
    sentence: Sentence
    attached: Sequence[Attachment]
    triggers: Mapping[int, Event]

    @property
    def trigger(self) -> Token:
        return self.sentence.tokens[self.event.trigger]

    def children(self, i: int, *deps: str) -> list[Token]:
        return [self.sentence.tokens[c] for c in self.sentence.children[i] if self.sentence.tokens[c].dep in deps]


Rule = Callable[[_Case], Attachment | None]


def _place(case: _Case) -> Event:
    for name, rule in RULES:
        if (found := rule(case)) is not None:
            step = Step(by=f"places:event/{name}", saw=f"{case.event.anchor.text}: {found.mention.span.text}")
            return replace(case.event, place=found.mention.place, steps=(*case.event.steps, step))
    return case.event


def _says_where(case: _Case, a: Attachment) -> bool:
    """Whether a place that hangs on such an event by such a word is where it happens."""
    event, word = case.event, a.word
    deed, lemma = event.type in DEEDS, case.trigger.lemma.lower()
    visit = event.mode == "visit" or lemma in TRAVEL
    broad = a.mention.place.precision == "country"
    if word in ("on", "off", "upon", "along", "over", "around"):
        city = a.mention.place.precision == "city"  # "sanctions on Moscow" are not set there; "a summit on Crete" is
        return not broad and (deed or (word in ("on", "off") and not city))
    if word in WITHIN:
        return True
    if word == "modifier":
        return case.trigger.pos in NOMINAL and not broad and (deed or event.type == "CONSULT")
    if word in GOALS:
        if event.mode == "expel":
            return any(c.lemma.lower() in ENVOYS for c in case.children(case.event.trigger, "dobj"))
        return visit or event.type in ("MOBILIZE", "ASSAULT") or (event.type == "RETREAT" and word == "into")
    if word == "from":
        return event.type in ("RETREAT", "AID") or event.mode in ("deport", "expel")
    if word in ("object", "of", "through", "via", "against"):
        return (deed and event.type != "AID") or visit
    return False


def _direct(case: _Case) -> Attachment | None:
    """The place hangs on the trigger: "met in Beijing", "visit to Beijing", "entered Mosul", "the Cairo summit"."""
    anchors = {case.event.trigger}
    if case.trigger.dep == "amod":
        anchors.add(case.trigger.head)
    here = [a for a in case.attached if a.governor in anchors and _says_where(case, a) and not _anothers(case, a)]
    return _finest(here)


def _anothers(case: _Case, a: Attachment) -> bool:
    """Whether the phrase stands right behind another event's noun: "condemned the attack in Kabul"."""
    before = case.triggers.get(a.at - 1)
    return before is not None and before is not case.event and case.sentence.tokens[a.at - 1].pos in NOMINAL


def _behind(case: _Case) -> Attachment | None:
    """The phrase stands right behind the trigger's noun, though the parser hung it elsewhere."""
    if case.trigger.pos not in NOMINAL:
        return None
    near = [a for a in case.attached if a.at == case.event.trigger + 1 and a.word in ("in", "at", "near", *GOALS)]
    return _finest([a for a in near if _says_where(case, a)])


def _finest(found: Sequence[Attachment]) -> Attachment | None:
    """Of several, "in" before "to" before "from", then the finest."""
    order = {"point": 0, "city": 1, "region": 2, "country": 3, "area": 4}
    return min(found, key=lambda a: (a.word in GOALS, order[a.mention.place.precision]), default=None)


def _light(case: _Case) -> Attachment | None:
    """A noun's place may hang on the verb that carries it: "launched an offensive in Idlib", "attacks were made in"."""
    trigger, tokens = case.trigger, case.sentence.tokens
    if trigger.pos not in NOMINAL or trigger.dep not in ("dobj", "nsubj", "nsubjpass", "pobj", "attr"):
        return None
    verb = tokens[trigger.head]
    if verb.dep in ("prep", "agent") and verb.head >= 0:
        verb = tokens[verb.head]
    if verb.i in case.triggers or (verb.lemma.lower() not in LIGHT and trigger.dep != "nsubjpass"):
        return None
    return _finest([a for a in case.attached if a.governor == verb.i and a.word != "object" and _says_where(case, a)])


def _inside(case: _Case) -> Attachment | None:
    """The place stands inside the trigger's arguments, no other clause and no other event between."""
    deed = case.event.type in DEEDS
    found = []
    for a in case.attached:
        path = chain(case.sentence, a.governor, case.event.trigger)
        if not path or any(k in case.triggers for k in path) or not _open(case, path):
            continue
        if case.sentence.tokens[path[-1]].dep == "conj":  # "its meddling in the vote or its actions in Syria"
            continue
        top = case.sentence.tokens[path[-1]].dep
        if a.word in ("in", "at", "near", "outside", "inside", "within") and (deed or top in (*SUBJECTS, "agent")):
            found.append((len(path), a))
            continue
        if not deed or top in (*SUBJECTS, "agent"):
            continue
        if a.word in ("modifier", "on", "into", "object", "across") and _says_where(case, a):
            found.append((len(path), a))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _open(case: _Case, path: Sequence[int]) -> bool:
    """Whether a path crosses no clause but the infinitive or participle that says what a deed is for."""
    for k in path:
        token = case.sentence.tokens[k]
        purpose = any(c.tag == "TO" for c in case.children(k, "aux")) or token.tag == "VBG"
        if token.dep in CLAUSAL and not (purpose and case.event.type in DEEDS and token.dep != "pcomp"):
            return False
    return True


def _relative(case: _Case) -> Attachment | None:
    """The relative clause tells it: "regions of Ukraine it occupies", "a strike that killed X at Y"."""
    trigger = case.trigger
    if trigger.dep == "relcl" and case.event.type in DEEDS and not case.children(trigger.i, "dobj"):
        reaching = trigger.lemma.lower() in REACHING
        return (
            _finest([a for a in case.attached if a.top == trigger.head or a.mention.head == trigger.head])
            if reaching
            else None
        )
    if trigger.pos not in NOMINAL or case.event.type not in DEEDS:
        return None
    for clause in case.children(trigger.i, "relcl"):
        subject = case.children(clause.i, *SUBJECTS)
        if clause.i not in case.triggers and subject and subject[0].text.lower() in ("that", "which"):
            return _finest([a for a in case.attached if _below(case, a, clause.i)])
    return None


def _below(case: _Case, a: Attachment, clause: int) -> bool:
    """Whether a place hangs inside a relative clause, in no clause of its own."""
    path = chain(case.sentence, a.governor, clause)
    plain = path is not None and not any(case.sentence.tokens[k].dep in CLAUSAL for k in path)
    return plain and a.word in ("in", "at", "near", "outside")


def _occasion(case: _Case) -> Attachment | None:
    """ "met during a visit to Beijing", "At a Thursday summit in Beijing, X thanked Y": the occasion's place holds."""
    verb = _clause(case)
    unreal = case.event.status in ("hypothetical", "negated")  # "On a trip to Asia, X wants to forge ties"
    if verb is None or (unreal and verb != case.event.trigger):
        return None
    subject = min((c.i for c in case.children(verb, *SUBJECTS)), default=verb)
    found = []
    for a in case.attached:
        path = chain(case.sentence, a.governor, verb)
        if path is None:
            continue
        if not path:
            if a.at < subject and a.word in ("in", "at", "near", "on", "inside", "outside") and _says_where(case, a):
                found.append(a)
            continue
        opener = case.sentence.tokens[path[-1]]
        nouns = not any(case.sentence.tokens[k].dep in CLAUSAL for k in path[:-1])
        where = a.word in ("in", "at", "near") or case.sentence.tokens[a.governor].lemma.lower() in TRAVEL
        if (
            opener.dep == "prep"
            and nouns
            and where
            and opener.text.lower() in (FRONTED if opener.i < subject else ("during",))
        ) or (
            opener.dep == "advcl"
            and opener.tag == "VBG"
            and opener.lemma.lower() in SPEAKING
            and len(path) == 1
            and where
        ):
            found.append(a)
    return _finest(found)


def _clause(case: _Case) -> int | None:
    """The verb whose clause the event stands in: its own, or the one that carries it."""
    tokens, i = case.sentence.tokens, case.event.trigger
    for _ in range(6):
        token = tokens[i]
        if token.pos in VERBAL and token.dep not in ("xcomp", "conj"):
            return i
        if token.dep not in ("xcomp", "conj", "dobj", "nsubjpass", "attr") or token.head < 0:
            return None
        if token.dep == "conj" and case.children(i, *SUBJECTS):
            return i
        i = token.head
    return None


def _where(case: _Case) -> Attachment | None:
    """ "a visit to Beijing, where the two leaders signed": the place just before "where"."""
    tokens, i = case.sentence.tokens, case.event.trigger
    while tokens[i].dep in ("conj", "xcomp", "dobj") and tokens[i].head >= 0:
        i = tokens[i].head
    where = next((c.i for c in case.children(i, "advmod") if c.text.lower() == "where"), None)
    if where is None or tokens[i].dep not in ("relcl", "advcl", "ccomp", "acl"):
        return None
    before = [a for a in case.attached if a.mention.head < where <= a.mention.head + 5]
    return max(before, key=lambda a: a.mention.head, default=None)


def _through_subject(case: _Case) -> Attachment | None:
    """ "The visit to Beijing served to reaffirm": what a meeting does is done where it is."""
    if case.event.type in DEEDS or case.trigger.dep not in ("xcomp", "advcl", "ROOT"):
        return None
    verb = case.trigger.head if case.trigger.dep in ("xcomp", "advcl") else case.trigger.i
    for subject in case.children(verb, "nsubj"):
        meeting = case.triggers.get(subject.i)
        if meeting is not None and meeting.type == "CONSULT":
            inner = _Case(meeting, case.sentence, case.attached, case.triggers)
            return _direct(inner)
    return None


def _coordinated(case: _Case) -> Attachment | None:
    """ "met in Geneva and signed": a later verb without a subject of its own happens where the first does."""
    tokens, i = case.sentence.tokens, case.event.trigger
    while tokens[i].dep == "conj" and tokens[i].head >= 0 and not case.children(i, *SUBJECTS):
        i = tokens[i].head
        before = [a for a in case.attached if a.governor == i and a.word in ("in", "at", "near")]
        if found := _finest([a for a in before if a.mention.head < case.event.trigger and not _anothers(case, a)]):
            return found
    return None


RULES: tuple[tuple[str, Rule], ...] = (
    ("hangs-on-it", _direct),
    ("behind-it", _behind),
    ("light-verb", _light),
    ("inside-it", _inside),
    ("relative", _relative),
    ("occasion", _occasion),
    ("where", _where),
    ("subject", _through_subject),
    ("coordinated", _coordinated),
)
