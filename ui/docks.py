"""The panes around the texts: each in a dock of its own, those on the right one behind the other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
LOW = 800  # pixels; two groups may need nearly as many
Pane = tuple[str, str, QWidget]  # name, title, what stands in it


def place_docks(window: QMainWindow, left: Pane, *right: Iterable[Pane]) -> dict[str, QDockWidget]:
    """The docks by name; of each group on the right, one below the other, the first is seen.

    On a low screen all of them are one group: two would make the window higher than the screen.
    """
    made = {left[0]: _dock(window, left, LEFT)}
    low = window.screen().availableGeometry().height() < LOW
    for group in [chain(*right)] if low else right:
        made |= _stacked(window, group)
    window.setTabPosition(RIGHT, QTabWidget.TabPosition.North)
    return made


def _stacked(window: QMainWindow, group: Iterable[Pane]) -> dict[str, QDockWidget]:
    """Docks one behind the other, below those that are there."""
    made = {pane[0]: _dock(window, pane, RIGHT) for pane in group}
    first, *others = made.values()
    for dock in others:
        window.tabifyDockWidget(first, dock)
    first.raise_()
    return made


def _dock(window: QMainWindow, pane: Pane, area: Qt.DockWidgetArea) -> QDockWidget:
    name, title, widget = pane
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(widget)
    dock.setAccessibleName(title)
    window.addDockWidget(area, dock)
    return dock
