"""The facts that the paper of a report is made of: figures as sent (or as they stand), work, evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from chuan.core.actor import Actor
from chuan.documents.selectors.houses import house_of, short_name
from chuan.domain.cascade import Period, PeriodKind
from chuan.domain.vanban.labels import roman
from chuan.figures.enums import Comparator
from chuan.figures.models import Report, SeriesBreak, Target
from chuan.figures.rules.filling import has_ended
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.report_facts import Aim, Facts, Measure, Wanted
from chuan.figures.rules.report_shapes import shape_for, subject_of
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import Line, lines_of, makers_of
from chuan.figures.selectors.filling import sheet_of
from chuan.figures.selectors.gaps import below_of, look_below, summed
from chuan.figures.selectors.report_work import plan_name, proofs_of, troubles_of, works_of
from chuan.figures.selectors.sheet import Goal, Row, Sheet


def facts_of(actor: Actor, report: Report) -> Facts:
    """What the paper says today: the version sent where one stands, else the working report."""
    sheet = sheet_of(actor, report)
    content = _sent(report)
    house = house_of(report.organisation)
    period, form = sheet.period, report.round.form
    groups = _groups(sheet.rows)
    return Facts(
        body=report.organisation.name,
        short=short_name(report.organisation),
        family=house.family,
        shape=shape_for(report.organisation.level, report.organisation.kind),
        asker=report.round.asker.name,
        subject=subject_of(report.round.title or form.name, said_period(period)),
        period=said_period(period),
        before=said_period(period.a_year_before()),
        whole=f"cả {said_period(period)}" if period.kind is PeriodKind.YEAR else "",
        is_over=has_ended(period, report.as_of),
        as_of=report.as_of,
        basis=plan_name(report.round.plan) if report.round.plan else report.round.basis,
        number=report.version if content else 0,
        groups=tuple((key, title) for key, title in groups.values()),
        measures=_measures(sheet, groups, _lines(content), period),
        works=works_of(report, period),
        troubles=troubles_of(report, period),
        gaps=_gaps(report, content),
        proofs=proofs_of(report, period),
        wanted=tuple(Wanted(part.key, part.title, part.hint) for part in sheet.parts),
    )


def _sent(report: Report) -> Content | None:
    """What was sent and stands; None while the report is being worked on."""
    if report.is_editable or report.version == 0:
        return None
    content: Content = report.versions.get(number=report.version).content
    return content


def _lines(content: Content | None) -> Mapping[int, Line]:
    return {line.line: line for line in lines_of(content)} if content else {}


def _gaps(report: Report, content: Content | None) -> Gaps | None:
    """Who is missing: in what was sent, or now."""
    if content is None:
        below = look_below(report)
        return below.gaps if below.total else None
    used = {maker.report for maker in makers_of(content)}
    rows = tuple(below_of(report))
    if not rows:
        return None
    missing = tuple(row.organisation.label for row in rows if row.uid.hex not in used)
    return replace(
        summed(rows).gaps, sent=len(rows) - len(missing), missing=missing, supplementing=()
    )


def _groups(rows: Sequence[Row]) -> Mapping[int, tuple[str, str]]:
    """Headings of the form by line; one without a label of its own gets a number."""
    headings = [row for row in rows if row.is_heading]
    labels = Counter(row.label for row in headings)
    return {
        row.pk: (row.label if row.label and labels[row.label] == 1 else roman(number), row.name)
        for number, row in enumerate(headings, 1)
    }


def _measures(
    sheet: Sheet,
    groups: Mapping[int, tuple[str, str]],
    sent: Mapping[int, Line],
    period: Period,
) -> tuple[Measure, ...]:
    """One measure for each line with an indicator, under the heading before it."""
    breaks = _breaks(sheet, period)
    sources = _sources(sheet)
    labels = Counter(row.label for row in sheet.rows if not row.is_heading)
    found: list[Measure] = []
    group, seen = "", Counter[str]()
    for row in sheet.rows:
        if row.indicator is None:
            group = groups[row.pk][0]
            continue
        key = f"{row.indicator.code}{f'-{row.stage}' if row.stage else ''}"
        seen[key] += 1
        plain = labels[row.label] == 1 or not group
        line = row.label if plain else f"{group}.{row.label}".rstrip(".")
        one = _measure(row, key if seen[key] == 1 else f"{key}-{row.pk}", sources)
        one = replace(one, group=group, line=line, broken=breaks.get(row.indicator.pk, ""))
        stated = sent.get(row.pk)
        if stated is not None:
            one = replace(one, value=stated.value, estimate=stated.estimate, note=stated.note)
        found.append(_with_parts(one, row, sheet, sent))
    return tuple(found)


def _measure(row: Row, key: str, sources: Mapping[str, str]) -> Measure:
    return Measure(
        key=key,
        name=row.name,
        unit=row.unit,
        decimals=row.decimals,
        value=row.value,
        estimate=row.estimate,
        last_year=row.last_year,
        aim=_aim(row.goal, sources) if row.goal else None,
        is_rate=row.numerator is not None or row.kind == "rate",
        stage=row.stage,
        note=row.note,
        origin=row.origin,
    )


def _with_parts(one: Measure, row: Row, sheet: Sheet, sent: Mapping[int, Line]) -> Measure:
    """A rate with the two figures that it was made of."""
    if row.numerator is None or row.denominator is None:
        return one
    above, below = sheet.lines.get(row.numerator), sheet.lines.get(row.denominator)
    if above is None or below is None:
        return one
    same = above.unit == below.unit
    return replace(
        one,
        above=_stated(above, sent),
        below=_stated(below, sent),
        unit_of_parts=above.unit if same else "",
    )


def _stated(row: Row, sent: Mapping[int, Line]) -> Decimal | None:
    line = sent.get(row.pk)
    return row.value if line is None else line.value


def _aim(goal: Goal, sources: Mapping[str, str]) -> Aim:
    where = sources.get(goal.uid) or goal.owner
    source = ", ".join(part for part in (where, goal.clause) if part)
    return Aim(goal.value, Comparator(goal.comparator), source)


def _sources(sheet: Sheet) -> Mapping[str, str]:
    """The plans that set the targets, as papers name them, by target."""
    wanted = {row.goal.uid for row in sheet.rows if row.goal is not None}
    targets = Target.objects.filter(uid__in=wanted, plan__isnull=False)
    rows = targets.select_related("plan__document")
    return {row.uid.hex: plan_name(row.plan) for row in rows if row.plan is not None}


def _breaks(sheet: Sheet, period: Period) -> Mapping[int, str]:
    """Why an indicator cannot be compared with a year before: its own break or one of its parts."""
    parts: dict[int, set[int]] = {}
    for row in sheet.rows:
        if row.indicator is not None:
            of = {row.indicator.pk, row.indicator.numerator_id, row.indicator.denominator_id}
            for pk in of - {None}:
                parts.setdefault(pk, set()).add(row.indicator.pk)  # type: ignore[arg-type]  # no None
    rows = SeriesBreak.objects.filter(
        indicator__in=parts, on__gt=period.a_year_before().first_day, on__lte=period.last_day
    )
    found: dict[int, str] = {}
    for one in rows:
        reason = f"{one.reason} ({one.basis})" if one.basis else one.reason
        for indicator in parts[one.indicator_id]:
            found[indicator] = reason[:1].lower() + reason[1:]
    return found
