"""Names and texts as XML writes them: prefixes, letters escaped, fields outside the standard."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from chuan.domain.epcis.model import Extension, Scalar
from chuan.domain.epcis.xml_fields import LETTERS
from chuan.domain.epcis.xml_tree import SCHEMA_INSTANCE

EPCIS: Final = "urn:epcglobal:epcis:xsd:2"
QUERY: Final = "urn:epcglobal:epcis-query:xsd:2"
MASTER_DATA: Final = "urn:epcglobal:epcis-masterdata:xsd:2"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_XMLNS: Final = "http://www.w3.org/2000/xmlns/"
_XSD: Final = "http://www.w3.org/2001/XMLSchema"
_OURS: Final = {"epcis": EPCIS, "epcisq": QUERY, "epcismd": MASTER_DATA, "xsi": SCHEMA_INSTANCE}
_OLD: Final = re.compile(r"urn:epcglobal:epcis(?:-query|-masterdata)?:xsd:1").fullmatch
_PREFIX: Final = re.compile(r"(?!xml)[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII | re.IGNORECASE).fullmatch
_NO_LETTER: Final = re.compile(r"[^\w.\-·]")
_NO_FIRST: Final = re.compile(r"[^\W\d]")
_NO_CHARACTER: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_LAYOUT: Final = " \t\r\n"


def escaped(text: str) -> str:
    """A text between tags; a sign that XML cannot hold becomes U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", text).translate(_TEXT)


def quoted(text: str) -> str:
    """A text as the value of an attribute."""
    return '"' + _NO_CHARACTER.sub("\ufffd", text).translate(_QUOTED) + '"'


def element(name: str, text: str) -> str:
    """An element that holds a text."""
    return f"<{name}>{escaped(text)}</{name}>"


def scalar(value: Scalar) -> str:
    """A scalar as a text: "true" and "false", numbers without an exponent, nothing for None."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)


class Names:
    """The prefixes in force at a place; new ones are declared there, in `declared`."""

    def __init__(self, wished: Mapping[str, str], around: "Names | None" = None) -> None:
        self._by_namespace, self._by_prefix = around.in_force() if around else ({}, dict(_OURS))
        self._meant = dict(wished)
        self.declared: dict[str, str] = {}
        for prefix, namespace in wished.items():
            if self._by_prefix.get(prefix) != namespace and self._usable(prefix, namespace):
                self._declare(prefix, namespace)
        if not around:
            self._by_namespace |= {namespace: prefix for prefix, namespace in _OURS.items()}

    def in_force(self) -> tuple[dict[str, str], dict[str, str]]:
        """Prefixes by namespace and namespaces by prefix, to go on from."""
        return dict(self._by_namespace), dict(self._by_prefix)

    def _usable(self, prefix: str, namespace: str) -> bool:
        return bool(
            _PREFIX(prefix)
            and prefix not in _OURS
            and namespace
            and namespace not in {_XML, _XMLNS}
            and not _OLD(namespace)
            and namespace not in _OURS.values()
        )

    def _declare(self, prefix: str, namespace: str) -> str:
        hidden = self._by_prefix.get(prefix)
        if hidden is not None and self._by_namespace.get(hidden) == prefix:
            del self._by_namespace[hidden]
        self._by_prefix[prefix] = self.declared[prefix] = namespace
        self._by_namespace[namespace] = prefix
        return prefix

    def prefix(self, namespace: str) -> str:
        """The prefix of a namespace, made where there is none."""
        if namespace == _XML:
            return "xml"
        if _OLD(namespace):
            namespace = namespace[:-1] + "2"
        if namespace in self._by_namespace:
            found = self._by_namespace[namespace]
            if found in _OURS:
                self.declared[found] = namespace
            return found
        wished = "xsd" if namespace == _XSD else "ns"
        number, made = 0, wished
        while made in self._by_prefix or (wished == "ns" and not number):
            number += 1
            made = f"{wished}{number}"
        return self._declare(made, namespace)

    def name(self, namespace: str, local: str) -> str:
        """A name with its prefix; letters that no name may hold become "_"."""
        local = _NO_LETTER.sub("_", local) or "_"
        if not _NO_FIRST.match(local):
            local = f"_{local}"
        return f"{self.prefix(namespace)}:{local}" if namespace else local

    def type_name(self, text: str) -> str | None:
        """The value of `xsi:type` in the prefixes in force; None when nobody knows what it means."""
        prefix, _, local = text.strip(_LAYOUT).rpartition(":")
        namespace = self._meant.get(prefix) or self._by_prefix.get(prefix)
        if namespace is None and prefix in {"xsd", "xs"}:
            namespace = _XSD
        return None if not namespace else self.name(namespace.removesuffix("#"), local)

    def declarations(self) -> str:
        """What a start tag declares."""
        return "".join(
            f" xmlns:{prefix}={quoted(namespace)}" for prefix, namespace in self.declared.items()
        )


def fields(extensions: Iterable[Extension], names: Names) -> str:
    """Fields outside the standard, one element each."""
    return "".join([field(extension, names) for extension in extensions])


def field(extension: Extension, names: Names) -> str:
    """A field outside the standard with all that is in it."""
    name = names.name(extension.namespace, extension.local)
    start = name + "".join([_attribute(key, text, names) for key, text in extension.attributes])
    value = extension.value
    if isinstance(value, tuple):
        inner = "".join(
            escaped(scalar(each.value))
            if (each.namespace, each.local) == LETTERS and not isinstance(each.value, tuple)
            else field(each, names)
            for each in value
        )
        return f"<{start}>{inner}</{name}>" if inner else f"<{start}/>"
    if value is None:
        return f'<{start} {names.name(SCHEMA_INSTANCE, "nil")}="true"/>'
    text = scalar(value)
    if text != text.strip(_LAYOUT):
        start += ' xml:space="preserve"'
    return f"<{start}>{escaped(text)}</{name}>" if text else f"<{start}/>"


def _attribute(key: str, text: str, names: Names) -> str:
    namespace, brace, local = key[1:].rpartition("}") if key.startswith("{") else ("", "", key)
    if namespace == SCHEMA_INSTANCE and local == "type":
        meant = names.type_name(text)
        if meant is None:
            return ""
        text = meant
    if namespace == _XML and local == "space":
        return ""
    return f" {names.name(namespace if brace else '', local)}={quoted(text)}"
