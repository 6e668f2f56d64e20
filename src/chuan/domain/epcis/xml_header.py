"""The Standard Business Document Header: who sends, who receives, which message it is.

A header that says no more than that is kept as those three texts; a fuller one also as it came.
Source: UN/CEFACT SBDH 1.3, as EPCIS 1.2 §9.5 uses it.
"""

from typing import Final

from chuan.domain.epcis.model import Extension
from chuan.domain.epcis.xml_tree import Node

NAMESPACE: Final = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
NAME: Final = "StandardBusinessDocumentHeader"


def parties_of(header: Node | None) -> tuple[str, str, str]:
    """The sender, the receiver and the number of the message; "" for what is not told."""
    if header is None:
        return "", "", ""
    return (
        _text(header, "Sender", "Identifier"),
        _text(header, "Receiver", "Identifier"),
        _text(header, "DocumentIdentification", "InstanceIdentifier"),
    )


def plain_header(sender: str, receiver: str, instance: str, created: str) -> Extension:
    """The header that says no more than these; `created` is the moment of the document."""
    identification = (
        _field("Standard", "EPCglobal"),
        _field("TypeVersion", "1.0"),
        _field("InstanceIdentifier", instance),
        _field("Type", "Events"),
        _field("CreationDateAndTime", created),
    )
    return Extension(
        NAMESPACE,
        NAME,
        (
            _field("HeaderVersion", "1.0"),
            Extension(NAMESPACE, "Sender", (_field("Identifier", sender),)),
            Extension(NAMESPACE, "Receiver", (_field("Identifier", receiver),)),
            Extension(NAMESPACE, "DocumentIdentification", identification),
        ),
    )


def _field(local: str, text: str) -> Extension:
    return Extension(NAMESPACE, local, text)


def _text(node: Node, *way: str) -> str:
    for local in way:
        found = next((child for child in node.children if child.local == local), None)
        if found is None:
            return ""
        node = found
    return node.text.strip()
