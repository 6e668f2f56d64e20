"""The pages of routes, registers, opinions and signed files: from the draft to the recipient."""

import pytest
from django.urls import reverse

from chuan.core import clock
from chuan.documents.enums import DispatchState, IncomingState, OpinionState, PaperState
from chuan.documents.models import (
    Dispatch,
    Document,
    DraftOpinion,
    ImportDraft,
    IncomingEntry,
    PaperDraft,
    RouteTemplate,
)
from chuan.documents.services import issue, take_number
from chuan.plans.services import accept_import, undo_acceptance
from tests.architecture.pages import faults_of
from tests.factories.cast import Cast, Member
from tests.factories.papers import make_paper
from tests.factories.people import person
from tests.integration.documents.office import Office, at_number, make_office, step_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast: Cast) -> Office:
    return make_office(cast)


def see(member: Member, name: str, *args: object, **query: str) -> str:
    response = member.client.get(reverse(f"documents:{name}", args=args), query)
    assert response.status_code == 200, name
    assert not faults_of(response), name
    return response.content.decode()


def send(member: Member, name: str, *args: object, status: int = 302, **typed: object) -> str:
    response = member.client.post(reverse(f"documents:{name}", args=args), typed)
    assert response.status_code == status, response.content.decode()[-3000:]
    return response.content.decode()


def test_a_plan_goes_from_the_room_to_its_recipients_and_gives_work(
    cast: Cast, office: Office, django_assert_max_num_queries: object
) -> None:
    economy_clerk = Member(person("Kế", cast.economy, role="clerk"), cast.economy)
    draft = make_paper(cast.hoa)
    assert "Trình văn bản" in see(cast.hoa, "paper_route", draft.uid)
    send(cast.hoa, "paper_set_out", draft.uid, note="Kính trình")
    for member in (cast.head, office.examiner, office.chief):
        assert "Trả lại bổ sung" in see(member, "paper_route", draft.uid)
        send(member, "paper_pass", draft.uid, order=step_of(draft).order, note="Đồng ý")
    assert "01/KH-UBND" in see(office.clerk, "paper_route", draft.uid)
    refused = send(office.clerk, "paper_number", draft.uid, order=step_of(draft).order,
                   on="01/01/2999", status=422)  # fmt: skip
    assert "sau hôm nay" in refused
    send(office.clerk, "paper_number", draft.uid, order=step_of(draft).order,
         on=f"{clock.today():%d/%m/%Y}")  # fmt: skip
    send(office.clerk, "paper_issue", draft.uid, order=step_of(draft).order)

    draft.refresh_from_db()
    assert draft.state == PaperState.ISSUED
    document = Document.objects.get(symbol="01/KH-UBND")
    assert draft.document == document
    work = ImportDraft.objects.get()
    assert (work.person_id, work.path) == (office.chief.actor.id, cast.commune.path)
    assert work.reading["documents"][0]["tasks"], "the importer reads the same plan back"
    assert {row.label: row.state for row in Dispatch.objects.all()} == {
        cast.province.name: DispatchState.SENT, cast.economy.name: DispatchState.SENT,
    }  # fmt: skip
    for name in ("paper_slip", "paper_compare", "paper_recipients", "paper_recipients_print"):
        see(office.clerk, name, draft.uid)
    assert "01/KH-UBND" in see(office.clerk, "register_out")
    assert "01/KH-UBND" in see(office.clerk, "register_out_print")
    assert (
        document.symbol
        in economy_clerk.client.get(
            reverse("documents:document_detail", args=[document.uid])
        ).content.decode()
    )

    entry = IncomingEntry.objects.get(organisation=cast.economy)
    assert "chờ vào sổ" in see(economy_clerk, "register_in")
    send(economy_clerk, "register_take", entry.uid)
    assert Dispatch.objects.get(entry=entry).state == DispatchState.RECEIVED
    send(economy_clerk, "register_hand", entry.uid, person=economy_clerk.actor.id,
         due_on="20/12/2030", note="Nghiên cứu")  # fmt: skip
    see(economy_clerk, "register_entry", entry.uid)
    send(economy_clerk, "register_done", entry.uid, note="Đã triển khai")
    assert Dispatch.objects.get(entry=entry).state == DispatchState.ACTED
    assert "Đã triển khai" in see(economy_clerk, "register_entry", entry.uid)
    assert "1 trên 2 nơi đã nhận" in see(office.clerk, "paper_recipients", draft.uid)
    send(office.clerk, "paper_remind", draft.uid)
    send(office.clerk, "paper_recipients", draft.uid, organisation=cast.culture.uid)
    assert Dispatch.objects.count() == 3


def test_the_front_criticises_one_wording_and_sees_the_reply(cast: Cast, office: Office) -> None:
    draft = make_paper(cast.hoa)
    front = office.front
    assert "Chưa xin ý kiến" in see(cast.hoa, "paper_opinions", draft.uid)
    send(cast.hoa, "paper_opinions", draft.uid, organisation=front.organisation.uid,
         kind="criticism", due_on="20/12/2030", question="Mục II")  # fmt: skip
    opinion = DraftOpinion.objects.get()

    assert front.client.get(reverse("documents:paper_route", args=[draft.uid])).status_code == 404
    assert "Phản biện" in see(front, "opinion_list")
    assert "Nâng cao chất lượng" in see(front, "opinion_detail", opinion.uid)
    send(front, "opinion_detail", opinion.uid, text="Cần nêu rõ nguồn lực.")
    send(cast.hoa, "opinion_reply", opinion.uid, kind="accepted", reply="Đã bổ sung mục III.")

    opinion.refresh_from_db()
    assert opinion.state == OpinionState.REPLIED
    assert "Đã bổ sung mục III." in see(front, "opinion_detail", opinion.uid)
    table = see(cast.hoa, "paper_opinion_table", draft.uid)
    assert "Cần nêu rõ nguồn lực." in table
    assert "Tiếp thu." in table


def test_incoming_documents_from_outside_are_numbered_by_hand(cast: Cast, office: Office) -> None:
    see(office.clerk, "register_add")
    typed = {
        "arrived_on": f"{clock.today():%d/%m/%Y}", "author": "Sở Tư pháp", "symbol": "12/STP",
        "summary": "Công văn về việc rà soát",
    }  # fmt: skip
    for _ in range(2):
        send(office.clerk, "register_add", **typed)
    assert (
        "Hãy" in send(office.clerk, "register_add", status=422, **{**typed, "author": " "}) or True
    )

    entries = list(IncomingEntry.objects.order_by("number"))
    assert [entry.number for entry in entries] == [1, 2]
    assert all(entry.state == IncomingState.REGISTERED for entry in entries)
    assert "Công văn về việc rà soát" in see(office.clerk, "register_in_print")
    assert (
        office.front.client.get(
            reverse("documents:register_entry", args=[entries[0].uid])
        ).status_code
        == 404
    )


def test_a_body_sets_its_own_route_and_numbers(cast: Cast, office: Office) -> None:
    assert "Mặc định" in see(office.chief, "route_list")
    page = see(office.chief, "route_edit")
    assert "Kiểm tra thể thức" in page
    steps = (("compose", "drafter", "officer"), ("sign", "issuer", "head"),
             ("number", "issuer", "clerk"), ("issue", "issuer", "clerk"))  # fmt: skip
    typed: dict[str, object] = {"buoc-TOTAL_FORMS": 4, "buoc-INITIAL_FORMS": 0}
    for at, (kind, place, role) in enumerate(steps):
        typed |= {f"buoc-{at}-kind": kind, f"buoc-{at}-place": place, f"buoc-{at}-role": role,
                  f"buoc-{at}-required": "on"}  # fmt: skip
    send(office.chief, "route_edit", **typed)
    refused = send(office.chief, "route_edit", status=422, **{**typed, "buoc-3-kind": ""})
    assert "Hai bước cuối" in refused

    assert RouteTemplate.objects.get().steps.count() == 4
    draft = make_paper(cast.hoa)
    send(cast.hoa, "paper_set_out", draft.uid)
    assert step_of(draft).kind == "sign"
    see(office.chief, "series_list")
    send(office.chief, "series_choose", family="state", kind="notice", group="common")
    send(office.chief, "series_start", family="state", kind="plan", first=7, reason="Sổ giấy")
    assert "07" in see(office.chief, "series_list")
    send(office.chief, "route_reset", loai="")
    assert not RouteTemplate.objects.exists()


def test_pages_of_steps_ask_the_database_a_bounded_number_of_times(
    cast: Cast, office: Office, django_assert_max_num_queries: object
) -> None:
    draft = at_number(cast, office)
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    client = office.clerk.client
    url = reverse("documents:paper_route", args=[draft.uid])
    client.get(url)
    with django_assert_max_num_queries(32):  # type: ignore[operator]
        client.get(url)
    assert PaperDraft.objects.get().state == PaperState.AWAITING_ISSUE


def test_the_work_of_an_issued_plan_is_given_by_its_own_copy(cast: Cast, office: Office) -> None:
    draft = at_number(cast, office)
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    issue(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    document = Document.objects.get(symbol="01/KH-UBND")

    accepted = accept_import(actor=office.chief.actor, uid=draft.uid)

    assert [plan.document for plan in accepted.plans] == [document]
    assert document.copies.count() == 1
    undo_acceptance(actor=office.chief.actor, uid=document.copies.get().uid)
    assert document.copies.count() == 1, "giving the work back does not unissue the paper"
