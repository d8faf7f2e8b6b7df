"""The word of a lead that a document is done, and what it locks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from app.errors import ForbiddenError, InputError
from app.model import Change, Document, Message, Outcome, Person, Signed
from app.review import rules
from app.review.rules import Action
from app.store import Store, signed_to_json

SIGN_OFF = "sign-off"  # the entity an event changes; what it locks: `app.store.locking`
Act = Callable[[str, Sequence[Change], str], Outcome | None]


class Signing:
    """Signing the documents of an open project off; made by `Workspace`."""

    def __init__(self, store: Store, act: Act, person: Person, blockers: Callable[[int], list[Message]]) -> None:
        self._store, self._act, self._person, self._blockers = store, act, person, blockers

    def sign_off(self, document: int, note: str = "") -> Outcome | None:
        """The document is done. ForbiddenError where the quality profile says what stands in the way."""
        there = self._there(document)
        rules.refuse(Action.SIGN_OFF, self._person.role, f"«{there.title}»")
        if there.signed is not None:
            raise InputError(f"«{there.title}» was signed off by {there.signed.who} already")
        seen = self._store.newest()  # before the look at what stands in the way
        reasons = "; ".join(str(one) for one in self._blockers(document))
        if reasons:
            raise ForbiddenError(f"«{there.title}» cannot be signed off yet: {reasons}")
        signed = Signed(self._person.name, datetime.now(UTC), note.strip(), seen)
        return self._act("sign off", [Change(SIGN_OFF, str(document), None, signed_to_json(signed))], note.strip())

    def withdraw(self, document: int, reason: str) -> Outcome | None:
        """The document is worked on again."""
        there = self._there(document)
        rules.refuse(Action.WITHDRAW, self._person.role, f"«{there.title}»")
        if there.signed is None:
            raise InputError(f"«{there.title}» is not signed off, so there is nothing to take back")
        return self._act("withdraw", withdrawn({document: there.signed}), given(reason))

    def _there(self, document: int) -> Document:
        found = next((one for one in self._store.documents() if one.id == document), None)
        if found is None:
            raise InputError(f"there is no document {document}; look at the list again")
        return found


def withdrawn(signed: dict[int, Signed]) -> list[Change]:
    """The changes that take these sign-offs back."""
    return [Change(SIGN_OFF, str(number), signed_to_json(one), None) for number, one in signed.items()]


def given(reason: str) -> str:
    """A reason in words; InputError where it has none."""
    if not reason.strip():
        raise InputError("a reason is needed; say in a few words why")
    return reason.strip()
