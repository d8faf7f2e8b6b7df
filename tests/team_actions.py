"""What people do in a project, and the least role that may: tried on both databases, and printed in the guide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.model import ErrorSeverity, Mark, NameDecision, NameVerdict, Query, Role, Scope, Side, Span
from app.workspace import Workspace, quality_named

Act = Callable[[Workspace, int, Path], Any]
NAME = "Khuất Xá"


@dataclass(frozen=True)
class Action:
    """`before` brings a segment, as the lead, to where `act` is tried. `least` None: it is for nobody."""

    says: str
    least: Role | None
    act: Act
    before: Act = lambda _workspace, _segment, _folder: None


def walk(steps: Any) -> bool:
    return bool(list(steps))


def form(locked: bool) -> NameDecision:
    return NameDecision(NameVerdict.FORM, ("Кхуатса",), locked=locked)


def let_open(workspace: Workspace, segment: int, _: Path) -> Any:
    return workspace.decide_name(f"{NAME} {segment}", form(locked=False))


def approved(lead: Workspace, segment: int, _: Path) -> None:
    lead.approve([segment])


def locked_name(lead: Workspace, segment: int, _: Path) -> None:
    lead.decide_name(f"{NAME} {segment}", form(locked=True))


def ignored(workspace: Workspace, segment: int, _: Path) -> Any:
    return workspace.ignore(workspace.findings(segment)[0], Scope.ONCE, "так і треба")


def reconsidered(workspace: Workspace, segment: int, _: Path) -> Any:
    return workspace.reconsider(workspace.findings(segment, ignored=True)[0])


def fixed(workspace: Workspace, segment: int, _: Path) -> Any:
    found = next(one for one in workspace.findings(segment) if one.fix is not None)
    return workspace.apply(workspace.plan_fix(found))


def discussed(workspace: Workspace, segment: int, _: Path) -> Any:
    workspace.comments.start(segment, "так?")
    (thread,) = workspace.comments.of(segment)
    return workspace.comments.resolve(thread.first.id)


def in_a_text_of_its_own(lead: Workspace, segment: int, folder: Path) -> None:
    brought_in(lead, segment, folder)
    lead.approve(list(lead.order(Query(document=lead.documents()[-1].id))))


def signed_off(workspace: Workspace, _segment: int, _folder: Path) -> Any:
    return workspace.signing.sign_off(workspace.documents()[-1].id)


def signed(lead: Workspace, segment: int, folder: Path) -> None:
    in_a_text_of_its_own(lead, segment, folder)
    signed_off(lead, segment, folder)


def withdrawn(workspace: Workspace, _segment: int, _folder: Path) -> Any:
    return workspace.signing.withdraw(workspace.documents()[-1].id, "помилка")


def marked(workspace: Workspace, segment: int, _: Path) -> Any:
    workspace.annotating.mark(segment, Mark(Side.TARGET, Span(0, 1), "style/awkward", ErrorSeverity.MINOR))
    return workspace.annotating.assess([segment], 60.0)


def undone(workspace: Workspace, segment: int, _: Path) -> Any:
    workspace.edit(segment, f"Те, що буде взято назад {segment}")
    return workspace.undo() and workspace.redo()


def brought_in(workspace: Workspace, segment: int, folder: Path) -> Any:
    source, target = folder / f"{segment}.vi.txt", folder / f"{segment}.uk.txt"
    source.write_text(f"Ngày {segment} tháng 10\n", encoding="utf-8")
    target.write_text(f"{segment} жовтня\n", encoding="utf-8")
    return walk(workspace.import_texts(source, target, aligned=True))


def another_quality(workspace: Workspace, _segment: int, _folder: Path) -> Any:
    shipped = quality_named("strict" if workspace.settings.quality.name != "strict" else "calm")
    return walk(workspace.use_quality(shipped))


T, E, L = Role.TRANSLATOR, Role.EDITOR, Role.LEAD
ACTIONS = (
    Action("bring a text in", T, brought_in),
    Action("edit a translation", T, lambda w, s, _: w.edit(s, f"Новий текст {s}")),
    Action("confirm a segment", T, lambda w, s, _: w.confirm(s)),
    Action(
        "edit what was returned", T, lambda w, s, _: w.edit(s, f"Інший {s}"), lambda w, s, _: w.give_back([s], "ні")
    ),
    Action("merge, split, move, accept pairs", T, lambda w, s, _: w.alignment.merge(s)),
    Action("ignore a finding", T, ignored),
    Action("take a decision on a finding back", T, reconsidered, ignored),
    Action("take a fix", T, fixed),
    Action("decide on a name or term", T, let_open),
    Action("comment, and settle what was talked about", T, discussed),
    Action("mark errors and judge segments, each their own", T, marked),
    Action("undo and redo one's own last action", T, undone),
    Action("approve", E, lambda w, s, _: w.approve([s])),
    Action("give back with a comment", E, lambda w, s, _: w.give_back([s], "ще раз")),
    Action("reopen what is approved", E, lambda w, s, _: w.reopen([s], "помилка"), approved),
    Action("lock the decision on a name", E, lambda w, s, _: w.decide_name(f"{NAME} {s}", form(locked=True))),
    Action("change a locked decision", E, let_open, locked_name),
    Action("take the sign-off of a document back", E, withdrawn, signed),
    Action("sign a document off", L, signed_off, in_a_text_of_its_own),
    Action("choose a quality profile", L, another_quality),
    Action("edit what is approved", None, lambda w, s, _: w.edit(s, "Новий текст"), approved),
    Action("merge what is approved", None, lambda w, s, _: w.alignment.merge(s), approved),
)


def table() -> str:
    """The table of the guide."""
    lines = ["| action | translator | editor | lead |", "| --- | :-: | :-: | :-: |"]
    ranks = list(Role)
    for action in ACTIONS:
        allowed = [action.least is not None and ranks.index(role) >= ranks.index(action.least) for role in ranks]
        lines.append(f"| {action.says} | " + " | ".join("✓" if one else "–" for one in allowed) + " |")
    return "\n".join(lines)
