"""What people may not do with the things of others, or after their time."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from chuan.core import jobs
from chuan.core.actor import system_actor
from chuan.core.jobs.worker import drain
from chuan.documents.models import ImportDraft, Upload
from chuan.documents.services import append_bytes, cancel_upload, finish_upload, start_upload
from chuan.documents.services.receiving import read_upload
from chuan.documents.services.uploads import FilePart
from chuan.domain.errors import DomainError
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.orgs.services import set_role
from chuan.plans.models import HandOver, Plan
from chuan.portal.services import hand_over_work
from tests.factories.cast import Cast, Member
from tests.factories.documents.plans import blocks_of, sample_plan
from tests.factories.documents.typeset import write_pdf
from tests.factories.drafts import make_draft
from tests.factories.people import PASSWORD
from tests.factories.world import World

SECRET = "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nMẬT\nKẾ HOẠCH\nVề việc kín\n".encode()
ELSEWHERE = ("//evil.example", "http://evil.example", "/\\evil.example", "https:evil.example",
             "http:///evil.example", "javascript:alert(1)")  # fmt: skip


def _brought(member: Member, content: bytes) -> Upload:
    upload = start_upload(actor=member.actor, parts=[FilePart("a.txt", len(content))])
    append_bytes(actor=member.actor, uid=upload.uid, offset=0, piece=content)
    return finish_upload(actor=member.actor, uid=upload.uid)


def test_a_file_closes_to_its_uploader_when_the_role_ends(world: World) -> None:
    minh = world.cast.minh
    client = minh.client
    url = reverse("core:file_download", args=[world.file])
    for closer in client.get(url)._resource_closers:
        closer()

    RoleAssignment.objects.filter(person=minh.person).update(valid_until=date(2025, 8, 1))

    assert client.get(url).status_code == 404


def test_a_stranger_hands_nothing_over_here(world: World) -> None:
    cast, before = world.cast, HandOver.objects.count()
    assert cast.vy.person is not None
    assert cast.hoa.person is not None

    with pytest.raises(DomainError):
        hand_over_work(
            actor=cast.head.actor,
            from_person=cast.vy.person.uid,
            to_person=cast.hoa.person.uid,
            reason="x",
        )

    assert HandOver.objects.count() == before


def test_a_draft_is_accepted_for_the_body_it_was_brought_in_for(cast: Cast) -> None:
    assert cast.minh.person is not None
    set_role(
        actor=system_actor(), person=cast.minh.person, organisation=cast.science,
        role=Role.OFFICER, valid_from=date(2025, 7, 1),
    )  # fmt: skip
    draft = make_draft(cast.minh)
    client = cast.minh.client
    client.post(reverse("orgs:acting_choose"), {"organisation": cast.science.uid.hex})

    answer = client.post(reverse("plans:import_accept", args=[draft.uid]))

    assert answer.status_code == 409
    assert not Plan.objects.exists()


def test_a_refused_upload_stays_refused_for_its_reason_when_tried_again(cast: Cast) -> None:
    upload = _brought(cast.minh, SECRET)
    drain()
    said = Upload.objects.get(uid=upload.uid).message
    assert upload.job_uid is not None

    jobs.retry(upload.job_uid, cast.minh.actor)
    drain()

    assert Upload.objects.get(uid=upload.uid).message == said
    assert jobs.get(upload.job_uid, cast.minh.actor).error == said


def test_an_upload_given_up_while_it_is_read_leaves_no_draft(cast: Cast, tmp_path: Path) -> None:
    printed = write_pdf(blocks_of(sample_plan()), tmp_path / "a.pdf")
    upload = _brought(cast.minh, printed.read_bytes())

    def give_up(*_progress: object) -> None:
        if Upload.objects.filter(uid=upload.uid).exists():
            cancel_upload(actor=cast.minh.actor, uid=upload.uid)

    with pytest.raises(DomainError):
        read_upload(actor=cast.minh.actor, uid=upload.uid, progress=give_up)

    assert not ImportDraft.objects.exists()


@pytest.mark.parametrize("onward", ELSEWHERE)
def test_no_form_leads_to_another_site(cast: Cast, onward: str) -> None:
    visitor, minh = Client(), cast.minh.client

    for client, url, data in (
        (visitor, reverse("account_login"), {"login": "minh", "password": PASSWORD}),
        (minh, reverse("orgs:acting_choose"), {}),
        (minh, reverse("portal:set_language"), {"language": "en"}),
    ):
        answer = client.post(url, {**data, "next": onward})
        assert answer.status_code in {302, 204}
        assert answer.get("Location", "/").startswith("/")
        assert "evil" not in answer.get("Location", "")
