"""Where sentences begin: rules on tokens, so that quotes and abbreviations never depend on a parse that went wrong."""

from __future__ import annotations

from collections.abc import Sequence

TITLES = frozenset(
    "adm. amb. brig. capt. cmdr. col. cpl. dr. gen. gov. hon. insp. lt. maj. messrs. mr. mrs. ms. pfc. pres. prof. pvt. "
    "rep. reps. rev. sen. sens. sgt. sr. supt. st. vs. no. nos. op. art. fig. ft. mt. jan. feb. mar. apr. jun. jul. aug. "
    "sep. sept. oct. nov. dec. e.g. i.e. cf. approx. est. al. fr. sec. pp. vol. ed. ph.d. m.p. mr mrs dr".split()
)
"""Abbreviations that do not end a sentence when a capital follows."""

AMBIGUOUS = frozenset("u.s. u.k. u.n. e.u. u.a.e. d.c. a.m. p.m. inc. ltd. co. corp. jr. etc. u.s.s.r. n.y. p.r.c. d.r.".split())
"""Abbreviations that end a sentence only when a common sentence opener follows."""

OPENERS = frozenset(
    "the a an he she it they we i you this that these those in on at but and however meanwhile for from by as after "
    "before while when if there his her its their our my both some many most several according also earlier later since "
    "under with despite although though last next one two no not what who how why then yet so to state-run".split()
)

_END = frozenset({".", "!", "?", "...", "…", "?!", "!?", "..", "....", "。"})
_CLOSE = frozenset({"''", "'", ")", "]", "}", "”", "’", "»"})
_OPEN = frozenset({'"', "``", "'", "(", "[", "{", "“", "‘", "«", "–", "—", "-", "•", "*"})


def sentence_starts(words: Sequence[str]) -> list[bool]:
    """Tells for each token of a paragraph whether a sentence begins there.

    Args:
        words: the paragraph's tokens in order; quotes already straight; space tokens given as they are.

    Returns:
        One flag a token; the first is True.
    """
    starts = [False] * len(words)
    if words:
        starts[0] = True
    depth, quoted = 0, False
    i = 0
    while i < len(words):
        depth = _bracket_depth(depth, words[i])
        if words[i] == '"':
            quoted = not quoted
        if not _ends(words[i]):
            i += 1
            continue
        j = i + 1
        while j < len(words) and (_closes(words[j], quoted=quoted) or words[j].isspace()):
            depth = _bracket_depth(depth, words[j])
            quoted = quoted and words[j] != '"'
            j += 1
        if j < len(words) and depth == 0 and _begins(words, j, abbreviation=words[i].lower()):
            starts[j] = True
        i = j
    return starts


def _closes(word: str, *, quoted: bool) -> bool:
    """A straight quote closes only a quotation that is open."""
    return quoted if word == '"' else word in _CLOSE or word in _END


def _bracket_depth(depth: int, word: str) -> int:
    if word in ("(", "["):
        return depth + 1
    if word in (")", "]"):
        return max(0, depth - 1)
    return depth


def _ends(word: str) -> bool:
    if word in _END or word.startswith("..."):
        return True
    return len(word) > 1 and word[-1] in ".!?" and word.lower() not in TITLES and not _is_initial(word)


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _begins(words: Sequence[str], j: int, *, abbreviation: str) -> bool:
    k = j
    while k < len(words) - 1 and (words[k] in _OPEN or words[k].isspace()):
        k += 1
    word = words[k]
    if abbreviation in AMBIGUOUS or (len(abbreviation) > 2 and abbreviation.count(".") > 1):
        return word.lower() in OPENERS and word[:1].isupper()
    return word[:1].isupper() or word[:1].isdigit() or (not word[:1].islower() and not word[:1].isascii())
