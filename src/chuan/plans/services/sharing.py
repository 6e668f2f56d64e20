"""Writes that every way of making tasks shares: rows, who may see them, how they are found and named."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox, scope, search
from chuan.core.actor import Actor
from chuan.core.scope import Participation, under
from chuan.documents.enums import ParticipationRole
from chuan.documents.models import DOCUMENT
from chuan.documents.selectors.copies import shares_title
from chuan.identifiers import services as identifiers
from chuan.orgs.enums import Role
from chuan.orgs.models import Person, RoleAssignment
from chuan.plans.models import (
    PLAN,
    TASK,
    Assignment,
    NamedBody,
    PersonalAssignment,
    Plan,
    PlanDuty,
    Task,
)
from chuan.plans.types import Named, Share


def give(task: Task, shares: Sequence[Share], *, occurrence: int) -> list[Assignment]:
    """Rows of the shares of one task for its present due date, and the right to see it."""
    now = clock.now()
    made = Assignment.objects.bulk_create(
        [
            Assignment(
                task=task,
                organisation_id=share.body.pk,
                path=share.body.path,
                role=share.role,
                occurrence=occurrence,
                due_on=task.due_on,
                collective_from=share.collective[:200],
                created_at=now,
            )
            for share in shares
        ],
        batch_size=500,
    )
    let_see(TASK, task.pk, {share.body.path for share in shares})
    return made


def give_person(
    actor: Actor, share: Assignment, person: Person, path: str, at: datetime
) -> PersonalAssignment:
    """Let `person`, who sits at `path`, hold the share, and see it from every body they act for."""
    given, _made = PersonalAssignment.objects.get_or_create(
        assignment=share,
        person=person,
        ended_at=None,
        defaults={
            "path": path,
            "given_by": actor.id,
            "given_by_label": actor.label[:160],
            "given_at": at,
        },
    )
    seats = {path, *_seats_under(share, person)}
    let_see(TASK, share.task_id, seats)
    if share.task.plan:
        let_see_plan(share.task.plan, seats)
    return given


def _seats_under(share: Assignment, person: Person) -> set[str]:
    """Every body below the share's that the person may act for today."""
    roles = RoleAssignment.objects.valid_on(clock.today()).filter(
        under(share.path, "organisation__path"), person=person
    )
    return set(roles.values_list("organisation__path", flat=True))


def lock_shares(tasks: Iterable[Task]) -> None:
    """Hold every share of these tasks until the transaction ends, so that nobody begins one meanwhile.

    Tasks are held first, and not their keys: whoever finishes a share opens its next date.
    """
    rows = Assignment.objects.filter(task__in=[task.pk for task in tasks]).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))


def let_see(kind: str, object_id: int, paths: Iterable[str]) -> None:
    """Let the organisations at these paths see a thing; again is harmless."""
    Participation.objects.bulk_create(
        [
            Participation(
                kind=kind, object_id=object_id, path=path, role=ParticipationRole.ASSIGNEE
            )
            for path in sorted(set(paths))
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def let_see_plan(plan: Plan, paths: Iterable[str]) -> None:
    """Bodies with a share see the plan and its document as well, which they read by the plan's copy."""
    known = sorted(set(paths))
    let_see(PLAN, plan.pk, known)
    if shares_title(plan.copy):
        let_see(DOCUMENT, plan.document_id, known)


def record_named(task: Task, named: Sequence[Named]) -> None:
    """Bodies the document names and that are not given the task."""
    NamedBody.objects.bulk_create(
        NamedBody(
            task=task,
            name=row.name[:300],
            role=row.role,
            organisation_id=row.body.pk if row.body else None,
            reason=row.reason,
        )
        for row in named
    )


def make_task_known(task: Task) -> None:
    """Name a task and let it be found by those who may see it."""
    url = reverse("plans:task_detail", args=[task.uid])
    document = task.plan.document.label if task.plan else ""
    identifiers.assign(TASK, task.pk, task.uid, label=task.text[:300], path=task.owner_path)
    search.put(
        search.SearchEntry(
            kind=TASK,
            object_id=task.pk,
            uid=task.uid,
            title=task.text[:600],
            body=" ".join(
                part
                for part in (document, task.clause, task.product, task.funding_programme)
                if part
            ),
            url=url,
            owner_path=task.owner_path,
        )
    )


def make_plan_known(plan: Plan, text: str) -> None:
    """Name a plan and let it be found, by its words too, by those who may see it."""
    url = reverse("plans:plan_detail", args=[plan.uid])
    identity = identifiers.assign(
        PLAN, plan.pk, plan.uid, label=plan.title[:300], path=plan.owner_path
    )
    identifiers.link(identity, rel="describedby", href=url, title=plan.title[:300], language="vi")
    search.put(
        search.SearchEntry(
            kind=PLAN,
            object_id=plan.pk,
            uid=plan.uid,
            title=plan.title[:600],
            body=text,
            url=url,
            owner_path=plan.owner_path,
            weight=1.1,
            codes=(plan.document.symbol,) if plan.document.symbol else (),
        )
    )


def forget(kind: str, object_ids: Sequence[int]) -> None:
    """Things that are no more: not found, not named, not seen."""
    for object_id in object_ids:
        search.remove(kind, object_id)
        identifiers.withdraw(kind, object_id)
    Participation.objects.filter(kind=kind, object_id__in=object_ids).delete()


def stop_seeing(task: Task, paths: Iterable[str]) -> None:
    """Bodies that no longer have a share no longer see the task."""
    for path in set(paths):
        scope.remove_participation(TASK, task.pk, path, ParticipationRole.ASSIGNEE)


def stop_seeing_plan(plan: Plan, path: str) -> None:
    """A body without a share or a duty under the plan reads it no more, nor its document for its sake."""
    shares, duties = Assignment.objects.filter(path=path), PlanDuty.objects.filter(path=path)
    if shares.filter(task__plan=plan).exists() or duties.filter(plan=plan).exists():
        return
    scope.remove_participation(PLAN, plan.pk, path, ParticipationRole.ASSIGNEE)
    document = plan.document_id
    elsewhere = shares.filter(task__plan__document=document)
    if not elsewhere.exists() and not duties.filter(plan__document=document).exists():
        scope.remove_participation(DOCUMENT, document, path, ParticipationRole.ASSIGNEE)


def tell_heads(
    actor: Actor, organisation_ids: Iterable[int], *, title: str, url: str, body: str | None = None
) -> int:
    """Tell the heads of these bodies, by default that work must be given out; how many were told."""
    rows = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation_id__in=set(organisation_ids), role=Role.HEAD
    )
    uids = {uid.hex for uid in rows.values_list("person__uid", flat=True)}
    return inbox.notify(
        uids,
        code="plans.work_given",
        title=title,
        body=_("Hãy phân công người thực hiện.") if body is None else body,
        url=url,
        actor=actor,
    )


def tell_must_plan(
    actor: Actor, plan: Plan, organisation_ids: Iterable[int], *, why: str = ""
) -> int:
    """Tell the heads of bodies of which a plan is newly expected which document asks, and why them."""
    asked = _("Soạn kế hoạch của cơ quan mình và ban hành.")
    return tell_heads(
        actor,
        organisation_ids,
        title=_("Phải ban hành kế hoạch thực hiện %(label)s") % {"label": plan.document.label},
        url=reverse("plans:plan_detail", args=[plan.uid]),
        body=f"{why}. {asked}" if why else asked,
    )


def stop_seeing_document(plan: Plan) -> None:
    """Bodies that saw the document for the sake of this plan alone no longer see it."""
    given = Participation.objects.filter(
        kind=DOCUMENT, object_id=plan.document_id, role=ParticipationRole.ASSIGNEE
    )
    others = Assignment.objects.filter(task__plan__document_id=plan.document_id).exclude(
        task__plan=plan
    )
    must_plan = PlanDuty.objects.filter(plan__document_id=plan.document_id).exclude(plan=plan)
    given = given.exclude(path__in=others.values("path"))
    given.exclude(path__in=must_plan.values("path")).delete()
