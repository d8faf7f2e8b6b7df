"""The judgement of a segment as a whole, 0 to 100, given by a slider after its errors were marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from ui.plain import label
from ui.texts import mark, tr

ANCHORS = (  # what the four marks of the scale mean, after Kocmi et al. 2024, "Error Span Annotation"
    (0, mark("no meaning kept")),
    (33, mark("some meaning kept")),
    (66, mark("most meaning kept")),
    (100, mark("perfect")),
)
STEP, PAGE = 1, 10


class EsaBox(QWidget):
    """A slider that says nothing until it is moved: there is no score that a person did not give."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: float | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(PAGE)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(PAGE)
        self.slider.setAccessibleName(tr("Score of the whole segment, 0 to 100"))
        self.value_label = label()
        self.clear_button = QPushButton(tr("No score"))
        self.clear_button.setAutoDefault(False)
        self.clear_button.clicked.connect(lambda: self._take(None))
        self.slider.valueChanged.connect(lambda value: self._take(float(value)))
        self.slider.sliderPressed.connect(lambda: self._take(float(self.slider.value())))
        self._build()
        self.show_score(None)

    @property
    def score(self) -> float | None:
        """What was given, or nothing."""
        return self._given

    def show_score(self, score: float | None) -> None:
        """Show what was given before, or that nothing was."""
        self._given = score
        self.slider.blockSignals(True)
        self.slider.setValue(50 if score is None else round(score))
        self.slider.blockSignals(False)
        self._tell()

    def _take(self, score: float | None) -> None:
        self._given = score
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        words = tr("no score yet") if self._given is None else f"{self._given:.0f}"
        self.value_label.setText(words)
        self.slider.setAccessibleDescription(words)
        self.clear_button.setEnabled(self._given is not None)

    def _build(self) -> None:
        top = QHBoxLayout()
        caption = label(tr("The segment as a whole (G)"))
        caption.setBuddy(self.slider)
        top.addWidget(caption)
        top.addStretch(1)
        top.addWidget(self.value_label)
        top.addWidget(self.clear_button)
        scale = QHBoxLayout()
        for number, (value, words) in enumerate(ANCHORS):
            one: QLabel = label(f"{value} {tr(words)}", wrapped=True)
            side = {0: Qt.AlignmentFlag.AlignLeft, len(ANCHORS) - 1: Qt.AlignmentFlag.AlignRight}
            one.setAlignment(side.get(number, Qt.AlignmentFlag.AlignHCenter) | Qt.AlignmentFlag.AlignTop)
            scale.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(top)
        whole.addWidget(self.slider)
        whole.addLayout(scale)
