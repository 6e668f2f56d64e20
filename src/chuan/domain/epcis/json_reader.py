"""EPCIS in JSON-LD, read into events: hostile text gives faults in words, never an exception."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any, Final

from chuan.domain.epcis import numbers
from chuan.domain.epcis.context import ContextTooLarge, Terms
from chuan.domain.epcis.json_checks import SENTENCES, SOFT
from chuan.domain.epcis.json_events import event_of, extensions_of, vocabularies_of
from chuan.domain.epcis.json_shapes import fault, misfit_of_document, misfit_of_event
from chuan.domain.epcis.json_shapes import header as check_header
from chuan.domain.epcis.model import Document, DocumentKind, Event, Fault, Limits, Reading
from chuan.domain.epcis.rules import check_rules
from chuan.domain.sentences import gettext_noop

_SENTENCES: Final = {
    "too_large": gettext_noop("Tài liệu quá lớn; hãy chia thành nhiều lần gửi."),
    "too_many": gettext_noop("Tài liệu có quá nhiều sự kiện; hãy chia thành nhiều lần gửi."),
    "too_deep": gettext_noop("Tài liệu lồng quá nhiều cấp."),
    "context_too_large": gettext_noop("@context khai quá nhiều từ, hoặc có địa chỉ quá dài."),
    "not_unicode": gettext_noop("Tệp không phải văn bản UTF-8."),
    "not_json": gettext_noop("Tệp không phải JSON đúng cú pháp."),
    "xml_as_json": gettext_noop(
        "Tệp là XML mà gửi như JSON; hãy gửi với Content-Type application/xml."
    ),
    "repeated_key": gettext_noop("Một đối tượng JSON có hai khóa trùng tên."),
    "number_too_long": gettext_noop("Có số quá dài hoặc không phải là số."),
    "sign_not_of_xml": gettext_noop("Văn bản có ký tự điều khiển mà XML không viết được."),
    "attribute_dropped": gettext_noop(
        "Trường bắt đầu bằng @ không có nghĩa ở đây; chỉ @context được dùng."
    ),
    "bad_sign": gettext_noop("Văn bản có ký tự không hợp lệ (NUL hoặc nửa ký tự Unicode)."),
}  # fmt: skip
NO_PREFIXES: Final[Mapping[str, str]] = MappingProxyType({})
_NUL: Final = re.compile(r"(?<!\\)(\\\\)*\\u0000")
_NOT_OF_XML: Final = re.compile(r"(?<!\\)(\\\\)*(?:\\(?:[bf]|u00[01])|[\ufffe\uffff])")
_ESCAPED: Final = re.compile(r"\\(?:[bf]|u(?:00[01]|[dD][89a-fA-F]|[fF]{3}[eEfF]))")
_ABOUT_KEYS: Final = frozenset(
    {"@context", "type", "id", "schemaVersion", "creationDate", "epcisBody"}
)
_HEADER_KEYS: Final = frozenset({"instanceIdentifier", "sender", "receiver", "epcisHeader"})
_RESULTS_KEYS: Final = frozenset(("queryName", "subscriptionID", "resultsBody"))


class _Unreadable(ValueError):
    """The text cannot be read at all: `code` is one of `_SENTENCES`, `place` "line:column" or "/"."""

    def __init__(self, code: str, place: str = "/") -> None:
        super().__init__(code)
        self.code = code
        self.place = place


def read_json(raw: bytes | str, *, limits: Limits = Limits()) -> Reading:  # noqa: B008  (a value)
    """The document, query document or single event that `raw` holds, with every fault in it."""
    repeated: list[str] = []
    try:
        text = _text(raw, limits)
        found = _loaded(text, repeated)
        reading = _read(found, limits)
    except _Unreadable as refused:
        return Reading(None, (_fault(refused.code, refused.place),))
    except RecursionError:
        return Reading(None, (_fault("too_deep"),))
    except ContextTooLarge:
        return Reading(None, (_fault("context_too_large"),))
    beside = [_beyond("repeated_key", f"/{repeated[0]}")] if repeated else []
    if _perhaps_bad(text) and _NOT_OF_XML.search(_plain(found)):
        beside.append(_beyond("sign_not_of_xml", "/"))
    if reading.document is not None and text.count('"@') > text.count('"@context"'):
        beside += _dropped(found, reading.document.kind)
    return reading._replace(faults=(*beside, *reading.faults)) if beside else reading


def event_from_json(told: dict[str, Any], namespaces: Mapping[str, str] = NO_PREFIXES) -> Event:
    """The event that `event_to_json` made into `told`; its shape is trusted and no rule is checked.

    `namespaces` are prefixes declared around it. Numbers are as exact as their reader left them in `told`.
    """
    return event_of(told, Terms(namespaces))


def _text(raw: bytes | str, limits: Limits) -> str:
    if len(raw) > limits.octets:
        raise _Unreadable("too_large")
    try:
        return raw if isinstance(raw, str) else raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable("not_unicode") from error


def _loaded(text: str, repeated: list[str]) -> Any:  # noqa: ANN401  (whatever JSON holds)
    try:
        found = json.loads(
            text,
            parse_float=_number,
            parse_int=_whole,
            parse_constant=_no_number,
            object_pairs_hook=_objects(repeated),
        )
    except json.JSONDecodeError as error:
        if text.lstrip().startswith("<"):
            raise _Unreadable("xml_as_json") from error
        raise _Unreadable("not_json", f"{error.lineno}:{error.colno}") from error
    if _perhaps_bad(text):
        _refuse_bad_signs(found)
    return found


def _number(text: str) -> Decimal:
    try:
        found = Decimal(text) if len(text) <= numbers.LONGEST else None
    except InvalidOperation as error:
        raise _Unreadable("number_too_long") from error
    if found is None or not numbers.can_be_reckoned_with(found):
        raise _Unreadable("number_too_long")
    return found


def _whole(text: str) -> int:
    if len(text) > numbers.LONGEST:
        raise _Unreadable("number_too_long")
    return int(text)


def _no_number(_text: str) -> Any:  # noqa: ANN401  (whatever JSON holds)
    raise _Unreadable("number_too_long")


def _objects(repeated: list[str]) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    """The last of two equal keys stands, as everywhere; but it is told, since readers differ."""

    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            times = Counter(key for key, _ in pairs)
            repeated.extend(key for key, count in times.items() if count > 1)
        return found

    return made


def _refuse_bad_signs(found: Any) -> None:  # noqa: ANN401  (whatever JSON holds)
    """An escape may hide what no text column stores."""
    plain = _plain(found)
    try:
        plain.encode()
    except UnicodeEncodeError as error:
        raise _Unreadable("bad_sign") from error
    if _NUL.search(plain):
        raise _Unreadable("bad_sign")


def _perhaps_bad(text: str) -> bool:
    """A text with letters, or escapes of them, that not every store or writing holds."""
    return "\ufffe" in text or "\uffff" in text or _ESCAPED.search(text) is not None


def _plain(found: Any) -> str:  # noqa: ANN401  (whatever JSON holds)
    return json.dumps(found, ensure_ascii=False, default=str)


def _dropped(found: dict[str, Any], kind: DocumentKind) -> Iterator[Fault]:
    """Keys with "@" where a field of the standard is no element of XML that could have an attribute."""
    alone = kind is DocumentKind.EVENT
    listed, path = ([found], "") if alone else (_body(found)[0]["eventList"], _body(found)[1])
    for number, event in enumerate(listed):
        for place, part in _parts(event) if isinstance(event, dict) else ():
            here = place if alone else f"{path}/{number}{place}"
            for key in part if isinstance(part, dict) else ():
                if key.startswith("@") and key != "@context":
                    yield _beyond("attribute_dropped", f"{here}/{key}", number)


def _parts(event: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "", event
    for name in ("readPoint", "bizLocation", "ilmd", "errorDeclaration"):
        yield f"/{name}", event.get(name)
    sensors = event.get("sensorElementList")
    for number, sensor in enumerate(sensors if isinstance(sensors, list) else ()):
        place = f"/sensorElementList/{number}"
        yield place, sensor
        if isinstance(sensor, dict):
            yield f"{place}/sensorMetadata", sensor.get("sensorMetadata")
            reports = sensor.get("sensorReport")
            for which, report in enumerate(reports if isinstance(reports, list) else ()):
                yield f"{place}/sensorReport/{which}", report


def _beyond(code: str, path: str, event: int | None = None) -> Fault:
    """A fault that the published schema does not know."""
    return Fault(code, path, _SENTENCES[code], event, schema=False)


def _fault(code: str, path: str = "/", event: int | None = None) -> Fault:
    return Fault(code, path, _SENTENCES.get(code) or SENTENCES[code], event)


def _read(found: Any, limits: Limits) -> Reading:  # noqa: ANN401  (whatever JSON holds)
    if not isinstance(found, dict) or not isinstance(found.get("type"), str):
        return Reading(None, (_fault("not_document"),))
    if found["type"] not in {DocumentKind.DOCUMENT, DocumentKind.QUERY_DOCUMENT}:
        return _bare_event(found)
    misfit = misfit_of_document(found)
    if misfit is not None:
        return Reading(None, (fault(misfit),))
    terms = Terms().within(found["@context"])
    body, path = _body(found)
    listed = body["eventList"]
    if len(listed) > limits.events:
        return Reading(None, (_fault("too_many"),))
    numbered: list[tuple[int, Event]] = []
    faults: list[Fault] = []
    for number, each in enumerate(listed):
        event, wrong = _one(each, terms, f"{path}/{number}", number)
        faults += wrong
        if event is not None:
            numbered.append((number, event))
    return Reading(_document(found, body, terms, tuple(numbered)), tuple(faults))


def _one(
    found: Any,  # noqa: ANN401  (whatever JSON holds)
    terms: Terms,
    path: str,
    number: int | None,
) -> tuple[Event | None, list[Fault]]:
    misfit = misfit_of_event(found)
    if misfit is not None and misfit.code not in SOFT:
        return None, [fault(misfit, path, number)]
    event = event_of(found, terms)
    faults = [] if misfit is None else [fault(misfit, path, number)]
    broken = check_rules(event)
    return event, faults + [
        each._replace(path=f"{path}{each.path}", event=number) for each in broken
    ]


def _bare_event(found: dict[str, Any]) -> Reading:
    if "@context" not in found:
        return Reading(None, (_fault("no_context_of_event"),))
    event, faults = _one(found, Terms(), "", 0)
    numbered = ((0, event),) if event is not None else ()
    namespaces = event.namespaces if event is not None else {}
    document = Document(kind=DocumentKind.EVENT, numbered=numbered, namespaces=namespaces)
    return Reading(document if event is not None else None, tuple(faults))


def _body(found: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The object that holds the events, and the way to its list."""
    body: dict[str, Any] = found["epcisBody"]
    if found["type"] == DocumentKind.DOCUMENT:
        return body, "/epcisBody/eventList"
    return body["queryResults"]["resultsBody"], "/epcisBody/queryResults/resultsBody/eventList"


def _document(
    found: dict[str, Any],
    body: dict[str, Any],
    terms: Terms,
    numbered: tuple[tuple[int, Event], ...],
) -> Document:
    before = found if check_header(found) is None else {}
    header = before.get("epcisHeader", {})
    listed = header.get("epcisMasterData", {}).get("vocabularyList", ())
    results: dict[str, Any] = {}
    if found["type"] == DocumentKind.QUERY_DOCUMENT:
        results = found["epcisBody"]["queryResults"]
        listed = listed or body.get("vocabularyList", ())
    return Document(
        kind=DocumentKind(found["type"]),
        schema_version=found.get("schemaVersion", ""),
        creation_date=found.get("creationDate", ""),
        id=found.get("id", ""),
        instance_identifier=before.get("instanceIdentifier", ""),
        sender=before.get("sender", ""),
        receiver=before.get("receiver", ""),
        query_name=results.get("queryName", ""),
        subscription_id=results.get("subscriptionID", ""),
        numbered=numbered,
        vocabularies=vocabularies_of(listed, terms),
        header=extensions_of(header, ("epcisMasterData",), terms),
        extensions=(
            *extensions_of(found, _ABOUT_KEYS | (_HEADER_KEYS if before else set()), terms),
            *extensions_of(results, _RESULTS_KEYS, terms),
        ),
        context=terms.others,
        namespaces=terms.prefixes,
    )
