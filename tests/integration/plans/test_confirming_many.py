"""Many reports are confirmed by a drawn sample; one fault leaves the rest waiting; none counts twice."""

import pytest

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.enums import AssignmentState, BatchState, CheckDepth, Verdict
from chuan.plans.errors import BatchMoved, BatchNotFound, MayNotConfirm, TaskIncomplete
from chuan.plans.models import Assignment, ConfirmationBatch
from chuan.plans.rules.sampling import draw
from chuan.plans.types import NewEvidence
from chuan.plans.web import confirming as web
from chuan.plans.web import paging
from tests.architecture.pages import faults_of
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.people import organisation, person, place

MANY = 8


def head_of(share: Assignment) -> Actor:
    """The head of the body that has the share, without an account of their own."""
    body = share.organisation
    return Actor(
        id=f"{share.pk:032x}", label=f"Chủ tịch {share.pk}", path=body.path,
        organisation_label=body.name, roles=frozenset({Role.HEAD}),
    )  # fmt: skip


def reported(cast: Cast, count: int = MANY) -> list[Assignment]:
    """Shares of one task that as many communes have reported to the province."""
    for number in range(count - 2):
        unit = place(
            f"9{number:04}", f"Số {number}", kind="xa", level="commune", parent=cast.province.place
        )
        organisation(f"Ủy ban nhân dân xã Số {number}", cast.province, agency="ubnd-xa", place=unit)
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    shares = list(Assignment.objects.filter(task__order=1).select_related("organisation"))
    for share in shares:
        services.report_done(
            actor=head_of(share), uid=share.uid, given=NewEvidence(statement="Đã rà soát.")
        )
    return shares


@pytest.fixture
def batch(cast: Cast) -> ConfirmationBatch:
    """All of them taken together."""
    shares = reported(cast)
    return services.open_batch(actor=cast.minh.actor, uids=[share.uid for share in shares])


def check(cast: Cast, batch: ConfirmationBatch, *verdicts: Verdict) -> None:
    """Say something of each drawn share in turn."""
    waiting = batch.items.filter(draw__gt=0, verdict="").select_related("assignment")
    for item, verdict in zip(waiting, verdicts, strict=False):
        services.check_item(
            actor=cast.minh.actor, uid=batch.uid, share=item.assignment.uid, verdict=verdict,
            reason="Thiếu danh sách." if verdict == Verdict.RETURNED else "",
        )  # fmt: skip


def test_a_good_sample_confirms_the_rest_and_says_how(cast: Cast, batch: ConfirmationBatch) -> None:
    first = batch.draws.get()
    assert first.size == 3
    assert tuple(first.drawn) == draw(first.population, first.size, first.seed)

    check(cast, batch, *[Verdict.CONFIRMED] * 3)

    batch.refresh_from_db()
    assert batch.state == BatchState.CONFIRMED
    states = Assignment.objects.filter(task__order=1, batch_items__batch=batch)
    assert set(states.values_list("state", flat=True)) == {AssignmentState.DONE}
    depths = list(states.values_list("confirmed_depth", flat=True))
    assert depths.count(CheckDepth.SAMPLED) == 3
    assert depths.count(CheckDepth.BATCH) == MANY - 3
    rest = states.filter(confirmed_depth=CheckDepth.BATCH)[0]
    page = Member(
        person("Người xem", rest.organisation, role=Role.HEAD), rest.organisation
    ).client.get(f"/lam-viec/viec/{rest.task.uid}/")
    assert f"Xác nhận theo lô, mẫu 3/{MANY}" in page.content.decode()
    minutes = cast.minh.client.get(f"/lam-viec/xac-nhan/lo/{batch.uid}/bien-ban/")
    assert first.seed in minutes.content.decode()


def test_one_fault_returns_it_and_leaves_the_rest_waiting_for_a_wider_draw(
    cast: Cast, batch: ConfirmationBatch
) -> None:
    check(cast, batch, Verdict.CONFIRMED, Verdict.RETURNED, Verdict.CONFIRMED)

    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    reported_now = Assignment.objects.filter(state=AssignmentState.REPORTED, task__order=1)
    assert reported_now.count() == MANY - 3
    services.widen_batch(actor=cast.minh.actor, uid=batch.uid)
    second = batch.draws.get(number=2)
    assert len(second.population) == MANY - 3
    assert tuple(second.drawn) == draw(second.population, second.size, second.seed)
    check(cast, batch, *[Verdict.CONFIRMED] * second.size)
    batch.refresh_from_db()
    assert batch.state == BatchState.CONFIRMED
    assert not reported_now.exists()


def test_a_stopped_batch_gives_its_shares_back(cast: Cast, batch: ConfirmationBatch) -> None:
    share = batch.items.filter(draw=0).first().assignment
    with pytest.raises(BatchMoved):
        services.confirm_share(actor=cast.minh.actor, uid=share.uid, verdict=Verdict.CONFIRMED)

    services.end_batch(actor=cast.minh.actor, uid=batch.uid)

    services.confirm_share(actor=cast.minh.actor, uid=share.uid, verdict=Verdict.CONFIRMED)
    with pytest.raises(BatchMoved):
        services.end_batch(actor=cast.minh.actor, uid=batch.uid)


def test_no_share_stands_in_two_batches_and_strangers_see_none(
    cast: Cast, batch: ConfirmationBatch
) -> None:
    uids = [item.assignment.uid for item in batch.items.select_related("assignment")]
    with pytest.raises(TaskIncomplete):
        services.open_batch(actor=cast.minh.actor, uids=uids)
    with pytest.raises(TaskIncomplete):
        services.open_batch(actor=cast.minh.actor, uids=[])
    with pytest.raises(MayNotConfirm):
        services.open_batch(actor=cast.vy.actor, uids=uids)
    with pytest.raises(BatchNotFound):
        services.end_batch(actor=cast.vy.actor, uid=batch.uid)
    assert cast.vy.client.get(f"/lam-viec/xac-nhan/lo/{batch.uid}/").status_code == 404


def test_a_body_draws_by_its_own_rule(cast: Cast) -> None:
    shares = reported(cast)
    head = Member(person("Chủ tịch tỉnh", cast.province, role=Role.HEAD), cast.province)
    page = head.client.post(
        "/lam-viec/thiet-lap/theo-doi/",
        {"sample_least": 2, "sample_percent": 50, "answer_days": 7},
    )
    assert page.status_code == 302

    batch = services.open_batch(actor=cast.minh.actor, uids=[share.uid for share in shares])

    assert batch.draws.get().size == 4
    assert batch.rule == {"least": 2, "percent": 50}


def test_the_queue_asks_the_database_as_often_for_many_as_for_few(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    shares = reported(cast)
    client = cast.minh.client
    for url in ("/lam-viec/xac-nhan/", f"/lam-viec/xac-nhan/viec/{shares[0].task.uid}/"):
        client.get(url)
        with django_assert_max_num_queries(16):  # type: ignore[operator]  # a fixture of the plugin
            page = client.get(url)
        assert page.status_code == 200
    assert f"{MANY} cơ quan đã báo" in client.get("/lam-viec/xac-nhan/").content.decode()


def test_long_lists_are_turned_page_by_page(
    cast: Cast, batch: ConfirmationBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "SHARES", 3)
    monkeypatch.setattr(paging, "ON_A_PAGE", 2)
    client = cast.minh.client
    item = batch.items.first()
    assert item is not None

    task = client.get(f"/lam-viec/xac-nhan/viec/{item.assignment.task.uid}/?trang=3")
    detail = client.get(f"/lam-viec/xac-nhan/lo/{batch.uid}/?trang=2&trang-khac=3")

    assert f"{MANY} cơ quan chờ xác nhận" in task.content.decode()
    assert task.content.decode().count("<tr>") == 1 + MANY % 3
    body = detail.content.decode()
    assert body.count("Xem kỹ<") == 3 % 2
    assert body.count("chờ kết quả mẫu") == (MANY - 3) % 2
    assert "?trang=1&amp;trang-khac=3" in body
    assert not faults_of(detail)
