"""The own plan drafted from the plan above: one click, threads, what was left out, papers that issue it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.core import clock
from chuan.core.scope import add_participation
from chuan.documents import about
from chuan.documents.models import Document, PaperDraft
from chuan.documents.reading import knowledge, understand
from chuan.documents.selectors import paper_prints
from chuan.documents.services import save_draft
from chuan.domain.vanban.writing import PaperKind
from chuan.plans.enums import DutyState
from chuan.plans.errors import MayNotPlan, PlanNotFound
from chuan.plans.models import Plan, PlanDuty, Task
from chuan.plans.selectors.child_plan import compare_again, draft_panel
from chuan.plans.services import accept_import, withdraw_task
from chuan.plans.services.child_plan import (
    draft_child_plan,
    draft_issuing_papers,
    set_counterpart,
    take_offered,
)
from tests.factories.cast import Cast, make_cast
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    plan = Plan.objects.get()
    add_participation(kind="plan", object_id=plan.pk, path=cast.culture.path, role="lead")
    return plan


def row_texts(draft: PaperDraft) -> list[str]:
    return [row[1] for a in draft.paper.annexes for g in a.groups for row in g.rows]


def test_one_click_on_the_plan_drafts_the_plan_of_the_commune(cast: Cast, plan: Plan) -> None:
    page = cast.hoa.client.get(f"/lam-viec/ke-hoach/{plan.uid}/")
    assert "Soạn kế hoạch của cơ quan mình" in page.content.decode()

    answer = cast.hoa.client.post(f"/lam-viec/ke-hoach/{plan.uid}/soan/", follow=True)

    draft = PaperDraft.objects.get()
    assert draft.issuer == cast.commune
    assert draft.owner == cast.culture
    assert row_texts(draft) == ["Rà soát cân tại chợ"]
    said = answer.content.decode()
    assert "1/3 điều khoản" not in said
    assert "1/2 điều khoản đã có trong dự thảo" in said
    assert "Kế hoạch cấp trên giao cơ quan khác" in said
    again = cast.hoa.client.get(f"/lam-viec/ke-hoach/{plan.uid}/").content.decode()
    assert "Mở kế hoạch đang soạn" in again


def test_the_province_does_not_draft_under_its_own_plan_and_a_stranger_finds_none(
    cast: Cast, plan: Plan
) -> None:
    with pytest.raises(MayNotPlan):
        draft_child_plan(actor=cast.minh.actor, uid=plan.uid)
    with pytest.raises(PlanNotFound):
        draft_child_plan(actor=cast.vy.actor, uid=plan.uid)


def test_a_task_withdrawn_above_is_not_drafted(cast: Cast, plan: Plan) -> None:
    task = Task.objects.get(text="Rà soát cân tại chợ")
    add_participation(kind="task", object_id=task.pk, path=cast.culture.path, role="lead")
    withdraw_task(actor=cast.minh.actor, uid=task.uid, reason="Trùng việc")

    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)

    assert row_texts(draft) == []


def test_a_clause_that_was_left_out_can_be_taken_in_and_keeps_its_thread(
    cast: Cast, plan: Plan
) -> None:
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)

    saved, place = take_offered(
        actor=cast.hoa.actor, uid=draft.uid, pointer="tasks/0", version=draft.version
    )

    assert row_texts(saved) == ["Rà soát cân tại chợ", "Tuyên truyền đến doanh nghiệp"]
    panel = draft_panel(cast.hoa.actor, saved)
    assert panel is not None
    assert panel.context["beside"].threads[place.replace(".", "/")].anchor == "tren-tasks-0"


def test_edits_are_never_overwritten_and_drafting_again_is_compared(cast: Cast, plan: Plan) -> None:
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)
    assert not compare_again(cast.hoa.actor, draft.uid).differs

    set_counterpart(actor=cast.hoa.actor, agency="so-khcn", unit=cast.economy.uid.hex)

    assert compare_again(cast.hoa.actor, draft.uid).differs
    draft.refresh_from_db()
    assert draft.version == 0
    fresh = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid).paper
    assert fresh.annexes[0].groups[0].rows[0][2] == "Phòng Kinh tế"


def test_the_written_file_is_read_back_as_the_same_plan(
    cast: Cast, plan: Plan, tmp_path: Path
) -> None:
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(paper_prints.docx(draft))

    read = understand(file, knowledge())["documents"][0]

    assert (read["kind"], read["symbol"]) == ("plan", "/KH-UBND")
    assert read["title"] == draft.paper.title
    assert [task["text"] for task in read["tasks"]] == row_texts(draft)
    assert [task["lead"] for task in read["tasks"]] == [["Phòng Văn hóa - Xã hội"]]


def test_the_decision_carries_the_plan_and_the_proposal_goes_to_who_issues(
    cast: Cast, plan: Plan
) -> None:
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)

    decision = draft_issuing_papers(
        actor=cast.hoa.actor, uid=draft.uid, kind=PaperKind.DECISION
    ).paper
    proposal = draft_issuing_papers(
        actor=cast.hoa.actor, uid=draft.uid, kind=PaperKind.PROPOSAL
    ).paper

    assert decision.issuer == cast.commune.name
    assert "Ban hành kèm theo Quyết định này Kế hoạch" in decision.body[0].text
    assert [annex.label for annex in decision.annexes] == ["Kế hoạch", "Phụ lục"]
    assert proposal.issuer == cast.culture.name
    assert proposal.addressees == (cast.commune.name,)


def test_the_composer_asks_as_often_for_a_long_draft_as_for_a_short_one(
    cast: Cast, plan: Plan
) -> None:
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)
    url = f"/lam-viec/du-thao/{draft.uid}/"
    client = cast.hoa.client
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    version = 0
    for _ in range(5):
        saved, _place = take_offered(
            actor=cast.hoa.actor, uid=draft.uid, pointer="tasks/0", version=version
        )
        version = saved.version

    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(many) == len(few) <= 20


def test_the_issue_of_the_own_plan_fulfils_the_duty_before_its_work_is_given(
    cast: Cast, plan: Plan
) -> None:
    duty = PlanDuty.objects.create(
        plan=plan, organisation=cast.commune, name=cast.commune.name, path=cast.commune.path,
        area="40", due_on=date(2026, 12, 31), at=clock.now(),
    )  # fmt: skip
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)
    draft.document = Document.objects.create(
        issuer_key="ubnd xã châu tiến", kind="plan", symbol_key="05/kh-ubnd", symbol="05/KH-UBND",
        issuer_label=cast.commune.name, issuer=cast.commune, issued_on=date(2026, 11, 20),
        title=draft.title, owner_path=cast.commune.path, created_at=clock.now(),
    )  # fmt: skip

    about.on_issued(cast.hoa.actor, draft)

    duty.refresh_from_db()
    assert (duty.state, duty.child_symbol) == (DutyState.FULFILLED, "05/KH-UBND")
    assert duty.fulfilled_on == date(2026, 11, 20)


def test_a_draft_is_laid_beside_the_plan_above_before_anybody_issues_it(
    cast: Cast, plan: Plan
) -> None:
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)
    url = f"/lam-viec/ke-hoach/du-thao/{draft.uid}/doi-chieu/"

    page = cast.hoa.client.get(url)

    compared = page.context["page"].compared
    assert compared.counts["covered"] >= 1
    assert "Rà soát cân tại chợ" in page.content.decode()
    assert cast.hoa.client.get(f"{url}?loai=missing").status_code == 200
    assert cast.vy.client.get(url).status_code == 404
    assert cast.ha.client.post(f"{url}tra-loi/", {"fingerprint": "x"}).status_code == 404


def test_a_point_of_a_draft_is_set_aside_with_its_reason(cast: Cast, plan: Plan) -> None:
    draft = draft_child_plan(actor=cast.hoa.actor, uid=plan.uid)
    annex = draft.paper.annexes[0]
    paper = replace(draft.paper, annexes=(replace(annex, groups=()),))
    save_draft(actor=cast.hoa.actor, uid=draft.uid, paper=paper, version=draft.version)
    client, url = cast.hoa.client, f"/lam-viec/ke-hoach/du-thao/{draft.uid}/doi-chieu/"
    (finding, *_others) = client.get(url).context["page"].compared.findings

    client.post(f"{url}tra-loi/", {"fingerprint": finding.fingerprint, "reason": "Xã khác làm."})

    again = client.get(url)
    assert "Xã khác làm." in again.content.decode()
    assert again.context["page"].compared.open_findings == len(_others)
