"""Pages that fill from top to bottom: headings, paragraphs and rows of plain text in columns.

Each row is laid out and painted by itself, so a report of any length needs the memory of one row. Qt's classes for
documents take HTML, and took ten times as long for tables of 1,000 rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPdfWriter, QTextLine

from app.workspace import Head, Link, Paper, Printed, Section
from ui.cells import FAINT, INK, Cell, laid_out, printed_font
from ui.pdf_places import inner

SIZE, TITLE, HEADING, SMALL = 8.5, 16.0, 12.0, 7.0  # points
INCH = 25.4  # millimetres
FOOT = 8.0  # millimetres at the foot of every page, for title and number
PADDING = 1.0  # millimetres around the text of a cell
TOGETHER = 30.0  # millimetres that a heading wants to have beneath it
NARROW = 14  # characters; a column that wants no more gets what it wants, the others share the rest
LINE, SHADE = QColor("#c8c8c0"), QColor("#f1efe8")


class Spot(NamedTuple):
    """Where something stands: the number of its page, from 1, and how far down, in dots."""

    page: int
    y: float


class Plan(NamedTuple):
    """What is known of pages once they are laid out: how many there are, and where every place of them is."""

    pages: int
    spots: Mapping[str, Spot]
    numbers: Mapping[str, int]  # of the places, from 0, in the order of the pages

    def page_of(self) -> dict[str, int]:
        """On which page each place is."""
        return {place: spot.page for place, spot in self.spots.items()}


class Pages:
    """The pages so far, and how far down the last one is filled.

    Without a painter they are only laid out, to know where everything will stand; the `plan` that comes of it goes to
    the pages that are painted. Both are made alike, so the second time everything stands where it stood the first time.
    """

    def __init__(
        self, writer: QPdfWriter, paper: Paper, painter: QPainter | None = None, plan: Plan | None = None
    ) -> None:
        self._painter, self._writer, self._paper, self._planned = painter, writer, paper, plan
        self._width = float(writer.width())
        self._bottom = writer.height() - self._dots(FOOT)
        self._padding = self._dots(PADDING)
        self._body, self._strong = printed_font(SIZE), printed_font(SIZE, QFont.Weight.DemiBold)
        self._number, self._y = 0, 0.0
        self._spots: dict[str, Spot] = {}
        self._columns: list[tuple[float, float]] = []
        self._heads: tuple[Head, ...] = ()
        self._empty = ""
        self._page()

    @property
    def plan(self) -> Plan:
        """Where everything stands so far."""
        return Plan(self._number, self._spots, {place: number for number, place in enumerate(self._spots)})

    def begin(self, section: Section) -> None:
        """A heading, its note, and the heads of the rows to come."""
        self._heads = ()
        if self._y:
            self._y += self._dots(4)
            if self._bottom - self._y < self._dots(TOGETHER):
                self._turn()
        size = HEADING if self._number > 1 or self._y else TITLE
        self._spots.setdefault(section.place, Spot(self._number, self._y))
        self._paragraph(section.title, printed_font(size, QFont.Weight.Bold), INK)
        if section.note:
            self._paragraph(section.note, self._body, FAINT)
        self._heads, self._columns, self._empty = section.heads, self._shared(section.heads), section.empty
        self._draw_heads()

    def row(self, cells: Sequence[Printed]) -> None:
        """A row; one that is higher than the rest of the page goes to the next, one that is higher than a page on."""
        laid = [self._laid_out(cell, width, self._body) for cell, (_, width) in zip(cells, self._columns, strict=True)]
        self._empty = ""
        self._place(laid, place=next((cell.place for cell in cells if cell.place), ""))

    def finish(self) -> None:
        """No more rows in this section."""
        heads, self._heads = self._heads, ()
        if self._empty and heads:
            self._paragraph(self._empty, self._body, INK)

    # ---- within

    def _place(self, cells: list[Cell], shade: QColor | None = None, place: str = "") -> None:
        around = 2 * self._padding
        height = max(cell.height for cell in cells) + around
        if self._y + height > self._bottom and height <= self._bottom - self._heads_height():
            self._turn()
        while any(cell.lines for cell in cells):
            room = self._bottom - self._y - around
            parts = [cell.fitting(room) for cell in cells]
            if not any(parts):  # not even a line fits
                self._turn()
                continue
            filled = max(sum(line.height() for line in part) for part in parts) + around
            if place:
                self._spots.setdefault(place, Spot(self._number, self._y))
            if self._painter is not None:
                self._paint(self._painter, cells, parts, filled, shade)
            self._y += filled
            if any(cell.lines for cell in cells):
                self._turn()

    def _paint(
        self,
        painter: QPainter,
        cells: list[Cell],
        parts: list[list[QTextLine]],
        height: float,
        shade: QColor | None,
    ) -> None:
        if shade is not None:
            painter.fillRect(QRectF(0, self._y, self._width, height), shade)
        for cell, lines, (left, _) in zip(cells, parts, self._columns, strict=True):
            painter.setPen(cell.colour)
            y = self._y + self._padding
            for line in lines:
                line.draw(painter, QPointF(left + self._padding, y - line.y()))
                y += line.height()
        painter.setPen(LINE)
        painter.drawLine(QPointF(0, self._y + height), QPointF(self._width, self._y + height))

    def _draw_heads(self) -> None:
        if any(head.text for head in self._heads):
            heads, self._heads = self._heads, ()  # a page that is turned meanwhile has none yet
            self._place(
                [self._laid_out(Printed(one.text), w, self._strong) for one, (_, w) in self._under(heads)], SHADE
            )
            self._heads = heads

    def _heads_height(self) -> float:
        if not any(head.text for head in self._heads):
            return 0.0
        cells = (self._laid_out(Printed(one.text), w, self._strong) for one, (_, w) in self._under(self._heads))
        return max(cell.height for cell in cells) + 2 * self._padding

    def _under(self, heads: tuple[Head, ...]) -> Iterator[tuple[Head, tuple[float, float]]]:
        return zip(heads, self._columns, strict=True)

    def _paragraph(self, text: str, font: QFont, colour: QColor) -> None:
        self._columns, kept = [(-self._padding, self._width)], self._columns
        cell = self._laid_out(Printed(text), self._width, font)._replace(colour=colour)
        for line in cell.lines:
            if self._y + line.height() > self._bottom:
                self._turn()
            if self._painter is not None:
                self._painter.setPen(colour)
                line.draw(self._painter, QPointF(0, self._y - line.y()))
            self._y += line.height()
        self._y += self._padding
        self._columns = kept

    def _laid_out(self, cell: Printed, width: float, font: QFont) -> Cell:
        return laid_out(cell, width - 2 * self._padding, font, self._writer, self._address)

    def _address(self, link: Link) -> str:
        """What leads to a place of the paper gets an address of our own, which `pdf_places` reads again."""
        number = self._planned.numbers.get(link.place) if self._planned else None
        return link.address or ("" if number is None else inner(number))

    def _shared(self, heads: tuple[Head, ...]) -> list[tuple[float, float]]:
        """Where each column begins and how wide it is; no head is cut within a word where there is room for it."""
        widths = self._widths(heads)
        lefts = [sum(widths[:number]) for number in range(len(widths))]
        return list(zip(lefts, widths, strict=True))

    def _widths(self, heads: tuple[Head, ...]) -> list[float]:
        letter, strong = (QFontMetricsF(font, self._writer) for font in (self._body, self._strong))
        around = 2 * self._padding + letter.averageCharWidth() / 2  # a line is broken a little before it is full
        least = [max(map(strong.horizontalAdvance, head.text.split() or [""])) + around for head in heads]
        fixed = {
            number: max(head.width * letter.averageCharWidth() + 2 * self._padding, least[number])
            for number, head in enumerate(heads)
            if head.width <= NARROW
        }
        while True:
            others = [number for number in range(len(heads)) if number not in fixed]
            rest = self._width - sum(fixed.values())
            wishes = sum(heads[number].width for number in others)
            if rest < self._width / 3 or not others:  # too many narrow ones: all share
                whole = sum(head.width for head in heads)
                return [self._width * head.width / whole for head in heads]
            narrow = [number for number in others if rest * heads[number].width / wishes < least[number]]
            if not narrow:
                return [fixed.get(at, rest * head.width / wishes) for at, head in enumerate(heads)]
            fixed |= {number: least[number] for number in narrow}

    def _turn(self) -> None:
        """Go on at the top of a new page, under the heads of the rows."""
        if self._painter is not None:
            self._writer.newPage()
        self._page()
        self._draw_heads()

    def _page(self) -> None:
        self._number, self._y = self._number + 1, 0.0
        if self._painter is None or self._planned is None:
            return
        place = QRectF(0, self._bottom, self._width, self._dots(FOOT))
        self._painter.setFont(printed_font(SMALL))
        self._painter.setPen(FAINT)
        number = self._paper.number(self._number, self._planned.pages)
        for side, text in ((Qt.AlignmentFlag.AlignLeft, self._paper.foot), (Qt.AlignmentFlag.AlignRight, number)):
            self._painter.drawText(place, side | Qt.AlignmentFlag.AlignBottom, text)

    def _dots(self, millimetres: float) -> float:
        return self._writer.logicalDpiY() * millimetres / INCH
