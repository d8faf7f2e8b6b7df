"""From words to an exit status."""

import gc

import pytest

from app.cli import main
from app.model import Person, Scope
from app.workspace import Workspace


def no_window(_workspace, _picture):
    raise AssertionError("nobody asked for a window")


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "a.txt").write_text("Xã họp hôm qua, có mưa.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Комуна збиралася вчора , був дощ.\n", encoding="utf-8")
    return str(tmp_path / "a.txt"), str(tmp_path / "b.txt")


@pytest.mark.parametrize(("limit", "status"), [("critical", 0), ("major", 0), ("minor", 1), ("info", 1)])
def test_the_status_follows_fail_on(texts, limit, status):
    assert main(["check", *texts, "--fail-on", limit, "--quiet"], no_window) == status


def test_a_decision_takes_a_finding_out_of_the_count(texts, tmp_path):
    path = tmp_path / "p.zvirka"
    words = ["check", str(path), "--fail-on", "info"]
    assert main(["review", *texts, "--no-window", "--project", str(path), "--fail-on", "info"], no_window) == 1
    with Workspace.open(path, Person("Оля")) as project:
        for finding in project.findings():
            project.ignore(finding, Scope.ONCE, "так треба")
    assert main(words, no_window) == 0


def test_what_goes_wrong_is_one_line_and_2(capsys, texts):
    assert main(["check", texts[0], "нема.txt"], no_window) == 2
    assert capsys.readouterr() == ("", "zvirka: нема.txt: no such file; check the path\n")


def test_the_window_is_shown_what_was_brought_in(texts, tmp_path):
    shown = []

    def window(workspace, picture):
        shown.append((len(workspace.documents()), picture))
        workspace.close()  # as a window does when it goes
        return 7

    assert main(["review", *texts, "--quiet"], window) == 7
    assert shown == [(1, tmp_path / "window.png")]


def test_an_interrupt_is_130(capsys, texts):
    def window(_workspace, _picture):
        raise KeyboardInterrupt

    assert main(["review", *texts, "--quiet"], window) == 130
    assert capsys.readouterr().err == "zvirka: stopped\n"


def test_an_interrupt_in_a_finalizer_is_not_lost(capsys, texts):
    class Stopping:
        def __del__(self):
            raise KeyboardInterrupt

    def window(workspace, _picture):
        Stopping()
        gc.collect()
        workspace.close()
        return 0

    # Nothing is left to do after the window, so only the end of the output notices.
    assert main(["review", *texts, "--quiet"], window) == 130
    assert capsys.readouterr().err == "zvirka: stopped\n"
