"""Makes the pictures of the window for the README and the guides: `.venv/bin/python scripts/pictures.py`.

The sample is imported into a project of its own and the window drawn without a display, so that the pictures show
what the program shows now. `--all` also draws it dark, small, in Ukrainian and with its other panes, into out/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
README_PICTURE = ROOT / "docs" / "pictures" / "window.png"
NAMES_PICTURE = ROOT / "docs" / "pictures" / "names.png"
ALIGNMENT_PICTURE = ROOT / "docs" / "pictures" / "alignment.png"
SCORES_PICTURE = ROOT / "docs" / "pictures" / "scores.png"
COMPARED_PICTURE = ROOT / "docs" / "pictures" / "compared.png"
ANNOTATION_PICTURE = ROOT / "docs" / "pictures" / "annotation.png"
# name: (language, theme, width, height, pane)
VIEWS = {
    "dark": ("en", "dark", 1440, 900, "findings"),
    "ukrainian": ("uk", "light", 1440, 900, "findings"),
    "vietnamese": ("vi", "light", 1440, 900, "names"),
    "small": ("uk", "light", 1100, 700, "findings"),
    "names": ("en", "light", 1440, 900, "names"),
    "sounds": ("en", "light", 1440, 900, "sounds"),
    "history": ("uk", "dark", 1440, 900, "history"),
    "alignment": ("en", "light", 1440, 900, "alignment"),
    "alignment-dark": ("uk", "dark", 1100, 700, "alignment"),
    "annotation": ("en", "light", 1440, 900, "annotation"),
    "annotation-dark": ("vi", "dark", 1100, 700, "annotation"),
    "scores": ("en", "light", 1440, 900, "scores"),
    "scores-dark": ("uk", "dark", 1100, 700, "scores"),
    "compared": ("en", "light", 1440, 900, "compared"),
    "compared-dark": ("uk", "dark", 1100, 700, "compared"),
    "compare-with": ("uk", "light", 1440, 900, "compare-with"),
    "compare-with-dark": ("en", "dark", 1100, 700, "compare-with"),
    "split": ("vi", "light", 1440, 900, "split"),
    "fix": ("uk", "light", 1440, 900, "fix"),
    "ignore": ("uk", "light", 1440, 900, "ignore"),
    "quality": ("uk", "dark", 1440, 900, "quality"),
    "keys": ("uk", "light", 1440, 900, "keys"),
    "new": ("uk", "light", 1440, 900, "new"),
    "welcome": ("uk", "light", 1440, 900, "welcome"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="draw every view into out/")
    parser.add_argument("--view", choices=VIEWS, help=argparse.SUPPRESS)
    parser.add_argument("--to", type=Path, default=ROOT / "out")
    asked = parser.parse_args()
    if asked.view:
        return draw_view(asked.view, asked.to / f"window-{asked.view}.png")
    if asked.all:
        return max(_in_its_own_process(name, asked.to) for name in VIEWS)
    views = {"names": NAMES_PICTURE, "alignment": ALIGNMENT_PICTURE, "annotation": ANNOTATION_PICTURE}
    views |= {"scores": SCORES_PICTURE, "compared": COMPARED_PICTURE}
    return max(draw_readme(), *(draw_view_to(name, picture) for name, picture in views.items()))


def draw_readme() -> int:
    """The picture at the head of the README."""
    os.environ["ZVIRKA_LANG"] = "en"
    from ui.start import run

    with tempfile.TemporaryDirectory() as folder:
        status = run(sample(Path(folder)), README_PICTURE)
    print(README_PICTURE.relative_to(ROOT))
    return status


def draw_view_to(name: str, picture: Path) -> int:
    """The picture of a view for its guide."""
    with tempfile.TemporaryDirectory() as folder:
        status = _in_its_own_process(name, Path(folder))
        shutil.copy(Path(folder) / f"window-{name}.png", picture)
    print(picture.relative_to(ROOT))
    return status


def draw_view(name: str, picture: Path) -> int:
    """One view; in a process of its own, since language and theme hold for a process."""
    lang, theme, width, height, pane = VIEWS[name]
    os.environ |= {"ZVIRKA_LANG": lang, "QT_QPA_PLATFORM": "offscreen"}
    from PySide6.QtCore import QSettings

    from ui.start import make_application, make_window, settle

    with tempfile.TemporaryDirectory() as folder:
        application = make_application()
        if theme == "dark":
            application.setPalette(dark())
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(None if pane in {"welcome", "new"} else sample(Path(folder)), settings)
        window.resize(width, height)
        window.show()
        settle(lambda: not window.session.busy)
        shown = _go(window, pane)
        settle(lambda: not window.session.busy)
        settle(lambda: False, 200)
        picture.parent.mkdir(parents=True, exist_ok=True)
        (application.activeModalWidget() or shown).grab().save(str(picture))
        window.close()
    print(picture)
    return 0


def dark():  # noqa: ANN201 Qt is imported late here
    """A dark palette; without a display no system offers one."""
    from PySide6.QtGui import QColor, QPalette

    palette = QPalette(QColor("#2b2b2b"), QColor("#1f1f1f"))
    for role, colour in {"WindowText": "#eeeeee", "Text": "#eeeeee", "ButtonText": "#eeeeee"}.items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    palette.setColor(QPalette.ColorRole.Base, QColor("#181818"))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#9a9a9a"))
    return palette


def _go(window, pane: str):  # noqa: ANN001, ANN202 Qt is imported late here
    if pane in window.docks:
        window.actions_["next-finding"].trigger()
        window.docks[pane].raise_()
    if pane == "names":
        window.names.forms_view.go_to(1)
        window.names.names_view.setFocus()
    if pane == "history":
        window.review.confirm()
        window.editor.target.insertPlainText("Отже, ")
        window.review.confirm()
        window.history.reach_box.setCurrentIndex(1)
        window.history.reached.emit()
    if pane in {"alignment", "split"}:
        _align(window)
    if pane in {"annotation", "scores", "compared"}:
        {"annotation": _annotate, "scores": _score, "compared": _compare}[pane](window)
    if pane == "split":
        window.actions_["split"].trigger()
    if pane in {"keys", "new", "quality", "compare-with"}:
        window.actions_[pane].trigger()
    if pane in {"fix", "ignore"}:
        finding = next(one for one in window.session.findings() if one.check == "name-inconsistent")
        window.review.show_finding(finding)
        window.findings.go_to(finding)
        window.actions_[pane].trigger()
    return window


def _align(window) -> None:  # noqa: ANN001 Qt is imported late here
    """The pairs with something of everything: merged, accepted, doubted, and one that is left alone."""
    from app.model import Side
    from ui.start import settle

    alignment = window.session.workspace.alignment
    alignment.accept([2])
    alignment.merge(3)
    alignment.doubt([5])
    alignment.merge(6, Side.TARGET)
    window.session.opened.emit()
    window.segments.go_to(3)
    window.actions_["alignment"].trigger()
    settle(lambda: not window.session.busy)
    window.alignment.view.setFocus()


def _annotate(window) -> None:  # noqa: ANN001 Qt is imported late here
    """A segment with marks that overlap, one of each severity, and what checks offer."""
    from app.model import ErrorSeverity, Mark, Side, Span
    from ui.start import settle

    annotating = window.session.workspace.annotating
    segment = 4
    marks = (
        (Span(0, 23), "accuracy/mistranslation", ErrorSeverity.MAJOR),
        (Span(12, 23), "linguistic/grammar", ErrorSeverity.CRITICAL),
        (Span(28, 32), "locale/time-format", ErrorSeverity.MINOR),
        (Span(33, 51), "style/awkward", ErrorSeverity.NEUTRAL),
    )
    for span, category, severity in marks:
        annotating.mark(segment, Mark(Side.TARGET, span, category, severity))
    window.scoring.annotating.begin(window.segments.model.ids[:20], segment)
    settle(lambda: not window.session.busy)
    window.scoring.annotation.step(+1)
    window.scoring.annotation.esa.show_score(78)


def _score(window) -> None:  # noqa: ANN001 Qt is imported late here
    """Some segments reviewed and judged, then the charts of it all."""
    from app.model import ErrorSeverity, Mark, Side, Span
    from ui.start import settle

    workspace = window.session.workspace
    workspace.annotating.mark(4, Mark(Side.TARGET, Span(0, 23), "accuracy/mistranslation", ErrorSeverity.MAJOR))
    workspace.annotating.mark(4, Mark(Side.TARGET, Span(28, 32), "locale/time-format", ErrorSeverity.MINOR))
    workspace.annotating.mark(6, Mark(Side.TARGET, Span(0, 9), "accuracy/mistranslation", ErrorSeverity.MINOR))
    workspace.annotating.assess(list(window.segments.model.ids[2:14]), 85, seconds=40)
    for segment in window.segments.model.ids[2:14]:
        workspace.confirm(segment)
    window.session.opened.emit()
    window.actions_["scores"].trigger()
    settle(lambda: not window.session.busy)


def _compare(window) -> None:  # noqa: ANN001 Qt is imported late here
    """Some segments changed and approved, then beside what came in."""
    from app.model import Person, Role
    from app.workspace import Measure
    from ui.start import settle

    workspace = window.session.workspace
    workspace.person = Person(workspace.person.name, Role.LEAD)
    for row in workspace.rows(window.segments.model.ids[2:12]):
        text = row.segment.target
        for before, after in (("товариш", "пан"), (" та ", " і "), ("завершила", "закінчила")):
            text = text.replace(before, after)
        if text:
            workspace.edit(row.segment.id, text)
            workspace.approve([row.segment.id])
    window.session.opened.emit()
    window.scoring.comparing.compare(Measure(post_edit=True))
    settle(lambda: not window.session.busy)


def sample(folder: Path):  # noqa: ANN201 the core is imported late here
    """The bundled article as a project."""
    from app.model import Person
    from app.workspace import Workspace, sample_texts

    workspace = Workspace.create(folder / "sample.zvirka", Person("Zvirka"))
    for _ in workspace.import_texts(*sample_texts()):
        pass
    return workspace


def _in_its_own_process(name: str, to: Path) -> int:
    return subprocess.run([sys.executable, __file__, "--view", name, "--to", str(to)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
