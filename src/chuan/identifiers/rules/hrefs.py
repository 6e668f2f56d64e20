"""Where a link may lead: public web addresses and pages of this node, nothing hidden or private."""

import re
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from chuan.domain.internet import is_public
from chuan.domain.sentences import gettext_noop
from chuan.identifiers.errors import LinkRefused

LONGEST: Final = 1000
_CONTROLS: Final = re.compile(r"[\x00-\x20\x7f\\]")
_NAME: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+")
_LIKE_AN_ADDRESS: Final = re.compile(r"[0-9a-fx.]*\.?(?:0x[0-9a-f]*|[0-9]+)\.?")
_HOME: Final = (".localhost", ".local", ".internal", ".home.arpa", ".onion", ".test", ".invalid")
"""Names that lead to no public machine."""
_KEPT: Final = "!$%&'()*+,/:;=?@[]~#"
NOT_A_URL: Final = gettext_noop(
    "Địa chỉ phải bắt đầu bằng https:// (hoặc http://) và không có dấu cách, tài khoản hay ký tự điều khiển."
)
NOT_PUBLIC: Final = gettext_noop(
    "Địa chỉ phải nằm trên Internet công cộng: không dùng tên máy nội bộ, localhost hay địa chỉ mạng riêng."
)
TOO_LONG: Final = gettext_noop("Địa chỉ dài quá 1000 ký tự.")


def checked_href(text: str) -> str:
    """The address as it is kept, in ASCII; a path of this node stays one. LinkRefused otherwise.

    >>> checked_href("https://htx.vn/mật-ong")
    'https://htx.vn/m%E1%BA%ADt-ong'
    """
    href = text.strip()
    if _CONTROLS.search(href) or not href:
        raise LinkRefused(NOT_A_URL, field="href")
    kept = _path(href) if href.startswith("/") else _absolute(href)
    if len(kept) > LONGEST:
        raise LinkRefused(TOO_LONG, field="href")
    return kept


def checked_root(text: str) -> str:
    """The root of another resolver, without a slash, query or fragment at its end."""
    kept = checked_href(text)
    if kept.startswith("/") or "?" in kept or "#" in kept:
        raise LinkRefused(NOT_A_URL, field="root")
    return kept.rstrip("/")


def _path(href: str) -> str:
    """A page of this node; "//host" would be another one."""
    if href.startswith("//"):
        raise LinkRefused(NOT_A_URL, field="href")
    return quote(href, safe=_KEPT)


def _absolute(href: str) -> str:
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError) as fault:
        raise LinkRefused(NOT_A_URL, field="href") from fault
    named = "@" in parts.netloc
    if parts.scheme not in {"http", "https"} or not host or named or port == 0:
        raise LinkRefused(NOT_A_URL, field="href")
    if not _is_public(host):
        raise LinkRefused(NOT_PUBLIC, field="href")
    shown = f"[{host}]" if ":" in host else host
    where = shown if port is None else f"{shown}:{port}"
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, where, *rest))


def _is_public(host: str) -> bool:
    try:
        return is_public(host)
    except ValueError:
        name = host.removesuffix(".")
        return (
            _NAME.fullmatch(name) is not None
            and not _LIKE_AN_ADDRESS.fullmatch(name)
            and not name.endswith(_HOME)
        )
