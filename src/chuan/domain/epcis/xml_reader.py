"""EPCIS in XML 2.0 and 1.2, read into events: hostile text gives faults in words, never an exception.

What the schema does not allow but everybody understands (another order, an event without its document, the
wrappers of 1.2) is read, and the breach is told beside.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from chuan.domain.epcis.context import Terms
from chuan.domain.epcis.model import (
    Document,
    DocumentKind,
    Event,
    Extension,
    Extensions,
    Fault,
    Limits,
    Reading,
    Vocabulary,
)
from chuan.domain.epcis.rules import check_rules
from chuan.domain.epcis.xml_events import event_of, vocabularies_of
from chuan.domain.epcis.xml_fields import (
    EPCIS_NAMESPACE,
    UnreadableValue,
    extension_of,
    extensions_in,
)
from chuan.domain.epcis.xml_header import parties_of, plain_header
from chuan.domain.epcis.xml_shapes import Schema, schema
from chuan.domain.epcis.xml_tree import Node, Scanner, UnreadableXml
from chuan.domain.sentences import gettext_noop

_SENTENCES: Final = {
    "too_large": gettext_noop("Tài liệu quá lớn; hãy chia thành nhiều lần gửi."),
    "too_many": gettext_noop("Tài liệu có quá nhiều sự kiện; hãy chia thành nhiều lần gửi."),
    "too_deep": gettext_noop("Tài liệu lồng quá nhiều cấp."),
    "not_xml": gettext_noop("Tệp không phải XML đúng cú pháp, hoặc bị cụt."),
    "encoding": gettext_noop("Bảng mã của tệp không đọc được; hãy dùng UTF-8."),
    "doctype": gettext_noop("Tệp có DTD hoặc khai báo thực thể; hãy bỏ khai báo DOCTYPE."),
    "not_document": gettext_noop("Đây không phải tài liệu hay sự kiện EPCIS."),
    "not_captured": gettext_noop(
        "Tài liệu dữ liệu gốc rời không thuộc lược đồ thu nhận; hãy đặt dữ liệu gốc trong EPCISHeader."
    ),
    "xml_value": gettext_noop("Giá trị không đúng kiểu."),
    "xml_number": gettext_noop("Số không đọc được hoặc quá dài."),
    "not_moment": gettext_noop(
        "Thời điểm phải viết như 2026-11-23T08:30:00+07:00, có múi giờ và là ngày có thật."
    ),
    "not_offset": gettext_noop("Múi giờ phải viết như +07:00."),
    "xml_missing": gettext_noop("Thiếu phần tử hoặc thuộc tính bắt buộc."),
    "xml_element": gettext_noop("Phần tử này không được đứng ở đây."),
    "xml_attribute": gettext_noop("Thuộc tính này không được dùng ở đây."),
    "xml_order": gettext_noop("Các phần tử bên trong sai thứ tự hoặc sai số lần."),
    "xml_letters": gettext_noop("Phần tử này không được chứa chữ."),
    "xml_type": gettext_noop("Kiểu nêu ở xsi:type không có hoặc không hợp."),
}  # fmt: skip
_MOST_FAULTS: Final = 20
"""Faults told of one event, or of what surrounds the events: enough to mend, bounded in memory."""
_EVENTS: Final = frozenset(
    f"{name}Event" for name in ("Object", "Aggregation", "Transaction", "Transformation")
) | {"AssociationEvent", "QuantityEvent"}
_KINDS: Final = {kind.value: kind for kind in DocumentKind if kind.value.startswith("EPCIS")}
_OTHERS: Final = frozenset({"EPCISCaptureJob", "EPCISException"})
_MASTER_DATA: Final = "urn:epcglobal:epcis-masterdata:xsd:"


def read_xml(raw: bytes, *, limits: Limits = Limits()) -> Reading:  # noqa: B008  (a value)
    """The document, query document, master data, message or single event in `raw`, with every fault.

    An event that breaks the schema but can be understood is among the events, and its faults carry its place.
    """
    return _Reader(limits).read(raw)


class _Reader:
    """One reading: what the scanner hands over, event by event, and what comes of it."""

    def __init__(self, limits: Limits) -> None:
        self._scanner = Scanner(limits, self._take)
        self._schema: Schema | None = None
        self._numbered: list[tuple[int, Event]] = []
        self._faults: list[Fault] = []
        self._met = 0
        self._terms = Terms()

    def read(self, raw: bytes) -> Reading:
        try:
            self._scanner.scan(raw)
        except UnreadableXml as error:
            return Reading(None, (_fault(error.code, error.place),))
        root = self._scanner.root
        if root is None:
            return Reading(None, (_fault("not_xml"),))
        if root.checked:
            return self._single(root)
        self._check_document(root)
        return Reading(self._document(root), tuple(self._faults))

    # --- events -----------------------------------------------------------------------------------

    def _take(self, node: Node, wrappers: int, namespaces: Mapping[str, str]) -> None:
        number, self._met = self._met, self._met + 1
        rules = self._rules()
        tag = node.local if wrappers < 0 else node.tag
        shape = rules.event(tag, max(wrappers, 0))
        told: list[tuple[Node, str, str]] = []
        rules.check(node, shape, lambda *fault: told.append(fault))
        faults = [*_placed(told, node, _place(node, number), number)] if told else []
        self._faults += faults
        try:
            event = event_of(node, self._within(namespaces))
        except UnreadableValue as error:
            fault = _fault(error.code, f"{_place(node, number)}/{error.name}", number)
            if all(fault.path != known.path for known in faults):
                self._faults.append(fault._replace(schema=False))
            return
        for fault in check_rules(event):
            path = _place(node, number) + fault.path
            self._faults.append(fault._replace(path=path, event=number))
        self._numbered.append((number, event))

    def _within(self, namespaces: Mapping[str, str]) -> Terms:
        """The terms in scope of an event; most events have those of the event before."""
        if self._terms.prefixes is not namespaces:
            self._terms = Terms(namespaces)
        return self._terms

    def _rules(self) -> Schema:
        """The schema that the root asks for: of its version, with queries where it is one."""
        if self._schema is None:
            root = self._scanner.root
            namespace = root.namespace if root is not None else ""
            old = namespace.endswith(":1") or (
                root is not None
                and not namespace
                and root.attributes.get("schemaVersion", "").startswith("1")
            )
            self._schema = schema("1.2" if old else "2.0", queries="query" in namespace)
        return self._schema

    def _single(self, root: Node) -> Reading:
        standard = not root.namespace or root.namespace.startswith(EPCIS_NAMESPACE)
        if standard != (root.local in _EVENTS) or not (self._numbered or standard):
            return Reading(None, (_fault("not_document", root.local),))
        if not self._numbered:
            return Reading(None, tuple(self._faults))
        document = Document(
            kind=DocumentKind.EVENT,
            schema_version=root.attributes.get("schemaVersion", "2.0"),
            creation_date=root.attributes.get("creationDate", ""),
            numbered=tuple(self._numbered),
            namespaces=self._scanner.namespaces,
        )
        return Reading(document, tuple(self._faults))

    # --- what surrounds them ----------------------------------------------------------------------

    def _check_document(self, root: Node) -> None:
        rules = self._rules()
        shape = rules.roots.get(root.tag)
        told: list[tuple[Node, str, str]] = []
        if shape is None:
            self._faults.append(_fault("not_document", root.local))
        else:
            rules.check(root, shape, lambda *fault: told.append(fault))
        if root.namespace.startswith(_MASTER_DATA):
            self._faults.append(_fault("not_captured", root.local))
        self._faults += _placed(told, root, root.local, None)

    def _document(self, root: Node) -> Document:
        if root.local in _OTHERS:
            return Document(
                kind=DocumentKind.OTHER,
                schema_version=self._rules().version,
                extensions=(extension_of(root),),
                namespaces=self._scanner.namespaces,
            )
        header, body = _child(root, "EPCISHeader"), _child(root, "EPCISBody")
        results = _child(body, "QueryResults")
        vocabularies: list[Vocabulary] = []
        for listed in (*_lists(header), *_lists(body)):
            vocabularies += vocabularies_of(listed, self._scanner.namespaces)
        business = _child(header, "StandardBusinessDocumentHeader")
        sender, receiver, instance = parties_of(business)
        return Document(
            kind=_KINDS[root.local],
            schema_version=root.attributes.get("schemaVersion", ""),
            creation_date=root.attributes.get("creationDate", "").strip(),
            id=root.attributes.get("id", ""),
            sender=sender,
            receiver=receiver,
            instance_identifier=instance,
            query_name=_text(results, "queryName"),
            subscription_id=_text(results, "subscriptionID"),
            numbered=tuple(self._numbered),
            vocabularies=tuple(vocabularies),
            header=_header(header, root.attributes.get("creationDate", "").strip()),
            extensions=(*extensions_in(root, ("EPCISHeader", "EPCISBody")), *_in_body(body)),
            namespaces=self._scanner.namespaces,
        )


def _header(header: Node | None, created: str) -> Extensions:
    """What a header holds besides master data and a business header that names no more than its parties."""
    if header is None:
        return ()
    held = extensions_in(header, ("EPCISMasterData",))
    plain = plain_header(*parties_of(_child(header, "StandardBusinessDocumentHeader")), created)
    return tuple(extension for extension in held if extension != plain)


def _in_body(body: Node | None) -> Extensions:
    """What a body holds besides events, their query and master data."""
    if body is None:
        return ()
    held: list[Extension] = []
    for child in body.children:
        if child.local == "QueryResults":
            held += extensions_in(child, ("queryName", "subscriptionID", "resultsBody"))
        elif child.local == "extension" and not child.namespace:
            held += map(extension_of, child.children)
        elif child.local not in {"EventList", "VocabularyList"}:
            held.append(extension_of(child))
    return tuple(held)


def _child(node: Node | None, local: str) -> Node | None:
    if node is None:
        return None
    return next((child for child in node.children if child.local == local), None)


def _text(node: Node | None, local: str) -> str:
    child = _child(node, local)
    return child.text.strip() if child is not None else ""


_TO_LISTS: Final = frozenset({"extension", "EPCISMasterData", "QueryResults", "resultsBody"})


def _lists(node: Node | None) -> Iterator[Node]:
    """Every VocabularyList on the ways that lead to one."""
    for child in node.children if node is not None else ():
        if child.local == "VocabularyList":
            yield child
        elif child.local in _TO_LISTS:
            yield from _lists(child)


def _place(event: Node, number: int) -> str:
    return f"{event.local}[{number + 1}]"


def _fault(code: str, path: str = "", event: int | None = None) -> Fault:
    return Fault(code, path, _SENTENCES[code], event)


def _placed(
    told: list[tuple[Node, str, str]], top: Node, place: str, event: int | None
) -> Iterator[Fault]:
    """Faults with the ways to their elements, which are looked for only now that they are needed."""
    ways = {top: place}
    wanted = {node for node, _, _ in told[:_MOST_FAULTS]} - {top}
    open_nodes = [top]
    while open_nodes and not wanted <= ways.keys():
        node = open_nodes.pop()
        count: dict[str, int] = {}
        for child in node.children:
            count[child.local] = count.get(child.local, 0) + 1
            nth = f"[{count[child.local]}]" if count[child.local] > 1 else ""
            ways[child] = f"{ways[node]}/{child.local}{nth}"
            open_nodes.append(child)
    for node, code, name in told[:_MOST_FAULTS]:
        way = ways.get(node, place)
        yield _fault(code, f"{way}/{name}" if name else way, event)
