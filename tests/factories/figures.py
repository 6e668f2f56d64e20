"""Indicators, a form, a round and the reports in it, for the cast."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.enums import IndicatorKind, Stage
from chuan.figures.models import Compiler, Form, FormLine, FormPart, Indicator, Report, Round
from chuan.figures.services.rounds import Asking, open_round
from chuan.orgs.models import Organisation
from tests.factories.cast import Cast, Member


def indicator(code: str, name: str = "", **given: object) -> Indicator:
    """A count stated by communes, unless told otherwise."""
    fields: dict[str, object] = {
        "kind": IndicatorKind.COUNT, "unit": "cơ sở", "level": "commune", "public": True,
    } | given  # fmt: skip
    return Indicator.objects.create(code=code, name=name or f"Chỉ tiêu {code}", **fields)


@dataclass(frozen=True)
class Kit:
    """Informed producers of all producers, their rate, S&T money at two stages; a form of these."""

    informed: Indicator
    producers: Indicator
    rate: Indicator
    money: Indicator
    form: Form

    def line(self, which: Indicator, stage: Stage = Stage.NONE) -> FormLine:
        """The line of the form that asks for it."""
        return self.form.lines.get(indicator=which, stage=stage)


def make_kit() -> Kit:
    """The small catalogue and its form, five lines and two parts in words."""
    informed = indicator("co-so-duoc-tap-huan", "Số cơ sở được thông tin, tập huấn")
    producers = indicator("co-so-san-xuat", "Tổng số cơ sở sản xuất, kinh doanh")
    rate = indicator(
        "ty-le-co-so-duoc-tap-huan", "Tỷ lệ cơ sở được thông tin, tập huấn", unit="%",
        kind=IndicatorKind.RATE, numerator=informed, denominator=producers, decimals=1,
    )  # fmt: skip
    money = indicator("chi-tcdlcl", "Chi cho TCĐLCL", kind=IndicatorKind.MONEY, unit="đồng")
    form = Form.objects.create(
        code="bao-cao-nam", name="Báo cáo năm về TCĐLCL", period_kind=PeriodKind.YEAR
    )
    for order, (label, text, which, stage) in enumerate((
        ("I", "Tuyên truyền, phổ biến", None, Stage.NONE),
        ("1", "", informed, Stage.NONE),
        ("2", "", producers, Stage.NONE),
        ("3", "", rate, Stage.NONE),
        ("4", "", money, Stage.ESTIMATED),
        ("5", "", money, Stage.SETTLED),
    )):  # fmt: skip
        FormLine.objects.create(
            form=form, order=order, label=label, text=text, indicator=which, stage=stage,
            with_estimate=which in {informed, producers}, required=which in {informed, producers},
        )  # fmt: skip
    for order, (key, title) in enumerate((
        ("ket-qua", "Kết quả nổi bật"), ("kho-khan", "Khó khăn, vướng mắc"),
    )):  # fmt: skip
        FormPart.objects.create(form=form, order=order, key=key, title=title)
    return Kit(informed, producers, rate, money, form)


def make_compiler(body: Organisation, of: Organisation | None = None) -> Compiler:
    """The body compiles the place it stands in, or that of another."""
    return Compiler.objects.create(organisation=body, place=(of or body).place)


def make_round(
    asker: Member, kit: Kit, bodies: Iterable[Organisation], year: int = 2026, **given: object
) -> Round:
    """The yearly round: printed before 20/11, closed on 15/11."""
    asking = Asking(
        form=kit.form, period=Period.year(year), closing_on=date(year, 11, 15),
        printed_on=date(year, 11, 20), **given,  # type: ignore[arg-type]  # passed on as given
    )  # fmt: skip
    return open_round(actor=asker.actor, asking=asking, bodies=bodies)


@dataclass(frozen=True)
class Reporting:
    """A round of Minh's body, asked of Hoa's commune and the ward beside it."""

    kit: Kit
    round: Round
    commune: Report
    ward: Report


def make_reporting(cast: Cast) -> Reporting:
    """Minh's body compiles the province and asks two communes; Hoa's room compiles her commune."""
    kit = make_kit()
    minh = cast.minh
    assert minh.organisation is not None
    make_compiler(minh.organisation)
    make_compiler(cast.culture, of=cast.commune)
    round_ = make_round(minh, kit, (cast.commune, cast.ward))
    reports = {report.organisation_id: report for report in round_.reports.all()}
    return Reporting(kit, round_, reports[cast.commune.pk], reports[cast.ward.pk])
