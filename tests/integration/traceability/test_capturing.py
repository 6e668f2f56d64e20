"""What a capture stores, refuses and repeats."""

from typing import Any

import pytest

from chuan.audit.models import AuditEntry
from chuan.core.actor import Actor
from chuan.core.jobs.worker import drain
from chuan.traceability.enums import ErrorBehaviour, KeyRole, KeyScope
from chuan.traceability.errors import CaptureTooLarge, DocumentInvalid, EventExists, NotOpened
from chuan.traceability.models import (
    CaptureBody,
    CaptureJob,
    Event,
    EventField,
    EventKey,
    EventTie,
    MasterChild,
    MasterValue,
    Retraction,
)
from chuan.traceability.rules.limits import CAPTURE
from chuan.traceability.services import capturing
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import alone, document, jar, observed, packed, program

pytestmark = pytest.mark.django_db
PROCEED = ErrorBehaviour.PROCEED
ID = "urn:uuid:8b9c1d2e-0000-4000-8000-00000000000{}"
WRONG = {"declarationTime": "2026-03-03T08:00:00.000+07:00", "reason": "incorrect_data"}


@pytest.fixture
def maker(cast: Cast) -> Actor:
    """A program of the cooperative."""
    assert cast.binh.organisation
    return program(cast.binh.organisation)


def capture(
    actor: Actor,
    *events: dict[str, Any],
    behaviour: ErrorBehaviour = ErrorBehaviour.ROLLBACK,
    **more: Any,
) -> CaptureJob:
    return capturing.capture_document(
        actor=actor, sent=Sent(document(*events, **more), "", behaviour)
    )


def test_a_document_is_stored_with_canonical_identifiers(maker: Actor) -> None:
    job = capture(maker, observed("1", "2"), observed("3", minute=1))

    first, second = Event.objects.order_by("id")
    assert (job.running, job.success, job.event_count, job.stored_count) == (False, True, 2, 2)
    assert first.id < second.id
    assert first.owner_path == maker.path
    assert first.event_id.startswith("ni:///sha-256;")
    assert jar(1) in first.doc
    assert "urn:epc:id:sgtin" in str(first.as_captured)
    assert list(EventKey.objects.filter(key=jar(2)).values_list("event", "role")) == [
        (first.id, KeyRole.EPC)
    ]


def test_one_entry_in_the_record_tells_of_the_whole_document(maker: Actor) -> None:
    capture(maker, observed("1"), observed("2"))

    entry = AuditEntry.objects.get(code="traceability.capture.stored")
    assert entry.changes == {"events": 2, "stored": 2}


def test_ties_fields_and_master_data_are_stored_beside(maker: Actor) -> None:
    masters = [
        {
            "type": "urn:epcglobal:epcis:vtype:BusinessLocation",
            "vocabularyElementList": [
                {
                    "id": "urn:epc:id:sgln:893612345.000.0",
                    "attributes": [
                        {"id": "urn:epcglobal:cbv:mda:city", "attribute": "Châu Tiến"},
                    ],
                    "children": ["urn:epc:id:sgln:893612345.000.1"],
                }
            ],
        }
    ]
    capture(
        maker,
        packed("0000000001", "1", bizTransactionList=[{"type": "po", "bizTransaction": "urn:x:7"}]),
        epcisMasterData={"vocabularyList": masters},
    )

    assert EventTie.objects.get().source == jar(1)
    assert EventField.objects.get(name="po").text == "urn:x:7"
    assert MasterValue.objects.get().text == "Châu Tiến"
    assert MasterChild.objects.get().child == "https://id.gs1.org/414/8936123450007/254/1"


def test_the_latest_word_on_an_attribute_holds_and_the_earlier_is_kept(maker: Actor) -> None:
    def said(city: str) -> None:
        element = {"id": "urn:x:kho", "attributes": [{"id": "urn:x:city", "attribute": city}]}
        vocabulary = {"type": "urn:x:place", "vocabularyElementList": [element]}
        capture(maker, epcisMasterData={"vocabularyList": [vocabulary]})

    said("Vinh")
    said("Châu Tiến")
    said("Châu Tiến")

    values = MasterValue.objects.order_by("id").values_list("text", "current")
    assert list(values) == [("Vinh", False), ("Châu Tiến", True)]


def test_the_same_document_again_is_the_same_capture(maker: Actor) -> None:
    first = capture(maker, observed("1"))
    again = capture(maker, observed("1"))

    assert again == first
    assert Event.objects.count() == 1


def test_an_event_that_came_in_another_document_is_not_doubled(maker: Actor) -> None:
    capture(maker, observed("1", eventID=ID.format(1)))
    job = capture(maker, observed("1", eventID=ID.format(1)), observed("2"))

    assert (job.success, job.stored_count) == (True, 1)
    assert Event.objects.count() == 2


def test_another_event_of_the_same_id_is_refused_and_nothing_is_stored(maker: Actor) -> None:
    capture(maker, observed("1", eventID=ID.format(1)))

    with pytest.raises(EventExists) as refusal:
        capture(maker, observed("8"), observed("9", eventID=ID.format(1)))

    assert [problem.event for problem in refusal.value.problems] == [1]
    assert Event.objects.count() == 1
    assert CaptureJob.objects.count() == 1


def test_who_proceeds_keeps_the_good_events_and_is_told_of_the_bad(maker: Actor) -> None:
    capture(maker, observed("1", eventID=ID.format(1)))
    bad = observed("5") | {"action": "SEEN"}

    job = capture(maker, observed("9", eventID=ID.format(1)), bad, observed("7"), behaviour=PROCEED)

    assert (job.running, job.success, job.event_count, job.stored_count) == (False, False, 3, 1)
    assert {(one["event"], one["exception"]) for one in job.errors} == {
        (0, "ResourceAlreadyExistsException"),
        (1, "ValidationException"),
    }


def test_a_document_with_a_bad_event_is_refused_whole(maker: Actor) -> None:
    with pytest.raises(DocumentInvalid) as refusal:
        capture(maker, observed("1"), observed("5") | {"action": "SEEN"})

    assert refusal.value.problems[0].event == 1
    assert not Event.objects.exists()


def test_two_owners_may_capture_the_same_event(maker: Actor, cast: Cast) -> None:
    capture(maker, observed("1", eventID=ID.format(1)))
    capture(program(cast.science), observed("2", eventID=ID.format(1)))

    assert Event.objects.filter(event_id=ID.format(1)).count() == 2


def test_a_declaration_of_error_stands_beside_its_event_and_takes_its_ties_away(
    maker: Actor,
) -> None:
    event = packed("0000000001", "1", eventID=ID.format(1))
    capture(maker, event)
    before = Event.objects.values().get()

    capture(maker, event | {"errorDeclaration": WRONG})
    capture(maker, event | {"errorDeclaration": WRONG}, observed("2"))

    original, declared = Event.objects.filter(event_id=ID.format(1)).order_by("id")
    assert Event.objects.filter(pk=original.pk).values().get() == before
    assert declared.error_reason == "incorrect_data"
    assert Retraction.objects.get().event == original.pk
    assert not EventTie.objects.filter(event=declared.pk).exists()


def test_a_declaration_that_comes_before_its_event_takes_its_ties_away_too(maker: Actor) -> None:
    event = packed("0000000001", "1", eventID=ID.format(1))
    capture(maker, event | {"errorDeclaration": WRONG})
    capture(maker, event)

    original = Event.objects.get(declared_at=None)
    assert Retraction.objects.get().event == original.pk


def test_one_event_by_itself_is_captured_once(maker: Actor) -> None:
    sent = Sent(alone(observed("1", eventID=ID.format(1))))

    assert capturing.capture_event(actor=maker, sent=sent) == ID.format(1)
    assert capturing.capture_event(actor=maker, sent=sent) == ID.format(1)
    assert Event.objects.count() == 1


def test_a_document_is_no_event_by_itself(maker: Actor) -> None:
    with pytest.raises(DocumentInvalid):
        capturing.capture_event(actor=maker, sent=Sent(document(observed("1"))))


def test_who_only_asks_captures_nothing(cast: Cast) -> None:
    reader = program(cast.science, KeyScope.QUERY)

    for actor in (reader, cast.an.actor):
        with pytest.raises(NotOpened):
            capture(actor, observed("1"))


def test_more_events_than_one_capture_may_have_are_refused(
    maker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capturing, "LIMITS", CAPTURE._replace(events=1))

    with pytest.raises(CaptureTooLarge):
        capture(maker, observed("1"), observed("2"))


def test_a_large_document_is_written_down_and_stored_by_the_worker_once(
    maker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capturing, "AT_ONCE", 10)

    job = capture(maker, observed("1"), observed("2"))
    assert (job.running, job.success) == (True, True)
    assert not Event.objects.exists()
    assert capture(maker, observed("1"), observed("2")) == job

    drain()
    capturing.run_capture(actor=maker, capture=job.pk)
    job.refresh_from_db()

    assert (job.running, job.success, job.stored_count) == (False, True, 2)
    assert Event.objects.count() == 2
    assert not CaptureBody.objects.exists()


def test_a_large_document_that_is_wrong_stores_nothing(
    maker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capturing, "AT_ONCE", 10)
    job = capture(maker, observed("1"), observed("2") | {"action": "SEEN"})

    drain()
    job.refresh_from_db()

    assert (job.running, job.success, job.stored_count) == (False, False, 0)
    assert job.errors[0]["exception"] == "ValidationException"
    assert not Event.objects.exists()


def test_events_of_the_sandbox_have_ids_below_zero_and_names_of_their_own(maker: Actor) -> None:
    event = document(observed("1", eventID=ID.format(1)))
    capturing.capture_document(actor=maker, sent=Sent(event, sandbox=True))
    capturing.capture_document(actor=maker, sent=Sent(event))

    played, real = Event.objects.order_by("id")
    assert played.id < 0 < real.id
    assert (played.sandbox, real.sandbox) == (True, False)
    assert abs((played.record_time - real.record_time).total_seconds()) < 60


def test_a_sensor_read_after_the_event_is_advice_and_refuses_nothing(maker: Actor) -> None:
    sensed = {
        "sensorMetadata": {"time": "2026-03-02T00:00:00Z"},
        "sensorReport": [{"type": "Temperature", "value": 4, "uom": "CEL"}],
    }
    job = capture(maker, observed("1", sensorElementList=[sensed]))

    assert (job.success, job.stored_count) == (True, 1)
