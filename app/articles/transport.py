"""HTTP with one limit for the whole time it takes: a server that sends a byte now and then gets no more of it.

The timeout of a socket begins anew with every byte. So here each wait, for the connection, for the headers and for
every piece of the body, may only last as long as there is time left in all. Only the look-up of a host's name is
the system's own and cannot be cut short.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import urllib.request
from functools import partial
from typing import Any

import certifi


class Clock:
    """Counts down from the moment it is made."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left, more than none. TimeoutError when there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("time is up")
        return seconds


def opener(clock: Clock) -> urllib.request.OpenerDirector:
    """Opens http and https addresses; follows no redirect and raises for no status, the caller looks at both.

    The proxies of the person's system or environment are used, as by every other program; cookies live as long as
    the opener, since some sites redirect in a circle without them.
    """
    director = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPCookieProcessor(),
        _Http(clock),
        _Https(clock),
    ):
        director.add_handler(handler)
    return director


class _Http(urllib.request.HTTPHandler):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Connection, clock=self._clock), request)


class _Https(urllib.request.AbstractHTTPHandler):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def https_request(self, request: urllib.request.Request) -> urllib.request.Request:
        return self.do_request_(request)

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())  # a Python on macOS comes without any
        return self.do_open(partial(_SecureConnection, clock=self._clock), request, context=context)


class _Connection(http.client.HTTPConnection):
    def __init__(self, *args: Any, clock: Clock, **named: Any) -> None:
        super().__init__(*args, **named)
        _put_under(clock, self)


class _SecureConnection(http.client.HTTPSConnection):
    def __init__(self, *args: Any, clock: Clock, **named: Any) -> None:
        super().__init__(*args, **named)
        _put_under(clock, self)


def _put_under(clock: Clock, connection: Any) -> None:
    connection._create_connection = partial(_connected, clock)  # noqa: SLF001 - http.client has no other way in
    connection.response_class = partial(_Response, clock)


def _connected(clock: Clock, address: tuple[str, int], *_: object) -> socket.socket:
    """A connection to the first of a host's addresses that answers in time."""
    failure: OSError = OSError("the host has no address")
    found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
    for rest, (family, kind, protocol, _name, there) in zip(range(len(found), 0, -1), found, strict=True):
        line = socket.socket(family, kind, protocol)
        try:
            line.settimeout(clock.left() / rest)
            line.connect(there)
            line.settimeout(clock.left())
        except OSError as error:
            line.close()
            failure = error
        else:
            return line
    raise failure


class _Response(http.client.HTTPResponse):
    def __init__(self, clock: Clock, sock: socket.socket, *args: Any, **named: Any) -> None:
        super().__init__(sock, *args, **named)
        self.fp = io.BufferedReader(_Timed(clock, sock, self.fp.detach()))


class _Timed(io.RawIOBase):
    """The bytes of a connection, each waited for no longer than the clock allows."""

    def __init__(self, clock: Clock, sock: socket.socket, raw: io.RawIOBase) -> None:
        super().__init__()
        self._clock, self._sock, self._raw = clock, sock, raw

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._clock.left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
