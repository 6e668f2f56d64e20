"""A message leaves for public hosts only, to the address that was checked, and never waits for ever."""

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import override_settings

from chuan.core import callback
from chuan.core.callback import CallbackFailed, CallbackRefused, Destination

PRIVATE = (
    "127.0.0.1", "10.1.2.3", "192.168.1.9", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104  (refused, not bound)
    "224.0.0.1",
    "::1", "fe80::1", "fd00::5", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "fec0::1", "64:ff9b:1::7f00:1", "::127.0.0.1", "::ffff:0:7f00:1", "5f00::1", "2001:0:7f00:1::",
)  # fmt: skip


def _resolving_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def found(_host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", found)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.vn/nhan",
        "https://user:pw@example.vn/",
        "https://example.vn/#x",
        "https://example.vn:99999/",
        "https://example.vn:0/",
        "https://[v1.x]/",
        "https://exa mple.vn/",
        "https:///nhan",
        "ftp://example.vn/",
        "https://example.vn/\r\nHost: a",
        "javascript:alert(1)",
        f"https://example.vn/{'a' * 2000}",
    ],
)
def test_an_address_of_another_form_is_refused(address: str) -> None:
    with pytest.raises(CallbackRefused, match="https://"):
        callback.checked(address)


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "a.localhost", "kho.local", "may-chu", "127.1", "0x7f000001", "2130706433"),
        *("localhost.", "LOCALHOST", "127.0.0.1.", "2130706433."),
        *(f"[{each}]" if ":" in each else each for each in PRIVATE),
    ],
)
def test_a_host_that_is_private_by_its_name_is_refused_when_it_is_given(host: str) -> None:
    with pytest.raises(CallbackRefused, match="công cộng"):
        callback.checked(f"https://{host}/nhan")


@pytest.mark.parametrize("host", ["example.vn", "93.184.215.14", "[2606:4700::1111]", "10.vn"])
def test_a_public_host_may_be_kept_unasked(host: str) -> None:
    assert callback.checked(f"https://{host}/nhan")


@pytest.mark.parametrize("private", PRIVATE)
def test_a_name_of_a_private_address_is_refused(
    private: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _resolving_to(monkeypatch, private)

    with pytest.raises(CallbackRefused, match=r"example\.vn"):
        callback.destination("https://example.vn/nhan")


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _resolving_to(monkeypatch, "203.113.1.1", "10.0.0.8")

    with pytest.raises(CallbackRefused):
        callback.destination("https://example.vn/nhan")


def test_a_public_name_keeps_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolving_to(monkeypatch, "203.113.1.1")

    where = callback.destination("https://example.vn:8443/nhan?a=1")

    assert where == Destination(True, "example.vn", 8443, "/nhan?a=1", "203.113.1.1")
    assert where.shown_host == "example.vn:8443"


@override_settings(CALLBACK_HOSTS=frozenset({"localhost"}))
def test_a_believed_host_may_be_private_and_plain() -> None:
    assert not callback.destination("http://localhost:9/nhan").secure


class _Receiver(http.server.BaseHTTPRequestHandler):
    seen: list[tuple[str, bytes]] = []
    status = 204

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        _Receiver.seen.append((str(self.headers["Host"]), body))
        self.send_response(self.status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def _receiver(status: int) -> Iterator[int]:
    _Receiver.seen, _Receiver.status = [], status
    server = http.server.HTTPServer(("127.0.0.1", 0), _Receiver)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("status", [204, 307, 503])
def test_the_status_is_told_and_a_redirect_is_not_followed(status: int) -> None:
    with _receiver(status) as port:
        where = Destination(False, "nhan.example", port, "/x", "127.0.0.1")

        assert callback.post(where, b"{}", {"Content-Type": "application/json"}) == status
        assert _Receiver.seen == [(f"nhan.example:{port}", b"{}")]


def test_nobody_there_is_a_failure() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]

    with pytest.raises(CallbackFailed):
        callback.post(Destination(False, "nhan.example", port, "/", "127.0.0.1"), b"", {})


def test_an_answer_that_drips_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callback, "DEADLINE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        where = Destination(False, "nhan.example", server.getsockname()[1], "/", "127.0.0.1")

        with pytest.raises(CallbackFailed):
            callback.post(where, b"{}", {})
