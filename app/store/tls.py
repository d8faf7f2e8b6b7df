"""How the way to a server is kept safe, and what is said where that fails. What an address says of it goes to libpq.

To explain one more refusal: a row in `REFUSED` with words of libpq, the special before the general, and an advice.
"""

from __future__ import annotations

import os
from ipaddress import ip_address

from sqlalchemy import URL

OWN = ("sslcert", "sslkey")  # what a person shows of themselves
OPTIONS = (  # an address may have these
    *(*OWN, "sslmode", "sslrootcert", "sslcrl", "sslcrldir", "sslsni", "sslnegotiation"),
    *("ssl_min_protocol_version", "channel_binding", "gssencmode", "krbsrvname", "require_auth"),
)
MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
STRICTER = ("verify-ca", "verify-full")  # than what is asked for where nobody says anything

NO_TLS, WANTS_TLS, VERSION = "no TLS", "wants TLS", "version"
UNTRUSTED, MISNAMED, NO_AUTHORITY = "untrusted", "misnamed", "no authority"
NO_KEY, NO_CERTIFICATE = "no key", "no certificate"
SETTING = "setting"  # told in libpq's own words, which name it
REFUSED = (
    ("does not support SSL", NO_TLS),
    ("does not match host name", MISNAMED),
    ("root certificate", NO_AUTHORITY),
    ("private key file", NO_KEY),
    ("valid client certificate", NO_CERTIFICATE),
    ("could not read certificate file", NO_CERTIFICATE),
    ("certificate authentication failed", NO_CERTIFICATE),
    ("alert unknown ca", NO_CERTIFICATE),
    ("alert bad certificate", NO_CERTIFICATE),
    ("alert certificate", NO_CERTIFICATE),
    ("certificate", UNTRUSTED),
    ("protocol version", VERSION),
    ("unsupported protocol", VERSION),
    ("connection is bad: invalid", SETTING),
    ("weak sslmode", SETTING),
    ("authentication method requirement", SETTING),
    ("channel binding required", SETTING),
    (", SSL encryption", "28000"),  # pg_hba.conf lets nobody in so; libpq may have gone on to try it in the clear
    (", no encryption", WANTS_TLS),
)
ADVICE = {
    NO_TLS: "the server speaks no TLS; switch it on there, or write ?sslmode=disable where the network is trusted",
    WANTS_TLS: "the server does not let this person in without TLS; write ?sslmode=require, or check the name",
    VERSION: "the server speaks another version of TLS; leave ssl_min_protocol_version out, or update the server",
    UNTRUSTED: "the server's certificate is not trusted, or out of date; name its authority as ?sslrootcert=FILE",
    MISNAMED: "the server's certificate is for another name; write the name that stands in it, or trust it not",
    NO_AUTHORITY: "the certificate of the authority cannot be read; name a file that is there as ?sslrootcert=FILE",
    NO_KEY: "the key of the person's certificate cannot be used; name one as &sslkey=FILE that only its owner may read",
    NO_CERTIFICATE: "the server wants another certificate of the person; name one as ?sslcert=FILE&sslkey=FILE",
}


def required(url: URL) -> dict[str, str]:
    """What is asked of libpq besides: an authority that is named is also asked; no way leads out in the clear.

    libpq's own default ("prefer") would talk in the clear to whoever says that they know no TLS.
    """
    if "sslmode" in url.query:
        return {}
    if "sslrootcert" in url.query:
        return {"sslmode": "verify-full"}
    if is_near(url) or os.environ.get("PGSSLMODE") in STRICTER:
        return {}
    return {"sslmode": "require"}


def is_near(url: URL) -> bool:
    """Whether the server is on this machine, so that nobody can listen on the way.

    Where libpq would take the machine from its environment, that counts.
    """
    host = os.environ.get("PGHOSTADDR") or url.host or os.environ.get("PGHOST", "")
    if not host:
        return "PGSERVICE" not in os.environ
    if host == "localhost" or host.startswith("/"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def fault(url: URL) -> str:
    """What an address says about the way that cannot be; empty where it is in order."""
    if twice := next((name for name, value in url.query.items() if not isinstance(value, str)), ""):
        return f"{twice} stands in it twice; leave one out"
    mode = url.query.get("sslmode", "require")
    return "" if mode in MODES else f"sslmode={mode} is not known; write one of {', '.join(MODES)}"
