"""What the ledger says of one name. Where it stands is read of the index only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.model import Mention, NameEntry, NameKind
from app.names.fixes import offers
from app.names.forms import Form
from app.names.mentions import Way

if TYPE_CHECKING:
    from app.names.ledger import NameLedger


@dataclass(frozen=True, slots=True)
class Departure:
    """A place where a name is not written in its preferred form; `fix` is the text to put there, if certain."""

    mention: Mention
    preferred: str
    because: str
    fix: str | None

    @property
    def offers(self) -> tuple[str, ...]:
        """What may stand there where nothing is certain, the likeliest first."""
        return () if self.fix is not None else offers(self.mention, self.preferred)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What findings about a name hang on, wherever it stands: what is right, and the ways that are not."""

    right: object
    kind: NameKind
    forms: tuple[str, ...]
    wrong: Mapping[int, str]  # the form of each way that departs
    missing: frozenset[int]


@dataclass(frozen=True)
class Judged:
    """One name with everything the ledger can say of it. `letters` are those of the preferred form."""

    name: str
    kind: NameKind
    preferred: str
    because: str
    letters: tuple[tuple[str, str], ...]
    forms: tuple[Form, ...]
    missing: tuple[Way, ...]
    ways: Mapping[int, Mention]  # how each way is read
    bearing: Bearing
    ledger: NameLedger = field(repr=False, compare=False)

    @property
    def verdict(self) -> str:
        """Consistent, inconsistent or missing."""
        return "inconsistent" if self.bearing.wrong else "consistent" if self.forms else "missing"

    @property
    def first(self) -> Mention | None:
        """The first place where the name has a rendering."""
        ways = [way for form in self.forms for way in form.ways]
        return min(ways, key=lambda way: way.first).mention if ways else None

    @cached_property
    def entry(self) -> NameEntry:
        """The line of the ledger."""
        return self.ledger.entry_of(self)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place of the name in the order of the text."""
        return tuple(self.ledger.places_of(self.ways))

    @cached_property
    def departures(self) -> tuple[Departure, ...]:
        """Every place where it is not written in its preferred form, in the order of the text."""
        return self.ledger.departures_of(self)
