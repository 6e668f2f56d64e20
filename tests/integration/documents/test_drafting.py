"""A paper is written by its body alone, and nobody overwrites anybody."""

from dataclasses import replace

import pytest

from chuan.audit.models import AuditEntry
from chuan.documents.enums import PaperState
from chuan.documents.errors import MayNotDraft, PaperChanged, PaperNotFound
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.papers import draft_page
from chuan.documents.services import create_draft, keep_revision, save_draft, withdraw_draft
from chuan.domain.workflow import TransitionRefused
from tests.factories.cast import Cast
from tests.factories.papers import make_paper, plan_paper

pytestmark = pytest.mark.django_db


def test_a_new_paper_knows_its_body_its_issuer_and_its_first_wording(cast: Cast) -> None:
    draft = make_paper(cast.hoa)

    page = draft_page(cast.hoa.actor, draft.uid)
    assert (draft.owner, draft.issuer) == (cast.culture, cast.commune)
    assert page.paper == plan_paper()
    assert [kept.number for kept in page.revisions] == [1]
    assert page.can_edit


def test_a_draft_is_seen_by_its_own_body_and_not_by_the_ones_above_or_beside(cast: Cast) -> None:
    draft = make_paper(cast.hoa)

    for stranger in (cast.minh, cast.nga, cast.quan, cast.vy, cast.commune_admin):
        assert not PaperDraft.objects.visible_to(stranger.actor).exists()
        with pytest.raises(PaperNotFound):
            save_draft(actor=stranger.actor, uid=draft.uid, paper=plan_paper(), version=0)
    assert PaperDraft.objects.visible_to(cast.head.actor).get() == draft


def test_who_saves_over_a_newer_wording_is_told_who_was_first(cast: Cast) -> None:
    draft = make_paper(cast.hoa)
    mine, theirs = (
        replace(plan_paper(), title="Bản của tôi"),
        replace(plan_paper(), title="Bản sau"),
    )
    save_draft(actor=cast.head.actor, uid=draft.uid, paper=mine, version=0)

    with pytest.raises(PaperChanged, match="Đức") as refused:
        save_draft(actor=cast.hoa.actor, uid=draft.uid, paper=theirs, version=0)

    assert refused.value.context["version"] == 1
    assert save_draft(actor=cast.hoa.actor, uid=draft.uid, paper=mine, version=0).version == 1
    assert save_draft(actor=cast.hoa.actor, uid=draft.uid, paper=theirs, version=1).version == 2


def test_saving_often_leaves_one_entry_an_hour_and_wordings_are_kept_on_demand(cast: Cast) -> None:
    draft = make_paper(cast.hoa)
    for version in range(3):
        paper = replace(plan_paper(), title=f"Bản {version}")
        save_draft(actor=cast.hoa.actor, uid=draft.uid, paper=paper, version=version)

    kept = keep_revision(actor=cast.hoa.actor, uid=draft.uid, reason="Trước khi họp")

    assert kept.number == 2
    assert keep_revision(actor=cast.hoa.actor, uid=draft.uid).number == 2, "nothing new was said"
    codes = list(AuditEntry.objects.filter(kind="paper").values_list("code", flat=True))
    assert codes.count("documents.paper.saved") == 0, "begun by the same person just now"


def test_a_paper_is_withdrawn_with_a_reason_and_no_more_changed(cast: Cast) -> None:
    draft = make_paper(cast.hoa)

    with pytest.raises(TransitionRefused):
        withdraw_draft(actor=cast.hoa.actor, uid=draft.uid, reason=" ")
    gone = withdraw_draft(actor=cast.hoa.actor, uid=draft.uid, reason="Đã có kế hoạch chung")

    assert gone.state == PaperState.WITHDRAWN
    assert not draft_page(cast.hoa.actor, draft.uid).can_edit


def test_only_those_who_write_for_a_body_begin_papers(cast: Cast) -> None:
    for member in (cast.nga, cast.vy, cast.commune_admin, cast.an):
        with pytest.raises(MayNotDraft):
            create_draft(actor=member.actor, paper=plan_paper())
