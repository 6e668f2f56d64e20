"""From a private draft to a document, a plan and live tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, reliance
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.documents.enums import DraftState
from chuan.documents.errors import IdentityMissing
from chuan.documents.models import DocumentCopy, ImportDraft
from chuan.documents.rules.identity import identity_of
from chuan.documents.selectors.resting import DOCUMENT
from chuan.documents.services.copies import keep_copy, keep_document, store_files
from chuan.documents.services.drafts import lock_draft
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import match_agency
from chuan.plans.enums import TaskKind
from chuan.plans.errors import MayNotPlan, NothingToAccept, OtherOrganisation
from chuan.plans.models import TASK, Plan, PlanSection, PlanTarget, Task
from chuan.plans.permissions import can_accept
from chuan.plans.rules.pillars import propose_pillar
from chuan.plans.selectors.distribution import distribute_draft, issued_on, own_organisation
from chuan.plans.selectors.resting import resting_plans
from chuan.plans.services import cascade, sharing
from chuan.plans.types import Distribution, DocumentDraft, TaskDraft


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an acceptance made."""

    copies: Sequence[DocumentCopy]
    plans: Sequence[Plan]
    task_count: int
    share_count: int
    body_count: int


@transaction.atomic
def accept_import(*, actor: Actor, uid: UUID) -> Accepted:
    """Turn a draft into its documents, plans and tasks, all or nothing.

    The document is made once in the node; a second acceptance by the same organisation is a
    conflict that says who was first.
    """
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được tiếp nhận văn bản ở cơ quan này."))
    draft = lock_draft(actor, uid)
    _check_organisation(actor, draft)
    plan_of_work = distribute_draft(draft, clock.today())
    _check(plan_of_work)
    stored = store_files(actor=actor, draft_uid=draft.uid)
    own = own_organisation(actor)
    copies = [_keep(actor, own, draft, document, stored) for document in plan_of_work.documents]
    plans = [
        _make_plan(actor, own, copy, document, plan_of_work)
        for copy, document in zip(copies, plan_of_work.documents, strict=True)
        if document.is_plan
    ]
    _rest(plans)
    cascade.after_acceptance(copies, plans)
    draft.state = DraftState.ACCEPTED
    draft.save(update_fields=("state",))
    _tell(actor, plans, plan_of_work)
    return Accepted(
        copies, plans, plan_of_work.task_count, plan_of_work.share_count, plan_of_work.body_count
    )


def _rest(plans: Sequence[Plan]) -> None:
    """A plan speaks for its own copy of the document: what that copy rests on, the plan rests on."""
    for plan in plans:
        reliance.release(DOCUMENT, plan.copy.uid.hex)
    wanted = Plan.objects.filter(pk__in=[plan.pk for plan in plans])
    reliance.rest_on_many(resting_plans(wanted))


def _check_organisation(actor: Actor, draft: ImportDraft) -> None:
    """Somebody who works for two bodies may have changed between them since the screen was shown."""
    if draft.path != actor.path:
        raise OtherOrganisation(
            _(
                "Bản nháp này được nhập khi làm việc cho %(body)s. "
                "Hãy chuyển sang cơ quan đó rồi tiếp nhận."
            )
            % {"body": draft.organisation_label}
        )


def _check(work: Distribution) -> None:
    """Every document has its identity, and there is one."""
    if not work.documents:
        raise NothingToAccept(_("Không còn văn bản nào để tiếp nhận trong bản nháp này."))
    if work.missing:
        place, missing = work.missing[0]
        raise IdentityMissing(
            _(
                "Văn bản %(n)d còn thiếu %(parts)s. Hãy điền ở mục Thể thức, hoặc đánh dấu "
                "“Văn bản chưa có số”."
            )
            % {"n": place + 1, "parts": ", ".join(_(part) for part in missing)},
            place=place,
        )


def _keep(
    actor: Actor,
    own: Organisation,
    draft: ImportDraft,
    document: DocumentDraft,
    stored: Sequence[StoredFile],
) -> DocumentCopy:
    content = document.content
    issuer = _issuer(content, own)
    identity = identity_of(
        issuer=issuer.name if issuer else content.get("issuer") or "",
        kind=content.get("kind") or "other",
        symbol=content.get("symbol") or "",
        issued_on=issued_on(content.get("date")),
        title=content.get("title") or "",
        unnumbered=document.unnumbered,
    )
    kept = keep_document(
        actor=actor,
        identity=identity,
        content={**content, "symbol": "" if document.unnumbered else content.get("symbol")},
        issuer=issuer,
        sample=own.is_sample,
    )
    copy = keep_copy(
        actor=actor,
        document=kept,
        draft_uid=draft.uid,
        place=document.place,
        content=content,
        text=draft.reading["text"],
        stored=stored,
    )
    record(
        actor,
        "documents.document.accepted",
        kind="document",
        object_id=kept.pk,
        label=kept.label,
        path=actor.path,
        changes={"corrections": len(draft.edits)},
    )
    return copy


def _issuer(content: Mapping[str, Any], own: Organisation) -> Organisation | None:
    name = content.get("issuer") or ""
    return match_agency(name, near=own).organisation if name else None


def _make_plan(
    actor: Actor,
    own: Organisation,
    copy: DocumentCopy,
    document: DocumentDraft,
    work: Distribution,
) -> Plan:
    plan = Plan.objects.create(
        document=copy.document,
        copy=copy,
        owner=own,
        owner_path=own.path,
        focal_id=work.focal.pk if work.focal else None,
        title=copy.title or copy.document.symbol,
        is_sample=own.is_sample,
        accepted_at=copy.accepted_at,
        accepted_by=actor.id,
        accepted_by_label=actor.label[:160],
    )
    sections = _make_sections(plan, document)
    _make_targets(plan, document.content.get("targets") or ())
    tasks = [_make_task(plan, own, row, sections, at) for at, row in enumerate(document.tasks)]
    paths = {share.body.path for task in document.tasks for share in task.shares}
    sharing.let_see_plan(plan, paths)
    for task in tasks:
        sharing.make_task_known(task)
    sharing.make_plan_known(plan, copy.text)
    record(
        actor,
        "plans.plan.accepted",
        kind="plan",
        object_id=plan.pk,
        label=plan.document.label,
        path=plan.owner_path,
        changes={"tasks": len(tasks), "bodies": len(paths)},
    )
    return plan


def _make_sections(plan: Plan, document: DocumentDraft) -> dict[str, PlanSection]:
    """Headings of the document that have a title or tasks, and those that only annex rows name."""
    headings: list[tuple[str, str, int]] = []
    _walk(document.content.get("sections") or (), "", 1, headings)
    known = {label for label, _title, _depth in headings}
    for task in document.tasks:
        if task.section and task.section not in known:
            known.add(task.section)
            headings.append((task.section, "", task.section.count(".") + 1))
    made = PlanSection.objects.bulk_create(
        PlanSection(plan=plan, label=label[:40], title=title, depth=depth, order=order)
        for order, (label, title, depth) in enumerate(headings)
    )
    return {section.label: section for section in reversed(made)}


def _walk(
    sections: Sequence[Mapping[str, Any]], above: str, depth: int, found: list[tuple[str, str, int]]
) -> None:
    for section in sections:
        label = ".".join(part for part in (above, section.get("label") or "") if part)
        if section.get("title"):
            found.append((label, section["title"], depth))
        _walk(section.get("children") or (), label, depth + 1, found)


def _make_targets(plan: Plan, rows: Sequence[Mapping[str, Any]]) -> None:
    PlanTarget.objects.bulk_create(
        PlanTarget(
            plan=plan,
            order=order,
            text=row.get("text") or "",
            value=row.get("value"),
            unit=(row.get("unit") or "")[:160],
            by_year=row.get("by"),
            subject=(row.get("subject") or "")[:500],
            recurrence=(row.get("recurrence") or "")[:10],
        )
        for order, row in enumerate(rows)
    )


def _make_task(
    plan: Plan, own: Organisation, row: TaskDraft, sections: Mapping[str, PlanSection], at: int
) -> Task:
    time = row.time
    in_order = time.start is None or time.end is None or time.start <= time.end
    task = Task.objects.create(
        plan=plan,
        owner=own,
        owner_path=own.path,
        section=sections.get(row.section),
        order=at,
        kind=row.kind,
        clause=row.clause,
        text=row.text or _("(Chưa có nội dung)"),
        product=row.product,
        time_text=time.words[:300],
        starts_year=time.start if in_order else None,
        ends_year=time.end,
        quarter=time.quarter if time.quarter in {1, 2, 3, 4} else None,
        recurrence=row.due.repeat,
        due_on=row.due.on,
        due_basis=[step.as_json() for step in row.due.basis],
        compiler_id=row.compiler.pk if row.compiler else None,
        pillar=propose_pillar(_headings(row.section, sections), row.text) or "",
        pointer=row.pointer[:80],
        is_sample=plan.is_sample,
        created_at=plan.accepted_at,
    )
    sharing.give(task, row.shares, occurrence=row.due.occurrence)
    if row.compiler:
        sharing.let_see(TASK, task.pk, {row.compiler.path})
    sharing.record_named(task, row.named)
    return task


def _headings(label: str, sections: Mapping[str, PlanSection]) -> list[str]:
    """Titles of the section and of those above it, the nearest first."""
    parts = label.split(".")
    above = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return [sections[one].title for one in above if one in sections]


def _tell(actor: Actor, plans: Sequence[Plan], work: Distribution) -> None:
    """One line in the inbox of the head of each body, however many tasks it was given."""
    if not plans:
        return
    bodies = {share.body.pk for task in work.tasks for share in task.shares}
    reports = sum(task.kind == TaskKind.REPORT for task in work.tasks)
    title = _("Việc mới từ %(label)s") % {"label": plans[-1].document.label}
    if reports:
        title = _("Việc và báo cáo mới từ %(label)s") % {"label": plans[-1].document.label}
    sharing.tell_heads(
        actor, bodies, title=title, url=reverse("plans:plan_detail", args=[plans[-1].uid])
    )
