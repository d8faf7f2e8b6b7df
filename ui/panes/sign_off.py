"""What stands in the way of signing off, as a quality profile says it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QGroupBox, QWidget

from app.model import Severity, SignOff
from ui.plain import label
from ui.texts import tr
from ui.words import severity_word


class SignOffBox(QGroupBox):
    """Shows the rule; says when it is changed. The checks it lists by name are kept."""

    changed = Signal(object)  # SignOff

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sign-off is blocked by"), parent)
        self._rule = SignOff()
        self.open_findings, self.score = QComboBox(), QDoubleSpinBox()
        self.unreviewed = QCheckBox(tr("segments not reviewed yet"))
        self.listed = label(wrapped=True)
        self.open_findings.addItem(tr("open findings: never"), None)
        for severity in sorted(Severity, reverse=True):
            words = tr("open findings, {severity} or worse").format(severity=severity_word(severity))
            self.open_findings.addItem(words, severity)
        self.open_findings.setAccessibleName(tr("Open findings"))
        self.score.setRange(0, 100)
        self.score.setDecimals(1)
        self.score.setSpecialValueText(tr("no score"))
        caption = label(tr("an MQM score below"))
        caption.setBuddy(self.score)
        self.score.setAccessibleName(caption.text())
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.open_findings)
        form.addRow(self.listed)
        form.addRow(self.unreviewed)
        form.addRow(caption, self.score)
        self.open_findings.activated.connect(lambda _row: self._tell())
        self.unreviewed.clicked.connect(lambda _on: self._tell())
        self.score.valueChanged.connect(lambda _value: self._tell())

    def show_rule(self, rule: SignOff) -> None:
        self._rule = rule
        self.score.blockSignals(True)
        row = 0 if rule.open_findings is None else self.open_findings.findData(rule.open_findings)
        self.open_findings.setCurrentIndex(row)
        self.unreviewed.setChecked(rule.unreviewed)
        self.score.setValue(rule.lowest_score)
        self.listed.setText(tr("open findings of: {checks}").format(checks=", ".join(rule.checks)))
        self.listed.setVisible(bool(rule.checks))
        self.score.blockSignals(False)

    def _tell(self) -> None:
        limit, on, score = self.open_findings.currentData(), self.unreviewed.isChecked(), self.score.value()
        self._rule = replace(self._rule, open_findings=limit, unreviewed=on, lowest_score=score)
        self.changed.emit(self._rule)
