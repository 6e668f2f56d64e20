"""A round of the province that grows by one commune at a time, and its lists; for budgets of queries."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from chuan.core import clock, files
from chuan.core.models import StoredFile
from chuan.domain.cascade import Period
from chuan.figures.enums import Comparator, ImportState, ReportState, Stage
from chuan.figures.models import (
    CellQuestion,
    Compiler,
    ForeignCopy,
    ForeignForm,
    Form,
    LockException,
    Publication,
    Report,
    ReportStep,
    Round,
    Schedule,
    SeriesBreak,
    Target,
    Workbook,
)
from chuan.figures.services.facts import Stated, put_figures
from chuan.figures.services.rounds import Asking, give_reports, open_round
from chuan.orgs.models import Organisation
from chuan.plans.models import Plan
from tests.factories.cast import Cast
from tests.factories.figures import Kit, indicator, make_compiler, make_kit
from tests.factories.people import organisation, place


@dataclass(frozen=True)
class FigureGrowth:
    """Minh's body asks communes and is asked by Lan's; every list of his grows with a number."""

    cast: Cast
    kit: Kit
    file: StoredFile
    above: Report
    round: Round

    def arguments(self, route: str) -> dict[str, object]:
        """Those of the pages whose one thing has many rows; {} for a list."""
        name = route.partition(":")[2]
        line = self.kit.line(self.kit.informed).pk
        if name in {"report_detail", "report_send", "cell_detail"}:
            return {"uid": self.above.uid} | ({"line": line} if name == "cell_detail" else {})
        pages: dict[str, dict[str, object]] = {
            "figure_place": {"uid": self.kit.rate.uid, "code": "40"},
            "indicator_detail": {"uid": self.kit.rate.uid},
            "form_detail": {"uid": self.kit.form.uid},
            "plan_targets": {"uid": self._plan_uid()},
            "workbook_round": {"uid": self.round.uid},
        }
        return pages.get(name, {"uid": self.round.uid} if name in OF_A_ROUND else {})

    def _plan_uid(self) -> object:
        plan = Plan.objects.filter(owner=self.cast.province).order_by("pk").first()
        return plan.uid if plan else ""

    def grow(self, number: int) -> None:
        """One more commune that has sent, and one more row on every list."""
        self._commune(number)
        self._asked_above()
        self._catalogue(number)
        self._files(number)
        Publication.objects.create(
            organisation=self.cast.province, path=self.cast.province.path,
            place=self.cast.province.place, period=Period.year(1980 + number).code,
            title=f"Năm {number}", content={}, sha256="0" * 64, published_at=clock.now(),
            by_label="Minh",
        )  # fmt: skip

    def _commune(self, number: int) -> None:
        """It has sent its report, is asked about it, and wants another one opened."""
        now = clock.now()
        unit = place(
            f"17{number:03d}", f"Số {number}", kind="xa", level="commune",
            parent=self.cast.province.place,
        )  # fmt: skip
        body = organisation(
            f"UBND xã Số {number}", self.cast.province, agency="ubnd-xa", place=unit
        )
        give_reports(self.cast.minh.actor, self.round, [body])
        report = Report.objects.get(round=self.round, organisation=body)
        put_figures(report=report, stated=self._stated(number))
        report.state = (ReportState.SUBMITTED, ReportState.APPROVED, ReportState.OPEN)[number % 3]
        if report.state != ReportState.OPEN:
            report.version, report.sent_at, report.last_sent_at = 1, now, now
        report.save()
        ReportStep.objects.create(report=self.above, event="draft", state="drafting", at=now)
        CellQuestion.objects.create(
            report=self.above, line=self.kit.line(self.kit.informed), state="open",
            text=f"Câu hỏi {number}", due_on=now.date(), asked_at=now, asked_by_label="Lan",
            asker_path=self.above.asker_path,
        )  # fmt: skip
        LockException.objects.create(
            report=self.above, state="refused", reason=f"Lần {number}", asked_at=now,
            asked_by_label="Minh",
        )  # fmt: skip
        Compiler.objects.create(organisation=body, place=unit)

    def _stated(self, number: int) -> list[Stated]:
        return [
            Stated(self.kit.informed.pk, Stage.NONE, Decimal(number), None),
            Stated(self.kit.producers.pk, Stage.NONE, Decimal(number + 2), None),
        ]

    def _asked_above(self) -> None:
        """The province owes one more report, and asks by one more schedule and round."""
        province = self.cast.province
        year = clock.today().year
        lan, minh = self.cast.lan, self.cast.minh
        open_round(actor=lan.actor, asking=asking_of(self.kit.form, year), bodies=[province])
        open_round(actor=minh.actor, asking=asking_of(self.kit.form, year), bodies=[self.cast.ward])
        Schedule.objects.create(
            form_code=self.kit.form.code, asker=province, asker_path=province.path,
            period_kind="year", due_month=11, due_day=20, asked=["commune_government"],
        )  # fmt: skip

    def _catalogue(self, number: int) -> None:
        province, today = self.cast.province, clock.today()
        indicator(f"them-{number}", owner_path=province.path)
        Form.objects.create(
            code=f"bieu-{number}", name=f"Biểu {number}", period_kind="year",
            owner_path=province.path,
        )  # fmt: skip
        Target.objects.create(
            indicator=self.kit.rate, owner=province, owner_path=province.path,
            comparator=Comparator.AT_LEAST, value=number, year_until=2030,
            created_at=clock.now(), by_label="Minh",
        )  # fmt: skip
        SeriesBreak.objects.create(
            indicator=self.kit.rate, on=today - timedelta(days=number), reason="Cách tính mới"
        )

    def _files(self, number: int) -> None:
        province, now = self.cast.province, clock.now()
        form = ForeignForm.objects.create(
            sha256=f"{number:064d}", kind="xlsx", name=f"Biểu {number}.xlsx", file=self.file,
            layout={"grids": [], "words": []}, top_path=province.path, created_at=now,
            by_label="Minh",
        )  # fmt: skip
        period = Period.year(now.year).code
        ForeignCopy.objects.create(
            form=form, organisation=province, path=province.path, period=period, name=form.name,
            received_at=now, by_label="Minh",
        )  # fmt: skip
        Workbook.objects.create(
            organisation=province, path=province.path, round=self.round, sha256=form.sha256,
            name=form.name, file=self.file, state=ImportState.READ, created_at=now,
            by_id=self.cast.minh.actor.id, by_label="Minh",
        )  # fmt: skip


OF_A_ROUND = {"round_detail", "round_judge", "round_chase", "round_consolidate"}


def make_figure_growth(cast: Cast) -> FigureGrowth:
    """The province's round, which goes into its own report to the committee."""
    kit, year = make_kit(), clock.today().year
    assert cast.lan.organisation is not None
    Compiler.objects.create(organisation=cast.lan.organisation)
    make_compiler(cast.province)
    upward = asking_of(kit.form, year)
    above = open_round(actor=cast.lan.actor, asking=upward, bodies=[cast.province]).reports.get()
    downward = asking_of(kit.form, year, into=above)
    bodies: list[Organisation] = [cast.commune, cast.ward]
    round_ = open_round(actor=cast.minh.actor, asking=downward, bodies=bodies)
    file = files.store(
        BytesIO(b"PK\x03\x04"), name="mau.zip", media_type="", owner_path="",
        actor=cast.minh.actor,
    )  # fmt: skip
    return FigureGrowth(cast, kit, file, above, round_)


def asking_of(form: Form, year: int, into: Report | None = None) -> Asking:
    """Asked for a year, with time left to answer."""
    return Asking(
        form=form, period=Period.year(year), closing_on=date(year, 11, 15),
        printed_on=date(year + 1, 1, 31), into=into,
    )  # fmt: skip
