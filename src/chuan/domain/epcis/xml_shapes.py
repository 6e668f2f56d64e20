"""The schema of EPCIS XML in our own words: which elements stand where, and what is wrong with a tree.

Facts stand in data/xml_shapes.txt. The content of a type is matched as a word whose letters are the child
elements, so that one regular expression a type says all of order and number.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from chuan.domain.epcis.xml_tree import SCHEMA_INSTANCE, Node
from chuan.domain.epcis.xml_values import BUILT_IN, OF_EPCIS, Check, is_date_time, is_moment

Tell = Callable[[Node, str, str], None]
"""Takes a fault: the element, the code of the sentence and what in it ("@name" or the name of a child)."""

XSI_TYPE: Final = f"{SCHEMA_INSTANCE}}}type"
XSI_NIL: Final = f"{SCHEMA_INSTANCE}}}nil"
_FREE: Final = frozenset(
    {XSI_TYPE, XSI_NIL}
    | {f"{SCHEMA_INSTANCE}}}{name}" for name in ("schemaLocation", "noNamespaceSchemaLocation")}
)
_XSD: Final = "http://www.w3.org/2001/XMLSchema"
_SBDH: Final = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
_LAYOUT: Final = " \t\r\n"


@dataclass(slots=True, eq=False)
class Shape:
    """What an element may hold: a plain value, or children in an order, or (neither) anything.

    `children` gives for each tag its letter in `order` and its shape. `named` is the type as the standard
    names it; `nil` says that the element may be marked as having no value. `alone` is `plain` where no
    attribute must stand beside the value.
    """

    named: str
    namespace: str = ""
    plain: Check | None = None
    alone: Check | None = None
    order: Callable[[str], object] | None = None
    children: dict[str, tuple[str, "Shape"]] = field(default_factory=dict)
    attributes: dict[str, Check] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    any_attribute: bool = False
    nil: bool = False
    wanted: tuple[str, ...] = ()


ANYTHING: Final = Shape("anyType", any_attribute=True)


class Schema:
    """The shapes of one version: of whole documents by their root, and of the types by name."""

    def __init__(self, version: str, *, queries: bool) -> None:
        self.version = version
        number = "1" if version == "1.2" else "2"
        self.namespaces = {
            "epcis": f"urn:epcglobal:epcis:xsd:{number}",
            "epcisq": f"urn:epcglobal:epcis-query:xsd:{number}",
            "epcismd": f"urn:epcglobal:epcis-masterdata:xsd:{number}",
            "sbdh": _SBDH,
        }
        self._facts = _facts()
        self._shapes: dict[str, Shape] = {}
        self._events: dict[tuple[str, int], Shape] = {}
        self._plain = {
            **BUILT_IN,
            **OF_EPCIS,
            "DateTimeStamp": is_date_time if version == "1.2" else is_moment,
        }
        self.roots = {
            f"{self.namespaces[prefix]}}}{name}": self.shape(kind, prefix)
            for prefix in self.namespaces
            if queries or prefix != "epcisq"
            for section in (f"roots {prefix}", f"roots {prefix} {version}")
            for name, kind in self._facts.get(section, {}).items()
        }

    def event(self, tag: str, wrappers: int) -> Shape:
        """The shape of an event in so many `extension` elements below its list."""
        found = self._events.get((tag, wrappers))
        if found is None:
            found = self._event(tag, wrappers)
            if found is not ANYTHING:
                self._events[tag, wrappers] = found
        return found

    def _event(self, tag: str, wrappers: int) -> Shape:
        if wrappers == 0:
            holder = self.shape("EventListType")
        elif wrappers == 1 and self.version == "1.2":
            holder = self.shape("EPCISEventListExtensionType")
        else:
            return self.roots.get(tag, ANYTHING)
        entry = holder.children.get(tag)
        return entry[1] if entry else self.roots.get(tag, ANYTHING)

    def shape(self, kind: str, prefix: str = "epcis") -> Shape:
        """The shape of a type, built when first asked for."""
        kind, nil = kind.lstrip("~"), kind.startswith("~")
        if kind == "anyType":
            return ANYTHING
        home, model = self._model(kind, prefix)
        key = f"{home}:{kind}{nil}"
        if key not in self._shapes:
            shape = self._shapes[key] = Shape(kind, nil=nil)
            if model is None:
                shape.plain = self._plain[kind]
            else:
                shape.namespace = self.namespaces[home]
                self._fill(shape, model, home)
            shape.alone = None if shape.required else shape.plain
        return self._shapes[key]

    def _model(self, kind: str, prefix: str) -> tuple[str, str | None]:
        """Where a type is at home and what it holds; None for a plain value."""
        for home in dict.fromkeys((prefix, "epcis", "epcisq", "epcismd", "sbdh")):
            for section in (f"types {home} {self.version}", f"types {home}"):
                if kind in self._facts.get(section, {}):
                    return home, self._facts[section][kind]
        return "xsd", None

    def _fill(self, shape: Shape, model: str, home: str) -> None:
        order: list[str] = []
        required: list[str] = []
        for token in re.findall(
            r"[()|]|[^\s()|]+", model.replace(")?", ") ?").replace(")*", ") *")
        ):
            if token.startswith("@"):
                self._fill_attribute(shape, token[1:], required)
            elif token.startswith("="):
                shape.plain = self._plain[token[1:]]
            elif token == "any":  # noqa: S105  (a word of the facts)
                return self._as_anything(shape, model)
            elif token in {"(", ")", "|", "?", "*"}:
                order.append("(?:" if token == "(" else token)  # noqa: S105  (a bracket)
            elif token != "-":  # noqa: S105  (the sign of nothing)
                order.append(self._child(shape, token, home))
        shape.required = tuple(required)
        if shape.plain is None:
            others = "".join(
                letter
                for tag, (letter, _) in shape.children.items()
                if "}" in tag and not tag.startswith(shape.namespace + "}")
            )
            expression = "".join(order).replace("OTHER", f"[o{others}]")
            shape.order = re.compile(expression).fullmatch
        return None

    def _as_anything(self, shape: Shape, model: str) -> None:
        required: list[str] = []
        for token in model.split():
            if token.startswith("@"):
                self._fill_attribute(shape, token[1:], required)
        shape.required = tuple(required)

    def _fill_attribute(self, shape: Shape, token: str, required: list[str]) -> None:
        if token == "*":  # noqa: S105  (a word of the facts)
            shape.any_attribute = True
            return
        name, _, kind = token.partition(":")
        if name.endswith("!"):
            name = name[:-1]
            required.append(name)
        shape.attributes[name] = self._plain[kind]

    def _child(self, shape: Shape, token: str, home: str) -> str:
        times = token[-1] if token[-1] in "?*+" else ""
        name, _, kind = token.removesuffix(times).partition(":")
        if name in {"other", "local"}:
            return ("OTHER" if name == "other" else "l") + times
        prefix, _, local = name.rpartition("/")
        tag = f"{self.namespaces[prefix]}}}{local}" if prefix else name
        if not times:
            shape.wanted = (*shape.wanted, local)
        if tag not in shape.children:
            shape.children[tag] = (chr(0x100 + len(shape.children)), ANYTHING)
            letter = shape.children[tag][0]
            shape.children[tag] = (letter, self.shape(*self._kind(local, kind, prefix or home)))
        return shape.children[tag][0] + times

    def _kind(self, local: str, kind: str, prefix: str) -> tuple[str, str]:
        if not kind:
            roots = self._facts.get(f"roots {prefix}", {})
            kind = self._facts["elements"].get(local, "") if prefix != "sbdh" else ""
            kind = kind or roots.get(local, "") or local
            if prefix == "epcisq" and local in roots:
                kind = roots[local]
        return kind, prefix

    # --- checking ---------------------------------------------------------------------------------

    def check(self, node: Node, shape: Shape, tell: Tell) -> None:
        """Tells every fault of an element and of what it holds."""
        attributes = node.attributes
        if attributes or shape.required:
            declared = shape is not ANYTHING
            if XSI_TYPE in attributes:
                found = self._retyped(node, shape)
                if found is None:
                    tell(node, "xml_type", "@type")
                    return
                shape = found
            self._check_attributes(node, shape, tell)
            if declared and XSI_NIL in attributes and self._is_nil(node, shape, tell):
                return
        if shape.plain is not None:
            if node.children:
                tell(node, "xml_element", node.children[0].local)
            elif not shape.plain(node.text):
                tell(node, "xml_value", "")
        elif shape.order is None:
            roots = self.roots
            for child in node.children:
                self.check(child, roots.get(child.tag, ANYTHING), tell)
        else:
            self._check_children(node, shape, tell)

    def _check_children(self, node: Node, shape: Shape, tell: Tell) -> None:
        known, letters = shape.children, []
        for child in node.children:
            entry = known.get(child.tag)
            if entry is not None:
                letter, inner = entry
                plain = inner.alone
                if plain is not None and not child.attributes:
                    if child.children or not plain(child.text):
                        self.check(child, inner, tell)
                elif not child.checked:
                    self.check(child, inner, tell)
                letters.append(letter)
            else:
                namespace, _, _ = child.tag.rpartition("}")
                letters.append(
                    "l" if not namespace else "x" if namespace == shape.namespace else "o"
                )
                if not child.checked:
                    self.check(child, self.roots.get(child.tag, ANYTHING), tell)
        order = shape.order
        if order is not None and not order("".join(letters)):
            tell(node, *_disorder(node, shape, letters))
        if node.mixed or node.text.strip(_LAYOUT) or (node.text and not known and not letters):
            tell(node, "xml_letters", "")

    def _check_attributes(self, node: Node, shape: Shape, tell: Tell) -> None:
        known = shape.attributes
        for name, value in node.attributes.items():
            check = known.get(name)
            if check is not None:
                if not check(value):
                    tell(node, "xml_value", f"@{name}")
            elif not shape.any_attribute and name not in _FREE:
                tell(node, "xml_attribute", f"@{name}")
        for name in shape.required:
            if name not in node.attributes:
                tell(node, "xml_missing", f"@{name}")

    def _is_nil(self, node: Node, shape: Shape, tell: Tell) -> bool:
        nil = node.attributes[XSI_NIL].strip(_LAYOUT)
        if not shape.nil or not BUILT_IN["boolean"](nil):
            tell(node, "xml_attribute", "@nil")
            return True
        if nil in {"true", "1"}:
            if node.children or node.text:
                tell(node, "xml_letters", "")
            return True
        return False

    def _retyped(self, node: Node, shape: Shape) -> Shape | None:
        """The shape that `xsi:type` asks for; None when there is no such type or it does not fit."""
        prefix, _, name = node.attributes[XSI_TYPE].strip(_LAYOUT).rpartition(":")
        namespace = node.scope.get(prefix)
        if namespace == _XSD:
            if name == "anyType":
                return ANYTHING if shape is ANYTHING else None
            if name not in BUILT_IN:
                return None
            fits = (
                shape is ANYTHING or name == shape.named or name in _NARROWER.get(shape.named, ())
            )
            return self.shape(name, "xsd") if fits else None
        if namespace == self.namespaces["epcis"] and name in self._plain and name not in BUILT_IN:
            return self.shape(name) if shape is ANYTHING or shape.named == name else None
        for home, address in self.namespaces.items():
            if address == namespace and self._model(name, home)[0] == home:
                found = self.shape(name, home)
                return found if shape is ANYTHING or shape.named == name else None
        return None


_NARROWER: Final[Mapping[str, tuple[str, ...]]] = {
    "string": ("normalizedString", "token", "language", "Name", "NCName", "NMTOKEN"),
    "decimal": (
        *("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
        *("negativeInteger", "long", "int", "short", "byte"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    ),
}


def _disorder(node: Node, shape: Shape, letters: list[str]) -> tuple[str, str]:
    """Why the children do not fit: a strange one, a missing one, or their order and number."""
    names = [child.local for child in node.children]
    known = "".join(letter for letter in letters if letter not in "lxo")
    if len(known) < len(letters) and shape.order is not None and shape.order(known):
        strange = [name for name, letter in zip(names, letters, strict=True) if letter in "lxo"]
        return "xml_element", strange[0]
    missing = [name for name in shape.wanted if name not in names]
    if missing or not names:
        return "xml_missing", missing[0] if missing else ""
    return "xml_order", ""


@cache
def schema(version: str, *, queries: bool = False) -> Schema:
    """The schema of a version ("2.0", "1.2"), with the messages of queries or without."""
    return Schema(version, queries=queries)


@cache
def _facts() -> dict[str, dict[str, str]]:
    text = (files(__package__) / "data" / "xml_shapes.txt").read_text(encoding="utf-8")
    return dict(_sections(text))


def _sections(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    section: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("["):
            section = {}
            yield line.strip("[]"), section
        elif line and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            section[name] = rest.strip()
