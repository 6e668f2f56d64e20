"""The small ASGI application that tells WebSocket listeners of answers as they are recorded.

It keeps nothing: whoever was cut off asks again from the record time they know. One look a second at the
store serves all listeners of a process.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final, TypeVar

from django.db import DatabaseError, close_old_connections
from django.utils.translation import gettext as _

from chuan.domain.errors import DomainError
from chuan.traceability.errors import QuotaSpent
from chuan.traceability.rules.moments import recorded_at
from chuan.traceability.web.listening import Listener, State, listener_of, state_of
from chuan.traceability.web.problems import status_of
from chuan.traceability.web.resources import VERSIONS

Scope = Mapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Found = TypeVar("Found")

LOOK_EVERY: Final = 1.0
"""Seconds between two looks at the store."""
MOST: Final = 500
MOST_OF_KEY: Final = 20
"""Listeners of a process, and of one key among them."""
_CODES: Final = 4000
"""The close code of a refusal is this and its HTTP status; of an end that is no refusal 1000."""
_PATIENCE: Final = 30.0
"""Seconds for a listener to take a message."""
_REASON: Final = 120
"""Octets of a close frame's reason, at most 123."""
_LOG: Final = logging.getLogger(__name__)


class Live:
    """The application; `every` is how often the store is looked at, in seconds."""

    def __init__(self, every: float = LOOK_EVERY) -> None:
        self._every = every
        self._listeners: dict[int, Listener] = {}
        self._threads = ThreadPoolExecutor(4, thread_name_prefix="live")
        self._looked: asyncio.Future[State] | None = None
        self._watch: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "websocket":
            await self._serve(scope, receive, send)
        elif scope["type"] == "http":
            await _upgrade_required(send)
        elif scope["type"] == "lifespan":
            await _live(receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (await receive())["type"] != "websocket.connect":
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        try:
            listener = await self._in_thread(partial(listener_of, path, query, headers))
            self._make_room(listener)
        except DomainError as refusal:
            await send({"type": "websocket.accept", "headers": _headers(None)})
            await _close(send, _CODES + status_of(refusal), refusal.said(_))
            return
        try:
            await send({"type": "websocket.accept", "headers": _headers(listener)})
            await self._talk(listener, receive, send)
        finally:
            del self._listeners[id(listener)]

    async def _talk(self, listener: Listener, receive: Receive, send: Send) -> None:
        """Tell until there is nothing more to tell, or nobody there."""
        telling = asyncio.ensure_future(self._tell(listener, send))
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({telling, gone}, return_when=asyncio.FIRST_COMPLETED)
            if telling.done():
                gone.cancel()
                await asyncio.wait({gone})
                await asyncio.wait_for(_close(send, 1000, telling.result()), _PATIENCE)
        except TimeoutError:
            _LOG.info("a listener takes nothing")
        finally:
            telling.cancel()
            gone.cancel()

    async def _tell(self, listener: Listener, send: Send) -> str:
        """Tell until the query or the key is no more; why it ended."""
        while True:
            state = await self._look()
            if listener.is_ousted:
                return _("Khóa này vừa mở kết nối mới hơn.")
            if listener.query.pk not in state.queries:
                return _("Truy vấn đã bị xóa.")
            if listener.key.pk not in state.keys:
                return _("Khóa truy cập đã thu hồi hoặc hết hạn.")
            more = listener.is_due(state)
            while more:
                until = state.latest[listener.query.sandbox]
                try:
                    said, more = await self._in_thread(partial(listener.take, until))
                except DatabaseError:
                    _LOG.exception("a listener waits for the store")
                    break
                if said:
                    told = send({"type": "websocket.send", "text": said})
                    await asyncio.wait_for(told, _PATIENCE)

    async def _look(self) -> State:
        """The next look at the store, the same for everybody who waits."""
        if self._looked is None:
            self._looked = asyncio.get_running_loop().create_future()
        if self._watch is None or self._watch.done():
            self._watch = asyncio.ensure_future(self._watch_store())
        return await asyncio.shield(self._looked)

    async def _watch_store(self) -> None:
        """Look at the store for as long as somebody listens."""
        while self._listeners:
            await asyncio.sleep(self._every)
            listeners = list(self._listeners.values())
            try:
                state = await self._in_thread(partial(state_of, listeners))
            except DatabaseError:
                _LOG.exception("the store does not answer")
                continue
            looked, self._looked = self._looked, None
            if looked is not None and not looked.done():
                looked.set_result(state)

    async def _in_thread(self, ask: Callable[[], Found]) -> Found:
        def asked() -> Found:
            close_old_connections()
            try:
                return ask()
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self._threads, asked)

    def _make_room(self, listener: Listener) -> None:
        """The oldest of a key goes for a newer one: a line that broke unseen must keep nobody out."""
        if len(self._listeners) >= MOST:
            raise QuotaSpent(1)
        of_key = [
            each
            for each in self._listeners.values()
            if each.key.pk == listener.key.pk and not each.is_ousted
        ]
        if len(of_key) >= MOST_OF_KEY:
            of_key[0].is_ousted = True
        self._listeners[id(listener)] = listener


def _headers(listener: Listener | None) -> list[tuple[bytes, bytes]]:
    told = dict(VERSIONS)
    if listener is not None:
        told["GS1-Query-Min-Record-Time"] = recorded_at(listener.last).isoformat()
    return [(name.lower().encode(), value.encode()) for name, value in told.items()]


async def _close(send: Send, code: int, reason: str) -> None:
    short = reason.encode()[:_REASON].decode(errors="ignore")
    await send({"type": "websocket.close", "code": code, "reason": short})


async def _gone(receive: Receive) -> None:
    """Wait until the line is down; what listeners say is not listened to."""
    while (await receive())["type"] != "websocket.disconnect":
        continue


async def _upgrade_required(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"upgrade", b"websocket")]
    await send({"type": "http.response.start", "status": 426, "headers": headers})
    await send({"type": "http.response.body", "body": b"WebSocket\n"})


async def _live(receive: Receive, send: Send) -> None:
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return
