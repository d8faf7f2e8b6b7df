"""The menus and the toolbar, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QDockWidget, QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from app.model import Role
from app.workspace import LANGUAGES
from ui.actions import MENUS, Actions
from ui.plain import tip
from ui.texts import language, tr
from ui.words import role_word


def fill_menus(window: QMainWindow, actions: Actions) -> dict[str, QMenu]:
    """Every menu with its actions, by its English name."""
    made = {}
    for name in MENUS:
        made[name] = window.menuBar().addMenu(tr(name))
        made[name].addActions(actions.of_menu(name))
    return made


def add_docks(menu: QMenu, docks: Iterable[QDockWidget]) -> None:
    """Ways to show and hide the panes."""
    menu.addSeparator()
    menu.addActions([dock.toggleViewAction() for dock in docks])


def add_languages(menu: QMenu, choose: Callable[[str], None]) -> None:
    """A menu of the languages of the window."""
    languages = menu.addMenu(tr("Language"))
    group = QActionGroup(languages)
    for code, name in LANGUAGES.items():
        action = languages.addAction(name)
        action.setCheckable(True)
        action.setChecked(code == language())
        action.triggered.connect(lambda _on, code=code: choose(code))
        group.addAction(action)


def toolbar(actions: Iterable[QAction], *right: QWidget) -> QToolBar:
    """The toolbar: actions to the left, other controls to the right."""
    bar = QToolBar(tr("Toolbar"))
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.addActions(list(actions))
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(gap)
    for control in right:
        bar.addWidget(control)
    return bar


def quality_box() -> QComboBox:
    """The quality profiles a project may be judged by; filled by their flow."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)  # a window of 1100 pixels has room for it in every language
    box.view().setMinimumWidth(220)  # the list may be wider than the box
    box.setAccessibleName(tr("Quality profile"))
    box.setToolTip(tip(tr("Quality profile: which checks run, how strictly, what blocks sign-off")))
    return box


def role_box() -> QComboBox:
    """The roles a person may act in."""
    box = QComboBox()
    for role in Role:
        box.addItem(role_word(role), role)
    box.setAccessibleName(tr("Role"))
    box.setToolTip(tr("In which role you act"))
    return box
