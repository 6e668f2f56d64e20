"""Who reads an event: its owner, who is named in it, and the authorities over its place; never the rest."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.core import clock
from chuan.core.actor import ANONYMOUS, Actor
from chuan.domain.epcis.query import SimpleEventQuery
from chuan.identifiers.models import Identity
from chuan.orgs.models import Organisation
from chuan.traceability.selectors.asking import Span, ask
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, observed, program

pytestmark = pytest.mark.django_db
OWN_GLN, OTHER_GLN = "8936123450007", "8936123459990"
PLACE = {"readPoint": {"id": f"https://id.gs1.org/414/{OWN_GLN}"}}


def bear(body: Organisation, gln: str) -> None:
    """Register the GLN of a body."""
    Identity.objects.create(
        uid=uuid4(), kind="organisation", object_id=body.pk, scheme="gln", value=gln,
        label=body.name, path=body.path, public=True, assigned_at=clock.now(),
    )  # fmt: skip


@pytest.fixture
def owner(cast: Cast) -> Organisation:
    """A cooperative of the commune, with a place of its own."""
    assert cast.binh.organisation
    bear(cast.binh.organisation, OWN_GLN)
    return cast.binh.organisation


def capture(owner: Organisation, *, sandbox: bool = False, **fields: object) -> None:
    sent = Sent(document(observed("1", **fields)), sandbox=sandbox)
    capture_document(actor=program(owner), sent=sent)


def reads(who: Organisation | Actor, *, sandbox: bool = False) -> bool:
    actor = who if isinstance(who, Actor) else program(who)
    return bool(ask(actor=actor, query=SimpleEventQuery(), sandbox=sandbox, span=Span(1)))


def names_of_readers(cast: Cast) -> set[str]:
    bodies = {
        "owner": cast.binh.organisation, "commune": cast.commune, "room": cast.culture,
        "other room": cast.economy, "ward": cast.ward, "province": cast.province,
        "science": cast.science, "finance": cast.finance,
        "other province": cast.other_province, "party": cast.party, "committee": cast.lan.organisation,
        "node": cast.node,
    }  # fmt: skip
    return {name for name, body in bodies.items() if body and reads(body)}


def test_without_a_place_and_parties_the_owner_reads_and_the_bodies_above(
    cast: Cast, owner: Organisation
) -> None:
    capture(owner)

    assert names_of_readers(cast) == {"owner", "commune", "province", "node"}


def test_at_a_place_those_in_charge_of_standards_there_read_too(
    cast: Cast, owner: Organisation
) -> None:
    capture(owner, **PLACE)

    in_charge = {"commune", "room", "province", "science"}
    assert names_of_readers(cast) == {"owner", "node"} | in_charge


def test_who_is_named_as_source_or_destination_reads(cast: Cast, owner: Organisation) -> None:
    bear(cast.ward, OTHER_GLN)
    party = {"type": "owning_party", "destination": f"https://id.gs1.org/417/{OTHER_GLN}"}
    capture(owner, destinationList=[party])

    assert names_of_readers(cast) == {"owner", "commune", "province", "node", "ward"}


def test_events_of_the_sandbox_are_read_by_their_owner_only(
    cast: Cast, owner: Organisation
) -> None:
    capture(owner, sandbox=True, **PLACE)

    assert not names_of_readers(cast)
    assert reads(owner, sandbox=True)
    assert not reads(cast.science, sandbox=True)


def test_nobody_without_a_body_reads(owner: Organisation) -> None:
    capture(owner, **PLACE)

    assert not reads(ANONYMOUS)


def test_opening_a_batch_asks_as_often_for_many_places_as_for_one(
    cast: Cast, owner: Organisation
) -> None:
    def asked(*places: str) -> int:
        told = [
            observed(uuid4().hex[:16], readPoint={"id": f"https://id.gs1.org/414/{place}"})
            for place in places
        ]
        with CaptureQueriesContext(connection) as seen:
            capture_document(actor=program(owner), sent=Sent(document(*told)))
        return len(seen)

    for number, body in enumerate((cast.ward, cast.finance, cast.science)):
        bear(body, f"893612345{number:04d}")
    asked(OWN_GLN)

    assert asked("8936123450000", "8936123450001", "8936123450002") == asked(
        OWN_GLN, OWN_GLN, OWN_GLN
    )
