"""Who may define, ask for, fill, send and judge reports."""

from collections.abc import Collection

from chuan.core.actor import Actor
from chuan.figures.models import Compiler, Form, Indicator, Report, Round
from chuan.figures.rules.tiers import governs_a_place
from chuan.orgs.enums import Level, Role
from chuan.orgs.models import Organisation

REPORTERS = (Role.OFFICER, Role.HEAD)


def can_use_figures(actor: Actor) -> bool:
    """Officers, heads and auditors of any body read its reports and figures."""
    return bool(actor.path) and actor.has_role(*REPORTERS, Role.AUDITOR)


def can_report(actor: Actor) -> bool:
    """Officers and heads write reports of their own body."""
    return bool(actor.path) and actor.has_role(*REPORTERS)


def is_of_its_body(actor: Actor, report: Report) -> bool:
    """The very body that owes it, or its unit that compiles its place."""
    return works_for(actor, report.path, report.place_id)


def works_for(
    actor: Actor, path: str, place: int | None, compiled: Collection[int] | None = None
) -> bool:
    """The very body at `path`, or its unit that compiles its place (Phòng VH-XH of a commune).

    `compiled` are the places that the actor compiles, where they were asked before.
    """
    if not actor.path or actor.path == path:
        return bool(actor.path)
    if place is None or not actor.path.startswith(path):
        return False
    return place in (compiled_places(actor) if compiled is None else compiled)


def compiled_places(actor: Actor) -> frozenset[int]:
    """The places that the body acted for, or one below it, compiles today; the country is none."""
    rows = Compiler.objects.of(actor).filter(place__isnull=False).order_by("pk")
    return frozenset(rows.values_list("place", flat=True))


def can_fill(actor: Actor, report: Report) -> bool:
    """Officers and heads of the body, while the report is theirs to change."""
    return report.is_editable and can_report(actor) and is_of_its_body(actor, report)


def can_send(actor: Actor, report: Report) -> bool:
    """Officers and heads of the body that owes the report."""
    return can_report(actor) and is_of_its_body(actor, report)


def can_judge(actor: Actor, report: Report) -> bool:
    """Officers and heads of the very body that asked for it."""
    return can_report(actor) and actor.path == report.asker_path


def can_read_draft(actor: Actor, report: Report) -> bool:
    """The body itself, its units and the bodies above it; who asked sees only what was sent."""
    if not actor.path:
        return False
    return report.path.startswith(actor.path) or is_of_its_body(actor, report)


def can_ask(actor: Actor) -> bool:
    """Officers and heads; whom they may ask depends on what their body compiles."""
    return can_report(actor)


def can_steer(actor: Actor, round_: Round) -> bool:
    """Officers and heads of the very body that asks."""
    return can_report(actor) and actor.path == round_.asker_path


def can_define(actor: Actor, thing: Form | Indicator) -> bool:
    """Officers and heads of the very owner; what the node ships, its administrators."""
    if thing.owner_path == "/":
        return actor.has_role(Role.NODE_ADMINISTRATOR)
    return can_report(actor) and actor.path == thing.owner_path


def can_define_own(actor: Actor) -> bool:
    """Officers and heads for their own body; administrators of the node for everybody.

    What is defined is offered to the whole tree, so that firms and laboratories define nothing.
    """
    if actor.path == "/":
        return actor.has_role(Role.NODE_ADMINISTRATOR)
    return can_report(actor) and not _is_a_business(actor)


def can_tie(actor: Actor) -> bool:
    """Officers and heads, but not of firms and laboratories: ties serve every body of the tree."""
    return can_report(actor) and not _is_a_business(actor)


def _is_a_business(actor: Actor) -> bool:
    return Organisation.objects.filter(path=actor.path, level=Level.BUSINESS).exists()


def can_set_targets(actor: Actor, owner: Organisation) -> bool:
    """Officers and heads of the body itself, or of its unit that compiles its place."""
    return can_report(actor) and works_for(actor, owner.path, owner.place_id)


def can_appoint(actor: Actor) -> bool:
    """Heads and administrators of a government or a party committee, for the units of its place.

    Units inherit the place of their body: one that appointed itself would read all its reports.
    """
    top = actor.path == "/" or governs_a_place(actor.path)
    return top and actor.has_role(Role.HEAD, Role.ADMINISTRATOR, Role.NODE_ADMINISTRATOR)


def can_publish(actor: Actor) -> bool:
    """Heads of a compiling body make the figures of its place public."""
    return bool(actor.path) and actor.has_role(Role.HEAD)


def only_appoints(actor: Actor) -> bool:
    """Administrators who read no figures themselves: of this room they need the compilers alone."""
    return can_appoint(actor) and not can_use_figures(actor)


def only_defines(actor: Actor) -> bool:
    """Administrators of the node: they keep the catalogue and read no figures."""
    return actor.path == "/" and can_define_own(actor) and not can_use_figures(actor)
