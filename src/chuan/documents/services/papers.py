"""Steps that the services of papers share: held for a change, wordings kept, entries in the record."""

from typing import Any
from uuid import UUID

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.enums import PaperState
from chuan.documents.errors import MayNotDraft, PaperNotFound, PaperRefused
from chuan.documents.models import PAPER, PaperDraft, PaperRevision
from chuan.documents.permissions import can_draft, can_edit_paper
from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.writing import Paper
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import is_below
from chuan.orgs.selectors import match_agency

_NOT_WITH_YOU = gettext_noop("Văn bản đang trình hoặc đã phát hành; hãy thu hồi về rồi mới sửa.")


def lock_paper(actor: Actor, uid: UUID) -> PaperDraft:
    """A paper that the actor may see, held until the transaction ends; a stranger's is not found."""
    papers = PaperDraft.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    draft = papers.select_related("owner", "issuer", "number__series").filter(uid=uid).first()
    if draft is None:
        raise PaperNotFound
    return draft


def lock_editable(actor: Actor, uid: UUID) -> PaperDraft:
    """A paper that lies with the actor's own body, held for a change of its words."""
    draft = lock_paper(actor, uid)
    if can_edit_paper(actor, draft):
        return draft
    if not can_draft(actor) or draft.owner_path != actor.path:
        raise MayNotDraft
    raise PaperRefused(_NOT_WITH_YOU, state=draft.state)


def state_of(draft: PaperDraft) -> PaperState:
    """The state as the table of steps knows it."""
    return PaperState(draft.state)


def keep_wording(actor: Actor, draft: PaperDraft, reason: str) -> PaperRevision:
    """Keep the present wording unless the last one kept says the same."""
    last = draft.revisions.order_by("-number").first()
    if last is not None and last.content == draft.content:
        return last
    draft.revision = (last.number if last else 0) + 1
    kept = PaperRevision.objects.create(
        draft=draft,
        number=draft.revision,
        content=draft.content,
        at=clock.now(),
        by_label=actor.label[:160],
        reason=reason[:500],
    )
    draft.save(update_fields=("revision",))
    return kept


def issuer_of(paper: Paper, owner: Organisation) -> Organisation | None:
    """The body of this node that issues the paper: the drafting body itself or one above it."""
    if not paper.issuer.strip():
        return None
    found = match_agency(paper.issuer, near=owner, on=paper.issued_on).organisation
    return found if found is not None and is_below(owner.path, found.path) else None


def record_paper(actor: Actor, draft: PaperDraft, code: str, **changes: Any) -> None:  # noqa: ANN401  (plain values)
    """One entry in the record about a paper."""
    record(
        actor,
        code,
        kind=PAPER,
        object_id=draft.pk,
        label=str(draft),
        path=draft.owner_path,
        changes=changes,
    )
