"""One commune of the demo fills and sends its report; a round is judged, taken up, closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.enums import Origin, ReportEvent, Stage
from chuan.figures.models import FormLine, Report, ReportCell, ReportText, Round
from chuan.figures.rules.versions import Line, Text, content_of
from chuan.figures.selectors.readiness import readiness_of
from chuan.figures.selectors.standing import head_of
from chuan.figures.services.cells import CellEdit, save_cells
from chuan.figures.services.consolidating import consolidate_round
from chuan.figures.services.facts import Stated, put_figures
from chuan.figures.services.locking import close_round
from chuan.figures.services.sending import approve_report, return_report, submit_report
from chuan.figures.services.stepping import record_report, take_step
from chuan.figures.services.texts import TextEdit, save_texts
from chuan.figures.services.versioning import keep_version

_APPROVED, _RETURNED = 0.7, 0.97
"""Below the first of what was sent has been accepted, above the second it was given back."""
_PARTS = 12, 11
"""An estimate of the year out of what is closed in the middle of November."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one commune does: its figures, when, and what becomes of its report."""

    report: Report
    figures: Mapping[str, Decimal]
    at: datetime
    actor: Actor
    sends: bool
    is_named: bool
    is_draft: bool
    fate: float
    is_over: bool


def report(sample: Sample, words: Mapping[str, Any]) -> None:
    """Fill, and send; the judge answers two days later."""
    if not (sample.sends or sample.is_draft):
        return
    if not sample.is_named:
        with clock.told(sample.at):
            _send_plainly(sample, words)
        _judge(sample, words)
        return
    with clock.told(sample.at):
        edits = _edits(sample)
        save_cells(
            actor=sample.actor,
            report=sample.report.uid,
            edits=edits[: len(edits) * 2 // 3] if sample.is_draft else edits,
            origin=Origin.TYPED,
        )
        if sample.is_draft:
            return
        said = [("ket-qua", "result"), ("kho-khan", "difficulty"), ("phuong-huong", "next")]
        texts = [TextEdit(key, words[name]) for key, name in said]
        save_texts(actor=sample.actor, report=sample.report.uid, edits=texts)
        _send(sample.actor, sample.report)
    _judge(sample, words)


def _send_plainly(sample: Sample, words: Mapping[str, Any]) -> None:
    """What sending leaves behind, without the page: hundreds of communes must be there in seconds."""
    one, actor, edits = sample.report, sample.actor, _edits(sample)
    lines = {line.pk: line for line in lines_of(one.round.form_id)}
    now = clock.now()
    ReportCell.objects.bulk_create(
        ReportCell(
            report=one, line_id=edit.line, value=edit.value, estimate=edit.estimate,  # type: ignore[misc]  # a FigureField takes Decimals
            origin=Origin.TYPED, edited_at=now, by_label=actor.label,
        )
        for edit in edits
    )  # fmt: skip
    ReportText.objects.create(
        report=one, key="ket-qua", text=words["result"], edited=True, at=now, by_label=actor.label
    )
    content = content_of(
        head_of(one),
        [_line(lines[edit.line], edit) for edit in edits],
        texts=[Text("ket-qua", "Kết quả thực hiện", words["result"])],
    )
    version = keep_version(actor, one, content)
    one.sent_at = one.last_sent_at = one.edited_at = now
    one.sent_by_label = actor.label
    one.save()
    take_step(actor, one, ReportEvent.SUBMIT)
    put_figures(
        report=one,
        stated=[
            Stated(
                lines[edit.line].indicator_id or 0,
                lines[edit.line].stage,
                edit.value,
                edit.estimate,
            )
            for edit in edits
        ],
    )
    record_report(
        actor, one, "figures.report.submit", version=1, sha256=version.sha256, gaps=one.gaps
    )


@cache
def lines_of(form: int) -> Sequence[FormLine]:
    """The lines of a form with their indicators, read once."""
    return tuple(FormLine.objects.filter(form=form).select_related("indicator").order_by("order"))


def _line(line: FormLine, edit: CellEdit) -> Line:
    indicator = line.indicator
    assert indicator is not None  # noqa: S101  (only such lines have figures)
    return Line(
        line=line.pk,
        label=line.label,
        name=indicator.name,
        code=indicator.code,
        unit=indicator.unit,
        stage=line.stage,
        decimals=indicator.decimals,
        value=edit.value,
        estimate=edit.estimate,
        origin=Origin.TYPED,
    )


def _edits(sample: Sample) -> Sequence[CellEdit]:
    found = []
    for line in lines_of(sample.report.round.form_id):
        if line.indicator is None or (line.stage == Stage.SETTLED and not sample.is_over):
            continue
        value, estimate = sample.figures.get(line.indicator.code), None
        if value is None:
            continue
        if line.with_estimate and not sample.is_over:
            estimate = (
                value if line.indicator.over_time == "last" else value * _PARTS[0] // _PARTS[1]
            )
        found.append(CellEdit(line.pk, value, estimate))
    return found


def _send(actor: Actor, one: Report) -> None:
    """As a careful officer does: every point that asks to be looked at again is ticked."""
    fresh = Report.objects.select_related("round__form", "organisation", "place").get(pk=one.pk)
    looked = [point.key for point in readiness_of(actor, fresh).looks]
    submit_report(actor=actor, uid=one.uid, gaps_known=True, looked=looked)


def _judge(sample: Sample, words: Mapping[str, Any]) -> None:
    round_ = sample.report.round
    judge = Actor(
        id="sample",
        label="Chuyên viên Sở (mẫu)",
        path=round_.asker_path,
        organisation_uid=round_.asker.uid.hex,
        organisation_label=round_.asker.label,
        roles=frozenset({"officer"}),
    )
    with clock.told(sample.at + timedelta(days=2) if sample.is_over else sample.at):
        if not sample.is_over and sample.fate > _RETURNED:
            return_report(actor=judge, uid=sample.report.uid, reason=words["returned"])
        elif sample.is_over or sample.fate < _APPROVED:
            approve_report(actor=judge, uid=sample.report.uid, gaps_known=True)


def close(
    lower: Round, upper: Round, compiler: Actor, asker: Actor, figures: Mapping[str, Decimal]
) -> None:
    """The department takes the communes up, adds its own, sends; both rounds are closed."""
    own = upper.reports.select_related("round__form").get()
    at = datetime.combine(upper.closing_on + timedelta(days=12), datetime.min.time(), clock.VIETNAM)
    with clock.told(at + timedelta(hours=9)):
        consolidate_round(actor=compiler, uid=lower.uid, gaps_known=True)
        edits = [
            CellEdit(line.pk, figures[line.indicator.code])
            for line in own.round.form.lines.select_related("indicator").order_by("order")
            if line.indicator is not None and line.indicator.code in figures
        ]
        save_cells(actor=compiler, report=own.uid, edits=edits, origin=Origin.TYPED)
        keys = own.round.form.parts.values_list("key", flat=True)
        texts = [TextEdit(key, "Theo báo cáo của các xã, phường, đặc khu.") for key in keys]
        save_texts(actor=compiler, report=own.uid, edits=texts)
        _send(compiler, own)
        approve_report(actor=asker, uid=own.uid, gaps_known=True)
    with clock.told(at + timedelta(days=20)):
        close_round(actor=compiler, uid=lower.uid)
        close_round(actor=asker, uid=upper.uid)
