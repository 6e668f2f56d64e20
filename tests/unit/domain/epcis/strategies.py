"""Events and documents made at random, with everything that both writings can hold."""

from decimal import Decimal

from hypothesis import strategies as st

from chuan.domain.epcis.model import (
    Attribute,
    BizTransaction,
    Document,
    DocumentKind,
    ErrorDeclaration,
    Event,
    EventType,
    Extension,
    Location,
    Party,
    PersistentDisposition,
    QuantityElement,
    SensorElement,
    SensorMetadata,
    SensorReport,
    Vocabulary,
    VocabularyElement,
)

NAMESPACES = {"vn": "https://ns.example.vn/epcis/", "kho": "urn:example:kho:"}

uris = st.sampled_from(
    [
        "https://id.gs1.org/01/09521141012345/21/2017",
        "urn:epc:id:sgtin:0614141.107346.2018",
        "https://example.vn/đường-dây/1?a=1&b=2",
        "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8",
    ]
)
moments = st.sampled_from(
    ["2026-11-23T08:30:00+07:00", "2026-11-23T01:30:00.123Z", "2024-02-29T23:59:59.999-06:00"]
)
numbers = st.decimals(
    min_value=Decimal("-1e9"), max_value=Decimal("1e9"), places=3, allow_nan=False
)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20
).filter(lambda text: "\ufffe" not in text and "\uffff" not in text)
locals_ = st.sampled_from(["field", "Lô", "part-1", "a.b", "_x", "value"])
scalars = st.one_of(texts, st.booleans(), st.integers(-(10**9), 10**9), numbers)


def _fields(inner: st.SearchStrategy[Extension]) -> st.SearchStrategy[tuple[Extension, ...]]:
    return st.lists(inner, max_size=3).map(tuple)


leaves = st.builds(
    Extension, st.sampled_from([*NAMESPACES.values()]), locals_, st.one_of(scalars, st.none())
)
fields = _fields(
    st.recursive(
        leaves,
        lambda inner: st.builds(
            Extension,
            st.sampled_from([*NAMESPACES.values()]),
            locals_,
            st.lists(inner, min_size=1, max_size=3).map(tuple),
        ),
        max_leaves=6,
    )
)
plain_fields = st.lists(
    st.builds(Extension, st.just(NAMESPACES["vn"]), locals_, texts.map(str.strip)),
    max_size=2,
    unique_by=lambda field: field.local,
).map(tuple)

epcs = st.none() | st.lists(uris, max_size=3, unique=True).map(tuple)
quantities = st.none() | st.lists(
    st.builds(QuantityElement, uris, numbers, st.sampled_from(["", "KGM"])), min_size=1, max_size=2
).map(tuple)
locations = st.none() | st.builds(Location, uris, fields)
parties = st.none() | st.lists(
    st.builds(Party, st.sampled_from(["location", "owning_party"]), uris), min_size=1, max_size=2
).map(tuple)
reports = st.builds(
    SensorReport,
    type=st.sampled_from(["Temperature", "Mass"]),
    value=st.none() | numbers,
    uom=st.sampled_from(["", "CEL"]),
    string_value=st.none() | texts.map(str.strip),
    boolean_value=st.none() | st.booleans(),
    extensions=plain_fields,
)
sensors = st.none() | st.lists(
    st.builds(
        SensorElement,
        st.lists(reports, min_size=1, max_size=2).map(tuple),
        st.none() | st.builds(SensorMetadata, time=moments, device_id=uris),
        fields,
    ),
    min_size=1,
    max_size=2,
).map(tuple)
errors = st.none() | st.builds(
    ErrorDeclaration,
    moments,
    st.sampled_from(["", "incorrect_data"]),
    st.lists(uris, max_size=2).map(tuple),
    fields,
)
_common = {
    "event_time": moments,
    "event_time_zone_offset": st.sampled_from(["+07:00", "-06:00"]),
    "event_id": st.just("") | uris,
    "biz_step": st.sampled_from(["", "shipping", "https://example.vn/bước/phơi"]),
    "disposition": st.sampled_from(["", "in_transit"]),
    "read_point": locations,
    "biz_location": locations,
    "source_list": parties,
    "destination_list": parties,
    "sensor_element_list": sensors,
    "error_declaration": errors,
    "extensions": fields,
    "namespaces": st.just(NAMESPACES),
}
object_events = st.builds(
    Event,
    type=st.just(EventType.OBJECT.value),
    action=st.just("ADD"),
    epc_list=epcs,
    quantity_list=quantities,
    ilmd=st.none() | fields.filter(bool),
    persistent_disposition=st.none()
    | st.just(PersistentDisposition(("in_transit",), ("available",))),
    **_common,
)
aggregation_events = st.builds(
    Event,
    type=st.just(EventType.AGGREGATION.value),
    action=st.sampled_from(["ADD", "DELETE", "OBSERVE"]),
    parent_id=uris,
    child_epcs=epcs,
    child_quantity_list=quantities,
    **_common,
)
transformation_events = st.builds(
    Event,
    type=st.just(EventType.TRANSFORMATION.value),
    input_epc_list=epcs,
    input_quantity_list=quantities,
    output_epc_list=epcs,
    transformation_id=st.just("") | uris,
    **_common,
)
transaction_events = st.builds(
    Event,
    type=st.just(EventType.TRANSACTION.value),
    action=st.just("OBSERVE"),
    epc_list=epcs,
    biz_transaction_list=st.lists(
        st.builds(BizTransaction, uris, st.sampled_from(["", "po"])), min_size=1, max_size=2
    ).map(tuple),
    **_common,
)
events = st.one_of(object_events, aggregation_events, transformation_events, transaction_events)
vocabularies = st.lists(
    st.builds(
        Vocabulary,
        st.just("urn:epcglobal:epcis:vtype:BusinessLocation"),
        st.lists(
            st.builds(
                VocabularyElement,
                uris,
                st.lists(
                    st.builds(Attribute, uris, texts.map(str.strip) | fields.filter(bool)),
                    max_size=2,
                ).map(tuple),
                st.lists(uris, max_size=2).map(tuple),
            ),
            min_size=1,
            max_size=2,
        ).map(tuple),
    ),
    max_size=1,
).map(tuple)
documents = st.builds(
    Document,
    kind=st.sampled_from([DocumentKind.DOCUMENT, DocumentKind.QUERY_DOCUMENT]),
    creation_date=moments,
    query_name=st.just("SimpleEventQuery"),
    numbered=st.lists(events, min_size=1, max_size=3).map(lambda made: tuple(enumerate(made))),
    vocabularies=vocabularies,
    extensions=fields,
    namespaces=st.just(NAMESPACES),
)
