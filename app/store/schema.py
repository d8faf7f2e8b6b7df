"""The tables of a project, in types that every database has.

Three kinds of tables: `events` and `changes` are only ever added to; `documents`, `segments`, `texts`,
`decisions`, `names`, `annotations`, `assessments`, `comments`, `signoffs` and the settings are the state those events
produced; `findings` and the columns marked derived are what the checks say of that state, and may be made anew at any
time.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

VERSION = 7  # of the schema; see `migrating`
REVISION = f"{VERSION:04}"
UNCHECKED = -1  # the risk of a segment whose text no check has seen yet
NOTHING_WORSE = -1  # the worst open finding of a segment that has none


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, with its time zone also where the database keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def json_text(value: Any) -> str:
    """A JSON value as it is kept: letters as letters."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_value(text: str | bytes) -> Any:
    """What `json_text` wrote."""
    return json.loads(text)


# Compared by code points, as SQLite does by itself: the alphabets are in the key (see `folding.order_key`).
Ordered = String().with_variant(String(collation="C"), "postgresql")

tables = MetaData()

project = Table(  # one row
    "project",
    tables,
    Column("id", Integer, primary_key=True),
    Column("uid", String, nullable=False, server_default=""),  # the same wherever and under whatever name it lies
    Column("program", String, nullable=False),  # the version of the program that laid out these tables
    Column("settings", JSON, nullable=False),
    Column("next_document", Integer, nullable=False),
    Column("next_segment", Integer, nullable=False),
)

revisions = Table(  # Alembic's own: one row
    "alembic_version",
    tables,
    Column("version_num", String(32), primary_key=True),
)

documents = Table(
    "documents",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("source_origin", Text, nullable=False),
    Column("target_origin", Text, nullable=False),
    Column("furniture", JSON, nullable=False),
    Column("segments", Integer, nullable=False),
    Column("present", Boolean, nullable=False),
    Column("open_findings", Integer, nullable=False, server_default="0"),  # derived
)

originals = Table(
    "originals",
    tables,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

# Narrow on purpose: a million of these rows are listed, filtered and sorted without touching their texts.
segments = Table(
    "segments",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("source_paragraph", Integer, nullable=False),
    Column("target_paragraph", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("source_order", Ordered, nullable=False),
    Column("target_order", Ordered, nullable=False),
    Column("risk", Integer, nullable=False, server_default=str(UNCHECKED)),  # derived, as is all that follows
    Column("light", String, nullable=False, server_default="unchecked"),
    Column("reasons", JSON, nullable=False, server_default="[]"),
    Column("open_findings", Integer, nullable=False, server_default="0"),
    Column("worst", Integer, nullable=False, server_default=str(NOTHING_WORSE)),
    Index("segments_by_position", "document", "position", unique=True),
    Index("segments_by_state", "state", "document", "position"),
    Index("segments_by_source", "source_order", "document", "position"),
    Index("segments_by_target", "target_order", "document", "position"),
)

texts = Table(
    "texts",
    tables,
    Column("segment", ForeignKey("segments.id"), primary_key=True),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("imported", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("key", Text, nullable=False),  # finds the entry again in the document's own file
)

# What a reviewer looks at first comes first, and what is equal stands in the order of the text.
Index("segments_by_risk", segments.c.risk.desc(), segments.c.document, segments.c.position)
Index(
    "segments_by_findings",
    segments.c.open_findings.desc(),
    segments.c.worst.desc(),
    segments.c.document,
    segments.c.position,
)

# Both texts without case, apart from the rest so that a search reads nothing else. What finds a text in it without
# reading them all is laid beside it by each database in its own way, see `searching`.
search = Table(
    "search",
    tables,
    Column("segment", ForeignKey("segments.id"), primary_key=True),
    Column("folded", Text, nullable=False),
)

# Which letters stand in them, as bits of three numbers, see `letters`.
letters = Table(
    "letters",
    tables,
    Column("segment", ForeignKey("segments.id"), primary_key=True),
    Column("first", BigInteger, nullable=False),
    Column("second", BigInteger, nullable=False),
    Column("third", BigInteger, nullable=False),
)

decisions = Table(
    "decisions",
    tables,
    Column("key", String, primary_key=True),
    Column("scope", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("moment", Moment, nullable=False),
)

names = Table(
    "names",
    tables,
    Column("name", String, primary_key=True),
    Column("decision", JSON, nullable=False),
)

comments = Table(
    "comments",
    tables,
    Column("key", String, primary_key=True),
    Column("segment", ForeignKey("segments.id"), nullable=False),  # as the next two: out of the comment, to find it by
    Column("thread", String, nullable=False),
    Column("resolved", Boolean, nullable=False),
    Column("comment", JSON, nullable=False),
    Index("comments_by_segment", "segment", "thread", "resolved"),
    Index("comments_by_thread", "thread", "resolved"),
)

signoffs = Table(
    "signoffs",
    tables,
    Column("document", ForeignKey("documents.id"), primary_key=True, autoincrement=False),
    Column("said", JSON, nullable=False),
)

# Errors that people marked, and what they think of a segment as a whole; the key begins with the segment.
marks = Table(
    "annotations",
    tables,
    Column("key", String, primary_key=True),
    Column("segment", ForeignKey("segments.id"), nullable=False, index=True),
    Column("value", JSON, nullable=False),
)

assessments = Table(
    "assessments",
    tables,
    Column("key", String, primary_key=True),
    Column("segment", ForeignKey("segments.id"), nullable=False, index=True),
    Column("value", JSON, nullable=False),
)

events = Table(
    "events",
    tables,
    Column("id", Integer, primary_key=True),
    Column("moment", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("role", String, nullable=False),
    Column("action", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("undoes", ForeignKey("events.id"), index=True),
    Index("events_by_person", "who", "id"),
)

changes = Table(
    "changes",
    tables,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entity", String, nullable=False),
    Column("key", String, nullable=False),
    Column("segment", ForeignKey("segments.id")),  # the one in whose history it is shown, if any
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Index("changes_by_segment", "segment", "event"),
    Index("changes_by_value", "entity", "key", "event"),
)

findings = Table(
    "findings",
    tables,
    Column("id", Integer, primary_key=True),
    Column("segment", ForeignKey("segments.id"), nullable=False, index=True),
    Column("document", Integer, nullable=False),
    Column("check", String, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("message", JSON, nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("target_start", Integer),
    Column("target_end", Integer),
    Column("fix", Text),
    Column("subject", Text, nullable=False),
    Column("fingerprint", String, nullable=False, index=True),
    Column("kind_key", String, nullable=False),
    Column("decision", String),  # the key of the decision that settles it
    Index("findings_by_kind", "kind_key", "document"),
    Index("findings_by_document", "document", "severity", "decision"),
)

# Derived: sums of the two tables above, kept as they change, so that nothing counts a million rows (see `tallies`).
tallies = Table(
    "tallies",
    tables,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("state", String, primary_key=True),
    Column("segments", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("checked", Integer, nullable=False),
    Column("risk", Integer, nullable=False),  # of those that were checked, added up
)

found_tallies = Table(
    "found_tallies",
    tables,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("severity", Integer, primary_key=True, autoincrement=False),
    Column("open", Integer, nullable=False),
    Column("settled", Integer, nullable=False),
)
