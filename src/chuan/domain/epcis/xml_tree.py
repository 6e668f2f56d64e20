"""Scans XML into small trees, event by event, within limits: no DTD, no entities, nothing fetched.

The trees are our own, so that a document of many events never stands in memory as a whole: whoever scans
gets each event when it ends and the rest of the document at the end.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from chuan.domain.epcis.context import LONGEST_ADDRESS
from chuan.domain.epcis.model import Limits

SCHEMA_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
_XSI_TYPE: Final = f"{SCHEMA_INSTANCE}}}type"
_CHUNK: Final = 1 << 16
_LONGEST_TAG: Final = 1 << 20
_MOST_NODES: Final = 500_000
_MOST_PREFIXES: Final = 500
_LAYOUT: Final = " \t\r\n"
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_DOCUMENTS: Final = frozenset(
    {"EPCISDocument", "EPCISQueryDocument", "EPCISMasterDataDocument"}
    | {"EPCISCaptureJob", "EPCISException"}
)
"""Roots that are no events."""
_ENCODINGS: Final = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})


class UnreadableXml(ValueError):
    """The octets are no XML that may be read: not well-formed, hostile, or beyond the limits.

    `code` names the sentence, `place` is "line:column" where there is one.
    """

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.place = place


_CHILDLESS: "Final[list[Node]]" = []
"""Shared by all elements without children, which most are; nothing is ever put into it."""


class Node:
    """An element: `tag` is "local" or "namespace}local"; `text` stands before the first child, `tail` after.

    `mixed` tells letters among the children. `scope` are the prefixes in force, kept where `xsi:type` needs
    them. `checked` is an event that was taken out already.
    """

    __slots__ = (
        "attributes",
        "checked",
        "children",
        "mixed",
        "scope",
        "tag",
        "tail",
        "text",
    )

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = _CHILDLESS
        self.text = self.tail = ""
        self.mixed = self.checked = False
        self.scope: Mapping[str, str] = _NOTHING

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.tag.rpartition("}")[2]

    @property
    def namespace(self) -> str:
        """The namespace, "" for none."""
        return self.tag.rpartition("}")[0]


TakeEvent = Callable[[Node, int, Mapping[str, str]], None]
"""Takes an event that ended: it, how many `extension` elements wrap it (-1: it is the whole text), and every
prefix in scope in it or inside it."""


class Scanner:
    """Reads one document; `root` is its tree, in which the events are empty once taken."""

    def __init__(self, limits: Limits, take_event: TakeEvent) -> None:
        self.root: Node | None = None
        self.namespaces: dict[str, str] = {}
        self._limits = limits
        self._deepest = limits.depth
        self._take_event = take_event
        self._stack: list[Node] = []
        self._scope: dict[str, list[str]] = {}
        self._in_force: Mapping[str, str] | None = _NOTHING
        self._within: dict[str, str] = {}
        self._nodes = 0
        self._kept = 0
        self._events = 0
        self._event: Node | None = None
        self._around: Node | None = None
        self._wrapped = -1
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartNamespaceDeclHandler = self._declare
        self._parser.EndNamespaceDeclHandler = self._undeclare
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype

    def scan(self, raw: bytes) -> None:
        """Reads all octets; UnreadableXml when they cannot or may not be read."""
        if len(raw) > self._limits.octets:
            raise UnreadableXml("too_large")
        parser, view = self._parser, memoryview(raw)
        try:
            for start in range(0, len(raw), _CHUNK):
                parser.Parse(bytes(view[start : start + _CHUNK]), False)
                if start - parser.CurrentByteIndex > _LONGEST_TAG or self._nodes > _MOST_NODES:
                    raise UnreadableXml("too_large")
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise UnreadableXml("not_xml", f"{error.lineno}:{error.offset + 1}") from error

    def _declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise UnreadableXml("encoding")

    def _doctype(self, _: str, system: str | None, public: str | None, internal: bool) -> None:  # noqa: FBT001  (expat's call)
        if system or public or internal:
            raise UnreadableXml("doctype")

    # --- namespaces -------------------------------------------------------------------------------

    def _declare(self, prefix: str | None, address: str | None) -> None:
        self._scope.setdefault(prefix or "", []).append(address or "")
        if len(self._scope) > _MOST_PREFIXES or len(address or "") > LONGEST_ADDRESS:
            raise UnreadableXml("too_large")
        self._in_force = None
        if self._event is not None:
            self._within.setdefault(prefix or "", address or "")

    def _undeclare(self, prefix: str | None) -> None:
        self._scope[prefix or ""].pop()
        self._in_force = None

    def _prefixes(self) -> Mapping[str, str]:
        """Every prefix in force here, made again only after a declaration."""
        if self._in_force is None:
            self._in_force = {name: stack[-1] for name, stack in self._scope.items() if stack}
        return self._in_force

    # --- elements ---------------------------------------------------------------------------------

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        """What stands around the events, and the first element of each."""
        if self._stack:
            is_listed = self._wrappers() >= 0
            self._add(tag, attributes)
            node = self._stack[-1]
            is_event = is_listed and node.local != "extension"
        else:
            node = self.root = Node(tag, attributes)
            self._stack.append(node)
            self._count(node)
            self.namespaces = dict(self._prefixes())
            is_event = node.local not in _DOCUMENTS
        if is_event:
            self._begin_event(node)

    def _add(self, tag: str, attributes: dict[str, str]) -> None:
        """An element below another: most of a document, so nothing is done here that can wait."""
        stack = self._stack
        node = Node(tag, attributes)
        parent = stack[-1]
        stack.append(node)
        if parent.children:
            parent.children.append(node)
        else:
            parent.children = [node]
            if len(stack) > self._deepest:
                raise UnreadableXml("too_deep")
        if attributes:
            self._count(node)
        else:
            self._nodes += 1

    def _count(self, node: Node) -> None:
        self._nodes += 1 + len(node.attributes)
        if _XSI_TYPE in node.attributes:
            node.scope = self._prefixes()

    def _end(self, _: str) -> None:
        node = self._stack.pop()
        if node is self._event:
            self._finish_event(node)

    def _text(self, text: str) -> None:
        node = self._stack[-1]
        if not node.children:
            node.text += text
        elif text.strip(_LAYOUT):
            node.children[-1].tail += text
            node.mixed = True

    # --- events -----------------------------------------------------------------------------------

    def _begin_event(self, node: Node) -> None:
        self._event = node
        self._parser.StartElementHandler = self._add
        self._within = dict(self._prefixes())
        self._kept = self._nodes - len(node.attributes)
        self._events += 1
        if self._events > self._limits.events:
            raise UnreadableXml("too_many")

    def _finish_event(self, node: Node) -> None:
        self._event = None
        self._parser.StartElementHandler = self._start
        scope = self.namespaces if self._within == self.namespaces else self._within
        self._take_event(node, self._wrappers(), scope)
        node.checked = True
        if self._stack:
            node.children, node.text, node.mixed, node.attributes = _CHILDLESS, "", False, {}
        self._nodes = self._kept

    def _wrappers(self) -> int:
        """How many `extension` elements stand between here and a list of events; -1: there is no list."""
        around = self._stack[-1] if self._stack else None
        if around is not self._around:
            self._around = around
            self._wrapped = _wrappers(self._stack)
        return self._wrapped


def _wrappers(stack: list[Node]) -> int:
    for number, node in enumerate(reversed(stack)):
        local = node.local
        if local == "EventList":
            return number
        if local != "extension":
            break
    return -1
