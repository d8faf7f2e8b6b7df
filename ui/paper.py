"""A report as PDF. Works in any thread; without a window it brings up what fonts need, which is no screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from PySide6.QtCore import QIODevice, QMarginsF, QTemporaryFile
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.workspace import Paper
from ui.pages import Pages

DPI = 300
MARGIN = 14.0  # millimetres
CHUNK = 1 << 20  # bytes
STEP = 50  # rows between two words on the progress


def write(paper: Paper, sink: BinaryIO) -> Iterator[int]:
    """The pages as PDF; yields how many rows are laid out."""
    application = QGuiApplication.instance() or _application()  # held: fonts go with it
    file = QTemporaryFile()
    if not file.open():
        raise OSError(0, file.errorString())
    writer = _writer(file, paper)
    painter = QPainter(writer)
    try:
        yield from _sections(Pages(painter, writer, paper.foot), paper)
    finally:
        painter.end()
    file.seek(0)
    while not file.atEnd():
        sink.write(file.read(CHUNK).data())
    del application


def _sections(pages: Pages, paper: Paper) -> Iterator[int]:
    done = 0
    for section in paper.sections():
        pages.begin(section)
        for row in section.rows:
            pages.row(row)
            done += 1
            if done % STEP == 0:
                yield done
        pages.finish()
    yield done


def _writer(device: QIODevice, paper: Paper) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    writer.setTitle(paper.title)
    writer.setCreator("Zvirka")
    return writer


def _application() -> QGuiApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["zvirka"])
