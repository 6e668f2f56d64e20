"""Documents of one honey chain from a fixed seed: the same events as JSON-LD 2.0, XML 2.0 and XML 1.2.

Written as text by hand, so that neither our codecs nor a peer's can make their own work easier.
"""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, Final

SEED: Final = 20_250_701
_PREFIX: Final = "893612345"
_STEPS: Final = ("commissioning", "packing", "shipping", "receiving", "storing", "inspecting")
_STATES: Final = ("active", "in_progress", "in_transit", "sellable_accessible")
_ZONE: Final = timezone(timedelta(hours=7))
_CONTEXT: Final = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"


def events(count: int, epcs: int, *, first: int = 0) -> Iterator[dict[str, Any]]:
    """`count` ObjectEvents of `epcs` jars each, from number `first` on; JSON-able, EPC URNs."""
    for number in range(first, first + count):
        chance = random.Random(SEED + number)
        moment = datetime(2026, 1, 1, 6, tzinfo=_ZONE) + timedelta(seconds=31 * number)
        yield {
            "type": "ObjectEvent",
            "eventTime": moment.isoformat(timespec="milliseconds"),
            "eventTimeZoneOffset": "+07:00",
            "epcList": [
                f"urn:epc:id:sgtin:{_PREFIX}.{chance.randrange(20):04d}.{number * epcs + piece:09d}"
                for piece in range(epcs)
            ],
            "action": "OBSERVE",
            "bizStep": chance.choice(_STEPS),
            "disposition": chance.choice(_STATES),
            "readPoint": {"id": f"urn:epc:id:sgln:{_PREFIX}.{chance.randrange(50):03d}.0"},
            "bizLocation": {"id": f"urn:epc:id:sgln:{_PREFIX}.{chance.randrange(50):03d}.0"},
            "bizTransactionList": [
                {
                    "type": "po",
                    "bizTransaction": f"urn:epc:id:gdti:{_PREFIX}.001.{number % 900:04d}",
                }
            ],
        }


def as_json(made: Iterator[dict[str, Any]]) -> bytes:
    """An EPCISDocument in JSON-LD."""
    document = {
        "@context": [_CONTEXT],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-06-01T08:00:00.000+07:00",
        "epcisBody": {"eventList": list(made)},
    }
    return json.dumps(document).encode()


def as_xml(made: Iterator[dict[str, Any]], version: str) -> bytes:
    """The same document in XML, version "2.0" or "1.2"."""
    namespace = f"urn:epcglobal:epcis:xsd:{version[0]}"
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<epcis:EPCISDocument xmlns:epcis="{namespace}" schemaVersion="{version}" '
        'creationDate="2026-06-01T08:00:00.000+07:00"><EPCISBody><EventList>'
    )
    return (
        f"{head}{''.join(map(_event, made))}</EventList></EPCISBody></epcis:EPCISDocument>".encode()
    )


def _event(event: dict[str, Any]) -> str:
    epcs = "".join(f"<epc>{epc}</epc>" for epc in event["epcList"])
    (deal,) = event["bizTransactionList"]
    return (
        f"<ObjectEvent><eventTime>{event['eventTime']}</eventTime>"
        f"<eventTimeZoneOffset>{event['eventTimeZoneOffset']}</eventTimeZoneOffset>"
        f"<epcList>{epcs}</epcList><action>{event['action']}</action>"
        f"<bizStep>urn:epcglobal:cbv:bizstep:{event['bizStep']}</bizStep>"
        f"<disposition>urn:epcglobal:cbv:disp:{event['disposition']}</disposition>"
        f"<readPoint><id>{event['readPoint']['id']}</id></readPoint>"
        f"<bizLocation><id>{event['bizLocation']['id']}</id></bizLocation>"
        "<bizTransactionList>"
        f'<bizTransaction type="urn:epcglobal:cbv:btt:{deal["type"]}">{deal["bizTransaction"]}'
        "</bizTransaction></bizTransactionList></ObjectEvent>"
    )


def links(count: int) -> list[str]:
    """Digital Links as printed on jars: item, lot, serial and an expiry date."""
    made = []
    for number in range(count):
        body = f"0{_PREFIX}{number % 1000:03d}"
        total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(body))
        gtin = f"{body}{-total % 10}"
        made.append(
            f"https://txng.example.vn/01/{gtin}/10/LO-{number % 97}/21/{number:08d}?17=271231"
        )
    return made
