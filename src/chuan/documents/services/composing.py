"""Writing on screen: a paper begun, changed part by part, the last change taken back, house style."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.errors import MayNotDraft, PaperRefused
from chuan.documents.models import HouseStyle, PaperDraft, PaperEdit
from chuan.documents.permissions import can_draft, can_set_routes
from chuan.documents.rules.new_papers import blank_paper
from chuan.documents.selectors.houses import house_of, issuer_named
from chuan.documents.selectors.routes import office_of
from chuan.documents.services.drafting import create_draft, save_draft
from chuan.documents.services.papers import lock_editable
from chuan.domain.vanban.writing import Paper, PaperKind, from_json
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import organisation_by_uid

TYPING: Final = "typing"
"""What an autosave is called; those that follow each other closely are one change."""
STYLE_FIELDS: Final = (
    "abbreviation", "superior", "place", "authority", "on_behalf", "position", "signer",
)  # fmt: skip
_TOGETHER: Final = timedelta(minutes=2)
_MOST_EDITS: Final = 30


@transaction.atomic
def begin_paper(*, actor: Actor, kind: PaperKind, issuer: str, title: str = "") -> PaperDraft:
    """A new paper from scratch in the name of the own body or of the authority above it."""
    if not can_draft(actor):
        raise MayNotDraft
    own = organisation_by_uid(actor.organisation_uid)
    body = issuer_named(actor, issuer)
    drafter = house_of(own).abbreviation if body.pk != own.pk else _office_of(kind, body)
    paper = blank_paper(kind, house_of(body), drafter=drafter, title=" ".join(title.split())[:500])
    return create_draft(actor=actor, paper=paper)


def _office_of(kind: PaperKind, body: Organisation) -> str:
    """Who drafts a letter that a body writes itself: its Văn phòng, where it has one.

    Basis: khoản 3 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP (a letter names who drafted it).
    """
    office = office_of(body) if kind is PaperKind.OFFICIAL_LETTER else None
    return "VP" if office is not None else ""


@transaction.atomic
def edit_paper(
    *, actor: Actor, uid: UUID, paper: Paper, version: int, what: str = TYPING
) -> PaperDraft:
    """Keep a change and what stood there before, so that it can be taken back."""
    before = lock_editable(actor, uid)
    content, earlier = before.content, before.version
    draft = save_draft(actor=actor, uid=uid, paper=paper, version=version)
    if draft.version != earlier:
        _remember(actor, draft, content, what)
    return draft


def _remember(actor: Actor, draft: PaperDraft, content: object, what: str) -> None:
    last = draft.edits.first()
    now, label = clock.now(), actor.label[:160]
    goes_on = last is not None and last.what == what == TYPING and last.by_label == label
    if last is not None and goes_on and now - last.at < _TOGETHER:
        return
    PaperEdit.objects.create(draft=draft, content=content, what=what[:20], at=now, by_label=label)
    kept = draft.edits.values_list("pk", flat=True)[:_MOST_EDITS]
    draft.edits.exclude(pk__in=list(kept)).delete()


@transaction.atomic
def take_back_edit(*, actor: Actor, uid: UUID, version: int) -> PaperDraft:
    """Put back what stood before the last change."""
    draft = lock_editable(actor, uid)
    last = draft.edits.first()
    if last is None:
        raise PaperRefused(_("Không còn thay đổi nào để hoàn tác."))
    saved = save_draft(actor=actor, uid=uid, paper=from_json(last.content), version=version)
    last.delete()
    return saved


@transaction.atomic
def set_house_style(*, actor: Actor, words: Mapping[str, str]) -> HouseStyle:
    """Say what the own body prints on its papers; an empty box goes back to the rule."""
    if not can_set_routes(actor):
        raise MayNotDraft
    body = organisation_by_uid(actor.organisation_uid)
    kept = {name: " ".join(words.get(name, "").split()) for name in STYLE_FIELDS}
    style, _made = HouseStyle.objects.update_or_create(
        organisation=body,
        defaults={
            **kept, "path": body.path, "saved_at": clock.now(),
            "saved_by_label": actor.label[:160],
        },
    )  # fmt: skip
    record(
        actor, "documents.house_style.set", kind="organisation", object_id=body.pk,
        label=body.name, path=body.path, changes=kept,
    )  # fmt: skip
    return style
