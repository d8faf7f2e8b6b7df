"""Web addresses as people paste them, made fit for a request or refused in one line."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from app.errors import FetchError

SCHEMES = ("http", "https")

_UNSAFE = re.compile(r"[\x00-\x20\x7f]")
_KEPT = "/%:@!$&'()*+,;=~-._[]"


def checked(address: str) -> str:
    """The address with letters of other scripts encoded and without its #part.

    FetchError: not http or https, no host, a port that is none, a user name in it (it would be sent in clear).
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        host, port = _host(parts.hostname or ""), parts.port
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"{shown(address)}: is no valid address; copy it again from the browser") from error
    if parts.scheme not in SCHEMES:
        raise FetchError(f"{shown(address)}: is no web address; it begins with http:// or https://")
    if not host or _UNSAFE.search(host):
        raise FetchError(f"{shown(address)}: names no site; copy it again from the browser")
    if parts.username is not None:
        raise FetchError(f"{shown(address)}: has a user name in it; use the address without it")
    site = f"{host}:{port}" if port is not None else host
    return urlunsplit((parts.scheme, site, quote(parts.path or "/", _KEPT), quote(parts.query, f"{_KEPT}?"), ""))


def redirected(address: str, location: str) -> str:
    """Where a redirect leads; errors as `checked`."""
    if not location:
        raise FetchError(f"{shown(address)}: redirects, but does not say where to; open it in a browser")
    with suppress(UnicodeError):  # a header comes as Latin-1, whatever letters the server meant
        location = location.encode("latin-1").decode("utf-8")
    try:
        there = urljoin(address, location)
    except ValueError as error:
        raise FetchError(f"{shown(address)}: redirects to an address that is none; try another page") from error
    if urlsplit(there).scheme not in SCHEMES:
        raise FetchError(f"{shown(address)}: redirects to {shown(there)}, which is no web page; try another address")
    return checked(there)


def shown(address: str, longest: int = 200) -> str:
    """The address as it can be printed on one line."""
    line = "".join(letter if letter.isprintable() else "?" for letter in address)
    return line if len(line) <= longest else line[:longest] + "…"


def _host(name: str) -> str:
    """The host as name servers know it, an IPv6 address in its brackets."""
    if ":" in name:
        return f"[{name}]"
    return name if name.isascii() else name.encode("idna").decode("ascii")
