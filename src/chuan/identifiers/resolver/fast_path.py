"""The WSGI application that answers GS1 paths, and hands every other path to Django."""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from chuan.domain.errors import DomainError
from chuan.identifiers.resolver.answers import (
    REDIRECTS,
    Header,
    Reply,
    Start,
    not_allowed,
    options,
    redirect_headers,
    send,
    unreachable,
)
from chuan.identifiers.resolver.documents import document
from chuan.identifiers.resolver.memory import Unreachable
from chuan.identifiers.resolver.replying import Question, bad_request, linkset_link, reply_to
from chuan.identifiers.resolver.site import Site
from chuan.identifiers.resolver.store import Store, store_of
from chuan.identifiers.rules.asking import prefers_linkset, read_asked
from chuan.identifiers.rules.choosing import Redirect, choose
from chuan.identifiers.rules.levels import (
    as_written,
    begins_deeper,
    begins_with_key,
    levels_of,
    ranges_of,
)
from chuan.identifiers.rules.reading import (
    has_attributes,
    read_compressed,
    read_path,
    with_slashes,
)
from chuan.identifiers.rules.serving import WARNS, read_entry
from chuan.identifiers.types import Entry

Environ = dict[str, Any]
Application = Callable[[Environ, Start], Iterable[bytes]]


class FastPath:
    """Wraps Django; `is_page` says whether Django has a page at a path."""

    def __init__(
        self, application: Application, store: Store, site: Site, is_page: Callable[[str], bool]
    ) -> None:
        self._django, self._store, self._site, self._is_page = application, store, site, is_page

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer, or let Django answer."""
        try:
            return self._answered(environ, start_response)
        except Unreachable:
            return send(unreachable(), environ["REQUEST_METHOD"], start_response)

    def _answered(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not begins_with_key(path):
            return self._elsewhere(path, environ, start_response)
        method = environ["REQUEST_METHOD"]
        if method not in _READING:
            reply = options() if method == "OPTIONS" else not_allowed()
            return send(reply, method, start_response)
        asks_nothing = not environ.get("QUERY_STRING") and not prefers_linkset(
            environ.get("HTTP_ACCEPT", "")
        )
        headers = self._at_once(path, environ) if asks_nothing else None
        if headers:
            start_response(REDIRECTS, headers)
            return _EMPTY
        reply = self._answer(path, environ.get("QUERY_STRING", ""), environ)
        return send(reply, method, start_response)

    def _at_once(self, path: str, environ: Environ) -> list[Header] | None:
        """The redirect to a default link that is everybody's, from memory or by one look-up in one index.

        None where more must be known: no plain path, no such code, a warning, alternatives, a state.
        """
        plain = self._store.memory().plain
        target = plain.get(path)
        if target is None and (key := as_written(path)):
            levels = levels_of(key)
            found = self._store.shortcuts(levels)
            known = [found[level] for level in levels if level in found]
            if known and known[0] and WARNS not in known:
                target = plain[path] = known[0][1:]
        if target is None:
            return None
        address = self._site.address_of(environ)
        whole = f"{address}{target}" if target[0] == "/" else target
        return redirect_headers(whole, linkset_link(path.removesuffix("/"), address))

    def _elsewhere(self, path: str, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Documents of the resolver; a key behind other segments or compressed, where Django has no page."""
        method = environ["REQUEST_METHOD"]
        if method in _READING or method == "OPTIONS":
            reply = document(path, self._site) or self._hidden(path, environ)
            if reply:
                return send(reply if method in _READING else options(), method, start_response)
        return self._django(environ, start_response)

    def _hidden(self, path: str, environ: Environ) -> Reply | None:
        """A key behind a stem, or a compressed one; pages of the node go before both."""
        deeper = begins_deeper(path)
        said = deeper[2] if deeper else read_compressed(path)
        if not said or self._is_page(path):
            return None
        if deeper:
            return self._answer(said, environ.get("QUERY_STRING", ""), environ)
        return self._unpacked(said, environ)

    def _unpacked(self, said: str, environ: Environ) -> Reply:
        """What a compressed Digital Link answers, read as its plain form."""
        key, _, attributes = said.partition("?")
        query = "&".join(filter(None, (attributes, environ.get("QUERY_STRING", ""))))
        return self._answer(key, query, environ, f"{self._site.address_of(environ)}{said}")

    def _answer(self, path: str, query: str, environ: Environ, same_as: str = "") -> Reply:
        """What the key at `path` answers."""
        accept = environ.get("HTTP_ACCEPT", "")
        language = environ.get("HTTP_ACCEPT_LANGUAGE", "")
        memory, asked = self._store.memory().asked, (
            path, query, accept, language, same_as, self._site.address_of(environ)
        )  # fmt: skip
        if headers := memory.get(asked):
            return Reply(REDIRECTS, headers)
        try:
            key, entries = self._known(path, query)
        except DomainError as fault:
            packed = "" if same_as else read_compressed(path)
            if packed:
                return self._unpacked(packed, environ)
            return bad_request(fault, accept, language)
        now = time.time()
        answer = choose(entries, read_asked(query, accept, language), now)
        reply = reply_to(answer, Question(key, *asked[1:], now), self._site)
        lasts = isinstance(answer, Redirect) and all(entry.is_timeless for entry in entries)
        if lasts and sum(map(len, asked)) <= _LONGEST_REMEMBERED:
            memory[asked] = list(reply.headers)
        return reply

    def _known(self, path: str, query: str) -> tuple[str, Sequence[Entry]]:
        """The canonical key and the entries on its levels, nearest first; DomainError for no valid key.

        What stands plainly behind a key that was registered is valid; any other is read and checked.
        """
        written = as_written(path)
        levels = levels_of(written) if written else ()
        found = self._entries(levels)
        if found and not has_attributes(query):
            return written, found
        key = self._valid(path, query)
        if key != written:
            found = self._entries(levels_of(key))
        return key, found or self._entries(ranges_of(key))

    def _entries(self, keys: Sequence[str]) -> Sequence[Entry]:
        rows = self._store.entries(keys) if keys else {}
        return [read_entry(key, rows[key]) for key in keys if key in rows]

    def _valid(self, path: str, query: str) -> str:
        """The server has undone the escapes of a path: a slash within a value is found among known keys."""
        try:
            return read_path(path, query)
        except DomainError:
            known = [] if has_attributes(query) else list(self._store.shortcuts(with_slashes(path)))
            if not known:
                raise
            return known[0]


_READING: Final = ("GET", "HEAD")
_EMPTY: Final = [b""]
_LONGEST_REMEMBERED: Final = 600
"""Signs of a request whose answer is kept: nobody fills the memory with long ones."""


def before(django: Application) -> FastPath:
    """The resolver in front of Django, on the node's own database and address."""
    from django.conf import settings  # noqa: PLC0415  (settings are configured by now)
    from django.http.request import split_domain_port, validate_host  # noqa: PLC0415  (as above)
    from django.urls import Resolver404, resolve  # noqa: PLC0415  (as above)

    def is_page(path: str) -> bool:
        for written in (path, f"{path}/"):
            with suppress(Resolver404):
                resolve(written)
                return True
        return False

    def knows(host: str) -> bool:
        return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)

    site = Site(settings.SITE_URL, settings.NODE_NAME, knows)
    return FastPath(
        django, store_of(settings.DATABASES["default"], Path(settings.VAR)), site, is_page
    )
