"""Addresses, asked of a real server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PARAGRAPH = "Делегація відвідала комуну Кхуат Са і вручила п'ятнадцять подарунків родинам, які постраждали від повені. "
PAGE = f"""<!doctype html><html lang="uk"><head><meta charset="utf-8"><title>Делегація в Кхуат Са</title></head>
<body><nav><a href="/">Головна</a></nav><article><h1>Делегація в Кхуат Са</h1>
<p>{PARAGRAPH * 3}</p><p>{PARAGRAPH * 2}</p></article><footer>Усі права застережено</footer></body></html>"""


class Answers(BaseHTTPRequestHandler):
    """A server that behaves as badly as the path says."""

    def do_GET(self) -> None:
        places = {"/ftp": "ftp://example.org/a", "/file": "file:///etc/passwd", "/loop": "/loop"}
        if self.path in places:
            self.send_response(302)
            self.send_header("Location", places[self.path])
            self.end_headers()
        elif self.path == "/large":
            self.answer("text/html", b"<p>" + b"x" * 6_000_000)
        elif self.path == "/picture":
            self.answer("image/png", b"\x89PNG")
        elif self.path == "/gone":
            self.send_error(404)
        elif self.path == "/nothing":
            self.answer("text/html", b"<html><body><script>load()</script></body></html>")
        else:
            self.answer("text/html; charset=utf-8", PAGE.encode())

    def answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # whoever asked has seen enough
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_article_comes_without_its_page(call, site):
    said = call("fetch", f"{site}/article")
    assert said.status == 0, said.err
    assert said.out.startswith("Делегація в Кхуат Са\n")
    assert "Усі права" not in said.out
    article = call("fetch", f"{site}/article", "--format", "json").json[0]
    assert {"address", "title", "paragraphs", "furniture", "source_address"} <= article.keys()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/ftp", "redirects to ftp://example.org/a, which is no web page"),
        ("/file", "redirects to file:///etc/passwd, which is no web page"),
        ("/loop", "redirects more than"),
        ("/large", "is larger than 5,000,000 bytes"),
        ("/picture", "is not a text but image/png"),
        ("/gone", "404"),
        ("/nothing", "/nothing"),
    ],
)
def test_what_gives_no_article(call, site, folder, path, words):
    line = call("fetch", site + path, "-o", "text.txt").line
    assert words in line
    assert not (folder / "text.txt").exists()


def test_nobody_there_and_no_address(call):
    assert "refuses the connection" in call("fetch", "http://127.0.0.1:1/").line
    assert "is no web address" in call("fetch", "ftp://example.org/").line
    assert "is no web address" in call("fetch", "text.txt").line
