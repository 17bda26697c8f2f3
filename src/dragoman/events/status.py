"""Whether a reported act happened: asserted, negated, future or hypothetical, and the word that says so."""

from __future__ import annotations

from dragoman.events.lexicon import Lexicon
from dragoman.events.own_status import (
    FINITE,
    Standing,
    finite,
    infinitive,
    own_standing,
    to_particle,
    verb_standing,
)
from dragoman.events.scene import Scene
from dragoman.parse.arguments import ACTS_ON_DOER, PROPOSITIONAL, TAKES_INFINITIVE
from dragoman.parse.tree import children
from dragoman.records.findings import Status

_LOOK_UP = 6
"""How many governors to climb; deeper than that no news sentence in the development data still decides."""

_STOPS = ("relcl", "npadvmod", "poss", "compound", "appos", "csubj", "amod", "prep")
"""Relations across which nothing above speaks of what is below."""

_TELLING = ("of", "for", "to", "on", "about", "against", "from", "toward", "towards")
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
    if own.cue is not None and scene.tokens[own.cue].text.lower() in lexicon.polarity:
        above = _climb(scene, trigger, lexicon, depth)
        return above if above is not None and above.status == "negated" else own
    return own


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
    if through == "nsubj":
        return scene.lemma(above) not in lexicon.occurring
    if through == "acl":
        return not infinitive(scene, i) and not children(scene.sentence, i, "mark")
    if through == "conj" and scene.tokens[i].tag in FINITE:
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
    if through == "advcl" or (through == "xcomp" and is_purpose(scene, i) and scene.lemma(above) not in lexicon.verbs):
        return _purpose(scene, i, above, lexicon)
    if through.startswith("prep:") and not _is_argument(scene, above, through, lexicon):
        return None
    if through in ("dobj", "ccomp", "oprd") and scene.lemma(above) in lexicon.with_preposition:
        return None
    if through == "ccomp" and finite(scene, i) and scene.lemma(above) not in lexicon.irrealis:
        return _under_negated_opinion(scene, i, above, lexicon)
    if through in ("dobj", "nsubjpass") and _presupposed(scene, i, above, lexicon):
        return None
    reading = lexicon.verbs.get(_verb(scene, above)) or lexicon.verbs.get(scene.lemma(above))
    judged = _judge(scene, above, reading, lexicon, depth)
    if judged is None and through in ("nsubj", "nsubjpass", "dobj", "xcomp", "attr", "acomp", "prep:in", "pcomp"):
        return verb_standing(scene, above, lexicon)  # a light verb's modality is the act's: "will hold talks"
    return judged


def _from_noun(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon, depth: int) -> Standing | None:
    """What a governing noun or adjective says ("the threat of", "ready to", "too early to", "a failed attempt to")."""
    if through.startswith("prep:") and through.removeprefix("prep:") not in _TELLING:
        return None
    if scene.lemma(above) in lexicon.of_verbs_only and i not in scene.clauses:
        return None
    if finite(scene, i) and scene.lemma(above) not in lexicon.irrealis:
        return None
    for c in children(scene.sentence, above, "amod", "advmod"):
        word = scene.tokens[c].text.lower()
        if word in lexicon.vain or (word == "too" and infinitive(scene, i)):
            return Standing("negated", c)
    return _judge(scene, above, lexicon.nouns.get(scene.lemma(above)), lexicon, depth)


def _under_negated_opinion(scene: Scene, i: int, above: int, lexicon: Lexicon) -> Standing | None:
    """ "does not think that X left" denies the leaving, "could not confirm that X left" leaves it open."""
    negation = scene.clauses[above].negation
    asks = any(scene.tokens[c].tag.startswith("W") for c in scene.sentence.children[i])
    if negation is None or asks:
        return None
    if scene.lemma(above) in lexicon.neg_raising:
        return Standing("negated", negation)
    return Standing("hypothetical", negation) if scene.lemma(above) in lexicon.unproven else None


def _presupposed(scene: Scene, i: int, above: int, lexicon: Lexicon) -> bool:
    """Whether the object is there whatever comes of the verb: "will appeal the ruling", "may discuss the crisis"."""
    if i in scene.clauses or not any(
        scene.tokens[c].dep == "poss" or scene.tokens[c].text.lower() in lexicon.definite
        for c in scene.sentence.children[i]
    ):
        return False
    verb = _verb(scene, above)
    if verb in lexicon.about_given:
        return True
    return verb not in lexicon.light and verb not in lexicon.occurring and verb not in lexicon.verbs


def _passes(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon) -> bool:
    """Whether what stands above a silent governor may still speak of the act below it."""
    if through in ("dobj", "nsubjpass") and above in scene.clauses and _presupposed(scene, i, above, lexicon):
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
    stands = _standing(scene, above, lexicon, depth)
    if stands.status == "negated":
        return Standing("hypothetical" if reading == "negated" else "negated", stands.cue)
    if reading == "negated" and stands.status != "asserted":
        return Standing("hypothetical", stands.cue)
    return Standing(reading, above)


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
    return clause.governor >= 0 and scene.lemma(clause.governor) not in TAKES_INFINITIVE | ACTS_ON_DOER


def _purpose(scene: Scene, i: int, above: int, lexicon: Lexicon) -> Standing | None:
    """A purpose infinitive is not yet done, unless its governor says it was ("helped to free")."""
    if i not in scene.clauses or not infinitive(scene, i) or to_particle(scene, i) is None:
        return None
    return None if lexicon.verbs.get(_verb(scene, above)) == "asserted" else Standing("hypothetical", i)


def _verb(scene: Scene, i: int) -> str:
    clause = scene.clauses.get(i)
    return clause.lemma if clause is not None else scene.lemma(i)
