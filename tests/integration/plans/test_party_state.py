"""A task of the party beside the state plan that carries it out: each side for its own readers."""

import pytest

from chuan.audit.models import AuditEntry
from chuan.core.search import search
from chuan.orgs.enums import MemberKind
from chuan.orgs.models import Organisation
from chuan.plans import services
from chuan.plans.enums import LinkState
from chuan.plans.models import CarriedOut, Plan
from tests.architecture.pages import faults_of
from tests.factories.cascade import accepted
from tests.factories.cast import Cast
from tests.factories.drafts import document, task
from tests.factories.people import organisation

pytestmark = pytest.mark.django_db
SECRET = "Lãnh đạo, chỉ đạo rà soát văn bản về đo lường"
STATE = "Rà soát văn bản quy phạm pháp luật"


@pytest.fixture
def pair(cast: Cast) -> tuple[Plan, Plan]:
    """The party's plan with a task for the Đảng ủy UBND tỉnh, and the state's that cites it."""
    organisation("Đảng ủy Ủy ban nhân dân tỉnh Nghệ An", cast.party, agency="du-ubnd-tinh")
    party = accepted(
        cast.quan,
        document(
            issuer="Tỉnh ủy Nghệ An", symbol="03-KH/TU", date="2025-10-06",
            title="Thực hiện Chỉ thị số 38-CT/TW", citations=[], reporting=[],
            tasks=[task(SECRET, ["Đảng ủy Ủy ban nhân dân tỉnh Nghệ An"])],
        ),
        text="Kế hoạch của Tỉnh ủy.\n" + SECRET,
    )  # fmt: skip
    state = accepted(
        cast.minh,
        document(
            symbol="21/KH-UBND", date="2025-11-01", title="Thực hiện Kế hoạch số 03-KH/TU",
            citations=[{"symbol": "03-KH/TU", "kind": "Kế hoạch", "date": "2025-10-06",
                        "issuer": "Tỉnh ủy Nghệ An"}],
            tasks=[task(STATE, ["Sở Tài chính"])], reporting=[],
        ),
        text="Thực hiện Kế hoạch số 03-KH/TU ngày 06/10/2025 của Tỉnh ủy Nghệ An\n" + STATE,
    )  # fmt: skip
    return party, state


def url(plan: Plan) -> str:
    return f"/lam-viec/ke-hoach/{plan.uid}/dang-va-chinh-quyen/"


def test_the_link_is_proposed_to_the_party_and_silent_to_the_state(
    cast: Cast, pair: tuple[Plan, Plan]
) -> None:
    party, state = pair
    link = CarriedOut.objects.get()
    assert (link.state, link.owner_path, link.plan) == (LinkState.PROPOSED, "/d40/", state)

    theirs = cast.quan.client.get(url(party)).content.decode()
    ours = cast.minh.client.get(url(state)).content.decode()

    assert SECRET in theirs
    assert "Cấp ủy chưa có văn bản 21/KH-UBND nên chưa xác nhận được." in theirs
    assert "Đúng, văn bản này thực hiện nhiệm vụ" not in theirs
    assert "Chưa có liên kết nào" in ours


def test_each_side_opens_to_its_own_readers_only(cast: Cast, pair: tuple[Plan, Plan]) -> None:
    party, state = pair
    link = CarriedOut.objects.get()
    services.answer_link(actor=cast.quan.actor, uid=link.uid, keep=True)

    of_party = cast.quan.client.get(url(party))
    of_state = cast.minh.client.get(url(state))

    assert not faults_of(of_party)
    assert not faults_of(of_state)
    seen_by_party, seen_by_state = of_party.content.decode(), of_state.content.decode()
    assert SECRET in seen_by_party
    assert STATE not in seen_by_party
    assert "21/KH-UBND" in seen_by_party
    assert "Bạn không được xem phần này" in seen_by_party
    assert SECRET not in seen_by_state
    assert STATE in seen_by_state
    assert "03-KH/TU" in seen_by_state
    assert "Bạn không được xem phần này" in seen_by_state
    for stranger in (cast.hoa, cast.vy):
        for plan in pair:
            assert stranger.client.get(url(plan)).status_code == 404
    assert cast.quan.client.get(url(state)).status_code == 404
    assert cast.minh.client.get(url(party)).status_code == 404


def test_no_word_of_the_party_reaches_the_state_by_another_door(
    cast: Cast, pair: tuple[Plan, Plan]
) -> None:
    _party, state = pair
    services.answer_link(actor=cast.quan.actor, uid=CarriedOut.objects.get().uid, keep=True)

    base = f"/lam-viec/ke-hoach/{state.uid}"
    for path in ("/", "/cap-tren/", "/cap-duoi/", "/doi-chieu/", "/doi-chieu/in/"):
        page = cast.minh.client.get(f"{base}{path}")
        assert not faults_of(page), path
        assert SECRET not in page.content.decode(), path
    found = search(cast.minh.actor, "lãnh đạo chỉ đạo rà soát")
    assert SECRET not in str(found)
    entries = AuditEntry.objects.filter(path="/40/")
    assert SECRET not in " ".join(f"{entry.label} {entry.changes}" for entry in entries)
    all_entries = AuditEntry.objects.filter(code__startswith="plans.party_link")
    assert SECRET not in " ".join(f"{entry.label} {entry.changes}" for entry in all_entries)
    assert all(entry.path == "/d40/" for entry in all_entries)


def test_a_plan_of_another_issuer_is_not_taken_for_it(cast: Cast, pair: tuple[Plan, Plan]) -> None:
    CarriedOut.objects.all().delete()
    committee = Organisation.objects.get(agency="du-ubnd-tinh")
    assert committee.member_kind == MemberKind.PARTY_COMMITTEE

    accepted(
        cast.minh,
        document(
            issuer="Sở Khoa học và Công nghệ tỉnh Nghệ An", symbol="9/KH-SKHCN",
            date="2025-11-02", title="Thực hiện Kế hoạch số 03-KH/TU",
            citations=[{"symbol": "03-KH/TU", "kind": "Kế hoạch", "date": "2025-10-06",
                        "issuer": "Tỉnh ủy Nghệ An"}],
            tasks=[task(STATE, ["Sở Tài chính"])], reporting=[],
        ),
        text="Thực hiện Kế hoạch số 03-KH/TU ngày 06/10/2025 của Tỉnh ủy Nghệ An\n",
    )  # fmt: skip

    assert not CarriedOut.objects.exists()
