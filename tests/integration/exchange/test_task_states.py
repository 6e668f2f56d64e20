"""How far state work has come stands beside the party's own task, as the other side's word and no other."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuan.audit.models import AuditEntry
from chuan.core import clock
from chuan.documents.readers import SecrecyStamp
from chuan.exchange.enums import ItemState, NodeKind
from chuan.exchange.errors import (
    BundleRefused,
    MayNotExchange,
    NothingToSend,
    NothingToTell,
    NotLinked,
    SecretRefused,
)
from chuan.exchange.models import Partner, ReceivedItem, ReportedState, SaidResult, SentBundle
from chuan.exchange.selectors.telling import plans_to_tell, tellings
from chuan.exchange.services import Pick, accept_item, prepare_bundle, say_result, write_prepared
from chuan.exchange.things.task_states import TaskStates
from chuan.plans.enums import AssignmentState, LinkState, TaskState
from chuan.plans.models import Assignment, CarriedOut, Evidence, Note, Plan, Task
from chuan.plans.services import accept_import, add_link, answer_link
from tests.architecture.pages import faults_of
from tests.factories.cascade import accepted
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.drafts import document, make_draft, task
from tests.factories.exchange import (
    OtherNode,
    carry_out,
    open_for,
    paper,
    receive,
    task_state,
    trust,
)
from tests.factories.people import person

pytestmark = pytest.mark.django_db
OF_PARTY = "Lãnh đạo việc rà soát cân tại chợ"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def state_node(cast: Cast) -> OtherNode:
    """This node is the party's: the Tỉnh uỷ takes part and trusts a state node."""
    node = OtherNode(name="Nút tỉnh Nghệ An", kind=NodeKind.STATE)
    trust(node)
    open_for(cast.party)
    return node


@pytest.fixture
def party_plan(cast: Cast, state_node: OtherNode) -> Plan:
    """The party's plan with one task, and the state's 12/KH-UBND, which came in bundle 1."""
    receive(cast.quan.actor, state_node.bundle(state_node.item(cast.party, body=paper())))
    accept_item(actor=cast.quan.actor, uid=ReceivedItem.objects.get().uid)
    return accepted(
        cast.quan,
        document(
            issuer="Tỉnh ủy Nghệ An", symbol="03-KH/TU", date="2025-10-06", citations=[],
            reporting=[], title="Kế hoạch của Tỉnh ủy", tasks=[task(OF_PARTY, ["Đảng ủy xã Châu Tiến"])],
        ),
    )  # fmt: skip


def link(cast: Cast, plan: Plan) -> CarriedOut:
    """The party's officer joins the task with the state's plan."""
    from chuan.documents.models import Document

    carried = Document.objects.get(symbol="12/KH-UBND")
    return add_link(
        actor=cast.quan.actor, task=plan.tasks.get(kind="work").uid, document=carried.uid
    )


def told(cast: Cast, node: OtherNode, number: int = 0, **more: Any) -> ReceivedItem:
    """A bundle with one state comes in."""
    receive(
        cast.quan.actor,
        node.bundle(node.item(cast.party, "task_state", task_state(**more)), number=number),
    )
    return ReceivedItem.objects.filter(kind="task_state").latest("pk")


def beside(cast: Cast, plan: Plan) -> str:
    page = cast.quan.client.get(reverse("plans:cascade_party", args=[plan.uid]))
    assert not faults_of(page)
    return page.content.decode()


def test_what_the_state_told_stands_beside_the_task_and_is_nobodys_own_data(
    cast: Cast, state_node: OtherNode, party_plan: Plan
) -> None:
    link(cast, party_plan)
    before = list(Task.objects.values()), list(Assignment.objects.values())

    item = told(cast, state_node)
    assert "Đã rà soát 120 chợ" not in beside(cast, party_plan)
    accept_item(actor=cast.quan.actor, uid=item.uid)
    accept_item(actor=cast.quan.actor, uid=item.uid)

    page = beside(cast, party_plan)
    for words in (
        "Đang thực hiện",
        "1/3 nhiệm vụ đã xong",
        "Đã rà soát 120 chợ",
        "12/KH-UBND, 05/01/2026",
    ):
        assert words in page, words
    assert "Ủy ban nhân dân tỉnh Nghệ An báo, gói tin số 2 ngày 22/11/2026; Quân tiếp nhận" in page
    assert before == (list(Task.objects.values()), list(Assignment.objects.values()))
    own = party_plan.tasks.get(kind="work")
    detail = cast.quan.client.get(reverse("plans:task_detail", args=[own.uid]))
    assert "Đã rà soát 120 chợ" in detail.content.decode()
    assert not faults_of(detail)
    opened = cast.quan.client.get(reverse("exchange:item_detail", args=[item.uid])).content.decode()
    assert reverse("plans:cascade_party", args=[party_plan.uid]) in opened
    assert (
        AuditEntry.objects.filter(code="exchange.item.accepted", object_id=str(item.pk)).count()
        == 1
    )


def test_it_is_shown_to_the_body_it_was_sent_to_and_to_nobody_below(
    cast: Cast, state_node: OtherNode, party_plan: Plan
) -> None:
    link(cast, party_plan)
    accept_item(actor=cast.quan.actor, uid=told(cast, state_node).uid)
    below = Member(person("Hạnh", cast.party_commune), cast.party_commune)

    own = party_plan.tasks.get(kind="work")
    page = below.client.get(reverse("plans:task_detail", args=[own.uid]))

    assert page.status_code == 200
    assert "Đã rà soát 120 chợ" not in page.content.decode()


@pytest.mark.parametrize("numbers", [(3, 2), (2, 3)], ids=["older after newer", "in order"])
def test_the_later_bundle_has_the_last_word_whichever_comes_last(
    cast: Cast, state_node: OtherNode, party_plan: Plan, numbers: tuple[int, int]
) -> None:
    link(cast, party_plan)
    words = {2: {"result": "Mới bắt đầu"}, 3: {"state": "done", "done": 3, "result": "Đã xong"}}

    items = [told(cast, state_node, number, **words[number]) for number in numbers]
    done = [accept_item(actor=cast.quan.actor, uid=item.uid) for item in items]

    kept = ReportedState.objects.get()
    assert (kept.number, kept.state, kept.result) == (3, "done", "Đã xong")
    assert [item.state for item in done] == [ItemState.ACCEPTED] * 2
    assert ("mới hơn" in done[1].result_note) == (numbers == (3, 2))


def test_the_same_bundle_again_and_a_changed_one_change_nothing(
    cast: Cast, state_node: OtherNode, party_plan: Plan
) -> None:
    link(cast, party_plan)
    raw = state_node.bundle(state_node.item(cast.party, "task_state", task_state()))
    receive(cast.quan.actor, raw)
    accept_item(actor=cast.quan.actor, uid=ReceivedItem.objects.get(kind="task_state").uid)
    before = list(ReportedState.objects.values()), list(ReceivedItem.objects.values())

    assert "không thay đổi gì" in receive(cast.quan.actor, raw).message
    for place in range(0, len(raw), max(1, len(raw) // 12)):
        changed = bytearray(raw)
        changed[place] ^= 1
        with pytest.raises(BundleRefused):
            receive(cast.quan.actor, bytes(changed))

    assert before == (list(ReportedState.objects.values()), list(ReceivedItem.objects.values()))


def test_what_is_linked_with_no_task_or_not_known_goes_back_with_a_sentence_in_the_receipt(
    cast: Cast, state_node: OtherNode, party_plan: Plan
) -> None:
    proposed = link(cast, party_plan)
    CarriedOut.objects.filter(pk=proposed.pk).update(state=LinkState.PROPOSED)

    unlinked = told(cast, state_node)
    unknown = told(cast, state_node, plan="99/KH-UBND")

    assert [unlinked.state, unknown.state] == [ItemState.RETURNED] * 2
    assert "12/KH-UBND ngày 05/01/2026 chưa được liên kết" in unlinked.reason
    assert "chưa có văn bản 99/KH-UBND" in unknown.reason
    assert (unlinked.body, unlinked.owner_path) == ({}, cast.party.path)
    made = prepare_bundle(actor=cast.quan.actor, partner=Partner.objects.get().uid, picks=[])
    reasons = [row["reason"] for row in made.receipts["receipts"]]
    assert unlinked.reason in reasons
    assert unknown.reason in reasons


def test_a_link_that_went_away_meanwhile_keeps_the_item_waiting_and_says_why(
    cast: Cast, state_node: OtherNode, party_plan: Plan
) -> None:
    joined = link(cast, party_plan)
    item = told(cast, state_node)
    answer_link(actor=cast.quan.actor, uid=joined.uid, keep=False, reason="Nhầm")

    with pytest.raises(NotLinked, match="chưa được liên kết"):
        accept_item(actor=cast.quan.actor, uid=item.uid)
    link(cast, party_plan)
    Task.objects.filter(text=OF_PARTY).update(state=TaskState.WITHDRAWN)
    with pytest.raises(NotLinked):
        accept_item(actor=cast.quan.actor, uid=item.uid)

    assert not ReportedState.objects.exists()


def test_a_stamp_or_a_word_beyond_the_format_never_comes_in(
    cast: Cast, state_node: OtherNode, party_plan: Plan
) -> None:
    link(cast, party_plan)
    with pytest.raises(SecretRefused):
        told(cast, state_node, result="TỐI MẬT")

    more = told(cast, state_node, evidence=["ảnh.jpg"])

    assert more.state == ItemState.RETURNED
    assert "định dạng" in more.reason


def test_pages_ask_as_often_for_many_reports_as_for_one(
    cast: Cast, state_node: OtherNode, party_plan: Plan
) -> None:
    link(cast, party_plan)
    url = reverse("plans:cascade_party", args=[party_plan.uid])

    def asked() -> int:
        cast.quan.client.get(url)
        with CaptureQueriesContext(connection) as captured:
            cast.quan.client.get(url)
        return len(captured)

    accept_item(actor=cast.quan.actor, uid=told(cast, state_node).uid)
    few = asked()
    for n in range(6):
        accept_item(actor=cast.quan.actor, uid=told(cast, state_node, key=f"{n}" * 32).uid)

    assert ReportedState.objects.count() == 7
    assert asked() == few


# The other end: this node is the state's.


@pytest.fixture
def party_node(cast: Cast) -> OtherNode:
    node = OtherNode()
    trust(node)
    open_for(cast.province, cast.science)
    return node


@pytest.fixture
def plan(cast: Cast, party_node: OtherNode) -> Plan:
    """The province's plan, which cites a document of the party."""
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    return carry_out(Plan.objects.get())


def work_of(plan: Plan) -> Task:
    """Its first task, done by everybody with evidence and words about it."""
    found = plan.tasks.get(text="Tuyên truyền đến doanh nghiệp")
    found.assignments.update(
        state=AssignmentState.DONE, closed=True, closed_at=clock.now(), reported_by="Bà Hà"
    )
    share = found.assignments.all()[0]
    Evidence.objects.create(
        assignment=share, kind="statement", statement="Lời kể của bà Hà", path=share.path,
        by_id="x", by_label="Bà Hà", at=clock.now(),
    )  # fmt: skip
    Note.objects.create(
        assignment=share, kind="direction", author_id="x", author_label="Bà Hà",
        text="Ý kiến nội bộ", at=clock.now(),
    )  # fmt: skip
    return found


def send_states(member: Member, node: OtherNode, *uids: UUID) -> SentBundle:
    picks = [Pick("task_state", uid.hex, node.body) for uid in uids]
    partner = Partner.objects.get(node=node.node)
    made = prepare_bundle(actor=member.actor, partner=partner.uid, picks=picks)
    return write_prepared(actor=member.actor, uid=made.uid, progress=lambda *_told: None)


def test_state_day_sentence_and_document_leave_and_nothing_else(
    cast: Cast, plan: Plan, party_node: OtherNode
) -> None:
    done = work_of(plan)
    say_result(
        actor=cast.minh.actor, uid=done.uid, result="  Đã tập huấn 40 doanh nghiệp ",
        symbol="20/BC-UBND", issued_on=date(2026, 11, 12),
    )  # fmt: skip

    left = TaskStates().export(cast.minh.actor, done.uid.hex, "")

    assert not left.files
    assert left.body == {
        "sender": "UBND tỉnh Nghệ An", "note": "", "key": done.uid.hex, "whole": False,
        "plan_issuer": "Ủy ban nhân dân tỉnh Nghệ An", "plan_symbol": "12/KH-UBND",
        "plan_date": "2026-01-05", "clause": done.clause, "text": done.text, "state": "done",
        "done": left.body["total"], "total": left.body["total"],
        "closed_on": f"{clock.today():%Y-%m-%d}", "result": "Đã tập huấn 40 doanh nghiệp",
        "symbol": "20/BC-UBND", "issued_on": "2026-11-12",
    }  # fmt: skip
    whole = TaskStates().export(cast.minh.actor, plan.uid.hex, "").body
    assert (whole["state"], whole["done"], whole["symbol"]) == ("in_progress", 1, "12/KH-UBND")
    for words in ("Bà Hà", "Lời kể", "nội bộ"):
        assert words not in f"{left.body}{whole}"
    sent = send_states(cast.minh, party_node, done.uid, plan.uid)
    assert sent.items.count() == 2


def test_only_what_carries_a_party_document_out_is_offered_and_leaves(
    cast: Cast, plan: Plan, party_node: OtherNode
) -> None:
    assert [row.task is None for row in tellings(cast.minh.actor)][:2] == [True, False]
    assert [row.text for row in tellings(cast.minh.actor, "ra soat can")] == ["Rà soát cân tại chợ"]
    assert tellings(cast.minh.actor, "12/KH-UBND")[0].task is None
    assert not tellings(cast.minh.actor, "không có chữ này")
    khoa = Member(person("Khoa", cast.science), cast.science)
    assert not tellings(khoa.actor)
    with pytest.raises(NothingToTell):
        send_states(khoa, party_node, plan.uid)

    plan.parents.update(state=LinkState.DISMISSED)

    assert not plans_to_tell(cast.minh.actor).exists()
    with pytest.raises(NothingToTell):
        send_states(cast.minh, party_node, plan.uid)
    assert not SentBundle.objects.exists()


def test_it_goes_to_nodes_of_the_party_alone(cast: Cast, plan: Plan) -> None:
    state = OtherNode(name="Nút tỉnh khác", kind=NodeKind.STATE)
    trust(state)

    with pytest.raises(NothingToSend, match="không gửi được"):
        send_states(cast.minh, state, plan.uid)
    page = cast.minh.client.get(
        reverse("exchange:bundle_new", args=[Partner.objects.get(node=state.node).uid])
    ).content.decode()
    assert "cả kế hoạch" not in page


def test_who_may_not_exchange_says_nothing_and_a_stamp_is_refused(
    cast: Cast, plan: Plan, party_node: OtherNode
) -> None:
    said = {"uid": plan.uid, "symbol": "", "issued_on": None}
    for stranger in (cast.province_admin, cast.hoa, cast.quan):
        with pytest.raises(MayNotExchange):
            say_result(actor=stranger.actor, result="x", **said)
    with pytest.raises(SecrecyStamp):
        say_result(actor=cast.minh.actor, result="TUYỆT MẬT", **said)
    page = cast.minh.client.post(
        reverse("exchange:state_words", args=[plan.uid]), {"result": "TUYỆT MẬT"}
    )

    assert page.status_code == 422
    assert not SaidResult.objects.exists()
    assert AuditEntry.objects.filter(code="documents.secret_words_refused").exists()


def test_the_sentence_is_written_and_sent_from_pages(
    cast: Cast, plan: Plan, party_node: OtherNode
) -> None:
    client, partner = cast.minh.client, Partner.objects.get()
    words = reverse("exchange:state_words", args=[plan.uid])
    wrong = client.post(words, {"result": "Đã họp", "issued_on": "2026-11-12"})
    assert wrong.status_code == 422
    assert not faults_of(wrong)

    given = {"result": "Đã họp", "symbol": "20/BC-UBND", "issued_on": "2026-11-12"}
    assert client.post(words, given).status_code == 302

    listed = client.get(reverse("exchange:state_list"))
    assert "Đã họp" in listed.content.decode()
    assert not faults_of(listed)
    new = reverse("exchange:bundle_new", args=[partner.uid])
    assert "Đã họp · 20/BC-UBND ngày 12/11/2026" in client.get(new).content.decode()
    assert client.post(new, {"bodies": party_node.body}).status_code == 422
    sent = client.post(new, {"bodies": party_node.body, "task_state": plan.uid.hex})
    assert sent.status_code == 302
    assert SentBundle.objects.get().items.get().kind == "task_state"
    assert AuditEntry.objects.filter(code="exchange.result.said").count() == 1
