"""Where this node stands on the web, as the resolver says it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

LINKSET_CONTEXT: Final = "/dinh-danh/linkset-context.jsonld"
DESCRIPTION: Final = "/.well-known/gs1resolver"


@dataclass(frozen=True)
class Site:
    """`root` is the printed address (CHUAN_SITE_URL); `knows` tells the other names the node answers to."""

    root: str
    name: str
    knows: Callable[[str], bool]

    def address_of(self, environ: dict[str, Any]) -> str:
        """The address under which a request came, when the node goes by it; else the printed one."""
        host = environ.get("HTTP_HOST", "")
        scheme = environ.get("wsgi.url_scheme", "")
        return f"{scheme}://{host}" if scheme in _SCHEMES and _known(self, host) else self.root


_SCHEMES: Final = ("http", "https")


@lru_cache(maxsize=64)
def _known(site: Site, host: str) -> bool:
    return site.knows(host)
