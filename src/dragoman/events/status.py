"""Whether a reported act happened: asserted, negated, future or hypothetical, and the word that says so."""

from __future__ import annotations

from dragoman.events.lexicon import Lexicon
from dragoman.events.own_status import (
    FINITE,
    Standing,
    awaited,
    finite,
    imagined,
    infinitive,
    linked,
    own_standing,
    subjunctive,
    there_already,
    to_particle,
    verb_of,
    verb_standing,
)
from dragoman.events.scene import Scene
from dragoman.parse.arguments import ACTS_ON_DOER, PROPOSITIONAL, TAKES_INFINITIVE
from dragoman.parse.tree import child, children
from dragoman.records.findings import Status

_LOOK_UP = 6
"""How many governors to climb; deeper than that no news sentence in the development data still decides."""

_STOPS = ("npadvmod", "poss", "compound", "appos", "csubj", "amod", "prep")
"""Relations across which nothing above speaks of what is below."""

_TELLING = ("of", "for", "to", "on", "about", "toward", "towards")
"""Prepositions by which a noun or adjective tells what it is about ("threat of war"), not where or when it was."""


def standing(scene: Scene, trigger: int, lexicon: Lexicon) -> Standing:
    """Tells the status of the act named by a token.

    The nearest word that speaks decides, as far as it stands itself: under a negated word future and hypothetical
    become negated and negated is left open ("did not refuse"); what an open word would negate is open ("may refuse").

    Args:
        scene: the sentence.
        trigger: the token that names the act.
        lexicon: the word lists.

    Returns:
        The status with its cue.
    """
    return _standing(scene, trigger, lexicon, _LOOK_UP)


def _standing(scene: Scene, trigger: int, lexicon: Lexicon, depth: int) -> Standing:
    own = own_standing(scene, trigger, lexicon)
    if own is None:
        return _climb(scene, trigger, lexicon, depth) or Standing("asserted", None)
    if _polar(scene, own, lexicon):
        above = _climb(scene, trigger, lexicon, depth)
        return above if above is not None and above.status == "negated" else own
    return own


def _polar(scene: Scene, own: Standing, lexicon: Lexicon) -> bool:
    """Whether the deciding word is one of those that a negation above turns to none ("any")."""
    return own.cue is not None and scene.tokens[own.cue].text.lower() in lexicon.polarity


def _climb(scene: Scene, i: int, lexicon: Lexicon, depth: int) -> Standing | None:
    """What the nearest governor that speaks says; None where none does."""
    for left in range(depth, 0, -1):
        above, through = _governor(scene, i)
        if above < 0 or _stops(scene, i, above, through, lexicon):
            return None
        found = _from_governor(scene, i, above, through, lexicon, left - 1)
        if found is not None:
            return found
        adjunct = through.startswith("prep:") and not _is_argument(scene, above, through, lexicon)
        if adjunct or not _passes(scene, i, above, through, lexicon):
            return None
        i = above
    return None


def _stops(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon) -> bool:
    """Whether nothing above speaks of `i`."""
    if scene.tokens[above].dep == "prep" or (through == "prep:at" and scene.lemma(i) in lexicon.sayings):
        return True  # "excluding the charge", "will meet at the request of the mediators"
    if through == "relcl":
        return to_particle(scene, i) is None
    if through in ("nsubj", "nsubjpass") and imagined(scene, i, above, lexicon):
        return False
    if through == "nsubj":
        return scene.lemma(above) not in lexicon.occurring
    if through == "acl":
        bare = not infinitive(scene, i) and not children(scene.sentence, i, "mark")
        return bare and scene.lemma(above) not in lexicon.unproven
    if through == "advcl" and not infinitive(scene, i):  # "while waiting" holds whatever the main clause does
        return linked(scene, i) is not None and not awaited(scene, i, lexicon)
    if through == "conj" and scene.tokens[i].tag in ("VBD", "VBZ"):
        return scene.tokens[above].tag not in FINITE  # "failed to pay and left": hung too low by the parser
    return through in _STOPS


def _governor(scene: Scene, i: int) -> tuple[int, str]:
    """The next word above that may decide, and the relation by which `i` hangs below it."""
    relation = scene.tokens[i].dep
    above = scene.tokens[i].head
    name = relation
    while (
        above >= 0
        and scene.tokens[above].dep in ("prep", "agent", "dative")
        and scene.tokens[above].pos in ("ADP", "SCONJ", "PART")
    ):
        name = f"prep:{scene.tokens[above].text.lower()}"
        above = scene.tokens[above].head
    if above >= 0 and scene.tokens[above].pos == "ADP":
        name, above = f"prep:{scene.tokens[above].text.lower()}", scene.tokens[above].head
    return above, name


def _from_governor(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon, depth: int) -> Standing | None:
    """What the governing word says of the act below it; None where it says nothing."""
    if through == "conj":
        same = scene.tokens[i].pos == scene.tokens[above].pos and not children(scene.sentence, i, "nsubj", "nsubjpass")
        return own_standing(scene, above, lexicon) if same else None
    if above not in scene.clauses:
        return _from_noun(scene, i, above, through, lexicon, depth)
    return _from_verb(scene, i, above, through, lexicon, depth)


def _from_verb(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon, depth: int) -> Standing | None:
    """What a governing verb says."""
    if through in ("nsubj", "nsubjpass") and imagined(scene, i, above, lexicon):
        return Standing("hypothetical", scene.clauses[above].auxiliaries[0])
    purpose = is_purpose(scene, i) and _reading(scene, i, above, through, lexicon) is None
    if through == "xcomp" and scene.lemma(above) == "be" and to_particle(scene, i) is not None:
        return _is_to(scene, above, lexicon, depth)
    if through == "advcl" and awaited(scene, i, lexicon):
        main = verb_standing(scene, above, lexicon)
        if main is None and linked(scene, i) == "once":
            return Standing("hypothetical", i)  # "offered to send ships once the union agrees"
        return main if main is not None and main.status != "negated" else None
    if through == "advcl" or (through == "xcomp" and purpose):
        return _purpose(scene, i, above, lexicon)
    if through == "prep:by" and i in scene.clauses:
        return verb_standing(scene, above, lexicon)  # "would break the truce by attacking"
    if through.startswith("prep:") and not _is_argument(scene, above, through, lexicon):
        return None
    if through in ("dobj", "ccomp", "oprd") and scene.lemma(above) in lexicon.with_preposition:
        return None
    told = through == "ccomp" and finite(scene, i) and scene.lemma(above) not in lexicon.irrealis
    if told and not (scene.lemma(above) in lexicon.wishing and subjunctive(scene, i)):
        return _under_negated_opinion(scene, i, above, lexicon)
    if through in ("dobj", "nsubjpass") and there_already(scene, i, verb_of(scene, above), lexicon):
        return None
    yet = [c for c in children(scene.sentence, above, "advmod") if scene.tokens[c].text.lower() == "yet"]
    if yet and through == "xcomp" and to_particle(scene, i) is not None:
        return Standing("negated", yet[0])  # "has yet to answer"
    judged = _judge(scene, above, _reading(scene, i, above, through, lexicon), lexicon, depth)
    if judged is None and through in ("nsubj", "nsubjpass", "dobj", "xcomp", "attr", "acomp", "prep:in", "pcomp"):
        return verb_standing(scene, above, lexicon)  # a light verb's modality is the act's: "will hold talks"
    return judged


def _is_to(scene: Scene, above: int, lexicon: Lexicon, depth: int) -> Standing | None:
    """ "is to meet" tells of the future, "the aim is to meet" as much as an aim does."""
    subject = child(scene.sentence, above, "nsubj")
    reading = None if subject is None else lexicon.nouns.get(scene.lemma(subject))
    return _judge(scene, above, reading or "future", lexicon, depth)


def _from_noun(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon, depth: int) -> Standing | None:
    """What a governing noun or adjective says ("the threat of", "ready to", "too early to", "a failed attempt to")."""
    if through.startswith("prep:") and through.removeprefix("prep:") not in _TELLING:
        return None
    if scene.lemma(above) in lexicon.of_verbs_only and i not in scene.clauses:
        return None
    if scene.lemma(above) in lexicon.unproven:
        near = _nearby(scene, above, lexicon, depth)
        return Standing("hypothetical", near.cue) if near.status == "negated" else None
    if finite(scene, i) and scene.lemma(above) not in lexicon.irrealis:
        return None
    for c in children(scene.sentence, above, "amod", "advmod"):
        word = scene.tokens[c].text.lower()
        if word in lexicon.vain or (word == "too" and infinitive(scene, i)):
            return Standing("negated", c)
    lemma = scene.lemma(above)
    reading = lexicon.nouns.get(f"{lemma} {through.removeprefix('prep:')}", lexicon.nouns.get(lemma))
    judged = _judge(scene, above, reading, lexicon, depth)
    if judged is not None or through not in ("acl", "relcl") or to_particle(scene, i) is None:
        return judged
    done = {scene.tokens[c].text.lower() for c in children(scene.sentence, above, "amod", "det")} | {scene.lemma(above)}
    if done & lexicon.ranks or scene.lemma(i) in lexicon.performed:
        return None  # "the first to leave", "a march to honour the dead"
    own = own_standing(scene, above, lexicon)
    return own if own is not None and own.status == "negated" else Standing("hypothetical", i)  # "money to rebuild"


def _under_negated_opinion(scene: Scene, i: int, above: int, lexicon: Lexicon) -> Standing | None:
    """ "does not think that X left" denies the leaving, "could not confirm that X left" leaves it open."""
    negation = scene.clauses[above].negation
    asks = any(scene.tokens[c].tag.startswith("W") for c in scene.sentence.children[i])
    if negation is None or asks:
        return None
    if scene.lemma(above) in lexicon.neg_raising:
        return Standing("negated", negation)
    return Standing("hypothetical", negation) if scene.lemma(above) in lexicon.unproven else None


def _reading(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon) -> Status | None:
    """The list the governing verb stands in, where it speaks of what hangs below it in this way."""
    lemma = scene.lemma(above)
    told = i if through == "xcomp" else child(scene.sentence, above, "xcomp") if through.startswith("nsubj") else None
    if lemma in lexicon.infinitive_only and (told is None or to_particle(scene, told) is None):
        return None
    if lemma == "have" and scene.tokens[above].tag in ("VBD", "VBN"):
        return None  # "had to leave" tells that it did
    if lemma == "go" and scene.tokens[above].tag != "VBG":
        return None  # "went to fight" tells of a purpose, "is going to fight" of the future
    keys = (f"{lemma} {through.removeprefix('prep:')}", verb_of(scene, above), lemma)
    return next((lexicon.verbs[key] for key in keys if key in lexicon.verbs), None)


def _passes(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon) -> bool:
    """Whether what stands above a silent governor may still speak of the act below it."""
    if (
        through in ("dobj", "nsubjpass")
        and above in scene.clauses
        and there_already(scene, i, verb_of(scene, above), lexicon)
    ):
        return False
    if through == "ccomp" and finite(scene, i):
        return False
    if through == "conj" or above in scene.clauses:
        return not children(scene.sentence, i, "nsubj", "nsubjpass") or through in ("ccomp", "xcomp")
    if through == "xcomp":
        return True  # "will be able to pay"
    return through == "prep:of" and scene.lemma(above) in lexicon.partitive


def _judge(scene: Scene, above: int, reading: Status | None, lexicon: Lexicon, depth: int) -> Standing | None:
    """A governing word's reading, weighed by how that word stands itself."""
    if reading is None or reading == "asserted":
        return None
    stands = _nearby(scene, above, lexicon, depth)
    if stands.status == "negated":
        open_still = reading == "negated" or scene.lemma(above) in lexicon.wishing
        return Standing("hypothetical" if open_still else "negated", stands.cue)
    if reading == "negated" and stands.status != "asserted":
        return Standing("hypothetical", stands.cue)
    return Standing(reading, above)


def _nearby(scene: Scene, i: int, lexicon: Lexicon, depth: int) -> Standing:
    """The standing of a governing word by its own words and the next word above alone.

    What stands farther off seldom reaches through: "failed to include a call to withdraw" leaves the withdrawal open.
    """
    own = own_standing(scene, i, lexicon)
    above, through = _governor(scene, i)
    plain = own or Standing("asserted", None)
    if (own is not None and not _polar(scene, own, lexicon)) or depth <= 0 or above < 0:
        return plain
    if _stops(scene, i, above, through, lexicon):
        return plain
    found = _from_governor(scene, i, above, through, lexicon, depth - 1)
    return found if found is not None and (own is None or found.status == "negated") else plain


def _is_argument(scene: Scene, above: int, through: str, lexicon: Lexicon) -> bool:
    """ "called for talks" tells of the talks; "called at the talks" doesn't."""
    preposition = through.removeprefix("prep:")
    allowed = lexicon.light_prepositions.get(scene.lemma(above), frozenset())
    return (
        preposition in allowed
        or preposition in ("for", "against", "of", "from", "into")
        or (preposition in ("to", "with") and lexicon.verbs.get(scene.lemma(above)) in ("future", "hypothetical"))
    )


def is_purpose(scene: Scene, i: int) -> bool:
    """True for an infinitive that tells what something is for: "presented a plan to end the war"."""
    clause = scene.clauses.get(i)
    if clause is None or scene.tokens[i].tag != "VB" or clause.relation not in ("xcomp", "advcl", "acl"):
        return False
    if clause.relation == "acl" and scene.lemma(scene.tokens[i].head) not in PROPOSITIONAL:
        return False
    above = scene.lemma(clause.governor) if clause.governor >= 0 else None
    return above is not None and above not in TAKES_INFINITIVE and above not in ACTS_ON_DOER


def _purpose(scene: Scene, i: int, above: int, lexicon: Lexicon) -> Standing | None:
    """A purpose infinitive is not yet done, unless its governor says it was ("helped to free", "only to be jailed")."""
    particle = to_particle(scene, i) if i in scene.clauses and infinitive(scene, i) else None
    if particle is None or scene.tokens[particle - 1].text.lower() == "only":
        return None
    if scene.lemma(i) in lexicon.performed or lexicon.verbs.get(verb_of(scene, above)) == "asserted":
        return verb_standing(scene, above, lexicon)  # "rallied to demand his release" is a demand
    return Standing("hypothetical", i)
