"""The words of the trade as frozen values; they know nothing of files, databases or windows.

Positions in a text are half-open and count Unicode code points of that very text, as Python's own slices do.
"""

from app.model.basics import Light, Message, Severity, Span
from app.model.findings import Decision, Finding, Risk, Scope
from app.model.ledger import Ledger
from app.model.names import (
    Mention,
    NameDecision,
    NameEntry,
    NameForm,
    NameKind,
    NameRecord,
    NameVerdict,
    Reading,
    Sound,
    SoundRendering,
)
from app.model.quality import CALM, CheckRule, PassMark, Pattern, PatternKind, Quality, Runs, SignOff, Value
from app.model.review import (
    Change,
    Document,
    Event,
    Outcome,
    Person,
    Progress,
    Query,
    Replacement,
    Row,
    Sort,
    Summary,
)
from app.model.segments import Pair, Role, Segment, Sentence, Side, State
from app.model.terms import Concept, Term, TermEntry, TermMention, TermStatus

__all__ = [
    "CALM",
    "Change",
    "CheckRule",
    "Concept",
    "Decision",
    "Document",
    "Event",
    "Finding",
    "Ledger",
    "Light",
    "Mention",
    "Message",
    "NameDecision",
    "NameEntry",
    "NameForm",
    "NameKind",
    "NameRecord",
    "NameVerdict",
    "Outcome",
    "Pair",
    "PassMark",
    "Pattern",
    "PatternKind",
    "Person",
    "Progress",
    "Quality",
    "Query",
    "Reading",
    "Replacement",
    "Risk",
    "Role",
    "Row",
    "Runs",
    "Scope",
    "Segment",
    "Sentence",
    "Severity",
    "Side",
    "SignOff",
    "Sort",
    "Sound",
    "SoundRendering",
    "Span",
    "State",
    "Summary",
    "Term",
    "TermEntry",
    "TermMention",
    "TermStatus",
    "Value",
]
