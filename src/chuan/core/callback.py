"""A POST to an address that somebody else gave us: public hosts only, no redirects, bounded in time.

The name is resolved once and the connection goes to the address that was checked, so that a name cannot
point elsewhere in between. Hosts of `CHUAN_CALLBACK_HOSTS` are believed: they may be private and plain HTTP.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from chuan.domain.errors import RuleBroken
from chuan.domain.internet import is_public
from chuan.domain.sentences import Sentence, gettext_noop

TIMEOUT: Final = 10.0
DEADLINE: Final = 30.0
"""Seconds for one step of the network, and for the whole of it."""
LONGEST: Final = 2_000
_LOCAL: Final = (".localhost", ".local", ".internal", ".home.arpa")
_PORTS: Final = {"http": 80, "https": 443}
BAD_ADDRESS: Final = gettext_noop(
    "Địa chỉ nhận phải là https://, trên Internet công cộng, không kèm tài khoản và không có dấu #."
)
NOT_PUBLIC: Final = gettext_noop(
    "Địa chỉ nhận “%(host)s” không trỏ tới máy chủ công cộng. Quản trị nút có thể cho phép riêng máy này."
)
NOT_FOUND: Final = gettext_noop("Không tìm thấy máy chủ “%(host)s”.")


class CallbackRefused(RuleBroken):
    """The address may not be called."""

    code = "core.callback.refused"


class CallbackFailed(OSError):
    """Nobody took the message; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes: as it was given, and the one address that was found fit."""

    secure: bool
    host: str
    port: int
    path: str
    address: str

    @property
    def shown_host(self) -> str:
        """The value of the Host header."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        usual = _PORTS["https" if self.secure else "http"]
        return name if self.port == usual else f"{name}:{self.port}"


def checked(address: str) -> str:
    """The address when it may be kept; `CallbackRefused` for a wrong form or a host that is private by name.

    Asks no name server: where the name leads is looked at whenever something is sent.
    """
    _, host, _, _ = _parts(address)
    if host not in settings.CALLBACK_HOSTS and _is_private(host):
        raise CallbackRefused(Sentence(NOT_PUBLIC, host=host))
    return address


def destination(address: str) -> Destination:
    """Where `address` leads now; `CallbackRefused` when any of its hosts is not public."""
    secure, host, port, path = _parts(address)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as trouble:
        raise CallbackRefused(Sentence(NOT_FOUND, host=host)) from trouble
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not addresses or (
        host not in settings.CALLBACK_HOSTS and not all(map(is_public, addresses))
    ):
        raise CallbackRefused(Sentence(NOT_PUBLIC, host=host))
    return Destination(secure, host, port, path, addresses[0])


def post(where: Destination, body: bytes, headers: Mapping[str, str]) -> int:
    """Send `body`; the status of the answer, whose content is not read. `CallbackFailed` on no answer."""
    line = _connection(where)
    alarm = threading.Timer(DEADLINE, _cut, (line,))
    alarm.daemon = True
    alarm.start()
    try:
        line.request("POST", where.path, body=body, headers={**headers, "Host": where.shown_host})
        return line.getresponse().status
    except (OSError, http.client.HTTPException, AttributeError) as trouble:
        raise CallbackFailed(f"{type(trouble).__name__}: {trouble}") from trouble
    finally:
        alarm.cancel()
        line.close()


def _parts(address: str) -> tuple[bool, str, int, str]:
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise CallbackRefused(BAD_ADDRESS) from error
    believed = host in settings.CALLBACK_HOSTS
    fit = (
        host
        and len(address) <= LONGEST
        and address.isascii()
        and address.isprintable()
        and " " not in address
        and parts.scheme in ({"http", "https"} if believed else {"https"})
        and not (parts.username or parts.password or parts.fragment)
        and port != 0
        and ("[" in parts.netloc) is (":" in host)
    )
    if not fit:
        raise CallbackRefused(BAD_ADDRESS)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return parts.scheme == "https", host, port or _PORTS[parts.scheme], path


def _is_private(host: str) -> bool:
    """A number of no public machine in any spelling, or a name that only a local network knows."""
    host = host.rstrip(".")
    try:
        return not is_public(host)
    except ValueError:
        pass
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(host)))
    except OSError:
        return "." not in host or host.lower().endswith(_LOCAL)


def _connection(where: Destination) -> http.client.HTTPConnection:
    """A connection whose socket goes to the checked address, and whose certificate is the host's."""
    line: http.client.HTTPConnection
    if where.secure:
        line = http.client.HTTPSConnection(where.host, where.port, timeout=TIMEOUT)
    else:
        line = http.client.HTTPConnection(where.host, where.port, timeout=TIMEOUT)
    try:
        raw = socket.create_connection((where.address, where.port), timeout=TIMEOUT)
        line.sock = raw
        if where.secure:
            context = ssl.create_default_context()
            line.sock = context.wrap_socket(raw, server_hostname=where.host)
    except OSError as trouble:
        raise CallbackFailed(f"{type(trouble).__name__}: {trouble}") from trouble
    return line


def _cut(line: http.client.HTTPConnection) -> None:
    """End a connection that drips."""
    if line.sock is not None:
        with suppress(OSError):
            line.sock.shutdown(socket.SHUT_RDWR)
