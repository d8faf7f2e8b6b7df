"""The line at the bottom: how far the review has come, whether all is saved, and long work with its way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.model import Link, Person, Progress, State, Summary
from ui.panes.documents import TO_DO
from ui.plain import label, tip
from ui.texts import said, tr, trn
from ui.words import role_word

DONE = frozenset(State) - TO_DO


class StatusPane(QWidget):
    """Shows numbers, and long work while there is any."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers, self._saved, self._work = label(), label(), label()
        self._person, self._link = label(), label()
        self._done = QProgressBar()
        self._bar = QProgressBar()
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancelled)
        self._build()
        self.show_working(False)
        self.show_saving(False)

    @property
    def person(self) -> str:
        """Who acts, as it is shown."""
        return self._person.text()

    @property
    def words(self) -> str:
        """The numbers as text."""
        return self._numbers.text()

    @property
    def link(self) -> str:
        """What is said of the server, as text."""
        return self._link.text()

    def show_summary(self, summary: Summary) -> None:
        """Show how far the review has come."""
        done = sum(summary.by_state.get(state, 0) for state in DONE)
        self._done.setMaximum(max(summary.segments, 1))
        self._done.setValue(done)
        parts = [
            tr("{done} of {all} reviewed").format(done=done, all=summary.segments),
            trn("{n} word", "{n} words", summary.words),
            trn("{n} open finding", "{n} open findings", sum(summary.findings.values())),
            tr("mean risk {n}").format(n=round(summary.mean_risk)),
        ]
        self._numbers.setText(" · ".join(parts) if summary.segments else "")
        self._done.setVisible(bool(summary.segments))

    def show_person(self, person: Person) -> None:
        """Show who acts, and in which role."""
        self._person.setText(f"{person.name} · {role_word(person.role)}")

    def show_saving(self, saving: bool) -> None:
        """Show whether actions are on their way to the disk."""
        self._saved.setText(tr("Saving…") if saving else tr("Saved ✓"))

    def show_link(self, link: Link | None) -> None:
        """Show whether a team's server is there, and what waits for it; nothing for a project in a file."""
        self._link.setText("" if link is None else _linked(link))
        self._link.setToolTip(tip(link.why) if link is not None else "")

    def show_working(self, working: bool) -> None:
        """Show or hide long work."""
        for part in (self._work, self._bar, self.cancel_button):
            part.setVisible(working)
        self._bar.setRange(0, 0)
        self._work.clear()
        self.cancel_button.setEnabled(True)

    def show_progress(self, step: Progress) -> None:
        """Show where the long work is."""
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._work.setText(said(step.what))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        for bar, name in ((self._done, tr("Reviewed")), (self._bar, tr("Progress"))):
            bar.setAccessibleName(name)
            bar.setTextVisible(False)
            bar.setFixedWidth(120)
            bar.setFixedHeight(10)
        row.addWidget(self._done)
        row.addWidget(self._numbers)
        row.addStretch(1)
        self._person.setAccessibleName(tr("Who acts"))
        for part in (self._work, self._bar, self.cancel_button, self._link, self._person, self._saved):
            row.addWidget(part)


def _linked(link: Link) -> str:
    if link.online:
        parts = ["● " + (tr("online, encrypted") if link.encrypted else tr("online"))]
    else:
        parts = ["○ " + tr("offline")]
    if link.waiting:
        parts.append(trn("{n} action waits", "{n} actions wait", link.waiting))
    if link.conflicts:
        parts.append(trn("{n} conflict (F9)", "{n} conflicts (F9)", len(link.conflicts)))
    return " · ".join(parts)
