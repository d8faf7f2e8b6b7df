"""The panes around the texts: each in a dock of its own, those on the right one behind the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
Pane = tuple[str, str, QWidget]  # name, title, what stands in it


def place_docks(window: QMainWindow, left: Pane, right: Iterable[Pane]) -> dict[str, QDockWidget]:
    """The docks by name; of those on the right, the first is seen."""
    made = {left[0]: _dock(window, left, LEFT)}
    first: QDockWidget | None = None
    for pane in right:
        made[pane[0]] = _dock(window, pane, RIGHT)
        if first is None:
            first = made[pane[0]]
        else:
            window.tabifyDockWidget(first, made[pane[0]])
    if first is not None:
        first.raise_()
    window.setTabPosition(RIGHT, QTabWidget.TabPosition.North)
    return made


def _dock(window: QMainWindow, pane: Pane, area: Qt.DockWidgetArea) -> QDockWidget:
    name, title, widget = pane
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(widget)
    dock.setAccessibleName(title)
    window.addDockWidget(area, dock)
    return dock
