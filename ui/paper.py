"""A report as PDF. Works in any thread; without a window it brings up what fonts need, which is no screen."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

from PySide6.QtCore import QIODevice, QMarginsF, QTemporaryFile
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.workspace import Paper
from ui.pages import Pages, Plan, Spot
from ui.pdf_places import Target, append

DPI = 300
POINTS = 72  # in an inch
MARGIN = 14.0  # millimetres
PLATFORM = "QT_QPA_PLATFORM"
CHUNK = 1 << 20  # bytes
STEP = 50  # rows between two words on the progress


def write(paper: Paper, sink: BinaryIO) -> Iterator[int]:
    """The pages as PDF; yields how many rows are laid out and painted."""
    with _application():  # fonts go with it
        yield from _written(paper, sink)


def _written(paper: Paper, sink: BinaryIO) -> Iterator[int]:
    file = QTemporaryFile()
    if not file.open():
        raise OSError(0, file.errorString())
    writer = _writer(file, paper)
    plan = yield from _planned(writer, paper)
    painter = QPainter(writer)
    try:
        half = paper.handout.rows // 2
        for done in _sections(Pages(writer, paper, painter, plan), paper, plan.page_of()):
            yield half + done // 2
    finally:
        painter.end()
    outline = [(title, plan.numbers[place]) for place, title in paper.outline()]
    append(file, [_target(spot, writer) for spot in plan.spots.values()], outline)
    file.seek(0)
    while not file.atEnd():
        sink.write(file.read(CHUNK).data())


def _planned(writer: QPdfWriter, paper: Paper) -> Generator[int, None, Plan]:
    """Everything laid out once without being painted, for contents come first and a number says «of how many»."""
    pages = Pages(writer, paper)
    for done in _sections(pages, paper):
        yield done // 2
    return pages.plan


def _sections(pages: Pages, paper: Paper, page_of: Mapping[str, int] | None = None) -> Iterator[int]:
    done = 0
    for section in paper.sections(page_of):
        pages.begin(section)
        for row in section.rows:
            pages.row(row)
            done += 1
            if done % STEP == 0:
                yield done
        pages.finish()
    yield done


def _target(spot: Spot, writer: QPdfWriter) -> Target:
    """A spot as a PDF counts: from the lower edge of the sheet, in points."""
    sheet = writer.pageLayout().fullRectPoints().height()
    top = writer.pageLayout().marginsPoints().top()
    return Target(spot.page - 1, sheet - top - spot.y * POINTS / writer.logicalDpiY())


def _writer(device: QIODevice, paper: Paper) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    writer.setTitle(paper.title)
    writer.setCreator("Zvirka")
    return writer


@contextmanager
def _application() -> Iterator[None]:
    """What Qt needs to paint: where there is no application, one without a screen, gone before a window comes."""
    if QGuiApplication.instance() is not None:
        yield
        return
    before = os.environ.get(PLATFORM)
    os.environ.setdefault(PLATFORM, "offscreen")
    application = QGuiApplication(["zvirka"])
    try:
        yield
    finally:
        application.shutdown()
        if before is None:
            del os.environ[PLATFORM]
