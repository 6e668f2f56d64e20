"""Which numbers are machines of the Internet at large: nothing else is called or linked to."""

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Final

_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")


def is_public(address: str) -> bool:
    """Whether an address is public; one of IPv6 that wraps one of IPv4 is not. ValueError for a name.

    Of IPv6 only what is handed out counts: translations, local and old ranges lead into a network's inside.
    Source: IANA, Internet Protocol Version 6 Address Space.

    >>> is_public("1.1.1.1"), is_public("64:ff9b:1::7f00:1"), is_public("2002:7f00:1::")
    (True, False, False)
    """
    found = ip_address(address)
    if isinstance(found, IPv6Address) and (
        found not in _GLOBAL_UNICAST or found.sixtofour is not None or found.teredo is not None
    ):
        return False
    return found.is_global and not found.is_multicast
