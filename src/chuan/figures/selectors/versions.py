"""Versions as sent: one of them, what differs between two, what came after one was made, and their proof."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from chuan.audit.models import AuditEntry
from chuan.core.actor import Actor
from chuan.figures import labels
from chuan.figures.errors import ReportNotFound
from chuan.figures.models import CellChange, Report, ReportVersion
from chuan.figures.permissions import can_read_draft
from chuan.figures.rules.numbers import shown_number, write_number
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import (
    RATE,
    Change,
    Changes,
    Effect,
    Line,
    changes_between,
    effects_of,
    fingerprint,
    lines_of,
    makers_of,
)
from chuan.figures.selectors.filling import find_report
from chuan.figures.selectors.gaps import contents_at
from chuan.figures.selectors.standing import content_now
from chuan.figures.selectors.titles import title_of

KEEPS_A_HASH = ("figures.report.submit", "figures.report.actuals")
"""Entries of the record that hold the hash of a version."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a version in words."""

    line: Line
    value: str
    estimate: str
    origin: str
    stage: str


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version: its content, and whether it is still what was sent."""

    report: Report
    title: str
    version: ReportVersion
    lines: Sequence[Shown]
    content: Content
    as_of: date
    proof: "Proof"
    since: "Since"


@dataclass(frozen=True, slots=True)
class Proof:
    """The hash of the content as it is, as it was kept, and as the record has it ("" when unknown)."""

    now: str
    kept: str
    recorded: str

    @property
    def whole(self) -> bool:
        """All three are the same."""
        return self.now == self.kept == self.recorded


@dataclass(frozen=True, slots=True)
class Broken:
    """A version that is not what was sent; without a proof, it is gone."""

    report: Report
    number: int
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that differs, in words and figures, and who changed it when."""

    change: Change
    stage: str
    old: str
    new: str
    step: str
    sentence: str
    by_label: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A body below that sent again after the consolidated version was made."""

    body: str
    used: int
    now: int
    at: datetime
    report: Report


@dataclass(frozen=True, slots=True)
class Since:
    """What came below after a version was made: who sent again, who came anew, what it changes."""

    later: Sequence[Later]
    effects: Sequence[tuple[Effect, str, str]]

    def __bool__(self) -> bool:
        return bool(self.later)


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What differs between two versions, or between one and the report as it stands now."""

    report: Report
    title: str
    old: int
    new: int
    """0: as it stands now."""
    changes: Changes
    as_of: tuple[date, date] | None
    lines: Sequence[Difference]
    numbers: Sequence[int]
    since: Since
    reads_draft: bool


def version_page(actor: Actor, uid: UUID, number: int) -> VersionPage:
    """One version of a report that the reader may see."""
    report = find_report(actor, uid)
    version = _version(report, number)
    return VersionPage(
        report=report,
        title=title_of(report),
        version=version,
        lines=tuple(_shown(line) for line in lines_of(version.content)),
        content=version.content,
        as_of=date.fromisoformat(version.content["as_of"]),
        proof=proof_of(version),
        since=since_of(version) if number == report.version else Since((), ()),
    )


def changes_page(actor: Actor, uid: UUID, old: int, new: int) -> ChangesPage:
    """What differs between version `old` and `new`; 0 is the report as it stands now."""
    report = find_report(actor, uid)
    draft = can_read_draft(actor, report)
    if new == 0 and not draft:
        raise ReportNotFound
    before = _version(report, old)
    after = None if new == 0 else _version(report, new)
    content = after.content if after else content_now(actor, report)
    changes = changes_between(before.content, content)
    written = _writers(report, before.at, after.at if after else None)
    return ChangesPage(
        report=report,
        title=title_of(report),
        old=old,
        new=new,
        changes=changes,
        as_of=_days(changes.as_of),
        lines=tuple(_difference(change, written.get(change.line)) for change in changes.lines),
        numbers=tuple(range(1, report.version + 1)),
        since=since_of(_version(report, report.version)),
        reads_draft=draft,
    )


def since_of(version: ReportVersion) -> Since:
    """Bodies below that sent, or sent again, after this version was made; nothing for a plain report."""
    makers = makers_of(version.content)
    used = {UUID(maker.report): maker for maker in makers}
    feeding = Report.objects.filter(round__into=version.report_id, version__gt=0)
    moved = [
        report
        for report in feeding.select_related("organisation", "round").order_by("pk")
        if (maker := used.get(report.uid)) is None or maker.number != report.version
    ]
    if not moved:
        return Since((), ())
    latest = {
        row.report_id: row
        for row in ReportVersion.objects.filter(report__in=moved, number=F("report__version"))
    }
    then = contents_at([used[report.uid] for report in moved if report.uid in used])
    pairs = [
        (
            report.organisation.label,
            then.get(used[report.uid].sha256, _nothing(latest[report.pk].content))
            if report.uid in used
            else _nothing(latest[report.pk].content),
            latest[report.pk].content,
        )
        for report in moved
    ]
    later = tuple(
        Later(
            report.organisation.label,
            used[report.uid].number if report.uid in used else 0,
            report.version,
            latest[report.pk].at,
            report,
        )
        for report in moved
    )
    totals = {line.key for line in lines_of(version.content)}
    effects = tuple(
        (
            effect,
            _signed(effect.difference, effect.decimals),
            str(labels.STAGE[effect.stage]) if effect.stage else "",
        )
        for effect in effects_of(pairs)
        if (effect.code, effect.stage) in totals
    )
    return Since(later, effects)


def proof_of(version: ReportVersion) -> Proof:
    """Whether the content still has the hash that it was kept and recorded under."""
    return _proof(version, _recorded(version.report_id).get(version.number, ""))


def broken_versions() -> Iterator[Broken]:
    """Every version of the node that is not what was sent, or is gone; all of them are read."""
    for report in _sent_reports().iterator(chunk_size=200):
        recorded = _recorded(report.pk)
        kept = {row.number: row for row in report.versions.all()}
        for number in range(1, max([report.version, *recorded, *kept], default=0) + 1):
            found = kept.get(number)
            proof = _proof(found, recorded.get(number, "")) if found else None
            if proof is None or not proof.whole:
                yield Broken(report, number, proof)


def count_versions() -> int:
    """How many versions the node keeps."""
    return ReportVersion.objects.count()


def _sent_reports() -> QuerySet[Report]:
    rows = Report.objects.filter(version__gt=0)
    return rows.select_related("round", "organisation").order_by("pk")


def _recorded(report: int) -> Mapping[int, str]:
    """Hashes as the record has them, by number of the version."""
    entries = AuditEntry.objects.filter(kind="report", object_id=str(report), code__in=KEEPS_A_HASH)
    rows = entries.order_by("pk").values_list("changes", flat=True)
    return {row["version"]: row.get("sha256", "") for row in rows if "version" in row}


def _proof(version: ReportVersion, recorded: str) -> Proof:
    return Proof(fingerprint(version.content), version.sha256, recorded)


def _version(report: Report, number: int) -> ReportVersion:
    found = ReportVersion.objects.filter(report=report, number=number).first()
    if found is None:
        raise ReportNotFound
    return found


def _days(pair: tuple[str, str] | None) -> tuple[date, date] | None:
    return (date.fromisoformat(pair[0]), date.fromisoformat(pair[1])) if pair else None


def _nothing(content: Content) -> Content:
    """The same report without any line: a body that came anew adds all that it says."""
    return {**content, "lines": []}


def _shown(line: Line) -> Shown:
    computed = _("Tính từ các dòng khác")
    return Shown(
        line=line,
        value=shown_number(line.value, line.decimals),
        estimate=shown_number(line.estimate, line.decimals),
        origin=computed if line.origin == RATE else str(labels.ORIGIN.get(line.origin, "")),
        stage=str(labels.STAGE[line.stage]) if line.stage else "",
    )


def _writers(
    report: Report, after: datetime, until: datetime | None
) -> Mapping[int, tuple[str, datetime]]:
    """Who last wrote each line in that time, and when."""
    rows = CellChange.objects.filter(report=report, at__gt=after)
    if until is not None:
        rows = rows.filter(at__lte=until)
    ordered = rows.order_by("pk").values_list("line", "by_label", "at")
    return {line: (by_label, at) for line, by_label, at in ordered}


def _difference(change: Change, written: tuple[str, datetime] | None) -> Difference:
    by_label, at = written or ("", None)
    return Difference(
        change=change,
        stage=str(labels.STAGE[change.stage]) if change.stage else "",
        old=_both(change.old, change.old_estimate, change.decimals),
        new=_both(change.new, change.new_estimate, change.decimals),
        step="" if change.difference is None else _signed(change.difference, change.decimals),
        sentence=_sentence(change),
        by_label=by_label,
        at=at,
    )


def _sentence(change: Change) -> str:
    """One line in words: from what to what, up or down by how much."""
    names = {
        "name": change.name,
        "old": shown_number(change.old, change.decimals),
        "new": shown_number(change.new, change.decimals),
        "unit": change.unit,
    }
    step = change.difference
    if step:
        by = shown_number(abs(step), change.decimals)
        said = (
            _("%(name)s: từ %(old)s lên %(new)s %(unit)s, tăng %(by)s.")
            if step > 0
            else _("%(name)s: từ %(old)s xuống %(new)s %(unit)s, giảm %(by)s.")
        )
        return said % {**names, "by": by}
    if change.old is None and change.new is not None:
        return _("%(name)s: trước chưa có, nay là %(new)s %(unit)s.") % names
    if change.new is None and change.old is not None:
        return _("%(name)s: trước là %(old)s %(unit)s, nay để trống.") % names
    return _("%(name)s: ước cả năm từ %(was)s thành %(now)s.") % {
        "name": change.name,
        "was": shown_number(change.old_estimate, change.decimals),
        "now": shown_number(change.new_estimate, change.decimals),
    }


def _both(value: Decimal | None, estimate: Decimal | None, decimals: int) -> str:
    said = shown_number(value, decimals)
    if estimate is None:
        return said
    return _("%(value)s (ước %(estimate)s)") % {
        "value": said,
        "estimate": shown_number(estimate, decimals),
    }


def _signed(value: Decimal, decimals: int) -> str:
    said = write_number(value, decimals)
    return f"+{said}" if value > 0 else said
