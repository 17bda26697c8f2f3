"""Words in reports and in items' sentences: FTS5 on SQLite, tsvector on PostgreSQL, behind the same questions.

Two indices: `documents_words` over a report's title and text, `passages_words` over the sentences that hold items.
Both stem English and ignore case; SQLite's also ignores diacritics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from dragoman.errors import InputError
from dragoman.store.rows import MARK_END, MARK_START
from dragoman.store.tables import documents

SNIPPET_WORDS = 32
"""Words of a snippet: two lines on a page."""

_SQLITE = (
    "CREATE VIRTUAL TABLE documents_words USING fts5(title, text, content='documents', content_rowid='key', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    # no content of its own: the words are in documents.text, a passage says where
    "CREATE VIRTUAL TABLE passages_words USING fts5(text, content='', tokenize='porter unicode61 remove_diacritics 2')",
)
_POSTGRESQL = (
    "CREATE TABLE documents_words (key bigint PRIMARY KEY REFERENCES documents (key), words tsvector NOT NULL)",
    "CREATE INDEX documents_words_words ON documents_words USING gin (words)",
    "CREATE TABLE passages_words (key bigint PRIMARY KEY REFERENCES passages (key), words tsvector NOT NULL)",
    "CREATE INDEX passages_words_words ON passages_words USING gin (words)",
)

_LANGUAGE: ColumnElement[Any] = literal_column("'english'::regconfig")
_BODY = 1
"""The column of `documents_words` that snippets are cut from (0 is the title)."""


def create(connection: Connection) -> None:
    """Makes both indices, empty."""
    for statement in _SQLITE if _is_sqlite(connection) else _POSTGRESQL:
        connection.execute(text(statement))


def add_documents(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Adds documents; `rows` have `key`, `title` and `text`."""
    if _is_sqlite(connection):
        connection.execute(text("INSERT INTO documents_words(rowid, title, text) VALUES (:key, :title, :text)"), rows)
    else:
        # a tsvector holds 1 MB: what is beyond some 300,000 words of one report is not searched
        words = "to_tsvector('english', :title) || to_tsvector('english', left(:text, 500000))"
        connection.execute(text(f"INSERT INTO documents_words(key, words) VALUES (:key, {words})"), rows)


def add_passages(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Adds sentences; `rows` have `key` and `text`."""
    if _is_sqlite(connection):
        connection.execute(text("INSERT INTO passages_words(rowid, text) VALUES (:key, :text)"), rows)
    else:
        insert = "INSERT INTO passages_words(key, words) VALUES (:key, to_tsvector('english', left(:text, 500000)))"
        connection.execute(text(insert), rows)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that must, or must not, be there; `open_end` for "nego*"."""

    words: str
    negated: bool
    open_end: bool


def parse_terms(asked: str) -> tuple[Term, ...]:
    """Reads what somebody typed into a search box.

    Args:
        asked: words, all of which must be there; "a phrase"; -word for what must not; word* for any end.

    Returns:
        The terms in order.

    Raises:
        InputError: nothing to look for, or only what must not be there.
    """
    terms = []
    for match in _TERM.finditer(asked):
        phrase = match["phrase"] if match["phrase"] is not None else match["word"]
        words = " ".join(re.findall(r"\w+", phrase))
        if words:
            terms.append(Term(words, bool(match["minus"]), phrase.endswith("*")))
    if not any(not term.negated for term in terms):
        raise InputError(f"nothing to look for in '{asked}'", hint='words, "a phrase", -without, begin*')
    return tuple(terms)


_TERM = re.compile(r"""(?P<minus>(?<!\S)-)?(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))""")


def documents_with(asked: str, *, sqlite: bool) -> Select[Any]:
    """Selects the keys of the documents that hold some words, as a column `key`."""
    return _keys("documents_words", parse_terms(asked), sqlite=sqlite)


def passages_with(asked: str, *, sqlite: bool) -> Select[Any]:
    """Selects the keys of the passages that hold some words, as a column `key`."""
    return _keys("passages_words", parse_terms(asked), sqlite=sqlite)


def ranked_documents(asked: str, *, sqlite: bool) -> Select[Any]:
    """Selects documents that hold some words: `key` and `rank`, smaller is better."""
    terms = parse_terms(asked)
    if sqlite:
        words = table("documents_words", column("rowid"), column("rank"), column("documents_words"))
        found = select(words.c.rowid.label("key"), words.c.rank.label("rank"))
        return found.where(words.c.documents_words.op("MATCH")(_fts5(terms)))
    words = table("documents_words", column("key"), column("words"))
    asking = _tsquery(terms)
    found = select(words.c.key, (-func.ts_rank(words.c.words, asking)).label("rank"))
    return found.where(words.c.words.op("@@")(asking))


def snippets(connection: Connection, asked: str, keys: Sequence[int]) -> dict[int, str]:
    """Cuts a snippet for each of some documents, found words between `MARK_START` and `MARK_END`.

    Args:
        connection: of a transaction that reads.
        asked: the words, as they were searched for.
        keys: the documents' keys: the few of a page, for cutting reads the whole text.
    """
    terms = parse_terms(asked)
    if _is_sqlite(connection):
        words = table("documents_words", column("rowid"), column("documents_words"))
        cut = func.snippet(literal_column("documents_words"), _BODY, MARK_START, MARK_END, "…", SNIPPET_WORDS)
        found = select(words.c.rowid, cut).where(words.c.documents_words.op("MATCH")(_fts5(terms)))
        return dict(connection.execute(found.where(words.c.rowid.in_(keys))).tuples().all())
    shape = f"StartSel={MARK_START}, StopSel={MARK_END}, MaxWords={SNIPPET_WORDS}, MinWords={SNIPPET_WORDS // 2}"
    headline = func.ts_headline(_LANGUAGE, documents.c.text, _tsquery(terms), shape)
    return dict(connection.execute(select(documents.c.key, headline).where(documents.c.key.in_(keys))).tuples().all())


def _keys(name: str, terms: Sequence[Term], *, sqlite: bool) -> Select[Any]:
    if sqlite:
        words = table(name, column("rowid"), column(name))
        return select(words.c.rowid.label("key")).where(words.c[name].op("MATCH")(_fts5(terms)))
    words = table(name, column("key"), column("words"))
    return select(words.c.key).where(words.c.words.op("@@")(_tsquery(terms)))


def _fts5(terms: Iterable[Term]) -> str:
    wanted = " AND ".join(_fts5_term(term) for term in terms if not term.negated)
    unwanted = " OR ".join(_fts5_term(term) for term in terms if term.negated)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _fts5_term(term: Term) -> str:
    return f'"{term.words}"' + (" *" if term.open_end else "")


def _tsquery(terms: Iterable[Term]) -> ColumnElement[Any]:
    parts = [(_tsquery_term(term), term.negated) for term in terms]
    whole, negated = parts[0]
    whole = func.tsquery_not(whole) if negated else whole
    for part, negated in parts[1:]:
        whole = func.tsquery_and(whole, func.tsquery_not(part) if negated else part)
    return whole


def _tsquery_term(term: Term) -> ColumnElement[Any]:
    if term.open_end and " " not in term.words:
        return func.to_tsquery(_LANGUAGE, f"{term.words}:*")
    return func.phraseto_tsquery(_LANGUAGE, term.words)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
