"""Comments and sign-offs: how they are kept, changed by events, and found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from app.model import Comment, Side, Signed, Span
from app.store.derived import in_groups
from app.store.schema import comments, documents, segments, signoffs


def comment_key(segment: int, token: str) -> str:
    """The id of a comment: the segment in whose history it stands, and what nobody else has."""
    return f"{segment}:{token}"


def comment_to_json(comment: Comment) -> dict[str, Any]:
    """The value of a "comment" change."""
    return {
        "segment": comment.segment,
        "thread": comment.thread,
        "text": comment.text,
        "who": comment.who,
        "when": _text(comment.when),
        "side": comment.side and comment.side.value,
        "span": comment.span and [comment.span.start, comment.span.end],
        "quote": comment.quote,
        "edited": comment.edited and _text(comment.edited),
        "resolved": comment.resolved,
    }


def comment_from_json(key: str, value: Mapping[str, Any]) -> Comment:
    """What `comment_to_json` wrote; ValueError or KeyError where it is no comment."""
    side, span, edited = value["side"], value["span"], value["edited"]
    return Comment(
        id=key,
        segment=int(value["segment"]),
        thread=str(value["thread"]),
        text=str(value["text"]),
        who=str(value["who"]),
        when=datetime.fromisoformat(value["when"]),
        side=None if side is None else Side(side),
        span=None if span is None else Span(*span),
        quote=str(value["quote"]),
        edited=None if edited is None else datetime.fromisoformat(edited),
        resolved=bool(value["resolved"]),
    )


def signed_to_json(signed: Signed) -> dict[str, Any]:
    """The value of a "sign-off" change."""
    seen = {"seen": signed.seen} if signed.seen else {}
    return {"who": signed.who, "when": _text(signed.when), "note": signed.note, **seen}


def signed_from_json(value: Mapping[str, Any]) -> Signed:
    """What `signed_to_json` wrote."""
    when = datetime.fromisoformat(value["when"])
    return Signed(str(value["who"]), when, str(value["note"]), int(value.get("seen", 0)))


# ---- as entities (see `entities`)


def read_comment(connection: Connection, key: str) -> Any:
    return connection.scalar(select(comments.c.comment).where(comments.c.key == key))


def write_comment(connection: Connection, key: str, value: Any) -> None:
    connection.execute(delete(comments).where(comments.c.key == key))
    if value is not None:
        columns = {name: value[name] for name in ("segment", "thread", "resolved")}
        connection.execute(insert(comments).values(key=key, comment=value, **columns))


def read_together(connection: Connection, keys: Sequence[str]) -> dict[str, Any]:
    """The comments of these keys that are there."""
    found: dict[str, Any] = {}
    for group in in_groups(keys):
        rows = connection.execute(select(comments.c.key, comments.c.comment).where(comments.c.key.in_(group)))
        found |= {row.key: row.comment for row in rows}
    return found


def write_together(connection: Connection, values: Mapping[str, Any]) -> None:
    """As `write_comment`, many at a time."""
    for group in in_groups(values):
        connection.execute(delete(comments).where(comments.c.key.in_(group)))
    for some in in_groups([(key, value) for key, value in values.items() if value is not None]):
        rows = [
            {"key": key, "comment": value, **{name: value[name] for name in ("segment", "thread", "resolved")}}
            for key, value in some
        ]
        connection.execute(insert(comments), rows)


def normal_comment(value: Any) -> Any:
    return None if value is None else comment_to_json(comment_from_json("", value))


def commented_segment(connection: Connection, key: str) -> int | None:
    """In whose history it stands, also when it goes to another segment with its text; None for no segment of ours."""
    number = key.partition(":")[0]
    return connection.scalar(select(segments.c.id).where(segments.c.id == int(number))) if number.isdigit() else None


def read_signed(connection: Connection, key: str) -> Any:
    return connection.scalar(select(signoffs.c.said).where(signoffs.c.document == int(key)))


def write_signed(connection: Connection, key: str, value: Any) -> None:
    connection.execute(delete(signoffs).where(signoffs.c.document == int(key)))
    if value is not None:
        connection.execute(insert(signoffs).values(document=int(key), said=value))


def normal_signed(value: Any) -> Any:
    return None if value is None else signed_to_json(signed_from_json(value))


# ---- questions


def of_segments(connection: Connection, numbers: Iterable[int]) -> list[Comment]:
    """The comments of these segments, the oldest first."""
    found: list[Comment] = []
    for group in in_groups(numbers):
        found += _read(connection, select(comments).where(comments.c.segment.in_(group)))
    return _sorted(found)


def of_threads(connection: Connection, threads: Sequence[str]) -> list[Comment]:
    """The first of these threads and the answers to them, the oldest first."""
    found: list[Comment] = []
    for group in in_groups(threads):
        mine = comments.c.key.in_(group) | comments.c.thread.in_(group)
        found += _read(connection, select(comments).where(mine))
    return _sorted(found)


def threads(connection: Connection, document: int | None, *, resolved: bool | None) -> list[str]:
    """The ids of the threads of a document or of all that are present, in the order of the text.

    `resolved`: only those that are, or are not; None for both.
    """
    wanted = (
        select(comments.c.key)
        .join_from(comments, segments, segments.c.id == comments.c.segment)
        .join(documents, documents.c.id == segments.c.document)
        .where(comments.c.thread == "", documents.c.present)
        .order_by(segments.c.document, func.abs(segments.c.position), comments.c.key)
    )
    if document is not None:
        wanted = wanted.where(segments.c.document == document)
    if resolved is not None:
        wanted = wanted.where(comments.c.resolved.is_(resolved))
    return list(connection.scalars(wanted))


def open_threads(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """How many open threads these segments have; those without are not in it."""
    counts: dict[int, int] = {}
    is_open = (comments.c.thread == "") & comments.c.resolved.is_(False)
    for group in in_groups(numbers):
        wanted = select(comments.c.segment, func.count()).where(is_open & comments.c.segment.in_(group))
        counts |= {row[0]: row[1] for row in connection.execute(wanted.group_by(comments.c.segment))}
    return counts


def with_open_threads() -> Select[tuple[int]]:
    """The segments that have an open thread, as part of another question."""
    return select(comments.c.segment).where((comments.c.thread == "") & comments.c.resolved.is_(False))


def all_signed(connection: Connection) -> dict[int, Signed]:
    """The sign-offs that stand, by document."""
    return {row.document: signed_from_json(row.said) for row in connection.execute(select(signoffs))}


def _read(connection: Connection, wanted: Select[Any]) -> list[Comment]:
    return [comment_from_json(row.key, row.comment) for row in connection.execute(wanted)]


def _sorted(found: list[Comment]) -> list[Comment]:
    return sorted(found, key=lambda one: (one.when, one.id))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
