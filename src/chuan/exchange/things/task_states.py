"""How far state work for the party has come: told by the state, shown beside the party's own task."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuan.core.actor import Actor
from chuan.documents.models import Document
from chuan.documents.rules.fields import show_date
from chuan.documents.rules.identity import issuer_key, symbol_key
from chuan.exchange.enums import NodeKind
from chuan.exchange.errors import NotLinked, SecretRefused
from chuan.exchange.kinds import Export, Glimpse, Incoming, Offer, Outcome
from chuan.exchange.labels import STANDING, counted
from chuan.exchange.models import Partner, ReceivedItem, ReportedState
from chuan.exchange.rules.task_states import (
    TaskState,
    is_secret,
    read_task_state,
    write_task_state,
)
from chuan.exchange.selectors.telling import Telling, find_telling, tellings
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import match_agency
from chuan.plans.enums import LinkState
from chuan.plans.enums import TaskState as TaskStanding
from chuan.plans.models import CarriedOut

LONGEST_TEXT: Final = 500


class TaskStates:
    """A plan or task of the state that carries a party document out, for the body whose task it is."""

    key = "task_state"
    label = gettext_lazy("Tình hình thực hiện")
    receivers = frozenset({NodeKind.PARTY})
    opens = gettext_lazy("Xem bên cạnh nhiệm vụ của cấp ủy")
    gone = gettext_lazy("Liên kết với nhiệm vụ của cấp ủy đã được bỏ.")

    def offers(self, actor: Actor, words: str) -> Sequence[Offer]:
        """Plans and tasks that carry party documents out, with everything that would leave."""
        return [Offer(row.uid.hex, _title(row), _detail(row)) for row in tellings(actor, words)]

    def export(self, actor: Actor, ref: str, note: str) -> Export:
        """What the own body tells; `NothingToTell` for a plan or task that is not linked."""
        row = find_telling(actor, UUID(ref))
        document = row.plan.document
        told = TaskState(
            sender=actor.organisation_label,
            note=note,
            key=row.uid.hex,
            whole=row.task is None,
            plan_issuer=document.issuer.name if document.issuer else document.issuer_label,
            plan_symbol=document.symbol,
            plan_date=document.issued_key,
            clause=row.task.clause if row.task else "",
            text=row.text[:LONGEST_TEXT],
            state=row.state,
            done=row.done,
            total=row.total,
            closed_on=_iso(row.closed_on),
            result=row.said.result if row.said else "",
            symbol=row.symbol,
            issued_on=_iso(row.issued_on),
        )
        if is_secret(told):
            raise SecretRefused
        label = _("Tình hình thực hiện %(title)s") % {"title": _title(row)}
        return Export(label, write_task_state(told))

    def read(self, body: Mapping[str, Any], files: int) -> Glimpse:
        """What is told, in words."""
        told = read_task_state(body, files)
        if is_secret(told):
            raise SecretRefused
        facts = (
            (_("Văn bản thực hiện"), _named(told.plan_symbol, told.plan_date)),
            (_("Nội dung"), " ".join(part for part in (told.clause, told.text) if part)),
            (_("Tình trạng"), str(STANDING[told.state])),
            (_("Số lượng"), counted(told.done, told.total, whole=told.whole)),
            (_("Ngày hoàn thành"), show_date(told.closed_on)),
            (_("Kết quả"), told.result),
            (_("Văn bản đã ban hành"), _named(told.symbol, told.issued_on)),
        )
        title = _("Tình hình thực hiện %(symbol)s: %(text)s") % {
            "symbol": told.plan_symbol,
            "text": told.text,
        }
        return Glimpse(title, told.sender, [fact for fact in facts if fact[1]], told.note)

    def fault(self, path: str, body: Mapping[str, Any]) -> str:
        """Why the body at `path` cannot take it: the plan is not known there, or joined with no task."""
        told = read_task_state(body, 0)
        if _links(path, told).exists():
            return ""
        named = {"document": _named(told.plan_symbol, told.plan_date)}
        if _documents(path, told).filter(copies__owner_path=path).exists():
            return (
                _(
                    "Văn bản %(document)s chưa được liên kết với nhiệm vụ nào của nơi nhận nên chưa ghi "
                    "được tình hình thực hiện. Nơi nhận xác nhận liên kết rồi nơi gửi gửi lại."
                )
                % named
            )
        return (
            _(
                "Nơi nhận chưa có văn bản %(document)s nên chưa ghi được tình hình thực hiện. Hãy gửi "
                "văn bản này trước, chờ nơi nhận liên kết với nhiệm vụ rồi gửi lại."
            )
            % named
        )

    def accept(self, actor: Actor, incoming: Incoming) -> Outcome:
        """Keep it as the last word of the other side; what is older than the last word changes nothing."""
        told = read_task_state(incoming.body, len(incoming.files))
        if is_secret(told):
            raise SecretRefused
        link = _links(actor.path, told).order_by("pk").first()
        if link is None:
            raise NotLinked(self.fault(actor.path, incoming.body))
        item = ReceivedItem.objects.select_related("bundle").get(uid=incoming.uid)
        Partner.objects.select_for_update(of=("self",)).get(pk=item.bundle.partner_id)
        known: dict[str, Any] = {
            "owner_path": actor.path,
            "partner": item.bundle.partner,
            "key": told.key,
        }
        last = ReportedState.objects.filter(**known).first()
        if last is not None and last.number >= item.bundle.number:
            note = _("Đã ghi tình hình mới hơn theo gói tin số %(number)s; giữ nguyên.")
            return Outcome(self.key, last.uid, note=note % {"number": last.number})
        kept, _made = ReportedState.objects.update_or_create(
            **known, defaults=_columns(told, item) | {"document_id": link.document_id}
        )
        return Outcome(self.key, kept.uid)

    def url(self, actor: Actor, uid: UUID) -> str:
        """The page where it stands beside the party's task, while the two are linked."""
        kept = ReportedState.objects.filter(owner_path=actor.path, uid=uid).first()
        if kept is None:
            return ""
        links = _standing_links(actor.path).filter(document=kept.document_id)
        link = links.select_related("task__plan").order_by("pk").first()
        if link is None:
            return ""
        if link.task.plan is None:
            return reverse("plans:task_detail", args=[link.task.uid])
        return reverse("plans:cascade_party", args=[link.task.plan.uid])


def _documents(path: str, told: TaskState) -> QuerySet[Document]:
    """The plan as the library at `path` knows it: by number and date, and any name of its issuer."""
    own = Organisation.objects.filter(path=path).first()
    meant = match_agency(told.plan_issuer, near=own).organisation
    names = [told.plan_issuer, *([meant.name] if meant else ())]
    return Document.objects.filter(
        symbol_key=symbol_key(told.plan_symbol),
        issued_key=told.plan_date,
        issuer_key__in=[issuer_key(name) for name in names],
    )


def _standing_links(path: str) -> QuerySet[CarriedOut]:
    """Links that the body at `path` confirmed, of tasks of its own that still stand."""
    return CarriedOut.objects.filter(
        owner_path=path, state=LinkState.CONFIRMED, task__state=TaskStanding.OPEN
    )


def _links(path: str, told: TaskState) -> QuerySet[CarriedOut]:
    return _standing_links(path).filter(document__in=_documents(path, told))


def _columns(told: TaskState, item: ReceivedItem) -> dict[str, Any]:
    return {
        "number": item.bundle.number,
        "item": item,
        "sender_label": told.sender,
        "whole": told.whole,
        "clause": told.clause,
        "text": told.text,
        "state": told.state,
        "done": told.done,
        "total": told.total,
        "closed_on": _day(told.closed_on),
        "result": told.result,
        "symbol": told.symbol,
        "issued_on": _day(told.issued_on),
    }


def _title(row: Telling) -> str:
    if row.task is None:
        return _("%(symbol)s, cả kế hoạch: %(title)s") % {
            "symbol": row.plan.document.symbol,
            "title": row.text[:300],
        }
    where = " ".join(part for part in (row.plan.document.symbol, row.task.clause) if part)
    return f"{where}: {row.text[:300]}"


def _detail(row: Telling) -> str:
    """Everything that leaves beside the title, so that who sends it has read it."""
    parts = (
        str(STANDING[row.state]),
        counted(row.done, row.total, whole=row.task is None),
        f"{row.closed_on:%d/%m/%Y}" if row.closed_on else "",
        row.said.result if row.said else "",
        _named(row.symbol, _iso(row.issued_on)) if row.symbol else "",
    )
    return " · ".join(part for part in parts if part)


def _named(symbol: str, iso: str) -> str:
    """A document by its number and date."""
    if symbol and iso:
        return _("%(symbol)s ngày %(day)s") % {"symbol": symbol, "day": show_date(iso)}
    return symbol or show_date(iso)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
