"""Where sentences begin: rules on tokens, so that quotes and abbreviations never depend on a parse that went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parse.words import words as words_of

TITLES = words_of("titles")
"""Abbreviations that do not end a sentence when a capital follows."""

AMBIGUOUS = words_of("ambiguous")
"""Abbreviations that end a sentence only when a common sentence opener follows."""

OPENERS = words_of("openers")
"""Words that open a sentence after an abbreviation that may have ended one."""

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
