"""Where an issued paper goes: to each recipient once, and at a cost that does not grow with them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.core.models import InboxItem, Participation
from chuan.documents.enums import Channel, DispatchState, IncomingState
from chuan.documents.models import COPY, DOCUMENT, Dispatch, IncomingEntry, PaperDraft
from chuan.documents.services import issue, remind_recipients, take_number
from chuan.documents.services.dispatching import RECIPIENT
from chuan.orgs.models import Organisation, RoleAssignment
from tests.factories.cast import Cast
from tests.factories.papers import plan_paper
from tests.factories.people import organisation
from tests.integration.documents.office import Office, at_number, make_office, step_of

pytestmark = pytest.mark.django_db


def test_sending_to_forty_asks_the_database_as_often_as_sending_to_five(cast: Cast) -> None:
    office = make_office(cast)
    asked, reminded = {}, {}
    for many in (5, 40):
        schools = [organisation(f"Trường số {many}.{n}", cast.commune) for n in range(many)]
        _keep_registers_of(office, schools)
        draft = _waiting_to_be_issued(cast, office, schools)
        with CaptureQueriesContext(connection) as issued:
            issue(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
        _require_sent_once(draft, schools)
        with CaptureQueriesContext(connection) as again:
            assert remind_recipients(actor=office.clerk.actor, uid=draft.uid) == many
        asked[many], reminded[many] = len(issued), len(again)
    # A statement of SQLite holds 999 values: rows of more than 24 fields need a second one at 40.
    assert asked[40] <= asked[5] + 1
    assert reminded[40] == reminded[5]


def _require_sent_once(draft: PaperDraft, schools: list[Organisation]) -> None:
    draft.refresh_from_db()
    bodies = {school.pk for school in schools}
    rows = Dispatch.objects.filter(draft=draft)
    assert sorted(row.organisation_id or 0 for row in rows) == sorted(bodies)
    assert {(row.channel, row.state) for row in rows} == {(Channel.NODE, DispatchState.SENT)}
    entries = IncomingEntry.objects.filter(document=draft.document, state=IncomingState.WAITING)
    assert {(row.organisation_id, row.owner_path) for row in entries} == {
        (school.pk, school.path) for school in schools
    }
    assert {row.entry_id for row in rows} == {entry.pk for entry in entries}
    read = Participation.objects.filter(role=RECIPIENT, path__in=[one.path for one in schools])
    assert read.filter(kind=DOCUMENT, object_id=draft.document_id or 0).count() == len(schools)
    assert read.filter(kind=COPY).count() == len(schools)
    told = InboxItem.objects.filter(code="documents.incoming", title__contains=str(draft.number))
    assert {item.url.rstrip("/").rsplit("/", 1)[-1] for item in told} == {
        str(entry.uid) for entry in entries
    }


def _keep_registers_of(office: Office, bodies: list[Organisation]) -> None:
    """One person keeps the registers of them all: a password for each would take the time."""
    keeper = office.front.person
    assert keeper is not None
    RoleAssignment.objects.bulk_create(
        RoleAssignment(person=keeper, organisation=body, role="clerk", valid_from=date(2025, 7, 1))
        for body in bodies
    )


def _waiting_to_be_issued(cast: Cast, office: Office, bodies: list[Organisation]) -> PaperDraft:
    lines = tuple(f"{body.name};" for body in bodies)
    draft = at_number(cast, office, plan_paper(recipients=(*lines, "Lưu: VT.")))
    return take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
