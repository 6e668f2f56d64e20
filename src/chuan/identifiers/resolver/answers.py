"""Answers of the resolver: status, headers, bytes; every one may be read by pages of other sites."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

Header = tuple[str, str]
Start = Callable[..., Any]


class Reply(NamedTuple):
    """One answer."""

    status: str
    headers: Sequence[Header]
    body: bytes = b""


OPEN: Final = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
    ("Access-Control-Expose-Headers", "Link, Location"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)
"""On every answer: any site may read it, none may guess at its type."""
ASKED_AGAIN: Final = ("Cache-Control", "public, max-age=0, must-revalidate")
"""A warning must be seen by the next person who scans: what was answered is asked for again."""
VARY: Final = ("Vary", "Accept, Accept-Language")
_REDIRECT: Final = (*OPEN, ASKED_AGAIN, VARY, ("Content-Length", "0"))
MORE_ALLOWED: Final = (
    ("Allow", "GET, HEAD, OPTIONS"),
    ("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type"),
    ("Access-Control-Max-Age", "86400"),
)


REDIRECTS: Final = "307 Temporary Redirect"


def redirect(location: str, link: str) -> Reply:
    """307 with one `Link` header: what is printed lasts, where it leads may change."""
    return Reply(REDIRECTS, redirect_headers(location, link))


def redirect_headers(location: str, link: str) -> list[Header]:
    """The headers of a redirect."""
    return [("Location", location), ("Link", link), *_REDIRECT]


def content(status: str, medium: str, body: bytes, *more: Header) -> Reply:
    """An answer with a body."""
    headers = [
        ("Content-Type", medium), ("Content-Length", str(len(body))), *more, *OPEN, ASKED_AGAIN, VARY
    ]  # fmt: skip
    return Reply(status, headers, body)


def options() -> Reply:
    """What may be asked, for anybody."""
    return Reply("204 No Content", [*MORE_ALLOWED, *OPEN, VARY])


def not_allowed() -> Reply:
    """Nothing is changed here."""
    return Reply("405 Method Not Allowed", [*MORE_ALLOWED, *OPEN, ("Content-Length", "0")])


def unreachable() -> Reply:
    """The database does not answer: to be asked again shortly."""
    return Reply("503 Service Unavailable", [*OPEN, ("Retry-After", "5"), ("Content-Length", "0")])


def send(reply: Reply, method: str, start_response: Start) -> list[bytes]:
    """Hand the answer to the server; HEAD gets the same without its body."""
    start_response(reply.status, list(reply.headers))
    return [] if method == "HEAD" else [reply.body]
