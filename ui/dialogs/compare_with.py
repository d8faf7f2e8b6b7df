"""Asks what the text is compared with, as what, and how: a reference, a post-edit, or what of it was approved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.model import Document
from app.workspace import METRICS, NORMAL_FORMS, SAMPLES, Against, Comparable, Measure, PairedTest
from ui.dialogs.frame import Frame
from ui.dialogs.path_field import PathField
from ui.models.comparing import FORMS, TESTS
from ui.plain import label
from ui.texts import mark, tr

TEXT_FILES = mark("Texts to compare with (*.txt *.csv *.tsv *.tmx *.po *.xlf *.xliff *.zvirka);;All files (*)")
TABLES = {".csv", ".tsv"}
NOWHERE = Path()  # of a wish in which no file was chosen yet
LONGEST_NAME = 32  # letters of a document's name that a box has room for
LINES = 3  # of the list of other translations


class CompareDialog(Frame):
    """Wants a `Measure`, beginning with the last one."""

    wished = Signal(object)
    columns_wanted = Signal(object)  # the Path of a table whose columns may be chosen from

    def __init__(
        self, before: Measure, documents: Sequence[Document], parent: QWidget | None = None, *, approved: bool
    ) -> None:
        super().__init__(tr("Compare with…"), tr("What is the text compared with?"), tr("Compare"), parent)
        self.own = QRadioButton(tr("What was approved, with the text as it came in"))
        self.file = QRadioButton(tr("A file, with the text as it is now"))
        self.path, self.column, self.document = PathField(TEXT_FILES), QComboBox(), QComboBox()
        self.reference = QRadioButton(tr("A good translation (reference)"))
        self.post_edit = QRadioButton(tr("The corrected text (post-edit): how much was edited"))
        self.metrics = {name: QCheckBox(name) for name in METRICS}
        self.forms = {form: QCheckBox(tr(FORMS[form])) for form in NORMAL_FORMS}
        self.interval = QCheckBox(tr("95 % interval, by drawing segments anew"))
        self.others, self.test = QListWidget(), QComboBox()
        self.add, self.remove = QPushButton(tr("Add texts…")), QPushButton(tr("Remove"))
        self.own.setEnabled(approved)
        self.document.addItem(tr("The whole project"), None)
        for one in documents:
            self.document.addItem(one.title, one.id)
        self._build()
        self._fill(before)
        self._connect()
        self._allow()
        self.resize(640, self.sizeHint().height())

    @property
    def wish(self) -> Measure:
        """What the fields say."""
        path = self.wish_path
        column = self.column.currentText().strip() if path.suffix.lower() in TABLES else ""
        return Measure(
            against=None if self.own.isChecked() else Against(path, column),
            post_edit=self.post_edit.isChecked(),
            metrics=tuple(name for name, box in self.metrics.items() if box.isChecked()),
            ready=Comparable(tuple(form for form, box in self.forms.items() if box.isChecked())),
            samples=SAMPLES if self.interval.isChecked() else 0,
            others=tuple(Path(self.others.item(row).text()) for row in range(self.others.count())),
            test=self.test.currentData(),
            document=self.document.currentData(),
        )

    def show_columns(self, path: Path, names: Sequence[str]) -> None:
        """What may be chosen, where that table is still the one to compare with."""
        if path == self.wish_path:
            typed = self.column.currentText()
            self.column.clear()
            self.column.addItems(list(names))
            self.column.setCurrentText(typed)

    @property
    def wish_path(self) -> Path:
        """The file that is typed."""
        return Path(self.path.text()).expanduser()

    @property
    def _typed(self) -> QLineEdit:
        line = self.column.lineEdit()
        assert line is not None  # noqa: S101 (an editable box has one)
        return line

    def add_others(self, paths: list[str]) -> None:
        """Put these into the list of other translations, each once."""
        there = {str(path) for path in self.wish.others}
        self.others.addItems([path for path in dict.fromkeys(paths) if path not in there])
        self._allow()

    def look_for_columns(self) -> None:
        """Ask what the columns of the table are called, where there is one."""
        path = self.wish_path
        if path.suffix.lower() in TABLES and path.is_file():
            self.columns_wanted.emit(path)

    def accept(self) -> None:
        self.wished.emit(self.wish)
        super().accept()

    def _build(self) -> None:
        self._name_fields()
        of_file = QFormLayout()
        of_file.setContentsMargins(24, 0, 0, 0)
        of_file.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        of_file.addRow(tr("File"), self.path)
        of_file.addRow(tr("Column"), self.column)
        parts: list[QWidget | QLayout] = [self.own, self.file, of_file]
        if self.document.count() > 2:
            parts.append(_row(0, label(tr("Document")), self.document))
        self.body.addWidget(_group(tr("Compared with"), *parts))
        self.body.addWidget(_group(tr("Which is"), self.reference, _row(24, *self.metrics.values()), self.post_edit))
        self.body.addWidget(_group(tr("How"), self.interval, _row(0, *self.forms.values())))
        self._others_box = _group(
            tr("Other translations beside it"), self.others, _row(0, self.add, self.remove, self.test)
        )
        self.body.addWidget(self._others_box)
        for pair in ((self.own, self.file), (self.reference, self.post_edit)):
            together = QButtonGroup(self)
            for button in pair:
                together.addButton(button)

    def _name_fields(self) -> None:
        self.path.setAccessibleName(tr("File"))
        self.column.setEditable(True)
        self.column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.column.setAccessibleName(tr("Column"))
        self.document.setAccessibleName(tr("Of which document"))
        self.document.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.document.setMinimumContentsLength(LONGEST_NAME)
        self._typed.setPlaceholderText(tr("by its name; empty: the translations"))
        self.metrics["TER"].setToolTip(tr("Slow where parts of a sentence changed places"))
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        for test in PairedTest:
            self.test.addItem(tr(TESTS[test]), test)
        self.test.setAccessibleName(tr("Paired test"))
        self.others.setAccessibleName(tr("Other translations beside it"))
        self.others.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.others.setFixedHeight((LINES + 1) * self.fontMetrics().lineSpacing())

    def _fill(self, before: Measure) -> None:
        own = before.against is None and self.own.isEnabled()
        (self.own if own else self.file).setChecked(True)
        if before.against is not None:
            self.path.set_text("" if before.against.path == NOWHERE else str(before.against.path))
            self.column.setCurrentText(before.against.column)
        (self.post_edit if before.post_edit else self.reference).setChecked(True)
        for name, box in self.metrics.items():
            box.setChecked(name in before.metrics)
        for form, box in self.forms.items():
            box.setChecked(form in before.ready.forms)
        self.interval.setChecked(before.samples > 1)
        self.others.addItems([str(path) for path in before.others])
        self.test.setCurrentIndex(self.test.findData(before.test))
        self.document.setCurrentIndex(max(self.document.findData(before.document), 0))

    def _connect(self) -> None:
        self.path.changed.connect(self._allow)
        self.path.changed.connect(self.look_for_columns)
        for button in (self.own, self.file, self.reference, self.post_edit, *self.metrics.values()):
            button.toggled.connect(lambda _on: self._allow())
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def _add(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Add texts…"), "", tr(TEXT_FILES))
        self.add_others(paths)

    def _remove(self) -> None:
        for item in self.others.selectedItems():
            self.others.takeItem(self.others.row(item))
        self._allow()

    def _allow(self) -> None:
        """What goes with what was chosen; a reference wants a metric, a file its path."""
        of_file, by_metrics = self.file.isChecked(), self.reference.isChecked()
        self.path.setEnabled(of_file)
        self.column.setEnabled(of_file and Path(self.path.text()).suffix.lower() in TABLES)
        for box in self.metrics.values():
            box.setEnabled(by_metrics)
        self._others_box.setEnabled(by_metrics)
        self.test.setEnabled(self.others.count() > 0)
        self.interval.setEnabled(by_metrics and not self.others.count())
        enough = bool(self.wish.metrics) or not by_metrics
        self.accept_button.setEnabled(enough and (bool(self.path.text()) or not of_file))


def _group(title: str, *parts: QWidget | QLayout) -> QGroupBox:
    made = QGroupBox(title)
    column = QVBoxLayout(made)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return made


def _row(indent: int, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(indent, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
