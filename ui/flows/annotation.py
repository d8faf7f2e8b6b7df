"""Going through a sample: marking errors, answering what checks offer, a score for the whole, on to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.model import Annotation, Assessment, ErrorSeverity, Mark, Offer, Outcome, Row
from app.workspace import Workspace
from ui.dialogs.category import CategoryDialog
from ui.flows.review import ReviewFlow
from ui.models.annotations import Item, items_of
from ui.panes.annotation import AnnotationPane
from ui.panes.notice import Notice
from ui.panes.segments import SegmentsPane
from ui.session import Session
from ui.stopwatch import Stopwatch
from ui.texts import tr

Known = tuple[Row, list[Annotation], list[Offer], list[Assessment]]
RECENT = 5  # categories that stand first in the palette
SECOND = 1000  # ms between two looks at the clock
SEVERITIES = {
    "mark-neutral": ErrorSeverity.NEUTRAL,
    "mark-minor": ErrorSeverity.MINOR,
    "mark-major": ErrorSeverity.MAJOR,
    "mark-critical": ErrorSeverity.CRITICAL,
}


class AnnotationFlow(QObject):
    """The segment at hand, and what is marked in it."""

    shown = Signal(bool)  # whether the annotation is wanted instead of the texts

    def __init__(
        self,
        session: Session,
        review: ReviewFlow,
        panes: tuple[AnnotationPane, SegmentsPane, Notice],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._review, self._window = session, review, window
        self._pane, self._segments, self._notice = panes
        self._sample: list[int] = []
        self._segment = 0
        self._recent: list[str] = []
        self._times: dict[int, Stopwatch] = {}
        self._of_mark = Stopwatch()
        self._ticks = QTimer(self, interval=SECOND)
        self._ticks.timeout.connect(self._tell_time)
        self._pane.wished.connect(lambda name: self.handlers()[name]())
        self._pane.written.connect(self._write)
        self._pane.touched.connect(self._touch)
        session.acted.connect(self._follow)
        session.opened.connect(self._forget)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            "annotate": self.toggle,
            **{name: partial(self.mark, severity) for name, severity in SEVERITIES.items()},
            "mark-category": self.choose_category,
            "mark-note": self._pane.note.setFocus,
            "mark-correction": self._pane.correction.setFocus,
            "remove-mark": self.remove,
            "accept-offer": self.accept,
            "reject-offer": self.reject,
            "next-mark": partial(self._pane.step, +1),
            "previous-mark": partial(self._pane.step, -1),
            "give-score": self._pane.esa.slider.setFocus,
            "assess": self.assess,
            "next-sampled": partial(self.step, +1),
            "previous-sampled": partial(self.step, -1),
            "other-side": self._pane.other_side,
            "leave": self._let_go_or_leave,
        }

    def there(self) -> set[str]:
        """What of this flow there is to act on (see `ui.actions.Spec.needs`)."""
        return {"annotating"} if self._segment else set()

    @property
    def sample(self) -> list[int]:
        """The segments to go through, in this order."""
        return list(self._sample)

    def toggle(self) -> None:
        """Annotate the segment at hand and those after it in the list, or back to the texts."""
        if self._segment:
            self.leave()
        elif self._segments.current:
            sample = self._sample if self._segments.current in self._sample else list(self._segments.model.ids)
            self.begin(sample, self._segments.current)

    def begin(self, sample: Sequence[int], first: int = 0) -> None:
        """Go through these segments."""
        self._sample = list(sample)
        if not self._sample:
            self._notice.say(tr("There is no segment to annotate"))
            return
        self._come(first or self._sample[0])
        self._ticks.start()
        self.shown.emit(True)

    def leave(self) -> None:
        """Back to the texts, at the segment at hand."""
        if self._segment:
            segment = self._segment
            self._pause()
            self._segment = 0
            self._ticks.stop()
            self._segments.go_to(segment)
            self.shown.emit(False)

    def step(self, by: int) -> None:
        """Another segment of the sample."""
        place = self._sample.index(self._segment) + by if self._segment in self._sample else 0
        if 0 <= place < len(self._sample):
            self._come(self._sample[place])
        else:
            self._notice.say(tr("No more segments in the sample in this direction"))

    # marking

    def mark(self, severity: ErrorSeverity) -> None:
        """What is chosen is an error as grave as this; what is at hand is one as grave as this."""
        item = self._pane.item
        if item is None:
            self._ask_category(lambda category: self._mark(category, severity), self._pane.span.of(self._text()))
        elif item.annotation.severity is not severity or item.waiting:
            self._change(item, replace(item.annotation, severity=severity))

    def choose_category(self) -> None:
        """Another category for the mark at hand, or one for what is chosen."""
        item = self._pane.item
        if item is None:
            self.mark(ErrorSeverity.MAJOR)
        else:
            self._ask_category(
                lambda category: self._change(item, replace(item.annotation, category=category)), item.annotation.text
            )

    def accept(self) -> None:
        """The offer at hand is an error; on to the next offer."""
        offer = self._offer()
        if offer is not None:
            seconds = self._of_mark.take()
            self._act(lambda open_: open_.annotating.accept(offer, seconds=seconds))
            self._to_next_offer()

    def reject(self) -> None:
        """The offer at hand is no error; on to the next."""
        offer = self._offer()
        if offer is not None:
            seconds = self._of_mark.take()
            self._act(lambda open_: open_.annotating.reject(offer, seconds=seconds))
            self._to_next_offer()

    def remove(self) -> None:
        """Take the mark at hand away; an offer is rejected."""
        item = self._pane.item
        if item is not None and item.waiting:
            self.reject()
        elif item is not None:
            self._act(lambda open_: open_.annotating.remove(item.annotation))

    def assess(self) -> None:
        """The segment is done, with the score given; on to the next of the sample."""
        segment, score = self._segment, self._pane.esa.score
        if not segment:
            return
        seconds = round(self._watch(segment).take(), 1)
        self._act(lambda open_: open_.annotating.assess([segment], score, seconds=seconds))
        if self._sample and self._sample[-1] == segment:
            self._notice.say(tr("That was the last segment of the sample"))
        else:
            self.step(+1)

    # within

    def _mark(self, category: str, severity: ErrorSeverity) -> None:
        side, span = self._pane.side, self._pane.span
        made = Mark(side, span, category, severity, seconds=round(self._of_mark.take(), 1))
        segment = self._segment
        self._act(lambda open_: open_.annotating.mark(segment, made), self._take_made)

    def _change(self, item: Item, wanted: Annotation) -> None:
        """Change what is at hand; an offer is accepted as it is wanted."""
        offer = item.offer
        if offer is not None:
            seconds = self._of_mark.take()
            answer = replace(offer, annotation=wanted)
            self._act(lambda open_: open_.annotating.accept(answer, seconds=seconds), self._take_made)
        else:
            self._act(lambda open_: open_.annotating.change(wanted))

    def _write(self, note: str, correction: str) -> None:
        item = self._pane.item
        if item is not None:
            self._change(item, replace(item.annotation, note=note, correction=correction))

    def _take_made(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self._refresh(outcome.event.changes[0].key.partition(":")[2])

    def _offer(self) -> Offer | None:
        item = self._pane.item
        if item is None:
            item = next((one for one in self._pane.model.items if one.waiting), None)
        return item.offer if item is not None else None

    def _to_next_offer(self) -> None:
        items = self._pane.model.items
        here = self._pane.item
        after = [one for one in items if one.waiting and one is not here and (here is None or one.number > here.number)]
        self._pane.take(after[0].annotation.finding if after else "")

    def _ask_category(self, then: Callable[[str], None], words: str) -> None:
        workspace = self._session.workspace
        if workspace is None or not self._segment:
            return
        dialog = CategoryDialog(
            workspace.annotating.typology, self._recent, f"«{words}»" if words else "∅", self._window
        )

        def chosen(category: str) -> None:
            self._recent = [category, *(one for one in self._recent if one != category)][:RECENT]
            then(category)

        dialog.chosen.connect(chosen)
        dialog.finished.connect(lambda _result: self._pane.back_to_text())
        dialog.open()

    def _act(
        self, call: Callable[[Workspace], Outcome | None], then: Callable[[Outcome | None], None] | None = None
    ) -> None:
        self._touch()
        self._session.act(call, then)

    def _text(self) -> str:
        return self._pane.texts[self._pane.side].text

    def _come(self, segment: int) -> None:
        self._pause()
        self._segment = segment
        self._of_mark = Stopwatch()
        self._touch()
        self._segments.go_to(segment)  # so that findings, history and comments beside it are this segment's
        self._refresh("")

    def _refresh(self, at_hand: str | None = None) -> None:
        """Show the segment as it is now; None: what is at hand stays so."""
        self._session.look(partial(_known, self._segment), partial(self._show, at_hand))

    def _show(self, at_hand: str | None, known: Known) -> None:
        row, marked, offered, assessed = known
        workspace = self._session.workspace
        if workspace is None or row.segment.id != self._segment:
            return
        person = self._session.person.name
        items = items_of(row.segment, marked, offered, workspace.annotating.typology, person)
        mine = next((one for one in assessed if one.annotator == person), None)
        current = self._pane.item
        kept = (current.annotation.id or current.annotation.finding) if current is not None else ""
        self._pane.show_segment(row.segment, items, kept if at_hand is None else at_hand, mine.esa if mine else None)
        self._tell_time()

    def _follow(self, outcome: Outcome) -> None:
        if not self._segment:
            return
        changed = {
            int(one.key.partition(":")[0])
            for one in outcome.event.changes
            if one.entity in {"annotation", "assessment"}
        }
        if outcome.event.undoes is not None and len(changed) == 1 and not changed <= {self._segment}:
            self._come(changed.pop())  # what was taken back has to be seen
        elif self._segment in outcome.touched:
            self._refresh()

    def _forget(self) -> None:
        """Another project, or everything in it may be different."""
        if self._segment:
            self.leave()
        self._sample, self._times = [], {}

    def _let_go_or_leave(self) -> None:
        if not self._pane.let_go():
            self.leave()

    # time

    def _watch(self, segment: int) -> Stopwatch:
        return self._times.setdefault(segment, Stopwatch())

    def _touch(self) -> None:
        if self._segment:
            self._watch(self._segment).touch()
            self._of_mark.touch()

    def _pause(self) -> None:
        if self._segment:
            self._watch(self._segment).pause()
            self._of_mark.pause()

    def _tell_time(self) -> None:
        if not self._segment:
            return
        if QApplication.activeWindow() is None:  # the person is in another program
            self._pause()
        segment = self._pane.segment
        place = self._sample.index(self._segment) + 1 if self._segment in self._sample else 0
        seconds = round(self._watch(self._segment).seconds)
        self._pane.head(
            tr("Segment {n}").format(n=segment.position),
            tr("{n} of {all} in the sample").format(n=place, all=len(self._sample)) if place else "",
            f"{seconds // 60}:{seconds % 60:02}",
        )


def _known(segment: int, workspace: Workspace) -> Known:
    annotating = workspace.annotating
    (row,) = workspace.rows([segment])
    return row, annotating.of(segment), annotating.offers(segment), annotating.assessments(segment)
