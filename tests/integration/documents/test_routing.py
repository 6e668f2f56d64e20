"""A paper goes round: everybody in turn, back with a reason, recalled while nobody has touched it."""

from dataclasses import replace

import pytest

from chuan.core import clock, worklist
from chuan.core.models import InboxItem
from chuan.documents.enums import MoveKind, PaperState, StepKind, StepState
from chuan.documents.errors import MayNotDraft, PaperChanged, PaperRefused
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.examining import unanswered_findings
from chuan.documents.services import (
    answer_paper_finding,
    begin_paper,
    conclude_meeting,
    hand_step,
    pass_step,
    recall,
    return_step,
    save_draft,
    start_route,
)
from chuan.documents.services.routing import MeetingWords
from chuan.domain.vanban.writing import Block, BlockKind, PaperKind
from chuan.domain.workflow import TransitionRefused
from chuan.orgs.enums import Role
from tests.factories.cast import Cast, Member
from tests.factories.papers import make_paper, party_paper, plan_paper
from tests.factories.people import person
from tests.integration.documents.office import Office, at_number, carry, make_office, step_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast: Cast) -> Office:
    return make_office(cast)


def set_out(cast: Cast, **changes: object) -> PaperDraft:
    draft = make_paper(cast.hoa, plan_paper(**changes))
    return start_route(actor=cast.hoa.actor, uid=draft.uid)


def titles(member: Member) -> list[str]:
    items = worklist.list_items(member.actor, clock.today())
    return [item.title for item in items if item.kind == "paper"]


def test_the_usual_route_of_a_commune_goes_from_the_room_to_the_clerk(
    cast: Cast, office: Office
) -> None:
    draft = set_out(cast)

    kinds = [(step.kind, step.organisation.name) for step in draft.steps.all()]
    assert kinds == [
        (StepKind.COMPOSE, cast.culture.name),
        (StepKind.INITIAL, cast.culture.name),
        (StepKind.FORMAT, "Văn phòng HĐND và UBND xã Châu Tiến"),
        (StepKind.SUBMIT, "Văn phòng HĐND và UBND xã Châu Tiến"),
        (StepKind.SIGN, cast.commune.name),
        (StepKind.NUMBER, cast.commune.name),
        (StepKind.ISSUE, cast.commune.name),
    ]
    assert draft.steps.get(kind=StepKind.SUBMIT).state == StepState.SKIPPED, (
        "the office has no head"
    )
    assert titles(cast.head) == [plan_paper().title]
    assert titles(office.chief) == []
    step = carry(draft.uid, cast.head, office.examiner, office.chief)
    assert step.kind == StepKind.NUMBER
    draft.refresh_from_db()
    assert draft.state == PaperState.AWAITING_NUMBER
    assert titles(office.clerk) == [plan_paper().title]
    assert InboxItem.objects.filter(recipient_id=office.clerk.actor.id).count() == 1


def test_only_the_one_whose_turn_it_is_may_pass_and_a_second_press_finds_it_gone(
    cast: Cast, office: Office
) -> None:
    draft = set_out(cast)
    order = step_of(draft).order

    with pytest.raises(MayNotDraft):
        pass_step(actor=cast.hoa.actor, uid=draft.uid, order=order)
    pass_step(actor=cast.head.actor, uid=draft.uid, order=order)
    with pytest.raises(PaperChanged, match="Kiểm tra thể thức"):
        pass_step(actor=cast.head.actor, uid=draft.uid, order=order)


def test_a_paper_returned_is_changed_and_goes_the_same_way_again(
    cast: Cast, office: Office
) -> None:
    draft = set_out(cast)
    step = carry(draft.uid, cast.head)

    with pytest.raises(TransitionRefused):
        return_step(
            actor=office.examiner.actor, uid=draft.uid, order=step.order, to_order=1, reason=""
        )
    return_step(
        actor=office.examiner.actor,
        uid=draft.uid,
        order=step.order,
        to_order=1,
        reason="Thiếu căn cứ",
    )

    draft.refresh_from_db()
    assert draft.state == PaperState.RETURNED
    assert titles(cast.hoa) == [plan_paper().title]
    better = replace(plan_paper(), bases=("Căn cứ Luật Tiêu chuẩn và Quy chuẩn kỹ thuật;",))
    save_draft(actor=cast.hoa.actor, uid=draft.uid, paper=better, version=draft.version)
    start_route(actor=cast.hoa.actor, uid=draft.uid)
    assert step_of(draft).kind == StepKind.INITIAL
    assert [kept.number for kept in draft.revisions.all()] == [1, 2]
    kinds = list(draft.moves.values_list("kind", flat=True))
    assert kinds == [MoveKind.SET_OUT, MoveKind.PASSED, MoveKind.RETURNED, MoveKind.SET_OUT]


def test_a_return_to_a_step_between_leaves_the_drafter_out_of_it(
    cast: Cast, office: Office
) -> None:
    draft = set_out(cast)
    step = carry(draft.uid, cast.head, office.examiner)

    return_step(
        actor=office.chief.actor,
        uid=draft.uid,
        order=step.order,
        to_order=2,
        reason="Xem lại số liệu",
    )

    assert step_of(draft).kind == StepKind.INITIAL
    assert carry(draft.uid, cast.head, office.examiner, office.chief).kind == StepKind.NUMBER


def test_the_drafter_recalls_only_what_nobody_has_passed(cast: Cast, office: Office) -> None:
    draft = set_out(cast)
    recall(actor=cast.hoa.actor, uid=draft.uid, reason="Sửa trích yếu")
    assert PaperDraft.objects.get(uid=draft.uid).state == PaperState.DRAFTING
    assert not PaperDraft.objects.visible_to(office.chief.actor).exists()

    start_route(actor=cast.hoa.actor, uid=draft.uid)
    carry(draft.uid, cast.head)
    with pytest.raises(PaperRefused, match="Đã có người xử lý"):
        recall(actor=cast.hoa.actor, uid=draft.uid)


def test_the_turn_is_handed_to_a_colleague_of_the_same_body_and_no_other(
    cast: Cast, office: Office
) -> None:
    draft = set_out(cast)
    deputy = Member(person("Phó", cast.culture, role=Role.HEAD), cast.culture)
    order = step_of(draft).order
    assert deputy.person is not None
    assert office.chief.person is not None

    with pytest.raises(PaperRefused, match="người của cơ quan này"):
        hand_step(actor=cast.head.actor, uid=draft.uid, order=order, person=office.chief.person.uid)
    hand_step(actor=cast.head.actor, uid=draft.uid, order=order, person=deputy.person.uid)

    with pytest.raises(MayNotDraft):
        pass_step(actor=cast.head.actor, uid=draft.uid, order=order)
    pass_step(actor=deputy.actor, uid=draft.uid, order=order)


def test_what_the_machine_finds_in_the_form_is_answered_before_the_paper_goes_on(
    cast: Cast, office: Office
) -> None:
    late = Block(
        BlockKind.PARAGRAPH, "", "Như Điều 9 của Kế hoạch này, hoàn thành trước ngày 31/02/2027."
    )
    draft = set_out(cast, body=(*plan_paper().body, late))
    step = carry(draft.uid, cast.head)
    found = unanswered_findings(PaperDraft.objects.get(uid=draft.uid))
    assert found

    with pytest.raises(PaperRefused, match="điểm máy nêu"):
        pass_step(actor=office.examiner.actor, uid=draft.uid, order=step.order)
    for finding in found:
        answer_paper_finding(
            actor=office.examiner.actor,
            uid=draft.uid,
            fingerprint=finding.fingerprint,
            answer="Giữ nguyên",
        )
    pass_step(actor=office.examiner.actor, uid=draft.uid, order=step.order)


def test_a_party_committee_concludes_in_a_meeting_with_more_than_half_present(cast: Cast) -> None:
    writer = Member(person("Lành", cast.party_commune), cast.party_commune)
    secretary = Member(person("Mai", cast.party_commune, role=Role.HEAD), cast.party_commune)
    person("Thư", cast.party_commune, role=Role.CLERK)
    draft = make_paper(writer, party_paper())
    start_route(actor=writer.actor, uid=draft.uid)
    step = step_of(draft)
    assert step.kind == StepKind.MEETING
    words = MeetingWords(clock.today(), members=11, present=5, conclusion="Thống nhất ban hành.")

    with pytest.raises(PaperRefused, match="quá nửa"):
        conclude_meeting(actor=secretary.actor, uid=draft.uid, order=step.order, words=words)
    own = cast.party_commune.uid.hex
    begun = begin_paper(actor=writer.actor, kind=PaperKind.CONCLUSION, issuer=own)
    assert begun.paper.opening.startswith("Ngày [cần điền], Ban Thường vụ Đảng ủy họp")
    conclude_meeting(
        actor=secretary.actor, uid=draft.uid, order=step.order,
        words=replace(words, body="committee", present=9, agreed=9, conclusion_draft=begun.uid),
    )  # fmt: skip

    meeting = draft.steps.get(kind=StepKind.MEETING).meeting
    assert (meeting.present, meeting.members, meeting.conclusion_draft) == (9, 11, begun)
    begun.refresh_from_db()
    assert "Ban Chấp hành Đảng bộ họp" in begun.paper.opening
    assert "[cần điền], Ban" not in begun.paper.opening
    assert begun.paper.signatures[-1].authority == "T/M Ban Chấp hành"
    assert step_of(draft).kind == StepKind.SIGN


def test_a_route_nobody_can_finish_does_not_begin(cast: Cast) -> None:
    draft = make_paper(cast.hoa)

    with pytest.raises(PaperRefused, match=r"Cấp số|Ký"):
        start_route(actor=cast.hoa.actor, uid=draft.uid)
    assert not draft.steps.exists()


def test_nobody_signs_what_still_waits_to_be_filled_in(cast: Cast, office: Office) -> None:
    with pytest.raises(PaperRefused, match=r"1 chỗ \[cần điền\]"):
        at_number(cast, office, plan_paper(addressees=("[cần điền]",)))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "trích yếu"),
        ({"body": ()}, "nội dung"),
        ({"issuer": "Ủy ban nhân dân phường Trường Vinh"}, "cơ quan ban hành"),
        ({"symbol": "kh ubnd"}, "Ký hiệu"),
    ],
)
def test_a_paper_that_is_not_ready_says_what_it_lacks(
    cast: Cast, office: Office, changes: dict[str, object], says: str
) -> None:
    with pytest.raises(PaperRefused, match=says):
        set_out(cast, **changes)
