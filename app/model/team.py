"""Who works together on a project that stands on a server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.model.segments import Role


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to a team: the login on the server, the name in the history, and since when, by whom."""

    login: str
    name: str
    role: Role
    since: datetime
    by: str
