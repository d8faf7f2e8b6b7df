"""How the window looks, and what it tells about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions import Actions
from ui.dialogs.about import about
from ui.dialogs.keys import KeysDialog
from ui.panes.editor import EditorPane
from ui.panes.segments import SegmentsPane

SMALLEST, LARGEST = 7.0, 28.0  # points
STEP = 1.1
POINTS = "letters/points"


class ViewFlow(QObject):
    """Letters, spaces, keys, about."""

    def __init__(
        self,
        actions: Actions,
        segments: SegmentsPane,
        editor: EditorPane,
        settings: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions, self._segments, self._editor = actions, segments, editor
        self._settings, self._window = settings, window
        self._usual = QApplication.font().pointSizeF()
        self._set(float(str(settings.value(POINTS, self._usual))))

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            "bigger": partial(self.scale, STEP),
            "smaller": partial(self.scale, 1 / STEP),
            "normal": lambda: self._set(self._usual),
            "spaces": lambda: self._editor.show_spaces(self._actions["spaces"].isChecked()),
            "keys": lambda: KeysDialog(self._actions, self._window).open(),
            "about": lambda: about(self._window).open(),
            "quit": lambda: _close(self._window),
        }

    def scale(self, by: float) -> None:
        """Make the letters so many times as large."""
        self._set(self._window.font().pointSizeF() * by)

    def _set(self, points: float) -> None:
        font = self._window.font()
        font.setPointSizeF(min(max(points, SMALLEST), LARGEST))
        self._window.setFont(font)
        self._editor.fit_font()
        self._segments.fit_columns()
        self._settings.setValue(POINTS, font.pointSizeF())


def _close(window: QWidget) -> None:
    window.close()
