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
        return _address(self, environ.get("wsgi.url_scheme", ""), environ.get("HTTP_HOST", ""))


_SCHEMES: Final = ("http", "https")


@lru_cache(maxsize=256)
def _address(site: Site, scheme: str, host: str) -> str:
    """The printed address for its own host too: a proxy before the node may have taken TLS off."""
    is_printed = host == site.root.partition("://")[2]
    if is_printed or scheme not in _SCHEMES or not site.knows(host):
        return site.root
    return f"{scheme}://{host}"
