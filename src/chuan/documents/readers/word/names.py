"""Names of WordprocessingML, and the two or three questions asked of every element."""

from typing import Any

Element = Any
"""An lxml element; lxml ships no types."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return _W + name


def mc(name: str) -> str:
    """The qualified name of a markup-compatibility element."""
    return _MC + name


def transitional(xml: bytes) -> bytes:
    """XML of the strict flavour brought to the common namespace."""
    return xml.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())


def value(element: Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of a descendant given by a path of plain names, or None."""
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(w(name))
    return None if element is None else element.get(w(attribute))


def switch(properties: Element, name: str) -> bool | None:
    """An on/off property: True, False, or None where nothing is said."""
    found = None if properties is None else properties.find(w(name))
    if found is None:
        return None
    return found.get(w("val"), "true") not in {"0", "false", "off"}


def number(text: str | None, default: int = 0) -> int:
    """A whole number written in XML, or the default."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
