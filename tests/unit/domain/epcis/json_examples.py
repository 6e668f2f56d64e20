"""Events in JSON for tests: the smallest ones, documents around them, and any that the schema allows."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from chuan.domain.epcis.numbers import can_be_reckoned_with
from chuan.domain.epcis.vocabulary import VOCABULARIES

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
Json = dict[str, Any]


def event(**fields: Any) -> Json:
    """A small ObjectEvent; None takes a field away, "__" in a name stands for ":"."""
    told: Json = {
        "type": "ObjectEvent",
        "eventTime": "2026-05-01T08:00:00+07:00",
        "eventTimeZoneOffset": "+07:00",
        "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"],
        "action": "ADD",
    }
    told |= {name.replace("__", ":"): value for name, value in fields.items()}
    return {name: value for name, value in told.items() if value is not None}


def document(*events: Json, context: Any = None, **fields: Any) -> bytes:
    """The events in a document; `context` beside the published one."""
    told = {
        "@context": [CONTEXT, *([context] if context is not None else [])],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-05-01T08:00:00Z",
        **fields,
        "epcisBody": {"eventList": list(events)},
    }
    return json.dumps(told).encode()


_URIS = st.integers(1, 10**6).map("urn:epc:id:sgtin:0614141.107346.{}".format)
_TIMES = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)).map(  # noqa: DTZ001 (the zone is told)
    lambda moment: f"{moment.isoformat(timespec='milliseconds')}+07:00"
)
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
_NUMBERS = st.integers(-(10**18), 10**18) | st.floats(-1e300, 1e300).filter(
    lambda number: can_be_reckoned_with(Decimal(number))
)
_NAMES = st.sampled_from(("ex:mot", "ex:hai", "gs1:ba", "https://ns.other.vn/bon", "urn:vn:nam"))
_VALUES = st.recursive(
    _TEXTS | _NUMBERS | st.booleans(),
    lambda inner: (
        st.dictionaries(_NAMES, inner, max_size=3) | st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)
_EXTENSIONS = st.dictionaries(_NAMES, _VALUES, max_size=3)


def _word(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(VOCABULARIES[kind])) | st.just("https://example.vn/tu/rieng")


_QUANTITIES = st.lists(
    st.fixed_dictionaries(
        {"epcClass": _URIS}, optional={"quantity": _NUMBERS, "uom": st.sampled_from(("KGM", "LTR"))}
    ),
    max_size=2,
)
_PLACES = st.builds(lambda uri, further: {"id": uri} | further, _URIS, _EXTENSIONS)
_REPORTS = st.fixed_dictionaries(
    {"type": _word("measurement")},
    optional={
        "value": _NUMBERS,
        "stringValue": _TEXTS,
        "booleanValue": st.booleans(),
        "time": _TIMES,
        "component": _word("comp"),
        "exception": _word("alert"),
        "uom": st.just("CEL"),
        "ex:rieng": _VALUES,
    },
)
_SENSORS = st.lists(
    st.fixed_dictionaries(
        {"sensorReport": st.lists(_REPORTS, min_size=1, max_size=2)},
        optional={"sensorMetadata": st.fixed_dictionaries({}, optional={"deviceID": _URIS})},
    ),
    max_size=2,
)


def _parties(role: str) -> st.SearchStrategy[list[Json]]:
    return st.lists(st.fixed_dictionaries({"type": _word("sdt"), role: _URIS}), max_size=2)


EVENTS: st.SearchStrategy[Json] = st.builds(
    lambda required, further: required | further,
    st.fixed_dictionaries(
        {
            "type": st.just("ObjectEvent"),
            "eventTime": _TIMES,
            "eventTimeZoneOffset": st.just("+07:00"),
            "epcList": st.lists(_URIS, unique=True, max_size=3),
            "action": st.just("ADD"),
        },
        optional={
            "eventID": _URIS,
            "bizStep": _word("bizstep"),
            "disposition": _word("disp"),
            "quantityList": _QUANTITIES,
            "readPoint": _PLACES,
            "bizLocation": _PLACES,
            "sourceList": _parties("source"),
            "destinationList": _parties("destination"),
            "sensorElementList": _SENSORS,
            "persistentDisposition": st.fixed_dictionaries(
                {"set": st.lists(_word("disp"), min_size=1, max_size=2, unique=True)}
            ),
            "ilmd": _EXTENSIONS,
            "errorDeclaration": st.fixed_dictionaries(
                {"declarationTime": _TIMES}, optional={"reason": _word("er")}
            ),
        },
    ),
    _EXTENSIONS,
)
"""Events whose shape fits, in the scope of a prefix "ex"."""
