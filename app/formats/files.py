"""Files as bytes: read with a limit, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.errors import InputError

LIMIT = 100_000_000  # bytes; a novel in UTF-8 has three million
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def named(path: Path) -> str:
    """The path as it can be printed on one line, whatever bytes its name is made of."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(path))


def read(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a file. InputError: it is missing, a folder, not readable or larger than `limit`.

    A pipe may be read too, and no more of it than the limit: /dev/zero has no end.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{named(path)}: {_why_unreadable(error)}") from error
    if len(data) > limit:
        raise InputError(f"{named(path)}: larger than {limit:,} bytes; split it into smaller files")
    return data


def write_safely(path: Path, data: bytes) -> None:
    """Puts `data` at `path` in one step; whatever fails, the file that was there before stays as it was."""
    with safely(path) as file:
        file.write(data)


@contextmanager
def safely(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which stands at `path` in one step once everything is in it.

    The bytes go to a new file in the same folder (only there a rename is one step), are forced to the disk,
    and take the old file's place and permissions. A link keeps pointing where it did. InputError: no such
    folder, no permission, no space. Whatever fails, also when it is given up, no temporary file is left behind
    and the file that was there before stays as it was.
    """
    try:
        place = path if path.exists() and not path.is_file() else path.resolve()
    except (OSError, ValueError) as error:
        raise InputError(f"{named(path)}: {_why_unwritable(error, path)}") from error
    try:
        with _replacement(place) if place.is_file() or not place.exists() else _device(place) as file:
            yield file
    except OSError as error:
        raise InputError(f"{named(path)}: {_why_unwritable(error, path)}") from error


@contextmanager
def _device(path: Path) -> Iterator[BinaryIO]:
    """A pipe or a device, such as /dev/stdout, is written to: it must never be replaced by a file."""
    with path.open("wb") as device:
        yield device


@contextmanager
def _replacement(path: Path) -> Iterator[BinaryIO]:
    mode = _mode_for(path)
    handle, name = tempfile.mkstemp(prefix=".zvirka-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:  # an interrupt by the person included
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _mode_for(path: Path) -> int:
    """The permissions of the file to be replaced, else those a new file would get (mkstemp gives 0600)."""
    if path.exists():
        path.open("r+b").close()  # a write-protected file refuses here; a rename would go through all the same
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can do that (Windows cannot)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why_unreadable(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "no such file; check the path"
        case IsADirectoryError():
            return "is a folder; name a file in it"
        case OSError():
            return f"cannot be read ({error.strerror}); check its permissions"
        case _:
            return "is no path of a file; check it"


def _why_unwritable(error: OSError | ValueError, path: Path) -> str:
    match error:
        case OSError(errno=code) if code in FULL:
            return "the disk is full; free some space and save again (the file is as it was)"
        case FileNotFoundError() | NotADirectoryError():
            return f"there is no folder {named(path.parent)}; create it or choose another"
        case IsADirectoryError():
            return "is a folder; name a file in it"
        case OSError(errno=code) if code in DENIED:
            return f"may not be written ({error.strerror}); choose another folder, or close what holds it"
        case OSError():
            return f"cannot be written ({error.strerror}); choose another place"
        case _:
            return "is no path of a file; choose another"
