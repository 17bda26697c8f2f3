"""Whether a reported act happened: asserted, negated, future or hypothetical, and the word that says so."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.events.lexicon import Lexicon
from dragoman.events.scene import Scene
from dragoman.parse.arguments import ACTS_ON_DOER, PROPOSITIONAL, TAKES_INFINITIVE
from dragoman.parse.tree import children
from dragoman.records.findings import Status

_LOOK_UP = 6
"""How many governors to climb; deeper than that no news sentence in the development data still decides."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the token that decided it (None where nothing speaks against plain assertion)."""

    status: Status
    cue: int | None


def standing(scene: Scene, trigger: int, lexicon: Lexicon) -> Standing:
    """Tells the status of the act named by a token.

    The nearest word that speaks decides; a negation of the deciding word turns future and hypothetical into negated,
    and the negation of a negative word ("did not refuse") leaves the act open (hypothetical).

    Args:
        scene: the sentence.
        trigger: the token that names the act.
        lexicon: the word lists.

    Returns:
        The status with its cue.
    """
    own = _own(scene, trigger, lexicon)
    if own is not None:
        return own
    i = trigger
    for _ in range(_LOOK_UP):
        above, through = _governor(scene, i)
        if above < 0:
            break
        if through in ("nsubj", "relcl", "npadvmod", "poss", "compound", "appos", "csubj"):
            break
        if through == "acl" and scene.tokens[i].tag != "VB":
            break
        found = _from_governor(scene, i, above, through, lexicon)
        if found is not None:
            return found
        adjunct = through.startswith("prep:") and not _is_argument(scene, above, through, lexicon)
        if adjunct or not _passes(scene, i, above, through, lexicon):
            break
        i = above
    return Standing("asserted", None)


def _own(scene: Scene, i: int, lexicon: Lexicon) -> Standing | None:
    """What the word's own auxiliaries, negation, determiners and modifiers say."""
    clause = scene.clauses.get(i)
    if clause is not None:
        return _own_verb(scene, i, lexicon)
    for c in scene.sentence.children[i]:
        token = scene.tokens[c]
        if token.dep in ("det", "neg") and token.text.lower() in ("no", "neither"):
            return Standing("negated", c)
        reading = (
            lexicon.modifiers.get(token.text.lower()) if token.dep in ("amod", "det", "advmod", "compound") else None
        )
        if reading is not None:
            return Standing(reading, c)
    return None


def _own_verb(scene: Scene, i: int, lexicon: Lexicon) -> Standing | None:
    clause = scene.clauses[i]
    if clause.negation is not None:
        return Standing("negated", clause.negation)
    for c in children(scene.sentence, i, "mark", "advmod"):
        if scene.tokens[c].text.lower() in lexicon.conditions:
            return Standing("hypothetical", c)
    auxiliaries = clause.auxiliaries
    if not auxiliaries and clause.relation == "conj" and scene.tokens[i].tag in ("VB", "VBN"):
        auxiliaries = scene.clauses[scene.tokens[i].head].auxiliaries if scene.tokens[i].head in scene.clauses else ()
    perfect = any(scene.lemma(a) == "have" for a in auxiliaries)
    for a in auxiliaries:
        word = scene.tokens[a].text.lower()
        reading = lexicon.auxiliaries.get(word)
        if word in ("would", "'d") and reading and not perfect and _reported(scene, i, lexicon):
            reading = "future"
        if reading is not None:
            return Standing(reading, a)
        if scene.lemma(a) == "be" and word != "being" and _is_to_infinitive(scene, i, a):
            return Standing("future", a)
    return None


def _is_to_infinitive(scene: Scene, i: int, a: int) -> bool:
    """ "is to meet": a form of be, then "to", then the verb."""
    return (
        any(scene.tokens[c].text.lower() == "to" and c > a for c in children(scene.sentence, i, "aux"))
        and scene.tokens[i].tag == "VB"
    )


def _reported(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    governor = scene.clauses[i].governor
    while governor >= 0 and scene.tokens[governor].dep == "conj":
        governor = scene.tokens[governor].head
    return (
        governor >= 0 and scene.lemma(governor) in lexicon.reporting and scene.clauses[i].relation in ("ccomp", "conj")
    )


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


def _from_governor(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon) -> Standing | None:
    """What the governing word says of the act below it; None where it says nothing."""
    if through == "conj":
        same = scene.tokens[i].pos == scene.tokens[above].pos and not children(scene.sentence, i, "nsubj", "nsubjpass")
        return _own(scene, above, lexicon) if same else None
    if through == "advcl" or (through == "xcomp" and above in scene.clauses and is_purpose(scene, i)):
        return _purpose(scene, i, above, lexicon)
    if above not in scene.clauses:
        if scene.lemma(above) in lexicon.of_verbs_only and i not in scene.clauses:
            return None
        return _judge(scene, above, lexicon.nouns.get(scene.lemma(above)), lexicon)
    reading = lexicon.verbs.get(_verb(scene, above)) or lexicon.verbs.get(scene.lemma(above))
    if through in ("dobj", "ccomp", "oprd") and scene.lemma(above) in lexicon.with_preposition:
        return None
    if through == "nsubjpass":
        return _judge(scene, above, reading, lexicon) or _own_verb(scene, above, lexicon)
    if through.startswith("prep:") and not _is_argument(scene, above, through, lexicon):
        return None
    if _finite(scene, i) and scene.lemma(above) not in lexicon.irrealis:
        return None
    judged = _judge(scene, above, reading, lexicon)
    if judged is None and through in ("dobj", "xcomp", "attr", "prep:in", "pcomp"):
        return _own_verb(scene, above, lexicon)  # a light verb's modality is the act's: "will hold talks"
    return judged


def _finite(scene: Scene, i: int) -> bool:
    """A clause with a tense of its own: "announced that it had left" doesn't make the leaving future."""
    clause = scene.clauses.get(i)
    if clause is None or clause.relation != "ccomp":
        return False
    verbs = (i, *clause.auxiliaries)
    return any(scene.tokens[v].tag in ("VBD", "VBZ", "VBP") for v in verbs)


def _passes(scene: Scene, i: int, above: int, through: str, lexicon: Lexicon) -> bool:
    """Whether what stands above a silent governor may still speak of the act below it."""
    if through == "conj" or above in scene.clauses:
        return not children(scene.sentence, i, "nsubj", "nsubjpass") or through in ("ccomp", "xcomp")
    return through == "prep:of" and scene.lemma(above) in lexicon.partitive


def _judge(scene: Scene, above: int, reading: Status | None, lexicon: Lexicon) -> Standing | None:
    if reading is None or reading == "asserted":
        return None
    clause = scene.clauses.get(above)
    if clause is not None and clause.negation is not None:
        return Standing("hypothetical" if reading == "negated" else "negated", clause.negation)
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
    clause = scene.clauses.get(i)
    if clause is None or scene.tokens[i].tag != "VB":
        return None
    if not any(scene.tokens[a].text.lower() == "to" for a in clause.auxiliaries):
        return None
    return None if lexicon.verbs.get(_verb(scene, above)) == "asserted" else Standing("hypothetical", i)


def _verb(scene: Scene, i: int) -> str:
    clause = scene.clauses.get(i)
    return clause.lemma if clause is not None else scene.lemma(i)
