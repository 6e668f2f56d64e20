"""Events and documents of EPCIS for tests, as JSON that somebody would send."""

import json
from typing import Any

from chuan.core.actor import Actor
from chuan.orgs.models import Organisation
from chuan.traceability.enums import KeyScope

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
JAR = "urn:epc:id:sgtin:893612345.0001.{}"
"""The jar of honey of a serial number."""


def jar(serial: object) -> str:
    """The canonical identifier of a jar."""
    return f"https://id.gs1.org/01/08936123450014/21/{serial}"


def observed(*serials: object, minute: int = 0, **fields: Any) -> dict[str, Any]:
    """Jars seen at a minute of the same morning; `fields` say more, or otherwise."""
    return {
        "type": "ObjectEvent",
        "eventTime": f"2026-03-01T08:{minute:02d}:00.000+07:00",
        "eventTimeZoneOffset": "+07:00",
        "epcList": [JAR.format(serial) for serial in serials],
        "action": "OBSERVE",
        "bizStep": "shipping",
        **fields,
    }


def packed(parent: str, *serials: object, minute: int = 0, **fields: Any) -> dict[str, Any]:
    """Jars put into a case."""
    return {
        "type": "AggregationEvent",
        "eventTime": f"2026-03-01T08:{minute:02d}:00.000+07:00",
        "eventTimeZoneOffset": "+07:00",
        "parentID": f"urn:epc:id:sscc:893612345.{parent}",
        "childEPCs": [JAR.format(serial) for serial in serials],
        "action": "ADD",
        "bizStep": "packing",
        **fields,
    }


def document(*events: dict[str, Any], context: Any = CONTEXT, **header: Any) -> bytes:
    """A document of these events; `header` becomes its epcisHeader."""
    told = {
        "@context": [context] if isinstance(context, str) else context,
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-03-02T08:00:00.000+07:00",
        **({"epcisHeader": header} if header else {}),
        "epcisBody": {"eventList": list(events)},
    }
    return json.dumps(told).encode()


def alone(event: dict[str, Any]) -> bytes:
    """An event that stands by itself."""
    return json.dumps({"@context": [CONTEXT], **event}).encode()


def program(body: Organisation, *scopes: KeyScope, name: str = "Máy quét của kho") -> Actor:
    """A program of an organisation with a key of these scopes (all)."""
    return Actor(
        id="key:test",
        label=name,
        path=body.path,
        organisation_uid=body.uid.hex,
        organisation_label=body.label,
        roles=frozenset(scopes or KeyScope),
    )
