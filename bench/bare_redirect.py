"""A WSGI application that answers every request with the same redirect: the yardstick of the resolver."""

from collections.abc import Callable
from typing import Any

_HEADERS = [("Location", "https://htx.example.com/san-pham"), ("Content-Length", "0")]
_EMPTY = [b""]


def application(_environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """The constant."""
    start_response("307 Temporary Redirect", list(_HEADERS))
    return _EMPTY
