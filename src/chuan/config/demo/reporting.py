"""Communes of the demo fill and send their reports; a round is judged, taken up, closed."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from chuan.config.demo.mass_reports import send_at_once
from chuan.config.demo.samples import Sample, edits_of
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.enums import Origin
from chuan.figures.models import Report, Round
from chuan.figures.selectors.readiness import readiness_of
from chuan.figures.services.cells import CellEdit, save_cells
from chuan.figures.services.consolidating import consolidate_round
from chuan.figures.services.locking import close_round
from chuan.figures.services.sending import approve_report, return_report, submit_report
from chuan.figures.services.texts import TextEdit, save_texts


def report(samples: Sequence[Sample], words: Mapping[str, Any]) -> None:
    """Fill and send; the judge answers two days later. The commune that is shown goes by its pages."""
    for sample in send_at_once((s for s in samples if s.sends and not s.is_named), words):
        _judge(sample, words)
    for sample in samples:
        if sample.is_named:
            _fill(sample, words)


def _fill(sample: Sample, words: Mapping[str, Any]) -> None:
    if not (sample.sends or sample.is_draft):
        return
    with clock.told(sample.at):
        edits = edits_of(sample)
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


def _send(actor: Actor, one: Report) -> None:
    """As a careful officer does: every point that asks to be looked at again is ticked."""
    fresh = Report.objects.select_related("round__form", "organisation", "place").get(pk=one.pk)
    looked = [point.key for point in readiness_of(actor, fresh).looks]
    submit_report(actor=actor, uid=one.uid, gaps_known=True, looked=looked)


def _judge(sample: Sample, words: Mapping[str, Any]) -> None:
    with clock.told(sample.judged_at):
        if sample.is_returned:
            return_report(actor=sample.judge, uid=sample.report.uid, reason=words["returned"])
        elif sample.is_accepted:
            approve_report(actor=sample.judge, uid=sample.report.uid, gaps_known=True)


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
