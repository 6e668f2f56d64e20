"""The Front supervises: a programme is announced, something is asked for, and followed to a reply."""

from datetime import timedelta

import pytest

from chuan.core import clock, worklist
from chuan.orgs.enums import Level, OrganisationKind, Role
from chuan.plans.enums import RecommendationEvent, RecommendationState, SupervisionState
from chuan.plans.errors import MayNotSupervise, SupervisionIncomplete, SupervisionNotFound
from chuan.plans.models import Programme, Recommendation, Supervision
from chuan.plans.services import supervision
from tests.factories.cast import Cast, Member
from tests.factories.people import organisation, person


@pytest.fixture
def front(cast: Cast) -> Member:
    """An officer of the commune's Front."""
    above = organisation("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An", path="/m40/",
                         kind=OrganisationKind.FRONT, level=Level.SOCIETY)  # fmt: skip
    body = organisation("Ủy ban Mặt trận Tổ quốc Việt Nam xã Châu Tiến", above,
                        path="/m40/x16792/", kind=OrganisationKind.FRONT, level=Level.SOCIETY)  # fmt: skip
    return Member(person("Mai", body), body)


@pytest.fixture
def chair(cast: Cast) -> Member:
    """The head of the commune's committee."""
    return Member(person("Tâm", cast.commune, role=Role.HEAD), cast.commune)


@pytest.fixture
def programme(front: Member) -> Programme:
    """This year's programme, not announced."""
    return supervision.create_programme(
        actor=front.actor, year=clock.today().year, title="Chương trình giám sát năm"
    )


def planned(front: Member, programme: Programme, cast: Cast) -> Supervision:
    return supervision.add_supervision(
        actor=front.actor,
        uid=programme.uid,
        subject="Việc kiểm tra cân ở chợ",
        body=cast.commune.uid,
        planned_on=clock.today(),
    )


def asked(front: Member, held: Supervision, cast: Cast) -> Recommendation:
    supervision.hold_supervision(
        actor=front.actor, uid=held.uid, held_on=clock.today(), finding="Ba cân quá hạn."
    )
    return supervision.recommend(
        actor=front.actor,
        uid=held.uid,
        text="Kiểm định lại ba cân.",
        organisation=cast.commune.uid,
        due_on=clock.today() + timedelta(30),
    )


def test_a_body_sees_its_supervision_only_once_it_was_announced(
    cast: Cast, front: Member, chair: Member, programme: Programme
) -> None:
    row = planned(front, programme, cast)
    url = f"/lam-viec/giam-sat/cuoc/{row.uid}/"
    assert chair.client.get(url).status_code == 404

    supervision.announce_programme(actor=front.actor, uid=programme.uid)

    assert chair.client.get(url).status_code == 200
    assert cast.vy.client.get(url).status_code == 404
    assert chair.client.get(f"/lam-viec/giam-sat/{programme.uid}/").status_code == 404


def test_a_recommendation_is_followed_to_the_reply_that_settles_it(
    cast: Cast, front: Member, chair: Member, programme: Programme
) -> None:
    row = planned(front, programme, cast)
    supervision.announce_programme(actor=front.actor, uid=programme.uid)
    found = asked(front, row, cast)
    waiting = [item.title for item in worklist.list_items(chair.actor, clock.today())]
    assert waiting == ["Trả lời kiến nghị: Kiểm định lại ba cân."]
    answer = supervision.answer_recommendation

    answer(actor=chair.actor, uid=found.uid, event=RecommendationEvent.ANSWER, text="Sẽ làm.")
    answer(actor=front.actor, uid=found.uid, event=RecommendationEvent.ASK_AGAIN, text="Bao giờ?")
    answer(actor=chair.actor, uid=found.uid, event=RecommendationEvent.ANSWER, text="Đã kiểm định.")
    answer(actor=front.actor, uid=found.uid, event=RecommendationEvent.SETTLE)

    found.refresh_from_db()
    row.refresh_from_db()
    assert found.state == RecommendationState.SETTLED
    assert row.state == SupervisionState.CLOSED
    page = chair.client.get(f"/lam-viec/giam-sat/kien-nghi/{found.uid}/").content.decode()
    assert page.index("Sẽ làm.") < page.index("Bao giờ?") < page.index("Đã kiểm định.")


def test_neither_side_takes_the_step_of_the_other(
    cast: Cast, front: Member, chair: Member, programme: Programme
) -> None:
    found = asked(front, planned(front, programme, cast), cast)
    answer = supervision.answer_recommendation

    with pytest.raises(MayNotSupervise):
        answer(actor=front.actor, uid=found.uid, event=RecommendationEvent.ANSWER, text="x")
    answer(actor=chair.actor, uid=found.uid, event=RecommendationEvent.ANSWER, text="Đã làm.")
    with pytest.raises(MayNotSupervise):
        answer(actor=chair.actor, uid=found.uid, event=RecommendationEvent.SETTLE)
    with pytest.raises(SupervisionNotFound):
        answer(actor=cast.vy.actor, uid=found.uid, event=RecommendationEvent.SETTLE)


def test_a_state_body_makes_no_programme(cast: Cast, chair: Member) -> None:
    with pytest.raises(MayNotSupervise):
        supervision.create_programme(actor=chair.actor, year=2026, title="Chương trình")
    assert chair.client.get("/lam-viec/giam-sat/moi/").status_code == 403


def test_an_empty_programme_is_not_announced(front: Member, programme: Programme) -> None:
    with pytest.raises(SupervisionIncomplete):
        supervision.announce_programme(actor=front.actor, uid=programme.uid)


def test_the_form_offers_the_bodies_of_the_commune_only(
    cast: Cast, front: Member, programme: Programme
) -> None:
    page = front.client.get(f"/lam-viec/giam-sat/{programme.uid}/").content.decode()

    assert cast.commune.name in page
    assert cast.culture.name in page
    assert cast.ward.name not in page
