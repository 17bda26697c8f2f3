""" "it" and "they": the state, body or people that are subject before, where nothing else can be meant."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.found import Found
from dragoman.actors.persons_meant import barred_names
from dragoman.actors.scene import Scene
from dragoman.parse.tree import ancestors, children, first_conjunct
from dragoman.records import Sentence


def thing_meant(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Resolves "it" and "its": a state or body that is subject before it, where no other thing can be meant."""
    if sentence.tokens[head].dep != "poss":
        acts = _acts(scene, sentence, head) or _does(scene, sentence, head)
        return _subject_before(scene, sentence, head) if acts else None
    partner = _coordinated_before(scene, sentence, head)
    if partner is not None:
        return partner
    subject = _clause_subject(scene, sentence, head)
    if subject is not None and not subject.plural and not coordinates(scene, subject):
        if subject.sort in ("state", "body", "force") and len(subject.actors) == 1 and subject.kind != "place":
            return None if _rival(scene, sentence, subject, head) else subject
        if not subject.actors:
            return None
    if subject is not None and subject.sort == "person" and subject.sentence == sentence.index:
        return _only_between(scene, sentence, subject, head)
    return _subject_before(scene, sentence, head)


def _only_between(scene: Scene, sentence: Sentence, subject: Found, head: int) -> Found | None:
    """The one state or body between a person who is subject and "its": "X thanked the EU for its support"."""
    near = [
        f for f in scene.recent()
        if f.sentence == sentence.index and subject.head < f.head < head and not f.plural
        and f.sort in ("state", "body", "force", "thing") and f.kind not in ("demonym", "place")
    ]  # fmt: skip
    if near:
        return near[0] if len(near) == 1 and near[0].known else None
    return _subject_before(scene, sentence, head)


def _subject_before(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """The latest singular subject that is no person, in this sentence or the one before; None where it is no actor."""
    things = 0
    for found in scene.recent():
        back = sentence.index - found.sentence
        if back > 1 or (back == 1 and things):
            return None
        if found.plural or found.sort in ("person", "people", "pronoun") or (back == 0 and found.head >= head):
            continue
        if found.kind in ("place", "demonym") or not is_subject(scene, found) or coordinates(scene, found):
            things += not found.actors and back == 0 and sentence.tokens[found.head].dep == "dobj"
            continue
        return found if len(found.actors) == 1 else None
    return None


def _acts(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Tells whether "it" is subject of a verb that only someone who acts can do."""
    token = sentence.tokens[head]
    if token.dep not in ("nsubj", "nsubjpass") or token.head < 0:
        return False
    verb = sentence.tokens[token.head]
    if verb.lemma in scene.lexicon.transitive and not children(sentence, verb.i, "dobj"):
        return False
    if verb.lemma in scene.lexicon.agentive and token.dep == "nsubj":
        return True
    above = sentence.tokens[verb.head] if verb.head >= 0 else None
    if verb.dep != "ccomp" or above is None or above.lemma not in scene.lexicon.agentive:
        return False
    below = {sentence.tokens[c].dep for c in sentence.children[verb.i]}
    return not (verb.lemma == "be" and below & {"acomp", "attr"} and below & {"ccomp", "xcomp", "advcl"})


def _does(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Tells whether "it" has done, or will do, what states do and things may: "It has also frozen ...".

    Without "also" no single thing may have been acted upon in the sentence before ("signed a treaty. It bans ...").
    """
    token = sentence.tokens[head]
    verb = sentence.tokens[token.head] if token.dep == "nsubj" and token.head >= 0 else None
    if verb is None or verb.dep != "ROOT" or verb.lemma not in scene.lexicon.deeds:
        return False
    if verb.tag in ("VBZ", "VBP") or not children(sentence, verb.i, "dobj"):
        return False
    if any(sentence.tokens[c].text.lower() == "also" for c in sentence.children[verb.i]):
        return True
    return not any(
        sentence.index - f.sentence == 1 and not f.actors and not f.plural
        and scene.sentences[f.sentence].tokens[f.head].dep in ("dobj", "nsubjpass")
        for f in scene.recent()
    )  # fmt: skip


def several_meant(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Resolves "they" and "their": the latest plural subject, else a state or body that is subject of its sentence."""
    own = sentence.tokens[head].dep == "poss"
    if own:
        partner = _coordinated_before(scene, sentence, head)
        if partner is not None:
            return partner
        subject = _clause_subject(scene, sentence, head)
        if subject is not None and subject.actors and not coordinates(scene, subject):
            if subject.plural or len(subject.actors) > 1:
                return subject
            if subject.sort in ("state", "body", "force"):
                near = [f for f in plurals_here(scene, sentence, head) if f.sort in ("people", "office")]
                near = near or _crowds_before(scene, sentence, subject)
                return near[0] if len(near) == 1 else subject if not near else None
    for back in range(_REACH + 1):
        listed = _subjects(scene, sentence, head, back)
        together = _latest_coordination(scene, listed)
        if len(together) > 1:
            return _together(together)
        plural = [f for f in listed if f.plural or len(f.actors) > 1]
        if plural:
            return plural[0] if plural[0].actors else None
        near = plurals_here(scene, sentence, head) if back == 0 else []
        if near:
            return near[0] if len({f.actor.name for f in near}) == 1 else None
        if back == 0 and own and listed and listed[0].sort in ("state", "body") and listed[0].known:
            return listed[0]
    return None


_REACH = 2


def _crowds_before(scene: Scene, sentence: Sentence, subject: Found) -> list[Found]:
    """People of the sentence before, whom "their" means sooner than the body that is its clause's subject."""
    if not scene.sentences[subject.sentence].tokens[subject.head].text[:1].isupper():
        return []
    return [
        f for f in scene.recent()
        if sentence.index - f.sentence == 1 and f.plural and f.actors and f.sort in ("people", "person", "office")
        and f.kind == "description" and scene.sentences[f.sentence].tokens[f.head].dep in ("dobj", "nsubjpass")
    ]  # fmt: skip


def _latest_coordination(scene: Scene, subjects: list[Found]) -> list[Found]:
    """The members of the latest coordinated subject: Cuba and Russia in "A and B urged ..., while Cuba and Russia"."""
    together = [f for f in subjects if coordinates(scene, f)]
    if not together:
        return []
    sentence = scene.sentences[together[0].sentence]
    first = first_conjunct(sentence, together[0].head)
    return [f for f in together if first_conjunct(sentence, f.head) == first]


def _subjects(scene: Scene, sentence: Sentence, head: int, back: int) -> list[Found]:
    """The subjects of the sentence `back` sentences ago that stand before a pronoun, the latest first."""
    found = []
    for earlier in scene.recent():
        distance = sentence.index - earlier.sentence
        if distance > back:
            break
        if distance < back or (distance == 0 and earlier.head >= head) or earlier.kind in ("place", "demonym"):
            continue
        if is_subject(scene, earlier):
            found.append(earlier)
    return found


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


def is_subject(scene: Scene, found: Found) -> bool:
    """Tells whether a phrase, or the coordination it stands in, is the subject of a clause."""
    sentence = scene.sentences[found.sentence]
    return sentence.tokens[first_conjunct(sentence, found.head)].dep in ("nsubj", "nsubjpass", "agent")


def _coordinated_before(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """ "Ukraine and its allies": the first member of the coordination that the pronoun's noun stands in."""
    noun = sentence.tokens[head].head
    first = first_conjunct(sentence, noun)
    if first == noun:
        return None
    owner = next((c for c in sentence.children[first] if sentence.tokens[c].dep == "poss"), first)
    found = scene.read.get((sentence.index, owner))
    return found if found is not None and found.actors and found.kind != "place" else None


def plurals_here(scene: Scene, sentence: Sentence, head: int) -> list[Found]:
    """Plural actors before a pronoun in its sentence that are no subjects: "showed protesters, as they ran"."""
    barred = barred_names(scene, sentence, head)
    return [
        f
        for f in scene.recent()
        if f.sentence == sentence.index and f.head < head and f.actors and (f.plural or len(f.actors) > 1)
        and f.kind not in ("place", "demonym", "pronoun", "possessive") and f.actor.name not in barred
    ]  # fmt: skip


def coordinates(scene: Scene, found: Found) -> bool:
    """Tells whether an actor is coordinated with another: "Putin and Xi"."""
    sentence = scene.sentences[found.sentence]
    if sentence.tokens[found.head].dep == "conj":
        return bool(found.actors)
    return any(sentence.tokens[c].dep == "conj" for c in sentence.children[found.head]) and bool(found.actors)


def _together(members: list[Found]) -> Found:
    actors = tuple(dict.fromkeys(a for f in reversed(members) for a in f.actors))
    return replace(members[-1], actors=actors, plural=True)
