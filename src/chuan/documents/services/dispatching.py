"""Where an issued paper goes: each recipient with its way, what it has come to, and reminders."""

from collections.abc import Collection, Mapping, Sequence
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
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.vanban.writing import Paper
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation, RoleAssignment
from chuan.orgs.selectors import organisation_by_uid

RECIPIENT: Final = "recipient"
"""The role in which a body takes part in a document that was sent to it."""
_KEEP: Final = (Role.CLERK, Role.HEAD, Role.OFFICER)
"""Who registers what comes in, the first of these that a body has."""
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
    _deliver(actor, copy, [row for row in rows if row.organisation and row.organisation.on_node])
    return Dispatch.objects.bulk_create(rows)


@transaction.atomic
def add_recipient(*, actor: Actor, uid: UUID, organisation: UUID) -> Dispatch:
    """Send an issued paper to one more body."""
    draft = _issued(actor, uid)
    body = organisation_by_uid(organisation)
    if draft.dispatches.filter(organisation=body).exists() or body.pk == draft.issuer_id:
        raise PaperRefused(_("Cơ quan này đã có trong danh sách nơi nhận."), field="organisation")
    row = Dispatch(
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
    row.save()
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
    refuse_stamped_words(actor, note)
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
        row.reminded_at = clock.now()
    _tell(actor, rows, _("Nhắc vào sổ: %(paper)s") % {"paper": draft.number or draft})
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
    """The document to bodies on this node: they may read it, and it waits for their register.

    The rows are not saved here. How often the database is asked does not grow with their number.
    """
    paths = [row.organisation.path for row in rows if row.organisation]
    scope.add_participations(DOCUMENT, copy.document_id, paths, RECIPIENT)
    scope.add_participations(COPY, copy.pk, paths, RECIPIENT)
    entries = _waiting_entries(copy, [row.organisation for row in rows if row.organisation])
    for row in rows:
        row.channel, row.entry = Channel.NODE, entries[row.organisation_id or 0]
        _stamp(row, DispatchState.SENT, actor)
        if row.entry.state != IncomingState.WAITING:
            _stamp(row, DispatchState.RECEIVED, actor)
    _tell(actor, rows, _("Văn bản đến: %(label)s") % {"label": copy.document.label})


def _waiting_entries(
    copy: DocumentCopy, bodies: Collection[Organisation]
) -> Mapping[int, IncomingEntry]:
    """The entry of each body for this document, made where it has none yet, by the body's key."""
    document = copy.document
    IncomingEntry.objects.bulk_create(
        [
            IncomingEntry(
                organisation=body,
                document=document,
                owner_path=body.path,
                arrived_on=clock.today(),
                author=document.issuer_label,
                symbol=document.symbol,
                issued_on=document.issued_on,
                kind=document.kind,
                summary=copy.title or document.title,
                is_sample=document.is_sample,
                created_at=clock.now(),
            )
            for body in bodies
        ],
        ignore_conflicts=True,
    )
    there = IncomingEntry.objects.filter(document=document, organisation__in=bodies)
    return {entry.organisation_id: entry for entry in there}


def _tell(actor: Actor, rows: Sequence[Dispatch], title: str) -> None:
    keepers = _keepers([row.organisation_id for row in rows if row.organisation_id])
    letters = [
        inbox.Letter(
            keepers.get(row.organisation_id or 0, ()),
            title,
            reverse("documents:register_entry", args=[row.entry.uid]),
            row.entry.summary,
        )
        for row in rows
        if row.entry is not None
    ]
    inbox.notify_each(letters, code="documents.incoming", actor=actor)


def _keepers(bodies: Collection[int]) -> Mapping[int, Sequence[str]]:
    """The clerks of each body, else its heads, else whoever works there."""
    held = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__in=bodies, role__in=_KEEP
    )
    found: dict[int, dict[str, list[str]]] = {}
    for body, role, uid in held.values_list("organisation_id", "role", "person__uid"):
        found.setdefault(body, {}).setdefault(role, []).append(uid.hex)
    return {
        body: next(of_role[role] for role in _KEEP if role in of_role)
        for body, of_role in found.items()
    }


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
