"""A dossier from its opening to its end: who may, what is asked, what time says, who sees it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from chuan.audit.models import AuditEntry
from chuan.core import clock, reliance
from chuan.core.actor import Actor, system_actor
from chuan.core.models import InboxItem
from chuan.documents.readers import SecrecyStamp
from chuan.domain.sentences import Sentence
from chuan.orgs.enums import Role
from chuan.procedures import guards, subjects
from chuan.procedures.errors import (
    DefinitionChanged,
    DefinitionFaulty,
    DossierNotFound,
    MayNotOpen,
    MayNotTakeStep,
    StepRefused,
    StepTaken,
)
from chuan.procedures.models import VERSION, Dossier, DossierStep, Receipt
from chuan.procedures.selectors.dossiers import dossier_page, dossiers_of
from chuan.procedures.selectors.receipts import looked_up
from chuan.procedures.selectors.statistics import counts
from chuan.procedures.services.opening import Opening, Subject, open_dossier
from chuan.procedures.services.parties import appoint_party
from chuan.procedures.services.stepping import take_step, undo_step
from chuan.procedures.services.timing import look_at_clocks
from tests.factories.cast import Cast, make_cast
from tests.factories.people import acting, person
from tests.factories.procedures import KEY, SOURCE, give_papers, load_procedure, opened, sent, step

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 8, 3, 2, tzinfo=UTC)
"""Monday 03/8/2026, nine in the morning in Vietnam; no holiday until 02/9."""


def on_day(day: int, month: int = 8) -> datetime:
    return datetime(2026, month, day, 2, tzinfo=UTC)


@pytest.fixture
def cast() -> Iterator[Cast]:
    made = make_cast()
    load_procedure()
    with clock.told(MONDAY):
        yield made


@pytest.fixture
def science(cast: Cast) -> Actor:
    """An officer of the department that receives."""
    return acting(person("Khoa", cast.science, role=Role.OFFICER), cast.science)


def test_a_dossier_is_private_until_sent_then_its_receiver_sees_it(
    cast: Cast, science: Actor
) -> None:
    dossier = opened(cast.binh.actor)
    assert dossier.state == "soan"
    with pytest.raises(DossierNotFound):
        dossier_page(science, dossier.uid, clock.today())
    with pytest.raises(StepRefused, match="Chưa có giấy tờ"):
        step(cast.binh.actor, dossier, "nop")

    give_papers(cast.binh.actor, dossier)
    sent_one = step(cast.binh.actor, dossier, "nop")

    page = dossier_page(science, dossier.uid, clock.today())
    assert sent_one.state == "da-nop"
    assert sent_one.due_on == date(2026, 8, 6)
    assert [choice.spec.event for choice in page.steps] == [
        "bao-bo-sung", "tiep-nhan", "khong-hop-le",
    ]  # fmt: skip
    assert [row.time for row in page.clocks[:2]] == ["còn 3 ngày làm việc", "còn 5 ngày làm việc"]
    assert sent_one.waits_for == "Sở Khoa học và Công nghệ tỉnh Nghệ An"
    assert InboxItem.objects.filter(code="procedures.turn").count() == 1
    with pytest.raises(DossierNotFound):
        dossier_page(cast.vy.actor, dossier.uid, clock.today())


def test_a_pause_keeps_used_days_and_an_undone_step_was_never_taken(
    cast: Cast, science: Actor
) -> None:
    dossier = sent(cast.binh.actor)
    with clock.told(on_day(5)):
        step(science, dossier, "bao-bo-sung", reason="thieu-giay-to", note="Thiếu phiếu.")
        page = dossier_page(science, dossier.uid, clock.today())
        assert {row.key: row.time for row in page.clocks}["kiem-tra"] == (
            "tạm dừng từ 05/08/2026, còn 3 ngày làm việc"
        )
        back = undo_step(actor=science, uid=dossier.uid, seen=page.dossier.seen, note="Bấm nhầm.")
        assert (back.state, back.due_on) == ("da-nop", date(2026, 8, 6))
        step(science, dossier, "bao-bo-sung", reason="chua-ro", note="Chưa rõ lô.")
    with clock.told(on_day(20)):
        again = step(cast.binh.actor, dossier, "bo-sung")
        assert again.due_on == date(2026, 8, 24), "22/8 is worked, for 31/8"
        with pytest.raises(StepRefused):
            undo_step(
                actor=science, uid=dossier.uid, seen=again.seen, note="Không phải bước của tôi"
            )
    assert list(DossierStep.objects.values_list("event", flat=True)) == [
        "mo", "nop", "bao-bo-sung", "hoan-tac", "bao-bo-sung", "bo-sung",
    ]  # fmt: skip


def test_the_second_of_two_decisions_is_told_who_was_first(cast: Cast, science: Actor) -> None:
    dossier = sent(cast.binh.actor)
    seen = dossier.seen
    step(science, dossier, "tiep-nhan", fields={"so-thong-bao": "12/TB-SKHCN"})

    with pytest.raises(StepTaken, match="Khoa – Ra thông báo tiếp nhận"):
        take_step(actor=science, uid=dossier.uid, event="khong-hop-le", seen=seen)


def test_who_is_not_in_the_role_takes_no_step_and_who_is_no_party_knows_nothing(
    cast: Cast, science: Actor
) -> None:
    dossier = sent(cast.binh.actor)

    with pytest.raises(MayNotTakeStep):
        step(cast.binh.actor, dossier, "tiep-nhan", fields={"so-thong-bao": "1"})
    with pytest.raises(StepRefused, match="Hãy điền"):
        step(science, dossier, "tiep-nhan")
    with pytest.raises(DossierNotFound):
        take_step(actor=cast.vy.actor, uid=dossier.uid, event="tiep-nhan", seen=dossier.seen)
    with pytest.raises(MayNotOpen):
        opened(cast.nga.actor)
    with pytest.raises(SecrecyStamp):
        opened(cast.binh.actor, "TỐI MẬT")


def test_the_end_of_a_clock_offers_a_step_and_only_the_definition_takes_one(
    cast: Cast, science: Actor
) -> None:
    dossier = sent(cast.binh.actor)
    step(science, dossier, "bao-bo-sung", reason="thieu-giay-to", note="Thiếu phiếu.")
    dossier.refresh_from_db()
    with pytest.raises(StepRefused, match="hết thời hạn"):
        step(science, dossier, "dong-qua-han")

    with clock.told(on_day(7, 9)):
        assert look_at_clocks(actor=system_actor(), on=clock.today()) == 1
        assert look_at_clocks(actor=system_actor(), on=clock.today()) == 0
        dossier.refresh_from_db()
        assert dossier.state == "cho-bo-sung"
        closed = step(science, dossier, "dong-qua-han")
    assert closed.closed_on == date(2026, 9, 7)
    assert not closed.closed_late

    other = sent(cast.binh.actor)
    step(science, other, "tiep-nhan", fields={"so-thong-bao": "12/TB-SKHCN"})
    with clock.told(datetime(2029, 8, 6, 2, tzinfo=UTC)):
        assert look_at_clocks(actor=system_actor(), on=clock.today()) == 1
        other.refresh_from_db()
        last = other.steps.get(event="het-hieu-luc")
    assert other.state == "het-hieu-luc"
    assert last.kind == "by_clock"
    assert "03/08/2029" in last.note


def test_a_receipt_tells_number_state_and_dates_and_no_code_can_be_guessed(
    cast: Cast, science: Actor
) -> None:
    dossier = sent(cast.binh.actor)
    receipt = Receipt.objects.get(dossier=dossier)

    found = looked_up(f" {receipt.code[:4].lower()}-{receipt.code[4:]} ")

    assert found is not None
    assert (found.number, found.state) == ("1/2026", "Đã nộp, chờ kiểm tra")
    wrong = receipt.code[:-1] + ("2" if receipt.code[-1] != "2" else "3")
    assert looked_up(wrong) is None
    assert Receipt.objects.get(dossier=sent(cast.binh.actor)).number == 2


def test_the_department_opens_for_somebody_who_is_not_on_the_node(
    cast: Cast, science: Actor
) -> None:
    dossier = opened(
        science, "Công bố của ông Lê Văn Mẫu", opened_as="receiver",
        outside={"applicant": "Hộ kinh doanh Lê Văn Mẫu"},
    )  # fmt: skip
    give_papers(science, dossier)

    assert step(science, dossier, "nop").applicant_label == "Hộ kinh doanh Lê Văn Mẫu"


def test_an_open_dossier_stays_under_the_version_it_began_under(cast: Cast, science: Actor) -> None:
    dossier = sent(cast.binh.actor)
    newer = SOURCE.replace("version = 1", "version = 2").replace(
        "valid_from = 2013-01-27", "valid_from = 2026-08-01"
    )
    assert not load_procedure().changed
    with pytest.raises(DefinitionChanged):
        load_procedure(SOURCE.replace("length = 5", "length = 6"))
    with pytest.raises(DefinitionFaulty, match="không có mục này"):
        load_procedure(newer.replace('start = ["bo-sung"]', 'start = ["khac"]'))
    newer = newer.replace("length = 5\n", "length = 7\n")
    load_procedure(newer)

    other = sent(cast.binh.actor)

    dossier.refresh_from_db()
    assert (dossier.version.number, other.version.number) == (1, 2)
    act = reliance.Basis("act", "28/2012/TT-BKHCN")
    assert {each.kind for each in reliance.resting_on(system_actor(), act)} == {VERSION}


def test_a_subject_hears_of_each_step_in_the_same_transaction_and_guards_are_asked(
    cast: Cast, science: Actor
) -> None:
    heard: list[tuple[str, bool]] = []

    def hear(_actor: Actor, told: subjects.Step) -> None:
        heard.append((told.event, told.undone))
        if told.event == "tiep-nhan":
            raise StepRefused("Chưa được.")

    subjects.register(subjects.SubjectKind("thu_nghiem", "Thử", hear, lambda pk: f"/thu/{pk}/"))
    guards.register("thu-nghiem.du", lambda asked: None if asked.fields else Sentence("Chưa đủ."))
    source = SOURCE.replace(
        'label = "Nộp hồ sơ"', 'label = "Nộp hồ sơ"\nguards = ["thu-nghiem.du"]'
    )
    load_procedure(source.replace("version = 1", "version = 3").replace("2013-01-27", "2026-08-02"))
    subject = Subject("thu_nghiem", 7, "Mật ong")
    dossier = open_dossier(
        actor=cast.binh.actor, procedure=KEY, opening=Opening("Mật ong", subject=subject)
    )
    give_papers(cast.binh.actor, dossier)
    with pytest.raises(StepRefused, match="Chưa đủ"):
        step(cast.binh.actor, dossier, "nop")
    step(cast.binh.actor, dossier, "nop", fields={"co": "1"})

    with pytest.raises(StepRefused, match="Chưa được"):
        step(science, dossier, "tiep-nhan", fields={"so-thong-bao": "1"})

    dossier.refresh_from_db()
    assert heard == [("mo", False), ("nop", False), ("tiep-nhan", False)]
    assert dossier.state == "da-nop"
    assert dossier.steps.count() == 2
    assert dossier_page(science, dossier.uid, clock.today()).subject_url == "/thu/7/"


def test_counts_lists_and_parties(cast: Cast, science: Actor) -> None:
    late = sent(cast.binh.actor)
    with clock.told(on_day(12)):
        step(science, late, "khong-hop-le", reason="chua-ro", note="Chưa chứng minh được.")
        waiting = sent(cast.binh.actor)
        row = counts(science, date(2026, 8, 1), date(2026, 8, 31), clock.today())[0]
        assert (row.received, row.in_time, row.late, row.waiting) == (2, 0, 1, 1)
        assert list(dossiers_of(science, "cho")) == [waiting]
        with pytest.raises(DossierNotFound):
            appoint_party(actor=cast.vy.actor, uid=waiting.uid, role="receiver", seen=1)
        with pytest.raises(StepRefused):
            appoint_party(
                actor=science, uid=waiting.uid, role="receiver", body=cast.finance.uid,
                seen=waiting.seen,
            )  # fmt: skip
    assert AuditEntry.objects.filter(code="procedures.step.taken").exists()
    assert not Dossier.objects.filter(uid=uuid4()).exists()
