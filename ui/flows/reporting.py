"""Reports on more than one text: two translations, one at two times, many projects; long work, to be cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.model import Person, Progress
from app.workspace import InputError, Workspace, report_against, report_on_many, report_since
from ui.dialogs.report_on import EARLIER, OTHER, ReportOnDialog, ReportWish
from ui.flows.projects import SUFFIX, ProjectsFlow
from ui.paper import write
from ui.session import Session
from ui.texts import language


class ReportingFlow(QObject):
    """Asks what is to be compared or summed up, and writes it."""

    def __init__(self, session: Session, projects: ProjectsFlow, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._projects, self._window = session, projects, window

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"report-on-more": self.ask}

    def ask(self) -> None:
        """Ask for the kind of report, with the open project in the list of those to sum up."""
        workspace = self._session.workspace
        if workspace is None:
            return
        here = Path(workspace.where)
        dialog = ReportOnDialog(workspace.beside(".html"), [here] if here.exists() else [], self._window)
        dialog.wished.connect(self.report)
        dialog.open()

    def report(self, wish: ReportWish) -> None:
        """Write this report."""
        self._projects.hand_out(wish.path, partial(_written, wish, self._session.person))


def _written(wish: ReportWish, person: Person, workspace: Workspace, path: Path) -> Iterator[Progress]:
    if wish.kind == EARLIER:
        yield from report_since(workspace, wish.since, path, language(), write)
    elif wish.kind == OTHER:
        if wish.other.suffix != SUFFIX:
            raise InputError(f"{wish.other}: is no project; choose a file that ends in {SUFFIX}")
        with Workspace.open(wish.other, person) as other:
            yield from other.prepare()
            yield from report_against(workspace, other, path, language(), write)
    else:
        openers = [(str(one), partial(Workspace.open, one, person)) for one in wish.projects]
        yield from report_on_many(openers, path, language(), write)
