"""Who hears of what happens to a report: officers and heads of its body, or of who asked for it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.figures.models import Compiler, Report, Round
from chuan.figures.permissions import REPORTERS
from chuan.figures.selectors.titles import round_title
from chuan.orgs.models import RoleAssignment
from chuan.orgs.models.validity import valid_on


def tell_body(actor: Actor, report: Report, code: str, title: str, body: str = "") -> int:
    """Officers and heads of the body that owes the report, and of its unit that compiles."""
    people = people_of([report])[report.pk]
    return inbox.notify(people, code=code, title=title, body=body, url=url_of(report), actor=actor)


def tell_asker(actor: Actor, report: Report, code: str, title: str, body: str = "") -> int:
    """Officers and heads of the body that asked for the report."""
    people = _seats([report.round.asker_id]).get(report.round.asker_id, set())
    return inbox.notify(people, code=code, title=title, body=body, url=url_of(report), actor=actor)


def tell_opened(actor: Actor, round_: Round, reports: Collection[Report]) -> int:
    """Everybody asked hears that a report is wanted, by when, and where to begin."""
    people = people_of(reports)
    title = _("Báo cáo cần gửi: %(title)s") % {"title": round_title(round_)}
    due = f"{round_.due_on:%d/%m/%Y}" if round_.due_on else ""
    body = _("Hạn gửi: hết ngày %(due)s.") % {"due": due} if due else ""
    letters = (inbox.Letter(people[report.pk], title, url_of(report), body) for report in reports)
    return inbox.notify_each(letters, code="figures.round_opened", actor=actor)


def url_of(report: Report) -> str:
    """The page of the report."""
    return reverse("figures:report_detail", args=[report.uid])


def people_of(reports: Iterable[Report]) -> Mapping[int, set[str]]:
    """Whom a notice about each report reaches; two questions whatever their number."""
    rows = list(reports)
    units = {pk: [body for body, _path in found] for pk, found in compiling_units(rows).items()}
    bodies = {row.organisation_id for row in rows} | {u for unit in units.values() for u in unit}
    seats = _seats(bodies)
    return {
        row.pk: set().union(
            *(seats.get(body, set()) for body in (row.organisation_id, *units[row.pk]))
        )
        for row in rows
    }


def compiling_units(reports: Collection[Report]) -> Mapping[int, tuple[tuple[int, str], ...]]:
    """Units below the bodies themselves that compile their places: key and path, by report."""
    places = {row.place_id for row in reports if row.place_id is not None}
    compilers = Compiler.objects.filter(valid_on(clock.today()), place__in=places)
    by_place: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for body, path, place in compilers.values_list(
        "organisation", "organisation__path", "place"
    ).order_by("pk"):
        by_place[place].append((body, path))
    return {
        row.pk: tuple(
            (body, path)
            for body, path in by_place.get(row.place_id or 0, ())
            if path.startswith(row.path) and path != row.path
        )
        for row in reports
    }


def _seats(bodies: Collection[int]) -> dict[int, set[str]]:
    """Opaque ids of officers and heads, by body."""
    rows = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__in=bodies, role__in=REPORTERS
    )
    found: dict[int, set[str]] = defaultdict(set)
    for body, uid in rows.values_list("organisation", "person__uid"):
        found[body].add(uid.hex)
    return found
