"""Where an issued paper goes: each recipient with its way, what it has come to, and reminders."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox, scope
from chuan.core.actor import Actor
from chuan.documents.enums import Channel, DispatchState, IncomingState, PaperState
from chuan.documents.errors import MayNotDraft, PaperNotFound, PaperRefused
from chuan.documents.models import (
    COPY,
    DOCUMENT,
    Dispatch,
    DocumentCopy,
    IncomingEntry,
    PaperDraft,
)
from chuan.documents.permissions import can_keep_registers
from chuan.documents.selectors.dispatches import visible_dispatches
from chuan.documents.selectors.keeping import kept_paths
from chuan.documents.selectors.recipients import addressed
from chuan.documents.services.papers import lock_paper, record_paper
from chuan.domain.vanban.writing import Paper
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation, RoleAssignment
from chuan.orgs.selectors import organisation_by_uid

RECIPIENT: Final = "recipient"
"""The role in which a body takes part in a document that was sent to it."""
_FOLLOWS: Final = {
    DispatchState.SENT: (DispatchState.UNSENT, DispatchState.SENT),
    DispatchState.RECEIVED: (DispatchState.SENT,),
    DispatchState.ACTED: (DispatchState.SENT, DispatchState.RECEIVED),
}
"""From which states a recipient comes to each."""


def send_out(actor: Actor, draft: PaperDraft, paper: Paper, copy: DocumentCopy) -> list[Dispatch]:
    """The list of recipients of a paper just issued; those on this node have it at once."""
    issuer = draft.issuer or draft.owner
    found = addressed(paper, issuer, paper.issued_on or clock.today())
    rows = [
        Dispatch(
            draft=draft,
            document=copy.document,
            owner_path=issuer.path,
            order=order,
            printed=each.printed[:500],
            organisation=each.organisation,
            label=each.label[:300],
        )
        for order, each in enumerate(found, start=1)
    ]
    made = Dispatch.objects.bulk_create(rows)
    _deliver(actor, copy, [row for row in made if row.organisation and row.organisation.on_node])
    return made


@transaction.atomic
def add_recipient(*, actor: Actor, uid: UUID, organisation: UUID) -> Dispatch:
    """Send an issued paper to one more body."""
    draft = _issued(actor, uid)
    body = organisation_by_uid(organisation)
    if draft.dispatches.filter(organisation=body).exists() or body.pk == draft.issuer_id:
        raise PaperRefused(_("Cơ quan này đã có trong danh sách nơi nhận."), field="organisation")
    row = Dispatch.objects.create(
        draft=draft,
        document=draft.document,
        owner_path=draft.issuer_path,
        order=draft.dispatches.count() + 1,
        printed=_("Gửi thêm"),
        organisation=body,
        label=body.name[:300],
    )
    copy = _copy_of(draft)
    if body.on_node and copy is not None:
        _deliver(actor, copy, [row])
    record_paper(actor, draft, "documents.dispatch.added", to=body.name)
    return row


@transaction.atomic
def mark_dispatch(
    *, actor: Actor, uid: UUID, state: DispatchState, channel: Channel | None = None, note: str = ""
) -> Dispatch:
    """What the sender knows of a recipient outside this node: sent how, received, dealt with."""
    row = visible_dispatches(actor).select_for_update(of=("self",)).filter(uid=uid).first()
    if row is None:
        raise PaperNotFound
    if not can_keep_registers(actor) or row.owner_path not in kept_paths(actor):
        raise MayNotDraft
    if row.channel == Channel.NODE:
        raise PaperRefused(_("Nơi nhận trên hệ thống này tự báo khi vào sổ và khi xử lý xong."))
    if row.state not in _FOLLOWS.get(state, ()):
        raise PaperRefused(_("Hãy ghi lần lượt: đã gửi, đã nhận, đã xử lý."), field="state")
    if channel is not None and channel != Channel.NODE:
        row.channel = channel
    row.note = note.strip()[:500] or row.note
    _stamp(row, state, actor)
    row.save()
    record(
        actor,
        "documents.dispatch.marked",
        kind="dispatch",
        object_id=row.pk,
        label=f"{row.draft} → {row.label}",
        path=row.owner_path,
        changes={"state": str(state), "channel": row.channel},
    )
    return row


@transaction.atomic
def remind_recipients(*, actor: Actor, uid: UUID) -> int:
    """Remind every recipient on this node that has not received the paper; how many bodies."""
    draft = _issued(actor, uid)
    rows = list(
        draft.dispatches.filter(channel=Channel.NODE, state=DispatchState.SENT)
        .select_for_update(of=("self",))
        .select_related("organisation", "entry")
    )
    for row in rows:
        _tell(actor, row, _("Nhắc vào sổ: %(paper)s") % {"paper": draft.number or draft})
        row.reminded_at = clock.now()
    Dispatch.objects.bulk_update(rows, ("reminded_at",))
    record_paper(actor, draft, "documents.dispatch.reminded", bodies=len(rows))
    return len(rows)


def note_progress(actor: Actor, entry: IncomingEntry, state: DispatchState) -> None:
    """Let the sender see what its recipient did with the paper."""
    row = Dispatch.objects.filter(entry=entry).first()
    if row is None or row.state not in _FOLLOWS[state]:
        return
    _stamp(row, state, actor)
    row.save()


def _stamp(row: Dispatch, state: DispatchState, actor: Actor) -> None:
    now, who = clock.now(), actor.label[:160]
    row.state = state
    if state == DispatchState.SENT:
        row.sent_at, row.sent_by_label = now, who
    if state in {DispatchState.RECEIVED, DispatchState.ACTED} and row.received_at is None:
        row.received_at, row.received_by_label = now, who
    if state == DispatchState.ACTED:
        row.acted_at, row.acted_by_label = now, who


def _deliver(actor: Actor, copy: DocumentCopy, rows: Sequence[Dispatch]) -> None:
    """The document to bodies on this node: they may read it, and it waits for their register."""
    document, now = copy.document, clock.now()
    for row in rows:
        body = row.organisation
        if body is None:
            continue
        scope.add_participation(DOCUMENT, document.pk, body.path, RECIPIENT)
        scope.add_participation(COPY, copy.pk, body.path, RECIPIENT)
        entry, made = _waiting_entry(body, copy)
        row.channel, row.entry, row.state = Channel.NODE, entry, DispatchState.SENT
        row.sent_at, row.sent_by_label = now, actor.label[:160]
        if not made and entry.state != IncomingState.WAITING:
            _stamp(row, DispatchState.RECEIVED, actor)
        row.save()
        _tell(actor, row, _("Văn bản đến: %(label)s") % {"label": document.label})


def _waiting_entry(body: Organisation, copy: DocumentCopy) -> tuple[IncomingEntry, bool]:
    document = copy.document
    return IncomingEntry.objects.get_or_create(
        organisation=body,
        document=document,
        defaults={
            "owner_path": body.path,
            "arrived_on": clock.today(),
            "author": document.issuer_label,
            "symbol": document.symbol,
            "issued_on": document.issued_on,
            "kind": document.kind,
            "summary": copy.title or document.title,
            "is_sample": document.is_sample,
            "created_at": clock.now(),
        },
    )


def _tell(actor: Actor, row: Dispatch, title: str) -> None:
    if row.organisation is None or row.entry is None:
        return
    inbox.notify(
        _keepers(row.organisation),
        code="documents.incoming",
        title=title,
        body=row.entry.summary,
        url=reverse("documents:register_entry", args=[row.entry.uid]),
        actor=actor,
    )


def _keepers(body: Organisation) -> Iterable[str]:
    """The clerks of a body, else its heads, else whoever works there."""
    held = RoleAssignment.objects.valid_on(clock.today()).filter(organisation=body)
    for role in (Role.CLERK, Role.HEAD, Role.OFFICER):
        uids = [uid.hex for uid in held.filter(role=role).values_list("person__uid", flat=True)]
        if uids:
            return uids
    return ()


def _issued(actor: Actor, uid: UUID) -> PaperDraft:
    draft = lock_paper(actor, uid)
    if draft.state != PaperState.ISSUED:
        raise PaperRefused(_("Văn bản chưa phát hành."))
    if not can_keep_registers(actor) or draft.issuer_path not in kept_paths(actor):
        raise MayNotDraft
    return draft


def _copy_of(draft: PaperDraft) -> DocumentCopy | None:
    copies = DocumentCopy.objects.filter(document=draft.document, owner_path=draft.issuer_path)
    return copies.select_related("document").first()
