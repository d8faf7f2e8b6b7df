"""The use cases: all that the window and the command line may ask of the core."""

from __future__ import annotations

from app.corpora import sample as sample_texts
from app.errors import (
    DamagedError,
    FetchError,
    ForbiddenError,
    InputError,
    ProjectError,
    SwappedTextsError,
    ZvirkaError,
)
from app.languages import LANGUAGES, catalogue
from app.languages import VARIABLE as LANGUAGE_VARIABLE
from app.languages import wanted as language_wanted
from app.reports import writer as refuse_report
from app.reports.paper import Head, Link, Paper, Printed, Section
from app.scores.agreement import Agreement, Drift
from app.scores.comparison import Compared
from app.scores.comparison import Test as PairedTest
from app.scores.metrics import ALL as METRICS
from app.scores.normal import FORMS as NORMAL_FORMS
from app.scores.resampling import SAMPLES
from app.scores.sampling import Way as SampleWay
from app.store import ServerPlace, is_address
from app.workspace.batches import report_on_many
from app.workspace.comparing import report_against, report_on_two, report_since
from app.workspace.conflicts import ConflictError
from app.workspace.copies import back_up
from app.workspace.handing_out import check_labels, version
from app.workspace.judgements import SCHEMES, SystemScore, agreement_of, drift_of, score_annotations
from app.workspace.judgements import read as read_annotations
from app.workspace.judging import (
    checks_under,
    is_choice_of_quality,
    quality_named,
    shipped_qualities,
    write_quality,
)
from app.workspace.known import must_be_known
from app.workspace.live import SharedProject, join_project
from app.workspace.measured import Measure, Measured, Part
from app.workspace.pairs import boundaries
from app.workspace.passwords import sign_in
from app.workspace.printing import report_on, shown_findings, shown_names, write_output
from app.workspace.project import Workspace
from app.workspace.reading import Paired
from app.workspace.recovering import recover
from app.workspace.replacing import find
from app.workspace.reporting import Printer
from app.workspace.scoring import Comparable, compare_files, score_by_program, score_files
from app.workspace.sides import Against, columns_of
from app.workspace.taking_over import Incoming, Untaken
from app.workspace.trial import (
    Trial,
    align_texts,
    check_file,
    check_texts,
    fetch_article,
    names_by_sound,
    profile_table,
    second_opinion_on,
    transcribe,
)

__all__ = [
    "LANGUAGES",
    "LANGUAGE_VARIABLE",
    "METRICS",
    "NORMAL_FORMS",
    "SAMPLES",
    "SCHEMES",
    "Against",
    "Agreement",
    "Comparable",
    "Compared",
    "ConflictError",
    "DamagedError",
    "Drift",
    "FetchError",
    "ForbiddenError",
    "Head",
    "Incoming",
    "InputError",
    "Link",
    "Measure",
    "Measured",
    "Paired",
    "PairedTest",
    "Paper",
    "Part",
    "Printed",
    "Printer",
    "ProjectError",
    "SampleWay",
    "Section",
    "ServerPlace",
    "SharedProject",
    "SwappedTextsError",
    "SystemScore",
    "Trial",
    "Untaken",
    "Workspace",
    "ZvirkaError",
    "agreement_of",
    "align_texts",
    "back_up",
    "boundaries",
    "catalogue",
    "check_file",
    "check_labels",
    "check_texts",
    "checks_under",
    "columns_of",
    "compare_files",
    "drift_of",
    "fetch_article",
    "find",
    "is_address",
    "is_choice_of_quality",
    "join_project",
    "language_wanted",
    "must_be_known",
    "names_by_sound",
    "profile_table",
    "quality_named",
    "read_annotations",
    "recover",
    "refuse_report",
    "report_against",
    "report_on",
    "report_on_many",
    "report_on_two",
    "report_since",
    "sample_texts",
    "score_annotations",
    "score_by_program",
    "score_files",
    "second_opinion_on",
    "shipped_qualities",
    "shown_findings",
    "shown_names",
    "sign_in",
    "transcribe",
    "version",
    "write_output",
    "write_quality",
]
