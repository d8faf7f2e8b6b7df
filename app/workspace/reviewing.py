"""The way of a segment through its review: editing, confirming, approving, giving back, reopening, signing off."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from app.model import Change, Outcome, Segment, Version
from app.review.rules import Action
from app.workspace import actions, pairs, signing
from app.workspace.comments import Comments, added
from app.workspace.judging import Judging
from app.workspace.queue import Queue
from app.workspace.signing import Signing
from app.workspace.versions import versions


class Reviewing(Judging, ABC):
    """What a `Workspace` does with segments one by one or a chosen set at a time."""

    @abstractmethod
    def _act(self, action: str, changes: Sequence[Change], note: str = "", undoes: int | None = None) -> Outcome | None:
        """Write one event."""

    @property
    def comments(self) -> Comments:
        """What people say of segments."""
        return Comments(self._store, self._act, self.person)

    @property
    def signing(self) -> Signing:
        """Signing documents off."""
        return Signing(self._store, self._act, self.person, lambda document: self.blockers(document=document))

    @property
    def queue(self) -> Queue:
        """What waits for an editor."""
        return Queue(self._store)

    def versions(self, segment: int) -> list[Version]:
        """Every text the segment had, the newest first."""
        return versions(self._store.segment(segment), self._store.events(segment))

    def edit(self, segment: int, text: str, seen: str | None = None) -> Outcome | None:
        """A new translation, made of the text `seen`; ConflictError where that is another one by now.

        None where it is the same.
        """
        (now,) = self._there([segment])
        self._refuse_unseen(now, seen, text)
        return self._act("edit", actions.edit(now, text, self.person.role))

    def restore(self, segment: int, version: Version) -> Outcome | None:
        """The translation as it was in one of its versions; None where it is that already."""
        (now,) = self._there([segment])
        note = f"{version.who} · {version.when:%Y-%m-%d %H:%M}" if version.when else ""
        return self._act("restore", actions.edit(now, version.text, self.person.role), note)

    def confirm(self, segment: int) -> Outcome | None:
        """The segment was reviewed."""
        return self._step(Action.CONFIRM, [segment])

    def approve(self, segments: Sequence[int]) -> Outcome | None:
        """The segments are right and locked from now on."""
        return self._step(Action.APPROVE, segments)

    def approve_with(self, segment: int, text: str) -> Outcome | None:
        """The segment is right with this translation: edited and approved in one step."""
        (now,) = self._there([segment])
        return self._act(Action.APPROVE.value, actions.edited_and_approved(now, text, self.person.role))

    def give_back(self, segments: Sequence[int], comment: str) -> Outcome | None:
        """The segments go back to their translator, with the reason as a comment that can be answered."""
        there = self._there(segments)
        changes = actions.step(Action.GIVE_BACK, there, self.person.role)
        returned = {change.key for change in changes}
        said = [added(self.person, one, signing.given(comment)) for one in there if str(one.id) in returned]
        return self._act(Action.GIVE_BACK.value, [*changes, *said], comment)

    def reopen(self, segments: Sequence[int], reason: str) -> Outcome | None:
        """Approved segments may be edited again; the sign-off of their documents is taken back with it."""
        there = self._there(segments)
        changes = actions.step(Action.REOPEN, there, self.person.role)
        within = {one.document for one in there}
        signed = {number: one for number, one in self._store.signed().items() if number in within}
        return self._act(Action.REOPEN.value, [*signing.withdrawn(signed), *changes], signing.given(reason))

    # ---- within

    def _step(self, step: Action, segments: Sequence[int], note: str = "") -> Outcome | None:
        return self._act(step.value, actions.step(step, self._there(segments), self.person.role), note)

    def _there(self, numbers: Sequence[int]) -> list[Segment]:
        """These segments as they are; InputError where one was merged into another meanwhile."""
        return [pairs.placed(row.segment) for row in self._store.rows(list(numbers))]
