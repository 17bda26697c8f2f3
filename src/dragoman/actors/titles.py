"""What stands around a person's name and says who that is: titles, countries, appositions."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.lexicon import Noun
from dragoman.actors.owners import Owner, Read, owners_of
from dragoman.actors.phrases import left_edge
from dragoman.actors.scene import Scene
from dragoman.parse.tree import child, children, conjuncts, first_conjunct
from dragoman.records import Actor, Sentence

OF = frozenset({"of", "for", "from"})
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})


@dataclass(frozen=True, slots=True)
class Title:
    """What the words around a name say.

    `first` is the first token of the titled name; `noun` the office or other noun, None where there is none;
    `sector` what that makes its bearer; `owners` whom they act for; `former` is True for "ex-", "former", "late".
    """

    first: int
    noun: Noun | None = None
    sector: str = ""
    owners: tuple[Owner, ...] = ()
    former: bool = False
    gender: str = ""
    words: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of whom they act for, "" where the words do not say or say more than one."""
        codes = {o.actor.code for o in self.owners} - {"UNK"}
        return codes.pop() if len(codes) == 1 else ""


def said_after(scene: Scene, noun: Noun) -> frozenset[str]:
    """The prepositions after which a noun says whose somebody is; "an adviser to the chairman" is the chairman's."""
    if noun.words in scene.lexicon.advising:
        return OF | {"to"}
    return OF | {"in"} if noun.words in _LOCAL else OF


_LOCAL = frozenset({"politician", "opposition leader", "activist", "journalist", "teacher", "student", "farmer"})


def title_of(scene: Scene, sentence: Sentence, first: int, head: int, read: Read) -> Title:
    """Reads what stands around a name that begins at token `first` and hangs by token `head`."""
    before = _of_a_place(scene, sentence, first, read) or _before(scene, sentence, first, head, read)
    if before.noun is not None and before.owners:
        return before
    beside = _apposed(scene, sentence, head, read, titled=before.noun is not None)
    if beside is None and before.noun is not None and sentence.tokens[head].dep == "conj":
        beside = _before(scene, sentence, sentence.tokens[head].head, sentence.tokens[head].head, read)
        if not beside.owners:
            beside = _apposed(scene, sentence, sentence.tokens[head].head, read, titled=False)
    if beside is None and before.noun is None:
        beside = _before_comma(scene, sentence, first, read)
    if beside is None:
        return before
    if before.noun is None:
        owners = beside.owners or before.owners
        gender = before.gender or beside.gender
        return Title(before.first, beside.noun, beside.sector, owners, beside.former, gender, beside.words)
    owners = before.owners or beside.owners
    return Title(before.first, before.noun, before.sector, owners, before.former, before.gender, before.words)


def _of_a_place(scene: Scene, sentence: Sentence, first: int, read: Read) -> Title | None:
    """The office in "the mayor of Koszalin Jan Nowak", where the parser hung the name on the preposition."""
    if first < 3 or sentence.tokens[first - 2].text not in ("of", "in", "from"):
        return None
    noun = scene.lexicon.noun_at(sentence, first - 3)
    if noun is None or noun.sort != "office":
        return None
    owners = owners_of(scene, sentence, noun.last - 1, prepositions=frozenset(), read=read)
    place = sentence.tokens[first - 1].text
    known = [e for e in scene.register.named(place) if e.kind in ("state", "territory", "seat")]
    code = known[0].code if known else scene.town(place)
    if not owners and code:
        owners = [Owner(Actor(code=code, sector="GOV", name=place), first - 1, "of", "place")]
    sector = sector_of(scene, sentence, noun, owners)
    return Title(noun.first, noun, sector, tuple(owners), False, "", (noun.words,)) if owners else None


def _before(scene: Scene, sentence: Sentence, first: int, head: int, read: Read) -> Title:
    tokens, lexicon = sentence.tokens, scene.lexicon
    edge = min(first, left_edge(sentence, head))
    noun, gender, former = None, "", False
    k = first - 1
    while k >= edge:
        low = tokens[k].text.lower()
        gender = gender or lexicon.gendered.get(low, "")
        former = former or low in lexicon.former
        if noun is None and tokens[k].pos in ("NOUN", "PROPN") and not _registered(scene, sentence, k):
            seen = lexicon.noun_at(sentence, k)
            noun = seen if seen is not None and seen.sort in ("office", "people") else None
        k -= 1
    owners = owners_of(scene, sentence, head, prepositions=OF, read=read)
    if noun is None and owners and first > edge and tokens[first - 1].pos == "NOUN":
        lemma = tokens[first - 1].lemma.lower()
        noun = Noun(lemma, "people", scene.register.agent(lemma) or "CVL", first - 1, first)
    if noun is not None:
        for at in (noun.last - 1, noun.first):
            if not owners and at != head:
                owners = owners_of(scene, sentence, at, prepositions=OF, read=read)
    owners = owners or _named_between(scene, sentence, edge, first)
    sector = sector_of(scene, sentence, noun, owners) if noun else ""
    words = tuple(t.text.lower() for t in tokens[edge:first])
    return Title(edge, noun, _as_former(sector, former), tuple(owners), former, gender, words)


def _named_between(scene: Scene, sentence: Sentence, edge: int, first: int) -> list[Owner]:
    """The one the register knows among the words of a title, however the parser hung it: "(OIC) head X"."""
    for k in range(first - 1, edge - 1, -1):
        name = scene.modifier(sentence.index, k)
        entry = scene.entry_of(name) if name is not None and not name.person else None
        if name is not None and entry is not None and name.last <= first:
            return [Owner(scene.actor_of(entry), name.head, "adjective", entry.kind)]
    return []


def _registered(scene: Scene, sentence: Sentence, k: int) -> bool:
    name = scene.name_at[sentence.index].get(k)
    return name is not None and bool(name.entries)


def _part_of_name(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Tells whether a word only belongs to a longer name: "Union" in "African Union forces"."""
    name = scene.name_at[sentence.index].get(k)
    return name is not None and bool(name.entries) and name.last - name.first > 1


def _apposed(scene: Scene, sentence: Sentence, head: int, read: Read, *, titled: bool) -> Title | None:
    """A description beside the name: "X, the chancellor of Y", "the general, X", "X is a lawyer from Y"."""
    tokens, lexicon = sentence.tokens, scene.lexicon
    beside = children(sentence, head, "appos")
    first = first_conjunct(sentence, head)
    listed = conjuncts(sentence, first)
    if tokens[first].dep == "appos" and tokens[first].head >= 0 and not (titled and first != head):
        beside.append(tokens[first].head)
    if tokens[head].dep == "nsubj" and tokens[tokens[head].head].lemma == "be":
        attribute = child(sentence, tokens[head].head, "attr")
        beside += [attribute] if attribute is not None else []
    beside += _served_as(sentence, head)
    if not beside:
        beside = _after_comma(scene, sentence, head)
    for k in beside:
        if tokens[k].pos not in ("NOUN", "PROPN"):
            continue
        noun = lexicon.noun_at(sentence, k)
        if noun is None and not titled:
            noun = _unlisted(scene, sentence, k, read)
        if noun is None or noun.sort not in ("office", "people"):
            continue
        owners = owners_of(scene, sentence, k, prepositions=said_after(scene, noun), read=read)
        if len(owners) == len(listed) > 1:
            owners = [owners[listed.index(head)]]
        former = any(tokens[c].text.lower() in lexicon.former for c in range(left_edge(sentence, k), k))
        sector = sector_of(scene, sentence, noun, owners)
        gender = lexicon.gendered.get(noun.words, "")
        words = tuple(t.text.lower() for t in tokens[left_edge(sentence, k) : min(k + 5, len(tokens))])
        return Title(k, noun, _as_former(sector, former), tuple(owners), former, gender, words)
    return None


def _before_comma(scene: Scene, sentence: Sentence, first: int, read: Read) -> Title | None:
    """The office before a comma and a name that the parser did not join: "..., Chad's ambassador to Mali, X told"."""
    tokens = sentence.tokens
    if first < 3 or tokens[first - 1].text != ",":
        return None
    for k in range(first - 2, max(-1, first - 9), -1):
        if tokens[k].pos in ("VERB", "AUX", "PUNCT", "PRON"):
            return None
        noun = scene.lexicon.noun_at(sentence, k) if tokens[k].tag in ("NN", "NNP") else None
        if noun is None or noun.sort != "office" or tokens[k].dep in _JOINED:
            continue
        owners = owners_of(scene, sentence, k, prepositions=frozenset(), read=read)
        sector = sector_of(scene, sentence, noun, owners)
        return Title(k, noun, sector, tuple(owners), False, "", (noun.words,)) if owners else None
    return None


_JOINED = frozenset({"dobj", "pobj", "conj", "poss", "compound", "dative", "attr"})
"""An office that belongs to the words before it is nobody's title: "after meeting the president, X said"."""


def _unlisted(scene: Scene, sentence: Sentence, k: int, read: Read) -> Noun | None:
    """A noun that no list has, of somebody whose country it tells: "X, a videographer from Yemen"."""
    token = sentence.tokens[k]
    if token.tag != "NN" or sentence.tokens[left_edge(sentence, k)].text.lower() not in ("a", "an", "the"):
        return None
    owners = owners_of(scene, sentence, k, prepositions=frozenset({"from"}), read=read)
    if len(owners) != 1 or owners[0].sort not in ("state", "territory", "place") or owners[0].how == "poss":
        return None
    lemma = token.lemma.lower()
    return Noun(lemma, "people", scene.register.agent(lemma) or "CVL", k, k + 1)


def _after_comma(scene: Scene, sentence: Sentence, head: int) -> list[int]:
    """The office right after a name and a comma, however the parser hung it: "X, the mayor of Y, was ..."."""
    tokens = sentence.tokens
    name = scene.name_at[sentence.index].get(head)
    comma = name.last if name is not None else head + 1
    if comma + 2 >= len(tokens) or tokens[comma].text != ",":
        return []
    article = tokens[comma + 1].text.lower() in ("the", "a", "an")
    for k in range(comma + 2, min(comma + 7, len(tokens))):
        if tokens[k].tag == "NN" and left_edge(sentence, k) == comma + 1:
            noun = scene.lexicon.noun_at(sentence, k)
            if noun is None or noun.sort != "office":
                return []
            return [k] if article or scene.modifier(sentence.index, comma + 1) is not None else []
    return []


def _served_as(sentence: Sentence, head: int) -> list[int]:
    """The office in "X, who served as ambassador", "X, who was prime minister"."""
    found = []
    for verb in children(sentence, head, "relcl"):
        if sentence.tokens[verb].lemma == "be":
            found += children(sentence, verb, "attr")
        elif sentence.tokens[verb].lemma in ("serve", "work", "act"):
            for preposition in children(sentence, verb, "prep"):
                if sentence.tokens[preposition].text == "as":
                    found += children(sentence, preposition, "pobj")
    return found


def _as_former(sector: str, former: bool) -> str:
    return "ELI" if former and sector in OFFICIAL else sector


def sector_of(scene: Scene, sentence: Sentence, noun: Noun, owners: list[Owner]) -> str:
    """The sector a noun has here.

    Words before it specify it ("rebel leader", "army spokesman"); for those who act for a body that is no
    government it is the body's ("Hamas official", "company spokesman").
    """
    if noun.words == "officer" and scene.police:
        return "COP"
    if " " in noun.words and noun.sector != "GOV":
        return noun.sector
    specific = _specified(scene, sentence, noun)
    if specific:
        return specific
    inherits = (noun.sort in ("office", "people") and noun.sector in _INHERITING) or noun.sort == "force"
    for owner in owners:
        if inherits and owner.sort in _BODIES and owner.actor.sector not in ("GOV", "UNK", "CVL"):
            return owner.actor.sector
        if (
            noun.words in scene.lexicon.following
            and owner.sort in ("person", *_BODIES)
            and owner.actor.sector not in ("UNK", "ELI")
        ):
            return "CVL" if owner.actor.sector == "GOV" and noun.words != "member" else owner.actor.sector
        if noun.words in ("employee", "staff", "staffer", "insider") and owner.sort in (*_BODIES, "seat"):
            return owner.actor.sector
    return noun.sector


_INHERITING = frozenset({"GOV", "CVL", "UNK", "PTY", "BUS", "UAF", "MIL", "REB"})
_BODIES = frozenset({"body", "party", "group", "igo", "ngo", "company", "media", "force"})
_GENERAL = frozenset({"GOV", "CVL", "UNK", "MIL", "SOC", "UAF"})


def _modifier(sentence: Sentence, noun: Noun) -> str:
    """The word right before a noun."""
    return sentence.tokens[noun.first - 1].text.lower() if noun.first else ""


def _specified(scene: Scene, sentence: Sentence, noun: Noun) -> str:
    if noun.sector == "PTY" and scene.lexicon.sector_before.get(_modifier(sentence, noun)) == "OPP":
        return "OPP"
    if noun.sector == "GOV" and _modifier(sentence, noun) == "shadow":
        return "OPP"
    if noun.sector not in _GENERAL or noun.words.split()[-1] in scene.lexicon.of_states:
        return ""
    lexicon = scene.lexicon
    head = noun.last - 1
    for c in reversed(sentence.children[head]):
        token = sentence.tokens[c]
        if c >= noun.first or token.dep not in ("amod", "compound", "nmod") or _part_of_name(scene, sentence, c):
            continue
        low = token.text.lower()
        sector = lexicon.sector_before.get(low, "")
        if not sector and noun.sort != "body" and token.dep in ("compound", "nmod") and token.pos == "NOUN":
            inner = lexicon.noun_at(sentence, c)
            sector = inner.sector if inner is not None and inner.sort in ("body", "force", "people") else ""
        if sector and not (sector == "GOV" and noun.sector != "CVL") and not (sector == "BUS" and noun.sector == "MIL"):
            return sector
    return ""
