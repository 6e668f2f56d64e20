"""The register of incoming documents: numbered in order, handed to somebody, dealt with."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox, scope
from chuan.core.actor import Actor
from chuan.documents.enums import DispatchState, IncomingState
from chuan.documents.errors import MayNotDraft, PaperNotFound, PaperRefused
from chuan.documents.models import (
    COPY,
    DOCUMENT,
    DocumentCopy,
    IncomingEntry,
    RegisterYear,
)
from chuan.documents.permissions import can_draft, can_keep_registers
from chuan.documents.selectors.copies import list_documents
from chuan.documents.selectors.incoming import visible_entries
from chuan.documents.selectors.keeping import kept_body, kept_paths
from chuan.documents.services.dispatching import RECIPIENT, note_progress
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation, Person, RoleAssignment

ENTRY: Final = "incoming"
"""Kind of an entry in the record and in the worklist."""
FIRST_YEAR: Final = 2000
"""No register on this system reaches further back: an earlier day is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class IncomingWords:
    """What is written in the register about a document that came from outside."""

    arrived_on: date
    author: str
    summary: str
    symbol: str = ""
    issued_on: date | None = None
    kind: str = ""
    note: str = ""


@transaction.atomic
def register_incoming(
    *, actor: Actor, uid: UUID, arrived_on: date | None = None, note: str = ""
) -> IncomingEntry:
    """Enter a document that waits; the sender sees that it was received."""
    entry = _lock(actor, uid)
    _require_keeper(actor, entry)
    if entry.state != IncomingState.WAITING:
        raise PaperRefused(_("Văn bản này đã được vào sổ."))
    entry.arrived_on = arrived_on or clock.today()
    refuse_stamped_words(actor, note)
    entry.note = note.strip()[:500]
    _number(actor, entry)
    entry.save()
    note_progress(actor, entry, DispatchState.RECEIVED)
    _record(actor, entry, "documents.incoming.registered", number=entry.number)
    return entry


@transaction.atomic
def enter_incoming(*, actor: Actor, words: IncomingWords, body: str = "") -> IncomingEntry:
    """Enter a document that came by another way, in the register of the body at path `body`."""
    organisation = _keeper_of(actor, body)
    if not words.author.strip() or not words.summary.strip():
        raise PaperRefused(_("Hãy ghi tác giả và trích yếu của văn bản đến."), field="summary")
    refuse_stamped_words(actor, words.author, words.symbol, words.summary, words.note)
    entry = IncomingEntry(
        organisation=organisation,
        owner_path=organisation.path,
        arrived_on=words.arrived_on,
        author=words.author.strip()[:300],
        symbol=words.symbol.strip()[:120],
        issued_on=words.issued_on,
        kind=words.kind[:20],
        summary=words.summary.strip(),
        note=words.note.strip()[:500],
        is_sample=organisation.is_sample,
        created_at=clock.now(),
    )
    _number(actor, entry)
    entry.save()
    _record(actor, entry, "documents.incoming.registered", number=entry.number)
    return entry


@transaction.atomic
def enter_document(*, actor: Actor, uid: UUID, body: str = "") -> IncomingEntry:
    """Enter a document of the library, as it was accepted from a file, with one press."""
    organisation = _keeper_of(actor, body)
    document = list_documents(actor).filter(uid=uid).first()
    if document is None:
        raise PaperNotFound
    held = IncomingEntry.objects.filter(organisation=organisation, document=document).first()
    if held is not None:
        if held.state == IncomingState.WAITING:
            return register_incoming(actor=actor, uid=held.uid)
        raise PaperRefused(_("Văn bản này đã vào sổ, số đến %(number)s.") % {"number": held.number})
    entry = IncomingEntry(
        organisation=organisation,
        owner_path=organisation.path,
        arrived_on=clock.today(),
        author=document.issuer.name if document.issuer else document.issuer_label,
        symbol=document.symbol,
        issued_on=document.issued_on,
        kind=document.kind,
        summary=getattr(document, "shown_title", "") or document.label,
        document=document,
        is_sample=document.is_sample,
        created_at=clock.now(),
    )
    _number(actor, entry)
    entry.save()
    _record(actor, entry, "documents.incoming.registered", number=entry.number)
    return entry


@transaction.atomic
def hand_incoming(
    *,
    actor: Actor,
    uid: UUID,
    organisation: UUID | None = None,
    person: UUID | None = None,
    due_on: date | None = None,
    note: str = "",
) -> IncomingEntry:
    """Give a registered document to a body below or to a person there, with a day when one is set."""
    entry = _lock(actor, uid)
    _require_keeper(actor, entry)
    if entry.state == IncomingState.WAITING:
        raise PaperRefused(_("Hãy vào sổ văn bản trước khi chuyển xử lý."))
    if due_on is not None and due_on < entry.arrived_on:
        raise PaperRefused(_("Hạn xử lý không được trước ngày đến."), field="due_on")
    to, who = _handed_to(entry, organisation, person)
    entry.handed_to, entry.handed_path = to, to.path
    entry.handed_person = who.uid.hex if who else ""
    entry.handed_label = f"{who.full_name}, {to.label}"[:300] if who else to.label[:300]
    entry.handed_on, entry.due_on = clock.today(), due_on
    refuse_stamped_words(actor, note)
    entry.note = note.strip()[:500] or entry.note
    entry.save()
    _let_read(entry, to.path)
    _tell(actor, entry, to, who)
    _record(actor, entry, "documents.incoming.handed", to=entry.handed_label)
    return entry


@transaction.atomic
def act_on_incoming(*, actor: Actor, uid: UUID, note: str = "") -> IncomingEntry:
    """Say that a document was dealt with; its sender sees it."""
    entry = _lock(actor, uid)
    mine = entry.handed_path == actor.path and can_draft(actor)
    if not mine and not (can_keep_registers(actor) and entry.owner_path in kept_paths(actor)):
        raise MayNotDraft
    if entry.state == IncomingState.WAITING:
        raise PaperRefused(_("Hãy vào sổ văn bản trước khi báo đã xử lý."))
    if entry.state == IncomingState.ACTED:
        raise PaperRefused(_("Văn bản này đã được báo là xử lý xong."))
    _close(actor, entry, note)
    return entry


def _close(actor: Actor, entry: IncomingEntry, note: str) -> None:
    entry.state = IncomingState.ACTED
    entry.acted_at, entry.acted_by_label = clock.now(), actor.label[:160]
    refuse_stamped_words(actor, note)
    entry.acted_note = note.strip()[:1000]
    entry.save()
    note_progress(actor, entry, DispatchState.ACTED)
    _record(actor, entry, "documents.incoming.acted", note=entry.acted_note)


def _number(actor: Actor, entry: IncomingEntry) -> None:
    """The next number of the year of arrival, given one by one.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 22 (đăng ký văn bản đến).
    """
    if entry.arrived_on > clock.today():
        raise PaperRefused(_("Ngày đến không được sau hôm nay."), field="arrived_on")
    if entry.arrived_on.year < FIRST_YEAR:
        raise PaperRefused(_("Ngày đến chưa đúng; hãy kiểm tra lại."), field="arrived_on")
    year = entry.arrived_on.year
    register, _made = RegisterYear.objects.get_or_create(
        organisation_id=entry.organisation_id, year=year
    )
    register = RegisterYear.objects.select_for_update().get(pk=register.pk)
    register.last += 1
    register.save(update_fields=("last",))
    entry.year, entry.number = year, register.last
    entry.state = IncomingState.REGISTERED
    entry.registered_at, entry.registered_by_label = clock.now(), actor.label[:160]


def _handed_to(
    entry: IncomingEntry, organisation: UUID | None, person: UUID | None
) -> tuple[Organisation, Person | None]:
    below = Organisation.objects.valid_on(clock.today()).under(entry.owner_path)
    to = below.filter(uid=organisation).first() if organisation else entry.organisation
    if to is None:
        raise PaperRefused(_("Chỉ chuyển được cho đơn vị thuộc cơ quan này."), field="organisation")
    if person is None:
        return to, None
    seats = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__in=below, person__uid=person
    )
    seat = seats.select_related("person", "organisation").order_by("organisation__path").last()
    if seat is None:
        raise PaperRefused(_("Hãy chọn một người của cơ quan này."), field="person")
    return (seat.organisation if organisation is None else to), seat.person


def _let_read(entry: IncomingEntry, path: str) -> None:
    """The one who deals with a document may read the copy that its own body reads."""
    if entry.document_id is None:
        return
    scope.add_participation(DOCUMENT, entry.document_id, path, RECIPIENT)
    copies = DocumentCopy.objects.filter(document_id=entry.document_id)
    read = scope.Participation.objects.filter(kind=COPY, path=entry.owner_path)
    for copy in copies.filter(pk__in=read.values("object_id")) | copies.filter(
        owner_path=entry.owner_path
    ):
        scope.add_participation(COPY, copy.pk, path, RECIPIENT)


def _tell(actor: Actor, entry: IncomingEntry, to: Organisation, who: Person | None) -> None:
    heads = RoleAssignment.objects.valid_on(clock.today()).filter(organisation=to, role=Role.HEAD)
    uids = [who.uid.hex] if who else [u.hex for u in heads.values_list("person__uid", flat=True)]
    inbox.notify(
        uids,
        code="documents.incoming_handed",
        title=_("Văn bản chuyển xử lý: %(label)s") % {"label": entry},
        body=entry.summary,
        url=reverse("documents:register_entry", args=[entry.uid]),
        actor=actor,
    )


def _lock(actor: Actor, uid: UUID) -> IncomingEntry:
    rows = visible_entries(actor).select_for_update(of=("self",), no_key=True)
    entry = rows.filter(uid=uid).first()
    if entry is None:
        raise PaperNotFound
    return entry


def _require_keeper(actor: Actor, entry: IncomingEntry) -> None:
    if not can_keep_registers(actor) or entry.owner_path not in kept_paths(actor):
        raise MayNotDraft


def _keeper_of(actor: Actor, body: str) -> Organisation:
    if not can_keep_registers(actor):
        raise MayNotDraft
    return kept_body(actor, body)


def _record(actor: Actor, entry: IncomingEntry, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind=ENTRY,
        object_id=entry.pk,
        label=str(entry),
        path=entry.owner_path,
        changes=changes,
    )
