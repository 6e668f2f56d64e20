"""Numbers go up by one, begin again each year or each term, and are never lost without a reason."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from chuan.core import clock
from chuan.documents.enums import NumberState, PaperState
from chuan.documents.errors import MayNotDraft, NumberTaken, PaperRefused
from chuan.documents.models import IssuedNumber, NumberSeries, PaperDraft
from chuan.documents.services import (
    choose_group,
    open_term,
    register_number,
    return_step,
    start_series,
    take_number,
    void_number,
    withdraw_draft,
)
from chuan.documents.services.numbering import OutsideNumber
from chuan.domain.vanban.writing import PaperKind
from chuan.orgs.enums import Role
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.papers import make_paper, party_paper, plan_paper
from tests.factories.people import person
from tests.integration.documents.office import Office, at_number, make_office, step_of

pytestmark = pytest.mark.django_db
Tell = Callable[[datetime], None]


@pytest.fixture
def office(cast: Cast) -> Office:
    return make_office(cast)


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Tell the time, as Vietnam's clocks show it."""

    def tell(at: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at.astimezone(UTC))

    return tell


def numbered(cast: Cast, office: Office, paper: object = None, on: date | None = None) -> str:
    draft = at_number(cast, office, paper)
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order, on=on)
    return IssuedNumber.objects.get(draft=draft, state=NumberState.USED).symbol


def letter() -> object:
    return plan_paper(kind=PaperKind.OFFICIAL_LETTER, symbol="UBND-VHXH")


def test_each_kind_has_its_own_run_unless_the_body_numbers_kinds_together(
    cast: Cast, office: Office
) -> None:
    assert numbered(cast, office) == "01/KH-UBND"
    assert numbered(cast, office) == "02/KH-UBND"
    assert numbered(cast, office, letter()) == "01/UBND-VHXH"

    for kind in (PaperKind.NOTICE, PaperKind.REPORT):
        choose_group(actor=office.chief.actor, family="state", kind=kind, group="common")
    notice = plan_paper(kind=PaperKind.NOTICE, symbol="TB-UBND")
    report = plan_paper(kind=PaperKind.REPORT, symbol="BC-UBND")
    assert numbered(cast, office, notice) == "01/TB-UBND"
    assert numbered(cast, office, report) == "02/BC-UBND"


def test_the_first_of_january_begins_a_run_of_its_own(
    cast: Cast, office: Office, it_is: Tell
) -> None:
    it_is(datetime(2026, 12, 31, 23, 50, tzinfo=clock.VIETNAM))
    assert numbered(cast, office) == "01/KH-UBND"
    assert numbered(cast, office) == "02/KH-UBND"

    it_is(datetime(2027, 1, 1, 0, 10, tzinfo=clock.VIETNAM))
    assert numbered(cast, office, on=date(2026, 12, 31)) == "03/KH-UBND", "signed last night"
    assert numbered(cast, office) == "01/KH-UBND"

    periods = NumberSeries.objects.order_by("period").values_list("period", "last")
    assert list(periods) == [("2026", 3), ("2027", 1)]


def test_days_follow_numbers(cast: Cast, office: Office, it_is: Tell) -> None:
    it_is(datetime(2026, 11, 20, 9, tzinfo=clock.VIETNAM))
    numbered(cast, office)

    with pytest.raises(PaperRefused, match="20/11/2026"):
        numbered(cast, office, on=date(2026, 11, 19))
    with pytest.raises(PaperRefused, match="sau hôm nay"):
        numbered(cast, office, on=date(2026, 11, 21))


def test_a_party_committee_counts_through_its_term(cast: Cast, it_is: Tell) -> None:
    writer = Member(person("Lành", cast.party_commune), cast.party_commune)
    head = Member(person("Mai", cast.party_commune, role=Role.HEAD), cast.party_commune)
    clerk = Member(person("Thư", cast.party_commune, role=Role.CLERK), cast.party_commune)

    def number(on: datetime) -> str:
        it_is(on)
        draft = make_paper(writer, party_paper())
        from chuan.documents.services import conclude_meeting, pass_step, start_route
        from chuan.documents.services.routing import MeetingWords

        start_route(actor=writer.actor, uid=draft.uid)
        words = MeetingWords(clock.today(), 11, 9, "Thống nhất.")
        conclude_meeting(actor=head.actor, uid=draft.uid, order=step_of(draft).order, words=words)
        pass_step(actor=head.actor, uid=draft.uid, order=step_of(draft).order)
        take_number(actor=clerk.actor, uid=draft.uid, order=step_of(draft).order)
        return IssuedNumber.objects.get(draft=draft).symbol

    with pytest.raises(PaperRefused, match="nhiệm kỳ"):
        number(datetime(2026, 6, 1, tzinfo=clock.VIETNAM))
    open_term(actor=head.actor, name="2025-2030", starts_on=date(2025, 8, 1), ends_on=None)

    assert number(datetime(2026, 12, 31, tzinfo=clock.VIETNAM)) == "01-KH/ĐU"
    assert number(datetime(2027, 1, 2, tzinfo=clock.VIETNAM)) == "02-KH/ĐU"
    open_term(actor=head.actor, name="2030-2035", starts_on=date(2030, 8, 1), ends_on=None)
    assert number(datetime(2030, 8, 2, tzinfo=clock.VIETNAM)) == "01-KH/ĐU"


def test_a_number_is_lost_only_with_a_reason_and_never_once_issued(
    cast: Cast, office: Office
) -> None:
    draft = at_number(cast, office)
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    draft.refresh_from_db()
    assert draft.state == PaperState.AWAITING_ISSUE
    number = IssuedNumber.objects.get()

    with pytest.raises(MayNotDraft):
        void_number(actor=cast.hoa.actor, uid=number.uid, reason="Nhầm")
    step = step_of(draft)
    return_step(
        actor=office.clerk.actor,
        uid=draft.uid,
        order=step.order,
        to_order=1,
        reason="Dừng ban hành",
    )
    withdraw_draft(actor=cast.hoa.actor, uid=draft.uid, reason="Đã có kế hoạch chung")

    number.refresh_from_db()
    assert (number.state, number.reason) == (NumberState.VOIDED, "Đã có kế hoạch chung")
    assert numbered(cast, office) == "02/KH-UBND"


def test_a_paper_sent_back_keeps_the_number_it_has(cast: Cast, office: Office) -> None:
    draft = at_number(cast, office)
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    step = step_of(draft)
    sign = draft.steps.get(kind="sign").order
    return_step(
        actor=office.clerk.actor, uid=draft.uid, order=step.order, to_order=sign, reason="Ký lại"
    )
    from tests.integration.documents.office import carry

    step = carry(draft.uid, office.chief)
    assert step.kind == "issue"
    assert IssuedNumber.objects.count() == 1


def test_numbers_of_the_paper_register_and_of_the_document_system_fit_in(
    cast: Cast, office: Office
) -> None:
    start_series(
        actor=office.clerk.actor, family="state", kind="plan", first=41, reason="Sổ giấy đến số 40"
    )
    assert numbered(cast, office) == "41/KH-UBND"
    with pytest.raises(PaperRefused):
        start_series(actor=office.clerk.actor, family="state", kind="plan", first=9, reason="Nhầm")

    def register(number: int) -> None:
        draft = at_number(cast, office)
        outside = OutsideNumber(number, clock.today())
        order = step_of(draft).order
        register_number(actor=office.clerk.actor, uid=draft.uid, order=order, outside=outside)

    register(45)
    with pytest.raises(NumberTaken):
        register(45)
    register(43)
    with pytest.raises(PaperRefused, match="sổ giấy"):
        register(7)
    assert numbered(cast, office) == "46/KH-UBND"
    rows = IssuedNumber.objects.order_by("number").values_list("number", "state")
    assert list(rows) == [
        (41, "used"), (42, "elsewhere"), (43, "used"), (44, "elsewhere"), (45, "used"), (46, "used"),
    ]  # fmt: skip
    assert not IssuedNumber.objects.exclude(state="used").filter(reason="").exists()


@pytest.mark.django_db(transaction=True)
def test_twenty_clerks_at_once_give_each_paper_one_number_and_skip_none() -> None:
    """Ten papers, each pressed twice in the same moment."""
    cast = make_cast()
    office = make_office(cast)
    drafts = [at_number(cast, office) for _ in range(10)]
    orders = {draft.uid: step_of(draft).order for draft in drafts}

    def press(draft: PaperDraft) -> Callable[[], object]:
        actor = office.clerk.actor
        return lambda: take_number(actor=actor, uid=draft.uid, order=orders[draft.uid])

    presses = [press(draft) for draft in drafts for _twice in range(2)]
    said = at_once(*presses) if connection.vendor == "postgresql" else [outcome(p) for p in presses]

    assert sorted(said) == ["PaperChanged"] * 10 + ["done"] * 10
    assert sorted(IssuedNumber.objects.values_list("number", flat=True)) == list(range(1, 11))
    assert NumberSeries.objects.get().last == 10


def outcome(act: Callable[[], object]) -> str:
    """The same presses one after another, where the engine has one writer at a time."""
    try:
        act()
    except PaperRefused as refusal:
        return type(refusal).__name__
    except Exception as refusal:  # noqa: BLE001  (the name is what the test compares)
        return type(refusal).__name__
    return "done"
