"""What sending and accepting leave behind, for hundreds of communes at once, without their pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chuan.config.demo.samples import Sample, edits_of, lines_of
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.enums import Origin, ReportEvent, ReportState
from chuan.figures.models import (
    FormLine,
    Report,
    ReportCell,
    ReportStep,
    ReportText,
    ReportVersion,
)
from chuan.figures.rules.states import REPORT
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import Line, Text, content_of, fingerprint
from chuan.figures.selectors.standing import head_of
from chuan.figures.services.cells import CellEdit
from chuan.figures.services.facts import Stated, put_figures
from chuan.figures.services.stepping import record_report
from chuan.figures.services.telling import people_of

_CHANGED = (
    "version", "state", "edited_at", "sent_at", "last_sent_at", "sent_by_label", "approved_at",
    "approved_by_label",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is written when all have been gone through."""

    cells: list[ReportCell] = field(default_factory=list)
    texts: list[ReportText] = field(default_factory=list)
    versions: list[ReportVersion] = field(default_factory=list)
    steps: list[ReportStep] = field(default_factory=list)

    def write(self, reports: Sequence[Report]) -> None:
        """All rows, and the reports as they stand now."""
        ReportCell.objects.bulk_create(self.cells, batch_size=500)
        ReportText.objects.bulk_create(self.texts, batch_size=500)
        ReportVersion.objects.bulk_create(self.versions, batch_size=500)
        ReportStep.objects.bulk_create(self.steps, batch_size=500)
        for one in reports:
            one.save(update_fields=_CHANGED)  # in bulk, eight columns take four times as long


def send_at_once(samples: Iterable[Sample], words: Mapping[str, Any]) -> Sequence[Sample]:
    """All are sent, and accepted where nobody of the body waits to hear it; those left to be judged."""
    sent = list(samples)
    hear = people_of(sample.report for sample in sent)
    rows, left = _Rows(), list[Sample]()
    for sample in sent:
        with clock.told(sample.at):
            _send(sample, words["result"], rows)
        if sample.is_returned or (sample.is_accepted and hear[sample.report.pk]):
            left.append(sample)
        elif sample.is_accepted:
            with clock.told(sample.judged_at):
                _accept(sample, rows)
    rows.write([sample.report for sample in sent])
    return left


def _send(sample: Sample, said: str, rows: _Rows) -> None:
    one, actor, edits = sample.report, sample.actor, edits_of(sample)
    lines = {line.pk: line for line in lines_of(one.round.form_id)}
    now = clock.now()
    content = content_of(
        head_of(one),
        [_line(lines[edit.line], edit) for edit in edits],
        texts=[Text("ket-qua", "Kết quả thực hiện", said)],
    )
    one.version += 1
    one.sent_at = one.last_sent_at = one.edited_at = now
    one.sent_by_label = actor.label
    version = _version(actor, one, content)
    rows.versions.append(version)
    rows.cells.extend(_cell(actor, one, edit) for edit in edits)
    rows.texts.append(
        ReportText(report=one, key="ket-qua", text=said, edited=True, at=now, by_label=actor.label)
    )
    _step(actor, one, ReportEvent.SUBMIT, rows)
    put_figures(report=one, stated=[_stated(lines[edit.line], edit) for edit in edits])
    record_report(
        actor, one, "figures.report.submit", version=1, sha256=version.sha256, gaps=one.gaps
    )


def _accept(sample: Sample, rows: _Rows) -> None:
    one, judge = sample.report, sample.judge
    one.approved_at, one.approved_by_label = clock.now(), judge.label
    _step(judge, one, ReportEvent.APPROVE, rows)
    record_report(judge, one, "figures.report.approve", version=one.version, gaps=one.gaps)


def _step(actor: Actor, one: Report, event: ReportEvent, rows: _Rows) -> None:
    one.state = REPORT.after(ReportState(one.state), event)
    rows.steps.append(
        ReportStep(
            report=one, event=event, state=one.state, at=clock.now(), by_label=actor.label,
            organisation_label=actor.organisation_label,
        )
    )  # fmt: skip


def _cell(actor: Actor, one: Report, edit: CellEdit) -> ReportCell:
    return ReportCell(
        report=one, line_id=edit.line, value=edit.value, estimate=edit.estimate,
        origin=Origin.TYPED, edited_at=clock.now(), by_label=actor.label,
    )  # fmt: skip


def _version(actor: Actor, one: Report, content: Content) -> ReportVersion:
    return ReportVersion(
        report=one, number=one.version, content=content, sha256=fingerprint(content),
        at=clock.now(), by_label=actor.label,
    )  # fmt: skip


def _stated(line: FormLine, edit: CellEdit) -> Stated:
    return Stated(line.indicator_id or 0, line.stage, edit.value, edit.estimate)


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
