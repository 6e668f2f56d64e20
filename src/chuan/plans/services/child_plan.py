"""The own plan drafted from a plan above in one step, and the papers that issue it."""

from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents import services as documents
from chuan.documents.models import PaperDraft
from chuan.documents.rules.new_papers import decision_for, proposal_for
from chuan.documents.selectors.houses import house_of, issuers_for
from chuan.documents.selectors.papers import find_paper
from chuan.domain.sentences import Sentence
from chuan.domain.vanban.writing import Paper, PaperKind, to_json
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import organisation_by_uid
from chuan.plans.errors import MayNotPlan, NothingToDraft
from chuan.plans.models import ChildDraft, Counterpart
from chuan.plans.permissions import can_accept
from chuan.plans.rules.child_plan import ChildPlan, compose_child, include_task
from chuan.plans.selectors.child_plan import above_of, child_of, possible_issuers, terms
from chuan.plans.selectors.issuing import issuer_of, units_of, usual_counterparts
from chuan.plans.selectors.plans import find_plan

CHILD: Final = "plans.child"
PROPOSAL: Final = "plans.proposal"
"""What drafts are about: the own plan under a plan; the papers that issue it."""


@transaction.atomic
def draft_child_plan(*, actor: Actor, uid: UUID, issuer: str = "") -> PaperDraft:
    """The own plan of the actor's body, or of the authority it drafts for, from the plan `uid`.

    Drafting again makes another draft: what was edited is never overwritten.
    """
    plan = find_plan(actor, uid)
    bodies = possible_issuers(actor, plan)
    if not bodies:
        raise MayNotPlan(_("Cơ quan bạn không soạn kế hoạch riêng từ kế hoạch này."))
    body = next((b for b in bodies if b.uid.hex == issuer.replace("-", "")), bodies[0])
    above = above_of(actor, plan)
    if not above.document.tasks and not above.document.duties:
        raise NothingToDraft
    made = compose_child(above, issuer_of(body), terms())
    draft = documents.create_draft(actor=actor, paper=made.paper, about=(CHILD, plan.uid.hex))
    ChildDraft.objects.create(
        draft=draft,
        plan=plan,
        owner_path=draft.owner_path,
        issuer_path=body.path,
        generated=to_json(made.paper),
        notes=_notes(made),
        generated_at=clock.now(),
    )
    record(
        actor, "plans.child.drafted", kind="plan", object_id=plan.pk, label=plan.title[:200],
        path=actor.path, changes={"issuer": body.name},
    )  # fmt: skip
    return draft


def _notes(made: ChildPlan) -> dict[str, Any]:
    return {
        "origins": [[origin.text, origin.pointer] for origin in made.origins],
        "doubts": [_written(d.sentence, d.pointer, d.text) for d in made.doubts],
        "offered": [_written(o.sentence, o.pointer, o.text) for o in made.offered],
    }


def _written(sentence: Sentence, pointer: str, text: str) -> dict[str, Any]:
    return {
        "sentence": sentence.text,
        "values": dict(sentence.values),
        "pointer": pointer,
        "text": text,
    }


@transaction.atomic
def take_offered(*, actor: Actor, uid: UUID, pointer: str, version: int) -> tuple[PaperDraft, str]:
    """Put one clause of the plan above into the draft after all; also the place where it stands."""
    child = child_of(actor, uid)
    above = above_of(actor, find_plan(actor, child.plan.uid))
    name, _slash, number = pointer.partition("/")
    if name != "tasks" or not number.isdigit() or int(number) >= len(above.document.tasks):
        raise NothingToDraft
    body = child.draft.issuer or child.draft.owner
    paper, place, text = include_task(
        child.draft.paper, above, issuer_of(body), terms(), int(number)
    )
    saved = documents.edit_paper(actor=actor, uid=uid, paper=paper, version=version, what="add")
    child.notes = {**child.notes, "origins": [*child.notes.get("origins", ()), [text, pointer]]}
    child.save(update_fields=("notes",))
    return saved, place


@transaction.atomic
def draft_issuing_papers(*, actor: Actor, uid: UUID, kind: PaperKind) -> PaperDraft:
    """The tờ trình that submits a drafted plan, or the decision that issues it with the plan attached."""
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được soạn văn bản ở cơ quan này."))
    draft = find_paper(actor, uid)
    if draft.kind != PaperKind.PLAN:
        raise NothingToDraft
    paper = _issuing_paper(actor, draft.paper, kind, draft.issuer or draft.owner)
    return documents.create_draft(actor=actor, paper=paper, about=(PROPOSAL, draft.uid.hex))


def _issuing_paper(actor: Actor, plan: Paper, kind: PaperKind, issuer: Organisation) -> Paper:
    own = organisation_by_uid(actor.organisation_uid)
    house = house_of(own)
    drafter = house.abbreviation
    if kind is PaperKind.PROPOSAL:
        to = (issuer.name,) if issuer.pk != own.pk else ()
        return proposal_for(plan, house, to=to, drafter=drafter)
    proposer = house.short if issuer.pk != own.pk else ""
    return decision_for(plan, house_of(issuer), proposer=proposer, drafter=drafter)


@transaction.atomic
def set_counterpart(*, actor: Actor, agency: str, unit: str) -> Counterpart | None:
    """Say which own unit takes the work of an agency above; an empty unit goes back to the usual one."""
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được sửa bảng này."))
    body = issuers_for(actor)[0]
    if agency not in {row["of"] for row in usual_counterparts()}:
        raise NothingToDraft
    chosen = next((u for u in units_of(body) if u.uid.hex == unit.replace("-", "")), None)
    Counterpart.objects.filter(organisation=body, agency=agency).delete()
    kept = None
    if chosen is not None:
        kept = Counterpart.objects.create(
            organisation=body, path=body.path, agency=agency, unit=chosen,
            saved_at=clock.now(), saved_by_label=actor.label[:160],
        )  # fmt: skip
    record(
        actor, "plans.counterpart.set", kind="organisation", object_id=body.pk, label=body.name,
        path=body.path, changes={"agency": agency, "unit": chosen.name if chosen else ""},
    )  # fmt: skip
    return kept
