"""Pages of what stands above and below a plan: for whom they open, and what they say."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.plans import services
from chuan.plans.enums import DutyState, LinkState
from chuan.plans.selectors.duties import clause_views
from tests.architecture.pages import faults_of
from tests.factories.cascade import commune_member, commune_plan, province_plan, target
from tests.factories.cast import Cast
from tests.factories.drafts import task
from tests.factories.people import organisation

pytestmark = pytest.mark.django_db
COMMUNE = "Ủy ban nhân dân xã Châu Tiến"


def confirm(cast: Cast, uid: object, plan: object) -> None:
    keep = [view.clause.uid for view in clause_views(plan, date(2026, 11, 22))]
    services.confirm_duties(actor=cast.minh.actor, plan_uid=uid, keep=keep)


def test_an_officer_confirms_who_must_plan_and_sees_who_has(cast: Cast) -> None:
    plan = province_plan(cast)
    base = f"/lam-viec/ke-hoach/{plan.uid}/cap-duoi/"
    client = cast.minh.client
    asked = client.get(f"{base}xac-nhan/")
    assert not faults_of(asked)
    assert "2 cơ quan" in asked.content.decode()
    clause = plan.duty_clauses.get()

    done = client.post(
        f"{base}xac-nhan/",
        {
            "doan": clause.uid, "giu": clause.uid, f"ngay:{clause.uid}": "15/03/2026",
            f"ke:{clause.uid.hex}": [cast.commune.uid.hex, cast.ward.uid.hex],
            f"chon:{clause.uid.hex}": [cast.commune.uid.hex],
        },
        follow=True,
    )  # fmt: skip

    assert not faults_of(done)
    assert "0 trên 1" in done.content.decode().replace("<strong>", "").replace("</strong>", "")
    duty = plan.plan_duties.get()
    assert (duty.path, duty.own_due_on) == (cast.commune.path, date(2026, 3, 15))
    row = client.get(f"{base}?muc={duty.uid}")
    assert not faults_of(row)
    assert "Chậm" in row.content.decode()
    marked = client.post(
        f"{base}tra-loi/",
        {"duty": duty.uid, "step": "mark", "proof": "paper", "symbol": "5/KH-UBND",
         "issued_on": "01/03/2026"},
        follow=True,
    )  # fmt: skip
    assert "1 trên 1" in marked.content.decode().replace("<strong>", "").replace("</strong>", "")
    printed = client.get(f"{base}in/")
    assert not faults_of(printed)
    assert "5/KH-UBND" in printed.content.decode()
    table = b"".join(client.get(f"{base}tai-ve.csv").streaming_content).decode()
    assert "5/KH-UBND, 01/03/2026, đã nhận bản giấy" in table


def test_a_body_that_must_plan_sees_its_own_row_and_has_it_on_its_worklist(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan.uid, plan)
    officer = commune_member(cast)

    page = officer.client.get(f"/lam-viec/ke-hoach/{plan.uid}/cap-duoi/")
    work = officer.client.get("/viec-cua-toi/")
    stranger = cast.vy.client.get(f"/lam-viec/ke-hoach/{plan.uid}/cap-duoi/")

    body = page.content.decode()
    assert not faults_of(page)
    assert COMMUNE in body
    assert "Trường Vinh" not in body
    assert "Ban hành kế hoạch thực hiện 12/KH-UBND" in work.content.decode()
    assert stranger.status_code == 404


def test_parents_are_confirmed_dismissed_and_added_by_pages(cast: Cast) -> None:
    plan = province_plan(cast)
    officer = commune_member(cast)
    child = commune_plan(officer, COMMUNE)
    base = f"/lam-viec/ke-hoach/{child.uid}/cap-tren/"
    client = officer.client
    page = client.get(base)
    assert not faults_of(page)
    assert "Kế hoạch 12/KH-UBND" in page.content.decode()
    assert "Xác nhận 1 đề xuất" in page.content.decode()

    client.post(f"{base}xac-nhan/")
    added = client.post(
        f"{base}them/",
        {"role": "guidance", "kind": "Công văn", "symbol": "15/SKHCN-QLTĐC",
         "issued_on": "08/01/2026", "issuer": "Sở Khoa học và Công nghệ tỉnh Nghệ An"},
        follow=True,
    )  # fmt: skip

    assert not faults_of(added)
    assert "15/SKHCN-QLTĐC" in added.content.decode()
    assert [p.state for p in child.parents.all()] == [LinkState.CONFIRMED] * 2
    wrong = client.post(f"{base}them/", {"role": "guidance", "issued_on": "hôm qua"})
    assert wrong.status_code == 422
    assert not faults_of(wrong)
    found = client.get(f"{base}?tim=12/KH")
    assert not faults_of(found)
    assert client.get(f"/lam-viec/ke-hoach/{child.uid}/").status_code == 200
    assert plan.document_id == child.parents.first().document_id


def test_targets_are_taken_over_by_reference_and_told_when_they_change(cast: Cast) -> None:
    officer = commune_member(cast)
    plan = province_plan(
        cast, targets=[target(), target("Hỗ trợ 50 doanh nghiệp", 50, "doanh nghiệp")]
    )
    confirm(cast, plan.uid, plan)
    child = commune_plan(officer, COMMUNE)
    base = f"/lam-viec/ke-hoach/{child.uid}/cap-tren/"
    offered = officer.client.get(base).content.decode()
    assert "Hỗ trợ 50 doanh nghiệp" in offered
    source = plan.targets.get(value=60)

    officer.client.post(
        f"{base}chi-tieu/", {"link": child.parents.get().uid, "target": [source.pk]}
    )

    row = child.targets.get()
    assert (row.text, row.value, row.inherited_from) == ("", None, source)
    page = officer.client.get(f"/lam-viec/ke-hoach/{child.uid}/").content.decode()
    assert "60% sản phẩm chủ lực" in page
    assert "theo 12/KH-UBND" in page
    source.value = 70
    source.save()
    assert "cần xem lại" in officer.client.get(base).content.decode()
    officer.client.post(f"{base}chi-tieu/tra-loi/", {"target": row.pk})
    assert "cần xem lại" not in officer.client.get(base).content.decode()
    officer.client.post(f"{base}chi-tieu/tra-loi/", {"target": row.pk, "release": "1"})
    assert not child.targets.exists()


def test_words_of_a_target_stay_with_those_who_may_read_it_above(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan.uid, plan)
    officer = commune_member(cast)
    child = commune_plan(officer, COMMUNE)
    services.inherit_targets(
        actor=officer.actor, plan_uid=child.uid, parent=child.parents.get().uid,
        targets=[plan.targets.get().pk],
    )  # fmt: skip
    economy = commune_member(cast, "Kiên", "economy")

    page = economy.client.get(f"/lam-viec/ke-hoach/{child.uid}/").content.decode()

    assert "theo 12/KH-UBND" in page
    assert "Bạn không được xem phần này" in page
    assert "60% sản phẩm chủ lực" not in page


def test_a_reader_without_a_role_is_refused_and_nothing_changes(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan.uid, plan)
    duty = plan.plan_duties.first()
    assert duty is not None

    refused = cast.province_admin.client.post(
        f"/lam-viec/ke-hoach/{plan.uid}/cap-duoi/tra-loi/",
        {"duty": duty.uid, "step": "exempt", "reason": "Không cần"},
    )

    assert refused.status_code == 403
    duty.refresh_from_db()
    assert duty.state == DutyState.EXPECTED


def test_the_list_asks_the_database_as_often_for_many_bodies_as_for_few(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan.uid, plan)
    url, client = f"/lam-viec/ke-hoach/{plan.uid}/cap-duoi/", cast.minh.client
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(12):
        body = organisation(f"Ủy ban nhân dân xã số {number}", cast.province, agency="ubnd-xa")
        services.add_duty(actor=cast.minh.actor, plan_uid=plan.uid, organisation=body.uid.hex)

    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(few) == len(many) <= 20


def test_tasks_of_the_plan_above_are_offered_the_most_alike_first(cast: Cast) -> None:
    given = ["UBND các xã, phường"]
    above = province_plan(
        cast,
        tasks=[
            task("Tập huấn truy xuất nguồn gốc cho hợp tác xã", given),
            task("Kiểm tra cân tại chợ trên địa bàn", given),
        ],
    )
    officer = commune_member(cast)
    child = commune_plan(
        officer, COMMUNE,
        tasks=[
            task("Kiểm tra cân tại chợ trên địa bàn xã", ["Phòng Kinh tế"]),
            task("Rà soát cân ở chợ", ["Phòng Kinh tế"]),
        ],
    )  # fmt: skip
    first, second = child.tasks.filter(kind="work").order_by("order")
    url = "/lam-viec/viec/{}/viec-cap-tren/".format

    page = officer.client.get(url(first.uid))

    body = page.content.decode()
    assert not faults_of(page)
    assert 0 < body.index("Kiểm tra cân tại chợ trên địa bàn <") < body.index("Tập huấn truy")
    chosen = above.tasks.get(text="Kiểm tra cân tại chợ trên địa bàn")
    officer.client.post(url(first.uid), {"parent": chosen.uid})
    left = officer.client.get(url(second.uid)).content.decode()
    assert chosen.uid.hex not in left.replace("-", "")
    assert "Tập huấn truy" in left
    assert chosen.text in officer.client.get(f"{url(second.uid)}?tim=cân").content.decode()
