"""A web page by its address, with limits on size, time and redirects, because nothing out there is to be trusted."""

from __future__ import annotations

import codecs
import http.client
import re
import socket
import ssl
import urllib.request
import zlib
from dataclasses import dataclass
from http import HTTPStatus
from urllib.error import URLError

from app.articles import transport
from app.articles.address import checked, redirected, shown
from app.errors import FetchError

TYPES = ("text/html", "application/xhtml+xml", "text/plain")
REDIRECTS = (301, 302, 303, 307, 308)
PIECE = 65_536
HEADERS = {
    # Some newspapers turn away whoever does not call himself Mozilla.
    "User-Agent": "Mozilla/5.0 (compatible; Zvirka; translation review)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
    "Accept-Language": "vi, uk;q=0.9, *;q=0.5",
}

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CHARSETS = re.compile(r"utf-?(?:8|16|16le|16be)|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|iso-8859-\d+|us-ascii")
# Servers name these when they know nothing; of our languages neither can be written in them.
_MEANINGLESS = ("iso-8859-1", "us-ascii", "windows-1252")
# What went wrong and what to tell the person; the first kind that fits counts.
_CAUSES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (socket.gaierror, "there is no such site, or no connection to the internet; check both"),
    (TimeoutError, "the site did not send the page within {seconds:g} seconds; try again later"),
    (ConnectionRefusedError, "the site refuses the connection; check the address or try again later"),
    (ssl.SSLCertVerificationError, "the site cannot prove that it is itself (its certificate); see it in a browser"),
    (ssl.SSLError, "no secure connection could be made; try the address with http://"),
    ((ConnectionError, http.client.IncompleteRead), "the connection broke off; try again"),
    (zlib.error, "what the site sends cannot be unpacked; try again later"),
    ((http.client.HTTPException, ValueError), "what answers there does not speak HTTP as it should; check the address"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page may cost: bytes of it when unpacked, seconds in all, redirects."""

    size: int = 5_000_000
    seconds: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: from which address in the end, its bytes (unpacked), their type and encoding."""

    address: str
    html_bytes: bytes
    content_type: str
    charset: str

    @property
    def text(self) -> str:
        """The page decoded; what does not fit its encoding becomes U+FFFD."""
        return self.html_bytes.decode(self.charset, "replace").removeprefix("\ufeff")


def page(address: str, *, limits: Limits = Limits()) -> Page:
    """The page at an address.

    FetchError in one line: no web address, unknown host, refused, too slow, an HTTP error, too large, no text,
    too many redirects or one to something else than http(s).
    """
    here = checked(address)
    clock = transport.Clock(limits.seconds)
    opener = transport.opener(clock)
    try:
        for _ in range(limits.redirects + 1):
            request = urllib.request.Request(here, headers=HEADERS)  # noqa: S310 - `checked` lets only http(s) in
            with opener.open(request, timeout=clock.left()) as answer:
                if answer.status not in REDIRECTS:
                    return _page(here, answer, limits)
                here = redirected(here, answer.headers.get("Location", ""))
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise FetchError(f"{shown(here)}: {_why(error, limits)}") from error
    raise FetchError(f"{shown(address)}: redirects more than {limits.redirects} times; open it in a browser first")


def _page(address: str, answer: http.client.HTTPResponse, limits: Limits) -> Page:
    where = shown(address)
    if answer.status != HTTPStatus.OK:
        raise FetchError(f"{where}: the site answers {_status(answer.status)}; check the address in a browser")
    kind = answer.headers.get_content_type() if answer.headers.get("Content-Type") else TYPES[0]
    if kind not in TYPES:
        raise FetchError(f"{where}: is not a text but {shown(kind, 60)}; give the address of the article's page")
    body = _body(where, answer, limits)
    if not body.strip():
        raise FetchError(f"{where}: the page is empty; check the address in a browser")
    return Page(address, body, kind, _charset(body, answer.headers.get_content_charset("")))


def _body(where: str, answer: http.client.HTTPResponse, limits: Limits) -> bytes:
    """All of it, unpacked; the limit holds for what is sent and for what comes out, which may be a thousandfold."""
    too_large = FetchError(f"{where}: is larger than {limits.size:,} bytes; save the text of it in a file instead")
    if (answer.length or 0) > limits.size:
        raise too_large
    body = bytearray()
    sent = 0
    unpack = _unpacker(where, answer)
    while piece := answer.read(PIECE):
        sent += len(piece)
        body += unpack.decompress(piece, limits.size + 1 - len(body)) if unpack else piece
        if max(sent, len(body)) > limits.size:
            raise too_large
    if answer.length or (unpack and not unpack.eof):
        raise FetchError(f"{where}: the connection broke off in the middle of the page; try again")
    return bytes(body)


def _unpacker(where: str, answer: http.client.HTTPResponse) -> zlib._Decompress | None:
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing in ("", "identity"):
        return None
    if packing in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    raise FetchError(f"{where}: is packed as {shown(packing, 40)}, which was not asked for; try again later")


def _charset(body: bytes, named: str) -> str:
    """The encoding: of the byte order mark, the header or the page itself, if the page can be read in it."""
    for mark, charset in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if body.startswith(mark):
            return charset
    meta = _META.search(body[:4096])
    labels = [named.lower(), meta[1].decode("ascii", "replace").lower() if meta else ""]
    meant = [label for label in labels if _CHARSETS.fullmatch(label) and label not in _MEANINGLESS]
    fitting = [charset for charset in [*meant, "utf-8"] if _fits(body, charset)]
    return [*fitting, *meant, "windows-1251"][0]


def _fits(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return False
    return True


def _status(code: int) -> str:
    try:
        return f"{code} ({HTTPStatus(code).phrase})"
    except ValueError:
        return str(code)


def _why(error: Exception, limits: Limits) -> str:
    cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    for kinds, said in _CAUSES:
        if isinstance(cause, kinds):
            return said.format(seconds=limits.seconds)
    reason = f" ({cause.strerror})" if isinstance(cause, OSError) and cause.strerror else ""
    return f"no connection could be made{reason}; check the address and the network"
