"""One application identifier with its value: the atom of everything GS1 writes."""

from typing import NamedTuple


class Element(NamedTuple):
    """An application identifier ("01") and its value as read, without brackets or escapes."""

    ai: str
    value: str
