"""People who stop a command, and programs that read only the beginning of what it says."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.calling import MAIN

LINES = 4000
# What runs in the background is born deaf to Ctrl+C, and so would be what it starts.
WITH_OPEN_EARS = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
FULL = Path("/dev/full")


@pytest.fixture
def long_texts(folder):
    """Texts that keep a check busy for some seconds."""
    (folder / "a.txt").write_text("Xã Khuất Xá trao 15 suất quà, Lạng Sơn họp.\n" * LINES, encoding="utf-8")
    (folder / "b.txt").write_text("Хуат Са вручила 15 подарунків, Лангшон.\n" * LINES, encoding="utf-8")
    return "a.txt", "b.txt", "--aligned"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("seconds", [0.0, 0.5, 1.0])
def test_ctrl_c_ends_in_one_line_and_leaves_nothing(folder, long_texts, seconds):
    before = sorted(folder.iterdir())
    words = ["review", *long_texts, "--no-window", "--project", "p.zvirka", "-o", "found.txt"]
    command = [sys.executable, "-c", WITH_OPEN_EARS, sys.executable, str(MAIN), *words]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (folder / "p.zvirka").exists():
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"zvirka: stopped\n")
    assert sorted(folder.iterdir()) == before


def test_a_reader_who_has_seen_enough(folder, project):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe, (folder / "err").open("wb") as err:
        done = subprocess.run(
            [sys.executable, str(MAIN), "check", project, "--format", "json"], stdout=pipe, stderr=err, check=False
        )
    assert (done.returncode, (folder / "err").read_bytes()) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_behind_the_standard_output(folder, project):
    with FULL.open("wb") as full, (folder / "err").open("wb") as err:
        done = subprocess.run([sys.executable, str(MAIN), "check", project], stdout=full, stderr=err, check=False)
    assert done.returncode == 2
    assert (folder / "err").read_text(encoding="utf-8").count("\n") == 1
