"""A cable between a program and a server on loopback that can be pulled out and put in again."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Cable:
    """Passes bytes on, both ways, until it is pulled; what is then under way is lost, as in a network.

    `swallow` passes on what goes to the server and loses what comes back, as when a commit's answer is lost.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._in = True
        self.swallows = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._thread = threading.Thread(target=self._let_in, daemon=True)
        self._thread.start()

    def pull(self) -> None:
        """Nothing goes through any more, and nobody gets in."""
        with self._lock:
            self._in = False
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            _cut(*pair)

    def plug(self) -> None:
        self.swallows = False
        with self._lock:
            self._in = True

    def end(self) -> None:
        self.pull()
        self._door.close()

    def _let_in(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            with self._lock:
                if not self._in:
                    client.close()
                    continue
                try:
                    server = socket.create_connection(("127.0.0.1", self._to))
                except OSError:
                    client.close()
                    continue
                self._pairs.append((client, server))
            for one, other, back in ((client, server, False), (server, client, True)):
                threading.Thread(target=self._pass_on, args=(one, other, back), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, back: bool) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                if not (back and self.swallows):
                    other.sendall(data)
        _cut(one, other)


def _cut(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
