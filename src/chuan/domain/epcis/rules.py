"""Rules of EPCIS and CBV that the published schema does not hold, each with a code and a place."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from chuan.domain.epcis.context import is_undeclared, split
from chuan.domain.epcis.model import (
    Action,
    Event,
    EventType,
    Extension,
    Extensions,
    Fault,
    SensorElement,
    SensorMetadata,
    SensorReport,
)
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.vocabulary import is_word
from chuan.domain.epcis.xml_values import is_address, is_common_address, is_moment
from chuan.domain.sentences import gettext_noop

SENTENCES: Final = {
    "unknown_word": gettext_noop(
        "Từ này không có trong CBV; từ riêng phải viết thành URI đầy đủ."
    ),
    "not_uri": gettext_noop("Giá trị phải là URI (urn:… hoặc https://…)."),
    "field_without_namespace": gettext_noop(
        "Trường này không có trong chuẩn và không có tiền tố; hãy thêm tiền tố khai báo ở @context."
    ),
    "prefix_not_declared": gettext_noop("Tiền tố của trường này chưa được khai báo ở @context."),
    "field_not_a_name": gettext_noop(
        "Tên trường chỉ được gồm chữ, chữ số, dấu chấm, gạch nối, gạch dưới và không bắt đầu bằng chữ số."
    ),
    "field_of_standard": gettext_noop(
        "Trường riêng không được dùng không gian tên của chính EPCIS hay XML."
    ),
    "type_not_declared": gettext_noop(
        "Loại sự kiện ngoài chuẩn phải có tiền tố đã khai báo ở @context, hoặc là URI đầy đủ."
    ),
    "moment_not_of_standard": gettext_noop(
        "Thời điểm phải viết với T và Z in hoa, múi giờ không quá 14 giờ."
    ),
    "odd_hexadecimal": gettext_noop("Chuỗi thập lục phân phải có số chữ chẵn, hai chữ mỗi byte."),
    "ilmd_not_added": gettext_noop("Chỉ sự kiện ADD hoặc biến đổi được mang ilmd."),
    "no_parent": gettext_noop("Sự kiện đóng gói, dỡ gói hoặc liên kết phải nêu parentID."),
    "sensed_later": gettext_noop("Thời điểm đo không được sau thời điểm sự kiện."),
    "action_unknown": gettext_noop("Hành động phải là ADD, OBSERVE hoặc DELETE."),
}  # fmt: skip
ADVICE: Final = frozenset({"sensed_later"})
"""Codes that are told and refuse nothing: published examples of the standard break them too."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+").fullmatch
_TEXTS: Final = (
    ("epcList", attrgetter("epc_list")),
    ("childEPCs", attrgetter("child_epcs")),
    ("inputEPCList", attrgetter("input_epc_list")),
    ("outputEPCList", attrgetter("output_epc_list")),
    ("certificationInfo", attrgetter("certification_info")),
)
_CLASS: Final = attrgetter("epc_class")
_ID: Final = attrgetter("id")
_PARTS: Final = (
    ("quantityList", attrgetter("quantity_list"), _CLASS),
    ("childQuantityList", attrgetter("child_quantity_list"), _CLASS),
    ("inputQuantityList", attrgetter("input_quantity_list"), _CLASS),
    ("outputQuantityList", attrgetter("output_quantity_list"), _CLASS),
    ("bizTransactionList", attrgetter("biz_transaction_list"), _ID),
    ("sourceList", attrgetter("source_list"), _ID),
    ("destinationList", attrgetter("destination_list"), _ID),
)
_OF_SENSOR: Final = (
    ("deviceID", "device_id"), ("deviceMetadata", "device_metadata"), ("rawData", "raw_data"),
    ("dataProcessingMethod", "data_processing_method"), ("bizRules", "biz_rules"),
)  # fmt: skip
_OF_REPORT: Final = (
    *_OF_SENSOR,
    ("microorganism", "microorganism"), ("chemicalSubstance", "chemical_substance"),
    ("coordinateReferenceSystem", "coordinate_reference_system"), ("uriValue", "uri_value"),
)  # fmt: skip
_OF_XML: Final = frozenset(
    ("http://www.w3.org/2000/xmlns/", "http://www.w3.org/2001/XMLSchema-instance")
)
_OF_EPCIS: Final = re.compile(r"urn:epcglobal:epcis(?:-query|-masterdata)?:xsd:").match
_NAME: Final = re.compile(r"[^\W\d][\w.\-·]*")
_STANDARD: Final = frozenset(EventType)
_ACTIONS: Final = frozenset(Action)


def check_rules(event: Event) -> tuple[Fault, ...]:
    """Every rule beyond the schema that `event` breaks; the way down begins at the event.

    Basis: EPCIS 2.0 §7 and §9.5, CBV 2.0 §7.
    """
    return (*_identifiers(event), *_words(event), *_fields(event), *_own(event))


def is_uri(text: str) -> bool:
    """An absolute URI, by its form, that XML takes for one too."""
    return is_common_address(text) is not None or (_SCHEME(text) is not None and is_address(text))


def _fault(code: str, path: str) -> Fault:
    return Fault(code, path, SENTENCES[code], schema=False)


def _identifiers(event: Event) -> Iterator[Fault]:
    for name, texts_of in _TEXTS:
        texts = texts_of(event)
        if texts and not all(map(is_common_address, texts)):
            yield from _not_uris(f"/{name}", texts)
    for name, parts_of, id_of in _PARTS:
        parts = parts_of(event)
        if parts and not all(map(is_common_address, map(id_of, parts))):
            yield from _not_uris(f"/{name}", map(id_of, parts))
    for name, text in (
        ("parentID", event.parent_id),
        ("transformationID", event.transformation_id),
        ("eventID", event.event_id),
        ("readPoint/id", event.read_point.id if event.read_point else ""),
        ("bizLocation/id", event.biz_location.id if event.biz_location else ""),
    ):
        if text and not is_uri(text):
            yield _fault("not_uri", f"/{name}")
    if event.error_declaration is not None:
        yield from _not_uris(
            "/errorDeclaration/correctiveEventIDs", event.error_declaration.corrective_event_ids
        )


def _not_uris(path: str, texts: Iterable[str]) -> Iterator[Fault]:
    for place, text in enumerate(texts):
        if not is_uri(text):
            yield _fault("not_uri", f"{path}/{place}")


def _words(event: Event) -> Iterator[Fault]:
    lasting = event.persistent_disposition
    told = [("bizstep", "/bizStep", event.biz_step), ("disp", "/disposition", event.disposition)]
    if event.biz_transaction_list:
        told += [("btt", "/bizTransactionList", each.type) for each in event.biz_transaction_list]
    if event.source_list:
        told += [("sdt", "/sourceList", each.type) for each in event.source_list]
    if event.destination_list:
        told += [("sdt", "/destinationList", each.type) for each in event.destination_list]
    if lasting is not None:
        words = (*lasting.set, *lasting.unset)
        told += [("disp", "/persistentDisposition", each) for each in words]
    if event.error_declaration is not None:
        told.append(("er", "/errorDeclaration/reason", event.error_declaration.reason))
    for element in event.sensor_element_list or ():
        for report in element.reports:
            told += [
                ("measurement", "/sensorElementList", report.type),
                ("alert", "/sensorElementList", report.exception),
                ("comp", "/sensorElementList", report.component),
            ]
    for kind, path, text in told:
        if text and not is_word(kind, text) and not is_uri(text):
            yield _fault("unknown_word", path)


def _fields(event: Event) -> Iterator[Fault]:
    if event.type in _STANDARD:
        yield from _named(event.extensions, "")
    if event.ilmd:
        yield from _named(event.ilmd, "/ilmd")
    if event.error_declaration is not None:
        yield from _named(event.error_declaration.extensions, "/errorDeclaration")
    for location, path in ((event.read_point, "/readPoint"), (event.biz_location, "/bizLocation")):
        if location is not None and location.extensions:
            yield from _named(location.extensions, path)
    for element in event.sensor_element_list or ():
        yield from _sensor_fields(element)


def _sensor_fields(element: SensorElement) -> Iterator[Fault]:
    yield from _named(element.extensions, "/sensorElementList")
    if element.metadata is not None:
        yield from _named(element.metadata.extensions, "/sensorElementList/sensorMetadata")
    for report in element.reports:
        yield from _named(report.extensions, "/sensorElementList/sensorReport")


def _named(extensions: Extensions, path: str) -> Iterator[Fault]:
    for each in extensions:
        here = f"{path}/{each.local}"
        if _OF_EPCIS(each.namespace):
            yield _fault("field_of_standard", here)
        if not each.namespace:
            yield _fault("field_without_namespace", here)
        elif is_undeclared(each.namespace):
            yield _fault("prefix_not_declared", here)
        yield from _names(each, here)


def _names(extension: Extension, path: str) -> Iterator[Fault]:
    """Names that XML could not write, at any depth."""
    if _NAME.fullmatch(extension.local) is None:
        yield _fault("field_not_a_name", path)
    if extension.namespace in _OF_XML:
        yield _fault("field_of_standard", path)
    if isinstance(extension.value, tuple):
        for each in extension.value:
            if is_undeclared(each.namespace):
                yield _fault("prefix_not_declared", f"{path}/{each.local}")
            yield from _names(each, f"{path}/{each.local}")


def _own(event: Event) -> Iterator[Fault]:
    """What the types ask for."""
    if event.type not in _STANDARD and not _is_type(event.type):
        yield _fault("type_not_declared", "/type")
    if event.action and event.action not in _ACTIONS:
        yield _fault("action_unknown", "/action")
    grouped = event.type == EventType.AGGREGATION and event.action in {Action.ADD, Action.DELETE}
    if (grouped or event.type == EventType.ASSOCIATION) and not event.parent_id:
        yield _fault("no_parent", "/parentID")
    may_describe = event.type == EventType.TRANSFORMATION or event.action == Action.ADD
    if event.ilmd is not None and not may_describe:
        yield _fault("ilmd_not_added", "/ilmd")
    yield from _moment("/eventTime", event.event_time)
    if event.error_declaration is not None:
        yield from _moment(
            "/errorDeclaration/declarationTime", event.error_declaration.declaration_time
        )
    for number, element in enumerate(event.sensor_element_list or ()):
        yield from _sensed(element, f"/sensorElementList/{number}")
        if element.metadata is not None and element.metadata.time:
            yield from _sensed_later(element.metadata.time, event.event_time, number)


def _is_type(text: str) -> bool:
    namespace, local = split(text)
    return is_uri(text) and not is_undeclared(namespace) and _NAME.fullmatch(local) is not None


def _sensed(element: SensorElement, path: str) -> Iterator[Fault]:
    """Values of a sensor that XML would not take; the schema of JSON lets them pass."""
    metadata = element.metadata
    if metadata is not None:
        yield from _addresses(metadata, _OF_SENSOR, f"{path}/sensorMetadata")
        yield from _moment(f"{path}/sensorMetadata/time", metadata.time)
        yield from _moment(f"{path}/sensorMetadata/startTime", metadata.start_time)
        yield from _moment(f"{path}/sensorMetadata/endTime", metadata.end_time)
    for place, report in enumerate(element.reports):
        here = f"{path}/sensorReport/{place}"
        yield from _addresses(report, _OF_REPORT, here)
        yield from _moment(f"{here}/time", report.time)
        if len(report.hex_binary_value) % 2:
            yield _fault("odd_hexadecimal", f"{here}/hexBinaryValue")


def _addresses(
    told: SensorMetadata | SensorReport, named: Iterable[tuple[str, str]], path: str
) -> Iterator[Fault]:
    for name, ours in named:
        if not is_address(getattr(told, ours)):
            yield _fault("not_uri", f"{path}/{name}")


def _moment(path: str, text: str) -> Iterator[Fault]:
    if text and not is_moment(text):
        yield _fault("moment_not_of_standard", path)


def _sensed_later(sensed: str, happened: str, number: int) -> Iterator[Fault]:
    try:
        later = utc(sensed) > utc(happened)
    except NotAMoment:
        return
    if later:
        yield _fault("sensed_later", f"/sensorElementList/{number}/sensorMetadata/time")
