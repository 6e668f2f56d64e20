"""Percent codes of values in a URI: one octet a character; "+" is a space in a query only.

Source: RFC 3986 §2; HTML forms for "+".
"""

import re
from typing import Final

_RESERVED: Final = re.compile(r"[^A-Za-z0-9\-._~]")
_CODES: Final = re.compile("%([0-9A-Fa-f]{2})")


def escape_path(text: str) -> str:
    """The text with everything but unreserved characters as percent codes.

    >>> escape_path("32a/b c")
    '32a%2Fb%20c'
    """
    return _RESERVED.sub(_code, text)


def escape_query(text: str) -> str:
    """As `escape_path`, with "+" for a space.

    >>> escape_query("32a/b c")
    '32a%2Fb+c'
    """
    return _RESERVED.sub(_code, text).replace("%20", "+")


def unescape_path(text: str) -> str:
    """The text with its percent codes read; what is no code stays.

    >>> unescape_path("32a%2Fb+c%2")
    '32a/b+c%2'
    """
    return _CODES.sub(_character, text) if "%" in text else text


def unescape_query(text: str) -> str:
    """As `unescape_path`, with a space for each "+".

    >>> unescape_query("32a%2Fb+c")
    '32a/b c'
    """
    return unescape_path(text.replace("+", " "))


def _code(found: re.Match[str]) -> str:
    character = found.group()
    octets = character.encode("latin-1" if character <= "\xff" else "utf-8")
    return "".join(f"%{octet:02X}" for octet in octets)


def _character(found: re.Match[str]) -> str:
    return chr(int(found.group(1), 16))
