"""Steps: taken under the row's lock and with the state that was seen, so that two cannot both decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.calendar_vn import Calendar
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.law.selectors.days import calendar
from chuan.procedures import guards, subjects
from chuan.procedures.enums import StepKind
from chuan.procedures.errors import DossierNotFound, MayNotTakeStep, StepRefused, StepTaken
from chuan.procedures.models import Dossier, DossierStep
from chuan.procedures.permissions import roles_held
from chuan.procedures.rules.clocks import clocks_after
from chuan.procedures.rules.steps import day_of_step, missing, obstacles
from chuan.procedures.selectors.definitions import definition_of
from chuan.procedures.selectors.log import log_of, standing_flags, undoable_row
from chuan.procedures.services.opening import keep_fields
from chuan.procedures.services.receipts import give_receipt
from chuan.procedures.services.standing import (
    record_dossier,
    settle,
    tell_subject,
    tell_turn,
)
from chuan.procedures.types import UNDOING, WITHDRAWAL, Definition, Given, Logged, StepSpec


@dataclass(frozen=True, slots=True)
class Held:
    """A dossier under lock with all that decides about its next step."""

    dossier: Dossier
    definition: Definition
    log: Sequence[Logged]
    days: Calendar
    papers: frozenset[str]


@transaction.atomic
def take_step(
    *, actor: Actor, uid: UUID, event: str, seen: int, given: Given | None = None
) -> Dossier:
    """Take a step from the state that was seen. Raises `StepTaken` when somebody was first.

    Also `MayNotTakeStep`, and `StepRefused` with the box that lacks something.
    """
    given = given or Given()
    held = lock_dossier(actor, uid, seen)
    step = held.definition.step(held.dossier.state, event)
    if step is None or not step.sources:
        raise StepRefused(
            gettext_noop("Hồ sơ không còn ở bước này; hãy tải lại trang để xem bước tiếp theo.")
        )
    parties = list(held.dossier.parties.all())
    if step.role not in roles_held(actor, held.definition, parties):
        raise MayNotTakeStep
    refuse_stamped_words(actor, given.note, *given.fields.values())
    return carry_out(actor, held, step, given, StepKind.TAKEN)


@transaction.atomic
def withdraw_dossier(*, actor: Actor, uid: UUID, seen: int, note: str) -> Dossier:
    """Take the file back, where the procedure lets its applicant do so."""
    return take_step(actor=actor, uid=uid, event=WITHDRAWAL, seen=seen, given=Given(note=note))


@transaction.atomic
def undo_step(*, actor: Actor, uid: UUID, seen: int, note: str) -> Dossier:
    """Take back the last step, on the same day, by whom it was taken; it stays in the log.

    State and clocks become what they were, as if the step had not been.
    """
    held = lock_dossier(actor, uid, seen)
    dossier = held.dossier
    row = undoable_row(actor, dossier, held.definition, held.log)
    if row is None:
        raise StepRefused(
            gettext_noop("Chỉ người vừa làm bước cuối mới lấy lại được, và chỉ trong ngày.")
        )
    said = " ".join(note.split())
    if not said:
        raise StepRefused(gettext_noop("Hãy ghi lý do lấy lại bước này."), field="note")
    refuse_stamped_words(actor, said)
    on = clock.today()
    number = held.log[-1].number + 1
    DossierStep.objects.create(
        dossier=dossier, number=number, kind=StepKind.UNDONE, event=UNDOING,
        label=_("Lấy lại bước “%(step)s”")[:200] % {"step": row.label}, source=row.target,
        target=row.source, on=on, at=clock.now(), role=row.role, by_id=actor.id,
        by_label=actor.label[:160], organisation_label=actor.organisation_label[:300],
        path=actor.path, note=said[:2000], undoes=row.number,
    )  # fmt: skip
    log = (*held.log, Logged(number, UNDOING, row.target, on, undoes=row.number))
    settle(dossier, held.definition, log, held.days, on)
    record_dossier(actor, dossier, "procedures.step.undone", step=row.label, reason=said)
    if dossier.subject_id is not None:
        told = subjects.Step(
            dossier.pk, dossier.uid, held.definition.key, dossier.subject_id, row.event,
            row.source, row.target, row.on, standing_flags(held.log), row.reason,
            {each.key: each.value for each in row.values.all()}, undone=True,
        )  # fmt: skip
        tell_subject(actor, dossier, told)
    tell_turn(
        actor, dossier, held.definition, _("Lấy lại bước “%(step)s”") % {"step": row.label}, on
    )
    return dossier


def lock_dossier(actor: Actor, uid: UUID, seen: int | None = None) -> Held:
    """The dossier under lock, as it was seen: `DossierNotFound`, or `StepTaken` when it has moved on."""
    rows = Dossier.objects.visible_to(actor).select_related("version__procedure")
    dossier = rows.select_for_update(of=("self",)).filter(uid=uid).first()
    if dossier is None:
        raise DossierNotFound
    if seen is not None and dossier.seen != seen:
        last = dossier.steps.order_by("-number").first()
        raise StepTaken(last.by_label if last else "", last.label if last else "")
    papers = dossier.papers.filter(replaced_at__isnull=True).values_list("key", flat=True)
    return Held(
        dossier, definition_of(dossier.version), log_of(dossier), calendar(), frozenset(papers)
    )


def carry_out(actor: Actor, held: Held, step: StepSpec, given: Given, kind: StepKind) -> Dossier:
    """Ask the rules and the guards, write the step, settle the rest; who may was looked at before."""
    dossier, definition = held.dossier, held.definition
    on = _day(held, step, given)
    flags = standing_flags(held.log)
    _refuse(actor, held, step, given, on=on, flags=flags)
    source = dossier.state
    row = _write(actor, held, step, given, kind=kind, on=on)
    new = frozenset(step.sets)
    log = (*held.log, Logged(row.number, step.event, source, on, new))
    settle(dossier, definition, log, held.days, on)
    if step.receipt:
        give_receipt(actor, dossier, definition)
    record_dossier(
        actor, dossier, "procedures.step.taken", step=step.label, state=[source, dossier.state],
        reason=row.reason_words or row.note,
    )  # fmt: skip
    if dossier.subject_id is not None:
        told = subjects.Step(
            dossier.pk, dossier.uid, definition.key, dossier.subject_id, step.event, source,
            dossier.state, on, flags | new, given.reason, dict(given.fields),
        )  # fmt: skip
        tell_subject(actor, dossier, told)
    tell_turn(actor, dossier, definition, step.label, on)
    return dossier


def _day(held: Held, step: StepSpec, given: Given) -> date:
    for name, sentence in missing(held.definition, step, given):
        raise StepRefused(sentence, field=name)
    last = max(row.on for row in held.log)
    day = day_of_step(step, given, today=clock.today(), last=last)
    if isinstance(day, Sentence):
        raise StepRefused(day, field=step.dated)
    return day


def _refuse(
    actor: Actor, held: Held, step: StepSpec, given: Given, *, on: date, flags: frozenset[str]
) -> None:
    clocks = clocks_after(held.definition, held.log, held.days)
    dossier = held.dossier
    asked = guards.Asked(
        actor, dossier.pk, dossier.subject_kind, dossier.subject_id, step.event, on, flags,
        given.fields,
    )  # fmt: skip
    for sentence in (
        *obstacles(held.definition, step, papers=held.papers, clocks=clocks, on=on),
        *guards.against(step.guards, asked),
    ):
        raise StepRefused(sentence)


def _write(
    actor: Actor, held: Held, step: StepSpec, given: Given, *, kind: StepKind, on: date
) -> DossierStep:
    definition = held.definition
    reason = definition.reason(given.reason) if given.reason else None
    words = f"{reason.sentence} ({reason.basis})" if reason and reason.basis else ""
    row = DossierStep.objects.create(
        dossier=held.dossier, number=held.log[-1].number + 1, kind=kind, event=step.event,
        label=step.label[:200], source=held.dossier.state, target=step.to, on=on, at=clock.now(),
        role=step.role, by_id=actor.id, by_label=actor.label[:160],
        organisation_label=actor.organisation_label[:300], path=actor.path,
        reason=given.reason, reason_words=(words or (reason.sentence if reason else ""))[:600],
        note=given.note.strip()[:2000], flags=",".join(sorted(step.sets)),
    )  # fmt: skip
    keep_fields(row, definition, step.fields, given)
    return row
