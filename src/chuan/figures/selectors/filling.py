"""A report as one sheet: every line with its figure, where it comes from and what it is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from chuan.core.actor import Actor
from chuan.domain.cascade import parse_period
from chuan.figures.enums import Origin
from chuan.figures.errors import ReportNotFound
from chuan.figures.models import FormLine, Report, ReportVersion
from chuan.figures.permissions import can_fill, can_read_draft
from chuan.figures.rules.checks import Check, LineFacts, PartFacts, check_report
from chuan.figures.rules.wholes import wholes_by_label
from chuan.figures.selectors.comparing import Key
from chuan.figures.selectors.known import known_of
from chuan.figures.selectors.lines import kind_of, rows_of
from chuan.figures.selectors.sheet import Part, Row, RowKind, Sheet


def find_report(actor: Actor, uid: UUID) -> Report:
    """One report that the actor may know of; a stranger is told that there is none."""
    rows = Report.objects.visible_to(actor).select_related(
        "round__form", "round__asker", "organisation", "place"
    )
    report = rows.filter(uid=uid).first()
    if report is None:
        raise ReportNotFound
    return report


def sheet_of(actor: Actor, report: Report) -> Sheet:
    """The report as this reader may see it, checked; the number of statements is fixed."""
    editable = can_fill(actor, report)
    working = editable or actor.is_system or can_read_draft(actor, report)
    if not working and report.version == 0:
        return _unseen(actor, report)
    sent = None if working else report.versions.filter(number=report.version).first()
    period = parse_period(report.round.period)
    known = known_of(report, period, sent)
    rows = rows_of(report, period, known)
    parts = _parts(report, sent)
    checks = check_report(
        _facts(rows, known.neighbours),
        [PartFacts(part.key, part.title, part.required, part.text) for part in parts],
    )
    shown = tuple(_with_checks(row, checks) for row in rows)
    return Sheet(
        report=report,
        period=period,
        rows=shown,
        parts=parts,
        checks=checks,
        editable=editable,
        number=0 if working and report.is_editable else report.version,
        can_read_working=working,
        lines={row.pk: row for row in shown},
    )


def _parts(report: Report, sent: ReportVersion | None) -> Sequence[Part]:
    """The parts in words with what was written so far, or as they were sent."""
    if sent is not None:
        return tuple(
            Part(part["key"], part["title"], "", required=False, text=part["text"])
            for part in sent.content["texts"]
        )
    texts = {text.key: text for text in report.texts.all()}
    found = []
    for part in report.round.form.parts.all():
        empty = Part(part.key, part.title, part.hint, part.required)
        text = texts.get(part.key)
        if text is not None:
            empty = replace(
                empty, text=text.text, drafted=text.drafted, edited=text.edited,
                version=text.version, at=text.at, by_label=text.by_label,
            )  # fmt: skip
        found.append(empty)
    return tuple(found)


def _facts(
    rows: Sequence[Row], neighbours: Mapping[Key, tuple[Decimal, ...]]
) -> Sequence[LineFacts]:
    wholes = wholes_by_label([(row.pk, row.label, row.unit, row.stage) for row in rows])
    return [
        LineFacts(
            line=row.pk,
            name=row.name,
            kind=row.indicator.kind,
            stage=row.stage,
            decimals=row.decimals,
            over_time=row.indicator.over_time,
            required=row.required,
            with_estimate=row.with_estimate,
            typed=row.is_typed,
            value=row.value,
            estimate=row.estimate,
            note=row.note,
            last_year=row.last_year,
            counted=_count(row),
            neighbours=neighbours.get((row.indicator.pk, row.stage), ()),
            whole=wholes.get(row.pk),
            numerator=row.numerator,
            denominator=row.denominator,
        )
        for row in rows
        if row.indicator is not None
    ]


def _count(row: Row) -> Decimal | None:
    return row.offered.value if row.offered and row.offered.origin is Origin.LIVE else None


def _with_checks(row: Row, checks: Sequence[Check]) -> Row:
    own = tuple(check for check in checks if check.line == row.pk)
    return replace(row, checks=own) if own else row


def _unseen(actor: Actor, report: Report) -> Sheet:
    """Before anything was sent, whoever asked sees the lines and nothing in them."""
    lines = FormLine.objects.filter(form=report.round.form_id).select_related("indicator")
    rows = tuple(
        Row(
            line.pk,
            RowKind.HEADING if line.indicator is None else kind_of(report, line.indicator),
            line.label,
            line.text or str(line.indicator or ""),
            indicator=line.indicator,
            stage=line.stage,
            unit=line.indicator.unit if line.indicator else "",
        )
        for line in lines.order_by("order")
    )
    return Sheet(
        report=report,
        period=parse_period(report.round.period),
        rows=rows,
        parts=(),
        checks=(),
        editable=can_fill(actor, report),
        hidden=True,
        can_read_working=False,
        lines={row.pk: row for row in rows},
    )
