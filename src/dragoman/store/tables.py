"""The tables, the same on SQLite and PostgreSQL. docs/workspace.md says what each column means."""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
    text,
)

from dragoman.records import ItemKind

SCHEMA = 2
"""The number of this schema; `migrations` brings an older one up to it."""

UNDATED = date(1, 1, 1)
"""What stands for "no day": rows are kept in order of their day, and NULL has no place in an order."""

CODED, STANDING, BOTH = 1, 2, 3
"""`shown`: a row as coded that a review has overtaken; one as a reviewer edited it; one that is shown either way."""

metadata = MetaData()

_Key = BigInteger().with_variant(Integer, "sqlite")  # SQLite's row id is an INTEGER PRIMARY KEY, nothing else


def _key() -> Column[int]:
    return Column("key", _Key, primary_key=True, autoincrement=False)


meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

runs = Table(
    "runs",
    metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("digest", Text, nullable=False),
    Column("config", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("started", DateTime, nullable=False),
    Column("finished", DateTime),
    Column("state", Text, nullable=False),
    Column("given", Integer, nullable=False, default=0),
    Column("read", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
    Column("skipped", Integer, nullable=False, default=0),
)

shards = Table(
    "shards",
    metadata,
    Column("run", ForeignKey("runs.key"), primary_key=True),
    Column("shard", Integer, primary_key=True, autoincrement=False),
    Column("documents", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("positions", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("id", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Date),
    Column("published_source", Text),
    Column("outlet", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("dateline", Text),
    Column("characters", Integer, nullable=False),
    # last: what stands behind a long text costs SQLite a walk through it
    Column("text", Text, nullable=False),
    UniqueConstraint("id", "digest"),
    Index("documents_outlet", "outlet"),
)

records = Table(
    "records",
    metadata,
    Column("run", ForeignKey("runs.key"), primary_key=True),
    Column("document", ForeignKey("documents.key"), primary_key=True),
    Column("day", Date, nullable=False),
    Column("events", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("positions", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("records_day", "run", "day", "document"),
)

failures = Table(
    "failures",
    metadata,
    Column("run", ForeignKey("runs.key"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("shard", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text),
)

passages = Table(
    "passages",
    metadata,
    _key(),
    Column("document", ForeignKey("documents.key"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("document", "start", "end"),
)


_ORDER = ("run", "day", "key")
_REVIEWED = text("verdict IS NOT NULL")
_CHALLENGED = text("challenged IS TRUE")  # in these words: SQLite takes a partial index for its own words only
_ON_CLAIM = text("claim IS NOT NULL")


def _item(name: str, *columns: Column[object] | Index) -> Table:
    """A table of items: what all have, then their own."""
    return Table(
        name,
        metadata,
        _key(),
        Column("run", ForeignKey("runs.key"), nullable=False),
        Column("document", ForeignKey("documents.key"), nullable=False),
        Column("id", Text, nullable=False),
        Column("shown", SmallInteger, nullable=False),
        Column("verdict", Text),
        Column("edited", Text, nullable=False),
        Column("day", Date, nullable=False),
        Column("passage", ForeignKey("passages.key"), nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("confidence", Float, nullable=False),
        Column("digest", Text, nullable=False),
        *columns,
        Index(f"{name}_document", "document", "start", "key", "run", "shown"),
        Index(f"{name}_id", "id", "document"),
        Index(f"{name}_passage", "passage"),
        Index(f"{name}_confidence", "run", "confidence", "key", "shown"),
        Index(f"{name}_verdict", "run", "verdict", "day", "key", sqlite_where=_REVIEWED, postgresql_where=_REVIEWED),
    )


events = _item(
    "events",
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("quad", SmallInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("attributed_to", Text),
    Column("country", String(3)),
    Column("goldstein", Float),
    Column("intensity", Float),
    Column("anchor", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("date_text", Text),
    Column("date_basis", Text),
    Column("place", Text),
    Column("place_name", Text),
    Column("admin1", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonames_id", Integer),
    Column("precision", Text),
    Column("cameo", Text, nullable=False),
    Column("mutual", Boolean, nullable=False, server_default=false()),
    Index("events_type", "run", "type", "day", "key", "shown"),
    Index("events_country", "run", "country", "day", "key", "shown"),
    Index("events_mode", "run", "mode", "day", "key", "shown"),
    # whatever most filters and counts ask, in the order of pages: the wide table is not touched
    Index(
        "events_day",
        *_ORDER,
        "shown",
        "type",
        "quad",
        "status",
        "country",
        "attributed_to",
        "confidence",
        "document",
        "passage",
        "verdict",
    ),
)

claims = _item(
    "claims",
    Column("act", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("challenged", Boolean, nullable=False),
    Column("inside", Text),
    Column("content", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("cue_start", Integer, nullable=False),
    Column("cue_end", Integer, nullable=False),
    Column("challenged_by", Text),
    Index("claims_act", "run", "act", "day", "key", "shown"),
    Index("claims_challenged", "run", "day", "key", sqlite_where=_CHALLENGED, postgresql_where=_CHALLENGED),
    Index("claims_day", "run", "day", "key", "shown", "act", "challenged", "confidence", "verdict"),
)

positions = _item(
    "positions",
    Column("stance", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("object_kind", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("object_start", Integer, nullable=False),
    Column("object_end", Integer, nullable=False),
    Column("claim", Text),
    Column("anchor", Text, nullable=False),
    Column("reason", Text),
    Index("positions_stance", "run", "stance", "day", "key", "shown"),
    Index("positions_claim", "run", "document", "claim", "shown", sqlite_where=_ON_CLAIM, postgresql_where=_ON_CLAIM),
    Index("positions_day", "run", "day", "key", "shown", "stance", "confidence", "verdict"),
)

participants = Table(
    "participants",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("item", _Key, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    Column("sector", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("wikidata", Text),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("participants_name", func.lower(Column("name"))),
    Index("participants_wikidata", "wikidata"),
    sqlite_with_rowid=False,
)

codes = Table(
    "codes",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("run", ForeignKey("runs.key"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("item", _Key, primary_key=True, autoincrement=False),
    Column("roles", SmallInteger, nullable=False),
    Column("shown", SmallInteger, nullable=False),
    Index("codes_item", "kind", "item", "code", "roles"),
    sqlite_with_rowid=False,
)

dyads = Table(
    "dyads",
    metadata,
    Column("run", ForeignKey("runs.key"), primary_key=True),
    Column("pair", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("event", ForeignKey("events.key"), primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("mutual", Boolean, nullable=False),
    Column("lead", Boolean, nullable=False),
    Column("shown", SmallInteger, nullable=False),
    Column("type", Text, nullable=False),
    Column("quad", SmallInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("attributed", Boolean, nullable=False),
    Column("country", String(3)),
    Column("goldstein", Float),
    Column("intensity", Float),
    Index("dyads_event", "event"),
    sqlite_with_rowid=False,
)

reviews = Table(
    "reviews",
    metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("note", Text, nullable=False),
    Column("undoes", Text),
    Index("reviews_item", "document", "item"),
)

stories = Table(
    "stories",
    metadata,
    _key(),
    Column("run", ForeignKey("runs.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    UniqueConstraint("run", "id"),
    Index("stories_size", "run", "kind", "tellings", "key"),
    Index("stories_last", "run", "kind", "last", "key"),
)

story_members = Table(
    "story_members",
    metadata,
    Column("story", ForeignKey("stories.key"), primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("item", Text, nullable=False),
    Index("story_members_item", "document", "item"),
    sqlite_with_rowid=False,
)

ITEMS: dict[ItemKind, Table] = {"event": events, "claim": claims, "position": positions}

ROLES = {
    "actor": 1,
    "recipient": 2,
    "source": 1,
    "addressee": 2,
    "about": 4,
    "holder": 1,
    "owner": 2,
}
"""Roles as bits of `codes.roles`: 1 who does it, 2 who it is done to, 4 who is spoken of."""
