"""Asks by which quality profile the project is to be judged, and lets every check of it be changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.model import CheckChoice, CheckRule, Pattern, Quality, Severity, SignOff, Value
from app.workspace import ZvirkaError, checks_under, quality_named, shipped_qualities, write_quality
from ui.dialogs.frame import Frame
from ui.panes.check_details import CheckDetails
from ui.panes.checks import ChecksTree
from ui.panes.sign_off import SignOffBox
from ui.plain import label
from ui.texts import mark, tr

FILES = mark("Quality profiles (*.toml)")
PATTERN = "pattern:"


class QualityDialog(Frame):
    """Wants a `Quality`, beginning with the one in force. A profile that is changed gets another name."""

    wanted = Signal(object)  # Quality
    file_wanted = Signal(object)  # Path: this file is to be shown

    def __init__(self, quality: Quality, parent: QWidget | None = None) -> None:
        title = tr("Quality profile")
        super().__init__(
            title, tr("Which checks run, how strictly, and what blocks sign-off"), tr("Judge by it"), parent
        )
        self._quality = quality
        self._shipped = shipped_qualities()
        self.base, self.name, self.search = QComboBox(), QLineEdit(), QLineEdit()
        self.only_changed = QCheckBox(tr("only what differs from calm"))
        self.tree, self.details, self.sign_off = ChecksTree(), CheckDetails(), SignOffBox()
        self.load, self.save = QPushButton(tr("Load a file…")), QPushButton(tr("Save as a file…"))
        self._build()
        self._connect()
        self.show_quality(quality)
        self.search.setFocus()
        self.resize(1020, 680)

    @property
    def quality(self) -> Quality:
        """What the fields say now."""
        return replace(self._quality, name=self.name.text().strip())

    def show_quality(self, quality: Quality) -> None:
        """Begin with this profile."""
        self._quality = quality
        self.name.setText(quality.name)
        self.base.setCurrentIndex(self.base.findData(quality.name))
        self.sign_off.show_rule(quality.sign_off)
        self._show_checks()
        self.details.show_choice(self.tree.current)
        self.notice.hide()

    def show_trouble(self, error: Exception) -> None:
        """Say why a file could not be used."""
        self.notice.complain(str(error))

    def save_to(self, path: Path) -> None:
        """Write the profile as it is now; trouble is told here."""
        try:
            write_quality(self.quality, path)
        except ZvirkaError as error:
            self.show_trouble(error)
        else:
            self.notice.say(tr("Written: {path}").format(path=path))

    def accept(self) -> None:
        self.wanted.emit(self.quality)
        super().accept()

    # changes

    def _toggle(self, check: str, on: bool) -> None:
        if check.startswith(PATTERN):
            self._change_patterns(replace(one, on=on) if PATTERN + one.id == check else one for one in self._patterns)
        else:
            self._change_rule(check, replace(self._quality.rule(check), on=on))

    def _choose_severity(self, severity: Severity | None) -> None:
        """None: the one the check has by itself; a pattern has none but its own."""
        choice = self.tree.current
        if choice is not None and not choice.id.startswith(PATTERN):
            self._change_rule(choice.id, replace(self._quality.rule(choice.id), severity=severity))
        elif choice is not None and severity is not None:
            self._change_patterns(
                replace(one, severity=severity) if PATTERN + one.id == choice.id else one for one in self._patterns
            )

    def _set_parameter(self, name: str, value: Value) -> None:
        choice = self.tree.current
        if choice is None:
            return
        usual = {one.name: one.default for one in choice.parameters}
        rule = self._quality.rule(choice.id)
        others = {key: one for key, one in rule.parameters.items() if key != name}
        said = others if value == usual[name] else {**others, name: value}
        self._change_rule(choice.id, replace(rule, parameters=said))

    def _change_rule(self, check: str, rule: CheckRule) -> None:
        self._change(self._quality.with_rule(check, rule))

    @property
    def _patterns(self) -> tuple[Pattern, ...]:
        return self._quality.patterns

    def _change_patterns(self, patterns: Iterable[Pattern]) -> None:
        self._change(replace(self._quality, patterns=tuple(patterns)))

    def _change_sign_off(self, rule: SignOff) -> None:
        self._change(replace(self._quality, sign_off=rule))

    def _change(self, quality: Quality) -> None:
        self._quality = quality
        if self.name.text() in self._shipped:
            self.name.setText(tr("{name}, changed").format(name=self.name.text()))
        self._show_checks()

    def _show_checks(self) -> None:
        self.tree.show_choices(checks_under(self._quality))
        self._filter()

    def _filter(self) -> None:
        self.tree.show_only(self.search.text(), differing=self.only_changed.isChecked())

    # files

    def _ask_load(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Load a quality profile"), "", tr(FILES))
        if path:
            self.file_wanted.emit(Path(path))

    def _ask_save(self) -> None:
        proposed = f"{self.name.text().strip() or 'quality'}.toml".replace("/", "-")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the quality profile"), proposed, tr(FILES))
        if path:
            self.save_to(Path(path))

    # building

    def _build(self) -> None:
        for name in self._shipped:
            self.base.addItem(name, name)
        self.base.setPlaceholderText(tr("one of your own"))
        self.base.setAccessibleName(tr("Begin with"))
        self.name.setAccessibleName(tr("Name of the profile"))
        self.name.setMaxLength(80)
        self.search.setPlaceholderText(tr("Find a check"))
        self.search.setAccessibleName(tr("Find a check"))
        self.search.setClearButtonEnabled(True)
        top = QHBoxLayout()
        for words, field in ((tr("Begin with"), self.base), (tr("Name of the profile"), self.name)):
            caption = label(words)
            caption.setBuddy(field)
            top.addWidget(caption)
            top.addWidget(field, 1)
        second = QHBoxLayout()
        second.addWidget(self.search, 1)
        second.addWidget(self.only_changed)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.details, 1)
        column.addWidget(self.sign_off)
        middle = QSplitter()
        middle.addWidget(self.tree)
        middle.addWidget(side)
        middle.setSizes([680, 320])
        middle.setChildrenCollapsible(False)
        self.body.addLayout(top)
        self.body.addLayout(second)
        self.body.addWidget(middle, 1)
        for button in (self.load, self.save):
            button.setAutoDefault(False)
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

    def _connect(self) -> None:
        self.base.activated.connect(lambda _row: self.show_quality(quality_named(self.base.currentData())))
        self.name.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        self.search.textChanged.connect(lambda _text: self._filter())
        self.only_changed.toggled.connect(lambda _on: self._filter())
        self.tree.arrived.connect(self._show_details)
        self.tree.toggled.connect(self._toggle)
        self.details.severity_chosen.connect(self._choose_severity)
        self.details.parameter_set.connect(self._set_parameter)
        self.sign_off.changed.connect(self._change_sign_off)
        self.load.clicked.connect(self._ask_load)
        self.save.clicked.connect(self._ask_save)

    def _show_details(self, choice: CheckChoice | None) -> None:
        self.details.show_choice(choice)
