"""The yearly programme of supervision: announced, held, and what it asks for followed to a reply."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, scope
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation
from chuan.plans.enums import RecommendationEvent, RecommendationState, SupervisionState
from chuan.plans.errors import MayNotSupervise, SupervisionIncomplete, SupervisionNotFound
from chuan.plans.models import (
    SUPERVISION,
    Plan,
    Programme,
    Recommendation,
    RecommendationStep,
    Supervision,
)
from chuan.plans.permissions import can_accept
from chuan.plans.rules.printed_time import YEARS
from chuan.plans.rules.reviews import RECOMMENDATION
from chuan.plans.selectors.distribution import own_organisation
from chuan.plans.selectors.supervision import may_supervise
from chuan.plans.services import sharing

LONGEST = 8000


@transaction.atomic
def create_programme(*, actor: Actor, year: int, title: str, symbol: str = "") -> Programme:
    """A programme of the own organisation for a year."""
    own = _supervisor(actor)
    if year not in YEARS:
        raise SupervisionIncomplete(_("Năm chưa đúng; hãy kiểm tra lại."), field="year")
    if not title.strip():
        raise SupervisionIncomplete(_("Hãy ghi tên chương trình."), field="title")
    programme = Programme.objects.create(
        owner=own,
        owner_path=own.path,
        year=year,
        title=title.strip()[:300],
        symbol=symbol.strip()[:120],
        created_at=clock.now(),
        created_by_label=actor.label[:160],
    )
    _record(actor, programme, "plans.supervision.programme_created", year=year)
    return programme


@transaction.atomic
def add_supervision(
    *,
    actor: Actor,
    uid: UUID,
    subject: str,
    body: UUID,
    planned_on: date,
    plan: UUID | None = None,
) -> Supervision:
    """One supervision of a programme; an announced programme tells the body at once."""
    programme = _lock_programme(actor, uid)
    if not subject.strip():
        raise SupervisionIncomplete(_("Hãy ghi nội dung giám sát."), field="subject")
    supervised = Organisation.objects.valid_on(clock.today()).filter(uid=body, on_node=True).first()
    if supervised is None:
        raise SupervisionIncomplete(_("Hãy chọn cơ quan được giám sát."), field="body")
    seen = Plan.objects.visible_to(actor).filter(uid=plan).first() if plan else None
    supervision = Supervision.objects.create(
        programme=programme,
        owner_path=programme.owner_path,
        subject=subject.strip()[:LONGEST],
        body=supervised,
        plan=seen,
        planned_on=planned_on,
    )
    _record(actor, programme, "plans.supervision.added", body=supervised.name)
    if programme.announced_at is not None:
        _announce(actor, supervision)
    return supervision


@transaction.atomic
def announce_programme(*, actor: Actor, uid: UUID) -> Programme:
    """Let every body of the programme see what concerns it, and tell its head."""
    programme = _lock_programme(actor, uid)
    if programme.announced_at is not None:
        return programme
    supervisions = list(programme.supervisions.select_related("body"))
    if not supervisions:
        raise SupervisionIncomplete(_("Chương trình chưa có cuộc giám sát nào."))
    programme.announced_at = clock.now()
    programme.save(update_fields=("announced_at",))
    for supervision in supervisions:
        _announce(actor, supervision)
    _record(actor, programme, "plans.supervision.announced", bodies=len(supervisions))
    return programme


@transaction.atomic
def hold_supervision(*, actor: Actor, uid: UUID, held_on: date, finding: str) -> Supervision:
    """Write down when it was held and what was found."""
    refuse_stamped_words(actor, finding)
    supervision = _lock_supervision(actor, uid)
    if held_on > clock.today():
        raise SupervisionIncomplete(_("Ngày giám sát chưa đến; hãy kiểm tra lại."), field="held_on")
    if not finding.strip():
        raise SupervisionIncomplete(_("Hãy ghi kết quả giám sát."), field="finding")
    supervision.state = SupervisionState.HELD
    supervision.held_on, supervision.finding = held_on, finding.strip()[:LONGEST]
    supervision.save(update_fields=("state", "held_on", "finding"))
    _record(actor, supervision.programme, "plans.supervision.held", subject=str(supervision))
    return supervision


@transaction.atomic
def recommend(
    *, actor: Actor, uid: UUID, text: str, organisation: UUID, due_on: date
) -> Recommendation:
    """Ask a body for something, with a day for its reply."""
    refuse_stamped_words(actor, text)
    supervision = _lock_supervision(actor, uid)
    if supervision.state == SupervisionState.PLANNED:
        raise SupervisionIncomplete(_("Hãy ghi kết quả giám sát trước khi kiến nghị."))
    if not text.strip():
        raise SupervisionIncomplete(_("Hãy ghi nội dung kiến nghị."), field="text")
    if due_on < clock.today():
        raise SupervisionIncomplete(_("Hạn trả lời phải từ hôm nay trở đi."), field="due_on")
    body = Organisation.objects.valid_on(clock.today()).filter(uid=organisation, on_node=True)
    asked = body.first()
    if asked is None:
        raise SupervisionIncomplete(_("Hãy chọn cơ quan trả lời."), field="organisation")
    made = Recommendation.objects.create(
        supervision=supervision,
        text=text.strip()[:LONGEST],
        organisation=asked,
        path=asked.path,
        due_on=due_on,
        created_at=clock.now(),
    )
    _record(actor, supervision.programme, "plans.supervision.recommended", body=asked.name)
    title = _("Kiến nghị qua giám sát: %(text)s") % {"text": made.text[:200]}
    sharing.tell_heads(actor, [asked.pk], title=title, url=_url(made), body="")
    return made


@transaction.atomic
def answer_recommendation(
    *, actor: Actor, uid: UUID, event: RecommendationEvent, text: str = ""
) -> Recommendation:
    """The asked body replies; who asked takes the reply as settling it, or asks again with a reason."""
    refuse_stamped_words(actor, text)
    rows = Recommendation.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    found = rows.filter(uid=uid).select_related("supervision__programme", "organisation").first()
    if found is None:
        raise SupervisionNotFound(_("Không tìm thấy kiến nghị này."))
    answers = event == RecommendationEvent.ANSWER
    side = found.path if answers else found.supervision.owner_path
    if not can_accept(actor) or actor.path != side:
        raise MayNotSupervise(_("Bước này thuộc về cơ quan khác."))
    found.state = RECOMMENDATION.after(RecommendationState(found.state), event, reason=text)
    found.save(update_fields=("state",))
    RecommendationStep.objects.create(
        recommendation=found,
        state=found.state,
        text=text.strip()[:LONGEST],
        body_label=actor.organisation_label[:300],
        by_label=actor.label[:160],
        at=clock.now(),
    )
    programme = found.supervision.programme
    _record(actor, programme, f"plans.supervision.{event}", body=found.organisation.name)
    _close_when_settled(found.supervision)
    _tell_other_side(actor, found, answers=answers)
    return found


def _close_when_settled(supervision: Supervision) -> None:
    """A supervision is closed with its last recommendation, and open again with a new question."""
    unsettled = supervision.recommendations.exclude(state=RecommendationState.SETTLED).exists()
    state = SupervisionState.HELD if unsettled else SupervisionState.CLOSED
    if supervision.state != state:
        supervision.state = state
        supervision.save(update_fields=("state",))


def _tell_other_side(actor: Actor, found: Recommendation, *, answers: bool) -> None:
    if answers:
        title = _("Đã có trả lời kiến nghị: %(text)s") % {"text": found.text[:200]}
        other = found.supervision.programme.owner_id
    else:
        title = _("Ý kiến về trả lời kiến nghị: %(text)s") % {"text": found.text[:200]}
        other = found.organisation_id
    sharing.tell_heads(actor, [other], title=title, url=_url(found), body="")


def _announce(actor: Actor, supervision: Supervision) -> None:
    body = supervision.body
    scope.add_participation(SUPERVISION, supervision.pk, body.path, "supervised")
    title = _("Giám sát ngày %(day)s: %(subject)s") % {
        "day": f"{supervision.planned_on:%d/%m/%Y}",
        "subject": supervision.subject[:200],
    }
    url = reverse("plans:supervision_detail", args=[supervision.uid])
    sharing.tell_heads(actor, [body.pk], title=title, url=url, body="")


def _supervisor(actor: Actor) -> Organisation:
    own = own_organisation(actor) if actor.path else None
    if own is None or not may_supervise(actor, own):
        raise MayNotSupervise(
            _(
                "Chương trình giám sát do Mặt trận, đoàn thể, Hội đồng nhân dân hoặc cấp ủy lập; "
                "cơ quan bạn đang làm việc không thuộc các cơ quan đó."
            )
        )
    return own


def _lock_programme(actor: Actor, uid: UUID) -> Programme:
    own = _supervisor(actor)
    rows = Programme.objects.select_for_update(of=("self",), no_key=True)
    programme = rows.filter(uid=uid, owner_path=own.path).first()
    if programme is None:
        raise SupervisionNotFound(_("Không tìm thấy chương trình giám sát này."))
    return programme


def _lock_supervision(actor: Actor, uid: UUID) -> Supervision:
    own = _supervisor(actor)
    rows = Supervision.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(uid=uid, owner_path=own.path).select_related("programme").first()
    if found is None:
        raise SupervisionNotFound(_("Không tìm thấy cuộc giám sát này."))
    return found


def _url(found: Recommendation) -> str:
    return reverse("plans:recommendation_detail", args=[found.uid])


def _record(actor: Actor, programme: Programme, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="supervision_programme",
        object_id=programme.pk,
        label=programme.title,
        path=programme.owner_path,
        changes=changes,
    )
