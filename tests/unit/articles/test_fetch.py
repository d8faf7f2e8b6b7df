"""Pages fetched from a real server, good and bad."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import tracemalloc
import zlib

import pytest

from app.articles import fetch
from app.articles.address import checked, redirected
from app.articles.fetch import Limits
from app.errors import FetchError

BODY = "<html><body><p>Комуна Кхуат Са</p></body></html>"
USUAL = Limits()
QUICK = Limits(seconds=0.6)


def refusal(address: str, limits: Limits = USUAL) -> str:
    with pytest.raises(FetchError) as caught:
        fetch.page(address, limits=limits)
    line = str(caught.value)
    assert "\n" not in line
    assert "; " in line  # what to do
    return line


def test_a_page_is_fetched(site):
    page = fetch.page(site.says("/a", BODY.encode()))
    assert (page.address, page.html_bytes, page.content_type, page.charset) == (
        site.address("/a"),
        BODY.encode(),
        "text/html",
        "utf-8",
    )
    assert page.text == BODY
    assert site.asked[0][1]["User-Agent"].startswith("Mozilla/5.0 (compatible; Zvirka")


def test_letters_of_any_script_in_an_address(site):
    site.says("/%D0%BB%D0%B0%D0%BD/x?q=%C3%A1&b=1", BODY.encode())
    assert fetch.page(site.address("/лан/x?q=á&b=1#коментарі")).text == BODY


@pytest.mark.parametrize(
    ("packing", "pack"),
    [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)],
)
def test_packed_pages_are_unpacked(site, packing, pack):
    assert fetch.page(site.says("/a", pack(BODY.encode()), Content_Encoding=packing)).text == BODY


def test_a_page_in_chunks(site):
    def answer(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for piece in (BODY.encode()[:20], BODY.encode()[20:]):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")

    assert fetch.page(site.does("/a", answer)).text == BODY


@pytest.mark.parametrize(
    ("body", "header", "charset"),
    [
        (BODY.encode(), "text/html; charset=UTF-8", "utf-8"),
        (BODY.encode(), "text/html", "utf-8"),
        (BODY.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (BODY.encode(), "text/html; charset=rot13", "utf-8"),
        (BODY.encode() + b"\xff", "text/html; charset=utf-8", "utf-8"),
        (BODY.encode("cp1251"), "text/html; charset=windows-1251", "windows-1251"),
        (BODY.encode("cp1251"), "text/html", "windows-1251"),
        (b'<meta charset="koi8-u">' + BODY.encode("koi8-u"), "text/html", "koi8-u"),
        (
            b"<meta http-equiv=x content='text/html; charset=windows-1251'>" + BODY.encode("cp1251"),
            "text/html",
            "windows-1251",
        ),
        (BODY.encode("utf-16"), "text/html", "utf-16"),
        (BODY.encode("utf-8-sig"), "text/html; charset=windows-1251", "utf-8"),
    ],
)
def test_the_encoding_of_a_page(site, body, header, charset):
    page = fetch.page(site.says("/a", body, Content_Type=header))
    assert page.charset == charset
    assert "Комуна Кхуат Са" in page.text
    assert not page.text.startswith("\ufeff")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(site, status):
    site.says("/b", BODY.encode())
    for location in ("/b", site.address("/b"), "b", f"//127.0.0.1:{site.server_port}/b"):
        assert fetch.page(site.says("/a", b"", status, Location=location)).address == site.address("/b")


def test_as_many_redirects_as_are_allowed_and_no_more(site):
    for number in range(5):
        site.says(f"/{number}", b"", 302, Location=f"/{number + 1}")
    site.says("/5", BODY.encode())
    assert fetch.page(site.address("/0")).text == BODY
    site.says("/start", b"", 302, Location="/0")
    assert "redirects more than 5 times" in refusal(site.address("/start"))


def test_a_site_that_wants_its_cookie_back_gets_it(site):
    def answer(handler):
        known = "seen=1" in handler.headers.get("Cookie", "")
        handler.send_response(200 if known else 302)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Set-Cookie", "seen=1")
        handler.send_header("Location", "/a")
        handler.end_headers()
        handler.wfile.write(BODY.encode() if known else b"")

    assert fetch.page(site.does("/a", answer)).text == BODY


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("ftp://127.0.0.1/a", "redirects to ftp://127.0.0.1/a, which is no web page"),
        ("file:///etc/passwd", "redirects to file:///etc/passwd, which is no web page"),
        ("javascript:alert(1)", "which is no web page"),
        ("data:text/html,x", "which is no web page"),
        ("/a", "redirects more than 5 times"),
        ("", "does not say where to"),
        ("http://[::", "an address that is none"),
        ("http://127.0.0.1:99999/", "is no valid address"),
        ("http://user:secret@127.0.0.1/", "has a user name in it"),
    ],
)
def test_a_redirect_that_is_not_followed(site, location, words):
    assert words in refusal(site.says("/a", b"", 302, Location=location))
    assert {path for path, _ in site.asked} == {"/a"}


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "404 (Not Found)"), (500, "500 (Internal Server Error)"), (403, "403"), (204, "204"), (999, "answers 999")],
)
def test_a_status_that_is_no_page(site, status, words):
    assert words in refusal(site.says("/a", b"", status))


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/json", "video/mp4"])
def test_what_is_not_a_text(site, kind):
    assert f"is not a text but {kind}" in refusal(site.says("/a", BODY.encode(), Content_Type=kind))


@pytest.mark.parametrize("body", [b"", b" \n\t "])
def test_an_empty_page(site, body):
    assert "the page is empty" in refusal(site.says("/a", body))


def test_a_page_that_says_it_is_too_large(site):
    address = site.says("/a", BODY.encode(), Content_Length="6000000")
    assert "is larger than 5,000,000 bytes" in refusal(address)


def test_a_page_of_just_the_size_allowed(site):
    body = BODY.encode()
    address = site.says("/a", body)
    assert fetch.page(address, limits=Limits(size=len(body))).text == BODY
    assert f"is larger than {len(body) - 1} bytes" in refusal(address, Limits(size=len(body) - 1))


def test_a_body_without_end_is_cut_at_the_limit(site):
    sent = []

    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while not handler.server.stopping.is_set():
            handler.wfile.write(b"x" * 10_000)
            sent.append(10_000)

    assert "is larger than 200,000 bytes" in refusal(site.does("/a", answer), Limits(size=200_000))
    assert sum(sent) < 20_000_000  # what the system had in its buffers, not what a server can send in 15 seconds


def test_a_bomb_is_not_unpacked_beyond_the_limit(site):
    bomb = gzip.compress(bytes(200_000_000), 9)
    assert len(bomb) < 250_000
    address = site.says("/a", bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        assert "is larger than 5,000,000 bytes" in refusal(address)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (gzip.compress(BODY.encode() * 99)[:-30], {"Content_Encoding": "gzip"}, "broke off in the middle"),
        (b"\x1f\x8bnonsense", {"Content_Encoding": "gzip"}, "cannot be unpacked"),
        (b"no gzip at all", {"Content_Encoding": "gzip"}, "cannot be unpacked"),
        (BODY.encode(), {"Content_Encoding": "br"}, "is packed as br"),
        (BODY.encode(), {"Content_Length": "4000"}, "broke off in the middle"),
    ],
    ids=["cut", "nonsense", "plain", "other", "short"],  # gzip writes the time into what it packs
)
def test_a_body_that_is_broken(site, body, headers, words):
    assert words in refusal(site.says("/a", body, **headers))


def drip(pieces, sent):
    """Sends a piece every tenth of a second, so that no single wait is ever long; `sent` are those that went out."""

    def answer(handler):
        for piece in pieces:
            if handler.server.stopping.wait(0.1):
                return
            handler.wfile.write(piece)
            handler.wfile.flush()
            sent.append(piece)

    return answer


HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD + b"\r\n"] + [b"<p>x"] * 600,
        [HEAD] + [b"X: y\r\n"] * 90 * 7,
        [b"H", b"T", b"T", b"P"] + [b" "] * 600,
        [b""] * 600,
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n"] + [b"1\r\nx\r\n"] * 600,
    ],
    ids=["body", "headers", "status", "nothing", "chunks"],
)
def test_a_slow_page_is_given_up_when_the_time_is_over(site, pieces):
    sent = []
    assert "did not send the page within 0.6 seconds" in refusal(site.does("/a", drip(pieces, sent)), QUICK)
    assert len(sent) < len(pieces)  # the page would have taken a minute or more


def test_redirects_share_the_time(site):
    asked = []

    def answer(handler):
        asked.append(handler.path)
        if not handler.server.stopping.wait(0.25):
            handler.send_response(302)
            handler.send_header("Location", "/a")
            handler.end_headers()

    assert "within 0.6 seconds" in refusal(site.does("/a", answer), QUICK)
    assert 1 <= len(asked) <= 3  # of 0.25 seconds each


def test_a_port_where_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert "refuses the connection" in refusal(f"http://127.0.0.1:{taken.getsockname()[1]}/")


def test_a_site_that_takes_the_connection_and_says_nothing():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert "within 0.6 seconds" in refusal(f"http://127.0.0.1:{silent.getsockname()[1]}/", QUICK)


@pytest.mark.usefixtures("site")
def test_a_host_that_does_not_exist():
    assert "there is no such site" in refusal("http://no-such-host.invalid/")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (b"SSH-2.0-OpenSSH_9.2\r\n", "does not speak HTTP"),
        (b"HTTP/1.0 abc\r\n\r\n", "does not speak HTTP"),
        (HEAD + b"X: " + b"y" * 70_000 + b"\r\n\r\n", "does not speak HTTP"),
        (b"", "broke off"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", "broke off"),
    ],
)
def test_what_answers_is_no_web_server(site, reply, words):
    assert words in refusal(site.does("/a", lambda handler: handler.wfile.write(reply)))


def test_a_site_without_encryption_is_asked_with_it(site):
    assert "no secure connection" in refusal(site.address("/a").replace("http:", "https:"))


@pytest.fixture
def certificate(tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed, which makes the certificate")
    path = tmp_path / "both.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=zvirka-test"
    words += f" -addext subjectAltName=IP:127.0.0.1 -keyout {path} -out {tmp_path / 'certificate.pem'}"
    subprocess.run(["openssl", *words.split()], check=True, capture_output=True)
    with path.open("ab") as both:
        both.write((tmp_path / "certificate.pem").read_bytes())
    return path


@pytest.fixture
def secure(site, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    site.scheme = "https"
    return site


def test_a_certificate_nobody_vouches_for(secure):
    assert "cannot prove that it is itself" in refusal(secure.says("/a", BODY.encode()))


def test_a_secure_page_and_its_time_limit(secure, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.parent / "certificate.pem"))
    assert fetch.page(secure.says("/a", BODY.encode())).text == BODY
    slow = secure.does("/b", drip([HEAD + b"\r\n"] + [b"<p>x"] * 600, []))
    assert "within 0.6 seconds" in refusal(slow, QUICK)


def test_the_proxy_of_the_environment_is_used(site, monkeypatch):
    monkeypatch.setenv("http_proxy", site.address())
    site.says("http://news.invalid/a", BODY.encode())
    assert fetch.page("http://news.invalid/a").text == BODY
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    site.says("/b", BODY.encode())
    assert fetch.page(site.address("/b")).text == BODY
    assert [path for path, _ in site.asked] == ["http://news.invalid/a", "/b"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "is no web address"),
        ("baolangson.vn/a", "is no web address"),
        ("ftp://baolangson.vn/a", "is no web address"),
        ("file:///etc/passwd", "is no web address"),
        ("javascript:alert(1)", "is no web address"),
        ("/home/a.html", "is no web address"),
        ("http://", "names no site"),
        ("http:///a", "names no site"),
        ("http://a b/", "names no site"),
        ("http://[::1/a", "is no valid address"),
        ("http://a:99999/", "is no valid address"),
        ("http://a:b/", "is no valid address"),
        ("http://" + "я" * 99 + ".ua/", "is no valid address"),
        ("http://user:secret@a.vn/", "has a user name in it"),
        ("nonsense\nwith\x07lines " * 60, "is no web address"),
    ],
)
def test_an_address_that_is_none(address, words):
    assert words in refusal(address)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        (" https://baolangson.vn/a-1.html \n", "https://baolangson.vn/a-1.html"),
        ("HTTPS://BaoLangSon.vn", "https://baolangson.vn/"),
        ("http://a.vn/x y?q=à b#z", "http://a.vn/x%20y?q=%C3%A0%20b"),
        ("http://a.vn/%C3%A0?a=b&c=%20", "http://a.vn/%C3%A0?a=b&c=%20"),
        ("http://приклад.укр/", "http://xn--80aikifvh.xn--j1amh/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_an_address_is_made_fit_for_a_request(address, asked):
    assert checked(address) == asked


def test_a_redirect_in_letters_of_another_script():
    location = "/новини".encode().decode("latin-1")
    assert redirected("http://a.vn/", location) == checked("http://a.vn/новини")
