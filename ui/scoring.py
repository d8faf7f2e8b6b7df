"""What measures a translation by people's word, joined to the window: panes, flows, and what they need of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.flows.annotation import AnnotationFlow
from ui.flows.comparing import ComparingFlow
from ui.flows.scoring import ScoringFlow
from ui.panes.annotation import AnnotationPane
from ui.panes.scoring import ScoringPane

if TYPE_CHECKING:
    from ui.main_window import MainWindow

BUTTONS = ("mark-minor", "mark-major", "mark-critical", "mark-category", "accept-offer", "reject-offer", "remove-mark")


OF_SCORES = ("compare-with", "annotate", "draw-sample", "take-annotations", "write-annotations", "report")


class Scoring(QObject):
    """The view where errors are marked, and that of the scores. Both stand in the middle, in the place of the texts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.annotation = AnnotationPane()
        self.annotation.offer([window.actions_[name] for name in (*BUTTONS, "give-score", "assess")])
        self.pane = ScoringPane()
        self.pane.offer([window.actions_[name] for name in OF_SCORES])
        window.stack.addWidget(self.annotation)
        window.stack.addWidget(self.pane)
        panes = (self.annotation, window.segments, window.notice)
        self.annotating = AnnotationFlow(window.session, window.review, panes, window)
        flows = (window.lists, window.ledger, self.annotating)
        self.scores = ScoringFlow(window.session, flows, (self.pane, window.notice), window)
        self.annotating.shown.connect(lambda wanted: self._show_annotation(window, wanted=wanted))
        self.scores.shown.connect(lambda wanted: self._show_scores(window, wanted=wanted))
        compared = (self.pane.compared, window.editor, window.notice)
        self.comparing = ComparingFlow(window.session, (self.scores, window.lists), compared, window)
        self.flows = (self.annotating, self.scores, self.comparing)

    def there(self) -> set[str]:
        """What there is to act on (see `ui.actions.Spec.needs`)."""
        return self.annotating.there()

    def _show_annotation(self, window: MainWindow, *, wanted: bool) -> None:
        if wanted:
            window.pairing.leave()
            self.scores.leave()
        window.bring_forward(self.annotation if wanted else None)

    def _show_scores(self, window: MainWindow, *, wanted: bool) -> None:
        if wanted:
            window.pairing.leave()
            self.annotating.leave()
        window.bring_forward(self.pane if wanted else None)
