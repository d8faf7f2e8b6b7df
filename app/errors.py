"""What can go wrong for reasons outside the program, each in one line a person can act on."""

from __future__ import annotations


class ZvirkaError(Exception):
    """What is wrong, where, and what to do, in one line. The command line prints it and exits with 2."""


class InputError(ZvirkaError):
    """A file, text or option that cannot be used as it is."""


class SwappedTextsError(InputError):
    """The source is Ukrainian and the target Vietnamese: the caller may offer to swap them."""


class FetchError(ZvirkaError):
    """An address that gave no usable page."""


class ProjectError(ZvirkaError):
    """A project file that cannot be opened or written."""


class DamagedError(ProjectError):
    """A project file that is damaged: what can still be read of it may be recovered into a new one."""


class OfflineError(ProjectError):
    """The server of a project cannot be reached, or was lost; nothing was written."""


class PasswordError(ProjectError):
    """The server of a project wants another password."""


class ForbiddenError(ZvirkaError):
    """An action that this role, or this state of the segment, does not allow."""
