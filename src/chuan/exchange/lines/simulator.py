"""The other side of a connection, simulated: keeps what it gets, and can be told to misbehave.

It is a small WSGI application on one SQLite file, run by `chuan exchange simulate` and by tests as a
process of its own, so that it can be killed in the middle of anything.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs
from uuid import uuid4
from wsgiref.simple_server import WSGIRequestHandler, make_server

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chuan.exchange.errors import MessageRefused
from chuan.exchange.rules.messages import RECEIPT, Message, read_message, write_message

PAGE: Final = 50
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS got (id TEXT PRIMARY KEY, sha256 TEXT, day TEXT, raw BLOB, receipt BLOB);
CREATE TABLE IF NOT EXISTS ours (number INTEGER PRIMARY KEY, raw BLOB);
"""
Start = Callable[[str, list[tuple[str, str]]], object]


@dataclass
class Faults:
    """What goes wrong: of so many calls one is cut before or after it was done, pages come twice."""

    cut_before: int = 0
    cut_after: int = 0
    twice: bool = False
    refuse_kinds: tuple[str, ...] = ()
    seconds_off: int = 0
    calls: int = field(default=0)


class Simulator:
    """`code` is its agency code, `public` the key of the node it knows."""

    def __init__(
        self, file: Path, *, code: str, key: Ed25519PrivateKey, public: str, faults: Faults
    ) -> None:
        self._file, self._code, self._key, self._public = file, code, key, public
        self.faults = faults
        with self._open() as database:
            database.executescript(_TABLES)

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        """Answer one request."""
        self.faults.calls += 1
        if self._is_cut(self.faults.cut_before):
            return _answer(start, "503 Service Unavailable", b"{}")
        status, body = self._route(environ)
        if self._is_cut(self.faults.cut_after):
            return _answer(start, "502 Bad Gateway", b"{}")
        return _answer(start, status, body)

    def put(self, kind: str, content: Mapping[str, Any], receiver: str) -> str:
        """Let a message wait for the node; its id."""
        message = self._message(kind, content, receiver)
        with self._open() as database:
            raw = write_message(message, self._key)
            database.execute("INSERT INTO ours (raw) VALUES (?)", (raw,))
        return message.id

    def got(self) -> Mapping[str, str]:
        """Every message it keeps: id → hash of content."""
        with self._open() as database:
            return dict(database.execute("SELECT id, sha256 FROM got").fetchall())

    def _is_cut(self, every: int) -> bool:
        return bool(every) and self.faults.calls % every == 0

    def _route(self, environ: Mapping[str, Any]) -> tuple[str, bytes]:
        path, method = str(environ["PATH_INFO"]), environ["REQUEST_METHOD"]
        asked = parse_qs(str(environ.get("QUERY_STRING", "")))
        if path.endswith("/messages") and method == "POST":
            length = int(environ.get("CONTENT_LENGTH") or 0)
            return self._take(environ["wsgi.input"].read(length))
        if path.endswith("/messages"):
            return "200 OK", self._page(asked.get("after", [""])[0])
        if path.endswith("/known"):
            return "200 OK", self._known(asked.get("on", [""])[0])
        return "404 Not Found", b"{}"

    def _take(self, raw: bytes) -> tuple[str, bytes]:
        """Keep a message once; the same again gets the same receipt."""
        try:
            message = read_message(raw, self._public)
        except MessageRefused:
            return "422 Unprocessable Content", b"{}"
        with self._open() as database:
            known = database.execute(
                "SELECT receipt FROM got WHERE id = ?", (message.id,)
            ).fetchone()
            if known:
                return "200 OK", bytes(known[0])
            receipt = write_message(self._receipt(message), self._key)
            row = (message.id, message.sha256, self._now().date().isoformat(), raw, receipt)
            database.execute("INSERT INTO got VALUES (?, ?, ?, ?, ?)", row)
        return "200 OK", receipt

    def _receipt(self, message: Message) -> Message:
        refused = message.kind in self.faults.refuse_kinds
        said = {
            "state": "refused" if refused else "accepted",
            "reason": "Loại dữ liệu này chưa nhận (mô phỏng)." if refused else "",
        }
        return self._message(RECEIPT, said, message.sender, answers=message.id)

    def _page(self, after: str) -> bytes:
        first = int(after) if after.isdigit() else 0
        if self.faults.twice:
            first = max(0, first - 1)
        with self._open() as database:
            rows = database.execute(
                "SELECT number, raw FROM ours WHERE number > ? ORDER BY number LIMIT ?",
                (first, PAGE),
            ).fetchall()
        last = rows[-1][0] if rows else first
        texts = [bytes(raw).decode("utf-8") for _number, raw in rows]
        cursor = str(max(last, int(after) if after.isdigit() else 0))
        return orjson.dumps({"cursor": cursor, "more": len(rows) == PAGE, "messages": texts})

    def _known(self, on: str) -> bytes:
        with self._open() as database:
            rows = database.execute("SELECT id, sha256 FROM got WHERE day = ?", (on,)).fetchall()
        return orjson.dumps({"messages": dict(rows)})

    def _message(
        self, kind: str, content: Mapping[str, Any], receiver: str, *, answers: str = ""
    ) -> Message:
        at = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        return Message(uuid4().hex, kind, self._code, receiver, at, content, answers)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self.faults.seconds_off, UTC)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction on the file, durable when it ends."""
        with closing(sqlite3.connect(self._file, timeout=20)) as database, database:
            database.execute("PRAGMA synchronous = FULL")
            yield database


def serve(
    folder: Path,
    *,
    port: int,
    code: str,
    public: str,
    faults: Faults,
    say: Callable[[str, str], object],
) -> None:
    """Answer on this machine until interrupted; its key and what it got stay in `folder`."""
    key = _key_in(folder)
    shown = key.public_key().public_bytes_raw().hex()
    application = Simulator(
        folder / "simulator.sqlite3", code=code, key=key, public=public, faults=faults
    )
    with make_server("127.0.0.1", port, application, handler_class=_Quiet) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        say(f"Bên nhận mô phỏng: {address}", f"Simulated other side: {address}")
        say(f"Mã: {code} · khóa công khai: {shown}", f"Code: {code} · public key: {shown}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return


class _Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_words: object) -> None:
        """Nothing."""


def _key_in(folder: Path) -> Ed25519PrivateKey:
    """Its key, made the first time."""
    file = folder / "simulator.key"
    if not file.exists():
        file.write_text(Ed25519PrivateKey.generate().private_bytes_raw().hex(), encoding="ascii")
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text(encoding="ascii")))


def _answer(start: Start, status: str, body: bytes) -> Iterable[bytes]:
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start(status, headers)
    return [body]
