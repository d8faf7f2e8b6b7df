"""Values of the trade as tests need them: say what matters, the rest is ordinary."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from app.model import (
    Annotation,
    Assessment,
    Change,
    Decision,
    Document,
    ErrorSeverity,
    Event,
    Finding,
    Ledger,
    Light,
    Mention,
    Message,
    NameEntry,
    NameForm,
    NameKind,
    Person,
    Reading,
    Replacement,
    Risk,
    Role,
    Row,
    Scope,
    Segment,
    Severity,
    Side,
    Sound,
    SoundRendering,
    Span,
)

SOURCE = "Sáng 23/10, đoàn công tác thăm xã Khuất Xá."
TARGET = "Вранці 23 жовтня делегація відвідала комуну Хуат Са."


def a_segment(source: str = SOURCE, target: str = TARGET, **given: Any) -> Segment:
    given.setdefault("id", given.get("position", 1))
    return Segment(source, target, **{"document": 1, "imported": target, **given})


def a_finding(segment: Segment | None = None, found: str = "Хуат Са", **given: Any) -> Finding:
    """A finding about the words `found` in the target; with no such words it is about the whole segment."""
    segment = segment or a_segment()
    start = segment.target.find(found) if found else -1
    usual: dict[str, Any] = {
        "check": "name-inconsistent",
        "message": Message.of("{name} is written in two ways", name="Khuất Xá"),
        "severity": Severity.MAJOR,
        "target_span": Span(start, start + len(found)) if start >= 0 else None,
    }
    return Finding(segment=segment, **{**usual, **given})


def a_decision(**given: Any) -> Decision:
    usual = {"scope": Scope.ONCE, "reason": "It is right", "who": "Оля", "when": a_moment()}
    return Decision(**{**usual, **given})


def a_row(segment: Segment | None = None, **given: Any) -> Row:
    return Row(**{"segment": segment or a_segment(), "risk": Risk(0, Light.NONE), **given})


def rows(count: int) -> list[Row]:
    """So many rows, their ids and numbers counting from 1."""
    return [a_row(a_segment(position=number, target=f"{TARGET} {number}")) for number in range(1, count + 1)]


def a_mention(segment: Segment | None = None, name: str = "Khuất Xá", written: str = "Хуат Са") -> Mention:
    segment = segment or a_segment()
    source, target = segment.source.find(name), segment.target.find(written)
    return Mention(
        name,
        NameKind.PLACE,
        segment.id,
        Span(source, source + len(name)) if source >= 0 else None,
        Span(target, target + len(written)) if target >= 0 else None,
        written,
        (Reading(written),),
        (0, len(name.split())),
    )


def an_entry(name: str = "Khuất Xá", forms: dict[str, int] | None = None, **given: Any) -> NameEntry:
    forms = {"Кхуат Са": 2, "Хуат Са": 1} if forms is None else forms
    usual = {
        "kind": NameKind.PLACE,
        "verdict": "inconsistent" if len(forms) > 1 else "consistent",
        "preferred": next(iter(forms), ""),
        "preferred_because": "first form",
    }
    made = tuple(NameForm(base, {base: count}, tuple(range(1, count + 1))) for base, count in forms.items())
    return NameEntry(name=name, forms=made, **{**usual, **given})


def a_sound(vietnamese: str = "sơn", level: str = "syllable") -> Sound:
    renderings = (SoundRendering("сон", ("Mẫu Sơn", "Sơn Lộ")), SoundRendering("шон", ("Lạng Sơn",)))
    return Sound(level, vietnamese, "inconsistent", renderings)


def a_ledger() -> Ledger:
    return Ledger((an_entry(), an_entry("Lạng Sơn", {"Лангшон": 3})), (a_sound(),))


def a_replacement(segment: Segment | None = None, old: str = "Хуат", new: str = "Кхуат") -> Replacement:
    segment = segment or a_segment()
    start = segment.target.index(old)
    return Replacement(segment, Span(start, start + len(old)), old, new)


def a_document(**given: Any) -> Document:
    return Document(**{"id": 1, "title": "Khuất Xá", "kind": "texts", "segments": 3, "open_findings": 2, **given})


def a_person(name: str = "Оля", role: Role = Role.TRANSLATOR) -> Person:
    return Person(name, role)


def an_event(action: str = "edit", changes: tuple[Change, ...] | None = None, **given: Any) -> Event:
    changes = (Change("target", "1", "комуна Хуат Са", "комуна Кхуат Са"),) if changes is None else changes
    return Event(**{"id": 1, "when": a_moment(), "who": a_person(), "action": action, "changes": changes, **given})


def an_annotation(segment: Segment | None = None, found: str = "Хуат Са", **given: Any) -> Annotation:
    """An error marked at the words `found` of the target."""
    segment = segment or a_segment()
    start = segment.target.index(found)
    usual: dict[str, Any] = {
        "id": "a1",
        "segment": segment.id,
        "side": Side.TARGET,
        "span": Span(start, start + len(found)),
        "text": found,
        "category": "terminology/inconsistent-use",
        "severity": ErrorSeverity.MAJOR,
        "annotator": "Оля",
        "when": a_moment(),
    }
    return Annotation(**{**usual, **given})


def an_assessment(segment: int = 1, annotator: str = "Оля", **given: Any) -> Assessment:
    return Assessment(segment, annotator, **{"when": a_moment(), **given})


def a_moment() -> datetime:
    return datetime(2026, 10, 23, 9, 30, tzinfo=UTC)
