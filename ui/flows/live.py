"""A team's project: opening it, who else is where, whether the server is there, and settling what collides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from app.model import Claims, Conflict, Link, Outcome, Person
from app.workspace import ConflictError, SharedProject, Workspace, join_project
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.connect import ConnectDialog
from ui.flows.review import ReviewFlow
from ui.panes.editor import EditorPane
from ui.panes.notice import Notice
from ui.panes.status import StatusPane
from ui.session import Session
from ui.texts import tr

ADDRESSES, REMEMBERED = "team/addresses", 10


class LiveFlow(QObject):
    """The people beside this one, and the line to the server."""

    def __init__(
        self,
        session: Session,
        review: ReviewFlow,
        panes: tuple[EditorPane, StatusPane, Notice],
        settings: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._review, self._settings, self._window = session, review, settings, window
        self._editor, self._status, self._notice = panes
        self._claims: Mapping[int, str] = {}
        self._link: Link | None = None
        session.opened.connect(self._begin)
        session.linked.connect(self._show_link)
        session.claimed.connect(self._show_claims)
        review.arrived.connect(self._arrive)
        review.collided.connect(self.show_conflict)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"connect": self.ask, "settle": self.settle}

    def there(self) -> set[str]:
        """What of this flow there is to act on (see `ui.actions.Spec.needs`)."""
        return {"conflict"} if self._link is not None and self._link.conflicts else set()

    @property
    def addresses(self) -> list[str]:
        """Where projects were opened before, the last one first."""
        kept = self._settings.value(ADDRESSES, [])
        return [str(one) for one in (kept if isinstance(kept, list) else [kept])]

    def ask(self, address: str = "", trouble: str = "") -> None:
        """Ask for an address and open the project there."""
        if self._session.at_work:
            self._notice.say(tr("Wait until the work under way has ended, or cancel it"))
            return
        dialog = ConnectDialog(self.addresses, address, self._window)
        dialog.wished.connect(self.open)
        if trouble:
            dialog.notice.complain(trouble)
        dialog.open()

    def open(self, address: str, password: str, keep: bool) -> None:
        """Open the project at an address; on trouble ask again."""
        self._editor.flush()
        joined: list[SharedProject] = []
        person = self._session.person

        def done() -> None:
            others = [one for one in self.addresses if one != address]
            self._settings.setValue(ADDRESSES, [address, *others][:REMEMBERED])
            self._session.adopt(joined[0])

        self._session.walk(
            lambda: _join(address, password, person, joined, keep=keep),
            done,
            lambda error: self.ask(address, str(error)),
            writes=True,
        )

    def settle(self) -> None:
        """Show the first thing that collided while the server was away."""
        if self._link is not None and self._link.conflicts:
            self.show_conflict(self._link.conflicts[0])

    def show_conflict(self, conflict: Conflict) -> None:
        """Ask which version is to be."""
        row = self._session.row(conflict.segment) if conflict.segment else None
        where = tr("Segment {n}").format(n=row.segment.position) if row else conflict.key
        dialog = ConflictDialog(conflict, where, self._window)
        dialog.settled.connect(partial(self._settle, conflict))
        dialog.open()

    def _settle(self, conflict: Conflict, value: object) -> None:
        def ended(_outcome: Outcome | None) -> None:
            if conflict.segment:
                self._editor.forget(conflict.segment)
                self._review.look_again(conflict.segment)
            self._notice.say(tr("Settled; the other version stays in the history"))

        def failed(error: Exception) -> None:
            if isinstance(error, ConflictError):
                self.show_conflict(error.conflict)
            else:
                self._session.failed.emit(error)

        self._session.act(lambda open_: _settled(open_, conflict, value), ended, failed)

    def _begin(self) -> None:
        self._claims, self._link = {}, None
        self._status.show_link(None)
        self._arrive(self._editor.row.segment.id if self._editor.row else 0)

    def _show_link(self, link: Link) -> None:
        before, self._link = self._link, link
        self._status.show_link(link)
        if not link.online and (before is None or before.online):
            self._notice.say(tr("The server is away; what you do waits here and is sent later"))
        if link.conflicts and (before is None or len(before.conflicts) < len(link.conflicts)):
            self._notice.complain(tr("Somebody else changed the same meanwhile; F9 shows both versions"))
        self._review.arrived.emit(self._editor.row.segment.id if self._editor.row else 0)

    def _show_claims(self, claims: Claims) -> None:
        self._claims = claims.who
        self._show_claim(self._editor.row.segment.id if self._editor.row else 0)

    def _arrive(self, segment: int) -> None:
        workspace = self._session.workspace
        if isinstance(workspace, SharedProject):
            workspace.claim(segment)
        self._show_claim(segment)

    def _show_claim(self, segment: int) -> None:
        self._editor.show_claim(self._claims.get(segment, ""))


def _join(address: str, password: str, person: Person, joined: list[SharedProject], *, keep: bool) -> Iterator[object]:
    project = join_project(address, password, person, keep=keep)
    try:
        yield from project.prepare()
    except BaseException:  # also when it is cancelled
        project.close()
        raise
    joined.append(project)


def _settled(workspace: Workspace, conflict: Conflict, value: object) -> Outcome | None:
    if isinstance(workspace, SharedProject):
        return workspace.settle(conflict, value)
    return None if value is None else workspace.edit(conflict.segment, str(value), str(conflict.theirs))
