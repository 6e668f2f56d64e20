"""What a workbook is for: one report, a round, or former years; each is judged and written its own way."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.domain.cascade import BadPeriod
from chuan.figures.errors import WorkbookRefused
from chuan.figures.models import Report, Round, Workbook
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.workbook_keys import BookKind, Meta, checksum, column_key
from chuan.figures.rules.workbook_rows import Layout, Row, find_layout, heading_key
from chuan.figures.selectors.workbook_lines import (
    NAME_HEADINGS,
    lines_of,
    report_headings,
    round_headings,
    specs_of,
)
from chuan.figures.selectors.workbook_scope import reports_in, rights_of
from chuan.figures.services.cells import save_cells
from chuan.figures.services.history_books import HistoryPlan
from chuan.figures.services.workbook_reading import ORIGIN, Batch, Judge, OpenBook, Verdict


class Plan(Protocol):
    """Judges the rows of one workbook and writes the good ones."""

    @property
    def kind(self) -> str:
        """Which kind of workbook it is."""

    def judged(self) -> Iterator[tuple[Batch, Sequence[Verdict]]]:
        """Each handful of rows with its verdicts; raises what refuses the whole file."""

    def begin(self, verdicts: Sequence[Verdict]) -> None:
        """Hold what must be held before the first of these rows is written."""

    def write(self, verdict: Verdict) -> int:
        """Write a good row; how many figures changed."""

    def about(self) -> Sequence[str]:
        """Sentences about the whole that the dry run shows."""


def plan_of(actor: Actor, book: Workbook, path: Path) -> Plan:
    """The plan for a workbook whose bytes stand at `path`."""
    if book.round is None:
        return HistoryPlan(actor, OpenBook(path))
    return RoundPlan(actor, book.round, OpenBook(path), str(book.summary.get("report", "")))


class RoundPlan:
    """Figures of one round, for one report or for many."""

    def __init__(self, actor: Actor, round_: Round, book: OpenBook, report: str) -> None:
        self._actor, self._round, self._book = actor, round_, book
        reports = {row.uid.hex: row for row in reports_in(actor, round_)}
        asked = next((row for row in reports.values() if str(row.uid) == report), None)
        self._reports, self._asked = reports, asked
        self._keys: set[str] = set()
        lines = lines_of(round_.form)
        self._judge = Judge(
            scope=str(round_.uid),
            kind=BookKind.ROUND,
            rights=rights_of(actor),
            reports=reports,
            lines=lines,
            specs=specs_of(lines),
            kept=book.kept,
            headings=round_headings(lines),
            names=NAME_HEADINGS,
            by_name=_by_name(reports),
        )

    @property
    def kind(self) -> str:
        """One report, or a round."""
        return self._judge.kind

    def judged(self) -> Iterator[tuple[Batch, Sequence[Verdict]]]:
        """Rows with their verdicts."""
        for batch in self._book.batches(self._find):
            self._note_keys(batch)
            yield batch, self._judge.verdicts(batch)

    def begin(self, verdicts: Sequence[Verdict]) -> None:
        """Nothing: each report is held as it is written."""

    def write(self, verdict: Verdict) -> int:
        """Write the edits of one row into its report."""
        if verdict.report is None:
            return 0
        saved = save_cells(
            actor=self._actor, report=verdict.report.uid, edits=verdict.edits, origin=ORIGIN
        )
        return len(saved.changed)

    def about(self) -> Sequence[str]:
        """What the hidden sheet says about the file itself."""
        meta = self._book.meta
        if meta.checksum and meta.checksum != checksum(self._keys):
            return (
                _(
                    "Tệp thiếu hoặc đã đổi một số dòng, cột so với tệp mẫu; phần nhận ra được đã đọc."
                ),
            )
        if not self._book.kept:
            return (_("Tệp không phải tệp mẫu của hệ thống; cột và dòng được nhận theo tiêu đề."),)
        return ()

    def _note_keys(self, batch: Batch) -> None:
        """Keep the hidden keys that are there, to tell whether some are lost."""
        layout = batch.layout
        self._keys |= {column_key(field, line) for line, field in layout.columns.values()}
        for _number, _hidden, cells in batch.rows:
            self._keys |= {text for at, _kind, text in cells if at == layout.key_column}

    def _find(self, meta: Meta, rows: Sequence[Row]) -> Layout | None:
        self._check(meta)
        found = self._judge.find(rows)
        if self._judge.kind == BookKind.REPORT:
            return found
        if meta.kind == BookKind.REPORT or found is None or _is_of_one(found):
            return self._as_report(meta, rows)
        return found

    def _as_report(self, meta: Meta, rows: Sequence[Row]) -> Layout | None:
        words = report_headings(self._round.closing_on)
        if find_layout(rows, words, NAME_HEADINGS) is None:
            return None
        report = self._single(meta)
        self._judge.kind = BookKind.REPORT
        self._judge.single = report
        self._judge.headings = report_headings(report.as_of)
        return self._judge.find(rows)

    def _single(self, meta: Meta) -> Report:
        uid = meta.report.replace("-", "")
        own = [row for row in self._reports.values() if self._judge.rights.is_own(row)]
        found = self._reports.get(uid) or self._asked or (own[0] if len(own) == 1 else None)
        if found is None or (uid and found.uid.hex != uid):
            raise WorkbookRefused(
                _("Tệp mẫu này lập cho báo cáo khác; hãy tải tệp mẫu của đơn vị bạn.")
            )
        if not self._judge.rights.fills(found):
            raise WorkbookRefused(_("Bạn không nhập được số liệu vào báo cáo này lúc này."))
        return found

    def _check(self, meta: Meta) -> None:
        """Refuse a workbook made for something else, in one sentence."""
        form = self._round.form
        if meta.round and meta.round != str(self._round.uid):
            if meta.period and meta.period != self._round.period:
                raise WorkbookRefused(
                    _("Tệp mẫu này của kỳ %(other)s, còn đây là kỳ %(this)s.")
                    % {"other": _said(meta.period), "this": _said(self._round.period)}
                )
            raise WorkbookRefused(
                _("Tệp mẫu này của đợt báo cáo khác; hãy tải tệp mẫu của kỳ này.")
            )
        if meta.form and meta.form != form.code:
            raise WorkbookRefused(_("Tệp này theo biểu mẫu khác; hãy tải tệp mẫu của kỳ này."))
        if meta.version and meta.version != str(form.version):
            raise WorkbookRefused(
                _(
                    "Tệp này theo bản %(other)s của biểu mẫu, kỳ này dùng bản %(this)s; hãy tải tệp mẫu mới."
                )
                % {"other": meta.version[:10], "this": form.version}
            )
        if meta.kind == BookKind.HISTORY:
            raise WorkbookRefused(_("Đây là tệp số liệu các năm cũ; hãy nhập ở mục Số liệu cũ."))


def _is_of_one(layout: Layout) -> bool:
    return all(not line for line, _field in layout.columns.values())


def _said(period: str) -> str:
    try:
        return said_period(period)
    except BadPeriod:
        return period[:20]


def _by_name(reports: Mapping[str, Report]) -> dict[str, str]:
    """Keys of reports by the code and name that a row without its hidden key still says."""
    found: dict[str, list[str]] = {}
    for key, report in reports.items():
        code = report.place.code if report.place else ""
        for words in (f"{code} {report.organisation.name}", report.organisation.name):
            found.setdefault(heading_key(words), []).append(key)
    return {words: keys[0] for words, keys in found.items() if len(set(keys)) == 1}
