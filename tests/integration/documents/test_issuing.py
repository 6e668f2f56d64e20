"""Issue: the file is made while nothing is held, and what dies between leaves the paper waiting."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.documents import about
from chuan.documents.enums import DispatchState, DocumentKind, NumberState, PaperState
from chuan.documents.errors import PaperChanged
from chuan.documents.models import Dispatch, Document, IncomingEntry, IssuedNumber, PaperDraft
from chuan.documents.readers import SecrecyStamp
from chuan.documents.rules.identity import identity_of
from chuan.documents.selectors.paper_prints import preview
from chuan.documents.services import (
    begin_paper,
    issue,
    mark_dispatch,
    return_step,
    take_number,
    void_number,
)
from chuan.documents.writers.pdf import write_pdf
from chuan.domain.vanban.writing import Annex, Paper, PaperKind
from tests.factories.cast import Cast
from tests.factories.papers import plan_paper
from tests.integration.documents.office import Office, at_number, make_office, step_of

pytestmark = pytest.mark.django_db
_MAKER = "chuan.documents.services.issuing.write_pdf"


@pytest.fixture
def office(cast: Cast) -> Office:
    return make_office(cast)


def numbered(cast: Cast, office: Office, **changes: object) -> PaperDraft:
    draft = at_number(cast, office, plan_paper(**changes))
    return take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)


def press(office: Office, draft: PaperDraft) -> PaperDraft:
    return issue(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)


def test_the_file_is_made_while_nothing_is_held(
    cast: Cast, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, held, make = numbered(cast, office), [], write_pdf

    def watched(*said: object) -> bytes:
        held.append(list(connection.savepoint_ids))
        return make(*said)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(_MAKER, watched)
    assert press(office, draft).state == PaperState.ISSUED

    assert held == [[]]


def test_what_dies_after_the_file_is_made_leaves_the_paper_waiting_with_its_number(
    cast: Cast, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = numbered(cast, office)
    PaperDraft.objects.filter(pk=draft.pk).update(about_kind="tests.dies")

    def die(_actor: Actor, _draft: PaperDraft) -> None:
        raise SystemExit

    monkeypatch.setitem(about._kinds, "tests.dies", about.About("", None, die))
    with pytest.raises(SystemExit):
        press(office, draft)

    draft.refresh_from_db()
    assert (draft.state, draft.document) == (PaperState.AWAITING_ISSUE, None)
    assert not Document.objects.exists()
    assert not Dispatch.objects.exists()
    assert not IncomingEntry.objects.exists()
    monkeypatch.setitem(about._kinds, "tests.dies", about.About("", None, None))
    assert press(office, draft).state == PaperState.ISSUED
    number = IssuedNumber.objects.get()
    assert (number.number, number.state, number.document) == (
        1,
        NumberState.USED,
        Document.objects.get(),
    )


def test_a_paper_that_went_back_while_its_file_was_made_is_not_issued(
    cast: Cast, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, make, clerk = numbered(cast, office), write_pdf, office.clerk.actor
    order = step_of(draft).order
    number_step = draft.steps.get(kind="number").order

    def meanwhile(*said: object) -> bytes:
        """The clerk voids the number and takes the next one while the file is being made."""
        return_step(
            actor=clerk, uid=draft.uid, order=order, to_order=number_step, reason="Sai ngày"
        )
        void_number(actor=clerk, uid=IssuedNumber.objects.get().uid, reason="Sai ngày")
        take_number(actor=clerk, uid=draft.uid, order=number_step)
        return make(*said)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(_MAKER, meanwhile)
    with pytest.raises(PaperChanged, match="vừa thay đổi"):
        issue(actor=clerk, uid=draft.uid, order=order)

    assert not Document.objects.exists()
    draft.refresh_from_db()
    assert (draft.state, str(draft.number)) == (PaperState.AWAITING_ISSUE, "02/KH-UBND")


@pytest.mark.parametrize(
    ("kind", "symbol", "stored"),
    [
        (PaperKind.NOTICE, "TB-UBND", DocumentKind.NOTICE),
        (PaperKind.CONCLUSION, "TB-UBND", DocumentKind.NOTICE),
        (PaperKind.PROPOSAL, "TTr-UBND", DocumentKind.PROPOSAL),
    ],
)
def test_what_is_issued_and_what_a_recipient_reads_are_one_document_of_its_kind(
    cast: Cast, office: Office, kind: PaperKind, symbol: str, stored: DocumentKind
) -> None:
    draft = press(office, numbered(cast, office, kind=kind, symbol=symbol))
    document = draft.document
    assert document is not None
    assert document.kind == stored

    read = identity_of(
        issuer=document.issuer_label, kind="other", symbol=document.symbol,
        issued_on=document.issued_on, title="", unnumbered=False,
    )  # fmt: skip
    assert (read.kind, read.symbol_key) == (document.kind, document.symbol_key)


def test_documents_kept_before_get_the_kind_that_their_symbol_tells(
    cast: Cast, office: Office
) -> None:
    kept = press(office, numbered(cast, office, kind=PaperKind.NOTICE, symbol="TB-UBND")).document
    plan = press(office, numbered(cast, office)).document
    assert kept is not None
    assert plan is not None
    Document.objects.filter(pk=kept.pk).update(kind=DocumentKind.OTHER)

    told = import_module("chuan.documents.migrations.0004_kinds_that_only_the_symbol_tells")
    told.tell(apps, None)

    kinds = dict(Document.objects.values_list("pk", "kind"))
    assert kinds == {kept.pk: DocumentKind.NOTICE, plan.pk: DocumentKind.PLAN}


def test_the_line_of_an_annex_waits_for_its_number_and_has_it_before_the_issue(
    cast: Cast, office: Office
) -> None:
    letter = {
        "kind": PaperKind.OFFICIAL_LETTER, "symbol": "UBND-VHXH",
        "annexes": (Annex("Phụ lục", "DANH SÁCH"),),
    }  # fmt: skip
    draft = at_number(cast, office, plan_paper(**letter))
    assert "(Kèm theo Công văn số …/UBND-VHXH ngày … tháng … năm … của" in said(cast, draft)

    take_number(actor=office.clerk.actor, uid=draft.uid, order=step_of(draft).order)
    assert "(Kèm theo Công văn số 01/UBND-VHXH ngày " in said(cast, draft)
    page = cast.hoa.client.get(reverse("documents:paper_page", args=[draft.uid, 1]))
    assert page["Cache-Control"] == "private, no-store"


def said(cast: Cast, draft: PaperDraft) -> str:
    return "\n".join(preview(cast.hoa.actor, draft.uid).lines)


def test_a_letter_that_a_body_writes_itself_names_its_office(cast: Cast, office: Office) -> None:
    begun = begin_paper(
        actor=office.chief.actor, kind=PaperKind.OFFICIAL_LETTER, issuer=cast.commune.uid.hex
    )

    paper: Paper = begun.paper
    assert (paper.symbol, paper.recipients[-1]) == ("UBND-VP", "Lưu: VT, VP")


def test_words_on_the_way_of_a_paper_bear_no_stamp(cast: Cast, office: Office) -> None:
    clerk, stamped = office.clerk.actor, "Chuyển gấp\nTỐI MẬT"
    draft = at_number(cast, office)
    order = step_of(draft).order
    with pytest.raises(SecrecyStamp):
        return_step(actor=clerk, uid=draft.uid, order=order, to_order=1, reason=stamped)
    take_number(actor=clerk, uid=draft.uid, order=order)
    with pytest.raises(SecrecyStamp):
        void_number(actor=clerk, uid=IssuedNumber.objects.get().uid, reason=stamped)
    press(office, draft)
    outside = Dispatch.objects.create(
        draft=draft, owner_path=cast.commune.path, order=9, printed="Báo", label="Báo"
    )
    with pytest.raises(SecrecyStamp):
        mark_dispatch(actor=clerk, uid=outside.uid, state=DispatchState.SENT, note=stamped)
