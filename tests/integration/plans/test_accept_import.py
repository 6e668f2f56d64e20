"""Accepting a draft makes one document, its plan and the work of every body under the own organisation."""

from datetime import date

import pytest

from chuan.audit.models import AuditEntry
from chuan.core import search
from chuan.documents import services as documents
from chuan.documents.errors import CopyExists, DraftNotFound, IdentityMissing
from chuan.documents.models import Document, ImportDraft
from chuan.documents.selectors.copies import list_documents
from chuan.domain.errors import NotAllowed
from chuan.plans import services
from chuan.plans.models import Assignment, NamedBody, Plan, Task
from chuan.plans.selectors.distribution import distribute_draft
from tests.factories import drafts
from tests.factories.cast import Cast, Member

ON = date(2026, 11, 22)


def test_makes_tasks_with_dates_for_bodies_under_the_own_organisation(cast: Cast) -> None:
    draft = drafts.make_draft(cast.minh)

    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    plan = made.plans[0]
    assert plan.document.symbol == "12/KH-UBND"
    first, second, report = plan.tasks.order_by("order")
    assert first.due_on == date(2027, 9, 30)
    assert [s.organisation for s in first.assignments.filter(role="lead")] == [cast.science]
    assert second.due_on is not None
    assert second.due_on.month == 12
    assert {s.organisation for s in second.assignments.all()} == {cast.commune, cast.ward}
    assert {s.collective_from for s in second.assignments.all()} == {"UBND các xã, phường"}
    assert report.kind == "report"
    assert (report.due_on.month, report.due_on.day) == (11, 19)
    assert report.recurrence == "annual"


def test_a_collective_has_one_body_that_answers_for_compiling(cast: Cast) -> None:
    draft = drafts.make_draft(cast.minh)
    documents.set_choice(
        actor=cast.minh.actor, uid=draft.uid, key="compiler:/documents/0/tasks/1",
        value=cast.ward.uid.hex,
    )  # fmt: skip

    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    assert made.plans[0].tasks.get(order=1).compiler == cast.ward


def test_by_default_the_body_that_leads_most_compiles(cast: Cast) -> None:
    draft = drafts.make_draft(cast.minh)
    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)
    assert made.plans[0].tasks.get(order=1).compiler == cast.science


def test_records_bodies_elsewhere_and_gives_them_nothing(cast: Cast) -> None:
    read = drafts.reading(
        drafts.document(tasks=[drafts.task("Kiểm tra", ["Sở KH&CN", "Bộ Khoa học và Công nghệ"])])
    )
    draft = drafts.make_draft(cast.minh, read)

    services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    assert [n.name for n in NamedBody.objects.all()] == ["Bộ Khoa học và Công nghệ"]
    assert Assignment.objects.filter(task__kind="work").count() == 1


def test_a_document_exists_once_however_many_bodies_import_it(cast: Cast) -> None:
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    other = drafts.make_draft(cast.hoa, drafts.reading(drafts.document(symbol="Số 12/KH–UBND")))

    services.accept_import(actor=cast.hoa.actor, uid=other.uid)

    assert Document.objects.count() == 1
    assert Plan.objects.count() == 2


def test_the_same_organisation_is_told_who_was_first(cast: Cast) -> None:
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    again = drafts.make_draft(cast.minh)
    with pytest.raises(CopyExists, match="Minh đã tiếp nhận"):
        services.accept_import(actor=cast.minh.actor, uid=again.uid)
    assert ImportDraft.objects.get(uid=again.uid).state == "open"


def test_a_blank_number_must_be_filled_in_or_declared_missing(cast: Cast) -> None:
    blank = drafts.document(symbol="/KH-UBND", number_blank=True, date="2026")
    draft = drafts.make_draft(cast.minh, drafts.reading(blank))
    with pytest.raises(IdentityMissing, match="số, ký hiệu, ngày ban hành"):
        services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    documents.correct_item(
        actor=cast.minh.actor, uid=draft.uid, path="/documents/0",
        typed={"symbol": "7/KH-UBND", "date": "06/01/2026"},
    )  # fmt: skip
    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    assert made.copies[0].document.symbol == "7/KH-UBND"
    assert made.copies[0].document.issued_on == date(2026, 1, 6)


def test_a_document_without_a_number_is_known_by_its_title(cast: Cast) -> None:
    blank = drafts.document(symbol=None, date=None)
    draft = drafts.make_draft(cast.minh, drafts.reading(blank))
    documents.set_choice(actor=cast.minh.actor, uid=draft.uid, key="unnumbered:0", value="1")

    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    assert made.copies[0].document.symbol == ""
    assert made.copies[0].document.symbol_key.startswith("~")


def test_a_plan_issued_with_a_decision_bears_its_number_and_date(cast: Cast) -> None:
    decision = drafts.document(kind="decision", symbol="9/QĐ-UBND", tasks=[], reporting=[])
    plan = drafts.document(symbol=None, date=None, issuer=None)
    draft = drafts.make_draft(cast.minh, drafts.reading(decision, plan))

    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    assert [c.document.kind for c in made.copies] == ["decision", "plan"]
    assert {c.document.symbol for c in made.copies} == {"9/QĐ-UBND"}
    assert len(made.plans) == 1


def test_corrections_and_removals_count(cast: Cast) -> None:
    draft = drafts.make_draft(cast.minh)
    act = {"actor": cast.minh.actor, "uid": draft.uid}
    documents.correct_item(**act, path="/documents/0/tasks/0", typed={"lead": "Sở Tài chính"})
    documents.remove_item(**act, path="/documents/0/tasks/1")
    documents.add_item(
        **act, document=0, section="tasks", typed={"text": "Việc thêm", "lead": "Sở KH&CN"}
    )

    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)

    tasks = made.plans[0].tasks.filter(kind="work").order_by("order")
    assert [t.text for t in tasks] == ["Tuyên truyền đến doanh nghiệp", "Việc thêm"]
    assert tasks[0].assignments.get(role="lead").organisation == cast.finance


def test_the_preview_counts_what_acceptance_makes(cast: Cast) -> None:
    draft = drafts.make_draft(cast.minh)
    before = distribute_draft(draft, ON)
    made = services.accept_import(actor=cast.minh.actor, uid=draft.uid)
    assert (before.task_count, before.share_count) == (made.task_count, Assignment.objects.count())
    assert before.body_count == made.body_count


def test_another_person_finds_no_draft(cast: Cast) -> None:
    draft = drafts.make_draft(cast.minh)
    with pytest.raises(DraftNotFound):
        services.accept_import(actor=cast.hoa.actor, uid=draft.uid)


def test_an_administrator_may_not_accept(cast: Cast) -> None:
    draft = drafts.make_draft(cast.province_admin)
    with pytest.raises(NotAllowed):
        services.accept_import(actor=cast.province_admin.actor, uid=draft.uid)


def test_is_recorded_and_found_by_those_who_may_see_it(cast: Cast) -> None:
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)

    codes = set(AuditEntry.objects.values_list("code", flat=True))
    assert {"documents.document.accepted", "plans.plan.accepted"} <= codes
    assert search.search(cast.minh.actor, "12/KH-UBND").total
    assert search.search(cast.tuan.actor, "ra soat can").total == 0
    assert search.search(cast.vy.actor, "tuyen truyen doanh nghiep").total == 0


@pytest.mark.parametrize("name", ["vy", "quan", "tuan"])
def test_a_stranger_sees_nothing_of_it(cast: Cast, name: str) -> None:
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    stranger: Member = cast.member(name)
    assert not Task.objects.visible_to(stranger.actor).exists()
    assert not Plan.objects.visible_to(stranger.actor).exists()
    assert not list_documents(stranger.actor).exists()
