"""The scores: gathered aside, shown as pictures, each leading to what it counts; samples, and files of annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.model import Ledger, Outcome, Overview, Typology
from app.workspace import SCHEMES, Agreement, Drift, Incoming, InputError, SystemScore, Workspace
from ui.dialogs.sample import SampleDialog, SampleWish
from ui.dialogs.take_annotations import TakeAnnotationsDialog
from ui.flows.annotation import AnnotationFlow
from ui.flows.lists import ListsFlow
from ui.flows.names import NamesFlow
from ui.models.raters import drift_picture, pairs_picture
from ui.models.scoring import (
    CHECK,
    DOCUMENT,
    NAME,
    RISK,
    Lead,
    categories_picture,
    documents_picture,
    findings_picture,
    names_picture,
    people_words,
    progress_picture,
    risk_picture,
    score_rows,
)
from ui.panes.notice import Notice
from ui.panes.scoring import ScoringPane
from ui.session import Session
from ui.texts import mark, tr, trn

PAUSE = 400  # ms after an action until the numbers are gathered anew
FILES = mark("Annotations (*.tsv *.csv)")


@dataclass(frozen=True, slots=True)
class Known:
    """All that the view shows, gathered at one go."""

    counted: Overview
    ledger: Ledger
    scores: list[SystemScore]
    agreement: Agreement
    drift: list[Drift]
    typology: Typology


class ScoringFlow(QObject):
    """Shows the scores, and what is done with them."""

    shown = Signal(bool)  # whether the scores are wanted instead of the texts

    def __init__(
        self,
        session: Session,
        flows: tuple[ListsFlow, NamesFlow, AnnotationFlow],
        panes: tuple[ScoringPane, Notice],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._lists, self._names, self._annotating = flows
        self._pane, self._notice = panes
        self._open = False
        self._wish = SampleWish()
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._gather)
        self._pane.opened.connect(self._follow_lead)
        self._pane.left.connect(self.leave)
        session.acted.connect(self._follow)
        session.opened.connect(self.leave)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            "scores": self.toggle,
            "draw-sample": self.ask_sample,
            "take-annotations": self.ask_import,
            "write-annotations": self.ask_export,
        }

    def toggle(self) -> None:
        """Show the scores, or the texts again."""
        if self._open:
            self.leave()
        elif self._session.workspace is not None:
            self.show()
            self._pane.take_focus()

    def show(self) -> None:
        """Show the scores, where they are not shown already."""
        if not self._open:
            self._open = True
            self.shown.emit(True)
            self._gather()

    def leave(self) -> None:
        """Back to the texts."""
        if self._open:
            self._open = False
            self.shown.emit(False)

    def ask_sample(self) -> None:
        """Ask which segments to annotate, draw them, and begin with the first."""
        there = self._session.summary().segments
        dialog = SampleDialog(self._wish, there, self._window)
        dialog.wished.connect(self.draw)
        dialog.open()

    def draw(self, wish: SampleWish) -> None:
        """Draw this sample and go through it."""
        self._wish = wish
        document = None if wish.whole else self._lists.document or None
        self._session.look(
            lambda open_: open_.annotating.sample(wish.count, wish.way, wish.seed, document), self._annotating.begin
        )

    def ask_export(self) -> None:
        """Ask for a file and write what was marked to it."""
        workspace = self._session.workspace
        if workspace is None:
            return
        proposed = str(workspace.beside(".tsv"))
        path, _ = QFileDialog.getSaveFileName(self._window, tr("Write annotations"), proposed, tr(FILES))
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write what was marked: .tsv as Google has MQM, .csv as Appraise has ESA."""
        said = tr("Written: {path}").format(path=path)
        self._session.ask(lambda open_: open_.annotating.export(path), lambda _none: self._notice.say(said))

    def ask_import(self) -> None:
        """Ask for a file of annotations, and show what of it would come in."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Take annotations over"), "", tr(FILES))
        if path:
            self.show_incoming(Path(path))

    def show_incoming(self, path: Path) -> None:
        """What a file would bring and what does not fit, to be taken over or not."""
        self._session.ask(lambda open_: open_.annotating.incoming(path), self._offer_incoming)

    def _offer_incoming(self, found: Incoming) -> None:
        dialog = TakeAnnotationsDialog(found, self._window)
        dialog.taken.connect(lambda: self._take(found))
        dialog.open()

    def _take(self, found: Incoming) -> None:
        said = tr("Marks taken over: {n}").format(n=found.marks)
        self._session.act(lambda open_: open_.annotating.take_over(found), lambda _outcome: self._notice.say(said))

    def _gather(self) -> None:
        if self._open:
            self._session.look(_known, self._show)

    def _show(self, known: Known) -> None:
        self._pane.show_pictures(
            {
                "risk": risk_picture(known.counted),
                "findings": findings_picture(known.counted),
                "progress": progress_picture(known.counted),
                "categories": categories_picture(known.scores, known.typology),
                "names": names_picture(known.ledger),
                "documents": documents_picture(known.counted),
                "drift": drift_picture(known.drift),
                "pairs": pairs_picture(known.agreement),
            }
        )
        self._pane.show_scores(score_rows(known.scores), people_words(known.agreement, known.drift))

    def _follow(self, _outcome: Outcome) -> None:
        if self._open:
            self._soon.start()

    def _follow_lead(self, lead: Lead) -> None:
        """To the segments or the name that a bar stands for."""
        if lead.kind == NAME:
            self.leave()
            self._names.open_name(lead.value)
        elif lead.kind == DOCUMENT:
            self.leave()
            self._lists.show_document(lead.value)
        else:
            self._session.look(partial(_behind, lead), partial(self._show_only, lead))

    def _show_only(self, lead: Lead, ids: list[int]) -> None:
        if not ids:
            self._notice.say(tr("There are no segments behind this"))
            return
        self.leave()
        self._lists.show_only(ids)
        self._notice.say(f"{trn('{n} segment', '{n} segments', len(ids))}: {lead.words}")


def _known(workspace: Workspace) -> Known:
    scores: list[SystemScore] = []
    for scheme in SCHEMES:
        try:
            scores += workspace.annotating.scores(scheme)
        except InputError:  # nobody has judged anything by this scheme yet, which is no fault
            continue
    annotating = workspace.annotating
    people = annotating.agreement(), annotating.drift()
    return Known(workspace.overview(), workspace.names(), scores, *people, annotating.typology)


def _behind(lead: Lead, workspace: Workspace) -> list[int]:
    """The segments that a bar counts."""
    if lead.kind == RISK:
        return workspace.at_risk(*lead.value)
    if lead.kind == CHECK:
        return workspace.with_check(lead.value)
    return list(dict.fromkeys(one.segment for one in workspace.annotating.of() if one.category == lead.value))
