"""What an act's own words say of its standing: auxiliaries, negation, conditions, adverbs, mood, determiners."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.events.lexicon import Lexicon
from dragoman.events.scene import Scene
from dragoman.parse.tree import child, children
from dragoman.records.findings import Status

FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the token that decided it (None where nothing speaks against plain assertion)."""

    status: Status
    cue: int | None


def own_standing(scene: Scene, i: int, lexicon: Lexicon) -> Standing | None:
    """What a word's own clause or noun phrase says.

    Args:
        scene: the sentence.
        i: the token that names the act.
        lexicon: the word lists.

    Returns:
        The standing, None where the words say nothing.
    """
    if i in scene.clauses:
        return verb_standing(scene, i, lexicon)
    for c in scene.sentence.children[i]:
        token = scene.tokens[c]
        if token.dep in ("det", "neg") and token.text.lower() in ("no", "neither"):
            return Standing("negated", c)
        if token.dep not in ("amod", "det", "advmod", "compound"):
            continue
        reading = lexicon.modifiers.get(token.text.lower())
        if reading is not None and not (token.text.lower() in lexicon.scant and child(scene.sentence, i, "det")):
            return Standing(reading, c)
    return None


def verb_standing(scene: Scene, i: int, lexicon: Lexicon) -> Standing | None:
    """What the auxiliaries, negation, condition, adverbs and mood of clause `i` say; None where nothing."""
    for c in children(scene.sentence, i, "mark", "advmod"):
        if scene.tokens[c].text.lower() in lexicon.conditions:
            return Standing("hypothetical", c)
    negation = _negation(scene, i, lexicon)
    if negation is not None:
        modal = [a for a in scene.clauses[i].auxiliaries if scene.tokens[a].text.lower() in lexicon.leaving_open]
        return Standing("hypothetical", modal[0]) if modal else Standing("negated", negation)
    return _auxiliary(scene, i, lexicon) or _mood(scene, i, lexicon)


def infinitive(scene: Scene, i: int) -> bool:
    """True for a bare or "to" infinitive, active or passive ("to leave", "to be freed")."""
    token = scene.tokens[i]
    if token.tag == "VB":
        return True
    return token.tag in ("VBN", "VBG") and to_particle(scene, i) is not None


def verb_of(scene: Scene, i: int) -> str:
    """The lemma of verb `i` with its particle."""
    clause = scene.clauses.get(i)
    return clause.lemma if clause is not None else scene.lemma(i)


def to_particle(scene: Scene, i: int) -> int | None:
    """The "to" of an infinitive, None where it has none."""
    return next((c for c in children(scene.sentence, i, "aux") if scene.tokens[c].text.lower() == "to"), None)


def finite(scene: Scene, i: int) -> bool:
    """True where clause `i` has a tense of its own, not counting modals."""
    clause = scene.clauses.get(i)
    return clause is not None and any(scene.tokens[v].tag in FINITE for v in (i, *clause.auxiliaries))


def subjunctive(scene: Scene, i: int) -> bool:
    """True for a present without its "-s" ("requested that the premier resign")."""
    subject = child(scene.sentence, i, "nsubj", "nsubjpass")
    singular = subject is not None and scene.tokens[subject].tag in ("NN", "NNP")
    return singular and scene.tokens[i].tag == "VBP" and not scene.clauses[i].auxiliaries


def linked(scene: Scene, i: int) -> str | None:
    """The conjunction of an adverbial clause, None where it has none."""
    words = [scene.tokens[c] for c in children(scene.sentence, i, "mark", "advmod")]
    return next((t.text.lower() for t in words if t.dep == "mark" or t.tag == "WRB"), None)


def awaited(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """A temporal clause in the present: "once the envoy arrives, talks will begin" awaits the arrival."""
    if i not in scene.clauses:
        return False
    present = any(scene.tokens[v].tag in ("VBZ", "VBP") for v in (i, *scene.clauses[i].auxiliaries))
    return present and linked(scene, i) in lexicon.temporal


def there_already(scene: Scene, i: int, verb: str, lexicon: Lexicon) -> bool:
    """Whether the object is there whatever comes of the verb: "may discuss the crisis", "rejected the proposal"."""
    lemma = scene.lemma(i)
    if lemma in lexicon.sayings and verb in lexicon.about_sayings | lexicon.disclosing:
        return True
    if lemma in lexicon.accords and verb in lexicon.disclosing:
        return True
    definite = scene.tokens[i].dep == "nsubjpass" or any(
        scene.tokens[c].dep == "poss" or scene.tokens[c].text.lower() in lexicon.definite
        for c in scene.sentence.children[i]
    )  # a passive's subject is told of, not brought about, but for the verbs that make
    if i in scene.clauses or not definite:
        return False
    makes = verb in lexicon.light or verb in lexicon.occurring or verb in lexicon.verbs
    return verb in lexicon.about_given or not makes


def imagined(scene: Scene, i: int, above: int, lexicon: Lexicon) -> bool:
    """An indefinite act of which a modal speaks: "an attack on the island would mean war"."""
    if i in scene.clauses or above not in scene.clauses or scene.lemma(above) in lexicon.occurring:
        return False
    article = any(scene.tokens[c].text.lower() in ("a", "an") for c in children(scene.sentence, i, "det"))
    auxiliaries = scene.clauses[above].auxiliaries
    return article and bool(auxiliaries) and scene.tokens[auxiliaries[0]].text.lower() in lexicon.auxiliaries


def _negation(scene: Scene, i: int, lexicon: Lexicon) -> int | None:
    """The clause's negation, unless it only sets a focus ("not only fired") or a measure ("barely escaped")."""
    negation = scene.clauses[i].negation
    if negation is None:
        return next((c for c in scene.sentence.children[i] if _ends(scene, c) or _passed_over(scene, c, i)), None)
    if scene.tokens[negation].text.lower() in lexicon.measures:
        return None
    after = scene.tokens[negation + 1].text.lower() if negation + 1 < len(scene.tokens) else ""
    return None if after in lexicon.focus and scene.tokens[negation].dep == "neg" else negation


def _ends(scene: Scene, c: int) -> bool:
    """True for the "longer" of "no longer supports"."""
    return scene.tokens[c].text.lower() == "longer" and c > 0 and scene.tokens[c - 1].text.lower() == "no"


def _passed_over(scene: Scene, c: int, i: int) -> bool:
    """True for the "than" of "rather than leave"."""
    return scene.tokens[c].text.lower() == "than" and 0 < c < i and scene.tokens[c - 1].text.lower() == "rather"


def _auxiliary(scene: Scene, i: int, lexicon: Lexicon) -> Standing | None:
    clause = scene.clauses[i]
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


def _mood(scene: Scene, i: int, lexicon: Lexicon) -> Standing | None:
    """Adverbs of doubt, orders and yes/no questions."""
    for c in children(scene.sentence, i, "advmod"):
        if scene.tokens[c].text.lower() in lexicon.doubting and scene.sentence.children[c] == ():
            return Standing("hypothetical", c)
    clause = scene.clauses[i]
    subject = child(scene.sentence, i, "nsubj", "nsubjpass", "expl")
    first = scene.tokens[min((i, *clause.auxiliaries))]
    if clause.relation == "advcl" and first.text.lower() in lexicon.inverting and first.i < (subject or 0):
        return Standing("hypothetical", first.i)  # "had they agreed"
    if clause.relation == "root" and scene.tokens[i].tag == "VB" and subject is None and not clause.auxiliaries:
        return Standing("hypothetical", i)
    if clause.relation == "root" and subject is not None and scene.tokens[-1].text == "?":
        inverted = [v for v in (i, *clause.auxiliaries) if scene.tokens[v].tag in FINITE and v < subject]
        asked = any(t.tag in ("WDT", "WP", "WRB", "WP$") for t in scene.tokens[: inverted[0] if inverted else 0])
        return Standing("hypothetical", inverted[0]) if inverted and not asked else None
    return None


def _is_to_infinitive(scene: Scene, i: int, a: int) -> bool:
    """ "is to meet": a form of be, then "to", then the verb."""
    particle = to_particle(scene, i)
    return particle is not None and particle > a and scene.tokens[i].tag == "VB"


def _reported(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    governor = scene.clauses[i].governor
    while governor >= 0 and scene.tokens[governor].dep == "conj":
        governor = scene.tokens[governor].head
    return (
        governor >= 0 and scene.lemma(governor) in lexicon.reporting and scene.clauses[i].relation in ("ccomp", "conj")
    )
