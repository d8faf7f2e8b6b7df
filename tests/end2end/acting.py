"""A real window on a project, acted in at random until somebody kills it.

`python acting.py PROJECT SEED`: every action is told on a line of its own before it is asked for ("ask 7 edit …") and
again when the session says that it is on disk ("saved 7 EVENT").
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, QTimer

from app.model import Outcome, Person, Query, Role, Scope
from app.workspace import Workspace
from ui.main_window import MainWindow
from ui.start import make_application, make_window

WORDS = ("Хуат Са", "Кхуат Са", "Чунг Хань", "15", "слово слово", "крапка .", "Лангшон", "комуна")


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Acting:
    """Does one thing after the other, each when the one before is on disk."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.session, self.chance = window, window.session, random.Random(seed)
        self.turn, self.wanted = 0, ""
        self.session.acted.connect(self.saved)
        self.session.failed.connect(self.failed)

    def saved(self, outcome: Outcome) -> None:
        say("saved", self.turn, outcome.event.id, outcome.event.action)
        QTimer.singleShot(0, self.next)

    def failed(self, error: Exception) -> None:
        say("failed", self.turn, error)
        QTimer.singleShot(0, self.next)

    def next(self) -> None:
        self.turn += 1
        acts = (self.edit, self.edit, self.type, self.confirm, self.ignore, self.fix, self.undo, self.redo, self.prefer)
        self.chance.choice(acts)()

    def told(self, action: str) -> None:
        say("ask", self.turn, action)

    def number(self) -> int:
        return self.chance.choice(self.session.order(Query()))

    def edit(self) -> None:
        number = self.number()
        self.told("edit")
        words = " ".join(self.chance.choices(WORDS, k=5))
        self.session.edit(number, f"{words} {self.turn}", lambda _: None, self.failed)

    def type(self) -> None:
        """As a person does it: to a segment, letters into its editor, Ctrl+S."""
        if not self.window.segments.go_to(self.number()):
            return self.edit()
        self.told("type")
        self.window.editor.target.insertPlainText(f"{self.turn} ")
        self.window.actions_["save"].trigger()
        return None

    def confirm(self) -> None:
        self.told("confirm")
        self.session.confirm(self.number(), self.unless_nothing, self.failed)

    def ignore(self) -> None:
        findings = self.session.findings()
        if not findings:
            return self.edit()
        self.told("ignore")
        self.session.ignore(self.chance.choice(findings), self.chance.choice(list(Scope)), "так треба")
        return None

    def fix(self) -> None:
        plans = [plan for one in self.session.findings() if (plan := self.session.workspace.plan_fix(one))]
        if not plans:
            return self.edit()
        self.told("fix")
        self.session.apply(self.chance.choice(plans), "")
        return None

    def prefer(self) -> None:
        names = [entry for entry in self.session.names().names if entry.verdict == "inconsistent"]
        if not names:
            return self.edit()
        entry = self.chance.choice(names)
        self.told("prefer name")
        form = self.chance.choice([*(form.base for form in entry.forms), "", f"Нове {self.turn}"])
        self.session.act(lambda open_: open_.prefer_name(entry.name, form), self.unless_nothing)
        return None

    def undo(self) -> None:
        self.told("undo")
        self.session.undo(self.unless_nothing)

    def redo(self) -> None:
        self.told("redo")
        self.session.redo(self.unless_nothing)

    def unless_nothing(self, outcome: Outcome | None) -> None:
        """`saved` goes on where something was done."""
        if outcome is None:
            QTimer.singleShot(0, self.next)


def main() -> int:
    application = make_application()
    workspace = Workspace.open(Path(sys.argv[1]), Person("Оля", Role.LEAD))
    window = make_window(workspace, QSettings(sys.argv[1] + ".ini", QSettings.Format.IniFormat))
    window.session.take_role(Role.LEAD)
    acting = Acting(window, int(sys.argv[2]))
    window.show()

    def begin() -> None:
        if window.session.busy:
            QTimer.singleShot(5, begin)
        else:
            say("ready")
            acting.next()

    begin()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
