"""Parts of XML that stand in many places: fields outside the standard, words, numbers, texts."""

from collections.abc import Container, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from chuan.domain.epcis import numbers
from chuan.domain.epcis.context import Terms
from chuan.domain.epcis.model import Extension, Extensions, Scalar
from chuan.domain.epcis.vocabulary import bare
from chuan.domain.epcis.xml_shapes import XSI_NIL
from chuan.domain.epcis.xml_tree import SCHEMA_INSTANCE, Node

LETTERS: Final = ("urn:x-chuan:xml:", "text")
"""The name under which letters that stand among elements are kept, since a field has one or the other."""
PRESERVE: Final = "http://www.w3.org/XML/1998/namespace}space"
EPCIS_NAMESPACE: Final = "urn:epcglobal:epcis:xsd:"

_LAYOUT: Final = " \t\r\n"


class UnreadableValue(ValueError):
    """A value without which an event has no meaning; `code` names the sentence, `name` the element."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code)
        self.code = code
        self.name = name


def is_epcis(name: str) -> bool:
    """A namespace, or a tag in a namespace, of EPCIS itself."""
    return name.startswith(EPCIS_NAMESPACE)


def extension_of(node: Node) -> Extension:
    """An element outside the standard, with its attributes and all that is in it."""
    namespace, _, local = node.tag.rpartition("}")
    attributes = node.attributes
    value: Scalar | Extensions
    if node.children:
        value = (*map(extension_of, node.children), *letters_of(node))
    elif not attributes:
        return Extension(namespace, local, node.text.strip(_LAYOUT))
    elif attributes.get(XSI_NIL) in {"true", "1"}:
        value = None
    else:
        value = node.text
        if attributes.get(PRESERVE) != "preserve":
            value = value.strip(_LAYOUT)
    return Extension(namespace, local, value, _attributes(attributes))


def extensions_in(node: Node, known: Iterable[str] = ()) -> Extensions:
    """What an element holds besides the `known`, with what stands in its `extension` elements."""
    made = attributes_as_fields(node)
    for child in node.children:
        local = child.local if is_epcis(child.tag) else child.tag
        if local == "extension":
            made += extensions_in(child, known)
        elif local not in known:
            made.append(extension_of(child))
    return (*made, *letters_of(node))


def letters_of(node: Node) -> list[Extension]:
    """Letters among the children of an element, in order."""
    if not node.children:
        return []
    runs = [node.text, *(child.tail for child in node.children)] if node.mixed else [node.text]
    return [Extension(*LETTERS, run.strip(_LAYOUT)) for run in runs if run.strip(_LAYOUT)]


def _attributes(attributes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        ("{" + name if "}" in name else name, value)
        for name, value in attributes.items()
        if name not in {PRESERVE, XSI_NIL}
    )


def attributes_as_fields(node: Node, known: Container[str] | None = None) -> list[Extension]:
    """Attributes of other namespaces on an element of the standard; with `known`, of none as well."""
    made = []
    for name, value in node.attributes.items():
        namespace, _, local = name.rpartition("}")
        if namespace == SCHEMA_INSTANCE or name == PRESERVE:
            continue
        if namespace or (known is not None and local not in known):
            made.append(Extension(namespace, local, value))
    return made


def text_of(node: Node, _: Terms | None = None) -> str:
    """The text of an element without the white space around it."""
    return node.text.strip(_LAYOUT)


def texts_of(node: Node, _: Terms | None = None) -> tuple[str, ...]:
    """The texts of the elements in an element."""
    return tuple([child.text.strip(_LAYOUT) for child in node.children])


def number_of(text: str, name: str) -> Decimal:
    """A number that can be reckoned with; UnreadableValue when it is none."""
    try:
        number = Decimal(text.strip(_LAYOUT))
    except InvalidOperation as error:
        raise UnreadableValue("xml_number", name) from error
    if len(text) > numbers.LONGEST_PLAIN or not numbers.can_be_reckoned_with(number):
        raise UnreadableValue("xml_number", name)
    return number


def word_of(kind: str, text: str, terms: Terms) -> str:
    """A word bare, whatever its spelling; what is no word as a full address."""
    text = text.strip(_LAYOUT)
    word = bare(kind, text)
    return bare(kind, terms.expanded(word)) if word is text and ":" in word else word
