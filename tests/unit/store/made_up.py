"""A small project to try the store on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.model import (
    Change,
    Decision,
    Document,
    Event,
    Finding,
    Message,
    Person,
    Query,
    Scope,
    Segment,
    Severity,
    Span,
)
from app.store import Place, Store, decision_key, decision_to_json, inverse, tallies

OLHA = Person("Ольга")
MINH = Person("Minh")
SETTINGS = {"prefer": "first", "disabled": ["spacing"]}

PAIRS = (
    ("Lễ khánh thành ở xã Khuất Xá", "Відкриття в комуні Кхуат Са"),
    ("Huyện Lộc Bình, tỉnh Lạng Sơn", "Повіт Локбінь , провінція Лангшон"),
    ("Ngày 23 tháng 10", "23 жовтня"),
    ("Núi Mẫu Sơn", "Гора Мау Сон"),
)


def segments(pairs: Sequence[tuple[str, str]] = PAIRS) -> list[Segment]:
    return [Segment(source, target) for source, target in pairs]


def new_project(where: Path | Place, pairs: Sequence[tuple[str, str]] = PAIRS) -> Store:
    """A project with one document, number 1, whose segments are numbered from 1."""
    store = Store.create(where, SETTINGS)
    store.add_document(OLHA, Document(0, "Стаття", "text"), segments(pairs))
    return store


def edited(store: Store, number: int, text: str, who: Person = OLHA) -> Event:
    change = Change("target", str(number), store.segment(number).target, text)
    return store.append(who, "edit", [change])


def undone(store: Store, who: Person = OLHA) -> Event | None:
    return _back(store, who, "undo", store.undo_target(who))


def redone(store: Store, who: Person = OLHA) -> Event | None:
    return _back(store, who, "redo", store.redo_target(who))


def finding(store: Store, number: int, found: str, check: str = "name-inconsistent") -> Finding:
    return finding_in(store.segment(number), found, check)


def finding_in(segment: Segment, found: str, check: str = "name-inconsistent") -> Finding:
    start = segment.target.index(found)
    message = Message.of("{form} is another spelling", form=found)
    span = Span(start, start + len(found))
    return Finding(check, segment, message, Severity.MAJOR, None, span, subject="Khuất Xá")


def decision(scope: Scope, who: Person = OLHA) -> Decision:
    return Decision(scope, "так і треба", who.name, datetime(2026, 1, 2, 3, 4, 5, 678, UTC))


def ignored(store: Store, about: Finding, scope: Scope) -> Event:
    change = Change("decision", decision_key(about, scope), None, decision_to_json(decision(scope)))
    return store.append(OLHA, "ignore", [change])


def everything(store: Store) -> dict[str, Any]:
    """All that a person can see of a project, its history left out."""
    return {
        "settings": store.settings,
        "documents": store.documents(),
        "rows": store.rows(store.order(Query())),
        "findings": store.findings(),
        "decisions": store.decisions(),
        "names": store.names(),
        "annotations": store.annotations(),
        "assessments": store.assessments(),
        "summary": store.summary(),
    }


def refuse_false_sums(store: Store) -> None:
    """What is kept as a sum is what counting gives."""
    with store._reading() as connection:  # noqa: SLF001 (sums are seen only in a summary that adds them up)
        for tally in (tallies.SEGMENTS, tallies.FINDINGS):
            width = len(tally.keys)
            kept = {tuple(row[:width]): tuple(row[width:]) for row in connection.execute(select(tally.into))}
            assert {key: sums for key, sums in kept.items() if any(sums)} == tally.come_to(connection, [])


def _back(store: Store, who: Person, action: str, event: Event | None) -> Event | None:
    return event and store.append(who, action, inverse(event), undoes=event.id)
