"""The words of the trade as frozen values; they know nothing of files, databases or windows.

Positions in a text are half-open and count Unicode code points of that very text, as Python's own slices do.
"""

from app.model.annotations import Annotation, Assessment, Category, ErrorSeverity, Mark, Offer, Typology
from app.model.basics import Light, Message, Severity, Span
from app.model.comments import Comment, Signed, Thread
from app.model.findings import Decision, Finding, Risk, Scope
from app.model.judged import Judged, RatedError
from app.model.ledger import Ledger
from app.model.memory import Hit, Match, Unit
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
from app.model.overview import Day, DocumentCount, Overview
from app.model.places import Places
from app.model.quality import (
    CALM,
    CheckChoice,
    CheckRule,
    ParameterChoice,
    PassMark,
    Pattern,
    PatternKind,
    Quality,
    Runs,
    SignOff,
    Value,
)
from app.model.recovery import Recovered
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
from app.model.reviewing import Changed, Group, Grouping, Version
from app.model.searching import Found, Occurrence, Search
from app.model.segments import Pair, Role, Segment, Sentence, Side, State
from app.model.team import Claims, Conflict, Link, Member
from app.model.terms import Concept, Term, TermEntry, TermMention, TermStatus
from app.model.words import ERROR_WORDS, LEVEL_WORDS, SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS

__all__ = [
    "CALM",
    "ERROR_WORDS",
    "LEVEL_WORDS",
    "SEVERITY_WORDS",
    "STATE_WORDS",
    "VERDICT_WORDS",
    "Annotation",
    "Assessment",
    "Category",
    "Change",
    "Changed",
    "CheckChoice",
    "CheckRule",
    "Claims",
    "Comment",
    "Concept",
    "Conflict",
    "Day",
    "Decision",
    "Document",
    "DocumentCount",
    "ErrorSeverity",
    "Event",
    "Finding",
    "Found",
    "Group",
    "Grouping",
    "Hit",
    "Judged",
    "Ledger",
    "Light",
    "Link",
    "Mark",
    "Match",
    "Member",
    "Mention",
    "Message",
    "NameDecision",
    "NameEntry",
    "NameForm",
    "NameKind",
    "NameRecord",
    "NameVerdict",
    "Occurrence",
    "Offer",
    "Outcome",
    "Overview",
    "Pair",
    "ParameterChoice",
    "PassMark",
    "Pattern",
    "PatternKind",
    "Person",
    "Places",
    "Progress",
    "Quality",
    "Query",
    "RatedError",
    "Reading",
    "Recovered",
    "Replacement",
    "Risk",
    "Role",
    "Row",
    "Runs",
    "Scope",
    "Search",
    "Segment",
    "Sentence",
    "Severity",
    "Side",
    "SignOff",
    "Signed",
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
    "Thread",
    "Typology",
    "Unit",
    "Value",
    "Version",
]
