"""What is asked of the store is answered as the evaluator of the domain answers, and to nobody else."""

import itertools
import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan.core.actor import Actor, system_actor
from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.query import (
    QueryTooLarge,
    Repository,
    SimpleEventQuery,
    StoredEvent,
    evaluate,
    from_query_string,
)
from chuan.traceability.models import Event, EventReader
from chuan.traceability.selectors.asking import Found, Span, ask, distinct, one
from chuan.traceability.services import capturing
from chuan.traceability.types import Sent
from tests.factories.asked import MASTER_DATA, orders, questions, said
from tests.factories.cast import Cast
from tests.factories.epcis import CONTEXT, document, jar, observed, program
from tests.unit.domain.epcis.test_query import (
    BASE,
    HOLDS_AND_FAILS,
    LOT,
    OF_OTHER_TYPES,
    PLACE,
    PREFIXES,
)

pytestmark = pytest.mark.django_db
ALL = Span(1000)
NUMBERS = itertools.count()
COUNTS = {"asked": 0, "answered": 0}


@pytest.fixture
def maker(cast: Cast) -> Actor:
    assert cast.binh.organisation
    return program(cast.binh.organisation)


def stored(maker: Actor, events: list[dict[str, Any]]) -> Repository:
    """The events in the store, and the same in memory."""
    mark = Event.objects.count()
    told = [
        {**event, "eventID": f"urn:uuid:{mark + number}"} for number, event in enumerate(events, 1)
    ]
    context = [CONTEXT, {"ext": PREFIXES["ext"]}]
    bare = [{name: value for name, value in event.items() if name != "@context"} for event in told]
    raw = document(*bare, context=context, epcisMasterData=MASTER_DATA)
    capturing.capture_document(actor=maker, sent=Sent(raw))
    rows = {row.event_id: row for row in Event.objects.filter(owner_path=maker.path)}
    read = read_json(raw).document
    assert read is not None
    kept = [(rows[event.event_id], event) for event in read.events]
    return Repository(
        tuple(StoredEvent(event, row.record_time, row.pk) for row, event in kept),
        children={"https://id.gs1.org/414/8936123459998": frozenset({PLACE})},
        attributes={PLACE: {"urn:epcglobal:cbv:mda:city": "Vinh"}, LOT: {"urn:mda:x": "1"}},
    )


def asked(maker: Actor, query: SimpleEventQuery, span: Span = ALL) -> list[Found]:
    return ask(actor=maker, query=query, sandbox=False, span=span)


@settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(
    st.lists(said(), min_size=1, max_size=8),
    st.lists(st.tuples(questions, orders), min_size=6, max_size=6),
)
def test_sql_answers_what_the_evaluator_answers(
    events: list[dict[str, Any]], asks: list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]
) -> None:
    maker = replace(system_actor(), path=f"/40/t{next(NUMBERS)}/")
    repository = stored(maker, events)

    for parameters, order in asks:
        query = from_query_string(parameters + order, PREFIXES)
        expected = [each.sequence for each in evaluate(query, repository)]
        assert [found.id for found in asked(maker, query)] == expected, (parameters, order)
        COUNTS["asked"] += 1
        COUNTS["answered"] += bool(expected)


def test_many_of_the_queries_found_something() -> None:
    if not COUNTS["asked"]:
        pytest.skip("the property was not tried in this process")

    assert COUNTS["answered"] * 3 > COUNTS["asked"]


@pytest.mark.parametrize(("name", "holds", "fails"), HOLDS_AND_FAILS)
def test_each_parameter_is_answered_out_of_the_store(
    maker: Actor, name: str, holds: str, fails: str
) -> None:
    repository = stored(maker, [BASE])
    for value in (holds, fails):
        query = from_query_string([(name, value)], PREFIXES)
        expected = [each.sequence for each in evaluate(query, repository)]
        assert [found.id for found in asked(maker, query)] == expected, value


@pytest.mark.parametrize(("told", "name", "holds", "fails"), OF_OTHER_TYPES)
def test_each_parameter_of_other_types_is_answered_out_of_the_store(
    maker: Actor, told: dict[str, Any], name: str, holds: str, fails: str
) -> None:
    stored(maker, [told])

    assert asked(maker, from_query_string([(name, holds)], {}))
    assert not asked(maker, from_query_string([(name, fails)], {}))


@pytest.mark.parametrize("asked_for", ["EQ_bizStep", "MATCH_anyEPC", "WD_readPoint"])
def test_an_answer_costs_as_many_statements_for_many_events_as_for_few(
    maker: Actor, asked_for: str
) -> None:
    holds = next(row[1] for row in HOLDS_AND_FAILS if row[0] == asked_for)
    query = from_query_string([(asked_for, holds)], PREFIXES)

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            asked(maker, query)
        return len(seen)

    plain = {key: told for key, told in BASE.items() if key != "errorDeclaration"}
    stored(maker, [plain] * 5)
    few = cost()
    stored(maker, [plain] * 195)

    assert cost() == few <= 2


def test_pages_follow_each_other_in_every_order(maker: Actor) -> None:
    events = [observed(str(n), minute=n * 7 % 5) for n in range(9)]
    capturing.capture_document(actor=maker, sent=Sent(document(*events)))

    for order in ([], [("orderBy", "eventTime")], [("orderBy", "recordTime")]):
        query = from_query_string(order, {})
        whole, paged, behind = asked(maker, query), [], None
        while page := asked(maker, query, Span(2, behind)):
            paged += page
            behind = page[-1].place
        assert paged == whole
        assert len(whole) == 9


def test_what_is_captured_meanwhile_is_behind_the_page(maker: Actor) -> None:
    capturing.capture_document(actor=maker, sent=Sent(document(observed("1"), observed("2"))))
    first = asked(maker, SimpleEventQuery(), Span(1))
    until = Event.objects.order_by("-id")[0].pk
    capturing.capture_document(actor=maker, sent=Sent(document(observed("3"))))

    rest = asked(maker, SimpleEventQuery(), Span(10, first[0].place, until=until))

    assert len(rest) == 1


def test_more_than_the_most_is_refused(maker: Actor) -> None:
    capturing.capture_document(actor=maker, sent=Sent(document(observed("1"), observed("2"))))

    with pytest.raises(QueryTooLarge):
        asked(maker, SimpleEventQuery(max_event_count=1))


def _seen(actor: Actor) -> int:
    return len(asked(actor, SimpleEventQuery()))


def test_the_owner_and_who_stands_above_it_read_an_event(cast: Cast, maker: Actor) -> None:
    capturing.capture_document(actor=maker, sent=Sent(document(observed("1"))))

    assert _seen(maker) == 1
    assert _seen(cast.other_province and program(cast.other_province)) == 0
    assert _seen(program(cast.science)) == 0


def test_a_reader_reads_the_event_that_was_opened_to_it(cast: Cast, maker: Actor) -> None:
    capturing.capture_document(actor=maker, sent=Sent(document(observed("1"), observed("2"))))
    EventReader.objects.create(
        event=Event.objects.order_by("id")[0].pk, path=cast.science.path, why=1
    )

    assert _seen(program(cast.science)) == 1


def test_the_sandbox_is_asked_apart(maker: Actor) -> None:
    capturing.capture_document(actor=maker, sent=Sent(document(observed("1")), sandbox=True))

    assert _seen(maker) == 0
    assert len(ask(actor=maker, query=SimpleEventQuery(), sandbox=True, span=ALL)) == 1


def test_an_event_and_the_declaration_of_its_error_have_one_id(maker: Actor) -> None:
    event = observed("1", eventID="urn:uuid:1")
    wrong = {"errorDeclaration": {"declarationTime": "2026-03-03T08:00:00Z"}}
    capturing.capture_document(actor=maker, sent=Sent(document(event)))
    capturing.capture_document(actor=maker, sent=Sent(document(event | wrong)))

    found = one(actor=maker, event_id="urn:uuid:1", sandbox=False)

    assert ["errorDeclaration" in json.loads(each.doc) for each in found] == [False, True]


def test_values_are_told_once_and_only_those_that_may_be_seen(cast: Cast, maker: Actor) -> None:
    capturing.capture_document(actor=maker, sent=Sent(document(observed("1"), observed("2"))))

    def values(actor: Actor, column: str) -> list[str]:
        return distinct(actor=actor, sandbox=False, column=column, limit=10)

    assert values(maker, "biz_step") == ["shipping"]
    assert values(maker, "epc") == [jar(1), jar(2)]
    assert values(program(cast.science), "epc") == []


def test_what_the_sandbox_says_lies_where_is_not_true_outside(maker: Actor) -> None:
    outer, inner = "https://id.gs1.org/414/8936123459998", "urn:epc:id:sgln:893612345.000.0"
    capturing.capture_document(
        actor=maker, sent=Sent(document(epcisMasterData=MASTER_DATA), sandbox=True)
    )
    capturing.capture_document(
        actor=maker, sent=Sent(document(observed("1", readPoint={"id": inner})))
    )

    assert asked(maker, from_query_string([("WD_readPoint", outer)], {})) == []
