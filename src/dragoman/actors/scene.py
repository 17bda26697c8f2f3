"""One report while its actors are read: its names by token, who has been spoken of, what it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from dragoman.actors.cast import People
from dragoman.actors.contests import Contest, contests
from dragoman.actors.entries import Entry
from dragoman.actors.found import Found
from dragoman.actors.laid import Names
from dragoman.actors.lexicon import Lexicon
from dragoman.actors.phrases import Name, hyphened
from dragoman.actors.register import Register
from dragoman.actors.spoken_states import PRIVATE, codes_in, count_codes, shared
from dragoman.records import Actor, Document, Quotation, Sentence

MEMORY = 80
"""How many phrases back a pronoun or description may look; bounds the time a long document takes."""
FAR = 100
"""How many known actors back a joint mention may look."""


Groups = tuple[tuple[float, frozenset[str]], ...]
"""Weights and the names of those told of together."""


class Scene:
    """What is known while reading one report from its beginning to the sentence at hand."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        register: Register,
        lexicon: Lexicon,
    ) -> None:
        self.document = document
        self.sentences = sentences
        self.register = register
        self.lexicon = lexicon
        self.on: date | None = document.published
        self._quotes = [q for q in quotations if not q.scare]
        self._quote_starts = [q.start for q in self._quotes]
        self.names = Names(document, sentences, register, lexicon).lay()
        self.name_at: list[dict[int, Name]] = [
            {k: name for name in names for k in range(name.first, name.last)} for names in self.names
        ]
        heading = register.find(document.title, self.on)
        self.titled = Counter(hit.entries[0].code for hit in heading if hit.entries[0].kind == "state")
        self.mentioned: Counter[str] = Counter()
        self.mentioned = count_codes(self)
        self.codes = [codes_in(self, s) for s in sentences]
        self.focus = self._find_focus()
        self.dominant = self.focus or self._find_dominant()
        self.blocs = self._lay_blocs()
        self.whole = bool(self.focus) and self.mentioned[self.focus] >= 0.75 * sum(self.mentioned.values())
        self.memory: list[Found] = []
        self.known: list[Found] = []
        self.read: dict[tuple[int, int], Found | None] = {}
        self.plain: dict[tuple[int, int], Found | None] = {}
        self.depth = 0
        self.reader: Callable[[Scene, Sentence, int], Found | None] = lambda *_: None
        self.people = People()
        self.police = "police" in document.text
        self.bodies: dict[str, Actor] = {}
        self.homes: dict[str, set[str]] = {}
        self.told_of: dict[str, set[str]] = {}
        self.told: dict[tuple[int, int, int, int], object] = {}
        self.members: dict[tuple[int, str, str], tuple[Found, tuple[Actor, ...]]] = {}
        self.together: dict[tuple[int, int, int, int, int], tuple[tuple[Actor, ...], Groups]] = {}
        self._contests: dict[int, tuple[Contest, ...]] = {}
        self.acting: dict[int, object] = {}
        self.home_told: str | None = None
        self.set_in: str | None = None
        self.places: Counter[str] | None = None
        self.armed: frozenset[str] | None = None

    def contests(self, index: int) -> tuple[Contest, ...]:
        """The words of fighting or talking in a sentence, found once."""
        if index not in self._contests:
            self._contests[index] = contests(self.sentences[index], self.lexicon)
        return self._contests[index]

    def _find_focus(self) -> str:
        """The one country the report is about, "" where there is none or more than one."""
        ranked = self.mentioned.most_common(2)
        if not ranked or ranked[0][1] < 2:
            return ""
        total = sum(self.mentioned.values())
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= 0.6 * total and ranked[0][1] >= 2 * second else ""

    def meet(self, people: People) -> None:
        """Takes in whom the report names: surnames now tell as much as full names of which country it speaks."""
        self.people = people
        for sentence, names in zip(self.sentences, self.names, strict=True):
            for name in names:
                if name.label != "PERSON" or name.entries:
                    continue
                words = [t.text for t in sentence.tokens[name.first : name.last] if t.pos != "PUNCT"]
                person = people.find(words, at=sentence.index)
                outside = self.quotation_at(sentence.tokens[name.first].start) is None
                private = person is not None and person.actor.sector in PRIVATE
                if (
                    person is not None
                    and not private
                    and outside
                    and self.register.state(person.actor.code) is not None
                ):
                    self.codes[sentence.index][person.actor.code] += 1
        spoken: Counter[str] = Counter()
        for counts in self.codes:
            spoken.update(counts)
        if any(n >= spoken[self.focus] and code != self.focus for code, n in spoken.items()):
            self.focus, self.whole = "", False
        self.dominant = self.focus or self._find_dominant()

    def _lay_blocs(self) -> list[tuple[int, Entry]]:
        """The international bodies the report names, with their offsets."""
        found = []
        for sentence, names in zip(self.sentences, self.names, strict=True):
            for name in names:
                entry = self.entry_of(name) if name.entries else None
                if entry is not None and entry.kind == "igo":
                    found.append((sentence.tokens[name.first].start, entry))
        return found

    def bloc_before(self, noun: str, offset: int) -> Entry | None:
        """The international body that "the bloc" or "the alliance" picks up: the latest of that kind named before."""
        kind = self.lexicon.bloc_kinds.get(noun)
        if kind is None:
            return None
        k = bisect_left(self.blocs, offset, key=lambda item: item[0])
        for _, entry in reversed(self.blocs[max(0, k - MEMORY) : k]):
            if entry.id in kind:
                return entry
        return None

    def _find_dominant(self) -> str:
        """The country at home in which a report's acts are, less strictly than `focus`; "" where there is none."""
        whole: Counter[str] = Counter()
        for counts in self.codes:
            whole.update(counts)
        ranked = whole.most_common(2)
        second = ranked[1][1] if len(ranked) > 1 else 0
        total = whole.total()
        if ranked and self.titled.keys() == {ranked[0][0]} and ranked[0][1] > second:
            return ranked[0][0]
        if not ranked or ranked[0][1] < 4:
            return ""
        return ranked[0][0] if ranked[0][1] >= 0.4 * total and ranked[0][1] >= 2 * second else ""

    def domestic(self, sentence: Sentence) -> str:
        """The country at home in which a sentence's police or protesters are; "" where another one is near."""
        code, index = self.dominant, sentence.index
        others = set(self.codes[index]) - {code}
        before = set(self.codes[index - 1]) if index and code != self.focus else set()
        return code if code and not others and (not before or code in before) else ""

    def _beside(self, sentence: Sentence) -> str:
        """The one country that a sentence names, or, where it names none, one of the two before."""
        for index in range(sentence.index, sentence.index - 3, -1):
            if index >= 0 and self.codes[index]:
                return next(iter(self.codes[index])) if len(self.codes[index]) == 1 else ""
        return ""

    def settle(self, noun: str, code: str) -> None:
        """Keeps whose the report says somebody is ("Hong Kong police"), for when it says no more than "police"."""
        if self.register.state(code) is not None:
            self.homes.setdefault(noun, set()).add(code)

    def told_home(self, sentence: Sentence, noun: str) -> str:
        """The only country that people called so have had in the report; "" where a sentence names another."""
        codes = self.told_of.get(noun, set())
        return next(iter(codes)) if len(codes) == 1 and self.codes[sentence.index].keys() <= codes else ""

    def settled(self, sentence: Sentence, noun: str) -> str:
        """The only country whose the report has said such people are; "" where a sentence speaks of another."""
        codes = self.homes.get(noun, set())
        return next(iter(codes)) if len(codes) == 1 and self.codes[sentence.index].keys() <= codes else ""

    def home_of(self, sentence: Sentence, noun: str) -> str:
        """The country of a noun that says none: as `home_in`, else of those spoken of beside it."""
        code = self.home_in(sentence) or self.domestic(sentence)
        return code or (self._beside(sentence) if noun in self.lexicon.nearest else "")

    def home_in(self, sentence: Sentence) -> str:
        """The country whose "government" or "police" a sentence means, "" where it is not clear.

        The only one its own sentence names, if the report speaks of none more often; else the report's one country.
        """
        codes = self.codes[sentence.index].keys() & self.mentioned.keys()
        if len(codes) == 1:
            (code,) = codes
            if self.mentioned[code] == max(self.mentioned.values()):
                return code
        return self.focus

    def town(self, words: str) -> str:
        """The code of the state a town or province lies in, "" where it may be one of several."""
        homes = self.register.home(words)
        spoken = [code for code in homes if code in self.mentioned]
        return homes[0] if len(homes) == 1 else spoken[0] if len(spoken) == 1 else ""

    def american(self, noun: str, before: set[str]) -> bool:
        """Tells whether words for bodies of one state only ("the administration", "congressional") mean the US."""
        cues = self.lexicon.american
        secretary = noun.startswith("secretary") and (" of" in noun or "of" in before) and "PHL" not in self.mentioned
        return "USA" in self.mentioned and (secretary or noun in cues or bool(before & cues))

    def entry_of(self, name: Name) -> Entry | None:
        """The likeliest entry for a name, one that existed on the report's day where there is one.

        Of bodies of one name ("House of Commons") it is that of the only state which the report speaks of.
        """
        if shared(name):
            spoken = [entry for entry in name.entries if entry.code in self.mentioned]
            if len(spoken) == 1:
                return spoken[0]
        for entry in name.entries:
            if self.on is None or entry.covers(self.on):
                return entry
        return name.entries[0] if name.entries else None

    def code_of(self, name: Name) -> str:
        """The code of a name's likeliest entry, "" where the register does not know it."""
        entry = self.entry_of(name)
        return entry.reading(self.on)[0] if entry is not None else ""

    def actor_of(self, entry: Entry) -> Actor:
        """An entry as an actor on the report's day."""
        code, sector = entry.reading(self.on)
        return Actor(code=code, sector=sector, name=entry.name, wikidata=entry.wikidata)

    def state_name(self, code: str) -> str:
        """A state's name by its code; the code itself where it is none."""
        state = self.register.state(code)
        return state.name if state is not None else _OTHERS.get(code, code)

    def modifier(self, sentence: int, token: int) -> Name | None:
        """The register's name that covers a token, unless it only helps to name somebody else ("US-backed")."""
        name = self.name_at[sentence].get(token)
        if (
            name is None
            or not name.entries
            or self.generic(sentence, name)
            or hyphened(self.sentences[sentence], name, self.lexicon)
        ):
            return None
        return name

    def generic(self, sentence: int, name: Name) -> bool:
        """Tells whether a body's name is a mere noun ("Senate") of a state that the report does not speak of."""
        entry = self.entry_of(name)
        if entry is None or entry.kind != "body" or name.last - name.first > 1:
            return False
        before = self.name_at[sentence].get(name.first - 1)
        whose = self.entry_of(before) if before is not None else None
        elsewhere = whose is not None and whose.kind in ("state", "territory") and whose.code != entry.code
        if entry.code in self.mentioned and not elsewhere:
            return False
        return self.lexicon.noun_at(self.sentences[sentence], name.head) is not None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation an offset stands in, None where it is the writer's own text."""
        k = bisect_right(self._quote_starts, offset) - 1
        if k >= 0 and self._quotes[k].start <= offset < self._quotes[k].end:
            return self._quotes[k]
        return None

    def remember(self, found: Found) -> None:
        """Keeps a phrase for what comes after it."""
        self.memory.append(found)
        if len(self.memory) > 2 * MEMORY:
            del self.memory[:MEMORY]
        if found.known:
            self.known.append(found)
            if len(self.known) > 4 * MEMORY:
                del self.known[: 2 * MEMORY]

    def recent(self) -> list[Found]:
        """What was spoken of lately, the latest first."""
        return self.memory[: -MEMORY - 1 : -1]

    def actors_before(self) -> list[Found]:
        """The known actors spoken of so far, the latest first; it reaches further back than `recent`."""
        return self.known[: -FAR - 1 : -1]


_OTHERS = {"WST": "the West", "IGO": "an international body"}
