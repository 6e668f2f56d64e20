"""Two people do at the same moment what only one can do: one succeeds, the other is told so."""

from uuid import UUID

import pytest

from chuan.core import clock
from chuan.documents.models import Document, DocumentCopy
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation, Person
from chuan.plans.enums import AssignmentEvent, Verdict
from chuan.plans.models import Assignment, Confirmation, Note, PersonalAssignment, Plan
from chuan.plans.services import (
    accept_import,
    confirm_share,
    move_personal_work,
    move_share,
    reassign_person,
    report_done,
    undo_acceptance,
    withdraw_task,
)
from chuan.plans.types import NewEvidence
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.drafts import make_draft
from tests.factories.people import person
from tests.factories.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


@pytest.fixture(autouse=True)
def _postgresql_only(*, on_postgresql: bool) -> None:
    if not on_postgresql:
        pytest.skip("SQLite has one writer at a time, and its tests one connection")


def _colleague(name: str, body: Organisation) -> Member:
    return Member(person(name, body), body)


def test_two_officers_accept_the_same_document_of_their_body(db: None) -> None:
    cast = make_cast()
    other = _colleague("Nam", cast.other_province)
    accept_import(actor=other.actor, uid=make_draft(other).uid)
    second = _colleague("Oanh", cast.province)
    drafts = [(cast.minh, make_draft(cast.minh).uid), (second, make_draft(second).uid)]

    said = at_once(*(
        lambda who=who, uid=uid: accept_import(actor=who.actor, uid=uid) for who, uid in drafts
    ))  # fmt: skip

    assert sorted(said) == ["CopyExists", "done"]
    assert Document.objects.count() == 1
    assert DocumentCopy.objects.count() == 2


def test_a_document_taken_up_while_its_last_holder_gives_it_back(db: None) -> None:
    cast = make_cast()
    other = _colleague("Nam", cast.other_province)
    for _ in range(ROUNDS):
        accept_import(actor=other.actor, uid=make_draft(other).uid)
        copy = DocumentCopy.objects.get().uid
        draft = make_draft(cast.minh).uid

        said = at_once(
            lambda copy=copy: undo_acceptance(actor=other.actor, uid=copy),
            lambda draft=draft: accept_import(actor=cast.minh.actor, uid=draft),
        )

        assert said == ["done", "done"]
        kept = DocumentCopy.objects.get()
        assert kept.document.owner_path == kept.owner_path == cast.province.path
        undo_acceptance(actor=cast.minh.actor, uid=kept.uid)
        assert not Document.objects.exists()


def test_one_draft_accepted_twice_makes_one_plan(db: None) -> None:
    cast = make_cast()
    draft = make_draft(cast.minh)

    said = at_once(*[lambda: accept_import(actor=cast.minh.actor, uid=draft.uid)] * 3)

    assert sorted(said) == ["DraftNotFound", "DraftNotFound", "done"]
    assert Plan.objects.count() == 1


def _given_to_culture(cast: Cast) -> tuple[UUID, UUID]:
    """A plan accepted by Minh: its copy, and a share that the commune's room could begin."""
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    share = Assignment.objects.filter(task__plan__isnull=False).order_by("pk")[0]
    share.organisation, share.path = cast.science, cast.science.path
    share.save()
    return Plan.objects.get().copy.uid, share.uid


@pytest.mark.parametrize("way", ["undo", "withdraw"])
def test_work_begun_is_never_taken_back(db: None, way: str) -> None:
    cast = make_cast()
    officer = _colleague("Phú", cast.science)
    for _ in range(ROUNDS):
        copy, share = _given_to_culture(cast)
        task = Assignment.objects.get(uid=share).task.uid

        def take_back(copy: UUID = copy, task: UUID = task) -> object:
            if way == "undo":
                return undo_acceptance(actor=cast.minh.actor, uid=copy)
            return withdraw_task(actor=cast.minh.actor, uid=task, reason="Thử")

        def begin(share: UUID = share) -> object:
            return move_share(actor=officer.actor, uid=share, event=AssignmentEvent.START)

        said = at_once(take_back, begin)

        assert said in (["done", "TaskNotFound"], ["WorkHasBegun", "done"]), said
        assert Assignment.objects.filter(uid=share).exists() == (said[1] == "done")
        Note.objects.all().delete()
        Assignment.objects.update(state="not_started")
        for plan in Plan.objects.all():
            undo_acceptance(actor=cast.minh.actor, uid=plan.copy.uid)


def test_a_share_moved_from_two_sides_is_held_by_one_receiver(db: None) -> None:
    world = make_world()
    cast = world.cast
    hoa, receiver = cast.hoa.person, person("Quế", cast.culture)
    third = person("Rạng", cast.culture)
    assert isinstance(hoa, Person)

    said = at_once(
        lambda: move_personal_work(
            actor=cast.head.actor, from_person=hoa.uid.hex, to_person=receiver.uid.hex,
            at=clock.now(),
        ),
        lambda: reassign_person(
            actor=cast.head.actor, uid=world.share, from_person=hoa.uid, person=third.uid, note="x"
        ),
    )  # fmt: skip

    held = PersonalAssignment.objects.filter(assignment__uid=world.share, ended_at=None)
    assert not any(one.startswith("ERROR") for one in said), said
    assert held.count() == 1
    assert held[0].person_id != hoa.pk


def test_of_twenty_who_confirm_one_report_one_is_heard(db: None) -> None:
    cast = make_cast()
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    share = Assignment.objects.get(organisation=cast.commune, task__order=1)
    head = Member(person("Tâm", cast.commune, role=Role.HEAD), cast.commune).actor
    report_done(actor=head, uid=share.uid, given=NewEvidence(statement="Đã rà soát."))
    actor = cast.minh.actor

    said = at_once(*(
        lambda: confirm_share(actor=actor, uid=share.uid, verdict=Verdict.CONFIRMED),
    ) * 20)  # fmt: skip

    assert sorted(said) == ["TransitionRefused"] * 19 + ["done"]
    assert Confirmation.objects.count() == 1
