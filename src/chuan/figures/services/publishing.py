"""Figures are made public as a snapshot, and taken back with a reason."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.cascade import Period
from chuan.figures.errors import MayNotReport, ReportIncomplete, ReportNotFound
from chuan.figures.models import Publication
from chuan.figures.permissions import can_publish
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.desk import Desk, desk_of
from chuan.figures.selectors.publishing import content_now, is_settled, mark_of
from chuan.orgs.selectors import organisation_by_uid


@transaction.atomic
def publish_figures(*, actor: Actor, period: Period, note: str = "", seen: str = "") -> Publication:
    """Let the public read the figures of the own desk for a period that is closed.

    `seen` is the mark of what was looked at first: anything else is not published.

    Basis: Điều 9, Điều 10 Luật Tiếp cận thông tin 2016 (information that is not secret is made public).
    """
    refuse_stamped_words(actor, note)
    desk = _may(actor)
    if not is_settled(desk, period):
        raise ReportIncomplete(
            _("Kỳ này còn báo cáo chưa được chấp nhận; hãy xem xét hết rồi công bố.")
        )
    content = content_now(actor, desk, period)
    if content is None:
        raise ReportIncomplete(_("Kỳ này chưa có số liệu nào thuộc loại công bố."))
    mark = mark_of(content)
    if seen and seen != mark:
        raise ReportIncomplete(_("Số liệu vừa thay đổi sau khi bạn xem; hãy xem lại rồi công bố."))
    own = organisation_by_uid(actor.organisation_uid)
    publication = Publication(
        organisation=own,
        path=own.path,
        place=desk.place,
        period=period.code,
        title=f"{desk.name}, {said_period(period)}"[:300],
        note=note.strip()[:4000],
        content=content,
        sha256=mark,
        is_sample=own.is_sample,
        published_at=clock.now(),
        by_label=actor.label[:160],
    )
    _save(publication)
    _record(actor, publication, "figures.publication.published", sha256=publication.sha256)
    return publication


@transaction.atomic
def withdraw_publication(*, actor: Actor, uid: UUID, reason: str) -> Publication:
    """Take a publication back; the public then reads that it was withdrawn, not what it said."""
    _may(actor)
    found = Publication.objects.of(actor).select_for_update(of=("self",)).filter(uid=uid).first()
    if found is None or found.withdrawn_at is not None:
        raise ReportNotFound
    if not reason.strip():
        raise ReportIncomplete(_("Hãy ghi lý do."), field="reason")
    found.withdrawn_at, found.withdrawn_reason = clock.now(), reason.strip()[:1000]
    found.save(update_fields=("withdrawn_at", "withdrawn_reason"))
    _record(actor, found, "figures.publication.withdrawn", reason=found.withdrawn_reason)
    return found


def _may(actor: Actor) -> Desk:
    desk = desk_of(actor)
    if desk is None or not can_publish(actor):
        raise MayNotReport(
            _("Chỉ người đứng đầu cơ quan tổng hợp số liệu của địa bàn mới công bố được.")
        )
    return desk


def _save(publication: Publication) -> None:
    try:
        with transaction.atomic():
            publication.save()
    except IntegrityError as twice:
        raise ReportIncomplete(
            _("Kỳ này đã công bố; hãy thu hồi bản cũ trước khi công bố lại.")
        ) from twice


def _record(actor: Actor, publication: Publication, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="publication",
        object_id=publication.pk,
        label=publication.title,
        path=publication.path,
        changes=changes,
    )
