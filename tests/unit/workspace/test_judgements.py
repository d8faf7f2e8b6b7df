"""Scores of what was marked in a project, files of it, and what they do to the sign-off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import ForbiddenError, InputError
from app.formats import esa, mqm
from app.model import CALM, ErrorSeverity, Mark, PassMark, Person, Role, Scope, Side, SignOff, Span
from app.scores.sampling import Way
from app.settings import Settings
from app.workspace import Workspace, score_annotations

OLHA, MINH, LEAD = Person("Ольга"), Person("Minh"), Person("Ліна", Role.LEAD)


@pytest.fixture
def workspace(tmp_path):
    for name, text in (("vi", "Xã Khuất Xá.\nNúi Mẫu Sơn.\n"), ("uk", "Комуна Кхуатса тут.\nГора Маушон.\n")):
        (tmp_path / name).with_suffix(".txt").write_text(text, encoding="utf-8")
    quality = replace(CALM, sign_off=SignOff(lowest_score=90, unreviewed=False))
    with Workspace.create(tmp_path / "p.zvirka", OLHA, Settings(quality=quality)) as workspace:
        for _ in workspace.import_texts(tmp_path / "vi.txt", tmp_path / "uk.txt", aligned=True, unit="line"):
            pass
        yield workspace


def mark(workspace, segment=1, severity=ErrorSeverity.MINOR, category="linguistic/punctuation", person=OLHA):
    workspace.person = person
    workspace.annotating.mark(segment, Mark(Side.TARGET, Span(7, 12), category, severity, "ось", "так"))


def test_nobody_judged_anything_so_there_is_no_score(workspace):
    assert workspace.annotating.score() is None
    assert workspace.mqm_score() is None
    assert workspace.blockers() == []
    with pytest.raises(InputError, match="nobody has judged any segment yet"):
        workspace.annotating.scores("mqm2")


def test_only_what_somebody_went_through_counts(workspace):
    mark(workspace)
    assert (workspace.annotating.score().count, workspace.annotating.score().points) == (3, 1.0)
    workspace.annotating.assess([1, 2])
    assert (workspace.annotating.score().count, workspace.annotating.score().points) == (5, 1.0)


def test_raters_are_averaged(workspace):
    mark(workspace, severity=ErrorSeverity.MAJOR)
    workspace.person = MINH
    workspace.annotating.assess([1], 40)
    made = workspace.annotating.score()
    assert (made.points, made.raters) == (2.5, 2)
    assert [one.value for system in workspace.annotating.scores("esa") for one in system.scores] == [40.0]


def test_googles_points_go_by_googles_names(workspace):
    mark(workspace)
    (system,) = workspace.annotating.scores("google")
    assert system.scores[0].value == 0.1


def test_a_fault_of_the_source_costs_the_translation_nothing(workspace):
    mark(workspace, category="source", severity=ErrorSeverity.CRITICAL)
    assert workspace.annotating.score().points == 0.0


def test_a_low_score_stands_in_the_way_of_signing_off(workspace):
    mark(workspace)
    (blocker,) = workspace.blockers()
    assert str(blocker) == "The MQM score is 0.00, and 90 is wanted"
    assert workspace.blockers(score=95.0) == []
    workspace.undo()
    assert workspace.blockers() == []


def test_a_document_with_a_low_score_cannot_be_signed_off_until_the_score_is_good_enough(workspace):
    for finding in workspace.findings():
        workspace.ignore(finding, Scope.ONCE, "так треба")
    mark(workspace)
    workspace.person = LEAD
    with pytest.raises(ForbiddenError, match=r"The MQM score is 0\.00, and 90 is wanted"):
        workspace.signing.sign_off(1)
    assert workspace.documents()[0].signed is None
    workspace.person = OLHA
    workspace.annotating.remove(workspace.annotating.of()[0])
    workspace.annotating.assess([1, 2])
    workspace.person = LEAD
    workspace.signing.sign_off(1)
    assert workspace.documents()[0].signed.who == LEAD.name


def test_rejected_offers_are_no_judgement(workspace):
    workspace.edit(1, "Комуна Кхуатса  тут. 5")
    for offer in workspace.annotating.offers(1):
        workspace.annotating.reject(offer)
    assert workspace.annotating.rejected()
    assert workspace.annotating.judged() == []


def test_what_was_marked_leaves_as_files_that_other_tools_read(workspace, tmp_path):
    mark(workspace)
    workspace.annotating.assess([1, 2], 71.5, seconds=3)
    workspace.annotating.export(tmp_path / "a.tsv")
    first, second = mqm.read(tmp_path / "a.tsv")
    assert first.rater == "Ольга"
    assert (first.errors[0].category, first.errors[0].note) == ("Fluency/Punctuation", "ось → так")
    assert first.errors[0].span == Span(7, 12)
    assert second.errors == ()
    workspace.annotating.export(tmp_path / "a.csv")
    assert [(one.esa, round(one.seconds, 3)) for one in esa.read(tmp_path / "a.csv").judged] == [(71.5, 3), (71.5, 3)]
    (system,) = score_annotations(tmp_path / "a.tsv", "google", PassMark())
    assert system.scores[0].value == 0.05
    with pytest.raises(InputError, match=r"are written as \.tsv \(MQM\) or \.csv \(ESA\)"):
        workspace.annotating.export(tmp_path / "a.xlsx")


def test_a_mark_keeps_to_its_words_when_the_text_changes(workspace):
    mark(workspace)
    workspace.edit(1, "Тут комуна Хуатса.")
    (judged,) = workspace.annotating.judged()
    assert judged.errors[0].span is None
    workspace.edit(1, "Ось Комуна Кхуатса тут.")
    (judged,) = workspace.annotating.judged()
    assert judged.errors[0].span.of(judged.target) == "Кхуат"


def test_a_file_that_is_neither_is_told(tmp_path):
    (tmp_path / "a.tsv").write_text("source\ttarget\n", encoding="utf-8")
    with pytest.raises(InputError, match="neither Google's MQM"):
        score_annotations(tmp_path / "a.tsv", "google", PassMark())


@pytest.mark.parametrize(("scheme", "said"), [("mqm2", "holds no texts"), ("esa", "holds no ESA scores")])
def test_a_scheme_that_a_file_does_not_serve_is_told(tmp_path, scheme, said):
    csv, tsv = tmp_path / "a.csv", tmp_path / "a.tsv"
    csv.write_text("r1,S,39,TGT,vie,ukr,80,news.1,False,[],1,2\n", encoding="utf-8")
    head = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\tcomment\n"
    tsv.write_text(f"{head}S\td\t1\t1\tr\tx\ty\tOther\tMinor\t\n", encoding="utf-8")
    with pytest.raises(InputError, match=said):
        score_annotations(csv if scheme == "mqm2" else tsv, scheme, PassMark())


# ---- several annotators


def test_agreement_drift_and_seconds_of_a_project(workspace):
    for person, severity in ((OLHA, ErrorSeverity.MAJOR), (MINH, ErrorSeverity.MINOR)):
        mark(workspace, severity=severity, person=person)
        workspace.annotating.assess([1, 2], seconds=30)
    made = workspace.annotating.agreement()
    (pair,) = made.pairs
    assert (made.segments, pair.raters, pair.segments, pair.span_f1) == (2, ("Minh", "Ольга"), 2, 1.0)
    assert pair.pearson == pytest.approx(1.0)
    assert [(one.rater, one.segments, one.seconds_per_segment) for one in workspace.annotating.drift()] == [
        ("Minh", 2, 30.0),
        ("Ольга", 2, 30.0),
    ]


@pytest.mark.parametrize("way", list(Way))
def test_segments_to_annotate_are_drawn_by_a_seed(workspace, way):
    assert workspace.annotating.sample(1, way, 5) == workspace.annotating.sample(1, way, 5)
    assert workspace.annotating.sample(9, way, 5) == [1, 2]
