"""What measures a translation by people's word, joined to the window: panes, flows, and what they need of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.flows.annotation import AnnotationFlow
from ui.panes.annotation import AnnotationPane

if TYPE_CHECKING:
    from ui.main_window import MainWindow

BUTTONS = ("mark-minor", "mark-major", "mark-critical", "mark-category", "accept-offer", "reject-offer", "remove-mark")


class Scoring(QObject):
    """The view where errors are marked. It stands in the middle of the window, in the place of the texts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.annotation = AnnotationPane()
        self.annotation.offer([window.actions_[name] for name in (*BUTTONS, "give-score", "assess")])
        window.stack.addWidget(self.annotation)
        panes = (self.annotation, window.segments, window.notice)
        self.annotating = AnnotationFlow(window.session, window.review, panes, window)
        self.annotating.shown.connect(lambda wanted: self._show_annotation(window, wanted=wanted))
        self.flows = (self.annotating,)

    def there(self) -> set[str]:
        """What there is to act on (see `ui.actions.Spec.needs`)."""
        return self.annotating.there()

    def _show_annotation(self, window: MainWindow, *, wanted: bool) -> None:
        if wanted:
            window.pairing.leave()
        window.bring_forward(self.annotation if wanted else None)
