"""Who works together on a project that stands on a server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.model.segments import Role


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to a team: the login on the server, the name in the history, and since when, by whom."""

    login: str
    name: str
    role: Role
    since: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a person did to a value that somebody else changed meanwhile. It is settled by one of the two, or a third.

    `entity` and `key` are those of a change; `was`, `theirs` and `mine` are its values before, there, and wanted.
    `waiting` are the events that carry it, where it waits to be sent; `refused` says why it cannot be as it is.
    """

    entity: str
    key: str
    was: Any
    theirs: Any
    mine: Any
    who: str = ""
    refused: str = ""
    waiting: tuple[int, ...] = ()

    @property
    def segment(self) -> int:
        """The segment it is about; 0 where it is about none."""
        return int(self.key) if self.entity in ("target", "state") else 0


@dataclass(frozen=True, slots=True)
class Link:
    """How a project is connected to its server: whether it is, encrypted or not, and what waits to be sent."""

    online: bool
    encrypted: bool = False
    waiting: int = 0
    conflicts: tuple[Conflict, ...] = ()
    why: str = ""  # the server is away


@dataclass(frozen=True, slots=True)
class Claims:
    """Who else has which segment open."""

    who: Mapping[int, str]
