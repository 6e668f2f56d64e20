"""What stands around events in XML: headers, master data, bodies, and messages that carry no event."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from chuan.domain.epcis.model import (
    Document,
    DocumentKind,
    Extension,
    Vocabulary,
    VocabularyElement,
)
from chuan.domain.epcis.xml_header import NAME, NAMESPACE, plain_header
from chuan.domain.epcis.xml_names import (
    EPCIS,
    MASTER_DATA,
    QUERY,
    Names,
    element,
    field,
    fields,
    quoted,
    scalar,
)
from chuan.domain.epcis.xml_values import BUILT_IN, is_date_time

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_DATE: Final = "1970-01-01T00:00:00Z"
_SPACES: Final = {
    DocumentKind.DOCUMENT: EPCIS,
    DocumentKind.QUERY_DOCUMENT: QUERY,
    DocumentKind.MASTER_DATA: MASTER_DATA,
}
_QUERIES: Final = "urn:epcglobal:epcis-query:xsd:"


def framed(document: Document, events: Sequence[str], names: Names, version: str) -> str:
    """The document around its written events."""
    if document.kind is DocumentKind.OTHER:
        return _whole(document, names)
    created = _created(document)
    inner = _header(document, names, created)
    inner += f"<EPCISBody>{_body(document, events, names)}</EPCISBody>"
    outside = [each for each in document.extensions if not _in_body(document, each)]
    outside += [each for each in document.header if not _in_header(each)]
    bare = tuple(each for each in outside if not each.namespace)
    if bare:
        inner += f"<extension>{fields(bare, names)}</extension>"
    inner += fields((each for each in outside if each.namespace), names)
    name = names.name(_SPACES[document.kind], document.kind.value)
    declared = document.schema_version
    if declared.startswith("1") or not declared or not BUILT_IN["decimal"](declared):
        declared = version
    about = f" schemaVersion={quoted(declared)} creationDate={quoted(created)}"
    if document.id:
        about += f" id={quoted(document.id)}"
    return f"<{name}{names.declarations()}{about}>{inner}</{name}>"


def _whole(document: Document, names: Names) -> str:
    """A message that is its own root, the declarations put into its start tag."""
    (root,) = document.extensions[:1] or (Extension(EPCIS, "EPCISException", ""),)
    name = names.name(root.namespace, root.local)
    written = field(root, names)
    return f"<{name}{names.declarations()}{written[len(name) + 1 :]}"


def _created(document: Document) -> str:
    """The date of the document, that of its first event, or the beginning of the count of time."""
    for text in (document.creation_date, *(event.event_time for event in document.events[:1])):
        if is_date_time(text):
            return text
    return _NO_DATE


def _header(document: Document, names: Names, created: str) -> str:
    business = [
        each for each in document.header if (each.namespace, each.local) == (NAMESPACE, NAME)
    ]
    others = [each for each in document.header if _in_header(each) and each not in business]
    parties = (document.sender, document.receiver, document.instance_identifier)
    if not business and any(parties):
        business = [plain_header(*parties, created)]
    written = fields(business[:1], names)
    wrapped = ""
    if (document.vocabularies and document.kind is DocumentKind.DOCUMENT) or (
        document.vocabularies and document.events
    ):
        wrapped += (
            f"<EPCISMasterData>{_vocabularies(document.vocabularies, names)}</EPCISMasterData>"
        )
    bare = tuple(each for each in others if not each.namespace)
    if bare:
        wrapped += f"<extension>{fields(bare, names)}</extension>"
    if wrapped:
        written += f"<extension>{wrapped}</extension>"
    told = ""
    for each in others:
        if each.namespace and not isinstance(each.value, tuple):
            told += f" {names.name(each.namespace, each.local)}={quoted(scalar(each.value))}"
    return f"<EPCISHeader{told}>{written}</EPCISHeader>" if written or told else ""


def _in_header(extension: Extension) -> bool:
    """The schema has a place for it in the header; other fields stand after the body."""
    plain = not isinstance(extension.value, tuple | None) and not extension.attributes
    return plain or not extension.namespace or extension.namespace == NAMESPACE


def _body(document: Document, events: Sequence[str], names: Names) -> str:
    listed = f"<EventList>{''.join(events)}</EventList>"
    if document.kind is DocumentKind.DOCUMENT:
        return listed
    if document.kind is DocumentKind.MASTER_DATA:
        return _vocabularies(document.vocabularies, names)
    asked = [each for each in document.extensions if _in_body(document, each)]
    if asked:
        return fields(asked, names)
    if document.vocabularies and not events:
        listed = _vocabularies(document.vocabularies, names)
    told = element("queryName", document.query_name or "SimpleEventQuery")
    if document.subscription_id:
        told += element("subscriptionID", document.subscription_id)
    name = names.name(QUERY, "QueryResults")
    return f"<{name}>{told}<resultsBody>{listed}</resultsBody></{name}>"


def _in_body(document: Document, extension: Extension) -> bool:
    """A call or an answer of the query interface other than results."""
    return (
        document.kind is DocumentKind.QUERY_DOCUMENT
        and not document.events
        and extension.namespace.startswith(_QUERIES)
    )


def _vocabularies(vocabularies: Iterable[Vocabulary], names: Names) -> str:
    return f"<VocabularyList>{''.join([_vocabulary(each, names) for each in vocabularies])}</VocabularyList>"


def _vocabulary(each: Vocabulary, names: Names) -> str:
    inner = "".join([_vocabulary_element(part, names) for part in each.elements])
    listed = f"<VocabularyElementList>{inner}</VocabularyElementList>" if inner else ""
    return f"<Vocabulary type={quoted(each.type)}>{listed}</Vocabulary>"


def _vocabulary_element(each: VocabularyElement, names: Names) -> str:
    inner = ""
    for attribute in each.attributes:
        written = field(Extension("", "attribute", attribute.value), names)
        inner += written.replace("<attribute", f"<attribute id={quoted(attribute.id)}", 1)
    if each.children:
        inner += (
            f"<children>{''.join([element('id', child) for child in each.children])}</children>"
        )
    return f"<VocabularyElement id={quoted(each.id)}>{inner}</VocabularyElement>"


# --- messages -------------------------------------------------------------------------------------


def write_capture_job(values: Mapping[str, Any]) -> bytes:
    """A capture job, from the fields of its JSON form.

    These are captureID, running, success, captureErrorBehaviour, createdAt, finishedAt, and errors (each with
    type, title, status, detail, instance) or errorFile.

    Source: EPCIS 2.0 §12.7.
    """
    errors = values.get("errors") or ()
    told = [_plain(name, values) for name in ("captureErrorBehaviour", "createdAt", "finishedAt")]
    if errors:
        told.append(Extension("", "errors", tuple(_problem("", "error", each) for each in errors)))
    else:
        told.append(_plain("errorFile", values))
    attributes = tuple((name, scalar(values[name])) for name in ("running", "success", "captureID"))
    inner = tuple(each for each in told if each is not None)
    return _message(Extension(EPCIS, "EPCISCaptureJob", inner, attributes))


def write_exception(
    code: str, reason: str, *, status: int | None = None, detail: str = ""
) -> bytes:
    """A problem document: `code` is the name of the exception ("ValidationException").

    Source: EPCIS 2.0 §12.5; RFC 7807.
    """
    kind = code if ":" in code else f"epcisException:{code}"
    values = {"type": kind, "title": reason, "status": status, "detail": detail}
    return _message(_problem(EPCIS, "EPCISException", values))


def _problem(namespace: str, name: str, values: Mapping[str, Any]) -> Extension:
    told = [_plain(each, values) for each in ("type", "title", "status", "detail", "instance")]
    return Extension(namespace, name, tuple(each for each in told if each is not None))


def _plain(name: str, values: Mapping[str, Any]) -> Extension | None:
    value = values.get(name)
    return None if value is None or value == "" else Extension("", name, value)


def _message(root: Extension) -> bytes:
    document = Document(kind=DocumentKind.OTHER, extensions=(root,))
    return (_HEAD + _whole(document, Names({}))).encode()
