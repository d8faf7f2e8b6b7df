"""A file is written whole or left as it was: proved with full disks, closed folders and killed processes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import InputError
from app.formats import files

OLD = b"the good old text\n"
posix_only = pytest.mark.skipif(os.name != "posix", reason="limits, mounts and permissions of POSIX")


@contextmanager
def unprivileged():
    """Root may write anywhere; as nobody it may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder():
    """A folder that anybody can reach, unlike those of tmp_path."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(files.__file__).parents[2],
        check=False,
    )


WRITE = """
import sys
from pathlib import Path
from app.errors import InputError
from app.formats import files
try:
    files.write_safely(Path(sys.argv[1]), b"x" * int(sys.argv[2]))
except InputError as error:
    print(error)
    sys.exit(2)
"""


def test_a_new_file(tmp_path):
    path = tmp_path / "новий файл.po"
    files.write_safely(path, b"text")
    assert path.read_bytes() == b"text"
    assert list(tmp_path.iterdir()) == [path]


def test_an_old_file_is_replaced(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(OLD)
    files.write_safely(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_as_long_as_the_system_allows(tmp_path):
    path = tmp_path / ("x" * 255)
    files.write_safely(path, b"text")
    assert path.read_bytes() == b"text"


@posix_only
def test_permissions_are_kept_and_new_files_get_the_usual_ones(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(OLD)
    old.chmod(0o640)
    files.write_safely(old, b"text")
    before = os.umask(0o027)
    try:
        files.write_safely(new, b"text")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, new)] == [0o640, 0o640]


@posix_only
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.po", tmp_path / "link.po"
    real.write_bytes(OLD)
    link.symlink_to(real)
    files.write_safely(link, b"text")
    assert link.is_symlink()
    assert real.read_bytes() == b"text"


@posix_only
def test_a_pipe_is_written_to_and_stays_a_pipe():
    done = run(WRITE, "/dev/stdout", 100_000)
    assert (done.returncode, done.stdout) == (0, "x" * 100_000)


@posix_only
def test_a_device_without_space_is_a_full_disk():
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with pytest.raises(InputError, match="the disk is full"):
        files.write_safely(Path("/dev/full"), b"text")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none/a.po", "there is no folder"),
        ("", "is a folder"),
        ("a\0b", "no path"),
        ("file/a.po", "there is no folder"),
    ],
)
def test_a_path_that_cannot_be_written(tmp_path, name, words):
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(InputError, match=words) as caught:
        files.write_safely(tmp_path / name, b"text")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@posix_only
def test_a_folder_that_is_closed(open_folder):
    path = open_folder / "a.po"
    path.write_bytes(OLD)
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with unprivileged(), pytest.raises(InputError, match="may not be written"):
        files.write_safely(path, b"text")
    assert path.read_bytes() == OLD
    assert list(open_folder.iterdir()) == [path]


@posix_only
def test_a_file_that_is_write_protected(open_folder):
    path = open_folder / "a.po"
    path.write_bytes(OLD)
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with unprivileged(), pytest.raises(InputError, match="may not be written"):
        files.write_safely(path, b"text")
    assert path.read_bytes() == OLD


@posix_only
def test_a_disk_that_fills_while_saving(tmp_path):
    """A real file system of 64 kB, mounted for the test."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "zvirka", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("this user may not mount a file system")
    try:
        path = disk / "a.po"
        path.write_bytes(OLD)
        with pytest.raises(InputError, match="the disk is full") as caught:
            files.write_safely(path, b"x" * 200_000)
        assert str(path) in str(caught.value)
        assert path.read_bytes() == OLD
        assert list(disk.iterdir()) == [path]
    finally:
        subprocess.run(["umount", disk], check=True)


@posix_only
def test_a_limit_on_file_size_reached_while_saving(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(OLD)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
    done = run(limit + WRITE, path, 5000)
    assert done.returncode == 2
    assert "the disk is full" in done.stdout
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_a_process_killed_while_saving_leaves_the_old_file(tmp_path):
    """Killed between the last byte and the rename: the worst moment there is."""
    path = tmp_path / "a.po"
    path.write_bytes(OLD)
    kill = "import os, signal; os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n"
    done = run(kill + WRITE, path, 5000)
    assert done.returncode == -9
    assert path.read_bytes() == OLD


def test_an_interrupt_leaves_nothing_behind(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(OLD)
    interrupt = "import os\ndef stop(handle): raise KeyboardInterrupt\nos.fsync = stop\n"
    done = run(interrupt + WRITE, path, 5000)
    assert "KeyboardInterrupt" in done.stderr
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]
