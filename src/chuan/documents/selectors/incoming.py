"""The register of incoming documents, and what of it waits for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.enums import IncomingState
from chuan.documents.errors import PaperNotFound
from chuan.documents.models import IncomingEntry
from chuan.documents.permissions import can_draft, can_keep_registers
from chuan.documents.selectors.copies import list_documents
from chuan.documents.selectors.keeping import kept_paths
from chuan.orgs.models import Organisation, RoleAssignment

Choices = Mapping[str, Sequence[tuple[str, str]]]
NOBODY: Final[Choices] = {"bodies": (), "people": ()}


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One incoming document as its page shows it, with what the reader may do."""

    entry: IncomingEntry
    kind_label: str
    state_label: str
    facts: Sequence[tuple[str, str]]
    document_visible: bool
    can_register: bool
    can_hand: bool
    can_act: bool


def visible_entries(actor: Actor) -> QuerySet[IncomingEntry]:
    """Entries of the registers the actor keeps, and those handed to the very body acted for."""
    if not actor.path:
        return IncomingEntry.objects.none()
    return IncomingEntry.objects.filter(
        Q(owner_path__in=kept_paths(actor)) | Q(handed_path=actor.path)
    )


def incoming(actor: Actor) -> QuerySet[IncomingEntry]:
    """The register with the bodies it names."""
    return visible_entries(actor).select_related("organisation", "handed_to", "document")


def entry_page(actor: Actor, uid: UUID) -> EntryPage:
    """One entry; PaperNotFound for a stranger."""
    entry = incoming(actor).filter(uid=uid).first()
    if entry is None:
        raise PaperNotFound
    keeps = can_keep_registers(actor) and entry.owner_path in kept_paths(actor)
    handed_here = entry.handed_path == actor.path and can_draft(actor)
    registered = entry.state == IncomingState.REGISTERED
    document = entry.document
    return EntryPage(
        entry=entry,
        kind_label=str(labels.DOCUMENT_KIND.get(entry.kind, "")),
        state_label=str(labels.INCOMING_STATE[entry.state]),
        facts=_facts(entry),
        document_visible=document is not None
        and list_documents(actor).filter(pk=document.pk).exists(),
        can_register=keeps and entry.state == IncomingState.WAITING,
        can_hand=keeps and registered,
        can_act=registered and (keeps or handed_here),
    )


def _facts(entry: IncomingEntry) -> Sequence[tuple[str, str]]:
    told = (
        (_("Ngày đến"), _day(entry.arrived_on)),
        (_("Tác giả"), entry.author),
        (_("Số, ký hiệu"), entry.symbol),
        (_("Ngày tháng văn bản"), _day(entry.issued_on)),
        (_("Loại"), str(labels.DOCUMENT_KIND.get(entry.kind, ""))),
        (_("Cơ quan nhận"), entry.organisation.name),
        (_("Đơn vị hoặc người nhận"), entry.handed_label),
        (_("Ngày chuyển"), _day(entry.handed_on)),
        (_("Hạn xử lý"), _day(entry.due_on)),
        (_("Kết quả xử lý"), entry.acted_note or entry.acted_by_label),
        (_("Ghi chú"), entry.note),
    )
    return [(name, text) for name, text in told if text]


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""


def hand_choices(entry: IncomingEntry) -> Choices:
    """Bodies under the receiving one, and people who work there, as choices."""
    below = Organisation.objects.valid_on(clock.today()).under(entry.owner_path)
    near = below.filter(on_node=True).order_by("path")[:200]
    seats = RoleAssignment.objects.valid_on(clock.today()).filter(organisation__in=list(near))
    people = {
        seat.person.uid.hex: f"{seat.person.full_name} – {seat.organisation.label}"
        for seat in seats.select_related("person", "organisation").order_by(
            "organisation__path", "person__full_name"
        )[:400]
    }
    return {
        "bodies": [(body.uid.hex, body.name) for body in near if body.pk != entry.organisation_id],
        "people": list(people.items()),
    }
