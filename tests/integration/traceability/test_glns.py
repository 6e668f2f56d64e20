"""GLNs of organisations: who states them, and what that opens."""

import pytest
from django.urls import reverse

from chuan.audit.models import AuditEntry
from chuan.core.jobs.worker import drain
from chuan.domain.epcis.query import SimpleEventQuery
from chuan.identifiers.models import Identity
from chuan.orgs.models import Organisation
from chuan.traceability.models import EventReader
from chuan.traceability.selectors.asking import Span, ask
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.services.glns import open_earlier
from chuan.traceability.types import Sent
from tests.factories.cast import Cast, Member
from tests.factories.epcis import document, observed, program

pytestmark = pytest.mark.django_db
GLN, OTHER = "8938501000002", "8936123459990"
PAGE = reverse("traceability:gln_list")


def name_parties(owner: Organisation, gln: str = GLN) -> None:
    """The owner hands something over to whoever bears the GLN, at a place of the same."""
    party = {"type": "possessing_party", "destination": f"https://id.gs1.org/417/{gln}"}
    place = {"id": f"https://id.gs1.org/414/{gln}/254/K1"}
    raw = document(observed("1", destinationList=[party], bizLocation=place))
    capture_document(actor=program(owner), sent=Sent(raw))


def reads(body: Organisation) -> bool:
    return bool(ask(actor=program(body), query=SimpleEventQuery(), sandbox=False, span=Span(1)))


def state(who: Member, body: Organisation, gln: str = GLN) -> tuple[int, str]:
    answer = who.client.post(PAGE, {"body": body.name, "gln": gln}, follow=True)
    return answer.status_code, answer.content.decode()


def body_of(member: Member) -> Organisation:
    assert member.organisation
    return member.organisation


def test_what_named_a_body_before_is_opened_to_it_and_to_those_over_its_place(cast: Cast) -> None:
    name_parties(body_of(cast.binh))
    assert not reads(cast.ward)

    assert state(cast.province_admin, cast.ward, "893 8501 0000 02")[0] == 200
    drain()

    assert reads(cast.ward)
    assert reads(cast.science)
    assert not reads(cast.finance)
    before = EventReader.objects.count()
    open_earlier(GLN, cast.ward.path)
    assert EventReader.objects.count() == before


def test_a_gln_that_was_withdrawn_before_the_job_ran_opens_nothing(cast: Cast) -> None:
    name_parties(body_of(cast.binh))
    state(cast.province_admin, cast.ward)
    stated = Identity.objects.get(scheme="gln")
    cast.province_admin.client.post(reverse("traceability:gln_withdraw", args=[stated.pk]))
    drain()

    assert not reads(cast.ward)


def test_from_then_on_events_that_name_it_are_read_at_once(cast: Cast) -> None:
    state(cast.province_admin, cast.ward)
    name_parties(body_of(cast.binh))

    assert reads(cast.ward)
    assert AuditEntry.objects.filter(code="traceability.gln.stated").count() == 1


def test_nobody_states_a_gln_for_its_own_body_or_for_one_of_another_branch(cast: Cast) -> None:
    assert state(cast.binh, body_of(cast.binh))[0] == 403
    assert state(cast.commune_admin, cast.commune)[0] == 422
    assert state(cast.province_admin, cast.other_province)[0] == 422
    assert not Identity.objects.filter(scheme="gln").exists()


@pytest.mark.parametrize(
    ("gln", "said"),
    [
        ("893850100000", "đúng 13 chữ số"),
        ("8938501000003", "phải là 2"),
        ("893850100000x", "chữ số"),
    ],
)
def test_what_is_no_gln_is_said(cast: Cast, gln: str, said: str) -> None:
    status, page = state(cast.province_admin, cast.ward, gln)

    assert (status, said in page) == (422, True)


def test_two_bodies_never_bear_one_gln(cast: Cast) -> None:
    state(cast.province_admin, cast.ward)
    status, page = state(cast.province_admin, cast.commune)

    assert status == 422
    assert "đã được cấp cho đối tượng khác" in page


def test_a_part_of_a_name_that_many_bear_is_asked_for_in_full(cast: Cast) -> None:
    answer = cast.nga.client.post(PAGE, {"body": "Ủy ban nhân dân", "gln": GLN})

    assert "Nhiều đơn vị có tên như vậy" in answer.content.decode()


def test_a_gln_that_is_used_no_longer_names_nobody(cast: Cast) -> None:
    state(cast.province_admin, cast.ward)
    stated = Identity.objects.get(scheme="gln")
    withdraw = reverse("traceability:gln_withdraw", args=[stated.pk])
    assert GLN in cast.province_admin.client.get(withdraw).content.decode()
    assert cast.binh.client.post(withdraw).status_code == 403
    assert cast.commune_admin.client.post(withdraw).status_code == 404
    cast.province_admin.client.post(withdraw)

    name_parties(body_of(cast.binh))
    assert not reads(cast.ward)


def test_a_body_sees_its_own_glns_and_nobody_elses(cast: Cast) -> None:
    state(cast.province_admin, body_of(cast.binh))
    state(cast.province_admin, cast.ward, OTHER)
    page = cast.binh.client.get(PAGE).content.decode()
    file = b"".join(cast.binh.client.get(reverse("traceability:gln_export")).streaming_content)

    assert GLN in page
    assert OTHER not in page
    assert GLN in file.decode()
    assert "Khai GLN cho một đơn vị" not in page
