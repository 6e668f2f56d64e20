"""A paper on its route: it sets out, is passed on, returned with a reason, recalled, handed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox, scope
from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.enums import MeetingBody, MoveKind, PaperEvent, StepKind, StepState
from chuan.documents.errors import MayNotDraft, PaperRefused
from chuan.documents.models import PAPER, DraftStep, Meeting, PaperDraft
from chuan.documents.permissions import can_edit_paper, is_turn_of
from chuan.documents.rules.conclusions import concluded_by
from chuan.documents.rules.new_papers import blanks_of
from chuan.documents.rules.numbers import symbol_fits
from chuan.documents.rules.papers import PAPER_STEPS
from chuan.documents.selectors.examining import unanswered_findings
from chuan.documents.selectors.houses import short_name
from chuan.documents.selectors.opinions import unsettled_opinions
from chuan.documents.selectors.routes import planned_steps
from chuan.documents.services.drafting import save_draft
from chuan.documents.services.papers import (
    keep_wording,
    lock_editable,
    lock_paper,
    record_paper,
    state_of,
)
from chuan.documents.services.route_steps import (
    ON_ROUTE,
    current_step,
    go_on,
    holders,
    let_see,
    move_to,
    remember,
    require_turn,
    tell,
)
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.vanban.writing import Family
from chuan.orgs.enums import Role
from chuan.orgs.models import Person, RoleAssignment

_HAS_OWN_DOOR = {
    StepKind.NUMBER: "take_number",
    StepKind.ISSUE: "issue",
    StepKind.MEETING: "conclude_meeting",
}


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """What a meeting concluded; `body` is a `MeetingBody` where a party committee met.

    `agreed` None when no vote was counted.
    """

    held_on: date
    members: int
    present: int
    conclusion: str
    body: str = ""
    agreed: int | None = None
    conclusion_draft: UUID | None = None


@transaction.atomic
def start_route(*, actor: Actor, uid: UUID, note: str = "") -> PaperDraft:
    """Send the paper round; after a return it goes the same steps again, with its new wording."""
    draft = lock_editable(actor, uid)
    _require_ready(draft)
    again = draft.steps.exists()
    steps = list(draft.steps.select_related("organisation")) if again else _make_steps(draft)
    draft.steps.exclude(state=StepState.SKIPPED).update(state=StepState.WAITING)
    keep_wording(actor, draft, note.strip() or _("Trình"))
    let_see(draft, steps)
    first = steps[0]
    draft.state = PAPER_STEPS.after(state_of(draft), PaperEvent.SET_OUT)
    remember(actor, draft, MoveKind.SET_OUT, first, note=note)
    go_on(actor, draft, first, note)
    draft.save(update_fields=("state",))
    record_paper(actor, draft, "documents.paper.set_out", revision=draft.revision)
    return draft


@transaction.atomic
def pass_step(*, actor: Actor, uid: UUID, order: int, note: str = "") -> PaperDraft:
    """Pass the paper on from the step that was shown; a second try finds that it has gone."""
    draft = lock_paper(actor, uid)
    step = require_turn(actor, draft, order)
    if StepKind(step.kind) in _HAS_OWN_DOOR:
        raise PaperRefused(_("Bước này có biểu mẫu riêng; hãy mở trang của văn bản để làm."))
    _require_done(draft, step)
    return _passed(actor, draft, step, note)


@transaction.atomic
def conclude_meeting(*, actor: Actor, uid: UUID, order: int, words: MeetingWords) -> PaperDraft:
    """Write down what the meeting concluded about the paper, which then goes on."""
    draft = lock_paper(actor, uid)
    step = require_turn(actor, draft, order)
    if step.kind != StepKind.MEETING:
        raise PaperRefused(_("Bước hiện tại không phải là cuộc họp."))
    _check_meeting(words)
    refuse_stamped_words(actor, words.conclusion)
    body = MeetingBody(words.body or MeetingBody.STANDING) if _is_of_party(draft) else None
    conclusion = _conclusion_of(actor, draft, words, body)
    Meeting.objects.update_or_create(
        step=step,
        defaults={
            "body": body or "",
            "held_on": words.held_on,
            "members": words.members,
            "present": words.present,
            "agreed": words.agreed,
            "conclusion": words.conclusion.strip(),
            "conclusion_draft": conclusion,
        },
    )
    return _passed(actor, draft, step, words.conclusion.strip())


def _is_of_party(draft: PaperDraft) -> bool:
    return draft.family == Family.PARTY


def _conclusion_of(
    actor: Actor, draft: PaperDraft, words: MeetingWords, body: MeetingBody | None
) -> PaperDraft | None:
    """The paper that carries the conclusion; still being written, it speaks for who concluded."""
    if words.conclusion_draft is None:
        return None
    seen = PaperDraft.objects.visible_to(actor).select_related("owner", "issuer")
    found = seen.filter(uid=words.conclusion_draft).exclude(pk=draft.pk).first()
    if found is None or body is None or not can_edit_paper(actor, found):
        return found
    said = concluded_by(found.paper, short_name(found.issuer or found.owner), body, words.held_on)
    return save_draft(actor=actor, uid=found.uid, paper=said, version=found.version)


@transaction.atomic
def return_step(*, actor: Actor, uid: UUID, order: int, to_order: int, reason: str) -> PaperDraft:
    """Send the paper back to an earlier step, saying why; the drafter may then change it."""
    draft = lock_paper(actor, uid)
    step = require_turn(actor, draft, order)
    target = draft.steps.filter(order=to_order, order__lt=step.order).first()
    if target is None or target.state == StepState.SKIPPED:
        raise PaperRefused(_("Hãy chọn một bước đứng trước để trả lại."), field="to_order")
    to_drafter = target.kind == StepKind.COMPOSE
    event = PaperEvent.SEND_BACK if to_drafter else PaperEvent.STEP_BACK
    state = PAPER_STEPS.after(state_of(draft), event, reason=reason)
    reason = reason.strip()
    back = draft.steps.filter(order__gte=to_order).exclude(state=StepState.SKIPPED)
    back.update(state=StepState.WAITING)
    step.state, step.at = StepState.RETURNED, clock.now()
    step.by_label, step.note = actor.label[:160], reason[:2000]
    step.save(update_fields=("state", "at", "by_label", "note"))
    if not to_drafter:
        target.refresh_from_db()
        move_to(actor, draft, target)
    draft.state = state
    draft.save(update_fields=("state",))
    remember(actor, draft, MoveKind.RETURNED, step, note=reason, to=to_order)
    if to_drafter:
        tell_drafter(actor, draft, reason)
    record_paper(actor, draft, "documents.paper.returned", reason=reason, to=to_order)
    return draft


@transaction.atomic
def recall(*, actor: Actor, uid: UUID, reason: str = "") -> PaperDraft:
    """Take the paper back to change it, as long as nobody has passed it since it set out."""
    draft = lock_paper(actor, uid)
    if draft.owner_path != actor.path or not actor.has_role(Role.OFFICER, Role.HEAD, Role.CLERK):
        raise MayNotDraft
    step = current_step(draft)
    last = draft.moves.filter(kind=MoveKind.SET_OUT).order_by("-pk").first()
    moved = (MoveKind.PASSED, MoveKind.NUMBERED, MoveKind.RETURNED)
    if last is None or draft.moves.filter(pk__gt=last.pk, kind__in=moved).exists():
        raise PaperRefused(_("Đã có người xử lý văn bản này; hãy đề nghị người đang giữ trả lại."))
    draft.state = PAPER_STEPS.after(state_of(draft), PaperEvent.RECALL)
    draft.save(update_fields=("state",))
    remember(actor, draft, MoveKind.RECALLED, step, note=reason)
    draft.steps.all().delete()
    scope.remove_participation(PAPER, draft.pk, role=ON_ROUTE)
    record_paper(actor, draft, "documents.paper.recalled", reason=reason)
    return draft


@transaction.atomic
def hand_step(*, actor: Actor, uid: UUID, order: int, person: UUID, note: str = "") -> PaperDraft:
    """Give the turn to another person of the same body; its head may do so for anybody there."""
    draft = lock_paper(actor, uid)
    step = current_step(draft)
    heads_it = actor.path == step.path and actor.has_role(Role.HEAD)
    if step.order != order or not (is_turn_of(actor, step) or heads_it):
        raise MayNotDraft(_("Bước này đang chờ người khác xử lý."))
    there = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation_id=step.organisation_id, person__uid=person
    )
    chosen = Person.objects.filter(uid=person, roles__in=there).first()
    if chosen is None:
        raise PaperRefused(_("Hãy chọn một người của cơ quan này."), field="person")
    step.person_id, step.person_label = chosen.uid.hex, chosen.full_name[:160]
    step.save(update_fields=("person_id", "person_label"))
    told = _("Chuyển %(who)s xử lý. %(note)s") % {"who": chosen.full_name, "note": note.strip()}
    remember(actor, draft, MoveKind.HANDED, step, note=told.strip(), to=step.order)
    tell(actor, draft, step)
    record_paper(actor, draft, "documents.paper.handed", step=step.order)
    return draft


def _passed(actor: Actor, draft: PaperDraft, step: DraftStep, note: str) -> PaperDraft:
    keep_wording(actor, draft, str(labels.STEP_KIND[step.kind]))
    remember(actor, draft, MoveKind.PASSED, step, note=note)
    go_on(actor, draft, step, note.strip())
    draft.save(update_fields=("state",))
    record_paper(actor, draft, "documents.paper.passed", step=step.order, kind=step.kind)
    return draft


def _require_ready(draft: PaperDraft) -> None:
    """What a paper must say before others are asked to look at it."""
    paper = draft.paper
    missing: Mapping[str, bool] = {
        _("trích yếu"): not paper.title.strip(),
        _("nội dung"): not (paper.body or paper.annexes),
        _("người ký"): not any(one.position or one.name for one in paper.signatures),
    }
    lacks = [name for name, empty in missing.items() if empty]
    if lacks:
        raise PaperRefused(_("Văn bản còn thiếu %(parts)s.") % {"parts": ", ".join(lacks)})
    if draft.issuer_id is None:
        raise PaperRefused(
            _(
                "Chưa rõ cơ quan ban hành là cơ quan nào trên hệ thống này. Hãy ghi đúng tên cơ "
                "quan của bạn hoặc cơ quan cấp trên trực tiếp ở ô Cơ quan ban hành."
            )
        )
    if not symbol_fits(paper.family, paper.symbol):
        raise PaperRefused(
            _("Ký hiệu “%(symbol)s” chưa đúng cách ghi; ví dụ KH-UBND, UBND-VHXH, KH/ĐU.")
            % {"symbol": paper.symbol}
        )


def _make_steps(draft: PaperDraft) -> list[DraftStep]:
    """The route as it is today, for good: changing the route later moves no paper on its way."""
    steps = [
        DraftStep(
            draft=draft,
            order=order,
            kind=step.kind,
            organisation=step.body,
            path=step.body.path,
            role=step.role,
            person_id=step.person.uid.hex if step.person else "",
            person_label=step.person.full_name[:160] if step.person else "",
            required=step.required,
        )
        for order, step in enumerate(planned_steps(draft), start=1)
    ]
    for step in steps[1:]:
        if step.person_id or holders(step).exists():
            continue
        if not step.required:
            step.state = StepState.SKIPPED
            continue
        raise PaperRefused(
            _("Bước “%(step)s” chưa có ai giữ vai trò xử lý ở %(body)s. Hãy báo quản trị đơn vị.")
            % {"step": labels.STEP_KIND[step.kind], "body": step.organisation.name}
        )
    return DraftStep.objects.bulk_create(steps)


def _require_done(draft: PaperDraft, step: DraftStep) -> None:
    """What a step asks for before the paper may go on."""
    blanks = blanks_of(draft.paper) if step.kind == StepKind.SIGN else 0
    if blanks:
        raise PaperRefused(
            _("Văn bản còn %(n)d chỗ [cần điền]; hãy trả lại để điền đủ trước khi ký.")
            % {"n": blanks}
        )
    if step.kind == StepKind.FORMAT:
        left = len(unanswered_findings(draft))
        if left:
            raise PaperRefused(
                _("Còn %(n)d điểm máy nêu chưa được trả lời; hãy trả lời hoặc trả lại bổ sung.")
                % {"n": left}
            )
    if step.kind == StepKind.CONSULT:
        waiting = unsettled_opinions(draft, clock.today())
        if waiting:
            names = "; ".join(opinion.organisation.label for opinion in waiting[:5])
            raise PaperRefused(_("Chưa xong xin ý kiến của: %(names)s.") % {"names": names})


def _check_meeting(words: MeetingWords) -> None:
    if not words.conclusion.strip():
        raise PaperRefused(_("Hãy ghi kết luận của cuộc họp."), field="conclusion")
    if words.held_on > clock.today():
        raise PaperRefused(_("Ngày họp không được sau hôm nay."), field="held_on")
    if not 1 <= words.present <= words.members:
        raise PaperRefused(
            _("Số có mặt phải từ 1 đến tổng số thành viên triệu tập."), field="present"
        )
    if words.agreed is not None and words.agreed > words.present:
        raise PaperRefused(_("Số đồng ý không thể hơn số có mặt."), field="agreed")
    if words.present * 2 <= words.members:
        raise PaperRefused(
            _("Cuộc họp cần quá nửa thành viên có mặt mới kết luận được."), field="present"
        )


def tell_drafter(actor: Actor, draft: PaperDraft, reason: str) -> None:
    """Tell the drafter that the paper came back."""
    inbox.notify(
        [draft.created_by],
        code="documents.paper_returned",
        title=_("Trả lại bổ sung: %(paper)s") % {"paper": draft},
        body=reason,
        url=reverse("documents:paper_route", args=[draft.uid]),
        actor=actor,
    )
