"""Where a report is told from, and in which country those who act in it are at home.

The country most named is often the one acted upon: an Estonian report on Russian spies names Russia five times, and its
"police" are Estonia's. So the dateline, else the first sentence's subject, counts for more than how often a state is
named, as long as no other state acts, or is the place, in the sentence at hand and in the one before.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.lexicon import Noun
from dragoman.actors.phrases import INSIDE, Name, is_place
from dragoman.actors.scene import Scene
from dragoman.actors.spoken_states import monetary
from dragoman.parse.tree import ancestors, conjuncts, first_conjunct, subtree
from dragoman.records import Sentence

_STATELY = frozenset({"state", "territory", "seat"})
_THROUGH = frozenset({*INSIDE, "poss", "pobj", "prep", "appos", "conj"})
_ENVOYS = frozenset({"ambassador", "embassy", "diplomat", "envoy", "consulate", "consul", "attaché", "attache", "base"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_DEEP = 6
"""How many steps below a subject a name may stand to tell whose it is."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The states at work in one sentence.

    `states` act by their own names, `people` by somebody or some body of theirs, `places` are where it happens.
    """

    states: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    body: bool

    @property
    def all(self) -> frozenset[str]:
        """Every state at work."""
        return self.states | self.people | self.places


def acting(scene: Scene, index: int) -> Acting:
    """The states at work in the sentence at `index`, worked out once; `body` tells of an international one acting."""
    known = scene.acting.get(index)
    if isinstance(known, Acting):
        return known
    sentence = scene.sentences[index]
    states: set[str] = set()
    people: set[str] = set()
    places: set[str] = set()
    body = False
    for name in scene.names[index]:
        entry = scene.entry_of(name)
        code = scene.code_of(name) if entry is not None else _town(scene, sentence, name)
        located = located_at(scene, sentence, name) and (
            entry is None or (entry.kind in _STATELY and name.form not in ("adjective", "demonym"))
        )
        subject = _under_subject(sentence, name.head)
        body = body or (code == "IGO" and subject >= 0 and sentence.tokens[name.head].dep in _SUBJECTS)
        if not code or scene.register.state(code) is None or monetary(sentence, name):
            continue
        if located:
            places.add(code)
        elif subject >= 0 and not _reported(sentence, subject):
            own = entry is not None and entry.kind in _STATELY and name.form not in ("adjective", "demonym")
            (states if own else people).add(code)
    found = Acting(frozenset(states), frozenset(people), frozenset(places), body)
    scene.acting[index] = found
    return found


def located_at(scene: Scene, sentence: Sentence, name: Name) -> bool:
    """Tells whether a name is where something happens, by itself or as "the capital Abuja"."""
    if is_place(sentence, first_conjunct(sentence, name.head), scene.lexicon):
        return True
    before = sentence.tokens[name.first - 1] if name.first else None
    kind = before is not None and before.pos == "NOUN" and before.lemma.lower() in scene.lexicon.place_heads
    return kind and is_place(sentence, name.first - 1, scene.lexicon)


def _town(scene: Scene, sentence: Sentence, name: Name) -> str:
    """The state of a town that the register has no entry for, "" where it is none."""
    if name.label not in ("GPE", "LOC") or name.person:
        return ""
    start = sentence.tokens[name.first].start - sentence.start
    return scene.town(sentence.text[start : sentence.tokens[name.last - 1].end - sentence.start])


def _reported(sentence: Sentence, subject: int) -> bool:
    """Tells whether a subject only acts in what another one before it says: "the ministry said Belarus had ..."."""
    for k in ancestors(sentence, subject):
        token = sentence.tokens[k]
        if token.dep == "ccomp" and token.head < subject:
            return any(sentence.tokens[c].dep == "nsubj" and c < subject for c in sentence.children[token.head])
    return False


def _under_subject(sentence: Sentence, k: int) -> int:
    """The subject that a name is or belongs to, -1 where it belongs to none."""
    for _ in range(_DEEP):
        token = sentence.tokens[k]
        if token.dep in _SUBJECTS:
            return k
        if token.dep not in _THROUGH or token.head < 0:
            return -1
        k = token.head
    return -1


def told_from(scene: Scene) -> str:
    """The country that a report is told from, "" where that is not clear.

    It is the dateline's where no other state acts in the first sentence, else that of the first sentence's subject
    where it acts more often than any other.
    """
    if scene.home_told is not None:
        return scene.home_told
    lead = next((s for s in scene.sentences if not s.heading and len(s.tokens) > _SHORT), None)
    told = ""
    if lead is not None:
        first = acting(scene, lead.index)
        dateline = _dateline(scene)
        if not first.body and dateline and first.all <= {dateline}:
            told = dateline
        elif not first.body and len(first.all) == 1:
            (only,) = first.all
            told = _most_acting(scene, only) if first.states else only if _headed(scene, only) else ""
    scene.home_told = told
    return told


def _headed(scene: Scene, code: str) -> bool:
    """Tells whether the headline begins with a state: "Tanzania to press Germany for damages"."""
    hits = scene.register.find(scene.document.title, scene.on)
    return bool(hits) and hits[0].start == 0 and hits[0].entries[0].code == code


_SHORT = 4
"""A first sentence of so few tokens is a heading or a dateline by itself."""


def _dateline(scene: Scene) -> str:
    dateline = scene.document.dateline
    if dateline is None or not dateline.place:
        return ""
    words = dateline.place.title()
    named = [h.entries[0].code for h in scene.register.find(words, scene.on) if h.entries[0].kind in _STATELY]
    homes = scene.register.home(words.split(",")[0])
    codes = list(dict.fromkeys(named)) or list(homes)
    return codes[0] if len(codes) == 1 and scene.register.state(codes[0]) is not None else ""


def _most_acting(scene: Scene, code: str) -> str:
    """The first sentence's state where no other is at work in as many of the sentences, else ""."""
    counts: dict[str, int] = {}
    for index in range(min(len(scene.sentences), _LOOKED_AT)):
        for other in acting(scene, index).all:
            counts[other] = counts.get(other, 0) + 1
    return code if all(n < counts[code] for other, n in counts.items() if other != code) else ""


_LOOKED_AT = 60


def place_of(scene: Scene, sentence: Sentence, head: int) -> str:
    """The one country that the clause of a noun is set in ("Villagers near Goma fled"), "" where it tells none."""
    verb = next((k for k in ancestors(sentence, head) if sentence.tokens[k].pos in ("VERB", "AUX")), -1)
    codes: set[str] = set()
    for name in scene.names[sentence.index]:
        if not located_at(scene, sentence, name):
            continue
        above = next((k for k in ancestors(sentence, name.head) if sentence.tokens[k].pos in ("VERB", "AUX")), -1)
        if verb < 0 or above != verb or name.form in ("adjective", "demonym"):
            continue
        entry = scene.entry_of(name)
        code = scene.code_of(name) if entry is not None else _town(scene, sentence, name)
        if entry is None or entry.kind in _STATELY:
            codes.add(code)
    return codes.pop() if len(codes) == 1 else ""


def at_home_in(scene: Scene, sentence: Sentence, noun: Noun, head: int, usual: str) -> str:
    """The country of a body or of people whom no word gives an owner.

    Args:
        scene: the report.
        sentence: the mention's sentence.
        noun: its noun.
        head: its head token.
        usual: the country that how often states are named speaks for, "" for none.

    Returns:
        The country the report is told from where nothing speaks against it; else the usual one, unless it is what the
        noun's own verb acts upon, or the report is told from elsewhere.
    """
    own = told_from(scene) if _led_in(scene, sentence) else ""
    street = noun.sector == "COP" or noun.words in scene.lexicon.placed
    if own and _undisturbed(scene, sentence, own, street=street):
        return own
    if usual and usual != own and usual in acted_upon(scene, sentence, head):
        return ""
    if own and usual != own and usual not in acting(scene, sentence.index).all:
        return ""
    return usual


def _led_in(scene: Scene, sentence: Sentence) -> bool:
    """Tells whether a dateline or a sentence before has told where the report is told from."""
    return bool(_dateline(scene)) or any(
        not s.heading for s in scene.sentences[max(0, sentence.index - 2) : sentence.index]
    )


def _undisturbed(scene: Scene, sentence: Sentence, own: str, *, street: bool) -> bool:
    """Tells whether no other state is at work here; police and crowds are where they are, whoever is spoken of."""
    for index in range(max(0, sentence.index - 1), sentence.index + 1):
        here = acting(scene, index)
        others = here.states | here.places if street else here.all
        if not others <= {own}:
            return False
    return True


def acted_upon(scene: Scene, sentence: Sentence, head: int) -> set[str]:
    """The states that the verb of a subject acts upon, by themselves or by their envoys: "accused France"."""
    first = first_conjunct(sentence, head)
    if sentence.tokens[first].dep != "nsubj":
        return set()
    codes: set[str] = set()
    for verb in conjuncts(sentence, sentence.tokens[first].head):
        for c in sentence.children[verb]:
            if sentence.tokens[c].dep != "dobj":
                continue
            envoy = {k for k in subtree(sentence, c) if sentence.tokens[k].lemma.lower() in _ENVOYS}
            for name in scene.names[sentence.index]:
                token = sentence.tokens[name.head]
                if name.entries and (name.head == c or (envoy and (token.head in envoy or token.dep == "pobj"))):
                    codes.add(scene.code_of(name))
    return codes
