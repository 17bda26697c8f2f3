"""Deep arguments of predicates: what the surface tree leaves out.

Relations are spaCy's (ClearNLP). Rules follow the textbook account of English control and relativisation
(Huddleston & Pullum 2002, chs. 12, 14); verb lists are closed classes.
"""

from __future__ import annotations

from dragoman.parse.tree import ancestors, child, children, conjuncts, first_conjunct
from dragoman.parse.words import words
from dragoman.records import Sentence

SUBJECT_CONTROL = words("subject_control")
"""Verbs whose infinitive is understood of their subject even where they have an object."""

OBJECT_CONTROL = words("object_control")
"""Verbs whose infinitive is understood of their object; after others it tells the subject's purpose."""

PROPOSITIONAL = words("propositional")
"""Nouns for what can be accepted or refused."""

TAKES_SIDES = words("takes_sides")
"""Verbs whose object is said of `PROPOSITIONAL` nouns rather than of places."""

SAYS_TERMS = words("says_terms")
"""Verbs by which a proposal's terms are told ("a plan between two states that called for a truce")."""

TAKES_INFINITIVE = words("takes_infinitive")
"""Verbs whose infinitive is a complement; after others ("the plan X presented to end the war") it is a purpose."""

ACTS_ON_DOER = words("acts_on_doer")
"""Verbs after which "of", "for", "from" + gerund tells what the object did or may not do."""

CALLS_UPON = words("calls_upon")
"""Verbs whose prepositional object is to do what the infinitive says."""

DITRANSITIVE = words("ditransitive")
"""Verbs with a receiver before the thing, which the parser may hang on the thing ("sell Armenia missiles")."""

HELPS = words("helps")
"""Verbs after which "in" + gerund tells what their object does."""

RELATIVE = frozenset({"who", "which", "that", "whom"})
_COMPLEX = frozenset({"according", "due", "thanks", "owing", "contrary", "prior", "regardless", "instead"})
"""First words of prepositions whose second word tells nothing by itself ("according to")."""

_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing"})
_NEGATIVE_ADVERBS = frozenset({"never", "hardly", "barely", "scarcely", "nowhere"})
_OBJECT_CONTROL_PREPOSITIONS = frozenset({"of", "for", "from", "with", "into"})


class Arguments:
    """Answers questions about one sentence's predicates; remembers what it has worked out."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._subjects: dict[int, tuple[int, ...]] = {}

    def predicates(self) -> list[int]:
        """Every verb that is no auxiliary, and every copula."""
        return [t.i for t in self._tokens if (t.pos == "VERB" or t.pos == "AUX") and not self._helps(t.i)]

    def passive(self, i: int) -> bool:
        """True for a passive, full ("was hit") or reduced ("troops sent by Moscow")."""
        token = self._tokens[i]
        if child(self._sentence, i, "auxpass", "nsubjpass") is not None:
            return True
        if token.dep == "conj" and token.tag == "VBN" and child(self._sentence, i, "nsubj", "aux", "dobj") is None:
            return self.passive(token.head)
        if token.tag == "VBN" and token.dep in ("acl", "amod"):
            return True
        if token.dep == "pcomp" and self._tokens[token.head].text.lower() == "with" and token.tag in ("VBN", "VBD"):
            return child(self._sentence, i, "aux", "dobj") is None  # "with ten soldiers killed"
        return token.tag == "VBN" and token.dep == "advcl" and child(self._sentence, i, "dobj") is None

    def subjects(self, i: int) -> tuple[int, ...]:
        """Logical subjects: the agent of a passive, otherwise whoever does it."""
        if not self.passive(i):
            return self._surface_subjects(i)
        agent = child(self._sentence, i, "agent")
        if agent is None:
            last = self._tokens[i].dep == "conj" and child(self._sentence, self._tokens[i].head, "agent")
            agent = last if last else None
        return () if agent is None else self._with_conjuncts(children(self._sentence, agent, "pobj"))

    def objects(self, i: int) -> tuple[int, ...]:
        """Logical objects: the surface subject of a passive, the noun a relative clause hangs on, plain objects."""
        if self.passive(i):
            return self._with_conjuncts(children(self._sentence, i, "dobj")) or self._surface_subjects(i)
        found: list[int] = []
        for c in children(self._sentence, i, "dobj"):
            found += self._antecedents(i) if self._is_relative(c) else conjuncts(self._sentence, c)
        if found or (
            child(self._sentence, i, "ccomp", "xcomp") is not None
            and (self._tokens[i].lemma in TAKES_INFINITIVE or child(self._sentence, i, "ccomp") is not None)
        ):
            return tuple(dict.fromkeys(found))
        if self._has_object_gap(i):
            return self._antecedents(i)
        return self._shared_object(i)

    def indirect(self, i: int) -> tuple[int, ...]:
        """Dative objects: "gave Kyiv arms", "gave arms to Kyiv"."""
        found: list[int] = []
        for c in children(self._sentence, i, "dative"):
            found += children(self._sentence, c, "pobj") if self._tokens[c].pos in ("ADP", "PART") else [c]
        if not found and self.passive(i) and child(self._sentence, i, "dobj") is not None:
            return self._surface_subjects(i)
        return self._with_conjuncts(found or self._swallowed_receiver(i))

    def _swallowed_receiver(self, i: int) -> list[int]:
        """The country right after a verb of giving that the parser made a modifier of what is given."""
        if self._tokens[i].lemma not in DITRANSITIVE:
            return []
        near = [
            c
            for o in children(self._sentence, i, "dobj")
            for c in children(self._sentence, o, "amod", "nmod", "compound")
        ]
        return [c for c in near if c == i + 1 and self._tokens[c].ent == "GPE" and self._tokens[c].tag == "NNP"]

    def obliques(self, i: int) -> tuple[tuple[str, int], ...]:
        """Prepositional objects of the verb itself, as (preposition, head)."""
        found: list[tuple[str, int]] = []
        stack = children(self._sentence, i, "prep")
        while stack:
            p = stack.pop(0)
            name = self._tokens[p].text.lower()
            for c in children(self._sentence, p, "pobj"):
                heads = self._antecedents(i) if self._is_relative(c) else tuple(conjuncts(self._sentence, c))
                found += [(name, h) for h in heads]
            if name not in _COMPLEX:
                stack = children(self._sentence, p, "prep", "conj") + stack
        return tuple(found)

    def negation(self, i: int) -> int | None:
        """The token that negates predicate `i`."""
        direct = child(self._sentence, i, "neg")
        if direct is not None:
            return direct
        for c in self._sentence.children[i]:
            token = self._tokens[c]
            if token.dep == "advmod" and token.text.lower() in _NEGATIVE_ADVERBS:
                return c
            if token.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
                negative = self._negative_determiner(c)
                if negative is not None:
                    return negative
            if token.dep in ("preconj", "cc") and token.text.lower() in ("neither", "nor"):
                return c
        token = self._tokens[i]
        if token.dep == "pcomp" and self._tokens[token.head].text.lower() == "without":
            return token.head
        if token.dep == "conj" and child(self._sentence, i, "nsubj", "nsubjpass", "aux", "auxpass") is None:
            between = {t.text.lower() for t in self._tokens[token.head : i] if t.dep == "cc" and t.head == token.head}
            return self.negation(token.head) if between <= {"or", "nor"} and between else None
        return None

    def governor(self, i: int) -> int:
        """The predicate that `i` depends on, through prepositions and nouns; -1 for none."""
        for a in ancestors(self._sentence, i):
            if self._tokens[a].pos in ("VERB", "AUX"):
                return a
        return -1

    def _helps(self, i: int) -> bool:
        return self._tokens[i].dep in ("aux", "auxpass", "amod", "compound", "case", "mark")

    def _surface_subjects(self, i: int) -> tuple[int, ...]:
        if i not in self._subjects:
            self._subjects[i] = ()  # guards against a cycle in a broken tree
            self._subjects[i] = tuple(dict.fromkeys(self._find_subjects(i)))
        return self._subjects[i]

    def _find_subjects(self, i: int) -> tuple[int, ...]:
        own = children(self._sentence, i, "nsubj", "nsubjpass")
        helpers = () if own else children(self._sentence, i, "aux", "auxpass")
        own = own or [c for h in helpers for c in children(self._sentence, h, "nsubj", "nsubjpass")]
        if own:
            found: list[int] = []
            for c in own:
                found += self._antecedents(i) if self._is_relative(c) else conjuncts(self._sentence, c)
            return tuple(found)
        token = self._tokens[i]
        floating = [
            c for c in self._sentence.children[i] if self._tokens[c].text.lower() in ("neither", "both") and c < i
        ]
        if floating:
            return tuple(floating)
        if token.dep == "conj":
            above = self._coordinated_with(i)
            return self._surface_subjects(above) if self._tokens[above].pos in ("VERB", "AUX") else ()
        bracketed = self._before_bracket(i)
        if bracketed is not None:
            return (bracketed,)
        if token.dep in ("xcomp", "ccomp", "advcl", "parataxis", "dep") and token.head >= 0:
            return self._controller(i, token.head)
        if token.dep == "acl" and token.tag in ("VBD", "VBZ", "VBP"):
            return self._subject_of_lost_main_verb(i)
        if token.dep in ("acl", "relcl"):
            return self._subject_from_noun(i)
        if token.dep == "pcomp":
            return self._subject_of_gerund(i)
        return ()

    def _coordinated_with(self, i: int) -> int:
        """The verb that `i` is coordinated with: a finite verb is never coordinated with an infinitive below it."""
        above = self._tokens[i].head
        if self._tokens[i].tag in ("VBD", "VBZ", "VBP") and self._tokens[above].tag in ("VB", "VBG"):
            if child(self._sentence, above, "aux") is not None and self._tokens[above].dep not in (
                "xcomp",
                "advcl",
                "acl",
                "conj",
            ):
                return above
            for a in ancestors(self._sentence, above):
                finite = self._tokens[a].tag == "VBN" and child(self._sentence, a, "aux", "auxpass") is not None
                if finite or self._tokens[a].tag == self._tokens[i].tag:
                    return a
        return above

    def _controller(self, i: int, governor: int) -> tuple[int, ...]:
        head = self._tokens[governor]
        if head.pos in ("NOUN", "PROPN", "ADJ"):
            above = self.governor(governor)
            return self._surface_subjects(above) if above >= 0 else ()
        called = self._called_upon(i, governor)
        if called:
            return called
        if self._tokens[i].dep == "ccomp" and self._finite(i):
            return ()  # what is said has a subject of its own, though the parser lost it
        if self._tokens[i].dep in ("xcomp", "ccomp") and head.lemma not in SUBJECT_CONTROL:
            raised = self._with_conjuncts(children(self._sentence, governor, "dobj", "dative"))
            if self._is_purpose(i, head.lemma):
                raised = ()
            if raised and self._tokens[raised[0]].pos not in ("ADP",):
                return raised
            if self.passive(governor):
                return self._surface_subjects(governor)
        if head.lemma == "have" and self._tokens[i].tag == "VBN":
            return self._surface_subjects(governor)  # a quoted adverb makes the parser take "had" for the verb
        return self._surface_subjects(governor) if self._tokens[i].dep != "ccomp" else ()

    def _finite(self, i: int) -> bool:
        verbs = (i, *children(self._sentence, i, "aux", "auxpass"))
        return any(self._tokens[v].tag in ("VBD", "VBZ", "VBP", "MD") for v in verbs)

    def _is_purpose(self, i: int, governor: str) -> bool:
        """A "to" infinitive after the object of a verb that makes nobody do anything ("phoned Chad to complain")."""
        marked = any(self._tokens[c].text.lower() == "to" for c in children(self._sentence, i, "aux"))
        return self._tokens[i].tag == "VB" and marked and governor.lower() not in OBJECT_CONTROL

    def _called_upon(self, i: int, governor: int) -> tuple[int, ...]:
        """Who is to do it, wherever the infinitive hangs: Chad in "called on Chad to leave"."""
        if (
            self._tokens[i].tag != "VB"
            or self._tokens[governor].lemma not in CALLS_UPON
            or child(self._sentence, i, "aux") is None
        ):
            return ()
        return tuple(h for p, h in self.obliques(governor) if p in ("on", "upon", "to", "with", "for") and h < i)

    def _subject_of_lost_main_verb(self, i: int) -> tuple[int, ...]:
        """The noun that heads the sentence, where the parser hung its finite verb on a noun within the subject.

        "Chad, a close ally, called for calm": no finite verb modifies a noun without a relative pronoun.
        """
        top = ancestors(self._sentence, i)[-1]
        if self._tokens[top].pos not in ("NOUN", "PROPN", "PRON"):
            return self._subject_from_noun(i)
        return tuple(k for k in conjuncts(self._sentence, top) if k < i)

    def _subject_from_noun(self, i: int) -> tuple[int, ...]:
        token = self._tokens[i]
        noun = token.head
        if token.tag in ("VBG", "VBN") or token.dep == "relcl":
            return self._antecedents(i) if token.tag != "VB" else ()
        owners = self._with_conjuncts(children(self._sentence, noun, "poss"))
        if owners:
            return owners
        for_phrase = [
            c
            for p in children(self._sentence, noun, "prep")
            for c in children(self._sentence, p, "pobj")
            if self._tokens[p].text.lower() in ("for", "by", "on", "of") and c < i
        ]
        if for_phrase:
            return self._with_conjuncts(for_phrase)
        above = self.governor(noun)
        if above < 0:
            return ()
        return self.objects(above) if self.passive(above) else self._surface_subjects(above)

    def _subject_of_gerund(self, i: int) -> tuple[int, ...]:
        preposition = self._tokens[i].head
        above = self._tokens[preposition].head
        if above < 0:
            return ()
        object_of = self._tokens[above].head if self._tokens[above].dep == "dobj" else -1
        if object_of >= 0 and self._tokens[object_of].lemma in ACTS_ON_DOER:
            return self.objects(object_of)
        if self._tokens[above].pos in ("NOUN", "PROPN"):
            owners = self._with_conjuncts(children(self._sentence, above, "poss"))
            verb = self.governor(above)
            return owners or (self._surface_subjects(verb) if verb >= 0 else ())
        if self._tokens[above].pos == "ADJ":
            verb = self.governor(above)
            return self._surface_subjects(verb) if verb >= 0 else ()
        name = self._tokens[preposition].text.lower()
        if name == "under":
            return ()  # "came under shelling": who shells is not who came
        helps = name == "in" and self._tokens[above].lemma in HELPS  # "helped Chad in fighting the rebels"
        if (helps or name in _OBJECT_CONTROL_PREPOSITIONS) and preposition > above:
            acted_on = self.objects(above)
            if acted_on:
                return acted_on
        return self._surface_subjects(above)

    def _antecedents(self, i: int) -> tuple[int, ...]:
        """The nouns a relative clause or participle speaks of, with its attachment repaired."""
        bracketed = self._before_bracket(i)
        if bracketed is not None:
            return (bracketed,)
        i = self._relative_verb(i)
        if self._tokens[i].dep not in ("relcl", "acl", "ccomp", "advcl"):
            return ()
        noun = self._tokens[i].head
        if noun < 0 or self._tokens[noun].pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            return ()
        if (
            self._tokens[i].lemma in TAKES_SIDES
            and self._tokens[noun].lemma not in PROPOSITIONAL
            and self._relativises_object(i)
        ):
            for a in ancestors(self._sentence, noun):
                if self._tokens[a].lemma in PROPOSITIONAL:
                    return (a,)
        if self._tokens[i].lemma in SAYS_TERMS and self._tokens[noun].dep == "pobj":
            owner = self._tokens[self._tokens[noun].head].head
            if (
                owner >= 0
                and self._tokens[owner].lemma in PROPOSITIONAL
                and self._tokens[noun].lemma not in PROPOSITIONAL
            ):
                return (owner,)
        if self._plural_verb(i) and self._tokens[noun].tag in ("NN", "NNP"):
            return tuple(k for k in conjuncts(self._sentence, first_conjunct(self._sentence, noun)) if k < i)
        return (noun,)

    def _before_bracket(self, i: int) -> int | None:
        """The noun right before the bracket that participle `i` opens: "the group (outlawed in Chad) said"."""
        if i < 2 or self._tokens[i].tag != "VBN" or self._tokens[i - 1].text not in ("(", "["):
            return None
        return i - 2 if self._tokens[i - 2].pos in ("NOUN", "PROPN") else None

    def _relative_verb(self, i: int) -> int:
        """The verb that heads the relative clause `i` stands in: "tried" in "the town which Chad tried to take"."""
        while self._tokens[i].dep == "conj" or (
            self._tokens[i].dep in ("xcomp", "ccomp") and self._tokens[self._tokens[i].head].pos == "VERB"
        ):
            i = self._tokens[i].head
        return i

    def _relativises_object(self, i: int) -> bool:
        return any(self._is_relative(c) for c in children(self._sentence, i, "dobj", "nsubjpass"))

    def _plural_verb(self, i: int) -> bool:
        verbs = [i, *children(self._sentence, i, "aux", "auxpass")]
        return any(self._tokens[v].tag == "VBP" or self._tokens[v].text.lower() == "were" for v in verbs)

    def _is_relative(self, c: int) -> bool:
        token = self._tokens[c]
        if token.text.lower() not in RELATIVE:
            return False
        return token.tag in ("WDT", "WP") or (c < token.head and self._tokens[token.head].dep == "relcl")

    def _has_object_gap(self, i: int) -> bool:
        """A relative clause with its own subject and nothing in the object's place: "the plan (that) Kyiv refused"."""
        token = self._tokens[i]
        if token.dep != "relcl" or child(self._sentence, i, "nsubj") is None:
            return False
        if any(self._is_relative(c) for c in children(self._sentence, i, "nsubj")):
            return False
        adverbs = (c for c in children(self._sentence, i, "advmod") if self._tokens[c].tag == "WRB")
        through = (c for p in children(self._sentence, i, "prep") for c in children(self._sentence, p, "pobj"))
        stranded = any(
            not children(self._sentence, p, "pobj", "pcomp", "prep") for p in children(self._sentence, i, "prep")
        )
        return next(adverbs, None) is None and not stranded and not any(self._is_relative(c) for c in through)

    def _shared_object(self, i: int) -> tuple[int, ...]:
        """The object of the last coordinated verb belongs to the first too: "bombed and destroyed the town"."""
        if child(self._sentence, i, "prep", "prt", "dative", "attr", "acomp") is not None:
            return ()
        for c in children(self._sentence, i, "conj"):
            if (
                self._tokens[c].pos == "VERB"
                and c - i <= 4
                and child(self._sentence, c, "nsubj", "nsubjpass", "mark") is None
            ):
                return self._with_conjuncts(children(self._sentence, c, "dobj"))
        return ()

    def _negative_determiner(self, c: int) -> int | None:
        if self._tokens[c].text.lower() in _NEGATIVE_DETERMINERS:
            return c
        for d in children(self._sentence, c, "det", "preconj", "neg"):
            if self._tokens[d].text.lower() in _NEGATIVE_DETERMINERS:
                return d
        return None

    def _with_conjuncts(self, heads: list[int]) -> tuple[int, ...]:
        return tuple(k for h in heads for k in conjuncts(self._sentence, h))
