"""Events of every kind of value that can be asked for, drawn from few words so that queries find some."""

import copy
from typing import Any

from hypothesis import strategies as st

from tests.unit.domain.epcis.test_query import BASE, HOLDS_AND_FAILS, LOT, PLACE

OUTER = "https://id.gs1.org/414/8936123459998"
_KEPT = frozenset({"type", "eventTime", "eventTimeZoneOffset", "action", "epcList", "@context"})
_OTHERWISE: dict[str, tuple[Any, ...]] = {
    "eventTime": ("2026-05-01T08:00:00.5+07:00", "2026-05-01T01:00:00Z", "2026-04-30T00:00:00Z"),
    "action": ("ADD", "OBSERVE"),
    "epcList": ([], ["urn:epc:id:sgtin:893612345.0001.8"], ["urn:epc:id:sgtin:893612345.0002.7"]),
    "bizStep": ("shipping", "https://example.vn/buoc/phoi"),
    "disposition": ("in_transit",),
    "readPoint": ({"id": "urn:epc:id:sgln:893612345.000.0"}, {"id": OUTER}, {"id": "urn:x:cổng"}),
    "bizLocation": ({"id": OUTER},),
    "quantityList": (
        [{"epcClass": LOT, "quantity": 2500, "uom": "GRM"}],
        [{"epcClass": LOT}, {"epcClass": "urn:epc:idpat:sgtin:893612345.0001.*", "quantity": 3}],
    ),
    "ext:count": ("12", "11.5", "mười hai", True, 13, {"ext:inner": "y"}),
    "ext:on": ("2026-04-01T00:00:00Z", "không rõ"),
    "persistentDisposition": ({"set": ["damaged"]},),
}
MASTER_DATA = {
    "vocabularyList": [
        {
            "type": "urn:epcglobal:epcis:vtype:BusinessLocation",
            "vocabularyElementList": [
                {"id": OUTER, "children": [PLACE]},
                {
                    "id": PLACE,
                    "attributes": [{"id": "urn:epcglobal:cbv:mda:city", "attribute": "Vinh"}],
                },
            ],
        },
        {
            "type": "urn:epcglobal:epcis:vtype:EPCClass",
            "vocabularyElementList": [
                {"id": LOT, "attributes": [{"id": "urn:mda:x", "attribute": "1"}]}
            ],
        },
    ]
}


@st.composite
def said(draw: st.DrawFn) -> dict[str, Any]:
    """One event, without an id: some of the fields of `BASE`, some otherwise."""
    event = {
        name: copy.deepcopy(value)
        for name, value in BASE.items()
        if name in _KEPT or draw(st.integers(0, 3))
    }
    for name, others in _OTHERWISE.items():
        if name in event and draw(st.booleans()):
            event[name] = draw(st.sampled_from(others))
    if event["action"] != "ADD":
        event.pop("ilmd", None)
    event.pop("eventID", None)
    return event


questions = st.lists(
    st.sampled_from(HOLDS_AND_FAILS).flatmap(
        lambda row: st.tuples(st.just(row[0]), st.sampled_from([row[1], row[1], row[2]]))
    ),
    max_size=2,
    unique_by=lambda pair: pair[0],
)
"""Parameters of a query, each with a value that its event has, or not."""
orders = st.sampled_from(
    [
        [],
        [("orderBy", "eventTime")],
        [("orderBy", "eventTime"), ("orderDirection", "ASC")],
        [("orderBy", "recordTime"), ("eventCountLimit", "3")],
        [("orderBy", "ext:on")],
        [("orderBy", "ext:on"), ("orderDirection", "ASC"), ("eventCountLimit", "4")],
    ]
)
