"""Codes of the cooperative, and a client that asks the resolver as a scanner does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from django.conf import settings

from chuan.core.actor import Actor
from chuan.identifiers.models import Entity
from chuan.identifiers.resolver.fast_path import FastPath
from chuan.identifiers.resolver.memory import Memory
from chuan.identifiers.resolver.site import Site
from chuan.identifiers.services.codes import register_code
from chuan.identifiers.services.links import add_link
from chuan.identifiers.types import LinkWords

GTIN = "08938501000019"
HONEY = f"/01/{GTIN}"
LOT = f"{HONEY}/10/L1"
BOTTLE = f"{LOT}/21/7"
PAGE = "https://htx.example.com/mat-ong"
ROOT = "https://truyxuat.example.vn"
ASKED = "https://ma.example.vn"
"""The printed address, and the other one at which the scanner asks."""
LINKSET = "application/linkset+json"


@dataclass
class OpenStore:
    """Reads through Django's own connection, and counts rows."""

    rows: int = 0

    def memory(self) -> Memory:
        """Remember nothing."""
        return Memory()

    def shortcuts(self, keys: Sequence[str]) -> Mapping[str, str]:
        """As the resolver asks for them."""
        return self._read("shortcut", keys)

    def entries(self, keys: Sequence[str]) -> Mapping[str, str]:
        """As above."""
        return self._read("entry", keys)

    def _read(self, column: str, keys: Sequence[str]) -> Mapping[str, str]:
        found = dict(Entity.objects.filter(key__in=keys).values_list("key", column))
        self.rows += len(found)
        return found


@dataclass
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def location(self) -> str:
        """Where it leads, or ""."""
        return self.headers.get("Location", "")

    @property
    def medium(self) -> str:
        """The content type."""
        return self.headers.get("Content-Type", "")

    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)


@dataclass
class Scanner:
    """Asks the resolver; `passed_on` are the paths that Django was given."""

    store: Any = field(default_factory=OpenStore)
    pages: Sequence[str] = ()
    passed_on: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        site = Site(ROOT, "Nút thử", lambda host: host in {"truyxuat.example.vn", "ma.example.vn"})
        self._resolver = FastPath(self._django, self.store, site, lambda path: path in self.pages)

    def _django(self, environ: Mapping[str, Any], start: Any) -> list[bytes]:
        self.passed_on.append(environ["PATH_INFO"])
        start("404 Not Found", [("Content-Type", "text/html")])
        return [b"django"]

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answered:
        """Ask for a path with its query string, as a server hands it on: escapes undone."""
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": unquote(path, "latin-1"), "QUERY_STRING": query,
            "wsgi.url_scheme": "https", "HTTP_HOST": "ma.example.vn",
        }  # fmt: skip
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        told: list[Any] = []
        body = b"".join(self._resolver(environ, lambda *given: told.extend(given)))
        status, sent = told
        names = [name for name, _value in sent]
        assert len(names) == len(set(names)), names
        assert not any(sign in value for _name, value in sent for sign in "\r\n\x00")
        return Answered(int(status[:3]), dict(sent), body)


def honey(actor: Actor, code: str = GTIN, label: str = "Mật ong hoa nhãn") -> Entity:
    """A code of the actor's body with its product page as the default link."""
    entity = register_code(actor=actor, code=code, label=label)
    put(actor, entity, PAGE, role="default")
    return entity


def put(
    actor: Actor, entity: Entity, href: str, title: str = "Trang sản phẩm", **words: Any
) -> Any:
    """One link more."""
    return add_link(actor=actor, uid=entity.uid, words=LinkWords(href=href, title=title, **words))


def node_address(path: str) -> str:
    """A page of the node as the resolver leads to it."""
    assert settings.SITE_URL
    return f"{ASKED}{path}"
