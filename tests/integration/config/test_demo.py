"""The whole demo, built once: every room finds something alive in it."""

from collections import Counter

import pytest

from chuan.config.demo.build import build, sign_ins
from chuan.config.demo.relations import plan_at
from chuan.config.demo.tree import acting
from chuan.core import clock
from chuan.documents.enums import NumberState, PaperState
from chuan.documents.models import Dispatch, DraftOpinion, IncomingEntry, IssuedNumber, PaperDraft
from chuan.identifiers.models import Entity
from chuan.orgs.models import Organisation, Person
from chuan.plans.enums import (
    AssignmentState,
    DifficultyState,
    DutyProof,
    DutyState,
    LinkState,
    ReviewState,
)
from chuan.plans.models import (
    Assignment,
    CarriedOut,
    Confirmation,
    Difficulty,
    MoveProposal,
    Plan,
    PlanTarget,
    PracticeCopy,
    Recommendation,
    Review,
    Task,
    TaskMessage,
)
from chuan.plans.selectors.align_values import compare
from chuan.plans.selectors.alignment import inputs_for
from chuan.traceability.selectors.balances import balance_page
from chuan.traceability.selectors.recalls import recall_page
from chuan.traceability.selectors.tracing import trace_page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_new_visitor_finds_the_whole_cascade_at_work() -> None:
    told: list[str] = []

    build(told.append)

    assert sum("/" in line and ":" in line for line in told) == Plan.objects.count() + 1
    _everything_is_a_sample()
    _who_must_plan_and_who_is_late()
    _the_commune_beside_the_province()
    _work_in_every_state()
    _papers_at_every_step()
    _reviews_supervision_and_moves()
    _honey_from_the_hive_to_the_shop()


def _everything_is_a_sample() -> None:
    assert not Organisation.objects.filter(is_sample=False).exists()
    assert not Person.objects.filter(is_sample=False).exists()
    assert not Task.objects.filter(is_sample=False).exists()
    assert not PaperDraft.objects.filter(is_sample=False).exists()
    assert Entity.objects.with_warning().filter(is_warned=True).count() == 1
    assert not Entity.objects.filter(is_sample=False).exists()
    assert len(sign_ins()) < Person.objects.count()


def _who_must_plan_and_who_is_late() -> None:
    duties = plan_at("/40/").plan_duties
    by_plan = duties.filter(proof=DutyProof.PLAN)
    late = duties.filter(state=DutyState.EXPECTED, due_on__lt=clock.today())

    assert by_plan.count() == 6
    assert late.count() == 7
    assert duties.filter(state=DutyState.EXEMPT).exclude(reason="").count() == 1
    assert duties.filter(state=DutyState.EXPECTED, own_due_on__gt=clock.today()).exists()
    states = Counter(CarriedOut.objects.values_list("state", flat=True))
    assert states[LinkState.CONFIRMED] == 1
    assert states[LinkState.PROPOSED] > 0
    assert PlanTarget.objects.exclude(inherited_from=None).count() == 1


def _the_commune_beside_the_province() -> None:
    inputs = inputs_for(
        acting("hoa", "/40/x16792/"), plan_at("/40/x16792/"), plan_at("/40/").document.uid,
        clock.today(),
    )  # fmt: skip
    assert inputs is not None

    rules = {finding["rule"] for finding in compare(inputs)["findings"]}

    assert rules == {"deadline-after-parent", "target-below-parent", "parent-clause-missing"}


def _work_in_every_state() -> None:
    states = set(Assignment.objects.values_list("state", flat=True))
    assert states >= set(AssignmentState) - {AssignmentState.NOT_DONE}
    assert {row.verdict for row in Confirmation.objects.all()} == {"confirmed", "returned"}
    assert Task.objects.exclude(funding_vnd=None).exists()
    assert {row.state for row in Difficulty.objects.all()} == {
        DifficultyState.OPEN, DifficultyState.ANSWERED,
    }  # fmt: skip
    assert TaskMessage.objects.count() == 2


def _papers_at_every_step() -> None:
    states = set(PaperDraft.objects.values_list("state", flat=True))
    assert states == set(PaperState) - {PaperState.AWAITING_ISSUE}
    assert {row.state for row in IssuedNumber.objects.all()} == {
        NumberState.USED, NumberState.VOIDED,
    }  # fmt: skip
    assert {"unsent", "sent", "received"} <= set(Dispatch.objects.values_list("state", flat=True))
    assert {"waiting", "registered", "acted"} <= set(
        IncomingEntry.objects.values_list("state", flat=True)
    )
    assert {row.kind for row in DraftOpinion.objects.all()} == {"criticism", "consult"}
    for paper in PaperDraft.objects.filter(state=PaperState.ISSUED):
        assert "[cần điền]" not in str(paper.content)


def _reviews_supervision_and_moves() -> None:
    assert {row.state for row in Review.objects.all()} == {
        ReviewState.PLANNED, ReviewState.CONCLUDED,
    }  # fmt: skip
    assert Recommendation.objects.get().due_on > clock.today()
    assert PracticeCopy.objects.count() == 1
    assert MoveProposal.objects.get().owner.path == "/40/skhcn/"


def _honey_from_the_hive_to_the_shop() -> None:
    maker = acting("binh", "/40/x16792/htx-mat-ong/")
    bottle, lot = (
        f"https://id.gs1.org/01/08938501000019/{of}" for of in ("21/2609001", "10/MO-2608")
    )

    page = trace_page(maker, bottle)
    assert [line.depth for line in page.back] == [1, 2, 3, 3]
    assert [step.title for step in page.steps][-2:] == ["Gửi hàng", "Nhận hàng"]
    assert [step.party for step in page.taken] == ["Cửa hàng Nông sản Vinh (mẫu)"]
    found = recall_page(maker, lot)
    assert (found.total, found.lots, found.unseen) == (14, 1, 0)
    assert {row.state for row in found.rows} >= {"Bị thu hồi"}
    (balance,) = balance_page(maker, lot).balances
    assert balance.loss == "3 %"
