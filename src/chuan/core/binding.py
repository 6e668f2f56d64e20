"""On PostgreSQL, the variable `chuan.scope` carries the actor's path in every transaction.

Row-level security can read it with `current_setting('chuan.scope', true)`. It is set with the first
statement of each transaction, for that transaction only, so that it never leaks through a pooled
connection; reads outside a transaction get it for the session, and it is emptied at the end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.db import connection
from django.db import transaction as database

from chuan.core.actor import Actor

_path: ContextVar[str | None] = ContextVar("chuan_scope", default=None)
_IDLE: Final = 0
"""libpq's PQTRANS_IDLE: no transaction has begun."""
_IN_TRANSACTION: Final = 2
"""libpq's PQTRANS_INTRANS: in a transaction that can go on."""
_SET = "SELECT set_config('chuan.scope', %s, %s)"


@contextmanager
def bind(actor: Actor) -> Iterator[None]:
    """Inside, every statement on PostgreSQL is made in the scope of `actor`; nothing elsewhere."""
    if connection.vendor != "postgresql":
        yield
        return
    outer = _path.get()
    token = _path.set(actor.path)
    try:
        _declare_now()
        if outer is None:
            with connection.execute_wrapper(_before_statement):
                yield
        else:
            yield
    finally:
        _path.reset(token)
        _declare_now()


@contextmanager
def transaction(actor: Actor) -> Iterator[None]:
    """One transaction in the scope of `actor`."""
    with bind(actor), database.atomic():
        yield


def _before_statement(execute: Callable[..., Any], sql: str, params: object, *rest: object) -> Any:  # noqa: ANN401  (whatever the cursor answers)
    """Say the scope before the first statement of a transaction."""
    raw: Any = connection.connection
    if raw is not None and raw.info.transaction_status == _IDLE:
        path = _path.get() or ""
        if connection.in_atomic_block:
            _say(path, local=True)
        elif getattr(raw, "_chuan_scope", "") != path:
            _say(path, local=False)
            raw._chuan_scope = path  # noqa: SLF001  (our own mark on the psycopg connection)
    return execute(sql, params, *rest)


def _declare_now() -> None:
    """Correct what an open transaction or session says, when the binding changes within it."""
    raw: Any = connection.connection
    if raw is None or raw.closed:
        return
    path = _path.get() or ""
    status = raw.info.transaction_status
    if status == _IN_TRANSACTION:
        _say(path, local=True)
    if status == _IDLE and getattr(raw, "_chuan_scope", "") not in {"", path}:
        _say(path, local=False)
        raw._chuan_scope = path  # noqa: SLF001  (our own mark on the psycopg connection)


def _say(path: str, *, local: bool) -> None:
    raw: Any = connection.connection
    with raw.cursor() as cursor:
        cursor.execute(_SET, (path, local))
