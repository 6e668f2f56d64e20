"""The public catalogue: procedures in force, and one of them drawn whole with its basis and versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chuan.core import reliance, text
from chuan.core.actor import Actor
from chuan.core.threads import Knot
from chuan.law.selectors.links import act_links
from chuan.orgs.selectors import organisation_by_uid
from chuan.procedures.enums import AtEnd
from chuan.procedures.errors import ProcedureNotFound
from chuan.procedures.labels import AT_END, CLOCK_KIND
from chuan.procedures.models import VERSION, ProcedureVersion
from chuan.procedures.permissions import roles_to_open
from chuan.procedures.rules.words import length_in_words
from chuan.procedures.selectors.definitions import definition_of, versions_in_force
from chuan.procedures.types import ClockSpec, Definition, StateSpec, StepSpec


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """One procedure of the catalogue."""

    key: str
    title: str
    about: str
    is_unverified: bool
    is_sample: bool


@dataclass(frozen=True, slots=True)
class BasisRow:
    """An article that a version rests on, and its page."""

    words: str
    url: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock of a definition in words."""

    label: str
    kind: str
    length: str
    others: tuple[str, ...]
    who: str
    at_end: str
    basis: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a definition in words."""

    label: str
    who: str
    asks: tuple[str, ...]
    clocks: tuple[str, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """One version of a procedure, whole."""

    version: ProcedureVersion
    definition: Definition
    is_in_force: bool
    knots: Sequence[Knot]
    steps: Sequence[StepLine]
    clocks: Sequence[ClockLine]
    papers: Sequence[tuple[str, str, bool, str]]
    basis: Sequence[BasisRow]
    versions: Sequence[ProcedureVersion]
    changes: Sequence[reliance.FlagLine]
    can_open: bool


def procedures(on: date, words: str = "") -> Sequence[ProcedureRow]:
    """Public procedures in force, those whose text holds every word."""
    asked = text.words(words)
    found = []
    for row in versions_in_force(on):
        procedure = row.procedure
        if procedure.is_public and all(word in procedure.folded for word in asked):
            found.append(_row(row))
    return tuple(found)


def openable(actor: Actor, on: date) -> Sequence[ProcedureRow]:
    """Procedures of which the actor's body may open a dossier today, but for those about other things."""
    if not actor.organisation_uid:
        return ()
    body = organisation_by_uid(actor.organisation_uid)
    return tuple(
        _row(row)
        for row in versions_in_force(on)
        if not definition_of(row).subject and roles_to_open(actor, body, definition_of(row))
    )


def procedure_page(actor: Actor, key: str, on: date, number: int | None = None) -> ProcedurePage:
    """One version: the one asked for, else the one in force, else the latest."""
    rows = ProcedureVersion.objects.filter(procedure__key=key).select_related("procedure")
    versions = list(rows.order_by("-valid_from", "-number"))
    row = _chosen(versions, on, number)
    definition = definition_of(row)
    if not row.procedure.is_public and actor.is_anonymous:
        raise ProcedureNotFound
    links = act_links(each.symbol for each in definition.basis)
    in_force = _chosen(versions, on, None).pk == row.pk and _lasts(row, on)
    return ProcedurePage(
        version=row,
        definition=definition,
        is_in_force=in_force,
        knots=picture(definition),
        steps=_steps(definition),
        clocks=tuple(_clock(definition, clock) for clock in definition.clocks),
        papers=_papers(definition),
        basis=tuple(
            BasisRow(each.words, links.get(each.symbol, ""), each.confidence == "C")
            for each in definition.basis
        ),
        versions=versions,
        changes=reliance.flagged(VERSION, str(row.pk)),
        can_open=in_force and any(each.key == key for each in openable(actor, on)),
    )


def picture(definition: Definition) -> Sequence[Knot]:
    """The states in the order in which they are met, each with the steps out of it."""
    return tuple(_knot(definition, state) for state in in_order(definition))


def in_order(definition: Definition) -> Sequence[StateSpec]:
    """States as the steps of the definition come to them, breadth first; those that end come last."""
    order, waiting = [definition.start], [definition.start]
    while waiting:
        here = waiting.pop(0)
        for step in definition.steps:
            if here in step.sources and step.to not in order:
                order.append(step.to)
                waiting.append(step.to)
    states = [definition.state(key) for key in order]
    return [*(each for each in states if not each.final), *(each for each in states if each.final)]


def _chosen(versions: Sequence[ProcedureVersion], on: date, number: int | None) -> ProcedureVersion:
    if number is not None:
        found = [row for row in versions if row.number == number]
    else:
        found = [row for row in versions if _lasts(row, on)] or list(versions)
    if not found:
        raise ProcedureNotFound
    return found[0]


def _lasts(row: ProcedureVersion, on: date) -> bool:
    return row.valid_from <= on and (row.valid_until is None or on <= row.valid_until)


def _row(row: ProcedureVersion) -> ProcedureRow:
    definition = definition_of(row)
    return ProcedureRow(
        row.procedure.key, row.title, definition.about, definition.is_unverified,
        row.procedure.is_sample,
    )  # fmt: skip


def _knot(definition: Definition, state: StateSpec) -> Knot:
    facts = [
        (definition.role(step.role).label, f"{step.label} → {definition.state(step.to).label}")
        for step in definition.steps
        if state.key in step.sources
    ]
    return Knot(
        title=state.label,
        state="done" if state.final else "waiting",
        state_label=_("kết thúc hồ sơ") if state.final else "",
        facts=tuple(facts),
        current=state.key == definition.start,
        open=True,
    )


def _steps(definition: Definition) -> Sequence[StepLine]:
    return tuple(
        StepLine(
            label=step.label,
            who=definition.role(step.role).label,
            asks=_asks(definition, step),
            clocks=_effects(definition, step),
            letters=step.letters,
        )
        for step in definition.steps
    )


def _asks(definition: Definition, step: StepSpec) -> tuple[str, ...]:
    """What must be there, or be written, before the step is taken."""
    found = [definition.paper(key).label for key in step.papers]
    found += [definition.field(key).label for key in step.fields]
    if step.reasons:
        found.append(_("lý do theo danh sách"))
    found += [
        _("đủ thời gian: %(clock)s") % {"clock": definition.clock(key).label}
        for key in step.not_before
    ]
    if step.after:
        found.append(_("đã hết: %(clock)s") % {"clock": definition.clock(step.after).label})
    return tuple(found)


def _effects(definition: Definition, step: StepSpec) -> tuple[str, ...]:
    def named(keys: tuple[str, ...]) -> list[str]:
        return [definition.clock(key).label for key in keys if key != "*"]

    found = [_("bắt đầu: %(clock)s") % {"clock": label} for label in named(step.start)]
    found += [_("tạm dừng: %(clock)s") % {"clock": label} for label in named(step.pause)]
    found += [_("tính tiếp: %(clock)s") % {"clock": label} for label in named(step.resume)]
    found += [_("kết thúc: %(clock)s") % {"clock": label} for label in named(step.stop)]
    return tuple(found)


def _clock(definition: Definition, spec: ClockSpec) -> ClockLine:
    flags: Mapping[str, str] = {flag.key: flag.label for flag in definition.flags}
    return ClockLine(
        label=spec.label,
        kind=str(CLOCK_KIND[spec.kind]),
        length=length_in_words(spec.length, spec.unit).said(_),
        others=tuple(
            f"{flags[other.flag]}: {length_in_words(other.length, spec.unit).said(_)}"
            for other in spec.alternatives
        ),
        who=definition.role(spec.role).label if spec.role else "",
        at_end="" if spec.at_end is AtEnd.SHOW else str(AT_END[spec.at_end]),
        basis=spec.basis,
        is_unverified=spec.confidence == "C",
    )


def _papers(definition: Definition) -> Sequence[tuple[str, str, bool, str]]:
    return tuple(
        (paper.label, definition.role(paper.giver).label, paper.required, paper.basis)
        for paper in definition.papers
    )
