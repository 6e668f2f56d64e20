"""The signed file comes back, is matched with its draft, compared, and issued as signed."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from chuan.core import clock
from chuan.documents.enums import NumberState, PaperState, ReturnState
from chuan.documents.errors import PaperRefused
from chuan.documents.models import IssuedNumber, PaperDraft, SignedReturn
from chuan.documents.selectors.signed import signed_page
from chuan.documents.services import choose_draft, issue_signed, send_back_signed, take_number
from chuan.documents.services.reading_signed import read_signed
from chuan.documents.services.returns import receive_signed
from chuan.documents.writers.pdf import write_pdf
from chuan.domain.vanban.writing import Paper, with_number
from chuan.domain.vanban.writing.layouts import layout_for
from tests.architecture.pages import faults_of
from tests.factories.cast import Cast
from tests.factories.papers import make_paper, plan_paper
from tests.factories.signing import SIGNED_AT, Authority, make_authority, make_signer, signed
from tests.integration.documents.office import Office, at_number, make_office, step_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast: Cast) -> Office:
    return make_office(cast)


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day after the papers of these tests were signed."""
    monkeypatch.setattr(clock, "now", lambda: (SIGNED_AT + timedelta(days=1)).astimezone(UTC))


@pytest.fixture(scope="module")
def authority() -> Authority:
    return make_authority()


@pytest.fixture
def trusted(authority: Authority) -> Path:
    folder = Path(settings.TRUST_ANCHORS)
    folder.mkdir(exist_ok=True)
    (folder / "goc.pem").write_bytes(authority.pem)
    yield folder
    (folder / "goc.pem").unlink()


def pdf_of(paper: Paper, number: str = "5") -> bytes:
    day = SIGNED_AT.date()
    return write_pdf(with_number(paper, number, day), layout_for(paper.family, day))


def by_both(pdf: bytes, authority: Authority, **when: datetime) -> bytes:
    """Signed by the vice chairman, then by the agency."""
    person = make_signer(authority, "Lê Văn Sáng", "Ủy ban nhân dân xã Châu Tiến", **when)
    agency = make_signer(authority, "Ủy ban nhân dân xã Châu Tiến", "Ủy ban nhân dân xã Châu Tiến")
    return signed(pdf, person, agency)


def bring(office: Office, data: bytes, name: str = "05-KH-UBND.pdf") -> SignedReturn:
    actor = office.clerk.actor
    returned = receive_signed(actor=actor, name=name, stream=BytesIO(data), size=len(data))
    return read_signed(actor=actor, uid=returned.uid, progress=lambda *_: None)


def test_a_signed_plan_is_matched_believed_and_issued_as_signed(
    cast: Cast, office: Office, authority: Authority, trusted: Path
) -> None:
    draft = at_number(cast, office)
    make_paper(cast.hoa, plan_paper(title="Phòng chống cháy rừng", body=()))

    returned = bring(office, by_both(pdf_of(plan_paper()), authority))

    assert returned.state == ReturnState.READ
    assert returned.draft == draft, "the only likely one"
    page = signed_page(office.clerk.actor, returned.uid)
    assert [(one.kind, one.at) for one in page.signatures] == [
        ("verified", "20/11/2026 15:30:00 +07:00")
    ] * 2
    assert page.covers_file
    assert not page.tampered
    assert dict(page.initial) == {"number": 5, "on": SIGNED_AT.date()}
    assert not page.remarks
    differing = [row for row in page.rows if row.kind != "same"]
    assert len(differing) <= 3, differing
    response = office.clerk.client.get(reverse("documents:signed_detail", args=[returned.uid]))
    assert response.status_code == 200
    assert not faults_of(response)

    issued = issue_signed(actor=office.clerk.actor, uid=returned.uid, number=5, on=SIGNED_AT.date())

    assert issued.state == PaperState.ISSUED
    assert issued.document.symbol == "05/KH-UBND"
    copy = issued.document.copies.get(owner_path=cast.commune.path)
    assert copy.files.get().file == returned.file
    states = IssuedNumber.objects.order_by("number").values_list("number", "state")
    assert list(states)[-1] == (5, NumberState.USED)


def test_what_was_changed_after_signing_is_never_issued(
    cast: Cast, office: Office, authority: Authority
) -> None:
    at_number(cast, office)
    data = by_both(pdf_of(plan_paper()), authority)
    broken = data.replace(b"/Producer", b"/Producex", 1)
    assert broken != data

    returned = bring(office, broken)

    page = signed_page(office.clerk.actor, returned.uid)
    assert page.tampered
    assert page.signatures[0].kind == "danger"
    with pytest.raises(PaperRefused, match="thay đổi sau khi ký"):
        issue_signed(actor=office.clerk.actor, uid=returned.uid, number=5, on=SIGNED_AT.date())


def test_a_signature_that_cannot_be_traced_or_has_run_out_is_never_called_valid(
    cast: Cast, office: Office, authority: Authority
) -> None:
    at_number(cast, office)
    ended = SIGNED_AT - timedelta(days=1)
    expired = by_both(pdf_of(plan_paper()), authority, ends=ended)

    page = signed_page(office.clerk.actor, bring(office, expired).uid)

    assert [one.kind for one in page.signatures] == ["warn", "unverified"]
    assert "chưa đối chiếu được nhà cung cấp chứng thực" in page.signatures[1].sentence


def test_another_number_and_other_words_are_shown_and_ask_for_a_reason(
    cast: Cast, office: Office, authority: Authority, trusted: Path
) -> None:
    draft = at_number(cast, office)
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    other = plan_paper(title="Triển khai công tác tiêu chuẩn, đo lường năm 2027")
    returned = bring(office, by_both(pdf_of(other, "9"), authority))
    choose_draft(actor=office.clerk.actor, uid=returned.uid, draft=draft.uid)

    page = signed_page(office.clerk.actor, returned.uid)
    assert len(page.remarks) == 3, page.remarks
    assert any(
        piece.changed and "chất lượng" in piece.text for row in page.rows for piece in row.left
    )
    with pytest.raises(PaperRefused, match="ghi lý do"):
        issue_signed(actor=office.clerk.actor, uid=returned.uid, number=9, on=SIGNED_AT.date())
    issue_signed(
        actor=office.clerk.actor, uid=returned.uid, number=9, on=SIGNED_AT.date(),
        reason="Hệ thống quản lý văn bản cấp số 09",
    )  # fmt: skip

    draft.refresh_from_db()
    assert draft.document.symbol == "09/KH-UBND"
    assert draft.document.title == other.title
    voided = IssuedNumber.objects.get(number=1)
    assert (voided.state, voided.reason) == (
        NumberState.VOIDED, "Hệ thống quản lý văn bản cấp số 09"
    )  # fmt: skip


def test_a_file_sent_back_takes_its_draft_to_the_drafter_and_an_unsigned_one_says_so(
    cast: Cast, office: Office
) -> None:
    draft = at_number(cast, office)
    returned = bring(office, pdf_of(plan_paper()))

    page = signed_page(office.clerk.actor, returned.uid)
    assert page.signatures == []
    with pytest.raises(PaperRefused, match="không có chữ ký số"):
        issue_signed(actor=office.clerk.actor, uid=returned.uid, number=5, on=SIGNED_AT.date())
    send_back_signed(actor=office.clerk.actor, uid=returned.uid, reason="Sai người ký")

    assert PaperDraft.objects.get(uid=draft.uid).state == PaperState.RETURNED
    assert SignedReturn.objects.get().state == ReturnState.SENT_BACK


def test_no_paper_is_dated_ahead_even_where_the_signed_file_keeps_its_number(
    cast: Cast, office: Office
) -> None:
    draft = at_number(cast, office)
    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    returned = bring(office, pdf_of(plan_paper(), "1"))
    choose_draft(actor=office.clerk.actor, uid=returned.uid, draft=draft.uid)

    with pytest.raises(PaperRefused, match="sau hôm nay"):
        issue_signed(
            actor=office.clerk.actor, uid=returned.uid, number=1,
            on=SIGNED_AT.date() + timedelta(days=30), reason="Ghi nhầm ngày",
        )  # fmt: skip


def test_a_second_file_of_an_issued_paper_can_be_sent_back_and_leaves_the_paper_alone(
    cast: Cast, office: Office
) -> None:
    draft = at_number(cast, office)
    first, second = (bring(office, pdf_of(plan_paper())) for _ in range(2))
    issue_signed(
        actor=office.clerk.actor, uid=first.uid, number=5, on=SIGNED_AT.date(), reason="Bản giấy"
    )
    SignedReturn.objects.filter(pk=second.pk).update(draft=draft)

    send_back_signed(actor=office.clerk.actor, uid=second.uid, reason="Đã phát hành")

    assert PaperDraft.objects.get(uid=draft.uid).state == PaperState.ISSUED
    assert SignedReturn.objects.get(pk=second.pk).state == ReturnState.SENT_BACK
