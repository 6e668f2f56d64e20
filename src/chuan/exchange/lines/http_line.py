"""Our plain protocol over HTTP: one host, no redirects, bounded answers.

POST messages            one signed message        → 200 a signed receipt
GET  messages?after=…    → 200 {"cursor", "more", "messages": [text of a signed message, …]}
GET  known?on=2026-11-23 → 200 {"messages": {id: sha256, …}}
"""

import http.client
import ssl
from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import quote, urlsplit

from chuan.domain.sentences import gettext_noop
from chuan.exchange.errors import ConnectionRefused
from chuan.exchange.lines.protocol import Fetched, LineFailed
from chuan.exchange.rules.canonical import HEX_32, HEX_64, Malformed, object_of

TIMEOUT: Final = 20
MOST_BYTES: Final = 64 * 2**20
MOST_MESSAGES: Final = 200
OK: Final = 200
BAD_ADDRESS: Final = gettext_noop(
    "Địa chỉ kết nối phải bắt đầu bằng https://, chỉ gồm tên máy và đường dẫn. Địa chỉ http:// chỉ dùng "
    "cho kết nối thử trên chính máy này."
)
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")


def checked_address(address: str, *, simulated: bool) -> str:
    """The address as it is kept, without a slash at its end; ConnectionRefused for anything else.

    Only a simulated connection may lead to this machine, and only it may do without TLS.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise ConnectionRefused(BAD_ADDRESS) from error
    local = (parts.hostname or "") in _LOCAL
    schemes = ("http", "https") if simulated and local else ("https",)
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    if parts.scheme not in schemes or not parts.hostname or not plain or local != simulated:
        raise ConnectionRefused(BAD_ADDRESS)
    where = parts.hostname if port is None else f"{parts.hostname}:{port}"
    return f"{parts.scheme}://{where}{parts.path.rstrip('/')}"


class HttpLine:
    """A line to one address, as `checked_address` gave it."""

    def __init__(self, address: str, *, timeout: float = TIMEOUT) -> None:
        parts = urlsplit(address)
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname or "", parts.port
        self._path = parts.path
        self._timeout = timeout

    def send(self, raw: bytes) -> bytes:
        """Post one message."""
        return self._ask("POST", "/messages", raw)

    def fetch(self, cursor: str) -> Fetched:
        """Ask for what waits."""
        given = self._object("GET", f"/messages?after={quote(cursor, safe='')}")
        messages, after, more = given.get("messages"), given.get("cursor"), given.get("more")
        if (
            not isinstance(messages, list)
            or len(messages) > MOST_MESSAGES
            or not all(isinstance(each, str) for each in messages)
            or not isinstance(after, str)
            or len(after) > 100
        ):
            raise LineFailed("an answer of another shape")
        return Fetched(tuple(each.encode("utf-8") for each in messages), after, more is True)

    def known(self, on: date) -> Mapping[str, str]:
        """Ask what came on a day."""
        given = self._object("GET", f"/known?on={on.isoformat()}").get("messages")
        if not isinstance(given, dict) or not all(
            HEX_32.fullmatch(key) and isinstance(value, str) and HEX_64.fullmatch(value)
            for key, value in given.items()
        ):
            raise LineFailed("an answer of another shape")
        return given

    def _object(self, method: str, path: str) -> dict[str, Any]:
        try:
            return object_of(self._ask(method, path))
        except Malformed as error:
            raise LineFailed("an answer that is no JSON object") from error

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """One request and its answer; LineFailed for anything but a whole answer of 200."""
        line = self._connection()
        try:
            headers = {"Content-Type": "application/json", "Accept": "application/json"}
            line.request(method, f"{self._path}{path}", body=body, headers=headers)
            answer = line.getresponse()
            raw = answer.read(MOST_BYTES + 1)
        except (OSError, http.client.HTTPException) as error:
            raise LineFailed(f"{type(error).__name__}: {error}") from error
        finally:
            line.close()
        if answer.status != OK:
            raise LineFailed(f"HTTP {answer.status}")
        if len(raw) > MOST_BYTES:
            raise LineFailed("an answer that is too long")
        return raw

    def _connection(self) -> http.client.HTTPConnection:
        if not self._secure:
            return http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(
            self._host, self._port, timeout=self._timeout, context=context
        )
