"""Two years of sample figures of the demo: former wards, closed rounds, and a round under way."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from random import Random
from typing import Any
from uuid import UUID

from chuan.config.demo.reporting import close, report
from chuan.config.demo.samples import Sample
from chuan.config.demo.tree import acting, body_at
from chuan.core import clock
from chuan.core.actor import Actor, system_actor
from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.enums import Comparator, Reading, Stage
from chuan.figures.models import Compiler, Form, Indicator, Report, Round, Schedule
from chuan.figures.rules.timing import Timing, days_of
from chuan.figures.selectors.plan_targets import plan_targets_page
from chuan.figures.services.facts import Stated, put_histories
from chuan.figures.services.publishing import publish_figures
from chuan.figures.services.rounds import Asking, open_round
from chuan.figures.services.schedules import Duty, lay_schedule, timing_of
from chuan.figures.services.targets import TargetWords, set_target, tie_plan_target, tie_task
from chuan.orgs.enums import MemberKind, Role
from chuan.orgs.models import Organisation, Place
from chuan.plans.models import Plan

YEARLY, PROVINCIAL = "bao-cao-nam-cap-xa", "bao-cao-nam-cap-tinh"
DUE, CLOSING = (11, 20), (11, 15)
_OPENED = (10, 6)


@cache
def told() -> Mapping[str, Any]:
    """What the sample figures are made from."""
    path = resources.files(__package__).joinpath("data", "figures.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def state_figures() -> None:
    """Compilers, targets, the first year by former wards, the second closed, the third under way."""
    this = clock.today().year
    for row in told()["compiler"]:
        place = Place.objects.filter(code=row.get("place"), valid_until=None).first()
        Compiler.objects.create(
            organisation=body_at(row["body"]), place=place, valid_from=date(2020, 1, 1)
        )
    _set_targets(this)
    _history(this - 2)
    for province in told()["province"]:
        schedules = _schedules(province, this - 1)
        _year(province, this - 1, schedules, is_over=True)
        _year(province, this, schedules, is_over=False)
    with clock.told(_at(date(this - 1, 12, 30))):
        publish_figures(
            actor=acting("thao", "/40/skhcn/"),
            period=Period.year(this - 1),
            note=told()["words"]["published"],
        )


def officer_of(body: Organisation) -> Actor:
    """An officer of any body of the demo, for what nobody of the named people did."""
    return Actor(
        id=UUID(int=body.pk).hex,
        label="Cán bộ (mẫu)",
        path=body.path,
        organisation_uid=body.uid.hex,
        organisation_label=body.label,
        roles=frozenset({Role.OFFICER}),
    )


def figures_of(spec: Mapping[str, Mapping[str, Any]], seed: str, years: int) -> dict[str, Decimal]:
    """Figures of a unit by rule: the same for the same code, larger by the growth of each year."""
    found: dict[str, Decimal] = {}
    for code, rule in spec.items():
        rng = Random(f"{seed}:{code}")  # noqa: S311  (samples by rule, no secret)
        growth = float(rule["growth"]) ** years
        if whole := rule.get("of"):
            share = min(1.0, rng.uniform(rule["from"], rule["to"]) * growth)
            step = Decimal(rule.get("step", 1))
            found[code] = (found[whole] * Decimal(round(share, 4)) // step) * step
        else:
            size = rng.uniform(rule["from"], rule["to"]) * growth
            found[code] = Decimal(round(size)) * int(rule.get("unit", 1))
    return found


def _set_targets(this: int) -> None:
    """Of some plans what the page proposes; by hand what was decided without a plan of the node."""
    for path in told()["tied_plans_of"]:
        owner = body_at(path)
        for plan in Plan.objects.filter(owner=owner):
            _tie(officer_of(owner), plan)
    for row in told()["target"]:
        owner = body_at(row["owner"])
        words = TargetWords(
            indicator=Indicator.objects.get(code=row["indicator"]),
            comparator=Comparator(row["comparator"]),
            value=Decimal(row["value"]),
            stage=row.get("stage", Stage.NONE),
            year_from=this - 1,
            clause=row["clause"],
            quote=row["quote"],
        )
        set_target(actor=officer_of(owner), owner=owner, words=words)


def _tie(actor: Actor, plan: Plan) -> None:
    """The likeliest indicator of each printed target once, words without a number, and the tasks."""
    page = plan_targets_page(actor, plan.uid, clock.today())
    meant = {row.chosen: row for row in reversed(page.rows) if row.chosen is not None}
    for indicator, row in meant.items():
        words = TargetWords(
            indicator=indicator,
            comparator=row.held.comparator,
            value=None if row.value is None else Decimal(str(row.value)),
            stage=indicator.stages[0],
            year_from=row.held.year_from,
            year_until=row.held.year_until,
            clause=row.clause,
            quote=row.text,
        )
        tie_plan_target(actor=actor, plan=plan, words=words, printed=row.printed)
    for mention in page.mentions:
        words = TargetWords(
            mention.indicator, Comparator.AT_LEAST, None, stage=mention.indicator.stages[0],
            clause=mention.task.clause, quote=mention.quote,
        )  # fmt: skip
        tie_plan_target(actor=actor, plan=plan, words=words)
    for each in page.tasks:
        for indicator in each.offered[:1]:
            tie_task(actor=actor, task=each.task, indicator=indicator)


def _history(year: int) -> None:
    """The year before the reform: what former wards had in their papers, by today's compiler."""
    said = told()["history"]
    body = body_at(said["body"])
    wanted = {row.code: row for row in Indicator.objects.filter(code__in=said["indicators"])}
    spec = {code: told()["commune"][code] for code in said["indicators"]}
    wards = Place.objects.filter(
        level="commune", parent__parent__code=said["province"], valid_until__isnull=False
    )
    of = {}
    for ward in wards.select_related("parent__parent").order_by("code"):
        figures = figures_of(spec, f"ward{ward.code}", -1)
        of[ward] = [
            Stated(wanted[code].pk, "", Decimal(round(value * Decimal(said["shrink"]))), None)
            for code, value in figures.items()
        ]
    put_histories(
        actor=system_actor(),
        organisation=body,
        period=Period.year(year),
        as_of=date(year, 12, 31),
        of=of,
    )


def _schedules(province: Mapping[str, Any], since: int) -> tuple[Schedule, Schedule]:
    """The standing duties: communes to the department, the department to the province, also each quarter."""
    asker, compiler = body_at(province["asker"]), body_at(province["compiler"])
    yearly = Timing(PeriodKind.YEAR, *DUE, Reading.EXCLUSIVE, internal_days=4)
    upwards = Timing(PeriodKind.YEAR, 12, 5, Reading.EXCLUSIVE)
    quarterly = Timing(PeriodKind.QUARTER, 0, 25, Reading.EXCLUSIVE, opens_before=40)
    own = [compiler.uid.hex]
    _lay(asker, "so-lieu-quy", quarterly, since, bodies=own)
    return (
        _lay(compiler, YEARLY, yearly, since, groups=[MemberKind.COMMUNE_GOVERNMENT]),
        _lay(asker, PROVINCIAL, upwards, since, bodies=own),
    )


def _lay(
    body: Organisation,
    code: str,
    timing: Timing,
    since: int,
    *,
    groups: Sequence[str] = (),
    bodies: Sequence[str] = (),
) -> Schedule:
    form = Form.objects.filter(code=code).order_by("-version")[0]
    duty = Duty(form, timing, groups, date(since, 1, 1), form.basis, None, bodies)
    schedule = lay_schedule(actor=officer_of(body), duty=duty)
    schedule.is_sample = True
    schedule.save(update_fields=("is_sample",))
    return schedule


def _year(
    province: Mapping[str, Any], year: int, schedules: tuple[Schedule, Schedule], *, is_over: bool
) -> None:
    """The two rounds of one province in one year: of its communes, and its own upwards."""
    asker, compiler = body_at(province["asker"]), body_at(province["compiler"])
    opened = _at(date(year, *_OPENED))
    with clock.told(opened):
        upper = _round(officer_of(asker), schedules[1], year, [compiler], "UBND tỉnh")
        own = upper.reports.get()
        communes = Organisation.objects.filter(
            agency="ubnd-xa", path__startswith=asker.path
        ).order_by("path")
        lower = _round(officer_of(compiler), schedules[0], year, communes, "Sở", into=own)
    samples = _samples(lower, province, year, is_over=is_over)
    report(samples, told()["words"])
    if is_over:
        close(lower, upper, officer_of(compiler), officer_of(asker), _own_figures(province, year))


def _round(  # noqa: PLR0917  (what one sample round is)
    actor: Actor,
    schedule: Schedule,
    year: int,
    bodies: Iterable[Organisation],
    by: str,
    into: Report | None = None,
) -> Round:
    form = Form.objects.filter(code=schedule.form_code).order_by("-version")[0]
    days = days_of(timing_of(schedule), Period.year(year))
    asking = Asking(
        form=form,
        period=Period.year(year),
        closing_on=date(year, *CLOSING),
        printed_on=days.printed_on,
        reading=Reading.EXCLUSIVE,
        internal_on=days.internal_on,
        title=f"{form.name}, năm {year}",
        basis=f"Kế hoạch thực hiện Quyết định 1703/QĐ-TTg ({by}, mẫu)",
        into=into,
        is_sample=True,
    )
    return open_round(actor=actor, asking=asking, bodies=bodies, schedule=schedule)


def _samples(
    lower: Round, province: Mapping[str, Any], year: int, *, is_over: bool
) -> Sequence[Sample]:
    """What each commune does in the round: most send in time, a few late, some not yet."""
    years = year - clock.today().year
    reports = list(
        lower.reports.select_related(
            "organisation", "place__parent", "round__form", "round__asker", "round__into"
        ).order_by("path")
    )
    share = 1.0 if is_over else float(province["sent"])
    found = []
    for row in reports:
        assert row.place is not None  # noqa: S101  (a commune has its place)
        rng = Random(f"{row.place.code}:{year}")  # noqa: S311  (samples by rule, no secret)
        named = row.organisation.path == "/40/x16792/"
        sends = is_over or (rng.random() < share and not named)
        day = date(year, 11, 5) + timedelta(days=min(int(rng.expovariate(0.22)), 24))
        if not is_over:
            day = min(day, clock.today())
        found.append(
            Sample(
                report=row,
                figures=figures_of(told()["commune"], row.place.code, years),
                at=_at(day, rng.randint(8, 16), rng.randint(0, 59)),
                actor=acting("hoa", row.path) if named else officer_of(row.organisation),
                sends=sends,
                is_named=named,
                is_draft=named and not is_over,
                fate=rng.random(),
                is_over=is_over,
            )
        )
    return sorted(found, key=lambda sample: sample.at)


def _own_figures(province: Mapping[str, Any], year: int) -> dict[str, Decimal]:
    return figures_of(
        told()["province_own"], f"province{province['code']}", year - clock.today().year
    )


def _at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), clock.VIETNAM)
