"""One check of a quality profile: how grave it is, and the numbers and words it goes by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.model import CheckChoice, ParameterChoice, Severity
from ui.plain import heading, label, tip
from ui.texts import tr
from ui.words import severity_word

STEPS = 20  # of a number's range, for the arrows


class CheckDetails(QWidget):
    """Shows a check; says which severity or which value of a parameter is wanted instead."""

    severity_chosen = Signal(object)  # Severity, or None for the check's own
    parameter_set = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.id = heading(""), label(wrapped=True)
        self.head.setWordWrap(True)
        self.severity = QComboBox()
        self.severity.setAccessibleName(tr("Severity"))
        self.fields: dict[str, QWidget] = {}
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for part in (self.head, self.id, label(tr("Severity")), self.severity):
            whole.addWidget(part)
        whole.addLayout(self._form)
        whole.addStretch(1)
        self.severity.activated.connect(lambda _row: self.severity_chosen.emit(self.severity.currentData()))

    def show_choice(self, choice: CheckChoice | None) -> None:
        """Show this check; none: nothing is chosen."""
        self.setVisible(choice is not None)
        self._clear()
        if choice is None:
            return
        self.head.setText(tr(choice.label))
        self.id.setText(choice.id)
        self._fill_severities(choice)
        for parameter in choice.parameters:
            self._add(parameter)

    def _fill_severities(self, choice: CheckChoice) -> None:
        self.severity.clear()
        usual = choice.usual_severity
        for severity in Severity:
            text = tr("{severity} (as usual)") if severity is usual else "{severity}"
            self.severity.addItem(
                text.format(severity=severity_word(severity)), None if severity is usual else severity
            )
        self.severity.setCurrentIndex(list(Severity).index(choice.severity))

    def _add(self, parameter: ParameterChoice) -> None:
        field = _field(parameter, lambda value: self.parameter_set.emit(parameter.name, value))
        words = tr(parameter.label)
        field.setAccessibleName(words)
        field.setToolTip(tip(tr("As usual: {value}").format(value=parameter.default)))
        caption = label(words, wrapped=False)
        caption.setWordWrap(True)
        caption.setBuddy(field)
        self._form.addRow(caption, field)
        self.fields[parameter.name] = field

    def _clear(self) -> None:
        self.fields.clear()
        while self._form.rowCount():
            self._form.removeRow(0)


def _field(parameter: ParameterChoice, tell: Callable[[object], None]) -> QWidget:
    value = parameter.value
    if isinstance(value, bool):
        box = QCheckBox(tr("yes"))
        box.setChecked(value)
        box.toggled.connect(tell)
        return box
    if isinstance(value, str):
        words = QComboBox()
        words.addItems(list(parameter.options))
        words.setCurrentText(value)
        words.currentTextChanged.connect(tell)
        return words
    low, high = parameter.low or 0, parameter.high or 0
    if isinstance(value, int):
        whole = QSpinBox()
        whole.setRange(int(low), int(high))
        whole.setSingleStep(max(1, round((high - low) / STEPS / 10)))
        whole.setValue(value)
        whole.valueChanged.connect(tell)
        return whole
    number = QDoubleSpinBox()
    number.setDecimals(2)
    number.setRange(low, high)
    number.setSingleStep(0.1 if high - low > 1 else 0.05)
    number.setValue(value)
    number.valueChanged.connect(tell)
    return number
